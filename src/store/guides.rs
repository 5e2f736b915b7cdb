//! The versions of a project's guide.

use super::{Reader, Tx};
use crate::domain::{ProjectId, Timestamp, UserId};
use crate::error::{Error, Result};
use rusqlite::{OptionalExtension, Row};

/// A version of a guide, without its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GuideRow {
    /// From 1.
    pub version: i64,
    /// When it came into use; none where it changed before texts were kept.
    pub at: Option<Timestamp>,
    /// Who wrote it, by name; none for the server itself, and before.
    pub by: Option<String>,
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<GuideRow> {
    Ok(GuideRow { version: row.get(0)?, at: row.get::<_, Option<i64>>(1)?.map(Timestamp), by: row.get(2)? })
}

impl Reader<'_> {
    /// The versions whose texts are kept, newest first.
    pub fn guide_versions(&self, project: ProjectId) -> Result<Vec<GuideRow>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT g.version, g.at, p.name FROM guide_text g LEFT JOIN person p ON p.id = g.person
             WHERE g.project = ?1 ORDER BY g.version DESC",
        )?;
        let rows = statement.query_map([project.0], from_row)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The text of one version. Not found where there is no such version, or its text was not kept.
    pub fn guide_text(&self, project: ProjectId, version: i64) -> Result<String> {
        self.conn
            .prepare_cached("SELECT text FROM guide_text WHERE project = ?1 AND version = ?2")?
            .query_row((project.0, version), |row| row.get(0))
            .optional()?
            .ok_or_else(|| {
                Error::NotFound(format!(
                    "there is no version {version} of this guide, or it is from before texts were kept"
                ))
            })
    }
}

impl Tx<'_> {
    /// Keeps the text that the project has now, if its version is a new one.
    pub(super) fn keep_guide(&self, project: ProjectId, by: Option<UserId>, now: Timestamp) -> Result<()> {
        self.conn
            .prepare_cached(
                "INSERT INTO guide_text (project, version, text, at, person)
                 SELECT id, guide_version, guide, ?2, ?3 FROM project WHERE id = ?1
                 ON CONFLICT DO NOTHING",
            )?
            .execute((project.0, now.0, by.map(|by| by.0)))?;
        Ok(())
    }
}
