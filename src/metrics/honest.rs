//! The honest figures beside the one a biased estimate would have claimed.
//!
//! Honest: labels of the random holdout, which never train. Biased: labels that a strategy picked, judged by
//! cross-validation among themselves. Picked labels are the hard ones, so that figure is usually far too low, and after
//! easy starts too high; the sign cannot be assumed.

use super::{Powered, Weighted, inclusion_weights, prediction_powered, stratified_accuracy, weighted_accuracy};
use serde::{Deserialize, Serialize};

/// Picked labels below which their share says nothing.
const FEWEST_PICKED: usize = 20;
/// Labels with a stored probability from which a weighted figure is shown.
const FEWEST_WEIGHTED: usize = 20;

/// What is known about the labels.
#[derive(Debug, Clone, Copy)]
pub struct HonestInput<'a> {
    /// Confidence of each holdout label's row, by a model that saw none of them.
    pub confidences: &'a [f64],
    /// Whether it is right.
    pub right: &'a [bool],
    /// Confidences of unlabeled holdout rows by the same model.
    pub unlabeled: &'a [f64],
    /// Picked labels: whether a fit without the label was right, and the label's inclusion probability where it is on
    /// record.
    pub picked: &'a [(bool, Option<f64>)],
}

/// What a round says about accuracy beside the holdout's share right and its interval.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct HonestFigures {
    /// Holdout labels.
    pub holdout: usize,
    /// The share of them that is right.
    pub accuracy: Option<f64>,
    /// With the help of unlabeled holdout rows: a closer point, the same interval.
    pub powered: Option<Powered>,
    /// Post-stratified by confidence.
    pub stratified: Option<f64>,
    /// Picked labels judged in cross-validation.
    pub picked: usize,
    /// The share of them that is right: what a biased estimate would have claimed.
    pub biased: Option<f64>,
    /// The same over labels with a stored probability, weighted by its inverse. A secondary figure.
    pub weighted: Option<Weighted>,
    /// The two beside each other, in a sentence.
    pub sentence: String,
}

impl HonestFigures {
    /// Computes all of them.
    pub fn of(input: &HonestInput<'_>) -> HonestFigures {
        let share = |hits: usize, n: usize, fewest: usize| (n >= fewest).then(|| hits as f64 / n as f64);
        let accuracy = share(input.right.iter().filter(|&&right| right).count(), input.right.len(), 1);
        let biased = share(input.picked.iter().filter(|(right, _)| *right).count(), input.picked.len(), FEWEST_PICKED);
        let (right, probabilities): (Vec<bool>, Vec<f64>) =
            input.picked.iter().filter_map(|&(right, p)| Some((right, p.filter(|&p| p > 0.0)?))).unzip();
        let weighted = (right.len() >= FEWEST_WEIGHTED)
            .then(|| weighted_accuracy(&right, &inclusion_weights(&probabilities)))
            .flatten();
        HonestFigures {
            holdout: input.right.len(),
            accuracy,
            powered: prediction_powered(input.confidences, input.right, input.unlabeled),
            stratified: stratified_accuracy(input.confidences, input.right, input.unlabeled),
            picked: input.picked.len(),
            biased,
            weighted,
            sentence: sentence(accuracy, biased),
        }
    }
}

fn sentence(accuracy: Option<f64>, biased: Option<f64>) -> String {
    let percent = |share: f64| format!("{:.1}%", share * 100.0);
    match (accuracy, biased) {
        (Some(honest), Some(biased)) => {
            let gap = (biased - honest) * 100.0;
            let side = if gap < 0.0 { "below" } else { "above" };
            format!(
                "Cross-validation on the labels the strategy picked would have claimed {}; the random holdout says {}. \
                 The claim is {:.1} points {side}, because picked labels are not a fair sample.",
                percent(biased),
                percent(honest),
                gap.abs()
            )
        }
        (Some(honest), None) => format!(
            "The random holdout says {}. There are too few picked labels, or a fixed penalty, to say what \
             cross-validation on them would have claimed.",
            percent(honest)
        ),
        (None, Some(biased)) => format!(
            "Cross-validation on the labels the strategy picked claims {}. That is no accuracy: without holdout labels \
             nobody knows it.",
            percent(biased)
        ),
        (None, None) => "Nothing is measured yet: there are no holdout labels.".into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn honest_and_biased_stand_side_by_side() {
        let right: Vec<bool> = (0..100).map(|row| row % 10 != 0).collect();
        let confidences: Vec<f64> = right.iter().map(|&right| if right { 0.9 } else { 0.6 }).collect();
        // Picked labels: half right; the 30 drawn at random are right twice in three.
        let picked: Vec<(bool, Option<f64>)> =
            (0..90).map(|at| if at % 3 == 0 { (at % 9 != 0, Some(0.1)) } else { (at % 12 < 5, None) }).collect();
        let input = HonestInput { confidences: &confidences, right: &right, unlabeled: &[0.8; 50], picked: &picked };
        let figures = HonestFigures::of(&input);
        assert_eq!((figures.holdout, figures.accuracy, figures.picked), (100, Some(0.9), 90));
        let hits = picked.iter().filter(|(right, _)| *right).count();
        assert_eq!(figures.biased, Some(hits as f64 / 90.0));
        let weighted = figures.weighted.unwrap();
        assert!((weighted.accuracy - 2.0 / 3.0).abs() < 1e-12 && (weighted.effective - 30.0).abs() < 1e-9);
        // Unlabeled rows are less sure than the labeled ones (0.87), so the estimate goes down.
        assert!(figures.powered.unwrap().accuracy < 0.9);
        assert!(figures.sentence.contains("the random holdout says 90.0%") && figures.sentence.contains("below"));
        let nothing = HonestFigures::of(&HonestInput { confidences: &[], right: &[], unlabeled: &[], picked: &[] });
        assert_eq!((nothing.accuracy, nothing.biased, nothing.weighted), (None, None, None));
        let few = HonestFigures::of(&HonestInput { picked: &picked[..50], ..input });
        assert_eq!(few.weighted, None, "17 of 20 labels with a probability");
    }
}
