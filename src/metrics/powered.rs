//! Accuracy from few labels and many predictions: the prediction-powered point estimate with tuned power (Angelopoulos,
//! Duchi & Zrnic 2023, arXiv 2311.01453; Zrnic & Candès 2024, arXiv 2403.03208).
//!
//! `mean(right) + power * (mean(unlabeled confidence) - mean(labeled confidence))`: when the labeled rows happen to be
//! easy ones, their confidences lie above those of all rows, and the share right is corrected by as much as confidence
//! tells about being right. The confidence must come from a model that saw none of the labels, and both samples must be
//! uniform; then no calibration is needed. The interval stays the exact one of the labels alone: normal intervals of this
//! estimate cover too seldom near an accuracy of 1.

use serde::{Deserialize, Serialize};

/// A prediction-powered accuracy.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Powered {
    /// The point estimate.
    pub accuracy: f64,
    /// How much of the correction was applied, 0 to 1.
    pub power: f64,
    /// Unlabeled rows behind it.
    pub unlabeled: usize,
}

/// The estimate for labeled rows with their confidence and whether they are right, and the confidences of unlabeled rows.
/// The power is the one of least variance, `cov(right, confidence) / ((1 + n / N) var(confidence))`, kept within 0 to 1.
/// None below two labeled rows or without unlabeled ones.
pub fn prediction_powered(confidences: &[f64], right: &[bool], unlabeled: &[f64]) -> Option<Powered> {
    let n = confidences.len().min(right.len());
    if n < 2 || unlabeled.is_empty() {
        return None;
    }
    let mean = |values: &mut dyn Iterator<Item = f64>, n: usize| values.sum::<f64>() / n as f64;
    let hit = |row: usize| f64::from(right[row]);
    let (mean_hit, mean_c) = (mean(&mut (0..n).map(hit), n), mean(&mut confidences[..n].iter().copied(), n));
    let mean_all = mean(&mut unlabeled.iter().copied(), unlabeled.len());
    let covariance = mean(&mut (0..n).map(|row| (hit(row) - mean_hit) * (confidences[row] - mean_c)), n);
    let variance = mean(&mut confidences[..n].iter().map(|c| (c - mean_c).powi(2)), n);
    let shrink = 1.0 + n as f64 / unlabeled.len() as f64;
    let power = if variance > 0.0 { (covariance / (shrink * variance)).clamp(0.0, 1.0) } else { 0.0 };
    let accuracy = (mean_hit + power * (mean_all - mean_c)).clamp(0.0, 1.0);
    Some(Powered { accuracy, power, unlabeled: unlabeled.len() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use rand::{Rng, SeedableRng};
    use rand_xoshiro::Xoshiro256PlusPlus;

    #[test]
    fn on_paper() {
        // Four labels, three right: the mean confidence is 0.775, cov (3 * 0.25 * 0.125 + 0.75 * 0.375) / 4 = 0.09375, var
        // 0.046875. With as many unlabeled rows the power is 0.09375 / (2 * 0.046875) = 1: 0.75 + 0.675 - 0.775.
        let confidences = [0.9, 0.9, 0.9, 0.4];
        let right = [true, true, true, false];
        let found = prediction_powered(&confidences, &right, &[0.675; 4]).unwrap();
        assert!((found.power - 1.0).abs() < 1e-12 && (found.accuracy - 0.65).abs() < 1e-12, "{found:?}");
        // With one unlabeled row: 0.09375 / (5 * 0.046875) = 0.4, and 0.75 - 0.04.
        let found = prediction_powered(&confidences, &right, &[0.675]).unwrap();
        assert!((found.power - 0.4).abs() < 1e-12 && (found.accuracy - 0.71).abs() < 1e-12, "{found:?}");
        assert_eq!(prediction_powered(&[0.5; 4], &right, &[0.9]).unwrap().accuracy, 0.75, "nothing to learn from");
        assert_eq!(prediction_powered(&confidences, &right, &[]), None);
    }

    #[test]
    fn it_is_unbiased_and_closer_than_the_share_right() {
        // Confidence uniform on 0.3 to 1, right with probability confidence squared (so badly calibrated): the truth is
        // (1 - 0.027) / (3 * 0.7) = 0.4633.
        let truth = 0.973 / 2.1;
        let mut rng = Xoshiro256PlusPlus::seed_from_u64(11);
        let (mut errors, mut plain) = (vec![], vec![]);
        for _ in 0..2_000 {
            let confidences: Vec<f64> = (0..100).map(|_| rng.gen_range(0.3..1.0)).collect();
            let right: Vec<bool> = confidences.iter().map(|c| rng.r#gen::<f64>() < c * c).collect();
            let unlabeled: Vec<f64> = (0..1_000).map(|_| rng.gen_range(0.3..1.0)).collect();
            errors.push(prediction_powered(&confidences, &right, &unlabeled).unwrap().accuracy - truth);
            plain.push(right.iter().filter(|&&r| r).count() as f64 / 100.0 - truth);
        }
        let mean = |values: &[f64]| values.iter().sum::<f64>() / values.len() as f64;
        let square = |values: &[f64]| values.iter().map(|e| e * e).sum::<f64>() / values.len() as f64;
        // The standard error of the mean error is about 0.001.
        assert!(mean(&errors).abs() < 0.004, "{}", mean(&errors));
        assert!(square(&errors) < 0.85 * square(&plain), "{} {}", square(&errors), square(&plain));
    }
}
