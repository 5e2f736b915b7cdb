//! Verdict: a person's word on a decision, once. Everything that could make it void is checked here, in order: has it
//! been decided, may this person, do they still hold it, does the verb make sense. `settle.rs` does what follows.

use super::claim::{ClaimedReview, Reviewer, load};
use super::gold::{Practice, answer, practice_of};
use super::hold::{hold, window_secs};
use super::settle::settle;
use crate::digest::sha256;
use crate::domain::{DecisionId, ReviewId, ReviewItemId, Timestamp, VerdictId};
use crate::error::{Because, Error, Result};
use crate::routing::{Change, canonical, compare, fits_schema};
use crate::store::{HeldVerdictRow, ReviewRow, Store, Tx, VerdictRow};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// What a person says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Verb {
    /// Do it as proposed.
    Approve,
    /// Do this instead.
    Edit,
    /// Do not.
    Reject,
    /// Let the second tier decide.
    Escalate,
    /// Not now; second tier only.
    Defer,
    /// Of what was done: rightly so.
    Confirm,
    /// Of what was done: it was wrong.
    Overturn,
    /// Of what was done: somebody else should look.
    Unsure,
}

impl Verb {
    /// The word in the store and the API.
    pub fn as_str(self) -> &'static str {
        match self {
            Verb::Approve => "approve",
            Verb::Edit => "edit",
            Verb::Reject => "reject",
            Verb::Escalate => "escalate",
            Verb::Defer => "defer",
            Verb::Confirm => "confirm",
            Verb::Overturn => "overturn",
            Verb::Unsure => "unsure",
        }
    }

    fn is_of_audit(self) -> bool {
        matches!(self, Verb::Confirm | Verb::Overturn | Verb::Unsure)
    }
}

/// A person's verdict on the review they hold.
#[derive(Debug, Clone)]
pub struct GiveVerdict {
    /// Which review.
    pub review: ReviewId,
    /// Who decides.
    pub by: Reviewer,
    /// The fence of their claim.
    pub fence: i64,
    /// The item's version they saw; another by now is refused.
    pub version: Option<i64>,
    /// What they say.
    pub verb: Verb,
    /// Why; required on everything but an approval and a confirmation.
    pub reason_code: Option<String>,
    /// In words.
    pub note: String,
    /// What it should be instead, whole.
    pub args: Option<Value>,
    /// When a deferred decision comes back.
    pub revisit: Option<Timestamp>,
    /// Milliseconds of attention, as the page measured it.
    pub active_ms: Option<i64>,
    /// `web`, `api` or `sweep`.
    pub channel: &'static str,
    /// What somebody who escalates would have said: approve, edit or reject. The second tier sees it once it has decided.
    pub lean: Option<Verb>,
}

/// The reply to a verdict; a repeat of the same verdict by the same person gets an equal one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Given {
    /// The verdict.
    pub verdict: VerdictId,
    /// The decision.
    pub decision: DecisionId,
    /// The item.
    pub item: ReviewItemId,
    /// What was said; an edit beyond a reviewer's authority is an escalation.
    pub verb: String,
    /// When, in RFC 3339.
    pub at: String,
    /// It was a practice item, and what the verdict on it came to; none for a real one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub practice: Option<Practice>,
    /// Until when it can be taken back, and from when it counts; none where it counts at once.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub releases_at: Option<String>,
    /// Whether this is a repeat.
    #[serde(skip)]
    pub is_repeat: bool,
}

/// A verdict that may stand, with what was worked out on the way.
pub(super) struct Sound<'a> {
    pub said: &'a GiveVerdict,
    pub held: &'a ClaimedReview,
    pub verb: Verb,
    /// What an edit changed.
    pub change: Option<Change>,
    pub hash: [u8; 32],
    /// The verdict's number.
    pub number: VerdictId,
    /// When it was given; what follows from it may follow later.
    pub at: Timestamp,
}

/// The verb of a word in the store.
pub(super) fn from_word(word: &str) -> Result<Verb> {
    serde_json::from_value(json!(word)).map_err(Error::internal)
}

impl GiveVerdict {
    /// Stores the verdict and all that follows from it in one transaction, or changes nothing and says why.
    pub fn run(self, store: &Store, now: Timestamp) -> Result<Given> {
        store.write(move |tx| self.give(tx, now))
    }

