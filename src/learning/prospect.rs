//! What could be accepted without a person, as far as the labels that tune can tell. Looking here spends nothing: the
//! labels that certify are only counted. [`check_sample`] is what a certificate looks at, and each look spends.

use super::learn::Examples;
use super::split::HoldoutSplit;
use crate::error::Result;
use crate::guarantee::{CurvePoint, Request, Sample, Scored, certify, fewest_rows, risk_coverage};
use crate::models::Score;
use serde::{Deserialize, Serialize};

/// Points of the curve.
const CURVE: usize = 40;

/// A model's scores and the labels that judge them.
#[derive(Clone, Copy)]
pub struct ProspectInput<'a> {
    /// A score for each row.
    pub scores: &'a [Score],
    /// The holdout's labels.
    pub holdout: &'a Examples,
    /// Which of them tune and which certify.
    pub split: &'a HoldoutSplit,
    /// Rows that are no rest of the pool: the holdout, what is labeled or in hands. Rising.
    pub barred: &'a [u32],
}

/// What to expect of a certificate.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Prospect {
    /// Holdout labels that tuned.
    pub tune_labels: usize,
    /// Holdout labels that can certify.
    pub check_labels: usize,
    /// Items of the pool that nobody has labeled or holds.
    pub rest: usize,
    /// Labels that certify are missing before any number of right answers could be a proof; 0 where there are enough.
    pub labels_needed: usize,
    /// The share of the rest that the same rule would accept if the labels that tune were to certify; 0 when nothing.
    pub expected_coverage: f64,
    /// Thresholds with risk and coverage on the labels that tune: for seeing, not for choosing.
    pub curve: Vec<CurvePoint>,
}

impl ProspectInput<'_> {
    /// Rows of the rest of the pool, rising.
    pub fn rest_rows(&self) -> Vec<u32> {
        let mut barred = self.barred.iter().copied().peekable();
        let mut is_rest = |row: &u32| {
            while barred.next_if(|next| next < row).is_some() {}
            barred.peek() != Some(row)
        };
        (0..self.scores.len() as u32).filter(|row| is_rest(row)).collect()
    }

    /// Confidences of the rest of the pool, in row order.
    pub fn rest(&self) -> Vec<f64> {
        self.rest_rows().into_iter().map(|row| f64::from(self.scores[row as usize].confidence)).collect()
    }

    fn sample(&self, places: &[usize]) -> Result<Sample> {
        Sample::new(places.iter().filter_map(|&place| {
            let score = self.scores.get(self.holdout.rows[place])?;
            let class = score.top as usize;
            // The column holds single precision, and so does the threshold that comes of it.
            let confidence = f64::from(score.confidence);
            Some(Scored { confidence, class, is_right: class == self.holdout.targets[place] })
        }))
    }
}

/// The rows that certify, as the model sees them.
pub fn check_sample(input: &ProspectInput<'_>) -> Result<Sample> {
    input.sample(&input.split.certify)
}

/// Looks ahead. `request` has the level that the next certificate may spend.
pub fn prospect(input: &ProspectInput<'_>, request: &Request) -> Result<Prospect> {
    request.check()?;
    let (tuned, rest) = (input.sample(&input.split.tune)?, input.rest());
    let check_labels = input.split.certify.len();
    let expected_coverage = if rest.is_empty() { 0.0 } else { certify(request, &tuned, &rest)?.coverage };
    Ok(Prospect {
        tune_labels: tuned.len(),
        check_labels,
        rest: rest.len(),
        labels_needed: fewest_rows(0, request.budget, request.delta()).saturating_sub(check_labels),
        expected_coverage,
        curve: risk_coverage(&tuned, request.delta(), CURVE),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rest_leaves_out_barred_rows_and_the_labels_that_certify_are_only_counted() {
        // 100 rows, confidence falling from 0.99, all called class 0. Even rows of the first 60 are the holdout.
        let scores: Vec<Score> = (0..100)
            .map(|row| Score { top: 0, confidence: 0.99 - 0.005 * row as f32, margin: 0.0, entropy: 0.0 })
            .collect();
        let rows: Vec<usize> = (0..60).step_by(2).collect();
        let barred: Vec<u32> = rows.iter().map(|&row| row as u32).collect();
        let split = HoldoutSplit { tune: (0..25).collect(), certify: (25..30).collect() };
        let request = Request { budget: 0.1, confidence: 0.9 };
        let look = |wrong: usize| {
            // What certifies is wrong from place `wrong` on.
            let targets = (0..30).map(|place| usize::from(place >= wrong)).collect();
            let holdout = Examples { rows: rows.clone(), targets };
            let input = ProspectInput { scores: &scores, holdout: &holdout, split: &split, barred: &barred };
            prospect(&input, &request).unwrap()
        };
        let found = look(30);
        assert_eq!((found.tune_labels, found.check_labels, found.rest), (25, 5, 70));
        // 22 rows can prove 10 % at 90 %.
        assert_eq!(found.labels_needed, 17);
        assert!(found.expected_coverage > 0.9 && found.curve.len() == 25, "{found:?}");
        assert_eq!(look(25), found, "the labels that certify were looked at");
        assert_eq!(look(0).expected_coverage, 0.0);
    }
}
