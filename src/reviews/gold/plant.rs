//! Plant gold items, and take them out again. Rows that do not read are named with line and field; good ones beside them
//! are kept.

use super::super::cancel::end;
use super::super::documents::take_pages;
use super::super::record::about_workflow;
use super::super::request::DecisionRequest;
use crate::digest::{random_bytes, sha256};
use crate::domain::{GoldId, Timestamp, UserId, WorkflowId};
use crate::error::{Because, Error, Result};
use crate::routing::{Policy, canonical};
use crate::store::audit::commitment;
use crate::store::{NewGold, Store};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// Gold items in one request.
const MOST: usize = 500;

/// The right answer of a gold item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Known {
    /// It is right as proposed.
    Approve,
    /// It has an error.
    Reject,
}

impl Known {
    fn as_str(self) -> &'static str {
        match self {
            Known::Approve => "approve",
            Known::Reject => "reject",
        }
    }
}

/// Plant gold items in a workflow.
#[derive(Debug, Clone)]
pub struct PlantGold {
    /// Which.
    pub workflow: WorkflowId,
    /// Each with its line: `{"decision": {...}, "known": "reject", "reason_code": "...", "note": "..."}`, or why it does
    /// not read.
    pub items: Vec<(usize, std::result::Result<Value, String>)>,
    /// Who plants them. They never get one.
    pub by: UserId,
}

/// What is wrong with a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GoldProblem {
    /// Its line, from 1.
    pub line: usize,
    /// The field.
    pub field: String,
    /// In words.
    pub message: String,
}

/// What became of the rows.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Planted {
    /// New gold items, in the order of their rows.
    pub planted: Vec<GoldId>,
    /// Rows that were not planted.
    pub errors: Vec<GoldProblem>,
}

/// A row that reads.
struct Sound {
    line: usize,
    request: String,
    known: Known,
    reason_code: Option<String>,
    note: String,
}

impl PlantGold {
    /// Stores what reads, and says what does not.
    pub fn run(self, store: &Store, now: Timestamp) -> Result<Planted> {
        if self.items.is_empty() || self.items.len() > MOST {
            return Err(Error::Invalid(format!("there are {} items: plant 1 to {MOST} at a time", self.items.len())));
        }
        store.write(move |tx| {
            let workflow = tx.workflow(self.workflow)?;
            let policy = workflow.policy.map(|id| tx.policy(id)).transpose()?.map(|row| row.policy).unwrap_or_default();
            let mut done = Planted::default();
            for (line, row) in &self.items {
                let read = row
                    .as_ref()
                    .map_err(|reason| ("".to_owned(), reason.clone()))
                    .and_then(|row| read(*line, row, &workflow.slug, &policy));
                let sound = match read {
                    Ok(sound) => sound,
                    Err((field, message)) => {
                        done.errors.push(GoldProblem { line: *line, field, message });
                        continue;
                    }
                };
                let request_hash = sha256(&[sound.request.as_bytes()]);
                if let Some(same) = tx.gold_like(workflow.id, &request_hash)? {
                    let message = format!("this case is planted already, as gold item {same}");
                    done.errors.push(GoldProblem { line: sound.line, field: "decision".into(), message });
                    continue;
                }
                let salt: [u8; 32] = random_bytes();
                let id = tx.insert_gold(
                    &NewGold {
                        workflow: workflow.id,
                        request: &sound.request,
                        request_hash,
                        salt,
                        known: sound.known.as_str(),
                        reason_code: sound.reason_code.as_deref(),
                        note: &sound.note,
                        by: self.by,
                    },
                    now,
                )?;
                let detail =
                    json!({"planted": id, "content": commitment(&salt, &tx.gold_content(id)?), "known": sound.known});
                about_workflow(tx, "gold.plant", Some(self.by), workflow.id, detail, now)?;
                done.planted.push(id);
            }
            Ok(done)
        })
    }
}

/// A row, or the field that is wrong and why.
fn read(line: usize, row: &Value, slug: &str, policy: &Policy) -> std::result::Result<Sound, (String, String)> {
    let wrong = |field: &str, message: String| Err((field.to_owned(), message));
    let Some(map) = row.as_object() else {
        return wrong("", "this is no object; use {\"decision\": {...}, \"known\": \"reject\"}".into());
    };
    if let Some(key) = map.keys().find(|key| !["decision", "known", "reason_code", "note"].contains(&key.as_str())) {
        return wrong(key, format!("`{key}` is nothing here: use decision, known, reason_code, note"));
    }
    let text = |field: &str| match map.get(field) {
        None | Some(Value::Null) => Ok(String::new()),
        Some(Value::String(text)) => Ok(text.trim().to_owned()),
        Some(other) => Err((field.to_owned(), format!("{field} is {other}: use a text"))),
    };
    let known = match map.get("known").and_then(Value::as_str) {
        Some("approve") => Known::Approve,
        Some("reject") => Known::Reject,
        _ => {
            let said = map.get("known").map_or("missing".into(), |said| format!("{said}"));
            return wrong(
                "known",
                format!("known is {said}: use approve where it is right, reject where it has an error"),
            );
        }
    };
    let reason_code = Some(text("reason_code")?).filter(|code| !code.is_empty());
    if let Some(code) = &reason_code {
        if known == Known::Approve {
            return wrong("reason_code", "what is right needs no reason; leave it out, or use known reject".into());
        }
        if !policy.has_reason(code) {
            let codes: Vec<&str> = policy.reason_codes.iter().map(|reason| reason.code.as_str()).collect();
            return wrong("reason_code", format!("`{code}` is no reason here: use one of {}", codes.join(", ")));
        }
    }
    let note = text("note")?;
    if note.chars().count() > 2000 {
        return wrong("note", "the note is longer than 2,000 characters".into());
    }
    let Some(decision) = map.get("decision").and_then(Value::as_object) else {
        return wrong(
            "decision",
            "decision is missing: put in what a program would send, its `action` at least".into(),
        );
    };
    if decision.get("workflow").is_some_and(|said| said != slug) {
        return wrong("decision.workflow", format!("it names another workflow than `{slug}`; leave it out"));
    }
    let mut decision = decision.clone();
    decision.retain(|key, value| key != "workflow" && key != "revision" && !value.is_null());
    check(&decision, slug)?;
    let request = canonical(&Value::Object(decision));
    Ok(Sound { line, request, known, reason_code, note })
}

