//! Items in the store.

use super::{Reader, Tx};
use crate::domain::{ItemId, Part, ProjectId, Timestamp};
use crate::error::{Error, Result};
use rusqlite::{OptionalExtension, Row};
use serde::Serialize;
use serde_json::Value;

/// An item as stored.
#[derive(Debug, Clone, Serialize)]
pub struct ItemRow {
    /// Inside id.
    #[serde(skip)]
    pub id: ItemId,
    /// Its project.
    #[serde(skip)]
    pub project: ProjectId,
    /// Its row in the feature matrix and the score columns.
    pub row: u32,
    /// Its id in files and urls.
    pub external: String,
    /// Pool or holdout.
    pub part: Part,
    /// The record as it came.
    pub data: Value,
    /// When it came.
    pub imported: Timestamp,
    /// Where it came from: a file's name, `api`, `stdin`.
    pub source: String,
    /// Its record was erased; only its row is left.
    #[serde(skip)]
    pub is_erased: bool,
}

/// An item to store.
#[derive(Debug, Clone)]
pub struct NewItem {
    /// Its id in files and urls.
    pub external: String,
    /// Pool or holdout.
    pub part: Part,
    /// Digest of what the model reads.
    pub content: [u8; 16],
    /// Digest of the folded text.
    pub fold: i64,
    /// Digest of the group key's value.
    pub grouped: Option<i64>,
    /// The record as JSON text.
    pub data: String,
    /// Its language, where the project asks; empty where the record has none.
    pub language: Option<String>,
}

/// What is there already that is like a new record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Twin {
    /// The same id.
    SameId,
    /// Another id, the same content.
    SameContent(String),
}

const COLUMNS: &str = "id, project, row, external, part, data, imported, source, erased IS NOT NULL";

