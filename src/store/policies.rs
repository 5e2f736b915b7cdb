//! Policy versions and the calibrators of callers' confidence.

use super::{Reader, Tx};
use crate::domain::{PolicyId, Timestamp, UserId, WorkflowId};
use crate::error::{Error, Result};
use crate::routing::{CalibratorMap, Policy};
use rusqlite::{OptionalExtension, Row};
use serde_json::Value;
use std::collections::HashMap;
use std::sync::{LazyLock, Mutex, PoisonError};

/// A policy version as stored.
#[derive(Debug, Clone)]
pub struct PolicyRow {
    /// Its id.
    pub id: PolicyId,
    /// Its workflow.
    pub workflow: WorkflowId,
    /// Its number within the workflow, from 1.
    pub number: i64,
    /// What it says.
    pub policy: Policy,
    /// SHA-256 of the document.
    pub hash: String,
    /// Whether the document still has that hash.
    pub is_intact: bool,
    /// Why it was proposed.
    pub rationale: String,
    /// The version that was active when it was proposed.
    pub supersedes: Option<PolicyId>,
    /// When it was proposed.
    pub proposed: Timestamp,
    /// By whom.
    pub proposed_by: Option<UserId>,
    /// When it was first activated.
    pub activated: Option<Timestamp>,
    /// By whom.
    pub activated_by: Option<UserId>,
}

/// A calibrator as stored.
#[derive(Debug, Clone)]
pub struct CalibratorRow {
    /// Its id.
    pub id: i64,
    /// Whose confidence it is for: a kind as the caller names it.
    pub source: String,
    /// The model it is for.
    pub model: String,
    /// The build of it; none: any.
    pub fingerprint: Option<String>,
    /// The prompt it is for.
    pub prompt_hash: String,
    /// The threshold it was examined for; none: any.
    pub threshold: Option<f64>,
    /// Why it was withdrawn before its time.
    pub withdrawn: Option<String>,
    /// Its map from raw to calibrated confidence.
    pub map: CalibratorMap,
    /// How it was fitted.
    pub method: String,
    /// Random verdicts it was fitted on.
    pub labels: i64,
    /// Whether it may be relied on.
    pub is_valid: bool,
    /// Why.
    pub detail: Value,
    /// When it was fitted.
    pub created: Timestamp,
    /// Until when it counts as fresh.
    pub expires: Timestamp,
}

/// A calibrator to store.
pub struct NewCalibrator {
    /// Its workflow.
    pub workflow: WorkflowId,
    /// Whose confidence it is for: a kind as the caller names it.
    pub source: String,
    /// The model it is for.
    pub model: String,
    /// The build of it; none: any.
    pub fingerprint: Option<String>,
    /// The prompt it is for.
    pub prompt_hash: String,
    /// The threshold it was examined for; none: any.
    pub threshold: Option<f64>,
    /// How it was fitted.
    pub method: String,
    /// Its map.
    pub map: CalibratorMap,
    /// Random verdicts it was fitted on.
    pub labels: i64,
    /// Whether it may be relied on.
    pub is_valid: bool,
    /// Why.
    pub detail: Value,
    /// Until when it counts as fresh.
    pub expires: Timestamp,
}

const COLUMNS: &str =
    "id, workflow, number, document, hash, rationale, supersedes, proposed, proposed_by, activated, activated_by";

fn from_row(row: &Row<'_>) -> rusqlite::Result<(PolicyRow, String)> {
    let row_without_document = PolicyRow {
        id: PolicyId(row.get(0)?),
        workflow: WorkflowId(row.get(1)?),
        number: row.get(2)?,
        policy: Policy::default(),
        hash: row.get(4)?,
        is_intact: false,
        rationale: row.get(5)?,
        supersedes: row.get::<_, Option<i64>>(6)?.map(PolicyId),
        proposed: Timestamp(row.get(7)?),
        proposed_by: row.get::<_, Option<i64>>(8)?.map(UserId),
        activated: row.get::<_, Option<i64>>(9)?.map(Timestamp),
        activated_by: row.get::<_, Option<i64>>(10)?.map(UserId),
    };
    Ok((row_without_document, row.get(3)?))
}

