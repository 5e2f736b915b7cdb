//! Decisions of models as stored: what was asked, how it was routed, what became of it.

use super::{Reader, Tx};
use crate::domain::{DecisionId, PolicyId, Timestamp, UserId, VerdictId, WorkflowId};
use crate::error::{Error, Result};
use crate::routing::{DecisionFacts, Draws, Reason, Route, Selection};
use rusqlite::{OptionalExtension, Row};
use serde_json::Value;

/// A decision as stored.
#[derive(Debug, Clone)]
pub struct DecisionRow {
    /// Its id.
    pub id: DecisionId,
    /// Its workflow.
    pub workflow: WorkflowId,
    /// The caller's own key.
    pub external: String,
    /// The caller's revision of it, from 1.
    pub revision: u32,
    /// What the caller sent; none once erased.
    pub request: Option<Value>,
    /// Digest of it, to tell a repeat from another request.
    pub request_hash: Vec<u8>,
    /// The action's name.
    pub action: String,
    /// Digest of the arguments as proposed.
    pub args_digest: String,
    /// Whom or what it is about.
    pub subject: Option<String>,
    /// The model behind it.
    pub model: String,
    /// That model's fingerprint.
    pub fingerprint: String,
    /// Digest of the prompt.
    pub prompt_hash: String,
    /// What routing saw.
    pub facts: DecisionFacts,
    /// Its keyed draws.
    pub draws: Draws,
    /// The calibrator that was used.
    pub calibrator: Option<i64>,
    /// The policy version it was routed under.
    pub policy: PolicyId,
    /// The threshold at that time.
    pub auto_threshold: f64,
    /// The floor at that time.
    pub review_floor: f64,
    /// Where it went.
    pub route: Route,
    /// The rule that sent it there.
    pub reason: Reason,
    /// Where the shadow version would have sent it, and which one that was.
    pub shadow: Option<(PolicyId, Route, Reason)>,
    /// How it came, or may come, before a person's eyes.
    pub selection: Selection,
    /// The probability of that.
    pub probability: f64,
    /// Whose token posted it.
    pub person: UserId,
    /// On whose behalf, as the caller says.
    pub requested_by: String,
    /// When it was routed.
    pub received: Timestamp,
    /// `auto_execute`, `pending`, `approved`, `edited`, `rejected`, `deferred`, `below_floor`, `expired`, `cancelled`,
    /// `superseded` or `halted`.
    pub status: String,
    /// `none`, `started`, `succeeded`, `failed` or `unknown`.
    pub effect: String,
    /// The arguments after an edit.
    pub final_args: Option<Value>,
    /// The verdict that decided it.
    pub verdict: Option<VerdictId>,
    /// When it was decided.
    pub decided: Option<Timestamp>,
}

impl DecisionRow {
    /// The arguments as proposed; null once erased.
    pub fn proposed_args(&self) -> Value {
        self.request.as_ref().map(|request| request["action"]["args"].clone()).unwrap_or_default()
    }

    /// The arguments that may run: as edited, else as proposed.
    pub fn args(&self) -> Value {
        self.final_args.clone().unwrap_or_else(|| self.proposed_args())
    }

    /// Whether the caller may act, as far as the verdict goes.
    pub fn is_approved(&self) -> bool {
        matches!(self.status.as_str(), "auto_execute" | "approved" | "edited")
    }
}

/// A decision to store.
pub struct NewDecision<'a> {
    /// Its workflow.
    pub workflow: WorkflowId,
    /// The caller's own key.
    pub external: &'a str,
    /// The caller's revision.
    pub revision: u32,
    /// What the caller sent, canonical.
    pub request: &'a str,
    /// Digest of it.
    pub request_hash: [u8; 32],
    /// The salt of the audit chain's commitment to it.
    pub salt: [u8; 32],
    /// The action's name.
    pub action: &'a str,
    /// Digest of the arguments.
    pub args_digest: &'a str,
    /// Whom or what it is about.
    pub subject: Option<&'a str>,
    /// The model.
    pub model: &'a str,
    /// Its fingerprint.
    pub fingerprint: &'a str,
    /// Digest of the prompt.
    pub prompt_hash: &'a str,
    /// What routing saw.
    pub facts: &'a DecisionFacts,
    /// The keyed draws.
    pub draws: &'a Draws,
    /// The calibrator that was used.
    pub calibrator: Option<i64>,
    /// The policy version.
    pub policy: PolicyId,
    /// Its threshold.
    pub auto_threshold: f64,
    /// Its floor.
    pub review_floor: f64,
    /// Where it goes.
    pub route: Route,
    /// Why.
    pub reason: Reason,
    /// What the shadow version would have done.
    pub shadow: Option<(PolicyId, Route, Reason)>,
    /// How it comes before a person's eyes.
    pub selection: Selection,
    /// The probability of that.
    pub probability: f64,
    /// Whose token.
    pub person: UserId,
    /// On whose behalf.
    pub requested_by: &'a str,
    /// Its status to begin with.
    pub status: &'a str,
}

