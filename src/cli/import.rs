//! `qualm import`: a file into a project's items, with every bad row named.

use super::output::{Output, bytes_bar, count, count_bar, grouped, several, text};
use super::target::{Destination, ImportAsk, Target};
use crate::error::{Error, Result};
use clap::Args;
use serde_json::Value;
use std::fs::File;
use std::io::{BufWriter, Read, Write};
use std::path::{Path, PathBuf};

/// Bad rows printed one by one when no report file was asked for.
const PRINTED: u64 = 100;

/// Import items from a file.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  qualm import tickets tickets.csv
  qualm import tickets old.jsonl --label-key label --report bad-rows.jsonl
  qualm import tickets --test-set test.csv
  zcat more.jsonl.gz | qualm import tickets - --format jsonl")]
pub(super) struct Import {
    /// The project.
    slug: String,
    /// The file; `-` reads standard input.
    #[arg(required_unless_present = "remove_test_set")]
    file: Option<PathBuf>,
    /// Put the file in the place of the project's test set: labeled items that every round is scored on, and that are
    /// never asked about or trained on. Labels are under `label` or the key that --label-key names.
    #[arg(long, conflicts_with = "no_index")]
    test_set: bool,
    /// Take the project's test set away.
    #[arg(long, conflicts_with_all = ["file", "test_set"])]
    remove_test_set: bool,
    /// How the file is read [default: by its ending or its first bytes].
    #[arg(long, value_name = "FORMAT")]
    format: Option<String>,
    /// The key that holds the id [default: `id`; without one, ids are made from the content].
    #[arg(long, value_name = "KEY")]
    id_key: Option<String>,
    /// A key that holds labels; they are stored with their origin and taken out of the items.
    #[arg(long, value_name = "KEY")]
    label_key: Option<String>,
    /// A key that is not kept; can be repeated.
    #[arg(long, value_name = "KEY")]
    drop: Vec<String>,
    /// Keep nothing when any row is bad.
    #[arg(long)]
    strict: bool,
    /// Where the items come from, kept with each of them [default: the file's name].
    #[arg(long, value_name = "NAME")]
    source: Option<String>,
    /// Do not make the features now; the next round or server does.
    #[arg(long)]
    no_index: bool,
    /// Write every bad row to this file as JSON lines.
    #[arg(long, value_name = "FILE")]
    report: Option<PathBuf>,
}

impl Import {
    pub(super) fn run(self, target: &dyn Target, output: Output) -> Result<()> {
        if self.remove_test_set {
            target.remove_test_set(&self.slug)?;
            let done = serde_json::json!({"test_set": Value::Null});
            return output.show(&done, |_| format!("{} has no test set any more.", self.slug));
        }
        let shown = if self.is_stdin() { "stdin".to_owned() } else { self.file().display().to_string() };
        let (input, size) = self.open()?;
        let mut report_file = match &self.report {
            Some(path) => Some(BufWriter::new(
                File::create(path).map_err(|e| Error::Invalid(format!("cannot write {}: {e}", path.display())))?,
            )),
            None => None,
        };
        let bar = bytes_bar(size, "Importing");
        let input: Box<dyn Read + Send> = Box::new(bar.wrap_read(input));
        let ask = ImportAsk {
            into: if self.test_set { Destination::TestSet } else { Destination::Items },
            source: self.source.clone().unwrap_or_else(|| self.default_source()),
            format: self.format.clone(),
            id_key: self.id_key.clone(),
            label_key: self.label_key.clone(),
            drop: self.drop.clone(),
            strict: self.strict,
        };
        let mut heard = 0;
        let mut hear = |row: &Value| {
            heard += 1;
            if let Some(file) = &mut report_file {
                writeln!(file, "{row}")?;
            }
            if heard <= PRINTED {
                bar.suspend(|| eprintln!("{}", place(&shown, row)));
            }
            Ok(())
        };
        let report = target.import(&self.slug, ask, input, &mut hear);
        bar.finish_and_clear();
        let report = report?;
        if let Some(mut file) = report_file {
            file.flush()?;
        }
        let rejected = count(&report, "rejected_total").max(heard);
        if rejected > heard.min(PRINTED) {
            eprintln!("{shown}: {} more bad rows", grouped(rejected - heard.min(PRINTED)));
        }
        // A copy is left out without a word; another text under a known id is news.
        let changed =
            |row: &&Value| row["reason"].as_str().is_some_and(|why| why.contains("its content is another one"));
        let changed: Vec<&Value> = report["duplicates"].as_array().into_iter().flatten().filter(changed).collect();
        for row in changed.iter().take(PRINTED as usize) {
            eprintln!("{shown}:{}:{}: {}", row["line"], text(row, "id"), text(row, "reason"));
        }
        if self.report.is_some() && rejected > heard {
            eprintln!("The server lists the first {} bad rows; the report file holds these.", grouped(heard));
        }
        if report["refused"] == true {
            if output.json {
                output.show(&report, words)?;
            }
            return Err(Error::Invalid(format!(
                "nothing was stored: {} cannot be read as asked, and --strict keeps all rows or none. Mend the file, or leave --strict away",
                several(rejected, "row")
            )));
        }
        if self.test_set {
            return output.show(&report, test_set_words);
        }
        if !self.no_index {
            let bar = count_bar(0, "Making features");
            target.index(&self.slug, &mut |_, done, all| {
                bar.set_length(all);
                bar.set_position(done);
            })?;
            bar.finish_and_clear();
        }
        output.show(&report, words)
    }

