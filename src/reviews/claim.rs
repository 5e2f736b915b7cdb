//! Claim: hand a reviewer what is due first. One statement decides, so two people never get the same.

use super::hold::release_due;
use super::verdict::just_decided;
use super::zone::day_of;
use crate::domain::{ReviewItemId, Timestamp, UserId, WorkflowId};
use crate::error::{Because, Error, Result};
use crate::store::{ClaimRules, ModelDecisionRow, PolicyRow, ReviewItemRow, ReviewRow, Store, Tx, WorkflowRow};
use serde_json::json;

/// Whoever reviews. Only shells make one, from a person who is signed in or uses a person's token.
#[derive(Debug, Clone)]
pub struct Reviewer {
    /// Who.
    pub person: UserId,
    /// Their name.
    pub name: String,
    /// The highest tier they review: 1 for reviewers, 2 for leads and admins.
    pub tier: u32,
}

impl Reviewer {
    /// Whether a decision was requested by them, for them, or is about them.
    pub fn is_involved(&self, decision: &ModelDecisionRow) -> bool {
        let name = self.name.to_lowercase();
        let requested = decision.requested_by.to_lowercase();
        decision.person == self.person
            || requested.rsplit('/').next() == Some(name.as_str())
            || decision.subject.as_deref().is_some_and(|subject| subject.to_lowercase() == name)
    }
}

/// Ask for something to review.
pub struct ClaimReview {
    /// In which workflow's queue.
    pub workflow: WorkflowId,
    /// For whom.
    pub by: Reviewer,
    /// This item and no other.
    pub item: Option<ReviewItemId>,
    /// Only audits, or only the rest.
    pub is_audit: Option<bool>,
    /// One more even though this person holds one: for pages that load ahead.
    pub another: bool,
}

/// A review in somebody's hands, with all that is needed to decide it.
#[derive(Debug, Clone)]
pub struct ClaimedReview {
    /// The assignment, with its fence and lease.
    pub review: ReviewRow,
    /// The item.
    pub item: ReviewItemRow,
    /// The decision.
    pub decision: ModelDecisionRow,
    /// The policy it was routed under.
    pub policy: PolicyRow,
    /// The workflow.
    pub workflow: WorkflowRow,
}

impl ClaimReview {
    /// Hands out what is due first, or nothing. Asked again without a verdict in between, it gives the same one.
    pub fn run(self, store: &Store, now: Timestamp) -> Result<Option<ClaimedReview>> {
        release_due(store, now)?;
        store.write(move |tx| self.claim(tx, now))
    }

    fn claim(&self, tx: &Tx<'_>, now: Timestamp) -> Result<Option<ClaimedReview>> {
        let workflow = tx.workflow(self.workflow)?;
        let policy = workflow.policy.map(|id| tx.policy(id)).transpose()?.map(|row| row.policy).unwrap_or_default();
        let lease = now.plus_secs(policy.lease_secs);
        let held = tx.reviews_held(workflow.id, self.by.person, now)?;
        let wanted = held.into_iter().find(|held| self.item.is_none_or(|item| item == held.item));
        if let Some(held) = wanted
            && (!self.another || self.item.is_some())
        {
            tx.extend_review(held.id, self.by.person, held.fence, lease)?;
            return load(tx, tx.review(held.id)?).map(Some);
        }
        check_cap(tx, &workflow, policy.cap(), self.by.person, now)?;
        let rules = ClaimRules {
            workflow: workflow.id,
            person: self.by.person,
            name: self.by.name.to_lowercase(),
            tier: self.by.tier,
            is_solo: workflow.settings.solo,
            item: self.item,
            is_audit: self.is_audit,
        };
        match (tx.claim_review(&rules, lease, now)?, self.item) {
            (Some(review), _) => {
                tx.note_gold_seen(review.item, self.by.person)?;
                load(tx, review).map(Some)
            }
            (None, None) => Ok(None),
            (None, Some(item)) => Err(why_not(tx, item, &workflow, &self.by, now)?),
        }
    }
}

/// A review with what belongs to it.
pub(super) fn load(tx: &Tx<'_>, review: ReviewRow) -> Result<ClaimedReview> {
    let item = tx.review_item(review.item)?;
    let decision = tx.model_decision(item.decision)?;
    Ok(ClaimedReview {
        policy: tx.policy(decision.policy)?,
        workflow: tx.workflow(review.workflow)?,
        review,
        item,
        decision,
    })
}

/// Rubber stamps grow where people decide too much in a day.
fn check_cap(tx: &Tx<'_>, workflow: &WorkflowRow, cap: u32, person: UserId, now: Timestamp) -> Result<()> {
    let (today, resets) = day_of(&workflow.settings, now);
    let cap = cap.saturating_add(tx.cap_extra(workflow.id, person, today)?);
    let done = tx.verdicts_since(workflow.id, person, today)?;
    if done < cap {
        return Ok(());
    }
    Err(Error::refused_with(
        Because::Enough,
        "cap_reached",
        format!(
            "you have decided {done} items today and {cap} is the most; go on at {}, or ask a lead to extend it",
            resets.to_rfc3339()
        ),
        json!({"decided": done, "cap": cap, "resets_at": resets.to_rfc3339()}),
    ))
}

/// Why somebody cannot have the very item they asked for.
fn why_not(tx: &Tx<'_>, item: ReviewItemId, workflow: &WorkflowRow, by: &Reviewer, now: Timestamp) -> Result<Error> {
    let item = tx.review_item(item)?;
    if item.workflow != workflow.id {
        return Ok(Error::NotFound(format!("there is no review item {} in this workflow", item.id)));
    }
    if item.state != "open" {
        let outcome = item.outcome.unwrap_or_default();
        let message = format!("item {} is {outcome} already", item.id);
        return Ok(Error::refused_with(Because::Conflict, "already_decided", message, json!({"outcome": outcome})));
    }
    if let Some(hold) = tx.hold_on(item.id)? {
        return just_decided(tx, &hold);
    }
    let review = tx.reviews_of(item.id)?.into_iter().find(|review| review.tier == item.tier);
    if let Some(review) = &review
        && tx.is_swept(review.id)?
    {
        let message = format!("item {} waits for the daily sweep; pull it out there to look at it alone", item.id);
        return Ok(Error::refused(Because::Conflict, "in_sweep", message));
    }
    let held = review.filter(|review| review.state == "claimed" && review.lease.is_some_and(|lease| lease >= now));
    if let Some(held) = held
        && held.person != Some(by.person)
    {
        let who = held.person.map(|person| tx.person(person)).transpose()?.map(|person| person.name);
        let until = held.lease.map(Timestamp::to_rfc3339);
        return Ok(Error::refused_with(
            Because::Held,
            "claimed",
            format!("{} has item {} in hand", who.as_deref().unwrap_or("somebody"), item.id),
            json!({"by": who, "until": until}),
        ));
    }
    if item.tier > by.tier {
        let message = format!("item {} waits for a lead", item.id);
        return Ok(Error::refused(Because::Forbidden, "tier", message));
    }
    if item.opened > now {
        let message = format!("item {} was put off until {}", item.id, item.opened.to_rfc3339());
        return Ok(Error::refused(Because::Conflict, "deferred", message));
    }
    Ok(Error::refused(
        Because::Forbidden,
        "separation_of_duties",
        format!(
            "item {} is for somebody else: you requested it, are its subject, decided or passed on it before",
            item.id
        ),
    ))
}
