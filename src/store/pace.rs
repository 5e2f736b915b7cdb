//! How a project goes: answers by day, who is at it now, and how well the queue still fits the model that orders it.

use super::{Lane, ProjectRow, Reader};
use crate::domain::{ModelId, ProjectId, Timestamp};
use crate::error::Result;

/// Milliseconds of a day.
const DAY: i64 = 86_400_000;

/// The longest pause between two answers of a person that still counts as work, in milliseconds: five minutes.
pub const LONGEST_PAUSE_MS: i64 = 5 * 60_000;

/// What people did in a project on one day, UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WorkDay {
    /// Its start.
    pub day: Timestamp,
    /// Answers that stand.
    pub answers: u64,
    /// People who gave them.
    pub people: u64,
    /// Time at work: from each person's answer to their next one, pauses beyond [`LONGEST_PAUSE_MS`] left out, so the first
    /// answer of a sitting counts no time.
    pub worked_ms: u64,
}

/// What people still have to answer in a project.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Left {
    /// Items that wait for an answer or more.
    pub items: u64,
    /// The answers they wait for, the overlap of each counted.
    pub answers: u64,
    /// Of the items, those that have some of their answers.
    pub begun: u64,
}

impl Reader<'_> {
    /// Items of the pool that have neither a label nor were accepted without a person, and that nobody set aside.
    pub fn left_in_pool(&self, row: &ProjectRow) -> Result<u64> {
        let gone = self.standing_count(row.id, None)? + self.set_aside_count(row.id)?;
        Ok(row.items.saturating_sub(row.holdout_items + row.pool_labels + gone))
    }

    /// What people still have to answer: everything without a label that was neither accepted without a person nor set
    /// aside, and at an overlap beyond one also what has too few answers. Labels that came with an import are never asked
    /// again, so they count as answered.
    pub fn left(&self, row: &ProjectRow) -> Result<Left> {
        let gone = self.standing_count(row.id, None)? + self.set_aside_count(row.id)? - self.kept_waiting(row.id)?;
        let overlap = u64::from(row.settings.overlap.max(1));
        if overlap == 1 {
            let items = row.items.saturating_sub(row.pool_labels + row.holdout_labels + gone);
            return Ok(Left { items, answers: items, begun: 0 });
        }
        let (answered, begun, missing) = self
            .conn
            .prepare_cached(
                "SELECT count(*), count(*) FILTER (WHERE half), coalesce(sum(?2 - answers) FILTER (WHERE half), 0)
                 FROM (SELECT l.answers, l.answers < ?2 AND EXISTS (
                         SELECT 1 FROM assignment a WHERE a.item = l.item AND a.state = 'done' AND a.is_gold = 0) AS half
                       FROM label l WHERE l.project = ?1)",
            )?
            .query_row((row.id.0, overlap as i64), |row| {
                Ok((row.get::<_, i64>(0)? as u64, row.get::<_, i64>(1)? as u64, row.get::<_, i64>(2)? as u64))
            })?;
        let untouched = row.items.saturating_sub(answered + gone);
        Ok(Left { items: untouched + begun, answers: untouched * overlap + missing, begun })
    }

    /// What people did on each day since `since`, oldest first; days without answers are left out.
    pub fn work_by_day(&self, project: ProjectId, since: Timestamp) -> Result<Vec<WorkDay>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT created / ?3, count(*), count(DISTINCT person), coalesce(sum(gap) FILTER (WHERE gap <= ?4), 0)
             FROM (SELECT created, person, created - lag(created) OVER (PARTITION BY person ORDER BY created) AS gap
                   FROM annotation WHERE project = ?1 AND is_current = 1 AND person IS NOT NULL AND created >= ?2)
             GROUP BY 1 ORDER BY 1",
        )?;
        let rows = statement.query_map((project.0, since.0, DAY, LONGEST_PAUSE_MS), |row| {
            Ok(WorkDay {
                day: Timestamp(row.get::<_, i64>(0)? * DAY),
                answers: row.get::<_, i64>(1)? as u64,
                people: row.get::<_, i64>(2)? as u64,
                worked_ms: row.get::<_, i64>(3)? as u64,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// How many people answered since `since`.
    pub fn people_at_work(&self, project: ProjectId, since: Timestamp) -> Result<u64> {
        Ok(self
            .conn
            .prepare_cached(
                "SELECT count(DISTINCT person) FROM annotation
                 WHERE project = ?1 AND is_current = 1 AND person IS NOT NULL AND created >= ?2",
            )?
            .query_row((project.0, since.0), |row| row.get::<_, i64>(0))? as u64)
    }

    /// Who holds items now, and how many, most first.
    pub fn holders(&self, project: ProjectId, now: Timestamp) -> Result<Vec<(String, u64)>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT p.name, count(*) FROM assignment a JOIN person p ON p.id = a.person
             WHERE a.project = ?1 AND a.state = 'active' AND a.expires > ?2 GROUP BY a.person ORDER BY 2 DESC, 1",
        )?;
        let rows = statement.query_map((project.0, now.0), |row| Ok((row.get(0)?, row.get::<_, i64>(1)? as u64)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Of the chosen items that wait, those that a model ordered: how many, and how many of them another model than
    /// `current` did.
    pub fn ordered_by_others(&self, project: ProjectId, current: ModelId) -> Result<(u64, u64)> {
        Ok(self
            .conn
            .prepare_cached(
                "SELECT count(*), coalesce(sum(model <> ?3), 0) FROM queue
                 WHERE project = ?1 AND lane = ?2 AND model IS NOT NULL",
            )?
            .query_row((project.0, Lane::Main.as_str(), current.0), |row| {
                Ok((row.get::<_, i64>(0)? as u64, row.get::<_, i64>(1)? as u64))
            })?)
    }

    /// Answers that carry a flag and stand.
    pub fn flagged_count(&self, project: ProjectId) -> Result<u64> {
        let count: i64 = self
            .conn
            .prepare_cached("SELECT count(*) FROM annotation WHERE project = ?1 AND is_current = 1 AND is_flagged = 1")?
            .query_row([project.0], |row| row.get(0))?;
        Ok(count as u64)
    }
}
