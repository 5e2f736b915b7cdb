//! What happened, for whoever notifies; what verdicts teach; and replies kept for repeated requests.

use super::{Reader, Tx};
use crate::domain::{AnnotationId, DecisionId, ReviewItemId, Timestamp, UserId, VerdictId, WorkflowId};
use crate::error::Result;
use rusqlite::{OptionalExtension, Row};
use serde_json::Value;

/// Something that happened. Readers remember the last `seq` they saw.
#[derive(Debug, Clone)]
pub struct HappeningRow {
    /// Its place in the order of all.
    pub seq: i64,
    /// When.
    pub at: Timestamp,
    /// In which workflow.
    pub workflow: WorkflowId,
    /// What: `decision.routed`, `item.opened`, `item.decided`, `item.sla_breached` and the like.
    pub kind: String,
    /// About which decision.
    pub decision: Option<DecisionId>,
    /// About which item.
    pub item: Option<ReviewItemId>,
    /// Ids and words.
    pub detail: Value,
}

/// What a verdict teaches.
#[derive(Debug, Clone)]
pub struct CorrectionRow {
    /// Its id.
    pub id: i64,
    /// When.
    pub at: Timestamp,
    /// The decision.
    pub decision: DecisionId,
    /// The verdict.
    pub verdict: VerdictId,
    /// `confirmed`, `corrected` or `rejected`.
    pub kind: String,
    /// How the decision came before a person's eyes.
    pub selection: String,
    /// With what probability, where it was drawn.
    pub probability: Option<f64>,
    /// `pool`, `holdout`, `left_out` or `none`.
    pub split: String,
    /// The label it became.
    pub annotation: Option<AnnotationId>,
    /// Why it became none.
    pub why_not: Option<String>,
    /// Who took it up.
    pub consumed_by: Option<String>,
}

/// A correction to store.
pub struct NewCorrection<'a> {
    /// In which workflow.
    pub workflow: WorkflowId,
    /// The decision.
    pub decision: DecisionId,
    /// The verdict.
    pub verdict: VerdictId,
    /// `confirmed`, `corrected` or `rejected`.
    pub kind: &'a str,
    /// How the decision came before a person's eyes.
    pub selection: &'a str,
    /// With what probability, where it was drawn.
    pub probability: Option<f64>,
    /// `pool`, `holdout`, `left_out` or `none`.
    pub split: &'a str,
    /// The label it became.
    pub annotation: Option<AnnotationId>,
    /// Why it became none.
    pub why_not: Option<&'a str>,
}

/// A reply kept for a repeat of its request.
#[derive(Debug, Clone)]
pub struct SavedReply {
    /// Digest of the request.
    pub request: Vec<u8>,
    /// The reply's status.
    pub status: u16,
    /// The reply's body.
    pub reply: String,
}

fn happening_from_row(row: &Row<'_>) -> rusqlite::Result<HappeningRow> {
    let detail: String = row.get(6)?;
    Ok(HappeningRow {
        seq: row.get(0)?,
        at: Timestamp(row.get(1)?),
        workflow: WorkflowId(row.get(2)?),
        kind: row.get(3)?,
        decision: row.get::<_, Option<i64>>(4)?.map(DecisionId),
        item: row.get::<_, Option<i64>>(5)?.map(ReviewItemId),
        detail: serde_json::from_str(&detail).unwrap_or_default(),
    })
}

const CORRECTION: &str =
    "id, at, decision, verdict, kind, selection, probability, split, annotation, why_not, consumed_by";

fn correction_from_row(row: &rusqlite::Row<'_>) -> rusqlite::Result<CorrectionRow> {
    Ok(CorrectionRow {
        id: row.get(0)?,
        at: Timestamp(row.get(1)?),
        decision: DecisionId(row.get(2)?),
        verdict: VerdictId(row.get(3)?),
        kind: row.get(4)?,
        selection: row.get(5)?,
        probability: row.get(6)?,
        split: row.get(7)?,
        annotation: row.get::<_, Option<i64>>(8)?.map(AnnotationId),
        why_not: row.get(9)?,
        consumed_by: row.get(10)?,
    })
}

