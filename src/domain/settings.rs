//! What a project may change while it runs. A round stores a copy of these.

use super::ImageHosts;
use serde::{Deserialize, Serialize};

/// A project's settings. Each field's comment is the help text on the settings page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ProjectSettings {
    /// How many different people answer each item (1 to 9).
    pub overlap: u32,
    /// How several answers to one item become a label: `majority`, at once; `dawid_skene` starts like it, and every round settles them again by how often each person is right about which class.
    pub consensus: String,
    /// Share of the answers between two rounds that may be second opinions on labeled items: after a round they go where, by ActiveLab, another answer tells more than one to a new item (0 to 1).
    pub relabel_share: f64,
    /// Seconds a person keeps an item without a sign of life before it goes back to the queue.
    pub hold_secs: i64,
    /// Share of all items drawn into the holdout at import (0 to 0.5). Fixed after the first import.
    pub holdout_share: f64,
    /// Share of what is served that comes from the holdout until `holdout_first` holdout items are labeled.
    pub holdout_serve_first: f64,
    /// See `holdout_serve_first`.
    pub holdout_first: u32,
    /// Share of what is served that comes from the holdout after that, until `holdout_enough` are labeled.
    pub holdout_serve_then: f64,
    /// No holdout items are served beyond this many labeled ones.
    pub holdout_enough: u32,
    /// The strategy that picks what to ask next.
    pub strategy: String,
    /// Share of picks drawn uniformly at random, with their probability on record (0 to 1).
    pub exploration: f64,
    /// Items the queue holds after a round. It is refilled before it runs dry.
    pub queue_length: usize,
    /// The classifier; `auto` takes the sparse one for text and linfa's for tables and vectors.
    pub classifier: String,
    /// Inverse strength of the L2 penalty, scikit-learn's C; 0 lets every round choose it by cross-validation.
    pub c: f64,
    /// Let each round try whether its model gains by learning from its own answers on unlabeled items too, and keep that model only where cross-validation proves it. Takes four more fits. For the sparse classifier and one class an item.
    pub self_training: bool,
    /// Exponent of the class weights: 0 none, 1 fully balanced.
    pub class_weight: f64,
    /// The calibrator; `auto` chooses by cross-validation on the holdout.
    pub calibrator: String,
    /// A round starts by itself after this many new labels; 0 switches that off.
    pub round_every_labels: u32,
    /// A round starts by itself after this many minutes if there is a new label; 0 switches that off.
    pub round_every_minutes: u32,
    /// Promote a new model only when it is not worse beyond noise on the holdout; `always` promotes every model, `never` none.
    pub promote: String,
    /// Holdout labels from which a promotion can be judged.
    pub promote_min_holdout: u32,
    /// Let people answer “None of these” when no class fits. Such answers are stored and exported, train no class, and sharpen how strange an item is.
    pub allow_none: bool,
    /// Share of the strategy's places that go to the strangest items, those farthest from everything labeled (0 to 1).
    pub stranger_share: f64,
    /// The accuracy you want, 0 to 1: labeling may stop once the holdout says it is reached and predictions have settled.
    /// 0 sets no target.
    pub target_accuracy: f64,
    /// What one label costs, in any unit: with `point_value`, labeling may stop once a batch costs more than it brings.
    /// 0 switches that off.
    pub label_cost: f64,
    /// What one more point of accuracy (0.01) is worth, in the unit of `label_cost`.
    pub point_value: f64,
    /// Share of the holdout's labels that do nothing but certify a threshold for accepting the rest of the pool (0 to 0.9); the others tune. 0 switches certification off; below 60 holdout labels all of them tune.
    pub certify_share: f64,
    /// The error rate allowed among what is accepted without a person (0.0001 to 0.5).
    pub accept_budget: f64,
    /// How often such a promise must hold (0.5 to 0.9999).
    pub accept_confidence: f64,
    /// Share of what was accepted that people check, drawn uniformly at random (0 to 1).
    pub accept_audit_share: f64,
    /// When labelers see what the model suggests: `shown` before they answer, `after` they have answered, `hidden` never. Holdout items never show one.
    pub suggestion: String,
    /// Share of the answers before which a suggestion stays hidden although it would be shown, by a keyed draw: comparing the two tells how much suggestions sway people (0 to 1).
    pub suggestion_hidden_share: f64,
    /// Hosts that people's browsers may load the images of items from, with commas between: `images.example.org`, `*.cdn.example.org`, `img.example.org:8443`. By https only; `127.0.0.1:9000` and `localhost` may be http, for trying. Empty: addresses of images stand there as text.
    pub image_hosts: String,
    /// Where there are practice items, one in so many of what a labeler is handed is one, at a drawn place (2 to 1000). 0 hands none out. Leads and engineers, who can read their labels, get none.
    pub gold_every: u32,
    /// What a labeler hears about a practice item: `told` its label right after answering, or `never`; then their own agreement counts yesterday's answers and older ones, so that the figure gives none away.
    pub gold_feedback: String,
    /// A person's agreement on practice items is flagged to leads when even the upper end of its interval lies below this (0 to 1). 0 switches that off.
    pub gold_floor: f64,
    /// The key of the record that holds the item's language, such as `lang`: an item is then handed only to people who label in that language, and to those who named none. Empty: languages play no part.
    pub language_key: String,
}

