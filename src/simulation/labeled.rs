//! A labeled file as a simulation needs it: what the model reads of each record, and the class that a person would say.
//!
//! Rows that cannot be used are skipped with line, column and reason, as in an import.

use crate::domain::{ItemFields, Recipe, lookup};
use crate::error::{Error, Result};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::result::Result as Outcome;

/// A row that was left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Skipped {
    /// Line of the file, from 1.
    pub line: u64,
    /// The key that is wrong; empty when the whole row is.
    pub column: String,
    /// What is wrong, with the value.
    pub reason: String,
}

/// The usable rows of a file.
#[derive(Debug, Clone, Default)]
pub struct Labeled {
    /// What the model reads, in file order.
    pub items: Vec<ItemFields>,
    /// The class of each, beside `items`; of sets, a JSON list of them or names with `|` between.
    pub labels: Vec<String>,
    /// Each label is a set of classes.
    pub is_of_sets: bool,
    /// What was left out and why.
    pub skipped: Vec<Skipped>,
    /// Keys of the first record, for the message about a key that is not there.
    keys: Vec<String>,
    /// Keys that some record has, of those looked for.
    found: BTreeSet<String>,
    vector_len: Option<usize>,
}

impl Labeled {
    /// No rows yet.
    pub fn new() -> Self {
        Labeled::default()
    }

    /// No rows yet, of labels that are sets of classes.
    pub fn of_sets() -> Self {
        Labeled { is_of_sets: true, ..Labeled::default() }
    }

    /// Takes a record, or skips it with the reason.
    pub fn add(&mut self, line: u64, data: &Value, recipe: &Recipe, label_key: &str) {
        if self.keys.is_empty() {
            self.keys = data.as_object().map(|object| object.keys().cloned().collect()).unwrap_or_default();
        }
        for key in recipe.model_keys().chain([label_key]) {
            if !self.found.contains(key) && lookup(data, key).is_some() {
                self.found.insert(key.to_owned());
            }
        }
        match self.read(data, recipe, label_key) {
            Ok((fields, label)) => {
                self.items.push(fields);
                self.labels.push(label);
            }
            Err((column, reason)) => self.skip(line, column, reason),
        }
    }

    /// Notes a row that is no record.
    pub fn skip(&mut self, line: u64, column: impl Into<String>, reason: impl Into<String>) {
        self.skipped.push(Skipped { line, column: column.into(), reason: reason.into() });
    }

    fn read(&mut self, data: &Value, recipe: &Recipe, key: &str) -> Outcome<(ItemFields, String), (String, String)> {
        let label = read_label(lookup(data, key), self.is_of_sets)
            .map_err(|reason| (key.to_owned(), format!("`{key}` {reason}")))?;
        let fields = recipe.read(data)?;
        if let Some(vector) = &recipe.vector {
            let expected = *self.vector_len.get_or_insert(fields.vector.len());
            if fields.vector.len() != expected {
                let reason = format!("has {} numbers and the first record's has {expected}", fields.vector.len());
                return Err((vector.clone(), format!("`{vector}` {reason}")));
            }
        }
        Ok((fields, label))
    }

    /// Refuses a file that cannot be simulated on: no usable row, or a key that no record has. `source` is its name.
    pub fn check(&self, source: &str, recipe: &Recipe, label_key: &str) -> Result<()> {
        for key in recipe.model_keys().chain([label_key]) {
            if !self.found.contains(key) && !self.keys.is_empty() {
                let what = if key == label_key { " Name the label column with --label." } else { "" };
                return Err(Error::Invalid(format!(
                    "No record of {source} has the key `{key}`; its keys are {}.{what}",
                    self.keys.join(", ")
                )));
            }
        }
        if self.items.is_empty() {
            let why = self.skipped.first().map_or("it is empty".into(), |skipped| {
                format!(
                    "all {} rows were skipped, the first (line {}) because {}",
                    self.skipped.len(),
                    skipped.line,
                    skipped.reason
                )
            });
            return Err(Error::Invalid(format!("{source} has no row to simulate on: {why}.")));
        }
        Ok(())
    }

    /// How many items each class has, classes in the order of their names.
    pub fn class_counts(&self) -> BTreeMap<&str, usize> {
        let mut counts = BTreeMap::new();
        for label in &self.labels {
            *counts.entry(label.as_str()).or_insert(0) += 1;
        }
        counts
    }

    /// The items for which `is_first` holds, and the others. What was skipped stays with the first part.
    pub(super) fn split(self, is_first: impl Fn(usize) -> bool) -> (Labeled, Labeled) {
        let none = || Labeled { is_of_sets: self.is_of_sets, ..Labeled::default() };
        let (mut first, mut second) = (Labeled { skipped: self.skipped, ..none() }, none());
        for (at, (item, label)) in self.items.into_iter().zip(self.labels).enumerate() {
            let part = if is_first(at) { &mut first } else { &mut second };
            part.items.push(item);
            part.labels.push(label);
        }
        (first, second)
    }
}

