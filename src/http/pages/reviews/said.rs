//! A policy, a route and a verdict in sentences.

use super::{duration, sure};
use crate::http::speech::{t, told};
use crate::routing::{Color, Fallback, Mode, OnExpire, Oversight, Policy, Property, Reason, Route};

/// What a policy version says, one sentence each; in the solo mode a second look is the same person's.
pub(super) fn sentences(policy: &Policy, is_solo: bool) -> Vec<String> {
    let mut said = vec![format!("{}.", told(policy.mode.title()))];
    let (auto, floor) = (sure(policy.auto_threshold), sure(policy.review_floor));
    if matches!(policy.mode, Mode::Confidence | Mode::Judge) {
        said.push(format!("Acts alone when at least {auto} sure."));
        said.push(format!("Asks a person when at least {floor} sure."));
        said.push(format!("Below {floor} it is not executed and goes back to its caller."));
        said.push(match policy.fallback {
            Fallback::GateAll => {
                "A confidence that is not calibrated never acts alone: a person is asked about everything.".into()
            }
            Fallback::SampleRate => {
                format!("While the confidence is not calibrated, a person is asked about {}.", sure(policy.review_rate))
            }
        });
    }
    said.extend(rules(policy));
    if policy.mode == Mode::SampleRate {
        said.push(format!("A draw sends {} to a person.", sure(policy.review_rate)));
    }
    said.push(match policy.matrix.oversight() {
        Oversight::InTheLoop => "The decision matrix demands that a person decides.".into(),
        Oversight::OnTheLoop => "The decision matrix demands that a person watches and can stop it.".into(),
        Oversight::Skip => "The decision matrix asks for nobody.".into(),
    });
    if policy.mode.lets_act_alone() {
        said.push(t!("policy-looked-again", share = sure(policy.auto_audit_rate)));
    }
    let again = sure(policy.approval_audit_rate);
    said.push(match is_solo {
        true => format!("{again} of the approvals come back for a second look, to the same person."),
        false => format!("A second person looks blindly at {again} of the approvals."),
    });
    if let Some(limit) = policy.authority_usd {
        said.push(format!("An edit that raises the amount above {limit:.0} USD goes to the second tier."));
    }
    if policy.outbox_secs > 0 {
        said.push(format!(
            "What acts alone waits {} in the outbox, where it can be stopped.",
            duration(policy.outbox_secs)
        ));
    }
    said.push(format!(
        "A person should decide within {}, the second tier within {}.",
        duration(policy.sla_secs),
        duration(policy.tier2_sla_secs)
    ));
    said.push(match (policy.expires_secs, policy.on_expire) {
        (Some(secs), OnExpire::Reject | OnExpire::Cancel) => {
            format!("After {} an open item expires and is not executed.", duration(secs))
        }
        _ => "Nothing is ever approved by waiting, and nothing expires.".into(),
    });
    // What the catalogue knows by its English text; what was said by key stays as it is.
    said.iter().map(|sentence| told(sentence)).collect()
}

/// What a policy asks people about beside its mode.
fn rules(policy: &Policy) -> Vec<String> {
    let mut said = Vec::new();
    if !policy.gate_actions.is_empty() {
        said.push(format!("A person approves every {}.", policy.gate_actions.join(" and every ")));
    }
    if let Some(score) = &policy.score {
        said.push(format!("Only “{}” runs alone, and only above a score of {}.", score.promotes, score.promote_above));
        said.push(format!(
            "From {} to {} a person reviews. Below, “{}” is prepared for the sweep in jobs whose people switched that on; in others a person reviews.",
            score.review_from, score.promote_above, score.rejects
        ));
    }
    if policy.signals.is_some() {
        said.push(format!(
            "Runs alone only when the signals add up to accept; one that failed or could not be made never accepts. Turned away at most {} times before a person looks.",
            policy.most_soft_rejects
        ));
        said.push(format!("Fields fill themselves when at least {} sure.", sure(policy.field_threshold)));
        let own = policy
            .field_thresholds
            .iter()
            .map(|(name, share)| t!("policy-field-own", name = name, share = sure(*share)));
        let own: Vec<String> = own.collect();
        if !own.is_empty() {
            said.push(t!("policy-held-to-more", fields = own.join(", ")));
        }
    }
    if let Some(sweep) = &policy.sweep {
        said.push(format!(
            "Every {} waits for the daily sweep, due by {:02}:00 on the workflow's clock. Nothing of it is sent before.",
            sweep.actions.join(" and every "),
            sweep.at_hour
        ));
    }
    said
}

/// A property of the matrix in one decision.
pub(super) fn red_text(property: Property) -> String {
    let name = match property {
        Property::Cost => "Cost of a wrong action",
        Property::Reversibility => "Reversibility",
        Property::Regulation => "Regulation",
        Property::Ambiguity => "Input ambiguity",
    };
    format!("{}: {}", told(name), told(property.means(Color::Red)))
}

/// Where a decision went.
pub(super) fn route_text(route: Route) -> String {
    told(match route {
        Route::Auto => "It acts alone",
        Route::Review => "A person is asked",
        Route::BelowFloor => "Not executed, back to its caller",
        Route::Halted => "Halted",
    })
}

