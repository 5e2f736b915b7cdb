//! What a workflow may change while it runs, beside its policy versions.

use serde::{Deserialize, Serialize};

/// Whose confidence a workflow compares with its thresholds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ConfidenceSource {
    /// The caller's.
    #[default]
    Caller,
    /// A second model's, which the caller sends as `judge`.
    Judge,
    /// The model of the workflow's own project.
    Model,
}

/// A workflow's settings.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct WorkflowSettings {
    /// One person does everything: they may decide what they requested and activate what they proposed. Every page,
    /// verdict and document says so.
    pub solo: bool,
    /// Where the label of a decision stands in its arguments, as a JSON Pointer such as `/label`. Empty: corrections
    /// become no labels.
    pub label_path: String,
    /// The label of a rejected decision, where a reject says one; none: a reject without a correction becomes no label.
    pub rejected_label: Option<String>,
    /// Whose confidence counts.
    pub confidence_source: ConfidenceSource,
    /// Each field of a document that a person looked at becomes an item of the project, labeled `right` or `wrong`.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub label_fields: bool,
    /// Gold items among the items of its queue, as a share; none: [`MOST_GOLD`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gold_share: Option<f64>,
    /// The template it was made from; empty: none.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub template: String,
    /// Seconds in which whoever gave a verdict can take it back; until they are over nothing follows from it. None for
    /// items that are promised within 90 seconds, whatever this says.
    pub undo_seconds: u32,
    /// Whose midnight ends a day of caps and whose clock a sweep's hour is on: `Europe/Vienna`, `+02:00`; UTC when empty.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub time_zone: String,
}

impl Default for WorkflowSettings {
    fn default() -> WorkflowSettings {
        WorkflowSettings {
            solo: false,
            label_path: String::new(),
            rejected_label: None,
            confidence_source: ConfidenceSource::default(),
            label_fields: false,
            template: String::new(),
            undo_seconds: 10,
            time_zone: String::new(),
            gold_share: None,
        }
    }
}

/// The largest share of gold items in a queue. More would wear people out with work that is none.
pub const MOST_GOLD: f64 = 0.02;

impl WorkflowSettings {
    /// The share of gold items that holds.
    pub fn gold_share(&self) -> f64 {
        self.gold_share.unwrap_or(MOST_GOLD)
    }

    /// What is wrong, with the value.
    pub fn check(&self) -> Result<(), String> {
        if !self.label_path.is_empty() && !self.label_path.starts_with('/') {
            return Err(format!("label_path is {:?}: use a JSON Pointer such as `/label`", self.label_path));
        }
        if self.undo_seconds > 60 {
            return Err(format!("undo_seconds is {}: use 0 to 60", self.undo_seconds));
        }
        if self.confidence_source == ConfidenceSource::Model && self.label_path.is_empty() {
            return Err("confidence_source is model: say in label_path where the label stands that the project's model is asked about".into());
        }
        if let Some(share) = self.gold_share
            && !(share == 0.0 || (0.0001..=MOST_GOLD).contains(&share))
        {
            return Err(format!("gold_share is {share}: use 0 for none, or 0.0001 to {MOST_GOLD}"));
        }
        Ok(())
    }
}
