//! Rules that some policies have beside their mode: a score in bands, signals that are put together, actions that always
//! take a person, items that wait for a daily sweep. Each only asks people more than the mode alone would.

use super::facts::DecisionFacts;
use crate::casework::screening::{Bands, Placed};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A score of 0 to 100 in bands: above, one action may run alone; below, another one may wait for the sweep where the
/// people of that job switched it on; a person decides everything else.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ScoreRule {
    /// Scores above this may run the action `promotes`; this score itself is reviewed.
    pub promote_above: f64,
    /// Scores below this may stage the action `rejects`; this score itself is reviewed.
    pub review_from: f64,
    /// The action that a high score lets through.
    pub promotes: String,
    /// The action that a low score stages for the sweep.
    pub rejects: String,
    /// What each criterion counts by default; they sum to 1. Criteria that are not here are refused, so that nothing
    /// protected gets in by the way.
    #[serde(default)]
    pub weights: BTreeMap<String, f64>,
}

impl ScoreRule {
    /// Where the score of a decision puts it. The job's own score counts where there is one.
    pub fn place(&self, facts: &DecisionFacts) -> Placed {
        let bands = Bands {
            promote_above: self.promote_above,
            review_from: self.review_from,
            has_auto_reject: facts.has_auto_reject,
        };
        let Some(score) = facts.job_score.or(facts.score) else { return Placed::Reviewed };
        match bands.place(score) {
            Placed::Promoted if facts.action == self.promotes => Placed::Promoted,
            Placed::RejectStaged if facts.action == self.rejects => Placed::RejectStaged,
            _ => Placed::Reviewed,
        }
    }

    /// What is out of range, with the value.
    pub fn check(&self) -> Result<(), String> {
        let (low, high) = (self.review_from, self.promote_above);
        if !(0.0..=100.0).contains(&low) || !(0.0..=100.0).contains(&high) || low > high {
            return Err(format!(
                "score: review_from is {low} and promote_above {high}: use 0 to 100, the first no larger"
            ));
        }
        if self.promotes.is_empty() || self.rejects.is_empty() || self.promotes == self.rejects {
            return Err("score: promotes and rejects name two different actions".into());
        }
        let sum: f64 = self.weights.values().sum();
        let is_wrong = self.weights.values().any(|weight| !(0.0..=1.0).contains(weight));
        if !self.weights.is_empty() && (is_wrong || (sum - 1.0).abs() > 1e-6) {
            return Err(format!("score: the weights sum to {sum}; use numbers from 0 to 1 that sum to 1"));
        }
        Ok(())
    }
}

/// Items that wait for a sweep: a person goes through all of them once a day instead of one at a time.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct SweepRule {
    /// The actions that wait for it. Under a score rule its rejections wait only where the score staged them.
    pub actions: Vec<String>,
    /// The hour of the day, in the workflow's time zone, by which it should be done.
    pub at_hour: u8,
    /// Items on the page at once.
    pub most: u32,
    /// Items a person decides in sweeps in a day; they count apart from the daily cap.
    pub rows_per_day: u32,
    /// The share of swept approvals that a second person looks at (0 to 1).
    pub audit_rate: f64,
}

impl Default for SweepRule {
    fn default() -> Self {
        SweepRule { actions: vec![], at_hour: 16, most: 50, rows_per_day: 50, audit_rate: 0.10 }
    }
}

