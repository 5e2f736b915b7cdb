//! The queue in the store: three lanes of items in the order they are asked about.

use super::{Reader, Tx};
use crate::domain::{ItemId, ProjectId, UserId};
use crate::error::Result;
use rusqlite::{OptionalExtension, Row};
use serde::Serialize;

/// A lane of the queue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Lane {
    /// Items with a history: a second opinion is due, somebody skipped, a hold lapsed.
    Again,
    /// What the last round, or the cold start, chose.
    Main,
    /// The holdout in random order.
    Holdout,
}

impl Lane {
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Lane::Again => "again",
            Lane::Main => "main",
            Lane::Holdout => "holdout",
        }
    }

    fn parse(word: &str) -> Lane {
        match word {
            "again" => Lane::Again,
            "holdout" => Lane::Holdout,
            _ => Lane::Main,
        }
    }
}

/// An item waiting to be asked about, with how it came here.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct QueueEntry {
    /// Its lane.
    pub lane: Lane,
    /// Its place in the lane; smaller first.
    pub rank: i64,
    /// The item.
    pub item: ItemId,
    /// The item's row.
    pub row: u32,
    /// `random`, `holdout`, `coverage` or a strategy's name.
    pub source: String,
    /// The probability it had of being picked, where the rule draws.
    pub probability: Option<f64>,
    /// What the strategy expected of it.
    pub utility: Option<f64>,
    /// The number of the round that chose it.
    pub round: Option<i64>,
    /// The model behind the suggestion.
    pub model: Option<i64>,
    /// The class the model suggests.
    pub suggestion: Option<u32>,
    /// Its calibrated confidence.
    pub confidence: Option<f64>,
}

const COLUMNS: &str =
    "q.lane, q.rank, q.item, q.row, q.source, q.probability, q.utility, q.round, q.model, q.suggestion, q.confidence";

fn from_row(row: &Row<'_>) -> rusqlite::Result<QueueEntry> {
    Ok(QueueEntry {
        lane: Lane::parse(&row.get::<_, String>(0)?),
        rank: row.get(1)?,
        item: ItemId(row.get(2)?),
        row: row.get(3)?,
        source: row.get(4)?,
        probability: row.get(5)?,
        utility: row.get(6)?,
        round: row.get(7)?,
        model: row.get(8)?,
        suggestion: row.get(9)?,
        confidence: row.get(10)?,
    })
}

impl Reader<'_> {
    /// The first entry of a lane that this person may answer: not one they answered, hold or skipped, and with a free
    /// place left.
    pub fn queue_next(
        &self,
        project: ProjectId,
        lane: Lane,
        person: UserId,
        overlap: u32,
    ) -> Result<Option<QueueEntry>> {
        Ok(self
            .conn
            .prepare_cached(&format!(
                "SELECT {COLUMNS} FROM queue q WHERE q.project = ?1 AND q.lane = ?2
                   AND NOT EXISTS (SELECT 1 FROM assignment a WHERE a.item = q.item AND a.person = ?3
                                   AND a.state IN ('active', 'done', 'skipped'))
                   AND (SELECT count(*) FROM assignment a WHERE a.item = q.item AND a.state IN ('active', 'done'))
                       < ?4 + coalesce((SELECT e.places FROM extra_place e WHERE e.item = q.item), 0)
                 ORDER BY q.rank LIMIT 1"
            ))?
            .query_row((project.0, lane.as_str(), person.0, overlap), from_row)
            .optional()?)
    }

    /// The front of a lane.
    pub fn queue_front(&self, project: ProjectId, lane: Lane, most: usize) -> Result<Vec<QueueEntry>> {
        let mut statement = self.conn.prepare_cached(&format!(
            "SELECT {COLUMNS} FROM queue q WHERE q.project = ?1 AND q.lane = ?2 ORDER BY q.rank LIMIT ?3"
        ))?;
        let rows = statement.query_map((project.0, lane.as_str(), most as i64), from_row)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// How many entries a lane has.
    pub fn queue_len(&self, project: ProjectId, lane: Lane) -> Result<u64> {
        Ok(self
            .conn
            .prepare_cached("SELECT count(*) FROM queue WHERE project = ?1 AND lane = ?2")?
            .query_row((project.0, lane.as_str()), |row| row.get::<_, i64>(0))? as u64)
    }

    /// How many entries of a lane came from which source.
    pub fn queue_sources(&self, project: ProjectId, lane: Lane) -> Result<Vec<(String, u64)>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT source, count(*) FROM queue WHERE project = ?1 AND lane = ?2 GROUP BY source ORDER BY 2 DESC, 1",
        )?;
        let rows = statement
            .query_map((project.0, lane.as_str()), |row| Ok((row.get(0)?, row.get::<_, i64>(1)?.max(0) as u64)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The rows that no strategy may pick: labeled, in somebody's hands, answered in part, or waiting in `again`. Rising.
    pub fn taken_rows(&self, project: ProjectId) -> Result<Vec<u32>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT row FROM label WHERE project = ?1
             UNION SELECT row FROM assignment WHERE project = ?1 AND state IN ('active', 'done')
             UNION SELECT row FROM queue WHERE project = ?1 AND lane = 'again'
             ORDER BY 1",
        )?;
        let rows = statement.query_map([project.0], |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// True when nobody answered, holds or waits for this item, and it was not accepted without a person.
    pub fn is_untouched(&self, project: ProjectId, item: ItemId, row: u32) -> Result<bool> {
        Ok(self
            .conn
            .prepare_cached(
                "SELECT NOT EXISTS (SELECT 1 FROM label WHERE project = ?1 AND row = ?3)
                    AND NOT EXISTS (SELECT 1 FROM assignment WHERE item = ?2 AND state IN ('active', 'done', 'skipped'))
                    AND NOT EXISTS (SELECT 1 FROM standing_machine_label WHERE project = ?1 AND row = ?3)
                    AND NOT EXISTS (SELECT 1 FROM queue WHERE item = ?2)",
            )?
            .query_row((project.0, item.0, row), |row| row.get(0))?)
    }

    /// Any untouched item of the pool, by a walk from row `from` and around. Slow, and only used when draws keep missing.
    pub fn any_untouched(&self, project: ProjectId, from: u32) -> Result<Option<(ItemId, u32)>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT i.id, i.row FROM item i WHERE i.project = ?1 AND i.row >= ?2 AND i.row < ?3 AND i.part = 'pool'
               AND NOT EXISTS (SELECT 1 FROM label l WHERE l.project = ?1 AND l.row = i.row)
               AND NOT EXISTS (SELECT 1 FROM assignment a WHERE a.item = i.id AND a.state IN ('active', 'done', 'skipped'))
               AND NOT EXISTS (SELECT 1 FROM standing_machine_label m WHERE m.project = ?1 AND m.row = i.row)
               AND NOT EXISTS (SELECT 1 FROM queue q WHERE q.item = i.id)
             ORDER BY i.row LIMIT 1",
        )?;
        for (low, high) in [(from, u32::MAX), (0, from)] {
            let found =
                statement.query_row((project.0, low, high), |row| Ok((ItemId(row.get(0)?), row.get(1)?))).optional()?;
            if found.is_some() {
                return Ok(found);
            }
        }
        Ok(None)
    }
}

