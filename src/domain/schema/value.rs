//! A label as programs send and get it: one name, or the list of the names that apply.

use serde::{Deserialize, Serialize};
use std::fmt;

/// A class's name, or in a project of several the names in schema order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum LabelValue {
    /// Exactly one class.
    One(String),
    /// Any number of classes.
    Set(Vec<String>),
}

impl LabelValue {
    /// As one text for [`super::LabelSchema::parse`]: a list becomes a JSON array.
    pub fn into_text(self) -> String {
        match self {
            LabelValue::One(name) => name,
            LabelValue::Set(names) => serde_json::Value::from(names).to_string(),
        }
    }

    /// The names, one or many.
    pub fn into_names(self) -> Vec<String> {
        match self {
            LabelValue::One(name) => vec![name],
            LabelValue::Set(names) => names,
        }
    }

    /// For a cell of a table: names with `|` between, `[]` for an empty list.
    pub fn cell(&self) -> String {
        match self {
            LabelValue::One(name) => name.clone(),
            LabelValue::Set(names) if names.is_empty() => "[]".into(),
            LabelValue::Set(names) => names.join("|"),
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
        }
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
