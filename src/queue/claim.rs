//! Claim: hand a person the next item.
//!
//! The order: what they hold already, then items with a history, then the holdout where its share is due, then now and
//! then an item that was accepted without a person, to check it, then the queue's main lane, then a random draw from the
//! pool. So the queue never runs dry while there is anything to ask.

use super::fill::{draw_from_pool, fill_holdout};
use super::hold::expire_in;
use crate::domain::{AssignmentId, LabelValue, Part, ProjectId, Purpose, Timestamp, UserId};
use crate::error::Result;
use crate::store::{AssignmentRow, ItemRow, Lane, NewAssignment, ProjectRow, QueueEntry, Store, Tx};

/// While there are accepted items to check, every so many-th item served is one.
const AUDIT_EVERY: u64 = 4;

/// Ask for the next item.
pub struct ClaimNext {
    /// In which project.
    pub project: ProjectId,
    /// For whom.
    pub person: UserId,
    /// Give a further item even though this person holds one: for pages that load ahead.
    pub another: bool,
}

/// An item in somebody's hands.
#[derive(Debug, Clone)]
pub struct Claimed {
    /// The assignment.
    pub assignment: AssignmentRow,
    /// The item.
    pub item: ItemRow,
    /// The class the model suggests and its calibrated confidence, where it may be shown: never for the holdout.
    pub suggestion: Option<(LabelValue, f64)>,
}

/// Why there is nothing to hand out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EmptyReason {
    /// The project has no items.
    NoItems,
    /// All that is left is in other people's hands, or waits for somebody else.
    Waiting,
    /// Everything that should be asked has its answers.
    AllDone,
}

impl EmptyReason {
    /// The word in the `x-qualm-empty` header.
    pub fn as_str(self) -> &'static str {
        match self {
            EmptyReason::NoItems => "no-items",
            EmptyReason::Waiting => "waiting",
            EmptyReason::AllDone => "all-done",
        }
    }
}

/// The answer to a claim.
#[derive(Debug, Clone)]
pub enum Next {
    /// Here it is.
    Item(Box<Claimed>),
    /// There is none, and why.
    Empty(EmptyReason),
}

impl ClaimNext {
    /// Hands out the next item. Asked again without an answer in between, it gives the same one, with fresh time.
    pub fn run(self, store: &Store, now: Timestamp) -> Result<Next> {
        store.write(move |tx| self.claim(tx, now))
    }

    fn claim(&self, tx: &Tx<'_>, now: Timestamp) -> Result<Next> {
        expire_in(tx, now)?;
        let project = tx.project(self.project)?;
        let expires = now.plus_secs(project.settings.hold_secs);
        if !self.another
            && let Some(held) = tx.held_by(self.project, self.person)?.into_iter().next()
        {
            tx.extend_assignment(held.id, expires)?;
            let item = tx.item(held.item)?;
            return Ok(Next::Item(Box::new(claimed(&project, AssignmentRow { expires, ..held }, item))));
        }
        let Some(entry) = self.choose(tx, &project)? else {
            return Ok(Next::Empty(why_empty(tx, &project)?));
        };
        let item = tx.item(entry.item)?;
        let overlap = project.settings.overlap;
        let slot = tx.free_slot(entry.item, overlap)?.unwrap_or(0);
        let purpose = if item.part == Part::Holdout { Purpose::Holdout } else { Purpose::Label };
        let id = tx.insert_assignment(&NewAssignment {
            project: self.project,
            entry: &entry,
            slot,
            person: self.person,
            purpose,
            granted: now,
            expires,
        })?;
        let has_free_slot = overlap > 1 && tx.free_slot(entry.item, overlap)?.is_some();
        if entry.lane != Lane::Again {
            tx.count_served(self.project, item.part == Part::Holdout)?;
            tx.queue_remove_item(entry.item)?;
            if has_free_slot {
                tx.queue_append(self.project, &QueueEntry { lane: Lane::Again, ..entry })?;
            }
        } else if !has_free_slot {
            tx.queue_remove(self.project, &entry)?;
        }
        Ok(Next::Item(Box::new(claimed(&project, tx.assignment(id)?, item))))
    }

    fn choose(&self, tx: &Tx<'_>, project: &ProjectRow) -> Result<Option<QueueEntry>> {
        let next = |lane| tx.queue_next(project.id, lane, self.person, project.settings.overlap);
        if let Some(entry) = next(Lane::Again)? {
            return Ok(Some(entry));
        }
        if project.settings.is_holdout_due(project.served, project.holdout_labels)
            && let Some(entry) = self.next_holdout(tx, project)?
        {
            return Ok(Some(entry));
        }
        let next_audit = || tx.next_audit(project.id, self.person, project.settings.overlap);
        if project.served % AUDIT_EVERY == AUDIT_EVERY - 1
            && let Some(entry) = next_audit()?
        {
            return Ok(Some(entry));
        }
        if let Some(entry) = next(Lane::Main)? {
            return Ok(Some(entry));
        }
        if let Some(entry) = draw_from_pool(tx, project)? {
            return Ok(Some(entry));
        }
        if let Some(entry) = next_audit()? {
            return Ok(Some(entry));
        }
        // The pool is used up. The rest of the holdout still sharpens what the round reports say.
        if project.holdout_labels < u64::from(project.settings.holdout_enough) {
            return self.next_holdout(tx, project);
        }
        Ok(None)
    }

    fn next_holdout(&self, tx: &Tx<'_>, project: &ProjectRow) -> Result<Option<QueueEntry>> {
        let next = || tx.queue_next(project.id, Lane::Holdout, self.person, project.settings.overlap);
        if let Some(entry) = next()? {
            return Ok(Some(entry));
        }
        if project.holdout_served >= project.holdout_items || fill_holdout(tx, project)? == 0 {
            return Ok(None);
        }
        next()
    }
}

/// Show an item that this person holds already: the one taken back by an undo, or one a page loaded ahead.
pub struct ShowHeld {
    /// Which assignment.
    pub assignment: AssignmentId,
    /// Whose.
    pub by: UserId,
}

impl ShowHeld {
    /// The item again, with fresh time; none when they do not hold it any more.
    pub fn run(self, store: &Store, now: Timestamp) -> Result<Option<Claimed>> {
        store.write(move |tx| {
            let held = tx.assignment(self.assignment)?;
            if held.person != self.by || held.state != "active" {
                return Ok(None);
            }
            let project = tx.project(held.project)?;
            let expires = now.plus_secs(project.settings.hold_secs);
            tx.extend_assignment(held.id, expires)?;
            let item = tx.item(held.item)?;
            Ok(Some(claimed(&project, AssignmentRow { expires, ..held }, item)))
        })
    }
}

fn claimed(project: &ProjectRow, assignment: AssignmentRow, item: ItemRow) -> Claimed {
    let may_show = project.settings.show_suggestion && item.part == Part::Pool;
    let suggestion = match (assignment.suggestion, assignment.confidence) {
        (Some(class), Some(confidence)) if may_show => project.schema.value(class).map(|label| (label, confidence)),
        _ => None,
    };
    Claimed { assignment, item, suggestion }
}

fn why_empty(tx: &Tx<'_>, project: &ProjectRow) -> Result<EmptyReason> {
    Ok(if project.items == 0 {
        EmptyReason::NoItems
    } else if tx.active_count(project.id)? > 0 || tx.queue_len(project.id, Lane::Again)? > 0 {
        EmptyReason::Waiting
    } else {
        EmptyReason::AllDone
    })
}
