//! Calibration error of the top label: how far confidence is from the share that is right, in bins of equally many
//! rows (Guo et al. 2017 with the equal-mass bins of Nixon et al. 2019).
//!
//! The plain estimate is biased upwards with few rows; the debiased squared one (Kumar et al. 2019) is not, and may
//! be below 0 by chance.

use ndarray::ArrayView2;
use serde::{Deserialize, Serialize};

/// Bins used where nothing else is said.
pub const BINS: usize = 15;

/// Rows of about equal confidence.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct ReliabilityBin {
    /// Lowest confidence in it.
    pub low: f64,
    /// Highest confidence in it.
    pub high: f64,
    /// Rows in it.
    pub count: usize,
    /// Their mean confidence.
    pub confidence: f64,
    /// The share of them that is right.
    pub accuracy: f64,
}

/// The likeliest class of every row (the first of equals), its probability, and whether it is right.
pub fn top_label(probabilities: ArrayView2<'_, f64>, targets: &[usize]) -> (Vec<usize>, Vec<f64>, Vec<bool>) {
    let (mut classes, mut confidences, mut right) = (vec![], vec![], vec![]);
    for (row, &target) in probabilities.rows().into_iter().zip(targets) {
        let top = row.iter().enumerate().fold(0, |top, (class, p)| if *p > row[top] { class } else { top });
        classes.push(top);
        confidences.push(row[top]);
        right.push(top == target);
    }
    (classes, confidences, right)
}

/// Up to `bins` bins of equally many rows, by rising confidence; the first ones have a row more where it does not
/// divide. Rows of equal confidence stay in their order. Never an empty bin.
pub fn reliability_bins(confidences: &[f64], right: &[bool], bins: usize) -> Vec<ReliabilityBin> {
    let mut order: Vec<usize> = (0..confidences.len()).collect();
    order.sort_by(|&a, &b| confidences[a].total_cmp(&confidences[b]));
    let bins = bins.min(order.len());
    let mut rest = &order[..];
    let mut made = Vec::with_capacity(bins);
    for bin in 0..bins {
        let (rows, after) = rest.split_at(rest.len().div_ceil(bins - bin));
        rest = after;
        let count = rows.len() as f64;
        made.push(ReliabilityBin {
            low: confidences[rows[0]],
            high: confidences[rows[rows.len() - 1]],
            count: rows.len(),
            confidence: rows.iter().map(|&row| confidences[row]).sum::<f64>() / count,
            accuracy: rows.iter().filter(|&&row| right[row]).count() as f64 / count,
        });
    }
    made
}

/// `sum over bins of n_b / n * |confidence_b - accuracy_b|`; none without rows.
pub fn expected_calibration_error(confidences: &[f64], right: &[bool], bins: usize) -> Option<f64> {
    weighted(confidences, right, bins, |bin| (bin.confidence - bin.accuracy).abs())
}

/// `sum over bins of n_b / n * ((confidence_b - accuracy_b)^2 - accuracy_b (1 - accuracy_b) / (n_b - 1))`.
/// None without rows, and where a bin has one row only.
pub fn debiased_squared_error(confidences: &[f64], right: &[bool], bins: usize) -> Option<f64> {
    if reliability_bins(confidences, right, bins).iter().any(|bin| bin.count < 2) {
        return None;
    }
    weighted(confidences, right, bins, |bin| {
        (bin.confidence - bin.accuracy).powi(2) - bin.accuracy * (1.0 - bin.accuracy) / (bin.count as f64 - 1.0)
    })
}

fn weighted(confidences: &[f64], right: &[bool], bins: usize, error: impl Fn(&ReliabilityBin) -> f64) -> Option<f64> {
    let made = reliability_bins(confidences, right, bins);
    let n = confidences.len() as f64;
    (!made.is_empty()).then(|| made.iter().map(|bin| bin.count as f64 / n * error(bin)).sum())
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::array;

    const CONFIDENCES: [f64; 10] = [0.55, 0.62, 0.68, 0.71, 0.74, 0.81, 0.83, 0.9, 0.93, 0.99];
    const RIGHT: [bool; 10] = [true, false, true, false, true, true, true, true, true, true];

    #[test]
    fn reference_values() {
        // al-baselines/ref_values.json.
        let error = expected_calibration_error(&CONFIDENCES, &RIGHT, 5).unwrap();
        assert!((error - 0.136).abs() < 1e-9, "{error}");
        let debiased = debiased_squared_error(&CONFIDENCES, &RIGHT, 5).unwrap();
        assert!((debiased + 0.07686).abs() < 1e-9, "{debiased}");
        assert_eq!(expected_calibration_error(&[], &[], 5), None);
        assert_eq!(debiased_squared_error(&CONFIDENCES, &RIGHT, 10), None);
    }

    #[test]
    fn bins_share_rows_out() {
        let bins = reliability_bins(&CONFIDENCES, &RIGHT, 3);
        assert_eq!(bins.iter().map(|bin| bin.count).collect::<Vec<_>>(), [4, 3, 3]);
        assert_eq!((bins[0].low, bins[0].high, bins[0].accuracy), (0.55, 0.71, 0.5));
        assert_eq!(reliability_bins(&CONFIDENCES[..2], &RIGHT[..2], 15).len(), 2);
    }

    #[test]
    fn top_labels_take_the_first_of_equals() {
        let (classes, confidences, right) = top_label(array![[0.5, 0.5], [0.1, 0.9]].view(), &[1, 1]);
        assert_eq!((classes, confidences, right), (vec![0, 1], vec![0.5, 0.9], vec![false, true]));
    }
}
