//! One job's own weights, learned from what its recruiter did: a logistic regression on the criteria scores that starts from
//! the default weights and moves away from them as far as the reviews say.
//!
//! The default score of a candidate is `100 sum w x` over criteria scores `x` of 0 to 1, with weights that sum to 1. It
//! is read as log-odds of being taken, `10 (sum w x - 0.6)`: 12 % at 40 points, 50 % at 60, 88 % at 80. That is the
//! prior's mean. How far weights may move from it is not known beforehand, so five widths are fitted, from hardly to
//! freely, and blended by how likely each makes the decisions (`with_prior.rs`): a recruiter who agrees with the
//! default score keeps it, one who does not is followed. The bar as a whole may always move, because jobs are stricter
//! or milder before they are different. Read backwards the fitted log-odds are a score again, so the bands keep their
//! meaning and no review means no change.
//!
//! Tried on 200 made-up jobs of 4, 6 and 8 criteria, 30 of 100 candidates reviewed: where 5.0 to 5.3 of the default score's
//! first ten were the recruiter's, 7.0 to 8.3 are; where all ten were, 8.5 to 9.2 still are. One width fitted for all gave
//! 7.1 to 7.5 and 7.6 to 9.0.

use super::with_prior::fit_with_prior;
use crate::error::{Error, Result};
use ndarray::{Array1, Array2};
use serde::{Deserialize, Serialize};

/// Reviews from which the job's own weights are used.
pub const ACTIVE_FROM: usize = 30;
/// Log-odds from 0 to 100 points.
const STEEPNESS: f64 = 10.0;
/// Score of 0 to 1 with even odds.
const MIDDLE: f64 = 0.6;
/// Inverse variances of a weight under the priors that are blended.
const OF_WEIGHT: [f64; 5] = [16.0, 4.0, 1.0, 0.25, 0.0625];
/// Inverse variance of the bar under the prior.
const OF_BAR: f64 = 1.0 / 9.0;

/// A candidate a recruiter decided.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Decided {
    /// Score of each criterion, 0 to 1, in the order of the weights.
    pub criteria: Vec<f64>,
    /// Whether the recruiter took the candidate further.
    pub is_taken: bool,
}

/// How far a job has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "state")]
pub enum State {
    /// The default weights are used: "collecting 18/30".
    Collecting {
        /// Reviewed so far.
        reviewed: usize,
        /// Needed.
        of: usize,
    },
    /// Enough were reviewed, but all with the same outcome, which tells nothing about the weights. The default ones are used.
    OneOutcomeOnly,
    /// The job's own weights are used.
    Active {
        /// Reviewed so far.
        reviewed: usize,
    },
}

/// A job's weights.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct JobCalibration {
    /// How far it has come.
    pub state: State,
    /// What each criterion counts, on the scale of the default weights.
    pub weights: Vec<f64>,
    /// Points of 0 to 1 added to everybody; negative where the recruiter is stricter than the score.
    pub shift: f64,
}

impl JobCalibration {
    /// Learns from what was decided. The default weights are finite, at least one; all criteria scores are finite.
    pub fn fit(defaults: &[f64], decided: &[Decided]) -> Result<Self> {
        if defaults.is_empty() || defaults.iter().any(|weight| !weight.is_finite()) {
            return Err(Error::invalid("A job needs at least one criterion, and each a weight that is a number."));
        }
        if let Some(row) = decided.iter().position(|d| !is_sound(&d.criteria, defaults.len())) {
            return Err(Error::invalid(format!(
                "Reviewed candidate {} has criteria scores {:?}; give {} numbers from 0 to 1.",
                row + 1,
                decided[row].criteria,
                defaults.len()
            )));
        }
        let taken = decided.iter().filter(|d| d.is_taken).count();
        let reviewed = decided.len();
        let untouched = |state| Ok(JobCalibration { state, weights: defaults.to_vec(), shift: 0.0 });
        if reviewed < ACTIVE_FROM {
            return untouched(State::Collecting { reviewed, of: ACTIVE_FROM });
        }
        if taken == 0 || taken == reviewed {
            return untouched(State::OneOutcomeOnly);
        }
        let fitted = blend(defaults, decided);
        let weights = fitted.iter().skip(1).map(|b| b / STEEPNESS).collect();
        Ok(JobCalibration { state: State::Active { reviewed }, weights, shift: fitted[0] / STEEPNESS + MIDDLE })
    }

    /// The score of a candidate, 0 to 100; none where the criteria scores are not as many numbers from 0 to 1 as weights.
    pub fn score(&self, criteria: &[f64]) -> Option<f64> {
        let sum: f64 = self.weights.iter().zip(criteria).map(|(weight, x)| weight * x).sum();
        is_sound(criteria, self.weights.len()).then(|| (100.0 * (sum + self.shift)).clamp(0.0, 100.0))
    }
}

fn is_sound(criteria: &[f64], count: usize) -> bool {
    criteria.len() == count && criteria.iter().all(|x| (0.0..=1.0).contains(x))
}

/// The blend over the prior's widths: the bar first, then the weights, as log-odds.
fn blend(defaults: &[f64], decided: &[Decided]) -> Array1<f64> {
    let size = defaults.len() + 1;
    let of = |row: &Decided, k: usize| if k == 0 { 1.0 } else { row.criteria[k - 1] };
    let rows = Array2::from_shape_fn((decided.len(), size), |(row, k)| of(&decided[row], k));
    let targets: Vec<bool> = decided.iter().map(|d| d.is_taken).collect();
    let mean = Array1::from_shape_fn(size, |k| STEEPNESS * if k == 0 { -MIDDLE } else { defaults[k - 1] });
    let fits = OF_WEIGHT.map(|of_weight| {
        let precision = Array1::from_shape_fn(size, |k| if k == 0 { OF_BAR } else { of_weight });
        fit_with_prior(&rows, &targets, &mean, &precision)
    });
    let most = fits.iter().map(|fit| fit.log_evidence).fold(f64::NEG_INFINITY, f64::max);
    let shares = fits.each_ref().map(|fit| (fit.log_evidence - most).exp());
    let sum: f64 = shares.iter().sum();
    fits.iter().zip(shares).fold(Array1::zeros(size), |blend, (fit, share)| blend + &fit.mode * (share / sum))
}

#[cfg(test)]
#[path = "job_calibration_tests.rs"]
mod tests;
