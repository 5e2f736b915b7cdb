//! The sweep: a person goes through everything that was held for it, pulls out what needs a look of its own, and approves
//! the rest. All of it holds or none: one row that cannot be approved leaves every row as it was.

use super::claim::Reviewer;
use super::record::{about_decision, about_workflow};
use super::verdict::{GiveVerdict, Verb};
use super::zone::day_of;
use crate::domain::{DecisionId, ReviewItemId, Timestamp, WorkflowId};
use crate::error::{Because, Error, Result};
use crate::routing::SweepRule;
use crate::store::{Store, Tx, WorkflowRow};
use serde::Serialize;
use serde_json::json;
use std::collections::BTreeSet;

/// What a person says about one row.
#[derive(Debug, Clone)]
pub struct SweepSaid {
    /// The item.
    pub item: ReviewItemId,
    /// The version they saw.
    pub version: i64,
    /// Why it is pulled out, as a reason code; none: it stays and is approved.
    pub pull: Option<String>,
    /// In words.
    pub note: String,
}

/// Go through what waits.
#[derive(Debug, Clone)]
pub struct RunSweep {
    /// In which workflow.
    pub workflow: WorkflowId,
    /// Who.
    pub by: Reviewer,
    /// Every row that was shown, and no other.
    pub rows: Vec<SweepSaid>,
}

/// What a sweep did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Swept {
    /// Its number.
    pub sweep: i64,
    /// What may be done now, each once.
    pub approved: Vec<DecisionId>,
    /// What waits in the queue now.
    pub pulled: Vec<DecisionId>,
}

impl RunSweep {
    /// Checks every row, then writes one verdict a row.
    pub fn run(self, store: &Store, now: Timestamp) -> Result<Swept> {
        store.write(move |tx| self.sweep(tx, now))
    }

    fn sweep(&self, tx: &Tx<'_>, now: Timestamp) -> Result<Swept> {
        let workflow = tx.workflow(self.workflow)?;
        let policy = workflow.policy.map(|id| tx.policy(id)).transpose()?.map(|row| row.policy).unwrap_or_default();
        let rule = policy.sweep.unwrap_or_default();
        self.check(tx, &rule, now)?;
        let (mut approved, mut pulled, mut reasons) = (Vec::new(), Vec::new(), Vec::new());
        for (at, row) in self.rows.iter().enumerate() {
            let decision = self.one(tx, &workflow, row, now).map_err(|error| named(error, at + 1))?;
            match &row.pull {
                None => approved.push(decision),
                Some(code) => {
                    reasons.push((row.item, code));
                    pulled.push(decision);
                }
            }
        }
        let id = tx.insert_sweep(workflow.id, self.by.person, approved.len(), pulled.len(), now)?;
        for ((item, code), row) in reasons.iter().zip(self.rows.iter().filter(|row| row.pull.is_some())) {
            tx.insert_pull(id, *item, code, row.note.trim())?;
        }
        let detail = json!({"sweep": id, "approved": approved.len(), "pulled": pulled.len()});
        about_workflow(tx, "sweep.run", Some(self.by.person), workflow.id, detail.clone(), now)?;
        tx.happen(workflow.id, "sweep.done", None, None, detail, now)?;
        Ok(Swept { sweep: id, approved, pulled })
    }

    fn check(&self, tx: &Tx<'_>, rule: &SweepRule, now: Timestamp) -> Result<()> {
        let items: BTreeSet<i64> = self.rows.iter().map(|row| row.item.0).collect();
        if self.rows.is_empty() || items.len() != self.rows.len() || self.rows.len() > rule.most as usize {
            return Err(Error::Invalid(format!(
                "a sweep is over 1 to {} different items, and this has {}",
                rule.most,
                self.rows.len()
            )));
        }
        let (today, _) = day_of(&tx.workflow(self.workflow)?.settings, now);
        let done = tx.swept_since(self.workflow, self.by.person, today)?;
        let more = self.rows.iter().filter(|row| row.pull.is_none()).count() as u32;
        if done + more > rule.rows_per_day {
            let message = format!(
                "you have decided {done} items in sweeps today and {} is the most; {more} more are too many. Leave some to somebody else, or to tomorrow",
                rule.rows_per_day
            );
            let detail = json!({"decided": done, "cap": rule.rows_per_day});
            return Err(Error::refused_with(Because::Enough, "cap_reached", message, detail));
        }
        Ok(())
    }

    fn one(&self, tx: &Tx<'_>, workflow: &WorkflowRow, row: &SweepSaid, now: Timestamp) -> Result<DecisionId> {
        let item = tx.review_item(row.item)?;
        if item.workflow != workflow.id {
            return Err(Error::NotFound(format!("there is no review item {} in this workflow", item.id)));
        }
        let review = tx.reviews_of(item.id)?.into_iter().find(|review| review.tier == item.tier);
        let waits = match &review {
            Some(review) => item.state == "open" && tx.is_swept(review.id)?,
            None => false,
        };
        let Some(review) = review.filter(|_| waits) else {
            let state = item.outcome.as_deref().unwrap_or("in the queue");
            let message = format!("item {} does not wait for the sweep any more: it is {state}", item.id);
            return Err(Error::refused(Because::Conflict, "not_in_sweep", message));
        };
        if item.version != row.version {
            let message = format!("item {} changed since the page was drawn; look at it again", item.id);
            return Err(Error::refused(Because::Stale, "version", message));
        }
        let Some(code) = &row.pull else {
            let fence = tx.take_in_sweep(review.id, self.by.person, now)?;
            let verdict = GiveVerdict {
                review: review.id,
                by: self.by.clone(),
                fence,
                version: Some(row.version),
                verb: Verb::Approve,
                reason_code: None,
                note: String::new(),
                args: None,
                revisit: None,
                active_ms: None,
                channel: "sweep",
                lean: None,
            };
            return Ok(verdict.give(tx, now)?.decision);
        };
        let decision = tx.model_decision(item.decision)?;
        let policy = tx.policy(decision.policy)?.policy;
        if !policy.has_reason(code) || (code == "other" && row.note.trim().is_empty()) {
            let codes: Vec<&str> = policy.reason_codes.iter().map(|reason| reason.code.as_str()).collect();
            let message = format!("pulling it out needs a reason, one of {}; `other` needs a note", codes.join(", "));
            return Err(Error::refused_with(Because::Invalid, "reason_required", message, json!({"codes": codes})));
        }
        if row.note.chars().count() > 4000 {
            return Err(Error::invalid("the note is longer than 4,000 characters"));
        }
        tx.pull_from_sweep(item.id, now.plus_secs(policy.sla_of(&decision.action)), now)?;
        let detail = json!({"item": item.id, "reason_code": code});
        about_decision(tx, "sweep.pull", Some(self.by.person), decision.id, detail.clone(), now)?;
        tx.happen(workflow.id, "item.pulled", Some(decision.id), Some(item.id), detail, now)?;
        Ok(decision.id)
    }
}

/// The refusal with the row it is about.
fn named(error: Error, row: usize) -> Error {
    let said = |message: &str| format!("Row {row}: {message}. Nothing was approved.");
    match error {
        Error::Refused(mut refusal) => {
            refusal.message = said(&refusal.message);
            Error::Refused(refusal)
        }
        Error::Invalid(message) => Error::Invalid(said(&message)),
        other => other,
    }
}
