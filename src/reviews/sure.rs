//! How sure: whose confidence counts in a workflow, and whether its calibrator may be relied on. What may not is said in
//! words and stored with the decision, because then people are asked although the number was high.

use super::calibrate::threshold;
use super::request::DecisionRequest;
use crate::domain::{ConfidenceSource, Timestamp};
use crate::error::Result;
use crate::evidence::calibrator::DAYS;
use crate::routing::{CalibratorStatus, ConfidenceKind, Policy};
use crate::store::{CalibratorRow, Tx, WorkflowRow};

/// What the model of a workflow's project says of a decision. Only shells make one: they hold the models.
#[derive(Debug, Clone, PartialEq)]
pub struct ModelScore {
    /// The probability it gives the label that the decision proposes; none where it has no say.
    pub confidence: Option<f64>,
    /// Whether the round's report shows that its probabilities may be believed.
    pub is_valid: bool,
    /// Why not, in words, or why it has no say.
    pub note: String,
    /// When its round ended.
    pub made: Timestamp,
}

/// The number that thresholds are compared with, and what stands behind it.
pub(super) struct Sure {
    pub confidence: Option<f64>,
    pub kind: ConfidenceKind,
    pub calibrated: Option<f64>,
    pub status: CalibratorStatus,
    pub note: String,
    pub calibrator: Option<i64>,
}

pub(super) fn how_sure(
    tx: &Tx<'_>,
    workflow: &WorkflowRow,
    policy: &Policy,
    request: &DecisionRequest,
    score: Option<&ModelScore>,
    now: Timestamp,
) -> Result<Sure> {
    if workflow.settings.confidence_source == ConfidenceSource::Model {
        return Ok(own_model(score, now));
    }
    let judge = request.judge.as_ref();
    let (confidence, kind) = match workflow.settings.confidence_source {
        // A second model that would do something else is not sure of this, whatever number it sends.
        ConfidenceSource::Judge => {
            let judge = judge.filter(|judge| judge.agrees != Some(false));
            (judge.and_then(|judge| judge.confidence), ConfidenceKind::Judge)
        }
        _ => (request.said_confidence(), request.confidence_kind),
    };
    let by = model_of(
        kind.as_str(),
        judge.map(|judge| judge.model.as_str()),
        (&request.model.id, &request.model.fingerprint),
    );
    let found = tx.calibrator(workflow.id, kind.as_str(), by, &request.prompt_hash)?;
    // Where nothing acts alone yet, the version on trial is what calibrators are for.
    let of = if policy.mode.lets_act_alone() { policy.auto_threshold } else { threshold(tx, workflow)? };
    let (status, note) = standing(found.as_ref(), by.1, of, now);
    Ok(Sure {
        confidence,
        kind,
        calibrated: found.as_ref().and_then(|row| row.map.apply(confidence?)),
        status,
        note,
        calibrator: found.map(|row| row.id),
    })
}

/// The model and build behind a confidence: the second model where that is asked, of which callers name no build.
pub(super) fn model_of<'a>(kind: &str, judge: Option<&'a str>, own: (&'a str, &'a str)) -> (&'a str, &'a str) {
    match judge {
        Some(judge) if kind == ConfidenceKind::Judge.as_str() => (judge, ""),
        _ => own,
    }
}

/// Whether a calibrator may be relied on for this build and threshold now, and why not.
pub(super) fn standing(
    row: Option<&CalibratorRow>,
    fingerprint: &str,
    threshold: f64,
    now: Timestamp,
) -> (CalibratorStatus, String) {
    let Some(row) = row else {
        return (CalibratorStatus::Missing, "there is no calibrator for this source, model and prompt yet".into());
    };
    let percent = |share: f64| (share * 1000.0).round() / 10.0;
    if let Some(why) = &row.withdrawn {
        return (CalibratorStatus::Stale, why.clone());
    }
    if row.expires <= now {
        return (CalibratorStatus::Stale, format!("it was fitted more than {DAYS} days ago"));
    }
    if row.fingerprint.as_deref().is_some_and(|fitted| fitted != fingerprint) {
        return (CalibratorStatus::Stale, "the model is another build than the one it was fitted on".into());
    }
    if !row.is_valid {
        let why = row.detail["sentence"].as_str().unwrap_or("it was fitted on too little").to_owned();
        return (CalibratorStatus::Weak, why);
    }
    match row.threshold.filter(|of| (of - threshold).abs() > 1e-9) {
        Some(of) => {
            let (was, is) = (percent(of), percent(threshold));
            (CalibratorStatus::Weak, format!("it was examined for a threshold of {was}%, and the policy says {is}%"))
        }
        None => (CalibratorStatus::Valid, String::new()),
    }
}

/// Its own round calibrated it on random labels; whether that is enough the round's report says.
fn own_model(score: Option<&ModelScore>, now: Timestamp) -> Sure {
    let (status, note) = match score {
        None => (CalibratorStatus::Missing, "this way in cannot ask the project's model".into()),
        Some(score) if score.confidence.is_none() => (CalibratorStatus::Missing, score.note.clone()),
        Some(score) if now.0 - score.made.0 > DAYS * 86_400_000 => {
            (CalibratorStatus::Stale, format!("the model's round is more than {DAYS} days old"))
        }
        Some(score) if !score.is_valid => (CalibratorStatus::Weak, score.note.clone()),
        Some(_) => (CalibratorStatus::Valid, String::new()),
    };
    let confidence = score.and_then(|score| score.confidence);
    Sure { confidence, kind: ConfidenceKind::Model, calibrated: confidence, status, note, calibrator: None }
}
