//! Curves of (labels, value) with labels rising, and means over seeds with their intervals.

use crate::metrics::Interval;
use statrs::distribution::{ContinuousCDF, StudentsT};

/// Points of (labels, value), labels rising.
pub(super) type Curve = Vec<(f64, f64)>;

/// A mean over seeds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Estimate {
    /// The mean.
    pub mean: f64,
    /// Its 95 % interval by Student's t; none with one seed.
    pub interval: Option<Interval>,
}

impl Estimate {
    /// The mean of `values`, one for each seed: `mean ± t(0.975, n - 1) * sd / sqrt(n)`. NaN without values.
    pub(super) fn of(values: &[f64]) -> Estimate {
        let n = values.len() as f64;
        let mean = values.iter().sum::<f64>() / n;
        let quantile =
            StudentsT::new(0.0, 1.0, n - 1.0).ok().filter(|_| values.len() > 1).map(|t| t.inverse_cdf(0.975));
        let interval = quantile.map(|quantile| {
            let variance = values.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / (n - 1.0);
            let half = quantile * (variance / n).sqrt();
            Interval { low: mean - half, high: mean + half }
        });
        Estimate { mean, interval }
    }
}

/// The mean height of a curve by the trapezoid rule: the area divided by the length of the label axis, so it has the
/// unit of the curve itself. Of a single point, its value.
pub(super) fn area(curve: &[(f64, f64)]) -> f64 {
    let (Some(first), Some(last)) = (curve.first(), curve.last()) else { return f64::NAN };
    if curve.len() == 1 {
        return first.1;
    }
    let sum: f64 = curve.windows(2).map(|pair| (pair[1].0 - pair[0].0) * (pair[0].1 + pair[1].1) / 2.0).sum();
    sum / (last.0 - first.0)
}

/// The curve's value between its points, by a straight line; before and behind it, its ends.
pub(super) fn value_at(curve: &[(f64, f64)], labels: f64) -> f64 {
    let behind = curve.partition_point(|point| point.0 < labels);
    match (behind.checked_sub(1).map(|before| curve[before]), curve.get(behind)) {
        (Some(before), Some(after)) => before.1 + (after.1 - before.1) * (labels - before.0) / (after.0 - before.0),
        (None, Some(after)) => after.1,
        (Some(before), None) => before.1,
        (None, None) => f64::NAN,
    }
}

/// The part of a curve between two numbers of labels; none where it does not cover all of it.
pub(super) fn cut(curve: &[(f64, f64)], from: f64, to: f64) -> Option<Curve> {
    let is_covered = curve.first()?.0 <= from && curve.last()?.0 >= to;
    let inner = curve.iter().copied().filter(|point| from < point.0 && point.0 < to);
    let ends = |at: f64| [(at, value_at(curve, at))].into_iter();
    is_covered.then(|| match from < to {
        true => ends(from).chain(inner).chain(ends(to)).collect(),
        false => ends(from).collect(),
    })
}

/// The labels at which something was reached, over the seeds; a seed that never reached it counts as infinite.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Reached {
    /// Median labels; none when half of the seeds or more did not reach it.
    pub median: Option<f64>,
    /// Most labels; none when a seed did not reach it.
    pub most: Option<usize>,
    /// How many seeds reached it.
    pub seeds: usize,
    /// Of how many.
    pub of: usize,
}

impl Reached {
    /// One entry for each seed.
    pub(super) fn of(labels: &[Option<usize>]) -> Reached {
        let mut sorted: Vec<usize> = labels.iter().map(|labels| labels.unwrap_or(usize::MAX)).collect();
        sorted.sort_unstable();
        let finite = |at: usize| sorted.get(at).copied().filter(|&labels| labels != usize::MAX);
        let middle = |at: usize| finite(at).map(|labels| labels as f64);
        let n = sorted.len();
        Reached {
            median: middle(n.saturating_sub(1) / 2).zip(middle(n / 2)).map(|(low, high)| (low + high) / 2.0),
            most: n.checked_sub(1).and_then(finite),
            seeds: labels.iter().flatten().count(),
            of: n,
        }
    }
}

/// The middle of some numbers; none of none.
pub(super) fn median(mut values: Vec<f64>) -> Option<f64> {
    values.sort_by(f64::total_cmp);
    let n = values.len();
    (n > 0).then(|| (values[(n - 1) / 2] + values[n / 2]) / 2.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn means_have_students_intervals() {
        // 1, 2, 3: mean 2, sd 1, t(0.975, 2) = 4.302653; half = 4.302653 / sqrt 3 = 2.484138.
        let estimate = Estimate::of(&[1.0, 2.0, 3.0]);
        let interval = estimate.interval.unwrap();
        assert!((estimate.mean - 2.0).abs() < 1e-12 && (interval.high - 4.484138).abs() < 1e-5, "{interval:?}");
        assert!((interval.low + 0.484138).abs() < 1e-5);
        // Two values: t(0.975, 1) = 12.706205 and sd / sqrt 2 is half their distance.
        let wide = Estimate::of(&[0.0, 2.0]).interval.unwrap();
        assert!((wide.high - 13.706205).abs() < 1e-4, "{wide:?}");
        assert_eq!(Estimate::of(&[0.5]), Estimate { mean: 0.5, interval: None });
    }

    #[test]
    fn areas_and_values_by_hand() {
        // 0.2 to 0.4 over 80 labels, then 0.4 to 0.8 over 40: (80 * 0.3 + 40 * 0.6) / 120 = 0.4.
        let curve = [(20.0, 0.2), (100.0, 0.4), (140.0, 0.8)];
        assert!((area(&curve) - 0.4).abs() < 1e-12);
        assert_eq!((area(&curve[..1]), area(&[]).is_nan()), (0.2, true));
        assert!((value_at(&[(0.0, 0.0), (10.0, 1.0)], 2.5) - 0.25).abs() < 1e-12);
        assert_eq!(value_at(&[(0.0, 0.3), (10.0, 1.0)], 10.0), 1.0);
        // From 60 to 120: 0.3 at 60, 0.4 at 100, 0.6 at 120: (40 * 0.35 + 20 * 0.5) / 60 = 0.4.
        let part = cut(&curve, 60.0, 120.0).unwrap();
        assert!(part.len() == 3 && (area(&part) - 0.4).abs() < 1e-12, "{part:?}");
        assert_eq!(cut(&curve, 10.0, 120.0), None);
        assert_eq!(cut(&curve, 20.0, 20.0), Some(vec![(20.0, 0.2)]));
    }

    #[test]
    fn what_is_never_reached_is_infinite() {
        let most = |labels: &[Option<usize>]| (Reached::of(labels).median, Reached::of(labels).most);
        assert_eq!(most(&[Some(40), Some(20), Some(90)]), (Some(40.0), Some(90)));
        assert_eq!(most(&[Some(40), None, Some(20)]), (Some(40.0), None));
        assert_eq!(most(&[Some(40), None, Some(20), None]), (None, None));
        assert_eq!(most(&[Some(40), Some(20)]), (Some(30.0), Some(40)));
        assert_eq!(Reached::of(&[None, Some(3)]), Reached { median: None, most: None, seeds: 1, of: 2 });
        assert_eq!(median(vec![3.0, 1.0, 2.0, 10.0]), Some(2.5));
        assert_eq!(median(vec![]), None);
    }
}
