//! A look at a file before anything is kept: its first rows, what the model would read of them, and what is wrong.

use super::import::{ImportItems, prepare_all};
use super::prepare::{Rules, renamed};
use super::readers::{ReadOptions, Row, open};
use super::report::Rejected;
use crate::domain::{LabelSchema, Recipe, lookup};
use crate::error::{Error, Result};
use crate::store::Reader;
use serde::Serialize;
use serde_json::Value;
use std::collections::HashSet;
use std::io::Read;

/// Characters of a cell on the page.
const CELL: usize = 80;

/// The first rows of a file, before anybody said what its columns are.
#[derive(Debug, Clone)]
pub struct FirstRows {
    /// How the file was read.
    pub format: &'static str,
    /// The top-level keys, in the order they were first seen.
    pub columns: Vec<String>,
    /// Good records with the line each starts at.
    pub records: Vec<(u64, Value)>,
    /// Rows that do not even decode.
    pub bad: Vec<Rejected>,
    /// Whether the file ended within the look.
    pub is_whole: bool,
}

/// Reads up to `most` rows. `text_key` is the key that a text without keys is kept under.
pub fn first_rows(
    input: impl Read,
    source: &str,
    format: Option<&str>,
    text_key: &str,
    most: usize,
) -> Result<FirstRows> {
    let options = ReadOptions { text_key: text_key.to_owned(), keys: Vec::new() };
    let mut opened = open(input, source, format, &options)?;
    let mut first = FirstRows {
        format: opened.reader.name(),
        columns: Vec::new(),
        records: Vec::new(),
        bad: Vec::new(),
        is_whole: false,
    };
    while first.records.len() + first.bad.len() < most {
        let Some(row) = opened.rows.next_row()? else {
            first.is_whole = true;
            break;
        };
        let line = row.line;
        match (row.decode)() {
            Ok(record) => {
                for key in record.data.as_object().into_iter().flat_map(|object| object.keys()) {
                    if !first.columns.contains(key) {
                        first.columns.push(key.clone());
                    }
                }
                first.records.push((line, record.data));
            }
            Err(bad) => first.bad.push(Rejected { line, column: bad.column, reason: bad.reason }),
        }
    }
    match (first.records.is_empty(), first.bad.first()) {
        (true, Some(bad)) => Err(Error::Invalid(format!(
            "no row of {source} can be read. Line {}: {} {}",
            bad.line, bad.column, bad.reason
        ))),
        (true, None) => Err(Error::Invalid(format!("{source} has no rows"))),
        _ => Ok(first),
    }
}

/// What an import would make of the rows looked at.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Trial {
    /// What the model would read of the first good rows: key and value.
    pub reads: Vec<Vec<(String, String)>>,
    /// Rows that would be rejected.
    pub bad: Vec<Rejected>,
    /// Rows looked at.
    pub rows: usize,
    /// Rows that bring a label.
    pub labels: usize,
    /// Good rows that are in the project already, or in the file before: by id or by content.
    pub known: usize,
}

impl ImportItems {
    /// What this import would make of the first `most` rows under a recipe and a schema; `shown` of the good ones in full.
    /// What is there already is looked for where there is a project to look in.
    pub fn try_out(
        &self,
        project: Option<&Reader<'_>>,
        recipe: &Recipe,
        schema: &LabelSchema,
        input: impl Read,
        most: usize,
        shown: usize,
    ) -> Result<Trial> {
        let rules = Rules {
            recipe: recipe.clone(),
            schema: schema.clone(),
            seed: 0,
            holdout_share: 0.0,
            id_key: self.id_key.clone(),
            label_key: self.label_key.clone(),
            drop: self.drop.clone(),
            rename: self.rename.clone(),
            language_key: String::new(),
        };
        let options = ReadOptions { keys: Vec::new(), ..self.read_options(&rules) };
        let mut opened = open(input, &self.source, self.format.as_deref(), &options)?;
        let mut rows: Vec<Row> = Vec::new();
        let mut trial = Trial::default();
        while rows.len() < most
            && let Some(row) = opened.rows.next_row()?
        {
            rows.push(row);
        }
        trial.rows = rows.len();
        let (mut seen, mut ids) = (HashSet::new(), HashSet::new());
        let mut vector_len = 0;
        for (line, outcome) in prepare_all(&rules, rows, &mut vector_len) {
            match outcome {
                Ok(prepared) => {
                    trial.labels += usize::from(prepared.answer.is_some());
                    let item = &prepared.item;
                    let is_repeat = !seen.insert(item.content) | !ids.insert(item.external.clone());
                    let is_there = project.map(|r| r.twin(self.project, &item.external, &item.content)).transpose()?;
                    trial.known += usize::from(is_repeat || is_there.flatten().is_some());
                    if trial.reads.len() < shown {
                        let data: Value = serde_json::from_str(&prepared.item.data).map_err(Error::internal)?;
                        let read = |key: &str| (key.to_owned(), lookup(&data, key).map(cell).unwrap_or_default());
                        trial.reads.push(recipe.model_keys().map(read).collect());
                    }
                }
                Err(bad) => trial.bad.push(Rejected { line, column: bad.column, reason: bad.reason }),
            }
        }
        Ok(trial)
    }
}

