//! What a change of classes touches: answers and labels that name a class, models from before, and the changes themselves.

use super::quality::STANDS;
use super::{QueueEntry, Reader, Tx};
use crate::domain::{AnnotationId, ItemId, ModelId, Part, ProjectId, Timestamp, UserId};
use crate::error::{Error, Result};

/// A change of a project's classes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SchemaChangeRow {
    /// When.
    pub at: Timestamp,
    /// Who.
    pub person: Option<UserId>,
    /// What, as JSON.
    pub change: String,
    /// The class names before it.
    pub names: Vec<String>,
}

/// How many things name a class.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Named {
    /// Answers that stand.
    pub answers: u64,
    /// Labels in the pool.
    pub pool_labels: u64,
    /// Labels in the holdout.
    pub holdout_labels: u64,
    /// Items of the test set.
    pub test_items: u64,
    /// Labels that the model gave and that stand.
    pub machine_labels: u64,
    /// Models that are not stale yet.
    pub models: u64,
}

/// A condition on a column of class numbers: the class itself, or a set that holds it.
fn names(column: &str, is_multi: bool) -> String {
    if is_multi { format!("({column} & (1 << ?2)) <> 0") } else { format!("{column} = ?2") }
}

impl Reader<'_> {
    /// How many things name this class.
    pub fn named(&self, project: ProjectId, class: u32, is_multi: bool) -> Result<Named> {
        let count = |sql: String| -> Result<u64> {
            Ok(self.conn.prepare_cached(&sql)?.query_row((project.0, class), |row| row.get::<_, i64>(0))? as u64)
        };
        let on = |column: &str| names(column, is_multi);
        let machine =
            "SELECT count(*) FROM machine_label m JOIN acceptance a ON a.id = m.acceptance AND a.state = 'active'
                       WHERE m.project = ?1 AND ";
        Ok(Named {
            answers: count(format!(
                "SELECT count(*) FROM annotation WHERE project = ?1 AND is_current = 1 AND {}",
                on("class")
            ))?,
            pool_labels: count(format!(
                "SELECT count(*) FROM label WHERE project = ?1 AND part = 'pool' AND {}",
                on("class")
            ))?,
            holdout_labels: count(format!(
                "SELECT count(*) FROM label WHERE project = ?1 AND part = 'holdout' AND {}",
                on("class")
            ))?,
            test_items: count(format!("SELECT count(*) FROM test_item WHERE project = ?1 AND {}", on("class")))?,
            machine_labels: count(format!("{machine}{}", on("m.class")))?,
            models: self.conn.query_row(
                "SELECT count(*) FROM model WHERE project = ?1 AND stale IS NULL",
                [project.0],
                |row| row.get::<_, i64>(0),
            )? as u64,
        })
    }

    /// The items about which an answer, a label or a decision names this class, by row.
    pub fn items_naming(&self, project: ProjectId, class: u32, is_multi: bool) -> Result<Vec<(ItemId, u32, Part)>> {
        let on = |column: &str| names(column, is_multi);
        let mut statement = self.conn.prepare(&format!(
            "SELECT id, row, part FROM item WHERE project = ?1 AND erased IS NULL AND id IN (
               SELECT item FROM annotation WHERE project = ?1 AND is_current = 1 AND {0}
               UNION SELECT item FROM label WHERE project = ?1 AND {0}
               UNION SELECT d.item FROM label_decision d WHERE d.project = ?1 AND d.undoes IS NULL AND {1} AND {STANDS})
             ORDER BY row",
            on("class"),
            on("d.class")
        ))?;
        let rows = statement.query_map((project.0, class), |row| {
            Ok((ItemId(row.get(0)?), row.get::<_, u32>(1)?, row.get::<_, String>(2)?))
        })?;
        let mut items = Vec::new();
        for row in rows {
            let (item, at, part) = row?;
            items.push((item, at, if part == "holdout" { Part::Holdout } else { Part::Pool }));
        }
        Ok(items)
    }

    /// The standing answers that name this class, by their age.
    pub fn answers_naming(&self, project: ProjectId, class: u32, is_multi: bool) -> Result<Vec<AnnotationId>> {
        let mut statement = self.conn.prepare(&format!(
            "SELECT id FROM annotation WHERE project = ?1 AND is_current = 1 AND {} ORDER BY id",
            names("class", is_multi)
        ))?;
        let rows = statement.query_map((project.0, class), |row| row.get(0).map(AnnotationId))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The changes of a project's classes, newest first.
    pub fn schema_changes(&self, project: ProjectId) -> Result<Vec<SchemaChangeRow>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT at, person, change, names FROM schema_change WHERE project = ?1 ORDER BY id DESC",
        )?;
        let rows = statement.query_map([project.0], |row| {
            Ok((row.get(0)?, row.get::<_, Option<i64>>(1)?, row.get(2)?, row.get::<_, String>(3)?))
        })?;
        let mut changes = Vec::new();
        for row in rows {
            let (at, person, change, names) = row?;
            let names = serde_json::from_str(&names).map_err(Error::internal)?;
            changes.push(SchemaChangeRow { at: Timestamp(at), person: person.map(UserId), change, names });
        }
        Ok(changes)
    }

    /// Whether a model is from before a change that gave a class another meaning.
    pub fn is_stale(&self, model: ModelId) -> Result<bool> {
        Ok(self
            .conn
            .prepare_cached("SELECT stale IS NOT NULL FROM model WHERE id = ?1")?
            .query_row([model.0], |row| row.get(0))?)
    }

    /// What an entry suggests and how surely; nothing where a stale model did, wherever the entry has been meanwhile.
    pub(super) fn still_suggested(&self, entry: &QueueEntry) -> Result<(Option<u32>, Option<f64>)> {
        let is_stale = match (entry.suggestion, entry.model) {
            (Some(_), Some(model)) => self.is_stale(ModelId(model))?,
            _ => false,
        };
        Ok(if is_stale { (None, None) } else { (entry.suggestion, entry.confidence) })
    }
}

