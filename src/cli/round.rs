//! `qualm round`: start, list, show, cancel and roll back rounds.

use super::output::{Output, at, count, count_bar, grouped, number, several, table, text};
use super::target::Target;
use crate::error::{Error, Result};
use clap::{Args, Subcommand};
use serde_json::Value;

/// Train a round: fit, calibrate, evaluate, choose what to ask next.
#[derive(Debug, Args)]
#[command(
    args_conflicts_with_subcommands = true,
    subcommand_negates_reqs = true,
    after_help = "Examples:
  qualm round tickets                run a round and wait for it
  qualm round list tickets
  qualm round rollback tickets 3     make the model of round 3 the current one again"
)]
pub(super) struct Round {
    #[command(subcommand)]
    command: Option<RoundCommand>,
    /// The project; runs a round and waits for it.
    #[arg(required = true)]
    slug: Option<String>,
}

#[derive(Debug, Subcommand)]
enum RoundCommand {
    /// Start a round. On a data directory it runs here, and this waits for it.
    Start {
        /// The project.
        slug: String,
        /// Wait until a server has finished it.
        #[arg(long)]
        wait: bool,
        /// The project's last round: the model trains on the holdout's labels too, and its figure is cross-validated.
        #[arg(long)]
        spend_holdout: bool,
    },
    /// Say whether labeling could stop, and what more labels would bring.
    Advice {
        /// The project.
        slug: String,
    },
    /// List a project's rounds, newest first.
    List {
        /// The project.
        slug: String,
    },
    /// Show a round's report.
    Show {
        /// The project.
        slug: String,
        /// The round's number.
        number: i64,
    },
    /// Stop a round that waits or runs.
    Cancel {
        /// The project.
        slug: String,
        /// The round's number.
        number: i64,
    },
    /// Make the model of an earlier round the current one again.
    Rollback {
        /// The project.
        slug: String,
        /// The round's number.
        number: i64,
    },
}

impl Round {
    pub(super) fn run(self, target: &dyn Target, output: Output) -> Result<()> {
        let slug = self.slug.unwrap_or_default();
        match self.command.unwrap_or(RoundCommand::Start { slug, wait: true, spend_holdout: false }) {
            RoundCommand::Start { slug, wait, spend_holdout } => start(target, output, &slug, wait, spend_holdout),
            RoundCommand::Advice { slug } => output.show(&target.advice(&slug)?, |view| advice(view).join("\n")),
            RoundCommand::List { slug } => output.show(&target.rounds(&slug)?, list),
            RoundCommand::Show { slug, number } => output.show(&target.round(&slug, number)?, show),
            RoundCommand::Cancel { slug, number } => {
                output.show(&target.cancel_round(&slug, number)?, |_| format!("Cancelled round {number} of {slug}."))
            }
            RoundCommand::Rollback { slug, number } => output.show(&target.rollback(&slug, number)?, |_| {
                format!("The model of round {number} suggests and orders the queue of {slug} again.")
            }),
        }
    }
}

fn start(target: &dyn Target, output: Output, slug: &str, wait: bool, spends: bool) -> Result<()> {
    let bar = count_bar(100, "Round");
    let mut watch = |phase: &str, done, all| {
        bar.set_message(format!("Round: {phase}"));
        bar.set_length(all);
        bar.set_position(done);
    };
    let round =
        if spends { target.spend_holdout(slug, wait, &mut watch) } else { target.start_round(slug, wait, &mut watch) };
    bar.finish_and_clear();
    let round = round?;
    match round["state"].as_str() {
        Some("failed") => {
            Err(Error::Invalid(format!("round {} failed: {}", text(&round, "round"), text(&round, "error"))))
        }
        Some("cancelled") => Err(Error::Conflict(format!("round {} was cancelled", text(&round, "round")))),
        Some("queued" | "running") if !wait => output.show(&round, |round| {
            format!("Round {} is in line. See: qualm round show {slug} {0}", text(round, "round"))
        }),
        _ => output.show(&round, show),
    }
}

