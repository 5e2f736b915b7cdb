//! What a simulation says, a line at a time: how a model did after so many labels, and what all labels would have given.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How a model did after so many labels: one line of `--json`, with exactly these keys.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Step {
    /// The data set's name.
    pub data: String,
    /// The strategy's name.
    pub strategy: String,
    /// The seed, from 1.
    pub seed: u64,
    /// Share of the answers that were replaced by another class.
    pub noise: f64,
    /// Which step of its replay this is, from 1.
    pub round: u64,
    /// Labels so far, those of the holdout included.
    pub labels: usize,
    /// Share of TEST that is right.
    pub accuracy: f64,
    /// Mean F1 of the classes in TEST.
    pub macro_f1: f64,
    /// Mean `-ln p` of the true class on TEST, nats.
    pub log_loss: f64,
    /// Top-label calibration error on TEST, 15 bins of equally many rows.
    pub ece: f64,
    /// Root of the debiased squared calibration error over TEST and all unlabeled items, 15 bins; 0 where the estimate of
    /// the square is below 0. None before the first model, and with fewer than 30 rows.
    pub ece_debiased: Option<f64>,
    /// Classes of which an item was labeled.
    pub classes_seen: usize,
    /// Labels at which every class with at least 1.5 % of FILE had been labeled once; none before.
    pub found_at: Option<usize>,
    /// `certified` with a holdout, else `confidence`: how `routing_share` and `routing_error` came about.
    pub routing_rule: String,
    /// Share of the unlabeled items that would run alone.
    pub routing_share: f64,
    /// The true share of wrong ones among them; none when nothing runs alone.
    pub routing_error: Option<f64>,
    /// The same when everything with a confidence of at least one minus the error budget runs alone.
    pub naive_share: f64,
    /// See `naive_share`.
    pub naive_error: Option<f64>,
    /// Share of all of FILE that people have labeled or would still have to look at.
    pub people_share: f64,
    /// Labels the model trained on.
    #[serde(default)]
    pub trained: usize,
    /// Labels of the holdout.
    #[serde(default)]
    pub holdout_labels: usize,
    /// Of these, how many the report calls right; none without a model or a holdout label.
    #[serde(default)]
    pub holdout_right: Option<usize>,
    /// Items of the holdout without a label: random ones that nothing has chosen and nothing has learned from.
    #[serde(default)]
    pub unseen: usize,
    /// Of these, how many the same model has right.
    #[serde(default)]
    pub unseen_right: usize,
    /// Agreement with the model before, as the advice on stopping reads it.
    #[serde(default)]
    pub kappa: Option<f64>,
    /// Fit, calibrate, score the pool, pick; wall time.
    pub round_seconds: f64,
    /// The wall time of each phase; `evaluate` is not in `round_seconds`.
    pub seconds: BTreeMap<String, f64>,
}

/// The model of all of FILE's labels: what the curves climb towards.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Full {
    /// The data set's name.
    pub data: String,
    /// How many labels it learned from.
    pub full_labels: usize,
    /// Share of TEST that is right.
    pub full_accuracy: f64,
    /// Mean F1 of the classes in TEST.
    pub full_macro_f1: f64,
    /// Wall time of the fit.
    pub full_seconds: f64,
}

/// A line of the output.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Line {
    /// How a model did.
    Step(Box<Step>),
    /// What all labels give.
    Full(Full),
}
