//! Saved views of the table of items.

use super::{Reader, Tx};
use crate::domain::{ProjectId, UserId};
use crate::error::{Error, Result};

/// Views one person keeps in a project at most.
const MOST: i64 = 40;

/// A saved view.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemViewRow {
    /// Its number.
    pub id: i64,
    /// Whose.
    pub person: UserId,
    /// What it is called.
    pub name: String,
    /// Filter and order, as a url writes them.
    pub query: String,
    /// For everybody who may see the table.
    pub is_shared: bool,
}

impl Reader<'_> {
    /// The views this person sees: their own and the shared ones, by name.
    pub fn item_views(&self, project: ProjectId, person: UserId) -> Result<Vec<ItemViewRow>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT id, person, name, query, is_shared FROM item_view
             WHERE project = ?1 AND (person = ?2 OR is_shared = 1) ORDER BY name, id",
        )?;
        let rows = statement.query_map((project.0, person.0), |row| {
            Ok(ItemViewRow {
                id: row.get(0)?,
                person: UserId(row.get(1)?),
                name: row.get(2)?,
                query: row.get(3)?,
                is_shared: row.get(4)?,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

impl Tx<'_> {
    /// Saves a view; one of the same name of the same person is replaced.
    pub fn put_item_view(
        &self,
        project: ProjectId,
        person: UserId,
        name: &str,
        query: &str,
        is_shared: bool,
    ) -> Result<()> {
        let count: i64 = self
            .conn
            .prepare_cached("SELECT count(*) FROM item_view WHERE project = ?1 AND person = ?2 AND name <> ?3")?
            .query_row((project.0, person.0, name), |row| row.get(0))?;
        if count >= MOST {
            return Err(Error::Conflict(format!("you have {count} views here already; delete one first")));
        }
        self.conn
            .prepare_cached(
                "INSERT INTO item_view (project, person, name, query, is_shared) VALUES (?1, ?2, ?3, ?4, ?5)
                 ON CONFLICT (project, person, name) DO UPDATE SET query = ?4, is_shared = ?5",
            )?
            .execute((project.0, person.0, name, query, is_shared))?;
        Ok(())
    }

    /// Deletes a view that is this person's own, or shared; false when there is none.
    pub fn delete_item_view(&self, project: ProjectId, person: UserId, id: i64) -> Result<bool> {
        let deleted = self
            .conn
            .prepare_cached("DELETE FROM item_view WHERE project = ?1 AND id = ?3 AND (person = ?2 OR is_shared = 1)")?
            .execute((project.0, person.0, id))?;
        Ok(deleted == 1)
    }
}
