//! Readers: file formats in. One file each, one line in [`READERS`].
//!
//! A reader cuts its input into rows, one after the other and with constant memory; decoding a row is separate, so that
//! many rows are decoded at once.

mod cells;
mod csv;
mod jsonl;
mod open;
mod qualm;
mod tsv;
mod txt;

pub use open::{Opened, open};

use super::lines::{Line, Lines};
use crate::error::{Error, Result};
use serde_json::Value;

/// Every format that can be read. Command line, upload page and REST read this list. Formats that are recognised by
/// their first bytes stand before those that would take anything.
pub static READERS: &[&dyn Reader] = &[&qualm::Qualm, &jsonl::Jsonl, &csv::Csv, &tsv::Tsv, &txt::Txt];

/// A record, decoded.
#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    /// A JSON object.
    pub data: Value,
    /// The same as JSON text, as it came where the format is JSON.
    pub text: String,
    /// The id that the format itself keeps beside the record.
    pub id: Option<String>,
    /// The label that the format itself keeps beside the record.
    pub label: Option<String>,
}

/// What is wrong with a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bad {
    /// The key, the header's column, or the byte of the line; empty for the whole row.
    pub column: String,
    /// What is wrong, with the value.
    pub reason: String,
}

impl Bad {
    /// Something wrong in a column.
    pub fn new(column: impl Into<String>, reason: impl Into<String>) -> Self {
        Bad { column: column.into(), reason: reason.into() }
    }
}

/// Decodes one row; runs on any thread.
pub type Decode = Box<dyn FnOnce() -> std::result::Result<Record, Bad> + Send>;

/// A row, cut out and not yet decoded.
pub struct Row {
    /// Line of the file where it starts, from 1.
    pub line: u64,
    /// Its length in bytes.
    pub size: usize,
    /// Makes it a record.
    pub decode: Decode,
}

impl Row {
    /// A row that is known to be bad.
    pub fn bad(line: u64, bad: Bad) -> Row {
        Row { line, size: 0, decode: Box::new(move || Err(bad)) }
    }

    /// A row longer than the limit.
    pub fn too_long(line: u64, limit: usize) -> Row {
        Row::bad(line, Bad::new("", format!("the record is longer than {limit} bytes; shorten it or split it")))
    }
}

/// The rows of one input, in file order.
pub trait Rows {
    /// The next row, or none at the end. An error ends the import: the input broke off, or the file as a whole is not
    /// what it should be.
    fn next_row(&mut self) -> Result<Option<Row>>;
    /// Bytes of the input read so far.
    fn bytes_read(&self) -> u64;
}

/// What a reader may know about the project.
#[derive(Debug, Clone, Default)]
pub struct ReadOptions {
    /// The key that a text without keys is kept under.
    pub text_key: String,
    /// Keys the project's recipe reads; a table that has none of them is the wrong table. Empty: not known yet.
    pub keys: Vec<String>,
}

/// A file format that can be read.
pub trait Reader: Sync {
    /// The word for `--format` and the `format` parameter.
    fn name(&self) -> &'static str;
    /// What people read on the import page.
    fn title(&self) -> &'static str;
    /// Endings of file names in this format, without the dot.
    fn extensions(&self) -> &'static [&'static str];
    /// Whether a file that starts like this is in this format. `start` is its first few kilobytes.
    fn recognises(&self, start: &str, options: &ReadOptions) -> bool;
    /// Starts reading.
    fn rows<'r>(&self, lines: Lines<'r>, options: &ReadOptions) -> Result<Box<dyn Rows + 'r>>;
}

/// The reader of this name.
pub fn reader(name: &str) -> Option<&'static dyn Reader> {
    READERS.iter().copied().find(|reader| reader.name() == name)
}

/// The next line; an error says after which line the input broke off.
fn next_line(lines: &mut Lines<'_>) -> Result<Option<Line>> {
    lines.next_line().map_err(|error| {
        Error::Invalid(format!(
            "the input broke off after line {}: {error}. What was stored before stays; send the file again and the rows \
             that are there already are left out as duplicates",
            lines.number()
        ))
    })
}

/// Text, or what is wrong with its bytes.
fn utf8(bytes: &[u8], column: &str) -> std::result::Result<String, Bad> {
    match std::str::from_utf8(bytes) {
        Ok(text) if !text.contains('\0') => Ok(text.to_owned()),
        Ok(_) => Err(Bad::new(column, "holds a NUL byte; is this a text file?")),
        Err(error) => {
            let at = error.valid_up_to();
            Err(Bad::new(
                column,
                format!("is not UTF-8: byte 0x{:02X} at position {}. Save the file as UTF-8", bytes[at], at + 1),
            ))
        }
    }
}
