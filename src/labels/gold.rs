//! Practice items of labeling: a lead marks items whose label is known, and people meet them among the others. Their
//! answers measure the person: they settle nothing, teach nothing and fill no place of the overlap.
//!
//! The label that a lead gives is a decision about the item, so it stands above the answers the item may have, is exported
//! with who gave it, and goes when the mark is taken away.

use super::consolidate::consolidate;
use super::decide::{LONGEST_NOTE, undo_decision};
use super::record::{Act, record};
use super::{Accepted, RawAnswer};
use crate::digest::random_bytes;
use crate::domain::schema::{FieldType, NONE_CLASS, NONE_LABEL};
use crate::domain::{AssignmentId, ItemId, LabelSchema, LabelValue, Part, ProjectId, Purpose, Timestamp, UserId};
use crate::error::{Error, Result};
use crate::store::audit::{NewAudit, commitment};
use crate::store::{
    AnnotationRow, AssignmentRow, DecisionRow, GoldGiven, ItemRow, NewAssignment, NewLabelDecision, ProjectRow, Reader,
    Store, Tx,
};
use serde::Serialize;
use serde_json::json;

/// The reason of a decision that is a practice item's label.
pub(super) const GOLD: &str = "gold";
/// Practice items of a project at most: whoever is handed one has it chosen among those not met yet.
const MOST: u64 = 2_000;
/// Items changed in one write; answers get in between.
const ITEMS_A_WRITE: usize = 250;
/// Whether answers under this schema can be held against a known one, or why not. The measure is that of agreement: two
/// answers are the same or they are not.
pub fn can_judge(schema: &LabelSchema) -> std::result::Result<(), String> {
    match schema {
        LabelSchema::Fields(form) => match form.fields.iter().find(|field| field.kind == FieldType::Text) {
            Some(field) => Err(format!(
                "answers to this form cannot be held against a known one: `{}` is free text, and two right answers \
                 rarely have the same words. Practice items need a form of choices, numbers, days and yes or no",
                field.name
            )),
            None => Ok(()),
        },
        _ => Ok(()),
    }
}

/// Mark items for practice.
pub struct MarkGold {
    /// In which project.
    pub project: ProjectId,
    /// Which rows.
    pub rows: Vec<u32>,
    /// The label of all of them; none: of each the one it has.
    pub label: Option<String>,
    /// Why it is so, for whoever is told; of one that is marked already and whose label stays, nothing changes.
    pub note: String,
    /// Who marks.
    pub by: UserId,
}

/// Make them ordinary items again.
pub struct UnmarkGold {
    /// In which project.
    pub project: ProjectId,
    /// Which rows.
    pub rows: Vec<u32>,
    /// Who does it.
    pub by: UserId,
}

/// What became of it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct GoldMarked {
    /// Items it changed.
    pub changed: u64,
    /// Items that were so already.
    pub unchanged: u64,
    /// Items of the holdout, left out.
    pub holdout: u64,
    /// Items without a label that stands, left out where none was given.
    pub unsettled: u64,
}

impl GoldMarked {
    fn add(&mut self, other: GoldMarked) {
        self.changed += other.changed;
        self.unchanged += other.unchanged;
        self.holdout += other.holdout;
        self.unsettled += other.unsettled;
    }
}

impl GoldMarked {
    /// Of a mark on one item, by its id: an error that says why it was left out.
    pub fn or_refused(self, item: &str) -> Result<GoldMarked> {
        if self.holdout > 0 {
            return Err(Error::Invalid(format!(
                "item {item} is in the holdout, which measures the model: asked because somebody chose it, it would be \
                 no random sample any more"
            )));
        }
        if self.unsettled > 0 {
            return Err(Error::Invalid(format!("no label stands about item {item}; give one")));
        }
        Ok(self)
    }
}

