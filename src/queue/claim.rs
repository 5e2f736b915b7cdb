//! Claim: hand a person the next item.
//!
//! The order: what they hold already, then a practice item where one is due, then what was handed to the leads if they are
//! one, then what they chose on the table of items, then what is kept for them, then items with a history, then the holdout
//! where its share is due, then now and then an item that was accepted without a person, to check it, then the queue's main
//! lane, then a random draw from the pool. So the queue never runs dry while there is anything to ask.

use super::fill::{draw_from_pool, fill_holdout};
use super::gold::{meets_gold, next_gold};
use super::hold::expire_in;
use crate::digest::mix64;
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
    /// The class the model suggests and its calibrated confidence, where it may be seen before the answer: never for the
    /// holdout.
    pub suggestion: Option<(LabelValue, f64)>,
    /// Who handed it to the leads, by name, and what they wrote; for leads while it is open.
    pub escalation: Option<(String, String)>,
}

/// Why there is nothing to hand out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EmptyReason {
    /// The project has no items.
    NoItems,
    /// All that is left is in other people's hands, or waits for somebody else.
    Waiting,
    /// All that is left is in languages that this person does not label in.
    OtherLanguages,
    /// Everything that should be asked has its answers.
    AllDone,
}

impl EmptyReason {
    /// The word in the `x-qualm-empty` header.
    pub fn as_str(self) -> &'static str {
        match self {
            EmptyReason::NoItems => "no-items",
            EmptyReason::Waiting => "waiting",
            EmptyReason::OtherLanguages => "other-languages",
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
        let project = tx.open_project(self.project)?;
        let expires = now.plus_secs(project.settings.hold_secs);
        if !self.another
            && let Some(held) = tx.held_by(self.project, self.person)?.into_iter().next()
        {
            tx.extend_assignment(held.id, expires)?;
            tx.version_is_shown(held.id)?;
            let item = tx.item(held.item)?;
            return Ok(Next::Item(Box::new(claimed(tx, &project, AssignmentRow { expires, ..held }, item)?)));
        }
        let meets_gold = meets_gold(tx, &project, self.person)?;
        if meets_gold && let Some(entry) = next_gold(tx, &project, self.person)? {
            let item = tx.item(entry.item)?;
            let id = tx.insert_assignment(&NewAssignment {
                project: self.project,
                slot: tx.gold_place(entry.item)?,
                entry: &entry,
                person: self.person,
                purpose: Purpose::Gold,
                granted: now,
                expires,
                shown: None,
            })?;
            return Ok(Next::Item(Box::new(claimed(tx, &project, tx.assignment(id)?, item)?)));
        }
        let Some(entry) = self.choose(tx, &project)? else {
            return Ok(Next::Empty(why_empty(tx, &project, self.person)?));
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
            shown: self.shown(&project, &entry, purpose),
        })?;
        if meets_gold {
            tx.count_between_gold(self.project, self.person)?;
        }
        // An item that is kept for several, or that somebody chose, may have more places than the overlap.
        let may_have_more = overlap > 1 || ["assigned", "list"].contains(&entry.source.as_str());
        let has_free_slot = may_have_more && tx.free_slot(entry.item, overlap)?.is_some();
        if entry.lane != Lane::Again {
            tx.count_served(self.project, item.part == Part::Holdout)?;
            tx.queue_remove_item(entry.item)?;
            if has_free_slot {
                tx.queue_append(self.project, &QueueEntry { lane: Lane::Again, ..entry })?;
            }
        } else if !has_free_slot {
            tx.queue_remove(self.project, &entry)?;
        }
        Ok(Next::Item(Box::new(claimed(tx, &project, tx.assignment(id)?, item)?)))
    }

    /// When this person sees the suggestion. The draw is keyed by item and person, so that taking an answer back and
    /// answering again is no second draw.
    fn shown(&self, project: &ProjectRow, entry: &QueueEntry, purpose: Purpose) -> Option<&'static str> {
        if purpose == Purpose::Holdout || entry.suggestion.is_none() || entry.confidence.is_none() {
            return None;
        }
        Some(project.settings.suggestion_for(suggestion_draw(project.seed, entry.row, self.person)))
    }

    fn choose(&self, tx: &Tx<'_>, project: &ProjectRow) -> Result<Option<QueueEntry>> {
        let languages = match project.settings.language_key.is_empty() {
            true => Vec::new(),
            false => tx.languages_of(self.person)?,
        };
        let next = |lane| tx.queue_next(project.id, lane, self.person, project.settings.overlap, &languages);
        if tx.settles_escalations(project.id, self.person)?
            && let Some(entry) = tx.next_escalated(project.id, self.person, project.settings.overlap)?
        {
            return Ok(Some(entry));
        }
        if let Some(entry) = next_of_own_list(tx, project, self.person)? {
            return Ok(Some(entry));
        }
        if let Some(entry) = tx.next_kept(project.id, self.person, project.settings.overlap)? {
            return Ok(Some(entry));
        }
        if let Some(entry) = next(Lane::Again)? {
            return Ok(Some(entry));
        }
        if project.settings.is_holdout_due(project.served, project.holdout_labels)
            && let Some(entry) = self.next_holdout(tx, project, &languages)?
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
        if let Some(entry) = draw_from_pool(tx, project, self.person, &languages)? {
            return Ok(Some(entry));
        }
        if let Some(entry) = next_audit()? {
            return Ok(Some(entry));
        }
        // The pool is used up. The rest of the holdout still sharpens what the round reports say.
        if project.holdout_labels < u64::from(project.settings.holdout_enough) {
            return self.next_holdout(tx, project, &languages);
        }
        Ok(None)
    }

    fn next_holdout(&self, tx: &Tx<'_>, project: &ProjectRow, languages: &[String]) -> Result<Option<QueueEntry>> {
        let next = || tx.queue_next(project.id, Lane::Holdout, self.person, project.settings.overlap, languages);
        if let Some(entry) = next()? {
            return Ok(Some(entry));
        }
        if project.holdout_served >= project.holdout_items || fill_holdout(tx, project, languages)? == 0 {
            return Ok(None);
        }
        next()
    }
}