impl SweepRule {
    /// What is out of range, with the value.
    pub fn check(&self) -> Result<(), String> {
        if self.actions.is_empty() {
            return Err("sweep: name at least one action that waits for it".into());
        }
        if self.at_hour > 23 {
            return Err(format!("sweep: at_hour is {}: use 0 to 23", self.at_hour));
        }
        if !(1..=50).contains(&self.most) || !(1..=500).contains(&self.rows_per_day) {
            return Err(format!(
                "sweep: most is {} and rows_per_day {}: use 1 to 50 and 1 to 500, or nobody reads them",
                self.most, self.rows_per_day
            ));
        }
        if !(0.0..=1.0).contains(&self.audit_rate) {
            return Err(format!("sweep: audit_rate is {}: use a number from 0 to 1", self.audit_rate));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::matrix::Color::{Green, Red, Yellow};
    use super::super::*;
    use super::*;
    use crate::casework::signals::{Aggregator, Family, Says, Signal};
    use proptest::prelude::*;

    fn screening() -> Policy {
        Policy {
            mode: Mode::PostHoc,
            matrix: Matrix { cost: Yellow, reversibility: Green, regulation: Red, ambiguity: Yellow },
            gate_actions: vec!["send_message".into()],
            score: Some(ScoreRule {
                promote_above: 80.0,
                review_from: 40.0,
                promotes: "shortlist".into(),
                rejects: "reject".into(),
                weights: BTreeMap::new(),
            }),
            sweep: Some(SweepRule { actions: vec!["reject".into()], ..SweepRule::default() }),
            ..Policy::default()
        }
    }

    fn facts(action: &str, score: Option<f64>, has_auto_reject: bool) -> DecisionFacts {
        DecisionFacts { action: action.into(), score, has_auto_reject, ..DecisionFacts::default() }
    }

    fn routed(facts: &DecisionFacts, policy: &Policy) -> (Route, Reason, bool) {
        let routing = route(facts, policy, &Draws { review: 0.5, audit: 0.5, approval: 0.5, holdout: 0.5 });
        (routing.route, routing.reason, routing.is_swept)
    }

    #[test]
    fn a_score_lets_one_action_through_and_stages_another_where_its_people_said_so() {
        let policy = screening();
        let band = (Route::Review, Reason::ScoreBand, false);
        for (action, score, on, expected) in [
            ("shortlist", Some(80.001), false, (Route::Auto, Reason::PostHoc, false)),
            ("shortlist", Some(80.0), false, band),
            ("shortlist", Some(40.0), true, band),
            ("shortlist", Some(12.0), true, band),
            ("reject", Some(39.999), true, (Route::Review, Reason::RejectStaged, true)),
            ("reject", Some(39.999), false, band),
            ("reject", Some(40.0), true, band),
            // A high score lets nothing but the shortlist through.
            ("reject", Some(95.0), true, band),
            ("hire", Some(99.0), true, band),
            ("shortlist", None, true, band),
            ("shortlist", Some(f64::NAN), true, band),
            ("shortlist", Some(180.0), true, band),
            ("send_message", Some(99.0), true, (Route::Review, Reason::GatedAction, false)),
        ] {
            assert_eq!(routed(&facts(action, score, on), &policy), expected, "{action} {score:?} {on}");
        }
        // The job's own score counts before the one that was sent.
        let jobs = DecisionFacts { job_score: Some(60.0), ..facts("shortlist", Some(90.0), false) };
        assert_eq!(routed(&jobs, &policy), band);
        // A day on which everything is held is no day for sweeps.
        let held = Policy { mode: Mode::HoldAll, ..screening() };
        assert_eq!(routed(&facts("reject", Some(1.0), true), &held), (Route::Review, Reason::HoldAll, false));
    }

    fn documents() -> Policy {
        let weights = BTreeMap::from([("face_match".to_owned(), 2.0), ("sanctions".to_owned(), 3.0)]);
        Policy {
            mode: Mode::PostHoc,
            matrix: Matrix { cost: Yellow, reversibility: Yellow, regulation: Yellow, ambiguity: Yellow },
            signals: Some(Aggregator::new(weights, 0.1, 0.5).unwrap()),
            ..Policy::default()
        }
    }

    fn signals(face: Says, sanctions: Says) -> DecisionFacts {
        let one = |name: &str, says| Signal { name: name.into(), family: Family::CrossReference, says };
        DecisionFacts {
            signals: vec![one("face_match", face), one("sanctions", sanctions)],
            ..DecisionFacts::default()
        }
    }

    #[test]
    fn signals_accept_ask_or_turn_away_and_a_failed_one_never_accepts() {
        let policy = documents();
        let outcome = |facts: &DecisionFacts| (routed(facts, &policy).0, routed(facts, &policy).1);
        assert_eq!(outcome(&signals(Says::Pass, Says::Pass)), (Route::Auto, Reason::PostHoc));
        let down = || Says::Error { message: "down".into() };
        assert_eq!(outcome(&signals(Says::Pass, down())), (Route::Review, Reason::SignalsReview));
        assert_eq!(outcome(&DecisionFacts::default()), (Route::Review, Reason::SignalsReview));
        let bad = signals(Says::Pass, Says::Fail);
        assert_eq!(outcome(&bad), (Route::BelowFloor, Reason::SoftReject));
        let again = DecisionFacts { soft_rejects: 3, ..bad };
        assert_eq!(outcome(&again), (Route::Review, Reason::SignalsReview));
    }

    #[test]
    fn the_least_chance_counts_what_signals_turn_away() {
        let policy = Policy { auto_audit_rate: 0.05, floor_sample_rate: 0.02, ..documents() };
        assert_eq!(policy.least_selection(), 0.02);
        assert_eq!(Policy { floor_sample_rate: 0.3, ..policy.clone() }.least_selection(), 0.05);
        assert_eq!(Policy { signals: None, ..policy }.least_selection(), 0.05);
    }

    #[test]
    fn a_policy_without_these_rules_keeps_its_hash_and_its_document() {
        let plain = Policy::default().to_value();
        for key in ["gate_actions", "score", "signals", "most_soft_rejects", "sweep"] {
            assert!(plain.get(key).is_none(), "{key}");
        }
        for policy in [screening(), documents()] {
            let read: Policy = serde_json::from_value(policy.to_value()).unwrap();
            assert_eq!((read.hash(), read), (policy.hash(), policy.clone()));
            policy.check().unwrap();
        }
        let crossed = ScoreRule { promote_above: 30.0, ..screening().score.unwrap() };
        assert!(Policy { score: Some(crossed), ..screening() }.check().unwrap_err().contains("30"));
        let heavy = ScoreRule { weights: BTreeMap::from([("a".into(), 0.7)]), ..screening().score.unwrap() };
        assert!(Policy { score: Some(heavy), ..screening() }.check().unwrap_err().contains("0.7"));
    }

    proptest! {
        #[test]
        fn these_rules_only_ask_more(score in proptest::option::of(-10.0f64..120.0), on: bool, face in 0.0f64..1.0, promoted: bool) {
            let action = if promoted { "shortlist" } else { "reject" };
            let says = Says::Risk { risk: face };
            let all = DecisionFacts { action: action.into(), score, has_auto_reject: on, ..signals(says, Says::Pass) };
            for policy in [screening(), documents()] {
                let bare = Policy { score: None, signals: None, sweep: None, gate_actions: vec![], ..policy.clone() };
                let (with, without) = (routed(&all, &policy).0, routed(&all, &bare).0);
                prop_assert!(with != Route::Auto || without == Route::Auto);
            }
            // Below the line and switched on, it is still a person who sends it.
            prop_assert!(routed(&all, &screening()).0 != Route::Auto || (promoted && score.is_some_and(|s| s > 80.0)));
        }
    }
}
