//! An item as people see it: texts to read, images, fields in a table, and characters that hide made visible.

use super::item_images::{Picture, pictures};
use crate::domain::{ImageHosts, Recipe, lookup};
use crate::http::speech::t;
use crate::store::ProjectRow;
use serde::Serialize;
use serde_json::Value;

/// Longest text shown at once, in characters. A browser lays out more only slowly, and nobody reads it.
const LONGEST: usize = 100_000;
/// A shown value longer than this is a text of its own, not a cell.
const CELL: usize = 120;

/// A piece of an item.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub(super) enum Block {
    /// A text to read.
    Text {
        /// Its key; empty when it is the only thing there is.
        title: String,
        spans: Vec<Span>,
    },
    /// Images under one key.
    Pictures {
        /// The key; empty when it is the only thing there is.
        title: String,
        pictures: Vec<Picture>,
    },
    /// Fields.
    Table { rows: Vec<Field> },
}

/// What decides how an item looks.
pub(super) struct Look<'a> {
    pub recipe: &'a Recipe,
    pub hosts: ImageHosts,
    /// The item's own id, for images without words.
    pub item: &'a str,
}

impl<'a> Look<'a> {
    /// An item of this project.
    pub fn of(project: &'a ProjectRow, item: &'a str) -> Look<'a> {
        Look { recipe: &project.recipe, hosts: project.image_hosts(), item }
    }
}

/// A row of the table.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct Field {
    pub key: String,
    pub spans: Vec<Span>,
}

/// A run of text, or a character that would not be seen, by its name.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct Span {
    pub text: String,
    pub is_hidden: bool,
}

/// The blocks of an item: what the recipe shows, or what it reads.
pub(super) fn blocks(look: &Look<'_>, data: &Value) -> Vec<Block> {
    blocks_without(look, data, &[])
}

/// The same without some keys, which something else shows.
pub(super) fn blocks_without(look: &Look<'_>, data: &Value, left_out: &[&str]) -> Vec<Block> {
    let recipe = look.recipe;
    let mut blocks = Vec::new();
    let mut rows = Vec::new();
    for key in recipe.shown_keys().into_iter().filter(|key| !left_out.contains(key)) {
        let value = lookup(data, key);
        if recipe.images.iter().any(|image| image == key) {
            let pictures = pictures(look, data, key, "");
            if !pictures.is_empty() {
                blocks.push(Block::Pictures { title: key.to_owned(), pictures });
                continue;
            }
        }
        let text = value_text(value, recipe.vector.as_deref() == Some(key));
        let is_text = recipe.text.iter().any(|text| text == key);
        if (is_text || text.chars().count() > CELL) && !text.is_empty() {
            blocks.push(Block::Text { title: key.to_owned(), spans: spans(&text) });
        } else {
            rows.push(Field { key: key.to_owned(), spans: spans(if text.is_empty() { "–" } else { &text }) });
        }
    }
    if let [Block::Text { title, .. } | Block::Pictures { title, .. }] = &mut blocks[..]
        && rows.is_empty()
        && left_out.is_empty()
    {
        title.clear();
    }
    if !rows.is_empty() {
        blocks.push(Block::Table { rows });
    }
    blocks
}

/// Every key of the record, for the item page.
pub(super) fn all_fields(data: &Value) -> Vec<Field> {
    let entries = data.as_object().into_iter().flatten();
    entries.map(|(key, value)| Field { key: key.clone(), spans: spans(&value_text(Some(value), false)) }).collect()
}

/// The start of an item on one line.
pub(super) fn snippet(recipe: &Recipe, data: &Value, most: usize) -> String {
    let texts: Vec<String> = if recipe.text.is_empty() {
        let pair =
            |key: &str| format!("{key} {}", value_text(lookup(data, key), recipe.vector.as_deref() == Some(key)));
        match recipe.reads_nothing() {
            // Words about the image, or its address.
            true => {
                recipe.image_alt.iter().chain(&recipe.images).map(|key| value_text(lookup(data, key), false)).collect()
            }
            false => recipe.model_keys().map(pair).collect(),
        }
    } else {
        recipe.text.iter().map(|key| value_text(lookup(data, key), false)).filter(|text| !text.is_empty()).collect()
    };
    let joined = texts.iter().filter(|text| !text.is_empty()).map(String::as_str).collect::<Vec<_>>().join(" · ");
    let line: Vec<&str> = joined.split_whitespace().collect();
    let line: String = line.join(" ").chars().filter(|c| !is_hidden(*c)).collect();
    if line.chars().count() <= most {
        return line;
    }
    let cut: String = line.chars().take(most).collect();
    let cut = cut.rsplit_once(' ').filter(|(head, _)| head.len() > most / 2).map_or(cut.as_str(), |(head, _)| head);
    format!("{cut}…")
}