/// The draw that hides a share of the suggestions, from 0 to below 1: keyed by project, row and person.
pub fn suggestion_draw(seed: u64, row: u32, person: UserId) -> f64 {
    let key = mix64(mix64(seed ^ 0x416e_6368, u64::from(row)), person.0 as u64);
    (key >> 11) as f64 / (1u64 << 53) as f64
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
            let project = tx.open_project(held.project)?;
            let expires = now.plus_secs(project.settings.hold_secs);
            tx.extend_assignment(held.id, expires)?;
            tx.version_is_shown(held.id)?;
            let item = tx.item(held.item)?;
            Ok(Some(claimed(tx, &project, AssignmentRow { expires, ..held }, item)?))
        })
    }
}

/// The next item of somebody's own list that may still be asked of them; what may not is dropped from the list. Holdout
/// items never come from here: chosen by hand they would no longer be a random sample.
fn next_of_own_list(tx: &Tx<'_>, project: &ProjectRow, person: UserId) -> Result<Option<QueueEntry>> {
    while let Some(place) = tx.take_from_own_list(project.id, person)? {
        let is_open = tx.item(place.item)?.part == Part::Pool
            && !tx.has_had(place.item, person)?
            && !tx.is_excluded(place.item)?
            && tx.gold_item(place.item)?.is_none()
            && tx.is_free_for(place.item, person)?
            && tx.free_slot(place.item, project.settings.overlap)?.is_some();
        if is_open {
            return Ok(Some(QueueEntry {
                lane: Lane::Main,
                rank: 0,
                item: place.item,
                row: place.row,
                source: "list".into(),
                probability: None,
                utility: None,
                round: None,
                model: place.model,
                suggestion: place.suggestion,
                confidence: place.confidence,
            }));
        }
    }
    Ok(None)
}

fn claimed(tx: &Tx<'_>, project: &ProjectRow, assignment: AssignmentRow, item: ItemRow) -> Result<Claimed> {
    let suggestion = match (assignment.suggestion, assignment.confidence) {
        (Some(class), Some(confidence))
            if assignment.shown.as_deref() == Some("shown") && project.schema.may_suggest(class) =>
        {
            project.schema.value(class).map(|label| (label, confidence))
        }
        _ => None,
    };
    let escalation = tx.escalation_for(project.id, item.id, assignment.person)?;
    Ok(Claimed { assignment, item, suggestion, escalation })
}

fn why_empty(tx: &Tx<'_>, project: &ProjectRow, person: UserId) -> Result<EmptyReason> {
    Ok(if project.standing_items() == 0 {
        EmptyReason::NoItems
    } else if tx.active_count(project.id)? > 0
        || tx.queue_len(project.id, Lane::Again)? > 0
        || tx.kept_waiting(project.id)? > 0
    {
        EmptyReason::Waiting
    } else if !project.settings.language_key.is_empty() && !tx.others_languages(project.id, person)?.is_empty() {
        EmptyReason::OtherLanguages
    } else {
        EmptyReason::AllDone
    })
}
