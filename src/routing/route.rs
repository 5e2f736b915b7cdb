//! The route of a decision. The rules stand in their order in [`route`]; the first one that fires is the reason.

use super::calibrated::CalibratorStatus;
use super::draw::{Draws, Sampled};
use super::facts::DecisionFacts;
use super::matrix::{Color, Oversight};
use super::policy::{Fallback, Mode, Policy};
use crate::casework::screening::Placed;
use crate::casework::signals::Recommendation;
use serde::{Deserialize, Serialize};

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$about:meta])* $variant:ident = $word:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
        pub enum $name { $($(#[$about])* #[serde(rename = $word)] $variant),* }

        impl $name {
            /// The word in the store and the API.
            pub fn as_str(self) -> &'static str {
                match self { $($name::$variant => $word),* }
            }

            /// Reads the word back.
            pub fn parse(word: &str) -> Option<Self> {
                match word { $($word => Some($name::$variant),)* _ => None }
            }
        }
    };
}

words! {
    /// Where a decision goes.
    Route {
        /// It acts without a person.
        Auto = "auto",
        /// It waits for a person.
        Review = "review",
        /// It is not executed and goes back to the caller. Never a decision about somebody.
        BelowFloor = "below_floor",
        /// The workflow's kill switch is on.
        Halted = "halted",
    }
}

words! {
    /// The rule that fired.
    Reason {
        /// The kill switch is on.
        KillSwitch = "kill_switch",
        /// The policy holds everything.
        HoldAll = "hold_all",
        /// Two properties of this decision are red.
        MatrixForcesGate = "matrix_forces_gate",
        /// A workflow without people got a decision that is not green.
        MatrixRaised = "matrix_raised",
        /// Regulated, and too uncertain to be left unanswered.
        RegulatedBelowFloor = "regulated_below_floor",
        /// A person rejected the last one about the same subject.
        RecentReject = "recent_reject",
        /// The caller asked for a person.
        CallerAsked = "caller_asked",
        /// A check could not be run.
        SignalFailed = "signal_failed",
        /// A field is less sure than its threshold.
        FieldBelowThreshold = "field_below_threshold",
        /// This action always takes a person.
        GatedAction = "gated_action",
        /// A low score, prepared for the daily sweep.
        RejectStaged = "reject_staged",
        /// The score is in the band that people review.
        ScoreBand = "score_band",
        /// The signals neither add up to accept nor to turn away.
        SignalsReview = "signals_review",
        /// The signals say to turn it away, with a chance to try again.
        SoftReject = "soft_reject",
        /// The policy asks about everything.
        GateAll = "gate_all",
        /// The confidence is missing, no number, or outside 0 to 1.
        ConfidenceInvalid = "confidence_invalid",
        /// The confidence is not calibrated, and the policy then asks about everything.
        Uncalibrated = "uncalibrated",
        /// The confidence is not calibrated; drawn for a person.
        UncalibratedDrawn = "uncalibrated_drawn",
        /// The confidence is not calibrated; not drawn for a person.
        UncalibratedNotDrawn = "uncalibrated_not_drawn",
        /// No second model gave its opinion.
        JudgeMissing = "judge_missing",
        /// The second model would do something else.
        JudgeDisagrees = "judge_disagrees",
        /// The second model agrees and is not sure enough.
        JudgeUnsure = "judge_unsure",
        /// The second model agrees.
        JudgeAgrees = "judge_agrees",
        /// At least as sure as the threshold.
        AtOrAboveThreshold = "at_or_above_threshold",
        /// At least as sure as the floor and less than the threshold.
        BetweenFloorAndThreshold = "between_floor_and_threshold",
        /// Less sure than the floor.
        BelowFloor = "below_floor",
        /// Drawn for a person.
        Drawn = "drawn",
        /// Not drawn for a person.
        NotDrawn = "not_drawn",
        /// The policy acts first and looks afterwards.
        PostHoc = "post_hoc",
        /// The policy acts and shows aggregates.
        OutOfTheLoop = "out_of_the_loop",
    }
}