impl Tx<'_> {
    /// Remembers a change and the names before it.
    pub fn insert_schema_change(&self, project: ProjectId, change: &SchemaChangeRow) -> Result<()> {
        let names = serde_json::to_string(&change.names).map_err(Error::internal)?;
        self.conn.execute(
            "INSERT INTO schema_change (project, at, person, change, names) VALUES (?1, ?2, ?3, ?4, ?5)",
            (project.0, change.at.0, change.person.map(|p| p.0), &change.change, names),
        )?;
        Ok(())
    }

    /// Lets standing answers that name a class count as another. What people said stays as its text. Returns how many.
    pub fn merge_answers(&self, project: ProjectId, from: u32, into: u32, is_multi: bool) -> Result<usize> {
        let changed = match is_multi {
            true => "(class & ~(1 << ?2)) | (1 << ?3)",
            false => "?3",
        };
        Ok(self.conn.execute(
            &format!(
                "UPDATE annotation SET class = {changed} WHERE project = ?1 AND is_current = 1 AND {}",
                names("class", is_multi)
            ),
            (project.0, from, into),
        )?)
    }

    /// Marks every model stale and takes the current one off; no suggestion of theirs is left in the queue or in hands.
    /// Returns how many became stale.
    pub fn retire_models(&self, project: ProjectId, now: Timestamp) -> Result<usize> {
        self.set_current_model(project, None, now)?;
        for which in ["queue SET {} WHERE", "own_list SET {} WHERE", "assignment SET {} WHERE state = 'active' AND"] {
            let set = which.replace("{}", "suggestion = NULL, confidence = NULL");
            self.conn.execute(&format!("UPDATE {set} project = ?1 AND suggestion IS NOT NULL"), [project.0])?;
        }
        Ok(self.conn.execute("UPDATE model SET stale = ?2 WHERE project = ?1 AND stale IS NULL", (project.0, now.0))?)
    }
}
