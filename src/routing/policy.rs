//! A policy version: everything that decides a route and what people may do with it, in one immutable document with a
//! content hash. Changing anything makes a new version.

use super::matrix::{Matrix, Oversight};
use super::rules::{ScoreRule, SweepRule};
use crate::casework::signals::Aggregator;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;

/// What happens by default.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// Everything goes to people, and nothing else counts: for a new workflow, or a bad day.
    HoldAll,
    /// Everything waits for an approval: the pre-approval gate.
    GateAll,
    /// What the model is sure of acts alone, the middle goes to people, the rest is returned.
    Confidence,
    /// A second model must agree, or people are asked.
    Judge,
    /// A fixed random share goes to people, the rest acts alone.
    SampleRate,
    /// Everything acts at once; a random share and what was flagged is looked at afterwards.
    PostHoc,
    /// Everything acts at once; people see aggregates and a random share.
    OutOfTheLoop,
}

impl Mode {
    /// Every mode, the most careful first.
    pub const ALL: [Mode; 7] = [
        Mode::HoldAll,
        Mode::GateAll,
        Mode::Confidence,
        Mode::Judge,
        Mode::SampleRate,
        Mode::PostHoc,
        Mode::OutOfTheLoop,
    ];

    /// Whether anything can act without a person in this mode.
    pub fn lets_act_alone(self) -> bool {
        !matches!(self, Mode::HoldAll | Mode::GateAll)
    }

    /// What it does, for the settings page.
    pub fn title(self) -> &'static str {
        match self {
            Mode::HoldAll => "Hold everything for people",
            Mode::GateAll => "A person approves everything before it happens",
            Mode::Confidence => "Acts alone when sure, asks when less sure, gives back the rest",
            Mode::Judge => "Acts alone when a second model agrees",
            Mode::SampleRate => "A random share is asked about, the rest acts alone",
            Mode::PostHoc => "Acts at once; people look at a sample afterwards",
            Mode::OutOfTheLoop => "Acts at once; people see aggregates and a random audit",
        }
    }
}

/// What a confidence workflow does while its confidence is not calibrated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fallback {
    /// Ask about everything.
    #[default]
    GateAll,
    /// Ask about a random share, `review_rate`.
    SampleRate,
}

/// What becomes of an item that nobody decided until it expires. Approval is not among the choices.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OnExpire {
    /// It stays open.
    #[default]
    Hold,
    /// It ends as expired and is not executed; the caller is told it was not approved.
    Reject,
    /// It ends as expired; the caller is told it was called off.
    Cancel,
}

impl OnExpire {
    /// The word in the store and the API.
    pub fn as_str(self) -> &'static str {
        match self {
            OnExpire::Hold => "hold",
            OnExpire::Reject => "reject",
            OnExpire::Cancel => "cancel",
        }
    }
}

/// Why a person did not approve.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReasonCode {
    /// One word for programs.
    pub code: String,
    /// What people read.
    pub title: String,
}

/// A policy version's document. A field that is added later gets a default that routes as before, so that versions from
/// before it still replay.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Policy {
    /// What happens by default.
    pub mode: Mode,
    /// Acts alone when at least this sure (0 to 1).
    pub auto_threshold: f64,
    /// Asks a person when at least this sure; below, it is not executed and goes back to the caller (0 to 1).
    pub review_floor: f64,
    /// Fields of a structured result are filled in when at least this sure (0 to 1).
    pub field_threshold: f64,
    /// Fields with a threshold of their own.
    pub field_thresholds: BTreeMap<String, f64>,
    /// What to do while the confidence is not calibrated.
    pub fallback: Fallback,
    /// The share that `sample_rate` asks people about (0 to 1).
    pub review_rate: f64,
    /// The share of what acted alone that is looked at again (0 to 1).
    pub auto_audit_rate: f64,
    /// The same for what was only just sure enough, where an audit tells most about the threshold (0 to 1).
    pub near_audit_rate: f64,
    /// How far above the threshold "only just" reaches.
    pub near_width: f64,
    /// The share of people's approvals that a second person looks at blindly (0 to 1).
    pub approval_audit_rate: f64,
    /// The share of what fell below the floor that is looked at (0 to 1).
    pub floor_sample_rate: f64,
    /// The decision matrix.
    pub matrix: Matrix,
    /// Why the matrix is as it is.
    pub matrix_evidence: String,
    /// Seconds until a person should have decided.
    pub sla_secs: i64,
    /// The same for actions with a time of their own.
    pub sla_by_action: BTreeMap<String, i64>,
    /// Seconds the second tier has.
    pub tier2_sla_secs: i64,
    /// Seconds until an open item expires; none: never.
    pub expires_secs: Option<i64>,
    /// What becomes of an item that expires.
    pub on_expire: OnExpire,
    /// Seconds between a decision to act alone and the action, in which a person can stop it; 0: none.
    pub outbox_secs: i64,
    /// Seconds a grant may be used.
    pub grant_secs: i64,
    /// Seconds after which an action that was started and not reported is counted as unknown.
    pub effect_timeout_secs: i64,
    /// Seconds an item stays with a person without a sign of life.
    pub lease_secs: i64,
    /// Reasons for everything but an approval.
    pub reason_codes: Vec<ReasonCode>,
    /// Days for which a person's reject keeps the same subject from being acted on alone.
    pub reject_memory_days: i64,
    /// How often the second tier may put a decision off.
    pub most_defers: u32,
    /// Most items a person decides in a day; none: 40 where the matrix demands a person, else 200.
    pub daily_cap: Option<u32>,
    /// Where the amount of an action stands in its arguments, as a JSON Pointer.
    pub amount_path: String,
    /// An edit that raises the amount above this goes to the second tier; none: no limit.
    pub authority_usd: Option<f64>,
    /// Actions that a person approves whatever else this policy says.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub gate_actions: Vec<String>,
    /// A score in bands; none: decisions have no score.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub score: Option<ScoreRule>,
    /// How signals are put together; none: decisions have none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signals: Option<Aggregator>,
    /// How often the same subject is turned away by its signals before a person is asked.
    #[serde(skip_serializing_if = "is_usual_soft_rejects")]
    pub most_soft_rejects: u32,
    /// Items that wait for a daily sweep; none: each is decided by itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sweep: Option<SweepRule>,
    /// What the policy says in words, shown beside every item.
    pub text: String,
    /// What the model cannot do, shown beside every item.
    pub limits: String,
}

