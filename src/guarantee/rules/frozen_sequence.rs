//! The fixed sequence over thresholds that rows without labels fixed: valid whatever the risk does.
//!
//! Thresholds are quantiles of the pool's confidences, so they are constants to the sample. At each, the number m of
//! sample rows above is random, and given m the errors are Binomial(m, risk) exactly. The hypotheses "risk over budget"
//! stand in a fixed order, strict to loose; the walk stops at the first that is not rejected at level delta. A false
//! acceptance needs the first true hypothesis in that order to be rejected: probability at most delta, with no
//! assumption on how the risk moves. The pool must be exchangeable with the sample.
//!
//! The counts m say nothing about which rows are right, so the walk may start where they allow it: at the first threshold
//! with as many sample rows above it as [`super::FixedSequence`] starts with.

use super::super::binomial::at_most;
use super::fixed_sequence::{STEPS, start};
use super::{Evidence, Rule};

/// Needs the pool's confidences; without them it accepts nothing.
pub struct FrozenSequence;

impl Rule for FrozenSequence {
    fn name(&self) -> &'static str {
        "frozen_sequence"
    }

    fn title(&self) -> &'static str {
        "Fixed sequence over thresholds fixed on unlabeled rows"
    }

    fn is_valid(&self) -> bool {
        true
    }

    fn threshold(&self, evidence: &Evidence<'_>) -> Option<f64> {
        let Evidence { sample, pool, budget, delta } = *evidence;
        let n = sample.len() as f64;
        let mut expected = begin(evidence)?;
        let step = step(n);
        let mut accepted = None;
        loop {
            let threshold = at(expected, n, pool);
            let (rows, errors) = sample.above(threshold);
            if at_most(errors, rows, budget) > delta {
                return accepted;
            }
            accepted = Some(threshold);
            if expected >= n {
                return accepted;
            }
            expected += step;
        }
    }
}

/// The number of sample rows expected above the strictest threshold that has enough of them; none where nothing can be
/// accepted.
fn begin(evidence: &Evidence<'_>) -> Option<f64> {
    let n = evidence.sample.len();
    let first = start(n, evidence.budget, evidence.delta).filter(|_| !evidence.pool.is_empty())?;
    let (mut expected, n) = (first as f64, n as f64);
    while expected < n && evidence.sample.above(at(expected, n, evidence.pool)).0 < first {
        expected += step(n);
    }
    Some(expected)
}

/// Sample rows expected between two thresholds.
fn step(n: f64) -> f64 {
    (n / STEPS as f64).max(1.0)
}

/// The pool's quantile above which so many of `n` sample rows are expected.
fn at(expected: f64, n: f64, pool: &[f64]) -> f64 {
    let place = (expected.min(n) / n * pool.len() as f64).floor() as usize;
    pool.get(place).copied().unwrap_or(0.0)
}

/// The strictest threshold of the walk: where it ends when nothing passes.
pub(in super::super) fn strictest(evidence: &Evidence<'_>) -> Option<f64> {
    begin(evidence).map(|expected| at(expected, evidence.sample.len() as f64, evidence.pool))
}

#[cfg(test)]
mod tests {
    use super::super::super::sample::sample;
    use super::*;

    #[test]
    fn thresholds_come_from_the_pool() {
        // 100 rows at .995, .985 and so on, the surest 80 right; the pool has the same places.
        let rows: Vec<(f64, bool)> = (0..100).map(|r| (0.995 - 0.0099 * f64::from(r), r < 80)).collect();
        let pool: Vec<f64> = rows.iter().map(|row| row.0).collect();
        let found = |pool: &[f64]| {
            let sample = sample(&rows);
            let evidence = Evidence { sample: &sample, pool, budget: 0.1, delta: 0.1 };
            FrozenSequence.threshold(&evidence).map(|threshold| sample.above(threshold))
        };
        // The middle of 22 and 100 is 46.9: start at 38 rows, then in twos.
        // 82 rows with 2 and 84 with 4 errors pass (78 are needed for 4), 86 with 6 (103) do not.
        assert_eq!(found(&pool), Some((84, 4)));
        assert_eq!(found(&[]), None);
        // A pool that is surer than the sample: its first quantiles have too few sample rows above, and are skipped.
        let surer: Vec<f64> = pool.iter().map(|confidence| 0.5 + confidence / 2.0).collect();
        assert!(found(&surer).is_some_and(|(rows, errors)| rows >= 38 && errors <= rows / 10));
    }
}
