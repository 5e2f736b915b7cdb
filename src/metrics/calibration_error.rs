//! Calibration error of the top label: how far confidence is from the share that is right, in bins of equally many
//! rows (Guo et al. 2017 with the equal-mass bins of Nixon et al. 2019).
//!
//! The plain estimate is biased upwards with few rows; the debiased squared one (Kumar et al. 2019) is not, and may
//! be below 0 by chance.

use super::{Interval, clopper_pearson};
use ndarray::ArrayView2;
use rand::{Rng, SeedableRng};
use rand_xoshiro::Xoshiro256PlusPlus;
use serde::{Deserialize, Serialize};

/// Bins used where nothing else is said.
pub const BINS: usize = 15;
const RESAMPLES: usize = 500;

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
    /// The Clopper-Pearson interval of that share, 95 %; all of 0 to 1 in evaluations stored before it was measured.
    #[serde(default = "anything")]
    pub interval: Interval,
}

fn anything() -> Interval {
    Interval { low: 0.0, high: 1.0 }
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
    let order = rising(confidences);
    let mut rest = &order[..];
    let made = sums_of_bins(order.iter().map(|&row| (confidences[row], right[row], 1)), order.len(), bins);
    let with_edges = |sums: &BinSums| {
        let (rows, after) = rest.split_at(sums.count);
        rest = after;
        ReliabilityBin {
            low: confidences[rows[0]],
            high: confidences[rows[rows.len() - 1]],
            count: sums.count,
            confidence: sums.confidence(),
            accuracy: sums.accuracy(),
            interval: clopper_pearson(sums.hits, sums.count),
        }
    };
    made.iter().map(with_edges).collect()
}

/// What every estimate needs of a bin. Intervals cost a hundred times as much, so resamples do without.
struct BinSums {
    count: usize,
    hits: usize,
    confidences: f64,
}

impl BinSums {
    fn confidence(&self) -> f64 {
        self.confidences / self.count as f64
    }

    fn accuracy(&self) -> f64 {
        self.hits as f64 / self.count as f64
    }
}

/// Rows by rising confidence, equal ones in their order.
fn rising(confidences: &[f64]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..confidences.len()).collect();
    order.sort_by(|&a, &b| confidences[a].total_cmp(&confidences[b]));
    order
}

/// The bins of `rows` rows that come by rising confidence, each as often as its last number says.
fn sums_of_bins(sorted: impl Iterator<Item = (f64, bool, u32)>, rows: usize, bins: usize) -> Vec<BinSums> {
    let bins = bins.min(rows);
    let mut made: Vec<BinSums> = Vec::with_capacity(bins);
    let mut left = rows;
    let mut room = 0;
    for (confidence, is_right, times) in sorted {
        for _ in 0..times {
            if room == 0 {
                room = left.div_ceil(bins - made.len());
                left -= room;
                made.push(BinSums { count: room, hits: 0, confidences: 0.0 });
            }
            let bin = made.last_mut().expect("a bin was opened above");
            bin.hits += usize::from(is_right);
            bin.confidences += confidence;
            room -= 1;
        }
    }
    made
}

/// `sum over bins of n_b / n * |confidence_b - accuracy_b|`; none without rows.
pub fn expected_calibration_error(confidences: &[f64], right: &[bool], bins: usize) -> Option<f64> {
    let bins = of_rows(confidences, right, bins);
    weighted(&bins, confidences.len(), |bin| (bin.confidence() - bin.accuracy()).abs())
}

/// `sum over bins of n_b / n * ((confidence_b - accuracy_b)^2 - accuracy_b (1 - accuracy_b) / (n_b - 1))`.
/// None without rows, and where a bin has one row only.
pub fn debiased_squared_error(confidences: &[f64], right: &[bool], bins: usize) -> Option<f64> {
    debiased(&of_rows(confidences, right, bins), confidences.len())
}

fn debiased(bins: &[BinSums], rows: usize) -> Option<f64> {
    if bins.iter().any(|bin| bin.count < 2) {
        return None;
    }
    weighted(bins, rows, |bin| {
        let accuracy = bin.accuracy();
        (bin.confidence() - accuracy).powi(2) - accuracy * (1.0 - accuracy) / (bin.count as f64 - 1.0)
    })
}

/// The root of the debiased squared error, 0 where chance put that below 0: in units of probability, as people read it.
pub fn calibration_error(confidences: &[f64], right: &[bool], bins: usize) -> Option<f64> {
    debiased_squared_error(confidences, right, bins).map(|squared| squared.max(0.0).sqrt())
}

/// A 95 % bootstrap interval for [`calibration_error`], 500 resamples of rows; none where that has no value.
///
/// A resample carries the sample's noise a second time, which lifts every squared error by about one variance. So the
/// percentiles are moved by the difference between the resamples' mean and the estimate before the root is taken.
pub fn calibration_error_interval(confidences: &[f64], right: &[bool], bins: usize, seed: u64) -> Option<Interval> {
    let estimate = debiased_squared_error(confidences, right, bins)?;
    let mut rng = Xoshiro256PlusPlus::seed_from_u64(seed);
    // A resample is how often each row was drawn: the order by confidence is that of the sample.
    let (n, order) = (confidences.len(), rising(confidences));
    let mut values: Vec<f64> = (0..RESAMPLES)
        .filter_map(|_| {
            let mut times = vec![0u32; n];
            (0..n).for_each(|_| times[rng.gen_range(0..n)] += 1);
            let sorted = order.iter().map(|&row| (confidences[row], right[row], times[row]));
            debiased(&sums_of_bins(sorted, n, bins), n)
        })
        .collect();
    values.sort_by(f64::total_cmp);
    let shift = values.iter().sum::<f64>() / values.len() as f64 - estimate;
    let at = |share: f64| (values[((values.len() - 1) as f64 * share).round() as usize] - shift).max(0.0).sqrt();
    Some(Interval { low: at(0.025), high: at(0.975) })
}

