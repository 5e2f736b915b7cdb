//! Accept: a person's answer to the item they were handed, exactly once.
//!
//! The assignment's id is the idempotency key. A repeat gets the first reply again; a different answer under the same
//! key is refused; an answer whose place went to somebody else is kept as late, never dropped.

use super::consolidate::consolidate;
use super::gold::{Practice, accept_gold, practice_of};
use super::record::{Act, record};
use crate::digest::sha256;
use crate::domain::{AnnotationId, AssignmentId, LabelValue, Part, Purpose, Timestamp, UserId};
use crate::error::{Error, Result};
use crate::store::{AnswerEvent, AssignmentRow, ProjectRow, Store, Tx};
use serde::Serialize;

/// An answer as it came in.
#[derive(Debug, Clone, Default)]
pub struct RawAnswer {
    /// The label.
    pub label: String,
    /// A remark, up to 2,000 characters.
    pub note: String,
    /// Marked for a second look.
    pub is_flagged: bool,
}

impl RawAnswer {
    fn hash(&self) -> [u8; 32] {
        sha256(&[self.label.trim().as_bytes(), self.note.as_bytes(), &[u8::from(self.is_flagged)]])
    }

    pub(super) fn check_note(&self) -> Result<()> {
        let length = self.note.chars().count();
        if length > 2000 {
            return Err(Error::invalid(format!("the note has {length} characters; 2000 is the most")));
        }
        Ok(())
    }
}

/// A labeler's answer to the item they were handed.
pub struct AcceptAnnotation {
    /// The assignment it answers.
    pub assignment: AssignmentId,
    /// Who answers.
    pub by: UserId,
    /// What they say.
    pub answer: RawAnswer,
}

/// The reply to an accepted answer; a repeat of the answer gets an equal one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Accepted {
    /// The annotation that now stands.
    pub annotation: AnnotationId,
    /// The assignment it answers.
    pub assignment: AssignmentId,
    /// The item's id as files know it.
    pub item: String,
    /// The label.
    pub label: LabelValue,
    /// The annotation's version after this answer.
    pub version: i64,
    /// When it was accepted, in RFC 3339.
    pub at: String,
    /// What to tell about a practice item.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub practice: Option<Practice>,
}

enum Outcome {
    Accepted(Box<Accepted>),
    Late,
    /// The item's text is another one by now, and answers to the old one do not count.
    Changed,
}

impl AcceptAnnotation {
    /// Checks the answer against the project's schema, stores it and closes the assignment, or changes nothing.
    /// Returns once it is on disk.
    pub fn run(self, store: &Store, now: Timestamp) -> Result<Accepted> {
        let id = self.assignment;
        match store.write(move |tx| self.accept(tx, now))? {
            Outcome::Accepted(accepted) => Ok(*accepted),
            // Decided outside the transaction: an error inside would undo keeping the late answer.
            Outcome::Late => Err(Error::Conflict(format!(
                "assignment {id} had run out and somebody else has its place; your answer was kept as late"
            ))),
            Outcome::Changed => Err(Error::Gone(format!(
                "the item of assignment {id} was changed while you had it open, and answers to the old text do not count; yours is on record as late, and the item is asked again"
            ))),
        }
    }

