//! Routing before anyone is paid: what share of the rest of the pool would run alone, and at which true error.
//!
//! Two rules stand side by side. *Certified*: fixed-sequence testing on the holdout (Learn then Test, arXiv 2110.01052),
//! which keeps its promise in all but 5 % of draws. *Naive*: calibrated confidence of at least one minus the budget,
//! which promises nothing. [`certified`] is the only place that knows how a threshold is certified.

use statrs::function::beta::checked_beta_reg;

/// The share of holdouts on which a certified threshold may break its promise.
const DELTA: f64 = 0.05;

/// What a rule does with the rest of the pool.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Routed {
    /// Share of the rest that would run alone.
    pub share: f64,
    /// Share of those that would be wrong; none when there are none.
    pub error: Option<f64>,
}

/// Of items with these top-label confidences, those for which `is_alone` holds.
pub(super) fn route(confidences: &[f64], right: &[bool], is_alone: impl Fn(f64) -> bool) -> Routed {
    let alone: Vec<bool> = confidences.iter().zip(right).filter(|(c, _)| is_alone(**c)).map(|(_, r)| *r).collect();
    let wrong = alone.iter().filter(|right| !**right).count();
    Routed {
        share: alone.len() as f64 / confidences.len().max(1) as f64,
        error: (!alone.is_empty()).then(|| wrong as f64 / alone.len() as f64),
    }
}

/// The confidence strictly above which an item may run alone with at most `budget` wrong, from the holdout's confidences
/// and whether each is right. None when the holdout is too small or too often wrong.
///
/// From the surest rows down, a step at a time: a threshold passes when so few errors above it would be rarer than
/// `DELTA` if the error were the budget; the last one before the first failure holds. The order is fixed before labels
/// are looked at, so no correction is needed. Only the order of the confidences matters, and calibrators keep it.
pub(super) fn certified(confidences: &[f64], right: &[bool], budget: f64) -> Option<f64> {
    let mut rows: Vec<(f64, bool)> = confidences.iter().copied().zip(right.iter().copied()).collect();
    rows.sort_by(|a, b| b.0.total_cmp(&a.0));
    let n = rows.len();
    let allowed = if n < 2 * fewest(1, budget) { 0 } else { 1 };
    let step = (n / 50).max(1);
    let mut passed = None;
    let mut at = fewest(allowed, budget);
    while at < n {
        let threshold = rows[at].0;
        let above = rows.partition_point(|row| row.0 > threshold);
        let wrong = rows[..above].iter().filter(|row| !row.1).count();
        if at_most(wrong, above, budget) > DELTA {
            break;
        }
        passed = Some(threshold);
        at += step;
    }
    passed
}

/// The fewest rows that can pass with so many errors.
fn fewest(errors: usize, budget: f64) -> usize {
    let mut rows = errors + 1;
    while at_most(errors, rows, budget) > DELTA {
        rows += 1;
    }
    rows
}

/// The chance of at most `errors` errors in `rows` rows when each is wrong with probability `p`.
fn at_most(errors: usize, rows: usize, p: f64) -> f64 {
    if errors >= rows {
        return 1.0;
    }
    checked_beta_reg((rows - errors) as f64, errors as f64 + 1.0, 1.0 - p).unwrap_or(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::digest::mix64;

    #[test]
    fn fewest_rows_are_the_published_ones() {
        for (budget, zero, one, two) in [(0.1, 29, 46, 61), (0.05, 59, 93, 124), (0.02, 149, 236, 313)] {
            assert_eq!((fewest(0, budget), fewest(1, budget), fewest(2, budget)), (zero, one, two));
        }
        // One toss of two wrong, or none: 3 of 4.
        assert!((at_most(1, 2, 0.5) - 0.75).abs() < 1e-12);
    }

    #[test]
    fn shares_and_errors_by_hand() {
        let (confidences, right) = ([0.9, 0.99, 0.98, 0.5], [true, false, true, false]);
        assert_eq!(route(&confidences, &right, |c| c >= 0.9), Routed { share: 0.75, error: Some(1.0 / 3.0) });
        assert_eq!(route(&confidences, &right, |c| c > 0.99), Routed { share: 0.0, error: None });
        assert_eq!(route(&[], &[], |_| true), Routed::default());
    }

    #[test]
    fn the_walk_stops_at_the_errors() {
        // 200 rows, budget 5 %: one error is allowed from the start, 93 rows. Right down to row 150, wrong from there:
        // steps of 4, and 157 rows with 3 errors have a chance of 0.043, 161 with 7 one of 0.44.
        let confidences: Vec<f64> = (0..200).map(|at| 1.0 - at as f64 / 1000.0).collect();
        let right: Vec<bool> = (0..200).map(|at| at < 154).collect();
        let threshold = certified(&confidences, &right, 0.05).unwrap();
        assert_eq!(confidences.iter().filter(|c| **c > threshold).count(), 157);
        assert_eq!(certified(&confidences[..59], &right[..59], 0.05), None);
        assert_eq!(certified(&confidences, &[false; 200], 0.05), None);
        // Equal confidences cannot be told apart, so none of them may run alone.
        assert_eq!(certified(&[0.9; 200], &[true; 200], 0.05), None);
    }

    #[test]
    fn the_promise_is_kept_where_the_naive_rule_breaks_it() {
        // An item of confidence c is wrong with probability (1 - c) * 1.5: overconfident. Above a threshold t the true
        // error is the mean of that, 0.75 * (1 - t), within the budget of 5 % while t is at least 0.9333.
        let draw = |seed: u64, at: u64| mix64(seed, at) as f64 / u64::MAX as f64;
        let mut broken = 0;
        for seed in 0..400 {
            let confidences: Vec<f64> = (0..300).map(|at| 0.5 + 0.5 * draw(seed, at)).collect();
            let right: Vec<bool> =
                confidences.iter().zip(0..).map(|(c, at)| draw(seed + 1000, at) >= (1.0 - c) * 1.5).collect();
            broken += usize::from(certified(&confidences, &right, 0.05).is_some_and(|t| 0.75 * (1.0 - t) > 0.05));
        }
        // At most 20 are expected, with a standard deviation of 4.4.
        assert!(broken <= 33, "{broken} of 400");
    }
}
