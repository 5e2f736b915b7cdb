//! Latent semantic columns: a few dense numbers a text, in which texts on the same subject are close although they share
//! no word. They come from the unlabeled pool alone, and are worth more at few labels than any strategy.
//!
//! The leading right singular vectors of the sample's word tf-idf matrix, found by block power iteration from a seeded
//! start (Halko, Martinsson & Tropp 2011, algorithm 4.4). A text's numbers are its word row times these vectors, scaled
//! to norm 1, as in latent semantic analysis (Deerwester et al. 1990) and scikit-learn's `TruncatedSVD` + `Normalizer`.
//!
//! `Y = A Q` is made orthonormal by the eigenvectors of its Gram matrix, which are linfa-linalg's; directions without
//! weight become zero. Sums have a fixed order, so the numbers are the same on any number of threads.

use linfa_linalg::eigh::{EighInto, EigSort};
use ndarray::{Array1, Array2, s};
use rand::{Rng, SeedableRng};
use rand_xoshiro::Xoshiro256PlusPlus;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::matrix::{FeatureRow, SegmentView};

/// Rows that the vectors are fitted on, at most.
pub(super) const MOST_ROWS: usize = 50_000;
/// Words and pairs of words that take part, at most; the most frequent ones.
const MOST_COLUMNS: usize = 40_000;
/// Further directions carried along, so that the wanted ones come out sharp.
const OVERSAMPLE: usize = 16;
/// Times the block is multiplied by the matrix and its transpose.
const ITERATIONS: usize = 3;
/// Rows summed as one piece.
const CHUNK: usize = 1024;
const SEED: u64 = 0x6c61_7465_6e74;

/// From a text's word columns to its latent numbers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Latent {
    dims: usize,
    /// Sparse columns that take part, rising.
    columns: Vec<u32>,
    /// `dims` numbers for each of them.
    vectors: Vec<f32>,
}

/// Sparse lines of numbers: `starts[l]..starts[l + 1]` are the entries of line `l`.
struct Lines {
    starts: Vec<usize>,
    others: Vec<u32>,
    values: Vec<f32>,
}

impl Latent {
    /// Fits at most `dims` directions on a sample's rows; fewer when the sample has fewer. `is_word` says which columns
    /// are words. None when there is nothing to relate: fewer than three rows or columns.
    pub fn fit(view: &SegmentView<'_>, columns: usize, is_word: impl Fn(u32) -> bool, dims: usize) -> Option<Latent> {
        let rows = view.starts.len() - 1;
        let step = rows.div_ceil(MOST_ROWS).max(1);
        let taken: Vec<usize> = (0..rows).step_by(step).collect();
        let mut times = vec![0u32; columns];
        for &r in &taken {
            view.row(r).indices.iter().for_each(|&c| times[c as usize] += u32::from(is_word(c)));
        }
        // A column of a single row relates it to no other one.
        let mut kept: Vec<u32> = (0..columns as u32).filter(|&c| times[c as usize] > 1).collect();
        kept.sort_by_key(|&c| (std::cmp::Reverse(times[c as usize]), c));
        kept.truncate(MOST_COLUMNS);
        kept.sort_unstable();
        let dims = dims.min(taken.len() / 2).min(kept.len() / 2);
        if dims == 0 {
            return None;
        }
        let mut place = vec![u32::MAX; columns];
        kept.iter().zip(0..).for_each(|(&column, at)| place[column as usize] = at);
        let mut by_row = Lines { starts: vec![0], others: Vec::new(), values: Vec::new() };
        for &r in &taken {
            let row = view.row(r);
            let held = || row.indices.iter().zip(row.values).filter(|(c, _)| place[**c as usize] != u32::MAX);
            let norm = held().map(|(_, v)| v * v).sum::<f32>().sqrt();
            for (column, value) in held() {
                by_row.others.push(place[*column as usize]);
                by_row.values.push(value / norm);
            }
            by_row.starts.push(by_row.others.len());
        }
        let by_column = by_row.transposed(kept.len());
        let width = (dims + OVERSAMPLE).min(taken.len()).min(kept.len());
        let mut rng = Xoshiro256PlusPlus::seed_from_u64(SEED);
        let mut q = Array2::from_shape_simple_fn((taken.len(), width), || rng.gen_range(-1f32..1.0));
        for _ in 0..ITERATIONS {
            q = orthonormal(by_row.times(&by_column.times(&q)));
        }
        let z = by_column.times(&q);
        let vectors = orthonormal(z).slice_move(s![.., ..dims]);
        Some(Latent { dims, columns: kept, vectors: vectors.iter().copied().collect() })
    }

