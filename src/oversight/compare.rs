//! A committed document against the running system, line by line, and the promises that do not hold.

use super::document::{FOUND, document};
use super::promises::Kept;
use super::state::Oversight;
use crate::error::{Error, Result};
use serde::Serialize;
use std::collections::BTreeMap;

/// Something that does not agree.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Difference {
    /// The file says it, the system does not (any more).
    NoLonger {
        /// The line in the file, from 1.
        line: usize,
        /// What it says.
        text: String,
    },
    /// The system says it, the file does not.
    Missing {
        /// What it says.
        text: String,
    },
    /// The file says it, and it does not hold.
    Broken {
        /// Which promise.
        promise: &'static str,
        /// What it says.
        says: String,
        /// What was found.
        found: String,
    },
}

/// The workflow and the laws that a document's first line names.
pub fn named_in(file: &str) -> Result<(String, Vec<String>)> {
    let first = file.lines().next().unwrap_or_default().trim();
    let inside = first.strip_prefix("<!-- qualm oversight;").and_then(|rest| rest.strip_suffix("-->"));
    let inside = inside.ok_or_else(|| {
        Error::invalid("line 1 is not `<!-- qualm oversight; workflow: ...; profiles: ... -->`: write the file with `qualm oversight render`")
    })?;
    let value =
        |key: &str| inside.split(';').find_map(|part| part.trim().strip_prefix(key)?.strip_prefix(':').map(str::trim));
    let workflow = value("workflow").filter(|slug| !slug.is_empty());
    let workflow = workflow.ok_or_else(|| Error::invalid("line 1 names no workflow"))?;
    let laws = value("profiles").unwrap_or_default().split(',').map(str::trim).filter(|law| !law.is_empty());
    Ok((workflow.to_owned(), laws.map(str::to_owned).collect()))
}

fn compared(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let lines = text.lines().map(str::trim_end).enumerate().map(|(at, line)| (at + 1, line));
    lines.take_while(|(_, line)| *line != FOUND).filter(|(_, line)| !line.is_empty())
}

/// Where a file and the system differ; empty when the file is true. Order and empty lines do not count.
pub fn compare(file: &str, now: &Oversight) -> Vec<Difference> {
    let running = document(now);
    let mut left: BTreeMap<&str, usize> = BTreeMap::new();
    for (_, line) in compared(&running) {
        *left.entry(line).or_default() += 1;
    }
    let mut found = Vec::new();
    for (at, line) in compared(file) {
        match left.get_mut(line).filter(|count| **count > 0) {
            Some(count) => *count -= 1,
            None => found.push(Difference::NoLonger { line: at, text: line.to_owned() }),
        }
    }
    for (_, line) in compared(&running) {
        if let Some(count) = left.get_mut(line).filter(|count| **count > 0) {
            *count -= 1;
            found.push(Difference::Missing { text: line.to_owned() });
        }
    }
    let broken = now.promises.iter().filter(|promise| promise.kept == Kept::No);
    found.extend(broken.map(|promise| Difference::Broken {
        promise: promise.id,
        says: promise.says.clone(),
        found: promise.found.clone(),
    }));
    found
}
