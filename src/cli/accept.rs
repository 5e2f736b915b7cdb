//! `qualm accept`: the rest of the pool done by the model, above a certified threshold; list and withdraw.

use super::output::{Output, count, grouped, several, text};
use super::target::{AcceptAsk, Target};
use crate::error::{Error, Result};
use clap::Args;
use serde_json::Value;

/// Let the model answer what is left above a certified threshold, look at what it answered, take it back.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  qualm accept --project tickets --dry-run         what could be accepted; issues the certificate
  qualm accept --project tickets --budget 0.02     accept it
  qualm accept --project tickets --list
  qualm accept --withdraw 3                        take acceptance 3 back")]
pub(super) struct Accept {
    /// The project; may be left out with --withdraw.
    #[arg(long, value_name = "SLUG", required_unless_present = "withdraw")]
    project: Option<String>,
    /// The error rate allowed among what is accepted [default: the project's setting].
    #[arg(long, value_name = "SHARE")]
    budget: Option<f64>,
    /// How often such a promise must hold [default: the project's setting].
    #[arg(long, value_name = "SHARE")]
    confidence: Option<f64>,
    /// Ask for the certificate and say what would be accepted.
    #[arg(long)]
    dry_run: bool,
    /// List acceptances with their audits.
    #[arg(long, conflicts_with_all = ["withdraw", "dry_run", "budget", "confidence"])]
    list: bool,
    /// Take an acceptance back: its machine labels vanish.
    #[arg(long, value_name = "ID", conflicts_with_all = ["dry_run", "budget", "confidence"])]
    withdraw: Option<i64>,
}

impl Accept {
    pub(super) fn run(self, target: &dyn Target, output: Output) -> Result<()> {
        if let Some(id) = self.withdraw {
            let slug = match self.project {
                Some(slug) => slug,
                None => project_of(target, id)?,
            };
            return output.show(&target.withdraw(&slug, id)?, |_| {
                format!("Acceptance {id} of {slug} is withdrawn; its items can be asked about again.")
            });
        }
        let slug = self.project.unwrap_or_default();
        if self.list {
            let done = target.status(Some(&slug))?["projects"][0]["done_by_the_model"].as_str().map(str::to_owned);
            return output.show(&target.acceptances(&slug)?, |all| list(done.as_deref(), all));
        }
        let ask = AcceptAsk { budget: self.budget, confidence: self.confidence, dry_run: self.dry_run };
        output.show(&target.accept(&slug, ask)?, |said| match said["acceptance"]["acceptance"].as_i64() {
            None => format!("{}\nNothing was accepted: this was a dry run.", text(said, "sentence")),
            Some(id) => format!(
                "{}\nAccepted {} as acceptance {id}; people will check {}. Take it back: qualm accept --withdraw {id}",
                text(said, "sentence"),
                several(count(said, "items"), "item"),
                grouped(count(said, "audit_items")),
            ),
        })
    }
}

/// The project an acceptance is in: its number is the same everywhere on a server.
fn project_of(target: &dyn Target, id: i64) -> Result<String> {
    for project in target.projects()?.as_array().into_iter().flatten() {
        let Some(slug) = project["slug"].as_str() else { continue };
        let found = match target.acceptances(slug) {
            Err(Error::Forbidden(_) | Error::NotFound(_)) => continue,
            found => found?,
        };
        if found.as_array().into_iter().flatten().any(|one| one["acceptance"].as_i64() == Some(id)) {
            return Ok(slug.to_owned());
        }
    }
    Err(Error::NotFound(format!("there is no acceptance {id}; see `qualm accept --project SLUG --list`")))
}

fn list(done: Option<&str>, all: &Value) -> String {
    let acceptances = all.as_array().into_iter().flatten().map(words);
    let lines: Vec<String> = done.map(str::to_owned).into_iter().chain(acceptances).collect();
    if lines.is_empty() { "Nothing was accepted yet.".into() } else { lines.join("\n") }
}

/// An acceptance in a line, with its flags below.
pub(super) fn words(one: &Value) -> String {
    let mut text_of = format!(
        "Acceptance {} of round {}: {}, {} of {} still stand; {}",
        text(one, "acceptance"),
        text(one, "round"),
        text(one, "state"),
        grouped(count(one, "standing")),
        several(count(one, "items"), "machine label"),
        text(one, "audit_text"),
    );
    for flag in one["flags"].as_array().into_iter().flatten().filter_map(Value::as_str) {
        text_of.push_str(&format!("\n  ! {flag}"));
    }
    text_of
}