/// The rule that fired.
pub(super) fn reason_text(reason: Reason) -> String {
    told(match reason {
        Reason::KillSwitch => "the kill switch is on",
        Reason::HoldAll => "the policy holds everything for people",
        Reason::MatrixForcesGate => "two properties of this decision are red",
        Reason::MatrixRaised => "this decision is not green, and the workflow has nobody watching",
        Reason::RegulatedBelowFloor => "it is regulated, and too uncertain to be left unanswered",
        Reason::RecentReject => "a person rejected the last one about the same subject",
        Reason::CallerAsked => "its caller asked for a person",
        Reason::SignalFailed => "a check could not be run",
        Reason::FieldBelowThreshold => "a field is less sure than its threshold",
        Reason::GatedAction => "this action always takes a person",
        Reason::RejectStaged => "the score is low, and this job prepares rejections for the daily sweep",
        Reason::ScoreBand => "the score is in the band that people review",
        Reason::SignalsReview => "its signals do not add up to accept",
        Reason::SoftReject => "its signals say to turn it away, with a chance to try again",
        Reason::GateAll => "the policy asks about everything",
        Reason::ConfidenceInvalid => "the confidence is missing, no number, or outside 0 to 1",
        Reason::Uncalibrated => "the confidence is not calibrated, so it may not act alone",
        Reason::UncalibratedDrawn => "the confidence is not calibrated; drawn for a person",
        Reason::UncalibratedNotDrawn => "the confidence is not calibrated; not drawn for a person",
        Reason::JudgeMissing => "no second model gave its opinion",
        Reason::JudgeDisagrees => "the second model would do something else",
        Reason::JudgeUnsure => "the second model agrees and is not sure enough",
        Reason::JudgeAgrees => "the second model agrees",
        Reason::AtOrAboveThreshold => "it is at least as sure as the threshold",
        Reason::BetweenFloorAndThreshold => "it is surer than the floor and less sure than the threshold",
        Reason::BelowFloor => "it is less sure than the floor",
        Reason::Drawn => "drawn for a person",
        Reason::NotDrawn => "not drawn for a person",
        Reason::PostHoc => "the policy acts first and looks afterwards",
        Reason::OutOfTheLoop => "the policy acts and shows aggregates",
    })
}

/// A decision's status.
pub(super) fn status_text(status: &str) -> String {
    told(match status {
        "auto_execute" => "acts alone",
        "pending" => "waits for a person",
        "scheduled" => "in the outbox",
        "approved" => "approved",
        "edited" => "approved as edited",
        "rejected" => "rejected",
        "deferred" => "put off",
        "below_floor" => "below the floor",
        "expired" => "expired, not approved",
        "cancelled" => "called off",
        "superseded" => "superseded by a newer revision",
        _ => "halted",
    })
}

/// Whose confidence a number is.
pub(super) fn confidence_text(kind: &str) -> String {
    match kind {
        "self_report" => t!("confidence-self"),
        "logprob" => t!("confidence-logprob"),
        "calibrated" => t!("confidence-calibrated"),
        "judge" => t!("confidence-judge"),
        "rule" => t!("confidence-rule"),
        "model" => t!("confidence-model"),
        other => other.replace('_', " "),
    }
}

/// How something came before a person's eyes.
pub(super) fn selection_text(selection: &str) -> String {
    match selection {
        "all" => t!("selection-all"),
        "random" => t!("selection-random"),
        "uncertain" => t!("selection-uncertain"),
        "rule" => t!("selection-rule"),
        "flagged" => t!("selection-flagged"),
        "targeted" => t!("selection-targeted"),
        other => other.to_owned(),
    }
}

/// A verdict's verb, of somebody.
pub(super) fn verb_text(verb: &str) -> String {
    told(match verb {
        "approve" => "approved it",
        "edit" => "approved it with an edit",
        "reject" => "rejected it",
        "escalate" => "sent it to the second tier",
        "defer" => "put it off",
        "confirm" => "confirmed it",
        "overturn" => "overturned it",
        _ => "was unsure about it",
    })
}

/// A reason code as people read it under this policy; the code itself where the list no longer has it.
pub(super) fn code_text(policy: &Policy, code: &str) -> String {
    let found = policy.reason_codes.iter().find(|reason| reason.code == code);
    found.map_or_else(|| code.to_owned(), |reason| reason.title.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_policy_says_its_thresholds_in_sentences_and_only_where_they_count() {
        let gate = sentences(&Policy::default(), false).join(" ");
        assert!(!gate.contains("sure"), "a gate has no thresholds: {gate}");
        assert!(gate.contains("within 4 hours, the second tier within 1 day."), "{gate}");
        let policy = Policy {
            mode: Mode::Confidence,
            auto_threshold: 0.97,
            expires_secs: Some(7200),
            on_expire: OnExpire::Reject,
            ..Policy::default()
        };
        let said = sentences(&policy, false).join(" ");
        for part in [
            "Acts alone when at least 97% sure.",
            "Asks a person when at least 60% sure.",
            "Below 60% it is not executed",
            "After 2 hours an open item expires and is not executed.",
        ] {
            assert!(said.contains(part), "{part}: {said}");
        }
    }
}
