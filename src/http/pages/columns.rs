//! A file's columns as a table with a choice over each: what the pages of an import and of a new project share.

use super::words::count;
use crate::domain::Recipe;
use crate::error::Result;
use crate::http::speech::{t, told};
use crate::http::uploads::Kept;
use crate::pool::{FirstRows, Rejected, Trial, cell, first_rows, remedy};
use serde::Serialize;
use std::collections::BTreeMap;

/// Rows looked at to understand a file.
pub(super) const LOOK_AT: usize = 500;
/// Rows drawn.
const DRAWN: usize = 8;
/// Bad rows named before the import.
const NAMED: usize = 20;

/// The table.
#[derive(Serialize)]
pub(super) struct Columns {
    pub source: String,
    /// How it was read and how much was looked at.
    pub about: String,
    pub heads: Vec<Head>,
    pub rows: Vec<Line>,
}

/// A column and what it may be.
#[derive(Serialize)]
pub(super) struct Head {
    /// The name of its field in the form.
    pub field: String,
    pub name: String,
    pub roles: Vec<RoleChoice>,
}

/// One of the things a column may be.
#[derive(Serialize)]
pub(super) struct RoleChoice {
    pub value: String,
    pub title: String,
    pub is_chosen: bool,
}

#[derive(Serialize)]
pub(super) struct Line {
    pub line: String,
    pub cells: Vec<String>,
}

/// What would become of the rows looked at.
#[derive(Serialize)]
pub(super) struct TrialView {
    /// One sentence.
    pub title: String,
    pub is_bad: bool,
    /// What the model would read of the first rows.
    pub reads: Vec<Vec<(String, String)>>,
    pub bad: Vec<BadLine>,
}

/// A row that would be left out.
#[derive(Serialize)]
pub(super) struct BadLine {
    pub line: String,
    pub column: String,
    pub reason: String,
    pub fix: String,
}

/// The first rows of a file that waits.
pub(super) fn look(kept: &Kept, text_key: &str) -> Result<FirstRows> {
    first_rows(kept.open()?, &kept.source, kept.format.as_deref(), text_key, LOOK_AT)
}

/// What a form says of each column, the last word for a column it does not name being `otherwise`.
pub(super) fn roles_of(first: &FirstRows, sent: &BTreeMap<String, String>, otherwise: &[String]) -> Vec<String> {
    let role = |at: usize| sent.get(&field(at)).cloned().unwrap_or_else(|| otherwise[at].clone());
    (0..first.columns.len()).map(role).collect()
}

fn field(at: usize) -> String {
    format!("column-{at}")
}

/// The table with what is chosen.
pub(super) fn draw(kept: &Kept, first: &FirstRows, choices: &[(String, String)], roles: &[String]) -> Columns {
    let seen = first.records.len() + first.bad.len();
    let heads = first.columns.iter().zip(roles).enumerate().map(|(at, (name, role))| Head {
        field: field(at),
        name: name.clone(),
        roles: choices
            .iter()
            .map(|(value, title)| RoleChoice { value: value.clone(), title: title.clone(), is_chosen: value == role })
            .collect(),
    });
    let rows = first.records.iter().take(DRAWN).map(|(line, record)| Line {
        line: count(*line),
        cells: first.columns.iter().map(|key| record.get(key).map(cell).unwrap_or_default()).collect(),
    });
    Columns {
        source: told(&kept.source),
        about: match first.is_whole {
            true => t!("columns-whole", format = first.format, n = seen),
            false => t!("columns-part", format = first.format, n = seen),
        },
        heads: heads.collect(),
        rows: rows.collect(),
    }
}

/// A trial in words.
pub(super) fn trial_view(trial: Trial, recipe: &Recipe, id_key: Option<&str>, label_key: Option<&str>) -> TrialView {
    let line = |row: &Rejected| BadLine {
        line: count(row.line),
        column: if row.column.is_empty() { t!("import-whole-row") } else { row.column.clone() },
        reason: row.reason.clone(),
        fix: remedy(recipe, id_key, label_key, row),
    };
    let mut title = match trial.bad.len() {
        0 => t!("trial-good", n = trial.rows),
        bad => t!("trial-bad", n = trial.rows, bad = bad),
    };
    if trial.labels > 0 {
        title = format!("{title} {}", t!("trial-labels", n = trial.labels));
    }
    if trial.known > 0 {
        title = format!("{title} {}", t!("trial-known", n = trial.known));
    }
    TrialView {
        title,
        is_bad: !trial.bad.is_empty(),
        reads: trial.reads,
        bad: trial.bad.iter().take(NAMED).map(line).collect(),
    }
}
