//! Verdicts inside their undo window, and those that were taken back. What is held counts nowhere else.

use super::{Reader, ReviewRow, Tx};
use crate::domain::{DecisionId, ReviewId, ReviewItemId, Timestamp, UserId, VerdictId, WorkflowId};
use crate::error::Result;
use crate::store::audit::commitment;
use rusqlite::{OptionalExtension, Row};
use serde_json::Value;

/// A held verdict as stored.
#[derive(Debug, Clone)]
pub struct HeldVerdictRow {
    /// Its id.
    pub id: i64,
    /// The number it gets as a verdict.
    pub verdict: VerdictId,
    /// In which workflow.
    pub workflow: WorkflowId,
    /// About which decision.
    pub decision: DecisionId,
    /// On which item.
    pub item: ReviewItemId,
    /// On which review of it.
    pub review: ReviewId,
    /// By whom.
    pub person: UserId,
    /// The fence of the claim it was given under.
    pub fence: i64,
    /// At which tier.
    pub tier: u32,
    /// When it was given.
    pub at: Timestamp,
    /// When it is released.
    pub releases: Timestamp,
    /// The verb as it stands.
    pub verb: String,
    /// All of what was said; none once erased.
    pub said: Option<Value>,
    /// Digest of what was sent.
    pub request_hash: Vec<u8>,
    /// `held`, `released` or `undone`.
    pub state: String,
    /// When that came.
    pub ended: Option<Timestamp>,
}

/// A verdict to hold.
pub struct NewHeldVerdict<'a> {
    /// The number it gets.
    pub verdict: VerdictId,
    /// In which workflow.
    pub workflow: WorkflowId,
    /// About which decision.
    pub decision: DecisionId,
    /// On which item.
    pub item: ReviewItemId,
    /// On which review.
    pub review: ReviewId,
    /// By whom.
    pub person: UserId,
    /// The fence of their claim.
    pub fence: i64,
    /// At which tier.
    pub tier: u32,
    /// When it is released.
    pub releases: Timestamp,
    /// The verb as it stands.
    pub verb: &'a str,
    /// All of what was said.
    pub said: &'a str,
    /// Digest of what was sent.
    pub request_hash: [u8; 32],
    /// The salt of the audit chain's commitment.
    pub salt: [u8; 32],
}

const COLUMNS: &str = "id, verdict, workflow, decision, item, review, person, fence, tier, at, releases, verb, said, request_hash, state, ended";

fn from_row(row: &Row<'_>) -> rusqlite::Result<HeldVerdictRow> {
    let said: Option<String> = row.get(12)?;
    Ok(HeldVerdictRow {
        id: row.get(0)?,
        verdict: VerdictId(row.get(1)?),
        workflow: WorkflowId(row.get(2)?),
        decision: DecisionId(row.get(3)?),
        item: ReviewItemId(row.get(4)?),
        review: ReviewId(row.get(5)?),
        person: UserId(row.get(6)?),
        fence: row.get(7)?,
        tier: row.get(8)?,
        at: Timestamp(row.get(9)?),
        releases: Timestamp(row.get(10)?),
        verb: row.get(11)?,
        said: said.and_then(|text| serde_json::from_str(&text).ok()),
        request_hash: row.get(13)?,
        state: row.get(14)?,
        ended: row.get::<_, Option<i64>>(15)?.map(Timestamp),
    })
}

