//! Edit: an item's fields, through the same checks as an import. What it was before is kept for the answers given to it.
//!
//! The part stays what was drawn at import, and an edit that would put near-copies on both sides is refused, as an import
//! leaves such a record out. A holdout item whose label has measured a round stays as it is: the figures on record would
//! speak of another text. It can be deleted.

use super::import::first_vector_len;
use super::prepare::{Prepared, Rules};
use super::readers::Record;
use crate::domain::{ItemId, LabelSchema, Part, ProjectId, Timestamp, UserId, record_words};
use crate::error::{Error, Result};
use crate::labels::ask_anew;
use crate::store::audit::NewAudit;
use crate::store::{ItemRow, ProjectRow, Reader, Store, Tx};
use serde_json::{Map, Value, json};

/// What becomes of the answers that were given before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answers {
    /// They stand, marked as given before the edit.
    Keep,
    /// They count no more, and the item is asked again.
    AskAgain,
}

/// Edit an item.
#[derive(Debug, Clone)]
pub struct EditItem {
    /// In which project.
    pub project: ProjectId,
    /// Which item.
    pub item: ItemId,
    /// Fields with their new values; null takes a field away. What is absent stays.
    pub fields: Map<String, Value>,
    /// What becomes of the answers.
    pub answers: Answers,
    /// The version that the person saw; another by now is a conflict.
    pub version: Option<i64>,
    /// Who edits.
    pub by: UserId,
}

/// What an edit did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edited {
    /// The item's version now; the one before when nothing was different.
    pub version: i64,
    /// Answers that count no more.
    pub asked_again: u64,
    /// True when the record was the same already.
    pub is_same: bool,
}

/// What to know before an edit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BeforeEdit {
    /// The item's version.
    pub version: i64,
    /// Answers that stand.
    pub answers: u64,
    /// Why answers cannot be kept, where they cannot.
    pub cannot_keep: Option<&'static str>,
    /// It measures the model, once it has a label.
    pub is_holdout: bool,
    /// Why it cannot be edited at all.
    pub refused: Option<String>,
}

const OFFSETS: &str =
    "answers are spans of the text or fields read from it, so those given to another text would point nowhere";

impl BeforeEdit {
    /// Reads it.
    pub fn of(reader: &Reader<'_>, project: &ProjectRow, item: &ItemRow) -> Result<BeforeEdit> {
        let is_holdout = item.part == Part::Holdout;
        let is_measured = is_holdout && reader.was_measured_on(project.id, item.row)?;
        Ok(BeforeEdit {
            version: reader.item_versions(item.id)?.0,
            answers: reader.annotations_of(item.id)?.len() as u64,
            cannot_keep: cannot_keep(&project.schema),
            is_holdout,
            refused: is_measured.then(|| measured(item)),
        })
    }
}

/// Whether a value is the id that the item goes by.
fn is_id(item: &ItemRow, value: Option<&Value>) -> bool {
    match value {
        Some(Value::String(text)) => text.trim() == item.external,
        Some(Value::Number(number)) => number.to_string() == item.external,
        _ => false,
    }
}

fn cannot_keep(schema: &LabelSchema) -> Option<&'static str> {
    schema.is_structured().then_some(OFFSETS)
}

fn measured(item: &ItemRow) -> String {
    format!(
        "item {} is in the holdout and its label has measured a round already: with another text under it those figures would speak of something nobody was asked. Delete it, and import the corrected record under another id",
        item.external
    )
}

impl EditItem {
    /// Checks the new record as an import would, stores it under a new version, and has its features made again. An edit
    /// that changes nothing does nothing.
    pub fn run(self, store: &Store, now: Timestamp) -> Result<Edited> {
        store.write(move |tx| self.edit(tx, now))
    }

