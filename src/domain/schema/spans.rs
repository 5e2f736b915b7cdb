//! Spans: stretches of one text, each with a label.
//!
//! Offsets count Unicode code points from 0, the end not included, as Python and spaCy count: an emoji outside the basic
//! plane is one, a letter with a combining accent two, and right-to-left text is counted in the order it is read. An answer
//! as text is a JSON array in the order of the text: `[{"start":0,"end":4,"label":"PERSON"}]`.

use super::Answer;
use super::choice::check_classes;
use super::structured::number_of;
use crate::domain::lookup;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Any number of stretches of the text under one key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Spans {
    /// The key of the text.
    pub text: String,
    /// What a stretch may be, in the order people see it; 1 to 50.
    pub labels: Vec<String>,
    /// Whether two stretches may share characters.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub overlap: bool,
    /// Whether the page widens what the mouse selects to whole words.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub words: bool,
}

/// A labeled stretch of a text.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Stretch {
    /// Code points before it.
    pub start: usize,
    /// Code points before what follows it.
    pub end: usize,
    /// What it is.
    pub label: String,
}

/// Most labels of a schema.
const MOST_LABELS: usize = 50;
/// Most spans of an answer.
const MOST: usize = 2_000;

impl Spans {
    pub(super) fn check(&self) -> Result<(), String> {
        if self.text.trim().is_empty() {
            return Err("a schema of spans needs `text`, the key of the text they stand in".into());
        }
        let n = self.labels.len();
        if !(1..=MOST_LABELS).contains(&n) {
            return Err(format!("a schema of spans has 1 to {MOST_LABELS} labels; this one has {n}"));
        }
        check_classes(&self.labels)
    }

    /// Reads a JSON array of objects or of `[start, end, "label"]`. Whether the spans lie inside a text is for
    /// [`Spans::fit`] to say.
    pub(super) fn parse(&self, label: &str) -> Result<Answer, String> {
        let value: Value = serde_json::from_str(label.trim()).map_err(|_| {
            format!(
                "the spans should be a JSON array such as [{{\"start\": 0, \"end\": 4, \"label\": {:?}}}], and [] for none",
                self.labels.first().map_or("", String::as_str)
            )
        })?;
        let Value::Array(given) = value else {
            return Err("the spans should be a JSON array, and [] for none".into());
        };
        if given.len() > MOST {
            return Err(format!("the answer has {} spans; {MOST} is the most", given.len()));
        }
        let mut spans = Vec::with_capacity(given.len());
        for (at, one) in given.iter().enumerate() {
            let span = read(one).map_err(|reason| format!("span {}: {reason}", at + 1))?;
            if span.start >= span.end {
                return Err(format!("span {} ({span}): it should start before it ends", at + 1));
            }
            if !self.labels.contains(&span.label) {
                return Err(format!(
                    "span {} ({span}): label `{}` is not in this project's schema ({})",
                    at + 1,
                    span.label,
                    self.labels.join(", ")
                ));
            }
            spans.push(span);
        }
        spans.sort();
        self.check_overlap(&spans)?;
        let label = serde_json::to_string(&spans).map_err(|error| error.to_string())?;
        Ok(Answer { class: number_of(&label) as usize, label })
    }

    fn check_overlap(&self, sorted: &[Stretch]) -> Result<(), String> {
        let mut widest: Option<&Stretch> = None;
        for span in sorted {
            if let Some(before) = widest
                && span.start < before.end
                && (!self.overlap || span == before)
            {
                return Err(match span == before {
                    true => format!("the span {span} stands twice"),
                    false => format!("the spans {before} and {span} overlap, which this project does not allow"),
                });
            }
            // With overlap allowed equal spans are neighbours once sorted.
            if self.overlap || widest.is_none_or(|before| span.end > before.end) {
                widest = Some(span);
            }
        }
        Ok(())
    }

    /// Says which span lies outside the record's text.
    pub(super) fn fit(&self, answer: &Answer, data: &Value) -> Result<(), String> {
        let length = self.text_of(data).chars().count();
        let spans = stretches(&answer.label);
        match spans.iter().enumerate().find(|(_, span)| span.end > length) {
            Some((at, span)) => Err(format!(
                "span {} ({span}) ends at {} and `{}` has {length} characters (code points)",
                at + 1,
                span.end,
                self.text
            )),
            None => Ok(()),
        }
    }

    /// The text of a record; empty where there is none.
    pub fn text_of<'a>(&self, data: &'a Value) -> &'a str {
        lookup(data, &self.text).and_then(Value::as_str).unwrap_or_default()
    }
}

/// The spans of a valid answer's text; none of what is no such answer.
pub fn stretches(label: &str) -> Vec<Stretch> {
    let Ok(Value::Array(given)) = serde_json::from_str(label) else { return Vec::new() };
    given.iter().filter_map(|one| read(one).ok()).collect()
}

impl std::fmt::Display for Stretch {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}–{}", self.label, self.start, self.end)
    }
}

/// What other tools write beside the offsets and the label.
const IGNORED: [&str; 3] = ["token_start", "token_end", "text"];

