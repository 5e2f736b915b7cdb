//! `qualm predict`: a file's records in, what the model says about each of them out. With `--model` it needs neither a
//! server nor a data directory. Records are read, scored and written in batches, so memory does not grow with the file.

mod tally;
mod written;

use super::export::{Stdout, beside};
use super::import::place;
use super::output::{Output, bytes_bar, grouped};
use super::target::Target;
use crate::domain::{LabelSchema, Recipe, lookup};
use crate::error::{Error, Result};
use crate::http::api::predict::view;
use crate::models::{Ask, Link, PortableModel};
use crate::pool::readers::{Bad, ReadOptions, Record, Row, Rows, open};
use clap::{ArgGroup, Args};
use rayon::prelude::*;
use serde_json::Value;
use std::fs::File;
use std::io::{BufWriter, Read, Write};
use std::path::{Path, PathBuf};
use tally::Tally;
use written::{Format, Written};

/// Records that are scored at a time; a batch of long ones ends earlier, so that it fits into one request.
const BATCH_ROWS: usize = 2000;
const BATCH_BYTES: usize = 2 << 20;
/// Bad rows printed one by one.
const PRINTED: u64 = 100;

/// Say what a model thinks of the records of a file.
#[derive(Debug, Args)]
#[command(
    group(ArgGroup::new("which").required(true).args(["model", "project"])),
    after_help = "Examples:
  qualm predict new.csv --model tickets.qualm -o new-with-labels.csv
  qualm predict new.jsonl --project tickets --top 3 --why 5
  qualm predict test.csv --model tickets.qualm --label label -o /dev/null    only the score"
)]
pub(super) struct Predict {
    /// The file, in any format that can be imported; `-` reads standard input.
    file: PathBuf,
    /// A model file, as `qualm model download` writes it.
    #[arg(long, value_name = "FILE")]
    model: Option<PathBuf>,
    /// The current model of this project, here or on the server.
    #[arg(long, value_name = "PROJECT")]
    project: Option<String>,
    /// How the file is read [default: by its ending or its first bytes].
    #[arg(long, value_name = "FORMAT")]
    format: Option<String>,
    /// The key that holds the id [default: `id`].
    #[arg(long, value_name = "KEY")]
    id_key: Option<String>,
    /// A key that holds the true label: the predictions are then scored against it.
    #[arg(long, value_name = "KEY")]
    label: Option<String>,
    /// Only the K likeliest classes of each record.
    #[arg(long, value_name = "K", value_parser = clap::value_parser!(u16).range(1..))]
    top: Option<u16>,
    /// Name N features that spoke for the label and N against it.
    #[arg(long, value_name = "N", default_value_t = 0)]
    why: u16,
    /// Where the predictions go; `-` is standard output.
    #[arg(short, long, value_name = "FILE", default_value = "-")]
    output: PathBuf,
    /// jsonl or csv [default: by the output's ending, else jsonl].
    #[arg(long, value_name = "FORMAT")]
    output_format: Option<Format>,
}

/// What predicts.
enum Oracle {
    File(Box<PortableModel>),
    Project { target: Box<dyn Target>, slug: String, recipe: Box<Recipe>, schema: LabelSchema },
}

impl Oracle {
    fn recipe(&self) -> &Recipe {
        match self {
            Oracle::File(model) => &model.recipe,
            Oracle::Project { recipe, .. } => recipe,
        }
    }

    fn schema(&self) -> LabelSchema {
        match self {
            Oracle::File(model) => {
                LabelSchema::of(model.artefact.classes.clone(), model.artefact.model.link == Link::Sigmoid)
            }
            Oracle::Project { schema, .. } => schema.clone(),
        }
    }

    fn predict(&self, records: &[Value], ask: Ask) -> Result<Vec<Value>> {
        match self {
            Oracle::File(model) => {
                let said = model.predictor().predict(records, ask)?;
                records.iter().zip(&said).map(|(record, said)| view(record, said)).collect()
            }
            Oracle::Project { target, slug, .. } => target.predict(slug, records, ask),
        }
    }
}

