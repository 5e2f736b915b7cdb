//! What stands in the answer's form when it is drawn: what a form held that came back, or an answer that was taken back.

use crate::domain::{AnnotationId, ItemId, LabelSchema, UserId};
use crate::error::{Error, Result};
use crate::store::{ProjectRow, Reader};
use serde_json::Value;

/// An answer as its form sends it, with note and flag.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Draft {
    /// Fields named `label` or `label.` and more.
    pub said: Vec<(String, String)>,
    pub note: String,
    pub is_flagged: bool,
}

impl Draft {
    /// What somebody's own annotation said before it was taken back. Nothing where it still counts, is somebody else's, or
    /// is about another item than the one on the page.
    pub fn taken_back(r: &Reader<'_>, row: &ProjectRow, was: AnnotationId, of: (UserId, ItemId)) -> Result<Draft> {
        let given = match r.annotation(was) {
            Ok(given) => given,
            Err(Error::NotFound(_)) => return Ok(Draft::default()),
            Err(error) => return Err(error),
        };
        let is_it = given.project == row.id && !given.is_current && (given.person, given.item) == (Some(of.0), of.1);
        Ok(match is_it {
            true => Draft { said: said(&row.schema, &given.label), note: given.note, is_flagged: given.is_flagged },
            false => Draft::default(),
        })
    }

    /// Whether a class, a step or a side is in the answer.
    pub fn says(&self, label: &str) -> bool {
        self.said.iter().any(|(name, value)| name == "label" && value == label)
    }
}

/// A stored label as the form of its schema sends it.
fn said(schema: &LabelSchema, label: &str) -> Vec<(String, String)> {
    match schema {
        LabelSchema::Choices(_) => {
            let names = schema.value_of(label).into_names();
            names.into_iter().map(|name| ("label".to_owned(), name)).collect()
        }
        LabelSchema::Fields(form) => {
            let values: Value = serde_json::from_str(label).unwrap_or_default();
            let text = |value: &Value| match value {
                Value::Bool(true) => "yes".to_owned(),
                Value::Bool(false) => "no".to_owned(),
                Value::String(text) => text.clone(),
                other => other.to_string(),
            };
            let filled = form.fields.iter().filter_map(|field| Some((&field.name, values.get(&field.name)?)));
            filled.map(|(name, value)| (format!("label.{name}"), text(value))).collect()
        }
        _ => vec![("label".to_owned(), label.to_owned())],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_stored_answer_becomes_the_fields_of_its_form() {
        let of = |schema: Value, label: &str| {
            let schema: LabelSchema = serde_json::from_value(schema).unwrap();
            let stored = schema.parse(label).unwrap().label;
            let fields = said(&schema, &stored);
            // What the form sends again is the same answer.
            assert_eq!(schema.parse(&schema.text_of_form(&fields)).unwrap().label, stored);
            fields
        };
        let field = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        assert_eq!(of(json!({"kind": "choice", "classes": ["a", "b"]}), "b"), [field("label", "b")]);
        let both = of(json!({"kind": "choices", "classes": ["a", "b", "c"]}), r#"["c","a"]"#);
        assert_eq!(both, [field("label", "a"), field("label", "c")]);
        assert!(of(json!({"kind": "choices", "classes": ["a", "b"]}), "[]").is_empty());
        assert_eq!(of(json!({"kind": "rating", "min": 0, "max": 5}), "4"), [field("label", "4")]);
        assert_eq!(
            of(json!({"kind": "pairs", "left": "x", "right": "y", "tie": true}), "tie"),
            [field("label", "tie")]
        );
        let spans = of(json!({"kind": "spans", "text": "t", "labels": ["P"]}), r#"[[0,3,"P"]]"#);
        assert_eq!(spans, [field("label", r#"[{"start":0,"end":3,"label":"P"}]"#)]);
        let form = json!({"kind": "fields", "fields": [{"name": "n", "type": "number"}, {"name": "t", "type": "text"},
                          {"name": "p", "type": "bool"}, {"name": "d", "type": "date"}]});
        let filled = of(form, r#"{"n": 3.5, "p": false, "d": "2026-11-23"}"#);
        assert_eq!(filled, [field("label.n", "3.5"), field("label.p", "no"), field("label.d", "2026-11-23")]);
    }
}
