//! Drift: the change of the override rate from one week to the next, holding prompt and model constant.
//!
//! Weeks are compared stratum by stratum and put together with Mantel-Haenszel weights; a stratum whose prompt or model
//! changed is named and left out. Most differences at small volume are luck: with 200 items a week at 8 %, two identical
//! weeks differ by more than 1.5 points 58 times in 100. So an alarm needs an interval without 0, and below 2,000 items a
//! week four weeks are compared with four, with a running sum beside them (`cusum.rs`).

use super::cusum::{Cusum, follow};
use super::finding::Status;
use crate::metrics::{Interval, newcombe};
use serde::{Deserialize, Serialize};
use statrs::distribution::{ContinuousCDF, Normal};
use std::collections::BTreeMap;

/// What has to be the same for two rates to be comparable.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Stratum {
    /// The workflow.
    pub workflow: String,
    /// The queue.
    pub queue: String,
    /// Hash of the prompt.
    pub prompt: String,
    /// Model and the provider's fingerprint of it.
    pub model: String,
    /// Policy version.
    pub policy: String,
    /// Why people looked: gate, audit and so on.
    pub purpose: String,
}

/// Overrides among items.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// Items changed.
    pub k: usize,
    /// Items reviewed.
    pub n: usize,
}

impl Tally {
    /// The share changed; 0 without items.
    pub fn share(self) -> f64 {
        if self.n > 0 { self.k as f64 / self.n as f64 } else { 0.0 }
    }
}

impl std::ops::AddAssign for Tally {
    fn add_assign(&mut self, other: Tally) {
        self.k += other.k;
        self.n += other.n;
    }
}

/// A week's tallies.
pub type Week = BTreeMap<Stratum, Tally>;

/// Items a stratum needs in both weeks.
pub const FEWEST: usize = 30;
/// A change beyond this is an alarm, if it is none of luck.
pub const ALARM: f64 = 0.015;
/// A change beyond this must be ruled out before a badge says that all is well.
pub const LARGE: f64 = 0.05;
/// Items a week below which one week says too little.
pub const SMALL_VOLUME: usize = 2_000;

/// Why a stratum is not in the figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NotComparable {
    /// Another prompt was used for the same work in the other week.
    PromptChanged,
    /// Another model, or another fingerprint of it.
    ModelChanged,
    /// Another policy version.
    PolicyChanged,
    /// The work exists in one of the weeks only.
    OneWeekOnly,
    /// Fewer than [`FEWEST`] items in one of the weeks.
    TooFew,
}

/// One stratum in both weeks.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Compared {
    /// Which.
    pub stratum: Stratum,
    /// In the later weeks.
    pub this: Tally,
    /// In the earlier ones.
    pub last: Tally,
}

/// The difference of two spans of time.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Contrast {
    /// Later minus earlier; none where nothing is comparable.
    pub difference: Option<f64>,
    /// Its 95 % interval: Newcombe's; over several strata their Newcombe ends put together at right angles (Zou & Donner 2008).
    pub interval: Option<Interval>,
    /// Bad when the interval lies beyond 1.5 points; a warning when the difference does and the interval excludes 0; ok when
    /// a change of 5 points is ruled out.
    pub status: Status,
    /// How many more items each span needs to rule it out, if the rates stay.
    pub needed: Option<usize>,
    /// The strata in it.
    pub compared: Vec<Compared>,
    /// The others, and why.
    pub not_comparable: Vec<(Stratum, NotComparable)>,
}

/// Compares two spans of time.
pub fn contrast(this: &Week, last: &Week) -> Contrast {
    let mut compared = vec![];
    let mut not_comparable = vec![];
    for (stratum, &now) in this {
        match last.get(stratum) {
            Some(&before) if now.n >= FEWEST && before.n >= FEWEST => {
                compared.push(Compared { stratum: stratum.clone(), this: now, last: before });
            }
            Some(_) => not_comparable.push((stratum.clone(), NotComparable::TooFew)),
            None => not_comparable.push((stratum.clone(), why(stratum, last))),
        }
    }
    for stratum in last.keys().filter(|stratum| !this.contains_key(*stratum)) {
        not_comparable.push((stratum.clone(), why(stratum, this)));
    }
    let Some((difference, interval)) = mantel_haenszel(&compared) else {
        return Contrast {
            difference: None,
            interval: None,
            status: Status::Insufficient,
            needed: Some(FEWEST),
            compared,
            not_comparable,
        };
    };
    let status = judge(difference, interval);
    let needed = if status == Status::Insufficient { more(difference, &compared) } else { Some(0) };
    Contrast { difference: Some(difference), interval: Some(interval), status, needed, compared, not_comparable }
}

/// The nearest relative in the other week names what changed.
fn why(stratum: &Stratum, other: &Week) -> NotComparable {
    let of_same_work =
        |s: &&Stratum| s.workflow == stratum.workflow && s.queue == stratum.queue && s.purpose == stratum.purpose;
    let changed = |s: &Stratum| {
        if s.prompt != stratum.prompt {
            (2, NotComparable::PromptChanged)
        } else if s.model != stratum.model {
            (1, NotComparable::ModelChanged)
        } else {
            (0, NotComparable::PolicyChanged)
        }
    };
    other
        .keys()
        .filter(of_same_work)
        .map(changed)
        .min_by_key(|(rank, _)| *rank)
        .map_or(NotComparable::OneWeekOnly, |c| c.1)
}

