//! Confident learning: Northcutt, Jiang and Chuang (2021), "Confident Learning: Estimating Uncertainty in Dataset
//! Labels". Out-of-sample probabilities say how many labels of class i are truly of class j, and which.
//!
//! Threshold `t[k] = mean p[k]` over rows labelled k. A row labelled i counts in `C[i,j]` for the class j it reaches the
//! threshold of; the likeliest class where it reaches several. Calibrated, each row of C sums to the labels of its class.

use crate::error::{Error, Result};
use ndarray::{Array2, ArrayView2};

/// Slack at a threshold, for a row that lies on it but for rounding.
const SLACK: f64 = 1e-6;
/// Thresholds are at least this, so that a class the model never believes in is not reached by every row.
const LEAST_THRESHOLD: f64 = 2e-6;

/// How many labels of one class are truly of another.
#[derive(Debug, Clone, PartialEq)]
pub struct ConfidentJoint {
    /// By class; infinite for a class without labels.
    pub thresholds: Vec<f64>,
    /// Given x true, rows that reach a threshold; the diagonal is at least 1.
    pub counts: Array2<u64>,
    /// The same, scaled so that rows sum to the labels of their class.
    pub calibrated: Array2<u64>,
    /// Rows counted off the diagonal, rising.
    pub off_diagonal: Vec<usize>,
}

impl ConfidentJoint {
    /// From given classes and out-of-sample probabilities, rows x classes.
    pub fn of(given: &[usize], probabilities: ArrayView2<'_, f64>) -> Result<ConfidentJoint> {
        let classes = probabilities.ncols();
        if given.len() != probabilities.nrows() || given.iter().any(|&class| class >= classes) {
            return Err(Error::invalid(format!(
                "{} labels for {} rows of {classes} probabilities, or a label beyond the classes.",
                given.len(),
                probabilities.nrows()
            )));
        }
        let labels = label_counts(given, classes);
        let mut thresholds = vec![0.0; classes];
        for (row, &class) in given.iter().enumerate() {
            thresholds[class] += probabilities[[row, class]];
        }
        for (threshold, &n) in thresholds.iter_mut().zip(&labels) {
            *threshold = if n > 0 { (*threshold / n as f64).max(LEAST_THRESHOLD) } else { f64::INFINITY };
        }
        let mut counts = Array2::zeros((classes, classes));
        let mut off_diagonal = Vec::new();
        for (row, &class) in given.iter().enumerate() {
            let reached = |k: &usize| probabilities[[row, *k]] >= thresholds[*k] - SLACK;
            let mut several = (0..classes).filter(reached);
            let truth = match (several.next(), several.next()) {
                (None, _) => continue,
                (Some(only), None) => only,
                _ => likeliest(probabilities, row),
            };
            counts[[class, truth]] += 1;
            if truth != class {
                off_diagonal.push(row);
            }
        }
        counts.diag_mut().mapv_inplace(|n: u64| n.max(1));
        let calibrated = calibrate(&counts, &labels);
        Ok(ConfidentJoint { thresholds, counts, calibrated, off_diagonal })
    }

    /// How many labels are probably wrong.
    pub fn estimated_wrong(&self) -> u64 {
        self.calibrated.sum() - self.calibrated.diag().sum()
    }

    /// Per pair of classes, as many rows as are probably wrong, those with the largest `p[j] - p[i]`.
    pub fn prune_by_noise_rate(&self, given: &[usize], probabilities: ArrayView2<'_, f64>) -> Vec<bool> {
        let mut is_wrong = vec![false; given.len()];
        self.each_class(given, |class, rows, wrong| {
            for (truth, &n) in wrong.iter().enumerate().filter(|(truth, _)| *truth != class) {
                let margin = |row: usize| probabilities[[row, truth]] - probabilities[[row, class]];
                mark(&mut is_wrong, rows, n as usize, |row| -margin(row));
            }
        });
        unless_predicted(is_wrong, given, probabilities)
    }

    /// Per class, as many rows as are probably wrong, those with the smallest probability of their label.
    pub fn prune_by_class(&self, given: &[usize], probabilities: ArrayView2<'_, f64>) -> Vec<bool> {
        let mut is_wrong = vec![false; given.len()];
        self.each_class(given, |class, rows, wrong| {
            let n: u64 = wrong.iter().enumerate().filter(|(truth, _)| *truth != class).map(|(_, n)| n).sum();
            mark(&mut is_wrong, rows, n as usize, |row| probabilities[[row, class]]);
        });
        unless_predicted(is_wrong, given, probabilities)
    }

