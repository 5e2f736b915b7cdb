//! Route a decision: the facts, the policy, the keyed draws; then the decision, its audit entry, its item or its grant in
//! one transaction. The caller is answered when that is on disk, and not before. Without the record nothing acts.

use super::cancel::supersede;
use super::documents::take_pages;
use super::gold::{Beside, serve};
use super::grant::issue_alone;
use super::hold::release_of;
use super::jobs::job_facts;
use super::open::{audit_drawn, open_gate};
use super::record::{about_decision, micro};
use super::request::DecisionRequest;
use super::sure::{ModelScore, how_sure};
use crate::digest::{hex, random_bytes, sha256};
use crate::domain::{DecisionId, Timestamp, UserId, WorkflowId};
use crate::error::{Because, Error, Result};
use crate::routing::{DecisionFacts, Draws, Policy, Route, canonical, digest_of, route};
use crate::store::audit::commitment;
use crate::store::{ModelDecisionRow, NewDecision, PageRow, Store, Tx, WorkflowRow};
use serde_json::json;

/// A program asks whether its model may act.
pub struct RouteDecision {
    /// In which workflow.
    pub workflow: WorkflowId,
    /// What it sent.
    pub request: DecisionRequest,
    /// Whose token it used.
    pub by: UserId,
}

/// What became of the request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Routed {
    /// The decision.
    pub decision: DecisionId,
    /// False when it was there already: the request was a repeat.
    pub is_new: bool,
    /// The audit entry's position; none for a repeat.
    pub audit_seq: Option<i64>,
}

/// The request in the forms that are stored, made before the writer is asked.
struct Prepared {
    text: String,
    hash: [u8; 32],
    salt: [u8; 32],
    args_digest: String,
    subject: String,
    pages: Vec<(PageRow, Vec<u8>)>,
}

impl RouteDecision {
    /// Routes it once: a repeat finds the decision it made before, another request under the same key is refused.
    pub fn run(self, store: &Store, now: Timestamp) -> Result<Routed> {
        self.run_scored(store, None, now)
    }

    /// The same in a workflow that asks its own project's model: with what that model says. Without it such a decision goes
    /// to people.
    pub fn run_scored(mut self, store: &Store, score: Option<ModelScore>, now: Timestamp) -> Result<Routed> {
        self.request.check()?;
        let pages = take_pages(&mut self.request)?;
        let value = serde_json::to_value(&self.request).map_err(Error::internal)?;
        let text = canonical(&value);
        let prepared = Prepared {
            hash: sha256(&[text.as_bytes()]),
            salt: random_bytes(),
            args_digest: digest_of(&self.request.action.args),
            subject: self.request.subject.clone().unwrap_or_else(|| self.request.external_id.clone()),
            pages,
            text,
        };
        store.write(move |tx| self.route(tx, &prepared, score.as_ref(), now))
    }

