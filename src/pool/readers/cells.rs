//! Delimited text, as far as CSV and TSV share it: the header, and a row of cells as a record.

use super::{Bad, ReadOptions, Record, utf8};
use crate::domain::{EXPORT_COLUMNS, unguard_cell};
use crate::error::{Error, Result};
use serde_json::{Map, Value};

/// The most columns a table may have.
pub const MOST_COLUMNS: usize = 10_000;

/// A table's header.
#[derive(Debug)]
pub struct Header {
    names: Vec<String>,
    /// Where the columns of our own export stand, if it is one.
    export: Option<Export>,
}

#[derive(Debug)]
struct Export {
    id: usize,
    label: usize,
    status: usize,
    /// The column that says whether a row's cells are guarded against spreadsheets.
    safe: usize,
    /// Columns of the record itself, with their keys.
    keys: Vec<(usize, String)>,
}

impl Header {
    /// Reads the header's cells. Two columns of one name, or none that the project reads, are refused.
    pub fn new(cells: Vec<Vec<u8>>, line: u64, options: &ReadOptions) -> Result<Header> {
        if cells.len() > MOST_COLUMNS {
            return Err(Error::Invalid(format!(
                "line {line}: the header has {} columns; at most {MOST_COLUMNS} are read",
                cells.len()
            )));
        }
        let mut names = Vec::with_capacity(cells.len());
        let mut seen = std::collections::BTreeSet::new();
        for (at, cell) in cells.iter().enumerate() {
            let name = utf8(cell, "").map_err(|bad| {
                Error::Invalid(format!("line {line}: column {} of the header {}", at + 1, bad.reason))
            })?;
            // pandas leaves the name of its index column empty, spreadsheets those of columns once used.
            let name = if name.trim().is_empty() { format!("column_{}", at + 1) } else { name.trim().to_owned() };
            if !seen.insert(name.clone()) {
                return Err(Error::Invalid(format!(
                    "line {line}: the column `{name}` stands twice in the header; rename one of them"
                )));
            }
            names.push(name);
        }
        let export = find_export(&names);
        let is_known = |key: &String| {
            names.iter().any(|name| {
                name == key || name.strip_prefix("data.") == Some(key) || key.starts_with(&format!("{name}."))
            })
        };
        if !options.keys.is_empty() && !options.keys.iter().any(is_known) {
            return Err(Error::Invalid(format!(
                "line {line}: the header has the columns {}, and this project reads {}. Is the first line the header?",
                listed(&names),
                listed(&options.keys)
            )));
        }
        Ok(Header { names, export })
    }

    /// The name of a column, or its number behind the header's end.
    pub fn column(&self, at: usize) -> String {
        self.names.get(at).cloned().unwrap_or_else(|| format!("cell {}", at + 1))
    }

    /// A row's cells as a record. An empty cell is a missing value.
    pub fn record(&self, cells: &[Vec<u8>]) -> std::result::Result<Record, Bad> {
        if cells.len() != self.names.len() {
            let column = if cells.len() < self.names.len() { cells.len() } else { self.names.len() };
            return Err(Bad::new(
                self.column(column),
                format!("the row has {} cells and the header {}", cells.len(), self.names.len()),
            ));
        }
        let mut texts = Vec::with_capacity(cells.len());
        for (cell, name) in cells.iter().zip(&self.names) {
            texts.push(utf8(cell, name)?);
        }
        match &self.export {
            None => Ok(record(self.names.iter().cloned().zip(texts), None, None)),
            Some(export) => {
                if texts[export.safe] == "yes" {
                    texts.iter_mut().for_each(|text| *text = unguard_cell(text).to_owned());
                }
                let filled = |at: usize| Some(texts[at].clone()).filter(|text| !text.is_empty());
                // What a model was trusted with is no label of people, here or elsewhere.
                let is_machine = texts[export.status] == "machine";
                let (id, label) = (filled(export.id), filled(export.label).filter(|_| !is_machine));
                let keys = export.keys.iter().map(|(at, key)| (key.clone(), texts[*at].clone()));
                Ok(record(keys, id, label))
            }
        }
    }
}

fn record(cells: impl Iterator<Item = (String, String)>, id: Option<String>, label: Option<String>) -> Record {
    let filled = cells.filter(|(_, text)| !text.is_empty()).map(|(key, text)| (key, Value::String(text)));
    let data = Value::Object(Map::from_iter(filled));
    Record { text: data.to_string(), data, id, label }
}

/// Columns that older exports do not have.
const LATER: [&str; 8] = [
    "suggestion_shown",
    "guide_version",
    "shown_left",
    "decided_by",
    "decided_at",
    "decision_reason",
    "decision_note",
    "gold",
];

fn find_export(names: &[String]) -> Option<Export> {
    let at = |wanted: &str| names.iter().position(|name| name == wanted);
    // Exports of before 0.2 lack the later columns.
    let is_there = |column: &&str| at(column).is_some() || LATER.contains(column);
    if !EXPORT_COLUMNS.iter().all(is_there) {
        return None;
    }
    let keys = names
        .iter()
        .enumerate()
        .filter(|(_, name)| !EXPORT_COLUMNS.contains(&name.as_str()))
        .map(|(at, name)| (at, unguard_cell(name.strip_prefix("data.").unwrap_or(name)).to_owned()))
        .collect();
    Some(Export { id: at("id")?, label: at("label")?, status: at("status")?, safe: at("spreadsheet_safe")?, keys })
}

fn listed(names: &[String]) -> String {
    let mut list: Vec<String> = names.iter().take(12).map(|name| format!("`{name}`")).collect();
    if names.len() > 12 {
        list.push(format!("and {} more", names.len() - 12));
    }
    list.join(", ")
}