impl Predict {
    pub(super) fn run(self, target: &dyn Fn() -> Result<Box<dyn Target>>, output: Output) -> Result<()> {
        let oracle = self.oracle(target)?;
        if let Some(key) = &self.label
            && oracle.recipe().model_keys().any(|read| read == key)
        {
            return Err(Error::Invalid(format!("the model reads `{key}`, so it cannot be the label to score against")));
        }
        let (input, size) = self.open()?;
        let bar = bytes_bar(size, "Predicting");
        let reads = oracle.recipe();
        let options = ReadOptions {
            text_key: reads.text.first().cloned().unwrap_or_else(|| "text".into()),
            keys: reads.model_keys().map(str::to_owned).collect(),
        };
        let shown = if self.is_stdin() { "stdin".to_owned() } else { self.file.display().to_string() };
        let opened = open(bar.wrap_read(input), &shown, self.format.as_deref(), &options)?;
        let mut tally = Tally::new(oracle.schema());
        if self.output.as_os_str() == "-" {
            let mut out = Stdout { out: BufWriter::new(std::io::stdout().lock()), is_closed: false };
            let written = self.pour(&oracle, opened.rows, &shown, &mut out, &mut tally);
            bar.finish_and_clear();
            if (written.is_err() || out.flush().is_err()) && out.is_closed {
                return Ok(());
            }
            written?;
            eprintln!("{}", if output.json { tally.value().to_string() } else { tally.words() });
            return Ok(());
        }
        let cannot = |e: std::io::Error| Error::Invalid(format!("cannot write {}: {e}", self.output.display()));
        let same = |path: &Path| path.canonicalize().ok();
        if same(&self.output).is_some() && same(&self.output) == same(&self.file) {
            return Err(Error::Invalid(format!(
                "{} is the file to predict on: its records would be gone. Name another output",
                self.output.display()
            )));
        }
        // Written under another name first: a broken-off file never looks like a whole one. Devices have no other name.
        let is_file = std::fs::metadata(&self.output).map_or(true, |meta| meta.is_file());
        let path = if is_file { beside(&self.output, ".part") } else { self.output.clone() };
        let mut out = BufWriter::new(File::create(&path).map_err(cannot)?);
        let written =
            self.pour(&oracle, opened.rows, &shown, &mut out, &mut tally).and_then(|()| out.flush().map_err(cannot));
        bar.finish_and_clear();
        if let Err(error) = written {
            if is_file {
                let _ = std::fs::remove_file(&path);
            }
            return Err(error);
        }
        if is_file {
            std::fs::rename(&path, &self.output).map_err(cannot)?;
        }
        eprintln!("{}", tally.words());
        if output.json { output.show(&tally.value(), |_| String::new()) } else { Ok(()) }
    }

    fn oracle(&self, target: &dyn Fn() -> Result<Box<dyn Target>>) -> Result<Oracle> {
        if let Some(file) = &self.model {
            return Ok(Oracle::File(Box::new(super::model::open(file)?.0)));
        }
        let (target, slug) = (target()?, self.project.clone().unwrap_or_default());
        let project = target.project(&slug)?;
        let recipe: Recipe = serde_json::from_value(project["recipe"].clone()).map_err(|e| {
            Error::Invalid(format!("the server does not say what {slug} reads ({e}); predicting is for engineers"))
        })?;
        let schema = serde_json::from_value(project["schema"].clone())
            .map_err(|e| Error::Invalid(format!("this version does not know how {slug} is answered: {e}")))?;
        Ok(Oracle::Project { target, slug, recipe: Box::new(recipe), schema })
    }

