//! What people are asked about decisions, and the assignments of it: waiting, claimed under a lease, ended.

use super::{Reader, Tx};
use crate::domain::{DecisionId, ReviewId, ReviewItemId, Timestamp, UserId, WorkflowId};
use crate::error::{Error, Result};
use rusqlite::{OptionalExtension, Row};

/// A review item as stored.
#[derive(Debug, Clone)]
pub struct ReviewItemRow {
    /// Its id.
    pub id: ReviewItemId,
    /// Its workflow.
    pub workflow: WorkflowId,
    /// The decision it is about.
    pub decision: DecisionId,
    /// `gate`, `follow_up` or `audit`.
    pub kind: String,
    /// Of a gate the route's reason; of an audit `auto`, `approval`, `floor`, `flagged` or `targeted`.
    pub source: String,
    /// How it was chosen.
    pub selection: String,
    /// With what probability, where it was drawn.
    pub probability: Option<f64>,
    /// Which tier has it.
    pub tier: u32,
    /// `open` or `final`.
    pub state: String,
    /// How it ended.
    pub outcome: Option<String>,
    /// Rises with every change.
    pub version: i64,
    /// How often the second tier put it off.
    pub defers: u32,
    /// When it entered the queue.
    pub opened: Timestamp,
    /// When this tier should have decided.
    pub due: Timestamp,
    /// When it expires.
    pub expires: Option<Timestamp>,
    /// What then happens.
    pub on_expire: String,
    /// When it ended.
    pub closed: Option<Timestamp>,
}

/// A review item to store, with the assignment that waits for somebody.
pub struct NewReviewItem<'a> {
    /// Its workflow.
    pub workflow: WorkflowId,
    /// The decision.
    pub decision: DecisionId,
    /// `gate`, `follow_up` or `audit`.
    pub kind: &'a str,
    /// Where it comes from.
    pub source: &'a str,
    /// How it was chosen.
    pub selection: &'a str,
    /// With what probability, where it was drawn.
    pub probability: Option<f64>,
    /// Which tier gets it.
    pub tier: u32,
    /// How often it was put off already.
    pub defers: u32,
    /// From when it may be claimed.
    pub opens: Timestamp,
    /// When that tier should have decided.
    pub due: Timestamp,
    /// When it expires.
    pub expires: Option<Timestamp>,
    /// What then happens.
    pub on_expire: &'a str,
}

/// A review as stored: one assignment of one item at one tier.
#[derive(Debug, Clone)]
pub struct ReviewRow {
    /// Its id.
    pub id: ReviewId,
    /// Its workflow.
    pub workflow: WorkflowId,
    /// The item.
    pub item: ReviewItemId,
    /// Which tier it is for.
    pub tier: u32,
    /// `gate`, `escalation` or `audit`.
    pub purpose: String,
    /// `waiting`, `claimed`, `decided` or `closed`.
    pub state: String,
    /// Who has, or had, it.
    pub person: Option<UserId>,
    /// Rises with every claim: an answer carries the one it saw.
    pub fence: i64,
    /// Until when it is held.
    pub lease: Option<Timestamp>,
    /// From when it may be claimed.
    pub entered: Timestamp,
    /// When somebody should have decided.
    pub due: Timestamp,
    /// When its holder opened the evidence.
    pub evidence: Option<Timestamp>,
    /// What its holder typed so far.
    pub draft: Option<String>,
}

/// An open item whose time is over.
#[derive(Debug, Clone, Copy)]
pub struct Overdue {
    /// Which item.
    pub item: ReviewItemId,
    /// Its workflow.
    pub workflow: WorkflowId,
    /// Its decision.
    pub decision: DecisionId,
    /// Its tier.
    pub tier: u32,
}

