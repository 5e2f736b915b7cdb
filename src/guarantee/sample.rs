//! Labeled random rows, ordered from the surest to the least sure, with errors counted on the way.

use crate::error::{Error, Result};

/// A labeled random row as a model saw it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scored {
    /// What rows are ranked by: the probability of the likeliest class, above 0 and at most 1.
    pub confidence: f64,
    /// The likeliest class.
    pub class: usize,
    /// It is the true one.
    pub is_right: bool,
}

/// Rows by falling confidence.
#[derive(Debug, Clone, Default)]
pub struct Sample {
    confidences: Vec<f64>,
    /// `errors[k]`: errors among the first k.
    errors: Vec<usize>,
}

impl Sample {
    /// Orders rows; a confidence that is no number above 0 is refused.
    pub fn new(rows: impl IntoIterator<Item = Scored>) -> Result<Sample> {
        let mut rows: Vec<Scored> = rows.into_iter().collect();
        if let Some(bad) = rows.iter().find(|row| !(row.confidence > 0.0 && row.confidence <= 1.0)) {
            return Err(Error::invalid(format!("a confidence is {}: use numbers above 0 and up to 1", bad.confidence)));
        }
        rows.sort_by(|a, b| b.confidence.total_cmp(&a.confidence));
        let mut sample = Sample { confidences: Vec::with_capacity(rows.len()), errors: vec![0] };
        let mut errors = 0;
        for row in rows {
            errors += usize::from(!row.is_right);
            sample.confidences.push(row.confidence);
            sample.errors.push(errors);
        }
        Ok(sample)
    }

    /// How many rows.
    pub fn len(&self) -> usize {
        self.confidences.len()
    }

    /// No rows.
    pub fn is_empty(&self) -> bool {
        self.confidences.is_empty()
    }

    /// Confidences, falling.
    pub fn confidences(&self) -> &[f64] {
        &self.confidences
    }

    /// Rows strictly above a threshold, and the errors among them.
    pub fn above(&self, threshold: f64) -> (usize, usize) {
        let rows = self.confidences.partition_point(|&confidence| confidence > threshold);
        (rows, self.errors[rows])
    }

    /// The threshold with the first `rank` rows strictly above it, and those that are equal to the last of them: the
    /// next smaller confidence, or 0, below which there is none.
    pub fn threshold_at(&self, rank: usize) -> f64 {
        let Some(&last) = rank.checked_sub(1).and_then(|at| self.confidences.get(at)) else {
            return if rank == 0 { 1.0 } else { 0.0 };
        };
        let after = self.confidences.partition_point(|&confidence| confidence >= last);
        self.confidences.get(after).copied().unwrap_or(0.0)
    }

    /// The risk that all rows together have; 0 without rows.
    pub fn risk_above(&self, threshold: f64) -> f64 {
        let (rows, errors) = self.above(threshold);
        if rows == 0 { 0.0 } else { errors as f64 / rows as f64 }
    }

    /// Share of rows strictly above a threshold; 0 without rows.
    pub fn coverage_above(&self, threshold: f64) -> f64 {
        if self.is_empty() { 0.0 } else { self.above(threshold).0 as f64 / self.len() as f64 }
    }
}

#[cfg(test)]
pub(super) fn sample(rows: &[(f64, bool)]) -> Sample {
    Sample::new(rows.iter().map(|&(confidence, is_right)| Scored { confidence, class: 0, is_right })).unwrap()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_above_a_threshold() {
        let rows = sample(&[(0.5, false), (0.9, true), (0.7, true), (0.7, false), (0.6, true)]);
        assert_eq!((rows.above(0.7), rows.above(0.6), rows.above(0.0)), ((1, 0), (3, 1), (5, 2)));
        // Rank 2 is one of two equal rows: both go above.
        assert_eq!([0, 1, 2, 3, 4, 5, 6].map(|k| rows.threshold_at(k)), [1.0, 0.7, 0.6, 0.6, 0.5, 0.0, 0.0]);
        assert!((rows.risk_above(0.6) - 1.0 / 3.0).abs() < 1e-12 && (rows.coverage_above(0.7) - 0.2).abs() < 1e-12);
        assert!(Sample::new([Scored { confidence: f64::NAN, class: 0, is_right: true }]).is_err());
    }
}
