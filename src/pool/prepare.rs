//! From a record to an item: its id, its label, the digests that find duplicates, and the part it belongs to.

use super::preview::under_our_keys;
use super::readers::{Bad, Record};
use crate::digest::{hex, sha256};
use crate::domain::{Answer, ItemFields, LabelSchema, Part, Recipe, fold_text, language_of, lookup};
use crate::store::{NewItem, ProjectRow};
use serde_json::Value;
use serde_json::value::RawValue;
use std::collections::BTreeMap;

/// What an import needs to know to turn a record into an item.
#[derive(Debug, Clone)]
pub(super) struct Rules {
    pub recipe: Recipe,
    pub schema: LabelSchema,
    pub seed: u64,
    pub holdout_share: f64,
    /// The key with the id; none: `id` where a record has one.
    pub id_key: Option<String>,
    /// The key with the label.
    pub label_key: Option<String>,
    /// Keys that are not stored. The label's key never is.
    pub drop: Vec<String>,
    /// Columns that are kept under another key.
    pub rename: BTreeMap<String, String>,
    /// The key with the item's language; empty where languages play no part.
    pub language_key: String,
}

/// An item ready to be stored.
#[derive(Debug)]
pub(super) struct Prepared {
    pub item: NewItem,
    /// Its part is demanded by its group, not only by its text.
    pub has_group: bool,
    /// The label that came with it.
    pub answer: Option<Answer>,
    /// The length of its vector; 0 without one.
    pub vector_len: usize,
}

impl Rules {
    /// The rules of a project, for a record that brings its own id and no label.
    pub fn of(project: &ProjectRow) -> Rules {
        Rules {
            recipe: project.recipe.clone(),
            schema: project.schema.clone(),
            seed: project.seed,
            holdout_share: project.settings.holdout_share,
            id_key: None,
            label_key: None,
            drop: Vec::new(),
            rename: BTreeMap::new(),
            language_key: project.settings.language_key.clone(),
        }
    }

    /// The record as an item, or what is wrong with it.
    pub fn prepare(&self, record: Record) -> Result<Prepared, Bad> {
        let record = under_our_keys(record, &self.rename);
        let fields = self.recipe.read(&record.data).map_err(|(key, reason)| Bad::new(key, reason))?;
        self.schema.check_record(&record.data).map_err(|(key, reason)| Bad::new(key, reason))?;
        let content = content_digest(&fields);
        let fold = fold_digest(&fields, &content);
        let grouped = self.group(&record.data)?;
        let answer = self.label(&record)?;
        let external = match self.id(&record)? {
            Some(id) => id,
            None => format!("c-{}", hex(&content[..8])),
        };
        let part = part_of(self.seed, self.holdout_share, grouped.unwrap_or(fold));
        let vector_len = fields.vector.len();
        let mut data = record.text;
        for key in self.label_key.iter().chain(&self.drop) {
            if let Some(shorter) = without(&data, key) {
                data = shorter;
            }
        }
        let language = language_of(&record.data, &self.language_key);
        let item = NewItem { external, part, content, fold, grouped, data, language };
        Ok(Prepared { item, has_group: grouped.is_some(), answer, vector_len })
    }

    fn id(&self, record: &Record) -> Result<Option<String>, Bad> {
        let key = self.id_key.as_deref().unwrap_or("id");
        let id = match (&record.id, &self.id_key, lookup(&record.data, key)) {
            (Some(id), None, _) => id.clone(),
            (_, _, Some(Value::String(id))) => id.trim().to_owned(),
            (_, _, Some(Value::Number(id))) => id.to_string(),
            (_, None, None | Some(Value::Null)) => return Ok(None),
            (_, Some(_), None | Some(Value::Null)) => {
                return Err(Bad::new(key, format!("`{key}` is missing, and this import takes its ids from there")));
            }
            (_, _, Some(other)) => {
                return Err(Bad::new(key, format!("an id should be text or a number and is {}", shortened(other))));
            }
        };
        let length = id.chars().count();
        if !(1..=200).contains(&length) {
            return Err(Bad::new(key, format!("an id should have 1 to 200 characters and has {length}")));
        }
        if id.chars().any(char::is_control) {
            return Err(Bad::new(key, "an id should have no line breaks or other control characters"));
        }
        Ok(Some(id))
    }