    fn hash(&self) -> [u8; 32] {
        let args = self.args.as_ref().map(canonical).unwrap_or_default();
        let lean = self.lean.map_or("", Verb::as_str);
        sha256(&[
            lean.as_bytes(),
            self.verb.as_str().as_bytes(),
            self.reason_code.as_deref().unwrap_or_default().as_bytes(),
            self.note.trim().as_bytes(),
            &[u8::from(self.args.is_some())],
            args.as_bytes(),
            &self.revisit.map_or(0, |at| at.0).to_le_bytes(),
        ])
    }

    pub(super) fn give(&self, tx: &Tx<'_>, now: Timestamp) -> Result<Given> {
        let hash = self.hash();
        let review = tx.review(self.review)?;
        if let Some(before) = tx.verdict_of_review(review.id)? {
            return repeat(tx, &before, self, &hash);
        }
        match tx.last_hold(review.id)? {
            Some(before) if before.state == "held" => return repeat_held(tx, &before, self, &hash),
            // A retry that was under way when its verdict was taken back must not bring it again.
            Some(_) if tx.was_undone(review.id, self.fence)? => {
                let message = "this was taken back; decide it anew from what is in hand now";
                return Err(Error::refused(Because::Conflict, "undone", message));
            }
            _ => {}
        }
        let held = load(tx, review)?;
        check_open(tx, &held)?;
        if let Some(seen) = self.version
            && seen != held.item.version
        {
            return Err(Error::refused_with(
                Because::Stale,
                "version",
                format!(
                    "item {} is at version {} and you saw {seen}; look at it again",
                    held.item.id, held.item.version
                ),
                json!({"version": held.item.version}),
            ));
        }
        check_person(tx, &held, &self.by)?;
        check_hold(&held.review, self, now)?;
        let (verb, change) = self.check_verb(&held, now)?;
        let number = tx.next_verdict()?;
        let sound = Sound { said: self, held: &held, verb, change, hash, number, at: now };
        // A practice item is answered at once: nothing follows that could be taken back.
        if let Some(serving) = tx.gold_behind(held.decision.id)? {
            return answer(tx, &sound, &serving, now);
        }
        match window_secs(&held, self.channel) {
            0 => settle(tx, &sound, now),
            secs => hold(tx, &sound, secs, now),
        }
    }

    /// Whether the verb makes sense here; an edit beyond a first reviewer's authority becomes an escalation.
    fn check_verb(&self, held: &ClaimedReview, now: Timestamp) -> Result<(Verb, Option<Change>)> {
        let wrong = |code, message: String| Err(Error::refused(Because::Invalid, code, message));
        let verb = self.verb.as_str();
        let is_audit = held.review.purpose == "audit";
        if is_audit != self.verb.is_of_audit() {
            let fits = if is_audit { "confirm, overturn, unsure" } else { "approve, edit, reject, escalate, defer" };
            return wrong("verb_not_allowed", format!("`{verb}` is nothing to say here; use {fits}"));
        }
        let allowed = allowed_verbs(held);
        if !is_audit && self.verb != Verb::Escalate && !allowed.iter().any(|allowed| allowed == verb) {
            return wrong("verb_not_allowed", format!("the caller of this decision allows {}", allowed.join(", ")));
        }
        if matches!(self.verb, Verb::Escalate | Verb::Unsure) && held.review.tier == 2 {
            return wrong("depth_cap", "there is no third tier: decide, or defer with a rationale".into());
        }
        if self.verb == Verb::Defer {
            self.check_defer(held, now)?;
        }
        if !matches!(self.verb, Verb::Approve | Verb::Confirm) {
            self.check_reason(held)?;
        }
        if self.lean.is_some_and(|lean| self.verb != Verb::Escalate || !lean.is_lean()) {
            return wrong("lean", "`lean` goes with `escalate` and is `approve`, `edit` or `reject`".into());
        }
        if self.note.chars().count() > 4000 {
            return wrong("note", "the note is longer than 4,000 characters".into());
        }
        if self.args.is_some() && !matches!(self.verb, Verb::Edit | Verb::Overturn) {
            return wrong("args", format!("`{verb}` takes no arguments; to change them, use `edit`"));
        }
        if held.workflow.halted.is_some() && matches!(self.verb, Verb::Approve | Verb::Edit) {
            let message = "this workflow is stopped: nothing can be approved until it goes on";
            return Err(Error::refused(Because::Conflict, "halted", message));
        }
        match (&self.args, self.verb) {
            (None, Verb::Edit) => wrong("args", "an edit carries the whole arguments in `args`".into()),
            (Some(args), Verb::Edit) => {
                let change = self.check_edit(held, args)?;
                let verb = if exceeds_authority(held, args) { Verb::Escalate } else { Verb::Edit };
                Ok((verb, Some(change)))
            }
            (Some(args), _) => Ok((self.verb, compare(&held.decision.args(), args))),
            _ => Ok((self.verb, None)),
        }
    }

