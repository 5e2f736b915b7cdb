//! Places in a text of which the model was not sure, marked where its caller sends them: `evidence.spans`, each with the
//! path of a text in the arguments, the words or their place in it, and a confidence.

use super::super::item_view::{Field, all_fields};
use super::sure;
use serde::Serialize;
use serde_json::{Value, json};

/// Spans looked at.
const MOST: usize = 200;

/// A field of the payload.
#[derive(Serialize)]
pub(super) struct Shown {
    key: String,
    pieces: Vec<Piece>,
}

/// A run of characters with one confidence, or none.
#[derive(Serialize)]
struct Piece {
    parts: Field,
    /// How sure, in words; empty where nothing is marked.
    doubt: String,
}

/// The payload with places less sure than `threshold` marked. What is no object is one field.
pub(super) fn shown(args: &Value, spans: &Value, threshold: f64) -> Vec<Shown> {
    let whole = json!({ "value": args });
    let entries = match args {
        Value::Null => return Vec::new(),
        Value::Object(map) => map,
        _ => match whole.as_object() {
            Some(map) => map,
            None => return Vec::new(),
        },
    };
    let spans: Vec<&Value> = spans.as_array().into_iter().flatten().take(MOST).collect();
    entries
        .iter()
        .map(|(key, value)| {
            let path = format!("/{}", key.replace('~', "~0").replace('/', "~1"));
            let pieces = match value {
                Value::String(text) => cut(text, &marks(text, &path, &spans, threshold)),
                other => vec![Piece { parts: one(other), doubt: String::new() }],
            };
            Shown { key: key.clone(), pieces }
        })
        .collect()
}

fn one(value: &Value) -> Field {
    all_fields(&json!({ "": value })).pop().unwrap_or(Field { key: String::new(), spans: Vec::new() })
}

/// Byte ranges to mark, in order and apart from each other.
fn marks(text: &str, path: &str, spans: &[&Value], threshold: f64) -> Vec<(usize, usize, f64)> {
    let byte = |at: u64| text.char_indices().map(|(byte, _)| byte).chain([text.len()]).nth(usize::try_from(at).ok()?);
    let mut marks: Vec<(usize, usize, f64)> = spans
        .iter()
        .filter(|span| span["path"] == path)
        .filter_map(|span| {
            let confidence = span["confidence"].as_f64().filter(|share| (0.0..threshold).contains(share))?;
            let (start, end) = match (span["text"].as_str(), span["start"].as_u64(), span["end"].as_u64()) {
                (Some(words), ..) if !words.is_empty() => {
                    let start = text.find(words)?;
                    (start, start + words.len())
                }
                (_, Some(start), Some(end)) => (byte(start)?, byte(end)?),
                _ => return None,
            };
            (start < end).then_some((start, end, confidence))
        })
        .collect();
    marks.sort_by_key(|mark| (mark.0, mark.1));
    let mut apart: Vec<(usize, usize, f64)> = Vec::new();
    for mark in marks {
        if apart.last().is_none_or(|last| last.1 <= mark.0) {
            apart.push(mark);
        }
    }
    apart
}

fn cut(text: &str, marks: &[(usize, usize, f64)]) -> Vec<Piece> {
    let piece = |part: &str, doubt: String| Piece { parts: one(&json!(part)), doubt };
    let (mut pieces, mut at) = (Vec::new(), 0);
    for (start, end, confidence) in marks {
        if at < *start {
            pieces.push(piece(&text[at..*start], String::new()));
        }
        pieces.push(piece(&text[*start..*end], sure(*confidence)));
        at = *end;
    }
    if at < text.len() || pieces.is_empty() {
        pieces.push(piece(&text[at..], String::new()));
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(args: &Value, spans: &Value) -> String {
        let text = |piece: &Piece| piece.parts.spans.iter().map(|span| span.text.as_str()).collect::<String>();
        let mark = |piece: &Piece| match piece.doubt.as_str() {
            "" => text(piece),
            doubt => format!("[{}|{doubt}]", text(piece)),
        };
        shown(args, spans, 0.85).iter().map(|field| field.pieces.iter().map(mark).collect::<String>()).collect()
    }

    #[test]
    fn places_are_marked_by_their_words_or_their_characters() {
        let args = json!({"text": "größer in two days, two"});
        let of = |spans: Value| drawn(&args, &spans);
        assert_eq!(
            of(json!([{"path": "/text", "text": "two days", "confidence": 0.4}])),
            "größer in [two days|40%], two"
        );
        assert_eq!(
            of(json!([{"path": "/text", "start": 2, "end": 6, "confidence": 0.4}])),
            "gr[ößer|40%] in two days, two"
        );
        // Sure enough, elsewhere, out of the text, on top of another: not marked.
        for nothing in [
            json!([{"path": "/text", "text": "two", "confidence": 0.85}]),
            json!([{"path": "/other", "text": "two", "confidence": 0.1}]),
            json!([{"path": "/text", "start": 5, "end": 900, "confidence": 0.1}]),
            json!([{"path": "/text", "text": "", "confidence": 0.1}]),
            json!([{"path": "/text", "text": "two"}]),
            json!("spans"),
        ] {
            assert_eq!(of(nothing.clone()), "größer in two days, two", "{nothing}");
        }
        let twice = json!([{"path": "/text", "start": 0, "end": 4, "confidence": 0.1}, {"path": "/text", "start": 2, "end": 6, "confidence": 0.2}]);
        assert_eq!(of(twice), "[größ|10%]er in two days, two");
        assert_eq!(drawn(&json!("plain"), &Value::Null), "plain");
    }
}
