//! `qualm model`: the model as one file, and what such a file says about itself.

use super::export::beside;
use super::output::{Output, count, moment, several, text};
use super::target::Target;
use crate::domain::Timestamp;
use crate::error::{Error, Result};
use crate::models::PortableModel;
use crate::models::artefact::digest;
use clap::Subcommand;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

/// Download the model as one file that works anywhere, and look at such files.
#[derive(Debug, Subcommand)]
#[command(after_help = "Examples:
  qualm model download --project tickets --out tickets.qualm
  qualm model show tickets.qualm
  qualm predict new.csv --model tickets.qualm")]
pub(super) enum Model {
    /// Write the current model of a project to a file: features, weights, calibrator, class names, no item's text.
    Download {
        /// The project.
        #[arg(long, value_name = "PROJECT")]
        project: String,
        /// The file to write.
        #[arg(long, short, value_name = "FILE")]
        out: PathBuf,
    },
    /// Check a model file and say what is in it.
    Show {
        /// The file.
        file: PathBuf,
    },
}

impl Model {
    pub(super) fn run(self, target: &dyn Fn() -> Result<Box<dyn Target>>, output: Output) -> Result<()> {
        match self {
            Model::Download { project, out } => {
                let bytes = target()?.model(&project)?;
                // Read before it is written: what broke on the way never becomes a file.
                let facts = facts(&PortableModel::decode(&bytes)?, &bytes);
                let cannot = |e: std::io::Error| Error::Invalid(format!("cannot write {}: {e}", out.display()));
                let temporary = beside(&out, ".part");
                std::fs::write(&temporary, &bytes).map_err(cannot)?;
                std::fs::rename(&temporary, &out).map_err(cannot)?;
                eprintln!("Wrote {}.", out.display());
                output.show(&facts, words)
            }
            Model::Show { file } => {
                let (model, bytes) = open(&file)?;
                output.show(&facts(&model, &bytes), words)
            }
        }
    }
}

/// A model file and its bytes.
pub(super) fn open(file: &Path) -> Result<(PortableModel, Vec<u8>)> {
    let bytes = std::fs::read(file).map_err(|e| Error::Invalid(format!("cannot read {}: {e}", file.display())))?;
    let model = PortableModel::decode(&bytes).map_err(|e| Error::Invalid(format!("{}: {e}", file.display())))?;
    Ok((model, bytes))
}

fn facts(model: &PortableModel, bytes: &[u8]) -> Value {
    json!({
        "project": model.origin.project,
        "round": model.origin.round,
        "made_at": Timestamp(model.origin.made_millis).to_rfc3339(),
        "program": model.origin.program,
        "classes": model.artefact.classes,
        "recipe": model.recipe,
        "classifier": model.artefact.model.classifier,
        "calibrator": model.artefact.calibrator.name,
        "settings": serde_json::from_str::<Value>(&model.artefact.settings_json).unwrap_or_default(),
        "label_position": model.artefact.label_position,
        "seed": model.artefact.seed,
        "columns": model.artefact.model.columns,
        "dense": model.space.dims(),
        "model_digest": model.origin.model_digest,
        "sha256": digest(bytes),
        "bytes": bytes.len(),
    })
}

fn words(facts: &Value) -> String {
    let names =
        |value: &Value| value.as_array().into_iter().flatten().filter_map(Value::as_str).collect::<Vec<_>>().join(", ");
    let reads: Vec<String> = facts["recipe"]
        .as_object()
        .into_iter()
        .flatten()
        .filter(|(kind, _)| ["text", "numeric", "categorical", "vector"].contains(&kind.as_str()))
        .map(|(_, keys)| keys.as_str().map_or_else(|| names(keys), str::to_owned))
        .filter(|keys| !keys.is_empty())
        .collect();
    format!(
        "The model of round {} of {}, made {}\nReads {}; says {}\n{} with {} and {} dense numbers; calibrator {}\n{}, SHA-256 {}",
        text(facts, "round"),
        text(facts, "project"),
        moment(facts, "made_at"),
        reads.join(", "),
        names(&facts["classes"]),
        text(facts, "classifier"),
        several(count(facts, "columns"), "column"),
        text(facts, "dense"),
        text(facts, "calibrator"),
        several(count(facts, "bytes"), "byte"),
        text(facts, "sha256"),
    )
}
