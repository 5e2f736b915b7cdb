//! Grants, what callers report of their actions, and where the two do not fit.

use super::{Reader, Tx};
use crate::domain::{DecisionId, GrantId, Timestamp, UserId, VerdictId, WorkflowId};
use crate::error::Result;
use rusqlite::{OptionalExtension, Row};

/// A grant as stored.
#[derive(Debug, Clone)]
pub struct GrantRow {
    /// Its id.
    pub id: GrantId,
    /// For which decision.
    pub decision: DecisionId,
    /// By which verdict; none when the policy lets it act alone.
    pub verdict: Option<VerdictId>,
    /// The action it allows.
    pub action: String,
    /// Digest of exactly what may run.
    pub args_digest: String,
    /// When it was given.
    pub issued: Timestamp,
    /// From when it may be used.
    pub releases: Timestamp,
    /// Until when.
    pub expires: Timestamp,
    /// `open`, `used` or `revoked`.
    pub state: String,
}

/// A report of an action.
#[derive(Debug, Clone)]
pub struct EffectReportRow {
    /// When.
    pub at: Timestamp,
    /// Under which grant.
    pub grant: Option<GrantId>,
    /// `started`, `succeeded` or `failed`.
    pub state: String,
    /// Digest of what ran, as reported.
    pub args_digest: String,
    /// A remark.
    pub note: Option<String>,
    /// By whom.
    pub person: UserId,
    /// Why it does not fit what was approved; none when it does.
    pub alarm: Option<String>,
}

/// A report to store.
pub struct NewEffectReport<'a> {
    /// Of which decision.
    pub decision: DecisionId,
    /// Under which grant.
    pub grant: Option<GrantId>,
    /// `started`, `succeeded` or `failed`.
    pub state: &'a str,
    /// Digest of what ran.
    pub args_digest: &'a str,
    /// A remark.
    pub note: &'a str,
    /// By whom.
    pub person: UserId,
    /// Why it does not fit what was approved.
    pub alarm: Option<&'a str>,
}

/// Something that must not happen, and did.
#[derive(Debug, Clone)]
pub struct AlarmRow {
    /// Its id.
    pub id: i64,
    /// When.
    pub at: Timestamp,
    /// About which decision.
    pub decision: Option<DecisionId>,
    /// `effect` or `replay`.
    pub kind: String,
    /// In words.
    pub detail: String,
}

/// A decision where what was approved and what was executed may differ.
#[derive(Debug, Clone)]
pub struct Mismatch {
    /// Which.
    pub decision: DecisionId,
    /// The caller's key.
    pub external: String,
    /// The action.
    pub action: String,
    /// The decision's status.
    pub status: String,
    /// The effect's state.
    pub effect: String,
    /// `alarm`, `unknown`, `failed`, `not_executed`, `executed_twice` or `matched`.
    pub finding: String,
    /// Digest of what was approved.
    pub approved_digest: Option<String>,
    /// Digest of what ran, by the last report.
    pub executed_digest: Option<String>,
    /// When something last happened to it.
    pub at: Timestamp,
}

const GRANT: &str = "id, decision, verdict, action, args_digest, issued, releases, expires, state";

fn grant_from_row(row: &Row<'_>) -> rusqlite::Result<GrantRow> {
    Ok(GrantRow {
        id: GrantId(row.get(0)?),
        decision: DecisionId(row.get(1)?),
        verdict: row.get::<_, Option<i64>>(2)?.map(VerdictId),
        action: row.get(3)?,
        args_digest: row.get(4)?,
        issued: Timestamp(row.get(5)?),
        releases: Timestamp(row.get(6)?),
        expires: Timestamp(row.get(7)?),
        state: row.get(8)?,
    })
}

