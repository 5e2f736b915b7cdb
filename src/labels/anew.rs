//! Ask anew: what was said about an item counts no more, because the question is another one now. The answers stay in the
//! history, as if each had been taken back.

use super::consolidate::consolidate;
use super::decide::undo_decision;
use crate::digest::random_bytes;
use crate::domain::{AnnotationId, ItemId, ProjectId, Timestamp, UserId};
use crate::error::Result;
use crate::store::audit::{NewAudit, commitment};
use crate::store::{ItemRow, Lane, NewEvent, ProjectRow, QueueEntry, Tx};
use serde_json::json;

/// Takes every standing answer about an item back, and a lead's word on it, and asks again where there was any. Leases on
/// it end, and it is no practice item any more. Returns how many answers counted.
pub fn ask_anew(tx: &Tx<'_>, project: &ProjectRow, item: &ItemRow, by: UserId, now: Timestamp) -> Result<u64> {
    tx.outdate_gold_item(item.id)?;
    let was_decided = tx.decision(item.id)?.is_some();
    let answers = tx.annotations_of(item.id)?;
    for answer in &answers {
        take_back(tx, project.id, answer.id, by, now)?;
    }
    while let Some(decision) = tx.decision(item.id)? {
        undo_decision(tx, project.id, &decision, by, now)?;
    }
    let ended = tx.end_leases(item.id, now)?;
    consolidate(tx, project.id, item.id, item.row, item.part, project.settings.overlap, now)?;
    if !answers.is_empty() || ended > 0 || was_decided {
        tx.queue_remove_item(item.id)?;
        tx.queue_append(project.id, &asked_again(item.id, item.row))?;
    }
    Ok(answers.len() as u64)
}

/// Takes one answer back for whoever changed the question. A repeat changes nothing.
pub(super) fn take_back(tx: &Tx<'_>, project: ProjectId, id: AnnotationId, by: UserId, now: Timestamp) -> Result<()> {
    let annotation = tx.annotation(id)?;
    if !tx.withdraw_annotation(id, now)? {
        return Ok(());
    }
    if let Some(assignment) = annotation.assignment {
        tx.move_assignment(assignment, "done", "undone", now)?;
    }
    let salt = random_bytes();
    let event = tx.append_event(&NewEvent {
        at: now,
        project,
        item: annotation.item,
        person: Some(by),
        assignment: None,
        annotation: Some(id),
        kind: "undo",
        label: &annotation.label,
        note: "",
        is_flagged: false,
        version: annotation.version + 1,
        request_hash: None,
        salt,
    })?;
    tx.audit(NewAudit {
        at: now,
        actor: Some(by),
        action: "annotation.undo",
        project: Some(project),
        subject: format!("annotation {id}"),
        detail: json!({"event": event, "item": annotation.item.0, "version": annotation.version + 1,
                       "commitment": commitment(&salt, &annotation.label)}),
    })
}

/// The place in line of an item whose answers count no more.
pub(super) fn asked_again(item: ItemId, row: u32) -> QueueEntry {
    QueueEntry {
        lane: Lane::Again,
        rank: 0,
        item,
        row,
        source: "relabel".into(),
        probability: None,
        utility: None,
        round: None,
        model: None,
        suggestion: None,
        confidence: None,
    }
}
