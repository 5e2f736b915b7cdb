//! What differs between two payloads, line by line, as a page shows it.

use super::super::item_view::{Field, all_fields};
use crate::casework::{FieldKind, SpanKind, field_diff, word_diff};
use crate::http::speech::t;
use serde::Serialize;
use serde_json::Value;

/// Changed fields shown at most.
const MOST: usize = 100;
/// Longer texts are shown whole, before and after: a word diff of them is slow and nobody reads it.
const LONGEST: usize = 20_000;

/// A comparison.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Diff {
    /// Against what.
    title: String,
    lines: Vec<Line>,
    /// Changed fields beyond those shown.
    more: usize,
    /// Whether the payloads are for machines and not for reading.
    is_code: bool,
}

impl Diff {
    /// The same, of documents for machines.
    pub(super) fn of_code(self) -> Diff {
        Diff { is_code: true, ..self }
    }
}

/// One field.
#[derive(Debug, Clone, Serialize)]
struct Line {
    path: String,
    /// `added`, `removed` or `changed`.
    kind: &'static str,
    before: String,
    after: String,
    /// Where both are texts: what stayed and what did not, word by word.
    words: Vec<Piece>,
}

/// A run of words.
#[derive(Debug, Clone, PartialEq, Serialize)]
struct Piece {
    /// `same`, `removed` or `added`.
    kind: &'static str,
    text: String,
}

fn text_of(value: Option<&Value>) -> String {
    match value {
        None => String::new(),
        Some(Value::String(text)) => text.clone(),
        Some(other) => other.to_string(),
    }
}

fn words(before: Option<&Value>, after: Option<&Value>) -> Vec<Piece> {
    let (Some(Value::String(before)), Some(Value::String(after))) = (before, after) else { return Vec::new() };
    // One word that became another, such as a mode or an order's number, is read whole.
    let is_one_word = |text: &str| !text.contains(char::is_whitespace);
    if before.len() + after.len() > LONGEST || (is_one_word(before) && is_one_word(after)) {
        return Vec::new();
    }
    let piece = |kind, text| Piece { kind, text };
    let pieces = word_diff(before, after).into_iter().map(|span| match span.kind {
        SpanKind::Same => piece("same", span.text),
        SpanKind::Removed => piece("removed", span.text),
        SpanKind::Added => piece("added", span.text),
    });
    pieces.collect()
}

/// From one payload to the other; none when they say the same.
pub(super) fn diff(title: impl Into<String>, before: &Value, after: &Value) -> Option<Diff> {
    let changes = field_diff(before, after);
    let lines: Vec<Line> = changes
        .iter()
        .take(MOST)
        .map(|change| Line {
            path: if change.path.is_empty() { t!("diff-everything") } else { change.path.clone() },
            kind: match change.kind {
                FieldKind::Added => "added",
                FieldKind::Removed => "removed",
                FieldKind::Changed => "changed",
            },
            before: text_of(change.before.as_ref()),
            after: text_of(change.after.as_ref()),
            words: words(change.before.as_ref(), change.after.as_ref()),
        })
        .collect();
    (!lines.is_empty()).then(|| Diff { title: title.into(), more: changes.len() - lines.len(), lines, is_code: false })
}

/// A payload as rows of a table; what is no object is one row.
pub(super) fn rows(name: &str, value: &Value) -> Vec<Field> {
    match value {
        Value::Null => Vec::new(),
        Value::Object(_) => all_fields(value),
        other => all_fields(&serde_json::json!({ name: other })),
    }
}

/// A payload on one line, up to so many characters.
pub(super) fn one_line(value: &Value, most: usize) -> String {
    let fields = rows("value", value);
    let parts = fields.iter().map(|field| {
        let text: Vec<&str> =
            field.spans.iter().filter(|span| !span.is_hidden).flat_map(|span| span.text.split_whitespace()).collect();
        format!("{} {}", field.key, text.join(" "))
    });
    let line = parts.collect::<Vec<_>>().join(" · ");
    if line.chars().count() <= most {
        return line;
    }
    let cut: String = line.chars().take(most).collect();
    format!("{cut}…")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn fields_and_words_that_differ_are_named() {
        let diff = diff(
            "then",
            &json!({"usd": 40, "text": "Dear Ann, sorry", "old": 1}),
            &json!({"usd": 25, "text": "Dear Bea, sorry", "new": [2]}),
        )
        .unwrap();
        let said: Vec<(&str, &str)> = diff.lines.iter().map(|line| (line.path.as_str(), line.kind)).collect();
        assert!(
            said.contains(&("/usd", "changed"))
                && said.contains(&("/old", "removed"))
                && said.contains(&("/new", "added"))
        );
        let text = diff.lines.iter().find(|line| line.path == "/text").unwrap();
        let removed: String = text.words.iter().filter(|p| p.kind != "added").map(|p| p.text.as_str()).collect();
        let added: String = text.words.iter().filter(|p| p.kind != "removed").map(|p| p.text.as_str()).collect();
        assert_eq!((removed.as_str(), added.as_str()), ("Dear Ann, sorry", "Dear Bea, sorry"));
        let word = super::diff("mode", &json!({"mode": "gate_all"}), &json!({"mode": "post_hoc"})).unwrap();
        assert_eq!((word.lines[0].words.len(), word.lines[0].after.as_str()), (0, "post_hoc"));
        assert!(super::diff("same", &json!({"a": 1}), &json!({"a": 1.0})).is_none());
    }

    #[test]
    fn a_payload_fits_on_a_line() {
        assert_eq!(one_line(&json!({"order": "A1", "usd": 40}), 80), "order A1 · usd 40");
        assert_eq!(one_line(&json!("a\nb"), 80), "value a b");
        assert_eq!(one_line(&json!({"text": "abcdefgh"}), 8), "text abc…");
        assert_eq!(one_line(&Value::Null, 8), "");
    }
}