pub(super) fn part_of(word: &str) -> Part {
    if word == "holdout" { Part::Holdout } else { Part::Pool }
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<ItemRow> {
    let data: String = row.get(5)?;
    Ok(ItemRow {
        id: ItemId(row.get(0)?),
        project: ProjectId(row.get(1)?),
        row: row.get(2)?,
        external: row.get(3)?,
        part: part_of(&row.get::<_, String>(4)?),
        // Stored by us as valid JSON; erased items hold `null`.
        data: serde_json::from_str(&data).unwrap_or(Value::Null),
        imported: Timestamp(row.get(6)?),
        source: row.get(7)?,
        is_erased: row.get(8)?,
    })
}

impl Reader<'_> {
    /// The item of this id; an erased one is gone.
    pub fn item(&self, id: ItemId) -> Result<ItemRow> {
        let item = self
            .conn
            .prepare_cached(&format!("SELECT {COLUMNS} FROM item WHERE id = ?1"))?
            .query_row([id.0], from_row)
            .optional()?
            .ok_or_else(|| Error::NotFound(format!("there is no item number {id}")))?;
        match item.is_erased {
            true => Err(Error::Gone(
                "that item was deleted, with all that was said about it: nothing is asked about it any more. Go on with the next one".into(),
            )),
            false => Ok(item),
        }
    }

    /// The item that files know by this id.
    pub fn item_by_external(&self, project: ProjectId, external: &str) -> Result<ItemRow> {
        self.conn
            .prepare_cached(&format!("SELECT {COLUMNS} FROM item WHERE project = ?1 AND external = ?2"))?
            .query_row((project.0, external), from_row)
            .optional()?
            .ok_or_else(|| Error::NotFound(format!("there is no item `{external}` in this project")))
    }

    /// The item at this row; none where it was erased.
    pub fn item_at_row(&self, project: ProjectId, at: u32) -> Result<Option<ItemRow>> {
        Ok(self
            .conn
            .prepare_cached(&format!("SELECT {COLUMNS} FROM item WHERE project = ?1 AND row = ?2 AND erased IS NULL"))?
            .query_row((project.0, at), from_row)
            .optional()?)
    }

    /// The id of the item at this row.
    pub fn item_id_at_row(&self, project: ProjectId, at: u32) -> Result<Option<ItemId>> {
        Ok(self
            .conn
            .prepare_cached("SELECT id FROM item WHERE project = ?1 AND row = ?2")?
            .query_row((project.0, at), |row| row.get(0).map(ItemId))
            .optional()?)
    }

    /// Calls `each` for every item from row `first` on, in row order, at most `most` of them.
    pub fn each_item(
        &self,
        project: ProjectId,
        first: u32,
        most: usize,
        mut each: impl FnMut(ItemRow) -> Result<()>,
    ) -> Result<()> {
        let mut statement = self.conn.prepare_cached(&format!(
            "SELECT {COLUMNS} FROM item WHERE project = ?1 AND row >= ?2 ORDER BY row LIMIT ?3"
        ))?;
        let mut rows = statement.query((project.0, first, most as i64))?;
        while let Some(row) = rows.next()? {
            each(from_row(row)?)?;
        }
        Ok(())
    }

    /// The rows of the holdout, rising.
    pub fn holdout_rows(&self, project: ProjectId) -> Result<Vec<u32>> {
        let mut statement =
            self.conn.prepare_cached("SELECT row FROM item WHERE project = ?1 AND part = 'holdout' ORDER BY row")?;
        let rows = statement.query_map([project.0], |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The item inside a project that has this id or this content already.
    pub fn twin(&self, project: ProjectId, external: &str, content: &[u8; 16]) -> Result<Option<Twin>> {
        let same_id: bool = self
            .conn
            .prepare_cached("SELECT EXISTS (SELECT 1 FROM item WHERE project = ?1 AND external = ?2)")?
            .query_row((project.0, external), |row| row.get(0))?;
        if same_id {
            return Ok(Some(Twin::SameId));
        }
        let other: Option<String> = self
            .conn
            .prepare_cached("SELECT external FROM item WHERE project = ?1 AND content = ?2")?
            .query_row((project.0, content.as_slice()), |row| row.get(0))
            .optional()?;
        Ok(other.map(Twin::SameContent))
    }

    /// The item of this content, whatever its id.
    pub fn item_with_content(&self, project: ProjectId, content: &[u8; 16]) -> Result<Option<ItemRow>> {
        Ok(self
            .conn
            .prepare_cached(&format!("SELECT {COLUMNS} FROM item WHERE project = ?1 AND content = ?2"))?
            .query_row((project.0, content.as_slice()), from_row)
            .optional()?)
    }

    /// The part and id of an item whose text folds alike, if there is one.
    pub fn near_copy(&self, project: ProjectId, fold: i64) -> Result<Option<(Part, String)>> {
        Ok(self
            .conn
            .prepare_cached("SELECT part, external FROM item WHERE project = ?1 AND fold = ?2 LIMIT 1")?
            .query_row((project.0, fold), |row| Ok((part_of(&row.get::<_, String>(0)?), row.get(1)?)))
            .optional()?)
    }
}

impl Tx<'_> {
    /// Stores an item at a row unless the project has its id or content already; then none, and [`Reader::twin`] says
    /// which. Cheaper than looking first, because nearly every row is new.
    pub fn insert_item_unless_known(
        &self,
        project: ProjectId,
        at: u32,
        item: &NewItem,
        source: &str,
        now: Timestamp,
    ) -> Result<Option<ItemId>> {
        let stored = self
            .conn
            .prepare_cached(
                "INSERT INTO item (project, row, external, part, content, fold, grouped, data, imported, source, language)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11) ON CONFLICT DO NOTHING",
            )?
            .execute((
                project.0,
                at,
                &item.external,
                item.part.as_str(),
                item.content.as_slice(),
                item.fold,
                item.grouped,
                &item.data,
                now.0,
                source,
                item.language.as_deref(),
            ))?;
        Ok((stored == 1).then(|| ItemId(self.conn.last_insert_rowid())))
    }

    /// Adds to the project's item counters.
    pub fn count_items(&self, project: ProjectId, added: u64, holdout: u64) -> Result<()> {
        self.conn
            .prepare_cached("UPDATE project SET items = items + ?2, holdout_items = holdout_items + ?3 WHERE id = ?1")?
            .execute((project.0, added as i64, holdout as i64))?;
        Ok(())
    }
}