    /// Reads, predicts and writes until the rows end.
    fn pour(
        &self,
        oracle: &Oracle,
        mut rows: Box<dyn Rows + '_>,
        shown: &str,
        out: &mut dyn Write,
        tally: &mut Tally,
    ) -> Result<()> {
        let ask = Ask { top: self.top.map(usize::from), why: usize::from(self.why) };
        let schema = oracle.schema();
        let mut written = Written::new(self.output_format(), schema.classes(), ask, out)?;
        let mut bad_rows = 0;
        let mut complain = |line: u64, bad: &Bad| {
            bad_rows += 1;
            if bad_rows <= PRINTED {
                let row = serde_json::json!({"line": line, "column": bad.column, "reason": bad.reason});
                eprintln!("{}", place(shown, &row));
            }
        };
        while let Some(batch) = next_batch(&mut *rows)? {
            let decoded: Vec<(u64, std::result::Result<Record, Bad>)> =
                batch.into_par_iter().with_min_len(16).map(|row| (row.line, (row.decode)())).collect();
            let mut good = Vec::with_capacity(decoded.len());
            let mut records = Vec::with_capacity(decoded.len());
            for (line, record) in decoded {
                match record {
                    Ok(record) => {
                        let id = self.id(&record);
                        let truth = self.label(&record, schema.is_multi()).and_then(|label| match label {
                            Some(label) => schema
                                .parse(&label)
                                .map(|answer| Some(answer.class))
                                .map_err(|reason| Bad::new(self.label.clone().unwrap_or_default(), reason)),
                            None => Ok(None),
                        });
                        let truth = truth.unwrap_or_else(|bad| {
                            complain(line, &bad);
                            tally.bad_labels += 1;
                            None
                        });
                        good.push((line, id, truth));
                        records.push(record.data);
                    }
                    Err(bad) => {
                        complain(line, &bad);
                        tally.bad += 1;
                    }
                }
            }
            let said = oracle.predict(&records, ask)?;
            if said.len() != records.len() {
                return Err(Error::internal(format!("{} predictions for {} records", said.len(), records.len())));
            }
            for ((line, id, truth), said) in good.into_iter().zip(said) {
                if let Some(reason) = said["error"].as_str() {
                    complain(line, &Bad::new(said["key"].as_str().unwrap_or_default(), reason));
                    tally.bad += 1;
                    continue;
                }
                tally.count(&said, truth);
                written.put(line, id, &said)?;
            }
        }
        if bad_rows > PRINTED {
            eprintln!("{shown}: {} more bad rows", grouped(bad_rows - PRINTED));
        }
        written.end()
    }

    fn id(&self, record: &Record) -> Value {
        match (&self.id_key, &record.id) {
            (None, Some(id)) => id.clone().into(),
            (key, _) => lookup(&record.data, key.as_deref().unwrap_or("id")).cloned().unwrap_or_default(),
        }
    }

    /// The true label that came with a record.
    fn label(&self, record: &Record, is_multi: bool) -> std::result::Result<Option<String>, Bad> {
        let Some(key) = &self.label else { return Ok(None) };
        let label = match lookup(&record.data, key) {
            None | Some(Value::Null) => record.label.clone().filter(|_| key == "label"),
            Some(Value::String(label)) => Some(label.clone()),
            Some(Value::Number(label)) => Some(label.to_string()),
            Some(Value::Bool(label)) => Some(label.to_string()),
            Some(names @ Value::Array(_)) if is_multi => Some(names.to_string()),
            Some(_) => return Err(Bad::new(key, "a label should be text and is an array or an object")),
        };
        Ok(label.filter(|label| !label.trim().is_empty()))
    }

    fn output_format(&self) -> Format {
        let ending = self.output.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase());
        self.output_format.unwrap_or(if ending.as_deref() == Some("csv") { Format::Csv } else { Format::Jsonl })
    }

    fn is_stdin(&self) -> bool {
        self.file.as_os_str() == "-"
    }

    fn open(&self) -> Result<(Box<dyn Read>, Option<u64>)> {
        if self.is_stdin() {
            return Ok((Box::new(std::io::stdin()), None));
        }
        let cannot = |e: std::io::Error| Error::Invalid(format!("cannot read {}: {e}", self.file.display()));
        let file = File::open(&self.file).map_err(cannot)?;
        let meta = file.metadata().map_err(cannot)?;
        if meta.is_dir() {
            return Err(Error::Invalid(format!("{} is a folder; name a file", self.file.display())));
        }
        Ok((Box::new(file), meta.is_file().then_some(meta.len())))
    }
}

fn next_batch(rows: &mut dyn Rows) -> Result<Option<Vec<Row>>> {
    let (mut batch, mut bytes) = (Vec::with_capacity(BATCH_ROWS), 0);
    while batch.len() < BATCH_ROWS
        && bytes < BATCH_BYTES
        && let Some(row) = rows.next_row()?
    {
        bytes += row.size;
        batch.push(row);
    }
    Ok((!batch.is_empty()).then_some(batch))
}
