//! Items that labelers handed to the leads, and what waits for whom when somebody has nothing to label.

use super::{Lane, QueueEntry, Reader, Tx};
use crate::domain::{ItemId, ProjectId, Timestamp, UserId};
use crate::error::{Error, Result};
use rusqlite::{OptionalExtension, Row};

/// What keeps items from a person who asks for the next one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct WaitingFor {
    /// Items in other people's hands.
    pub with_others: u64,
    /// When the first of them comes back if its holder is gone.
    pub first_back: Option<Timestamp>,
    /// Items in line that wait for a person who has not seen them.
    pub second_opinions: u64,
    /// Items in line that wait for a lead.
    pub escalated: u64,
}

/// An item that somebody handed to the leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EscalationRow {
    /// Its number.
    pub id: i64,
    /// The item.
    pub item: ItemId,
    /// Who.
    pub person: UserId,
    /// What they wrote.
    pub note: String,
    /// When.
    pub at: Timestamp,
    /// When it was settled.
    pub settled: Option<Timestamp>,
}

const COLUMNS: &str = "id, item, person, note, at, settled";

fn from_row(row: &Row<'_>) -> rusqlite::Result<EscalationRow> {
    Ok(EscalationRow {
        id: row.get(0)?,
        item: ItemId(row.get(1)?),
        person: UserId(row.get(2)?),
        note: row.get(3)?,
        at: Timestamp(row.get(4)?),
        settled: row.get::<_, Option<i64>>(5)?.map(Timestamp),
    })
}

impl Reader<'_> {
    /// What waits for leads in a project, oldest first.
    pub fn escalations_waiting(&self, project: ProjectId, most: usize) -> Result<Vec<EscalationRow>> {
        let mut statement = self.conn.prepare_cached(&format!(
            "SELECT {COLUMNS} FROM escalation WHERE project = ?1 AND settled IS NULL ORDER BY id LIMIT ?2"
        ))?;
        let rows = statement.query_map((project.0, most as i64), from_row)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The escalation of this number in a project.
    pub fn escalation(&self, project: ProjectId, id: i64) -> Result<EscalationRow> {
        self.conn
            .prepare_cached(&format!("SELECT {COLUMNS} FROM escalation WHERE id = ?1 AND project = ?2"))?
            .query_row((id, project.0), from_row)
            .optional()?
            .ok_or_else(|| Error::NotFound(format!("there is no escalation {id} in this project")))
    }

    /// Whether what people escalate comes to this person: leads, engineers and admins.
    pub fn settles_escalations(&self, project: ProjectId, person: UserId) -> Result<bool> {
        Ok(self
            .conn
            .prepare_cached(
                "SELECT EXISTS (SELECT 1 FROM membership WHERE project = ?1 AND person = ?2 AND role IN ('lead', 'engineer'))
                     OR EXISTS (SELECT 1 FROM person WHERE id = ?2 AND is_admin = 1)",
            )?
            .query_row((project.0, person.0), |row| row.get(0))?)
    }

    /// Who escalated an item and what they wrote, while it is open and for who settles it.
    pub fn escalation_for(&self, project: ProjectId, item: ItemId, person: UserId) -> Result<Option<(String, String)>> {
        let found = self
            .conn
            .prepare_cached(
                "SELECT p.name, x.note FROM escalation x JOIN person p ON p.id = x.person
                 WHERE x.item = ?1 AND x.settled IS NULL",
            )?
            .query_row([item.0], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        Ok(if found.is_some() && self.settles_escalations(project, person)? { found } else { None })
    }

    /// The oldest item that waits for a lead and that this person has not had, from its place in line. Which of them are
    /// leads is for the caller to know.
    pub fn next_escalated(&self, project: ProjectId, person: UserId, overlap: u32) -> Result<Option<QueueEntry>> {
        let waiting: Vec<i64> = self
            .conn
            .prepare_cached("SELECT item FROM escalation WHERE project = ?1 AND settled IS NULL ORDER BY id")?
            .query_map([project.0], |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?;
        for item in waiting.into_iter().map(ItemId) {
            if let Some(entry) = self.queue_entry_of(item)?
                && entry.lane == Lane::Again
                && !self.has_had(item, person)?
                && self.free_slot(item, overlap)?.is_some()
            {
                return Ok(Some(entry));
            }
        }
        Ok(None)
    }

    /// Items that wait for a lead.
    pub fn open_escalations(&self, project: ProjectId) -> Result<u64> {
        Ok(self
            .conn
            .prepare_cached("SELECT count(*) FROM escalation WHERE project = ?1 AND settled IS NULL")?
            .query_row([project.0], |row| row.get::<_, i64>(0))? as u64)
    }

    /// How many people hold items of a project.
    pub fn people_holding(&self, project: ProjectId) -> Result<u64> {
        Ok(self
            .conn
            .prepare_cached("SELECT count(DISTINCT person) FROM assignment WHERE project = ?1 AND state = 'active'")?
            .query_row([project.0], |row| row.get::<_, i64>(0))? as u64)
    }

    /// What keeps the project's items from this person.
    pub fn waiting_for(&self, project: ProjectId, person: UserId) -> Result<WaitingFor> {
        let (with_others, first_back) = self
            .conn
            .prepare_cached(
                "SELECT count(*), min(expires) FROM assignment WHERE project = ?1 AND person <> ?2 AND state = 'active'",
            )?
            .query_row((project.0, person.0), |row| Ok((row.get::<_, i64>(0)?, row.get::<_, Option<i64>>(1)?)))?;
        let (all, escalated) = self
            .conn
            .prepare_cached(
                "SELECT count(*), coalesce(sum(EXISTS (SELECT 1 FROM escalation x WHERE x.item = q.item AND x.settled IS NULL)), 0)
                 FROM queue q WHERE q.project = ?1 AND q.lane = 'again'",
            )?
            .query_row([project.0], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, i64>(1)?)))?;
        Ok(WaitingFor {
            with_others: with_others.max(0) as u64,
            first_back: first_back.map(Timestamp),
            second_opinions: (all - escalated).max(0) as u64,
            escalated: escalated.max(0) as u64,
        })
    }
}

