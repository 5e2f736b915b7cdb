//! Workflows: make one, change what may change, say who is in it.

use super::record::{about_workflow, micro};
use super::zone::zone;
use crate::digest::random_bytes;
use crate::domain::{ProjectId, Timestamp, UserId, WorkflowId, WorkflowRole, WorkflowSettings};
use crate::error::{Error, Result};
use crate::routing::Policy;
use crate::store::{NewWorkflow, Store, WorkflowRow};
use serde_json::json;

/// Make a workflow. It starts with a policy under which everything waits for people.
#[derive(Debug, Clone)]
pub struct CreateWorkflow {
    /// Its name in urls, which is also its queue's: lower-case letters, digits and dashes, up to 63.
    pub slug: String,
    /// Its name for people; the slug when empty.
    pub title: String,
    /// Its settings.
    pub settings: WorkflowSettings,
    /// The project that learns from its corrections.
    pub project: Option<ProjectId>,
    /// Who makes it.
    pub by: Option<UserId>,
}

fn checked_title(title: &str, slug: &str) -> Result<String> {
    let title = title.trim();
    match title.chars().count() {
        0 => Ok(slug.to_owned()),
        1..=100 if !title.chars().any(char::is_control) => Ok(title.to_owned()),
        length => Err(Error::Invalid(format!("the title has {length} characters: use up to 100 plain ones"))),
    }
}

impl CreateWorkflow {
    /// Stores it with its first policy version, which is active at once because it lets nothing act alone.
    pub fn run(self, store: &Store, now: Timestamp) -> Result<WorkflowRow> {
        let is_fine = (1..=63).contains(&self.slug.len())
            && self.slug.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
            && !self.slug.starts_with('-')
            && !self.slug.ends_with('-')
            && self.slug != "new";
        if !is_fine {
            return Err(Error::Invalid(format!(
                "the slug is {:?}: use 1 to 63 lower-case letters, digits and dashes, such as `refunds`",
                self.slug
            )));
        }
        self.settings.check().map_err(Error::Invalid)?;
        zone(&self.settings.time_zone)?;
        let new = NewWorkflow {
            title: checked_title(&self.title, &self.slug)?,
            slug: self.slug,
            settings: self.settings,
            project: self.project,
            draw_key: random_bytes(),
            grant_key: random_bytes(),
        };
        let by = self.by;
        store.write(move |tx| {
            if let Some(project) = new.project {
                tx.project(project)?;
            }
            let id = tx.insert_workflow(&new, now)?;
            let policy = tx.insert_policy(id, &Policy::default(), "Everything waits for people.", by, now)?;
            let policy = tx.policy(policy)?;
            tx.activate_policy(&policy, by, "", now)?;
            let detail = json!({"policy": policy.id, "hash": policy.hash, "solo": new.settings.solo});
            about_workflow(tx, "workflow.create", by, id, detail, now)?;
            tx.workflow(id)
        })
    }
}

/// Change a workflow's title, settings or project. What is absent stays.
#[derive(Debug, Clone)]
pub struct ChangeWorkflow {
    /// Which.
    pub workflow: WorkflowId,
    /// A new title.
    pub title: Option<String>,
    /// New settings, whole.
    pub settings: Option<WorkflowSettings>,
    /// Another project, or none.
    pub project: Option<Option<ProjectId>>,
    /// Who changes it.
    pub by: Option<UserId>,
}

impl ChangeWorkflow {
    /// Stores the change.
    pub fn run(self, store: &Store, now: Timestamp) -> Result<WorkflowRow> {
        store.write(move |tx| {
            let row = tx.workflow(self.workflow)?;
            let title = match &self.title {
                Some(title) => checked_title(title, &row.slug)?,
                None => row.title,
            };
            let before = row.settings;
            let settings = self.settings.unwrap_or_else(|| before.clone());
            settings.check().map_err(Error::Invalid)?;
            zone(&settings.time_zone)?;
            let project = self.project.unwrap_or(row.project);
            if let Some(project) = project {
                tx.project(project)?;
            }
            tx.update_workflow(row.id, &title, &settings, project)?;
            let was = before.gold_share();
            if settings.gold_share() != was {
                let detail = json!({"from_micro": micro(was), "to_micro": micro(settings.gold_share())});
                about_workflow(tx, "gold.share", self.by, row.id, detail, now)?;
            }
            let detail = json!({"solo": settings.solo, "project": project});
            about_workflow(tx, "workflow.change", self.by, row.id, detail, now)?;
            tx.workflow(row.id)
        })
    }
}

/// Give somebody a role in a workflow, or take it away.
#[derive(Debug, Clone, Copy)]
pub struct SetWorkflowRole {
    /// Where.
    pub workflow: WorkflowId,
    /// Who.
    pub person: UserId,
    /// Which; none takes it away.
    pub role: Option<WorkflowRole>,
    /// Who says so.
    pub by: Option<UserId>,
}

impl SetWorkflowRole {
    /// Stores it; it counts from the next request on.
    pub fn run(self, store: &Store, now: Timestamp) -> Result<()> {
        store.write_people(move |tx| {
            tx.person(self.person)?;
            tx.set_workflow_role(self.workflow, self.person, self.role)?;
            let role = self.role.map_or("none", WorkflowRole::as_str);
            let detail = json!({"person": self.person, "role": role});
            about_workflow(tx, "workflow.role", self.by, self.workflow, detail, now)
        })
    }
}
