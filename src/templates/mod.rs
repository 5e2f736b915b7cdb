//! Templates: kinds of workflows that are ready to use, each a folder in `data/templates` with what it sets and decisions
//! to try it on. To add one, add its folder and a line to `TEMPLATES`.

mod samples;
mod start;

pub use samples::LoadSamples;
pub use start::{Started, UseTemplate};

use crate::domain::{LabelSchema, Recipe, WorkflowSettings};
use crate::error::{Error, Result};
use crate::routing::Policy;
use serde::{Deserialize, Serialize};

/// A template's two files.
struct Files {
    settings: &'static str,
    samples: &'static str,
}

macro_rules! template {
    ($name:literal) => {
        Files {
            settings: include_str!(concat!("../../data/templates/", $name, "/template.json")),
            samples: include_str!(concat!("../../data/templates/", $name, "/samples.jsonl")),
        }
    };
}

/// Every template, in the order people see them.
static TEMPLATES: &[Files] = &[
    template!("candidate-screening"),
    template!("document-verification"),
    template!("support-replies"),
    template!("content-moderation"),
];

/// What a template sets.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Template {
    /// Its name, which is also that of its folder.
    pub name: String,
    /// What people read.
    pub title: String,
    /// What it does, in a few sentences.
    pub about: String,
    /// The workflow's settings.
    pub settings: WorkflowSettings,
    /// Why its policy may act as it does.
    pub rationale: String,
    /// The project that learns from it; none: it has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub project: Option<TemplateProject>,
    /// Its policy.
    pub policy: Policy,
    /// How many decisions there are to try it on.
    #[serde(skip_deserializing)]
    pub samples: usize,
}

/// The project a template comes with.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TemplateProject {
    /// What may be answered.
    pub schema: LabelSchema,
    /// What its model reads.
    pub recipe: Recipe,
    /// What labelers read above the question.
    pub guide: String,
}

fn read(files: &Files) -> Result<Template> {
    let mut template: Template = serde_json::from_str(files.settings).map_err(Error::internal)?;
    template.settings.template = template.name.clone();
    template.samples = files.samples.lines().count();
    Ok(template)
}

/// Every template.
pub fn templates() -> Result<Vec<Template>> {
    TEMPLATES.iter().map(read).collect()
}

fn files_of(name: &str) -> Result<(&'static Files, Template)> {
    let mut names = Vec::new();
    for files in TEMPLATES {
        let template = read(files)?;
        if template.name == name {
            return Ok((files, template));
        }
        names.push(template.name);
    }
    Err(Error::Invalid(format!("there is no template `{name}`: use {}", names.join(", "))))
}

/// The template of this name.
pub fn template(name: &str) -> Result<Template> {
    files_of(name).map(|(_, template)| template)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reviews::DecisionRequest;
    use crate::routing::Mode;
    use std::collections::BTreeSet;

    #[test]
    fn every_template_can_be_activated_and_its_samples_read() {
        let all = templates().unwrap();
        let names: BTreeSet<&str> = all.iter().map(|template| template.name.as_str()).collect();
        assert_eq!(names.len(), all.len());
        for (files, template) in TEMPLATES.iter().zip(&all) {
            let name = &template.name;
            template.policy.check_activation(&template.rationale).unwrap_or_else(|why| panic!("{name}: {why}"));
            template.settings.check().unwrap();
            assert!((20..=40).contains(&template.samples), "{name}: {}", template.samples);
            let mut keys = BTreeSet::new();
            for line in files.samples.lines() {
                let request: DecisionRequest = samples::read(line, "w").unwrap_or_else(|why| panic!("{name}: {why}"));
                assert!(keys.insert(request.external_id.clone()), "{name}: {} twice", request.external_id);
            }
            let gate = Policy { mode: Mode::GateAll, ..template.policy.clone() };
            gate.check_activation("").unwrap();
        }
        assert!(template("nothing").unwrap_err().to_string().contains("support-replies"));
    }
}
