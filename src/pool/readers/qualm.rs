//! qualm's own JSONL export, read back: the record is under `data`, its id and consensus label beside it.

use super::jsonl::{JsonRows, parse_object};
use super::{Bad, ReadOptions, Reader, Record, Rows};
use crate::error::Result;
use crate::pool::lines::Lines;
use serde::Deserialize;
use serde_json::Value;
use serde_json::value::RawValue;

/// A line of a qualm export.
pub(super) struct Qualm;

impl Reader for Qualm {
    fn name(&self) -> &'static str {
        "qualm"
    }

    fn title(&self) -> &'static str {
        "An export of qualm (JSON lines)"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &[]
    }

    fn recognises(&self, start: &str, _: &ReadOptions) -> bool {
        let first = start.trim_start();
        // The first line may be longer than what we see, so the order of keys must do: exports write it so.
        first.starts_with("{\"id\":\"")
            && first.contains("\",\"data\":")
            && (first.len() > 8000 || first.contains(",\"annotations\":["))
    }

    fn rows<'r>(&self, lines: Lines<'r>, _: &ReadOptions) -> Result<Box<dyn Rows + 'r>> {
        Ok(Box::new(JsonRows { lines, is_first: true, decode }))
    }
}

#[derive(Deserialize)]
struct Exported<'a> {
    #[serde(borrow)]
    data: &'a RawValue,
}

fn decode(line: &[u8]) -> std::result::Result<Record, Bad> {
    let (text, mut object) = parse_object(line)?;
    let raw: Exported<'_> =
        serde_json::from_str(text).map_err(|_| Bad::new("data", "a line of an export has its record under `data`"))?;
    let data_text = raw.data.get().to_owned();
    let data = object.remove("data").unwrap_or(Value::Null);
    if !data.is_object() {
        return Err(Bad::new("data", "`data` should be an object; was this item erased?"));
    }
    // What a model was trusted with is no label of people, here or elsewhere.
    let is_machine = object.get("status").and_then(Value::as_str) == Some("machine");
    let mut word = |key: &str| match object.remove(key) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(Some(text)),
        // The classes of a set, spans, a form.
        Some(parts @ (Value::Array(_) | Value::Object(_))) if key == "label" => Ok(Some(parts.to_string())),
        Some(other) => Err(Bad::new(key, format!("`{key}` should be text and is {other}"))),
    };
    let (id, label) = (word("id")?, word("label")?);
    Ok(Record { id, label: label.filter(|_| !is_machine), data, text: data_text })
}
