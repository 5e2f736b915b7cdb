//! Selection with guaranteed risk (Geifman and El-Yaniv 2017): binary search over the sample's confidences, each of
//! `ceil(log2 n)` steps bounded with its share of delta. The published reference; for comparison.

use super::super::binomial::at_most;
use super::{Evidence, Rule};

/// For comparison.
pub struct Sgr;

impl Rule for Sgr {
    fn name(&self) -> &'static str {
        "sgr"
    }

    fn title(&self) -> &'static str {
        "SGR: selection with guaranteed risk"
    }

    fn is_valid(&self) -> bool {
        true
    }

    fn threshold(&self, evidence: &Evidence<'_>) -> Option<f64> {
        let Evidence { sample, budget, delta, .. } = *evidence;
        let n = sample.len();
        if n < 2 {
            return None;
        }
        let steps = (n as f64).log2().ceil() as usize;
        let (mut most, mut least) = (n, 1);
        let mut accepted = None;
        for _ in 0..steps {
            if least > most {
                break;
            }
            let rank = least + (most - least) / 2;
            let threshold = sample.threshold_at(rank);
            let (rows, errors) = sample.above(threshold);
            if at_most(errors, rows, budget) <= delta / steps as f64 {
                accepted = Some(threshold);
                least = rank + 1;
            } else {
                most = rank - 1;
            }
        }
        accepted
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::sample::sample;
    use super::*;

    #[test]
    fn a_search_by_hand() {
        // 8 rows, all right: 3 steps at delta / 3 = 0.2; budget 1/2. Ranks 4 (1/16), 6 (1/64), 7 (1/128) pass: it is out
        // of steps with 7 rows.
        let rows = sample(&(0..8).map(|r| (0.9 - 0.1 * f64::from(r), true)).collect::<Vec<_>>());
        let threshold = Sgr.threshold(&Evidence { sample: &rows, pool: &[], budget: 0.5, delta: 0.6 }).unwrap();
        assert_eq!(rows.above(threshold).0, 7);
    }
}
