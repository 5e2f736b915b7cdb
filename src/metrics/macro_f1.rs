//! Macro F1: the mean over classes of `2 TP / (2 TP + FP + FN)`.
//!
//! Classes that never occur in the truth are left out: their F1 is 0 by convention however good the model is.
//! The interval is a percentile bootstrap over rows, 1,000 resamples.

use super::Interval;
use ndarray::Array2;
use rand::{Rng, SeedableRng};
use rand_xoshiro::Xoshiro256PlusPlus;
use serde::{Deserialize, Serialize};

const RESAMPLES: usize = 1_000;
/// With fewer rows of a class a resample often has none, and the interval means nothing (LEARNING section 6).
const FEWEST_OF_A_CLASS: u64 = 5;

/// How often each true class (row) was predicted as each class (column).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Confusion(pub Array2<u64>);

impl Confusion {
    /// Counts pairs. All targets and predictions are below `classes`.
    pub fn of(targets: &[usize], predicted: &[usize], classes: usize) -> Self {
        let mut counts = Array2::zeros((classes, classes));
        for (&target, &guess) in targets.iter().zip(predicted) {
            counts[[target, guess]] += 1;
        }
        Confusion(counts)
    }

    /// Rows of a true class.
    pub fn support(&self, class: usize) -> u64 {
        self.0.row(class).sum()
    }

    /// How often a class was predicted.
    pub fn predicted(&self, class: usize) -> u64 {
        self.0.column(class).sum()
    }

    /// Share of its predictions that were right; none when it was never predicted.
    pub fn precision(&self, class: usize) -> Option<f64> {
        share(self.0[[class, class]], self.predicted(class))
    }

    /// Share of its rows that were found; none when it has no rows.
    pub fn recall(&self, class: usize) -> Option<f64> {
        share(self.0[[class, class]], self.support(class))
    }

    /// `2 TP / (rows + predictions)`; none when the class has no rows.
    pub fn f1(&self, class: usize) -> Option<f64> {
        let support = self.support(class);
        if support == 0 { None } else { share(2 * self.0[[class, class]], support + self.predicted(class)) }
    }

    /// Predictions that were right.
    pub fn right(&self) -> u64 {
        self.0.diag().sum()
    }
}

fn share(part: u64, whole: u64) -> Option<f64> {
    (whole > 0).then(|| part as f64 / whole as f64)
}

/// Mean F1 of the classes that occur in the truth; none without rows.
pub fn macro_f1(confusion: &Confusion) -> Option<f64> {
    let of_classes: Vec<f64> = (0..confusion.0.nrows()).filter_map(|class| confusion.f1(class)).collect();
    (!of_classes.is_empty()).then(|| of_classes.iter().sum::<f64>() / of_classes.len() as f64)
}

/// The 95 % percentile bootstrap interval of macro F1. None when some class that occurs has fewer than 5 rows.
/// Same seed, same interval. A class that a resample happens to miss is left out of that resample's mean.
pub fn macro_f1_interval(targets: &[usize], predicted: &[usize], classes: usize, seed: u64) -> Option<Interval> {
    let confusion = Confusion::of(targets, predicted, classes);
    let thin = (0..classes).any(|class| (1..FEWEST_OF_A_CLASS).contains(&confusion.support(class)));
    if targets.is_empty() || thin {
        return None;
    }
    let mut rng = Xoshiro256PlusPlus::seed_from_u64(seed);
    let mut values: Vec<f64> = (0..RESAMPLES)
        .filter_map(|_| {
            let mut counts = Confusion(Array2::zeros((classes, classes)));
            for _ in 0..targets.len() {
                let row = rng.gen_range(0..targets.len());
                counts.0[[targets[row], predicted[row]]] += 1;
            }
            macro_f1(&counts)
        })
        .collect();
    values.sort_by(f64::total_cmp);
    let at = |share: f64| values[((values.len() - 1) as f64 * share).round() as usize];
    Some(Interval { low: at(0.025), high: at(0.975) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn by_hand() {
        // Class 0: 2 of 3 found, 2 of 2 predictions right: F1 = 4/5. Class 1: 1 found, 1 of 2: F1 = 2/3. Class 2: absent.
        let confusion = Confusion::of(&[0, 0, 0, 1], &[0, 0, 1, 1], 3);
        assert_eq!((confusion.precision(1), confusion.recall(0)), (Some(0.5), Some(2.0 / 3.0)));
        assert!((macro_f1(&confusion).unwrap() - (0.8 + 2.0 / 3.0) / 2.0).abs() < 1e-12);
        assert_eq!((confusion.f1(2), confusion.precision(2), confusion.right()), (None, None, 3));
        assert_eq!(macro_f1(&Confusion::of(&[], &[], 2)), None);
    }

    #[test]
    fn a_wrongly_predicted_absent_class_costs_the_others_only() {
        let confusion = Confusion::of(&[0, 0], &[0, 2], 3);
        assert!((macro_f1(&confusion).unwrap() - 2.0 / 3.0).abs() < 1e-12);
    }

    #[test]
    fn the_interval_holds_the_value_and_repeats() {
        let targets: Vec<usize> = (0..100).map(|r| r % 2).collect();
        let predicted: Vec<usize> = (0..100).map(|r| if r % 10 == 0 { 1 } else { r % 2 }).collect();
        let value = macro_f1(&Confusion::of(&targets, &predicted, 2)).unwrap();
        let interval = macro_f1_interval(&targets, &predicted, 2, 5).unwrap();
        // Ten of a hundred wrong: the standard error is about 0.03, so the interval is about 0.12 wide.
        assert!(interval.low < value && value < interval.high, "{value} {interval:?}");
        assert!((0.08..0.16).contains(&(interval.high - interval.low)), "{interval:?}");
        assert_eq!(macro_f1_interval(&targets, &predicted, 2, 5), Some(interval));
        assert_eq!(macro_f1_interval(&[0, 0, 0, 0, 0, 1], &[0; 6], 2, 5), None);
    }
}