impl Default for Policy {
    fn default() -> Self {
        Policy {
            mode: Mode::GateAll,
            auto_threshold: 0.85,
            review_floor: 0.60,
            field_threshold: 0.92,
            field_thresholds: BTreeMap::new(),
            fallback: Fallback::GateAll,
            review_rate: 0.2,
            auto_audit_rate: 0.05,
            near_audit_rate: 0.15,
            near_width: 0.05,
            approval_audit_rate: 0.05,
            floor_sample_rate: 0.02,
            matrix: Matrix::default(),
            matrix_evidence: String::new(),
            sla_secs: 4 * 3600,
            sla_by_action: BTreeMap::new(),
            tier2_sla_secs: 24 * 3600,
            expires_secs: None,
            on_expire: OnExpire::Hold,
            outbox_secs: 0,
            grant_secs: 24 * 3600,
            effect_timeout_secs: 3600,
            lease_secs: 600,
            reason_codes: default_reasons(),
            reject_memory_days: 30,
            most_defers: 1,
            daily_cap: None,
            amount_path: "/usd".into(),
            authority_usd: None,
            gate_actions: Vec::new(),
            score: None,
            signals: None,
            most_soft_rejects: USUAL_SOFT_REJECTS,
            sweep: None,
            text: String::new(),
            limits: String::new(),
        }
    }
}

/// Three tries to upload a better picture, then a person looks.
const USUAL_SOFT_REJECTS: u32 = 3;

/// Left out of a document where it says nothing, so that versions from before it keep their hash.
fn is_usual_soft_rejects(most: &u32) -> bool {
    *most == USUAL_SOFT_REJECTS
}

fn default_reasons() -> Vec<ReasonCode> {
    [
        ("wrong_facts", "Facts are wrong"),
        ("wrong_amount", "The amount is wrong"),
        ("wrong_recipient", "The wrong person or place"),
        ("against_policy", "Against our policy"),
        ("missing_information", "Something needed is missing"),
        ("wrong_tone", "The tone is wrong"),
        ("not_sure", "I am not sure"),
        ("other", "Something else"),
    ]
    .map(|(code, title)| ReasonCode { code: code.into(), title: title.into() })
    .into()
}

impl Policy {
    /// SHA-256 of the canonical document.
    pub fn hash(&self) -> String {
        super::digest::digest_of(&self.to_value())
    }

    /// The document.
    pub fn to_value(&self) -> Value {
        serde_json::to_value(self).unwrap_or_default()
    }

    /// Seconds that the first tier has for an action.
    pub fn sla_of(&self, action: &str) -> i64 {
        self.sla_by_action.get(action).copied().unwrap_or(self.sla_secs)
    }

    /// Items a person may decide in a day.
    pub fn cap(&self) -> u32 {
        self.daily_cap.unwrap_or(if self.matrix.oversight() == Oversight::InTheLoop { 40 } else { 200 })
    }

    /// Whether a code is on the list.
    pub fn has_reason(&self, code: &str) -> bool {
        self.reason_codes.iter().any(|reason| reason.code == code)
    }

    /// The lowest probability above zero with which this policy lets a person see any decision: what a uniform sample of
    /// all decisions can be thinned to.
    pub fn least_selection(&self) -> f64 {
        let acts_alone = match self.mode {
            Mode::HoldAll | Mode::GateAll => 1.0,
            Mode::SampleRate => self.review_rate + (1.0 - self.review_rate) * self.auto_audit_rate,
            Mode::Confidence => match (self.auto_audit_rate > 0.0, self.floor_sample_rate > 0.0) {
                (true, true) => self.auto_audit_rate.min(self.floor_sample_rate),
                (true, false) => self.auto_audit_rate,
                (false, true) => self.floor_sample_rate,
                (false, false) => 1.0,
            },
            _ => self.auto_audit_rate,
        };
        // What its signals turn away is looked at with the floor's share.
        let acts_alone = match self.signals {
            Some(_) if self.floor_sample_rate > 0.0 && acts_alone > 0.0 => acts_alone.min(self.floor_sample_rate),
            _ => acts_alone,
        };
        if acts_alone > 0.0 { acts_alone.min(1.0) } else { 1.0 }
    }
}
