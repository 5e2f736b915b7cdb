//! The people's side of decisions: which workflows there are, what waits, one item with its verdict, a decision's whole
//! life, the kill switch, executed versus approved.

mod badge;
pub mod decision;
mod diff;
pub mod document;
mod doubts;
mod figures;
mod findings;
pub mod gold;
mod history;
pub mod item;
pub mod jobs;
pub mod late;
pub mod list;
pub mod metrics;
pub mod notices;
pub mod oversight;
pub mod peek;
pub mod policies;
pub mod propose;
pub mod queue;
pub mod reconciliation;
pub mod reviewer;
mod said;
pub mod start;
pub mod sweep;
pub mod verdict;
mod waits;
pub mod workflow;

use super::frame::Done;
use super::words::When;
use crate::domain::{Timestamp, WorkflowId, WorkflowRole};
use crate::error::Result;
use crate::http::Me;
use crate::http::speech::{Speech, t, told};
use crate::people::{GOVERN, REVIEW, STOP};
use crate::reviews::Reviewer;
use crate::store::{Reader, WorkflowRow};
use serde::Serialize;

/// What stands around the pages of one workflow.
#[derive(Debug, Clone, Serialize)]
struct Frame {
    slug: String,
    title: String,
    /// The tab one is in.
    here: &'static str,
    is_solo: bool,
    halted: Option<Halted>,
    can_review: bool,
    can_govern: bool,
    can_stop: bool,
    /// Something waits for its sweep, or its policy has one.
    has_sweep: bool,
    /// What was just done, in words.
    done: Option<String>,
    /// This person's last verdict here, while it can be taken back.
    undo: Option<Undo>,
}

/// A verdict inside its window.
#[derive(Debug, Clone, Serialize)]
struct Undo {
    review: i64,
    text: String,
    /// Until the window is over.
    ms: i64,
}

impl Undo {
    fn of(r: &Reader<'_>, workflow: WorkflowId, me: &Me, now: Timestamp) -> Result<Option<Undo>> {
        let holds = r.holds_in(workflow)?;
        let last = holds.into_iter().rfind(|hold| hold.person == me.person && hold.releases > now);
        let Some(hold) = last else { return Ok(None) };
        let decision = r.model_decision(hold.decision)?;
        let ms = hold.releases.0 - now.0;
        Ok(Some(Undo {
            review: hold.review.0,
            text: t!(
                "held-undo",
                what = format!("{} {}", decision.action, decision.external),
                did = if hold.verb == "unsure" { told("were unsure about it") } else { said::verb_text(&hold.verb) },
                span = t!("span-seconds", n = (ms as u64).div_ceil(1000))
            ),
            ms,
        }))
    }
}

/// The kill switch is on.
#[derive(Debug, Clone, Serialize)]
struct Halted {
    since: When,
    by: String,
    reason: String,
}

impl Frame {
    fn new(
        r: &Reader<'_>,
        row: &WorkflowRow,
        me: &Me,
        here: &'static str,
        done: &Done,
        now: Timestamp,
    ) -> Result<Frame> {
        let undo = Undo::of(r, row.id, me, now)?;
        let by = row.halted_by.map(|person| r.person(person)).transpose()?;
        Ok(Frame {
            slug: row.slug.clone(),
            title: row.title.clone(),
            here,
            is_solo: row.settings.solo,
            halted: row.halted.map(|since| Halted {
                since: When::new(since, now),
                by: by.map_or_else(|| t!("the-server"), |person| person.name),
                reason: row.halt_reason.clone().unwrap_or_default().replace('_', " "),
            }),
            can_review: me.may_in_workflow(REVIEW, row.id),
            can_govern: me.may_in_workflow(GOVERN, row.id),
            can_stop: me.may_in_workflow(STOP, row.id),
            has_sweep: r.swept_count(row.id)?.0 > 0
                || row.policy.map(|id| r.policy(id)).transpose()?.is_some_and(|row| row.policy.sweep.is_some()),
            // While it can be taken back, nothing has followed from it that could be said.
            done: done.text().filter(|_| undo.is_none()),
            undo,
        })
    }
}

/// Whoever reviews, from whoever is signed in.
fn reviewer(me: &Me, workflow: WorkflowId) -> Reviewer {
    let is_lead = me.may_in_workflow(&[WorkflowRole::Lead], workflow);
    Reviewer { person: me.person, name: me.name.clone(), tier: if is_lead { 2 } else { 1 } }
}

/// `90 seconds`, `4 hours`, `3 days`: the largest unit of which there are at least two, or one exactly.
fn duration(secs: i64) -> String {
    let secs = secs.max(0);
    let fits = |size: i64| secs >= 2 * size || secs == size;
    match secs {
        _ if fits(86_400) => t!("span-days", n = secs / 86_400),
        _ if fits(3_600) => t!("span-hours", n = secs / 3_600),
        _ if fits(60) => t!("span-minutes", n = secs / 60),
        _ => t!("span-seconds", n = secs),
    }
}

/// A share as people compare it with a threshold: cut, not rounded, so that 84.99% never reads as 85%.
fn sure(share: f64) -> String {
    let tenths = (share * 1000.0 + 1e-6).floor() as i64;
    let marks = Speech::now().language().marks;
    format!("{}{}", marks.decimals(tenths as f64 / 10.0, usize::from(tenths % 10 != 0)), marks.percent)
}

/// A score out of 100 to a tenth, cut like the badge's, so that a page never shows two numbers for one score.
fn score(points: f64) -> String {
    Speech::now().language().marks.number((points * 10.0 + 1e-6).floor() / 10.0)
}

#[cfg(test)]
mod tests {
    use super::{duration, score, sure};

    #[test]
    fn a_score_is_cut_to_a_tenth() {
        assert_eq!([score(76.2), score(39.99), score(81.0), score(26.5)], ["76.2", "39.9", "81", "26.5"]);
    }

    #[test]
    fn durations_and_shares_read_well_and_never_flatter() {
        assert_eq!(duration(90), "90 seconds");
        assert_eq!(duration(60), "1 minute");
        assert_eq!(duration(4 * 3600), "4 hours");
        assert_eq!(duration(86_400), "1 day");
        assert_eq!(duration(100_000), "27 hours");
        assert_eq!(duration(-5), "0 seconds");
        assert_eq!(sure(0.85), "85%");
        assert_eq!(sure(0.8499), "84.9%");
        assert_eq!(sure(0.29), "29%");
        assert_eq!(sure(1.0), "100%");
    }
}
