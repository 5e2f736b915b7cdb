//! What ends a decision without a verdict: its caller calls it off, or wants something else under the same key.

use super::gold::refuse_gold;
use super::grant::revoke;
use super::hold::release_of;
use super::record::about_decision;
use crate::domain::{DecisionId, Timestamp, UserId};
use crate::error::{Because, Error, Result};
use crate::store::{ModelDecisionRow, Store, Tx};
use serde_json::json;

/// The caller does not want it any more.
pub struct CancelDecision {
    /// Which.
    pub decision: DecisionId,
    /// Why, in words.
    pub reason: String,
    /// Who says so.
    pub by: UserId,
}

impl CancelDecision {
    /// Closes its items and revokes an unused grant. What was decided or done already is a conflict that says so.
    pub fn run(self, store: &Store, now: Timestamp) -> Result<()> {
        let length = self.reason.trim().chars().count();
        if !(1..=1000).contains(&length) {
            return Err(Error::refused(
                Because::Invalid,
                "reason_required",
                format!("the reason has {length} characters: say why it is called off, in 1 to 1,000"),
            ));
        }
        store.write(move |tx| {
            refuse_gold(tx, self.decision, false)?;
            release_of(tx, self.decision, now)?;
            let decision = tx.model_decision(self.decision)?;
            if decision.status == "cancelled" {
                return Ok(());
            }
            let is_open = matches!(decision.status.as_str(), "pending" | "deferred")
                || (decision.is_approved() && decision.effect == "none");
            if !is_open {
                return Err(Error::refused_with(
                    Because::Conflict,
                    "already_decided",
                    format!(
                        "decision {} is {} (effect {}), so it cannot be called off",
                        decision.id, decision.status, decision.effect
                    ),
                    json!({"status": decision.status, "effect": decision.effect}),
                ));
            }
            end(tx, &decision, "cancelled", now)?;
            let detail = json!({"reason_chars": length});
            about_decision(tx, "decision.cancel", Some(self.by), decision.id, detail, now)?;
            tx.happen(decision.workflow, "decision.cancelled", Some(decision.id), None, json!({}), now)
        })
    }
}

/// A newer revision takes the place of this decision: open items end, an unused grant is revoked. What was refused or
/// done stays as it is.
pub(super) fn supersede(tx: &Tx<'_>, older: &ModelDecisionRow, now: Timestamp) -> Result<()> {
    let is_open =
        matches!(older.status.as_str(), "pending" | "deferred") || (older.is_approved() && older.effect == "none");
    if !is_open {
        return Ok(());
    }
    end(tx, older, "superseded", now)?;
    about_decision(tx, "decision.supersede", None, older.id, json!({"revision": older.revision}), now)?;
    tx.happen(older.workflow, "item.superseded", Some(older.id), None, json!({}), now)
}

/// Ends a decision and its gate items. Audits go on: what was done can still be looked at.
pub(super) fn end(tx: &Tx<'_>, decision: &ModelDecisionRow, status: &str, now: Timestamp) -> Result<()> {
    for item in tx.items_of_decision(decision.id)? {
        if item.state == "open" && item.kind != "audit" {
            tx.close_item(item.id, status, now)?;
        }
    }
    revoke(tx, decision.id, status, now)?;
    tx.void_gold(decision.id, now)?;
    tx.end_decision(decision.id, status, now)
}
