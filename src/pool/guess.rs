//! A stranger's file: what its columns seem to be. A proposal for the page and the command line, never a decision.

use super::readers::{ReadOptions, open};
use crate::domain::Recipe;
use crate::error::{Error, Result};
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeMap;
use std::io::Read;

/// What a file's columns seem to be, with the reason for each.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Guess {
    /// What the model would read.
    pub recipe: Recipe,
    /// The key that looks like a label.
    pub label_key: Option<String>,
    /// The key that looks like an id.
    pub id_key: Option<String>,
    /// The labels in the rows looked at, most frequent first.
    pub classes: Vec<String>,
    /// One sentence per key.
    pub reasons: Vec<String>,
}

/// Names that a label's key usually has, likeliest first.
const LABEL_NAMES: [&str; 10] =
    ["label", "labels", "class", "category", "target", "intent", "sentiment", "gold", "y", "tag"];
/// Names that number the rows: an id where no two are equal.
const ID_NAMES: [&str; 10] = ["uid", "uuid", "guid", "key", "no", "nr", "number", "index", "row", "#"];
const GROUP_NAMES: [&str; 6] = ["group", "group_id", "thread", "thread_id", "conversation_id", "document_id"];
/// More different labels than this in a sample are no classes.
const MOST_CLASSES: usize = 200;
/// A text this long on average is read as text, not as a category.
const TEXT_LENGTH: f64 = 15.0;

/// The first `most` good records of an input.
pub fn sample(input: impl Read, source: &str, format: Option<&str>, most: usize) -> Result<Vec<Value>> {
    let options = ReadOptions { text_key: "text".into(), keys: Vec::new() };
    let mut opened = open(input, source, format, &options)?;
    let mut records = Vec::new();
    let mut first_bad = None;
    while records.len() < most
        && let Some(row) = opened.rows.next_row()?
    {
        let line = row.line;
        match (row.decode)() {
            Ok(record) => records.push(record.data),
            Err(bad) => first_bad = first_bad.or(Some((line, bad))),
        }
    }
    match (records.is_empty(), first_bad) {
        (true, Some((line, bad))) => {
            Err(Error::Invalid(format!("no row of {source} can be read. Line {line}: {} {}", bad.column, bad.reason)))
        }
        (true, None) => Err(Error::Invalid(format!("{source} has no rows"))),
        _ => Ok(records),
    }
}

/// What the columns of these records seem to be: the longest texts are text, numbers numeric, words that return are
/// categories, and a column named like a label is the label. Nested objects are not looked into.
pub fn guess_recipe(records: &[Value]) -> Result<Guess> {
    let mut columns: Vec<(String, Column)> = Vec::new();
    for record in records {
        for (key, value) in record.as_object().into_iter().flatten() {
            let at = columns.iter().position(|(name, _)| name == key).unwrap_or_else(|| {
                columns.push((key.clone(), Column::default()));
                columns.len() - 1
            });
            columns[at].1.see(value);
        }
    }
    let mut guess =
        Guess { recipe: Recipe::default(), label_key: None, id_key: None, classes: Vec::new(), reasons: Vec::new() };
    guess.take_label(&mut columns);
    let longest = columns
        .iter()
        .filter(|(_, column)| column.is_texts() && column.pictures < column.seen)
        .max_by(|a, b| a.1.mean_length().total_cmp(&b.1.mean_length()))
        .map(|(key, _)| key.clone());
    for (key, column) in &columns {
        guess.place(key, column, records.len(), longest.as_deref() == Some(key));
    }
    if let Err(reason) = guess.recipe.check() {
        return Err(Error::Invalid(format!("no column of this file looks like something to label: {reason}")));
    }
    Ok(guess)
}