    fn label(&self, record: &Record) -> Result<Option<Answer>, Bad> {
        let (column, label) = match &self.label_key {
            None => ("label", record.label.clone()),
            Some(key) => {
                let label = match lookup(&record.data, key) {
                    // An export keeps the label beside the record.
                    None | Some(Value::Null) => record.label.clone().filter(|_| key == "label"),
                    Some(Value::String(label)) => Some(label.clone()),
                    Some(Value::Number(label)) => Some(label.to_string()),
                    Some(Value::Bool(label)) => Some(label.to_string()),
                    Some(names @ Value::Array(_)) if self.schema.is_multi() => Some(names.to_string()),
                    Some(parts @ (Value::Array(_) | Value::Object(_))) if self.schema.is_structured() => {
                        Some(parts.to_string())
                    }
                    Some(other) => {
                        return Err(Bad::new(key, format!("a label should be text and is {}", shortened(other))));
                    }
                };
                (key.as_str(), label)
            }
        };
        match label {
            Some(label) if !label.trim().is_empty() => {
                let answer = self.schema.parse_about(&label, false, &record.data);
                answer.map(Some).map_err(|reason| Bad::new(column, reason))
            }
            _ => Ok(None),
        }
    }

    fn group(&self, data: &Value) -> Result<Option<i64>, Bad> {
        let Some(key) = &self.recipe.group else { return Ok(None) };
        let group = match lookup(data, key) {
            None | Some(Value::Null) => return Ok(None),
            Some(Value::String(group)) if group.trim().is_empty() => return Ok(None),
            Some(Value::String(group)) => group.trim().to_owned(),
            Some(group @ (Value::Number(_) | Value::Bool(_))) => group.to_string(),
            Some(other) => {
                return Err(Bad::new(key, format!("a group should be text or a number and is {}", shortened(other))));
            }
        };
        Ok(Some(first_i64(&sha256(&[b"group", group.as_bytes()]))))
    }
}

/// The digest of what the model reads and of the images. The record's other keys may differ: two rows that look alike to
/// the model and to people are one question.
pub(super) fn content_digest(fields: &ItemFields) -> [u8; 16] {
    let mut parts: Vec<Vec<u8>> = vec![b"content".to_vec()];
    let mut put = |tag: u8, value: Option<&[u8]>| {
        let mut part = vec![tag, u8::from(value.is_some())];
        part.extend_from_slice(value.unwrap_or_default());
        parts.push(part);
    };
    fields.texts.iter().for_each(|text| put(b't', Some(text.as_bytes())));
    // Adding zero makes -0 and 0 alike.
    fields.numbers.iter().for_each(|x| put(b'n', x.map(|x| (x + 0.0).to_le_bytes()).as_ref().map(<[u8; 8]>::as_slice)));
    fields.categories.iter().for_each(|category| put(b'c', category.as_deref().map(str::as_bytes)));
    fields.vector.iter().for_each(|x| put(b'v', Some(&(x + 0.0).to_le_bytes())));
    fields.images.iter().for_each(|address| put(b'i', Some(address.as_bytes())));
    let parts: Vec<&[u8]> = parts.iter().map(Vec::as_slice).collect();
    let digest = sha256(&parts);
    std::array::from_fn(|at| digest[at])
}

/// The digest that near-copies share: of the folded texts, or of the content where no letter or digit is left of them.
fn fold_digest(fields: &ItemFields, content: &[u8; 16]) -> i64 {
    let folded: Vec<String> = fields.texts.iter().map(|text| fold_text(text)).collect();
    if folded.iter().all(String::is_empty) {
        return first_i64(&sha256(&[b"content", content]));
    }
    let mut parts: Vec<&[u8]> = vec![b"fold"];
    parts.extend(folded.iter().map(String::as_bytes));
    first_i64(&sha256(&parts))
}

/// Draws a part by key: the same key always lands in the same part, and over keys the draw is uniform. `share` is the
/// holdout's.
pub(super) fn part_of(seed: u64, share: f64, key: i64) -> Part {
    let drawn = first_i64(&sha256(&[b"part", &seed.to_le_bytes(), &key.to_le_bytes()])) as u64;
    // 53 bits make a number in [0, 1) without rounding.
    let uniform = (drawn >> 11) as f64 / (1u64 << 53) as f64;
    if uniform < share { Part::Holdout } else { Part::Pool }
}

