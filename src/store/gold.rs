//! Gold items as stored: the stock, where each was put into the queue, what people made of it. Queries that count
//! decisions, items or verdicts leave out the decisions of `gold_serving` themselves.

use super::{Reader, Tx};
use crate::domain::{DecisionId, GoldId, ReviewItemId, Timestamp, UserId, VerdictId, WorkflowId};
use crate::error::{Error, Result};
use rusqlite::{OptionalExtension, Row};
use serde_json::Value;
use std::collections::BTreeSet;

/// A gold item as stored, with what became of it.
#[derive(Debug, Clone)]
pub struct GoldRow {
    /// Its id.
    pub id: GoldId,
    /// Its workflow.
    pub workflow: WorkflowId,
    /// What a caller would send, as far as it was planted.
    pub request: Value,
    /// `approve` or `reject`.
    pub known: String,
    /// Why it is wrong, as a reason code.
    pub reason_code: Option<String>,
    /// The same in words; empty: nothing was written.
    pub note: String,
    /// When it was planted.
    pub planted: Timestamp,
    /// By whom.
    pub planted_by: UserId,
    /// When it was taken out of the stock.
    pub retired: Option<Timestamp>,
    /// How often it was put into the queue.
    pub served: u32,
    /// Whether it is there now.
    pub is_open: bool,
    /// Verdicts that were as known.
    pub matched: u32,
    /// Verdicts that were not.
    pub missed: u32,
    /// Verdicts that handed it up.
    pub handed_up: u32,
}

/// A gold item to store.
pub struct NewGold<'a> {
    /// In which workflow.
    pub workflow: WorkflowId,
    /// What a caller would send, canonical.
    pub request: &'a str,
    /// Digest of it.
    pub request_hash: [u8; 32],
    /// The salt of the audit chain's commitment.
    pub salt: [u8; 32],
    /// `approve` or `reject`.
    pub known: &'a str,
    /// Why it is wrong.
    pub reason_code: Option<&'a str>,
    /// In words.
    pub note: &'a str,
    /// Who plants it.
    pub by: UserId,
}

/// A gold item in the queue, or that was there.
#[derive(Debug, Clone)]
pub struct GoldServing {
    /// The decision that stands for it.
    pub decision: DecisionId,
    /// The item.
    pub gold: GoldId,
    /// When it is over.
    pub ended: Option<Timestamp>,
    /// The verdict on it.
    pub verdict: Option<VerdictId>,
    /// `matched`, `missed`, `handed_up` or `void`; none while it is open.
    pub result: Option<String>,
}

/// What somebody made of a gold item.
#[derive(Debug, Clone)]
pub struct GoldAnswer {
    /// When.
    pub at: Timestamp,
    /// The action's name.
    pub action: String,
    /// The key they saw.
    pub external: String,
    /// Their verdict.
    pub verb: String,
    /// `approve` or `reject`.
    pub known: String,
    /// `matched`, `missed` or `handed_up`.
    pub result: String,
    /// Why it is wrong, as a reason code.
    pub reason_code: Option<String>,
    /// In words.
    pub note: String,
}

const GOLD: &str = "g.id, g.workflow, g.request, g.known, g.reason_code, g.note, g.planted, g.planted_by, g.retired,
    count(s.decision), coalesce(sum(s.decision IS NOT NULL AND s.ended IS NULL), 0), coalesce(sum(s.result = 'matched'), 0),
    coalesce(sum(s.result = 'missed'), 0), coalesce(sum(s.result = 'handed_up'), 0)
    FROM gold g LEFT JOIN gold_serving s ON s.gold = g.id";

fn gold_from_row(row: &Row<'_>) -> rusqlite::Result<GoldRow> {
    let broken = |_| rusqlite::Error::ToSqlConversionFailure("a gold item's request does not read".into());
    Ok(GoldRow {
        id: GoldId(row.get(0)?),
        workflow: WorkflowId(row.get(1)?),
        request: serde_json::from_str(&row.get::<_, String>(2)?).map_err(broken)?,
        known: row.get(3)?,
        reason_code: row.get(4)?,
        note: row.get(5)?,
        planted: Timestamp(row.get(6)?),
        planted_by: UserId(row.get(7)?),
        retired: row.get::<_, Option<i64>>(8)?.map(Timestamp),
        served: row.get(9)?,
        is_open: row.get::<_, i64>(10)? > 0,
        matched: row.get(11)?,
        missed: row.get(12)?,
        handed_up: row.get(13)?,
    })
}

