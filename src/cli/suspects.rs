//! `qualm suspects`: find labels that are probably wrong, and send the worst to another person.

use super::output::{Output, at, count, grouped, several, table, text};
use super::target::Target;
use crate::domain::LabelValue;
use crate::error::Result;
use clap::Args;
use serde_json::Value;

/// Rows printed.
const PRINTED: usize = 20;

/// Find labels that are probably wrong. Changes no label.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  qualm suspects --project tickets              search, list the most suspicious
  qualm suspects --project tickets --queue 20   and ask another person about the first 20
  qualm suspects --project tickets --last       show the last search without a new one")]
pub(super) struct Suspects {
    /// The project.
    #[arg(long, value_name = "SLUG")]
    project: String,
    /// Send so many of the most suspicious to another person.
    #[arg(long, value_name = "N", default_value_t = 0)]
    queue: usize,
    /// Show what the last search found.
    #[arg(long, conflicts_with = "queue")]
    last: bool,
}

impl Suspects {
    pub(super) fn run(self, target: &dyn Target, output: Output) -> Result<()> {
        let queue = (!self.last).then_some(self.queue);
        output.show(&target.suspects(&self.project, queue)?, words)
    }
}

fn words(found: &Value) -> String {
    let mut lines = searched(found);
    let disputed: Vec<&Value> = at(found, "disputed").as_array().into_iter().flatten().collect();
    if !disputed.is_empty() {
        lines.push(format!(
            "\nAnswers differ on {}; a lead decides, or another answer",
            several(disputed.len() as u64, "item")
        ));
        let said = |item: &Value| {
            let answers = item["answers"].as_array().into_iter().flatten();
            answers.map(name).collect::<Vec<_>>().join(", ")
        };
        let rows: Vec<Vec<String>> =
            disputed.iter().take(PRINTED).map(|item| vec![text(item, "item"), said(item), asked(item)]).collect();
        lines.push(table(&["ITEM", "ANSWERS", ""], &rows));
    }
    lines.join("\n")
}

/// A class, or a set of them as `a|b`.
fn name(label: &Value) -> String {
    serde_json::from_value::<LabelValue>(label.clone()).map_or_else(|_| "-".into(), |label| label.cell())
}

fn asked(item: &Value) -> String {
    if item["is_asked"] == true { "being asked" } else { "" }.to_owned()
}

fn searched(found: &Value) -> Vec<String> {
    if found["searched_at"].is_null() {
        return vec!["No search yet: run this without --last.".into()];
    }
    if let Some(reason) = found["skipped"].as_str() {
        return vec![reason.to_owned()];
    }
    let mut lines = vec![format!("{} Searched {}.", text(found, "estimate"), text(found, "searched_at"))];
    let suspects: Vec<&Value> = at(found, "suspects").as_array().into_iter().flatten().collect();
    let rows: Vec<Vec<String>> = suspects
        .iter()
        .take(PRINTED)
        .map(|suspect| {
            vec![
                text(suspect, "item"),
                name(&suspect["label"]),
                name(&suspect["suggested"]),
                suspect["self_confidence"].as_f64().map_or_else(|| "-".into(), |p| format!("{p:.3}")),
                asked(suspect),
            ]
        })
        .collect();
    if !rows.is_empty() {
        lines.push(table(&["ITEM", "LABEL", "SUGGESTED", "CONFIDENCE", ""], &rows));
    }
    if suspects.len() > PRINTED {
        lines.push(format!("{} more with --json", grouped((suspects.len() - PRINTED) as u64)));
    }
    let of_classes: Vec<Vec<String>> = (found["of_classes"].as_array().into_iter().flatten())
        .filter(|one| count(one, "missing") + count(one, "too_much") > 0)
        .map(|one| vec![text(one, "class"), grouped(count(one, "missing")), grouped(count(one, "too_much"))])
        .collect();
    if !of_classes.is_empty() {
        lines.push(table(&["CLASS", "PROBABLY MISSING", "PROBABLY TOO MUCH"], &of_classes));
    }
    if found["next_answers"].is_object() {
        lines.push(format!(
            "Of the next {}, {} tell more as a second opinion on a labeled item, {} about a new one",
            several(count(found, "next_answers/answers"), "answer"),
            grouped(count(found, "next_answers/again")),
            grouped(count(found, "next_answers/new")),
        ));
    }
    if found["asked"].is_object() {
        lines.push(format!(
            "{} to another person; {} being asked already, {} with nobody left to ask",
            several(count(found, "asked/queued"), "item"),
            grouped(count(found, "asked/waiting")),
            grouped(count(found, "asked/nobody_left")),
        ));
    }
    lines
}