/// What a document says, and its digest.
type Understood = (Policy, String);

/// Documents that were read, by their text: every decision needs one, and reading it costs more than routing by it. A
/// document that somebody changed has another text, so this never hides it.
static UNDERSTOOD: LazyLock<Mutex<HashMap<String, Understood>>> = LazyLock::new(Mutex::default);

/// Past this, all are forgotten at once.
const MOST_UNDERSTOOD: usize = 256;

fn understand(document: &str) -> serde_json::Result<Understood> {
    let known = || UNDERSTOOD.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(understood) = known().get(document) {
        return Ok(understood.clone());
    }
    // Of the text as stored: a program that knows more fields would write it differently.
    let value: Value = serde_json::from_str(document)?;
    let digest = crate::routing::digest_of(&value);
    let understood: Understood = (serde_json::from_value(value)?, digest);
    let mut known = known();
    if known.len() >= MOST_UNDERSTOOD {
        known.clear();
    }
    known.insert(document.to_owned(), understood.clone());
    Ok(understood)
}

/// A document that does not read must stop the decision, never become some other policy.
fn read((mut row, document): (PolicyRow, String)) -> Result<PolicyRow> {
    let (policy, digest) =
        understand(&document).map_err(|e| Error::Internal(format!("policy version {} does not read: {e}", row.id)))?;
    row.is_intact = digest == row.hash;
    row.policy = policy;
    Ok(row)
}

impl Reader<'_> {
    /// The policy version of this id.
    pub fn policy(&self, id: PolicyId) -> Result<PolicyRow> {
        let found = self
            .conn
            .prepare_cached(&format!("SELECT {COLUMNS} FROM policy_version WHERE id = ?1"))?
            .query_row([id.0], from_row)
            .optional()?;
        read(found.ok_or_else(|| Error::NotFound(format!("there is no policy version with id {id}")))?)
    }

    /// A workflow's policy version by its number.
    pub fn policy_by_number(&self, workflow: WorkflowId, number: i64) -> Result<PolicyRow> {
        let found = self
            .conn
            .prepare_cached(&format!("SELECT {COLUMNS} FROM policy_version WHERE workflow = ?1 AND number = ?2"))?
            .query_row((workflow.0, number), from_row)
            .optional()?;
        read(found.ok_or_else(|| Error::NotFound(format!("this workflow has no policy version {number}")))?)
    }

    /// A workflow's policy versions, newest first.
    pub fn policies(&self, workflow: WorkflowId) -> Result<Vec<PolicyRow>> {
        let mut statement = self.conn.prepare_cached(&format!(
            "SELECT {COLUMNS} FROM policy_version WHERE workflow = ?1 ORDER BY number DESC"
        ))?;
        let rows = statement.query_map([workflow.0], from_row)?;
        rows.map(|row| read(row?)).collect()
    }

    /// The newest calibrator of a source for a model and prompt: the one for this build where there is one.
    pub fn calibrator(
        &self,
        workflow: WorkflowId,
        source: &str,
        (model, fingerprint): (&str, &str),
        prompt_hash: &str,
    ) -> Result<Option<CalibratorRow>> {
        Ok(self
            .conn
            .prepare_cached(&format!(
                "SELECT {CALIBRATOR} FROM confidence_calibrator
                 WHERE workflow = ?1 AND model = ?2 AND prompt_hash = ?3 AND source = ?4
                 ORDER BY coalesce(fingerprint = ?5, 1) DESC, id DESC LIMIT 1"
            ))?
            .query_row((workflow.0, model, prompt_hash, source, fingerprint), calibrator_from_row)
            .optional()?)
    }
}

