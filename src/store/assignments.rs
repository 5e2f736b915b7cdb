//! Assignments in the store: one item in one person's hands.

use super::{Lane, QueueEntry, Reader, Tx};
use crate::domain::{AssignmentId, ItemId, ProjectId, Purpose, Timestamp, UserId};
use crate::error::{Error, Result};
use rusqlite::{OptionalExtension, Row};
use serde::Serialize;

/// An assignment as stored.
#[derive(Debug, Clone, Serialize)]
pub struct AssignmentRow {
    /// Its id, which is also the idempotency key of the answer.
    pub id: AssignmentId,
    /// Its project.
    pub project: ProjectId,
    /// The item.
    pub item: ItemId,
    /// The item's row.
    pub row: u32,
    /// Which of the item's places it fills, from 0.
    pub slot: u32,
    /// Whose.
    pub person: UserId,
    /// Why.
    pub purpose: Purpose,
    /// `active`, `done`, `skipped`, `released`, `expired` or `undone`.
    pub state: String,
    /// When it was handed out.
    pub granted: Timestamp,
    /// When it goes back if there is no sign of life.
    pub expires: Timestamp,
    /// `random`, `holdout`, `coverage` or a strategy's name.
    pub source: String,
    /// The probability of that selection.
    pub probability: Option<f64>,
    /// The round that chose it.
    pub round: Option<i64>,
    /// The model behind the suggestion.
    pub model: Option<i64>,
    /// The suggested class.
    pub suggestion: Option<u32>,
    /// Its calibrated confidence.
    pub confidence: Option<f64>,
    /// When the person sees the suggestion: `shown`, `after` or `hidden`; none where there is none.
    pub shown: Option<String>,
}

impl AssignmentRow {
    /// The entry that puts this item in line again, with what is known of how it was chosen.
    pub fn to_queue_entry(&self) -> QueueEntry {
        QueueEntry {
            lane: Lane::Again,
            rank: 0,
            item: self.item,
            row: self.row,
            source: self.source.clone(),
            probability: self.probability,
            utility: None,
            round: self.round,
            model: self.model,
            suggestion: self.suggestion,
            confidence: self.confidence,
        }
    }
}

/// An assignment to store.
pub struct NewAssignment<'a> {
    /// Its project.
    pub project: ProjectId,
    /// The queue entry it comes from.
    pub entry: &'a QueueEntry,
    /// Which of the item's places it fills.
    pub slot: u32,
    /// Whose.
    pub person: UserId,
    /// Why.
    pub purpose: Purpose,
    /// When.
    pub granted: Timestamp,
    /// Until when.
    pub expires: Timestamp,
    /// When the person sees the suggestion, where there is one.
    pub shown: Option<&'a str>,
}

const COLUMNS: &str = "id, project, item, row, slot, person, purpose, state, granted, expires, source, probability, round, model, suggestion, confidence, shown, is_gold";

fn from_row(row: &Row<'_>) -> rusqlite::Result<AssignmentRow> {
    Ok(AssignmentRow {
        id: AssignmentId(row.get(0)?),
        project: ProjectId(row.get(1)?),
        item: ItemId(row.get(2)?),
        row: row.get(3)?,
        slot: row.get(4)?,
        person: UserId(row.get(5)?),
        purpose: match (row.get::<_, bool>(17)?, row.get::<_, String>(6)?.as_str()) {
            (true, _) => Purpose::Gold,
            (false, "holdout") => Purpose::Holdout,
            (false, _) => Purpose::Label,
        },
        state: row.get(7)?,
        granted: Timestamp(row.get(8)?),
        expires: Timestamp(row.get(9)?),
        source: row.get(10)?,
        probability: row.get(11)?,
        round: row.get(12)?,
        model: row.get(13)?,
        suggestion: row.get(14)?,
        confidence: row.get(15)?,
        shown: row.get(16)?,
    })
}