    fn accept(&self, tx: &Tx<'_>, now: Timestamp) -> Result<Outcome> {
        let held = tx.assignment(self.assignment)?;
        if held.person != self.by {
            return Err(Error::NotFound(format!("there is no assignment {} of yours", self.assignment)));
        }
        // An erased item is gone, whatever was said about it before.
        let item = tx.item(held.item)?;
        let hash = self.answer.hash();
        if let Some(event) = tx.answer_event(held.id)? {
            return repeat(tx, &tx.project(held.project)?, &held, &event, &hash);
        }
        if held.purpose == Purpose::Gold {
            return accept_gold(tx, &held, self.by, &self.answer, hash, now)
                .map(|accepted| Outcome::Accepted(Box::new(accepted)));
        }
        let project = tx.project(held.project)?;
        // What somebody held when the project was archived they may answer within its time: honest work is not thrown away.
        if project.archived.is_some() && (held.state != "active" || held.expires < now) {
            tx.refuse_archived(project.id)?;
        }
        let answer = project.schema.parse_about(&self.answer.label, project.settings.allow_none, &item.data);
        let answer = answer.map_err(Error::Invalid)?;
        self.answer.check_note()?;
        if tx.shows_old_text(held.id)? {
            record(tx, &self.act(&held, &answer.label, "late", None, 0, hash), now)?;
            return Ok(Outcome::Changed);
        }
        if held.state != "active" && !take_back(tx, &held, project.settings.overlap, now)? {
            record(tx, &self.act(&held, &answer.label, "late", None, 0, hash), now)?;
            return Ok(Outcome::Late);
        }
        tx.move_assignment(held.id, "active", "done", now)?;
        let annotation = tx.insert_annotation(
            project.id,
            held.item,
            held.row,
            Some(self.by),
            Some(held.id),
            &answer,
            self.answer.is_flagged,
            &self.answer.note,
            "person",
            now,
        )?;
        record(tx, &self.act(&held, &answer.label, "submit", Some(annotation), 1, hash), now)?;
        consolidate(tx, project.id, held.item, held.row, part_of(&held), project.settings.overlap, now)?;
        tx.settle_escalation(project.id, held.item, self.by, now)?;
        Ok(Outcome::Accepted(Box::new(Accepted {
            annotation,
            assignment: held.id,
            item: item.external,
            label: project.schema.value_of(&answer.label),
            version: 1,
            at: now.to_rfc3339(),
            practice: None,
        })))
    }

    fn act<'a>(
        &'a self,
        held: &'a AssignmentRow,
        label: &'a str,
        kind: &'static str,
        annotation: Option<AnnotationId>,
        version: i64,
        hash: [u8; 32],
    ) -> Act<'a> {
        Act {
            kind,
            by: self.by,
            assignment: held,
            annotation,
            label,
            note: &self.answer.note,
            is_flagged: self.answer.is_flagged,
            version,
            request_hash: Some(hash),
        }
    }
}

pub(super) fn part_of(held: &AssignmentRow) -> Part {
    if held.purpose == Purpose::Holdout { Part::Holdout } else { Part::Pool }
}

fn repeat(
    tx: &Tx<'_>,
    project: &ProjectRow,
    held: &AssignmentRow,
    event: &AnswerEvent,
    hash: &[u8; 32],
) -> Result<Outcome> {
    if event.request_hash != hash {
        return Err(Error::Invalid(format!(
            "assignment {} was answered already, with something else; to change an answer, edit its annotation",
            held.id
        )));
    }
    if event.is_late {
        return Ok(Outcome::Late);
    }
    if held.state == "undone" {
        return Err(Error::Gone(format!("the answer to assignment {} was taken back", held.id)));
    }
    let (Some(annotation), Some(label)) = (event.annotation, event.label.clone()) else {
        return Err(Error::Gone(format!("the answer to assignment {} was erased", held.id)));
    };
    let item = tx.item(event.item)?.external;
    let (at, label) = (event.at.to_rfc3339(), project.schema.value_of(&label));
    let practice = practice_of(tx, project, &tx.annotation(annotation)?)?;
    Ok(Outcome::Accepted(Box::new(Accepted {
        annotation,
        assignment: held.id,
        item,
        label,
        version: event.version,
        at,
        practice,
    })))
}

/// A lapsed assignment whose place is still free is taken up again, so no work is thrown away.
fn take_back(tx: &Tx<'_>, held: &AssignmentRow, overlap: u32, now: Timestamp) -> Result<bool> {
    let holds_it_again = tx.held_by(held.project, held.person)?.iter().any(|other| other.item == held.item)
        || tx.annotations_of(held.item)?.iter().any(|annotation| annotation.person == Some(held.person));
    if holds_it_again || !matches!(held.state.as_str(), "expired" | "released" | "skipped") {
        return Ok(false);
    }
    let Some(slot) = tx.free_slot(held.item, overlap)? else { return Ok(false) };
    tx.revive_assignment(held.id, slot, now)?;
    match tx.free_slot(held.item, overlap)? {
        None => tx.queue_remove_item(held.item)?,
        // It may have lapsed while the item was in no line: it was a practice item then.
        Some(_) => tx.requeue_if_open(held.project, held.item, overlap)?,
    }
    Ok(true)
}
