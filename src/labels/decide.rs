//! Decide: a lead settles an item's label, and says why. What people answered stays as they answered it; the decision is a
//! line of its own, append-only, and the latest one counts. Keeping a suspicious label is a decision for the class it has.
//! Whoever decided can take it back: a line too, after which the decision before it counts again, or the answers do.

use super::consolidate::{consolidate, winner, winning_set};
use super::gold::refuse_gold;
use crate::digest::random_bytes;
use crate::domain::{ItemId, LabelSchema, ProjectId, Timestamp, UserId};
use crate::error::{Error, Result};
use crate::store::audit::{NewAudit, commitment};
use crate::store::{DecisionRow, LabelRow, NewLabelDecision, QueueEntry, Store, Tx};
use serde_json::json;

/// Why somebody decides as they do: a code that stands in exports, and what people read.
pub static REASONS: &[(&str, &str)] = &[
    ("guide", "The guide says so"),
    ("slip", "A slip: the text plainly says otherwise"),
    ("rule", "The guide leaves it open; from now on it is so"),
    ("expert", "Somebody who knows was asked"),
    ("suspect", "The search for suspicious labels pointed at it"),
    ("other", "Something else, in the note"),
];

/// The longest note, in characters.
pub(super) const LONGEST_NOTE: usize = 2000;

/// What people read for a reason's code.
pub fn reason_title(code: &str) -> &'static str {
    REASONS.iter().find(|(known, _)| *known == code).map_or("", |(_, title)| title)
}

/// The reason of a decision.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Because {
    /// A code of [`REASONS`]; empty where none is needed.
    pub reason: String,
    /// In one's own words, up to 2,000 characters.
    pub note: String,
}

impl Because {
    /// One of the reasons, without a note.
    pub fn of(reason: &str) -> Because {
        Because { reason: reason.to_owned(), note: String::new() }
    }

    pub(super) fn check(&self) -> Result<()> {
        if !self.reason.is_empty() && reason_title(&self.reason).is_empty() {
            let codes: Vec<&str> = REASONS.iter().map(|(code, _)| *code).collect();
            return Err(Error::Invalid(format!("there is no reason `{}`; use {}", self.reason, codes.join(", "))));
        }
        if self.reason == "other" && self.note.trim().is_empty() {
            return Err(Error::invalid("the reason `other` needs a note that says which"));
        }
        let length = self.note.chars().count();
        if length > LONGEST_NOTE {
            return Err(Error::Invalid(format!("the note has {length} characters; {LONGEST_NOTE} is the most")));
        }
        Ok(())
    }
}

/// What most of two or more answers say; none for a single answer and where no class, or set, has more than every other.
/// Answers are numbers as the store has them.
pub fn majority(schema: &LabelSchema, answers: &[u32]) -> Option<u32> {
    match answers.len() {
        0 | 1 => None,
        _ if schema.is_multi() => winning_set(answers),
        _ => winner(answers.iter().copied()),
    }
}

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
    /// Why; needed where it goes against what most answers say.
    pub because: Because,
}

/// Take one's own decision about an item back.
pub struct UndoDecision {
    /// In which project.
    pub project: ProjectId,
    /// Which item.
    pub item: ItemId,
    /// Who decided, and takes it back.
    pub by: UserId,
}

impl DecideLabel {
    /// Stores the decision and the label, and calls a second look off that waits in the queue.
    pub fn run(self, store: &Store, now: Timestamp) -> Result<LabelRow> {
        self.because.check()?;
        store.write(move |tx| self.decide(tx, now))
    }

    /// The same inside a write.
    pub(super) fn decide(self, tx: &Tx<'_>, now: Timestamp) -> Result<LabelRow> {
        let item = tx.item(self.item)?;
        if item.project != self.project {
            return Err(Error::NotFound(format!("there is no item number {} in this project", self.item)));
        }
        refuse_gold(tx, &item)?;
        let project = tx.open_project(self.project)?;
        let answer = project.schema.parse_about(&self.label, project.settings.allow_none, &item.data);
        let answer = answer.map_err(Error::Invalid)?;
        // What somebody handed to the leads is theirs to decide, also before anybody has answered.
        if tx.label(project.id, item.row)?.is_none() && !tx.is_escalated(item.id)? {
            return Err(Error::Conflict(format!(
                "nobody has answered item {} yet; label it instead of deciding about it",
                item.external
            )));
        }
        let given = tx.annotations_of(item.id)?;
        let most = majority(&project.schema, &given.iter().map(|answer| answer.class).collect::<Vec<_>>());
        let is_against = most.is_some_and(|class| class != answer.class as u32);
        if is_against && self.because.reason.is_empty() {
            return Err(Error::Invalid(format!(
                "most answers to item {} say {}; say why it gets {}",
                item.external,
                most.and_then(|class| project.schema.settled(class, given.iter().map(|a| a.label.as_str())))
                    .map_or_else(|| "none of these".into(), |v| v.to_string()),
                answer.label
            )));
        }
        let called_off = tx.queue_entry_of(item.id)?.map(|entry| json!(entry).to_string());
        let salt = random_bytes();
        // A class can be named again from its number; spans and forms only from their text.
        let text = project.schema.is_structured().then_some(answer.label.as_str());
        let seq = tx.insert_decision(
            &NewLabelDecision {
                project: project.id,
                item: item.id,
                class: answer.class as u32,
                label: text,
                person: self.by,
                salt: &salt,
                reason: &self.because.reason,
                note: self.because.note.trim(),
                undoes: None,
                called_off: called_off.as_deref(),
            },
            now,
        )?;
        tx.queue_remove_item(item.id)?;
        tx.settle_escalation(project.id, item.id, self.by, now)?;
        consolidate(tx, project.id, item.id, item.row, item.part, project.settings.overlap, now)?;
        record(
            tx,
            "label.decide",
            (project.id, item.id),
            self.by,
            now,
            json!({
                "decision": seq, "reason": self.because.reason, "commitment": commitment(&salt, &answer.label),
            }),
        )?;
        tx.label(project.id, item.row)?.ok_or_else(|| Error::internal("a decided label is not there"))
    }
}

