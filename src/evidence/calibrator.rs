//! Whether a confidence may be believed. Without a valid calibrator nothing runs alone: a 0.9 that is right seven times in
//! ten is worse than a fixed rate of reviews, because it looks like knowledge.
//!
//! Only verdicts on randomly drawn decisions count. Those a strategy picked because the model was unsure say nothing about
//! the rest.

use super::finding::{Edges, Finding};
use serde::{Deserialize, Serialize};

/// A randomly drawn decision with a person's word on it.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Judged {
    /// Calibrated confidence.
    pub confidence: f64,
    /// Whether people left it as it was.
    pub is_right: bool,
    /// Probability with which it was drawn for a person: an audit at 5 % stands for twenty decisions.
    pub selection: f64,
}

/// Verdicts a calibrator needs.
pub const FEWEST: usize = 100;
/// Verdicts it needs at or above the threshold.
pub const FEWEST_ABOVE: usize = 30;
/// How far the certain accuracy above the threshold may lie below it.
pub const SLACK: f64 = 0.05;
/// Days after which it is stale.
pub const DAYS: i64 = 30;

/// What a calibrator lacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Lack {
    /// Fewer than 100 random verdicts.
    TooFew,
    /// All verdicts are alike, so nothing can be told apart.
    OneClassOnly,
    /// Fewer than 30 of them at or above the threshold.
    TooFewAbove,
    /// A constant, the share right, describes the verdicts as well.
    NoBetterThanConstant,
    /// What runs alone is not shown to be right nearly as often as the threshold says.
    AccuracyNotShown,
}

/// Why a calibrator that was valid must not be used any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stale {
    /// Fitted more than 30 days ago.
    Old,
    /// The model or its fingerprint is another one.
    ModelChanged,
    /// The prompt is another one.
    PromptChanged,
    /// The override rate has drifted.
    Drift,
}

/// What it was fitted on, or what is in use now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conditions {
    /// When, milliseconds since 1970.
    pub at_ms: i64,
    /// Model and fingerprint.
    pub model: String,
    /// Hash of the prompt.
    pub prompt: String,
}

/// The examination of a calibrator.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Examined {
    /// Random verdicts with a valid confidence.
    pub n: usize,
    /// Right at or above the threshold, with the interval.
    pub above: Finding,
    /// Mean squared error of the confidence, 0 to 1; none without verdicts.
    pub brier: Option<f64>,
    /// The same of a constant, the share right.
    pub brier_of_constant: Option<f64>,
    /// What it lacks; empty for a valid one.
    pub lacks: Vec<Lack>,
}

impl Examined {
    /// Whether confidence may decide that something runs alone.
    pub fn is_valid(&self) -> bool {
        self.lacks.is_empty()
    }
}

/// Examines a calibrator for one threshold.
pub fn examine(judged: &[Judged], threshold: f64) -> Examined {
    let is_usable = |j: &&Judged| (0.0..=1.0).contains(&j.confidence) && j.selection > 0.0 && j.selection <= 1.0;
    let judged: Vec<&Judged> = judged.iter().filter(is_usable).collect();
    let n = judged.len();
    let right = judged.iter().filter(|j| j.is_right).count();
    let edges = Edges::at_least((threshold - SLACK).max(0.0));
    let above: Vec<&Judged> = judged.iter().copied().filter(|j| j.confidence >= threshold).collect();
    let (share, effective) = weighted_share(&above);
    let above =
        Finding::of_weighted(above.iter().filter(|j| j.is_right).count(), above.len(), share, effective, &edges);
    let brier = half_brier(&judged, |j| j.confidence);
    let constant = weighted_share(&judged).0.unwrap_or(0.0);
    let brier_of_constant = half_brier(&judged, |_| constant);
    let is_better = matches!((brier, brier_of_constant), (Some(own), Some(constant)) if own < constant);
    let is_shown = above.interval.is_some_and(|interval| interval.low >= edges.low_bad);
    let lacks = [
        (n < FEWEST, Lack::TooFew),
        (right == 0 || right == n, Lack::OneClassOnly),
        (above.n < FEWEST_ABOVE, Lack::TooFewAbove),
        (!is_better, Lack::NoBetterThanConstant),
        (!is_shown, Lack::AccuracyNotShown),
    ];
    let lacks = lacks.into_iter().filter_map(|(is_lacking, lack)| is_lacking.then_some(lack)).collect();
    Examined { n, above, brier, brier_of_constant, lacks }
}

/// The share right, each verdict weighted by `1 / selection`, and how many equally weighted ones say as much.
fn weighted_share(judged: &[&Judged]) -> (Option<f64>, f64) {
    let (mut sum, mut squares, mut right) = (0.0, 0.0, 0.0);
    for j in judged {
        let weight = 1.0 / j.selection;
        (sum, squares) = (sum + weight, squares + weight * weight);
        right += if j.is_right { weight } else { 0.0 };
    }
    if sum > 0.0 { (Some((right / sum).min(1.0)), sum * sum / squares) } else { (None, 0.0) }
}