pub(super) const CALIBRATOR: &str = "id, map, method, labels, is_valid, detail, created, expires, source, model, fingerprint, prompt_hash, threshold, withdrawn";

pub(super) fn calibrator_from_row(row: &Row<'_>) -> rusqlite::Result<CalibratorRow> {
    let (map, detail): (String, String) = (row.get(1)?, row.get(5)?);
    Ok(CalibratorRow {
        id: row.get(0)?,
        source: row.get(8)?,
        model: row.get(9)?,
        fingerprint: row.get(10)?,
        prompt_hash: row.get(11)?,
        threshold: row.get(12)?,
        withdrawn: row.get(13)?,
        // An unreadable map calibrates nothing, and nothing runs alone on it.
        map: serde_json::from_str(&map).unwrap_or(CalibratorMap { knots: Vec::new() }),
        method: row.get(2)?,
        labels: row.get(3)?,
        is_valid: row.get(4)?,
        detail: serde_json::from_str(&detail).unwrap_or_default(),
        created: Timestamp(row.get(6)?),
        expires: Timestamp(row.get(7)?),
    })
}

impl Tx<'_> {
    /// Stores a policy version as the workflow's next one.
    pub fn insert_policy(
        &self,
        workflow: WorkflowId,
        policy: &Policy,
        rationale: &str,
        by: Option<UserId>,
        now: Timestamp,
    ) -> Result<PolicyId> {
        self.conn.execute(
            "INSERT INTO policy_version (workflow, number, document, hash, rationale, supersedes, proposed, proposed_by)
             SELECT ?1, coalesce((SELECT max(number) FROM policy_version WHERE workflow = ?1), 0) + 1, ?2, ?3, ?4,
                    (SELECT policy FROM workflow WHERE id = ?1), ?5, ?6",
            (
                workflow.0,
                crate::routing::canonical(&policy.to_value()),
                policy.hash(),
                rationale,
                now.0,
                by.map(|by| by.0),
            ),
        )?;
        Ok(PolicyId(self.conn.last_insert_rowid()))
    }

    /// Makes a version the one that routes. Its first activation is noted on it.
    pub fn activate_policy(&self, row: &PolicyRow, by: Option<UserId>, rationale: &str, now: Timestamp) -> Result<()> {
        self.conn.execute(
            "UPDATE policy_version SET activated = ?2, activated_by = ?3, activation_rationale = ?4
             WHERE id = ?1 AND activated IS NULL",
            (row.id.0, now.0, by.map(|by| by.0), rationale),
        )?;
        self.conn.execute("UPDATE workflow SET policy = ?2 WHERE id = ?1", (row.workflow.0, row.id.0))?;
        Ok(())
    }

    /// Sets the version whose route is written beside the live one.
    pub fn set_shadow(&self, workflow: WorkflowId, policy: Option<PolicyId>) -> Result<()> {
        self.conn
            .execute("UPDATE workflow SET shadow = ?2 WHERE id = ?1", (workflow.0, policy.map(|policy| policy.0)))?;
        Ok(())
    }

    /// Stores a calibrator; it counts from the next decision on.
    pub fn insert_calibrator(&self, new: &NewCalibrator, now: Timestamp) -> Result<i64> {
        self.conn.execute(
            "INSERT INTO confidence_calibrator (workflow, model, prompt_hash, method, map, labels, is_valid, detail, created,
                expires, source, fingerprint, threshold)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
            (
                new.workflow.0,
                &new.model,
                &new.prompt_hash,
                &new.method,
                serde_json::to_string(&new.map).map_err(Error::internal)?,
                new.labels,
                new.is_valid,
                new.detail.to_string(),
                now.0,
                new.expires.0,
                &new.source,
                &new.fingerprint,
                new.threshold,
            ),
        )?;
        Ok(self.conn.last_insert_rowid())
    }
}