    fn file(&self) -> &Path {
        self.file.as_deref().unwrap_or(Path::new("-"))
    }

    fn is_stdin(&self) -> bool {
        self.file().as_os_str() == "-"
    }

    /// The file's name without its folder: people's paths are nobody else's business.
    fn default_source(&self) -> String {
        let name = self.file().file_name().map(|name| name.to_string_lossy().into_owned());
        if self.is_stdin() { "stdin".into() } else { name.unwrap_or_else(|| "file".into()) }
    }

    fn open(&self) -> Result<(Box<dyn Read + Send>, Option<u64>)> {
        if self.is_stdin() {
            return Ok((Box::new(std::io::stdin()), None));
        }
        let cannot = |e: std::io::Error| Error::Invalid(format!("cannot read {}: {e}", self.file().display()));
        let file = File::open(self.file()).map_err(cannot)?;
        let meta = file.metadata().map_err(cannot)?;
        if meta.is_dir() {
            return Err(Error::Invalid(format!("{} is a folder; name a file", self.file().display())));
        }
        // A pipe has no size.
        let size = meta.is_file().then_some(meta.len());
        Ok((Box::new(file), size))
    }
}

/// `FILE:line:column: reason`, as compilers write it, so that editors can jump there.
pub(super) fn place(file: &str, row: &Value) -> String {
    let (line, reason) = (count(row, "line"), text(row, "reason"));
    match row["column"].as_str().unwrap_or_default() {
        "" => format!("{file}:{line}: {reason}"),
        column => format!("{file}:{line}:{column}: {reason}"),
    }
}

fn test_set_words(report: &Value) -> String {
    format!(
        "Every round is scored on these {} from now on; left out {}; rejected {}.",
        several(count(report, "added"), "item"),
        several(count(report, "duplicate"), "duplicate"),
        several(count(report, "rejected_total"), "row"),
    )
}

fn words(report: &Value) -> String {
    let mut sentence = format!(
        "Added {} ({} in the holdout)",
        several(count(report, "added"), "item"),
        grouped(count(report, "holdout"))
    );
    if count(report, "labels") > 0 {
        sentence.push_str(&format!(", {}", several(count(report, "labels"), "label")));
    }
    sentence.push_str(&format!("; left out {}", several(count(report, "duplicate"), "duplicate")));
    let rejected = count(report, "rejected_total").max(report["rejected"].as_array().map_or(0, Vec::len) as u64);
    sentence.push_str(&format!("; rejected {}.", several(rejected, "row")));
    for note in report["notes"].as_array().into_iter().flatten().filter_map(Value::as_str) {
        sentence.push_str(&format!("\n{note}"));
    }
    sentence
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_bad_row_is_named_as_compilers_do() {
        let row = json!({"line": 7, "column": "age", "reason": "`age` should be a number and is \"old\""});
        assert_eq!(place("a.csv", &row), "a.csv:7:age: `age` should be a number and is \"old\"");
        assert_eq!(place("a.csv", &json!({"line": 2, "column": "", "reason": "too long"})), "a.csv:2: too long");
    }

    #[test]
    fn the_report_is_one_sentence() {
        let report =
            json!({"added": 1, "holdout": 0, "duplicate": 2, "labels": 0, "rejected": [], "rejected_total": 0});
        assert_eq!(words(&report), "Added 1 item (0 in the holdout); left out 2 duplicates; rejected 0 rows.");
    }
}
