//! What the reviews say about the threshold. Rule A: what runs alone is changed too often, so raise it. Rule B: what people
//! are asked is changed too seldom, so lower it. Each waits until its interval says so.
//!
//! | items | rule A from | rule B up to |
//! |---|---|---|
//! | 30 | | 1 override |
//! | 50 | 6 overrides | 4 |
//! | 100 | 10 | 12 |
//! | 200 | 17 | 28 |
//! | 400 | 29 | |
//!
//! Nothing here changes a threshold: a proposal runs in shadow first and another person activates it.

use super::candidate::{Candidate, lowest_safe};
use super::finding::{Finding, Status};
use super::overrides::{ABOVE, BAND, Reviewed, Zone, weighted};
use crate::error::Result;
use serde::{Deserialize, Serialize};

/// Where a policy draws its two lines.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Thresholds {
    /// From here on a decision runs alone.
    pub auto: f64,
    /// From here on people are asked.
    pub floor: f64,
}

/// A proposal moves the threshold at most so far.
pub const STEP: f64 = 0.02;
/// What keeps the threshold above the floor.
const ROOM: f64 = 0.005;

/// What to do about the threshold.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "change")]
pub enum Change {
    /// Neither rule fires, or rule B does and no lower threshold is shown to be safe.
    Keep,
    /// Rule A.
    Raise {
        /// The new threshold.
        to: f64,
    },
    /// Rule B.
    Lower {
        /// The new threshold.
        to: f64,
    },
    /// Both rules: the sure ones are wrong and the unsure ones right, so confidence does not order errors. No number helps;
    /// calibrate again or ask a judge.
    Recalibrate,
}

impl Change {
    /// Whether it may be put in force without a person, where the workflow opted in: only what gives people more to do.
    pub fn may_apply_itself(&self, has_opted_in: bool) -> bool {
        has_opted_in && matches!(self, Change::Raise { .. })
    }
}

/// The rules' evidence and what follows.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Proposal {
    /// What ran alone, from the random audit; rule A fires when it is bad.
    pub above: Finding,
    /// What people were asked; rule B fires when it is bad.
    pub band: Finding,
    /// The lowest threshold above which at most one in twenty is shown to be changed; a step may stop short of it.
    pub candidate: Option<Candidate>,
    /// What follows.
    pub change: Change,
}

/// Reads the reviews of one workflow under its present policy. Only random draws and full reviews, as [`Reviewed`] says.
pub fn propose(items: &[Reviewed], now: Thresholds) -> Result<Proposal> {
    let of = |zone, edges| weighted(items.iter().filter(move |item| item.zone == zone), edges);
    let (above, band) = (of(Zone::Above, &ABOVE), of(Zone::Band, &BAND));
    let (raise, lower) = (above.status == Status::Bad, band.status == Status::Bad);
    let candidate = lowest_safe(items, now.floor)?;
    let change = match (raise, lower) {
        (true, true) => Change::Recalibrate,
        (true, false) => raised(candidate, now.auto),
        (false, true) => lowered(items, candidate, now),
        (false, false) => Change::Keep,
    };
    Ok(Proposal { above, band, candidate, change })
}

fn raised(candidate: Option<Candidate>, auto: f64) -> Change {
    // Without a safe place in sight the whole step: the rule has shown that here is not one.
    let wanted = candidate.map(|c| c.threshold).filter(|to| *to > auto).unwrap_or(1.0);
    let to = rounded(wanted.min(auto + STEP).min(1.0));
    if to > auto { Change::Raise { to } } else { Change::Keep }
}

fn lowered(items: &[Reviewed], candidate: Option<Candidate>, now: Thresholds) -> Change {
    let Some(candidate) = candidate else { return Change::Keep };
    // The candidate is safe on average from there up. What would newly run alone must have been seen, and not be the part that
    // the average hides.
    let is_opened = |item: &&Reviewed| item.confidence.is_some_and(|c| c >= candidate.threshold && c < now.auto);
    let opened = weighted(items.iter().filter(is_opened), &ABOVE);
    if opened.estimate.is_none_or(|changed| changed > ABOVE.high_bad) {
        return Change::Keep;
    }
    let to = rounded(candidate.threshold.max(now.auto - STEP).max(now.floor + ROOM));
    if to < now.auto { Change::Lower { to } } else { Change::Keep }
}

/// To millionths, in which thresholds are stored.
fn rounded(threshold: f64) -> f64 {
    (threshold * 1e6).round() / 1e6
}

/// Whether a proposal has run beside the live policy for long enough: 7 days or 200 decisions.
pub fn is_shadow_long_enough(since_ms: i64, now_ms: i64, decisions: usize) -> bool {
    decisions >= 200 || now_ms - since_ms >= 7 * 86_400_000
}

/// Why a change of thresholds is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Refused {
    /// The queue is late, and fewer items for people is the worst answer to that: it hands the problem to the people the
    /// decisions are about. An admin may do it all the same and writes why.
    QueueIsLate,
}

/// Whether thresholds may change now. A lower threshold lets more run alone, a higher floor lets more fall below it: both
/// drain the queue, and neither may while items are over their SLA, unless an admin gives a reason.
pub fn drain_guard(
    from: Thresholds,
    to: Thresholds,
    overdue: usize,
    admins_reason: Option<&str>,
) -> std::result::Result<(), Refused> {
    let drains = to.auto < from.auto || to.floor > from.floor;
    let has_reason = admins_reason.is_some_and(|reason| !reason.trim().is_empty());
    if drains && overdue > 0 && !has_reason { Err(Refused::QueueIsLate) } else { Ok(()) }
}

#[cfg(test)]
#[path = "proposals_tests.rs"]
mod tests;
