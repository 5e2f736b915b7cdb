//! JSONL: one JSON object per line. The text of a record is kept as it came, so no number loses a digit.

use super::{Bad, ReadOptions, Reader, Record, Row, Rows, next_line};
use crate::error::{Error, Result};
use crate::pool::lines::{Lines, trim_return};
use serde::de::{Deserialize, Deserializer, Error as _, MapAccess, Visitor};
use serde_json::{Map, Value};

/// One JSON object per line.
pub(super) struct Jsonl;

impl Reader for Jsonl {
    fn name(&self) -> &'static str {
        "jsonl"
    }

    fn title(&self) -> &'static str {
        "JSON lines: one object per line"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["jsonl", "ndjson", "json"]
    }

    fn recognises(&self, start: &str, _: &ReadOptions) -> bool {
        start.trim_start().starts_with(['{', '['])
    }

    fn rows<'r>(&self, lines: Lines<'r>, _: &ReadOptions) -> Result<Box<dyn Rows + 'r>> {
        Ok(Box::new(JsonRows { lines, is_first: true, decode: |line| decode_object(line) }))
    }
}

/// Lines with one JSON object each; `decode` says what the object means.
pub(super) struct JsonRows<'r> {
    pub lines: Lines<'r>,
    pub is_first: bool,
    pub decode: fn(&[u8]) -> std::result::Result<Record, Bad>,
}

impl Rows for JsonRows<'_> {
    fn next_row(&mut self) -> Result<Option<Row>> {
        loop {
            let Some(line) = next_line(&mut self.lines)? else { return Ok(None) };
            let Some(bytes) = line.bytes else {
                self.is_first = false;
                return Ok(Some(Row::too_long(line.number, self.lines.limit())));
            };
            if bytes.trim_ascii().is_empty() {
                continue;
            }
            if std::mem::take(&mut self.is_first) {
                refuse_whole_documents(&bytes)?;
            }
            let decode = self.decode;
            return Ok(Some(Row {
                line: line.number,
                size: bytes.len(),
                decode: Box::new(move || decode(trim_return(&bytes))),
            }));
        }
    }

    fn bytes_read(&self) -> u64 {
        self.lines.bytes_read()
    }
}

/// Every line of such a file would be bad; one sentence helps more than a thousand.
fn refuse_whole_documents(first: &[u8]) -> Result<()> {
    match first.trim_ascii() {
        [b'[', ..] => Err(Error::Invalid(
            "this file is one JSON array; qualm reads one object per line (JSONL). `jq -c '.[]' FILE` makes it so".into(),
        )),
        [b'{'] => Err(Error::Invalid(
            "this file is JSON spread over many lines; qualm reads one object per line (JSONL). `jq -c . FILE` makes it so"
                .into(),
        )),
        _ => Ok(()),
    }
}

/// A line as a record.
pub(super) fn decode_object(line: &[u8]) -> std::result::Result<Record, Bad> {
    let (text, object) = parse_object(line)?;
    Ok(Record { data: Value::Object(object), text: text.to_owned(), id: None, label: None })
}

/// A line's text and the object in it.
pub(super) fn parse_object(line: &[u8]) -> std::result::Result<(&str, Map<String, Value>), Bad> {
    if let Some(at) = line.iter().position(|&b| b == 0) {
        return Err(Bad::new((at + 1).to_string(), "holds a NUL byte; is this a text file?"));
    }
    let text = std::str::from_utf8(line).map_err(|e| {
        let at = e.valid_up_to();
        Bad::new(
            (at + 1).to_string(),
            format!("is not UTF-8: byte 0x{:02X} at position {}. Save the file as UTF-8", line[at], at + 1),
        )
    })?;
    match serde_json::from_str::<Object>(text) {
        Ok(Object(object)) => Ok((text.trim(), object)),
        Err(error) => Err(explain(text, &error)),
    }
}

fn explain(text: &str, error: &serde_json::Error) -> Bad {
    let at = error.column().clamp(1, text.len().max(1));
    let said = error.to_string();
    let said = said.split(" at line ").next().unwrap_or_default();
    let here = &text.as_bytes()[at - 1..];
    let reason = if let Some(key) = said.strip_prefix(TWICE) {
        return Bad::new(key, format!("the key `{key}` stands twice in this object"));
    } else if said.contains("surrogate") || said.contains("unexpected end of hex escape") {
        "holds half of a surrogate pair (\\ud800 to \\udfff), which is no character".to_owned()
    } else if said.contains("recursion limit") {
        "is nested deeper than 127 levels".to_owned()
    } else if said.contains("number out of range") {
        "holds a number that is too large to calculate with (beyond 1.8e308)".to_owned()
    } else if said.contains("invalid type") {
        let what = said.split(", expected").next().unwrap_or_default().replace("invalid type: ", "");
        return Bad::new("", format!("is {what}; each line should be one JSON object, such as {{\"text\": \"…\"}}"));
    } else if said.contains("trailing characters") {
        "something stands behind the object; each line should be one JSON object alone".to_owned()
    } else if error.is_eof() {
        "the line ends inside a value; one record must stand on one line".to_owned()
    } else if said.contains("control character") {
        "a tab or another control character stands unescaped inside a text".to_owned()
    } else if [b"NaN".as_slice(), b"Infinity", b"-Infinity"].iter().any(|word| {
        // The column points at or just behind the first letter.
        here.starts_with(word) || text.as_bytes()[at.saturating_sub(2)..].starts_with(word)
    }) {
        "NaN and Infinity are not JSON; leave the value out or write null".to_owned()
    } else {
        format!("is not JSON here: {said}")
    };
    Bad::new(at.to_string(), reason)
}

const TWICE: &str = "key twice: ";

/// An object whose keys differ. `serde_json` alone would keep the last of two values and say nothing.
struct Object(Map<String, Value>);

impl<'de> Deserialize<'de> for Object {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        struct Keys;
        impl<'de> Visitor<'de> for Keys {
            type Value = Object;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> std::result::Result<Object, A::Error> {
                let mut object = Map::new();
                while let Some((key, value)) = map.next_entry::<String, Value>()? {
                    if object.contains_key(&key) {
                        return Err(A::Error::custom(format!("{TWICE}{key}")));
                    }
                    object.insert(key, value);
                }
                Ok(Object(object))
            }
        }
        deserializer.deserialize_any(Keys)
    }
}
