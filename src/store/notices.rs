//! Places that notices go to, and how far their digests are.

use super::{Reader, Tx};
use crate::domain::{EndpointId, Timestamp, WorkflowId};
use crate::error::{Error, Result};
use rusqlite::{OptionalExtension, Row};

/// A place that notices go to.
#[derive(Debug, Clone)]
pub struct EndpointRow {
    /// Its id.
    pub id: EndpointId,
    /// About which workflow; none: about all, and the server itself.
    pub workflow: Option<WorkflowId>,
    /// `webhook`, `slack` or `email`.
    pub channel: String,
    /// What people call it.
    pub name: String,
    /// A URL, or mail addresses with commas between.
    pub target: String,
    /// Kinds of events it wants; `*` is all.
    pub events: Vec<String>,
    /// Signs what is sent; webhooks only.
    pub secret: Option<Vec<u8>>,
    /// Signs too until `old_until`.
    pub old_secret: Option<Vec<u8>>,
    /// Until when the old secret signs.
    pub old_until: Option<Timestamp>,
    /// The last happening that was looked at for it.
    pub seen: i64,
    /// When it was made.
    pub created: Timestamp,
    /// Since when it is off; none: it is on.
    pub off_since: Option<Timestamp>,
    /// Why it is off.
    pub off_reason: Option<String>,
    /// Tries in a row that failed.
    pub failures: i64,
    /// When something last arrived.
    pub succeeded: Option<Timestamp>,
}

impl EndpointRow {
    /// Whether it wants events of this kind.
    pub fn wants(&self, kind: &str) -> bool {
        self.events.iter().any(|event| event == kind || event == "*")
    }
}

/// A place to store.
#[derive(Debug, Clone)]
pub struct NewEndpoint {
    /// About which workflow; none: about all.
    pub workflow: Option<WorkflowId>,
    /// `webhook`, `slack` or `email`.
    pub channel: &'static str,
    /// What people call it.
    pub name: String,
    /// A URL, or mail addresses with commas between.
    pub target: String,
    /// Kinds of events.
    pub events: Vec<String>,
    /// Signs what is sent; webhooks only.
    pub secret: Option<Vec<u8>>,
}

/// How far the digests of one rhythm are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DigestRow {
    /// The last window in which one was due.
    pub window: i64,
    /// What waited when it was last said, as a digest.
    pub said: Option<String>,
    /// When that was.
    pub said_at: Option<Timestamp>,
}

/// Something that waits for a person, as far as a digest needs it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Waiting {
    /// The review's id.
    pub review: i64,
    /// When it came.
    pub entered: Timestamp,
    /// When it is due.
    pub due: Timestamp,
}

pub(super) const ENDPOINT: &str = "id, workflow, channel, name, target, events, secret, old_secret, old_until, seen, created, off_since, off_reason, failures, succeeded";
pub(super) fn time(row: &Row<'_>, at: usize) -> rusqlite::Result<Option<Timestamp>> {
    Ok(row.get::<_, Option<i64>>(at)?.map(Timestamp))
}

pub(super) fn endpoint_from_row(row: &Row<'_>) -> rusqlite::Result<EndpointRow> {
    Ok(EndpointRow {
        id: EndpointId(row.get(0)?),
        workflow: row.get::<_, Option<i64>>(1)?.map(WorkflowId),
        channel: row.get(2)?,
        name: row.get(3)?,
        target: row.get(4)?,
        events: serde_json::from_str(&row.get::<_, String>(5)?).unwrap_or_default(),
        secret: row.get(6)?,
        old_secret: row.get(7)?,
        old_until: time(row, 8)?,
        seen: row.get(9)?,
        created: Timestamp(row.get(10)?),
        off_since: time(row, 11)?,
        off_reason: row.get(12)?,
        failures: row.get(13)?,
        succeeded: time(row, 14)?,
    })
}

