//! Plain text: every line that is not empty is one text.

use super::{ReadOptions, Reader, Record, Row, Rows, next_line, utf8};
use crate::error::Result;
use crate::pool::lines::{Lines, trim_return};
use serde_json::{Map, Value};
use std::sync::Arc;

/// One text per line.
pub(super) struct Txt;

impl Reader for Txt {
    fn name(&self) -> &'static str {
        "txt"
    }

    fn title(&self) -> &'static str {
        "Plain text: one text per line"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["txt", "text"]
    }

    fn recognises(&self, _: &str, _: &ReadOptions) -> bool {
        true
    }

    fn rows<'r>(&self, lines: Lines<'r>, options: &ReadOptions) -> Result<Box<dyn Rows + 'r>> {
        Ok(Box::new(TxtRows { lines, key: options.text_key.as_str().into() }))
    }
}

struct TxtRows<'r> {
    lines: Lines<'r>,
    key: Arc<str>,
}

impl Rows for TxtRows<'_> {
    fn next_row(&mut self) -> Result<Option<Row>> {
        loop {
            let Some(line) = next_line(&mut self.lines)? else { return Ok(None) };
            let Some(bytes) = line.bytes else {
                return Ok(Some(Row::too_long(line.number, self.lines.limit())));
            };
            if bytes.trim_ascii().is_empty() {
                continue;
            }
            let key = Arc::clone(&self.key);
            let decode = move || {
                let text = utf8(trim_return(&bytes), &key)?;
                let data = Value::Object(Map::from_iter([(key.to_string(), Value::String(text))]));
                Ok(Record { text: data.to_string(), data, id: None, label: None })
            };
            return Ok(Some(Row { line: line.number, size: 0, decode: Box::new(decode) }));
        }
    }

    fn bytes_read(&self) -> u64 {
        self.lines.bytes_read()
    }
}
