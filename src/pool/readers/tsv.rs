//! TSV: a header, then one row per line, cells apart by tabs. A cell that is wholly in quotes loses them; any other
//! quote is text, because most programs that write tabs never quote. A cell cannot hold a line break.

use super::cells::Header;
use super::{ReadOptions, Reader, Row, Rows, next_line};
use crate::error::Result;
use crate::pool::lines::{Lines, trim_return};
use std::sync::Arc;

/// Cells apart by tabs.
pub(super) struct Tsv;

impl Reader for Tsv {
    fn name(&self) -> &'static str {
        "tsv"
    }

    fn title(&self) -> &'static str {
        "TSV: a header, cells apart by tabs"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["tsv", "tab"]
    }

    fn recognises(&self, start: &str, options: &ReadOptions) -> bool {
        let header = start.trim_start_matches(['\r', '\n']).lines().next().unwrap_or_default();
        header.contains('\t')
            && (options.keys.is_empty() || header.split('\t').any(|name| options.keys.iter().any(|key| key == name)))
    }

    fn rows<'r>(&self, lines: Lines<'r>, options: &ReadOptions) -> Result<Box<dyn Rows + 'r>> {
        Ok(Box::new(TsvRows { lines, header: None, options: options.clone() }))
    }
}

struct TsvRows<'r> {
    lines: Lines<'r>,
    header: Option<Arc<Header>>,
    options: ReadOptions,
}

impl Rows for TsvRows<'_> {
    fn next_row(&mut self) -> Result<Option<Row>> {
        loop {
            let Some(line) = next_line(&mut self.lines)? else { return Ok(None) };
            let Some(bytes) = line.bytes else {
                return Ok(Some(Row::too_long(line.number, self.lines.limit())));
            };
            if trim_return(&bytes).is_empty() {
                continue;
            }
            let Some(header) = &self.header else {
                self.header = Some(Arc::new(Header::new(split(trim_return(&bytes)), line.number, &self.options)?));
                continue;
            };
            let header = Arc::clone(header);
            return Ok(Some(Row {
                line: line.number,
                size: bytes.len(),
                decode: Box::new(move || header.record(&split(trim_return(&bytes)))),
            }));
        }
    }

    fn bytes_read(&self) -> u64 {
        self.lines.bytes_read()
    }
}

fn split(line: &[u8]) -> Vec<Vec<u8>> {
    line.split(|&b| b == b'\t').map(|cell| unquoted(cell).unwrap_or_else(|| cell.to_vec())).collect()
}

/// The inside of a cell that is wholly in quotes, with doubled quotes made single.
fn unquoted(cell: &[u8]) -> Option<Vec<u8>> {
    let inside = cell.strip_prefix(b"\"")?.strip_suffix(b"\"")?;
    let mut text = Vec::with_capacity(inside.len());
    let mut bytes = inside.iter();
    while let Some(&byte) = bytes.next() {
        if byte == b'"' && bytes.next() != Some(&b'"') {
            return None;
        }
        text.push(byte);
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_are_text_unless_they_wrap_the_cell() {
        let cells = |line: &str| -> Vec<String> {
            split(line.as_bytes()).into_iter().map(|c| String::from_utf8(c).unwrap()).collect()
        };
        assert_eq!(cells("\"Yes\" she said\tb"), ["\"Yes\" she said", "b"]);
        assert_eq!(cells("\"a \"\"b\"\" c\"\t\"\""), ["a \"b\" c", ""]);
        assert_eq!(cells("\"a\" and \"b\"\t\""), ["\"a\" and \"b\"", "\""]);
    }
}
