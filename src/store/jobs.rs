//! Jobs of a workflow: what their people set for them, their own weights, and what was decided about their candidates.

use super::{Reader, Tx};
use crate::domain::{DecisionId, Timestamp, UserId, WorkflowId};
use crate::error::{Error, Result};
use crate::routing::DecisionFacts;
use rusqlite::{OptionalExtension, Row};
use serde_json::Value;

/// A job as stored.
#[derive(Debug, Clone)]
pub struct JobRow {
    /// Its name, as callers give it.
    pub name: String,
    /// Whether low scores are staged for rejection; none when nobody ever said.
    pub auto_reject: Option<bool>,
    /// Who said so last.
    pub set_by: Option<UserId>,
    /// When.
    pub set_at: Option<Timestamp>,
    /// The sentence they saw.
    pub said: Option<String>,
    /// Its own weights, as `JobCalibration` writes them.
    pub fit: Option<Value>,
    /// Reviews before this moment do not count.
    pub forgets: Timestamp,
}

/// A decision of a job on which a person's word is known.
#[derive(Debug, Clone)]
pub struct JobDecision {
    /// Which.
    pub decision: DecisionId,
    /// The action that was proposed.
    pub action: String,
    /// What the caller sent; none once erased.
    pub request: Option<Value>,
    /// What routing saw.
    pub facts: DecisionFacts,
    /// `confirmed`, `corrected` or `rejected`.
    pub kind: String,
    /// Why, where a person said so.
    pub reason_code: Option<String>,
    /// When.
    pub at: Timestamp,
}

const COLUMNS: &str = "name, auto_reject, set_by, set_at, said, fit, forgets";

fn from_row(row: &Row<'_>) -> rusqlite::Result<JobRow> {
    Ok(JobRow {
        name: row.get(0)?,
        auto_reject: row.get(1)?,
        set_by: row.get::<_, Option<i64>>(2)?.map(UserId),
        set_at: row.get::<_, Option<i64>>(3)?.map(Timestamp),
        said: row.get(4)?,
        fit: row.get::<_, Option<String>>(5)?.and_then(|text| serde_json::from_str(&text).ok()),
        forgets: Timestamp(row.get(6)?),
    })
}

impl Reader<'_> {
    /// A workflow's jobs, by name.
    pub fn jobs(&self, workflow: WorkflowId, most: usize) -> Result<Vec<JobRow>> {
        let mut statement = self
            .conn
            .prepare_cached(&format!("SELECT {COLUMNS} FROM job WHERE workflow = ?1 ORDER BY name LIMIT ?2"))?;
        let rows = statement.query_map((workflow.0, most as i64), from_row)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The job of this name; none when no decision named it.
    pub fn job(&self, workflow: WorkflowId, name: &str) -> Result<Option<JobRow>> {
        Ok(self
            .conn
            .prepare_cached(&format!("SELECT {COLUMNS} FROM job WHERE workflow = ?1 AND name = ?2"))?
            .query_row((workflow.0, name), from_row)
            .optional()?)
    }

    /// What people said about a job's decisions since it last forgot, oldest first, each decision once with the last
    /// word on it; the newest `most`.
    pub fn job_decisions(&self, workflow: WorkflowId, job: &JobRow, most: usize) -> Result<Vec<JobDecision>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT d.id, d.action, d.request, d.facts, c.kind, v.reason_code, c.at
             FROM decision d JOIN correction c ON c.id = (SELECT max(x.id) FROM correction x JOIN verdict w ON w.id = x.verdict
                                                          WHERE w.decision = d.id)
             JOIN verdict v ON v.id = c.verdict
             WHERE d.workflow = ?1 AND d.job = ?2 AND c.at > ?3 ORDER BY c.id DESC LIMIT ?4",
        )?;
        let rows = statement.query_map((workflow.0, &job.name, job.forgets.0, most as i64), |row| {
            let broken = |_| rusqlite::Error::ToSqlConversionFailure("a decision's facts do not read".into());
            Ok(JobDecision {
                decision: DecisionId(row.get(0)?),
                action: row.get(1)?,
                request: row.get::<_, Option<String>>(2)?.and_then(|text| serde_json::from_str(&text).ok()),
                facts: serde_json::from_str(&row.get::<_, String>(3)?).map_err(broken)?,
                kind: row.get(4)?,
                reason_code: row.get(5)?,
                at: Timestamp(row.get(6)?),
            })
        })?;
        let mut rows: Vec<JobDecision> = rows.collect::<rusqlite::Result<_>>()?;
        rows.reverse();
        Ok(rows)
    }

    /// The job a decision belongs to.
    pub fn job_of(&self, decision: DecisionId) -> Result<Option<String>> {
        Ok(self
            .conn
            .prepare_cached("SELECT job FROM decision WHERE id = ?1")?
            .query_row([decision.0], |row| row.get(0))?)
    }

    /// How many decisions about a subject were turned away by their signals.
    pub fn soft_rejects(&self, workflow: WorkflowId, subject: &str) -> Result<u32> {
        Ok(self
            .conn
            .prepare_cached(
                "SELECT count(*) FROM decision WHERE workflow = ?1 AND subject = ?2 AND reason = 'soft_reject'",
            )?
            .query_row((workflow.0, subject), |row| row.get(0))?)
    }
}

impl Tx<'_> {
    /// Ties a decision to its job, which is noted when it is new.
    pub fn set_job(&self, workflow: WorkflowId, decision: DecisionId, job: &str) -> Result<()> {
        self.conn
            .prepare_cached("INSERT INTO job (workflow, name) VALUES (?1, ?2) ON CONFLICT DO NOTHING")?
            .execute((workflow.0, job))?;
        self.conn.prepare_cached("UPDATE decision SET job = ?2 WHERE id = ?1")?.execute((decision.0, job))?;
        Ok(())
    }

    /// Switches staging rejections on or off for a job.
    pub fn set_auto_reject(
        &self,
        workflow: WorkflowId,
        job: &str,
        is_on: bool,
        said: &str,
        by: UserId,
        now: Timestamp,
    ) -> Result<()> {
        self.conn.execute(
            "INSERT INTO job (workflow, name, auto_reject, set_by, set_at, said) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
             ON CONFLICT DO UPDATE SET auto_reject = ?3, set_by = ?4, set_at = ?5, said = ?6",
            (workflow.0, job, is_on, by.0, now.0, said),
        )?;
        Ok(())
    }

    /// Keeps a job's own weights.
    pub fn set_job_fit(&self, workflow: WorkflowId, job: &str, fit: &Value) -> Result<()> {
        self.conn.prepare_cached("UPDATE job SET fit = ?3 WHERE workflow = ?1 AND name = ?2")?.execute((
            workflow.0,
            job,
            fit.to_string(),
        ))?;
        Ok(())
    }

    /// Lets a job forget what it learned; reviews so far do not count any more.
    pub fn reset_job(&self, workflow: WorkflowId, job: &str, now: Timestamp) -> Result<()> {
        let changed = self.conn.execute(
            "UPDATE job SET fit = NULL, forgets = ?3 WHERE workflow = ?1 AND name = ?2",
            (workflow.0, job, now.0),
        )?;
        if changed == 0 {
            return Err(Error::NotFound(format!("there is no job `{job}` in this workflow")));
        }
        Ok(())
    }
}
