//! Decide: a lead settles an item's label. What people answered stays as they answered it; the decision is a line of its
//! own, append-only, and the latest one counts. Keeping a suspicious label is a decision for the class it has.

use super::consolidate::consolidate;
use crate::digest::random_bytes;
use crate::domain::{ItemId, ProjectId, Timestamp, UserId};
use crate::error::{Error, Result};
use crate::store::audit::{NewAudit, commitment};
use crate::store::{LabelRow, Store};
use serde_json::json;

/// Settle the label of an item that has answers.
pub struct DecideLabel {
    /// In which project.
    pub project: ProjectId,
    /// Which item.
    pub item: ItemId,
    /// The class it gets.
    pub label: String,
    /// Who decides.
    pub by: UserId,
}

impl DecideLabel {
    /// Stores the decision and the label, and calls a second look off that waits in the queue.
    pub fn run(self, store: &Store, now: Timestamp) -> Result<LabelRow> {
        store.write(move |tx| {
            let item = tx.item(self.item)?;
            if item.project != self.project {
                return Err(Error::NotFound(format!("there is no item number {} in this project", self.item)));
            }
            let project = tx.project(self.project)?;
            let answer = project.schema.parse_or_none(&self.label, project.settings.allow_none);
            let answer = answer.map_err(Error::Invalid)?;
            if tx.label(project.id, item.row)?.is_none() {
                return Err(Error::Conflict(format!(
                    "nobody has answered item {} yet; label it instead of deciding about it",
                    item.external
                )));
            }
            let salt = random_bytes();
            let seq = tx.insert_decision(project.id, item.id, answer.class as u32, self.by, &salt, now)?;
            tx.queue_remove_item(item.id)?;
            consolidate(tx, project.id, item.id, item.row, item.part, project.settings.overlap, now)?;
            tx.audit(NewAudit {
                at: now,
                actor: Some(self.by),
                action: "label.decide",
                project: Some(project.id),
                subject: format!("item {}", item.id),
                detail: json!({"decision": seq, "commitment": commitment(&salt, &answer.label)}),
            })?;
            tx.label(project.id, item.row)?.ok_or_else(|| Error::internal("a decided label is not there"))
        })
    }
}