// People see a gold item's own key; what is stored for it is nothing that a caller could send.
const COLUMNS: &str = "id, workflow, coalesce((SELECT g.external FROM gold_serving g WHERE g.decision = decision.id), external), revision, request, request_hash, action, args_digest, subject, model, fingerprint, prompt_hash, facts, draws, calibrator, policy, auto_threshold, review_floor, route, reason, shadow_policy, shadow_route, shadow_reason, selection, probability, person, requested_by, received, status, effect, final_args, verdict, decided";

/// A word or JSON that the schema and this program wrote; anything else means that somebody changed the file.
fn broken(what: &str) -> rusqlite::Error {
    rusqlite::Error::ToSqlConversionFailure(format!("a decision's {what} does not read").into())
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<DecisionRow> {
    let json = |at: usize| -> rusqlite::Result<Option<Value>> {
        Ok(row.get::<_, Option<String>>(at)?.and_then(|text| serde_json::from_str(&text).ok()))
    };
    let route = |at: usize| -> rusqlite::Result<Route> {
        Route::parse(&row.get::<_, String>(at)?).ok_or_else(|| broken("route"))
    };
    let reason = |at: usize| -> rusqlite::Result<Reason> {
        Reason::parse(&row.get::<_, String>(at)?).ok_or_else(|| broken("reason"))
    };
    let shadow = match row.get::<_, Option<i64>>(20)? {
        Some(policy) => Some((PolicyId(policy), route(21)?, reason(22)?)),
        None => None,
    };
    Ok(DecisionRow {
        id: DecisionId(row.get(0)?),
        workflow: WorkflowId(row.get(1)?),
        external: row.get(2)?,
        revision: row.get(3)?,
        request: json(4)?,
        request_hash: row.get(5)?,
        action: row.get(6)?,
        args_digest: row.get(7)?,
        subject: row.get(8)?,
        model: row.get(9)?,
        fingerprint: row.get(10)?,
        prompt_hash: row.get(11)?,
        facts: serde_json::from_str(&row.get::<_, String>(12)?).map_err(|_| broken("facts"))?,
        draws: serde_json::from_str(&row.get::<_, String>(13)?).map_err(|_| broken("draws"))?,
        calibrator: row.get(14)?,
        policy: PolicyId(row.get(15)?),
        auto_threshold: row.get(16)?,
        review_floor: row.get(17)?,
        route: route(18)?,
        reason: reason(19)?,
        shadow,
        selection: Selection::parse(&row.get::<_, String>(23)?).ok_or_else(|| broken("selection"))?,
        probability: row.get(24)?,
        person: UserId(row.get(25)?),
        requested_by: row.get(26)?,
        received: Timestamp(row.get(27)?),
        status: row.get(28)?,
        effect: row.get(29)?,
        final_args: json(30)?,
        verdict: row.get::<_, Option<i64>>(31)?.map(VerdictId),
        decided: row.get::<_, Option<i64>>(32)?.map(Timestamp),
    })
}

impl Reader<'_> {
    /// The decision of this id.
    pub fn model_decision(&self, id: DecisionId) -> Result<DecisionRow> {
        self.conn
            .prepare_cached(&format!("SELECT {COLUMNS} FROM decision WHERE id = ?1"))?
            .query_row([id.0], from_row)
            .optional()?
            .ok_or_else(|| Error::NotFound(format!("there is no decision {id}")))
    }

    /// The workflow a decision belongs to.
    pub fn workflow_of_decision(&self, id: DecisionId) -> Result<WorkflowId> {
        self.conn
            .prepare_cached("SELECT workflow FROM decision WHERE id = ?1")?
            .query_row([id.0], |row| row.get(0).map(WorkflowId))
            .optional()?
            .ok_or_else(|| Error::NotFound(format!("there is no decision {id}")))
    }

    /// The revisions of a caller's key, newest first.
    pub fn revisions(&self, workflow: WorkflowId, external: &str) -> Result<Vec<DecisionRow>> {
        let mut statement = self.conn.prepare_cached(&format!(
            "SELECT {COLUMNS} FROM decision WHERE workflow = ?1 AND external = ?2 ORDER BY revision DESC"
        ))?;
        let rows = statement.query_map((workflow.0, external), from_row)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// A workflow's decisions with ids below `before`, newest first. Gold items are not among them once they are over.
    pub fn model_decisions(&self, workflow: WorkflowId, before: i64, most: usize) -> Result<Vec<DecisionRow>> {
        let mut statement = self.conn.prepare_cached(&format!(
            "SELECT {COLUMNS} FROM decision INDEXED BY decision_newest
             WHERE workflow = ?1 AND id < ?2 AND id NOT IN (SELECT decision FROM gold_serving WHERE ended IS NOT NULL)
             ORDER BY id DESC LIMIT ?3"
        ))?;
        let rows = statement.query_map((workflow.0, before, most as i64), from_row)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Whether the last decision about a subject, since a moment, on which a person had a word was rejected.
    pub fn has_recent_reject(&self, workflow: WorkflowId, subject: &str, since: Timestamp) -> Result<bool> {
        let last: Option<String> = self
            .conn
            .prepare_cached(
                "SELECT status FROM decision WHERE workflow = ?1 AND subject = ?2 AND decided >= ?3
                   AND status IN ('approved', 'edited', 'rejected') ORDER BY id DESC LIMIT 1",
            )?
            .query_row((workflow.0, subject, since.0), |row| row.get(0))
            .optional()?;
        Ok(last.as_deref() == Some("rejected"))
    }
}

impl Tx<'_> {
    /// Stores a decision. The schema refuses a second one under the same key and revision.
    pub fn insert_model_decision(&self, new: &NewDecision<'_>, now: Timestamp) -> Result<DecisionId> {
        let json = |value: serde_json::Result<String>| value.map_err(Error::internal);
        self.conn
            .prepare_cached(
                "INSERT INTO decision (workflow, external, revision, request, request_hash, salt, action, args_digest, subject,
                    model, fingerprint, prompt_hash, facts, draws, confidence, calibrated, calibrator, policy, auto_threshold,
                    review_floor, route, reason, shadow_policy, shadow_route, shadow_reason, selection, probability, person,
                    requested_by, received, status)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22,
                    ?23, ?24, ?25, ?26, ?27, ?28, ?29, ?30, ?31)",
            )?
            .execute(rusqlite::params![
                new.workflow.0,
                new.external,
                new.revision,
                new.request,
                new.request_hash.as_slice(),
                new.salt.as_slice(),
                new.action,
                new.args_digest,
                new.subject,
                new.model,
                new.fingerprint,
                new.prompt_hash,
                json(serde_json::to_string(new.facts))?,
                json(serde_json::to_string(new.draws))?,
                new.facts.confidence,
                new.facts.calibrated,
                new.calibrator,
                new.policy.0,
                new.auto_threshold,
                new.review_floor,
                new.route.as_str(),
                new.reason.as_str(),
                new.shadow.map(|(policy, ..)| policy.0),
                new.shadow.map(|(_, route, _)| route.as_str()),
                new.shadow.map(|(.., reason)| reason.as_str()),
                new.selection.as_str(),
                new.probability,
                new.person.0,
                new.requested_by,
                now.0,
                new.status,
            ])?;
        Ok(DecisionId(self.conn.last_insert_rowid()))
    }

    /// Sets a decision's status without a verdict: cancelled, superseded, expired, halted.
    pub fn end_decision(&self, id: DecisionId, status: &str, now: Timestamp) -> Result<()> {
        self.conn
            .prepare_cached("UPDATE decision SET status = ?2, decided = ?3 WHERE id = ?1")?
            .execute((id.0, status, now.0))?;
        Ok(())
    }

    /// Sets a decision's status by a verdict, with the arguments after an edit.
    pub fn decide_decision(
        &self,
        id: DecisionId,
        status: &str,
        verdict: VerdictId,
        final_args: Option<&Value>,
        now: Timestamp,
    ) -> Result<()> {
        self.conn
            .prepare_cached(
                "UPDATE decision SET status = ?2, verdict = ?3, final_args = ?4, decided = ?5 WHERE id = ?1",
            )?
            .execute((id.0, status, verdict.0, final_args.map(Value::to_string), now.0))?;
        Ok(())
    }

    /// Notes what became of the action.
    pub fn set_effect(&self, id: DecisionId, effect: &str, now: Timestamp) -> Result<()> {
        self.conn
            .prepare_cached("UPDATE decision SET effect = ?2, effect_at = ?3 WHERE id = ?1")?
            .execute((id.0, effect, now.0))?;
        Ok(())
    }
}
