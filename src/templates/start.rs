//! Start from a template: a workflow with its project and its policy. What would act alone needs a second person, as
//! everywhere; until then the same policy asks about everything, with the one to come in its shadow.

use super::template;
use crate::domain::{ProjectId, Timestamp, UserId};
use crate::error::Result;
use crate::projects::CreateProject;
use crate::reviews::{ActivatePolicy, CreateWorkflow, ProposePolicy, ShadowPolicy};
use crate::routing::{Mode, Policy};
use crate::store::{PolicyRow, Store, WorkflowRow};
use serde_json::json;

/// Make a workflow from a template.
#[derive(Debug, Clone)]
pub struct UseTemplate {
    /// Which template.
    pub template: String,
    /// The workflow's name in urls; the template's when empty.
    pub slug: String,
    /// Its name for people; the template's title when empty.
    pub title: String,
    /// One person does everything: the policy is active at once.
    pub is_solo: bool,
    /// The project that learns from it; none: one is made where the template comes with one.
    pub project: Option<ProjectId>,
    /// Who makes it.
    pub by: Option<UserId>,
}

/// What was made.
#[derive(Debug, Clone)]
pub struct Started {
    /// The workflow.
    pub workflow: WorkflowRow,
    /// The version that routes now.
    pub active: i64,
    /// The version that another person may activate; none: it is active.
    pub proposed: Option<i64>,
}

impl UseTemplate {
    /// Makes the project, the workflow and its policy versions.
    pub fn run(self, store: &Store, now: Timestamp) -> Result<Started> {
        let template = template(&self.template)?;
        let slug = if self.slug.trim().is_empty() { template.name.clone() } else { self.slug.trim().to_owned() };
        let title = if self.title.trim().is_empty() { template.title.clone() } else { self.title.clone() };
        let mut settings = template.settings.clone();
        settings.solo = self.is_solo;
        let create = CreateWorkflow { slug: slug.clone(), title, settings, project: self.project, by: self.by };
        let workflow = create.run(store, now)?;
        if let (None, Some(wanted)) = (self.project, &template.project) {
            self.add_project(store, &workflow, wanted.clone(), now)?;
        }
        let acts_alone = template.policy.mode.lets_act_alone();
        let propose = |policy: Policy, rationale: &str| -> Result<PolicyRow> {
            ProposePolicy { workflow: workflow.id, policy, rationale: rationale.to_owned(), by: self.by }
                .run(store, now)
        };
        let activate = |number: i64| -> Result<PolicyRow> {
            let rationale = template.rationale.clone();
            ActivatePolicy { workflow: workflow.id, number, rationale, despite_late_queue: false, by: self.by }
                .run(store, now)
        };
        let mut proposed = None;
        let active = if acts_alone && !self.is_solo {
            let careful = Policy { mode: Mode::GateAll, ..template.policy.clone() };
            let active =
                activate(propose(careful, "Everything waits for people until another person says otherwise.")?.number)?;
            let row = propose(template.policy.clone(), &template.rationale)?;
            ShadowPolicy { workflow: workflow.id, number: Some(row.number), by: self.by }.run(store, now)?;
            proposed = Some(row.number);
            active
        } else {
            activate(propose(template.policy.clone(), &template.rationale)?.number)?
        };
        let workflow = store.read(|r| r.workflow(workflow.id))?;
        Ok(Started { workflow, active: active.number, proposed })
    }

    fn add_project(
        &self,
        store: &Store,
        workflow: &WorkflowRow,
        wanted: super::TemplateProject,
        now: Timestamp,
    ) -> Result<()> {
        let cut: String = workflow.slug.chars().take(56).collect();
        let project = CreateProject {
            slug: format!("{}-labels", cut.trim_end_matches('-')),
            title: format!("{}: what people said", workflow.title),
            guide: wanted.guide,
            schema: wanted.schema,
            recipe: wanted.recipe,
            settings: json!({}).as_object().cloned().unwrap_or_default(),
            seed: None,
            is_demo: false,
        }
        .run(store, self.by, now)?;
        let tie = crate::reviews::ChangeWorkflow {
            workflow: workflow.id,
            title: None,
            settings: None,
            project: Some(Some(project.id)),
            by: self.by,
        };
        tie.run(store, now).map(|_| ())
    }
}
