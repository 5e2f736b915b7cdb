//! Latent semantic columns: a few dense numbers a text, in which texts on the same subject are close although they share
//! no word. They come from the unlabeled pool alone, and are worth more at few labels than any strategy.
//!
//! The leading right singular vectors of the sample's tf-idf rows, found by block power iteration from a seeded start
//! (Halko, Martinsson & Tropp 2011, algorithm 4.4). A text's numbers are its row times these vectors, scaled to norm 1,
//! as in latent semantic analysis (Deerwester et al. 1990) and scikit-learn's `TruncatedSVD` + `Normalizer`; then the
//! first [`COARSE`] of them once more, scaled to norm 1 by themselves. The broad subjects stand out there: macro F1 over
//! 20 to 500 random labels rises by 0.006 on trec, 0.013 on ag-news and 0.014 on dbpedia14 (8 seeds).
//!
//! `Y = A Q` is made orthonormal by the eigenvectors of its Gram matrix, which are linfa-linalg's; directions without
//! weight become zero. Sums have a fixed order, so the numbers are the same on any number of threads.

use linfa_linalg::eigh::{EigSort, EighInto};
use ndarray::{Array1, Array2, s};
use rand::{Rng, SeedableRng};
use rand_xoshiro::Xoshiro256PlusPlus;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::matrix::FeatureRow;

/// Rows that the vectors are fitted on, at most.
pub(super) const MOST_ROWS: usize = 50_000;
/// N-grams that take part, at most; the most frequent ones.
const MOST_COLUMNS: usize = 40_000;
/// The leading directions that come a second time, by themselves. With 16 or 48 of them the gain is a little smaller.
const COARSE: usize = 32;
/// Further directions carried along, so that the wanted ones come out sharp.
const OVERSAMPLE: usize = 16;
/// Times the block is multiplied by the matrix and its transpose.
const ITERATIONS: usize = 3;
/// Rows summed as one piece.
const CHUNK: usize = 1024;
const SEED: u64 = 0x6c61_7465_6e74;

/// From a text's sparse columns to its latent numbers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Latent {
    /// Directions.
    fine: usize,
    /// Sparse columns that take part, rising.
    columns: Vec<u32>,
    /// `fine` numbers for each of them.
    vectors: Vec<f32>,
}

/// Sparse lines of numbers: `starts[l]..starts[l + 1]` are the entries of line `l`.
struct Lines {
    starts: Vec<usize>,
    others: Vec<u32>,
    values: Vec<f32>,
}

