//! Archived projects in the store: since when, by whom, and what that refuses.

use super::projects::{COLUMNS, from_row};
use super::{ProjectRow, Reader, Tx};
use crate::domain::{ProjectId, Timestamp, UserId};
use crate::error::{Because, Error, Result};
use rusqlite::OptionalExtension;

/// Since when a project is archived, and by whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArchiveRow {
    /// Since when.
    pub at: Timestamp,
    /// By whom, by name; none for the command line on the server's own machine.
    pub by: Option<String>,
}

impl ArchiveRow {
    /// `lea on 2026-11-22`.
    pub fn said(&self) -> String {
        let day = self.at.to_rfc3339();
        format!("{} on {}", self.by.as_deref().unwrap_or("the server's operator"), &day[..day.len().min(10)])
    }
}

impl Reader<'_> {
    /// The archived projects, by slug.
    pub fn archived_projects(&self) -> Result<Vec<ProjectRow>> {
        let mut statement = self.conn.prepare_cached(&format!(
            "SELECT {COLUMNS} FROM project WHERE archived IS NOT NULL AND deleting IS NULL ORDER BY slug"
        ))?;
        let rows = statement.query_map([], from_row)?;
        rows.map(|row| row?).collect()
    }

    /// Since when the project is archived, if it is.
    pub fn archive_of(&self, id: ProjectId) -> Result<Option<ArchiveRow>> {
        let found: Option<(Option<i64>, Option<String>)> = self
            .conn
            .prepare_cached(
                "SELECT p.archived, w.name FROM project p LEFT JOIN person w ON w.id = p.archived_by
                 WHERE p.id = ?1 AND p.deleting IS NULL",
            )?
            .query_row([id.0], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        let (at, by) = found.ok_or_else(|| Error::NotFound(format!("there is no project {id}")))?;
        Ok(at.map(|at| ArchiveRow { at: Timestamp(at), by }))
    }

    /// Refuses a change of an archived project: 409 `archived`, with who archived it and the way back.
    pub fn refuse_archived(&self, id: ProjectId) -> Result<()> {
        let Some(archive) = self.archive_of(id)? else { return Ok(()) };
        let slug = self.project(id)?.slug;
        Err(Error::refused(
            Because::Conflict,
            "archived",
            format!(
                "project `{slug}` was archived by {}: it can be read and exported, and nothing in it changes. One of its engineers or an admin brings it back under Settings, or with `qualm project unarchive {slug}`",
                archive.said()
            ),
        ))
    }

    /// Whether the project is there and not archived.
    pub fn may_change(&self, id: ProjectId) -> Result<bool> {
        Ok(self
            .conn
            .prepare_cached(
                "SELECT EXISTS (SELECT 1 FROM project WHERE id = ?1 AND archived IS NULL AND deleting IS NULL)",
            )?
            .query_row([id.0], |row| row.get(0))?)
    }

    /// The project of this id, for a change: an archived one refuses.
    pub fn open_project(&self, id: ProjectId) -> Result<ProjectRow> {
        let project = self.project(id)?;
        if project.archived.is_some() {
            self.refuse_archived(id)?;
        }
        Ok(project)
    }
}

impl Tx<'_> {
    /// Archives a project, or with none brings it back.
    pub fn set_archived(&self, id: ProjectId, archived: Option<(Timestamp, Option<UserId>)>) -> Result<()> {
        let (at, by) = archived.map_or((None, None), |(at, by)| (Some(at.0), by.map(|by| by.0)));
        self.conn.execute("UPDATE project SET archived = ?2, archived_by = ?3 WHERE id = ?1", (id.0, at, by))?;
        Ok(())
    }
}
