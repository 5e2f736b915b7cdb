//! What a round says about itself. Stored as JSON with the round; pages, REST and the command line show the same.

use super::consensus::CrowdReport;
use super::nones::NonesReport;
use super::test_set::TestSetReport;
use crate::guarantee::Certificate;
use crate::learning::{Prospect, RandomSlice, Tuning};
use crate::metrics::{Evaluation, HonestFigures, Interval, ReliabilityBin};
use crate::models::calibrators::ChosenOfClass;
use crate::stopping::StopAdvice;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A round's report.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct RoundReport {
    /// Labels of the pool: what the model trained on, unless it spent the holdout too.
    pub pool_labels: usize,
    /// Labels of the holdout: what calibrated and measured it.
    pub holdout_labels: usize,
    /// Labels per class: `(class, pool, holdout)`. A set counts for each of its classes.
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
    /// error. None without holdout labels, and for a model that trained on them.
    pub holdout: Option<Evaluation>,
    /// On the project's own test set; none without one.
    #[serde(default)]
    pub test_set: Option<TestSetReport>,
    /// Against the model before.
    pub previous: Option<PreviousReport>,
    /// The new model suggests and orders the queue.
    pub is_promoted: bool,
    /// Why, or why not.
    pub promotion: String,
    /// What could be accepted without a person; none where the round spent the holdout.
    #[serde(default)]
    pub acceptance: Option<AcceptanceReport>,
    /// What the queue holds now, by source.
    pub queue: BTreeMap<String, usize>,
    /// Answers of several people to the same items: agreement and consensus.
    #[serde(default)]
    pub crowd: CrowdReport,
    /// Seconds per phase.
    pub seconds: Vec<(String, f64)>,
    /// Cohen's kappa with the model before, on the stop set. None in reports from before it was stored, as with all below.
    #[serde(default)]
    pub kappa: Option<f64>,
    /// Sharper estimates on the holdout, and what a biased one would have claimed.
    #[serde(default)]
    pub honest: Option<HonestFigures>,
    /// Whether labeling could stop, as of this round.
    #[serde(default)]
    pub advice: Option<StopAdvice>,
    /// For a model that trained on the holdout too.
    #[serde(default)]
    pub spent: Option<SpentReport>,
    /// Where it fitted the features again: from how many items to how many, in a sentence.
    #[serde(default)]
    pub refit: Option<String>,
    /// What random labels alone would have taught; none where they are too few.
    #[serde(default)]
    pub random_slice: Option<RandomSlice>,
    /// Holdout labels that no figure counts; none where every label has a class.
    #[serde(default)]
    pub none_of_these: Option<NonesReport>,
}

/// A model that trained on pool and holdout. The holdout can neither measure nor compare nor certify it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SpentReport {
    /// Labels it trained on, of both parts.
    pub labels: usize,
    /// Cross-validated over the holdout, in five parts.
    pub cross_validated: Evaluation,
    /// The last figure from a holdout that had not been spent.
    pub last_honest: Option<LastHonest>,
    /// All that in words.
    pub sentence: String,
}

/// The last accuracy from a holdout that had not trained the model.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct LastHonest {
    /// The round.
    pub round: i64,
    /// Labels it trained on.
    pub labels: usize,
    /// Holdout labels.
    pub holdout: usize,
    /// Share right.
    pub accuracy: f64,
    /// Its Clopper-Pearson interval, 95 %.
    pub interval: Interval,
}

/// What could be accepted without a person, at the project's budget.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct AcceptanceReport {
    /// The error rate allowed.
    pub budget: f64,
    /// How often such a promise must hold.
    pub confidence: f64,
    /// What to expect, by the labels that tune; the labels that certify are only counted in it.
    pub prospect: Prospect,
    /// The number of the certificate this round was issued, if it was.
    pub number: Option<i64>,
    /// The certificate, at the part of the confidence that this number may spend.
    pub certificate: Option<Certificate>,
    /// All that in plain words.
    pub sentence: String,
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
    /// The same class by class, where each has its own.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub of_classes: Vec<ChosenOfClass>,
    /// Without the calibrator.
    pub before: Option<ProbabilityQuality>,
    /// Confidence against share right without the calibrator.
    #[serde(default)]
    pub before_bins: Vec<ReliabilityBin>,
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
    /// Root of the debiased squared calibration error.
    #[serde(default)]
    pub calibration_error: Option<f64>,
    /// Its bootstrap interval, 95 %.
    #[serde(default)]
    pub calibration_error_interval: Option<Interval>,
    /// Calibration error without bins, by a smooth kernel.
    #[serde(default)]
    pub smooth_ece: Option<f64>,
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