/// A value as one short line.
pub fn cell(value: &Value) -> String {
    let text = match value {
        Value::Null => String::new(),
        Value::String(text) => text.split_whitespace().collect::<Vec<_>>().join(" "),
        other => other.to_string(),
    };
    match text.char_indices().nth(CELL) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}

/// A record's columns under the keys that the project reads.
pub(super) fn under_our_keys(
    record: super::readers::Record,
    rename: &std::collections::BTreeMap<String, String>,
) -> super::readers::Record {
    if rename.is_empty() {
        return record;
    }
    match renamed(&record.text, rename) {
        Some((text, data)) => super::readers::Record { data, text, ..record },
        None => record,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ProjectId;

    const FILE: &str = "no,body,verdict\n1,\"money, back\",ham\nbroken\n2,,spam\n3,hello there,spm\n4,free lamp,spam\n";

    #[test]
    fn the_first_rows_tell_columns_and_what_does_not_decode() {
        let first = first_rows(FILE.as_bytes(), "mail.csv", None, "text", 100).unwrap();
        assert_eq!((first.format, first.columns.join(" ").as_str()), ("csv", "no body verdict"));
        assert_eq!(first.records.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [2, 4, 5, 6]);
        assert_eq!((first.bad.len(), first.bad[0].line, first.is_whole), (1, 3, true));
        assert!(!first_rows(FILE.as_bytes(), "mail.csv", None, "text", 2).unwrap().is_whole);
    }

    #[test]
    fn a_trial_says_what_the_model_reads_and_which_rows_are_bad() {
        let mut import = ImportItems::new(ProjectId(1), "mail.csv");
        import.id_key = Some("no".into());
        import.label_key = Some("verdict".into());
        import.rename.insert("body".into(), "text".into());
        let recipe = Recipe { text: vec!["text".into()], ..Recipe::default() };
        let schema = LabelSchema::of(vec!["spam".into(), "ham".into()], false);
        let trial = import.try_out(None, &recipe, &schema, FILE.as_bytes(), 100, 1).unwrap();
        assert_eq!(trial.reads, [[("text".to_owned(), "money, back".to_owned())]]);
        assert_eq!(trial.bad.iter().map(|bad| bad.line).collect::<Vec<_>>(), [3, 4, 5]);
        assert_eq!((trial.rows, trial.labels), (5, 2));
        let fix = |at: usize| crate::pool::remedy(&recipe, Some("no"), Some("verdict"), &trial.bad[at]);
        assert!(fix(0).starts_with("Give the row as many cells"), "{}", fix(0));
        assert!(fix(1).starts_with("Write a text into `text`"), "{}", fix(1));
    }

    #[test]
    fn a_trial_counts_what_comes_twice() {
        let import = ImportItems { id_key: Some("no".into()), ..ImportItems::new(ProjectId(1), "mail.csv") };
        let (recipe, schema) = (
            Recipe { text: vec!["body".into()], ..Recipe::default() },
            LabelSchema::of(vec!["a".into(), "b".into()], false),
        );
        // The second has the first's id, the third its content; the fourth is new.
        let file = "no,body\n1,one lamp\n1,two lamps\n3,one lamp\n4,no lamp\n";
        let trial = import.try_out(None, &recipe, &schema, file.as_bytes(), 100, 0).unwrap();
        assert_eq!((trial.rows, trial.bad.len(), trial.known), (4, 0, 2));
    }

    #[test]
    fn cells_are_one_short_line() {
        assert_eq!(cell(&Value::from(" a\n b ")), "a b");
        assert_eq!(cell(&Value::from("x".repeat(200))).chars().count(), CELL + 1);
    }
}
