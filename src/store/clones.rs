//! Items on their way from one project into another, and how far they are.

use super::{Reader, Tx};
use crate::domain::{Part, ProjectId, UserId};
use crate::error::Result;
use rusqlite::{OptionalExtension, Row};

/// A copy that is not done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CloneRow {
    /// The new project.
    pub project: ProjectId,
    /// Where the items come from.
    pub source: ProjectId,
    /// Labels come along.
    pub with_labels: bool,
    /// The source's next row.
    pub next_row: u32,
    /// Rows the source had when the copy began.
    pub rows: u32,
    /// Items left out as near-copies that would stand on both sides.
    pub left_out: u64,
    /// Who asked for it.
    pub person: Option<UserId>,
}

/// An item to copy.
#[derive(Debug, Clone)]
pub struct CopyItem {
    /// The item itself, in the part it has in the source.
    pub item: super::NewItem,
    /// Where it once came from.
    pub source: String,
    /// Its id and row in the source.
    pub id: crate::domain::ItemId,
    /// Its row in the source.
    pub row: u32,
}

const COLUMNS: &str = "project, source, with_labels, next_row, rows, left_out, person";

fn from_row(row: &Row<'_>) -> rusqlite::Result<CloneRow> {
    Ok(CloneRow {
        project: ProjectId(row.get(0)?),
        source: ProjectId(row.get(1)?),
        with_labels: row.get(2)?,
        next_row: row.get(3)?,
        rows: row.get(4)?,
        left_out: row.get::<_, i64>(5)?.max(0) as u64,
        person: row.get::<_, Option<i64>>(6)?.map(UserId),
    })
}

impl Reader<'_> {
    /// The copy into this project that is not done.
    pub fn clone_into(&self, project: ProjectId) -> Result<Option<CloneRow>> {
        Ok(self
            .conn
            .prepare_cached(&format!("SELECT {COLUMNS} FROM project_clone WHERE project = ?1"))?
            .query_row([project.0], from_row)
            .optional()?)
    }

    /// The slugs of the projects that items of this one are on their way into.
    pub fn clones_from(&self, source: ProjectId) -> Result<Vec<String>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT p.slug FROM project_clone c JOIN project p ON p.id = c.project AND p.deleting IS NULL
             WHERE c.source = ?1 ORDER BY p.slug",
        )?;
        let rows = statement.query_map([source.0], |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The next copy to go on with: one into an archived project waits.
    pub fn next_clone(&self) -> Result<Option<CloneRow>> {
        Ok(self
            .conn
            .prepare_cached(&format!(
                "SELECT {COLUMNS} FROM project_clone c WHERE EXISTS
                   (SELECT 1 FROM project p WHERE p.id = c.project AND p.archived IS NULL AND p.deleting IS NULL)
                 ORDER BY c.project LIMIT 1"
            ))?
            .query_row([], from_row)
            .optional()?)
    }

    /// The items of so many rows from `first` on, as they would be stored anew.
    pub fn items_to_copy(&self, project: ProjectId, first: u32, end: u32) -> Result<Vec<CopyItem>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT external, part, content, fold, grouped, data, source, id, row, language FROM item
             WHERE project = ?1 AND row >= ?2 AND row < ?3 AND erased IS NULL ORDER BY row",
        )?;
        let rows = statement.query_map((project.0, first, end), |row| {
            Ok(CopyItem {
                item: super::NewItem {
                    external: row.get(0)?,
                    part: if row.get::<_, String>(1)? == "holdout" { Part::Holdout } else { Part::Pool },
                    content: row.get(2)?,
                    fold: row.get(3)?,
                    grouped: row.get(4)?,
                    data: row.get(5)?,
                    language: row.get(9)?,
                },
                source: row.get(6)?,
                id: crate::domain::ItemId(row.get(7)?),
                row: row.get(8)?,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

impl Tx<'_> {
    /// Puts a copy in line.
    pub fn insert_clone(&self, new: &CloneRow) -> Result<()> {
        self.conn.execute(
            &format!("INSERT INTO project_clone ({COLUMNS}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)"),
            (
                new.project.0,
                new.source.0,
                new.with_labels,
                new.next_row,
                new.rows,
                new.left_out as i64,
                new.person.map(|person| person.0),
            ),
        )?;
        Ok(())
    }

    /// Notes how far a copy is; at its end it is forgotten.
    pub fn note_clone(&self, project: ProjectId, next_row: u32, left_out: u64) -> Result<()> {
        self.conn.execute(
            "UPDATE project_clone SET next_row = ?2, left_out = left_out + ?3 WHERE project = ?1",
            (project.0, next_row, left_out as i64),
        )?;
        self.conn.execute("DELETE FROM project_clone WHERE project = ?1 AND next_row >= rows", [project.0])?;
        Ok(())
    }
}
