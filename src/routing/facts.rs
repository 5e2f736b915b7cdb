//! What routing knows about one decision. Stored with it whole, so that a replay sees exactly what was seen then.

use super::calibrated::CalibratorStatus;
use super::matrix::Impact;
use crate::casework::signals::Signal;
use serde::{Deserialize, Serialize};

/// Where a confidence comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ConfidenceKind {
    /// The model was asked how sure it is.
    #[default]
    SelfReport,
    /// Token probabilities.
    Logprob,
    /// The caller's own calibrator. It still takes one of ours, fitted on people's verdicts, to run alone on it.
    Calibrated,
    /// A second model.
    Judge,
    /// A rule's score.
    Rule,
    /// A model of the workflow's own project.
    Model,
}

impl ConfidenceKind {
    /// The word in the store and the API.
    pub fn as_str(self) -> &'static str {
        match self {
            ConfidenceKind::SelfReport => "self_report",
            ConfidenceKind::Logprob => "logprob",
            ConfidenceKind::Calibrated => "calibrated",
            ConfidenceKind::Judge => "judge",
            ConfidenceKind::Rule => "rule",
            ConfidenceKind::Model => "model",
        }
    }
}

/// What a second model said.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Judge {
    /// Its name.
    #[serde(default)]
    pub model: String,
    /// Whether it would do the same; one that does not say so does not count as agreeing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agrees: Option<bool>,
    /// How sure it is that the action is right, 0 to 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confidence: Option<f64>,
}

/// One field of a structured result, with its own confidence.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Field {
    /// Its name.
    pub name: String,
    /// How sure the extractor is; none counts as not sure.
    #[serde(default)]
    pub confidence: Option<f64>,
}

/// The facts.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct DecisionFacts {
    /// The action's name.
    pub action: String,
    /// The confidence as said; none when it is missing or no number.
    pub confidence: Option<f64>,
    /// Where it comes from.
    pub kind: ConfidenceKind,
    /// What our calibrator makes of it; none without one.
    pub calibrated: Option<f64>,
    /// Whether there is a calibrator, and whether it may be relied on.
    pub calibrator: CalibratorStatus,
    /// Why that calibrator may not be relied on, in words; empty for a valid one.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub calibration: String,
    /// What a second model said.
    pub judge: Option<Judge>,
    /// What this decision can do.
    pub impact: Impact,
    /// The fields of a structured result.
    pub fields: Vec<Field>,
    /// Checks that could not be run, such as a sanctions list that was down. With any, nothing is accepted.
    pub failed_signals: Vec<String>,
    /// The score as said, 0 to 100.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub score: Option<f64>,
    /// The score under the job's own weights; none while the job has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub job_score: Option<f64>,
    /// A person of this job switched on that low scores are staged for rejection.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub has_auto_reject: bool,
    /// What checks said.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub signals: Vec<Signal>,
    /// How often the same subject was turned away by its signals before.
    #[serde(skip_serializing_if = "is_none_yet")]
    pub soft_rejects: u32,
    /// The workflow's kill switch was on.
    pub is_halted: bool,
    /// A person rejected the last decision about the same subject not long ago.
    pub has_recent_reject: bool,
    /// The caller wants a person, whatever its policy would do.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub wants_person: bool,
}

fn is_none_yet(count: &u32) -> bool {
    *count == 0
}

impl DecisionFacts {
    /// The number to compare with thresholds: what the calibrator says where there is one, else what was said. None
    /// when it is missing or outside 0 to 1.
    pub fn usable_confidence(&self) -> Option<f64> {
        let in_range = |x: f64| (0.0..=1.0).contains(&x).then_some(x);
        // A raw number out of range is a broken caller, whatever a calibrator makes of it.
        let raw = in_range(self.confidence?)?;
        match self.calibrated_number() {
            Some(calibrated) => in_range(calibrated),
            None => Some(raw),
        }
    }

    /// What the calibrator says, where that is a number. Facts are stored as JSON, which has no NaN: what a replay will
    /// not see must not count now.
    pub fn calibrated_number(&self) -> Option<f64> {
        self.calibrated.filter(|number| number.is_finite())
    }
}
