//! One job's own weights, learned from what its recruiter did: a logistic regression on the criteria scores that starts from
//! the default weights and moves away from them as far as the reviews say.
//!
//! The default score of a candidate is `100 sum w x` over criteria scores `x` of 0 to 1, with weights that sum to 1. It is read as log-odds of being
//! taken, `10 (sum w x - 0.6)`: 12 % at 40 points, 50 % at 60, 88 % at 80. That is the prior's mean; each weight may move with
//! a standard deviation of 1 on this scale, the bar as a whole with 3, because jobs are stricter or milder as a whole before
//! they are different. `minimise sum log-loss + ½ (b - b₀)' D (b - b₀)` by Newton's method, which is convex and small.
//! Read backwards the fitted log-odds are a score again, so the bands keep their meaning and no review means no change.
//!
//! The logistic regression in `models/logistic` has no prior but 0, so this is its own solver.

use crate::error::{Error, Result};
use ndarray::{Array1, Array2};
use serde::{Deserialize, Serialize};

/// Reviews from which the job's own weights are used.
pub const ACTIVE_FROM: usize = 30;
/// Log-odds from 0 to 100 points.
const STEEPNESS: f64 = 10.0;
/// Score of 0 to 1 with even odds.
const MIDDLE: f64 = 0.6;
/// Inverse variance of a weight under the prior.
const OF_WEIGHT: f64 = 1.0;
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
        let fitted = newton(defaults, decided);
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

/// The minimum: the bar first, then the weights, as log-odds.
fn newton(defaults: &[f64], decided: &[Decided]) -> Array1<f64> {
    let size = defaults.len() + 1;
    let x = Array2::from_shape_fn(
        (decided.len(), size),
        |(row, k)| if k == 0 { 1.0 } else { decided[row].criteria[k - 1] },
    );
    let prior = Array1::from_shape_fn(size, |k| STEEPNESS * if k == 0 { -MIDDLE } else { defaults[k - 1] });
    let penalty = Array1::from_shape_fn(size, |k| if k == 0 { OF_BAR } else { OF_WEIGHT });
    let loss = |b: &Array1<f64>| -> f64 {
        let log_loss =
            x.dot(b).iter().zip(decided).map(|(&z, d)| softplus(if d.is_taken { -z } else { z })).sum::<f64>();
        log_loss + 0.5 * penalty.iter().zip(b).zip(&prior).map(|((p, b), b0)| p * (b - b0).powi(2)).sum::<f64>()
    };
    let mut b = prior.clone();
    for _ in 0..100 {
        let p = x.dot(&b).mapv(|z| 1.0 / (1.0 + (-z).exp()));
        let residual = Array1::from_shape_fn(decided.len(), |row| p[row] - f64::from(decided[row].is_taken));
        let gradient = x.t().dot(&residual) + &penalty * &(&b - &prior);
        let curved = Array2::from_shape_fn(x.raw_dim(), |(row, k)| x[[row, k]] * p[row] * (1.0 - p[row]));
        let hessian = x.t().dot(&curved) + Array2::from_diag(&penalty);
        let direction = solve(hessian, gradient.clone());
        let (here, slope) = (loss(&b), gradient.dot(&direction));
        // Twice the distance to the minimum in a parabola: below this no digit of a score changes.
        if slope <= 1e-18 {
            break;
        }
        let mut step = 1.0;
        while loss(&(&b - &(&direction * step))) > here - 1e-4 * step * slope && step > 1e-9 {
            step *= 0.5;
        }
        b = b - direction * step;
    }
    b
}

fn softplus(z: f64) -> f64 {
    z.max(0.0) + (-z.abs()).exp().ln_1p()
}

/// Solves `a x = y` by Cholesky's decomposition; the penalty on its diagonal keeps `a` positive definite.
fn solve(mut a: Array2<f64>, mut y: Array1<f64>) -> Array1<f64> {
    let n = y.len();
    for k in 0..n {
        for j in 0..=k {
            let dot: f64 = (0..j).map(|i| a[[k, i]] * a[[j, i]]).sum();
            a[[k, j]] = if j == k { (a[[k, k]] - dot).sqrt() } else { (a[[k, j]] - dot) / a[[j, j]] };
        }
    }
    for k in 0..n {
        let dot: f64 = (0..k).map(|i| a[[k, i]] * y[i]).sum();
        y[k] = (y[k] - dot) / a[[k, k]];
    }
    for k in (0..n).rev() {
        let dot: f64 = (k + 1..n).map(|i| a[[i, k]] * y[i]).sum();
        y[k] = (y[k] - dot) / a[[k, k]];
    }
    y
}

#[cfg(test)]
#[path = "job_calibration_tests.rs"]
mod tests;
