//! What a policy may not say: numbers out of range, and less oversight than its matrix demands.

use super::matrix::{Oversight, Property};
use super::policy::{Mode, Policy};
use std::collections::BTreeSet;

impl Policy {
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
        if let Some(action) = self.gate_actions.iter().find(|action| action.trim().is_empty()) {
            return Err(format!("gate_actions has {action:?}, which is no action"));
        }
        self.score.as_ref().map_or(Ok(()), |rule| rule.check())?;
        self.sweep.as_ref().map_or(Ok(()), |rule| rule.check())?;
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
    use super::super::matrix::Color::{self, Green, Red, Yellow};
    use super::super::matrix::Matrix;
    use super::*;

    fn policy(mode: Mode, matrix: (Color, Color, Color)) -> Policy {
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
