//! What every measure answers: how many, what share, how sure, and whether that is enough to say anything.
//!
//! Most alarms at small volume are noise, so a badge has three kinds of answer: fine, not fine, and "not enough evidence
//! yet, so many more are needed". Not fine is said only when the interval lies outside the healthy range.

use crate::metrics::{Interval, wilson_of};
use serde::{Deserialize, Serialize};

/// What a badge says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Too early to tell fine from bad.
    Insufficient,
    /// Nothing shows that it is unhealthy, and bad is ruled out.
    Ok,
    /// Shown to lie outside the healthy range.
    Warn,
    /// Shown to lie beyond the tolerable range.
    Bad,
}

/// The answer of a measure.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Finding {
    /// Items looked at.
    pub n: usize,
    /// Items of them with the property counted.
    pub k: usize,
    /// The figure; none without items.
    pub estimate: Option<f64>,
    /// Its 95 % interval; none where there are too few items for one.
    pub interval: Option<Interval>,
    /// What a badge says.
    pub status: Status,
    /// How many more items would tell, if the figure stays as it is: 0 once it is told, none where the figure lies on an
    /// edge and no number of items would.
    pub needed: Option<usize>,
}

/// Ranges of a share: healthy from `low_warn` to `high_warn`, tolerable from `low_bad` to `high_bad`, which contains it.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Edges {
    /// Below this it is bad.
    pub low_bad: f64,
    /// Below this it is not healthy.
    pub low_warn: f64,
    /// Above this it is not healthy.
    pub high_warn: f64,
    /// Above this it is bad.
    pub high_bad: f64,
}

/// Where counting on to see whether more items tell ends.
const MOST: usize = 1 << 24;

impl Edges {
    /// Healthy up to and including `most`, bad above.
    pub const fn at_most(most: f64) -> Self {
        Edges { low_bad: 0.0, low_warn: 0.0, high_warn: most, high_bad: most }
    }

    /// Healthy from `least` on, bad below.
    pub const fn at_least(least: f64) -> Self {
        Edges { low_bad: least, low_warn: least, high_warn: 1.0, high_bad: 1.0 }
    }

    /// What an interval shows.
    pub fn status(&self, interval: Interval) -> Status {
        if interval.low > self.high_bad || interval.high < self.low_bad {
            Status::Bad
        } else if interval.low > self.high_warn || interval.high < self.low_warn {
            Status::Warn
        } else if interval.low >= self.low_bad && interval.high <= self.high_bad {
            Status::Ok
        } else {
            Status::Insufficient
        }
    }

    /// How many more items beside `n` tell at this share; see [`Finding::needed`].
    pub fn needed(&self, share: f64, n: f64) -> Option<usize> {
        // Wilson intervals of one share are nested as the number grows, so what is told once stays told: bisection.
        let is_told = |more: usize| self.status(wilson_of(share, n + more as f64)) != Status::Insufficient;
        if is_told(0) {
            return Some(0);
        }
        let (mut low, mut high) = (0, 1);
        while !is_told(high) {
            (low, high) = (high, high * 2);
            if high > MOST {
                return None;
            }
        }
        while high - low > 1 {
            let middle = low + (high - low) / 2;
            if is_told(middle) { high = middle } else { low = middle }
        }
        Some(high)
    }
}

impl Finding {
    /// A share of `k` among `n` with its Wilson interval, held against the ranges.
    pub fn of_share(k: usize, n: usize, edges: &Edges) -> Self {
        let k = k.min(n);
        Finding::of_weighted(k, n, (n > 0).then(|| k as f64 / n as f64), n as f64, edges)
    }

    /// A weighted share that says as much as `effective` equally weighted items do.
    pub fn of_weighted(k: usize, n: usize, share: Option<f64>, effective: f64, edges: &Edges) -> Self {
        let interval = share.map(|share| wilson_of(share, effective));
        let status = interval.map_or(Status::Insufficient, |interval| edges.status(interval));
        // Before the first item the middle of the healthy range stands in for the share.
        let assumed = share.unwrap_or(0.5 * (edges.low_warn + edges.high_warn));
        // An effective item costs `n / effective` real ones.
        let cost = if effective > 0.0 { (n as f64 / effective).max(1.0) } else { 1.0 };
        let needed = edges.needed(assumed, effective.max(0.0)).map(|more| (more as f64 * cost).ceil() as usize);
        Finding { n, k, estimate: share, interval, status, needed }
    }

    /// A figure that is not a sample: counted in full, so it needs no interval.
    pub fn counted(k: usize, n: usize, status: Status) -> Self {
        let estimate = (n > 0).then(|| k as f64 / n as f64);
        let interval = estimate.map(|all| Interval { low: all, high: all });
        Finding { n, k, estimate, interval, status, needed: Some(0) }
    }
}