impl MarkGold {
    /// Gives the items their label and takes them out of the queue. Items of the holdout are left out: asked because
    /// somebody chose them they would be no random sample, and they measure the model.
    pub fn run(self, store: &Store, now: Timestamp) -> Result<GoldMarked> {
        let length = self.note.chars().count();
        if length > LONGEST_NOTE {
            return Err(Error::Invalid(format!("the note has {length} characters; {LONGEST_NOTE} is the most")));
        }
        let (project, by) = (self.project, self.by);
        let mut marked = GoldMarked::default();
        for rows in self.rows.chunks(ITEMS_A_WRITE) {
            let (rows, label, note) = (rows.to_vec(), self.label.clone(), self.note.trim().to_owned());
            let part = store.write(move |tx| {
                let project = tx.project(project)?;
                can_judge(&project.schema).map_err(Error::Invalid)?;
                let mut part = GoldMarked::default();
                let mut left = MOST.saturating_sub(tx.gold_item_count(project.id)?);
                for row in rows {
                    let Some(item) = tx.item_at_row(project.id, row)? else { continue };
                    if item.part == Part::Holdout {
                        part.holdout += 1;
                        continue;
                    }
                    let Some(label) = known_label(tx, &project, &item, label.as_deref())? else {
                        part.unsettled += 1;
                        continue;
                    };
                    let standing = tx.gold_item(item.id)?;
                    if standing.is_none() && left == 0 {
                        return Err(Error::TooLarge(format!(
                            "a project has {MOST} practice items at most; take the mark from some first"
                        )));
                    }
                    left -= u64::from(standing.is_none());
                    match mark(tx, &project, &item, &label, &note, by, now)? {
                        true => part.changed += 1,
                        false => part.unchanged += 1,
                    }
                }
                Ok(part)
            })?;
            marked.add(part);
        }
        Ok(marked)
    }
}

/// The label that was given, or that the item has.
fn known_label(tx: &Tx<'_>, project: &ProjectRow, item: &ItemRow, given: Option<&str>) -> Result<Option<String>> {
    if let Some(given) = given {
        return Ok(Some(given.to_owned()));
    }
    let Some(class) = tx.label(project.id, item.row)?.and_then(|label| label.class) else { return Ok(None) };
    if class == NONE_CLASS {
        return Ok(Some(NONE_LABEL.to_owned()));
    }
    Ok(tx.answer_of(&project.schema, item.id, class)?.map(LabelValue::into_text))
}

fn mark(
    tx: &Tx<'_>,
    project: &ProjectRow,
    item: &ItemRow,
    label: &str,
    note: &str,
    by: UserId,
    now: Timestamp,
) -> Result<bool> {
    let answer = project.schema.parse_about(label, project.settings.allow_none, &item.data).map_err(Error::Invalid)?;
    if let Some(gold) = tx.gold_item(item.id)? {
        let known = tx.decision(item.id)?;
        let is_same = known.as_ref().is_some_and(|known| known.class == answer.class as u32);
        if is_same && (note.is_empty() || known.is_some_and(|known| known.note == note)) {
            return Ok(false);
        }
        take_back(tx, project.id, item.id, gold.decision, by, now)?;
    }
    let salt = random_bytes();
    let text = project.schema.is_structured().then_some(answer.label.as_str());
    let decision = tx.insert_decision(
        &NewLabelDecision {
            project: project.id,
            item: item.id,
            class: answer.class as u32,
            label: text,
            person: by,
            salt: &salt,
            reason: GOLD,
            note,
            undoes: None,
            called_off: None,
        },
        now,
    )?;
    tx.put_gold_item(project.id, item.id, item.row, decision, by, now)?;
    tx.unkeep_item(item.id)?;
    tx.queue_remove_item(item.id)?;
    tx.settle_escalation(project.id, item.id, by, now)?;
    consolidate(tx, project.id, item.id, item.row, item.part, project.settings.overlap, now)?;
    let detail = json!({"decision": decision, "commitment": commitment(&salt, &answer.label)});
    note_in_audit(tx, "item.mark_gold", project.id, item.id, by, detail, now)?;
    Ok(true)
}

fn take_back(tx: &Tx<'_>, project: ProjectId, item: ItemId, decision: i64, by: UserId, now: Timestamp) -> Result<()> {
    match tx.decisions_of(item)?.into_iter().find(|one| one.seq == decision && one.undone.is_none()) {
        Some(standing) => undo_decision(tx, project, &standing, by, now).map(|_| ()),
        None => Ok(()),
    }
}

impl UnmarkGold {
    /// Takes the given label back: the item's is again what was decided before, or what its own answers say, and where it
    /// has none it can be asked about like any other.
    pub fn run(self, store: &Store, now: Timestamp) -> Result<GoldMarked> {
        let (project, by) = (self.project, self.by);
        let mut unmarked = GoldMarked::default();
        for rows in self.rows.chunks(ITEMS_A_WRITE) {
            let rows = rows.to_vec();
            let part = store.write(move |tx| {
                let project = tx.project(project)?;
                let mut part = GoldMarked::default();
                for row in rows {
                    let Some(item) = tx.item_at_row(project.id, row)? else { continue };
                    let Some(gold) = tx.gold_item(item.id)? else {
                        part.unchanged += 1;
                        continue;
                    };
                    tx.drop_gold_item(item.id)?;
                    take_back(tx, project.id, item.id, gold.decision, by, now)?;
                    let overlap = project.settings.overlap;
                    consolidate(tx, project.id, item.id, item.row, item.part, overlap, now)?;
                    tx.requeue_if_open(project.id, item.id, overlap)?;
                    let detail = json!({"undoes": gold.decision});
                    note_in_audit(tx, "item.unmark_gold", project.id, item.id, by, detail, now)?;
                    part.changed += 1;
                }
                Ok(part)
            })?;
            unmarked.add(part);
        }
        Ok(unmarked)
    }
}