/// Weighted mean of `(confidence - right)²`: the form for one number, half of what the form for two classes gives.
fn half_brier(judged: &[&Judged], confidence: impl Fn(&Judged) -> f64) -> Option<f64> {
    let sum: f64 = judged.iter().map(|j| 1.0 / j.selection).sum();
    let error = |j: &&Judged| (confidence(j) - f64::from(u8::from(j.is_right))).powi(2) / j.selection;
    (sum > 0.0).then(|| judged.iter().map(error).sum::<f64>() / sum)
}

/// Why a calibrator may not be used any more; empty for a fresh one.
pub fn staleness(fitted: &Conditions, now: &Conditions, has_drift_alarm: bool) -> Vec<Stale> {
    let reasons = [
        (now.at_ms - fitted.at_ms > DAYS * 86_400_000, Stale::Old),
        (now.model != fitted.model, Stale::ModelChanged),
        (now.prompt != fitted.prompt, Stale::PromptChanged),
        (has_drift_alarm, Stale::Drift),
    ];
    reasons.into_iter().filter_map(|(is_so, reason)| is_so.then_some(reason)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judged(confidence: f64, right: usize, n: usize) -> Vec<Judged> {
        (0..n).map(|i| Judged { confidence, is_right: i < right, selection: 1.0 }).collect()
    }

    /// 60 of 62 right at 0.95, 20 of 40 at 0.5.
    fn good() -> Vec<Judged> {
        [judged(0.95, 60, 62), judged(0.5, 20, 40)].concat()
    }

    #[test]
    fn a_good_one() {
        let found = examine(&good(), 0.85);
        assert_eq!((found.n, found.above.k, found.above.n), (102, 60, 62));
        // (60 * 0.05² + 2 * 0.95² + 40 * 0.25) / 102; the constant 80/102 leaves p (1 - p).
        let brier = (60.0 * 0.0025 + 2.0 * 0.9025 + 10.0) / 102.0;
        assert!((found.brier.unwrap() - brier).abs() < 1e-12);
        assert!((found.brier_of_constant.unwrap() - 80.0 * 22.0 / (102.0 * 102.0)).abs() < 1e-12);
        // 60/62 is at least 89 %: enough for 0.85, and for 0.93 (0.88), not for 0.95 (0.90).
        assert!(found.is_valid() && examine(&good(), 0.93).is_valid());
        assert_eq!(examine(&good(), 0.95).lacks, [Lack::AccuracyNotShown]);
    }

    #[test]
    fn an_audit_at_a_tenth_counts_for_ten() {
        // 60 of 62 right at p = 1 and 9 of 10 drawn at 10 %: (60 + 90) / (62 + 100), worth 162² / (62 + 1,000) = 24.7.
        let mut all = good();
        all.extend(judged(0.95, 9, 10).into_iter().map(|j| Judged { selection: 0.1, ..j }));
        let found = examine(&all, 0.85);
        assert!((found.above.estimate.unwrap() - 150.0 / 162.0).abs() < 1e-12);
        assert_eq!((found.above.k, found.above.n), (69, 72));
        // 92.6 % of 24.7 is at least 76 %: not enough any more.
        assert_eq!(found.lacks, [Lack::AccuracyNotShown]);
    }

    #[test]
    fn each_lack_alone() {
        assert_eq!(examine(&good()[..99], 0.85).lacks, [Lack::TooFew]);
        // 29 above; 0.88 at least of 29 right is enough for 0.85.
        let few_above = [judged(0.95, 29, 29), judged(0.5, 35, 71)].concat();
        assert_eq!(examine(&few_above, 0.85).lacks, [Lack::TooFewAbove]);
        // Right nine times of ten at every confidence: the numbers say nothing. 0.9 of 200 is at least 85 %.
        let theater = [judged(0.99, 180, 200), judged(0.2, 90, 100)].concat();
        assert_eq!(examine(&theater, 0.85).lacks, [Lack::NoBetterThanConstant]);
        let wrong = [judged(0.95, 75, 100), judged(0.3, 0, 100)].concat();
        assert_eq!(examine(&wrong, 0.85).lacks, [Lack::AccuracyNotShown]);
        let all_right = examine(&judged(0.95, 200, 200), 0.85);
        // A constant of 1 has no error at all where all are right.
        assert_eq!(all_right.lacks, [Lack::OneClassOnly, Lack::NoBetterThanConstant]);
    }

    #[test]
    fn nothing_and_nonsense_are_not_valid() {
        let nothing = examine(&[], 0.85);
        assert!(!nothing.is_valid() && nothing.lacks.len() == 5 && nothing.brier.is_none());
        let nonsense = [judged(f64::NAN, 50, 100), judged(1.2, 50, 100)].concat();
        assert_eq!(examine(&nonsense, 0.85).n, 0);
    }

    #[test]
    fn it_grows_stale() {
        let fitted = Conditions { at_ms: 0, model: "m-1".into(), prompt: "a".into() };
        let after = |days: i64| Conditions { at_ms: days * 86_400_000, ..fitted.clone() };
        assert_eq!(staleness(&fitted, &after(30), false), []);
        assert_eq!(staleness(&fitted, &after(31), false), [Stale::Old]);
        let other = Conditions { model: "m-2".into(), prompt: "b".into(), ..after(1) };
        assert_eq!(staleness(&fitted, &other, true), [Stale::ModelChanged, Stale::PromptChanged, Stale::Drift]);
    }
}
