//! Sweeps: what waits for one, and what was done in it.

use super::review_items::{REVIEW, review_from_row};
use super::{Reader, ReviewItemRow, ReviewRow, Tx};
use crate::domain::{ReviewId, ReviewItemId, Timestamp, UserId, WorkflowId};
use crate::error::Result;

/// A sweep as stored.
#[derive(Debug, Clone)]
pub struct SweepRow {
    /// Its number.
    pub id: i64,
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub person: UserId,
    /// Items approved.
    pub approved: u32,
    /// Items pulled out.
    pub pulled: u32,
}

impl Reader<'_> {
    /// What waits for a workflow's sweep, oldest first, each with its review.
    pub fn swept_reviews(&self, workflow: WorkflowId, most: usize) -> Result<Vec<(ReviewItemRow, ReviewRow)>> {
        let mut statement = self.conn.prepare_cached(&format!(
            "SELECT {REVIEW} FROM review WHERE workflow = ?1 AND is_swept = 1 AND state IN ('waiting', 'claimed')
             ORDER BY id LIMIT ?2"
        ))?;
        let reviews =
            statement.query_map((workflow.0, most as i64), review_from_row)?.collect::<rusqlite::Result<Vec<_>>>()?;
        reviews.into_iter().map(|review| Ok((self.review_item(review.item)?, review))).collect()
    }

    /// How many wait for a workflow's sweep, and since when the most due one is or was due.
    pub fn swept_count(&self, workflow: WorkflowId) -> Result<(u32, Option<Timestamp>)> {
        Ok(self
            .conn
            .prepare_cached(
                "SELECT count(*), min(due) FROM review WHERE workflow = ?1 AND is_swept = 1 AND state IN ('waiting', 'claimed')",
            )?
            .query_row([workflow.0], |row| Ok((row.get(0)?, row.get::<_, Option<i64>>(1)?.map(Timestamp))))?)
    }

    /// Whether an item waits for the sweep.
    pub fn is_swept(&self, review: ReviewId) -> Result<bool> {
        Ok(self
            .conn
            .prepare_cached("SELECT is_swept = 1 AND state IN ('waiting', 'claimed') FROM review WHERE id = ?1")?
            .query_row([review.0], |row| row.get(0))?)
    }

    /// How many verdicts somebody gave in a workflow's sweeps since a moment.
    pub fn swept_since(&self, workflow: WorkflowId, person: UserId, since: Timestamp) -> Result<u32> {
        Ok(self
            .conn
            .prepare_cached(
                "SELECT count(*) FROM verdict WHERE person = ?2 AND at >= ?3 AND workflow = ?1 AND channel = 'sweep'",
            )?
            .query_row((workflow.0, person.0, since.0), |row| row.get(0))?)
    }

    /// A workflow's sweeps, newest first.
    pub fn sweeps(&self, workflow: WorkflowId, most: usize) -> Result<Vec<SweepRow>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT id, at, person, approved, pulled FROM sweep WHERE workflow = ?1 ORDER BY id DESC LIMIT ?2",
        )?;
        let rows = statement.query_map((workflow.0, most as i64), |row| {
            Ok(SweepRow {
                id: row.get(0)?,
                at: Timestamp(row.get(1)?),
                person: UserId(row.get(2)?),
                approved: row.get(3)?,
                pulled: row.get(4)?,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

impl Tx<'_> {
    /// Lets an item's reviews wait for the sweep.
    pub fn hold_for_sweep(&self, item: ReviewItemId) -> Result<()> {
        self.conn.prepare_cached("UPDATE review SET is_swept = 1 WHERE item = ?1")?.execute([item.0])?;
        Ok(())
    }

    /// Takes an item out of the sweep: from now on it waits in the queue like any other, due then.
    pub fn pull_from_sweep(&self, item: ReviewItemId, due: Timestamp, now: Timestamp) -> Result<()> {
        self.conn
            .prepare_cached("UPDATE review SET is_swept = 0, due = ?2, entered = ?3 WHERE item = ?1 AND is_swept = 1")?
            .execute((item.0, due.0, now.0))?;
        self.conn
            .prepare_cached("UPDATE review_item SET due = ?2, version = version + 1 WHERE id = ?1")?
            .execute((item.0, due.0))?;
        Ok(())
    }

    /// Puts a review that waits for the sweep into somebody's hands, for the moment in which they decide it.
    pub fn take_in_sweep(&self, review: ReviewId, person: UserId, now: Timestamp) -> Result<i64> {
        Ok(self
            .conn
            .prepare_cached(
                "UPDATE review SET state = 'claimed', fence = fence + 1, person = ?2, lease = ?3,
                    first_claimed = coalesce(first_claimed, ?3) WHERE id = ?1 RETURNING fence",
            )?
            .query_row((review.0, person.0, now.0), |row| row.get(0))?)
    }

    /// Notes a sweep and returns its number.
    pub fn insert_sweep(
        &self,
        workflow: WorkflowId,
        person: UserId,
        approved: usize,
        pulled: usize,
        now: Timestamp,
    ) -> Result<i64> {
        self.conn.execute(
            "INSERT INTO sweep (workflow, at, person, approved, pulled) VALUES (?1, ?2, ?3, ?4, ?5)",
            (workflow.0, now.0, person.0, approved as i64, pulled as i64),
        )?;
        Ok(self.conn.last_insert_rowid())
    }

    /// Notes why an item was pulled out.
    pub fn insert_pull(&self, sweep: i64, item: ReviewItemId, reason_code: &str, note: &str) -> Result<()> {
        self.conn.prepare_cached("INSERT INTO sweep_pull VALUES (?1, ?2, ?3, ?4)")?.execute((
            sweep,
            item.0,
            reason_code,
            (!note.is_empty()).then_some(note),
        ))?;
        Ok(())
    }
}
