//! What an import says about itself, while it runs and at the end.

use crate::domain::Recipe;
use serde::Serialize;

/// Bad rows and duplicates listed one by one; beyond this many only their number is kept.
pub const LISTED: usize = 1000;

/// A row that was not kept because something is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Rejected {
    /// Line of the file where the record starts, from 1.
    pub line: u64,
    /// The key or the header's column; for a line that does not parse, the byte in the line, from 1. Empty when the
    /// whole row is meant.
    pub column: String,
    /// What is wrong, with the value.
    pub reason: String,
}

/// What to do about a bad row, in a sentence for whoever made the file. `label_key` and `id_key` are the import's.
pub fn remedy(recipe: &Recipe, id_key: Option<&str>, label_key: Option<&str>, row: &Rejected) -> String {
    let column = row.column.as_str();
    let has = |keys: &[String]| keys.iter().any(|key| key == column);
    if row.reason.contains("cells and the header") {
        "Give the row as many cells as the header has: quote a cell that holds the separator.".into()
    } else if column == label_key.unwrap_or("label") {
        "Write one of the project's classes, leave the cell empty, or add the class to the schema.".into()
    } else if column == id_key.unwrap_or("id") {
        "Give the row an id of 1 to 200 characters, or map no column to the id.".into()
    } else if has(&recipe.text) {
        format!("Write a text into `{column}`, or take the row out.")
    } else if has(&recipe.numeric) {
        format!("Write a plain number into `{column}`, or leave the cell empty.")
    } else if has(&recipe.categorical) {
        format!("Write a word or a number into `{column}`, or leave the cell empty.")
    } else if has(&recipe.images) {
        format!("Write an image's address into `{column}`, or a list of them.")
    } else if recipe.vector.as_deref() == Some(column) {
        format!("Give `{column}` as many finite numbers as the other rows have.")
    } else if recipe.group.as_deref() == Some(column) {
        format!("Write a text or a number into `{column}`.")
    } else {
        "Mend the line (quotes, separators, UTF-8) and send the file again; what is there already is left out.".into()
    }
}

/// A row that was not kept because the project has it already.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Duplicate {
    /// Line of the file where the record starts, from 1.
    pub line: u64,
    /// The record's id, given or derived.
    pub id: String,
    /// Of what it is a duplicate.
    pub reason: String,
}

/// What became of a file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct ImportReport {
    /// How the file was read.
    pub format: &'static str,
    /// Items stored.
    pub added: u64,
    /// Rows left out because the project has them.
    pub duplicate: u64,
    /// The first [`LISTED`] bad rows, in file order.
    pub rejected: Vec<Rejected>,
    /// All bad rows.
    pub rejected_total: u64,
    /// The first [`LISTED`] duplicates, in file order.
    pub duplicates: Vec<Duplicate>,
    /// Of the stored items, those in the holdout.
    pub holdout: u64,
    /// Labels that came along and were stored.
    pub labels: u64,
    /// Good rows that brought a label, whether it was stored or not.
    #[serde(skip)]
    pub brought_labels: u64,
    /// True when `strict` was asked for, a row was bad, and so nothing was stored.
    pub refused: bool,
    /// Sentences about the project that matter to whoever imports, such as that no model can learn from it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
}

impl ImportReport {
    pub(super) fn reject(&mut self, rejected: Rejected) {
        self.rejected_total += 1;
        if self.rejected.len() < LISTED {
            self.rejected.push(rejected);
        }
    }

    pub(super) fn duplicate(&mut self, duplicate: Duplicate) {
        self.duplicate += 1;
        if self.duplicates.len() < LISTED {
            self.duplicates.push(duplicate);
        }
    }
}

/// How far an import is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Progress {
    /// Bytes read so far.
    pub bytes: u64,
    /// Rows read so far, good and bad.
    pub rows: u64,
    /// Items on disk so far.
    pub added: u64,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bad_row_says_what_to_do() {
        let recipe = Recipe { text: vec!["body".into()], numeric: vec!["age".into()], ..Recipe::default() };
        let about = |column: &str| {
            let row = Rejected { line: 2, column: column.into(), reason: String::new() };
            remedy(&recipe, None, Some("verdict"), &row)
        };
        assert!(about("verdict").contains("one of the project's classes"));
        assert!(about("age").starts_with("Write a plain number into `age`"));
        assert!(about("body").contains("take the row out"));
        assert!(about("id").contains("1 to 200"));
        assert!(about("").starts_with("Mend the line"));
    }
}
