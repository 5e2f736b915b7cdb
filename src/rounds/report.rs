//! What a round says about itself. Stored as JSON with the round; pages, REST and the command line show the same.

use super::consensus::CrowdReport;
use crate::learning::Tuning;
use crate::metrics::Evaluation;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A round's report.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct RoundReport {
    /// Labels the model trained on.
    pub pool_labels: usize,
    /// Labels that calibrated and measured it.
    pub holdout_labels: usize,
    /// Labels per class: `(class, pool, holdout)`.
    pub classes: Vec<(String, usize, usize)>,
    /// Items in the pool that a strategy could pick.
    pub candidates: usize,
    /// The strategy that filled the queue.
    #[serde(default)]
    pub strategy: String,
    /// What it did this time and why, where it is a mixture.
    #[serde(default)]
    pub strategy_reason: Option<String>,
    /// How the penalty was chosen.
    #[serde(default)]
    pub tuning: Option<Tuning>,
    /// Items scored.
    pub scored: usize,
    /// Columns of the feature matrix.
    pub columns: usize,
    /// Values in it.
    pub non_zeros: usize,
    /// The classifier.
    pub classifier: String,
    /// The calibrator and how it was chosen.
    pub calibration: CalibrationReport,
    /// On the holdout, calibrated, cross-fitted: accuracy and macro F1 with 95 % intervals, log loss, Brier, calibration
    /// error. None without holdout labels.
    pub holdout: Option<Evaluation>,
    /// Against the model before.
    pub previous: Option<PreviousReport>,
    /// The new model suggests and orders the queue.
    pub is_promoted: bool,
    /// Why, or why not.
    pub promotion: String,
    /// What the queue holds now, by source.
    pub queue: BTreeMap<String, usize>,
    /// Answers of several people to the same items: agreement and consensus.
    #[serde(default)]
    pub crowd: CrowdReport,
    /// Seconds per phase.
    pub seconds: Vec<(String, f64)>,
}

/// The calibrator of a round.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct CalibrationReport {
    /// Its name; `none` is plain softmax.
    pub name: String,
    /// What was tried, with its cross-validated log loss in nats.
    pub considered: Vec<(String, f64)>,
    /// Why this one.
    pub reason: String,
    /// Without the calibrator.
    pub before: Option<ProbabilityQuality>,
    /// With it, cross-fitted.
    pub after: Option<ProbabilityQuality>,
}

/// How far probabilities are from what happened, on the holdout. Smaller is better.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ProbabilityQuality {
    /// Log loss in nats.
    pub log_loss: Option<f64>,
    /// Brier score.
    pub brier: Option<f64>,
    /// Expected calibration error of the likeliest class.
    pub ece: Option<f64>,
}

/// The model before this round's, measured on the same holdout labels.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct PreviousReport {
    /// The round that made it.
    pub round: i64,
    /// Its accuracy on the holdout.
    pub accuracy: Option<f64>,
    /// Its macro F1 on the holdout.
    pub macro_f1: Option<f64>,
    /// Share of all items for which both models name the same class.
    pub agreement: f64,
}