fn first_i64(digest: &[u8; 32]) -> i64 {
    i64::from_le_bytes(std::array::from_fn(|at| digest[at]))
}

fn shortened(value: &Value) -> String {
    match value {
        Value::Array(_) => "an array".into(),
        Value::Object(_) => "an object".into(),
        other => other.to_string(),
    }
}

/// An object's text without one key (a path as [`lookup`] reads it), every other byte of its values as it was. None when
/// the key is not there.
fn without(object: &str, path: &str) -> Option<String> {
    let entries = raw_entries(object)?;
    if let Some(at) = entries.iter().position(|(key, _)| key == path) {
        return Some(write_entries(&entries, |index, _| (index != at).then_some(None)));
    }
    path.match_indices('.').find_map(|(dot, _)| {
        let at = entries.iter().position(|(key, _)| key == &path[..dot])?;
        let inner = without(entries[at].1.get(), &path[dot + 1..])?;
        Some(write_entries(&entries, |index, _| Some((index == at).then(|| inner.clone()))))
    })
}

/// An object with some of its keys under other names, as text and as a value; a key that had such a name is left out.
/// None when the text is no object.
pub(super) fn renamed(object: &str, names: &BTreeMap<String, String>) -> Option<(String, Value)> {
    let entries: Vec<Entry<'_>> = raw_entries(object)?
        .into_iter()
        .filter_map(|(key, value)| match names.get(&key) {
            Some(name) => Some((name.clone(), value)),
            None => (!names.values().any(|name| *name == key)).then_some((key, value)),
        })
        .collect();
    let text = write_entries(&entries, |_, _| Some(None));
    let data = serde_json::from_str(&text).ok()?;
    Some((text, data))
}

pub(super) type Entry<'a> = (String, &'a RawValue);

fn write_entries(entries: &[Entry<'_>], mut change: impl FnMut(usize, &Entry<'_>) -> Option<Option<String>>) -> String {
    let mut text = String::from("{");
    for (at, entry) in entries.iter().enumerate() {
        let Some(replaced) = change(at, entry) else { continue };
        if text.len() > 1 {
            text.push(',');
        }
        text.push_str(&Value::String(entry.0.clone()).to_string());
        text.push(':');
        text.push_str(replaced.as_deref().unwrap_or(entry.1.get()));
    }
    text.push('}');
    text
}

