//! A decision as its caller sees it: where it went, what a person said, and what may run.

use super::grant::token;
use crate::domain::{DecisionId, ReviewItemId, Timestamp};
use crate::error::Result;
use crate::routing::{Reason, Route};
use crate::store::Reader;
use serde::Serialize;
use serde_json::{Value, json};

/// The view. REST, MCP and pages show the same one.
#[derive(Debug, Clone, Serialize)]
pub struct DecisionView {
    /// Its id.
    pub decision: DecisionId,
    /// The workflow's slug.
    pub workflow: String,
    /// The caller's key.
    pub external_id: String,
    /// The caller's revision.
    pub revision: u32,
    /// Its status; `scheduled` while the outbox holds it.
    pub status: String,
    /// Whether the caller may act now. False for everything that is not decided.
    pub approved: bool,
    /// Where it was routed.
    pub route: Route,
    /// Why.
    pub route_reason: Reason,
    /// How sure the model was: raw, calibrated, by which calibrator, of which kind.
    pub confidence: Value,
    /// The thresholds at that time.
    pub thresholds: Value,
    /// The policy version's number.
    pub policy_version: i64,
    /// When it was routed.
    pub received_at: String,
    /// Where to wait for a verdict.
    pub wait_url: String,
    /// The item that waits for people, or waited last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub item: Option<ItemView>,
    /// SHA-256 of the arguments that may run, or were proposed.
    pub args_digest: String,
    /// The arguments that may run, where the caller may act.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub final_args: Option<Value>,
    /// The paths an edit changed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub changed: Vec<String>,
    /// Why a person did not simply approve.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason_code: Option<String>,
    /// In words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Who decided, by id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decided_by: Option<i64>,
    /// When.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decided_at: Option<String>,
    /// At which tier.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tier: Option<u32>,
    /// What to tell the model.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub agent_notice: Option<&'static str>,
    /// Permission to act once; only for tokens that may report effects.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub grant: Option<String>,
    /// Until when the grant may be used.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub grant_expires_at: Option<String>,
    /// When the outbox lets it go.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub releases_at: Option<String>,
    /// What became of the action.
    pub effect: String,
    /// One person requests and decides in this workflow.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub solo: bool,
}

/// The item of a decision.
#[derive(Debug, Clone, Serialize)]
pub struct ItemView {
    /// Its id.
    pub item: ReviewItemId,
    /// `open` or `final`.
    pub state: String,
    /// Which tier has it.
    pub tier: u32,
    /// When a person should have decided.
    pub due_at: String,
    /// When it expires.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expires_at: Option<String>,
}

impl DecisionView {
    /// Whether there is nothing more to wait for.
    pub fn is_settled(&self) -> bool {
        !matches!(self.status.as_str(), "pending" | "deferred" | "scheduled")
    }
}

/// A decision's view as of `now`; `with_grant` for whoever may act on it.
pub fn decision_view(r: &Reader<'_>, id: DecisionId, with_grant: bool, now: Timestamp) -> Result<DecisionView> {
    let decision = r.model_decision(id)?;
    let workflow = r.workflow(decision.workflow)?;
    let policy = r.policy(decision.policy)?;
    let verdict = decision.verdict.map(|id| r.verdict(id)).transpose()?;
    let grant = r.grant_of(id)?;
    let is_held = grant.as_ref().is_some_and(|grant| grant.state == "open" && grant.releases > now);
    let approved = decision.is_approved() && !is_held;
    let status = if is_held { "scheduled".to_owned() } else { decision.status.clone() };
    let item = r.items_of_decision(id)?.into_iter().rfind(|item| item.kind != "audit");
    let usable = grant.as_ref().filter(|grant| with_grant && approved && grant.state == "open" && grant.expires > now);
    Ok(DecisionView {
        decision: id,
        workflow: workflow.slug.clone(),
        approved,
        route: decision.route,
        route_reason: decision.reason,
        confidence: json!({
            "raw": decision.facts.confidence, "calibrated": decision.facts.calibrated,
            "calibrator": decision.calibrator, "calibration": decision.facts.calibrator, "kind": decision.facts.kind,
            "calibration_note": (!decision.facts.calibration.is_empty()).then_some(&decision.facts.calibration),
        }),
        thresholds: json!({"auto": decision.auto_threshold, "floor": decision.review_floor}),
        policy_version: policy.number,
        received_at: decision.received.to_rfc3339(),
        wait_url: format!("/api/v1/decisions/{id}?wait=30"),
        item: item.map(|item| ItemView {
            item: item.id,
            state: item.state,
            tier: item.tier,
            due_at: item.due.to_rfc3339(),
            expires_at: item.expires.map(Timestamp::to_rfc3339),
        }),
        args_digest: grant.as_ref().map_or_else(|| decision.args_digest.clone(), |grant| grant.args_digest.clone()),
        final_args: approved.then(|| decision.args()),
        changed: verdict.as_ref().map(|verdict| verdict.paths.clone()).unwrap_or_default(),
        reason_code: verdict.as_ref().and_then(|verdict| verdict.reason_code.clone()),
        note: verdict.as_ref().and_then(|verdict| verdict.note.clone()),
        decided_by: verdict.as_ref().map(|verdict| verdict.person.0),
        decided_at: decision.decided.map(Timestamp::to_rfc3339),
        tier: verdict.as_ref().map(|verdict| verdict.tier),
        agent_notice: notice(&status, decision.reason),
        grant: usable.map(|grant| token(&workflow.grant_key, grant)),
        grant_expires_at: usable.map(|grant| grant.expires.to_rfc3339()),
        releases_at: grant.as_ref().filter(|_| is_held).map(|grant| grant.releases.to_rfc3339()),
        effect: decision.effect.clone(),
        solo: workflow.settings.solo,
        external_id: decision.external,
        revision: decision.revision,
        status,
    })
}

fn notice(status: &str, reason: Reason) -> Option<&'static str> {
    Some(match status {
        "below_floor" if reason == Reason::SoftReject => {
            "Not accepted, and not final: say why and let them try again, then post the next revision."
        }
        "edited" => "A reviewer replaced your call; run `final_args` and do not re-issue yours.",
        "rejected" => "A reviewer refused this; do not re-issue it.",
        "below_floor" => "Too uncertain to act on or to ask about; it was not executed.",
        "superseded" => "A newer revision took the place of this one.",
        "expired" => "Nobody decided in time; it was not approved.",
        "halted" => "This was stopped; do not act.",
        "pending" | "deferred" | "scheduled" => "Not approved. Treat it as a no until `approved` is true.",
        _ => return None,
    })
}