    fn check_defer(&self, held: &ClaimedReview, now: Timestamp) -> Result<()> {
        let wrong = |code, message: String| Err(Error::refused(Because::Invalid, code, message));
        if held.review.tier != 2 {
            return wrong("tier", "only the second tier defers; escalate instead".into());
        }
        if held.item.defers >= held.policy.policy.most_defers {
            return wrong("defer_cap", "this was put off before: approve, edit or reject it now".into());
        }
        let length = self.note.trim().chars().count();
        if length < 40 {
            return wrong(
                "rationale_required",
                format!("a deferral needs a rationale of 40 characters; this has {length}"),
            );
        }
        match self.revisit {
            Some(at) if at > now => Ok(()),
            _ => wrong("revisit_required", "say in `revisit_at` when it comes back, a time to come".into()),
        }
    }

    fn check_reason(&self, held: &ClaimedReview) -> Result<()> {
        let policy = &held.policy.policy;
        let code = self.reason_code.as_deref().unwrap_or_default();
        if !policy.has_reason(code) {
            let codes: Vec<&str> = policy.reason_codes.iter().map(|reason| reason.code.as_str()).collect();
            return Err(Error::refused_with(
                Because::Invalid,
                "reason_required",
                format!("`{}` needs a reason code, one of {}", self.verb.as_str(), codes.join(", ")),
                json!({"codes": codes}),
            ));
        }
        if code == "other" && self.note.trim().is_empty() {
            let message = "the reason `other` needs a note that says what";
            return Err(Error::refused(Because::Invalid, "reason_required", message));
        }
        Ok(())
    }