pub(super) fn raw_entries(object: &str) -> Option<Vec<Entry<'_>>> {
    struct Entries;
    impl<'de> serde::de::Visitor<'de> for Entries {
        type Value = Vec<Entry<'de>>;

        fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str("an object")
        }

        fn visit_map<A: serde::de::MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
            let mut entries = Vec::new();
            while let Some(entry) = map.next_entry()? {
                entries.push(entry);
            }
            Ok(entries)
        }
    }
    let mut parser = serde_json::Deserializer::from_str(object);
    serde::Deserializer::deserialize_map(&mut parser, Entries).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn fields(text: &str) -> ItemFields {
        ItemFields { texts: vec![text.into()], ..ItemFields::default() }
    }

    #[test]
    fn a_dropped_key_leaves_every_other_byte_alone() {
        let text = r#"{"n": 12345678901234567890123, "label":"a","deep":{"x":1e2,"label":2.50}, "a.b":1}"#;
        assert_eq!(
            without(text, "label").unwrap(),
            r#"{"n":12345678901234567890123,"deep":{"x":1e2,"label":2.50},"a.b":1}"#
        );
        assert_eq!(
            without(text, "deep.label").unwrap(),
            r#"{"n":12345678901234567890123,"label":"a","deep":{"x":1e2},"a.b":1}"#
        );
        assert!(!without(text, "a.b").unwrap().contains("a.b"));
        assert_eq!(without(text, "none"), None);
        assert_eq!(without(text, "deep.none"), None);
        assert_eq!(without(r#"{"label":"a"}"#, "label").unwrap(), "{}");
    }

    #[test]
    fn a_renamed_column_takes_the_place_of_its_namesake() {
        let names = BTreeMap::from([("body".to_owned(), "text".to_owned())]);
        let (text, data) = renamed(r#"{"text":"old","body":"new","n":1e2}"#, &names).unwrap();
        assert_eq!(text, r#"{"text":"new","n":1e2}"#);
        assert_eq!(data["text"], "new");
        assert!(renamed("[1]", &names).is_none());
    }

    #[test]
    fn content_tells_missing_from_empty_and_kinds_apart() {
        let number = |x: Option<f64>| ItemFields { numbers: vec![x], ..ItemFields::default() };
        assert_ne!(content_digest(&number(None)), content_digest(&number(Some(0.0))));
        assert_eq!(content_digest(&number(Some(-0.0))), content_digest(&number(Some(0.0))));
        assert_ne!(content_digest(&fields("a")), content_digest(&fields("A")));
        let category = |c: Option<&str>| ItemFields { categories: vec![c.map(str::to_owned)], ..ItemFields::default() };
        assert_ne!(content_digest(&category(None)), content_digest(&category(Some(""))));
        let two = |a: &str, b: &str| ItemFields { texts: vec![a.into(), b.into()], ..ItemFields::default() };
        assert_ne!(content_digest(&two("a", "b")), content_digest(&two("ab", "")));
        let image = |address: &str| ItemFields { images: vec![address.into()], ..fields("a") };
        assert_ne!(content_digest(&image("u")), content_digest(&image("v")));
        assert_ne!(content_digest(&image("u")), content_digest(&two("a", "u")));
    }

    #[test]
    fn near_copies_share_a_fold_and_wordless_texts_do_not() {
        let fold = |text: &str| fold_digest(&fields(text), &content_digest(&fields(text)));
        assert_eq!(fold("Order 4711 is LATE!!"), fold("order 5 is late"));
        assert_ne!(fold("order is late"), fold("order was late"));
        assert_ne!(fold("!!!"), fold("???"));
    }

    #[test]
    fn the_holdout_has_its_share_and_only_grows_with_it() {
        let drawn = |share| (0..20_000).filter(|&key| part_of(7, share, key) == Part::Holdout).count();
        // 20,000 draws of 0.1: standard deviation 42, so 200 is nearly five of them.
        assert!(drawn(0.1).abs_diff(2000) < 200, "{}", drawn(0.1));
        assert_eq!((drawn(0.0), drawn(1.0)), (0, 20_000));
        assert!((0..2000).all(|key| part_of(7, 0.1, key) == Part::Pool || part_of(7, 0.3, key) == Part::Holdout));
        assert_ne!(
            (0..200).map(|key| part_of(1, 0.5, key)).collect::<Vec<_>>(),
            (0..200).map(|key| part_of(2, 0.5, key)).collect::<Vec<_>>()
        );
    }

    #[test]
    fn ids_are_given_or_derived() {
        let rules = Rules {
            recipe: Recipe { text: vec!["text".into()], ..Recipe::default() },
            schema: serde_json::from_value(json!({"kind": "choice", "classes": ["a", "b"]})).unwrap(),
            seed: 1,
            holdout_share: 0.1,
            id_key: None,
            label_key: None,
            drop: vec![],
            rename: BTreeMap::new(),
            language_key: String::new(),
        };
        let id = |data: Value| {
            let record = Record { text: data.to_string(), data, id: None, label: None };
            rules.prepare(record).map(|p| p.item.external).map_err(|bad| bad.reason)
        };
        assert_eq!(id(json!({"id": 17, "text": "x"})).unwrap(), "17");
        assert_eq!(id(json!({"id": " k ", "text": "x"})).unwrap(), "k");
        let derived = id(json!({"text": "x"})).unwrap();
        assert!(derived.starts_with("c-") && derived.len() == 18, "{derived}");
        assert_eq!(derived, id(json!({"id": null, "text": "x", "more": 1})).unwrap());
        assert!(id(json!({"id": "", "text": "x"})).unwrap_err().contains("1 to 200"));
        assert!(id(json!({"id": "k".repeat(201), "text": "x"})).unwrap_err().contains("has 201"));
        assert!(id(json!({"id": ["a"], "text": "x"})).unwrap_err().contains("an array"));
        assert!(id(json!({"id": "a\nb", "text": "x"})).unwrap_err().contains("control"));
    }
}