impl Reader<'_> {
    /// The held verdict of this id.
    pub fn held_verdict(&self, id: i64) -> Result<Option<HeldVerdictRow>> {
        self.one_held("id = ?1", id)
    }

    /// The last verdict on a review that was held, whatever became of it.
    pub fn last_hold(&self, review: ReviewId) -> Result<Option<HeldVerdictRow>> {
        self.one_held("review = ?1 ORDER BY id DESC LIMIT 1", review.0)
    }

    /// The verdict on an item that is inside its window.
    pub fn hold_on(&self, item: ReviewItemId) -> Result<Option<HeldVerdictRow>> {
        self.one_held("item = ?1 AND state = 'held'", item.0)
    }

    fn one_held(&self, which: &str, id: i64) -> Result<Option<HeldVerdictRow>> {
        Ok(self
            .conn
            .prepare_cached(&format!("SELECT {COLUMNS} FROM held_verdict WHERE {which}"))?
            .query_row([id], from_row)
            .optional()?)
    }

    /// Verdicts whose window is over and of which nothing has followed yet, oldest first.
    pub fn due_holds(&self, now: Timestamp, most: usize) -> Result<Vec<i64>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT id FROM held_verdict WHERE state = 'held' AND releases <= ?1 ORDER BY releases, id LIMIT ?2",
        )?;
        let rows = statement.query_map((now.0, most as i64), |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Every verdict on a decision that was held, in order.
    pub fn holds_of(&self, decision: DecisionId) -> Result<Vec<HeldVerdictRow>> {
        self.all_held("decision = ?1 ORDER BY id", decision.0)
    }

    /// The verdicts of a workflow that are inside their window.
    pub fn holds_in(&self, workflow: WorkflowId) -> Result<Vec<HeldVerdictRow>> {
        self.all_held("state = 'held' AND workflow = ?1 ORDER BY id", workflow.0)
    }

    fn all_held(&self, which: &str, id: i64) -> Result<Vec<HeldVerdictRow>> {
        let mut statement = self.conn.prepare_cached(&format!("SELECT {COLUMNS} FROM held_verdict WHERE {which}"))?;
        let rows = statement.query_map([id], from_row)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Whether a verdict given under this fence, or a later one, was taken back: then what comes late is a repeat of it.
    pub fn was_undone(&self, review: ReviewId, fence: i64) -> Result<bool> {
        Ok(self
            .conn
            .prepare_cached(
                "SELECT EXISTS (SELECT 1 FROM held_verdict WHERE review = ?1 AND state = 'undone' AND fence >= ?2)",
            )?
            .query_row((review.0, fence), |row| row.get(0))?)
    }

    /// What does not fit between an audit entry about a held verdict and what is stored; none when it does.
    pub(super) fn broken_hold(&self, id: i64, detail: &Value) -> Result<Option<String>> {
        let mut statement =
            self.conn.prepare_cached("SELECT verdict, state, said, salt FROM held_verdict WHERE id = ?1")?;
        let mut rows = statement.query([id])?;
        let Some(row) = rows.next()? else { return Ok(Some(format!("held verdict {id} is missing"))) };
        let (verdict, state): (i64, String) = (row.get(0)?, row.get(1)?);
        let (said, salt): (Option<String>, Option<Vec<u8>>) = (row.get(2)?, row.get(3)?);
        if detail["undone"] == true {
            let stands: bool = self
                .conn
                .prepare_cached("SELECT EXISTS (SELECT 1 FROM verdict WHERE id = ?1)")?
                .query_row([verdict], |row| row.get(0))?;
            let is_back = stands || state != "undone";
            return Ok(is_back.then(|| format!("verdict {verdict} was taken back and stands again")));
        }
        Ok(match (said, salt) {
            (Some(said), Some(salt)) if detail["content"] != commitment(&salt, &said) => {
                Some(format!("held verdict {id} says something else than was recorded"))
            }
            (Some(_), None) => Some(format!("held verdict {id} lost its salt but not its text")),
            _ => None,
        })
    }
}

impl Tx<'_> {
    /// Holds a verdict and ends the review for the time being; what was typed stays with it.
    pub fn hold_verdict(&self, new: &NewHeldVerdict<'_>, now: Timestamp) -> Result<i64> {
        self.conn
            .prepare_cached(
                "INSERT INTO held_verdict (verdict, workflow, decision, item, review, person, fence, tier, at, releases, verb,
                    said, request_hash, salt) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
            )?
            .execute((
                new.verdict.0,
                new.workflow.0,
                new.decision.0,
                new.item.0,
                new.review.0,
                new.person.0,
                new.fence,
                new.tier,
                now.0,
                new.releases.0,
                new.verb,
                new.said,
                new.request_hash.as_slice(),
                new.salt.as_slice(),
            ))?;
        let id = self.conn.last_insert_rowid();
        self.conn
            .prepare_cached(
                "UPDATE review SET state = 'decided', person = ?2, lease = NULL, ended = ?3,
                    first_claimed = coalesce(first_claimed, ?3) WHERE id = ?1",
            )?
            .execute((new.review.0, new.person.0, now.0))?;
        Ok(id)
    }

    /// Ends the window, as `released` or `undone`; false when it was over.
    pub fn end_hold(&self, id: i64, state: &str, now: Timestamp) -> Result<bool> {
        let changed = self
            .conn
            .prepare_cached("UPDATE held_verdict SET state = ?2, ended = ?3 WHERE id = ?1 AND state = 'held'")?
            .execute((id, state, now.0))?;
        Ok(changed == 1)
    }

    /// Puts a review back into the hands of whoever had decided it, under a new fence, with what they had said.
    pub fn take_back(&self, review: &ReviewRow, person: UserId, lease: Timestamp, draft: Option<&str>) -> Result<()> {
        self.conn
            .prepare_cached(
                "UPDATE review SET state = 'claimed', person = ?2, lease = ?3, ended = NULL, fence = fence + 1,
                    draft = coalesce(?4, draft) WHERE id = ?1",
            )?
            .execute((review.id.0, person.0, lease.0, draft))?;
        Ok(())
    }
}
