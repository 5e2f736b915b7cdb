//! CSV: one row per annotation, and one for an item without any. A machine label stands in a row of its own with the source
//! `machine`. Keys of the record have a column each; a missing value and an empty text are both an empty cell, and what is
//! nested is written as JSON. The classes of a set stand in one cell with `|` between them, `[]` where it is empty. JSONL is
//! the exact format.

use super::{Context, Format, status};
use crate::domain::{EXPORT_COLUMNS, guard_cell, lookup};
use crate::error::Result;
use crate::store::{ExportAnnotation, ExportDecision, ExportItem, ExportMachine};
use serde_json::Value;
use std::borrow::Cow;

/// One row per annotation.
pub(super) struct Csv;

impl Format for Csv {
    fn name(&self) -> &'static str {
        "csv"
    }

    fn title(&self) -> &'static str {
        "CSV: one annotation per row, safe to open in a spreadsheet"
    }

    fn media_type(&self) -> &'static str {
        "text/csv; charset=utf-8"
    }

    fn needs_columns(&self) -> bool {
        true
    }

    fn start(&self, context: &Context<'_>, out: &mut Vec<u8>) -> Result<()> {
        let mut row = Cells { out, raw: context.raw, is_first: true };
        row.put(EXPORT_COLUMNS[0]);
        context.columns.iter().for_each(|column| row.put(&column.name));
        EXPORT_COLUMNS[1..].iter().for_each(|name| row.put(name));
        row.end();
        Ok(())
    }

    fn item(&self, context: &Context<'_>, item: &ExportItem, out: &mut Vec<u8>) -> Result<()> {
        // Stored by us as valid JSON; erased items hold `null`.
        let data: Value = serde_json::from_str(&item.data).unwrap_or(Value::Null);
        let before: Vec<Cow<'_, str>> =
            context.columns.iter().map(|column| text_of(lookup(&data, &column.key))).collect();
        let standing = item.annotations.iter().map(Said::Person);
        let machine = item.machine.iter().map(Said::Machine);
        let nobody = (item.annotations.is_empty() && item.machine.is_none()).then_some(Said::Nothing);
        for said in standing.chain(machine).chain(nobody) {
            let mut row = Cells { out, raw: context.raw, is_first: true };
            row.put(&item.external);
            before.iter().for_each(|cell| row.put(cell));
            row.put(&context.label(item).map_or_else(String::new, |label| label.cell()));
            row.put(status(item));
            row.put(item.part.as_str());
            match said {
                Said::Person(annotation) => put_annotation(context, annotation, &mut row),
                Said::Machine(machine) => put_machine(context, machine, &mut row),
                Said::Nothing => (0..EXPORT_COLUMNS.len() - 10).for_each(|_| row.put("")),
            }
            put_decision(item.decision.as_ref(), &mut row);
            row.put(if item.is_gold { "yes" } else { "no" });
            row.put(if context.raw { "no" } else { "yes" });
            row.end();
        }
        Ok(())
    }
}

/// What a row is about.
enum Said<'a> {
    Person(&'a ExportAnnotation),
    Machine(&'a ExportMachine),
    Nothing,
}

/// As [`put_annotation`]: what the model said stands where a suggestion would, `selection` names the acceptance.
fn put_machine(context: &Context<'_>, machine: &ExportMachine, row: &mut Cells<'_>) {
    let class = context.cell(Some(machine.class));
    let class = class.as_str();
    let (round, model) = (machine.round.to_string(), machine.model.to_string());
    let (at, confidence) = (machine.at.to_rfc3339(), machine.confidence.to_string());
    let acceptance = format!("acceptance {}", machine.acceptance);
    let cells = [
        "",
        class,
        "",
        &at,
        "machine",
        "",
        "",
        "",
        &round,
        &model,
        class,
        &confidence,
        &acceptance,
        "",
        "",
        "",
        "",
        "",
    ];
    cells.iter().for_each(|cell| row.put(cell));
}

/// In the order of [`EXPORT_COLUMNS`], behind `part`.
fn put_annotation(context: &Context<'_>, annotation: &ExportAnnotation, row: &mut Cells<'_>) {
    let number = |x: Option<f64>| x.map_or(String::new(), |x| x.to_string());
    let whole = |n: Option<i64>| n.map_or(String::new(), |n| n.to_string());
    row.put(&annotation.id.to_string());
    row.put(&context.said(&annotation.label).cell());
    row.put(annotation.by.as_deref().unwrap_or_default());
    row.put(&annotation.at.to_rfc3339());
    row.put(&annotation.source);
    row.put(&annotation.version.to_string());
    row.put(if annotation.is_flagged { "yes" } else { "no" });
    row.put(&annotation.note);
    row.put(&whole(annotation.round));
    row.put(&whole(annotation.model));
    row.put(&context.cell(annotation.suggestion));
    row.put(&number(annotation.confidence));
    row.put(annotation.selection.as_deref().unwrap_or_default());
    row.put(&number(annotation.probability));
    row.put(&number(annotation.seconds));
    row.put(annotation.shown.as_deref().unwrap_or_default());
    row.put(&whole(annotation.guide_version));
    row.put(context.shown_left(annotation).unwrap_or_default());
}

/// The same in every row of an item: it is about the label, not about one answer.
fn put_decision(decision: Option<&ExportDecision>, row: &mut Cells<'_>) {
    let at = decision.map_or_else(String::new, |decision| decision.at.to_rfc3339());
    let of = |text: fn(&ExportDecision) -> &str| decision.map_or("", text);
    [of(|d| &d.by), &at, of(|d| &d.reason), of(|d| &d.note)].iter().for_each(|cell| row.put(cell));
}

fn text_of(value: Option<&Value>) -> Cow<'_, str> {
    match value {
        None | Some(Value::Null) => "".into(),
        Some(Value::String(text)) => text.as_str().into(),
        Some(other) => other.to_string().into(),
    }
}

struct Cells<'a> {
    out: &'a mut Vec<u8>,
    raw: bool,
    is_first: bool,
}

impl Cells<'_> {
    fn put(&mut self, text: &str) {
        if !std::mem::take(&mut self.is_first) {
            self.out.push(b',');
        }
        let text = if self.raw { text.into() } else { guard_cell(text) };
        // A NUL is no text in CSV and would make the row unreadable; JSONL keeps it.
        let text = if text.contains('\0') { text.replace('\0', "\u{fffd}").into() } else { text };
        if text.contains(['"', ',', ';', '\t', '\n', '\r']) {
            self.out.push(b'"');
            self.out.extend_from_slice(text.replace('"', "\"\"").as_bytes());
            self.out.push(b'"');
        } else {
            self.out.extend_from_slice(text.as_bytes());
        }
    }

    fn end(&mut self) {
        self.out.push(b'\n');
    }
}