impl Reader<'_> {
    /// The places of one workflow, or those about all.
    pub fn endpoints_of(&self, place: Option<WorkflowId>) -> Result<Vec<EndpointRow>> {
        let mut statement = self
            .conn
            .prepare_cached(&format!("SELECT {ENDPOINT} FROM notice_endpoint WHERE workflow IS ?1 ORDER BY id"))?;
        let rows = statement.query_map([place.map(|w| w.0)], endpoint_from_row)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Every place that is on.
    pub fn endpoints_on(&self) -> Result<Vec<EndpointRow>> {
        let mut statement = self
            .conn
            .prepare_cached(&format!("SELECT {ENDPOINT} FROM notice_endpoint WHERE off_since IS NULL ORDER BY id"))?;
        let rows = statement.query_map([], endpoint_from_row)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// A place, if it belongs there. One of another workflow is not there, in the words of one that never was.
    pub fn endpoint_in(&self, place: Option<WorkflowId>, id: EndpointId) -> Result<EndpointRow> {
        self.conn
            .prepare_cached(&format!("SELECT {ENDPOINT} FROM notice_endpoint WHERE id = ?1 AND workflow IS ?2"))?
            .query_row((id.0, place.map(|w| w.0)), endpoint_from_row)
            .optional()?
            .ok_or_else(|| Error::NotFound(format!("there is no endpoint {id}")))
    }

    /// The last happening's place in the order of all.
    pub fn last_happening(&self) -> Result<i64> {
        Ok(self.conn.prepare_cached("SELECT coalesce(max(seq), 0) FROM happening")?.query_row([], |row| row.get(0))?)
    }

    /// What waits for people in a workflow, most due first.
    pub fn waiting(&self, workflow: WorkflowId, now: Timestamp) -> Result<Vec<Waiting>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT id, entered, due FROM review
             WHERE workflow = ?1 AND state IN ('waiting', 'claimed') AND entered <= ?2 ORDER BY due, id",
        )?;
        let rows = statement.query_map((workflow.0, now.0), |row| {
            Ok(Waiting { review: row.get(0)?, entered: Timestamp(row.get(1)?), due: Timestamp(row.get(2)?) })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The window of the last digest of a rhythm, what it said and when; none before the first.
    pub fn digest_state(&self, endpoint: EndpointId, workflow: WorkflowId, rhythm: i64) -> Result<Option<DigestRow>> {
        Ok(self
            .conn
            .prepare_cached(
                "SELECT window, said, said_at FROM notice_digest WHERE endpoint = ?1 AND workflow = ?2 AND rhythm = ?3",
            )?
            .query_row((endpoint.0, workflow.0, rhythm), |row| {
                Ok(DigestRow { window: row.get(0)?, said: row.get(1)?, said_at: time(row, 2)? })
            })
            .optional()?)
    }
}

impl Tx<'_> {
    /// Stores a place. What happened before is not for it.
    pub fn insert_endpoint(&self, new: &NewEndpoint, now: Timestamp) -> Result<EndpointId> {
        let events = serde_json::to_string(&new.events).map_err(Error::internal)?;
        self.conn.execute(
            "INSERT INTO notice_endpoint (workflow, channel, name, target, events, secret, seen, created)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            (
                new.workflow.map(|w| w.0),
                new.channel,
                &new.name,
                &new.target,
                events,
                &new.secret,
                self.last_happening()?,
                now.0,
            ),
        )?;
        Ok(EndpointId(self.conn.last_insert_rowid()))
    }

    /// Changes name, target and events.
    pub fn update_endpoint(&self, id: EndpointId, name: &str, target: &str, events: &[String]) -> Result<()> {
        let events = serde_json::to_string(events).map_err(Error::internal)?;
        self.conn.execute(
            "UPDATE notice_endpoint SET name = ?2, target = ?3, events = ?4 WHERE id = ?1",
            (id.0, name, target, events),
        )?;
        Ok(())
    }

    /// Gives it a new secret; the one before signs too until then.
    pub fn rotate_secret(&self, id: EndpointId, secret: &[u8], old_until: Timestamp) -> Result<()> {
        self.conn.execute(
            "UPDATE notice_endpoint SET old_secret = secret, old_until = ?3, secret = ?2 WHERE id = ?1",
            (id.0, secret, old_until.0),
        )?;
        Ok(())
    }

    /// Switches it off with the reason, dropping what was in line, or on again from this moment.
    pub fn set_endpoint_off(&self, id: EndpointId, off: Option<(Timestamp, &str)>) -> Result<()> {
        match off {
            Some((now, reason)) => {
                self.conn.execute(
                    "UPDATE notice_endpoint SET off_since = ?2, off_reason = ?3 WHERE id = ?1",
                    (id.0, now.0, reason),
                )?;
                self.conn.execute(
                    "UPDATE notice_delivery SET state = 'dropped', ended = ?2, problem = 'the endpoint was switched off'
                     WHERE endpoint = ?1 AND state = 'pending'",
                    (id.0, now.0),
                )?;
            }
            None => {
                self.conn.execute(
                    "UPDATE notice_endpoint SET off_since = NULL, off_reason = NULL, failures = 0, not_before = 0, seen = ?2
                     WHERE id = ?1",
                    (id.0, self.last_happening()?),
                )?;
            }
        }
        Ok(())
    }

    /// Removes it with everything that was on its way.
    pub fn delete_endpoint(&self, id: EndpointId) -> Result<()> {
        self.conn.execute("DELETE FROM notice_endpoint WHERE id = ?1", [id.0])?;
        Ok(())
    }

    /// Remembers the last happening that was looked at for it.
    pub fn advance_endpoint(&self, id: EndpointId, seen: i64) -> Result<()> {
        self.conn.prepare_cached("UPDATE notice_endpoint SET seen = ?2 WHERE id = ?1")?.execute((id.0, seen))?;
        Ok(())
    }

    /// Notes how a place did.
    pub fn note_endpoint(
        &self,
        id: EndpointId,
        failures: i64,
        not_before: Timestamp,
        ok: Option<Timestamp>,
    ) -> Result<()> {
        self.conn.execute(
            "UPDATE notice_endpoint SET failures = ?2, not_before = ?3, succeeded = coalesce(?4, succeeded) WHERE id = ?1",
            (id.0, failures, not_before.0, ok.map(|at| at.0)),
        )?;
        Ok(())
    }

    /// Remembers a digest's window and, when it was said, what it said.
    pub fn set_digest_state(
        &self,
        endpoint: EndpointId,
        workflow: WorkflowId,
        rhythm: i64,
        window: i64,
        said: Option<(&str, Timestamp)>,
    ) -> Result<()> {
        self.conn
            .prepare_cached(
                "INSERT INTO notice_digest VALUES (?1, ?2, ?3, ?4, ?5, ?6)
                 ON CONFLICT DO UPDATE SET window = ?4, said = coalesce(?5, said), said_at = coalesce(?6, said_at)",
            )?
            .execute((endpoint.0, workflow.0, rhythm, window, said.map(|s| s.0), said.map(|s| s.1.0)))?;
        Ok(())
    }
}
