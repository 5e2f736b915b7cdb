//! What follows from a verdict: the decision's status, a grant for exactly what was approved, the second tier, a time to
//! come back, an audit of the approval, and what the project learns.

use super::correct::{Lesson, learn};
use super::grant::issue_by_verdict;
use super::open::{audit_drawn, open_follow_up};
use super::record::about_decision;
use super::verdict::{Given, Sound, Verb};
use crate::digest::random_bytes;
use crate::domain::{Timestamp, VerdictId, WorkflowRole};
use crate::error::Result;
use crate::routing::{Magnitude, Sampled, digest_of};
use crate::store::audit::commitment;
use crate::store::{NewVerdict, Tx};
use serde_json::{Value, json};

impl Sound<'_> {
    /// What somebody who escalates leans to; an edit beyond their authority says it by itself.
    fn lean(&self) -> Option<&'static str> {
        let by_edit = (self.said.verb == Verb::Edit && self.verb == Verb::Escalate).then_some(Verb::Edit);
        self.said.lean.or(by_edit).map(Verb::as_str)
    }
}

pub(super) fn settle(tx: &Tx<'_>, sound: &Sound<'_>, now: Timestamp) -> Result<Given> {
    store(tx, sound, &format!("verdict.{}", sound.verb.as_str()), &json!({}), now)?;
    let (item, decision, verdict, at) = (&sound.held.item, &sound.held.decision, sound.number, sound.at);
    tx.end_review(sound.held.review.id, sound.said.by.person, at)?;
    match sound.verb {
        Verb::Approve | Verb::Edit => approve(tx, sound, verdict, now)?,
        Verb::Reject => {
            tx.close_item(item.id, "rejected", at)?;
            tx.decide_decision(decision.id, "rejected", verdict, None, at)?;
            learn(tx, sound, verdict, Lesson::Rejected, now)?;
        }
        Verb::Escalate | Verb::Unsure => escalate(tx, sound, now)?,
        Verb::Defer => {
            let revisit = sound.said.revisit.unwrap_or(now);
            tx.close_item(item.id, "deferred", at)?;
            tx.decide_decision(decision.id, "deferred", verdict, None, at)?;
            open_follow_up(tx, decision, item.defers + 1, &sound.held.policy.policy, revisit, now)?;
        }
        Verb::Confirm => {
            tx.close_item(item.id, "confirmed", at)?;
            learn(tx, sound, verdict, Lesson::Confirmed, now)?;
        }
        Verb::Overturn => overturn(tx, sound, verdict, now)?,
    }
    let detail =
        json!({"verb": sound.verb.as_str(), "tier": sound.held.review.tier, "purpose": sound.held.review.purpose});
    tx.happen(item.workflow, "item.decided", Some(decision.id), Some(item.id), detail, now)?;
    Ok(Given {
        verdict,
        decision: decision.id,
        item: item.id,
        verb: sound.verb.as_str().to_owned(),
        at: at.to_rfc3339(),
        practice: None,
        releases_at: None,
        is_repeat: false,
    })
}

/// Stores a verdict and its audit entry, with `more` in the entry.
pub(super) fn store(tx: &Tx<'_>, sound: &Sound<'_>, action: &str, more: &Value, now: Timestamp) -> Result<()> {
    let (said, held) = (sound.said, sound.held);
    let salt = random_bytes();
    let digest = match (&said.args, sound.verb) {
        (Some(args), _) => Some(digest_of(args)),
        (None, Verb::Approve) => Some(digest_of(&held.decision.args())),
        _ => None,
    };
    let magnitude = sound.change.as_ref().map(|change| match change.magnitude {
        Magnitude::Cosmetic => "cosmetic",
        Magnitude::Substantive => "substantive",
    });
    let id = sound.number;
    tx.insert_verdict(
        &NewVerdict {
            id,
            workflow: held.workflow.id,
            decision: held.decision.id,
            item: held.item.id,
            review: held.review.id,
            tier: held.review.tier,
            purpose: &held.review.purpose,
            person: said.by.person,
            verb: sound.verb.as_str(),
            reason_code: said.reason_code.as_deref(),
            note: said.note.trim(),
            args: said.args.as_ref(),
            args_digest: digest.as_deref(),
            paths: sound.change.as_ref().map(|change| change.paths.as_slice()).unwrap_or_default(),
            magnitude,
            revisit: said.revisit,
            active_ms: said.active_ms,
            evidence: held.review.evidence,
            channel: said.channel,
            is_solo: held.workflow.settings.solo,
            request_hash: sound.hash,
            salt,
            lean: sound.lean(),
        },
        sound.at,
    )?;
    let mut detail = json!({
        "verdict": id, "content": commitment(&salt, &tx.verdict_content(id.0)?), "item": held.item.id,
        "tier": held.review.tier, "purpose": held.review.purpose, "solo": held.workflow.settings.solo,
    });
    more.as_object().into_iter().flatten().for_each(|(key, value)| detail[key] = value.clone());
    about_decision(tx, action, Some(said.by.person), held.decision.id, detail, now).map(|_| ())
}