    /// Rows that both ways of pruning would remove: the surest.
    pub fn both(&self, given: &[usize], probabilities: ArrayView2<'_, f64>) -> Vec<bool> {
        let by_class = self.prune_by_class(given, probabilities);
        self.prune_by_noise_rate(given, probabilities).into_iter().zip(by_class).map(|(a, b)| a && b).collect()
    }

    /// Calls with each class, its rows, and how many of them are of which class. At least one label of a class stays,
    /// so that pruning never removes a class.
    fn each_class(&self, given: &[usize], mut act: impl FnMut(usize, &[usize], &[u64])) {
        for class in 0..self.thresholds.len() {
            let rows: Vec<usize> = (0..given.len()).filter(|&row| given[row] == class).collect();
            if rows.len() < 2 {
                continue;
            }
            let mut wrong = self.calibrated.row(class).to_vec();
            if wrong[class] == 0 {
                let most = (0..wrong.len()).fold(0, |best, k| if wrong[k] > wrong[best] { k } else { best });
                wrong[most] -= 1;
            }
            act(class, &rows, &wrong);
        }
    }
}

/// Marks the `n` rows with the smallest keys; equals in the order of the rows.
fn mark(is_wrong: &mut [bool], rows: &[usize], n: usize, key: impl Fn(usize) -> f64) {
    let mut order = rows.to_vec();
    order.sort_by(|&a, &b| key(a).total_cmp(&key(b)));
    order.into_iter().take(n).for_each(|row| is_wrong[row] = true);
}

fn unless_predicted(mut is_wrong: Vec<bool>, given: &[usize], probabilities: ArrayView2<'_, f64>) -> Vec<bool> {
    for (row, wrong) in is_wrong.iter_mut().enumerate() {
        *wrong &= likeliest(probabilities, row) != given[row];
    }
    is_wrong
}

fn label_counts(given: &[usize], classes: usize) -> Vec<u64> {
    let mut counts = vec![0; classes];
    given.iter().for_each(|&class| counts[class] += 1);
    counts
}

/// The class with the largest probability, the first among equals.
pub(super) fn likeliest(probabilities: ArrayView2<'_, f64>, row: usize) -> usize {
    let row = probabilities.row(row);
    (0..row.len()).fold(0, |best, class| if row[class] > row[best] { class } else { best })
}

/// Each row scaled to its labels and rounded so that the sum stays: whole parts first, then the largest remainders.
fn calibrate(counts: &Array2<u64>, labels: &[u64]) -> Array2<u64> {
    let mut calibrated = Array2::zeros(counts.dim());
    for (class, mut row) in calibrated.rows_mut().into_iter().enumerate() {
        let sum: u64 = counts.row(class).sum();
        let exact = counts.row(class).mapv(|n| n as f64 * labels[class] as f64 / sum as f64);
        row.assign(&exact.mapv(|x| x.floor() as u64));
        let mut order: Vec<usize> = (0..exact.len()).collect();
        order.sort_by(|&a, &b| exact[b].fract().total_cmp(&exact[a].fract()));
        let missing = labels[class] - row.sum();
        order.into_iter().take(missing as usize).for_each(|k| row[k] += 1);
    }
    calibrated
}

/// The probability of each row's label. Low is suspicious.
pub fn self_confidence(given: &[usize], probabilities: ArrayView2<'_, f64>) -> Vec<f64> {
    given.iter().enumerate().map(|(row, &class)| probabilities[[row, class]]).collect()
}

/// `(p[given] - largest other p + 1) / 2` of each row, 0 to 1. Low is suspicious.
pub fn normalised_margin(given: &[usize], probabilities: ArrayView2<'_, f64>) -> Vec<f64> {
    let margin = |(row, &class): (usize, &usize)| {
        let others = probabilities.row(row).into_iter().enumerate().filter(|(k, _)| *k != class);
        (probabilities[[row, class]] - others.map(|(_, p)| *p).fold(0.0, f64::max) + 1.0) / 2.0
    };
    given.iter().enumerate().map(margin).collect()
}

#[cfg(test)]
pub(super) mod tests {
    use super::super::test_data::assert_close;
    use super::*;
    use ndarray::array;