    /// How many numbers a text has.
    pub fn dims(&self) -> usize {
        self.dims
    }

    /// For every sparse column its place among the vectors, or `u32::MAX`; for [`Latent::write`].
    pub fn places(&self) -> Vec<u32> {
        let mut places = vec![u32::MAX; self.columns.last().map_or(0, |&last| last as usize + 1)];
        self.columns.iter().zip(0..).for_each(|(&column, at)| places[column as usize] = at);
        places
    }

    /// A row's latent numbers into `out` (`dims` long), with norm `weight`; zeros when none of its words takes part.
    pub fn write(&self, places: &[u32], row: FeatureRow<'_>, weight: f32, out: &mut [f32]) {
        out.fill(0.0);
        for (&column, &value) in row.indices.iter().zip(row.values) {
            let Some(&at) = places.get(column as usize).filter(|&&at| at != u32::MAX) else { continue };
            let vector = &self.vectors[at as usize * self.dims..][..self.dims];
            out.iter_mut().zip(vector).for_each(|(o, v)| *o += value * v);
        }
        let norm = out.iter().map(|x| x * x).sum::<f32>().sqrt();
        if norm > 1e-6 {
            out.iter_mut().for_each(|x| *x *= weight / norm);
        } else {
            out.fill(0.0);
        }
    }
}

impl Lines {
    fn transposed(&self, lines: usize) -> Lines {
        let mut starts = vec![0usize; lines + 1];
        self.others.iter().for_each(|&other| starts[other as usize + 1] += 1);
        (0..lines).for_each(|at| starts[at + 1] += starts[at]);
        let mut next = starts.clone();
        let mut turned =
            Lines { starts, others: vec![0; self.others.len()], values: vec![0.0; self.values.len()] };
        for line in 0..self.starts.len() - 1 {
            for entry in self.starts[line]..self.starts[line + 1] {
                let to = &mut next[self.others[entry] as usize];
                turned.others[*to] = line as u32;
                turned.values[*to] = self.values[entry];
                *to += 1;
            }
        }
        turned
    }

    /// The product with a dense block.
    fn times(&self, block: &Array2<f32>) -> Array2<f32> {
        let width = block.ncols();
        let mut product = Array2::<f32>::zeros((self.starts.len() - 1, width));
        let (Some(block), Some(out)) = (block.as_slice(), product.as_slice_mut()) else { return product };
        out.par_chunks_mut(width).enumerate().for_each(|(line, out)| {
            for entry in self.starts[line]..self.starts[line + 1] {
                let value = self.values[entry];
                let from = &block[self.others[entry] as usize * width..][..width];
                out.iter_mut().zip(from).for_each(|(o, x)| *o += value * x);
            }
        });
        product
    }
}

/// The left singular vectors of `y`, largest singular value first: `y U S^-1` with `y^T y = U S^2 U^T`. Directions
/// without weight are zero. The largest entry of each vector of `U` is positive, so that signs are always the same.
fn orthonormal(y: Array2<f32>) -> Array2<f32> {
    let width = y.ncols();
    let pieces: Vec<Array2<f64>> = (0..y.nrows().div_ceil(CHUNK))
        .into_par_iter()
        .map(|at| {
            let piece = y.slice(s![at * CHUNK..((at + 1) * CHUNK).min(y.nrows()), ..]).mapv(f64::from);
            piece.t().dot(&piece)
        })
        .collect();
    let gram = pieces.into_iter().fold(Array2::<f64>::zeros((width, width)), |sum, piece| sum + piece);
    let Ok(pairs) = gram.eigh_into() else { return y };
    let (values, vectors): (Array1<f64>, Array2<f64>) = pairs.sort_eig_desc();
    let most = values.iter().copied().fold(0.0, f64::max);
    let mut turn = vectors;
    for (mut vector, &value) in turn.columns_mut().into_iter().zip(&values) {
        let largest = vector.iter().copied().fold(0.0f64, |a, b| if b.abs() > a.abs() { b } else { a });
        let scale = if value > most * 1e-10 { largest.signum() / value.sqrt() } else { 0.0 };
        vector.mapv_inplace(|x| x * scale);
    }
    let turn = turn.mapv(|x| x as f32);
    let pieces: Vec<Array2<f32>> = (0..y.nrows().div_ceil(CHUNK))
        .into_par_iter()
        .map(|at| y.slice(s![at * CHUNK..((at + 1) * CHUNK).min(y.nrows()), ..]).dot(&turn))
        .collect();
    let numbers: Vec<f32> = pieces.iter().flat_map(|piece| piece.iter().copied()).collect();
    Array2::from_shape_vec((y.nrows(), width), numbers).unwrap_or(y)
}
