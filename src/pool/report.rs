//! What an import says about itself, while it runs and at the end.

use serde::Serialize;

/// Bad rows and duplicates listed one by one; beyond this many only their number is kept.
pub const LISTED: usize = 1000;

/// A row that was not kept because something is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Rejected {
    /// Line of the file where the record starts, from 1.
    pub line: u64,
    /// The key or the header's column; for a line that does not parse, the byte in the line, from 1. Empty when the
    /// whole row is meant.
    pub column: String,
    /// What is wrong, with the value.
    pub reason: String,
}

/// A row that was not kept because the project has it already.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Duplicate {
    /// Line of the file where the record starts, from 1.
    pub line: u64,
    /// The record's id, given or derived.
    pub id: String,
    /// Of what it is a duplicate.
    pub reason: String,
}

/// What became of a file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct ImportReport {
    /// How the file was read.
    pub format: &'static str,
    /// Items stored.
    pub added: u64,
    /// Rows left out because the project has them.
    pub duplicate: u64,
    /// The first [`LISTED`] bad rows, in file order.
    pub rejected: Vec<Rejected>,
    /// All bad rows.
    pub rejected_total: u64,
    /// The first [`LISTED`] duplicates, in file order.
    pub duplicates: Vec<Duplicate>,
    /// Of the stored items, those in the holdout.
    pub holdout: u64,
    /// Labels that came along and were stored.
    pub labels: u64,
    /// True when `strict` was asked for, a row was bad, and so nothing was stored.
    pub refused: bool,
}

impl ImportReport {
    pub(super) fn reject(&mut self, rejected: Rejected) {
        self.rejected_total += 1;
        if self.rejected.len() < LISTED {
            self.rejected.push(rejected);
        }
    }

    pub(super) fn duplicate(&mut self, duplicate: Duplicate) {
        self.duplicate += 1;
        if self.duplicates.len() < LISTED {
            self.duplicates.push(duplicate);
        }
    }
}

/// How far an import is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Progress {
    /// Bytes read so far.
    pub bytes: u64,
    /// Rows read so far, good and bad.
    pub rows: u64,
    /// Items on disk so far.
    pub added: u64,
}
