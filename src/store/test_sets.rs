//! Test sets in the store: apart from items, so that nothing that asks or trains can meet them.

use super::{Reader, Tx};
use crate::domain::{ProjectId, Timestamp, UserId};
use crate::error::{Error, Result};
use rusqlite::OptionalExtension;
use serde_json::Value;

/// A test set as stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TestSetRow {
    /// The file it came from.
    pub source: String,
    /// SHA-256 of its items and labels, in order, in hex.
    pub digest: String,
    /// How many items.
    pub items: u64,
    /// When it was uploaded.
    pub uploaded: Timestamp,
}

/// One of its items.
#[derive(Debug, Clone, PartialEq)]
pub struct TestItem {
    /// Its place in the file, from 0.
    pub row: u32,
    /// Its id.
    pub external: String,
    /// The true class's position in the schema.
    pub class: u32,
    /// The record.
    pub data: Value,
}

/// One to store.
#[derive(Debug, Clone)]
pub struct NewTestItem {
    /// Its id, once in the set.
    pub external: String,
    /// The true class's position in the schema.
    pub class: u32,
    /// Digest of the folded text, as for items.
    pub fold: i64,
    /// The record as JSON text, without its label.
    pub data: String,
}

impl Reader<'_> {
    /// A project's test set, if it has one.
    pub fn test_set(&self, project: ProjectId) -> Result<Option<TestSetRow>> {
        Ok(self
            .conn
            .prepare_cached("SELECT source, digest, items, uploaded FROM test_set WHERE project = ?1")?
            .query_row([project.0], |row| {
                Ok(TestSetRow {
                    source: row.get(0)?,
                    digest: row.get(1)?,
                    items: row.get::<_, i64>(2)? as u64,
                    uploaded: Timestamp(row.get(3)?),
                })
            })
            .optional()?)
    }

    /// Up to `most` of its items from row `first` on, in order.
    pub fn test_items(&self, project: ProjectId, first: u32, most: usize) -> Result<Vec<TestItem>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT row, external, class, data FROM test_item WHERE project = ?1 AND row >= ?2 ORDER BY row LIMIT ?3",
        )?;
        let rows = statement.query_map((project.0, first, most as i64), |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get::<_, String>(3)?))
        })?;
        rows.map(|row| {
            let (row, external, class, data) = row?;
            let data = serde_json::from_str(&data)
                .map_err(|e| Error::internal(format!("test item {external} is not JSON any more: {e}")))?;
            Ok(TestItem { row, external, class, data })
        })
        .collect()
    }

    /// How many of its items have each class, by the class's position, where there are any.
    pub fn test_set_classes(&self, project: ProjectId) -> Result<Vec<(u32, u64)>> {
        let mut statement = self
            .conn
            .prepare_cached("SELECT class, count(*) FROM test_item WHERE project = ?1 GROUP BY class ORDER BY class")?;
        let rows = statement.query_map([project.0], |row| Ok((row.get(0)?, row.get::<_, i64>(1)? as u64)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Pairs of a test item's row and the row of an item that is a near-copy of it.
    pub fn test_set_twins(&self, project: ProjectId) -> Result<Vec<(u32, u32)>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT t.row, i.row FROM test_item t JOIN item i ON i.project = t.project AND i.fold = t.fold
             WHERE t.project = ?1 ORDER BY t.row, i.row",
        )?;
        let rows = statement.query_map([project.0], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

impl Tx<'_> {
    /// Puts a test set in the place of the one before.
    pub fn replace_test_set(
        &self,
        project: ProjectId,
        set: &TestSetRow,
        items: &[NewTestItem],
        by: Option<UserId>,
    ) -> Result<()> {
        self.remove_test_set(project)?;
        self.conn
            .prepare_cached(
                "INSERT INTO test_set (project, source, digest, items, uploaded, person) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            )?
            .execute((
                project.0,
                &set.source,
                &set.digest,
                items.len() as i64,
                set.uploaded.0,
                by.map(|person| person.0),
            ))?;
        let mut insert = self.conn.prepare_cached(
            "INSERT INTO test_item (project, row, external, class, fold, data) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?;
        for (row, item) in items.iter().enumerate() {
            insert.execute((project.0, row as i64, &item.external, item.class, item.fold, &item.data))?;
        }
        Ok(())
    }

    /// Takes a test set away; false when there was none.
    pub fn remove_test_set(&self, project: ProjectId) -> Result<bool> {
        self.conn.prepare_cached("DELETE FROM test_item WHERE project = ?1")?.execute([project.0])?;
        Ok(self.conn.prepare_cached("DELETE FROM test_set WHERE project = ?1")?.execute([project.0])? > 0)
    }
}
