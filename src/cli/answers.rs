//! Answers of a crowd, read from a file: who said what about which item, and what is true.

use super::output::grouped;
use crate::crowd::Votes;
use crate::domain::lookup;
use crate::error::{Error, Result};
use crate::pool::readers::{self, ReadOptions};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Where a row keeps what; dots reach into nested keys.
pub(super) struct Keys {
    pub item: String,
    pub annotator: String,
    pub label: String,
}

/// Votes with the names they came with.
pub(super) struct Answers {
    pub votes: Votes,
    /// In the order of the file.
    pub items: Vec<String>,
    pub annotators: Vec<String>,
    /// Rising: by number where all are numbers, else by name.
    pub classes: Vec<String>,
    /// The classes as numbers, where all are.
    pub values: Option<Vec<f64>>,
}

impl Answers {
    /// Every row is an answer; the first that is not is named with its line and key.
    pub(super) fn read(path: &Path, keys: &Keys) -> Result<Answers> {
        let mut rows = Vec::new();
        let all = [&keys.item, &keys.annotator, &keys.label].map(String::as_str);
        each_row(path, &all, &mut |values| {
            rows.push(values);
            Ok(())
        })?;
        let (classes, values) = ordered_classes(rows.iter().map(|row| row[2].as_str()));
        let source = path.display();
        match classes.as_slice() {
            [] => return Err(Error::Invalid(format!("{source} has no answers in it."))),
            [only] => {
                return Err(Error::Invalid(format!(
                    "All {} answers in {source} are `{only}`: with one label there is nothing to weigh. If another key \
                     holds what people said, name it with --label.",
                    grouped(rows.len() as u64)
                )));
            }
            _ => {}
        }
        let numbers: BTreeMap<&str, u32> = classes.iter().zip(0..).map(|(name, n)| (name.as_str(), n)).collect();
        let (mut items, mut annotators) = (Names::default(), Names::default());
        let triples: Vec<(u32, u32, u32)> = rows
            .iter()
            .map(|[item, who, said]| (items.number(item), annotators.number(who), numbers[said.as_str()]))
            .collect();
        let votes = Votes::new(items.list.len(), annotators.list.len(), classes.len(), triples)?;
        Ok(Answers { votes, items: items.list, annotators: annotators.list, classes, values })
    }

    /// The true class of each item; a class nobody said is `u32::MAX`, which no method can find.
    pub(super) fn gold(&self, path: &Path, keys: &Keys) -> Result<Vec<Option<u32>>> {
        let numbers: BTreeMap<&str, u32> = self.classes.iter().zip(0..).map(|(name, n)| (name.as_str(), n)).collect();
        let places: BTreeMap<&str, usize> = self.items.iter().zip(0..).map(|(name, n)| (name.as_str(), n)).collect();
        let mut gold = vec![None; self.items.len()];
        each_row(path, &[&keys.item, &keys.label], &mut |[item, label]: [String; 2]| {
            let Some(&place) = places.get(item.as_str()) else { return Ok(()) };
            let class = numbers.get(label.as_str()).copied().unwrap_or(u32::MAX);
            match gold[place].replace(class) {
                Some(before) if before != class => Err((
                    keys.label.clone(),
                    format!("`{}` says `{label}` for `{item}`, which an earlier row says otherwise", keys.label),
                )),
                _ => Ok(()),
            }
        })?;
        if gold.iter().all(Option::is_none) {
            return Err(Error::Invalid(format!(
                "No answer is about an item of {}. Are the items named by `{}` in both?",
                path.display(),
                keys.item
            )));
        }
        Ok(gold)
    }
}

/// Names in the order in which they first came.
#[derive(Default)]
struct Names {
    list: Vec<String>,
    numbers: BTreeMap<String, u32>,
}

impl Names {
    fn number(&mut self, name: &str) -> u32 {
        if let Some(&number) = self.numbers.get(name) {
            return number;
        }
        let number = self.list.len() as u32;
        self.list.push(name.to_owned());
        self.numbers.insert(name.to_owned(), number);
        number
    }
}

/// Calls with the texts under the keys, row by row. The first row that lacks one ends it, with line and key: a vote
/// that is silently left out would bend every figure.
fn each_row<const N: usize>(
    path: &Path,
    keys: &[&str; N],
    act: &mut dyn FnMut([String; N]) -> std::result::Result<(), (String, String)>,
) -> Result<()> {
    let source = path.display().to_string();
    let file = std::fs::File::open(path).map_err(|e| Error::Invalid(format!("{source} cannot be opened: {e}")))?;
    let options = ReadOptions { text_key: String::new(), keys: keys.iter().map(|key| (*key).to_owned()).collect() };
    let mut rows = readers::open(file, &source, None, &options)?.rows;
    while let Some(row) = rows.next_row()? {
        let line = row.line;
        let refuse = |column: &str, reason: &str| {
            let column = if column.is_empty() { String::new() } else { format!(", `{column}`") };
            Error::Invalid(format!("{source}, line {line}{column}: {reason}. Mend the row and try again."))
        };
        let record = (row.decode)().map_err(|bad| refuse(&bad.column, &bad.reason))?;
        let mut values = std::array::from_fn(|_| String::new());
        for (value, key) in values.iter_mut().zip(keys) {
            *value = name(lookup(&record.data, key)).map_err(|reason| refuse(key, reason))?;
        }
        act(values).map_err(|(column, reason)| refuse(&column, &reason))?;
    }
    Ok(())
}

fn name(value: Option<&Value>) -> std::result::Result<String, &'static str> {
    let text = match value {
        None | Some(Value::Null) => String::new(),
        Some(Value::String(text)) => text.trim().to_owned(),
        Some(Value::Number(number)) => number.to_string(),
        Some(Value::Bool(is_true)) => is_true.to_string(),
        Some(_) => return Err("should be a name or a number and is a list or an object"),
    };
    if text.is_empty() { Err("is missing or empty") } else { Ok(text) }
}

/// Each class once: by number where all are numbers, with the numbers, else by name.
fn ordered_classes<'a>(said: impl Iterator<Item = &'a str>) -> (Vec<String>, Option<Vec<f64>>) {
    let names: BTreeSet<&str> = said.collect();
    let number = |name: &&str| name.parse::<f64>().ok().filter(|number| number.is_finite());
    let mut numbered: Vec<(f64, &str)> = names.iter().filter_map(|name| Some((number(name)?, *name))).collect();
    if numbered.len() < names.len() {
        return (names.into_iter().map(str::to_owned).collect(), None);
    }
    numbered.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (values, names): (Vec<f64>, Vec<String>) = numbered.into_iter().map(|(n, name)| (n, name.to_owned())).unzip();
    (names, Some(values))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn numbers_are_in_the_order_of_numbers() {
        let (classes, values) = ordered_classes(["10", "9", "9", "1.5"].into_iter());
        assert_eq!((classes, values), (vec!["1.5".into(), "9".into(), "10".into()], Some(vec![1.5, 9.0, 10.0])));
        let (classes, values) = ordered_classes(["b", "10", "a"].into_iter());
        assert_eq!((classes, values), (vec!["10".into(), "a".into(), "b".into()], None));
    }

    #[test]
    fn names_are_texts_numbers_and_truths() {
        assert_eq!(name(Some(&json!(" a "))), Ok("a".into()));
        assert_eq!((name(Some(&json!(7))), name(Some(&json!(true)))), (Ok("7".into()), Ok("true".into())));
        assert!(name(Some(&json!(""))).is_err() && name(None).is_err() && name(Some(&json!(["a"]))).is_err());
    }
}
