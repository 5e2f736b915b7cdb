//! Fixed-sequence testing with exact binomial tails (Angelopoulos et al. 2021, "Learn then Test", over ranks).
//!
//! Walk from strict to loose over ranks fixed before any label is seen; at rank k the rows strictly above the threshold
//! are m with e errors, and the walk goes on while `P(Binomial(m, budget) <= e) <= delta`. The last threshold that passed
//! is accepted. Every step has the whole delta.
//!
//! **Why the promise holds.** Suppose the risk above a threshold, once over the budget, stays over it for all looser
//! thresholds, and let t be the loosest one within it. The number N of sample rows above t depends on their
//! confidences alone; given N, those rows are independent and wrong with probability at most the budget, and at the
//! first rank k >= N of the walk the k - N rows between are wrong with a larger probability, because their union with
//! the others is over the budget. If the risk at t is the budget exactly, the errors at that rank are therefore
//! stochastically at least Binomial(k, budget); else thresholds jump over the budget and they are more. To accept
//! anything looser than t, the walk must pass at this rank, which has probability at most delta. Where the risk crosses
//! the budget several times on the way, each upward crossing adds at most delta; [`super::FrozenSequence`] needs no such
//! assumption and pays for it in coverage.
//!
//! **Where to start.** With k rows the walk can pass at first sight with e errors if `k >= k0(e)`. Few rows: one early
//! error ends the walk. Many rows: a small good region is missed. The start is the largest `k0(e)` up to the geometric
//! mean of `k0(0)` and n: half way, on a scale of ratios, between the fewest rows that can pass and all. It depends on
//! n, budget and delta only. Splitting delta between several starts, with what passes handed on (the fallback procedure
//! of Wiens 2003), is valid as well and covered less at every size that was tried.

use super::super::binomial::{at_most, fewest_rows};
use super::{Evidence, Rule};

/// Steps of the walk over n rows, about.
pub(super) const STEPS: usize = 50;

/// Covers most, under the assumption above; shown beside the others in a trial.
pub struct FixedSequence;

impl Rule for FixedSequence {
    fn name(&self) -> &'static str {
        "fixed_sequence"
    }

    fn title(&self) -> &'static str {
        "Fixed sequence with exact binomial tails"
    }

    fn is_valid(&self) -> bool {
        true
    }

    fn threshold(&self, evidence: &Evidence<'_>) -> Option<f64> {
        let Evidence { sample, budget, delta, .. } = *evidence;
        let n = sample.len();
        let mut rank = start(n, budget, delta)?;
        let mut accepted = None;
        loop {
            let threshold = sample.threshold_at(rank);
            let (rows, errors) = sample.above(threshold);
            if at_most(errors, rows, budget) > delta {
                return accepted;
            }
            accepted = Some(threshold);
            if rank == n {
                return accepted;
            }
            rank = (rank + (n / STEPS).max(1)).min(n);
        }
    }
}

/// The rank where the walk over `n` rows starts; none while there are too few rows to pass at all.
pub fn start(n: usize, budget: f64, delta: f64) -> Option<usize> {
    let fewest = fewest_rows(0, budget, delta);
    if n < fewest {
        return None;
    }
    let middle = (fewest as f64 * n as f64).sqrt();
    let mut rank = fewest;
    for errors in 1.. {
        let next = fewest_rows(errors, budget, delta);
        if next as f64 > middle {
            break;
        }
        rank = next;
    }
    Some(rank)
}

#[cfg(test)]
mod tests {
    use super::super::super::sample::sample;
    use super::*;

    fn threshold(rows: &[(f64, bool)], budget: f64) -> Option<f64> {
        FixedSequence.threshold(&Evidence { sample: &sample(rows), pool: &[], budget, delta: 0.1 })
    }

    #[test]
    fn starts_half_way_on_a_scale_of_ratios() {
        // Budget 5 %, delta 10 %: 45, 77, 105, 132 rows for 0 to 3 errors; the middle of 45 and 500 is 150.
        assert_eq!(start(500, 0.05, 0.1), Some(132));
        assert_eq!((start(44, 0.05, 0.1), start(45, 0.05, 0.1)), (None, Some(45)));
        // The middle of 114 and 200 is 151, and one error needs 194.
        assert_eq!(start(200, 0.02, 0.1), Some(114));
    }

    #[test]
    fn walks_until_the_evidence_is_too_thin() {
        // 60 rows, the surest 50 right, then all wrong. Budget 10 %: start at 22 (one error needs 38; the middle of 22
        // and 60 is 36). One error passes at 38 rows, two at 52, three at 65; so 52 rows with 2 errors pass, 53 do not.
        let rows: Vec<(f64, bool)> = (0..60).map(|r| (0.99 - 0.01 * f64::from(r), r < 50)).collect();
        let found = threshold(&rows, 0.1).unwrap();
        assert_eq!(sample(&rows).above(found), (52, 2));
        // All right: everything is accepted, and nothing lies below 0.
        let rows: Vec<(f64, bool)> = rows.iter().map(|row| (row.0, true)).collect();
        assert_eq!(threshold(&rows, 0.1), Some(0.0));
    }

    #[test]
    fn an_error_among_the_surest_ends_it_and_few_rows_are_refused() {
        let rows: Vec<(f64, bool)> = (0..36).map(|r| (0.99 - 0.01 * f64::from(r), r != 3)).collect();
        assert_eq!(threshold(&rows, 0.1), None);
        assert_eq!(threshold(&[(0.9, true); 21], 0.1), None);
        assert_eq!(threshold(&[(0.9, true); 22], 0.1), Some(0.0));
    }
}
