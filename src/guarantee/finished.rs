//! The finished dataset (Candès, Ilyas and Zrnic 2025, "Probably approximately correct labels"): people answer what is
//! not accepted, their answers count as right, and at most `budget` of the **whole** dataset is wrong.
//!
//! Let M(t) be the share of all rows that lie above t and are wrong. Of n random rows the number that do is
//! Binomial(n, M(t)), and M only grows as t falls. So with c the most errors that `P(Binomial(n, budget) <= c) <= delta`
//! allows: accept down to the last threshold with at most c errors. To go too far, the sample must show at most c errors
//! at the loosest threshold where M exceeds the budget: probability at most delta. No walk, no start, no assumption.

use super::binomial::{at_most, fewest_rows, upper_bound};
use super::certificate::percent;
use super::{Request, Sample};
use crate::error::Result;
use serde::{Deserialize, Serialize};

/// A promise about a dataset that people finish.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Finished {
    /// The error rate allowed in the whole dataset.
    pub budget: f64,
    /// How often such a promise holds.
    pub confidence: f64,
    /// Random labeled rows behind it.
    pub labels: usize,
    /// Accept what has a confidence strictly above this; people answer the rest.
    pub threshold: Option<f64>,
    /// Errors among the labeled rows above it.
    pub errors: usize,
    /// Exact upper bound of the error in the whole dataset.
    pub upper_bound: Option<f64>,
    /// Share of the pool that is accepted (of the labeled rows, where no pool was given).
    pub coverage: f64,
    /// Labels that are missing until anything can be promised; 0 where there are enough.
    pub labels_needed: usize,
    /// That in a sentence.
    pub sentence: String,
}

/// Certifies the finished dataset. `pool`: confidences of its rows, in any order.
pub fn certify_finished(request: &Request, sample: &Sample, pool: &[f64]) -> Result<Finished> {
    request.check()?;
    let (budget, delta, n) = (request.budget, request.delta(), sample.len());
    let labels_needed = fewest_rows(0, budget, delta).saturating_sub(n);
    let is_proof = |errors: usize| at_most(errors, n, budget) <= delta;
    // Ranks of one block of equal confidences have one threshold, so the loosest with few enough errors is found at the
    // last rank of a block; errors only grow with the rank.
    let threshold = is_proof(0)
        .then(|| (0..=n).rev().map(|rank| sample.threshold_at(rank)).find(|&t| is_proof(sample.above(t).1)))
        .flatten();
    let errors = threshold.map_or(0, |t| sample.above(t).1);
    let coverage = match threshold {
        None => 0.0,
        Some(t) if pool.is_empty() => sample.coverage_above(t),
        Some(t) => pool.iter().filter(|&&confidence| confidence > t).count() as f64 / pool.len() as f64,
    };
    let promise = format!(
        "at most {} of the finished dataset wrong with {} confidence",
        percent(budget),
        percent(request.confidence)
    );
    let sentence = match threshold {
        Some(_) => format!(
            "The model can answer {} and people the rest, with {promise}: {errors} of {n} random labels were accepted and wrong.",
            percent(coverage)
        ),
        None => format!(
            "Nothing is accepted yet: {promise} takes at least {} random labels and there are {n}. Label {labels_needed} more.",
            n + labels_needed
        ),
    };
    Ok(Finished {
        budget,
        confidence: request.confidence,
        labels: n,
        threshold,
        errors,
        upper_bound: threshold.map(|_| upper_bound(errors, n, delta)),
        coverage,
        labels_needed,
        sentence,
    })
}

#[cfg(test)]
mod tests {
    use super::super::sample::sample;
    use super::*;

    #[test]
    fn down_to_the_error_that_is_one_too_many() {
        // 60 labels at 10 %, 90 %: two errors pass at 52 rows, three at 65. Every fifth row is wrong from the sixth on:
        // rows 6, 11, 16 (from 1), so the third error is row 16 and 15 rows are accepted.
        let request = Request { budget: 0.1, confidence: 0.9 };
        let rows = sample(&(0..60).map(|r| (0.99 - 0.01 * f64::from(r), r < 5 || r % 5 != 0)).collect::<Vec<_>>());
        let found = certify_finished(&request, &rows, &[]).unwrap();
        assert_eq!((rows.above(found.threshold.unwrap()), found.errors), ((15, 2), 2));
        assert!(found.upper_bound.unwrap() <= 0.1 && (found.coverage - 0.25).abs() < 1e-12);
        // Without errors everything is accepted, and 21 labels are one too few.
        let right = |n: i32| sample(&(0..n).map(|r| (0.99 - 0.01 * f64::from(r), true)).collect::<Vec<_>>());
        assert_eq!(certify_finished(&request, &right(22), &[]).unwrap().threshold, Some(0.0));
        let few = certify_finished(&request, &right(21), &[]).unwrap();
        assert_eq!((few.threshold, few.labels_needed), (None, 1));
    }

    #[test]
    fn an_error_at_the_very_top_accepts_nothing_when_none_is_allowed() {
        let mut rows: Vec<(f64, bool)> = (0..30).map(|r| (0.99 - 0.01 * f64::from(r), true)).collect();
        rows[0].1 = false;
        let found = certify_finished(&Request { budget: 0.1, confidence: 0.9 }, &sample(&rows), &[0.5]).unwrap();
        assert_eq!((found.threshold, found.coverage), (Some(1.0), 0.0));
    }
}