fn read_label(value: Option<&Value>, is_set: bool) -> Outcome<String, String> {
    let label = match value {
        None | Some(Value::Null) => String::new(),
        Some(Value::Array(names)) if is_set && names.iter().all(Value::is_string) => {
            Value::from(names.clone()).to_string()
        }
        Some(Value::Array(_)) if is_set => {
            return Err("should be a list of class names and holds something else".into());
        }
        Some(Value::Array(_)) => return Err("is a list: say --multi where any number of classes may apply".into()),
        Some(Value::String(text)) if is_set && text.trim_start().starts_with('[') => {
            serde_json::from_str::<Vec<String>>(text)
                .map_err(|_| format!("is `{text}`, which begins like a list and is none"))?;
            text.trim().to_owned()
        }
        Some(Value::String(text)) => text.trim().to_owned(),
        Some(Value::Number(number)) => number.to_string(),
        Some(Value::Bool(b)) => b.to_string(),
        Some(_) => return Err("should be a class name and is an object".into()),
    };
    if label.is_empty() { Err("is missing or empty, so there is no label".into()) } else { Ok(label) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn recipe() -> Recipe {
        Recipe { text: vec!["text".into()], ..Default::default() }
    }

    #[test]
    fn good_rows_are_kept_and_bad_ones_say_why() {
        let mut file = Labeled::new();
        file.add(1, &json!({"text": "a", "label": " x "}), &recipe(), "label");
        file.add(2, &json!({"text": "b"}), &recipe(), "label");
        file.add(3, &json!({"text": ["b"], "label": "x"}), &recipe(), "label");
        file.add(4, &json!({"text": "c", "label": 7}), &recipe(), "label");
        file.skip(5, "", "is not JSON");
        assert_eq!(file.labels, ["x", "7"]);
        let why: Vec<_> = file.skipped.iter().map(|s| (s.line, s.column.as_str())).collect();
        assert_eq!(why, [(2, "label"), (3, "text"), (5, "")]);
        assert!(file.check("a.jsonl", &recipe(), "label").is_ok());
    }

    #[test]
    fn sets_are_lists_or_names_with_a_bar_and_lists_are_nothing_else() {
        let add = |mut file: Labeled| {
            for (line, label) in
                [json!(["x", "y"]), json!("y|x"), json!("[]"), json!([]), json!(""), json!([1])].into_iter().enumerate()
            {
                file.add(line as u64, &json!({"text": "a", "label": label}), &recipe(), "label");
            }
            file
        };
        let sets = add(Labeled::of_sets());
        assert_eq!(sets.labels, [r#"["x","y"]"#, "y|x", "[]", "[]"]);
        assert_eq!(sets.skipped.iter().map(|s| s.line).collect::<Vec<_>>(), [4, 5]);
        let plain = add(Labeled::new());
        assert_eq!(plain.labels, ["y|x", "[]"]);
        assert!(plain.skipped[0].reason.contains("--multi"), "{:?}", plain.skipped);
        let broken = {
            let mut file = Labeled::of_sets();
            file.add(1, &json!({"text": "a", "label": "[x"}), &recipe(), "label");
            file
        };
        assert!(broken.labels.is_empty() && broken.skipped[0].reason.contains("begins like a list"));
    }

    #[test]
    fn a_vector_of_another_length_is_skipped() {
        let recipe = Recipe { vector: Some("v".into()), ..Default::default() };
        let mut file = Labeled::new();
        file.add(1, &json!({"v": [1, 2], "label": "x"}), &recipe, "label");
        file.add(2, &json!({"v": [1, 2, 3], "label": "x"}), &recipe, "label");
        assert_eq!(file.items.len(), 1);
        assert_eq!(file.skipped[0].reason, "`v` has 3 numbers and the first record's has 2");
    }

    #[test]
    fn a_missing_label_column_is_named_with_the_columns_there_are() {
        let mut file = Labeled::new();
        file.add(1, &json!({"text": "a", "class": "x"}), &recipe(), "label");
        let error = file.check("a.csv", &recipe(), "label").unwrap_err().to_string();
        assert_eq!(
            error,
            "No record of a.csv has the key `label`; its keys are text, class. Name the label column with --label."
        );
        let empty = Labeled::new().check("b.csv", &recipe(), "label").unwrap_err().to_string();
        assert_eq!(empty, "b.csv has no row to simulate on: it is empty.");
    }
}
