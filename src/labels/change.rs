//! Change and take back: edits carry the version they saw, an undo gives the item back to whoever answered.

use super::accept::{RawAnswer, part_of};
use super::consolidate::consolidate;
use super::gold::{edit_gold, undo_gold};
use super::record::{Act, record};
use crate::domain::{AnnotationId, AssignmentId, ProjectId, Timestamp, UserId};
use crate::error::{Error, Result};
use crate::queue::requeue;
use crate::store::{AnnotationRow, AssignmentRow, NewAssignment, Store, Tx};

/// Change what an annotation says.
pub struct EditAnnotation {
    /// Which.
    pub annotation: AnnotationId,
    /// Who changes it.
    pub by: UserId,
    /// True when this person may change others' annotations (leads and up).
    pub may_change_others: bool,
    /// What it should say.
    pub answer: RawAnswer,
    /// The version the person saw; another by now is a conflict that names both.
    pub version: Option<i64>,
}

/// Take an annotation back.
pub struct UndoAnnotation {
    /// Which.
    pub annotation: AnnotationId,
    /// Who takes it back.
    pub by: UserId,
    /// True when this person may take back others' annotations (leads and up).
    pub may_change_others: bool,
}

/// What an undo leaves behind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Undone {
    /// The project, to show its next item.
    pub project: ProjectId,
    /// The new assignment of the same item, when people took back their own answer.
    pub assignment: Option<AssignmentId>,
}

impl EditAnnotation {
    /// Stores the new answer and settles the item's label again.
    pub fn run(self, store: &Store, now: Timestamp) -> Result<AnnotationRow> {
        store.write(move |tx| {
            let (annotation, assignment) = open(tx, self.annotation, self.by, self.may_change_others)?;
            if let Some(given) = tx.gold_given(annotation.id)? {
                return edit_gold(tx, &given, &assignment, self.by, &self.answer, self.version, now);
            }
            if !annotation.is_current {
                return Err(Error::Gone(format!("annotation {} was taken back", annotation.id)));
            }
            let project = tx.open_project(annotation.project)?;
            let data = tx.item(annotation.item)?.data;
            let answer = project.schema.parse_about(&self.answer.label, project.settings.allow_none, &data);
            let answer = answer.map_err(Error::Invalid)?;
            self.answer.check_note()?;
            let version = self.version.unwrap_or(annotation.version);
            if !tx.update_annotation(annotation.id, version, &answer, self.answer.is_flagged, &self.answer.note, now)? {
                return Err(Error::Conflict(format!(
                    "annotation {} is at version {} (`{}`) and you saw version {version}; look again before you change it to `{}`",
                    annotation.id, annotation.version, annotation.label, answer.label
                )));
            }
            let act = Act {
                kind: "edit",
                by: self.by,
                assignment: &assignment,
                annotation: Some(annotation.id),
                label: &answer.label,
                note: &self.answer.note,
                is_flagged: self.answer.is_flagged,
                version: version + 1,
                request_hash: None,
            };
            record(tx, &act, now)?;
            let part = part_of(&assignment);
            consolidate(tx, project.id, annotation.item, annotation.row, part, project.settings.overlap, now)?;
            tx.annotation(annotation.id)
        })
    }
}

impl UndoAnnotation {
    /// Withdraws the annotation. The item goes back to the person who took their own answer back, or into the queue.
    /// Repeating it changes nothing.
    pub fn run(self, store: &Store, now: Timestamp) -> Result<Undone> {
        store.write(move |tx| self.undo(tx, now))
    }

    fn undo(&self, tx: &Tx<'_>, now: Timestamp) -> Result<Undone> {
        let (annotation, assignment) = open(tx, self.annotation, self.by, self.may_change_others)?;
        let project = tx.open_project(annotation.project)?;
        if let Some(given) = tx.gold_given(annotation.id)? {
            let assignment = undo_gold(tx, &given, &assignment, self.by, now)?;
            return Ok(Undone { project: project.id, assignment });
        }
        if !tx.withdraw_annotation(annotation.id, now)? {
            let held = tx.held_by(project.id, self.by)?.into_iter().find(|held| held.item == annotation.item);
            return Ok(Undone { project: project.id, assignment: held.map(|held| held.id) });
        }
        let act = Act {
            kind: "undo",
            by: self.by,
            assignment: &assignment,
            annotation: Some(annotation.id),
            label: &annotation.label,
            note: "",
            is_flagged: false,
            version: annotation.version + 1,
            request_hash: None,
        };
        record(tx, &act, now)?;
        tx.move_assignment(assignment.id, "done", "undone", now)?;
        let part = part_of(&assignment);
        consolidate(tx, project.id, annotation.item, annotation.row, part, project.settings.overlap, now)?;
        if assignment.person != self.by {
            requeue(tx, &assignment)?;
            return Ok(Undone { project: project.id, assignment: None });
        }
        // A new id, so that a delayed repeat of the old answer cannot bring it back.
        let id = tx.insert_assignment(&NewAssignment {
            project: project.id,
            entry: &assignment.to_queue_entry(),
            slot: assignment.slot,
            person: self.by,
            purpose: assignment.purpose,
            granted: now,
            expires: now.plus_secs(project.settings.hold_secs),
            shown: assignment.shown.as_deref(),
        })?;
        // Without the answer the others may tie, which asks for the place that has just been taken again.
        if tx.free_slot(assignment.item, project.settings.overlap)?.is_none() {
            tx.queue_remove_item(assignment.item)?;
        }
        Ok(Undone { project: project.id, assignment: Some(id) })
    }
}

/// The annotation with its assignment, if this person may change it; others' do not exist for them.
fn open(tx: &Tx<'_>, id: AnnotationId, by: UserId, may_change_others: bool) -> Result<(AnnotationRow, AssignmentRow)> {
    let annotation = tx.annotation(id)?;
    if annotation.person != Some(by) && !may_change_others {
        return Err(Error::NotFound(format!("there is no annotation {id} of yours")));
    }
    let Some(assignment) = annotation.assignment else {
        return Err(Error::Conflict(format!(
            "annotation {id} came with an import; label the item instead of changing it"
        )));
    };
    let assignment = tx.assignment(assignment)?;
    Ok((annotation, assignment))
}