/// `sum w (p1 - p2) / sum w` with `w = n1 n2 / (n1 + n2)`, and its interval.
fn mantel_haenszel(compared: &[Compared]) -> Option<(f64, Interval)> {
    let weight = |c: &Compared| c.this.n as f64 * c.last.n as f64 / (c.this.n + c.last.n) as f64;
    let sum: f64 = compared.iter().map(weight).sum();
    let (mut difference, mut below, mut above) = (0.0, 0.0, 0.0);
    for c in compared {
        let share = weight(c) / sum;
        let own = c.this.share() - c.last.share();
        let ends = newcombe(c.this.k, c.this.n, c.last.k, c.last.n);
        difference += share * own;
        below += (share * (own - ends.low)).powi(2);
        above += (share * (ends.high - own)).powi(2);
    }
    (!compared.is_empty())
        .then(|| (difference, Interval { low: difference - below.sqrt(), high: difference + above.sqrt() }))
}

fn judge(difference: f64, interval: Interval) -> Status {
    let excludes = |edge: f64| interval.low > edge || interval.high < -edge;
    if excludes(ALARM) {
        Status::Bad
    } else if difference.abs() > ALARM && excludes(0.0) {
        Status::Warn
    } else if interval.low > -LARGE && interval.high < LARGE {
        Status::Ok
    } else {
        Status::Insufficient
    }
}

/// Items more in each span until the half-width `1.96 √(2 p q / n)` fits between the difference and 5 points.
fn more(difference: f64, compared: &[Compared]) -> Option<usize> {
    let (mut this, mut last) = (Tally::default(), Tally::default());
    for c in compared {
        this += c.this;
        last += c.last;
    }
    let rate = Tally { k: this.k + last.k, n: this.n + last.n }.share();
    let room = LARGE - difference.abs();
    if room <= 0.0 {
        return None;
    }
    let enough = (2.0 * rate * (1.0 - rate) * (1.96 / room).powi(2)).ceil() as usize;
    Some(enough.saturating_sub(this.n.min(last.n)).max(1))
}

/// Drift, as it can be told at this volume.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Drift {
    /// The last week against the one before.
    pub weekly: Contrast,
    /// At small volume, what to read instead.
    pub small_volume: Option<SmallVolume>,
}

/// What tells more than one week does when weeks are small.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SmallVolume {
    /// Weeks on each side of the contrast: 4, fewer while there are not 8.
    pub weeks: usize,
    /// These weeks pooled, against as many before them.
    pub pooled: Contrast,
    /// For each stratum of the last week with a history, the running sum over its weeks.
    pub running: Vec<(Stratum, Cusum)>,
}

/// Drift over weeks, oldest first; none below two weeks.
pub fn drift(weeks: &[Week]) -> Option<Drift> {
    let [.., before, now] = weeks else { return None };
    let items: usize = now.values().map(|tally| tally.n).sum();
    let small_volume = (items < SMALL_VOLUME).then(|| {
        let each = (weeks.len() / 2).min(4);
        let (rest, this) = weeks.split_at(weeks.len() - each);
        let last = &rest[rest.len() - each..];
        let of_history = |stratum: &Stratum| {
            let tallies: Vec<Tally> = weeks.iter().filter_map(|week| week.get(stratum)).copied().collect();
            follow(&tallies).map(|cusum| (stratum.clone(), cusum))
        };
        SmallVolume {
            weeks: each,
            pooled: contrast(&pool(this), &pool(last)),
            running: now.keys().filter_map(of_history).collect(),
        }
    });
    Some(Drift { weekly: contrast(now, before), small_volume })
}

fn pool(weeks: &[Week]) -> Week {
    let mut pooled = Week::new();
    for (stratum, tally) in weeks.iter().flatten() {
        *pooled.entry(stratum.clone()).or_default() += *tally;
    }
    pooled
}

/// How often two weeks of `n` items with the same rate differ by more than `change`: what an alarm without an interval
/// would cost. Normal approximation.
pub fn false_alarms(rate: f64, n: usize, change: f64) -> f64 {
    let spread = (2.0 * rate * (1.0 - rate) / n as f64).sqrt();
    2.0 * (1.0 - Normal::standard().cdf(change / spread))
}

/// Items a week with which a rise from `rate` by `change` is found with probability `power`, above 0 and below 1, at 95 %:
/// `(z₀.₉₇₅ + z_power)² (p₁q₁ + p₂q₂) / change²`.
pub fn items_to_find(rate: f64, change: f64, power: f64) -> usize {
    let normal = Normal::standard();
    let z = normal.inverse_cdf(0.975) + normal.inverse_cdf(power);
    let raised = rate + change;
    (z * z * (rate * (1.0 - rate) + raised * (1.0 - raised)) / (change * change)).ceil() as usize
}

#[cfg(test)]
#[path = "drift_tests.rs"]
mod tests;