/// Calibration of each class's probability, whether or not it is the likeliest: for class k the debiased error of "is it
/// k?" over bins of `p_k`, in units of probability. None where bins would have one row.
pub fn classwise_calibration_error(
    probabilities: ArrayView2<'_, f64>,
    targets: &[usize],
    bins: usize,
) -> Vec<Option<f64>> {
    let of_class = |(class, p): (usize, ndarray::ArrayView1<'_, f64>)| {
        let is_class: Vec<bool> = targets.iter().map(|&target| target == class).collect();
        calibration_error(&p.to_vec(), &is_class, bins)
    };
    probabilities.columns().into_iter().enumerate().map(of_class).collect()
}

fn of_rows(confidences: &[f64], right: &[bool], bins: usize) -> Vec<BinSums> {
    let sorted = rising(confidences).into_iter().map(|row| (confidences[row], right[row], 1));
    sums_of_bins(sorted, confidences.len(), bins)
}

fn weighted(bins: &[BinSums], rows: usize, error: impl Fn(&BinSums) -> f64) -> Option<f64> {
    (!bins.is_empty()).then(|| bins.iter().map(|bin| bin.count as f64 / rows as f64 * error(bin)).sum())
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
    fn the_root_and_its_interval() {
        // 300 rows at 0.6 to 0.9, all 0.1 too sure: the error is 0.1 and the interval holds it, and not 0.
        let confidences: Vec<f64> = (0..1200).map(|r| 0.6 + 0.1 * f64::from(r % 4)).collect();
        let right: Vec<bool> = (0..1200).map(|r| (r / 4 * 7 % 300) as f64 / 300.0 < confidences[r] - 0.1).collect();
        let error = calibration_error(&confidences, &right, 4).unwrap();
        assert!((error - 0.1).abs() < 0.01, "{error}");
        let interval = calibration_error_interval(&confidences, &right, 4, 1).unwrap();
        assert!(
            interval.low > 0.05 && interval.low < error && error < interval.high && interval.high < 0.15,
            "{interval:?}"
        );
        assert_eq!(calibration_error_interval(&confidences, &right, 4, 1), Some(interval));
        // Calibrated rows: nothing to find, and 0 is in the interval.
        let right: Vec<bool> = (0..1200).map(|r| (r / 4 * 7 % 300) as f64 / 300.0 < confidences[r]).collect();
        assert_eq!(calibration_error(&confidences, &right, 4), Some(0.0));
        assert_eq!(calibration_error_interval(&confidences, &right, 4, 1).unwrap().low, 0.0);
        assert_eq!(calibration_error_interval(&[0.5], &[true], 4, 1), None);
    }

    #[test]
    fn a_resample_is_its_rows_drawn_out() {
        // Row r drawn r % 3 times, against the drawn rows as a sample of their own.
        let confidences: Vec<f64> = (0..80).map(|r| f64::from(r * 37 % 80) / 80.0).collect();
        let right: Vec<bool> = (0..80).map(|r| r % 7 < 4).collect();
        let drawn: Vec<usize> = (0..80).flat_map(|r| std::iter::repeat_n(r, r % 3)).collect();
        let (of_drawn, are_right): (Vec<f64>, Vec<bool>) = drawn.iter().map(|&r| (confidences[r], right[r])).unzip();
        let sorted = rising(&confidences).into_iter().map(|r| (confidences[r], right[r], (r % 3) as u32));
        let found = debiased(&sums_of_bins(sorted, drawn.len(), 6), drawn.len());
        assert_eq!(found, debiased_squared_error(&of_drawn, &are_right, 6));
        assert!(found.is_some());
    }

    #[test]
    fn classes_are_measured_one_by_one() {
        // Class 0 is said 80 % always and is right 80 %; class 1 shares the rest with class 2 and gets all of it.
        let p = ndarray::Array2::from_shape_fn((100, 3), |(_, k)| [0.8, 0.1, 0.1][k]);
        let targets: Vec<usize> = (0..100).map(|r| usize::from(r % 5 == 0)).collect();
        let errors = classwise_calibration_error(p.view(), &targets, 1);
        assert_eq!(errors[0], Some(0.0));
        // (0.2 - 0.1)^2 - 0.2 * 0.8 / 99 and 0.1^2.
        assert!((errors[1].unwrap() - (0.01f64 - 0.16 / 99.0).sqrt()).abs() < 1e-12);
        assert!((errors[2].unwrap() - 0.1).abs() < 1e-12);
    }

    #[test]
    fn bins_share_rows_out() {
        let bins = reliability_bins(&CONFIDENCES, &RIGHT, 3);
        assert_eq!(bins.iter().map(|bin| bin.count).collect::<Vec<_>>(), [4, 3, 3]);
        assert_eq!((bins[0].low, bins[0].high, bins[0].accuracy), (0.55, 0.71, 0.5));
        assert_eq!(bins[0].interval, clopper_pearson(2, 4));
        assert_eq!(reliability_bins(&CONFIDENCES[..2], &RIGHT[..2], 15).len(), 2);
    }

    #[test]
    fn top_labels_take_the_first_of_equals() {
        let (classes, confidences, right) = top_label(array![[0.5, 0.5], [0.1, 0.9]].view(), &[1, 1]);
        assert_eq!((classes, confidences, right), (vec![0, 1], vec![0.5, 0.9], vec![false, true]));
    }
}
