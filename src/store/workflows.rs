//! Workflows and who is in them.

use super::{Reader, Tx};
use crate::domain::{PolicyId, ProjectId, Timestamp, UserId, WorkflowId, WorkflowRole, WorkflowSettings};
use crate::error::{Error, Result};
use rusqlite::{OptionalExtension, Row};
use serde::Serialize;

/// A workflow as stored.
#[derive(Debug, Clone)]
pub struct WorkflowRow {
    /// Its id.
    pub id: WorkflowId,
    /// Its name in urls, which is also its queue's.
    pub slug: String,
    /// Its name for people.
    pub title: String,
    /// What may change while it runs.
    pub settings: WorkflowSettings,
    /// The project that learns from its corrections.
    pub project: Option<ProjectId>,
    /// The active policy version.
    pub policy: Option<PolicyId>,
    /// The version whose route is written beside the live one.
    pub shadow: Option<PolicyId>,
    /// The secret behind its draws.
    pub draw_key: [u8; 32],
    /// The secret behind its grants.
    pub grant_key: [u8; 32],
    /// When it was made.
    pub created: Timestamp,
    /// Since when its kill switch is on.
    pub halted: Option<Timestamp>,
    /// Who switched it.
    pub halted_by: Option<UserId>,
    /// Why.
    pub halt_reason: Option<String>,
}

/// A workflow to store.
pub struct NewWorkflow {
    /// Its name in urls.
    pub slug: String,
    /// Its name for people.
    pub title: String,
    /// Its settings.
    pub settings: WorkflowSettings,
    /// The project that learns from its corrections.
    pub project: Option<ProjectId>,
    /// The secret behind its draws.
    pub draw_key: [u8; 32],
    /// The secret behind its grants.
    pub grant_key: [u8; 32],
}

/// Somebody's role in a workflow.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct WorkflowMemberRow {
    /// Who.
    pub person: UserId,
    /// By name.
    pub name: String,
    /// What they may do there.
    pub role: WorkflowRole,
}

const COLUMNS: &str =
    "id, slug, title, settings, project, policy, shadow, draw_key, grant_key, created, halted, halted_by, halt_reason";

fn from_row(row: &Row<'_>) -> rusqlite::Result<WorkflowRow> {
    let settings: String = row.get(3)?;
    Ok(WorkflowRow {
        id: WorkflowId(row.get(0)?),
        slug: row.get(1)?,
        title: row.get(2)?,
        // Written by us from the same type.
        settings: serde_json::from_str(&settings).unwrap_or_default(),
        project: row.get::<_, Option<i64>>(4)?.map(ProjectId),
        policy: row.get::<_, Option<i64>>(5)?.map(PolicyId),
        shadow: row.get::<_, Option<i64>>(6)?.map(PolicyId),
        draw_key: row.get(7)?,
        grant_key: row.get(8)?,
        created: Timestamp(row.get(9)?),
        halted: row.get::<_, Option<i64>>(10)?.map(Timestamp),
        halted_by: row.get::<_, Option<i64>>(11)?.map(UserId),
        halt_reason: row.get(12)?,
    })
}

fn role_of(word: &str) -> WorkflowRole {
    // The schema allows no other word.
    WorkflowRole::parse(word).unwrap_or(WorkflowRole::Agent)
}