impl Reader<'_> {
    /// A decision's newest grant.
    pub fn grant_of(&self, decision: DecisionId) -> Result<Option<GrantRow>> {
        Ok(self
            .conn
            .prepare_cached(&format!("SELECT {GRANT} FROM effect_grant WHERE decision = ?1 ORDER BY id DESC LIMIT 1"))?
            .query_row([decision.0], grant_from_row)
            .optional()?)
    }

    /// A decision's reports, in order.
    pub fn effect_reports(&self, decision: DecisionId) -> Result<Vec<EffectReportRow>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT at, effect_grant, state, args_digest, note, person, alarm FROM effect_report WHERE decision = ?1 ORDER BY id",
        )?;
        let rows = statement.query_map([decision.0], |row| {
            Ok(EffectReportRow {
                at: Timestamp(row.get(0)?),
                grant: row.get::<_, Option<i64>>(1)?.map(GrantId),
                state: row.get(2)?,
                args_digest: row.get(3)?,
                note: row.get(4)?,
                person: UserId(row.get(5)?),
                alarm: row.get(6)?,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Executed versus approved, newest first: everything that was granted or reported; `only_open` leaves out what
    /// fits.
    pub fn reconciliation(
        &self,
        workflow: WorkflowId,
        only_open: bool,
        now: Timestamp,
        most: usize,
    ) -> Result<Vec<Mismatch>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT * FROM (
               SELECT d.id, d.external, d.action, d.status, d.effect,
                 CASE WHEN EXISTS (SELECT 1 FROM effect_report r WHERE r.decision = d.id AND r.alarm IS NOT NULL) THEN 'alarm'
                      WHEN d.effect IN ('unknown', 'failed', 'started') THEN d.effect
                      WHEN d.effect = 'none' AND g.state = 'open' AND g.expires <= ?2 THEN 'not_executed'
                      WHEN d.effect = 'none' THEN 'waiting' ELSE 'matched' END AS finding,
                 g.args_digest,
                 (SELECT r.args_digest FROM effect_report r WHERE r.decision = d.id ORDER BY r.id DESC LIMIT 1),
                 coalesce(d.effect_at, d.decided, d.received) AS at
               FROM decision d LEFT JOIN effect_grant g
                 ON g.id = (SELECT max(id) FROM effect_grant x WHERE x.decision = d.id)
               WHERE d.workflow = ?1 AND (g.id IS NOT NULL OR EXISTS (SELECT 1 FROM effect_report r WHERE r.decision = d.id)))
             WHERE NOT ?3 OR finding NOT IN ('matched', 'waiting') ORDER BY at DESC, id DESC LIMIT ?4",
        )?;
        let rows = statement.query_map((workflow.0, now.0, only_open, most as i64), |row| {
            Ok(Mismatch {
                decision: DecisionId(row.get(0)?),
                external: row.get(1)?,
                action: row.get(2)?,
                status: row.get(3)?,
                effect: row.get(4)?,
                finding: row.get(5)?,
                approved_digest: row.get(6)?,
                executed_digest: row.get(7)?,
                at: Timestamp(row.get(8)?),
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// A workflow's alarms, newest first.
    pub fn alarms(&self, workflow: WorkflowId, most: usize) -> Result<Vec<AlarmRow>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT id, at, decision, kind, detail FROM integrity_alarm WHERE workflow = ?1 ORDER BY id DESC LIMIT ?2",
        )?;
        let rows = statement.query_map((workflow.0, most as i64), |row| {
            Ok(AlarmRow {
                id: row.get(0)?,
                at: Timestamp(row.get(1)?),
                decision: row.get::<_, Option<i64>>(2)?.map(DecisionId),
                kind: row.get(3)?,
                detail: row.get(4)?,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Decisions whose action was started, whose policy's time for it is over, and of which nothing more was heard:
    /// `(decision, workflow)`, for a timeout of `secs` under each policy.
    pub fn silent_effects(&self, now: Timestamp, most: usize) -> Result<Vec<(DecisionId, WorkflowId)>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT d.id, d.workflow FROM decision d JOIN policy_version p ON p.id = d.policy
             WHERE d.effect = 'started' AND d.effect_at + 1000 * json_extract(p.document, '$.effect_timeout_secs') <= ?1
             ORDER BY d.effect_at LIMIT ?2",
        )?;
        let rows =
            statement.query_map((now.0, most as i64), |row| Ok((DecisionId(row.get(0)?), WorkflowId(row.get(1)?))))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

impl Tx<'_> {
    /// Stores a grant. The schema refuses a second standing one.
    pub fn insert_grant(
        &self,
        decision: DecisionId,
        verdict: Option<VerdictId>,
        action: &str,
        args_digest: &str,
        (issued, releases, expires): (Timestamp, Timestamp, Timestamp),
    ) -> Result<GrantId> {
        self.conn
            .prepare_cached(
                "INSERT INTO effect_grant (decision, verdict, action, args_digest, issued, releases, expires)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            )?
            .execute((
                decision.0,
                verdict.map(|verdict| verdict.0),
                action,
                args_digest,
                issued.0,
                releases.0,
                expires.0,
            ))?;
        Ok(GrantId(self.conn.last_insert_rowid()))
    }

    /// Uses up an open grant; false when it is not open.
    pub fn use_grant(&self, id: GrantId, now: Timestamp) -> Result<bool> {
        let changed = self
            .conn
            .prepare_cached("UPDATE effect_grant SET state = 'used', ended = ?2 WHERE id = ?1 AND state = 'open'")?
            .execute((id.0, now.0))?;
        Ok(changed == 1)
    }

    /// Revokes a decision's open grant; false when there is none.
    pub fn revoke_grant(&self, decision: DecisionId, now: Timestamp) -> Result<bool> {
        let changed = self
            .conn
            .prepare_cached(
                "UPDATE effect_grant SET state = 'revoked', ended = ?2 WHERE decision = ?1 AND state = 'open'",
            )?
            .execute((decision.0, now.0))?;
        Ok(changed == 1)
    }

    /// Revokes every open grant of a workflow. Returns the decisions they were for, each with whether it was still
    /// in the outbox.
    pub fn revoke_all_grants(&self, workflow: WorkflowId, now: Timestamp) -> Result<Vec<(DecisionId, bool)>> {
        let mut statement = self.conn.prepare_cached(
            "UPDATE effect_grant SET state = 'revoked', ended = ?2
             WHERE state = 'open' AND decision IN (SELECT id FROM decision WHERE workflow = ?1)
             RETURNING decision, releases > ?2",
        )?;
        let rows = statement.query_map((workflow.0, now.0), |row| Ok((DecisionId(row.get(0)?), row.get(1)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Appends a report.
    pub fn insert_effect_report(&self, new: &NewEffectReport<'_>, now: Timestamp) -> Result<i64> {
        self.conn
            .prepare_cached(
                "INSERT INTO effect_report (at, decision, effect_grant, state, args_digest, note, person, alarm)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            )?
            .execute((
                now.0,
                new.decision.0,
                new.grant.map(|grant| grant.0),
                new.state,
                new.args_digest,
                (!new.note.is_empty()).then_some(new.note),
                new.person.0,
                new.alarm,
            ))?;
        Ok(self.conn.last_insert_rowid())
    }

    /// Raises an alarm.
    pub fn insert_alarm(
        &self,
        workflow: WorkflowId,
        decision: Option<DecisionId>,
        kind: &str,
        detail: &str,
        now: Timestamp,
    ) -> Result<i64> {
        self.conn.execute(
            "INSERT INTO integrity_alarm (at, workflow, decision, kind, detail) VALUES (?1, ?2, ?3, ?4, ?5)",
            (now.0, workflow.0, decision.map(|decision| decision.0), kind, detail),
        )?;
        Ok(self.conn.last_insert_rowid())
    }
}