/// Whether it would pass as a program's request.
fn check(decision: &serde_json::Map<String, Value>, slug: &str) -> std::result::Result<(), (String, String)> {
    let mut full = decision.clone();
    full.insert("workflow".into(), slug.into());
    full.entry("external_id").or_insert_with(|| "practice".into());
    // Key by key, so that the field can be named: serde says what is wrong, not always where.
    let least = json!({"workflow": slug, "external_id": "practice", "action": {"name": "x"}});
    for (key, value) in &full {
        let mut probe = least.clone();
        probe[key] = value.clone();
        if let Err(error) = serde_json::from_value::<DecisionRequest>(probe) {
            return Err((format!("decision.{key}"), error.to_string()));
        }
    }
    let whole = serde_json::from_value::<DecisionRequest>(Value::Object(full));
    let mut request = whole.map_err(|error| ("decision.action".to_owned(), error.to_string()))?;
    let field_of = |message: &str| {
        let first = message.split([' ', ':', ',']).next().unwrap_or_default();
        format!("decision.{first}")
    };
    request
        .check()
        .and_then(|()| take_pages(&mut request).map(|_| ()))
        .map_err(|error| (field_of(&error.to_string()), error.to_string()))
}

/// Take a gold item out of the stock; where it stands in the queue, it is called off there.
#[derive(Debug, Clone, Copy)]
pub struct RetireGold {
    /// In which workflow.
    pub workflow: WorkflowId,
    /// Which.
    pub gold: GoldId,
    /// Who says so.
    pub by: UserId,
}

impl RetireGold {
    /// Stores it. What people made of it stays on record.
    pub fn run(self, store: &Store, now: Timestamp) -> Result<()> {
        store.write(move |tx| {
            let gold = tx.gold(self.workflow, self.gold)?;
            if !tx.retire_gold(gold.id, now)? {
                let message = format!("gold item {} is out of the stock already", gold.id);
                return Err(Error::refused(Because::Conflict, "retired", message));
            }
            if let Some(decision) = tx.gold_in_queue(gold.id)? {
                end(tx, &tx.model_decision(decision)?, "cancelled", now)?;
            }
            about_workflow(tx, "gold.retire", Some(self.by), self.workflow, json!({"gold": gold.id}), now)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::routing::ReasonCode;

    fn problem(row: Value) -> (String, String) {
        let policy = Policy {
            reason_codes: vec![ReasonCode { code: "wrong_amount".into(), title: "Wrong amount".into() }],
            ..Policy::default()
        };
        match read(3, &row, "refunds", &policy) {
            Ok(_) => (String::new(), String::new()),
            Err(problem) => problem,
        }
    }

    #[test]
    fn what_does_not_read_is_named_with_its_field() {
        let action = json!({"name": "refund", "args": {"usd": 9000}});
        let fields = [
            (json!([]), ""),
            (json!({"decision": {"action": action}}), "known"),
            (json!({"decision": {"action": action}, "known": "maybe"}), "known"),
            (json!({"known": "reject"}), "decision"),
            (json!({"decision": {}, "known": "reject"}), "decision.action"),
            (json!({"decision": {"action": 7}, "known": "reject"}), "decision.action"),
            (json!({"decision": {"action": action, "colour": 1}, "known": "reject"}), "decision.colour"),
            (json!({"decision": {"action": action, "workflow": "other"}, "known": "reject"}), "decision.workflow"),
            (json!({"decision": {"action": action, "sla_secs": 0}, "known": "reject"}), "decision.sla_secs"),
            (json!({"decision": {"action": {"name": ""}}, "known": "reject"}), "decision.action.name"),
            (json!({"decision": {"action": action}, "known": "reject", "reason_code": "x"}), "reason_code"),
            (json!({"decision": {"action": action}, "known": "approve", "reason_code": "wrong_amount"}), "reason_code"),
            (json!({"decision": {"action": action}, "known": "reject", "note": 7}), "note"),
            (json!({"decision": {"action": action}, "known": "reject", "why": "x"}), "why"),
        ];
        for (row, field) in fields {
            let said = problem(row.clone());
            assert_eq!(said.0, field, "{row}: {}", said.1);
            assert!(!said.1.is_empty(), "{row}");
        }
        let fine = json!({"decision": {"action": action, "workflow": "refunds", "confidence": null},
                          "known": "reject", "reason_code": "wrong_amount", "note": "Ten times the price."});
        assert_eq!(problem(fine), (String::new(), String::new()));
    }
}
