//! Time-to-review: from entering the queue to the first decision of a person.
//!
//! Two medians stand side by side: of the decided items, with the interval of its order statistics, and of all items with
//! those still open (`kaplan_meier.rs`). The status follows the second. Clocks of all tiers run; expiry is no decision.

use super::finding::{Edges, Finding, Status};
use super::kaplan_meier::{KaplanMeier, Reached, Spell};
use super::order_statistics::{Quantile, median, p90};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What became of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ending {
    /// A person decided it then (milliseconds since 1970).
    Decided(i64),
    /// It left the queue then without a person's decision.
    Expired(i64),
    /// It still waits.
    Open,
}

/// An item's way through the queue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wait {
    /// When it entered, milliseconds since 1970.
    pub entered_ms: i64,
    /// How it ended.
    pub ending: Ending,
    /// Milliseconds within which it was promised; none without a promise.
    pub sla_ms: Option<i64>,
    /// The tier that decided it or has it: 1 or 2.
    pub tier: u8,
}

/// Kinds of promises, by the article's targets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SlaClass {
    /// Within 90 seconds, as for support replies.
    Tight,
    /// Within four hours, as for compliance.
    Compliance,
    /// Within a day, as for moderation.
    Moderation,
    /// A promise of its own, in milliseconds.
    Custom(i64),
    /// Nothing was promised.
    None,
}

const TIGHT: i64 = 90_000;
const COMPLIANCE: i64 = 4 * 3_600_000;
const MODERATION: i64 = 24 * 3_600_000;

impl SlaClass {
    /// The class of a promise.
    pub fn of(sla_ms: Option<i64>) -> Self {
        match sla_ms {
            None => SlaClass::None,
            Some(ms) if ms <= TIGHT => SlaClass::Tight,
            Some(ms) if ms <= COMPLIANCE => SlaClass::Compliance,
            Some(ms) if ms <= MODERATION => SlaClass::Moderation,
            Some(ms) => SlaClass::Custom(ms),
        }
    }

    /// What the median should not exceed, in milliseconds.
    pub fn target_ms(self) -> Option<i64> {
        match self {
            SlaClass::Tight => Some(TIGHT),
            SlaClass::Compliance => Some(COMPLIANCE),
            SlaClass::Moderation => Some(MODERATION),
            SlaClass::Custom(ms) => Some(ms),
            SlaClass::None => None,
        }
    }
}

/// Time-to-review of some items.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TimeToReview {
    /// Items, open ones included.
    pub n: usize,
    /// Of them decided by a person.
    pub decided: usize,
    /// Median of the decided ones.
    pub median: Option<Quantile>,
    /// 90 % point of the decided ones.
    pub p90: Option<Quantile>,
    /// Median with the open ones.
    pub median_with_open: Reached,
    /// Its 95 % interval.
    pub median_with_open_interval: (Reached, Reached),
    /// 90 % point with the open ones.
    pub p90_with_open: Reached,
    /// Held against the target: bad when the median with the open ones is shown to lie above it, a warning when more than
    /// a tenth of the items is.
    pub status: Status,
    /// How many more items would tell; see [`Finding::needed`].
    pub needed: Option<usize>,
}

/// Items below which there is no interval.
pub const FEWEST: usize = 6;

/// The time-to-review of these items, seen at `now_ms`, held against a target.
pub fn time_to_review(waits: &[Wait], target_ms: Option<i64>, now_ms: i64) -> TimeToReview {
    let spells: Vec<Spell> = waits.iter().map(|wait| spell(wait, now_ms)).collect();
    let mut decided: Vec<i64> = spells.iter().filter(|s| s.is_decided).map(|s| s.waited_ms).collect();
    decided.sort_unstable();
    let curve = KaplanMeier::new(&spells);
    let interval = curve.quantile_interval(0.5);
    let (status, needed) = judge(&curve, &spells, target_ms);
    TimeToReview {
        n: spells.len(),
        decided: decided.len(),
        median: median(&decided),
        p90: p90(&decided),
        median_with_open: curve.quantile(0.5),
        median_with_open_interval: interval,
        p90_with_open: curve.quantile(0.9),
        status,
        needed,
    }
}

