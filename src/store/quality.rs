//! What label quality needs of the store: all answers to shared items, decisions, places for a second look, and the latest
//! list of suspicious labels.

use super::{Reader, Tx};
use crate::domain::{ItemId, Part, ProjectId, Timestamp, UserId};
use crate::error::Result;
use rusqlite::OptionalExtension;

/// A standing answer to an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VoteRow {
    /// The item.
    pub item: ItemId,
    /// The item's row.
    pub row: u32,
    /// Pool or holdout.
    pub part: Part,
    /// Who; none when it came with an import.
    pub person: Option<UserId>,
    /// Where from, which tells imports apart.
    pub source: String,
    /// What was said.
    pub class: u32,
}

/// A lead's word on an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DecisionRow {
    /// Its place in the log of decisions.
    pub seq: i64,
    /// The class.
    pub class: u32,
    /// Who decided.
    pub person: UserId,
    /// When.
    pub at: Timestamp,
}

/// The latest search for suspicious labels.
#[derive(Debug, Clone)]
pub struct SuspectReportRow {
    /// The position of the label log it read.
    pub position: i64,
    /// When.
    pub at: Timestamp,
    /// The report as JSON text.
    pub report: String,
}

/// What happened to an item whose label looked suspicious.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LookedAgain {
    /// It waits for, or is with, another person.
    pub is_asked: bool,
    /// Another person has answered because somebody asked for it.
    pub is_answered: bool,
}

