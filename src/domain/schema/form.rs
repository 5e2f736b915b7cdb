//! What the page's form sends, as the text of an answer. A name begins with `label`; each kind of schema has its own.

use super::LabelSchema;
use super::value::LabelValue;
use serde_json::{Map, Value, json};

impl LabelSchema {
    /// The text for [`LabelSchema::parse`] of what a form sent, in its order: `label` is a whole answer, sent once or, in
    /// a project of several classes, for each class; `label.start`, `label.end` and `label.label` come once for each row
    /// of spans, where a row without offsets is none; `label.NAME` is a field of a form.
    pub fn text_of_form(&self, said: &[(String, String)]) -> String {
        let whole: Vec<&String> = said.iter().filter(|(name, _)| name == "label").map(|(_, value)| value).collect();
        match (self, &whole[..]) {
            (_, [only]) => (*only).clone(),
            (LabelSchema::Spans(_), []) => rows_of_spans(said),
            (LabelSchema::Fields(_), []) => {
                let value =
                    |(name, value): &(String, String)| Some((name.strip_prefix("label.")?.to_owned(), json!(value)));
                Value::Object(said.iter().filter_map(value).collect::<Map<_, _>>()).to_string()
            }
            (_, many) => LabelValue::Set(many.iter().map(|name| (*name).clone()).collect()).into_text(),
        }
    }
}

fn rows_of_spans(said: &[(String, String)]) -> String {
    let column =
        |name: &'static str| said.iter().filter(move |(key, _)| key == name).map(move |(_, value)| value.trim());
    let rows = column("label.start").zip(column("label.end")).zip(column("label.label"));
    let filled = rows.filter(|((start, end), _)| !(start.is_empty() && end.is_empty()));
    let spans = filled.map(|((start, end), label)| json!({"start": start, "end": end, "label": label}));
    Value::Array(spans.collect()).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent(schema: Value, said: &[(&str, &str)]) -> String {
        let schema: LabelSchema = serde_json::from_value(schema).unwrap();
        let said: Vec<(String, String)> = said.iter().map(|(k, v)| (k.to_string(), v.to_string())).collect();
        schema.parse(&schema.text_of_form(&said)).unwrap().label
    }

    #[test]
    fn forms_say_what_the_schema_asks() {
        let choice = json!({"kind": "choice", "classes": ["a", "b"]});
        assert_eq!(sent(choice, &[("label", "b")]), "b");
        let choices = || json!({"kind": "choices", "classes": ["a", "b"]});
        assert_eq!(sent(choices(), &[("label", "b"), ("label", "a")]), r#"["a","b"]"#);
        assert_eq!((sent(choices(), &[("label", "b")]), sent(choices(), &[])), (r#"["b"]"#.into(), "[]".into()));
        let spans = || json!({"kind": "spans", "text": "t", "labels": ["P", "L"]});
        let rows = [
            ("label.start", "4"),
            ("label.end", "7"),
            ("label.label", "L"),
            ("label.start", ""),
            ("label.end", ""),
            ("label.label", "P"),
            ("label.start", "0"),
            ("label.end", "3"),
            ("label.label", "P"),
        ];
        let canonical = r#"[{"start":0,"end":3,"label":"P"},{"start":4,"end":7,"label":"L"}]"#;
        assert_eq!(sent(spans(), &rows), canonical);
        assert_eq!((sent(spans(), &[("label", canonical)]), sent(spans(), &[])), (canonical.into(), "[]".into()));
        let fields =
            || json!({"kind": "fields", "fields": [{"name": "n", "type": "number"}, {"name": "t", "type": "text"}]});
        assert_eq!(sent(fields(), &[("label.t", "x"), ("label.n", "")]), r#"{"t":"x"}"#);
        assert_eq!(sent(fields(), &[("label", r#"{"n":2}"#)]), r#"{"n":2}"#);
    }
}