    /// LEARNING section 12.
    pub fn example() -> (Vec<usize>, Array2<f64>) {
        let given = vec![0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2];
        let probabilities = array![
            [0.9, 0.05, 0.05],
            [0.8, 0.1, 0.1],
            [0.2, 0.7, 0.1],
            [0.6, 0.3, 0.1],
            [0.1, 0.8, 0.1],
            [0.05, 0.9, 0.05],
            [0.3, 0.6, 0.1],
            [0.85, 0.1, 0.05],
            [0.1, 0.1, 0.8],
            [0.05, 0.05, 0.9],
            [0.1, 0.2, 0.7],
            [0.15, 0.75, 0.1]
        ];
        (given, probabilities)
    }

    #[test]
    fn reference_values() {
        let (given, p) = example();
        let joint = ConfidentJoint::of(&given, p.view()).unwrap();
        assert_close(&joint.thresholds, &[0.625, 0.6, 0.625], 1e-9);
        assert_eq!(joint.counts, array![[2, 1, 0], [1, 3, 0], [0, 1, 3]]);
        assert_eq!(joint.calibrated, array![[3, 1, 0], [1, 3, 0], [0, 1, 3]]);
        assert_eq!((joint.off_diagonal.as_slice(), joint.estimated_wrong()), (&[2, 7, 11][..], 3));
        let rows = |is_wrong: Vec<bool>| (0..12).filter(|&row| is_wrong[row]).collect::<Vec<_>>();
        assert_eq!(rows(joint.prune_by_noise_rate(&given, p.view())), [2, 7, 11]);
        assert_eq!(rows(joint.prune_by_class(&given, p.view())), [2, 7, 11]);
        assert_eq!(rows(joint.both(&given, p.view())), [2, 7, 11]);
        assert_close(
            &self_confidence(&given, p.view()),
            &[0.9, 0.8, 0.2, 0.6, 0.8, 0.9, 0.6, 0.1, 0.8, 0.9, 0.7, 0.1],
            1e-12,
        );
        assert_close(
            &normalised_margin(&given, p.view()),
            &[0.925, 0.85, 0.25, 0.65, 0.85, 0.925, 0.65, 0.125, 0.85, 0.925, 0.75, 0.175],
            1e-12,
        );
    }

    #[test]
    fn a_class_without_labels_and_one_that_is_all_wrong() {
        // Nothing is labelled 2; every label of class 1 looks like 0, and one of them stays.
        let given = [0, 0, 0, 1, 1, 1];
        let p = array![
            [0.9, 0.1, 0.0],
            [0.9, 0.1, 0.0],
            [0.9, 0.1, 0.0],
            [0.97, 0.03, 0.0],
            [0.96, 0.04, 0.0],
            [0.95, 0.05, 0.0]
        ];
        let joint = ConfidentJoint::of(&given, p.view()).unwrap();
        assert_eq!(joint.thresholds[2], f64::INFINITY);
        assert_eq!(joint.calibrated.row(2).sum(), 0);
        let pruned = joint.both(&given, p.view());
        assert!(pruned[3] && !pruned[5] && !pruned[0], "{pruned:?}");
        assert!(ConfidentJoint::of(&given[..5], p.view()).is_err());
    }

    proptest::proptest! {
        #[test]
        fn counts_keep_the_labels_and_no_class_is_pruned_away(
            rows in proptest::collection::vec((0usize..3, 0.01f64..1.0, 0.01f64..1.0, 0.01f64..1.0), 1..40)
        ) {
            let given: Vec<usize> = rows.iter().map(|row| row.0).collect();
            let mut p = Array2::from_shape_fn((rows.len(), 3), |(i, k)| [rows[i].1, rows[i].2, rows[i].3][k]);
            for mut row in p.rows_mut() {
                row /= row.sum();
            }
            let joint = ConfidentJoint::of(&given, p.view()).unwrap();
            let labels = label_counts(&given, 3);
            for class in 0..3 {
                proptest::prop_assert_eq!(joint.calibrated.row(class).sum(), labels[class]);
            }
            let (both, by_rate) = (joint.both(&given, p.view()), joint.prune_by_noise_rate(&given, p.view()));
            for class in (0..3).filter(|class| labels[*class] > 0) {
                let stays = |is_wrong: &[bool]| (0..given.len()).any(|row| given[row] == class && !is_wrong[row]);
                proptest::prop_assert!(stays(&both));
            }
            proptest::prop_assert!(both.iter().zip(&by_rate).all(|(both, rate)| !both || *rate));
        }
    }
}