/// How full a queue is.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
pub struct Pressure {
    /// Items nobody holds.
    pub waiting: i64,
    /// Items in people's hands.
    pub claimed: i64,
    /// Of both, for the second tier.
    pub second_tier: i64,
    /// Of both, audits.
    pub audits: i64,
    /// Of both, past their time.
    pub overdue: i64,
    /// Seconds the oldest has waited.
    pub oldest_secs: i64,
    /// Median seconds that open items have waited.
    pub median_secs: i64,
    /// Seconds by which the worst is late.
    pub most_overdue_secs: i64,
}

const ITEM: &str = "id, workflow, decision, kind, source, selection, probability, tier, state, outcome, version, defers, opened, due, expires, on_expire, closed";
pub(super) const REVIEW: &str =
    "id, workflow, item, tier, purpose, state, person, fence, lease, entered, due, evidence, draft";

fn item_from_row(row: &Row<'_>) -> rusqlite::Result<ReviewItemRow> {
    Ok(ReviewItemRow {
        id: ReviewItemId(row.get(0)?),
        workflow: WorkflowId(row.get(1)?),
        decision: DecisionId(row.get(2)?),
        kind: row.get(3)?,
        source: row.get(4)?,
        selection: row.get(5)?,
        probability: row.get(6)?,
        tier: row.get(7)?,
        state: row.get(8)?,
        outcome: row.get(9)?,
        version: row.get(10)?,
        defers: row.get(11)?,
        opened: Timestamp(row.get(12)?),
        due: Timestamp(row.get(13)?),
        expires: row.get::<_, Option<i64>>(14)?.map(Timestamp),
        on_expire: row.get(15)?,
        closed: row.get::<_, Option<i64>>(16)?.map(Timestamp),
    })
}

pub(super) fn review_from_row(row: &Row<'_>) -> rusqlite::Result<ReviewRow> {
    Ok(ReviewRow {
        id: ReviewId(row.get(0)?),
        workflow: WorkflowId(row.get(1)?),
        item: ReviewItemId(row.get(2)?),
        tier: row.get(3)?,
        purpose: row.get(4)?,
        state: row.get(5)?,
        person: row.get::<_, Option<i64>>(6)?.map(UserId),
        fence: row.get(7)?,
        lease: row.get::<_, Option<i64>>(8)?.map(Timestamp),
        entered: Timestamp(row.get(9)?),
        due: Timestamp(row.get(10)?),
        evidence: row.get::<_, Option<i64>>(11)?.map(Timestamp),
        draft: row.get(12)?,
    })
}