impl Reader<'_> {
    /// The gold item of this id in a workflow.
    pub fn gold(&self, workflow: WorkflowId, id: GoldId) -> Result<GoldRow> {
        self.conn
            .prepare_cached(&format!("SELECT {GOLD} WHERE g.workflow = ?1 AND g.id = ?2 GROUP BY g.id"))?
            .query_row((workflow.0, id.0), gold_from_row)
            .optional()?
            .ok_or_else(|| Error::NotFound(format!("there is no gold item {id} in this workflow")))
    }

    /// Every gold item of a workflow, oldest first, retired ones too.
    pub fn gold_items(&self, workflow: WorkflowId) -> Result<Vec<GoldRow>> {
        let mut statement =
            self.conn.prepare_cached(&format!("SELECT {GOLD} WHERE g.workflow = ?1 GROUP BY g.id ORDER BY g.id"))?;
        let rows = statement.query_map([workflow.0], gold_from_row)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Whether a workflow has any gold item that is not retired.
    pub fn has_gold(&self, workflow: WorkflowId) -> Result<bool> {
        Ok(self
            .conn
            .prepare_cached("SELECT EXISTS (SELECT 1 FROM gold WHERE workflow = ?1 AND retired IS NULL)")?
            .query_row([workflow.0], |row| row.get(0))?)
    }

    /// The gold item in the stock with this request.
    pub fn gold_like(&self, workflow: WorkflowId, request_hash: &[u8; 32]) -> Result<Option<GoldId>> {
        Ok(self
            .conn
            .prepare_cached("SELECT id FROM gold WHERE workflow = ?1 AND request_hash = ?2 AND retired IS NULL")?
            .query_row((workflow.0, request_hash.as_slice()), |row| row.get(0).map(GoldId))
            .optional()?)
    }

    /// The gold item behind a decision; none where a caller made it.
    pub fn gold_behind(&self, decision: DecisionId) -> Result<Option<GoldServing>> {
        Ok(self
            .conn
            .prepare_cached("SELECT decision, gold, ended, verdict, result FROM gold_serving WHERE decision = ?1")?
            .query_row([decision.0], |row| {
                Ok(GoldServing {
                    decision: DecisionId(row.get(0)?),
                    gold: GoldId(row.get(1)?),
                    ended: row.get::<_, Option<i64>>(2)?.map(Timestamp),
                    verdict: row.get::<_, Option<i64>>(3)?.map(VerdictId),
                    result: row.get(4)?,
                })
            })
            .optional()?)
    }

    /// Where a gold item stands in the queue now.
    pub fn gold_in_queue(&self, gold: GoldId) -> Result<Option<DecisionId>> {
        Ok(self
            .conn
            .prepare_cached("SELECT decision FROM gold_serving WHERE gold = ?1 AND ended IS NULL")?
            .query_row([gold.0], |row| row.get(0).map(DecisionId))
            .optional()?)
    }

    /// Who had a gold item before their eyes, or will not get it because they planted it.
    pub fn gold_known_to(&self, gold: GoldId) -> Result<BTreeSet<UserId>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT person FROM gold_seen WHERE gold = ?1 UNION SELECT planted_by FROM gold WHERE id = ?1",
        )?;
        let rows = statement.query_map([gold.0], |row| row.get(0).map(UserId))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Whether the draw of gold items leaves this person out of a decision, for good.
    pub fn is_gold_withheld(&self, decision: DecisionId, person: UserId, tier: u32) -> Result<bool> {
        Ok(self
            .conn
            .prepare_cached(
                "SELECT EXISTS (SELECT 1 FROM gold_serving s JOIN gold g ON g.id = s.gold WHERE s.decision = ?1
                   AND (?3 > 1 OR g.planted_by = ?2 OR EXISTS (
                     SELECT 1 FROM gold_seen o WHERE o.gold = s.gold AND o.person = ?2 AND o.decision <> ?1)))",
            )?
            .query_row((decision.0, person.0, tier), |row| row.get(0))?)
    }

    /// How many real items the draw of a workflow has seen: `(block, since, seen)`.
    pub fn gold_draw(&self, workflow: WorkflowId) -> Result<Option<(i64, Timestamp, i64)>> {
        Ok(self
            .conn
            .prepare_cached("SELECT block, since, seen FROM gold_draw WHERE workflow = ?1")?
            .query_row([workflow.0], |row| Ok((row.get(0)?, Timestamp(row.get(1)?), row.get(2)?)))
            .optional()?)
    }

    /// What became of the gold items of one known answer that were answered in `[from, until)`: `(missed, answered)`.
    /// Handed up is answered, and not missed.
    pub fn gold_missed(
        &self,
        workflow: WorkflowId,
        known: &str,
        from: Timestamp,
        until: Timestamp,
    ) -> Result<(usize, usize)> {
        Ok(self
            .conn
            .prepare_cached(
                "SELECT coalesce(sum(s.result = 'missed'), 0), count(*) FROM gold_serving s JOIN gold g ON g.id = s.gold
                 WHERE g.workflow = ?1 AND g.known = ?2 AND s.verdict IS NOT NULL AND s.ended >= ?3 AND s.ended < ?4",
            )?
            .query_row((workflow.0, known, from.0, until.0), |row| {
                Ok((row.get::<_, i64>(0)? as usize, row.get::<_, i64>(1)? as usize))
            })?)
    }

    /// What somebody made of gold items, newest first.
    pub fn gold_answers(&self, workflow: WorkflowId, person: UserId, most: usize) -> Result<Vec<GoldAnswer>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT s.ended, d.action, s.external, v.verb, g.known, s.result, g.reason_code, g.note
             FROM gold_serving s JOIN gold g ON g.id = s.gold JOIN decision d ON d.id = s.decision
             JOIN verdict v ON v.id = s.verdict
             WHERE s.person = ?2 AND g.workflow = ?1 ORDER BY s.verdict DESC LIMIT ?3",
        )?;
        let rows = statement.query_map((workflow.0, person.0, most as i64), |row| {
            Ok(GoldAnswer {
                at: Timestamp(row.get(0)?),
                action: row.get(1)?,
                external: row.get(2)?,
                verb: row.get(3)?,
                known: row.get(4)?,
                result: row.get(5)?,
                reason_code: row.get(6)?,
                note: row.get(7)?,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

impl Tx<'_> {
    /// Stores a gold item. The schema refuses a second one with the same request in the stock.
    pub fn insert_gold(&self, new: &NewGold<'_>, now: Timestamp) -> Result<GoldId> {
        self.conn
            .prepare_cached(
                "INSERT INTO gold (workflow, request, request_hash, salt, known, reason_code, note, planted, planted_by)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            )?
            .execute((
                new.workflow.0,
                new.request,
                new.request_hash.as_slice(),
                new.salt.as_slice(),
                new.known,
                new.reason_code,
                new.note,
                now.0,
                new.by.0,
            ))?;
        Ok(GoldId(self.conn.last_insert_rowid()))
    }

    /// Takes a gold item out of the stock; false when it was out already.
    pub fn retire_gold(&self, id: GoldId, now: Timestamp) -> Result<bool> {
        let changed = self
            .conn
            .prepare_cached("UPDATE gold SET retired = ?2 WHERE id = ?1 AND retired IS NULL")?
            .execute((id.0, now.0))?;
        Ok(changed == 1)
    }

    /// Notes how many real items the draw has seen.
    pub fn set_gold_draw(&self, workflow: WorkflowId, block: i64, since: Timestamp, seen: i64) -> Result<()> {
        self.conn
            .prepare_cached(
                "INSERT INTO gold_draw VALUES (?1, ?2, ?3, ?4)
                 ON CONFLICT DO UPDATE SET block = ?2, since = ?3, seen = ?4",
            )?
            .execute((workflow.0, block, since.0, seen))?;
        Ok(())
    }

    /// Notes that a decision stands for a gold item, and the key that people see.
    pub fn insert_gold_serving(&self, decision: DecisionId, gold: GoldId, external: &str, at: Timestamp) -> Result<()> {
        self.conn
            .prepare_cached("INSERT INTO gold_serving (decision, gold, external, at) VALUES (?1, ?2, ?3, ?4)")?
            .execute((decision.0, gold.0, external, at.0))?;
        Ok(())
    }

    /// Notes that somebody has an item in hand, where a gold item is behind it.
    pub fn note_gold_seen(&self, item: ReviewItemId, person: UserId) -> Result<()> {
        self.conn
            .prepare_cached(
                "INSERT INTO gold_seen SELECT s.gold, ?2, s.decision FROM gold_serving s
                 WHERE s.decision = (SELECT decision FROM review_item WHERE id = ?1) ON CONFLICT DO NOTHING",
            )?
            .execute((item.0, person.0))?;
        Ok(())
    }

    /// Notes what somebody made of a gold item.
    pub fn answer_gold(
        &self,
        decision: DecisionId,
        (person, verdict): (UserId, VerdictId),
        result: &str,
        now: Timestamp,
    ) -> Result<()> {
        self.conn
            .prepare_cached(
                "UPDATE gold_serving SET ended = ?5, person = ?2, verdict = ?3, result = ?4 WHERE decision = ?1",
            )?
            .execute((decision.0, person.0, verdict.0, result, now.0))?;
        Ok(())
    }

    /// Notes that a decision ended without a verdict, where a gold item is behind it.
    pub fn void_gold(&self, decision: DecisionId, now: Timestamp) -> Result<()> {
        self.conn
            .prepare_cached(
                "UPDATE gold_serving SET ended = ?2, result = 'void' WHERE decision = ?1 AND ended IS NULL",
            )?
            .execute((decision.0, now.0))?;
        Ok(())
    }
}