impl Tx<'_> {
    /// Takes an entry out.
    pub fn queue_remove(&self, project: ProjectId, entry: &QueueEntry) -> Result<()> {
        self.conn.prepare_cached("DELETE FROM queue WHERE project = ?1 AND lane = ?2 AND rank = ?3")?.execute((
            project.0,
            entry.lane.as_str(),
            entry.rank,
        ))?;
        Ok(())
    }

    /// Takes an item out of whatever lane it is in.
    pub fn queue_remove_item(&self, item: ItemId) -> Result<()> {
        self.conn.prepare_cached("DELETE FROM queue WHERE item = ?1")?.execute([item.0])?;
        Ok(())
    }

    /// Takes an item out when it waits for this reason.
    pub fn queue_remove_source(&self, item: ItemId, source: &str) -> Result<()> {
        self.conn.prepare_cached("DELETE FROM queue WHERE item = ?1 AND source = ?2")?.execute((item.0, source))?;
        Ok(())
    }

    /// Puts an entry at the end of its lane. An item that waits already stays where it is.
    pub fn queue_append(&self, project: ProjectId, entry: &QueueEntry) -> Result<()> {
        self.conn
            .prepare_cached(
                "INSERT INTO queue (project, lane, rank, item, row, source, probability, utility, round, model, suggestion, confidence)
                 VALUES (?1, ?2, (SELECT coalesce(max(rank), 0) + 1 FROM queue WHERE project = ?1 AND lane = ?2),
                         ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
                 ON CONFLICT (item) DO NOTHING",
            )?
            .execute((
                project.0,
                entry.lane.as_str(),
                entry.item.0,
                entry.row,
                &entry.source,
                entry.probability,
                entry.utility,
                entry.round,
                entry.model,
                entry.suggestion,
                entry.confidence,
            ))?;
        Ok(())
    }

    /// Puts items with an answer, and fewer than `overlap`, in line again: the overlap was raised. Returns how many.
    pub fn queue_incomplete(&self, project: ProjectId, overlap: u32) -> Result<usize> {
        Ok(self.conn.execute(
            "INSERT INTO queue (project, lane, rank, item, row, source, probability, round, model, suggestion, confidence)
             SELECT a.project, 'again', (SELECT coalesce(max(rank), 0) FROM queue WHERE project = ?1 AND lane = 'again') + row_number() OVER (ORDER BY a.id),
                    a.item, a.row, a.source, a.probability, a.round, a.model, a.suggestion, a.confidence
             FROM assignment a JOIN (SELECT max(id) AS id, count(*) AS places FROM assignment
                                     WHERE project = ?1 AND state IN ('active', 'done') GROUP BY item) last ON last.id = a.id
             WHERE last.places < ?2 AND NOT EXISTS (SELECT 1 FROM queue q WHERE q.item = a.item)",
            (project.0, overlap),
        )?)
    }

    /// Empties a lane.
    pub fn queue_clear(&self, project: ProjectId, lane: Lane) -> Result<()> {
        self.conn
            .prepare_cached("DELETE FROM queue WHERE project = ?1 AND lane = ?2")?
            .execute((project.0, lane.as_str()))?;
        Ok(())
    }
}