impl Guess {
    fn take_label(&mut self, columns: &mut Vec<(String, Column)>) {
        let found = LABEL_NAMES.iter().find_map(|name| {
            columns.iter().position(|(key, column)| {
                let short = key.rsplit(['.', '_']).next().unwrap_or(key);
                (key.eq_ignore_ascii_case(name) || short.eq_ignore_ascii_case(name))
                    && (2..=MOST_CLASSES).contains(&column.counts.len())
                    && column.others == 0
                    && columns.len() > 1
            })
        });
        let Some(at) = found else { return };
        let (key, column) = columns.remove(at);
        let mut classes: Vec<(&String, &usize)> = column.counts.iter().collect();
        // Most frequent first; names decide between equals, so the same file always gives the same order.
        classes.sort_by(|a, b| b.1.cmp(a.1).then(a.0.cmp(b.0)));
        self.classes = classes.into_iter().map(|(class, _)| class.clone()).collect();
        self.reasons
            .push(format!("`{key}` looks like the label: it is named like one and has {} values", self.classes.len()));
        self.label_key = Some(key);
    }

    fn place(&mut self, key: &str, column: &Column, rows: usize, is_longest: bool) {
        let different = column.counts.len();
        let mut say = |what: String| self.reasons.push(format!("`{key}` {what}"));
        let is_id_name =
            key.to_ascii_lowercase().ends_with("_id") || ID_NAMES.iter().any(|name| key.eq_ignore_ascii_case(name));
        if key.eq_ignore_ascii_case("id") || (is_id_name && different == rows) {
            if self.id_key.is_none() {
                self.id_key = Some(key.to_owned());
            }
            say("is an id: it is shown in exports and not read by the model".into());
        } else if GROUP_NAMES.iter().any(|name| key.eq_ignore_ascii_case(name)) && self.recipe.group.is_none() {
            say("looks like a group: its rows stay together in pool or holdout".into());
            self.recipe.group = Some(key.to_owned());
        } else if column.vectors > 0 && column.vectors == column.seen && self.recipe.vector.is_none() {
            say("holds arrays of numbers: a vector".into());
            self.recipe.vector = Some(key.to_owned());
        } else if column.others > 0 || column.vectors > 0 || column.seen == 0 {
            say("is nested or empty and not read".into());
        } else if column.pictures > 0 && column.pictures == column.seen {
            say("holds addresses of images: shown, and read by no model".into());
            self.recipe.images.push(key.to_owned());
        } else if column.numbers == column.seen {
            say("holds numbers".into());
            self.recipe.numeric.push(key.to_owned());
        } else if column.mean_length() >= TEXT_LENGTH || (is_longest && different * 2 > column.seen) {
            say(format!("holds texts of {:.0} characters on average", column.mean_length()));
            self.recipe.text.push(key.to_owned());
        } else if different <= 50.min(column.seen.div_ceil(2)) {
            say(format!("has {different} different values: a category"));
            self.recipe.categorical.push(key.to_owned());
        } else {
            say("holds short texts that rarely return, such as names, and is not read".into());
        }
    }
}

/// What was seen in a column.
#[derive(Default)]
struct Column {
    seen: usize,
    numbers: usize,
    vectors: usize,
    others: usize,
    /// Addresses that end like an image.
    pictures: usize,
    characters: usize,
    /// Values as text, with their counts; not more than fit a class list or a category.
    counts: BTreeMap<String, usize>,
}

impl Column {
    fn see(&mut self, value: &Value) {
        let text = match value {
            Value::Null => return,
            Value::String(text) if text.trim().is_empty() => return,
            Value::String(text) => {
                self.numbers += usize::from(text.trim().parse::<f64>().is_ok_and(f64::is_finite));
                self.pictures += usize::from(is_picture(text.trim()));
                text.trim().to_owned()
            }
            Value::Number(number) => {
                self.numbers += 1;
                number.to_string()
            }
            Value::Bool(b) => b.to_string(),
            Value::Array(array) if !array.is_empty() && array.iter().all(Value::is_number) => {
                self.seen += 1;
                self.vectors += 1;
                return;
            }
            Value::Array(_) | Value::Object(_) => {
                self.seen += 1;
                self.others += 1;
                return;
            }
        };
        self.seen += 1;
        self.characters += text.chars().count();
        *self.counts.entry(text).or_default() += 1;
    }