fn value_text(value: Option<&Value>, is_vector: bool) -> String {
    match value {
        None | Some(Value::Null) => String::new(),
        Some(Value::String(text)) if !is_vector => text.clone(),
        Some(Value::Array(numbers)) if is_vector || (numbers.len() > 8 && numbers.iter().all(Value::is_number)) => {
            t!("item-vector", n = numbers.len())
        }
        Some(_) if is_vector => t!("item-a-vector"),
        Some(Value::Bool(true)) => t!("item-yes"),
        Some(Value::Bool(false)) => t!("item-no"),
        Some(other) => other.to_string(),
    }
}

/// A text in pieces; of a longer one than is shown, its beginning.
pub(super) fn text_spans(text: &str) -> Vec<Span> {
    spans(text)
}

fn spans(text: &str) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    let mut run = String::new();
    for (shown, c) in text.chars().enumerate() {
        if shown == LONGEST {
            let left = text.chars().count() - LONGEST;
            spans.push(Span { text: std::mem::take(&mut run), is_hidden: false });
            spans.push(Span { text: t!("item-more", n = left), is_hidden: true });
            return spans;
        }
        if is_hidden(c) {
            if !run.is_empty() {
                spans.push(Span { text: std::mem::take(&mut run), is_hidden: false });
            }
            spans.push(Span { text: name_of(c), is_hidden: true });
        } else {
            run.push(c);
        }
    }
    if !run.is_empty() {
        spans.push(Span { text: run, is_hidden: false });
    }
    spans
}

/// Characters that change how others look without being seen themselves: a text could disguise itself with them.
/// The joiners of emoji and of several scripts (U+200C, U+200D) and variation selectors are needed to read and stay.
fn is_hidden(c: char) -> bool {
    match c {
        '\n' | '\t' | '\r' => false,
        c if c.is_control() => true,
        '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{061c}' | '\u{feff}' | '\u{00ad}' | '\u{180e}' => true,
        '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{fff9}'..='\u{fffb}' => true,
        '\u{e0000}'..='\u{e007f}' => true,
        _ => false,
    }
}

fn name_of(c: char) -> String {
    match c {
        '\u{200b}' => t!("item-zero-width"),
        '\u{202e}' => t!("item-override"),
        '\u{feff}' => t!("item-bom"),
        '\u{00ad}' => t!("item-soft-hyphen"),
        c => format!("U+{:04X}", u32::from(c)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn recipe() -> Recipe {
        Recipe { text: vec!["text".into()], numeric: vec!["age".into()], ..Recipe::default() }
    }

    #[test]
    fn texts_are_read_and_fields_are_listed() {
        let recipe = recipe();
        let look = Look { recipe: &recipe, hosts: ImageHosts::default(), item: "7" };
        let blocks = blocks(&look, &json!({"text": "hello", "age": 4, "secret": 1}));
        let plain = |text: &str| vec![Span { text: text.into(), is_hidden: false }];
        assert_eq!(
            blocks,
            vec![
                Block::Text { title: "text".into(), spans: plain("hello") },
                Block::Table { rows: vec![Field { key: "age".into(), spans: plain("4") }] },
            ]
        );
    }

    #[test]
    fn what_hides_is_named() {
        let found = spans("pay\u{202e}lla\u{200b}");
        let words: Vec<(&str, bool)> = found.iter().map(|s| (s.text.as_str(), s.is_hidden)).collect();
        let expected = [("pay", false), ("right-to-left override", true), ("lla", false), ("zero-width space", true)];
        assert_eq!(words, expected);
        // A family is one emoji of three people and two joiners.
        assert_eq!(spans("👩‍👩‍👦 ok\n").len(), 1);
    }

    #[test]
    fn snippets_end_at_a_word() {
        assert_eq!(snippet(&recipe(), &json!({"text": "one two  three\nfour"}), 12), "one two…");
        assert_eq!(snippet(&recipe(), &json!({"text": "one"}), 12), "one");
        let table = Recipe { numeric: vec!["a".into()], ..Recipe::default() };
        assert_eq!(snippet(&table, &json!({"a": 3}), 20), "a 3");
        let image = Recipe { images: vec!["u".into()], image_alt: Some("alt".into()), ..Recipe::default() };
        assert_eq!(snippet(&image, &json!({"u": "https://x/1.png", "alt": "a cat"}), 40), "a cat · https://x/1.png");
        assert_eq!(snippet(&image, &json!({"u": "https://x/1.png"}), 40), "https://x/1.png");
    }

    #[test]
    fn very_long_texts_are_cut_and_say_so() {
        let found = spans(&"x".repeat(LONGEST + 5));
        assert_eq!(found[1], Span { text: "5 more characters".into(), is_hidden: true });
    }
}
