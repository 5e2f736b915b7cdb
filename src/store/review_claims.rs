//! Reviews in people's hands: claim, keep, put back, pass on, end.

use super::review_items::{REVIEW, review_from_row};
use super::{Reader, ReviewRow, Tx};
use crate::domain::{ReviewId, ReviewItemId, Timestamp, UserId, WorkflowId};
use crate::error::Result;
use rusqlite::OptionalExtension;

/// Who claims, and what they may be given.
#[derive(Debug, Clone)]
pub struct ClaimRules {
    /// In which workflow.
    pub workflow: WorkflowId,
    /// For whom.
    pub person: UserId,
    /// Their name in lower case: nobody reviews what was requested for them or is about them.
    pub name: String,
    /// The highest tier they review.
    pub tier: u32,
    /// One person does everything.
    pub is_solo: bool,
    /// Only this item.
    pub item: Option<ReviewItemId>,
    /// Only audits, or only the rest; none: whatever is due first.
    pub is_audit: Option<bool>,
}

impl Reader<'_> {
    /// What somebody holds in a workflow, most due first.
    pub fn reviews_held(&self, workflow: WorkflowId, person: UserId, now: Timestamp) -> Result<Vec<ReviewRow>> {
        let mut statement = self.conn.prepare_cached(&format!(
            "SELECT {REVIEW} FROM review WHERE person = ?2 AND state = 'claimed' AND workflow = ?1 AND lease >= ?3
             ORDER BY due, id"
        ))?;
        let rows = statement.query_map((workflow.0, person.0, now.0), review_from_row)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Whether somebody passed on an item.
    pub fn has_declined(&self, item: ReviewItemId, person: UserId) -> Result<bool> {
        Ok(self
            .conn
            .prepare_cached("SELECT EXISTS (SELECT 1 FROM review_decline WHERE item = ?1 AND person = ?2)")?
            .query_row((item.0, person.0), |row| row.get(0))?)
    }
}

impl Tx<'_> {
    /// Claims the most due review that this person may have, in one statement: whether a lease has lapsed is judged
    /// here, never by a sweeper.
    pub fn claim_review(&self, rules: &ClaimRules, lease: Timestamp, now: Timestamp) -> Result<Option<ReviewRow>> {
        Ok(self
            .conn
            .prepare_cached(&format!(
                "UPDATE review SET state = 'claimed', fence = fence + 1, lease = ?3,
                    first_claimed = coalesce(first_claimed, ?4),
                    draft = CASE WHEN person = ?2 THEN draft END,
                    evidence = CASE WHEN person = ?2 THEN evidence END,
                    person = ?2
                 WHERE id = (
                    SELECT r.id FROM review r JOIN review_item i ON i.id = r.item JOIN decision d ON d.id = i.decision
                    WHERE r.workflow = ?1 AND r.state IN ('waiting', 'claimed') AND i.state = 'open' AND r.is_swept = 0
                      AND r.tier <= ?5 AND r.entered <= ?4 AND (r.state = 'waiting' OR r.lease < ?4)
                      AND (?6 IS NULL OR i.id = ?6) AND (?7 IS NULL OR (i.kind = 'audit') = ?7)
                      AND NOT EXISTS (SELECT 1 FROM review_decline x WHERE x.item = i.id AND x.person = ?2)
                      AND NOT EXISTS (SELECT 1 FROM gold_serving s JOIN gold g ON g.id = s.gold WHERE s.decision = d.id
                        AND (?5 > 1 OR g.planted_by = ?2 OR EXISTS (
                          SELECT 1 FROM gold_seen o WHERE o.gold = s.gold AND o.person = ?2 AND o.decision <> d.id)))
                      AND (?8 OR (
                        d.person <> ?2 AND lower(coalesce(d.subject, '')) <> ?9
                        AND substr('/' || lower(d.requested_by), -length(?9) - 1) <> '/' || ?9
                        AND NOT EXISTS (SELECT 1 FROM verdict v WHERE v.decision = d.id AND v.person = ?2
                                        AND (i.kind = 'audit' OR v.tier < r.tier))))
                    ORDER BY r.due, r.id LIMIT 1)
                 RETURNING {REVIEW}"
            ))?
            .query_row(
                rusqlite::params![
                    rules.workflow.0,
                    rules.person.0,
                    lease.0,
                    now.0,
                    rules.tier,
                    rules.item.map(|item| item.0),
                    rules.is_audit,
                    rules.is_solo,
                    rules.name,
                ],
                review_from_row,
            )
            .optional()?)
    }

    /// Gives a held review more time; false when it is not held by this person under this fence any more.
    pub fn extend_review(&self, id: ReviewId, person: UserId, fence: i64, lease: Timestamp) -> Result<bool> {
        let changed = self
            .conn
            .prepare_cached(
                "UPDATE review SET lease = max(lease, ?4) WHERE id = ?1 AND person = ?2 AND fence = ?3 AND state = 'claimed'",
            )?
            .execute((id.0, person.0, fence, lease.0))?;
        Ok(changed == 1)
    }

    /// Puts a held review back into the queue; false when this person does not hold it under this fence.
    pub fn release_review(&self, id: ReviewId, person: UserId, fence: i64) -> Result<bool> {
        let changed = self
            .conn
            .prepare_cached(
                "UPDATE review SET state = 'waiting', lease = NULL WHERE id = ?1 AND person = ?2 AND fence = ?3 AND state = 'claimed'",
            )?
            .execute((id.0, person.0, fence))?;
        Ok(changed == 1)
    }

    /// Keeps what a holder typed, and that they opened the evidence.
    pub fn save_draft(&self, id: ReviewId, draft: Option<&str>, evidence: Option<Timestamp>) -> Result<()> {
        self.conn
            .prepare_cached(
                "UPDATE review SET draft = coalesce(?2, draft), evidence = coalesce(evidence, ?3) WHERE id = ?1",
            )?
            .execute((id.0, draft, evidence.map(|at| at.0)))?;
        Ok(())
    }

    /// Notes that somebody passed on an item.
    pub fn decline_item(
        &self,
        item: ReviewItemId,
        person: UserId,
        tier: u32,
        reason: &str,
        now: Timestamp,
    ) -> Result<()> {
        self.conn
            .prepare_cached("INSERT INTO review_decline VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING")?
            .execute((item.0, person.0, tier, reason, now.0))?;
        Ok(())
    }

    /// Ends a review by its verdict: whoever held it, this person has decided it.
    pub fn end_review(&self, id: ReviewId, person: UserId, now: Timestamp) -> Result<()> {
        self.conn
            .prepare_cached(
                "UPDATE review SET state = 'decided', person = ?2, lease = NULL, ended = ?3, draft = NULL,
                    first_claimed = coalesce(first_claimed, ?3) WHERE id = ?1",
            )?
            .execute((id.0, person.0, now.0))?;
        Ok(())
    }
}