fn spell(wait: &Wait, now_ms: i64) -> Spell {
    let (until, is_decided) = match wait.ending {
        Ending::Decided(at) => (at, true),
        Ending::Expired(at) => (at, false),
        Ending::Open => (now_ms, false),
    };
    // A decision before the entry is a clock that was set back, and waited no time at all.
    Spell { waited_ms: (until - wait.entered_ms).max(0), is_decided }
}

/// The median lies above the target when more than half still wait then, the 90 % point when more than a tenth does.
fn judge(curve: &KaplanMeier, spells: &[Spell], target_ms: Option<i64>) -> (Status, Option<usize>) {
    let n = spells.len();
    if n < FEWEST {
        return (Status::Insufficient, Some(FEWEST - n));
    }
    let Some(target) = target_ms else { return (Status::Ok, Some(0)) };
    // Open items that have not waited so long yet shape the curve, but do not count as items it rests on.
    let is_known = |spell: &&Spell| spell.is_decided || spell.waited_ms > target;
    let known = spells.iter().filter(is_known).count() as f64;
    let late = Some(curve.waiting(target));
    let half = Finding::of_weighted(0, n, late, known, &Edges::at_most(0.5));
    let tenth = Finding::of_weighted(0, n, late, known, &Edges::at_most(0.1));
    match (half.status, tenth.status) {
        (Status::Ok, Status::Bad) => (Status::Warn, Some(0)),
        _ => (half.status, half.needed),
    }
}

/// Waits by class of promise and tier, to take [`time_to_review`] and [`sla_hits`] of each.
pub fn by_class_and_tier(waits: &[Wait]) -> BTreeMap<(SlaClass, u8), Vec<Wait>> {
    let mut groups: BTreeMap<(SlaClass, u8), Vec<Wait>> = BTreeMap::new();
    for wait in waits {
        groups.entry((SlaClass::of(wait.sla_ms), wait.tier)).or_default().push(*wait);
    }
    groups
}