impl Reader<'_> {
    /// Every standing answer to the items that have at least `fewest` of them, rising by row, oldest first.
    pub fn votes(&self, project: ProjectId, fewest: u32) -> Result<Vec<VoteRow>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT n.item, n.row, i.part, n.person, n.source, n.class FROM annotation n JOIN item i ON i.id = n.item
             WHERE n.project = ?1 AND n.is_current = 1
               AND (?2 < 2 OR n.item IN (SELECT item FROM annotation WHERE project = ?1 AND is_current = 1
                                         GROUP BY item HAVING count(*) >= ?2))
             ORDER BY n.row, n.id",
        )?;
        let rows = statement.query_map((project.0, fewest), |row| {
            Ok(VoteRow {
                item: ItemId(row.get(0)?),
                row: row.get(1)?,
                part: super::items::part_of(&row.get::<_, String>(2)?),
                person: row.get::<_, Option<i64>>(3)?.map(UserId),
                source: row.get(4)?,
                class: row.get(5)?,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The decision that stands about an item.
    pub fn decision(&self, item: ItemId) -> Result<Option<DecisionRow>> {
        Ok(self
            .conn
            .prepare_cached(
                "SELECT seq, class, person, at FROM label_decision WHERE item = ?1 ORDER BY seq DESC LIMIT 1",
            )?
            .query_row([item.0], |row| {
                Ok(DecisionRow {
                    seq: row.get(0)?,
                    class: row.get(1)?,
                    person: UserId(row.get(2)?),
                    at: Timestamp(row.get(3)?),
                })
            })
            .optional()?)
    }

    /// How a row's label was settled, and the posterior of its class where the method has one.
    pub fn settled_by(&self, project: ProjectId, at: u32) -> Result<Option<(String, Option<f64>)>> {
        Ok(self
            .conn
            .prepare_cached("SELECT settled_by, posterior FROM label WHERE project = ?1 AND row = ?2")?
            .query_row((project.0, at), |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?)
    }

    /// True when somebody may still be asked about an item: an open account with a role in the project, or an admin's, that
    /// has not answered it, does not hold it and has not skipped it.
    pub fn has_other_person(&self, project: ProjectId, item: ItemId) -> Result<bool> {
        Ok(self
            .conn
            .prepare_cached(
                "SELECT EXISTS (SELECT 1 FROM person p WHERE p.disabled IS NULL AND p.is_made_up = 0
                   AND (p.is_admin = 1 OR EXISTS (SELECT 1 FROM membership m WHERE m.person = p.id AND m.project = ?1))
                   AND NOT EXISTS (SELECT 1 FROM assignment a WHERE a.item = ?2 AND a.person = p.id
                                   AND a.state IN ('active', 'done', 'skipped')))",
            )?
            .query_row((project.0, item.0), |row| row.get(0))?)
    }

    /// Whether an item waits in the queue or is in somebody's hands, and whether somebody answered it because a second look
    /// was asked for.
    pub fn looked_again(&self, item: ItemId) -> Result<LookedAgain> {
        Ok(self
            .conn
            .prepare_cached(
                "SELECT EXISTS (SELECT 1 FROM queue WHERE item = ?1)
                     OR EXISTS (SELECT 1 FROM assignment WHERE item = ?1 AND state = 'active'),
                   EXISTS (SELECT 1 FROM assignment WHERE item = ?1 AND state = 'done' AND source IN ('suspect', 'relabel'))",
            )?
            .query_row([item.0], |row| Ok(LookedAgain { is_asked: row.get(0)?, is_answered: row.get(1)? }))?)
    }

    /// The latest search for suspicious labels.
    pub fn suspect_report(&self, project: ProjectId) -> Result<Option<SuspectReportRow>> {
        Ok(self
            .conn
            .prepare_cached("SELECT position, at, report FROM suspect_report WHERE project = ?1")?
            .query_row([project.0], |row| {
                Ok(SuspectReportRow { position: row.get(0)?, at: Timestamp(row.get(1)?), report: row.get(2)? })
            })
            .optional()?)
    }

    /// Projects with at least `fewest` labels whose last finished round read labels that no search for suspicious ones has.
    pub fn unsearched_projects(&self, fewest: u64) -> Result<Vec<ProjectId>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT p.id FROM project p WHERE p.pool_labels + p.holdout_labels >= ?1
               AND (SELECT max(position) FROM round WHERE project = p.id AND state = 'done')
                   > coalesce((SELECT position FROM suspect_report WHERE project = p.id), 0)
             ORDER BY p.id",
        )?;
        let rows = statement.query_map([fewest as i64], |row| row.get(0).map(ProjectId))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

impl Tx<'_> {
    /// Appends a decision and returns its place in the log.
    pub fn insert_decision(
        &self,
        project: ProjectId,
        item: ItemId,
        class: u32,
        person: UserId,
        salt: &[u8; 32],
        now: Timestamp,
    ) -> Result<i64> {
        self.conn
            .prepare_cached(
                "INSERT INTO label_decision (at, project, item, class, person, salt) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            )?
            .execute((now.0, project.0, item.0, class, person.0, salt.as_slice()))?;
        Ok(self.conn.last_insert_rowid())
    }

    /// Gives an item one free place, whatever the overlap says. A second call before somebody takes it changes nothing.
    pub fn grant_place(&self, project: ProjectId, item: ItemId, overlap: u32) -> Result<()> {
        let used: u32 = self
            .conn
            .prepare_cached("SELECT count(*) FROM assignment WHERE item = ?1 AND state IN ('active', 'done')")?
            .query_row([item.0], |row| row.get(0))?;
        if used < overlap {
            return Ok(());
        }
        self.conn
            .prepare_cached(
                "INSERT INTO extra_place (item, project, places) VALUES (?1, ?2, ?3)
                 ON CONFLICT (item) DO UPDATE SET places = max(places, ?3)",
            )?
            .execute((item.0, project.0, used + 1 - overlap))?;
        Ok(())
    }

    /// Replaces the latest search for suspicious labels.
    pub fn put_suspect_report(&self, project: ProjectId, position: i64, report: &str, now: Timestamp) -> Result<()> {
        self.conn
            .prepare_cached(
                "INSERT INTO suspect_report (project, position, at, report) VALUES (?1, ?2, ?3, ?4)
                 ON CONFLICT (project) DO UPDATE SET position = ?2, at = ?3, report = ?4",
            )?
            .execute((project.0, position, now.0, report))?;
        Ok(())
    }
}
