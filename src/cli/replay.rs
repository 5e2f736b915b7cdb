//! `qualm replay`: route past decisions again. Works beside a running server and changes nothing.

use super::output::{Output, several, table};
use crate::config::Config;
use crate::error::{Error, Result};
use crate::reviews::{ReplayDecisions, ReplayUnder};
use crate::store::Store;
use clap::Args;

/// Route past decisions again, under their own policy, the current one or a candidate.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  qualm replay refunds                      must reproduce every route; exit code 1 when it does not
  qualm replay refunds --policy current
  qualm replay refunds --policy 7 --number 5000")]
pub(super) struct Replay {
    /// The workflow.
    workflow: String,
    /// contemporary (each decision's own), current, or a version's number.
    #[arg(long, default_value = "contemporary", value_name = "POLICY")]
    policy: String,
    /// How many, newest first.
    #[arg(short, long, default_value_t = 1000, value_name = "N")]
    number: usize,
}

impl Replay {
    pub(super) fn run(self, config: &Config, output: Output) -> Result<()> {
        let under = match self.policy.as_str() {
            "contemporary" => ReplayUnder::Contemporary,
            "current" => ReplayUnder::Current,
            number => ReplayUnder::Version(number.parse().map_err(|_| {
                Error::Invalid(format!("--policy is `{number}`: use contemporary, current, or a version's number"))
            })?),
        };
        let report = Store::look(&config.data, |reader| {
            let workflow = reader.workflow_id(&self.workflow)?;
            ReplayDecisions { workflow, ids: Vec::new(), most: self.number, under }.look(reader)
        })?;
        let alarms: Vec<String> = report
            .decisions
            .iter()
            .filter_map(|one| Some(format!("decision {}: {}", one.decision, one.alarm.as_ref()?)))
            .collect();
        let value = serde_json::to_value(&report).map_err(Error::internal)?;
        output.show(&value, |_| {
            let moves: Vec<Vec<String>> =
                report.moves.iter().map(|(way, count)| vec![way.clone(), count.to_string()]).collect();
            let said = format!(
                "{} replayed, {} with another route or reason",
                several(report.replayed as u64, "decision"),
                report.changed
            );
            if moves.is_empty() { said } else { format!("{said}\n{}", table(&["from to", "decisions"], &moves)) }
        })?;
        match alarms.is_empty() {
            true => Ok(()),
            false => Err(Error::Conflict(format!("the record was changed: {}", alarms.join("; ")))),
        }
    }
}
