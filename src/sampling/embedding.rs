//! Latent semantic analysis of a sample of rows: few dense dimensions in which texts on the same subject are close
//! although they share no word.
//!
//! The rows are projected onto the space of the leading singular vectors of the sample, found by block power iteration
//! from a seeded start (Halko, Martinsson & Tropp 2011, algorithm 4.4), and normalised. With `Q` orthonormal,
//! `Z = X^T Q`, `Y = X Z` and the Cholesky factor `R^T R = Z^T Z = Q^T Y`, the projections are `Y R^-1`: their dot
//! products are those of `X` on the span of `Z`, which is all that is asked of them, so no decomposition is needed.

use rand::{Rng, SeedableRng};
use rand_xoshiro::Xoshiro256PlusPlus;
use rayon::prelude::*;

use crate::features::FeatureMatrix;

/// Columns of the block handled together; one cache line of f32.
const LANES: usize = 16;

/// Times the block is multiplied by the matrix before the last time.
const ITERATIONS: usize = 2;

/// One unit vector (or a zero one) per row.
pub(super) struct Embedding {
    dims: usize,
    values: Vec<f32>,
}

impl Embedding {
    /// The vector of the `i`-th row.
    pub fn row(&self, i: usize) -> &[f32] {
        &self.values[i * self.dims..(i + 1) * self.dims]
    }

    /// The cosine of the `i`-th and the `j`-th row; 0 when one of them is empty.
    pub fn cosine(&self, i: usize, j: usize) -> f32 {
        dot(self.row(i), self.row(j))
    }
}

/// Rows of the sample with the columns that at least two of them hold, renumbered.
struct Sample {
    starts: Vec<usize>,
    columns: Vec<u32>,
    values: Vec<f32>,
    width: usize,
}

/// Embeds `rows` of `features` in `dims` dimensions (rounded up to whole blocks). Same seed, same numbers, on any
/// number of threads.
pub(super) fn embed(features: &FeatureMatrix, rows: &[u32], dims: usize, seed: u64) -> Embedding {
    if features.dims() > 0 {
        return dense(features, rows);
    }
    let sample = Sample::take(features, rows);
    let m = rows.len();
    let blocks = dims.div_ceil(LANES).max(1);
    let dims = blocks * LANES;
    let mut rng = Xoshiro256PlusPlus::seed_from_u64(seed);
    // By columns: `q[d]` has one number per row.
    let mut q: Vec<Vec<f64>> = (0..dims).map(|_| (0..m).map(|_| rng.gen_range(-1.0..1.0)).collect()).collect();
    orthonormalise(&mut q);
    for _ in 0..ITERATIONS {
        q = sample.gram_times(&q);
        orthonormalise(&mut q);
    }
    let mut y = sample.gram_times(&q);
    solve(&q, &mut y);
    let mut values = vec![0f32; m * dims];
    for (i, row) in values.chunks_exact_mut(dims).enumerate() {
        let norm = y.iter().map(|column| column[i] * column[i]).sum::<f64>().sqrt();
        if norm > 1e-9 {
            row.iter_mut().zip(&y).for_each(|(value, column)| *value = (column[i] / norm) as f32);
        }
    }
    Embedding { dims, values }
}

/// The rows' own dense numbers with norm 1.
fn dense(features: &FeatureMatrix, rows: &[u32]) -> Embedding {
    let dims = features.dims();
    let mut values = Vec::with_capacity(rows.len() * dims);
    for &row in rows {
        let numbers = features.row(row as usize).dense;
        let norm = dot(numbers, numbers).sqrt();
        let scale = if norm > 1e-9 { 1.0 / norm } else { 0.0 };
        values.extend(numbers.iter().map(|x| x * scale));
    }
    Embedding { dims, values }
}

impl Sample {
    fn take(features: &FeatureMatrix, rows: &[u32]) -> Self {
        let mut times = vec![0u32; features.columns()];
        for &row in rows {
            features.row(row as usize).indices.iter().for_each(|column| times[*column as usize] += 1);
        }
        // A column of a single row relates it to no other one.
        let mut width = 0;
        let number: Vec<u32> = times
            .iter()
            .map(|times| {
                let own = width;
                width += u32::from(*times > 1);
                if *times > 1 { own } else { u32::MAX }
            })
            .collect();
        let mut sample = Sample { starts: vec![0], columns: Vec::new(), values: Vec::new(), width: width as usize };
        for &row in rows {
            let row = features.row(row as usize);
            for (column, value) in row.indices.iter().zip(row.values) {
                if number[*column as usize] != u32::MAX {
                    sample.columns.push(number[*column as usize]);
                    sample.values.push(*value);
                }
            }
            sample.starts.push(sample.columns.len());
        }
        sample
    }

    /// `X X^T q`, block by block.
    fn gram_times(&self, q: &[Vec<f64>]) -> Vec<Vec<f64>> {
        let m = self.starts.len() - 1;
        let blocks: Vec<Vec<Vec<f64>>> = q
            .par_chunks(LANES)
            .map(|block| {
                let mut z = vec![[0f32; LANES]; self.width];
                for (r, ends) in self.starts.windows(2).enumerate() {
                    let own: [f32; LANES] = std::array::from_fn(|lane| block[lane][r] as f32);
                    for at in ends[0]..ends[1] {
                        let value = self.values[at];
                        for (into, own) in z[self.columns[at] as usize].iter_mut().zip(own) {
                            *into += value * own;
                        }
                    }
                }
                let mut y = vec![vec![0f64; m]; LANES];
                for (r, ends) in self.starts.windows(2).enumerate() {
                    let mut sum = [0f32; LANES];
                    for at in ends[0]..ends[1] {
                        let value = self.values[at];
                        for (sum, z) in sum.iter_mut().zip(z[self.columns[at] as usize]) {
                            *sum += value * z;
                        }
                    }
                    y.iter_mut().zip(sum).for_each(|(column, sum)| column[r] = f64::from(sum));
                }
                y
            })
            .collect();
        blocks.into_iter().flatten().collect()
    }
}