/// The groups of the settings page, in order, with a sentence about each.
pub static SETTING_GROUPS: &[(&str, &str)] = &[
    ("Sampling", "Which items people are asked about next."),
    ("Overlap", "How many people answer an item, and how their answers become one label."),
    ("Labelers", "What people see and may answer while they label."),
    ("Practice", "Items whose label is known, among the others."),
    ("Holdout", "Items kept apart to measure the model."),
    ("Model", "What a round trains."),
    ("Calibrator", "What makes the model's confidence honest."),
    ("Retraining", "When a round starts by itself, and when its model takes over."),
    ("Stopping", "When the advice is to stop labeling."),
    ("Acceptance", "What lets the model answer the rest, and how that is checked."),
];

/// Every setting, in the order of the page: its group and its name. A new setting is a field above, with its help, and a
/// line here; the languages need a message each for its name and its help (`room-set-` and `room-help-`).
pub static SETTINGS: &[(&str, &str)] = &[
    ("Sampling", "strategy"),
    ("Sampling", "exploration"),
    ("Sampling", "stranger_share"),
    ("Sampling", "queue_length"),
    ("Overlap", "overlap"),
    ("Overlap", "consensus"),
    ("Overlap", "relabel_share"),
    ("Labelers", "suggestion"),
    ("Labelers", "suggestion_hidden_share"),
    ("Labelers", "allow_none"),
    ("Labelers", "image_hosts"),
    ("Labelers", "hold_secs"),
    ("Labelers", "language_key"),
    ("Practice", "gold_every"),
    ("Practice", "gold_feedback"),
    ("Practice", "gold_floor"),
    ("Holdout", "holdout_share"),
    ("Holdout", "holdout_serve_first"),
    ("Holdout", "holdout_first"),
    ("Holdout", "holdout_serve_then"),
    ("Holdout", "holdout_enough"),
    ("Model", "classifier"),
    ("Model", "c"),
    ("Model", "class_weight"),
    ("Model", "self_training"),
    ("Calibrator", "calibrator"),
    ("Retraining", "round_every_labels"),
    ("Retraining", "round_every_minutes"),
    ("Retraining", "promote"),
    ("Retraining", "promote_min_holdout"),
    ("Stopping", "target_accuracy"),
    ("Stopping", "label_cost"),
    ("Stopping", "point_value"),
    ("Acceptance", "certify_share"),
    ("Acceptance", "accept_budget"),
    ("Acceptance", "accept_confidence"),
    ("Acceptance", "accept_audit_share"),
];

