//! What happens to an assignment before its answer: more time, a skip, a release, an end of time.

use crate::domain::{AssignmentId, Purpose, Timestamp, UserId};
use crate::error::{Error, Result};
use crate::store::{AssignmentRow, Store, Tx};

/// A sign of life: the person still works on it.
pub struct Heartbeat {
    /// Which assignment.
    pub assignment: AssignmentId,
    /// Whose.
    pub by: UserId,
}

/// Hand it to somebody else: this person is not asked about the item again.
pub struct Skip {
    /// Which assignment.
    pub assignment: AssignmentId,
    /// Whose.
    pub by: UserId,
}

/// Put it back: anybody may get it, this person too.
pub struct Release {
    /// Which assignment.
    pub assignment: AssignmentId,
    /// Whose.
    pub by: UserId,
}

/// Hand it to the leads: from now on only they are asked about the item.
pub struct Escalate {
    /// Which assignment.
    pub assignment: AssignmentId,
    /// Whose.
    pub by: UserId,
    /// What the lead should know, up to 2,000 characters.
    pub note: String,
}

impl Escalate {
    /// Closes the assignment as skipped and puts the item in line for the leads, with the note. Repeating it changes
    /// nothing. Who settles escalations cannot escalate to themselves.
    pub fn run(self, store: &Store, now: Timestamp) -> Result<()> {
        let length = self.note.chars().count();
        if length > 2000 {
            return Err(Error::invalid(format!("the note has {length} characters; 2000 is the most")));
        }
        store.write(move |tx| {
            let held = own(tx, self.assignment, self.by)?;
            if held.state == "skipped" {
                return Ok(());
            }
            if tx.settles_escalations(held.project, self.by)? {
                return Err(Error::Conflict(
                    "what people escalate comes to you: answer this item, or skip it for another lead".into(),
                ));
            }
            put_back(tx, held.id, self.by, "skipped", now)?;
            tx.open_escalation(held.project, held.item, self.by, self.note.trim(), now)
        })
    }
}

impl Heartbeat {
    /// Gives the assignment its full time again, also a lapsed one whose place is still free. Returns the new end.
    pub fn run(self, store: &Store, now: Timestamp) -> Result<Timestamp> {
        store.write(move |tx| {
            let held = own(tx, self.assignment, self.by)?;
            let settings = tx.open_project(held.project)?.settings;
            let expires = now.plus_secs(settings.hold_secs);
            if tx.extend_assignment(held.id, expires)? {
                return Ok(expires);
            }
            if held.state == "expired" && held.purpose == Purpose::Gold {
                tx.revive_assignment(held.id, tx.gold_place(held.item)?, expires)?;
                return Ok(expires);
            }
            if held.state == "expired"
                && let Some(slot) = tx.free_slot(held.item, settings.overlap)?
            {
                tx.revive_assignment(held.id, slot, expires)?;
                if tx.free_slot(held.item, settings.overlap)?.is_none() {
                    tx.queue_remove_item(held.item)?;
                }
                return Ok(expires);
            }
            Err(Error::Conflict(format!("assignment {} is {} by now; ask for the next item", held.id, held.state)))
        })
    }
}

impl Skip {
    /// Closes the assignment as skipped. Repeating it changes nothing.
    pub fn run(self, store: &Store, now: Timestamp) -> Result<()> {
        store.write(move |tx| put_back(tx, self.assignment, self.by, "skipped", now))
    }
}

impl Release {
    /// Closes the assignment as released. Repeating it changes nothing.
    pub fn run(self, store: &Store, now: Timestamp) -> Result<()> {
        store.write(move |tx| put_back(tx, self.assignment, self.by, "released", now))
    }
}

fn put_back(tx: &Tx<'_>, id: AssignmentId, by: UserId, state: &str, now: Timestamp) -> Result<()> {
    let held = own(tx, id, by)?;
    if held.state == state {
        return Ok(());
    }
    if !tx.move_assignment(id, "active", state, now)? {
        return Err(Error::Conflict(format!("assignment {id} is {} by now, so it cannot be {state}", held.state)));
    }
    requeue(tx, &held)
}

/// The assignment, if it is this person's; others' do not exist for them.
fn own(tx: &Tx<'_>, id: AssignmentId, by: UserId) -> Result<AssignmentRow> {
    let held = tx.assignment(id)?;
    if held.person == by { Ok(held) } else { Err(Error::NotFound(format!("there is no assignment {id} of yours"))) }
}

/// Puts the item of a closed assignment in line again, with what is known of how it was chosen; a practice item waits for
/// nobody.
pub fn requeue(tx: &Tx<'_>, closed: &AssignmentRow) -> Result<()> {
    if closed.purpose == Purpose::Gold {
        return Ok(());
    }
    tx.queue_append(closed.project, &closed.to_queue_entry())
}

/// Puts back what people hold beyond its time. Returns how many.
pub fn expire_overdue(store: &Store, now: Timestamp) -> Result<usize> {
    if store.read(|reader| Ok(reader.overdue(now, 1)?.is_empty()))? {
        return Ok(0);
    }
    store.write(move |tx| expire_in(tx, now))
}

pub(super) fn expire_in(tx: &Tx<'_>, now: Timestamp) -> Result<usize> {
    let overdue = tx.overdue(now, 100)?;
    for held in &overdue {
        tx.move_assignment(held.id, "active", "expired", now)?;
        requeue(tx, held)?;
    }
    Ok(overdue.len())
}
