//! One act on an annotation: its event, and the audit entry that commits to it, in the same transaction.

use crate::digest::random_bytes;
use crate::domain::{AnnotationId, Timestamp, UserId};
use crate::error::Result;
use crate::store::audit::{NewAudit, commitment};
use crate::store::{AssignmentRow, NewEvent, Tx};
use serde_json::json;

pub(super) struct Act<'a> {
    pub kind: &'static str,
    pub by: UserId,
    pub assignment: &'a AssignmentRow,
    pub annotation: Option<AnnotationId>,
    pub label: &'a str,
    pub note: &'a str,
    pub is_flagged: bool,
    pub version: i64,
    pub request_hash: Option<[u8; 32]>,
}

pub(super) fn record(tx: &Tx<'_>, act: &Act<'_>, now: Timestamp) -> Result<()> {
    let salt = random_bytes();
    let assignment = act.assignment;
    let is_answer = matches!(act.kind, "submit" | "late");
    let event = tx.append_event(&NewEvent {
        at: now,
        project: assignment.project,
        item: assignment.item,
        person: Some(act.by),
        // Only the answer carries the assignment: the schema allows one per assignment.
        assignment: is_answer.then_some(assignment.id),
        annotation: act.annotation,
        kind: act.kind,
        label: act.label,
        note: act.note,
        is_flagged: act.is_flagged,
        version: act.version,
        request_hash: act.request_hash,
        salt,
    })?;
    tx.audit(NewAudit {
        at: now,
        actor: Some(act.by),
        action: &format!("annotation.{}", act.kind),
        project: Some(assignment.project),
        subject: match act.annotation {
            Some(id) => format!("annotation {id}"),
            None => format!("assignment {}", assignment.id),
        },
        detail: json!({"event": event, "item": assignment.item.0, "version": act.version, "commitment": commitment(&salt, act.label)}),
    })
}
