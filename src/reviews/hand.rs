//! What happens to a review in somebody's hands before its verdict: more time, what they typed, back to the queue.

use super::claim::Reviewer;
use crate::domain::{ReviewId, Timestamp};
use crate::error::{Because, Error, Result};
use crate::store::{ReviewRow, Store, Tx};

/// A sign of life, with what was typed so far and whether the evidence was opened.
pub struct KeepReview {
    /// Which.
    pub review: ReviewId,
    /// Whose.
    pub by: Reviewer,
    /// The fence of their claim.
    pub fence: i64,
    /// What they typed.
    pub draft: Option<String>,
    /// They opened the evidence.
    pub opened_evidence: bool,
}

impl KeepReview {
    /// Gives the full lease again and keeps the draft. Who holds it is judged before anything else.
    pub fn run(self, store: &Store, now: Timestamp) -> Result<Timestamp> {
        if self.draft.as_ref().is_some_and(|draft| draft.len() > 200_000) {
            return Err(Error::TooLarge("a draft has at most 200,000 bytes".into()));
        }
        store.write(move |tx| {
            let review = tx.review(self.review)?;
            let workflow = tx.workflow(review.workflow)?;
            let policy = workflow.policy.map(|id| tx.policy(id)).transpose()?.map(|row| row.policy).unwrap_or_default();
            let lease = now.plus_secs(policy.lease_secs);
            if !tx.extend_review(review.id, self.by.person, self.fence, lease)? {
                return Err(lost(&review));
            }
            tx.save_draft(review.id, self.draft.as_deref(), self.opened_evidence.then_some(now))?;
            Ok(lease)
        })
    }
}

/// Put it back: anybody may get it, this person too.
pub struct ReleaseReview {
    /// Which.
    pub review: ReviewId,
    /// Whose.
    pub by: Reviewer,
    /// The fence of their claim.
    pub fence: i64,
}

impl ReleaseReview {
    /// Puts it back.
    pub fn run(self, store: &Store, _now: Timestamp) -> Result<()> {
        store.write(move |tx| put_back(tx, self.review, &self.by, self.fence).map(|_| ()))
    }
}

/// Pass on it: it goes back to the queue and never again to this person.
pub struct Decline {
    /// Which.
    pub review: ReviewId,
    /// Whose.
    pub by: Reviewer,
    /// The fence of their claim.
    pub fence: i64,
    /// Why, in a few words.
    pub reason: String,
}

impl Decline {
    /// Puts it back and remembers who passed.
    pub fn run(self, store: &Store, now: Timestamp) -> Result<()> {
        if self.reason.chars().count() > 500 {
            return Err(Error::invalid("the reason is longer than 500 characters"));
        }
        store.write(move |tx| {
            let review = put_back(tx, self.review, &self.by, self.fence)?;
            tx.decline_item(review.item, self.by.person, review.tier, &self.reason, now)
        })
    }
}

fn put_back(tx: &Tx<'_>, id: ReviewId, by: &Reviewer, fence: i64) -> Result<ReviewRow> {
    let review = tx.review(id)?;
    if tx.release_review(id, by.person, fence)? { Ok(review) } else { Err(lost(&review)) }
}

fn lost(review: &ReviewRow) -> Error {
    Error::refused(
        Because::Conflict,
        "lease_lost",
        format!("you do not hold review {} any more: it is {}", review.id, review.state),
    )
}