words! {
    /// How a decision came before a person's eyes. Only what is drawn, or not chosen at all, may feed a rate.
    Selection {
        /// Everything is looked at.
        All = "all",
        /// By a draw with a known probability.
        Random = "random",
        /// Because the model was unsure.
        Uncertain = "uncertain",
        /// Because a rule demanded it.
        Rule = "rule",
        /// Because somebody complained.
        Flagged = "flagged",
        /// Because a lead asked for it.
        Targeted = "targeted",
    }
}

/// Where a decision goes and why.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Routing {
    /// Where.
    pub route: Route,
    /// The rule that fired.
    pub reason: Reason,
    /// How much of a person its matrix takes.
    pub oversight: Oversight,
    /// Whether it is looked at again although nobody is asked now; none where somebody is.
    pub audit: Option<Sampled>,
    /// How it comes before a person's eyes, if it does.
    pub selection: Selection,
    /// The probability, before any draw, that a person sees it.
    pub probability: f64,
    /// Whether it waits for the daily sweep.
    pub is_swept: bool,
}

/// Routes a decision. The same facts, policy and draws give the same answer for ever.
pub fn route(facts: &DecisionFacts, policy: &Policy, draws: &Draws) -> Routing {
    let routing = first_rule(facts, policy, draws);
    let waits = policy.sweep.as_ref().is_some_and(|rule| rule.actions.contains(&facts.action))
        && policy
            .score
            .as_ref()
            .is_none_or(|rule| rule.rejects != facts.action || rule.place(facts) == Placed::RejectStaged);
    Routing { is_swept: routing.route == Route::Review && policy.mode != Mode::HoldAll && waits, ..routing }
}

