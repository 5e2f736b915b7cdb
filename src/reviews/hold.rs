//! The undo window. A verdict is on disk and acknowledged when it is given; what follows from it (the grant, the label, the
//! second tier, what callers and webhooks are told) follows when its window is over. Until then whoever gave it can take
//! it back. Time releases it, not the worker: whoever looks first after the window does what is due.

use super::claim::{ClaimedReview, Reviewer, load};
use super::record::about_decision;
use super::settle::settle;
use super::verdict::{GiveVerdict, Given, Sound, Verb, from_word};
use crate::digest::random_bytes;
use crate::domain::{DecisionId, ReviewId, Timestamp, WorkflowId};
use crate::error::{Because, Error, Result};
use crate::routing::compare;
use crate::store::audit::commitment;
use crate::store::{HeldVerdictRow, NewHeldVerdict, ReviewRow, Store, Tx};
use serde_json::{Value, json};

/// Who promises an answer within this has no time to undo one.
const TIGHT_MS: i64 = 90_000;
/// Released in one go, so that other writes get in between.
const MOST: usize = 50;

/// How long a verdict on this review can be taken back. A sweep is confirmed as a whole before it is sent.
pub(super) fn window_secs(held: &ClaimedReview, channel: &str) -> i64 {
    let is_tight = held.review.due.0 - held.review.entered.0 <= TIGHT_MS;
    if is_tight || channel == "sweep" { 0 } else { i64::from(held.workflow.settings.undo_seconds) }
}

/// Keeps a sound verdict until its window is over.
pub(super) fn hold(tx: &Tx<'_>, sound: &Sound<'_>, secs: i64, now: Timestamp) -> Result<Given> {
    let (said, held) = (sound.said, sound.held);
    let text = json!({
        "verb": said.verb, "reason_code": said.reason_code, "note": said.note.trim(), "args": said.args,
        "has_args": said.args.is_some(), "revisit": said.revisit.map(|at| at.0), "active_ms": said.active_ms,
        "channel": said.channel, "lean": said.lean,
    })
    .to_string();
    let (salt, releases) = (random_bytes(), now.plus_secs(secs));
    let id = tx.hold_verdict(
        &NewHeldVerdict {
            verdict: sound.number,
            workflow: held.workflow.id,
            decision: held.decision.id,
            item: held.item.id,
            review: held.review.id,
            person: said.by.person,
            fence: said.fence,
            tier: held.review.tier,
            releases,
            verb: sound.verb.as_str(),
            said: &text,
            request_hash: sound.hash,
            salt,
        },
        now,
    )?;
    // No verb: whoever reads the log of a decision learns what was said when its caller does.
    let detail = json!({
        "hold": id, "content": commitment(&salt, &text), "item": held.item.id, "tier": held.review.tier,
        "purpose": held.review.purpose, "releases": releases,
    });
    about_decision(tx, "verdict.held", Some(said.by.person), held.decision.id, detail, now)?;
    Ok(Given {
        verdict: sound.number,
        decision: held.decision.id,
        item: held.item.id,
        verb: sound.verb.as_str().to_owned(),
        at: now.to_rfc3339(),
        practice: None,
        releases_at: Some(releases.to_rfc3339()),
        is_repeat: false,
    })
}

/// Take a verdict back while its window is open.
pub struct UndoVerdict {
    /// Of which review.
    pub review: ReviewId,
    /// Who gave it.
    pub by: Reviewer,
}

impl UndoVerdict {
    /// Gives the review back to whoever had decided it, under a new fence and with what they had said as its draft. A repeat
    /// gets the same.
    pub fn run(self, store: &Store, now: Timestamp) -> Result<ClaimedReview> {
        release_due(store, now)?;
        store.write(move |tx| self.undo(tx, now))
    }

    fn undo(&self, tx: &Tx<'_>, now: Timestamp) -> Result<ClaimedReview> {
        let review = tx.review(self.review)?;
        let conflict =
            |code, message: String, detail| Err(Error::refused_with(Because::Conflict, code, message, detail));
        let Some(hold) = tx.last_hold(review.id)? else {
            return match tx.verdict_of_review(review.id)? {
                Some(verdict) => conflict(
                    "released",
                    format!("verdict {} was released when it was given, {}", verdict.id, verdict.at.to_rfc3339()),
                    json!({"verdict": verdict.id, "released_at": verdict.at.to_rfc3339()}),
                ),
                None => conflict("nothing_to_undo", "nobody has decided this".into(), json!({})),
            };
        };
        if hold.person != self.by.person {
            let message = "only whoever gave a verdict takes it back";
            return Err(Error::refused(Because::Forbidden, "not_yours", message));
        }
        if hold.state == "undone" {
            return match review.state == "claimed" && review.person == Some(self.by.person) {
                true => load(tx, review),
                false => conflict("undone", "this was taken back before".into(), json!({})),
            };
        }
        if hold.state == "released" || hold.releases <= now {
            let at = hold.ended.unwrap_or(hold.releases).min(hold.releases).to_rfc3339();
            return conflict(
                "released",
                format!("verdict {} was released {at}; it stands", hold.verdict),
                json!({"verdict": hold.verdict, "released_at": at}),
            );
        }
        tx.end_hold(hold.id, "undone", now)?;
        let workflow = tx.workflow(review.workflow)?;
        let policy = workflow.policy.map(|id| tx.policy(id)).transpose()?.map(|row| row.policy).unwrap_or_default();
        let draft = draft_of(&hold)?;
        tx.take_back(&review, self.by.person, now.plus_secs(policy.lease_secs), draft.as_deref())?;
        let detail = json!({"hold": hold.id, "undone": true, "verdict": hold.verdict, "after_ms": now.0 - hold.at.0});
        about_decision(tx, "verdict.undone", Some(self.by.person), hold.decision, detail, now)?;
        load(tx, tx.review(self.review)?)
    }
}

