//! What a reviewer sees of a decision, and a decision's whole life for those who run the workflow.

use super::claim::ClaimedReview;
use super::verdict::allowed_verbs;
use crate::domain::{DecisionId, Timestamp};
use crate::error::Result;
use crate::routing::Property;
use crate::store::{ModelDecisionRow, Reader, VerdictRow};
use serde_json::{Value, json};

/// A review in somebody's hands. An audit by a draw or of a contested decision is blind: neither how sure the model was
/// nor what the first reviewer said is shown, so that the second look is one.
pub fn review_view(held: &ClaimedReview) -> Value {
    let (review, item, decision) = (&held.review, &held.item, &held.decision);
    let policy = &held.policy.policy;
    let null = Value::Null;
    let request = decision.request.as_ref().unwrap_or(&null);
    let is_blind = item.kind == "audit" && (item.selection == "random" || item.source == "contested");
    let reds: Vec<Property> = policy.matrix.raised(&decision.facts.impact).reds();
    let verbs: Vec<String> = match (item.kind.as_str(), review.tier) {
        ("audit", 1) => ["confirm", "overturn", "unsure"].map(str::to_owned).into(),
        ("audit", _) => ["confirm", "overturn"].map(str::to_owned).into(),
        (_, 1) => allowed_verbs(held).into_iter().filter(|verb| verb != "defer").collect(),
        _ => allowed_verbs(held).into_iter().filter(|verb| verb != "escalate").collect(),
    };
    let mut view = json!({
        "review": review.id, "fence": review.fence, "lease_until": review.lease.map(Timestamp::to_rfc3339),
        "purpose": review.purpose, "tier": review.tier, "verbs": verbs,
        "item": {
            "item": item.id, "version": item.version, "kind": item.kind, "due_at": item.due.to_rfc3339(),
            "opened_at": item.opened.to_rfc3339(), "expires_at": item.expires.map(Timestamp::to_rfc3339),
            "deferred_before": item.defers,
        },
        "decision": {
            "decision": decision.id, "workflow": held.workflow.slug, "external_id": decision.external,
            "revision": decision.revision, "action": {"name": decision.action, "args": decision.args()},
            "input": request["input"], "evidence": request["evidence"], "fields": request["fields"], "signals": decision.facts.signals,
            "impact": decision.facts.impact, "subject": decision.subject, "failed_signals": decision.facts.failed_signals,
            "requested_by": decision.requested_by, "received_at": decision.received.to_rfc3339(), "effect": decision.effect,
            "editable": request["editable"], "args_schema": request["args_schema"],
        },
        "matrix": policy.matrix, "reds": reds, "reason_codes": policy.reason_codes,
        "policy": {"version": held.policy.number, "text": policy.text, "limits": policy.limits},
        "draft": review.draft, "solo": held.workflow.settings.solo, "blind": is_blind,
    });
    if !is_blind {
        view["decision"]["rationale"] = request["rationale"].clone();
        view["decision"]["score"] = json!(decision.facts.score);
        view["decision"]["job_score"] = json!(decision.facts.job_score);
        view["decision"]["route_reason"] = json!(decision.reason);
        view["decision"]["confidence"] = json!({
            "raw": decision.facts.confidence, "calibrated": decision.facts.calibrated,
            "calibration": decision.facts.calibrator, "kind": decision.facts.kind,
            "auto_threshold": decision.auto_threshold, "review_floor": decision.review_floor,
        });
    }
    view
}

fn verdict_view(r: &Reader<'_>, row: &VerdictRow, decision: &ModelDecisionRow) -> Result<Value> {
    Ok(json!({
        "lean": shown_lean(row, decision),
        "verdict": row.id, "item": row.item, "at": row.at.to_rfc3339(), "by": r.person(row.person)?.name, "tier": row.tier,
        "purpose": row.purpose, "verb": row.verb, "reason_code": row.reason_code, "note": row.note, "args": row.args,
        "args_digest": row.args_digest, "changed": row.paths, "magnitude": row.magnitude,
        "revisit_at": row.revisit.map(Timestamp::to_rfc3339), "active_ms": row.active_ms,
        "evidence_at": row.evidence.map(Timestamp::to_rfc3339), "channel": row.channel, "solo": row.is_solo,
    }))
}

/// What somebody who escalated leaned to, once the decision is decided: until then it would sway who decides.
pub fn shown_lean<'a>(row: &'a VerdictRow, decision: &ModelDecisionRow) -> Option<&'a str> {
    row.lean.as_deref().filter(|_| !matches!(decision.status.as_str(), "pending" | "deferred"))
}

/// A decision's whole life: what was proposed, how it was routed, who said what, what may run, what ran.
pub fn life_view(r: &Reader<'_>, id: DecisionId, now: Timestamp) -> Result<Value> {
    let decision = r.model_decision(id)?;
    let shadow = match decision.shadow {
        Some((policy, route, reason)) => {
            json!({"policy_version": r.policy(policy)?.number, "route": route, "reason": reason})
        }
        None => Value::Null,
    };
    let items: Vec<Value> = r
        .items_of_decision(id)?
        .iter()
        .map(|item| {
            json!({
                "item": item.id, "kind": item.kind, "source": item.source, "selection": item.selection,
                "probability": item.probability, "tier": item.tier, "state": item.state, "outcome": item.outcome,
                "opened_at": item.opened.to_rfc3339(), "due_at": item.due.to_rfc3339(),
                "closed_at": item.closed.map(Timestamp::to_rfc3339),
            })
        })
        .collect();
    let verdicts = r.verdicts_of(id)?.iter().map(|row| verdict_view(r, row, &decision)).collect::<Result<Vec<_>>>()?;
    let is_decided = !matches!(decision.status.as_str(), "pending" | "deferred");
    let taken_back = r
        .holds_of(id)?
        .iter()
        .filter(|hold| hold.state == "undone")
        .map(|hold| {
            Ok(json!({
                "verdict": hold.verdict, "item": hold.item, "by": r.person(hold.person)?.name, "tier": hold.tier,
                "verb": is_decided.then_some(&hold.verb), "at": hold.at.to_rfc3339(),
                "undone_at": hold.ended.map(Timestamp::to_rfc3339),
            }))
        })
        .collect::<Result<Vec<_>>>()?;
    let grant = r.grant_of(id)?.map(|grant| {
        json!({
            "state": grant.state, "args_digest": grant.args_digest, "by_verdict": grant.verdict,
            "issued_at": grant.issued.to_rfc3339(), "releases_at": grant.releases.to_rfc3339(),
            "expires_at": grant.expires.to_rfc3339(),
        })
    });
    let reports: Vec<Value> = r
        .effect_reports(id)?
        .iter()
        .map(|one| {
            json!({"at": one.at.to_rfc3339(), "state": one.state, "args_digest": one.args_digest, "note": one.note, "alarm": one.alarm})
        })
        .collect();
    Ok(json!({
        "decision": super::view::decision_view(r, id, false, now)?,
        "request": decision.request, "facts": decision.facts, "draws": {"selection": decision.selection, "probability": decision.probability},
        "proposed": {"args": decision.proposed_args(), "args_digest": decision.args_digest},
        "may_run": decision.is_approved().then(|| decision.args()),
        "shadow": shadow, "items": items, "verdicts": verdicts, "taken_back": taken_back, "grant": grant, "effects": reports,
    }))
}
