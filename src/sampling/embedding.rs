//! A sample of rows as points: few numbers a row, in which rows on the same subject are close.
//!
//! The rows' own dense numbers where they have some (vectors, latent numbers of texts); else the leading singular vectors
//! of the sample, as [`Latent`] finds them for texts.

use crate::features::{FeatureMatrix, FeatureRow, Latent};

/// One unit vector (or a zero one) per row.
pub(super) struct Embedding {
    dims: usize,
    values: Vec<f32>,
}

impl Embedding {
    fn new(dims: usize, mut values: Vec<f32>) -> Self {
        for row in values.chunks_exact_mut(dims) {
            let norm = dot(row, row).sqrt();
            row.iter_mut().for_each(|x| *x = if norm > 1e-9 { *x / norm } else { 0.0 });
        }
        Embedding { dims, values }
    }

    /// Every direction divided by the root of its root mean square, and rows at norm 1 again: a few broad subjects no
    /// longer decide alone what is close.
    pub fn evened(mut self) -> Self {
        let rows = (self.values.len() / self.dims).max(1) as f32;
        let mut weights = vec![0f32; self.dims];
        for row in self.values.chunks_exact(self.dims) {
            weights.iter_mut().zip(row).for_each(|(sum, x)| *sum += x * x);
        }
        weights.iter_mut().for_each(|w| *w = if *w > 0.0 { (*w / rows).sqrt().sqrt().recip() } else { 0.0 });
        for row in self.values.chunks_exact_mut(self.dims) {
            row.iter_mut().zip(&weights).for_each(|(x, w)| *x *= w);
        }
        Embedding::new(self.dims, self.values)
    }

    /// The vector of the `i`-th row.
    pub fn row(&self, i: usize) -> &[f32] {
        &self.values[i * self.dims..(i + 1) * self.dims]
    }

    /// The cosine of the `i`-th and the `j`-th row; 0 when one of them is empty.
    pub fn cosine(&self, i: usize, j: usize) -> f32 {
        dot(self.row(i), self.row(j))
    }
}

/// The points of `rows`; in at most `dims` dimensions where the rows have no dense numbers.
pub(super) fn embed(features: &FeatureMatrix, rows: &[u32], dims: usize) -> Embedding {
    let rows: Vec<FeatureRow<'_>> = rows.iter().map(|&row| features.row(row as usize)).collect();
    if features.dims() > 0 {
        let numbers = rows.iter().flat_map(|row| row.dense.iter().copied()).collect();
        return Embedding::new(features.dims(), numbers);
    }
    let Some(latent) = Latent::fit(&rows, features.columns(), dims) else {
        return Embedding::new(1, vec![0.0; rows.len()]);
    };
    let (places, dims) = (latent.places(), latent.fine());
    let mut values = vec![0f32; rows.len() * dims];
    rows.iter().zip(values.chunks_exact_mut(dims)).for_each(|(row, out)| latent.write(&places, *row, out));
    Embedding::new(dims, values)
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
    use rand::SeedableRng;
    use rand_xoshiro::Xoshiro256PlusPlus;

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
        let e = embed(&m, &[0, 1, 2, 3], 16);
        for (i, j, expected) in [(0, 0, 1.0), (0, 1, 0.6), (0, 2, 0.0), (1, 2, 0.8), (2, 3, 0.0), (3, 3, 0.0)] {
            assert!((e.cosine(i, j) - expected).abs() < 1e-4, "{i} {j}: {}", e.cosine(i, j));
        }
    }

    #[test]
    fn evening_shrinks_the_broad_directions() {
        let values = vec![0.8f32, 0.6, 1.0, 0.0, 1.0, 0.0];
        let e = Embedding::new(2, values).evened();
        // Mean squares 2.64 / 3 = 0.88 and 0.12, so the directions are divided by 0.88^(1/4) and 0.12^(1/4):
        // 0.8 / 0.968547 = 0.825980 and 0.6 / 0.588566 = 1.019427, over their norm 1.312049.
        assert!((e.row(0)[0] - 0.629534).abs() < 1e-5 && (e.row(0)[1] - 0.776973).abs() < 1e-5, "{:?}", e.row(0));
        assert_eq!(e.row(1), [1.0, 0.0]);
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
        let e = embed(&m, &(0..80).collect::<Vec<_>>(), 2);
        let mean = |offset: usize| (0..78).map(|i| f64::from(e.cosine(i, i + offset))).sum::<f64>() / 78.0;
        assert!(mean(2) > mean(1) + 0.1, "same subject {}, other subject {}", mean(2), mean(1));
    }
}
