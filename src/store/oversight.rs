//! Counts that show whether a workflow's promises were kept. Each is of cases that must not exist, beside how many could.

use super::Reader;
use crate::domain::{PolicyId, WorkflowId};
use crate::error::Result;

/// What the tables hold against the promises.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct OversightCounts {
    /// Decisions of the workflow.
    pub decisions: i64,
    /// Reports of what was started, succeeded or failed.
    pub effects: i64,
    /// Of these without a permission, with another payload, twice or late.
    pub unfitting: i64,
    /// Of these what is unfitting, or ran under the active policy version without a person's verdict behind the permission.
    pub unpermitted: i64,
    /// Verdicts.
    pub verdicts: i64,
    /// Items the second tier had.
    pub second_tier: i64,
    /// Of these decided by a person of the first.
    pub same_person: i64,
    /// Verdicts of whoever posted the decision.
    pub own: i64,
    /// Verdicts other than an approval or a confirmation without a reason.
    pub without_reason: i64,
    /// Items that expired.
    pub expired: i64,
    /// Of these whose decision was approved all the same.
    pub expired_approved: i64,
    /// Contested decisions.
    pub contested: i64,
    /// Of these looked at by somebody who had decided before.
    pub contested_by_same: i64,
    /// Gold items in the stock.
    pub planted: i64,
    /// How often one was put into the queue.
    pub served: i64,
    /// Of these with a permission, a report of an action, or something learned from it.
    pub served_with_effect: i64,
    /// Position of the first entry of the log; 1 when nothing was cut off.
    pub first_entry: i64,
}

impl Reader<'_> {
    /// Counts of a workflow; `policy` is its active version.
    pub fn oversight_counts(&self, workflow: WorkflowId, policy: Option<PolicyId>) -> Result<OversightCounts> {
        let count = |sql: &str| -> Result<i64> {
            Ok(self.conn.prepare_cached(sql)?.query_row([workflow.0], |row| row.get(0))?)
        };
        let policy = policy.map_or(0, |policy| policy.0);
        Ok(OversightCounts {
            decisions: count(
                "SELECT count(*) FROM decision WHERE workflow = ?1 AND id NOT IN (SELECT decision FROM gold_serving)",
            )?,
            effects: count(
                "SELECT count(*) FROM effect_report e JOIN decision d ON d.id = e.decision
                 WHERE d.workflow = ?1",
            )?,
            unfitting: count(
                "SELECT count(*) FROM effect_report e JOIN decision d ON d.id = e.decision
                 WHERE d.workflow = ?1 AND e.alarm IS NOT NULL",
            )?,
            unpermitted: self
                .conn
                .prepare_cached(
                    "SELECT count(*) FROM effect_report e JOIN decision d ON d.id = e.decision
                     LEFT JOIN effect_grant g ON g.id = e.effect_grant
                     WHERE d.workflow = ?1 AND (e.alarm IS NOT NULL
                       OR d.policy = ?2 AND e.state IN ('started', 'succeeded') AND g.verdict IS NULL)",
                )?
                .query_row((workflow.0, policy), |row| row.get(0))?,
            verdicts: count(
                "SELECT count(*) FROM verdict WHERE workflow = ?1 AND decision NOT IN (SELECT decision FROM gold_serving)",
            )?,
            second_tier: count("SELECT count(*) FROM verdict WHERE workflow = ?1 AND tier = 2")?,
            same_person: count(
                "SELECT count(*) FROM verdict b JOIN verdict a ON a.item = b.item AND a.tier < b.tier
                 WHERE b.workflow = ?1 AND b.is_solo = 0 AND a.person = b.person",
            )?,
            own: count(
                "SELECT count(*) FROM verdict v JOIN decision d ON d.id = v.decision
                 WHERE v.workflow = ?1 AND v.is_solo = 0 AND v.person = d.person",
            )?,
            without_reason: count(
                "SELECT count(*) FROM verdict WHERE workflow = ?1 AND reason_code IS NULL
                 AND verb NOT IN ('approve', 'confirm', 'unsure') AND decision NOT IN (SELECT decision FROM gold_serving)",
            )?,
            expired: count(
                "SELECT count(*) FROM review_item WHERE workflow = ?1 AND outcome = 'expired'
                   AND decision NOT IN (SELECT decision FROM gold_serving)",
            )?,
            expired_approved: count(
                "SELECT count(*) FROM review_item i JOIN decision d ON d.id = i.decision
                 WHERE i.workflow = ?1 AND i.outcome = 'expired' AND i.kind <> 'audit' AND d.status IN ('approved', 'edited')
                   AND d.verdict IS NULL",
            )?,
            contested: count("SELECT count(*) FROM review_item WHERE workflow = ?1 AND source = 'contested'")?,
            contested_by_same: count(
                "SELECT count(*) FROM review_item i JOIN verdict v ON v.item = i.id
                 WHERE i.workflow = ?1 AND i.source = 'contested' AND v.is_solo = 0
                   AND EXISTS (SELECT 1 FROM verdict w WHERE w.decision = i.decision AND w.person = v.person AND w.item <> i.id)",
            )?,
            planted: count("SELECT count(*) FROM gold WHERE workflow = ?1 AND retired IS NULL")?,
            served: count(
                "SELECT count(*) FROM gold_serving s JOIN gold g ON g.id = s.gold WHERE g.workflow = ?1",
            )?,
            served_with_effect: count(
                "SELECT count(*) FROM gold_serving s JOIN gold g ON g.id = s.gold JOIN decision d ON d.id = s.decision
                 WHERE g.workflow = ?1 AND (d.status IN ('auto_execute', 'approved', 'edited') OR d.effect <> 'none'
                   OR EXISTS (SELECT 1 FROM effect_grant e WHERE e.decision = d.id)
                   OR EXISTS (SELECT 1 FROM effect_report e WHERE e.decision = d.id)
                   OR EXISTS (SELECT 1 FROM correction c WHERE c.decision = d.id))",
            )?,
            first_entry: self.conn.query_row("SELECT coalesce(min(seq), 1) FROM audit", [], |row| row.get(0))?,
        })
    }
}