/// What a badge shows after a series of daily evaluations, oldest first. A badge is looked at every day, and looking often
/// enough finds everything, so it changes only after two evaluations in a row that say so. Where the two are a warning and
/// a bad one, in either order, it shows the milder.
pub fn settled(series: &[Status]) -> Status {
    let mut shown = Status::Insufficient;
    for pair in series.windows(2) {
        let (a, b) = (pair[0], pair[1]);
        let is_two_against_one = a != shown && b != shown;
        if is_two_against_one && (a == b || a.min(b) >= Status::Warn) {
            shown = a.min(b);
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const GATE: Edges = Edges { low_bad: 0.02, low_warn: 0.05, high_warn: 0.12, high_bad: 0.15 };

    #[test]
    fn not_fine_only_when_the_interval_leaves_the_healthy_range() {
        // 8/100 is 4.11 to 14.998 % and just rules out 15; 8/99 does not.
        assert_eq!(Finding::of_share(8, 100, &GATE).status, Status::Ok);
        assert_eq!(Finding::of_share(8, 99, &GATE).status, Status::Insufficient);
        // 16/200 is 5 to 13 %: inside 2 to 15 %.
        assert_eq!(Finding::of_share(16, 200, &GATE).status, Status::Ok);
        // 40/200 is 15.0 to 26.1 %, above 12 and, by a hair, above 15.
        assert_eq!(Finding::of_share(40, 200, &GATE).status, Status::Bad);
        // 36/200 is 13.3 to 23.9 %: above 12, not shown to be above 15.
        assert_eq!(Finding::of_share(36, 200, &GATE).status, Status::Warn);
        // 0/50 is 0 to 7.1 %: healthy or rubber-stamping, nobody knows.
        assert_eq!(Finding::of_share(0, 50, &GATE).status, Status::Insufficient);
        // Two identical weeks' luck: 3/20 is 15 % and says nothing.
        assert_eq!(Finding::of_share(3, 20, &GATE).status, Status::Insufficient);
        // Nobody ever said no in 189 items: rubber-stamping; in 188 it could still be 2 %.
        assert_eq!(Finding::of_share(0, 189, &GATE).status, Status::Bad);
        assert_eq!(Finding::of_share(0, 188, &GATE).status, Status::Warn);
    }

    #[test]
    fn under_two_percent_takes_about_190_items_300_and_600() {
        let rule = Edges::at_least(0.02);
        let fewest = |k: usize| {
            (1..2_000).find(|&n| n >= k && rule.status(wilson_of(k as f64 / n as f64, n as f64)) == Status::Bad)
        };
        assert_eq!([fewest(0), fewest(1), fewest(5)].map(Option::unwrap), [189, 280, 581]);
    }

    #[test]
    fn how_many_more_are_needed() {
        // No errors yet: z² / (n + z²) <= 5 % from 73 on.
        let five = Edges::at_most(0.05);
        let found = Finding::of_share(0, 20, &five);
        assert_eq!((found.status, found.needed), (Status::Insufficient, Some(53)));
        assert_eq!(Finding::of_share(0, 73, &five).status, Status::Ok);
        assert_eq!(Finding::of_share(0, 73, &five).needed, Some(0));
        // On the edge nothing helps.
        assert_eq!(Finding::of_share(5, 100, &five).needed, None);
        let nothing = Finding::of_share(0, 0, &five);
        assert_eq!((nothing.estimate, nothing.interval, nothing.status), (None, None, Status::Insufficient));
        assert!(nothing.needed.is_some_and(|needed| needed > 73));
        // Weighted items that say half as much cost twice as many.
        let weighted = Finding::of_weighted(0, 40, Some(0.0), 20.0, &five);
        assert_eq!(weighted.needed, Some(106));
    }

    #[test]
    fn a_badge_flips_after_two() {
        use Status::*;
        assert_eq!(settled(&[]), Insufficient);
        assert_eq!(settled(&[Ok]), Insufficient);
        assert_eq!(settled(&[Ok, Ok]), Ok);
        assert_eq!(settled(&[Ok, Ok, Bad]), Ok);
        assert_eq!(settled(&[Ok, Ok, Bad, Ok]), Ok);
        assert_eq!(settled(&[Ok, Ok, Bad, Bad]), Bad);
        assert_eq!(settled(&[Ok, Ok, Warn, Bad, Warn]), Warn);
        assert_eq!(settled(&[Bad, Bad, Warn]), Bad);
        assert_eq!(settled(&[Bad, Bad, Insufficient]), Bad);
        assert_eq!(settled(&[Bad, Bad, Insufficient, Insufficient]), Insufficient);
    }

    proptest! {
        #[test]
        fn the_needed_number_is_enough_and_one_less_is_not(k in 0usize..30, more in 1usize..300) {
            let n = k + more;
            let share = k as f64 / n as f64;
            if let Some(needed) = GATE.needed(share, n as f64) {
                prop_assert_ne!(GATE.status(wilson_of(share, (n + needed) as f64)), Status::Insufficient);
                if needed > 0 {
                    prop_assert_eq!(GATE.status(wilson_of(share, (n + needed - 1) as f64)), Status::Insufficient);
                }
            }
        }

        #[test]
        fn one_odd_day_never_changes_a_badge(day in 0usize..8, odd in 0usize..4) {
            let all = [Status::Insufficient, Status::Ok, Status::Warn, Status::Bad];
            let mut series = vec![Status::Ok; 10];
            series[2 + day] = all[odd];
            prop_assert_eq!(settled(&series), Status::Ok);
        }
    }
}
