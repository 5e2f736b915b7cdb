//! Notices on their way, and what became of each.

use super::notices::{ENDPOINT, EndpointRow, endpoint_from_row, time};
use super::{Reader, Tx};
use crate::domain::{DeliveryId, EndpointId, Timestamp, WorkflowId};
use crate::error::{Error, Result};
use rusqlite::{OptionalExtension, Row};

/// One notice to one place.
#[derive(Debug, Clone)]
pub struct DeliveryRow {
    /// Its id.
    pub id: DeliveryId,
    /// To which place.
    pub endpoint: EndpointId,
    /// What receivers tell repeats by.
    pub message: String,
    /// The event's kind.
    pub kind: String,
    /// What is sent.
    pub body: String,
    /// When it was put in line.
    pub created: Timestamp,
    /// When it was first tried.
    pub first_try: Option<Timestamp>,
    /// `pending`, `delivered`, `failed` or `dropped`.
    pub state: String,
    /// How often it was tried.
    pub tries: i64,
    /// When it is tried next.
    pub next: Timestamp,
    /// When it ended.
    pub ended: Option<Timestamp>,
    /// The last answer's status.
    pub status: Option<u16>,
    /// What went wrong, in our words.
    pub problem: Option<String>,
}

/// One try.
#[derive(Debug, Clone)]
pub struct AttemptRow {
    /// Its number, from 1; a resend goes on counting.
    pub number: i64,
    /// When.
    pub at: Timestamp,
    /// How long it took.
    pub millis: i64,
    /// The answer's status, if there was an answer.
    pub status: Option<u16>,
    /// What went wrong, in our words.
    pub problem: Option<String>,
}

/// Which deliveries.
#[derive(Debug, Clone, Default)]
pub struct DeliveryQuery {
    /// Of one place only.
    pub endpoint: Option<EndpointId>,
    /// In this state only.
    pub state: Option<String>,
    /// Older than this one.
    pub before: Option<i64>,
    /// At most so many.
    pub most: usize,
}

const DELIVERY: &str = "d.id, d.endpoint, d.message, d.kind, d.body, d.created, d.first_try, d.state, d.tries, d.next, d.ended, d.status, d.problem";

fn delivery_from_row(row: &Row<'_>) -> rusqlite::Result<DeliveryRow> {
    Ok(DeliveryRow {
        id: DeliveryId(row.get(0)?),
        endpoint: EndpointId(row.get(1)?),
        message: row.get(2)?,
        kind: row.get(3)?,
        body: row.get(4)?,
        created: Timestamp(row.get(5)?),
        first_try: time(row, 6)?,
        state: row.get(7)?,
        tries: row.get(8)?,
        next: Timestamp(row.get(9)?),
        ended: time(row, 10)?,
        status: row.get(11)?,
        problem: row.get(12)?,
    })
}

