//! `qualm export`: the dataset out, with its manifest beside it.

use super::output::{Output, bytes_bar, count, several, text};
use super::target::{ExportAsk, Target};
use crate::error::{Error, Result};
use clap::Args;
use serde_json::Value;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

/// Export what was labeled, with where each label came from.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  qualm export tickets -o tickets.jsonl           also writes tickets.jsonl.manifest.json
  qualm export tickets --format csv -o tickets.csv
  qualm export tickets --no-machine               people's labels only
  qualm export tickets --all | head -1")]
pub(super) struct Export {
    /// The project.
    slug: String,
    /// jsonl or csv [default: by the file's ending, else jsonl].
    #[arg(long, value_name = "FORMAT")]
    format: Option<String>,
    /// The file; `-` writes to standard output.
    #[arg(short, long, value_name = "FILE", default_value = "-")]
    output: PathBuf,
    /// Items without a label too.
    #[arg(long)]
    all: bool,
    /// Leave out machine labels: what the model was accepted for instead of people.
    #[arg(long)]
    no_machine: bool,
    /// CSV cells exactly as they are, also those that a spreadsheet would run as a formula.
    #[arg(long)]
    raw: bool,
    /// Also items that leads excluded.
    #[arg(long)]
    excluded: bool,
    /// Leave out practice items, whose label is a lead's.
    #[arg(long)]
    no_gold: bool,
}

impl Export {
    pub(super) fn run(self, target: &dyn Target, output: Output) -> Result<()> {
        let (machine, excluded, gold) = (!self.no_machine, self.excluded, !self.no_gold);
        let ask = ExportAsk { format: self.format(), all: self.all, machine, raw: self.raw, excluded, gold };
        let bar = bytes_bar(None, "Exporting");
        if self.output.as_os_str() == "-" {
            let mut out = Stdout { out: BufWriter::new(std::io::stdout().lock()), is_closed: false };
            let written = target.export(&self.slug, ask, &mut bar.wrap_write(&mut out));
            bar.finish_and_clear();
            if out.flush().is_err() && out.is_closed {
                return Ok(());
            }
            eprintln!("{}", words(&written?));
            return Ok(());
        }
        // Written under another name first: a broken-off export never looks like a whole one.
        let temporary = beside(&self.output, ".part");
        let cannot = |e: std::io::Error| Error::Invalid(format!("cannot write {}: {e}", self.output.display()));
        let mut out = bar.wrap_write(BufWriter::new(File::create(&temporary).map_err(cannot)?));
        let written = target.export(&self.slug, ask, &mut out).and_then(|manifest| {
            out.flush().map_err(cannot)?;
            Ok(manifest)
        });
        bar.finish_and_clear();
        let manifest = match written {
            Ok(manifest) => manifest,
            Err(error) => {
                let _ = std::fs::remove_file(&temporary);
                return Err(error);
            }
        };
        std::fs::rename(&temporary, &self.output).map_err(cannot)?;
        let manifest_path = beside(&self.output, ".manifest.json");
        let pretty = serde_json::to_string_pretty(&manifest).map_err(Error::internal)?;
        std::fs::write(&manifest_path, format!("{pretty}\n"))
            .map_err(|e| Error::Invalid(format!("cannot write {}: {e}", manifest_path.display())))?;
        eprintln!("{} Wrote {} and {}.", words(&manifest), self.output.display(), manifest_path.display());
        if output.json { output.show(&manifest, |_| String::new()) } else { Ok(()) }
    }

    fn format(&self) -> String {
        let ending = self.output.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase());
        self.format
            .clone()
            .unwrap_or_else(|| if ending.as_deref() == Some("csv") { "csv".into() } else { "jsonl".into() })
    }
}

/// Standard output that remembers that its reader has seen enough (`| head`): that is no error of the export.
pub(super) struct Stdout<W> {
    pub out: W,
    pub is_closed: bool,
}

impl<W: Write> Stdout<W> {
    fn note<T>(&mut self, written: std::io::Result<T>) -> std::io::Result<T> {
        self.is_closed |= matches!(&written, Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe);
        written
    }
}

impl<W: Write> Write for Stdout<W> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        let written = self.out.write(bytes);
        self.note(written)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        let flushed = self.out.flush();
        self.note(flushed)
    }
}

pub(super) fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

fn words(manifest: &Value) -> String {
    let digest = text(manifest, "sha256");
    format!(
        "Exported {}{}.",
        several(count(manifest, "items"), "item"),
        if digest == "-" { String::new() } else { format!(", SHA-256 {digest}") }
    )
}
