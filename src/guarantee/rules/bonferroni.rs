//! Bonferroni over eight ranks in equal ratios, from the fewest rows that can pass to all. For comparison.
//!
//! Each rank is tested at delta / 8, so the loosest that passes keeps the promise, by the union bound alone.

use super::super::binomial::{at_most, fewest_rows};
use super::{Evidence, Rule};

const RANKS: usize = 8;

/// For comparison.
pub struct Bonferroni;

impl Rule for Bonferroni {
    fn name(&self) -> &'static str {
        "bonferroni"
    }

    fn title(&self) -> &'static str {
        "Bonferroni over eight ranks"
    }

    fn is_valid(&self) -> bool {
        true
    }

    fn threshold(&self, evidence: &Evidence<'_>) -> Option<f64> {
        let Evidence { sample, budget, delta, .. } = *evidence;
        let level = delta / RANKS as f64;
        let (fewest, n) = (fewest_rows(0, budget, level), sample.len());
        if n < fewest {
            return None;
        }
        let ratio = (n as f64 / fewest as f64).powf(1.0 / (RANKS - 1) as f64);
        (0..RANKS).rev().find_map(|at| {
            let rank = (fewest as f64 * ratio.powi(at as i32)).round() as usize;
            let threshold = sample.threshold_at(rank.min(n));
            let (rows, errors) = sample.above(threshold);
            (at_most(errors, rows, budget) <= level).then_some(threshold)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::sample::sample;
    use super::*;

    #[test]
    fn the_loosest_rank_that_passes() {
        // Budget 1/2 at level 0.8 / 8: 4 rows can pass (1/16). Ranks from 4 to 8; 5 right ones, then wrong: rank 8 has
        // 3 errors (0.36), rank 7 has 2 (0.23), rank 6 has 1 (0.11), rank 5 none (1/32).
        let rows = sample(&(0..8).map(|r| (0.9 - 0.1 * f64::from(r), r < 5)).collect::<Vec<_>>());
        let threshold = Bonferroni.threshold(&Evidence { sample: &rows, pool: &[], budget: 0.5, delta: 0.8 }).unwrap();
        assert_eq!(rows.above(threshold), (5, 0));
    }
}