impl Reader<'_> {
    /// Every workflow, by name.
    pub fn workflows(&self) -> Result<Vec<WorkflowRow>> {
        let mut statement = self.conn.prepare_cached(&format!("SELECT {COLUMNS} FROM workflow ORDER BY slug"))?;
        let rows = statement.query_map([], from_row)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The workflow of this id.
    pub fn workflow(&self, id: WorkflowId) -> Result<WorkflowRow> {
        self.conn
            .prepare_cached(&format!("SELECT {COLUMNS} FROM workflow WHERE id = ?1"))?
            .query_row([id.0], from_row)
            .optional()?
            .ok_or_else(|| Error::NotFound(format!("there is no workflow number {id}")))
    }

    /// The id of the workflow with this slug.
    pub fn workflow_id(&self, slug: &str) -> Result<WorkflowId> {
        self.conn
            .prepare_cached("SELECT id FROM workflow WHERE slug = ?1")?
            .query_row([slug], |row| row.get(0).map(WorkflowId))
            .optional()?
            .ok_or_else(|| Error::NotFound(format!("there is no workflow `{slug}`")))
    }

    /// A person's workflows with their role there.
    pub fn workflows_of(&self, person: UserId) -> Result<Vec<(WorkflowId, WorkflowRole)>> {
        let mut statement = self
            .conn
            .prepare_cached("SELECT workflow, role FROM workflow_member WHERE person = ?1 ORDER BY workflow")?;
        let rows =
            statement.query_map([person.0], |row| Ok((WorkflowId(row.get(0)?), role_of(&row.get::<_, String>(1)?))))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// A workflow's people, by name.
    pub fn workflow_members(&self, workflow: WorkflowId) -> Result<Vec<WorkflowMemberRow>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT m.person, p.name, m.role FROM workflow_member m JOIN person p ON p.id = m.person
             WHERE m.workflow = ?1 AND p.disabled IS NULL ORDER BY p.name",
        )?;
        let rows = statement.query_map([workflow.0], |row| {
            Ok(WorkflowMemberRow {
                person: UserId(row.get(0)?),
                name: row.get(1)?,
                role: role_of(&row.get::<_, String>(2)?),
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

impl Tx<'_> {
    /// Stores a workflow.
    pub fn insert_workflow(&self, new: &NewWorkflow, now: Timestamp) -> Result<WorkflowId> {
        let inserted = self.conn.execute(
            "INSERT INTO workflow (slug, title, settings, project, draw_key, grant_key, created)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT (slug) DO NOTHING",
            (
                &new.slug,
                &new.title,
                serde_json::to_string(&new.settings).map_err(Error::internal)?,
                new.project.map(|p| p.0),
                new.draw_key.as_slice(),
                new.grant_key.as_slice(),
                now.0,
            ),
        )?;
        match inserted {
            1 => Ok(WorkflowId(self.conn.last_insert_rowid())),
            _ => Err(Error::Conflict(format!("there is a workflow `{}` already", new.slug))),
        }
    }

    /// Changes a workflow's title, settings and project.
    pub fn update_workflow(
        &self,
        id: WorkflowId,
        title: &str,
        settings: &WorkflowSettings,
        project: Option<ProjectId>,
    ) -> Result<()> {
        let settings = serde_json::to_string(settings).map_err(Error::internal)?;
        self.conn.execute(
            "UPDATE workflow SET title = ?2, settings = ?3, project = ?4 WHERE id = ?1",
            (id.0, title, settings, project.map(|p| p.0)),
        )?;
        Ok(())
    }

    /// Gives somebody a role in a workflow, or takes it away.
    pub fn set_workflow_role(&self, workflow: WorkflowId, person: UserId, role: Option<WorkflowRole>) -> Result<()> {
        match role {
            Some(role) => self.conn.execute(
                "INSERT INTO workflow_member VALUES (?1, ?2, ?3) ON CONFLICT DO UPDATE SET role = ?3",
                (workflow.0, person.0, role.as_str()),
            )?,
            None => self
                .conn
                .execute("DELETE FROM workflow_member WHERE workflow = ?1 AND person = ?2", (workflow.0, person.0))?,
        };
        Ok(())
    }

    /// Switches the kill switch on or off; false when it was so already.
    pub fn set_halted(&self, id: WorkflowId, by: Option<(UserId, &str)>, now: Timestamp) -> Result<bool> {
        let changed = match by {
            Some((person, reason)) => self.conn.execute(
                "UPDATE workflow SET halted = ?2, halted_by = ?3, halt_reason = ?4 WHERE id = ?1 AND halted IS NULL",
                (id.0, now.0, person.0, reason),
            )?,
            None => self.conn.execute(
                "UPDATE workflow SET halted = NULL, halted_by = NULL, halt_reason = NULL
                 WHERE id = ?1 AND halted IS NOT NULL",
                [id.0],
            )?,
        };
        Ok(changed == 1)
    }
}