impl Default for ProjectSettings {
    fn default() -> Self {
        ProjectSettings {
            overlap: 1,
            consensus: "majority".into(),
            relabel_share: 0.0,
            hold_secs: 900,
            holdout_share: 0.1,
            holdout_serve_first: 0.2,
            holdout_first: 100,
            holdout_serve_then: 0.1,
            holdout_enough: 500,
            strategy: "auto".into(),
            exploration: 0.1,
            queue_length: 1000,
            classifier: "auto".into(),
            c: 0.0,
            self_training: false,
            class_weight: 0.5,
            calibrator: "auto".into(),
            round_every_labels: 50,
            round_every_minutes: 0,
            promote: "unless_worse".into(),
            promote_min_holdout: 50,
            allow_none: false,
            stranger_share: 0.0,
            target_accuracy: 0.0,
            label_cost: 0.0,
            point_value: 0.0,
            certify_share: 0.5,
            accept_budget: 0.02,
            accept_confidence: 0.95,
            accept_audit_share: 0.05,
            suggestion: "shown".into(),
            suggestion_hidden_share: 0.1,
            image_hosts: String::new(),
            gold_every: 25,
            gold_feedback: "told".into(),
            gold_floor: 0.7,
            language_key: String::new(),
        }
    }
}

impl ProjectSettings {
    /// Whether the next item to serve comes from the holdout, after `served` items of both parts and with
    /// `holdout_labels` holdout labels: every k-th one does, with 1/k the share that is due. Spread evenly, no state needed.
    pub fn is_holdout_due(&self, served: u64, holdout_labels: u64) -> bool {
        let Some(share) = self.holdout_share_due(holdout_labels) else { return false };
        let served = served as f64;
        ((served + 1.0) * share).floor() > (served * share).floor()
    }

