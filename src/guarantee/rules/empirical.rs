//! The loosest threshold whose errors in the sample are within the budget. It picks the luckiest of many and forgets
//! that it did: about every second promise breaks. For comparison.

use super::{Evidence, Rule};

/// For comparison: breaks the promise.
pub struct Empirical;

impl Rule for Empirical {
    fn name(&self) -> &'static str {
        "empirical"
    }

    fn title(&self) -> &'static str {
        "Naive: as many rows as had errors within the budget"
    }

    fn is_valid(&self) -> bool {
        false
    }

    fn threshold(&self, evidence: &Evidence<'_>) -> Option<f64> {
        let Evidence { sample, budget, .. } = *evidence;
        (1..=sample.len()).rev().map(|rank| sample.threshold_at(rank)).find(|&t| sample.risk_above(t) <= budget)
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::sample::sample;
    use super::super::Confident;
    use super::*;

    #[test]
    fn what_they_accept() {
        let rows = sample(&[(0.99, true), (0.95, true), (0.9, false), (0.8, true), (0.7, false)]);
        let evidence = Evidence { sample: &rows, pool: &[], budget: 0.25, delta: 0.1 };
        // 1 of 4 wrong is within 25 %, 2 of 5 is not.
        assert_eq!(rows.above(Empirical.threshold(&evidence).unwrap()), (4, 1));
        assert_eq!(rows.above(Confident.threshold(&evidence).unwrap()), (4, 1));
    }
}