fn note_in_audit(
    tx: &Tx<'_>,
    action: &str,
    project: ProjectId,
    item: ItemId,
    by: UserId,
    detail: serde_json::Value,
    now: Timestamp,
) -> Result<()> {
    tx.audit(NewAudit {
        at: now,
        actor: Some(by),
        action,
        project: Some(project),
        subject: format!("item {item}"),
        detail,
    })
}

/// Refuses to decide about an item that is asked for practice: its label is a lead's word already.
pub(super) fn refuse_gold(tx: &Tx<'_>, item: &ItemRow) -> Result<()> {
    match tx.gold_item(item.id)? {
        Some(_) => Err(Error::Conflict(format!(
            "item {} is a practice item, so its label stands; mark it with another label, or take the mark away first",
            item.external
        ))),
        None => Ok(()),
    }
}

/// What somebody is told about a practice item, right after their answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Practice {
    /// The label that a lead gave it.
    pub known: LabelValue,
    /// The answer says the same.
    pub agrees: bool,
    /// Why it is so, where the lead wrote that.
    pub because: String,
    /// All of it in a sentence.
    pub says: String,
}

impl Practice {
    fn of(schema: &LabelSchema, known: &DecisionRow, value: LabelValue, said: &AnnotationRow) -> Practice {
        let agrees = schema.says_the_same(known.class, said.class);
        let because = known.note.trim().to_owned();
        let mut says = match agrees {
            true => format!("A practice item: the lead's label is {value}, as you said."),
            false => {
                format!("A practice item: the lead's label is {value}; you said {}.", schema.value_of(&said.label))
            }
        };
        if !because.is_empty() {
            says = format!("{says} Why: {because}");
        }
        Practice { known: value, agrees, because, says }
    }
}

/// What the person was told about the practice item that this annotation answers; none for ordinary items, for those the
/// project does not tell about, and where the item is no practice item any more.
pub fn practice_of(reader: &Reader<'_>, project: &ProjectRow, given: &AnnotationRow) -> Result<Option<Practice>> {
    let Some(gold) = reader.gold_given(given.id)? else { return Ok(None) };
    if !gold.is_told || !gold.stands || reader.gold_item(given.item)?.is_none() {
        return Ok(None);
    }
    let Some(known) = reader.decision(given.item)? else { return Ok(None) };
    let value = match known.class {
        NONE_CLASS => Some(LabelValue::One(NONE_LABEL.to_owned())),
        class => reader.answer_of(&project.schema, given.item, class)?,
    };
    Ok(value.map(|value| Practice::of(&project.schema, &known, value, given)))
}

/// The answer to a practice item: kept beside the others, whenever it comes. Nothing else follows from it.
pub(super) fn accept_gold(
    tx: &Tx<'_>,
    held: &AssignmentRow,
    by: UserId,
    said: &RawAnswer,
    hash: [u8; 32],
    now: Timestamp,
) -> Result<Accepted> {
    let project = tx.project(held.project)?;
    let item = tx.item(held.item)?;
    let answer = project.schema.parse_about(&said.label, project.settings.allow_none, &item.data);
    let answer = answer.map_err(Error::Invalid)?;
    said.check_note()?;
    if held.state != "active" {
        tx.revive_assignment(held.id, tx.gold_place(held.item)?, now)?;
    }
    tx.move_assignment(held.id, "active", "done", now)?;
    let annotation = tx.insert_annotation(
        project.id,
        held.item,
        held.row,
        Some(by),
        Some(held.id),
        &answer,
        said.is_flagged,
        &said.note,
        "person",
        now,
    )?;
    // Of an item that has become an ordinary one meanwhile there is nothing to tell.
    let is_told = project.settings.gold_feedback == "told" && tx.gold_item(held.item)?.is_some();
    tx.insert_gold_answer(annotation, (project.id, held.item, by), is_told)?;
    let act = Act {
        kind: "submit",
        by,
        assignment: held,
        annotation: Some(annotation),
        label: &answer.label,
        note: &said.note,
        is_flagged: said.is_flagged,
        version: 1,
        request_hash: Some(hash),
    };
    record(tx, &act, now)?;
    let practice = practice_of(tx, &project, &tx.annotation(annotation)?)?;
    Ok(Accepted {
        annotation,
        assignment: held.id,
        item: item.external,
        label: project.schema.value_of(&answer.label),
        version: 1,
        at: now.to_rfc3339(),
        practice,
    })
}

