//! The promises of the document, each with a check that anybody can run again.

use super::state::Oversight;
use crate::domain::WorkflowRole;
use serde::Serialize;
use std::collections::BTreeSet;

/// What a check found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kept {
    /// It was looked at, and it holds.
    Yes,
    /// It does not hold.
    No,
    /// Nothing happened yet that could have broken it.
    Untried,
}

/// A promise.
#[derive(Debug, Clone, Serialize)]
pub struct Promise {
    /// One word for programs and for the laws that refer to it.
    pub id: &'static str,
    /// What is promised under the active configuration.
    pub says: String,
    /// Whether it was kept.
    pub kept: Kept,
    /// What was counted.
    pub found: String,
}

/// All of them, in the document's order.
#[cfg(test)]
pub(super) const IDS: [&str; 15] = [
    "matrix",
    "permission",
    "people",
    "second_person",
    "own_request",
    "reasons",
    "expiry",
    "stop",
    "contest",
    "limits",
    "practice",
    "policy",
    "routes",
    "chain",
    "kept",
];

fn tried(bad: i64, of: i64, what: &str) -> (Kept, String) {
    let kept = match (bad, of) {
        (0, 0) => Kept::Untried,
        (0, _) => Kept::Yes,
        _ => Kept::No,
    };
    (kept, format!("{bad} of {of} {what}"))
}

fn held(holds: bool, found: String) -> (Kept, String) {
    (if holds { Kept::Yes } else { Kept::No }, found)
}

/// Every promise of a workflow, tried.
pub(super) fn promises(now: &Oversight) -> Vec<Promise> {
    let (counts, policy) = (&now.counts, &now.policy.policy);
    let is_solo = now.workflow.settings.solo;
    let acts_alone = policy.mode.lets_act_alone();
    let having = |roles: &[WorkflowRole]| -> BTreeSet<i64> {
        let members = now.members.iter().filter(|member| roles.contains(&member.role)).map(|member| member.person.0);
        // Alone, an admin needs no role; with others, who decides is a role that was given.
        members.chain(now.admins.iter().copied().filter(|_| is_solo)).collect()
    };
    let reviewers = having(&[WorkflowRole::Reviewer, WorkflowRole::Lead]);
    let leads = having(&[WorkflowRole::Lead]);
    let can_stop = having(&[WorkflowRole::Reviewer, WorkflowRole::Lead, WorkflowRole::Engineer]);
    let matrix = policy.check_activation(&now.policy.rationale);
    let mut all = Vec::new();
    let mut say = |id, says: &str, (kept, found): (Kept, String)| {
        all.push(Promise { id, says: says.to_owned(), kept, found });
    };
    say(
        "matrix",
        "The active policy version lets a person do at least what the decision matrix demands.",
        held(matrix.is_ok(), matrix.err().unwrap_or_else(|| "the version passes the check of its activation".into())),
    );
    if acts_alone {
        say(
            "permission",
            "Nothing runs without a permission that is used once and bound to the digest of exactly what was approved, by a person or by the policy.",
            tried(counts.unfitting, counts.effects, "reported actions did not fit"),
        );
    } else {
        say(
            "permission",
            "Nothing runs before a person approved exactly that; the permission is used once.",
            tried(counts.unpermitted, counts.effects, "reported actions had no person's approval or did not fit it"),
        );
    }
    let needed = if is_solo { 1 } else { 2 };
    say(
        "people",
        if is_solo {
            "One person decides here, alone, in the explicit solo mode. Programs never decide."
        } else {
            "At least two people may decide, one of them at the second tier. Programs never decide."
        },
        held(
            reviewers.len() >= needed && (is_solo || !leads.is_empty()),
            format!("{} may decide, {} of them at the second tier", reviewers.len(), leads.len()),
        ),
    );
    if !is_solo {
        say(
            "second_person",
            "What the first tier hands up is decided by another person.",
            tried(
                counts.same_person,
                counts.second_tier,
                "verdicts of the second tier came from the first tier's person",
            ),
        );
        say(
            "own_request",
            "Nobody decides what they requested.",
            tried(counts.own, counts.verdicts, "verdicts came from whoever posted the decision"),
        );
    }
    say(
        "reasons",
        "Every verdict but an approval has a reason from the workflow's list.",
        tried(counts.without_reason, counts.verdicts, "verdicts have none"),
    );
    say(
        "expiry",
        "Time never approves: what nobody decided is not executed.",
        tried(counts.expired_approved, counts.expired, "expired items were approved without a verdict"),
    );
    say(
        "stop",
        "People who work here can stop it at once; then nothing new acts, and unused permissions are taken back.",
        held(!can_stop.is_empty(), format!("{} can", can_stop.len())),
    );
    say(
        "contest",
        "A contested decision is looked at by a person who had not decided it, without the first verdict in view.",
        tried(counts.contested_by_same, counts.contested, "contested decisions went back to the same person"),
    );
    let says_limits = !policy.limits.trim().is_empty() && !policy.text.trim().is_empty();
    say(
        "limits",
        "The policy in words and what the model cannot do stand beside every item.",
        held(
            says_limits,
            if says_limits { "both are written" } else { "one of them is empty in the active version" }.into(),
        ),
    );
    if now.has_practice() {
        say(
            "practice",
            "Gold items are among the queue, announced to staff as a practice. No permission is ever given for one, nothing is learned from one, and none is in a rate.",
            tried(
                counts.served_with_effect,
                counts.served,
                "gold items had a permission, a reported action or a lesson",
            ),
        );
    }
    say(
        "policy",
        "Policy versions never change; the active one has the digest it was activated with.",
        held(
            now.policy.is_intact,
            format!("version {}, digest {}…", now.policy.number, now.policy.hash.get(..12).unwrap_or_default()),
        ),
    );
    say(
        "routes",
        "Every decision's route follows from its policy version, its facts and its draws, and can be computed again.",
        tried(now.replayed.1 as i64, now.replayed.0 as i64, "newest decisions came out otherwise"),
    );
    say(
        "chain",
        "Every act is an entry of a log in which each entry carries the digest of the one before it.",
        match &now.log.2 {
            None => held(true, format!("{} entries, whole", now.log.0)),
            Some((entry, reason)) => held(false, format!("broken at entry {entry}: {reason}")),
        },
    );
    let floor = now.profiles.iter().filter_map(|profile| profile.log_floor_days).max();
    say(
        "kept",
        &match floor {
            None => "Entries of the log are kept without end.".to_owned(),
            Some(days) => {
                format!("Entries of the log are kept without end; the laws below ask for at least {days} days.")
            }
        },
        held(counts.first_entry == 1, format!("the log begins with entry {}", counts.first_entry)),
    );
    all
}
