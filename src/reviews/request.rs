//! What a program sends when its model wants to act.

use crate::casework::signals::Signal;
use crate::error::{Because, Error, Result};
use crate::routing::{ConfidenceKind, Field, Impact, Judge, OnExpire};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;

/// What the model wants to do.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Action {
    /// Its name, such as `refund`.
    pub name: String,
    /// Its arguments.
    #[serde(default)]
    pub args: Value,
}

/// Which model.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ModelSaid {
    /// Its name.
    pub id: String,
    /// What its provider calls this build of it.
    pub fingerprint: String,
}

/// The request.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DecisionRequest {
    /// The workflow's slug.
    pub workflow: String,
    /// The caller's own key: a repeat under it gets the first answer again.
    pub external_id: String,
    /// Rises when the caller wants something else under the same key.
    #[serde(default = "first")]
    pub revision: u32,
    /// What it wants to do.
    pub action: Action,
    /// What the model saw, for the reviewer and for training.
    #[serde(default, skip_serializing_if = "Value::is_null")]
    pub input: Value,
    /// How sure the model is, 0 to 1. Anything else goes to review.
    #[serde(default, skip_serializing_if = "Value::is_null")]
    pub confidence: Value,
    /// Where that number comes from.
    #[serde(default)]
    pub confidence_kind: ConfidenceKind,
    /// Why the model wants it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub rationale: String,
    /// Which model.
    #[serde(default)]
    pub model: ModelSaid,
    /// Digest of the prompt.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub prompt_hash: String,
    /// What the decision can do.
    #[serde(default)]
    pub impact: Impact,
    /// On whose behalf, such as `svc:bot/anna`: that person never reviews it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub requested_by: String,
    /// Whom or what it is about; the caller's key when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
    /// Seconds in which a person should decide; the policy's when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sla_secs: Option<i64>,
    /// Seconds until an open item expires; the policy's when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires_secs: Option<i64>,
    /// What then happens; the policy's when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on_expire: Option<OnExpire>,
    /// Which verdicts make sense; all when empty. People can always escalate.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub allowed_decisions: Vec<String>,
    /// A JSON Schema that edited arguments must fit.
    #[serde(default, skip_serializing_if = "Value::is_null")]
    pub args_schema: Value,
    /// Whether a person must decide, whatever the policy would do. Nothing a caller sends makes it act sooner.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub ask_person: bool,
    /// JSON Pointers of what may be edited; everything when empty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub editable: Vec<String>,
    /// What a second model said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub judge: Option<Judge>,
    /// Fields of a structured result with their confidence; further keys, such as a page's region, are kept.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<Value>,
    /// Checks that could not be run.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub failed_signals: Vec<String>,
    /// A score of 0 to 100, where the policy has bands for one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub score: Option<f64>,
    /// What that score is made of, 0 to 1 each, by the names that the policy weighs.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub criteria: BTreeMap<String, f64>,
    /// The job it belongs to, where people set things for each job.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub job: Option<String>,
    /// What checks said, as the policy weighs them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub signals: Vec<Signal>,
    /// What else the reviewer should see: spans, links, as the caller likes. Pictures of a
    /// document come as `data:` URLs in `pages`; what stood there before in `before`.
    #[serde(default, skip_serializing_if = "Value::is_null")]
    pub evidence: Value,
}

fn first() -> u32 {
    1
}

/// Verdicts a caller may allow.
const ALLOWED: [&str; 5] = ["approve", "edit", "reject", "escalate", "defer"];

impl DecisionRequest {
    /// The confidence, where it is a number.
    pub(super) fn said_confidence(&self) -> Option<f64> {
        self.confidence.as_f64()
    }

    /// The fields as routing sees them. What is no field at all counts as one nobody is sure of.
    pub(super) fn routed_fields(&self) -> Vec<Field> {
        self.fields
            .iter()
            .map(|field| Field {
                name: field["name"].as_str().unwrap_or_default().to_owned(),
                confidence: field["confidence"].as_f64(),
            })
            .collect()
    }

    /// What is wrong with it, with the value.
    pub(super) fn check(&self) -> Result<()> {
        let fits = |name: &str, text: &str, most: usize, may_be_empty: bool| {
            let length = text.chars().count();
            if length > most || (length == 0 && !may_be_empty) || text.chars().any(char::is_control) {
                let least = usize::from(!may_be_empty);
                return Err(Error::Invalid(format!(
                    "{name} has {length} characters: use {least} to {most} plain ones"
                )));
            }
            Ok(())
        };
        fits("external_id", &self.external_id, 200, false)?;
        fits("action.name", &self.action.name, 100, false)?;
        fits("model.id", &self.model.id, 200, true)?;
        fits("model.fingerprint", &self.model.fingerprint, 200, true)?;
        fits("prompt_hash", &self.prompt_hash, 200, true)?;
        fits("requested_by", &self.requested_by, 200, true)?;
        fits("job", self.job.as_deref().unwrap_or("-"), 100, false)?;
        if let Some((name, share)) = self.criteria.iter().find(|(_, share)| !(0.0..=1.0).contains(*share)) {
            return Err(Error::Invalid(format!("criteria has {name} {share}: use numbers from 0 to 1")));
        }
        if self.signals.len() > 100 {
            return Err(Error::Invalid(format!("there are {} signals: use up to 100", self.signals.len())));
        }
        fits("subject", self.subject.as_deref().unwrap_or("-"), 200, false)?;
        if self.revision == 0 {
            return Err(Error::invalid("revision is 0: the first one is 1"));
        }
        let year = 366 * 86_400;
        for (name, secs) in [("sla_secs", self.sla_secs), ("expires_secs", self.expires_secs)] {
            if let Some(secs) = secs.filter(|secs| !(1..=year).contains(secs)) {
                return Err(Error::Invalid(format!("{name} is {secs}: use 1 to {year}")));
            }
        }
        if let Some(verb) = self.allowed_decisions.iter().find(|verb| !ALLOWED.contains(&verb.as_str())) {
            return Err(Error::Invalid(format!("allowed_decisions has `{verb}`: use {}", ALLOWED.join(", "))));
        }
        if let Some(path) = self.editable.iter().find(|path| !path.is_empty() && !path.starts_with('/')) {
            return Err(Error::Invalid(format!("editable has {path:?}: use JSON Pointers such as `/usd`")));
        }
        if !self.args_schema.is_null() {
            crate::routing::check_schema(&self.args_schema)
                .map_err(|reason| Error::refused(Because::Invalid, "schema", format!("args_schema: {reason}")))?;
        }
        Ok(())
    }
}