/// Modified Gram-Schmidt. A column that depends on earlier ones becomes zero.
fn orthonormalise(columns: &mut [Vec<f64>]) {
    for d in 0..columns.len() {
        let (done, rest) = columns.split_at_mut(d);
        let own = &mut rest[0];
        let before = dot(own, own).sqrt();
        for earlier in done.iter() {
            let along = dot(earlier, own);
            own.iter_mut().zip(earlier).for_each(|(x, e)| *x -= along * e);
        }
        let norm = dot(own, own).sqrt();
        let scale = if norm > before * 1e-6 && norm > 1e-12 { 1.0 / norm } else { 0.0 };
        own.iter_mut().for_each(|x| *x *= scale);
    }
}

/// `y <- y R^-1` with `R^T R = q^T y`. Columns without a positive pivot become zero.
fn solve(q: &[Vec<f64>], y: &mut [Vec<f64>]) {
    let dims = q.len();
    let mut r = vec![0f64; dims * dims];
    let mut largest = 0f64;
    for i in 0..dims {
        for j in i..dims {
            let before: f64 = (0..i).map(|k| r[k * dims + i] * r[k * dims + j]).sum();
            // Symmetric but for rounding; the mean of both halves keeps it so.
            let own = 0.5 * (dot(&q[i], &y[j]) + dot(&q[j], &y[i])) - before;
            if i == j {
                largest = largest.max(own);
                r[i * dims + i] = if own > largest * 1e-6 { own.sqrt() } else { 0.0 };
            } else {
                let pivot = r[i * dims + i];
                r[i * dims + j] = if pivot > 0.0 { own / pivot } else { 0.0 };
            }
        }
    }
    for j in 0..dims {
        let (done, rest) = y.split_at_mut(j);
        let own = &mut rest[0];
        for (i, earlier) in done.iter().enumerate() {
            let factor = r[i * dims + j];
            own.iter_mut().zip(earlier).for_each(|(x, e)| *x -= factor * e);
        }
        let pivot = r[j * dims + j];
        own.iter_mut().for_each(|x| *x = if pivot > 0.0 { *x / pivot } else { 0.0 });
    }
}

/// A dot product in a fixed order that the compiler can spread over vector lanes.
pub(super) fn dot<T>(a: &[T], b: &[T]) -> T
where
    T: Copy + Default + std::ops::Mul<Output = T> + std::ops::AddAssign,
{
    let mut sums = [T::default(); 8];
    let (a_chunks, b_chunks) = (a.chunks_exact(8), b.chunks_exact(8));
    let (a_rest, b_rest) = (a_chunks.remainder(), b_chunks.remainder());
    for (a, b) in a_chunks.zip(b_chunks) {
        for lane in 0..8 {
            sums[lane] += a[lane] * b[lane];
        }
    }
    let mut sum = T::default();
    sums.into_iter().for_each(|lane| sum += lane);
    a_rest.iter().zip(b_rest).for_each(|(a, b)| sum += *a * *b);
    sum
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::Segment;

    fn matrix(rows: &[&[(u32, f32)]], columns: usize) -> FeatureMatrix {
        let mut starts = vec![0u64];
        let (mut indices, mut values) = (vec![], vec![]);
        for row in rows {
            indices.extend(row.iter().map(|e| e.0));
            values.extend(row.iter().map(|e| e.1));
            starts.push(indices.len() as u64);
        }
        let mut matrix = FeatureMatrix::new();
        matrix.push(Segment::new(starts.into(), indices.into(), values.into()).unwrap(), columns);
        matrix
    }

    #[test]
    fn with_enough_dimensions_cosines_are_exact() {
        // Rank 2: all of it fits. cos(0, 1) = 0.6, cos(0, 2) = 0, cos(1, 2) = 0.8; row 3 is empty.
        let m = matrix(&[&[(0, 2.0)], &[(0, 0.6), (5, 0.8)], &[(5, 3.0)], &[]], 6);
        let e = embed(&m, &[0, 1, 2, 3], 16, 1);
        for (i, j, expected) in [(0, 0, 1.0), (0, 1, 0.6), (0, 2, 0.0), (1, 2, 0.8), (2, 3, 0.0), (3, 3, 0.0)] {
            assert!((e.cosine(i, j) - expected).abs() < 1e-4, "{i} {j}: {}", e.cosine(i, j));
        }
    }

    #[test]
    fn rows_without_a_common_word_meet_through_a_third() {
        // Two subjects of 40 rows each in 20 words of their own; a row has 3 of them. Many pairs share none.
        let mut rng = Xoshiro256PlusPlus::seed_from_u64(5);
        let rows: Vec<Vec<(u32, f32)>> = (0..80u32)
            .map(|i| {
                let mut words: Vec<u32> =
                    rand::seq::index::sample(&mut rng, 20, 3).into_iter().map(|w| w as u32 + 20 * (i % 2)).collect();
                words.sort_unstable();
                words.into_iter().map(|w| (w, 1.0)).collect()
            })
            .collect();
        let m = matrix(&rows.iter().map(Vec::as_slice).collect::<Vec<_>>(), 40);
        let e = embed(&m, &(0..80).collect::<Vec<_>>(), 2, 1);
        let mean = |offset: usize| (0..78).map(|i| f64::from(e.cosine(i, i + offset))).sum::<f64>() / 78.0;
        assert!(mean(2) > mean(1) + 0.1, "same subject {}, other subject {}", mean(2), mean(1));
    }
}