impl Reader<'_> {
    /// For each pool row that was handed to somebody and answered: the probability with which it was picked, where the
    /// first pick's is on record. Rows rise.
    pub fn pick_probabilities(&self, project: ProjectId) -> Result<Vec<(u32, Option<f64>)>> {
        // SQLite takes the other columns from the row that holds the minimum.
        let mut statement = self.conn.prepare_cached(
            "SELECT row, probability, min(id) FROM assignment
             WHERE project = ?1 AND state = 'done' AND purpose = 'label' AND is_gold = 0 GROUP BY row ORDER BY row",
        )?;
        let rows = statement.query_map([project.0], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The assignment of this id.
    pub fn assignment(&self, id: AssignmentId) -> Result<AssignmentRow> {
        self.conn
            .prepare_cached(&format!("SELECT {COLUMNS} FROM assignment WHERE id = ?1"))?
            .query_row([id.0], from_row)
            .optional()?
            .ok_or_else(|| Error::NotFound(format!("there is no assignment {id}")))
    }

    /// What this person holds in this project, the newest first.
    pub fn held_by(&self, project: ProjectId, person: UserId) -> Result<Vec<AssignmentRow>> {
        let mut statement = self.conn.prepare_cached(&format!(
            "SELECT {COLUMNS} FROM assignment WHERE person = ?2 AND project = ?1 AND state = 'active' ORDER BY id DESC"
        ))?;
        let rows = statement.query_map((project.0, person.0), from_row)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The smallest of the item's places that nobody fills, below `overlap` and what was granted beyond it.
    pub fn free_slot(&self, item: ItemId, overlap: u32) -> Result<Option<u32>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT slot FROM assignment WHERE item = ?1 AND state IN ('active', 'done') AND is_gold = 0 ORDER BY slot",
        )?;
        let mut free = 0;
        for slot in statement.query_map([item.0], |row| row.get::<_, u32>(0))? {
            if slot? == free {
                free += 1;
            }
        }
        if free < overlap {
            return Ok(Some(free));
        }
        let extra: Option<u32> = self
            .conn
            .prepare_cached("SELECT places FROM extra_place WHERE item = ?1")?
            .query_row([item.0], |row| row.get(0))
            .optional()?;
        Ok((free < overlap + extra.unwrap_or(0)).then_some(free))
    }

    /// Whether a person has, had or passed on an item, or labeled it in any way that stands.
    pub fn has_had(&self, item: ItemId, person: UserId) -> Result<bool> {
        Ok(self
            .conn
            .prepare_cached(
                "SELECT EXISTS (SELECT 1 FROM assignment WHERE item = ?1 AND person = ?2 AND state IN ('active', 'done', 'skipped'))
                     OR EXISTS (SELECT 1 FROM annotation WHERE item = ?1 AND person = ?2 AND is_current = 1)",
            )?
            .query_row((item.0, person.0), |row| row.get(0))?)
    }

    /// Assignments whose time is over.
    pub fn overdue(&self, now: Timestamp, most: usize) -> Result<Vec<AssignmentRow>> {
        let mut statement = self.conn.prepare_cached(&format!(
            "SELECT {COLUMNS} FROM assignment WHERE state = 'active' AND expires <= ?1 ORDER BY expires LIMIT ?2"
        ))?;
        let rows = statement.query_map((now.0, most as i64), from_row)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// How many assignments are in people's hands.
    pub fn active_count(&self, project: ProjectId) -> Result<u64> {
        Ok(self
            .conn
            .prepare_cached("SELECT count(*) FROM assignment WHERE project = ?1 AND state = 'active'")?
            .query_row([project.0], |row| row.get::<_, i64>(0))? as u64)
    }
}

impl Tx<'_> {
    /// Stores a new active assignment. The schema refuses a place that is filled and a person who had the item.
    pub fn insert_assignment(&self, new: &NewAssignment<'_>) -> Result<AssignmentId> {
        let entry = new.entry;
        let (suggestion, confidence) = self.still_suggested(entry)?;
        self.conn
            .prepare_cached(
                "INSERT INTO assignment (project, item, row, slot, person, purpose, state, granted, expires, source, probability,
                                         round, model, suggestion, confidence, shown, is_gold, item_version)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, 'active', ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16,
                         (SELECT version FROM item WHERE id = ?2))",
            )?
            .execute(rusqlite::params![
                new.project.0,
                entry.item.0,
                entry.row,
                new.slot,
                new.person.0,
                if new.purpose == Purpose::Holdout { "holdout" } else { "label" },
                new.granted.0,
                new.expires.0,
                entry.source,
                entry.probability,
                entry.round,
                entry.model,
                suggestion,
                confidence,
                new.shown,
                new.purpose == Purpose::Gold,
            ])?;
        Ok(AssignmentId(self.conn.last_insert_rowid()))
    }

    /// Moves an assignment from one state to another; false when it was not in that state (any more).
    pub fn move_assignment(&self, id: AssignmentId, from: &str, to: &str, now: Timestamp) -> Result<bool> {
        let changed = self
            .conn
            .prepare_cached("UPDATE assignment SET state = ?3, closed = ?4 WHERE id = ?1 AND state = ?2")?
            .execute((id.0, from, to, (to != "active").then_some(now.0)))?;
        Ok(changed == 1)
    }

    /// Ends the leases on an item, without a word about it. Returns how many there were.
    pub fn end_leases(&self, item: ItemId, now: Timestamp) -> Result<usize> {
        Ok(self
            .conn
            .prepare_cached(
                "UPDATE assignment SET state = 'released', closed = ?2 WHERE item = ?1 AND state = 'active'",
            )?
            .execute((item.0, now.0))?)
    }

    /// Takes an expired assignment back up, in a place that is free.
    pub fn revive_assignment(&self, id: AssignmentId, slot: u32, expires: Timestamp) -> Result<()> {
        self.conn
            .prepare_cached(
                "UPDATE assignment SET state = 'active', slot = ?2, expires = ?3, closed = NULL WHERE id = ?1",
            )?
            .execute((id.0, slot, expires.0))?;
        Ok(())
    }

    /// Gives an active assignment more time; false when it is not active any more.
    pub fn extend_assignment(&self, id: AssignmentId, expires: Timestamp) -> Result<bool> {
        let changed = self
            .conn
            .prepare_cached("UPDATE assignment SET expires = ?2 WHERE id = ?1 AND state = 'active'")?
            .execute((id.0, expires.0))?;
        Ok(changed == 1)
    }

    /// Gives every active assignment time until `expires` at least: after a restart nobody loses an item to the pause.
    pub fn extend_all(&self, expires: Timestamp) -> Result<usize> {
        Ok(self.conn.execute("UPDATE assignment SET expires = max(expires, ?1) WHERE state = 'active'", [expires.0])?)
    }
}
