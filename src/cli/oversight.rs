//! `qualm oversight`: write a workflow's oversight document, and check a committed one. Works beside a running server.

use super::output::{Output, several};
use crate::config::Config;
use crate::domain::Timestamp;
use crate::error::{Error, Result};
use crate::oversight::{Difference, compare, document, look, named_in, record_rendered};
use crate::store::Store;
use clap::Subcommand;
use serde_json::json;
use std::path::PathBuf;

/// Write and check the oversight document of a workflow.
#[derive(Debug, Subcommand)]
pub(super) enum OversightCommand {
    /// Write the document from the running configuration.
    #[command(after_help = "Example: qualm oversight render refunds --profile ai_act,gdpr_22 > oversight.md")]
    Render {
        /// The workflow.
        workflow: String,
        /// Laws to hold it against: ai_act, gdpr_22, hipaa, fda, california_admt.
        #[arg(long, value_delimiter = ',', value_name = "LAWS")]
        profile: Vec<String>,
    },
    /// Compare a document with the running system and try every promise in it. Exit code 1 when they disagree.
    #[command(after_help = "Example: qualm oversight check oversight.md   (in CI, beside the code of the agent)")]
    Check {
        /// The document.
        file: PathBuf,
    },
}

impl OversightCommand {
    pub(super) fn run(self, config: &Config, output: Output) -> Result<()> {
        match self {
            OversightCommand::Render { workflow, profile } => {
                let now =
                    Store::look(&config.data, |r| look(r, r.workflow_id(&workflow)?, &profile, Timestamp::now()))?;
                let text = document(&now);
                // A running server has the log to itself; over REST it notes this too.
                let noted = Store::open(&config.data)
                    .and_then(|store| record_rendered(&store, &now, &text, None, Timestamp::now()));
                if let Err(error) = noted {
                    eprintln!("qualm: the audit log has no entry of this document: {error}");
                }
                output.show(&json!({"document": text, "promises": now.promises}), |_| text.trim_end().to_owned())
            }
            OversightCommand::Check { file } => {
                let text = std::fs::read_to_string(&file)
                    .map_err(|e| Error::Invalid(format!("cannot read {}: {e}", file.display())))?;
                let (workflow, laws) = named_in(&text)?;
                let now = Store::look(&config.data, |r| look(r, r.workflow_id(&workflow)?, &laws, Timestamp::now()))?;
                let differences = compare(&text, &now);
                let value =
                    json!({"workflow": workflow, "is_true": differences.is_empty(), "differences": differences});
                if differences.is_empty() {
                    let said = format!(
                        "{} describes the running system, and {} hold",
                        file.display(),
                        several(now.promises.len() as u64, "promise")
                    );
                    return output.show(&value, |_| said.clone());
                }
                if output.json {
                    output.show(&value, |_| String::new())?;
                }
                let lines: Vec<String> = differences.iter().map(said).collect();
                Err(Error::Conflict(format!(
                    "{} and the running system disagree:\n{}",
                    file.display(),
                    lines.join("\n")
                )))
            }
        }
    }
}

fn said(difference: &Difference) -> String {
    match difference {
        Difference::NoLonger { line, text } => format!("  line {line} is not so: {text}"),
        Difference::Missing { text } => format!("  the file does not say: {text}"),
        Difference::Broken { promise, says, found } => format!("  `{promise}` is broken: {says} Found: {found}"),
    }
}
