//! Grants: permission to act once, bound to the digest of exactly what was approved. The text a caller holds is the
//! grant's number and a MAC of everything it stands for, so nobody can make one up or move it to another payload.

use super::record::about_decision;
use crate::digest::hex;
use crate::domain::{DecisionId, GrantId, Timestamp, VerdictId};
use crate::error::Result;
use crate::routing::{Policy, mac};
use crate::store::audit::commitment;
use crate::store::{GrantRow, ModelDecisionRow, Tx, WorkflowRow};
use serde_json::json;

const PREFIX: &str = "qgr_";

/// The text of a grant.
pub(super) fn token(key: &[u8; 32], grant: &GrantRow) -> String {
    let mac = mac(
        key,
        &[
            b"grant",
            &grant.id.0.to_le_bytes(),
            &grant.decision.0.to_le_bytes(),
            grant.action.as_bytes(),
            grant.args_digest.as_bytes(),
            &grant.expires.0.to_le_bytes(),
        ],
    );
    format!("{PREFIX}{}_{}", grant.id, hex(&mac[..16]))
}

/// Whether a text is that of this grant.
pub(super) fn is_token_of(key: &[u8; 32], grant: &GrantRow, text: &str) -> bool {
    use subtle::ConstantTimeEq;
    token(key, grant).as_bytes().ct_eq(text.trim().as_bytes()).into()
}

/// A grant for a decision that acts alone; with an outbox it cannot be used before the hold window is over.
pub(super) fn issue_alone(
    tx: &Tx<'_>,
    workflow: &WorkflowRow,
    policy: &Policy,
    decision: &ModelDecisionRow,
    now: Timestamp,
) -> Result<GrantId> {
    issue(tx, workflow, policy, decision, None, &decision.args_digest, now.plus_secs(policy.outbox_secs), now)
}

/// A grant by a person's verdict, for the payload of this digest.
pub(super) fn issue_by_verdict(
    tx: &Tx<'_>,
    workflow: &WorkflowRow,
    policy: &Policy,
    decision: &ModelDecisionRow,
    verdict: VerdictId,
    args_digest: &str,
    now: Timestamp,
) -> Result<GrantId> {
    issue(tx, workflow, policy, decision, Some(verdict), args_digest, now, now)
}

fn issue(
    tx: &Tx<'_>,
    workflow: &WorkflowRow,
    policy: &Policy,
    decision: &ModelDecisionRow,
    verdict: Option<VerdictId>,
    args_digest: &str,
    releases: Timestamp,
    now: Timestamp,
) -> Result<GrantId> {
    let expires = releases.plus_secs(policy.grant_secs);
    let id = tx.insert_grant(decision.id, verdict, &decision.action, args_digest, (now, releases, expires))?;
    // Keyed, because a bare digest of a short payload could be guessed from.
    let bound = commitment(&workflow.grant_key, args_digest);
    let detail = json!({"grant": id, "by_verdict": verdict, "bound": bound, "releases": releases, "expires": expires});
    about_decision(tx, "grant.issue", None, decision.id, detail, now)?;
    Ok(id)
}

/// Takes a decision's open grant back, if it has one.
pub(super) fn revoke(tx: &Tx<'_>, decision: DecisionId, why: &str, now: Timestamp) -> Result<bool> {
    let revoked = tx.revoke_grant(decision, now)?;
    if revoked {
        about_decision(tx, "grant.revoke", None, decision, json!({"why": why}), now)?;
    }
    Ok(revoked)
}
