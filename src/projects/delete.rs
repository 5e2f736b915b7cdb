//! Delete: a project with everything in it. It is gone from every list at once; its rows follow in parts, so that nobody's
//! answer in another project waits for them, and its files behind them. What stays is the audit chain, with one entry that
//! says who deleted what.

use super::archive::{active_workflow, still_learns};
use crate::digest::{hex, sha256};
use crate::domain::{ProjectId, RoundId, Timestamp, UserId};
use crate::error::{Error, Result};
use crate::store::audit::NewAudit;
use crate::store::{Deleted, ProjectContents, ProjectRow, Reader, Store};
use serde_json::json;

/// Delete a project.
#[derive(Debug, Clone)]
pub struct DeleteProject {
    /// Which.
    pub project: ProjectId,
    /// Its slug, typed by whoever means it.
    pub confirm: String,
    /// Who; none for the server's own command line.
    pub by: Option<UserId>,
}

/// What goes with a project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BeforeDelete {
    /// What it holds.
    pub contents: ProjectContents,
    /// Workflows, by slug, that lose the project they would learn into.
    pub workflows: Vec<String>,
    /// Why it cannot be deleted.
    pub refused: Option<String>,
}

/// What was begun.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deletion {
    /// What it held.
    pub contents: ProjectContents,
    /// The round that was cancelled, for whoever can stop a running one.
    pub cancelled: Option<RoundId>,
}

impl BeforeDelete {
    /// Reads it.
    pub fn of(reader: &Reader<'_>, project: ProjectId) -> Result<BeforeDelete> {
        let workflows = reader.workflows()?.into_iter().filter(|workflow| workflow.project == Some(project));
        Ok(BeforeDelete {
            contents: reader.project_contents(project)?,
            workflows: workflows.map(|workflow| workflow.slug).collect(),
            refused: refusal(reader, project)?,
        })
    }
}

fn refusal(reader: &Reader<'_>, project: ProjectId) -> Result<Option<String>> {
    if let Some(workflow) = active_workflow(reader, project)? {
        return Ok(Some(still_learns(&workflow)));
    }
    if let Some((workflow, labels)) = reader.labels_of_decisions(project)?.into_iter().next() {
        return Ok(Some(format!(
            "workflow `{workflow}` keeps its decisions for ever, and {labels} of its verdicts are labels of this project: a decision's life could not be shown whole without them. Archive the project instead"
        )));
    }
    if let Some(clone) = reader.clones_from(project)?.into_iter().next() {
        return Ok(Some(format!(
            "items of this project are being copied into `{clone}`: wait until that is done, or delete `{clone}`"
        )));
    }
    Ok(None)
}

impl DeleteProject {
    /// Hides the project, frees its slug and puts the deletion of its rows in line for the worker.
    pub fn run(self, store: &Store, now: Timestamp) -> Result<Deletion> {
        // People's roles change with it.
        store.write_people(move |tx| {
            let project = tx.project(self.project)?;
            check_typed(&project, &self.confirm)?;
            if let Some(refused) = refusal(tx, project.id)? {
                return Err(Error::Conflict(refused));
            }
            let contents = tx.project_contents(project.id)?;
            let cancelled = tx.begin_deletion(project.id, self.by, now)?;
            tx.audit(NewAudit {
                at: now,
                actor: self.by,
                action: "project.delete",
                project: Some(project.id),
                subject: format!("project {}", project.id),
                // Of its name a digest: who remembers the name can tell that it was this one.
                detail: json!({
                    "slug_sha256": hex(&sha256(&[project.slug.as_bytes()])), "items": contents.items,
                    "answers": contents.answers, "labels": contents.labels, "rounds": contents.rounds,
                    "models": contents.models, "files": contents.files, "test_items": contents.test_items,
                }),
            })?;
            Ok(Deletion { contents, cancelled })
        })
    }
}

fn check_typed(project: &ProjectRow, typed: &str) -> Result<()> {
    if typed.trim() == project.slug {
        return Ok(());
    }
    Err(Error::Invalid(format!(
        "to delete the project, confirm with its slug `{}`; you wrote `{}`",
        project.slug,
        typed.trim()
    )))
}

/// Deletes the next part of a project that is on its way out; says which, or none when no project is.
pub fn delete_part(store: &Store, now: Timestamp) -> Result<Option<ProjectId>> {
    let Some(deletion) = store.look_up(|r| r.next_deletion())? else { return Ok(None) };
    let (project, by) = (deletion.project, deletion.person);
    // Files go when nothing names them any more; one that a crash leaves behind is swept at the next start.
    let files = store.look_up(|r| r.files_of(project))?;
    let done = store.delete_part(&deletion, move |tx, rows| {
        tx.audit(NewAudit {
            at: now,
            actor: by,
            action: "project.deleted",
            project: Some(project),
            subject: format!("project {project}"),
            detail: json!({"rows": rows}),
        })
    })?;
    let left = match done {
        Deleted::All(_) => Vec::new(),
        Deleted::Part => store.look_up(|r| r.files_of(project))?,
    };
    for file in files.iter().filter(|file| !left.contains(file)) {
        let _ = std::fs::remove_file(store.path_of(file));
    }
    Ok(Some(project))
}
