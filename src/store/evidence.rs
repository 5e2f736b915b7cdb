//! What verdicts show, as stored: every item with its decision and what people said of it, what could have been audited,
//! calibrators, proposals, extended caps. `reviews` makes figures of it.

use super::policies::{CALIBRATOR, calibrator_from_row};
use super::{CalibratorRow, Reader, Tx};
use crate::domain::{DecisionId, PolicyId, ReviewItemId, Timestamp, UserId, WorkflowId};
use crate::error::Result;
use rusqlite::{OptionalExtension, Row};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// What one person said of an item.
#[derive(Debug, Clone)]
pub struct Said {
    /// When.
    pub at: Timestamp,
    /// At which tier.
    pub tier: u32,
    /// Who.
    pub person: UserId,
    /// What.
    pub verb: String,
    /// Why.
    pub reason_code: Option<String>,
    /// `cosmetic` or `substantive`.
    pub magnitude: Option<String>,
    /// Milliseconds of attention.
    pub active_ms: Option<i64>,
    /// Whether the evidence was opened.
    pub opened_evidence: bool,
    /// Whether it says what it should be instead.
    pub has_args: bool,
    /// What somebody who escalated leaned to.
    pub lean: Option<String>,
}

/// A review item with its decision and its verdicts.
#[derive(Debug, Clone)]
pub struct SeenItem {
    /// Its id.
    pub id: ReviewItemId,
    /// The decision.
    pub decision: DecisionId,
    /// `gate`, `follow_up` or `audit`.
    pub kind: String,
    /// Of a gate the route's reason; of an audit where it comes from.
    pub source: String,
    /// How it was chosen.
    pub selection: String,
    /// Which tier has it or decided it.
    pub tier: u32,
    /// How it ended; none while it is open.
    pub outcome: Option<String>,
    /// When it entered the queue.
    pub opened: Timestamp,
    /// When its first tier should have decided.
    pub due: Timestamp,
    /// When it ended.
    pub closed: Option<Timestamp>,
    /// When its decision was routed.
    pub received: Timestamp,
    /// The model.
    pub model: String,
    /// Its build.
    pub fingerprint: String,
    /// The prompt.
    pub prompt_hash: String,
    /// The policy version it was routed under.
    pub policy: PolicyId,
    /// Where the decision went.
    pub route: String,
    /// The probability with which a person sees the decision.
    pub probability: f64,
    /// Confidence as said.
    pub confidence: Option<f64>,
    /// Confidence as calibrated.
    pub calibrated: Option<f64>,
    /// Where the confidence comes from.
    pub confidence_kind: String,
    /// The second model's name, where there is one.
    pub judge: Option<String>,
    /// The shadow version and where it would have sent the decision.
    pub shadow: Option<(PolicyId, String)>,
    /// Characters there are to read.
    pub characters: u32,
    /// What people said, in order.
    pub said: Vec<Said>,
}

/// Decisions that an audit could have drawn, alike in what the policy promised.
#[derive(Debug, Clone)]
pub struct Drawable {
    /// The policy version.
    pub policy: PolicyId,
    /// `auto` or `below_floor`.
    pub route: String,
    /// The rule that fired.
    pub reason: String,
    /// The probability that a person sees it.
    pub probability: f64,
    /// How many.
    pub eligible: usize,
    /// Of them drawn.
    pub sampled: usize,
}

/// A lead's word that somebody may decide more today.
#[derive(Debug, Clone)]
pub struct NewCapExtension<'a> {
    /// In which workflow.
    pub workflow: WorkflowId,
    /// Who.
    pub person: UserId,
    /// The day's midnight, UTC.
    pub day: Timestamp,
    /// So many more.
    pub extra: u32,
    /// Why.
    pub reason: &'a str,
    /// Who says so.
    pub by: UserId,
}

fn seen_from_row(row: &Row<'_>) -> rusqlite::Result<SeenItem> {
    let shadow: Option<i64> = row.get(21)?;
    Ok(SeenItem {
        id: ReviewItemId(row.get(0)?),
        decision: DecisionId(row.get(1)?),
        kind: row.get(2)?,
        source: row.get(3)?,
        selection: row.get(4)?,
        tier: row.get(5)?,
        outcome: row.get(6)?,
        opened: Timestamp(row.get(7)?),
        due: Timestamp(row.get(8)?),
        closed: row.get::<_, Option<i64>>(9)?.map(Timestamp),
        received: Timestamp(row.get(10)?),
        model: row.get(11)?,
        fingerprint: row.get(12)?,
        prompt_hash: row.get(13)?,
        policy: PolicyId(row.get(14)?),
        route: row.get(15)?,
        probability: row.get(16)?,
        confidence: row.get(17)?,
        calibrated: row.get(18)?,
        confidence_kind: row.get::<_, Option<String>>(19)?.unwrap_or_default(),
        judge: row.get(20)?,
        shadow: match shadow {
            Some(policy) => Some((PolicyId(policy), row.get(22)?)),
            None => None,
        },
        characters: row.get(23)?,
        said: Vec::new(),
    })
}