impl Reader<'_> {
    /// The review item of this id.
    pub fn review_item(&self, id: ReviewItemId) -> Result<ReviewItemRow> {
        self.conn
            .prepare_cached(&format!("SELECT {ITEM} FROM review_item WHERE id = ?1"))?
            .query_row([id.0], item_from_row)
            .optional()?
            .ok_or_else(|| Error::NotFound(format!("there is no review item {id}")))
    }

    /// A decision's items, oldest first.
    pub fn items_of_decision(&self, decision: DecisionId) -> Result<Vec<ReviewItemRow>> {
        let mut statement =
            self.conn.prepare_cached(&format!("SELECT {ITEM} FROM review_item WHERE decision = ?1 ORDER BY id"))?;
        let rows = statement.query_map([decision.0], item_from_row)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// A workflow's open items that may be claimed now or are held, most due first, each with its review. What waits for
    /// a sweep is not among them.
    pub fn open_reviews(
        &self,
        workflow: WorkflowId,
        now: Timestamp,
        most: usize,
    ) -> Result<Vec<(ReviewItemRow, ReviewRow)>> {
        let mut statement = self.conn.prepare_cached(&format!(
            "SELECT {REVIEW} FROM review WHERE workflow = ?1 AND state IN ('waiting', 'claimed') AND entered <= ?2 AND is_swept = 0
             ORDER BY due, id LIMIT ?3"
        ))?;
        let reviews = statement
            .query_map((workflow.0, now.0, most as i64), review_from_row)?
            .collect::<rusqlite::Result<Vec<_>>>()?;
        reviews.into_iter().map(|review| Ok((self.review_item(review.item)?, review))).collect()
    }

    /// The review of this id.
    pub fn review(&self, id: ReviewId) -> Result<ReviewRow> {
        self.conn
            .prepare_cached(&format!("SELECT {REVIEW} FROM review WHERE id = ?1"))?
            .query_row([id.0], review_from_row)
            .optional()?
            .ok_or_else(|| Error::NotFound(format!("there is no review {id}")))
    }

    /// The reviews of an item, first tier first.
    pub fn reviews_of(&self, item: ReviewItemId) -> Result<Vec<ReviewRow>> {
        let mut statement =
            self.conn.prepare_cached(&format!("SELECT {REVIEW} FROM review WHERE item = ?1 ORDER BY tier"))?;
        let rows = statement.query_map([item.0], review_from_row)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The workflow a review belongs to.
    pub fn workflow_of_review(&self, id: ReviewId) -> Result<WorkflowId> {
        self.conn
            .prepare_cached("SELECT workflow FROM review WHERE id = ?1")?
            .query_row([id.0], |row| row.get(0).map(WorkflowId))
            .optional()?
            .ok_or_else(|| Error::NotFound(format!("there is no review {id}")))
    }

    /// How full a workflow's queue is. What waits for a sweep counts apart.
    pub fn pressure(&self, workflow: WorkflowId, now: Timestamp) -> Result<Pressure> {
        let mut statement = self.conn.prepare_cached(
            "SELECT entered, due, tier, purpose = 'audit', state = 'claimed' AND lease >= ?2 FROM review
             WHERE workflow = ?1 AND state IN ('waiting', 'claimed') AND entered <= ?2 AND is_swept = 0 ORDER BY entered",
        )?;
        let mut rows = statement.query((workflow.0, now.0))?;
        let (mut pressure, mut ages) = (Pressure::default(), Vec::new());
        while let Some(row) = rows.next()? {
            let due = Timestamp(row.get(1)?);
            let (tier, is_audit, is_claimed): (i64, bool, bool) = (row.get(2)?, row.get(3)?, row.get(4)?);
            ages.push(now.secs_since(Timestamp(row.get(0)?)));
            *if is_claimed { &mut pressure.claimed } else { &mut pressure.waiting } += 1;
            pressure.second_tier += i64::from(tier == 2);
            pressure.audits += i64::from(is_audit);
            pressure.overdue += i64::from(due < now);
            pressure.most_overdue_secs = pressure.most_overdue_secs.max(now.secs_since(due));
        }
        pressure.oldest_secs = ages.first().copied().unwrap_or(0);
        pressure.median_secs = ages.get(ages.len() / 2).copied().unwrap_or(0);
        Ok(pressure)
    }

    /// Open items past their tier's time of which that has not been said, and that nobody has just decided.
    pub fn unsaid_breaches(&self, now: Timestamp, most: usize) -> Result<Vec<Overdue>> {
        self.overdue_items(
            "SELECT id, workflow, decision, tier FROM review_item i WHERE state = 'open' AND due < ?1 AND opened <= ?1
               AND NOT EXISTS (SELECT 1 FROM sla_breach b WHERE b.item = i.id AND b.tier = i.tier)
               AND NOT EXISTS (SELECT 1 FROM held_verdict h WHERE h.item = i.id AND h.state = 'held') ORDER BY due LIMIT ?2",
            now,
            most,
        )
    }

    /// Open items that expire and are past it, and that nobody has just decided.
    pub fn expired_items(&self, now: Timestamp, most: usize) -> Result<Vec<Overdue>> {
        self.overdue_items(
            "SELECT id, workflow, decision, tier FROM review_item i
             WHERE state = 'open' AND expires IS NOT NULL AND expires <= ?1 AND on_expire <> 'hold'
               AND NOT EXISTS (SELECT 1 FROM held_verdict h WHERE h.item = i.id AND h.state = 'held') ORDER BY expires LIMIT ?2",
            now,
            most,
        )
    }

    fn overdue_items(&self, sql: &str, now: Timestamp, most: usize) -> Result<Vec<Overdue>> {
        let mut statement = self.conn.prepare_cached(sql)?;
        let rows = statement.query_map((now.0, most as i64), |row| {
            Ok(Overdue {
                item: ReviewItemId(row.get(0)?),
                workflow: WorkflowId(row.get(1)?),
                decision: DecisionId(row.get(2)?),
                tier: row.get(3)?,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

impl Tx<'_> {
    /// Stores an item and the review that waits for somebody; none when this audit is there already.
    pub fn insert_review_item(&self, new: &NewReviewItem<'_>) -> Result<Option<(ReviewItemId, ReviewId)>> {
        let stored = self
            .conn
            .prepare_cached(
                "INSERT INTO review_item (workflow, decision, kind, source, selection, probability, tier, defers, opened, due,
                    expires, on_expire) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
                 ON CONFLICT (decision, source) WHERE kind = 'audit' DO NOTHING",
            )?
            .execute((
                new.workflow.0,
                new.decision.0,
                new.kind,
                new.source,
                new.selection,
                new.probability,
                new.tier,
                new.defers,
                new.opens.0,
                new.due.0,
                new.expires.map(|at| at.0),
                new.on_expire,
            ))?;
        if stored == 0 {
            return Ok(None);
        }
        let item = ReviewItemId(self.conn.last_insert_rowid());
        let purpose = match (new.kind, new.tier) {
            ("audit", _) => "audit",
            (_, 1) => "gate",
            _ => "escalation",
        };
        let review = self.insert_review(new.workflow, item, new.tier, purpose, new.opens, new.due)?;
        Ok(Some((item, review)))
    }

    fn insert_review(
        &self,
        workflow: WorkflowId,
        item: ReviewItemId,
        tier: u32,
        purpose: &str,
        entered: Timestamp,
        due: Timestamp,
    ) -> Result<ReviewId> {
        self.conn
            .prepare_cached(
                "INSERT INTO review (workflow, item, tier, purpose, entered, due) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            )?
            .execute((workflow.0, item.0, tier, purpose, entered.0, due.0))?;
        Ok(ReviewId(self.conn.last_insert_rowid()))
    }

    /// Ends an item and the reviews of it that were still open.
    pub fn close_item(&self, id: ReviewItemId, outcome: &str, now: Timestamp) -> Result<()> {
        self.conn
            .prepare_cached(
                "UPDATE review_item SET state = 'final', outcome = ?2, closed = ?3, version = version + 1
                 WHERE id = ?1 AND state = 'open'",
            )?
            .execute((id.0, outcome, now.0))?;
        self.conn
            .prepare_cached(
                "UPDATE review SET state = 'closed', lease = NULL, ended = ?2 WHERE item = ?1 AND state IN ('waiting', 'claimed')",
            )?
            .execute((id.0, now.0))?;
        Ok(())
    }

    /// Hands an item to the second tier.
    pub fn raise_item(&self, item: &ReviewItemRow, due: Timestamp, now: Timestamp) -> Result<ReviewId> {
        self.conn
            .prepare_cached("UPDATE review_item SET tier = 2, due = ?2, version = version + 1 WHERE id = ?1")?
            .execute((item.id.0, due.0))?;
        let purpose = if item.kind == "audit" { "audit" } else { "escalation" };
        self.insert_review(item.workflow, item.id, 2, purpose, now, due)
    }

    /// Notes that an item is late at a tier; false when that was said already.
    pub fn note_breach(&self, item: ReviewItemId, tier: u32, now: Timestamp) -> Result<bool> {
        let stored = self
            .conn
            .prepare_cached("INSERT INTO sla_breach VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING")?
            .execute((item.0, tier, now.0))?;
        Ok(stored == 1)
    }
}
