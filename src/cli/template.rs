//! `qualm template`: kinds of workflows that are ready to use.

use super::output::{Output, several, table, text};
use super::target::{StartAsk, Target};
use crate::error::{Error, Result};
use crate::templates::templates;
use clap::Subcommand;
use serde_json::Value;

/// List templates of workflows, and start from one.
#[derive(Debug, Subcommand)]
pub(super) enum Template {
    /// List the templates.
    List,
    /// Make a workflow from a template, with its policy and, where corrections teach a model, its project.
    #[command(after_help = "Examples:
  qualm template use candidate-screening
  qualm template use support-replies --name replies --title 'Replies to customers'
  qualm template use document-verification --solo")]
    Use {
        /// Which template.
        template: String,
        /// The workflow's name in urls [default: the template's].
        #[arg(long, default_value = "", value_name = "NAME")]
        name: String,
        /// Its name for people [default: the template's].
        #[arg(long, default_value = "", value_name = "TITLE")]
        title: String,
        /// One person asks and decides: the policy is active at once, and every page says so.
        #[arg(long)]
        solo: bool,
        /// The project that learns from it [default: a new one, where the template comes with one].
        #[arg(long, value_name = "PROJECT")]
        project: Option<String>,
    },
}

impl Template {
    pub(super) fn run(self, target: impl FnOnce() -> Result<Box<dyn Target>>, output: Output) -> Result<()> {
        match self {
            // They come with the program: to look at them takes no data directory and no server.
            Template::List => output.show(&serde_json::to_value(templates()?).map_err(Error::internal)?, list),
            Template::Use { template, name, title, solo, project } => {
                let ask = StartAsk { template, slug: name, title, is_solo: solo, project };
                output.show(&target()?.start_workflow(ask)?, started)
            }
        }
    }
}

fn list(templates: &Value) -> String {
    let rows: Vec<Vec<String>> = templates
        .as_array()
        .into_iter()
        .flatten()
        .map(|one| {
            vec![
                text(one, "name"),
                text(&one["policy"], "mode"),
                several(one["samples"].as_u64().unwrap_or(0), "sample"),
                text(one, "about"),
            ]
        })
        .collect();
    table(&["NAME", "MODE", "SAMPLES", "WHAT IT DOES"], &rows)
}

fn started(workflow: &Value) -> String {
    let slug = text(workflow, "workflow");
    let said = format!("Made the workflow {slug}; version {} of its policy routes.", workflow["policy_version"]);
    match workflow["proposed_version"].as_i64() {
        Some(version) => format!(
            "{said} Until another person activates version {version}, which lets it act alone, people are asked about everything."
        ),
        None => said,
    }
}
