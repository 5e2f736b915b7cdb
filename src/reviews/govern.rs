//! Policy versions: propose one, let it run in the shadow of the live one, activate it. In a workflow of several people
//! whoever proposed a version that lets something act alone does not activate it.

use super::record::about_workflow;
use super::threshold::check_shadow;
use crate::domain::{PolicyId, Timestamp, UserId, WorkflowId};
use crate::error::{Because, Error, Result};
use crate::evidence::proposals::{Thresholds, drain_guard};
use crate::routing::Policy;
use crate::store::{PolicyRow, Store, Tx};
use serde_json::json;

/// Propose a policy version. It is immutable from then on.
#[derive(Debug, Clone)]
pub struct ProposePolicy {
    /// For which workflow.
    pub workflow: WorkflowId,
    /// What it says.
    pub policy: Policy,
    /// Why.
    pub rationale: String,
    /// Who proposes it.
    pub by: Option<UserId>,
}

fn checked_rationale(text: &str, needed_because: Option<&str>) -> Result<String> {
    let text = text.trim();
    if let Some(because) = needed_because
        && text.is_empty()
    {
        let message = format!("say why: {because}");
        return Err(Error::refused(Because::Invalid, "rationale_required", message));
    }
    if text.chars().count() > 4000 {
        return Err(Error::invalid("the rationale is longer than 4,000 characters"));
    }
    Ok(text.to_owned())
}

impl ProposePolicy {
    /// Checks and stores it. A version that changes the matrix needs a rationale.
    pub fn run(self, store: &Store, now: Timestamp) -> Result<PolicyRow> {
        self.policy.check().map_err(Error::Invalid)?;
        store.write(move |tx| propose_in(tx, self.workflow, &self.policy, &self.rationale, self.by, now))
    }
}

/// Stores a checked version.
pub(super) fn propose_in(
    tx: &Tx<'_>,
    workflow: WorkflowId,
    policy: &Policy,
    rationale: &str,
    by: Option<UserId>,
    now: Timestamp,
) -> Result<PolicyRow> {
    let workflow = tx.workflow(workflow)?;
    let active = workflow.policy.map(|id| tx.policy(id)).transpose()?;
    let changes_matrix = active.is_none_or(|active| active.policy.matrix != policy.matrix);
    let needed = changes_matrix.then_some("this version changes the decision matrix");
    let rationale = checked_rationale(rationale, needed)?;
    let id = tx.insert_policy(workflow.id, policy, &rationale, by, now)?;
    let row = tx.policy(id)?;
    let detail = json!({"policy": id, "number": row.number, "hash": row.hash});
    about_workflow(tx, "policy.propose", by, workflow.id, detail.clone(), now)?;
    tx.happen(workflow.id, "policy.proposed", None, None, detail, now)?;
    Ok(row)
}

/// Make a version the one that routes. Decisions in flight keep the version they were routed under.
#[derive(Debug, Clone)]
pub struct ActivatePolicy {
    /// In which workflow.
    pub workflow: WorkflowId,
    /// The version's number.
    pub number: i64,
    /// Why.
    pub rationale: String,
    /// An admin lowers the threshold although the queue is late, and wrote why.
    pub despite_late_queue: bool,
    /// Who activates it; none on the command line.
    pub by: Option<UserId>,
}

impl ActivatePolicy {
    /// Activates it, or says which promise it would break.
    pub fn run(self, store: &Store, now: Timestamp) -> Result<PolicyRow> {
        store.write(move |tx| {
            let workflow = tx.workflow(self.workflow)?;
            let row = tx.policy_by_number(workflow.id, self.number)?;
            let rationale = checked_rationale(&self.rationale, None)?;
            row.policy
                .check_activation(&rationale)
                .map_err(|reason| Error::refused(Because::Invalid, "matrix", reason))?;
            if row.policy.mode.lets_act_alone() && !workflow.settings.solo && same(self.by, row.proposed_by) {
                return Err(Error::refused(
                    Because::Forbidden,
                    "separation_of_duties",
                    "you proposed this version, so another person activates it. Working alone? Set solo in the workflow's settings; every page then says so",
                ));
            }
            check_shadow(tx, &row, now)?;
            self.guard_drain(tx, &row, now)?;
            tx.activate_policy(&row, self.by, &rationale, now)?;
            if workflow.shadow == Some(row.id) {
                tx.set_shadow(workflow.id, None)?;
            }
            let detail = json!({"policy": row.id, "number": row.number, "hash": row.hash, "before": workflow.policy});
            about_workflow(tx, "policy.activate", self.by, workflow.id, detail.clone(), now)?;
            tx.happen(workflow.id, "policy.activated", None, None, detail, now)?;
            tx.policy(row.id)
        })
    }

    /// Lowering the bar to drain a late queue hands the problem to whom the decisions are about.
    fn guard_drain(&self, tx: &Tx<'_>, row: &PolicyRow, now: Timestamp) -> Result<()> {
        let Some(active) = tx.workflow(self.workflow)?.policy.map(|id| tx.policy(id)).transpose()? else {
            return Ok(());
        };
        let (new, old) = (&row.policy, &active.policy);
        let thresholds = |policy: &Policy| Thresholds { auto: policy.auto_threshold, floor: policy.review_floor };
        // Held against one late item: whether these thresholds drain at all.
        let is_laxer = drain_guard(thresholds(old), thresholds(new), 1, None).is_err()
            || (new.mode.lets_act_alone() && !old.mode.lets_act_alone())
            || new.review_rate < old.review_rate;
        let pressure = tx.pressure(self.workflow, now)?;
        if !is_laxer || pressure.overdue == 0 {
            return Ok(());
        }
        if self.despite_late_queue && self.rationale.trim().chars().count() >= 40 {
            return Ok(());
        }
        Err(Error::refused(
            Because::Conflict,
            "queue_late",
            format!(
                "{} items are late, and this version asks people less. Work the queue off first; an admin may go on with `despite_late_queue` and at least 40 characters that say why",
                pressure.overdue
            ),
        ))
    }
}

fn same(one: Option<UserId>, other: Option<UserId>) -> bool {
    one.is_some() && one == other
}

/// Write the route of a version beside the live one with every decision from now on, or stop that.
#[derive(Debug, Clone, Copy)]
pub struct ShadowPolicy {
    /// In which workflow.
    pub workflow: WorkflowId,
    /// The version's number; none stops it.
    pub number: Option<i64>,
    /// Who says so.
    pub by: Option<UserId>,
}

impl ShadowPolicy {
    /// Stores it. Nothing acts on a shadow's route.
    pub fn run(self, store: &Store, now: Timestamp) -> Result<Option<PolicyId>> {
        store.write(move |tx| {
            let policy = match self.number {
                Some(number) => Some(tx.policy_by_number(self.workflow, number)?.id),
                None => None,
            };
            tx.set_shadow(self.workflow, policy)?;
            about_workflow(tx, "policy.shadow", self.by, self.workflow, json!({"policy": policy}), now)?;
            Ok(policy)
        })
    }
}