/// Share decided within the promise, of the items that fell due in `[from_ms, until_ms)` and before `now_ms`. Open and
/// overdue ones are misses, and so are those that expired.
pub fn sla_hits(waits: &[Wait], from_ms: i64, until_ms: i64, now_ms: i64, edges: &Edges) -> Finding {
    let (mut hits, mut due) = (0, 0);
    for wait in waits {
        let Some(sla) = wait.sla_ms else { continue };
        let due_ms = wait.entered_ms + sla;
        if due_ms < from_ms || due_ms >= until_ms || due_ms >= now_ms {
            continue;
        }
        due += 1;
        hits += usize::from(matches!(wait.ending, Ending::Decided(at) if at <= due_ms));
    }
    Finding::of_share(hits, due, edges)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wait(entered_secs: i64, ending: Ending, sla_secs: i64) -> Wait {
        Wait { entered_ms: entered_secs * 1000, ending, sla_ms: Some(sla_secs * 1000), tier: 1 }
    }

    fn decided(after_secs: i64) -> Wait {
        wait(0, Ending::Decided(after_secs * 1000), 90)
    }

    #[test]
    fn both_medians_are_there() {
        let mut waits: Vec<Wait> = (1..=20).map(decided).collect();
        let now = 1_000_000;
        let found = time_to_review(&waits, Some(TIGHT), now);
        let median = found.median.unwrap();
        assert_eq!((median.estimate_ms, median.low_ms, median.high_ms), (10_500, Some(6_000), Some(15_000)));
        assert_eq!((found.p90.unwrap().estimate_ms, found.p90.unwrap().high_ms), (18_000, None));
        assert_eq!((found.median_with_open, found.status), (Reached::After(10_000), Status::Ok));
        // Thirty more that nobody touched for a quarter of an hour: the first median has not moved, the badge has.
        waits.extend((0..30).map(|_| wait(0, Ending::Open, 90)));
        let found = time_to_review(&waits, Some(TIGHT), now);
        assert_eq!(found.median.unwrap().estimate_ms, 10_500);
        assert_eq!((found.n, found.decided, found.median_with_open), (50, 20, Reached::NotReached));
        // 30 of 50 late is 46 to 72 %: not shown to be more than half, but 60 of 100 would nearly.
        assert_eq!(found.status, Status::Insufficient);
        waits.extend((0..20).map(|_| wait(0, Ending::Expired(400_000), 90)));
        assert_eq!(time_to_review(&waits, Some(TIGHT), now).status, Status::Bad);
    }

    #[test]
    fn items_that_have_not_waited_long_say_nothing_yet() {
        // Six decided in time; a hundred that came this second say nothing about 90 seconds.
        let mut waits: Vec<Wait> = (1..=6).map(decided).collect();
        waits.extend((0..100).map(|_| wait(999, Ending::Open, 90)));
        let found = time_to_review(&waits, Some(TIGHT), 1_000_000);
        assert_eq!(found.n, 106);
        // Six of six known ones in time is 0 to 39 % late: below half.
        assert_eq!(found.status, Status::Ok);
        assert_eq!(time_to_review(&waits[6..], Some(TIGHT), 1_000_000).status, Status::Insufficient);
        assert_eq!(time_to_review(&waits[6..], Some(TIGHT), 2_000_000).status, Status::Bad);
        assert_eq!(time_to_review(&waits[..5], Some(TIGHT), 0).needed, Some(1));
    }

    #[test]
    fn a_tenth_too_late_is_a_warning() {
        let waits: Vec<Wait> = (1..=100).map(|i| decided(if i <= 25 { 500 } else { 30 })).collect();
        // 25 of 100 late: 17.5 to 34.3 %, below half and above a tenth.
        assert_eq!(time_to_review(&waits, Some(TIGHT), 1_000_000).status, Status::Warn);
    }

    #[test]
    fn hits_count_open_and_overdue_as_misses() {
        let waits = [
            decided(80),                             // in time
            decided(90),                             // to the millisecond
            decided(91),                             // late
            wait(0, Ending::Open, 90),               // overdue
            wait(0, Ending::Expired(10_000), 90),    // nobody decided
            wait(950, Ending::Open, 90),             // not due yet
            wait(950, Ending::Decided(951_000), 90), // decided, but due after now: the window is not complete
            Wait { entered_ms: 0, ending: Ending::Open, sla_ms: None, tier: 1 },
        ];
        let found = sla_hits(&waits, 0, i64::MAX, 1_000_000, &Edges::at_least(0.9));
        assert_eq!((found.k, found.n), (2, 5));
        // Windows are half-open: all these fell due at second 90.
        assert_eq!(sla_hits(&waits, 90_000, 90_001, 1_000_000, &Edges::at_least(0.9)).n, 5);
        assert_eq!(sla_hits(&waits, 0, 90_000, 1_000_000, &Edges::at_least(0.9)).n, 0);
    }

    #[test]
    fn classes_and_tiers_apart() {
        assert_eq!(
            [90, 91, 14_400, 14_401, 86_400].map(|s| SlaClass::of(Some(s * 1000))),
            [SlaClass::Tight, SlaClass::Compliance, SlaClass::Compliance, SlaClass::Moderation, SlaClass::Moderation]
        );
        assert_eq!(SlaClass::of(Some(86_400_001)).target_ms(), Some(86_400_001));
        let mut waits = vec![decided(5); 7];
        waits.push(Wait { tier: 2, ..decided(60) });
        waits.push(wait(0, Ending::Open, 3_600));
        let groups = by_class_and_tier(&waits);
        let names: Vec<_> = groups.iter().map(|(&(class, tier), waits)| (class, tier, waits.len())).collect();
        assert_eq!(names, [(SlaClass::Tight, 1, 7), (SlaClass::Tight, 2, 1), (SlaClass::Compliance, 1, 1)]);
    }
}