fn approve(tx: &Tx<'_>, sound: &Sound<'_>, verdict: VerdictId, now: Timestamp) -> Result<()> {
    let held = sound.held;
    let (item, decision, policy) = (&held.item, &held.decision, &held.policy.policy);
    let edited = sound.said.args.as_ref().filter(|_| sound.verb == Verb::Edit);
    let (status, lesson) = match edited {
        Some(_) => ("edited", Lesson::Corrected),
        None => ("approved", Lesson::Confirmed),
    };
    tx.close_item(item.id, status, sound.at)?;
    tx.decide_decision(decision.id, status, verdict, edited, sound.at)?;
    let digest = edited.map_or_else(|| digest_of(&decision.args()), digest_of);
    issue_by_verdict(tx, &held.workflow, policy, decision, verdict, &digest, now)?;
    learn(tx, sound, verdict, lesson, now)?;
    if edited.is_none() {
        // A page of many is approved with less thought, so more of it is looked at again.
        let rate = match (sound.said.channel, &policy.sweep) {
            ("sweep", Some(rule)) => policy.approval_audit_rate.max(rule.audit_rate),
            _ => policy.approval_audit_rate,
        };
        let sampled = Sampled { rate, is_drawn: decision.draws.approval < rate };
        audit_drawn(tx, decision, "approval", Some(sampled), now)?;
    }
    Ok(())
}

/// To the second tier. Nobody eligible is no reason to bounce it: it waits, visibly, and that is said.
fn escalate(tx: &Tx<'_>, sound: &Sound<'_>, now: Timestamp) -> Result<()> {
    let held = sound.held;
    let due = now.plus_secs(held.policy.policy.tier2_sla_secs);
    tx.raise_item(&held.item, due, now)?;
    let ids = (Some(held.decision.id), Some(held.item.id));
    tx.happen(held.workflow.id, "item.escalated", ids.0, ids.1, json!({"tier": 2}), now)?;
    let members = tx.workflow_members(held.workflow.id)?;
    let eligible = members
        .iter()
        .filter(|member| member.role == WorkflowRole::Lead)
        .filter(|member| member.person != sound.said.by.person && member.person != held.decision.person)
        .count();
    if eligible == 0 && !held.workflow.settings.solo {
        tx.happen(held.workflow.id, "item.unstaffed", ids.0, ids.1, json!({"tier": 2}), now)?;
    }
    Ok(())
}

/// It was done and should not have been. What the caller makes of that is reported like any other effect. Two reviewers
/// who disagree about an approval are settled by a third; both verdicts stay.
fn overturn(tx: &Tx<'_>, sound: &Sound<'_>, verdict: VerdictId, now: Timestamp) -> Result<()> {
    let held = sound.held;
    if held.item.source == "approval" && held.review.tier == 1 {
        let detail = json!({"verdict": verdict});
        tx.happen(held.workflow.id, "audit.disagreement", Some(held.decision.id), Some(held.item.id), detail, now)?;
        return escalate(tx, sound, now);
    }
    tx.close_item(held.item.id, "overturned", sound.at)?;
    let lesson = if sound.said.args.is_some() { Lesson::Corrected } else { Lesson::Rejected };
    learn(tx, sound, verdict, lesson, now)?;
    let ids = (Some(held.decision.id), Some(held.item.id));
    let detail = json!({"verdict": verdict, "source": held.item.source, "effect": held.decision.effect});
    if held.decision.effect != "none" {
        tx.happen(held.workflow.id, "effect.reversal_requested", ids.0, ids.1, detail, now)?;
    }
    Ok(())
}
