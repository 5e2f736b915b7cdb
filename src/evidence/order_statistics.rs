//! Quantiles of waiting times with intervals that assume nothing about their shape: the interval's ends are items of the
//! sorted list themselves (David & Nagaraja, Order Statistics, section 7.1).

use crate::guarantee::at_most;
use serde::{Deserialize, Serialize};

/// A quantile in milliseconds, with the ends of its interval where there are enough items for them.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Quantile {
    /// The quantile of the items themselves.
    pub estimate_ms: i64,
    /// Below this with probability at most the tail asked for.
    pub low_ms: Option<i64>,
    /// Above this with probability at most the tail asked for.
    pub high_ms: Option<i64>,
}

/// Ranks (the smallest item is 1) between which the quantile `share` lies, each end missed with probability at most
/// `tail`; none where even the first or last item misses it more often.
///
/// The number of items below the quantile is binomial, so the lower rank is the largest `l` with `P(X <= l - 1) <= tail`,
/// the upper the smallest `u` with `P(X >= u) <= tail`.
pub fn ranks(n: usize, share: f64, tail: f64) -> (Option<usize>, Option<usize>) {
    let below = |rank: usize| at_most(rank - 1, n, share) <= tail;
    let above = |rank: usize| 1.0 - at_most(rank - 1, n, share) <= tail;
    let low = (1..=n).take_while(|&rank| below(rank)).last();
    let high = (1..=n).rev().take_while(|&rank| above(rank)).last();
    (low, high)
}

/// Median, its ends each missed with probability 2.5 %: ranks 6 and 15 of 20. None without items.
pub fn median(sorted: &[i64]) -> Option<Quantile> {
    let n = sorted.len();
    let upper = *sorted.get(n / 2)?;
    // An even number of items has two middles; half of each, so that no sum can overflow.
    let estimate = if n.is_multiple_of(2) { sorted[n / 2 - 1].midpoint(upper) } else { upper };
    Some(with_ends(sorted, estimate, 0.5, 0.025))
}

/// The 90 % point, the smallest item with nine tenths at or below it. Each of its ends is a one-sided 95 % bound, because
/// what is asked of it is one-sided: it has an upper one from 29 items on. None without items.
pub fn p90(sorted: &[i64]) -> Option<Quantile> {
    let estimate = *sorted.get((sorted.len() * 9).div_ceil(10).checked_sub(1)?)?;
    Some(with_ends(sorted, estimate, 0.9, 0.05))
}

fn with_ends(sorted: &[i64], estimate_ms: i64, share: f64, tail: f64) -> Quantile {
    let (low, high) = ranks(sorted.len(), share, tail);
    Quantile { estimate_ms, low_ms: low.map(|rank| sorted[rank - 1]), high_ms: high.map(|rank| sorted[rank - 1]) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ranks_of_the_design() {
        for (n, low, high) in [(6, 1, 6), (20, 6, 15), (50, 18, 33), (100, 40, 61)] {
            assert_eq!(ranks(n, 0.5, 0.025), (Some(low), Some(high)), "{n}");
        }
        // Five throws on one side have probability 1/32, more than 2.5 %.
        assert_eq!(ranks(5, 0.5, 0.025), (None, None));
        // 0.9^28 is 5.2 %, 0.9^29 is 4.7 %.
        assert_eq!(ranks(28, 0.9, 0.05).1, None);
        assert_eq!(ranks(29, 0.9, 0.05).1, Some(29));
        assert_eq!(ranks(0, 0.5, 0.025), (None, None));
    }

    #[test]
    fn on_paper() {
        let hundred: Vec<i64> = (1..=100).collect();
        assert_eq!(median(&hundred), Some(Quantile { estimate_ms: 50, low_ms: Some(40), high_ms: Some(61) }));
        assert_eq!(p90(&hundred).map(|q| q.estimate_ms), Some(90));
        assert_eq!(median(&[3, 8, 9]), Some(Quantile { estimate_ms: 8, low_ms: None, high_ms: None }));
        assert_eq!((median(&[]), p90(&[])), (None, None));
        assert_eq!(p90(&[7]).map(|q| q.estimate_ms), Some(7));
    }

    proptest::proptest! {
        #[test]
        fn ends_are_in_order_and_rise_with_the_times(mut times in proptest::collection::vec(0i64..1_000_000, 1..120)) {
            times.sort_unstable();
            for quantile in [median(&times), p90(&times)].into_iter().flatten() {
                proptest::prop_assert!(quantile.low_ms.is_none_or(|low| low <= quantile.estimate_ms));
                proptest::prop_assert!(quantile.high_ms.is_none_or(|high| high >= quantile.estimate_ms));
            }
            let later: Vec<i64> = times.iter().map(|t| t + 500).collect();
            let (now, then) = (median(&times).unwrap(), median(&later).unwrap());
            proptest::prop_assert_eq!(now.low_ms.map(|t| t + 500), then.low_ms);
        }
    }
}