impl Latent {
    /// Fits at most `fine` directions on a sample's rows, of which the first `columns` columns take part; fewer when the
    /// sample has fewer. None when there is nothing to relate: no direction, or no two columns that rows share.
    pub fn fit(rows: &[FeatureRow<'_>], columns: usize, fine: usize) -> Option<Latent> {
        let mut times = vec![0u32; columns];
        rows.iter().for_each(|row| row.entries(columns).for_each(|(column, _)| times[column as usize] += 1));
        // A column of a single row relates it to no other one.
        let mut kept: Vec<u32> = (0..columns as u32).filter(|&c| times[c as usize] > 1).collect();
        kept.sort_by_key(|&c| (std::cmp::Reverse(times[c as usize]), c));
        kept.truncate(MOST_COLUMNS);
        kept.sort_unstable();
        let fine = fine.min(rows.len()).min(kept.len());
        if fine == 0 || kept.len() < 2 {
            return None;
        }
        let mut place = vec![u32::MAX; columns];
        kept.iter().zip(0..).for_each(|(&column, at)| place[column as usize] = at);
        let mut by_row = Lines { starts: vec![0], others: Vec::new(), values: Vec::new() };
        for row in rows {
            let held = || row.entries(columns).filter(|(column, _)| place[*column as usize] != u32::MAX);
            let norm = held().map(|(_, value)| value * value).sum::<f32>().sqrt();
            for (column, value) in held() {
                by_row.others.push(place[column as usize]);
                by_row.values.push(value / norm);
            }
            by_row.starts.push(by_row.others.len());
        }
        let by_column = by_row.transposed(kept.len());
        let width = (fine + OVERSAMPLE).min(rows.len()).min(kept.len());
        let mut rng = Xoshiro256PlusPlus::seed_from_u64(SEED);
        let mut q = Array2::from_shape_simple_fn((rows.len(), width), || rng.gen_range(-1f32..1.0));
        for _ in 0..ITERATIONS {
            q = orthonormal(by_row.times(&by_column.times(&q)));
        }
        let vectors = orthonormal(by_column.times(&q)).slice_move(s![.., ..fine]);
        Some(Latent { fine, columns: kept, vectors: vectors.iter().copied().collect() })
    }

    /// How many numbers a text has.
    pub fn dims(&self) -> usize {
        self.fine + self.coarse()
    }

    /// How many of them are directions; the rest repeats the leading ones.
    pub fn fine(&self) -> usize {
        self.fine
    }

    /// Few directions are coarse as they are.
    fn coarse(&self) -> usize {
        if self.fine > COARSE { COARSE } else { 0 }
    }

    /// What does not fit together, among sparse columns below `columns`.
    pub fn check(&self, columns: u32) -> Result<(), String> {
        let rises = self.columns.windows(2).all(|pair| pair[0] < pair[1]);
        let inside = self.columns.last().is_some_and(|&last| last < columns);
        let fits = self.fine > 0 && self.fine.checked_mul(self.columns.len()) == Some(self.vectors.len());
        if rises && inside && fits && self.vectors.iter().all(|x| x.is_finite()) {
            return Ok(());
        }
        Err(format!("{} latent numbers of {} columns do not fit together", self.fine, self.columns.len()))
    }

    /// For every sparse column its place among the vectors, or `u32::MAX`; for [`Latent::write`].
    pub fn places(&self) -> Vec<u32> {
        let mut places = vec![u32::MAX; self.columns.last().map_or(0, |&last| last as usize + 1)];
        self.columns.iter().zip(0..).for_each(|(&column, at)| places[column as usize] = at);
        places
    }

    /// A row's latent numbers into `out`, which is `dims` long, or `fine` for the directions alone. Both parts have norm 1;
    /// zeros when nothing of the row takes part.
    pub fn write(&self, places: &[u32], row: FeatureRow<'_>, out: &mut [f32]) {
        out.fill(0.0);
        let (fine, coarse) = out.split_at_mut(self.fine);
        for (&column, &value) in row.indices.iter().zip(row.values) {
            let Some(&at) = places.get(column as usize).filter(|&&at| at != u32::MAX) else { continue };
            let vector = &self.vectors[at as usize * self.fine..][..self.fine];
            fine.iter_mut().zip(vector).for_each(|(o, v)| *o += value * v);
        }
        coarse.copy_from_slice(&fine[..coarse.len()]);
        to_norm_1(fine);
        to_norm_1(coarse);
    }
}

/// Scales to norm 1; what is next to nothing becomes 0.
fn to_norm_1(numbers: &mut [f32]) {
    let norm = numbers.iter().map(|x| x * x).sum::<f32>().sqrt();
    numbers.iter_mut().for_each(|x| *x = if norm > 1e-6 { *x / norm } else { 0.0 });
}

impl Lines {
    fn transposed(&self, lines: usize) -> Lines {
        let mut starts = vec![0usize; lines + 1];
        self.others.iter().for_each(|&other| starts[other as usize + 1] += 1);
        (0..lines).for_each(|at| starts[at + 1] += starts[at]);
        let mut next = starts.clone();
        let mut turned = Lines { starts, others: vec![0; self.others.len()], values: vec![0.0; self.values.len()] };
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

#[cfg(test)]
mod tests {
    use super::*;

    fn fit(rows: &[Vec<(u32, f32)>], columns: usize, fine: usize) -> Option<Latent> {
        let split: Vec<(Vec<u32>, Vec<f32>)> = rows.iter().map(|row| row.iter().copied().unzip()).collect();
        let rows: Vec<FeatureRow<'_>> =
            split.iter().map(|(indices, values)| FeatureRow { indices, values, dense: &[] }).collect();
        Latent::fit(&rows, columns, fine)
    }

    fn numbers(latent: &Latent, row: &[(u32, f32)]) -> Vec<f32> {
        let (indices, values): (Vec<u32>, Vec<f32>) = row.iter().copied().unzip();
        let mut out = vec![0.0; latent.dims()];
        latent.write(&latent.places(), FeatureRow { indices: &indices, values: &values, dense: &[] }, &mut out);
        out
    }

    #[test]
    fn the_singular_vectors_of_a_small_matrix() {
        // Columns 0 and 1 always together, column 2 alone: the singular vectors are (1, 1, 0) / sqrt 2 with value 2 and
        // (0, 0, 1) with value sqrt 2. Column 3 is held by one row only and takes no part.
        let rows: Vec<Vec<(u32, f32)>> = [&[0u32, 1][..], &[0, 1], &[0, 1], &[0, 1], &[2], &[2, 3]]
            .iter()
            .map(|r| r.iter().map(|&c| (c, 1.0)).collect())
            .collect();
        let latent = fit(&rows, 4, 1).unwrap();
        assert_eq!((latent.dims(), latent.columns.as_slice()), (1, &[0u32, 1, 2][..]));
        let half = 0.5f32.sqrt();
        for (found, expected) in latent.vectors.iter().zip([half, half, 0.0]) {
            assert!((found.abs() - expected).abs() < 1e-4, "{:?}", latent.vectors);
        }
        assert!((numbers(&latent, &[(0, 3.0)])[0].abs() - 1.0).abs() < 1e-6);
        assert_eq!(numbers(&latent, &[(3, 1.0), (9, 1.0)]), vec![0.0]);
    }

    #[test]
    fn texts_without_a_common_word_meet_through_a_third() {
        let mut rng = Xoshiro256PlusPlus::seed_from_u64(5);
        // Two subjects of 60 rows each in 20 words of their own; a row has 3 of them. Many pairs share none.
        let rows: Vec<Vec<(u32, f32)>> = (0..120u32)
            .map(|i| {
                let mut words: Vec<u32> =
                    rand::seq::index::sample(&mut rng, 20, 3).into_iter().map(|w| w as u32 + 20 * (i % 2)).collect();
                words.sort_unstable();
                words.into_iter().map(|w| (w, 1.0)).collect()
            })
            .collect();
        let latent = fit(&rows, 40, 2).unwrap();
        let all: Vec<Vec<f32>> = rows.iter().map(|row| numbers(&latent, row)).collect();
        let cosine = |i: usize, j: usize| all[i].iter().zip(&all[j]).map(|(a, b)| a * b).sum::<f32>();
        let mean = |offset: usize| (0..118).map(|i| cosine(i, i + offset)).sum::<f32>() / 118.0;
        assert!(mean(2) > mean(1) + 0.5, "same subject {}, other subject {}", mean(2), mean(1));
    }

    #[test]
    fn threads_do_not_change_a_bit_and_nothing_to_relate_is_no_columns() {
        let rows: Vec<Vec<(u32, f32)>> = (0..3000u32).map(|i| vec![(i % 50, 1.0), (50 + i % 70, 0.5)]).collect();
        let on = |threads| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            pool.install(|| fit(&rows, 120, 30).unwrap())
        };
        assert_eq!(on(1), on(3));
        assert!(fit(&[], 120, 30).is_none());
        assert!(fit(&[vec![(0, 1.0)]], 120, 30).is_none());
    }

    #[test]
    fn many_directions_come_with_the_broad_ones_by_themselves() {
        let rows: Vec<Vec<(u32, f32)>> = (0..400u32).map(|i| vec![(i % 40, 1.0), (40 + i % 19, 0.5)]).collect();
        let latent = fit(&rows, 59, 40).unwrap();
        assert_eq!(latent.dims(), 40 + COARSE);
        let found = numbers(&latent, &rows[0]);
        let (fine, coarse) = found.split_at(40);
        let norm = |part: &[f32]| part.iter().map(|x| x * x).sum::<f32>().sqrt();
        assert!((norm(fine) - 1.0).abs() < 1e-5 && (norm(coarse) - 1.0).abs() < 1e-5);
        let stretch = 1.0 / norm(&fine[..COARSE]);
        fine.iter().zip(coarse).for_each(|(fine, coarse)| assert!((fine * stretch - coarse).abs() < 1e-5));
    }
}
