//! CSV: a header, then rows, cells apart by commas (or semicolons, or tabs, as the header shows). RFC 4180 quoting: a
//! quoted cell may hold delimiters, doubled quotes and line breaks.
//!
//! The cutting is our own because an import must name the line of the *file* after blank lines and line breaks in
//! cells, must not read the rest of the file into one cell when a quote is never closed, and must go on with the next
//! line after a bad one.

use super::cells::Header;
use super::{Bad, ReadOptions, Reader, Row, Rows, next_line};
use crate::error::{Error, Result};
use crate::pool::lines::{Line, Lines, trim_return};
use std::collections::VecDeque;
use std::sync::Arc;

/// Cells apart by commas.
pub(super) struct Csv;

impl Reader for Csv {
    fn name(&self) -> &'static str {
        "csv"
    }

    fn title(&self) -> &'static str {
        "CSV: a header, cells apart by commas or semicolons"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["csv"]
    }

    fn recognises(&self, start: &str, options: &ReadOptions) -> bool {
        let header = start.trim_start_matches(['\r', '\n']).lines().next().unwrap_or_default().as_bytes();
        let delimiter = delimiter_of(header);
        if delimiter == b'\t' {
            return false;
        }
        let names = split(header, delimiter).unwrap_or_default();
        if options.keys.is_empty() {
            // Nothing is known about the columns: a table has the same number of cells in its next line too.
            let next = start.trim_start().lines().nth(1).map(|line| split(line.as_bytes(), delimiter));
            return names.len() > 1 && matches!(next, Some(Ok(cells)) if cells.len() == names.len());
        }
        names.iter().any(|name| options.keys.iter().any(|key| key.as_bytes() == name.trim_ascii()))
    }

    fn rows<'r>(&self, lines: Lines<'r>, options: &ReadOptions) -> Result<Box<dyn Rows + 'r>> {
        Ok(Box::new(CsvRows { lines, again: VecDeque::new(), delimiter: b',', header: None, options: options.clone() }))
    }
}

struct CsvRows<'r> {
    lines: Lines<'r>,
    /// Lines that a quote swallowed and that are read again on their own.
    again: VecDeque<Line>,
    delimiter: u8,
    header: Option<Arc<Header>>,
    options: ReadOptions,
}

impl Rows for CsvRows<'_> {
    fn next_row(&mut self) -> Result<Option<Row>> {
        loop {
            let Some(line) = self.next_line()? else { return Ok(None) };
            let Some(bytes) = line.bytes else {
                return Ok(Some(Row::too_long(line.number, self.lines.limit())));
            };
            if trim_return(&bytes).is_empty() {
                continue;
            }
            let number = line.number;
            let Some(header) = self.header.clone() else {
                self.delimiter = delimiter_of(&bytes);
                let cut = self.finish(number, bytes)?;
                let cells = cut.and_then(|record| split(&record, self.delimiter)).map_err(|fault| {
                    Error::Invalid(format!("line {number}: column {} of the header: {}", fault.cell + 1, fault.reason))
                })?;
                self.header = Some(Arc::new(Header::new(cells, number, &self.options)?));
                continue;
            };
            let delimiter = self.delimiter;
            return Ok(Some(match self.finish(number, bytes)? {
                Err(fault) => Row::bad(number, Bad::new(header.column(fault.cell), fault.reason)),
                Ok(record) => Row {
                    line: number,
                    size: record.len(),
                    decode: Box::new(move || {
                        let cells = split(&record, delimiter)
                            .map_err(|fault| Bad::new(header.column(fault.cell), fault.reason))?;
                        header.record(&cells)
                    }),
                },
            }));
        }
    }

    fn bytes_read(&self) -> u64 {
        self.lines.bytes_read()
    }
}

