//! Spans as spaCy and Prodigy read them: one object a line with `text`, `spans` in code points, and `meta`.
//!
//! Items without a label are left out: to these tools a text without spans says that there are none.

use super::{Context, Format};
use crate::domain::schema::stretches;
use crate::domain::{LabelSchema, LabelValue};
use crate::error::{Error, Result};
use crate::store::ExportItem;
use serde_json::{Value, json};

/// One text with its spans per line.
pub(super) struct Spacy;

impl Format for Spacy {
    fn name(&self) -> &'static str {
        "spacy"
    }

    fn title(&self) -> &'static str {
        "Spans as JSON lines for spaCy and Prodigy: text, spans, answer"
    }

    fn media_type(&self) -> &'static str {
        "application/x-ndjson"
    }

    fn needs_columns(&self) -> bool {
        false
    }

    fn fits(&self, schema: &LabelSchema) -> std::result::Result<(), String> {
        match schema {
            LabelSchema::Spans(_) => Ok(()),
            other => Err(format!(
                "the format spacy is for spans, and this project's labels are of the kind {}",
                other.kind()
            )),
        }
    }

    fn start(&self, _: &Context<'_>, _: &mut Vec<u8>) -> Result<()> {
        Ok(())
    }

    fn item(&self, context: &Context<'_>, item: &ExportItem, out: &mut Vec<u8>) -> Result<()> {
        let LabelSchema::Spans(schema) = &context.project.schema else { return Ok(()) };
        let Some(LabelValue::Parts(label)) = context.label(item) else { return Ok(()) };
        // Stored by us as valid JSON; erased items hold `null`.
        let data: Value = serde_json::from_str(&item.data).unwrap_or(Value::Null);
        let line = json!({
            "text": schema.text_of(&data),
            "spans": stretches(&label.to_string()),
            "answer": "accept",
            "meta": {"id": item.external, "part": item.part.as_str(), "project": context.project.slug},
        });
        serde_json::to_writer(&mut *out, &line).map_err(Error::internal)?;
        out.push(b'\n');
        Ok(())
    }
}
