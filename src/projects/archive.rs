//! Archive and unarchive: a project put away keeps everything and changes nothing.
//!
//! What people hold at that moment they may still answer within its lease, because an honest answer is not thrown away;
//! leases are not prolonged. A round that waits or runs is cancelled: its model would suggest to nobody.

use crate::domain::{ProjectId, RoundId, Timestamp, UserId};
use crate::error::{Error, Result};
use crate::store::audit::NewAudit;
use crate::store::{Reader, Store, WorkflowRow};
use serde_json::json;

/// Put a project away.
#[derive(Debug, Clone, Copy)]
pub struct ArchiveProject {
    /// Which.
    pub project: ProjectId,
    /// Who; none for the server's own command line.
    pub by: Option<UserId>,
}

/// Bring a project back.
#[derive(Debug, Clone, Copy)]
pub struct UnarchiveProject {
    /// Which.
    pub project: ProjectId,
    /// Who; none for the server's own command line.
    pub by: Option<UserId>,
}

/// What archiving means just now.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct BeforeArchive {
    /// Items in people's hands, which may still be answered.
    pub in_hands: u64,
    /// The number of the round that is cancelled.
    pub round: Option<i64>,
    /// Why it cannot be archived.
    pub refused: Option<String>,
}

impl BeforeArchive {
    /// Reads it.
    pub fn of(reader: &Reader<'_>, project: ProjectId) -> Result<BeforeArchive> {
        Ok(BeforeArchive {
            in_hands: reader.active_count(project)?,
            round: reader.open_round(project)?.map(|round| round.number),
            refused: active_workflow(reader, project)?.map(|workflow| still_learns(&workflow)),
        })
    }
}

/// The workflow that is active and learns into a project.
pub(super) fn active_workflow(reader: &Reader<'_>, project: ProjectId) -> Result<Option<WorkflowRow>> {
    let is_active = |workflow: &WorkflowRow| {
        workflow.project == Some(project) && workflow.policy.is_some() && workflow.halted.is_none()
    };
    Ok(reader.workflows()?.into_iter().find(is_active))
}

pub(super) fn still_learns(workflow: &WorkflowRow) -> String {
    format!(
        "workflow `{}` ({}) is active and learns into this project: every verdict there may become a label here. Stop the workflow, or change its project, and try again",
        workflow.slug, workflow.title
    )
}

impl ArchiveProject {
    /// Archives it and returns the round that was cancelled, for whoever can stop a running one. A repeat changes nothing.
    pub fn run(self, store: &Store, now: Timestamp) -> Result<Option<RoundId>> {
        store.write(move |tx| {
            let project = tx.project(self.project)?;
            if project.archived.is_some() {
                return Ok(None);
            }
            let before = BeforeArchive::of(tx, project.id)?;
            if let Some(refused) = before.refused {
                return Err(Error::Conflict(refused));
            }
            let round = tx.open_round(project.id)?;
            if let Some(round) = &round {
                tx.cancel_round(round.id, now)?;
            }
            tx.set_archived(project.id, Some((now, self.by)))?;
            tx.audit(NewAudit {
                at: now,
                actor: self.by,
                action: "project.archive",
                project: Some(project.id),
                subject: format!("project {}", project.id),
                detail: json!({"in_hands": before.in_hands, "cancelled_round": before.round}),
            })?;
            Ok(round.map(|round| round.id))
        })
    }
}

impl UnarchiveProject {
    /// Brings it back as it was. A repeat changes nothing.
    pub fn run(self, store: &Store, now: Timestamp) -> Result<()> {
        store.write(move |tx| {
            if tx.project(self.project)?.archived.is_none() {
                return Ok(());
            }
            tx.set_archived(self.project, None)?;
            tx.audit(NewAudit {
                at: now,
                actor: self.by,
                action: "project.unarchive",
                project: Some(self.project),
                subject: format!("project {}", self.project),
                detail: json!({}),
            })
        })
    }
}
