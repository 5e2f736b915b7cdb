//! The kill switch of a workflow, and the stop button of one action in the outbox. Stopping is one act and always works;
//! going on takes a reason and gives no grant back.

use super::claim::Reviewer;
use super::grant::revoke;
use super::hold::release_all;
use super::record::{about_decision, about_workflow};
use crate::domain::{DecisionId, Timestamp, UserId, WorkflowId};
use crate::error::{Because, Error, Result};
use crate::store::Store;
use serde_json::json;

/// Stop a workflow: new decisions are halted, the outbox stops, unused grants are revoked.
pub struct HaltWorkflow {
    /// Which.
    pub workflow: WorkflowId,
    /// Why, one word of ours or the policy's.
    pub reason_code: String,
    /// Who stops it.
    pub by: UserId,
}

impl HaltWorkflow {
    /// Stops it and tells how many grants were revoked. Stopping twice changes nothing.
    pub fn run(self, store: &Store, now: Timestamp) -> Result<usize> {
        let is_word = (1..=40).contains(&self.reason_code.len())
            && self.reason_code.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
        if !is_word {
            let message = "say why in one lower-case word, such as `model_misbehaves`";
            return Err(Error::refused(Because::Invalid, "reason_required", message));
        }
        store.write(move |tx| {
            if !tx.set_halted(self.workflow, Some((self.by, &self.reason_code)), now)? {
                return Ok(0);
            }
            // What was approved a moment ago is stopped like everything that was approved before.
            release_all(tx, self.workflow, now)?;
            let revoked = tx.revoke_all_grants(self.workflow, now)?;
            for (decision, _) in &revoked {
                tx.end_decision(*decision, "halted", now)?;
                about_decision(tx, "grant.revoke", Some(self.by), *decision, json!({"why": "halted"}), now)?;
            }
            let detail = json!({"reason": self.reason_code, "revoked": revoked.len()});
            about_workflow(tx, "workflow.halt", Some(self.by), self.workflow, detail.clone(), now)?;
            tx.happen(self.workflow, "workflow.halted", None, None, detail, now)?;
            Ok(revoked.len())
        })
    }
}

/// Let a workflow go on.
pub struct ResumeWorkflow {
    /// Which.
    pub workflow: WorkflowId,
    /// Why it is safe now.
    pub rationale: String,
    /// Who says so.
    pub by: UserId,
}

impl ResumeWorkflow {
    /// Lets it go on. What was halted stays halted: its caller asks again.
    pub fn run(self, store: &Store, now: Timestamp) -> Result<()> {
        let length = self.rationale.trim().chars().count();
        if !(10..=4000).contains(&length) {
            let message = "say in 10 to 4,000 characters why it may go on";
            return Err(Error::refused(Because::Invalid, "rationale_required", message));
        }
        store.write(move |tx| {
            if !tx.set_halted(self.workflow, None, now)? {
                return Err(Error::Conflict("this workflow is not stopped".into()));
            }
            let detail = json!({"rationale_chars": length});
            about_workflow(tx, "workflow.resume", Some(self.by), self.workflow, detail, now)?;
            tx.happen(self.workflow, "workflow.resumed", None, None, json!({}), now)
        })
    }
}

/// Stop one action before it leaves the outbox.
pub struct StopOutbox {
    /// Which decision.
    pub decision: DecisionId,
    /// Why, from the policy's list.
    pub reason_code: String,
    /// Who stops it.
    pub by: Reviewer,
}

impl StopOutbox {
    /// Stops it. What has left the outbox, or was never in one, is a conflict that says so.
    pub fn run(self, store: &Store, now: Timestamp) -> Result<()> {
        store.write(move |tx| {
            let decision = tx.model_decision(self.decision)?;
            let policy = tx.policy(decision.policy)?.policy;
            if !policy.has_reason(&self.reason_code) {
                let message = "stopping it needs a reason code from the policy's list";
                return Err(Error::refused(Because::Invalid, "reason_required", message));
            }
            let grant = tx.grant_of(decision.id)?;
            if !grant.is_some_and(|grant| grant.state == "open" && grant.releases > now) {
                let message = format!("decision {} is not in the outbox", decision.id);
                return Err(Error::refused(Because::Conflict, "released", message));
            }
            revoke(tx, decision.id, "stopped", now)?;
            tx.end_decision(decision.id, "halted", now)?;
            let detail = json!({"reason": self.reason_code});
            about_decision(tx, "outbox.stop", Some(self.by.person), decision.id, detail.clone(), now)?;
            tx.happen(decision.workflow, "outbox.halted", Some(decision.id), None, detail, now)
        })
    }
}
