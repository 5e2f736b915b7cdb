//! Accuracy with the interval of Clopper and Pearson (1934), which covers at least 95 % whatever the truth.

use super::Interval;
use statrs::function::beta::checked_beta_reg;

/// Share of `right` among `n`; none without labels.
pub fn accuracy(right: usize, n: usize) -> Option<f64> {
    (n > 0).then(|| right as f64 / n as f64)
}

/// The two-sided 95 % interval of a share of `right` among `n`; all of 0 to 1 when `n` is 0.
///
/// Low is the 2.5 % quantile of Beta(right, n - right + 1), high the 97.5 % quantile of Beta(right + 1, n - right).
pub fn clopper_pearson(right: usize, n: usize) -> Interval {
    let (r, n) = (right.min(n) as f64, n as f64);
    Interval {
        low: if r > 0.0 { beta_quantile(r, n - r + 1.0, 0.025) } else { 0.0 },
        high: if r < n { beta_quantile(r + 1.0, n - r, 0.975) } else { 1.0 },
    }
}

/// Bisection on the regularised incomplete beta function: sixty halvings are exact to 1e-18, and never astray.
fn beta_quantile(a: f64, b: f64, share: f64) -> f64 {
    let (mut low, mut high) = (0.0f64, 1.0f64);
    for _ in 0..60 {
        let middle = 0.5 * (low + high);
        match checked_beta_reg(a, b, middle) {
            Ok(below) if below < share => low = middle,
            _ => high = middle,
        }
    }
    0.5 * (low + high)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_intervals() {
        // SciPy's; the first five from al-baselines/ref_values.json.
        for (right, n, low, high) in [
            (0, 100, 0.0, 0.036217),
            (1, 100, 0.000253, 0.054459),
            (5, 100, 0.016432, 0.112835),
            (50, 100, 0.398321, 0.601679),
            (3, 500, 0.001239, 0.017434),
            (95, 100, 0.887165, 0.983568),
            (0, 50, 0.0, 0.071122),
        ] {
            let found = clopper_pearson(right, n);
            assert!((found.low - low).abs() < 1e-6 && (found.high - high).abs() < 1e-6, "{right}/{n}: {found:?}");
        }
        assert_eq!(clopper_pearson(0, 0), Interval { low: 0.0, high: 1.0 });
        assert_eq!(clopper_pearson(7, 7).high, 1.0);
    }

    #[test]
    fn accuracy_of_nothing_is_nothing() {
        assert_eq!((accuracy(3, 4), accuracy(0, 0)), (Some(0.75), None));
    }
}
