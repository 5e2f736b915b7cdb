//! `qualm audit`: look at the audit chain and recompute it. Both work beside a running server.

use super::output::{Output, moment, several, table, text};
use crate::config::Config;
use crate::error::{Error, Result};
use crate::store::Store;
use clap::Subcommand;
use serde_json::{Value, json};

/// Check and read the audit chain.
#[derive(Debug, Subcommand)]
pub(super) enum Audit {
    /// Recompute the whole chain and every commitment. Exit code 1 when something was changed.
    #[command(after_help = "Example: qualm audit verify --data /srv/labels   (also while the server runs)")]
    Verify,
    /// List the newest entries.
    List {
        /// Of one project only.
        #[arg(long, value_name = "SLUG")]
        project: Option<String>,
        /// How many.
        #[arg(short, long, default_value_t = 20, value_name = "N")]
        number: usize,
    },
}

impl Audit {
    pub(super) fn run(self, config: &Config, output: Output) -> Result<()> {
        match self {
            Audit::Verify => verify(config, output),
            Audit::List { project, number } => {
                let rows = Store::look(&config.data, |reader| {
                    let project = project.map(|slug| reader.project_by_slug(&slug)).transpose()?;
                    reader.audit_recent(project.map(|project| project.id), number)
                })?;
                output.show(&serde_json::to_value(rows).map_err(Error::internal)?, list)
            }
        }
    }
}

fn verify(config: &Config, output: Output) -> Result<()> {
    let report = Store::look(&config.data, |reader| reader.audit_verify())?;
    let broken = report.broken.clone();
    let value = json!({
        "entries": report.entries,
        "head": report.head,
        "is_whole": broken.is_none(),
        "broken": broken.as_ref().map(|(entry, reason)| json!({"entry": entry, "reason": reason})),
    });
    match broken {
        None => {
            output.show(&value, |_| format!("The chain is whole: {} entries, head {}", report.entries, report.head))
        }
        Some((entry, reason)) => {
            if output.json {
                output.show(&value, |_| String::new())?;
            }
            Err(Error::Conflict(format!(
                "the audit chain is broken at entry {entry}: {reason}. The {} before it can be trusted",
                several(report.entries as u64, "entry").replace("entrys", "entries")
            )))
        }
    }
}

fn list(rows: &Value) -> String {
    let rows: Vec<Vec<String>> = rows
        .as_array()
        .into_iter()
        .flatten()
        .map(|row| {
            let actor = if row["actor"].is_null() { "-".into() } else { format!("person {}", text(row, "actor")) };
            vec![
                text(row, "seq"),
                moment(row, "at"),
                actor,
                text(row, "action"),
                text(row, "subject"),
                text(row, "detail"),
            ]
        })
        .collect();
    if rows.is_empty() {
        return "The chain has no entry yet.".into();
    }
    table(&["ENTRY", "AT", "BY", "WHAT", "SUBJECT", "DETAIL"], &rows)
}