    /// When the person of this draw, a number from 0 to below 1, sees a suggestion: `shown`, `after` or `hidden`.
    pub fn suggestion_for(&self, draw: f64) -> &'static str {
        match self.suggestion.as_str() {
            "shown" if draw < self.suggestion_hidden_share => "hidden",
            "shown" => "shown",
            "after" => "after",
            _ => "hidden",
        }
    }

    /// The share of the holdout in what is served now; none once enough of it is labeled.
    fn holdout_share_due(&self, labeled: u64) -> Option<f64> {
        if labeled < u64::from(self.holdout_first) {
            Some(self.holdout_serve_first)
        } else if labeled < u64::from(self.holdout_enough) {
            Some(self.holdout_serve_then)
        } else {
            None
        }
    }

    /// What is out of range, with the value. Names of strategies and the like are checked by the rooms that own the lists.
    pub fn check(&self) -> Result<(), String> {
        let share = |name: &str, value: f64, most: f64| {
            if (0.0..=most).contains(&value) {
                Ok(())
            } else {
                Err(format!("{name} is {value}: use a number from 0 to {most}"))
            }
        };
        share("holdout_share", self.holdout_share, 0.5)?;
        share("holdout_serve_first", self.holdout_serve_first, 1.0)?;
        share("holdout_serve_then", self.holdout_serve_then, 1.0)?;
        share("exploration", self.exploration, 1.0)?;
        share("class_weight", self.class_weight, 1.0)?;
        share("stranger_share", self.stranger_share, 1.0)?;
        share("relabel_share", self.relabel_share, 1.0)?;
        if !["majority", "dawid_skene"].contains(&self.consensus.as_str()) {
            return Err(format!("consensus is `{}`: use majority or dawid_skene", self.consensus));
        }
        share("suggestion_hidden_share", self.suggestion_hidden_share, 1.0)?;
        if !["shown", "after", "hidden"].contains(&self.suggestion.as_str()) {
            return Err(format!("suggestion is `{}`: use shown, after or hidden", self.suggestion));
        }
        ImageHosts::parse(&self.image_hosts).map_err(|reason| format!("image_hosts: {reason}"))?;
        if self.gold_every == 1 || self.gold_every > 1000 {
            return Err(format!("gold_every is {}: use 2 to 1000, or 0 for none", self.gold_every));
        }
        if !["told", "never"].contains(&self.gold_feedback.as_str()) {
            return Err(format!("gold_feedback is `{}`: use told or never", self.gold_feedback));
        }
        share("gold_floor", self.gold_floor, 1.0)?;
        if self.language_key.trim() != self.language_key || self.language_key.chars().count() > 100 {
            return Err(format!("language_key is `{}`: use one key of the records, or nothing", self.language_key));
        }
        share("target_accuracy", self.target_accuracy, 1.0)?;
        for (name, value) in [("label_cost", self.label_cost), ("point_value", self.point_value)] {
            if !(0.0..=1e9).contains(&value) {
                return Err(format!("{name} is {value}: use a number from 0 to 1000000000"));
            }
        }
        share("certify_share", self.certify_share, 0.9)?;
        share("accept_audit_share", self.accept_audit_share, 1.0)?;
        if !(0.0001..=0.5).contains(&self.accept_budget) {
            return Err(format!("accept_budget is {}: use a number from 0.0001 to 0.5", self.accept_budget));
        }
        if !(0.5..=0.9999).contains(&self.accept_confidence) {
            return Err(format!("accept_confidence is {}: use a number from 0.5 to 0.9999", self.accept_confidence));
        }
        if !(1..=9).contains(&self.overlap) {
            return Err(format!("overlap is {}: use 1 to 9 people per item", self.overlap));
        }
        if !(5..=86_400).contains(&self.hold_secs) {
            return Err(format!("hold_secs is {}: use 5 seconds to 86400 (a day)", self.hold_secs));
        }
        if !(10..=100_000).contains(&self.queue_length) {
            return Err(format!("queue_length is {}: use 10 to 100000 items", self.queue_length));
        }
        if !(0.0..=1e6).contains(&self.c) {
            return Err(format!("c is {}: use a number from 0 (chosen each round) to 1000000", self.c));
        }
        if !["unless_worse", "always", "never"].contains(&self.promote.as_str()) {
            return Err(format!("promote is `{}`: use unless_worse, always or never", self.promote));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tenth_of_the_draws_sees_no_suggestion() {
        let settings = ProjectSettings::default();
        assert_eq!((settings.suggestion_for(0.099), settings.suggestion_for(0.1)), ("hidden", "shown"));
        let after = ProjectSettings { suggestion: "after".into(), ..settings.clone() };
        assert_eq!(after.suggestion_for(0.0), "after", "what comes after sways nobody");
        let odd = ProjectSettings { suggestion: "maybe".into(), ..settings };
        assert_eq!(odd.suggestion_for(0.5), "hidden");
        assert!(odd.check().unwrap_err().contains("suggestion is `maybe`"));
    }

    #[test]
    fn every_setting_has_its_place_on_the_page_once() {
        let all = serde_json::to_value(ProjectSettings::default()).unwrap();
        let mut fields: Vec<&str> = all.as_object().unwrap().keys().map(String::as_str).collect();
        let mut listed: Vec<&str> = SETTINGS.iter().map(|(_, name)| *name).collect();
        fields.sort_unstable();
        listed.sort_unstable();
        assert_eq!(fields, listed);
        assert!(SETTINGS.iter().all(|(group, _)| SETTING_GROUPS.iter().any(|(known, _)| known == group)));
        assert!(SETTING_GROUPS.iter().all(|(group, _)| SETTINGS.iter().any(|(known, _)| known == group)));
    }

    #[test]
    fn a_fifth_comes_from_the_holdout_then_a_tenth_then_none() {
        let settings = ProjectSettings::default();
        let due = |labels| (0..20).filter(|&served| settings.is_holdout_due(served, labels)).collect::<Vec<_>>();
        assert_eq!(due(0), [4, 9, 14, 19]);
        assert_eq!(due(99), [4, 9, 14, 19]);
        assert_eq!(due(100), [9, 19]);
        assert!(due(500).is_empty());
    }
}
