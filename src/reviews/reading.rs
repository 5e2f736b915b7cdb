//! From stored items to what the measures read: which verdicts were drawn, what they came to, how long they took. Flagged
//! and targeted audits are looked at and kept out of every rate; so is what never got a person's word.

use super::sure::model_of;
use crate::evidence::drift::Stratum;
use crate::evidence::overrides::{Override, Reviewed, Zone};
use crate::evidence::rubber_stamp::Look;
use crate::evidence::time_to_review::{Ending, Wait};
use crate::store::{Said, SeenItem};

/// What confidences are calibrated apart by.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct CalibratorKey {
    pub source: String,
    pub model: String,
    pub fingerprint: String,
    pub prompt_hash: String,
}

impl CalibratorKey {
    pub fn of(item: &SeenItem) -> Self {
        let (model, fingerprint) =
            model_of(&item.confidence_kind, item.judge.as_deref(), (&item.model, &item.fingerprint));
        CalibratorKey {
            source: item.confidence_kind.clone(),
            model: model.to_owned(),
            fingerprint: fingerprint.to_owned(),
            prompt_hash: item.prompt_hash.clone(),
        }
    }
}

/// What a verdict does to a decision; none where it leaves it as it was.
pub(super) fn override_of(said: &Said) -> Option<Override> {
    match said.verb.as_str() {
        "reject" => Some(Override::Reject),
        "overturn" if said.has_args => Some(Override::Edit),
        "overturn" => Some(Override::Reject),
        "edit" if said.magnitude.as_deref() == Some("cosmetic") => Some(Override::CosmeticEdit),
        "edit" => Some(Override::Edit),
        "escalate" | "unsure" | "defer" => Some(Override::Escalate),
        _ => None,
    }
}

/// The sample an item belongs to; none for second looks at people, flagged and targeted ones, and follow-ups.
pub(super) fn zone(item: &SeenItem) -> Option<Zone> {
    match (item.kind.as_str(), item.source.as_str(), item.selection.as_str()) {
        ("gate", _, "all" | "random") => Some(Zone::Gate),
        ("gate", "between_floor_and_threshold", _) => Some(Zone::Band),
        ("gate", ..) => Some(Zone::Rule),
        ("audit", "auto", "random") => Some(Zone::Above),
        ("audit", "floor", "random") => Some(Zone::BelowFloor),
        _ => None,
    }
}

/// Confidence as thresholds were compared with it.
pub(super) fn confidence(item: &SeenItem) -> Option<f64> {
    let in_range = |x: f64| (0.0..=1.0).contains(&x).then_some(x);
    in_range(item.confidence?)?;
    in_range(item.calibrated.or(item.confidence)?)
}

/// Whether an item ended with a person's word: not cancelled, superseded, expired or still open.
fn is_decided(item: &SeenItem) -> bool {
    !item.said.is_empty()
        && !matches!(item.outcome.as_deref(), None | Some("cancelled" | "superseded" | "expired" | "halted"))
}

/// An item for the override rates; none for what is in none of them.
pub(super) fn reviewed(item: &SeenItem) -> Option<Reviewed> {
    let zone = zone(item)?;
    if !is_decided(item) {
        return None;
    }
    let first = item.said.first()?;
    Some(Reviewed {
        zone,
        changed: Override::plainest(item.said.iter().map(override_of)),
        reason: item.said.iter().rev().find_map(|said| said.reason_code.clone()),
        confidence: confidence(item),
        // The probability that a person sees the decision at all, on whichever way.
        selection: item.probability,
        reviewer: first.person.0 as u64,
    })
}

/// Whether people left a decision as it was, where it came before them by a draw or because everything does.
pub(super) fn drawn_verdict(item: &SeenItem) -> Option<bool> {
    let is_drawn = matches!(zone(item)?, Zone::Gate | Zone::Above | Zone::BelowFloor);
    // What was put off, and what is still with the second tier, has no answer yet.
    let last = item.said.last().filter(|_| is_drawn && is_decided(item))?;
    match last.verb.as_str() {
        "approve" | "confirm" => Some(true),
        "edit" | "reject" | "overturn" => Some(false),
        _ => None,
    }
}

/// An item's way through the queue, up to its first verdict.
pub(super) fn wait(item: &SeenItem) -> Wait {
    let ending = match (item.said.first(), item.closed) {
        (Some(first), _) => Ending::Decided(first.at.0),
        (None, Some(closed)) => Ending::Expired(closed.0),
        (None, None) => Ending::Open,
    };
    let tier = item.said.first().map_or(item.tier, |first| first.tier);
    Wait { entered_ms: item.opened.0, ending, sla_ms: Some(item.due.0 - item.opened.0), tier: tier as u8 }
}

/// What must be the same for two rates to be comparable.
pub(super) fn stratum(item: &SeenItem, workflow: &str, policy: i64) -> Stratum {
    let model =
        if item.fingerprint.is_empty() { item.model.clone() } else { format!("{}@{}", item.model, item.fingerprint) };
    Stratum {
        workflow: workflow.to_owned(),
        queue: workflow.to_owned(),
        prompt: item.prompt_hash.clone(),
        model,
        policy: policy.to_string(),
        purpose: item.kind.clone(),
    }
}

/// How long a first reviewer looked; none where the page did not measure it.
pub(super) fn look(item: &SeenItem) -> Option<Look> {
    let first = item.said.first()?;
    Some(Look { active_ms: first.active_ms?, characters: item.characters, opened_evidence: first.opened_evidence })
}
