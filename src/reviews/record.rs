//! The audit entry of an act on a decision: ids, words of ours, whole numbers and keyed commitments, never text.

use crate::domain::{DecisionId, Timestamp, UserId, WorkflowId};
use crate::error::Result;
use crate::store::Tx;
use crate::store::audit::NewAudit;
use serde_json::Value;

/// A share in millionths: the chain holds no fractions.
pub(super) fn micro(share: f64) -> i64 {
    (share * 1e6).round() as i64
}

/// Writes one entry about a decision and tells its position.
pub(super) fn about_decision(
    tx: &Tx<'_>,
    action: &str,
    by: Option<UserId>,
    decision: DecisionId,
    detail: Value,
    at: Timestamp,
) -> Result<i64> {
    tx.audit_at(NewAudit { at, actor: by, action, project: None, subject: format!("decision {decision}"), detail })
}

/// Writes one entry about a workflow.
pub(super) fn about_workflow(
    tx: &Tx<'_>,
    action: &str,
    by: Option<UserId>,
    workflow: WorkflowId,
    detail: Value,
    at: Timestamp,
) -> Result<()> {
    tx.audit(NewAudit { at, actor: by, action, project: None, subject: format!("workflow {workflow}"), detail })
}
