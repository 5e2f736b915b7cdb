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
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
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
    /// The template it was made from; empty: none.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub template: String,
}

impl WorkflowSettings {
    /// What is wrong, with the value.
    pub fn check(&self) -> Result<(), String> {
        if !self.label_path.is_empty() && !self.label_path.starts_with('/') {
            return Err(format!("label_path is {:?}: use a JSON Pointer such as `/label`", self.label_path));
        }
        if self.confidence_source == ConfidenceSource::Model && self.label_path.is_empty() {
            return Err("confidence_source is model: say in label_path where the label stands that the project's model is asked about".into());
        }
        Ok(())
    }
}
