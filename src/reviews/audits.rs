//! Flags: a caller, or anybody in the workflow, says that something about a decision looks wrong. It is looked at, and
//! kept out of every rate.

use super::gold::refuse_gold;
use super::open::open_audit;
use super::record::about_decision;
use crate::domain::{DecisionId, ReviewItemId, Timestamp, UserId};
use crate::error::{Because, Error, Result};
use crate::store::Store;
use serde_json::json;

/// Ask for a second look at what was decided or done.
pub struct FlagDecision {
    /// Which.
    pub decision: DecisionId,
    /// What kind of sign it was.
    pub cause: &'static str,
    /// Who flags it.
    pub by: UserId,
    /// True for a lead's own query, which is kept apart from complaints.
    pub is_targeted: bool,
}

/// Signs that something is wrong.
pub(super) const CAUSES: [&str; 6] = ["complaint", "thumbs_down", "low_rating", "keyword", "contest", "other"];

impl FlagDecision {
    /// The sign by its word.
    pub fn cause(word: &str) -> Result<&'static str> {
        CAUSES
            .into_iter()
            .find(|cause| *cause == word)
            .ok_or_else(|| Error::Invalid(format!("cause is `{word}`: use {}", CAUSES.join(", "))))
    }

    /// Opens the audit. A second flag finds the first one's; a decision that still waits for people is looked at anyway.
    pub fn run(self, store: &Store, now: Timestamp) -> Result<Option<ReviewItemId>> {
        store.write(move |tx| {
            let decision = tx.model_decision(self.decision)?;
            refuse_gold(tx, decision.id, true)?;
            if matches!(decision.status.as_str(), "pending" | "deferred") {
                return Err(Error::refused(
                    Because::Conflict,
                    "pending",
                    format!("decision {} waits for a person anyway", decision.id),
                ));
            }
            let (source, selection) = match self.cause {
                _ if self.is_targeted => ("targeted", "targeted"),
                // Whoever it is about objects: a look of its own, by another person, who does not see the first verdict.
                "contest" => ("contested", "flagged"),
                _ => ("flagged", "flagged"),
            };
            let opened = open_audit(tx, &decision, source, selection, None, now)?;
            if opened.is_some() {
                let detail = json!({"cause": self.cause, "item": opened});
                about_decision(tx, "decision.flag", Some(self.by), decision.id, detail, now)?;
            }
            Ok(opened)
        })
    }
}