impl Reader<'_> {
    /// The deliveries of one workflow's places, or of those about all, newest first.
    pub fn deliveries(&self, place: Option<WorkflowId>, query: &DeliveryQuery) -> Result<Vec<DeliveryRow>> {
        let mut statement = self.conn.prepare_cached(&format!(
            "SELECT {DELIVERY} FROM notice_delivery d JOIN notice_endpoint e ON e.id = d.endpoint
             WHERE e.workflow IS ?1 AND (?2 IS NULL OR d.endpoint = ?2) AND (?3 IS NULL OR d.state = ?3)
               AND (?4 IS NULL OR d.id < ?4) ORDER BY d.id DESC LIMIT ?5"
        ))?;
        let rows = statement.query_map(
            (place.map(|w| w.0), query.endpoint.map(|e| e.0), &query.state, query.before, query.most as i64),
            delivery_from_row,
        )?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// A delivery, if it belongs there.
    pub fn delivery_in(&self, place: Option<WorkflowId>, id: DeliveryId) -> Result<DeliveryRow> {
        self.conn
            .prepare_cached(&format!(
                "SELECT {DELIVERY} FROM notice_delivery d JOIN notice_endpoint e ON e.id = d.endpoint
                 WHERE d.id = ?1 AND e.workflow IS ?2"
            ))?
            .query_row((id.0, place.map(|w| w.0)), delivery_from_row)
            .optional()?
            .ok_or_else(|| Error::NotFound(format!("there is no delivery {id}")))
    }

    /// The tries of a delivery, in order.
    pub fn attempts_of(&self, delivery: DeliveryId) -> Result<Vec<AttemptRow>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT number, at, millis, status, problem FROM notice_attempt WHERE delivery = ?1 ORDER BY number",
        )?;
        let rows = statement.query_map([delivery.0], |row| {
            Ok(AttemptRow {
                number: row.get(0)?,
                at: Timestamp(row.get(1)?),
                millis: row.get(2)?,
                status: row.get(3)?,
                problem: row.get(4)?,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// What is due first, with its place; a place that rests is passed over.
    pub fn next_delivery(&self, now: Timestamp) -> Result<Option<(DeliveryRow, EndpointRow)>> {
        let found = self
            .conn
            .prepare_cached(&format!(
                "SELECT {DELIVERY} FROM notice_delivery d JOIN notice_endpoint e ON e.id = d.endpoint
                 WHERE d.state = 'pending' AND d.next <= ?1 AND e.off_since IS NULL AND e.not_before <= ?1
                 ORDER BY d.next, d.id LIMIT 1"
            ))?
            .query_row([now.0], delivery_from_row)
            .optional()?;
        let Some(delivery) = found else { return Ok(None) };
        let endpoint = self
            .conn
            .prepare_cached(&format!("SELECT {ENDPOINT} FROM notice_endpoint WHERE id = ?1"))?
            .query_row([delivery.endpoint.0], endpoint_from_row)?;
        Ok(Some((delivery, endpoint)))
    }

    /// Whether a delivery ended before this moment.
    pub fn has_old_deliveries(&self, before: Timestamp) -> Result<bool> {
        Ok(self
            .conn
            .prepare_cached("SELECT EXISTS (SELECT 1 FROM notice_delivery WHERE ended < ?1)")?
            .query_row([before.0], |row| row.get(0))?)
    }
}

impl Tx<'_> {
    /// Puts a notice in line.
    pub fn insert_delivery(
        &self,
        endpoint: EndpointId,
        message: &str,
        kind: &str,
        body: &str,
        now: Timestamp,
    ) -> Result<DeliveryId> {
        self.conn
            .prepare_cached(
                "INSERT INTO notice_delivery (endpoint, message, kind, body, created, state, next)
                 VALUES (?1, ?2, ?3, ?4, ?5, 'pending', ?5)",
            )?
            .execute((endpoint.0, message, kind, body, now.0))?;
        Ok(DeliveryId(self.conn.last_insert_rowid()))
    }

    /// Drops what is in line of a kind: something newer says it better.
    pub fn drop_pending(&self, endpoint: EndpointId, kind: &str, why: &str, now: Timestamp) -> Result<()> {
        self.conn.execute(
            "UPDATE notice_delivery SET state = 'dropped', ended = ?4, problem = ?3
             WHERE endpoint = ?1 AND kind = ?2 AND state = 'pending'",
            (endpoint.0, kind, why, now.0),
        )?;
        Ok(())
    }

    /// Notes a try; false when the delivery is gone, because its place was removed meanwhile.
    pub fn note_attempt(&self, delivery: DeliveryId, attempt: &AttemptRow) -> Result<bool> {
        let known = self.conn.execute(
            "UPDATE notice_delivery SET tries = tries + 1, first_try = coalesce(first_try, ?2), status = ?3, problem = ?4
             WHERE id = ?1",
            (delivery.0, attempt.at.0, attempt.status, &attempt.problem),
        )?;
        if known == 0 {
            return Ok(false);
        }
        self.conn.execute(
            "INSERT INTO notice_attempt SELECT ?1, coalesce(max(number), 0) + 1, ?2, ?3, ?4, ?5
             FROM notice_attempt WHERE delivery = ?1",
            (delivery.0, attempt.at.0, attempt.millis, attempt.status, &attempt.problem),
        )?;
        Ok(true)
    }

    /// Ends a delivery that is in line, or tells when it is tried next.
    pub fn settle_delivery(&self, id: DeliveryId, end: Option<(&str, Timestamp)>, next: Timestamp) -> Result<()> {
        let (state, ended) = end.map_or(("pending", None), |(state, at)| (state, Some(at.0)));
        self.conn.execute(
            "UPDATE notice_delivery SET state = ?2, ended = ?3, next = ?4 WHERE id = ?1 AND state = 'pending'",
            (id.0, state, ended, next.0),
        )?;
        Ok(())
    }

    /// Puts a delivery in line again, with all its tries before it.
    pub fn resend_delivery(&self, id: DeliveryId, now: Timestamp) -> Result<()> {
        self.conn.execute(
            "UPDATE notice_delivery SET state = 'pending', tries = 0, first_try = NULL, ended = NULL, next = ?2 WHERE id = ?1",
            (id.0, now.0),
        )?;
        Ok(())
    }

    /// Forgets deliveries that ended before this moment.
    pub fn prune_deliveries(&self, before: Timestamp) -> Result<usize> {
        Ok(self.conn.execute("DELETE FROM notice_delivery WHERE ended < ?1", [before.0])?)
    }
}