impl Reader<'_> {
    /// What happened after `seq`, in order, in one workflow or in all.
    pub fn happenings(&self, workflow: Option<WorkflowId>, seq: i64, most: usize) -> Result<Vec<HappeningRow>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT seq, at, workflow, kind, decision, item, detail FROM happening
             WHERE seq > ?2 AND (?1 IS NULL OR workflow = ?1) ORDER BY seq LIMIT ?3",
        )?;
        let rows = statement.query_map((workflow.map(|w| w.0), seq, most as i64), happening_from_row)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// A workflow's corrections after `id`, in order.
    pub fn corrections(&self, workflow: WorkflowId, id: i64, most: usize) -> Result<Vec<CorrectionRow>> {
        let mut statement = self.conn.prepare_cached(&format!(
            "SELECT {CORRECTION} FROM correction WHERE workflow = ?1 AND id > ?2 ORDER BY id LIMIT ?3"
        ))?;
        let rows = statement.query_map((workflow.0, id, most as i64), correction_from_row)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// A decision's corrections, in order.
    pub fn corrections_of(&self, decision: DecisionId) -> Result<Vec<CorrectionRow>> {
        let mut statement = self.conn.prepare_cached(&format!(
            "SELECT {CORRECTION} FROM correction WHERE verdict IN (SELECT id FROM verdict WHERE decision = ?1) ORDER BY id"
        ))?;
        let rows = statement.query_map([decision.0], correction_from_row)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The reply to an earlier request under this key.
    pub fn saved_reply(&self, person: UserId, key: &str) -> Result<Option<SavedReply>> {
        Ok(self
            .conn
            .prepare_cached("SELECT request, status, reply FROM idempotency WHERE person = ?1 AND key = ?2")?
            .query_row((person.0, key), |row| {
                Ok(SavedReply { request: row.get(0)?, status: row.get(1)?, reply: row.get(2)? })
            })
            .optional()?)
    }
}

impl Tx<'_> {
    /// Notes that something happened, in the transaction in which it does.
    pub fn happen(
        &self,
        workflow: WorkflowId,
        kind: &str,
        decision: Option<DecisionId>,
        item: Option<ReviewItemId>,
        detail: Value,
        now: Timestamp,
    ) -> Result<()> {
        self.conn
            .prepare_cached(
                "INSERT INTO happening (at, workflow, kind, decision, item, detail) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            )?
            .execute((now.0, workflow.0, kind, decision.map(|d| d.0), item.map(|i| i.0), detail.to_string()))?;
        Ok(())
    }

    /// Stores what a verdict teaches.
    pub fn insert_correction(&self, new: &NewCorrection<'_>, now: Timestamp) -> Result<i64> {
        self.conn
            .prepare_cached(
                "INSERT INTO correction (at, workflow, decision, verdict, kind, selection, probability, split, annotation, why_not)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
            )?
            .execute((
                now.0,
                new.workflow.0,
                new.decision.0,
                new.verdict.0,
                new.kind,
                new.selection,
                new.probability,
                new.split,
                new.annotation.map(|a| a.0),
                new.why_not,
            ))?;
        Ok(self.conn.last_insert_rowid())
    }

    /// Keeps a reply for a repeat of its request, and forgets those older than `oldest`.
    pub fn save_reply(
        &self,
        person: UserId,
        key: &str,
        saved: &SavedReply,
        oldest: Timestamp,
        now: Timestamp,
    ) -> Result<()> {
        self.conn.prepare_cached("DELETE FROM idempotency WHERE at < ?1")?.execute([oldest.0])?;
        self.conn
            .prepare_cached("INSERT INTO idempotency VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT DO NOTHING")?
            .execute((person.0, key, &saved.request, saved.status, &saved.reply, now.0))?;
        Ok(())
    }
}