fn read(one: &Value) -> Result<Stretch, String> {
    let (start, end, label) = match one {
        Value::Array(parts) if parts.len() == 3 => (parts.first(), parts.get(1), parts.get(2)),
        Value::Object(parts) => {
            let known =
                |key: &String| ["start", "end", "label"].contains(&key.as_str()) || IGNORED.contains(&key.as_str());
            if let Some(key) = parts.keys().find(|key| !known(key)) {
                return Err(format!("unknown key `{key}`; a span has start, end and label"));
            }
            (parts.get("start"), parts.get("end"), parts.get("label"))
        }
        other => return Err(format!("a span has start, end and label, and this is {other}")),
    };
    let offset = |name: &str, value: Option<&Value>| {
        match value {
            Some(Value::Number(number)) => number.as_u64().map(|n| n as usize),
            // What a form sends.
            Some(Value::String(text)) => text.trim().parse().ok(),
            _ => None,
        }
        .ok_or_else(|| match value {
            None => format!("`{name}` is missing"),
            Some(value) => format!("`{name}` is {value} and should be a whole number from 0"),
        })
    };
    let label = match label {
        Some(Value::String(label)) => label.trim().to_owned(),
        _ => return Err("`label` is missing".into()),
    };
    Ok(Stretch { start: offset("start", start)?, end: offset("end", end)?, label })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn schema(overlap: bool) -> Spans {
        Spans { text: "body".into(), labels: vec!["PER".into(), "LOC".into()], overlap, words: false }
    }

    fn about(label: Value, text: &str) -> Result<String, String> {
        let answer = schema(false).parse(&label.to_string())?;
        schema(false).fit(&answer, &json!({"body": text})).map(|()| answer.label)
    }

    #[test]
    fn spans_come_in_two_shapes_and_leave_in_one() {
        let canonical = r#"[{"start":0,"end":3,"label":"PER"},{"start":4,"end":7,"label":"LOC"}]"#;
        let objects =
            json!([{"start": 4, "end": 7, "label": "LOC", "token_start": 1}, {"label": "PER", "end": 3, "start": 0}]);
        assert_eq!(about(objects, "Ana Ulm").unwrap(), canonical);
        assert_eq!(about(json!([[0, 3, "PER"], ["4", "7", "LOC"]]), "Ana Ulm").unwrap(), canonical);
        assert_eq!(about(json!([]), "").unwrap(), "[]");
        let (a, b) = (schema(false).parse("[]").unwrap(), schema(false).parse(canonical).unwrap());
        assert_ne!(a.class, b.class);
        assert_eq!(schema(false).parse(&b.label).unwrap(), b);
    }

    #[test]
    fn offsets_count_code_points() {
        // U+1F600 is one code point and two UTF-16 units; the family is seven code points; e + U+0301 is two.
        for (text, length) in [("😀", 1), ("👨‍👩‍👧‍👦", 7), ("e\u{301}", 2), ("שלום", 4), ("مرحبا 😀", 7)]
        {
            assert!(about(json!([[0, length, "PER"]]), text).is_ok(), "{text}");
            let error = about(json!([[0, length + 1, "PER"]]), text).unwrap_err();
            assert_eq!(
                error,
                format!(
                    "span 1 (PER 0–{}) ends at {} and `body` has {length} characters (code points)",
                    length + 1,
                    length + 1
                )
            );
        }
    }

    #[test]
    fn the_wrong_span_is_named() {
        let said = |label: Value| about(label, "Ana lives in Ulm").unwrap_err();
        assert_eq!(said(json!([[0, 3, "PER"], [5, 5, "LOC"]])), "span 2 (LOC 5–5): it should start before it ends");
        assert!(said(json!([[0, 3, "ORG"]])).starts_with("span 1 (ORG 0–3): label `ORG` is not in"));
        assert_eq!(said(json!([{"start": 0, "label": "PER"}])), "span 1: `end` is missing");
        assert!(said(json!([{"start": -1, "end": 2, "label": "PER"}])).contains("`start` is -1"));
        assert!(said(json!([{"start": 0, "end": 2, "label": "PER", "x": 1}])).contains("unknown key `x`"));
        assert!(said(json!({"start": 0})).contains("JSON array") && said(json!("PER")).contains("JSON array"));
    }

    #[test]
    fn overlap_is_for_the_schema_to_allow() {
        let (crossing, nested) =
            (json!([[0, 5, "PER"], [4, 8, "LOC"]]), json!([[0, 9, "PER"], [1, 2, "LOC"], [3, 4, "LOC"]]));
        for label in [crossing, nested] {
            let error = schema(false).parse(&label.to_string()).unwrap_err();
            assert!(error.contains("overlap, which this project does not allow"), "{error}");
            assert!(schema(true).parse(&label.to_string()).is_ok());
        }
        let twice = json!([[0, 5, "PER"], [0, 5, "PER"]]).to_string();
        assert_eq!(schema(true).parse(&twice).unwrap_err(), "the span PER 0–5 stands twice");
        assert!(schema(false).parse(&json!([[0, 5, "PER"], [5, 6, "PER"]]).to_string()).is_ok());
    }

    #[test]
    fn schemas_that_cannot_work_are_refused() {
        assert!(schema(false).check().is_ok());
        assert!(Spans { text: " ".into(), ..schema(false) }.check().unwrap_err().contains("`text`"));
        assert!(Spans { labels: vec![], ..schema(false) }.check().unwrap_err().contains("has 0"));
        assert!(Spans { labels: vec!["a".into(); 2], ..schema(false) }.check().unwrap_err().contains("twice"));
    }
}