impl CsvRows<'_> {
    fn next_line(&mut self) -> Result<Option<Line>> {
        if let Some(line) = self.again.pop_front() {
            return Ok(Some(line));
        }
        next_line(&mut self.lines)
    }

    /// Adds lines to a record until its quotes close. If they never do, or not as they should, only the record's first
    /// line is bad and the others are read again on their own. No line is read again more than once for each quote
    /// that opens a cell before it, and never more than the limit on a record.
    fn finish(&mut self, number: u64, first: Vec<u8>) -> Result<std::result::Result<Vec<u8>, Fault>> {
        let mut scan = Scan::new(self.delimiter);
        let mut swallowed: Vec<Line> = Vec::new();
        let mut length = first.len();
        let mut fault = scan.feed(&first).err();
        while fault.is_none() && scan.is_open() {
            let unclosed = |why: &str| Fault { cell: scan.cell, reason: format!("a quote opens here and {why}") };
            let Some(line) = self.next_line()? else {
                fault = Some(unclosed("is never closed"));
                break;
            };
            length += 1 + line.bytes.as_ref().map_or(0, Vec::len);
            if line.bytes.is_none() || length > self.lines.limit() {
                fault = Some(unclosed(&format!("is not closed within {} bytes", self.lines.limit())));
            } else if let Some(bytes) = &line.bytes {
                fault = scan.feed_break().and_then(|()| scan.feed(bytes)).err();
            }
            swallowed.push(line);
        }
        match fault {
            Some(mut fault) => {
                if !swallowed.is_empty() && !fault.reason.contains("opens here") {
                    fault.reason = format!(
                        "a quote opens here and, on line {}, {}",
                        number + swallowed.len() as u64,
                        fault.reason
                    );
                }
                for line in swallowed.into_iter().rev() {
                    self.again.push_front(line);
                }
                Ok(Err(fault))
            }
            None => {
                let mut record = first;
                for line in swallowed {
                    record.push(b'\n');
                    record.extend_from_slice(&line.bytes.unwrap_or_default());
                }
                let length = trim_return(&record).len();
                record.truncate(length);
                Ok(Ok(record))
            }
        }
    }
}

/// What is wrong with the quotes of a row.
#[derive(Debug, PartialEq, Eq)]
struct Fault {
    cell: usize,
    reason: String,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    CellStart,
    Plain,
    Quoted,
    /// Behind a quote inside a quoted cell: it closes the cell, or is the first of two.
    Quote,
}

/// Follows the quotes of a record through its lines.
struct Scan {
    delimiter: u8,
    state: State,
    cell: usize,
}

impl Scan {
    fn new(delimiter: u8) -> Self {
        Scan { delimiter, state: State::CellStart, cell: 0 }
    }

    fn is_open(&self) -> bool {
        self.state == State::Quoted
    }

    fn feed_break(&mut self) -> std::result::Result<(), Fault> {
        self.feed(b"\n")
    }

    fn feed(&mut self, bytes: &[u8]) -> std::result::Result<(), Fault> {
        for (at, &byte) in bytes.iter().enumerate() {
            self.state = match self.state {
                State::Quoted if byte == b'"' => State::Quote,
                State::Quoted => State::Quoted,
                _ if byte == self.delimiter => {
                    self.cell += 1;
                    State::CellStart
                }
                State::CellStart if byte == b'"' => State::Quoted,
                State::Quote if byte == b'"' => State::Quoted,
                // The carriage return at the end of a line.
                State::Quote if byte == b'\r' && at + 1 == bytes.len() => State::Plain,
                State::Quote => {
                    return Err(Fault {
                        cell: self.cell,
                        reason: "text follows a closing quote; a quote inside a quoted cell is written twice".into(),
                    });
                }
                State::CellStart | State::Plain => State::Plain,
            };
        }
        Ok(())
    }
}

/// A whole record's cells. The record has no line end any more.
fn split(record: &[u8], delimiter: u8) -> std::result::Result<Vec<Vec<u8>>, Fault> {
    let mut cells = Vec::new();
    let mut cell = Vec::new();
    let mut scan = Scan::new(delimiter);
    for byte in record {
        let before = scan.state;
        let number = scan.cell;
        scan.feed(std::slice::from_ref(byte))?;
        if scan.cell != number {
            cells.push(std::mem::take(&mut cell));
        } else if matches!(
            (before, scan.state),
            (State::Quoted, State::Quoted) | (State::Quote, State::Quoted) | (_, State::Plain)
        ) {
            cell.push(*byte);
        }
    }
    if scan.is_open() {
        return Err(Fault { cell: scan.cell, reason: "a quote opens here and is never closed".into() });
    }
    cells.push(cell);
    Ok(cells)
}

/// The delimiter a header uses: the most frequent outside quotes, a comma when there is none.
fn delimiter_of(header: &[u8]) -> u8 {
    let mut is_quoted = false;
    let mut counts = [(b',', 0u32), (b';', 0), (b'\t', 0)];
    for &byte in header {
        is_quoted ^= byte == b'"';
        if let Some((_, count)) = counts.iter_mut().find(|(delimiter, _)| *delimiter == byte && !is_quoted) {
            *count += 1;
        }
    }
    // The first of equals: a comma wins a tie.
    counts.into_iter().rev().max_by_key(|(_, count)| *count).map_or(b',', |(delimiter, _)| delimiter)
}