    fn is_texts(&self) -> bool {
        self.seen > 0 && self.others == 0 && self.vectors == 0 && self.numbers < self.seen
    }

    fn mean_length(&self) -> f64 {
        self.characters as f64 / self.seen.max(1) as f64
    }
}

/// An address whose path ends like a file with an image.
fn is_picture(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    let path = lower.split(['?', '#']).next().unwrap_or_default();
    let is_web = path.starts_with("https://") || path.starts_with("http://");
    is_web && [".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg"].iter().any(|end| path.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_ticket_file_is_understood() {
        let records: Vec<Value> = (0..12)
            .map(|i| {
                json!({"id": i, "text": format!("My parcel number {i} has not arrived yet"), "age": 20 + i,
                       "country": if i % 3 == 0 { "de" } else { "fr" }, "label": if i % 4 == 0 { "refund" } else { "late" }})
            })
            .collect();
        let guess = guess_recipe(&records).unwrap();
        assert_eq!(guess.recipe.text, ["text"]);
        assert_eq!(guess.recipe.numeric, ["age"]);
        assert_eq!(guess.recipe.categorical, ["country"]);
        assert_eq!(guess.label_key.as_deref(), Some("label"));
        assert_eq!(guess.classes, ["late", "refund"]);
        assert_eq!(guess.reasons.len(), 5);
    }

    #[test]
    fn a_column_that_numbers_the_rows_is_an_id_and_one_that_repeats_is_a_number() {
        let rows = |step: i64| -> Vec<Value> {
            (0..6).map(|i| json!({"no": i / step, "text": format!("a long enough text, number {i}")})).collect()
        };
        let guess = guess_recipe(&rows(1)).unwrap();
        assert_eq!((guess.id_key.as_deref(), guess.recipe.numeric.len()), (Some("no"), 0));
        assert_eq!(guess_recipe(&rows(2)).unwrap().recipe.numeric, ["no"]);
    }

    #[test]
    fn short_questions_are_text_and_lonely_labels_are_not_taken() {
        let records: Vec<Value> = ["who?", "what now", "why me"].iter().map(|q| json!({"question": q})).collect();
        assert_eq!(guess_recipe(&records).unwrap().recipe.text, ["question"]);
        let labels: Vec<Value> = ["good morning", "bad"].iter().map(|q| json!({"label": q})).collect();
        assert_eq!(guess_recipe(&labels).unwrap().label_key, None);
        assert!(guess_recipe(&[json!({"id": 1})]).unwrap_err().to_string().contains("no column"));
    }

    #[test]
    fn addresses_of_images_are_shown_and_not_read() {
        let row = |n: usize| json!({"photo": format!("https://images.example.org/{n}.JPG?w=9"), "page": format!("https://example.org/{n}")});
        let rows: Vec<Value> = (0..9).map(row).collect();
        let recipe = guess_recipe(&rows).unwrap().recipe;
        assert_eq!((recipe.images, recipe.text), (vec!["photo".to_owned()], vec!["page".to_owned()]));
        let only = guess_recipe(&[json!({"photo": "https://images.example.org/1.png"})]).unwrap().recipe;
        assert!(only.reads_nothing() && only.images == ["photo"]);
    }

    #[test]
    fn samples_come_from_any_format() {
        let csv = "id,text,label\n1,\"a long, quoted text\",x\nbad\n2,another longish text,y\n";
        let records = sample(csv.as_bytes(), "t.csv", None, 10).unwrap();
        assert_eq!(records.len(), 2);
        assert_eq!(records[0]["text"], "a long, quoted text");
        assert!(sample("".as_bytes(), "t.csv", None, 10).unwrap_err().to_string().contains("no rows"));
    }
}