/// What was said, as the page keeps a draft. A bare approval leaves the draft that was there.
fn draft_of(hold: &HeldVerdictRow) -> Result<Option<String>> {
    let said = hold.said.clone().unwrap_or_default();
    let text = |name: &str| said[name].as_str().unwrap_or_default().to_owned();
    if matches!(text("verb").as_str(), "approve" | "confirm") && text("note").is_empty() {
        return Ok(None);
    }
    let args = match said["has_args"] == true {
        true => serde_json::to_string_pretty(&said["args"]).map_err(Error::internal)?,
        false => String::new(),
    };
    let revisit: String =
        said["revisit"].as_i64().map(|at| Timestamp(at).to_rfc3339().chars().take(10).collect()).unwrap_or_default();
    let draft = json!({
        "verb": text("verb"), "reason_code": text("reason_code"), "note": text("note"), "args": args, "revisit": revisit,
        "lean": text("lean"),
    });
    Ok(Some(draft.to_string()))
}

/// Releases what is due. Returns how much that was. One that cannot be released leaves the others alone and stays pending,
/// which approves nothing.
pub fn release_due(store: &Store, now: Timestamp) -> Result<usize> {
    let due = store.read(|r| r.due_holds(now, MOST))?;
    if due.is_empty() {
        return Ok(0);
    }
    let all = due.clone();
    if let Ok(released) = store.write(move |tx| all.iter().map(|id| release_one(tx, *id, now)).sum()) {
        return Ok(released);
    }
    let mut released = 0;
    for id in due {
        match store.write(move |tx| release_one(tx, id, now)) {
            Ok(count) => released += count,
            Err(error) => tracing::error!(%error, hold = id, "a verdict could not be released"),
        }
    }
    Ok(released)
}

fn release_one(tx: &Tx<'_>, id: i64, now: Timestamp) -> Result<usize> {
    match tx.held_verdict(id)? {
        Some(hold) if hold.state == "held" => release(tx, &hold, now).map(|()| 1),
        _ => Ok(0),
    }
}

/// Releases what stands on a decision at once: something is about to end it, and the person's word came first.
pub(super) fn release_of(tx: &Tx<'_>, decision: DecisionId, now: Timestamp) -> Result<()> {
    for hold in tx.holds_of(decision)?.iter().filter(|hold| hold.state == "held") {
        release(tx, hold, now)?;
    }
    Ok(())
}

/// Releases everything in a workflow at once.
pub(super) fn release_all(tx: &Tx<'_>, workflow: WorkflowId, now: Timestamp) -> Result<()> {
    for hold in tx.holds_in(workflow)? {
        release(tx, &hold, now)?;
    }
    Ok(())
}

fn release(tx: &Tx<'_>, hold: &HeldVerdictRow, now: Timestamp) -> Result<()> {
    let held = load(tx, tx.review(hold.review)?)?;
    let said = said_of(tx, hold, &held.review)?;
    let verb = from_word(&hold.verb)?;
    let change = said.args.as_ref().and_then(|args| compare(&held.decision.args(), args));
    let hash = hold.request_hash.as_slice().try_into().map_err(Error::internal)?;
    tx.end_hold(hold.id, "released", now)?;
    let sound = Sound { said: &said, held: &held, verb, change, hash, number: hold.verdict, at: hold.at };
    settle(tx, &sound, now).map(|_| ())
}

/// The verdict as it was given.
fn said_of(tx: &Tx<'_>, hold: &HeldVerdictRow, review: &ReviewRow) -> Result<GiveVerdict> {
    let said = hold.said.clone().unwrap_or_default();
    let text = |name: &str| said[name].as_str().map(str::to_owned);
    let args: Option<Value> = (said["has_args"] == true).then(|| said["args"].clone());
    Ok(GiveVerdict {
        review: hold.review,
        by: Reviewer { person: hold.person, name: tx.person(hold.person)?.name, tier: review.tier },
        fence: hold.fence,
        version: None,
        verb: from_word(&text("verb").unwrap_or_default())?,
        reason_code: text("reason_code"),
        note: text("note").unwrap_or_default(),
        args,
        revisit: said["revisit"].as_i64().map(Timestamp),
        active_ms: said["active_ms"].as_i64(),
        channel: if said["channel"] == "web" { "web" } else { "api" },
        lean: text("lean").map(|word| from_word(&word)).transpose()?,
    })
}

impl Verb {
    /// Whether it is something to lean to.
    pub(super) fn is_lean(self) -> bool {
        matches!(self, Verb::Approve | Verb::Edit | Verb::Reject)
    }
}
