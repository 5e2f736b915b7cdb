//! Predictions on their way out, as JSON lines or CSV.

use crate::domain::{LabelValue, guard_cell};
use crate::error::{Error, Result};
use crate::models::Ask;
use clap::ValueEnum;
use serde_json::{Map, Value};
use std::io::Write;

/// How predictions are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// One JSON object a line, in the shape of the REST API.
    Jsonl,
    /// One row a record and one column a class, safe to open in a spreadsheet.
    Csv,
}

enum Out<'o> {
    Jsonl(&'o mut dyn Write),
    Csv(Box<csv::Writer<&'o mut dyn Write>>),
}

/// The file being written.
pub(super) struct Written<'o> {
    out: Out<'o>,
    classes: Vec<String>,
    has_why: bool,
}

impl<'o> Written<'o> {
    pub fn new(format: Format, classes: &[String], ask: Ask, out: &'o mut dyn Write) -> Result<Written<'o>> {
        let out = match format {
            Format::Jsonl => Out::Jsonl(out),
            Format::Csv => Out::Csv(Box::new(csv::Writer::from_writer(out))),
        };
        let mut written = Written { out, classes: classes.to_vec(), has_why: ask.why > 0 };
        if let Out::Csv(csv) = &mut written.out {
            let mut head: Vec<String> = ["id", "line", "label", "confidence"].map(str::to_owned).to_vec();
            head.extend(classes.iter().map(|class| format!("p_{class}")));
            if written.has_why {
                head.extend(["runner_up", "for", "against"].map(str::to_owned));
            }
            csv.write_record(&head).map_err(broken)?;
        }
        Ok(written)
    }

    /// One prediction, for the record at `line` of the input.
    pub fn put(&mut self, line: u64, id: Value, said: &Value) -> Result<()> {
        match &mut self.out {
            Out::Jsonl(out) => {
                let mut all = Map::new();
                all.insert("id".into(), id);
                all.insert("line".into(), line.into());
                for (key, value) in said.as_object().into_iter().flatten().filter(|(key, _)| *key != "id") {
                    all.insert(key.clone(), value.clone());
                }
                serde_json::to_writer(&mut **out, &all).map_err(|e| Error::from(std::io::Error::from(e)))?;
                out.write_all(b"\n")?;
            }
            Out::Csv(csv) => {
                let plain = |value: &Value| match value {
                    Value::Null => String::new(),
                    Value::String(text) => text.clone(),
                    other => other.to_string(),
                };
                let label = serde_json::from_value::<LabelValue>(said["label"].clone());
                let label = label.map_or_else(|_| String::new(), |label| label.cell());
                let mut row = vec![plain(&id), line.to_string(), label, plain(&said["confidence"])];
                let pairs = said["probabilities"].as_array().map(Vec::as_slice).unwrap_or_default();
                row.extend(self.classes.iter().map(|class| {
                    pairs.iter().find(|pair| pair[0] == class.as_str()).map_or_else(String::new, |pair| plain(&pair[1]))
                }));
                if self.has_why {
                    let why = &said["why"];
                    row.extend([plain(&why["runner_up"]), reasons(&why["for"]), reasons(&why["against"])]);
                }
                let cells: Vec<_> = row.iter().map(|cell| guard_cell(cell)).collect();
                csv.write_record(cells.iter().map(|cell| cell.as_bytes())).map_err(broken)?;
            }
        }
        Ok(())
    }

    /// Hands everything to what it is written to.
    pub fn end(self) -> Result<()> {
        match self.out {
            Out::Jsonl(out) => out.flush()?,
            Out::Csv(mut csv) => csv.flush()?,
        }
        Ok(())
    }
}

/// `"free prize" +0.41; age 41 +0.20`.
fn reasons(list: &Value) -> String {
    let reason = |reason: &Value| {
        let (kind, key) = (reason["kind"].as_str().unwrap_or(""), reason["key"].as_str().unwrap_or(""));
        let text = reason["text"].as_str().unwrap_or("");
        let name = match kind {
            "words" | "letters" => format!("\"{text}\""),
            "number" | "category" => format!("{key} {text}"),
            _ => text.to_owned(),
        };
        format!("{name} {:+.3}", reason["contribution"].as_f64().unwrap_or(0.0))
    };
    list.as_array().into_iter().flatten().map(reason).collect::<Vec<_>>().join("; ")
}

fn broken(error: csv::Error) -> Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error.into(),
        other => Error::internal(format!("a CSV row cannot be written: {other:?}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn write(format: Format, ask: Ask) -> String {
        let mut out = Vec::new();
        let mut written = Written::new(format, &["ham".into(), "spam".into()], ask, &mut out).unwrap();
        let said = json!({
            "id": "own", "label": "spam", "confidence": 0.75, "probabilities": [["spam", 0.75]],
            "why": {"runner_up": "ham", "for": [
                {"kind": "words", "key": "text", "text": "free", "contribution": 0.5},
                {"kind": "number", "key": "age", "text": "41", "contribution": 0.25},
            ], "against": []},
        });
        written.put(7, "=1+1".into(), &said).unwrap();
        written.end().unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn a_table_has_a_column_for_every_class_and_no_formula() {
        let ask = Ask { top: Some(1), why: 2 };
        assert_eq!(
            write(Format::Csv, ask),
            "id,line,label,confidence,p_ham,p_spam,runner_up,for,against\n\
             '=1+1,7,spam,0.75,,0.75,ham,\"\"\"free\"\" +0.500; age 41 +0.250\",\n"
        );
    }

    #[test]
    fn a_line_has_the_files_id_and_line_first() {
        let line = write(Format::Jsonl, Ask::default());
        assert!(line.starts_with(r#"{"id":"=1+1","line":7,"label":"spam","confidence":0.75,"#), "{line}");
        assert_eq!(line.lines().count(), 1);
    }
}
