//! Open a review item: with its time, its tier and the assignment that waits for somebody.

use super::request::DecisionRequest;
use super::zone::next_hour;
use crate::domain::{ReviewItemId, Timestamp, WorkflowSettings};
use crate::error::Result;
use crate::routing::{Policy, Sampled};
use crate::store::{ModelDecisionRow, NewReviewItem, Tx};
use serde_json::json;

/// Audits never hold anything up: a day for what acted alone.
const AUDIT_SECS: i64 = 24 * 3600;
/// Looks at people's approvals are a weekly batch.
const APPROVAL_AUDIT_SECS: i64 = 7 * 24 * 3600;

/// Between a decision and its sweep there are two hours at least to read what waits.
const SWEEP_SECS: i64 = 2 * 3600;

/// The item of a decision that waits for a person.
pub(super) fn open_gate(
    tx: &Tx<'_>,
    request: &DecisionRequest,
    (settings, policy): (&WorkflowSettings, &Policy),
    decision: &ModelDecisionRow,
    is_swept: bool,
    now: Timestamp,
) -> Result<ReviewItemId> {
    let sla = request.sla_secs.unwrap_or_else(|| policy.sla_of(&decision.action));
    let expires = request.expires_secs.or(policy.expires_secs).map(|secs| now.plus_secs(secs));
    let on_expire = request.on_expire.unwrap_or(policy.on_expire);
    let opened = tx.insert_review_item(&NewReviewItem {
        workflow: decision.workflow,
        decision: decision.id,
        kind: "gate",
        source: decision.reason.as_str(),
        selection: decision.selection.as_str(),
        probability: Some(decision.probability),
        tier: 1,
        defers: 0,
        opens: now,
        due: match policy.sweep.as_ref().filter(|_| is_swept) {
            Some(rule) => next_hour(settings, rule.at_hour, now.plus_secs(SWEEP_SECS)),
            None => now.plus_secs(sla),
        },
        expires,
        on_expire: on_expire.as_str(),
    })?;
    // Only audits can be there already.
    let (item, _) = opened.ok_or_else(|| crate::error::Error::internal("a new decision has an item already"))?;
    if is_swept {
        tx.hold_for_sweep(item)?;
    }
    tx.happen(
        decision.workflow,
        "item.opened",
        Some(decision.id),
        Some(item),
        json!({"tier": 1, "swept": is_swept}),
        now,
    )?;
    Ok(item)
}

/// An audit of a decision, where the draw says so. Drawn once from each source, whatever is repeated.
pub(super) fn audit_drawn(
    tx: &Tx<'_>,
    decision: &ModelDecisionRow,
    source: &str,
    sampled: Option<Sampled>,
    now: Timestamp,
) -> Result<()> {
    match sampled {
        Some(sampled) if sampled.is_drawn => {
            open_audit(tx, decision, source, "random", Some(sampled.rate), now).map(|_| ())
        }
        _ => Ok(()),
    }
}

/// An audit of a decision, whyever. None when there is one from this source already.
pub(super) fn open_audit(
    tx: &Tx<'_>,
    decision: &ModelDecisionRow,
    source: &str,
    selection: &str,
    probability: Option<f64>,
    now: Timestamp,
) -> Result<Option<ReviewItemId>> {
    let secs = if source == "approval" { APPROVAL_AUDIT_SECS } else { AUDIT_SECS };
    let opened = tx.insert_review_item(&NewReviewItem {
        workflow: decision.workflow,
        decision: decision.id,
        kind: "audit",
        source,
        selection,
        probability,
        tier: 1,
        defers: 0,
        opens: now,
        due: now.plus_secs(secs),
        expires: None,
        on_expire: "hold",
    })?;
    let Some((item, _)) = opened else { return Ok(None) };
    let detail = json!({"tier": 1, "audit": source});
    tx.happen(decision.workflow, "item.opened", Some(decision.id), Some(item), detail, now)?;
    Ok(Some(item))
}

/// What the second tier put off comes back to it.
pub(super) fn open_follow_up(
    tx: &Tx<'_>,
    decision: &ModelDecisionRow,
    defers: u32,
    policy: &Policy,
    revisit: Timestamp,
    now: Timestamp,
) -> Result<ReviewItemId> {
    let opened = tx.insert_review_item(&NewReviewItem {
        workflow: decision.workflow,
        decision: decision.id,
        kind: "follow_up",
        source: decision.reason.as_str(),
        selection: decision.selection.as_str(),
        probability: Some(decision.probability),
        tier: 2,
        defers,
        opens: revisit,
        due: revisit.plus_secs(policy.tier2_sla_secs),
        expires: None,
        on_expire: "hold",
    })?;
    let (item, _) = opened.ok_or_else(|| crate::error::Error::internal("a follow-up is there already"))?;
    let detail = json!({"tier": 2, "opens": revisit});
    tx.happen(decision.workflow, "item.deferred", Some(decision.id), Some(item), detail, now)?;
    Ok(item)
}
