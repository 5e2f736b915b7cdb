//! The interval of Wilson (1927) for a share, and Newcombe's (1998) for the difference of two.
//!
//! Beside Clopper-Pearson, because the two promise different things: that one covers at least 95 % whatever the truth and
//! belongs where a promise is made; this one covers 95 % on average, is narrower, and belongs on a badge.

use super::Interval;

/// Standard normal quantile of a two-sided 95 % interval, as the formulas in the documents print it.
const Z: f64 = 1.96;

/// The two-sided 95 % interval of a share of `k` among `n`; all of 0 to 1 when `n` is 0.
///
/// Centre `(p + z²/2n) / (1 + z²/n)`, half-width `z √(p(1-p)/n + z²/4n²) / (1 + z²/n)`.
pub fn wilson(k: usize, n: usize) -> Interval {
    wilson_of(if n > 0 { k.min(n) as f64 / n as f64 } else { 0.5 }, n as f64)
}

/// The same for a share that is no count: a weighted one, with its effective sample size.
pub fn wilson_of(share: f64, n: f64) -> Interval {
    // A NaN is no evidence either.
    if !(n > 0.0 && (0.0..=1.0).contains(&share)) {
        return Interval { low: 0.0, high: 1.0 };
    }
    let z2 = Z * Z;
    let centre = (share + z2 / (2.0 * n)) / (1.0 + z2 / n);
    let half = Z * (share * (1.0 - share) / n + z2 / (4.0 * n * n)).sqrt() / (1.0 + z2 / n);
    // At shares of 0 and 1 the ends are 0 and 1 but for rounding.
    let low = if share <= 0.0 { 0.0 } else { (centre - half).max(0.0) };
    let high = if share >= 1.0 { 1.0 } else { (centre + half).min(1.0) };
    Interval { low, high }
}

/// The two-sided 95 % interval of `k1/n1 - k2/n2` (Newcombe's method 10): each side of the difference is as far away as
/// the Wilson ends that lie there, put together at right angles. -1 to 1 when either has no rows.
pub fn newcombe(k1: usize, n1: usize, k2: usize, n2: usize) -> Interval {
    if n1 == 0 || n2 == 0 {
        return Interval { low: -1.0, high: 1.0 };
    }
    let (p1, p2) = (k1.min(n1) as f64 / n1 as f64, k2.min(n2) as f64 / n2 as f64);
    let (first, second) = (wilson(k1, n1), wilson(k2, n2));
    Interval {
        low: p1 - p2 - (p1 - first.low).hypot(second.high - p2),
        high: p1 - p2 + (first.high - p1).hypot(p2 - second.low),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn percent(interval: Interval) -> (i64, i64) {
        ((interval.low * 100.0).round() as i64, (interval.high * 100.0).round() as i64)
    }

    #[test]
    fn the_small_samples_of_the_design() {
        for (k, n, expected) in
            [(0, 20, (0, 16)), (2, 30, (2, 21)), (3, 50, (2, 16)), (8, 100, (4, 15)), (16, 200, (5, 13))]
        {
            assert_eq!(percent(wilson(k, n)), expected, "{k}/{n}");
        }
        // The badge's "humans agreed 41/50", and gold of which 6 in 10 are caught.
        assert_eq!((percent(wilson(41, 50)), percent(wilson(6, 10))), ((69, 90), (31, 83)));
    }

    #[test]
    fn ends_and_nonsense() {
        assert_eq!(wilson(0, 0), Interval { low: 0.0, high: 1.0 });
        assert_eq!((wilson(0, 9).low, wilson(9, 9).high), (0.0, 1.0));
        // 0 of n: z² / (n + z²).
        assert!((wilson(0, 20).high - 3.8416 / 23.8416).abs() < 1e-12);
        assert_eq!(wilson_of(f64::NAN, 10.0), Interval { low: 0.0, high: 1.0 });
        assert_eq!(wilson_of(0.5, f64::NAN), Interval { low: 0.0, high: 1.0 });
        let (counted, shared) = (wilson(3, 40), wilson_of(0.075, 40.0));
        assert_eq!(counted, shared);
    }

    #[test]
    fn newcombes_own_table() {
        // Newcombe 1998, table II, method 10.
        for (k1, n1, k2, n2, low, high) in [
            (56, 70, 48, 80, 0.0524, 0.3339),
            (9, 10, 3, 10, 0.1705, 0.8090),
            (6, 7, 2, 7, 0.0582, 0.8062),
            (5, 56, 0, 29, -0.0381, 0.1926),
            (10, 10, 0, 10, 0.6075, 1.0),
        ] {
            let found = newcombe(k1, n1, k2, n2);
            assert!((found.low - low).abs() < 2e-4 && (found.high - high).abs() < 2e-4, "{k1}/{n1}: {found:?}");
        }
        assert_eq!(newcombe(1, 2, 0, 0), Interval { low: -1.0, high: 1.0 });
    }

    proptest::proptest! {
        #[test]
        fn the_share_lies_inside_and_more_rows_narrow_it(k in 0usize..200, more in 0usize..200, times in 2usize..9) {
            let n = (k + more).max(1);
            let (few, many) = (wilson(k, n), wilson(k * times, n * times));
            let share = k as f64 / n as f64;
            proptest::prop_assert!(few.low <= share && share <= few.high);
            // Nested, so evidence once decided stays decided at the same share.
            proptest::prop_assert!(few.low <= many.low + 1e-12 && many.high <= few.high + 1e-12);
            proptest::prop_assert!(newcombe(k, n, k * times, n * times).low <= 0.0);
        }
    }
}
