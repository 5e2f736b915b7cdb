//! The words of items (FTS5): filled in batches behind the imports, asked with an expression that `table` has made safe.

use super::{Reader, Tx};
use crate::domain::ProjectId;
use crate::error::{Error, Result};

/// A project's rows are one range of the index.
fn first_id(project: ProjectId) -> i64 {
    project.0 << 32
}

impl Reader<'_> {
    /// Items by row below this one can be found.
    pub fn searchable(&self, project: ProjectId) -> Result<u64> {
        Ok(self
            .conn
            .prepare_cached("SELECT searchable FROM project WHERE id = ?1")?
            .query_row([project.0], |row| row.get::<_, i64>(0))?
            .max(0) as u64)
    }

    /// Calls `each` with the rows whose words fit an expression of FTS5, rising. An expression that the engine cannot read
    /// is an [`Error::Invalid`] in plain words.
    pub fn each_found(&self, project: ProjectId, expression: &str, mut each: impl FnMut(u32)) -> Result<()> {
        let plain = |error: rusqlite::Error| match error {
            rusqlite::Error::SqliteFailure(..) if error.sqlite_error_code() == Some(rusqlite::ErrorCode::Unknown) => {
                Error::Invalid("the search cannot be read; write words, and words that stand together in quotes".into())
            }
            other => other.into(),
        };
        let mut statement = self
            .conn
            .prepare_cached("SELECT rowid FROM item_text WHERE item_text MATCH ?1 AND rowid BETWEEN ?2 AND ?3")?;
        let first = first_id(project);
        let mut rows = statement.query((expression, first, first + i64::from(u32::MAX)))?;
        while let Some(row) = rows.next().map_err(plain)? {
            each((row.get::<_, i64>(0)? - first) as u32);
        }
        Ok(())
    }
}

impl Tx<'_> {
    /// Makes the rows from `first` on findable by these words, one text a row.
    pub fn add_searchable(&self, project: ProjectId, first: u32, texts: &[String]) -> Result<()> {
        let mut statement = self.conn.prepare_cached("INSERT INTO item_text (rowid, body) VALUES (?1, ?2)")?;
        for (row, text) in (i64::from(first)..).zip(texts) {
            statement.execute((first_id(project) + row, text))?;
        }
        self.conn
            .prepare_cached("UPDATE project SET searchable = ?2 WHERE id = ?1")?
            .execute((project.0, i64::from(first) + texts.len() as i64))?;
        Ok(())
    }
}