    fn check_edit(&self, held: &ClaimedReview, args: &Value) -> Result<Change> {
        let wrong = |code, message: String| Err(Error::refused(Because::Invalid, code, message));
        let request = held.decision.request.as_ref().unwrap_or(&Value::Null);
        let Some(change) = compare(&held.decision.args(), args) else {
            return wrong("empty_edit", "the edit changes nothing; use `approve`".into());
        };
        let editable: Vec<&str> =
            request["editable"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        let may =
            |path: &str| editable.iter().any(|allowed| path == *allowed || path.starts_with(&format!("{allowed}/")));
        if let Some(path) = change.paths.iter().find(|path| !editable.is_empty() && !may(path)) {
            return wrong("not_editable", format!("`{path}` may not be edited; only {}", editable.join(", ")));
        }
        if let Err(reason) = fits_schema(&request["args_schema"], args) {
            return wrong("schema", reason);
        }
        Ok(change)
    }
}

/// What the caller allows: everything, where it says nothing.
pub(super) fn allowed_verbs(held: &ClaimedReview) -> Vec<String> {
    let said = held.decision.request.as_ref().and_then(|request| request["allowed_decisions"].as_array().cloned());
    match said {
        Some(said) if !said.is_empty() => said.iter().filter_map(|verb| verb.as_str().map(str::to_owned)).collect(),
        _ => ["approve", "edit", "reject", "escalate", "defer"].map(str::to_owned).into(),
    }
}

/// Whether an edit raises the amount above what a first reviewer may give.
fn exceeds_authority(held: &ClaimedReview, args: &Value) -> bool {
    let policy = &held.policy.policy;
    let amount = |args: &Value| args.pointer(&policy.amount_path).and_then(Value::as_f64).map(f64::abs);
    let (Some(limit), Some(after)) = (policy.authority_usd, amount(args)) else { return false };
    held.review.tier == 1 && after > limit && after > amount(&held.decision.args()).unwrap_or(0.0)
}

fn repeat(tx: &Tx<'_>, before: &VerdictRow, said: &GiveVerdict, hash: &[u8; 32]) -> Result<Given> {
    if before.person == said.by.person && before.request_hash == hash {
        let hold = tx.last_hold(before.review)?.filter(|hold| hold.verdict == before.id);
        return Ok(Given {
            releases_at: hold.map(|hold| hold.releases.to_rfc3339()),
            verdict: before.id,
            decision: before.decision,
            item: before.item,
            verb: before.verb.clone(),
            at: before.at.to_rfc3339(),
            practice: practice_of(tx, before.decision, before.id)?,
            is_repeat: true,
        });
    }
    Err(already_decided(tx, before)?)
}

/// The same while the verdict is inside its window.
fn repeat_held(tx: &Tx<'_>, before: &HeldVerdictRow, said: &GiveVerdict, hash: &[u8; 32]) -> Result<Given> {
    if before.person == said.by.person && before.request_hash == hash {
        return Ok(Given {
            verdict: before.verdict,
            decision: before.decision,
            item: before.item,
            verb: before.verb.clone(),
            at: before.at.to_rfc3339(),
            practice: None,
            releases_at: Some(before.releases.to_rfc3339()),
            is_repeat: true,
        });
    }
    Err(just_decided(tx, before)?)
}

/// Somebody decided it and can still take that back.
pub(super) fn just_decided(tx: &Tx<'_>, winner: &HeldVerdictRow) -> Result<Error> {
    let (who, until) = (tx.person(winner.person)?.name, winner.releases.to_rfc3339());
    Ok(Error::refused_with(
        Because::Conflict,
        "already_decided",
        format!("{who} decided this already: {}; it can be taken back until {until}", winner.verb),
        json!({"winner": {
            "verdict": winner.verdict, "verb": winner.verb, "by": who, "at": winner.at.to_rfc3339(), "tier": winner.tier,
            "releases_at": until,
        }}),
    ))
}

fn already_decided(tx: &Tx<'_>, winner: &VerdictRow) -> Result<Error> {
    if tx.gold_behind(winner.decision)?.is_some() {
        // What somebody made of a practice item is theirs to know.
        return Ok(Error::refused(Because::Conflict, "already_decided", "somebody answered this already"));
    }
    let who = tx.person(winner.person)?.name;
    Ok(Error::refused_with(
        Because::Conflict,
        "already_decided",
        format!("{who} decided this already: {}", winner.verb),
        json!({"winner": {
            "verdict": winner.id, "verb": winner.verb, "reason_code": winner.reason_code, "by": who,
            "at": winner.at.to_rfc3339(), "tier": winner.tier,
        }}),
    ))
}

fn check_open(tx: &Tx<'_>, held: &ClaimedReview) -> Result<()> {
    if held.item.state == "open" {
        return Ok(());
    }
    let outcome = held.item.outcome.clone().unwrap_or_default();
    let message = format!("item {} is {outcome}", held.item.id);
    Err(match outcome.as_str() {
        "superseded" => {
            Error::refused(Because::Conflict, "superseded", message + ": its caller wants something else now")
        }
        "cancelled" => Error::refused(Because::Conflict, "cancelled", message + " by its caller"),
        "expired" => Error::refused(Because::Gone, "expired", message),
        _ => match tx.verdicts_of(held.decision.id)?.into_iter().rev().find(|verdict| verdict.item == held.item.id) {
            Some(winner) => already_decided(tx, &winner)?,
            None => Error::refused(Because::Conflict, "already_decided", message),
        },
    })
}

/// Nobody decides what they requested; the second tier is another person than the first; an audit is blind.
fn check_person(tx: &Tx<'_>, held: &ClaimedReview, by: &Reviewer) -> Result<()> {
    if held.review.tier > by.tier {
        return Err(Error::refused(Because::Forbidden, "tier", "this waits for a lead"));
    }
    if held.workflow.settings.solo {
        return Ok(());
    }
    let refused = |message: &str| Err(Error::refused(Because::Forbidden, "separation_of_duties", message));
    if by.is_involved(&held.decision) {
        return refused("you requested this, it was requested for you, or it is about you; somebody else decides it");
    }
    let is_audit = held.item.kind == "audit";
    let verdicts = tx.verdicts_of(held.decision.id)?;
    if verdicts.iter().any(|before| before.person == by.person && (is_audit || before.tier < held.review.tier)) {
        return refused("you gave a verdict on this before; a second look takes a second person");
    }
    if tx.has_declined(held.item.id, by.person)? {
        return refused("you passed on this item; it is for somebody else");
    }
    Ok(())
}

/// The person must hold the review, or have held it while nobody else has taken it since: then their work is not lost.
fn check_hold(review: &ReviewRow, said: &GiveVerdict, now: Timestamp) -> Result<()> {
    let is_mine = review.state == "claimed" && review.person == Some(said.by.person) && review.fence == said.fence;
    let is_free = review.state == "waiting" || review.lease.is_some_and(|lease| lease < now);
    if is_mine || (is_free && (1..=review.fence).contains(&said.fence)) {
        return Ok(());
    }
    Err(Error::refused_with(
        Because::Conflict,
        "lease_lost",
        format!("your hold on review {} ran out and somebody else has it; nothing was decided", review.id),
        json!({"yours": {
            "verb": said.verb.as_str(), "reason_code": said.reason_code, "note": said.note, "args": said.args,
        }}),
    ))
}
