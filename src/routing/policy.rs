//! A policy version: everything that decides a route and what people may do with it, in one immutable document with a
//! content hash. Changing anything makes a new version.

use super::matrix::{Matrix, Oversight, Property};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

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

/// A policy version's document.
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
            text: String::new(),
            limits: String::new(),
        }
    }
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
        if acts_alone > 0.0 { acts_alone.min(1.0) } else { 1.0 }
    }

    /// What is out of range, with the value.
    pub fn check(&self) -> Result<(), String> {
        let shares = [
            ("auto_threshold", self.auto_threshold),
            ("review_floor", self.review_floor),
            ("field_threshold", self.field_threshold),
            ("review_rate", self.review_rate),
            ("auto_audit_rate", self.auto_audit_rate),
            ("near_audit_rate", self.near_audit_rate),
            ("near_width", self.near_width),
            ("approval_audit_rate", self.approval_audit_rate),
            ("floor_sample_rate", self.floor_sample_rate),
        ];
        let fields = self.field_thresholds.iter().map(|(name, value)| (name.as_str(), *value));
        if let Some((name, value)) = shares.into_iter().chain(fields).find(|(_, x)| !(0.0..=1.0).contains(x)) {
            return Err(format!("{name} is {value}: use a number from 0 to 1"));
        }
        if self.review_floor >= self.auto_threshold {
            return Err(format!(
                "review_floor is {} and auto_threshold {}: the floor must be below the threshold, or nobody is ever asked",
                self.review_floor, self.auto_threshold
            ));
        }
        let year = 366 * 86_400;
        let times = [
            ("sla_secs", self.sla_secs, 1),
            ("tier2_sla_secs", self.tier2_sla_secs, 1),
            ("expires_secs", self.expires_secs.unwrap_or(1), 1),
            ("outbox_secs", self.outbox_secs, 0),
            ("grant_secs", self.grant_secs, 1),
            ("effect_timeout_secs", self.effect_timeout_secs, 1),
            ("lease_secs", self.lease_secs, 5),
            ("reject_memory_days", self.reject_memory_days, 0),
        ];
        let actions = self.sla_by_action.iter().map(|(name, secs)| (name.as_str(), *secs, 1));
        if let Some((name, secs, least)) =
            times.into_iter().chain(actions).find(|(_, secs, least)| !(*least..=year).contains(secs))
        {
            return Err(format!("{name} is {secs}: use {least} to {year}"));
        }
        if !self.amount_path.is_empty() && !self.amount_path.starts_with('/') {
            return Err(format!("amount_path is {:?}: use a JSON Pointer such as `/usd`", self.amount_path));
        }
        if self.authority_usd.is_some_and(|usd| !(0.0..=1e12).contains(&usd)) {
            return Err("authority_usd is no amount".into());
        }
        self.check_reasons()
    }

    fn check_reasons(&self) -> Result<(), String> {
        let codes: BTreeSet<&str> = self.reason_codes.iter().map(|reason| reason.code.as_str()).collect();
        let is_word = |code: &str| {
            (1..=40).contains(&code.len())
                && code.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
        };
        if !(2..=12).contains(&self.reason_codes.len()) || codes.len() != self.reason_codes.len() {
            return Err(format!(
                "there are {} reason codes: use 2 to 12 different ones, so that people find theirs",
                self.reason_codes.len()
            ));
        }
        match self.reason_codes.iter().find(|reason| !is_word(&reason.code) || reason.title.trim().is_empty()) {
            Some(bad) => Err(format!("reason code {:?} needs a lower-case word and a title", bad.code)),
            None => Ok(()),
        }
    }

    /// Why this version may not be activated: it would claim less oversight than its matrix demands. `rationale` is what
    /// whoever activates it wrote.
    pub fn check_activation(&self, rationale: &str) -> Result<(), String> {
        self.check()?;
        let reds = self.matrix.reds();
        let oversight = self.matrix.oversight();
        if oversight == Oversight::InTheLoop && self.mode.lets_act_alone() {
            return Err(format!(
                "{} properties of this workflow are red ({}), so a person decides each one; `{}` would act alone. Use gate_all or hold_all, or show that the matrix is wrong",
                reds.len(),
                names(&reds),
                word(self.mode)
            ));
        }
        if oversight == Oversight::InTheLoop && self.outbox_secs > 0 {
            return Err(
                "an outbox acts without a person after a while, and this matrix demands one; set outbox_secs to 0"
                    .into(),
            );
        }
        if oversight != Oversight::Skip && self.mode == Mode::OutOfTheLoop {
            return Err(
                "out_of_the_loop is for workflows that are green throughout; use post_hoc, so that somebody watches"
                    .into(),
            );
        }
        if reds == [Property::Regulation] && self.mode.lets_act_alone() && rationale.trim().chars().count() < 40 {
            return Err(
                "regulation is red and this mode acts alone: say in at least 40 characters why that is lawful".into()
            );
        }
        Ok(())
    }
}