fn list(rounds: &Value) -> String {
    let rounds = rounds.as_array().map(Vec::as_slice).unwrap_or_default();
    if rounds.is_empty() {
        return "There is no round yet.".into();
    }
    let rows: Vec<Vec<String>> = rounds
        .iter()
        .map(|round| {
            vec![
                text(round, "round"),
                text(round, "state"),
                text(round, "cause"),
                text(round, "finished_at"),
                text(round, "metrics/pool_labels"),
                text(round, "metrics/holdout_labels"),
                number(round, "metrics/holdout/accuracy"),
                number(round, "metrics/holdout/macro_f1"),
                at(round, "metrics/is_promoted").as_bool().map_or("-", |is| if is { "yes" } else { "no" }).to_owned(),
            ]
        })
        .collect();
    let head =
        ["ROUND", "STATE", "CAUSE", "FINISHED", "POOL LABELS", "HOLDOUT LABELS", "ACCURACY", "MACRO F1", "PROMOTED"];
    table(&head, &rows)
}

fn show(round: &Value) -> String {
    let mut lines = vec![format!("Round {}: {}", text(round, "round"), text(round, "state"))];
    if let Some(error) = round["error"].as_str() {
        lines.push(error.to_owned());
    }
    let report = &round["metrics"];
    if report.is_object() {
        lines.push(format!(
            "{} in the pool, {} in the holdout; {} items scored by {}",
            several(count(report, "pool_labels"), "label"),
            grouped(count(report, "holdout_labels")),
            grouped(count(report, "scored")),
            text(report, "classifier"),
        ));
        if report["holdout"].is_object() {
            lines.push(format!(
                "On the holdout: accuracy {}{}, macro F1 {}, log loss {}, Brier {}, calibration error {}",
                number(report, "holdout/accuracy"),
                interval(at(report, "holdout/accuracy_interval")),
                number(report, "holdout/macro_f1"),
                number(report, "holdout/log_loss"),
                number(report, "holdout/brier"),
                number(report, "holdout/ece"),
            ));
        }
        for said in ["none_of_these/sentence", "spent/sentence", "honest/sentence", "tuning/reason"] {
            lines.extend(at(report, said).as_str().map(str::to_owned));
        }
        if report["test_set"].is_object() {
            lines.push(format!(
                "On your test set: {}, accuracy {}{}, macro F1 {}{}",
                several(count(report, "test_set/evaluation/n"), "item"),
                number(report, "test_set/evaluation/accuracy"),
                interval(at(report, "test_set/evaluation/accuracy_interval")),
                number(report, "test_set/evaluation/macro_f1"),
                interval(at(report, "test_set/evaluation/macro_f1_interval")),
            ));
        }
        lines.push(format!("Calibrator: {}. {}", text(report, "calibration/name"), text(report, "calibration/reason")));
        if let Some(sentence) = report["refit"].as_str() {
            lines.push(sentence.to_owned());
        }
        lines.push(text(report, "promotion"));
        if report["advice"].is_object() {
            lines.extend(advice(&report["advice"]));
        }
        if let Some(sentence) = report["acceptance"]["sentence"].as_str() {
            lines.push(sentence.to_owned());
        }
        let queue: Vec<String> = report["queue"]
            .as_object()
            .into_iter()
            .flatten()
            .map(|(source, n)| format!("{} by {source}", grouped(n.as_u64().unwrap_or(0))))
            .collect();
        if !queue.is_empty() {
            lines.push(format!("Queue: {}", queue.join(", ")));
        }
        let seconds: Vec<String> = report["seconds"]
            .as_array()
            .into_iter()
            .flatten()
            .map(|phase| format!("{} {:.2}", phase[0].as_str().unwrap_or("?"), phase[1].as_f64().unwrap_or(0.0)))
            .collect();
        lines.push(format!("Seconds: {}", seconds.join(", ")));
    }
    lines.join("\n")
}

/// The advice, what more labels bring, and each condition.
fn advice(view: &Value) -> Vec<String> {
    let mut lines = vec![text(view, "sentence"), text(view, "ahead_text")];
    for condition in view["conditions"].as_array().into_iter().flatten() {
        let holds = if condition["holds"] == true { "yes" } else { "not yet" };
        lines.push(format!("  {}: {holds}. {}", text(condition, "name"), text(condition, "text")));
    }
    lines
}

/// ` (0.712 to 0.934)`; nothing where there is no interval.
fn interval(value: &Value) -> String {
    match (value["low"].as_f64(), value["high"].as_f64()) {
        (Some(low), Some(high)) => format!(" ({low:.3} to {high:.3})"),
        _ => String::new(),
    }
}