fn first_rule(facts: &DecisionFacts, policy: &Policy, draws: &Draws) -> Routing {
    let matrix = policy.matrix.raised(&facts.impact);
    let oversight = matrix.oversight();
    let confidence = facts.usable_confidence();
    let asked = |reason, selection, probability| Routing {
        route: Route::Review,
        reason,
        oversight,
        audit: None,
        selection,
        probability,
        is_swept: false,
    };
    let rule = |reason| asked(reason, Selection::Rule, 1.0);
    let alone = |route, reason, rate: f64, probability| Routing {
        route,
        reason,
        oversight,
        audit: Some(Sampled::by(draws.audit, rate)),
        selection: Selection::Random,
        probability,
        is_swept: false,
    };
    let drawn = |yes, no| {
        let (share, audit) = (policy.review_rate, policy.auto_audit_rate);
        let probability = share + (1.0 - share) * audit;
        match draws.review < share {
            true => asked(yes, Selection::Random, probability),
            false => alone(Route::Auto, no, audit, probability),
        }
    };
    let acts = |reason| alone(Route::Auto, reason, policy.auto_audit_rate, policy.auto_audit_rate);

    if facts.is_halted {
        return Routing { audit: None, ..alone(Route::Halted, Reason::KillSwitch, 0.0, 0.0) };
    }
    if policy.mode == Mode::HoldAll {
        return asked(Reason::HoldAll, Selection::All, 1.0);
    }
    let placed = policy.score.as_ref().map(|rule| rule.place(facts));
    // Before the matrix, so that a gate is on record as looking at everything.
    if policy.mode == Mode::GateAll {
        return asked(Reason::GateAll, Selection::All, 1.0);
    }
    // What people approve in any case, before the matrix demands the same: the reason says more.
    if placed == Some(Placed::RejectStaged) {
        return rule(Reason::RejectStaged);
    }
    if policy.gate_actions.contains(&facts.action) {
        return rule(Reason::GatedAction);
    }
    if oversight == Oversight::InTheLoop {
        return rule(Reason::MatrixForcesGate);
    }
    if policy.mode == Mode::OutOfTheLoop && oversight != Oversight::Skip {
        return rule(Reason::MatrixRaised);
    }
    if policy.mode == Mode::Confidence
        && matrix.regulation == Color::Red
        && confidence.is_some_and(|confidence| confidence < policy.review_floor)
    {
        return rule(Reason::RegulatedBelowFloor);
    }
    if facts.has_recent_reject {
        return rule(Reason::RecentReject);
    }
    if facts.wants_person {
        return rule(Reason::CallerAsked);
    }
    if !facts.failed_signals.is_empty() {
        return rule(Reason::SignalFailed);
    }
    let field_threshold = |name: &str| policy.field_thresholds.get(name).copied().unwrap_or(policy.field_threshold);
    // Written so that a missing or broken number is not sure enough.
    if !facts.fields.iter().all(|field| is_sure(field.confidence, field_threshold(&field.name))) {
        return asked(Reason::FieldBelowThreshold, Selection::Uncertain, 1.0);
    }
    if placed == Some(Placed::Reviewed) {
        return asked(Reason::ScoreBand, Selection::Uncertain, 1.0);
    }
    match policy.signals.as_ref().map(|rule| rule.aggregate(&facts.signals).recommendation) {
        None | Some(Recommendation::Accept) => {}
        Some(Recommendation::SoftReject) if facts.soft_rejects < policy.most_soft_rejects => {
            let rate = policy.floor_sample_rate;
            return alone(Route::BelowFloor, Reason::SoftReject, rate, rate);
        }
        Some(_) => return asked(Reason::SignalsReview, Selection::Uncertain, 1.0),
    }
    match policy.mode {
        Mode::HoldAll | Mode::GateAll => asked(Reason::GateAll, Selection::All, 1.0),
        Mode::PostHoc => acts(Reason::PostHoc),
        Mode::OutOfTheLoop => acts(Reason::OutOfTheLoop),
        Mode::SampleRate => drawn(Reason::Drawn, Reason::NotDrawn),
        Mode::Judge => match &facts.judge {
            None => rule(Reason::JudgeMissing),
            Some(judge) if judge.agrees != Some(true) => asked(Reason::JudgeDisagrees, Selection::Uncertain, 1.0),
            Some(judge) if judge.confidence.is_some() && !is_sure(judge.confidence, policy.auto_threshold) => {
                asked(Reason::JudgeUnsure, Selection::Uncertain, 1.0)
            }
            Some(_) => acts(Reason::JudgeAgrees),
        },
        Mode::Confidence => {
            let Some(confidence) = confidence else { return rule(Reason::ConfidenceInvalid) };
            if facts.calibrator != CalibratorStatus::Valid || facts.calibrated_number().is_none() {
                return match policy.fallback {
                    Fallback::GateAll => asked(Reason::Uncalibrated, Selection::All, 1.0),
                    Fallback::SampleRate => drawn(Reason::UncalibratedDrawn, Reason::UncalibratedNotDrawn),
                };
            }
            if confidence >= policy.auto_threshold {
                let is_near = confidence < policy.auto_threshold + policy.near_width;
                // The share near the threshold is never below the usual one.
                let near = policy.near_audit_rate.max(policy.auto_audit_rate);
                let rate = if is_near { near } else { policy.auto_audit_rate };
                alone(Route::Auto, Reason::AtOrAboveThreshold, rate, rate)
            } else if confidence >= policy.review_floor {
                asked(Reason::BetweenFloorAndThreshold, Selection::Uncertain, 1.0)
            } else {
                let rate = policy.floor_sample_rate;
                alone(Route::BelowFloor, Reason::BelowFloor, rate, rate)
            }
        }
    }
}

fn is_sure(confidence: Option<f64>, threshold: f64) -> bool {
    confidence.is_some_and(|confidence| confidence <= 1.0 && confidence >= threshold)
}
