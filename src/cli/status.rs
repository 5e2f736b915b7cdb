//! `qualm status`: what there is and how it is going.

use super::output::{Output, at, count, grouped, number, several, table, text};
use super::target::Target;
use crate::error::Result;
use clap::Args;
use serde_json::Value;

/// Show counts, rounds, queue and storage.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  qualm status
  qualm status tickets --json")]
pub(super) struct Status {
    /// One project [default: all of them].
    slug: Option<String>,
}

impl Status {
    pub(super) fn run(self, target: &dyn Target, output: Output) -> Result<()> {
        output.show(&target.status(self.slug.as_deref())?, words)
    }
}

fn words(status: &Value) -> String {
    let mut lines = Vec::new();
    for project in status["projects"].as_array().into_iter().flatten() {
        lines.push(format!("{} ({})", text(project, "title"), text(project, "slug")));
        if at(project, "items").is_null() {
            lines.push("  the counts are for those who run the project".into());
            continue;
        }
        lines.push(format!(
            "  items    {} ({} in the holdout)",
            grouped(count(project, "items")),
            grouped(count(project, "holdout_items"))
        ));
        lines.push(format!(
            "  labels   {} in the pool, {} in the holdout{}",
            grouped(count(project, "pool_labels")),
            grouped(count(project, "holdout_labels")),
            match count(project, "disputed") {
                0 => String::new(),
                n => format!("; {} disputed", several(n, "item")),
            }
        ));
        lines.push(format!(
            "  queue    {} waiting, {} in the holdout lane, {} in hand",
            grouped(count(project, "queue/main")),
            grouped(count(project, "queue/holdout")),
            grouped(count(project, "in_hands")),
        ));
        lines.push(format!(
            "  features {} of {} items",
            grouped(count(project, "indexed_items")),
            grouped(count(project, "items"))
        ));
        if let Some(done) = project["done_by_the_model"].as_str() {
            lines.push(format!("  model    {done}"));
        }
        for one in project["acceptances"].as_array().into_iter().flatten().filter(|one| one["state"] == "active") {
            lines.push(format!("  accepted {}", super::accept::words(one).replace('\n', "\n         ")));
        }
        lines.push(match at(project, "round/round") {
            Value::Null => "  rounds   none yet".into(),
            _ => format!(
                "  rounds   {}; the last was {} {}, accuracy {}, macro F1 {}",
                text(project, "round/round"),
                text(project, "round/state"),
                text(project, "round/finished_at"),
                number(project, "round/metrics/holdout/accuracy"),
                number(project, "round/metrics/holdout/macro_f1"),
            ),
        });
    }
    if lines.is_empty() {
        lines.push("There is no project yet. Make one: qualm project create --help".into());
    }
    let rows: Vec<Vec<String>> = [
        ("labels at position", at(status, "label_position").is_u64().then(|| text(status, "label_position"))),
        (
            "audit head",
            at(status, "audit/entries").is_u64().then(|| {
                let head = text(status, "audit/head");
                format!("entry {}, {}", text(status, "audit/entries"), head.get(..16).unwrap_or(&head))
            }),
        ),
        (
            "storage",
            at(status, "storage/database").is_u64().then(|| {
                format!(
                    "{} database, {} columns, {} models",
                    size(count(status, "storage/database")),
                    size(count(status, "storage/columns")),
                    size(count(status, "storage/models")),
                )
            }),
        ),
    ]
    .into_iter()
    .filter_map(|(name, value)| Some(vec![name.to_owned(), value?]))
    .collect();
    if !rows.is_empty() {
        lines.push(table(&[], &rows));
    }
    lines.join("\n")
}

fn size(bytes: u64) -> String {
    indicatif::HumanBytes(bytes).to_string()
}
