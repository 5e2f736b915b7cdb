//! `qualm backup`: make one while a server runs, check one, put one back.

use super::output::{Output, count, several, text};
use crate::config::Config;
use crate::domain::Timestamp;
use crate::error::{Error, Result};
use crate::keeping::{CreateBackup, RestoreBackup, VerifyBackup};
use clap::Subcommand;
use serde::Serialize;
use serde_json::Value;
use std::path::PathBuf;

/// Make, check and restore backups.
#[derive(Debug, Subcommand)]
pub(super) enum Backup {
    /// Copy the data to a new directory, also while a server runs, and check the copy.
    #[command(after_help = "Example: qualm backup create /backups/$(date +%F) --data /srv/labels")]
    Create {
        /// The new directory.
        path: PathBuf,
    },
    /// Read a backup from end to end. Exit code 1 when something is wrong with it.
    Verify {
        /// The backup's directory.
        path: PathBuf,
    },
    /// Put a backup into the data directory. No server may hold it.
    Restore {
        /// The backup's directory.
        path: PathBuf,
        /// Also when there is data; what is there is moved aside, not deleted.
        #[arg(long)]
        replace: bool,
    },
}

impl Backup {
    pub(super) fn run(self, config: &Config, output: Output) -> Result<()> {
        match self {
            Backup::Create { path } => {
                let create = CreateBackup { data: config.data.clone(), to: path.clone() };
                let manifest = json(&create.run(Timestamp::now())?)?;
                output.show(&manifest, |manifest| format!("Backed up to {}: {}.", path.display(), holds(manifest)))
            }
            Backup::Verify { path } => {
                let report = VerifyBackup { backup: path.clone() }.run()?;
                if report.problems.is_empty() {
                    return output.show(&json(&report)?, |report| {
                        format!("The backup {} is whole: {}.", path.display(), holds(&report["manifest"]))
                    });
                }
                if output.json {
                    output.show(&json(&report)?, |_| String::new())?;
                }
                Err(Error::Conflict(format!(
                    "the backup {} is not whole: {}",
                    path.display(),
                    report.problems.join("; ")
                )))
            }
            Backup::Restore { path, replace } => {
                let restore = RestoreBackup { backup: path.clone(), data: config.data.clone(), replace };
                let report = json(&restore.run(Timestamp::now())?)?;
                output.show(&report, |report| restored(report, config))
            }
        }
    }
}

fn json(value: &impl Serialize) -> Result<Value> {
    serde_json::to_value(value).map_err(Error::internal)
}

fn holds(manifest: &Value) -> String {
    let sum =
        |key: &str| manifest["projects"].as_array().into_iter().flatten().map(|project| count(project, key)).sum();
    let projects = manifest["projects"].as_array().map_or(0, Vec::len) as u64;
    format!(
        "{}, {}, {}, audit head {}",
        several(projects, "project"),
        several(sum("items"), "item"),
        several(sum("annotations"), "annotation"),
        text(manifest, "audit_head").get(..16).unwrap_or("-"),
    )
}

fn restored(report: &Value, config: &Config) -> String {
    let mut lines = vec![format!(
        "Restored the backup of {} into {}: {}.",
        text(report, "manifest/created"),
        config.data.display(),
        holds(&report["manifest"])
    )];
    if let Some(aside) = report["moved_to"].as_str() {
        lines.push(format!("What was there before is in {aside}."));
    }
    match report["newer_events"].as_i64() {
        Some(newer) if newer > 0 => {
            lines.push(format!("{} came after this backup and are not in it.", several(newer as u64, "answer")))
        }
        _ => {}
    }
    lines.join("\n")
}
