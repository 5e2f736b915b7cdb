//! All numbers about one model on one set of labels, as a round stores them.

use super::calibration_error::BINS;
use super::{
    Confusion, Interval, ReliabilityBin, accuracy, brier_score, calibration_error, calibration_error_interval,
    classwise_calibration_error, clopper_pearson, expected_calibration_error, log_loss, macro_f1, macro_f1_interval,
    reliability_bins, smooth_calibration_error, top_label,
};
use crate::error::{Error, Result};
use ndarray::ArrayView2;
use serde::{Deserialize, Serialize};

/// How a model does on labels it was not fitted to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Evaluation {
    /// Labels it was measured on.
    pub n: usize,
    /// Share right, sets as a whole; none without labels, as all numbers below.
    pub accuracy: Option<f64>,
    /// Its Clopper-Pearson interval, 95 %.
    pub accuracy_interval: Interval,
    /// Mean F1 of the classes that occur.
    pub macro_f1: Option<f64>,
    /// Its bootstrap interval, 95 %; none while a class that occurs has fewer than 5 labels.
    pub macro_f1_interval: Option<Interval>,
    /// Where labels are sets: F1 of all answers about all classes together.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub micro_f1: Option<f64>,
    /// Its bootstrap interval, 95 %.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub micro_f1_interval: Option<Interval>,
    /// Mean `-ln p` of the true class, nats.
    pub log_loss: Option<f64>,
    /// Brier score, summed over classes.
    pub brier: Option<f64>,
    /// Top-label calibration error, 15 bins of equally many rows.
    pub ece: Option<f64>,
    /// Root of the debiased squared calibration error; none below two labels a bin, as the next.
    #[serde(default)]
    pub calibration_error: Option<f64>,
    /// Its bootstrap interval, 95 %.
    #[serde(default)]
    pub calibration_error_interval: Option<Interval>,
    /// Calibration error without bins, by a smooth kernel.
    #[serde(default)]
    pub smooth_ece: Option<f64>,
    /// The bins behind these, for the diagram.
    pub reliability: Vec<ReliabilityBin>,
    /// One entry per class, in schema order.
    pub classes: Vec<ClassReport>,
    /// `confusion[t][p]`: labels of class `t` that the model called `p`. Empty where labels are sets.
    pub confusion: Vec<Vec<u64>>,
}

/// How a model does on one class.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ClassReport {
    /// Labels of the class.
    pub labels: u64,
    /// Predictions of the class.
    pub predicted: u64,
    /// Share of its predictions that are right.
    pub precision: Option<f64>,
    /// Share of its labels that are found.
    pub recall: Option<f64>,
    /// Harmonic mean of the two; none for a class without labels.
    pub f1: Option<f64>,
    /// Debiased calibration error of this class's probability over all rows; none below two labels a bin.
    #[serde(default)]
    pub calibration_error: Option<f64>,
}

impl Evaluation {
    /// Measures calibrated probabilities (a row per label, a column per class) against the true classes.
    /// The seed is for the bootstrap.
    pub fn of(probabilities: ArrayView2<'_, f64>, targets: &[usize], seed: u64) -> Result<Evaluation> {
        let classes = probabilities.ncols();
        let fits = probabilities.nrows() == targets.len() && targets.iter().all(|&target| target < classes);
        if !fits || probabilities.iter().any(|p| !p.is_finite()) {
            return Err(Error::internal(format!(
                "{} rows of {classes} probabilities do not fit {} labels",
                probabilities.nrows(),
                targets.len()
            )));
        }
        let (predicted, confidences, right) = top_label(probabilities, targets);
        let confusion = Confusion::of(targets, &predicted, classes);
        let hits = confusion.right() as usize;
        // Fewer bins where 15 would hold less than ten labels each: the error in a bin must be more than its noise.
        let bins = (targets.len() / 10).clamp(1, BINS);
        let of_classes = classwise_calibration_error(probabilities, targets, bins);
        Ok(Evaluation {
            n: targets.len(),
            accuracy: accuracy(hits, targets.len()),
            accuracy_interval: clopper_pearson(hits, targets.len()),
            macro_f1: macro_f1(&confusion),
            macro_f1_interval: macro_f1_interval(targets, &predicted, classes, seed),
            micro_f1: None,
            micro_f1_interval: None,
            log_loss: log_loss(probabilities, targets),
            brier: brier_score(probabilities, targets),
            ece: expected_calibration_error(&confidences, &right, BINS),
            calibration_error: calibration_error(&confidences, &right, bins),
            calibration_error_interval: calibration_error_interval(&confidences, &right, bins, seed),
            smooth_ece: smooth_calibration_error(&confidences, &right),
            reliability: reliability_bins(&confidences, &right, BINS),
            classes: (0..classes)
                .map(|class| ClassReport {
                    labels: confusion.support(class),
                    predicted: confusion.predicted(class),
                    precision: confusion.precision(class),
                    recall: confusion.recall(class),
                    f1: confusion.f1(class),
                    calibration_error: of_classes[class],
                })
                .collect(),
            confusion: confusion.0.rows().into_iter().map(|row| row.to_vec()).collect(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::array;

    #[test]
    fn everything_fits_together() {
        let p = array![[0.9, 0.1, 0.0], [0.6, 0.4, 0.0], [0.3, 0.7, 0.0], [0.2, 0.8, 0.0]];
        let evaluation = Evaluation::of(p.view(), &[0, 1, 1, 1], 1).unwrap();
        assert_eq!((evaluation.n, evaluation.accuracy), (4, Some(0.75)));
        assert_eq!(evaluation.confusion, [[1, 0, 0], [1, 2, 0], [0, 0, 0]]);
        assert_eq!(evaluation.classes[1].recall, Some(2.0 / 3.0));
        assert_eq!((evaluation.classes[2].labels, evaluation.classes[2].f1), (0, None));
        // Bins of one row each: .9 right, .6 wrong, .7 right, .8 right: (.1 + .6 + .3 + .2) / 4.
        assert!((evaluation.ece.unwrap() - 0.3).abs() < 1e-12);
        assert_eq!(evaluation.smooth_ece, smooth_calibration_error(&[0.9, 0.6, 0.7, 0.8], &[true, false, true, true]));
        let text = serde_json::to_string(&evaluation).unwrap();
        assert_eq!(serde_json::from_str::<Evaluation>(&text).unwrap(), evaluation);
    }

    #[test]
    fn evaluations_stored_before_still_load() {
        let p = array![[0.9, 0.1], [0.6, 0.4]];
        let mut old = serde_json::to_value(Evaluation::of(p.view(), &[0, 1], 1).unwrap()).unwrap();
        for key in ["calibration_error", "calibration_error_interval", "smooth_ece"] {
            old.as_object_mut().unwrap().remove(key);
        }
        old["classes"][0].as_object_mut().unwrap().remove("calibration_error");
        old["reliability"][0].as_object_mut().unwrap().remove("interval");
        let loaded: Evaluation = serde_json::from_value(old).unwrap();
        assert_eq!((loaded.n, loaded.smooth_ece, loaded.reliability[0].interval.high), (2, None, 1.0));
    }

    #[test]
    fn no_labels_give_no_numbers() {
        let nothing = Evaluation::of(ndarray::Array2::zeros((0, 3)).view(), &[], 1).unwrap();
        assert_eq!((nothing.accuracy, nothing.ece, nothing.macro_f1), (None, None, None));
        assert_eq!(nothing.accuracy_interval, Interval { low: 0.0, high: 1.0 });
        assert!(Evaluation::of(array![[0.5, 0.5]].view(), &[2], 1).is_err());
    }
}