/// Stores the line that takes a decision back, and returns its number.
pub(super) fn undo_decision(
    tx: &Tx<'_>,
    project: ProjectId,
    decision: &DecisionRow,
    by: UserId,
    now: Timestamp,
) -> Result<i64> {
    tx.insert_decision(
        &NewLabelDecision {
            project,
            item: decision.item,
            class: decision.class,
            label: None,
            person: by,
            salt: &random_bytes(),
            reason: "",
            note: "",
            undoes: Some(decision.seq),
            called_off: None,
        },
        now,
    )
}

impl UndoDecision {
    /// Takes the decision back that stands about the item: its label is again what was decided before, or what the answers
    /// say; a place in line or an escalation that the decision ended is there again. A repeat finds no decision of this
    /// person and says so.
    pub fn run(self, store: &Store, now: Timestamp) -> Result<LabelRow> {
        store.write(move |tx| {
            let item = tx.item(self.item)?;
            if item.project != self.project {
                return Err(Error::NotFound(format!("there is no item number {} in this project", self.item)));
            }
            refuse_gold(tx, &item)?;
            let standing = tx.decision(item.id)?;
            let Some(decision) = standing.filter(|decision| decision.person == self.by) else {
                return Err(Error::Conflict(format!(
                    "no decision of yours stands about item {}, so there is none to take back",
                    item.external
                )));
            };
            let project = tx.open_project(self.project)?;
            let seq = undo_decision(tx, project.id, &decision, self.by, now)?;
            tx.reopen_escalation(item.id, decision.at)?;
            // Before the label is settled again, which may call a tie's place off or ask for one.
            if let Some(text) = &decision.called_off {
                let entry: QueueEntry = serde_json::from_str(text).map_err(Error::internal)?;
                tx.queue_append(project.id, &entry)?;
            }
            consolidate(tx, project.id, item.id, item.row, item.part, project.settings.overlap, now)?;
            let detail = json!({"decision": seq, "undoes": decision.seq});
            record(tx, "label.undecide", (project.id, item.id), self.by, now, detail)?;
            let none = LabelRow { row: item.row, part: item.part, class: None, answers: 0 };
            Ok(tx.label(project.id, item.row)?.unwrap_or(none))
        })
    }
}

fn record(
    tx: &Tx<'_>,
    action: &str,
    (project, item): (ProjectId, ItemId),
    by: UserId,
    now: Timestamp,
    detail: serde_json::Value,
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn most_of_two_or_more() {
        let choice = LabelSchema::of(vec!["a".into(), "b".into(), "c".into()], false);
        assert_eq!(majority(&choice, &[1]), None);
        assert_eq!(majority(&choice, &[1, 2]), None);
        assert_eq!(majority(&choice, &[1, 2, 1]), Some(1));
        let sets = LabelSchema::of(vec!["a".into(), "b".into()], true);
        assert_eq!(majority(&sets, &[0b11, 0b01, 0b11]), Some(0b11));
        assert_eq!(majority(&sets, &[0b11, 0b01]), None);
    }

    #[test]
    fn a_reason_is_one_of_the_list_and_other_says_which() {
        assert!(Because::default().check().is_ok() && Because::of("guide").check().is_ok());
        assert!(Because::of("because").check().unwrap_err().to_string().contains("guide, slip"));
        assert!(Because::of("other").check().is_err());
        assert!(Because { note: "the customer wrote again".into(), ..Because::of("other") }.check().is_ok());
        assert!(Because { note: "x".repeat(2001), ..Because::default() }.check().is_err());
    }
}
