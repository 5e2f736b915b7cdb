//! Settle what somebody handed to the leads: decide about the item, or hand it back, so that others are asked.

use super::decide::{Because, DecideLabel};
use crate::domain::{ItemId, LabelValue, ProjectId, Timestamp, UserId};
use crate::error::{Error, Result};
use crate::store::Store;
use crate::store::audit::NewAudit;
use serde_json::json;

/// Settle an escalation.
pub struct SettleEscalation {
    /// In which project.
    pub project: ProjectId,
    /// Which, by its number.
    pub escalation: i64,
    /// The label the item gets; none: others are asked about it.
    pub label: Option<String>,
    /// Why; needed where it goes against what most answers say.
    pub because: Because,
    /// Who settles it.
    pub by: UserId,
}

/// What became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settled {
    /// The item.
    pub item: ItemId,
    /// The label it got; none where others are asked.
    pub label: Option<LabelValue>,
}

impl SettleEscalation {
    /// Settles it in one write. One that was settled meanwhile is a conflict.
    pub fn run(self, store: &Store, now: Timestamp) -> Result<Settled> {
        self.because.check()?;
        store.write(move |tx| {
            let (project, by) = (self.project, self.by);
            let escalation = tx.escalation(project, self.escalation)?;
            let item = escalation.item;
            if escalation.settled.is_some() {
                return Err(Error::Conflict(format!("escalation {} was settled already", escalation.id)));
            }
            let Some(label) = self.label else {
                tx.close_escalation(escalation.id, now)?;
                tx.audit(NewAudit {
                    at: now,
                    actor: Some(by),
                    action: "escalation.hand_back",
                    project: Some(project),
                    subject: format!("item {item}"),
                    detail: json!({"escalation": escalation.id}),
                })?;
                return Ok(Settled { item, label: None });
            };
            let decided = DecideLabel { project, item, label, by, because: self.because }.decide(tx, now)?;
            // Whoever is no lead of the project settles it all the same here: the permission was checked at the door.
            tx.close_escalation(escalation.id, now)?;
            let schema = tx.project(project)?.schema;
            let label = decided.class.map(|class| tx.answer_of(&schema, item, class)).transpose()?.flatten();
            Ok(Settled { item, label })
        })
    }
}
