//! Verdicts: what people said about decisions. Append-only; text leaves only through erasure.

use super::{Reader, Tx};
use crate::domain::{DecisionId, ReviewId, ReviewItemId, Timestamp, UserId, VerdictId, WorkflowId};
use crate::error::{Error, Result};
use rusqlite::{OptionalExtension, Row};
use serde_json::Value;

/// A verdict as stored.
#[derive(Debug, Clone)]
pub struct VerdictRow {
    /// Its id.
    pub id: VerdictId,
    /// When.
    pub at: Timestamp,
    /// In which workflow.
    pub workflow: WorkflowId,
    /// About which decision.
    pub decision: DecisionId,
    /// On which item.
    pub item: ReviewItemId,
    /// On which review of it.
    pub review: ReviewId,
    /// At which tier.
    pub tier: u32,
    /// `gate`, `escalation` or `audit`.
    pub purpose: String,
    /// By whom.
    pub person: UserId,
    /// `approve`, `edit`, `reject`, `escalate`, `defer`, `confirm`, `overturn` or `unsure`.
    pub verb: String,
    /// Why.
    pub reason_code: Option<String>,
    /// In words.
    pub note: Option<String>,
    /// What it should be instead.
    pub args: Option<Value>,
    /// Digest of what may run, or should have run.
    pub args_digest: Option<String>,
    /// What an edit changed.
    pub paths: Vec<String>,
    /// `cosmetic` or `substantive`.
    pub magnitude: Option<String>,
    /// When a deferred decision comes back.
    pub revisit: Option<Timestamp>,
    /// Milliseconds of attention, as the page measured it.
    pub active_ms: Option<i64>,
    /// When the evidence was opened.
    pub evidence: Option<Timestamp>,
    /// `web`, `api` or `sweep`.
    pub channel: String,
    /// Given in solo mode.
    pub is_solo: bool,
    /// Digest of what was sent, to tell a repeat from another verdict.
    pub request_hash: Vec<u8>,
    /// What somebody who escalated leaned to: `approve`, `edit` or `reject`.
    pub lean: Option<String>,
}

/// A verdict to store.
pub struct NewVerdict<'a> {
    /// Its number, from [`Reader::next_verdict`] or kept for it since it was given.
    pub id: VerdictId,
    /// In which workflow.
    pub workflow: WorkflowId,
    /// About which decision.
    pub decision: DecisionId,
    /// On which item.
    pub item: ReviewItemId,
    /// On which review of it.
    pub review: ReviewId,
    /// At which tier.
    pub tier: u32,
    /// `gate`, `escalation` or `audit`.
    pub purpose: &'a str,
    /// By whom.
    pub person: UserId,
    /// What.
    pub verb: &'a str,
    /// Why.
    pub reason_code: Option<&'a str>,
    /// In words.
    pub note: &'a str,
    /// What it should be instead.
    pub args: Option<&'a Value>,
    /// Digest of what may run, or should have run.
    pub args_digest: Option<&'a str>,
    /// What an edit changed.
    pub paths: &'a [String],
    /// `cosmetic` or `substantive`.
    pub magnitude: Option<&'a str>,
    /// When a deferred decision comes back.
    pub revisit: Option<Timestamp>,
    /// Milliseconds of attention.
    pub active_ms: Option<i64>,
    /// When the evidence was opened.
    pub evidence: Option<Timestamp>,
    /// `web`, `api` or `sweep`.
    pub channel: &'a str,
    /// Given in solo mode.
    pub is_solo: bool,
    /// Digest of what was sent.
    pub request_hash: [u8; 32],
    /// The salt of the audit chain's commitment.
    pub salt: [u8; 32],
    /// What somebody who escalates leans to.
    pub lean: Option<&'a str>,
}

const COLUMNS: &str = "id, at, workflow, decision, item, review, tier, purpose, person, verb, reason_code, note, args, args_digest, paths, magnitude, revisit, active_ms, evidence, channel, is_solo, request_hash, lean";