    fn edit(&self, tx: &Tx<'_>, now: Timestamp) -> Result<Edited> {
        let project = tx.open_project(self.project)?;
        let item = tx.item(self.item)?;
        if item.project != project.id {
            return Err(Error::NotFound(format!("there is no item number {} in this project", self.item)));
        }
        let before = BeforeEdit::of(tx, &project, &item)?;
        if self.version.is_some_and(|seen| seen != before.version) {
            return Err(Error::Conflict(format!(
                "item {} was edited meanwhile: it is at version {} and you saw {}; look again",
                item.external,
                before.version,
                self.version.unwrap_or_default()
            )));
        }
        if self.fields.get("id").is_some_and(|id| is_id(&item, item.data.get("id")) && !is_id(&item, Some(id))) {
            return Err(Error::Invalid(format!(
                "`id` is what item {} is called by, in files and addresses: it stays. Delete the item and import it under another id",
                item.external
            )));
        }
        let text = merged(&tx.item_text(item.id)?, &self.fields)?;
        let data: Value = serde_json::from_str(&text).map_err(Error::internal)?;
        if data == item.data {
            return Ok(Edited { version: before.version, asked_again: 0, is_same: true });
        }
        if let Some(refused) = before.refused {
            return Err(Error::Conflict(refused));
        }
        if let (Answers::Keep, Some(why), true) = (self.answers, before.cannot_keep, before.answers > 0) {
            return Err(Error::Invalid(format!("{why}: ask again instead of keeping them")));
        }
        let prepared = self.prepare(tx, &project, &item, text, data)?;
        let asks_again = self.answers == Answers::AskAgain;
        let version = tx.edit_item(&item, &prepared.item, self.by, asks_again, now)?;
        let edited = tx.item(item.id)?;
        let asked_again = if asks_again { ask_anew(tx, &project, &edited, self.by, now)? } else { 0 };
        tx.drop_machine_label(project.id, item.row)?;
        tx.replace_words(project.id, item.row, &record_words(&edited.external, &edited.data))?;
        tx.audit(NewAudit {
            at: now,
            actor: Some(self.by),
            action: "item.edit",
            project: Some(project.id),
            subject: format!("item {}", item.id),
            detail: json!({"row": item.row, "version": version, "part": item.part.as_str(), "answers": before.answers,
                           "asked_again": asked_again}),
        })?;
        Ok(Edited { version, asked_again, is_same: false })
    }

    /// The new record as an item, or what is wrong with it.
    fn prepare(
        &self,
        tx: &Tx<'_>,
        project: &ProjectRow,
        item: &ItemRow,
        text: String,
        data: Value,
    ) -> Result<Prepared> {
        let rules = Rules::of(project);
        let record = Record { text, data, id: Some(item.external.clone()), label: None };
        let prepared = rules.prepare(record).map_err(|bad| Error::Invalid(bad.reason))?;
        let length = first_vector_len(tx, project)?;
        if length != 0 && length != prepared.vector_len {
            return Err(Error::Invalid(format!(
                "the vector has {} numbers and the other items' {length}",
                prepared.vector_len
            )));
        }
        let new = &prepared.item;
        if let Some(other) = tx.other_of_content(project.id, &new.content, item.id)? {
            return Err(Error::Conflict(format!(
                "item {other} has the same content: two items that the model cannot tell apart are one question. Delete one of them"
            )));
        }
        let straddles = || {
            Error::Conflict(format!(
                "with this text item {} would belong to the {}, and it is in the {}: its group or a near-copy of it is there",
                item.external,
                if item.part == Part::Holdout { "pool" } else { "holdout" },
                item.part.as_str()
            ))
        };
        if prepared.has_group && new.part != item.part {
            return Err(straddles());
        }
        match tx.other_near_copy(project.id, new.fold, item.id)? {
            Some((part, _)) if part != item.part => Err(straddles()),
            _ => Ok(prepared),
        }
    }
}

/// A record with some fields replaced, taken away or added; every other byte of its values stays.
fn merged(text: &str, fields: &Map<String, Value>) -> Result<String> {
    let entries = super::prepare::raw_entries(text).ok_or_else(|| Error::internal("an item is no JSON object"))?;
    let mut out = String::from("{");
    let mut put = |key: &str, value: &str| {
        if out.len() > 1 {
            out.push(',');
        }
        out.push_str(&Value::String(key.to_owned()).to_string());
        out.push(':');
        out.push_str(value);
    };
    for (key, value) in &entries {
        match fields.get(key) {
            None => put(key, value.get()),
            Some(Value::Null) => {}
            Some(new) => put(key, &new.to_string()),
        }
    }
    for (key, value) in fields {
        if !value.is_null() && !entries.iter().any(|(known, _)| known == key) {
            put(key, &value.to_string());
        }
    }
    out.push('}');
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_replaced_taken_away_and_added_and_the_rest_keeps_its_bytes() {
        let fields = |value: Value| value.as_object().unwrap().clone();
        let text = r#"{"n": 1e2,"text":"a","gone":1}"#;
        assert_eq!(
            merged(text, &fields(json!({"text": "b", "gone": null, "new": [1], "never": null}))).unwrap(),
            r#"{"n":1e2,"text":"b","new":[1]}"#
        );
        assert_eq!(merged("{}", &fields(json!({}))).unwrap(), "{}");
        assert!(merged("null", &fields(json!({}))).is_err());
    }
}