fn names(properties: &[Property]) -> String {
    let names: Vec<String> = properties.iter().map(|p| format!("{p:?}").to_lowercase()).collect();
    names.join(" and ")
}

fn word(mode: Mode) -> String {
    serde_json::to_value(mode).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::super::matrix::Color::{Green, Red, Yellow};
    use super::*;

    fn policy(
        mode: Mode,
        matrix: (super::super::matrix::Color, super::super::matrix::Color, super::super::matrix::Color),
    ) -> Policy {
        let (cost, reversibility, regulation) = matrix;
        Policy { mode, matrix: Matrix { cost, reversibility, regulation, ambiguity: Green }, ..Policy::default() }
    }

    #[test]
    fn two_reds_cannot_be_activated_with_a_mode_that_acts_alone() {
        for mode in Mode::ALL {
            let refused = policy(mode, (Red, Yellow, Red)).check_activation("a rationale").is_err();
            assert_eq!(refused, mode.lets_act_alone(), "{mode:?}");
        }
        let message = policy(Mode::Confidence, (Yellow, Red, Red)).check_activation("").unwrap_err();
        assert!(message.contains("reversibility and regulation"), "{message}");
        let outbox = Policy { outbox_secs: 60, ..Policy::default() };
        assert!(outbox.check_activation("").unwrap_err().contains("outbox"));
    }

    #[test]
    fn one_red_regulation_takes_a_written_reason_and_only_green_leaves_the_loop() {
        let regulated = policy(Mode::Confidence, (Green, Green, Red));
        assert!(regulated.check_activation("because").is_err());
        assert!(regulated.check_activation("Counsel reviewed this on 2026-11-01: no effect on people.").is_ok());
        assert!(policy(Mode::OutOfTheLoop, (Yellow, Green, Green)).check_activation("").is_err());
        assert!(policy(Mode::OutOfTheLoop, (Green, Green, Green)).check_activation("").is_ok());
        assert!(policy(Mode::Confidence, (Red, Green, Green)).check_activation("").is_ok());
    }

    #[test]
    fn the_floor_is_below_the_threshold_and_the_hash_tells_versions_apart() {
        let policy = Policy { review_floor: 0.9, ..Policy::default() };
        assert!(policy.check().unwrap_err().contains("the floor must be below"));
        assert!(Policy { auto_threshold: f64::NAN, ..Policy::default() }.check().is_err());
        assert!(Policy { reason_codes: vec![], ..Policy::default() }.check().is_err());
        assert!(Policy::default().check().is_ok());
        let other = Policy { auto_threshold: 0.86, ..Policy::default() };
        assert_ne!(Policy::default().hash(), other.hash());
        let read: Policy = serde_json::from_value(other.to_value()).unwrap();
        assert_eq!((read.hash(), read), (other.hash(), other));
        assert_eq!((Policy::default().cap(), policy_for_low_stakes().cap()), (40, 200));
    }

    fn policy_for_low_stakes() -> Policy {
        policy(Mode::Confidence, (Yellow, Green, Green))
    }
}
