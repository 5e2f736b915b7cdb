//! The risk-coverage curve: what each threshold would accept, with an exact upper bound for the error there.
//!
//! A bound holds for a threshold that was chosen without looking. Choosing from the curve is what [`super::certify`]
//! corrects for; the curve is for seeing, not for choosing.

use super::Sample;
use super::binomial::upper_bound;
use serde::{Deserialize, Serialize};

/// One threshold.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct CurvePoint {
    /// Rows strictly above this are accepted.
    pub threshold: f64,
    /// Labeled rows above.
    pub rows: usize,
    /// Wrong ones among them.
    pub errors: usize,
    /// Share of all rows that is above.
    pub coverage: f64,
    /// Share of those above that is wrong.
    pub risk: f64,
    /// Exact one-sided upper bound of that, at confidence 1 - delta, for this threshold alone.
    pub upper_bound: f64,
}

/// Up to `points` thresholds, strict to loose, at ranks in equal steps; the last accepts everything.
pub fn risk_coverage(sample: &Sample, delta: f64, points: usize) -> Vec<CurvePoint> {
    let n = sample.len();
    let points = points.min(n);
    let mut curve: Vec<CurvePoint> = Vec::with_capacity(points);
    for at in 1..=points {
        let threshold = sample.threshold_at((at * n).div_ceil(points));
        if curve.last().is_some_and(|last| last.threshold == threshold) {
            continue;
        }
        let (rows, errors) = sample.above(threshold);
        curve.push(CurvePoint {
            threshold,
            rows,
            errors,
            coverage: rows as f64 / n as f64,
            risk: errors as f64 / rows as f64,
            upper_bound: upper_bound(errors, rows, delta),
        });
    }
    curve
}

#[cfg(test)]
mod tests {
    use super::super::sample::sample;
    use super::*;

    #[test]
    fn by_hand() {
        let rows = sample(&[(0.9, true), (0.8, true), (0.8, false), (0.5, true)]);
        let curve = risk_coverage(&rows, 0.1, 4);
        assert_eq!(curve.iter().map(|p| (p.rows, p.errors)).collect::<Vec<_>>(), [(1, 0), (3, 1), (4, 1)]);
        // One right row: the bound is where 1 - p = 0.1.
        assert!((curve[0].upper_bound - 0.9).abs() < 1e-9 && curve[2].coverage == 1.0 && curve[2].risk == 0.25);
        assert!(risk_coverage(&sample(&[]), 0.1, 10).is_empty());
    }
}