impl Reader<'_> {
    /// A workflow's items that were in the queue at some time in `[from, until)`, oldest first, each with its verdicts up to
    /// then.
    pub fn seen_items(&self, workflow: WorkflowId, from: Timestamp, until: Timestamp) -> Result<Vec<SeenItem>> {
        let mut statement = self.conn.prepare_cached(
            // The first tier's time: a second tier's is written over the item's own.
            "SELECT i.id, i.decision, i.kind, i.source, i.selection, i.tier, i.outcome, i.opened,
                coalesce((SELECT r.due FROM review r WHERE r.item = i.id ORDER BY r.tier LIMIT 1), i.due), i.closed,
                d.received, d.model, d.fingerprint, d.prompt_hash, d.policy, d.route, d.probability, d.confidence, d.calibrated,
                json_extract(d.facts, '$.kind'), json_extract(d.facts, '$.judge.model'), d.shadow_policy, d.shadow_route,
                length(coalesce(json_extract(d.request, '$.action.args'), ''))
                  + length(coalesce(json_extract(d.request, '$.input'), ''))
             FROM review_item i JOIN decision d ON d.id = i.decision
             WHERE i.workflow = ?1 AND i.opened < ?3 AND (i.closed IS NULL OR i.closed >= ?2)
               AND d.id NOT IN (SELECT decision FROM gold_serving) ORDER BY i.id",
        )?;
        let mut items =
            statement.query_map((workflow.0, from.0, until.0), seen_from_row)?.collect::<rusqlite::Result<Vec<_>>>()?;
        let places: BTreeMap<ReviewItemId, usize> = items.iter().enumerate().map(|(at, item)| (item.id, at)).collect();
        let mut statement = self.conn.prepare_cached(
            "SELECT item, at, tier, person, verb, reason_code, magnitude, active_ms, evidence IS NOT NULL, args_digest IS NOT NULL, lean
             FROM verdict WHERE workflow = ?1 AND at < ?2 ORDER BY id",
        )?;
        let mut rows = statement.query((workflow.0, until.0))?;
        while let Some(row) = rows.next()? {
            let Some(&place) = places.get(&ReviewItemId(row.get(0)?)) else { continue };
            items[place].said.push(Said {
                at: Timestamp(row.get(1)?),
                tier: row.get(2)?,
                person: UserId(row.get(3)?),
                verb: row.get(4)?,
                reason_code: row.get(5)?,
                magnitude: row.get(6)?,
                active_ms: row.get(7)?,
                opened_evidence: row.get(8)?,
                has_args: row.get(9)?,
                lean: row.get(10)?,
            });
        }
        Ok(items)
    }

    /// What the random audit could have drawn of the decisions of `[from, until)`, and did.
    pub fn drawable(&self, workflow: WorkflowId, from: Timestamp, until: Timestamp) -> Result<Vec<Drawable>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT d.policy, d.route, d.reason, d.probability, count(*), count(i.id)
             FROM decision d LEFT JOIN review_item i ON i.decision = d.id AND i.kind = 'audit' AND i.selection = 'random'
                AND i.source = CASE d.route WHEN 'auto' THEN 'auto' ELSE 'floor' END
             WHERE d.workflow = ?1 AND d.received >= ?2 AND d.received < ?3 AND d.route IN ('auto', 'below_floor')
               AND d.id NOT IN (SELECT decision FROM gold_serving)
             GROUP BY d.policy, d.route, d.reason, d.probability ORDER BY d.policy, d.route, d.reason, d.probability",
        )?;
        let rows = statement.query_map((workflow.0, from.0, until.0), |row| {
            Ok(Drawable {
                policy: PolicyId(row.get(0)?),
                route: row.get(1)?,
                reason: row.get(2)?,
                probability: row.get(3)?,
                eligible: row.get::<_, i64>(4)? as usize,
                sampled: row.get::<_, i64>(5)? as usize,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// How many decisions of `[from, until)` went which way.
    pub fn routed_counts(
        &self,
        workflow: WorkflowId,
        from: Timestamp,
        until: Timestamp,
    ) -> Result<BTreeMap<String, usize>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT route, count(*) FROM decision WHERE workflow = ?1 AND received >= ?2 AND received < ?3
               AND id NOT IN (SELECT decision FROM gold_serving) GROUP BY route",
        )?;
        let rows = statement
            .query_map((workflow.0, from.0, until.0), |row| Ok((row.get(0)?, row.get::<_, i64>(1)? as usize)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Corrections of verdicts of `[from, until)` other than confirmations, and when the ones nothing took up were made.
    pub fn corrections_made(
        &self,
        workflow: WorkflowId,
        from: Timestamp,
        until: Timestamp,
    ) -> Result<(usize, Vec<i64>)> {
        let mut statement = self.conn.prepare_cached(
            "SELECT at, annotation IS NULL AND consumed_by IS NULL FROM correction
             WHERE workflow = ?1 AND at >= ?2 AND at < ?3 AND kind <> 'confirmed' ORDER BY id",
        )?;
        let rows = statement.query_map((workflow.0, from.0, until.0), |row| Ok((row.get(0)?, row.get(1)?)))?;
        let rows: Vec<(i64, bool)> = rows.collect::<rusqlite::Result<_>>()?;
        Ok((rows.len(), rows.into_iter().filter(|(_, is_open)| *is_open).map(|(at, _)| at).collect()))
    }

    /// Confidences, as thresholds saw them, of the decisions of `[from, until)`.
    pub fn confidences(&self, workflow: WorkflowId, from: Timestamp, until: Timestamp) -> Result<Vec<f64>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT coalesce(calibrated, confidence) FROM decision
             WHERE workflow = ?1 AND received >= ?2 AND received < ?3 AND confidence BETWEEN 0 AND 1
               AND id NOT IN (SELECT decision FROM gold_serving) ORDER BY id",
        )?;
        let rows = statement.query_map((workflow.0, from.0, until.0), |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Models and their builds among the decisions of `[from, until)`.
    pub fn builds(
        &self,
        workflow: WorkflowId,
        from: Timestamp,
        until: Timestamp,
    ) -> Result<BTreeSet<(String, String)>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT DISTINCT model, fingerprint FROM decision WHERE workflow = ?1 AND received >= ?2 AND received < ?3
               AND id NOT IN (SELECT decision FROM gold_serving)",
        )?;
        let rows = statement.query_map((workflow.0, from.0, until.0), |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Days for which the prompt of the newest decision before `until` has been the only one.
    pub fn prompt_stable_days(&self, workflow: WorkflowId, until: Timestamp) -> Result<u32> {
        let since: Option<i64> = self
            .conn
            .prepare_cached(
                "SELECT min(received) FROM decision WHERE workflow = ?1 AND received < ?2
                   AND id NOT IN (SELECT decision FROM gold_serving) AND received > coalesce(
                    (SELECT max(received) FROM decision WHERE workflow = ?1 AND received < ?2
                       AND id NOT IN (SELECT decision FROM gold_serving) AND prompt_hash <> (
                        SELECT prompt_hash FROM decision WHERE workflow = ?1 AND received < ?2
                          AND id NOT IN (SELECT decision FROM gold_serving)
                        ORDER BY received DESC, id DESC LIMIT 1)), -1)",
            )?
            .query_row((workflow.0, until.0), |row| row.get(0))?;
        Ok(since.map_or(0, |since| ((until.0 - since) / 86_400_000).max(0) as u32))
    }

    /// The newest calibrator of every source, model, build and prompt of a workflow.
    pub fn calibrators(&self, workflow: WorkflowId) -> Result<Vec<CalibratorRow>> {
        let mut statement = self.conn.prepare_cached(&format!(
            "SELECT {CALIBRATOR} FROM confidence_calibrator WHERE id IN (SELECT max(id) FROM confidence_calibrator
               WHERE workflow = ?1 GROUP BY source, model, fingerprint, prompt_hash)
             ORDER BY source, model, fingerprint, prompt_hash"
        ))?;
        let rows = statement.query_map([workflow.0], calibrator_from_row)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// When calibrators of a workflow were last withdrawn.
    pub fn last_withdrawal(&self, workflow: WorkflowId) -> Result<Option<Timestamp>> {
        Ok(self
            .conn
            .prepare_cached("SELECT max(withdrawn_at) FROM confidence_calibrator WHERE workflow = ?1")?
            .query_row([workflow.0], |row| row.get::<_, Option<i64>>(0))?
            .map(Timestamp))
    }

    /// The newest verdict of a workflow; 0 without one.
    pub fn newest_verdict(&self, workflow: WorkflowId) -> Result<i64> {
        Ok(self
            .conn
            .prepare_cached("SELECT coalesce(max(id), 0) FROM verdict WHERE workflow = ?1 AND decision NOT IN (SELECT decision FROM gold_serving)")?
            .query_row([workflow.0], |row| row.get(0))?)
    }

    /// Whether a workflow has so many verdicts after this one.
    pub fn has_verdicts_after(&self, workflow: WorkflowId, verdict: i64, count: i64) -> Result<bool> {
        Ok(self
            .conn
            .prepare_cached(
                "SELECT count(*) FROM (SELECT 1 FROM verdict WHERE id > ?2 AND workflow = ?1
                   AND decision NOT IN (SELECT decision FROM gold_serving) ORDER BY id LIMIT ?3)",
            )?
            .query_row((workflow.0, verdict, count), |row| row.get::<_, i64>(0))?
            >= count)
    }

    /// How far the evidence has been looked at: the newest verdict, the threshold and the time; none before the first look.
    pub fn evidence_look(&self, workflow: WorkflowId) -> Result<Option<(i64, f64, Timestamp)>> {
        Ok(self
            .conn
            .prepare_cached("SELECT verdict, threshold, at FROM evidence_look WHERE workflow = ?1")?
            .query_row([workflow.0], |row| Ok((row.get(0)?, row.get(1)?, Timestamp(row.get(2)?))))
            .optional()?)
    }

    /// Decisions routed beside a shadow version, and since when.
    pub fn shadowed(&self, policy: PolicyId) -> Result<(usize, Option<Timestamp>)> {
        Ok(self
            .conn
            .prepare_cached(
                "SELECT count(*), min(received) FROM decision WHERE shadow_policy = ?1
                   AND id NOT IN (SELECT decision FROM gold_serving)",
            )?
            .query_row([policy.0], |row| {
                Ok((row.get::<_, i64>(0)? as usize, row.get::<_, Option<i64>>(1)?.map(Timestamp)))
            })?)
    }

    /// The evidence behind a version that was proposed because of it.
    pub fn proposal_evidence(&self, policy: PolicyId) -> Result<Option<Value>> {
        let text: Option<String> = self
            .conn
            .prepare_cached("SELECT evidence FROM threshold_proposal WHERE policy = ?1")?
            .query_row([policy.0], |row| row.get(0))
            .optional()?;
        Ok(text.and_then(|text| serde_json::from_str(&text).ok()))
    }

    /// The newest version of a workflow that was proposed because of evidence.
    pub fn newest_proposal(&self, workflow: WorkflowId) -> Result<Option<PolicyId>> {
        Ok(self
            .conn
            .prepare_cached("SELECT max(policy) FROM threshold_proposal WHERE workflow = ?1")?
            .query_row([workflow.0], |row| row.get::<_, Option<i64>>(0))?
            .map(PolicyId))
    }

    /// How many more items a person may decide on a day.
    pub fn cap_extra(&self, workflow: WorkflowId, person: UserId, day: Timestamp) -> Result<u32> {
        Ok(self
            .conn
            .prepare_cached(
                "SELECT coalesce(sum(extra), 0) FROM cap_extension WHERE workflow = ?1 AND person = ?2 AND day = ?3",
            )?
            .query_row((workflow.0, person.0, day.0), |row| row.get(0))?)
    }
}

impl Tx<'_> {
    /// Notes how far the evidence has been looked at.
    pub fn note_evidence_look(&self, workflow: WorkflowId, verdict: i64, threshold: f64, now: Timestamp) -> Result<()> {
        self.conn.execute(
            "INSERT INTO evidence_look VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (workflow) DO UPDATE SET verdict = ?2, threshold = ?3, at = ?4",
            (workflow.0, verdict, threshold, now.0),
        )?;
        Ok(())
    }

    /// Withdraws a workflow's calibrators made before a moment that are still in use; how many.
    pub fn withdraw_calibrators(
        &self,
        workflow: WorkflowId,
        before: Timestamp,
        why: &str,
        now: Timestamp,
    ) -> Result<usize> {
        Ok(self.conn.execute(
            "UPDATE confidence_calibrator SET withdrawn = ?3, withdrawn_at = ?4
             WHERE workflow = ?1 AND created < ?2 AND withdrawn IS NULL AND is_valid = 1",
            (workflow.0, before.0, why, now.0),
        )?)
    }

    /// Keeps the evidence behind a proposed version.
    pub fn insert_proposal(
        &self,
        workflow: WorkflowId,
        policy: PolicyId,
        evidence: &Value,
        now: Timestamp,
    ) -> Result<()> {
        self.conn.execute(
            "INSERT INTO threshold_proposal VALUES (?1, ?2, ?3, ?4)",
            (policy.0, workflow.0, evidence.to_string(), now.0),
        )?;
        Ok(())
    }

    /// Lets somebody decide more on a day.
    pub fn insert_cap_extension(&self, new: &NewCapExtension<'_>, now: Timestamp) -> Result<i64> {
        self.conn.execute(
            "INSERT INTO cap_extension (workflow, person, day, extra, reason, by, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            (new.workflow.0, new.person.0, new.day.0, new.extra, new.reason, new.by.0, now.0),
        )?;
        Ok(self.conn.last_insert_rowid())
    }
}