fn refuse_told(given: &GoldGiven) -> Result<()> {
    match given.is_told {
        true => Err(Error::Conflict(
            "that was a practice item, and you were told its label: what you said first stays".into(),
        )),
        false => Ok(()),
    }
}

/// Another answer to a practice item about which nothing was told.
pub(super) fn edit_gold(
    tx: &Tx<'_>,
    given: &GoldGiven,
    held: &AssignmentRow,
    by: UserId,
    said: &RawAnswer,
    version: Option<i64>,
    now: Timestamp,
) -> Result<AnnotationRow> {
    let annotation = &given.answer;
    if !given.stands {
        return Err(Error::Gone(format!("annotation {} was taken back", annotation.id)));
    }
    refuse_told(given)?;
    let project = tx.project(annotation.project)?;
    let data = tx.item(annotation.item)?.data;
    let answer = project.schema.parse_about(&said.label, project.settings.allow_none, &data);
    let answer = answer.map_err(Error::Invalid)?;
    said.check_note()?;
    let version = version.unwrap_or(annotation.version);
    if !tx.update_gold_answer(annotation.id, version, &answer, said.is_flagged, &said.note, now)? {
        return Err(Error::Conflict(format!(
            "annotation {} is at version {} and you saw version {version}; look again before you change it",
            annotation.id, annotation.version
        )));
    }
    let act = Act {
        kind: "edit",
        by,
        assignment: held,
        annotation: Some(annotation.id),
        label: &answer.label,
        note: &said.note,
        is_flagged: said.is_flagged,
        version: version + 1,
        request_hash: None,
    };
    record(tx, &act, now)?;
    tx.annotation(annotation.id)
}

/// Takes an answer to a practice item back. Their own comes back to the person; a lead's word on somebody else's ends it.
pub(super) fn undo_gold(
    tx: &Tx<'_>,
    given: &GoldGiven,
    held: &AssignmentRow,
    by: UserId,
    now: Timestamp,
) -> Result<Option<AssignmentId>> {
    let annotation = &given.answer;
    if held.person == by && given.stands {
        refuse_told(given)?;
    }
    if !tx.withdraw_gold_answer(annotation.id, now)? {
        let again = tx.held_by(annotation.project, by)?.into_iter().find(|held| held.item == annotation.item);
        return Ok(again.map(|held| held.id));
    }
    let act = Act {
        kind: "undo",
        by,
        assignment: held,
        annotation: Some(annotation.id),
        label: &annotation.label,
        note: "",
        is_flagged: false,
        version: annotation.version + 1,
        request_hash: None,
    };
    record(tx, &act, now)?;
    tx.move_assignment(held.id, "done", "undone", now)?;
    if held.person != by {
        return Ok(None);
    }
    let id = tx.insert_assignment(&NewAssignment {
        project: annotation.project,
        entry: &held.to_queue_entry(),
        slot: tx.gold_place(held.item)?,
        person: by,
        purpose: Purpose::Gold,
        granted: now,
        expires: now.plus_secs(tx.project(annotation.project)?.settings.hold_secs),
        shown: None,
    })?;
    Ok(Some(id))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_the_same_or_not_and_merged_classes_count_as_one() {
        let schema = LabelSchema::of(["a", "b", "c"].map(str::to_owned).to_vec(), false);
        assert!(schema.says_the_same(1, 1) && !schema.says_the_same(1, 2));
        // c went into a, so who said c said a; b is over and went nowhere, so nothing agrees with it any more.
        let schema = schema.with_retired(2, Some(0)).with_retired(1, None);
        assert!(schema.says_the_same(0, 2) && !schema.says_the_same(1, 1));
        let sets = LabelSchema::of(["a", "b"].map(str::to_owned).to_vec(), true);
        assert!(sets.says_the_same(0b11, 0b11) && !sets.says_the_same(0b11, 0b01));
    }

    #[test]
    fn a_form_with_free_text_cannot_be_judged() {
        let form = |kind: &str| -> LabelSchema {
            serde_json::from_value(json!({"kind": "fields", "fields": [
                {"name": "paid", "type": "bool"}, {"name": "reason", "type": kind}]}))
            .unwrap()
        };
        assert_eq!(can_judge(&form("date")), Ok(()));
        assert!(can_judge(&form("text")).unwrap_err().contains("`reason` is free text"));
    }
}
