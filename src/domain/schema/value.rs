//! A label as programs send and get it: one name, the list of the names that apply, or spans and fields as JSON.

use super::spans::stretches;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::fmt;

/// A class's name, or in a project of several the names in schema order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum LabelValue {
    /// Exactly one class.
    One(String),
    /// Any number of classes.
    Set(Vec<String>),
    /// Spans, a filled-in form, or a rating sent as a number.
    Parts(Value),
}

impl LabelValue {
    /// As one text for [`super::LabelSchema::parse`]: a list becomes a JSON array.
    pub fn into_text(self) -> String {
        match self {
            LabelValue::One(name) => name,
            LabelValue::Set(names) => Value::from(names).to_string(),
            LabelValue::Parts(value) => value.to_string(),
        }
    }

    /// The names, one or many; of spans the label of each.
    pub fn into_names(self) -> Vec<String> {
        match self {
            LabelValue::One(name) => vec![name],
            LabelValue::Set(names) => names,
            LabelValue::Parts(value) => stretches(&value.to_string()).into_iter().map(|span| span.label).collect(),
        }
    }

    /// For a cell of a table: names with `|` between, `[]` for an empty list, JSON for spans and fields.
    pub fn cell(&self) -> String {
        match self {
            LabelValue::One(name) => name.clone(),
            LabelValue::Set(names) if names.is_empty() => "[]".into(),
            LabelValue::Set(names) => names.join("|"),
            LabelValue::Parts(value) => value.to_string(),
        }
    }
}

/// For people: names with commas between.
impl fmt::Display for LabelValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            LabelValue::One(name) => f.write_str(name),
            LabelValue::Set(names) if names.is_empty() => f.write_str("none of them"),
            LabelValue::Set(names) => f.write_str(&names.join(", ")),
            LabelValue::Parts(Value::Object(fields)) if fields.is_empty() => f.write_str("nothing filled in"),
            LabelValue::Parts(Value::Object(fields)) => {
                let parts: Vec<String> =
                    fields.iter().map(|(name, value)| format!("{name}: {}", word(value))).collect();
                f.write_str(&parts.join("; "))
            }
            LabelValue::Parts(Value::Array(spans)) if spans.is_empty() => f.write_str("no spans"),
            LabelValue::Parts(value @ Value::Array(_)) => {
                let spans: Vec<String> = stretches(&value.to_string()).iter().map(ToString::to_string).collect();
                f.write_str(&spans.join(", "))
            }
            LabelValue::Parts(other) => write!(f, "{other}"),
        }
    }
}

fn word(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Bool(true) => "yes".into(),
        Value::Bool(false) => "no".into(),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn programs_people_and_cells() {
        let set: LabelValue = serde_json::from_str(r#"["a","b"]"#).unwrap();
        assert_eq!(
            (set.to_string(), set.cell(), set.into_text()),
            ("a, b".into(), "a|b".into(), r#"["a","b"]"#.into())
        );
        let none = LabelValue::Set(vec![]);
        assert_eq!(
            (none.to_string(), none.cell(), none.into_text()),
            ("none of them".into(), "[]".into(), "[]".into())
        );
        let one: LabelValue = serde_json::from_str(r#""a|b""#).unwrap();
        assert_eq!((one.to_string(), one.cell(), one.into_text()), ("a|b".into(), "a|b".into(), "a|b".into()));
    }
}