fn from_row(row: &Row<'_>) -> rusqlite::Result<VerdictRow> {
    let (args, paths): (Option<String>, Option<String>) = (row.get(12)?, row.get(14)?);
    Ok(VerdictRow {
        id: VerdictId(row.get(0)?),
        at: Timestamp(row.get(1)?),
        workflow: WorkflowId(row.get(2)?),
        decision: DecisionId(row.get(3)?),
        item: ReviewItemId(row.get(4)?),
        review: ReviewId(row.get(5)?),
        tier: row.get(6)?,
        purpose: row.get(7)?,
        person: UserId(row.get(8)?),
        verb: row.get(9)?,
        reason_code: row.get(10)?,
        note: row.get(11)?,
        args: args.and_then(|text| serde_json::from_str(&text).ok()),
        args_digest: row.get(13)?,
        paths: paths.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default(),
        magnitude: row.get(15)?,
        revisit: row.get::<_, Option<i64>>(16)?.map(Timestamp),
        active_ms: row.get(17)?,
        evidence: row.get::<_, Option<i64>>(18)?.map(Timestamp),
        channel: row.get(19)?,
        is_solo: row.get(20)?,
        request_hash: row.get(21)?,
        lean: row.get(22)?,
    })
}

impl Reader<'_> {
    /// The verdict of this id.
    pub fn verdict(&self, id: VerdictId) -> Result<VerdictRow> {
        self.conn
            .prepare_cached(&format!("SELECT {COLUMNS} FROM verdict WHERE id = ?1"))?
            .query_row([id.0], from_row)
            .optional()?
            .ok_or_else(|| Error::NotFound(format!("there is no verdict {id}")))
    }

    /// The verdict of a review.
    pub fn verdict_of_review(&self, review: ReviewId) -> Result<Option<VerdictRow>> {
        Ok(self
            .conn
            .prepare_cached(&format!("SELECT {COLUMNS} FROM verdict WHERE review = ?1"))?
            .query_row([review.0], from_row)
            .optional()?)
    }

    /// All verdicts on a decision, in order.
    pub fn verdicts_of(&self, decision: DecisionId) -> Result<Vec<VerdictRow>> {
        let mut statement =
            self.conn.prepare_cached(&format!("SELECT {COLUMNS} FROM verdict WHERE decision = ?1 ORDER BY id"))?;
        let rows = statement.query_map([decision.0], from_row)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The number of the next verdict. Verdicts that were taken back keep theirs.
    pub fn next_verdict(&self) -> Result<VerdictId> {
        Ok(self
            .conn
            .prepare_cached(
                "SELECT 1 + max((SELECT coalesce(max(id), 0) FROM verdict), (SELECT coalesce(max(verdict), 0) FROM held_verdict))",
            )?
            .query_row([], |row| row.get(0).map(VerdictId))?)
    }

    /// How many verdicts somebody gave in a workflow since a moment, sweeps left out, gold items and those in their undo
    /// window counted: both are work.
    pub fn verdicts_since(&self, workflow: WorkflowId, person: UserId, since: Timestamp) -> Result<u32> {
        Ok(self
            .conn
            .prepare_cached(
                "SELECT (SELECT count(*) FROM verdict WHERE person = ?2 AND at >= ?3 AND workflow = ?1 AND channel <> 'sweep')
                      + (SELECT count(*) FROM held_verdict WHERE person = ?2 AND at >= ?3 AND workflow = ?1 AND state = 'held')",
            )?
            .query_row((workflow.0, person.0, since.0), |row| row.get(0))?)
    }
}

impl Tx<'_> {
    /// Appends a verdict given at a moment. The schema refuses a second one on the same review.
    pub fn insert_verdict(&self, new: &NewVerdict<'_>, at: Timestamp) -> Result<()> {
        let paths = (!new.paths.is_empty()).then(|| serde_json::to_string(new.paths)).transpose();
        self.conn
            .prepare_cached(
                "INSERT INTO verdict (id, lean, at, workflow, decision, item, review, tier, purpose, person, verb, reason_code, note, args,
                    args_digest, paths, magnitude, revisit, active_ms, evidence, channel, is_solo, request_hash, salt)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22,
                    ?23, ?24)",
            )?
            .execute(rusqlite::params![
                new.id.0,
                new.lean,
                at.0,
                new.workflow.0,
                new.decision.0,
                new.item.0,
                new.review.0,
                new.tier,
                new.purpose,
                new.person.0,
                new.verb,
                new.reason_code,
                (!new.note.is_empty()).then_some(new.note),
                new.args.map(Value::to_string),
                new.args_digest,
                paths.map_err(Error::internal)?,
                new.magnitude,
                new.revisit.map(|at| at.0),
                new.active_ms,
                new.evidence.map(|at| at.0),
                new.channel,
                new.is_solo,
                new.request_hash.as_slice(),
                new.salt.as_slice(),
            ])?;
        Ok(())
    }
}
