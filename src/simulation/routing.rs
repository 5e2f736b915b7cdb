//! Routing before anyone is paid: what share of the rest of the pool would run alone, and at which true error.
//!
//! Two rules stand side by side. *Certified*: what [`crate::guarantee`] certifies on the part of the holdout that chooses
//! nothing, which keeps its promise in all but 5 % of draws. *Naive*: calibrated confidence of at least one minus the
//! budget, which promises nothing. Each step is judged by itself, as if nobody had looked before.

use crate::error::Result;
use crate::guarantee::{Request, Sample, Scored, certify};

/// The share of holdouts on which a certified threshold keeps its promise.
const CONFIDENCE: f64 = 0.95;

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

/// The confidence strictly above which an item may run alone with at most `budget` wrong, from labels that chose nothing
/// and the confidences of the rest. None when these labels are too few or too often wrong, or nothing is left.
pub(super) fn certified(labels: impl IntoIterator<Item = Scored>, rest: &[f64], budget: f64) -> Result<Option<f64>> {
    if rest.is_empty() {
        return Ok(None);
    }
    Ok(certify(&Request { budget, confidence: CONFIDENCE }, &Sample::new(labels)?, rest)?.threshold)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::digest::mix64;

    #[test]
    fn shares_and_errors_by_hand() {
        let (confidences, right) = ([0.9, 0.99, 0.98, 0.5], [true, false, true, false]);
        assert_eq!(route(&confidences, &right, |c| c >= 0.9), Routed { share: 0.75, error: Some(1.0 / 3.0) });
        assert_eq!(route(&confidences, &right, |c| c > 0.99), Routed { share: 0.0, error: None });
        assert_eq!(route(&[], &[], |_| true), Routed::default());
    }

    #[test]
    fn equal_rows_and_an_empty_rest() {
        let labels = |n: usize| (0..n).map(|_| Scored { confidence: 0.9, class: 0, is_right: true });
        // 59 right rows prove 5 % at 95 %, 58 do not; equal confidences are accepted together or not at all.
        assert_eq!(certified(labels(59), &[0.9; 10], 0.05).unwrap(), Some(0.0));
        assert_eq!(certified(labels(58), &[0.9; 10], 0.05).unwrap(), None);
        assert_eq!(certified(labels(59), &[], 0.05).unwrap(), None);
    }

    #[test]
    fn the_promise_is_kept_where_the_naive_rule_breaks_it() {
        // An item of confidence c is wrong with probability (1 - c) * 1.5: overconfident. Above a threshold t the true
        // error is the mean of that, 0.75 * (1 - t), within the budget of 5 % while t is at least 0.9333.
        let draw = |seed: u64, at: u64| mix64(seed, at) as f64 / u64::MAX as f64;
        let mut broken = 0;
        let rest: Vec<f64> = (0..1000).map(|at| 0.5 + 0.5 * draw(9999, at)).collect();
        for seed in 0..400 {
            let labels = (0..300).map(|at| {
                let confidence = 0.5 + 0.5 * draw(seed, at);
                let is_right = draw(seed + 1000, at) >= (1.0 - confidence) * 1.5;
                Scored { confidence, class: 0, is_right }
            });
            broken += usize::from(certified(labels, &rest, 0.05).unwrap().is_some_and(|t| 0.75 * (1.0 - t) > 0.05));
        }
        // At most 20 are expected, with a standard deviation of 4.4.
        assert!(broken <= 33, "{broken} of 400");
    }
}