impl Tx<'_> {
    /// Opens an escalation; while one is open for the item, a second one changes nothing.
    pub fn open_escalation(
        &self,
        project: ProjectId,
        item: ItemId,
        person: UserId,
        note: &str,
        now: Timestamp,
    ) -> Result<()> {
        self.conn.execute(
            "INSERT INTO escalation (project, item, person, note, at) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING",
            (project.0, item.0, person.0, note, now.0),
        )?;
        Ok(())
    }

    /// Closes an item's escalation when a person of the leads has answered or decided.
    pub fn settle_escalation(&self, project: ProjectId, item: ItemId, by: UserId, now: Timestamp) -> Result<()> {
        let is_open: bool = self
            .conn
            .prepare_cached("SELECT EXISTS (SELECT 1 FROM escalation WHERE item = ?1 AND settled IS NULL)")?
            .query_row([item.0], |row| row.get(0))?;
        if is_open && self.settles_escalations(project, by)? {
            self.conn
                .execute("UPDATE escalation SET settled = ?2 WHERE item = ?1 AND settled IS NULL", (item.0, now.0))?;
        }
        Ok(())
    }

    /// Closes an escalation; false when it was closed already.
    pub fn close_escalation(&self, id: i64, now: Timestamp) -> Result<bool> {
        let closed =
            self.conn.execute("UPDATE escalation SET settled = ?2 WHERE id = ?1 AND settled IS NULL", (id, now.0))?;
        Ok(closed == 1)
    }

    /// Opens the escalation again that a decision of this moment closed.
    pub fn reopen_escalation(&self, item: ItemId, settled: Timestamp) -> Result<()> {
        self.conn.execute(
            "UPDATE escalation SET settled = NULL WHERE item = ?1 AND settled = ?2
               AND NOT EXISTS (SELECT 1 FROM escalation x WHERE x.item = ?1 AND x.settled IS NULL)",
            (item.0, settled.0),
        )?;
        Ok(())
    }
}
