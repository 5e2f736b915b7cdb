//! Density margin: margin times information density (Settles & Craven 2008, with beta = 1), so that of two equally undecided
//! rows the one with more like it goes first and lone outliers go last. The density of a row is its mean cosine to the
//! candidates.
//!
//! The mean of cosines is the cosine's dot product with the mean of all unit rows, so no pairs are compared: two
//! passes over the rows, exact for all candidates while there are at most [`SAMPLE`] of them; of more, the mean is
//! that of a uniform sample of so many. The densities are those of the vectors the model sees. Deterministic: no
//! inclusion probability.

use rayon::prelude::*;

use super::share::{norm, sub_pool};
use super::top::best;
use super::{Candidates, Pick, Strategy};

/// Rows whose mean stands for the pool's.
const SAMPLE: usize = 50_000;

/// The density of rows that resemble nothing, so that margin still puts them in order.
const LEAST: f64 = 1e-6;

const CHUNK: usize = 4_096;

/// See the file's head.
pub(super) struct DensityMargin;

impl Strategy for DensityMargin {
    fn name(&self) -> &'static str {
        "density_margin"
    }

    fn title(&self) -> &'static str {
        "Density margin: undecided items with many like them"
    }

    fn needs_model(&self) -> bool {
        true
    }

    fn select(&self, candidates: &Candidates<'_>, count: usize) -> Vec<Pick> {
        let Some(scores) = candidates.scores else { return Vec::new() };
        let densities = densities(candidates);
        let valued = candidates.rows.iter().zip(densities).map(|(&row, density)| {
            let undecided = scores.get(row as usize).map_or(f64::NAN, |score| 1.0 - f64::from(score.margin));
            (row, undecided * density.max(LEAST))
        });
        let best = best(valued, count);
        best.into_iter().map(|(row, utility)| Pick { row, utility, probability: None }).collect()
    }
}

/// The mean cosine of each candidate to the candidates, itself included; 0 for empty rows.
fn densities(candidates: &Candidates<'_>) -> Vec<f64> {
    let features = candidates.features;
    let sample = sub_pool(candidates, SAMPLE);
    // Sparse columns first, dense numbers behind them.
    let columns = features.columns();
    let mut mean = vec![0f64; columns + features.dims()];
    for &row in &sample {
        let row = features.row(row as usize);
        let scale = norm(row) * sample.len() as f64;
        if scale > 0.0 {
            row.indices.iter().zip(row.values).for_each(|(c, v)| mean[*c as usize] += f64::from(*v) / scale);
            mean[columns..].iter_mut().zip(row.dense).for_each(|(mean, v)| *mean += f64::from(*v) / scale);
        }
    }
    let density = |&row: &u32| {
        let row = features.row(row as usize);
        let sparse: f64 = row.indices.iter().zip(row.values).map(|(c, v)| mean[*c as usize] * f64::from(*v)).sum();
        let dense: f64 = mean[columns..].iter().zip(row.dense).map(|(mean, v)| mean * f64::from(*v)).sum();
        let norm = norm(row);
        if norm > 0.0 { (sparse + dense) / norm } else { 0.0 }
    };
    candidates.rows.par_iter().with_min_len(CHUNK).map(density).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::{FeatureMatrix, Segment};
    use crate::models::Score;

    /// scikit-learn 1.9.1, `cosine_similarity(X).mean(1)`: 0.48, 0.576, 0.32, 0.36, 0.576.
    #[test]
    fn densities_are_those_of_the_reference() {
        // [1, 0, 0], [0.8, 0.6, 0], [0, 1, 0], [0, 0, 2], [0.6, 0, 0.8], and an empty row that is no candidate.
        let values: Vec<f32> = vec![1.0, 0.8, 0.6, 1.0, 2.0, 0.6, 0.8];
        let starts: Vec<u64> = vec![0, 1, 3, 4, 5, 7, 7];
        let mut features = FeatureMatrix::new();
        let columns: Vec<u32> = vec![0, 0, 1, 1, 2, 0, 2];
        features.push(Segment::new(starts.into(), columns.into(), values.into()).unwrap(), 3);
        let scores = [Score { top: 0, confidence: 0.75, margin: 0.5, entropy: 0.0 }; 6];
        let candidates = Candidates { rows: &[0, 1, 2, 3, 4], scores: Some(&scores), ..Candidates::of(&features) };
        for (found, expected) in densities(&candidates).iter().zip([0.48, 0.576, 0.32, 0.36, 0.576]) {
            assert!((found - expected).abs() < 1e-6, "{found} {expected}");
        }
        // The same vectors with their last column in the dense part.
        let mut split = FeatureMatrix::new();
        let starts: Vec<u64> = vec![0, 1, 3, 4, 4, 5, 5];
        let (columns, values) = (vec![0u32, 0, 1, 1, 0], vec![1f32, 0.8, 0.6, 1.0, 0.6]);
        let sparse = Segment::new(starts.into(), columns.into(), values.into()).unwrap();
        split.push(sparse.with_dense(vec![0f32, 0.0, 0.0, 2.0, 0.8, 0.0].into()).unwrap(), 2);
        let beside = densities(&Candidates { features: &split, ..candidates });
        assert!(beside.iter().zip(densities(&candidates)).all(|(a, b)| (a - b).abs() < 1e-12), "{beside:?}");
        let picks = DensityMargin.select(&candidates, 2);
        assert!((picks[0].utility - 0.288).abs() < 1e-6 && [1, 4].contains(&picks[0].row), "{picks:?}");
        let with_empty = Candidates { rows: &[3, 5], ..candidates };
        let picks = DensityMargin.select(&with_empty, 9);
        assert_eq!((picks[0].row, picks[1].row), (3, 5));
        assert_eq!(picks[1].utility, 0.5 * LEAST);
    }
}
