//! Expected change: the mean length of the loss's gradient with respect to the model's weights, over what the label may be
//! (expected gradient length, Settles, Craven & Ray 2008). For a linear model the gradient under label `k` is
//! `(p - e_k) x^T`, so the utility is `|x| sum_k p_k |p - e_k|` with `|p - e_k|^2 = |p|^2 - 2 p_k + 1`; the intercepts' part is
//! left out, since it moves the same for every row. A row without entries changes nothing.
//!
//! Of sets, whose classes have answers of their own, the root of the mean squared length: `|x| sqrt(sum_k p_k (1 - p_k))`.
//!
//! Exact for all candidates: one pass over the pool with the calibrated probabilities. Deterministic: no inclusion
//! probability.

use ndarray::ArrayView1;
use rayon::prelude::*;

use super::share::norm;
use super::top::best;
use super::{Candidates, Pick, Strategy};
use crate::models::Link;

const CHUNK: usize = 4_096;

/// See the file's head.
pub(super) struct ExpectedChange;

impl Strategy for ExpectedChange {
    fn name(&self) -> &'static str {
        "expected_change"
    }

    fn title(&self) -> &'static str {
        "Expected change: items whose label would move the model most"
    }

    fn needs_model(&self) -> bool {
        true
    }

    fn select(&self, candidates: &Candidates<'_>, count: usize) -> Vec<Pick> {
        let is_of_sets = candidates.model.is_some_and(|outlook| outlook.model.link == Link::Sigmoid);
        let of_chunk = |rows: &[u32]| -> Option<Vec<f64>> {
            let probabilities = candidates.probabilities(rows)?;
            let length = |row: u32| norm(candidates.features.row(row as usize));
            let change = if is_of_sets { change_of_set } else { change };
            Some(probabilities.rows().into_iter().zip(rows).map(|(p, &row)| change(p) * length(row)).collect())
        };
        let chunks: Option<Vec<Vec<f64>>> = candidates.rows.par_chunks(CHUNK).map(of_chunk).collect();
        let utilities: Vec<f64> = chunks.unwrap_or_default().concat();
        let best = best(candidates.rows.iter().copied().zip(utilities), count);
        best.into_iter().map(|(row, utility)| Pick { row, utility, probability: None }).collect()
    }
}

/// `sum_k p_k |p - e_k|`.
fn change(p: ArrayView1<'_, f64>) -> f64 {
    let square: f64 = p.iter().map(|p| p * p).sum();
    p.iter().map(|p| p * (square - 2.0 * p + 1.0).max(0.0).sqrt()).sum()
}

/// `sqrt(sum_k p_k (1 - p_k))`.
fn change_of_set(p: ArrayView1<'_, f64>) -> f64 {
    p.iter().map(|p| p * (1.0 - p)).sum::<f64>().sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::array;

    /// By the definition, with the gradient written out as an outer product in numpy 2.4: p = (1/2, 1/2), x = (1, 0) give
    /// 0.707107; p = (0.7, 0.2, 0.1), x = (3, 4) give 2.956080.
    #[test]
    fn it_is_the_mean_length_of_the_gradient() {
        assert!((change(array![0.5, 0.5].view()) - 0.5f64.sqrt()).abs() < 1e-12);
        assert!((5.0 * change(array![0.7, 0.2, 0.1].view()) - 2.956_079_755_713_522).abs() < 1e-12);
        assert_eq!(change(array![0.0, 1.0].view()), 0.0);
        // 1/4 + 0.21 + 0.
        assert!((change_of_set(array![0.5, 0.3, 1.0].view()) - 0.46f64.sqrt()).abs() < 1e-12);
    }
}
