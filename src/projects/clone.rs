//! Clone: a new project like another one, and the items of it if that is asked for.
//!
//! Schema, recipe, guide and settings always come along. Rounds, models, test set, acceptances, workflows, saved views,
//! exclusions, assignments and people's single answers never do: they are what happened in the other project.

use super::create::CreateProject;
use crate::domain::{ProjectId, Role, Timestamp, UserId};
use crate::error::{Error, Result};
use crate::store::audit::NewAudit;
use crate::store::{CloneRow, ProjectRow, Store};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

/// Which items come along.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum CloneItems {
    /// None.
    #[default]
    None,
    /// The items, without what was said about them.
    Items,
    /// The items, each with the label the project takes as true.
    Labels,
}

/// Clone a project.
#[derive(Debug, Clone)]
pub struct CloneProject {
    /// Which.
    pub source: ProjectId,
    /// The new one's name in urls.
    pub slug: String,
    /// The new one's name for people; the slug when empty.
    pub title: String,
    /// Which items come along.
    pub items: CloneItems,
    /// Everybody gets the role they have in the other one.
    pub people: bool,
    /// The other one's seed: every item stays in its part. A seed of its own draws its own holdout.
    pub same_seed: bool,
}

impl CloneProject {
    /// Makes the project; its items follow in parts, which the worker copies.
    pub fn run(self, store: &Store, by: Option<UserId>, now: Timestamp) -> Result<ProjectRow> {
        let (source, members) = store.read(|r| Ok((r.project(self.source)?, r.members_of(self.source)?)))?;
        let Value::Object(settings) = serde_json::to_value(&source.settings).map_err(Error::internal)? else {
            return Err(Error::internal("settings are not an object"));
        };
        let create = CreateProject {
            slug: self.slug,
            title: self.title,
            guide: source.guide.clone(),
            schema: source.schema.clone(),
            recipe: source.recipe.clone(),
            settings: Map::from_iter(settings),
            seed: self.same_seed.then_some(source.seed),
            is_demo: false,
        };
        let new = create.checked()?;
        let (items, people) = (self.items, self.people);
        store.write_people(move |tx| {
            let project = CreateProject::store(tx, &new, by, now)?;
            let members: Vec<(UserId, Role)> = match people {
                true => members.iter().map(|member| (member.person, member.role)).collect(),
                false => Vec::new(),
            };
            for (person, role) in &members {
                tx.set_role(*person, project.id, Some(*role))?;
            }
            let rows = u32::try_from(source.items).unwrap_or(u32::MAX);
            if items != CloneItems::None && rows > 0 {
                tx.insert_clone(&CloneRow {
                    project: project.id,
                    source: source.id,
                    with_labels: items == CloneItems::Labels,
                    next_row: 0,
                    rows,
                    left_out: 0,
                    person: by,
                })?;
            }
            tx.audit(NewAudit {
                at: now,
                actor: by,
                action: "project.clone",
                project: Some(project.id),
                subject: format!("project {}", project.id),
                detail: json!({"source": source.id.0, "items": items, "people": members.len(),
                               "same_seed": project.seed == source.seed}),
            })?;
            Ok(project)
        })
    }
}
