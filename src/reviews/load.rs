//! How much one person decides: their day against the cap, a lead's word that it may be more, and how often they change
//! what the model wanted. That last figure is for that person and for leads, one person at a time, to calibrate by: there is
//! no list of it, no order and no export.

use super::reading::reviewed;
use super::record::about_workflow;
use super::zone::day_of;
use crate::domain::{Timestamp, UserId, WorkflowId, WorkflowRole};
use crate::error::{Because, Error, Result};
use crate::evidence::Finding;
use crate::evidence::load::{DayLoad, day_load};
use crate::evidence::overrides::{FEWEST_OF_ONE, Reviewed, Zone, rate_of};
use crate::store::{NewCapExtension, Reader, Store};
use serde_json::json;

const DAY: i64 = 86_400_000;
/// Days that one person's rate looks back.
const WINDOW_DAYS: i64 = 90;

/// One person in one workflow.
#[derive(Debug, Clone)]
pub struct OwnFigures {
    /// Their day against the cap, extensions included.
    pub day: DayLoad,
    /// Of the cap, what a lead added today.
    pub extra: u32,
    /// When the day ends.
    pub resets: Timestamp,
    /// How often they change what the model wanted where everything is reviewed; none below 30 verdicts.
    pub rate: Option<Finding>,
    /// How often everybody does.
    pub everybody: Option<Finding>,
    /// Verdicts of theirs, where there are fewer than 30.
    pub verdicts: usize,
    /// Verdicts it takes.
    pub fewest: usize,
}

/// One person's figures. The caller makes sure that it is that person or a lead who asks.
pub fn own_figures(r: &Reader<'_>, workflow: WorkflowId, person: UserId, now: Timestamp) -> Result<OwnFigures> {
    let row = r.workflow(workflow)?;
    let policy = row.policy.map(|id| r.policy(id)).transpose()?.map(|row| row.policy).unwrap_or_default();
    let (today, tomorrow) = day_of(&row.settings, now);
    let extra = r.cap_extra(workflow, person, today)?;
    let done = r.verdicts_since(workflow, person, today)?;
    let items = r.seen_items(workflow, Timestamp(now.0 - WINDOW_DAYS * DAY), Timestamp(now.0 + 1))?;
    let gates: Vec<Reviewed> = items.iter().filter_map(reviewed).filter(|seen| seen.zone == Zone::Gate).collect();
    let reviewer = person.0 as u64;
    let rate = rate_of(reviewer, &gates);
    // Of all, under one number: the same function, so the same care with few.
    let all: Vec<Reviewed> = gates.iter().cloned().map(|seen| Reviewed { reviewer: 0, ..seen }).collect();
    Ok(OwnFigures {
        day: day_load(done, policy.cap().saturating_add(extra)),
        extra,
        resets: tomorrow,
        verdicts: gates.iter().filter(|seen| seen.reviewer == reviewer).count(),
        everybody: rate.and_then(|_| rate_of(0, &all)),
        rate,
        fewest: FEWEST_OF_ONE,
    })
}

/// Let somebody decide more today.
#[derive(Debug, Clone)]
pub struct ExtendCap {
    /// In which workflow.
    pub workflow: WorkflowId,
    /// Whom.
    pub person: UserId,
    /// So many more, 1 to 1,000.
    pub extra: u32,
    /// Why it is safe.
    pub reason: String,
    /// The lead who says so.
    pub by: UserId,
}

impl ExtendCap {
    /// Stores it; it counts until the day ends. Nobody extends their own cap.
    pub fn run(self, store: &Store, now: Timestamp) -> Result<()> {
        let reason = self.reason.trim().to_owned();
        if !(10..=500).contains(&reason.chars().count()) {
            let message = "say in 10 to 500 characters why this person may decide more today";
            return Err(Error::refused(Because::Invalid, "reason_required", message));
        }
        if !(1..=1000).contains(&self.extra) {
            return Err(Error::Invalid(format!("extra is {}: use 1 to 1000", self.extra)));
        }
        if self.by == self.person {
            let message = "a cap keeps somebody from tiring; another lead extends yours";
            return Err(Error::refused(Because::Forbidden, "separation_of_duties", message));
        }
        store.write(move |tx| {
            let member = tx.workflow_members(self.workflow)?.into_iter().find(|member| member.person == self.person);
            let reviews = |role: WorkflowRole| matches!(role, WorkflowRole::Reviewer | WorkflowRole::Lead);
            if !member.is_some_and(|member| reviews(member.role)) {
                return Err(Error::NotFound("nobody with this number reviews in this workflow".into()));
            }
            let new = NewCapExtension {
                workflow: self.workflow,
                person: self.person,
                day: day_of(&tx.workflow(self.workflow)?.settings, now).0,
                extra: self.extra,
                reason: &reason,
                by: self.by,
            };
            let id = tx.insert_cap_extension(&new, now)?;
            let detail = json!({"extension": id, "person": self.person, "extra": self.extra});
            about_workflow(tx, "cap.extend", Some(self.by), self.workflow, detail, now)
        })
    }
}
