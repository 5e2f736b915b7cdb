//! Labels that come from reviews of a model's decisions: a person's answer like any other, with the probability with
//! which its item came before them.

use super::consolidate::consolidate;
use super::record::{Act, record};
use crate::domain::{AnnotationId, Answer, ItemId, Part, Purpose, Timestamp, UserId};
use crate::error::Result;
use crate::store::{Lane, NewAssignment, ProjectRow, QueueEntry, Tx};

/// An answer that a verdict implies.
pub struct ReviewedLabel<'a> {
    /// Which item.
    pub item: ItemId,
    /// Its row.
    pub row: u32,
    /// Pool or holdout.
    pub part: Part,
    /// What it is.
    pub answer: &'a Answer,
    /// Who said so.
    pub by: UserId,
    /// How the item came before them, such as `review:random`.
    pub source: &'a str,
    /// With what probability, where that was drawn.
    pub probability: Option<f64>,
}

/// More places than any item offers.
const ANY_PLACE: u32 = 10_000;

/// Stores the answer with an assignment that says how it came about, and settles the label. None when this person has
/// had the item before: one person answers once.
pub fn label_reviewed(
    tx: &Tx<'_>,
    project: &ProjectRow,
    label: &ReviewedLabel<'_>,
    now: Timestamp,
) -> Result<Option<AnnotationId>> {
    if tx.has_had(label.item, label.by)? {
        return Ok(None);
    }
    let Some(slot) = tx.free_slot(label.item, ANY_PLACE)? else { return Ok(None) };
    let entry = QueueEntry {
        lane: Lane::Main,
        rank: 0,
        item: label.item,
        row: label.row,
        source: label.source.to_owned(),
        probability: label.probability.filter(|p| *p > 0.0),
        utility: None,
        round: None,
        model: None,
        suggestion: None,
        confidence: None,
    };
    let purpose = if label.part == Part::Holdout { Purpose::Holdout } else { Purpose::Label };
    let (granted, expires) = (now, now);
    let id = tx.insert_assignment(&NewAssignment {
        project: project.id,
        entry: &entry,
        slot,
        person: label.by,
        purpose,
        granted,
        expires,
        shown: None,
    })?;
    tx.move_assignment(id, "active", "done", now)?;
    let annotation = tx.insert_annotation(
        project.id,
        label.item,
        label.row,
        Some(label.by),
        Some(id),
        label.answer,
        false,
        "",
        "person",
        now,
    )?;
    let assignment = tx.assignment(id)?;
    let act = Act {
        kind: "submit",
        by: label.by,
        assignment: &assignment,
        annotation: Some(annotation),
        label: &label.answer.label,
        note: "",
        is_flagged: false,
        version: 1,
        request_hash: None,
    };
    record(tx, &act, now)?;
    let overlap = project.settings.overlap;
    if tx.free_slot(label.item, overlap)?.is_none() {
        tx.queue_remove_item(label.item)?;
    }
    consolidate(tx, project.id, label.item, label.row, label.part, overlap, now)?;
    Ok(Some(annotation))
}