    fn route(&self, tx: &Tx<'_>, prepared: &Prepared, score: Option<&ModelScore>, now: Timestamp) -> Result<Routed> {
        let request = &self.request;
        let workflow = tx.workflow(self.workflow)?;
        let before = tx.revisions(workflow.id, &request.external_id)?;
        if let Some(same) = before.iter().find(|row| row.revision == request.revision) {
            return repeat(same, prepared);
        }
        if let Some(newer) = before.first().filter(|row| row.revision > request.revision) {
            return Err(Error::refused_with(
                Because::Conflict,
                "superseded",
                format!("`{}` has revision {} already", request.external_id, newer.revision),
                json!({"decision": newer.id, "revision": newer.revision}),
            ));
        }
        for older in &before {
            release_of(tx, older.id, now)?;
        }
        let before = tx.revisions(workflow.id, &request.external_id)?;
        let policy_id = workflow.policy.ok_or_else(|| {
            Error::refused(Because::Conflict, "no_policy", "this workflow has no active policy version; activate one")
        })?;
        let policy = tx.policy(policy_id)?;
        let (facts, calibrator) = self.facts(tx, &workflow, &policy.policy, (&prepared.subject, score), now)?;
        let draws = Draws::keyed(&workflow.draw_key, &workflow.slug, &request.external_id, request.revision);
        let routing = route(&facts, &policy.policy, &draws);
        let shadow = match workflow.shadow {
            Some(id) => {
                let routing = route(&facts, &tx.policy(id)?.policy, &draws);
                Some((id, routing.route, routing.reason))
            }
            None => None,
        };
        let status = match routing.route {
            Route::Auto => "auto_execute",
            Route::Review => "pending",
            Route::BelowFloor => "below_floor",
            Route::Halted => "halted",
        };
        for older in &before {
            supersede(tx, older, now)?;
        }
        if routing.route == Route::Review && !routing.is_swept {
            let (facts, by) = (&facts, self.by);
            let beside = Beside { workflow: &workflow, policy: &policy, request, facts, calibrator, score, by };
            serve(tx, &beside, now)?;
        }
        let id = tx.insert_model_decision(
            &NewDecision {
                workflow: workflow.id,
                external: &request.external_id,
                revision: request.revision,
                request: &prepared.text,
                request_hash: prepared.hash,
                salt: prepared.salt,
                action: &request.action.name,
                args_digest: &prepared.args_digest,
                subject: Some(&prepared.subject),
                model: &request.model.id,
                fingerprint: &request.model.fingerprint,
                prompt_hash: &request.prompt_hash,
                facts: &facts,
                draws: &draws,
                calibrator,
                policy: policy.id,
                auto_threshold: policy.policy.auto_threshold,
                review_floor: policy.policy.review_floor,
                route: routing.route,
                reason: routing.reason,
                shadow,
                selection: routing.selection,
                probability: routing.probability,
                person: self.by,
                requested_by: &request.requested_by,
                status,
            },
            now,
        )?;
        if let Some(job) = &request.job {
            tx.set_job(workflow.id, id, job)?;
        }
        for (page, bytes) in &prepared.pages {
            tx.insert_page(id, page, bytes)?;
        }
        let audit_seq = about_decision(
            tx,
            "decision.route",
            Some(self.by),
            id,
            json!({
                "routed": id, "content": commitment(&prepared.salt, &prepared.text), "workflow": workflow.id,
                "revision": request.revision, "policy": policy.id, "policy_hash": policy.hash,
                "route": routing.route, "reason": routing.reason,
                "auto_threshold_micro": micro(policy.policy.auto_threshold),
                "review_floor_micro": micro(policy.policy.review_floor),
                "confidence_micro": facts.confidence.filter(|c| c.abs() < 1e6).map(micro),
                "calibrated_micro": facts.calibrated.map(micro), "calibrator": calibrator,
                "draws_digest": hex(&sha256(&[&draws.review.to_le_bytes(), &draws.audit.to_le_bytes()])),
                "probability_micro": micro(routing.probability),
                "shadow_policy": shadow.map(|(id, ..)| id), "shadow_route": shadow.map(|(_, route, _)| route),
            }),
            now,
        )?;
        let decision = tx.model_decision(id)?;
        match routing.route {
            Route::Review => {
                open_gate(tx, request, (&workflow.settings, &policy.policy), &decision, routing.is_swept, now)?;
            }
            Route::Auto => {
                issue_alone(tx, &workflow, &policy.policy, &decision, now)?;
                audit_drawn(tx, &decision, "auto", routing.audit, now)?;
            }
            Route::BelowFloor => audit_drawn(tx, &decision, "floor", routing.audit, now)?,
            Route::Halted => {}
        }
        let detail = json!({"route": routing.route, "reason": routing.reason});
        tx.happen(workflow.id, "decision.routed", Some(id), None, detail, now)?;
        Ok(Routed { decision: id, is_new: true, audit_seq: Some(audit_seq) })
    }

    pub(super) fn facts(
        &self,
        tx: &Tx<'_>,
        workflow: &WorkflowRow,
        policy: &Policy,
        (subject, score): (&str, Option<&ModelScore>),
        now: Timestamp,
    ) -> Result<(DecisionFacts, Option<i64>)> {
        let request = &self.request;
        let sure = how_sure(tx, workflow, policy, request, score, now)?;
        let since = Timestamp(now.0 - policy.reject_memory_days * 86_400_000);
        let job = job_facts(tx, workflow.id, policy, request)?;
        let facts = DecisionFacts {
            action: request.action.name.clone(),
            confidence: sure.confidence,
            kind: sure.kind,
            calibrated: sure.calibrated,
            calibrator: sure.status,
            calibration: sure.note,
            judge: request.judge.clone(),
            impact: request.impact.clone(),
            fields: request.routed_fields(),
            failed_signals: request.failed_signals.clone(),
            wants_person: request.ask_person,
            score: request.score.filter(|score| score.is_finite()),
            job_score: job.score,
            has_auto_reject: job.has_auto_reject,
            signals: request.signals.clone(),
            soft_rejects: match policy.signals {
                Some(_) => tx.soft_rejects(workflow.id, subject)?,
                None => 0,
            },
            is_halted: workflow.halted.is_some(),
            has_recent_reject: policy.reject_memory_days > 0 && tx.has_recent_reject(workflow.id, subject, since)?,
        };
        Ok((facts, sure.calibrator))
    }
}

fn repeat(same: &ModelDecisionRow, prepared: &Prepared) -> Result<Routed> {
    if same.request_hash != prepared.hash {
        return Err(Error::refused_with(
            Because::Conflict,
            "duplicate_key",
            format!(
                "`{}` revision {} was posted before, with something else; raise `revision` to change your mind",
                same.external, same.revision
            ),
            json!({"decision": same.id, "revision": same.revision}),
        ));
    }
    Ok(Routed { decision: same.id, is_new: false, audit_seq: None })
}
