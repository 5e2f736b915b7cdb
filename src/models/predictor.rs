//! From a record to what a model says about it, and why. The server, the command line and a model file that travels use
//! this one way, so the same model gives the same bits everywhere.
//!
//! **Why.** A linear model's logit is a sum, so the lead of the likeliest class over the runner-up is one too:
//! `difference = intercept + sum over features of (weight of the class - weight of the runner-up) * value`. The terms
//! are what each feature spoke for or against. They explain the logits, before calibration. Of sets it is the likeliest
//! class against its absence: that class's own logit.

use super::artefact::ModelArtefact;
use super::{Link, score_of};
use crate::domain::{ItemFields, LabelValue, Recipe};
use crate::error::Result;
use crate::features::{FeatureKind, FeatureMatrix, FeatureName, FeatureRow, FeatureSpace};
use rayon::prelude::*;
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeMap;

/// How much to say about each record.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Ask {
    /// Only this many classes, likeliest first; none: every class, in schema order.
    pub top: Option<usize>,
    /// This many features for and as many against; 0: no reasons.
    pub why: usize,
}

/// A model's opinion of one item or record.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Prediction {
    /// The likeliest class; of sets the classes that are at least as likely as not.
    pub label: LabelValue,
    /// Its calibrated probability; of sets that of the whole set, if its classes are independent.
    pub confidence: f64,
    /// Classes with their probabilities: all in schema order, or the first few, likeliest first.
    pub probabilities: Vec<(String, f64)>,
    /// The round whose model this is.
    pub round: i64,
    /// The calibrator behind the numbers; `none` means that they are not calibrated yet.
    pub calibrator: String,
    /// How far it is from everything labeled, 0 to 1; none where too little is labeled, or where no items are at hand.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub strangeness: Option<f64>,
    /// What spoke for and against, where it was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<Why>,
}

/// Why the likeliest class leads the runner-up. All numbers are differences of logits, before calibration.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Why {
    /// Of sets the class that is explained; elsewhere that is the label.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub class: Option<String>,
    /// The class in second place; of sets `not` and the class.
    pub runner_up: String,
    /// How far the likeliest class leads: the sum of all that follows.
    pub difference: f64,
    /// What the model assumes before it reads anything.
    pub intercept: f64,
    /// Features that spoke for the likeliest class, strongest first.
    pub r#for: Vec<Reason>,
    /// Features that spoke for the runner-up, strongest first; their contributions are negative.
    pub against: Vec<Reason>,
    /// All features that are not listed, together.
    pub rest: f64,
}

/// What one feature contributed.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Reason {
    /// The feature in the item's own words.
    #[serde(flatten)]
    pub name: FeatureName,
    /// Difference of the two classes' weights times the feature's value.
    pub contribution: f64,
}

/// Why a record cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadRecord {
    /// The key that is wrong; empty for the whole record.
    pub key: String,
    /// What is wrong, with the value.
    pub reason: String,
}

/// What a model says about one record, or why it cannot be read.
pub type RecordPrediction = std::result::Result<Prediction, BadRecord>;

/// A model with everything it needs to read records.
#[derive(Clone, Copy)]
pub struct Predictor<'a> {
    /// What it reads.
    pub recipe: &'a Recipe,
    /// How that becomes numbers.
    pub space: &'a FeatureSpace,
    /// The weights and the calibrator.
    pub artefact: &'a ModelArtefact,
    /// The round that made it.
    pub round: i64,
    /// How strange a row is, where there are labeled items to compare with.
    pub strangeness: Option<Strangeness<'a>>,
}

/// From a row to how far it is from everything labeled, 0 to 1.
pub type Strangeness<'a> = &'a (dyn Fn(FeatureRow<'_>) -> f64 + Sync);

impl Predictor<'_> {
    /// Predictions in the order of the records; a record that the recipe cannot read gets the reason in its place.
    pub fn predict(&self, records: &[Value], ask: Ask) -> Result<Vec<RecordPrediction>> {
        let read: Vec<_> = records.iter().map(|record| self.read(record)).collect();
        let fields: Vec<ItemFields> = read.iter().filter_map(|read| read.as_ref().ok()).cloned().collect();
        // The space may have grown since the model was fitted; columns the model does not know count for nothing.
        let mut features = FeatureMatrix::new();
        features.push(self.space.transform(&fields)?, self.space.columns());
        let rows: Vec<usize> = (0..fields.len()).collect();
        let mut predicted = self.predict_rows(&features, &rows, &|at| fields.get(at).cloned(), ask)?.into_iter();
        Ok(read.into_iter().map(|read| read.and_then(|_| predicted.next().ok_or_else(missing))).collect())
    }

    /// Predictions for rows of a matrix. `fields` gives what the recipe read of the `n`th of them, for the names of its
    /// features; it is asked only when reasons are.
    pub fn predict_rows(
        &self,
        features: &FeatureMatrix,
        rows: &[usize],
        fields: &dyn Fn(usize) -> Option<ItemFields>,
        ask: Ask,
    ) -> Result<Vec<Prediction>> {
        let logits = self.artefact.model.predict_logits(features, rows);
        let probabilities = self.artefact.calibrator.probabilities(logits.view());
        let classes = &self.artefact.classes;
        let strange: Option<Vec<f64>> =
            self.strangeness.map(|of| rows.par_iter().map(|&row| of(features.row(row))).collect());
        let mut predictions = Vec::with_capacity(rows.len());
        for (at, (row, p)) in rows.iter().zip(probabilities.rows()).enumerate() {
            let is_set = self.artefact.model.link == Link::Sigmoid;
            let likeliest = score_of(p).top as usize;
            let mut all: Vec<(String, f64)> = classes.iter().cloned().zip(p.iter().copied()).collect();
            if let Some(most) = ask.top {
                // Stable: equal probabilities keep schema order.
                all.sort_by(|a, b| b.1.total_cmp(&a.1));
                all.truncate(most);
            }
            let others = (0..classes.len()).filter(|&class| class != likeliest && !is_set);
            let second = others.reduce(|a, b| if p[b] > p[a] { b } else { a });
            let why = match (second.is_some() || is_set, (ask.why > 0).then(|| fields(at)).flatten()) {
                (true, Some(fields)) => Some(self.explain(features.row(*row), &fields, likeliest, second, ask.why)?),
                _ => None,
            };
            let (label, confidence) = if is_set {
                let named = p.iter().zip(classes).filter(|(p, _)| **p >= 0.5).map(|(_, class)| class.clone());
                (LabelValue::Set(named.collect()), p.iter().map(|p| p.max(1.0 - p)).product())
            } else {
                (LabelValue::One(classes[likeliest].clone()), p[likeliest])
            };
            predictions.push(Prediction {
                label,
                confidence,
                probabilities: all,
                round: self.round,
                calibrator: self.artefact.calibrator.name.clone(),
                strangeness: strange.as_ref().map(|strange| strange[at]),
                why,
            });
        }
        Ok(predictions)
    }

    fn read(&self, record: &Value) -> std::result::Result<ItemFields, BadRecord> {
        let bad = |key: &str, reason: String| BadRecord { key: key.to_owned(), reason };
        if !record.is_object() {
            return Err(bad("", "the record should be a JSON object".into()));
        }
        let fields = self.recipe.read(record).map_err(|(key, reason)| bad(&key, reason))?;
        match (&self.recipe.vector, self.space.vector_len()) {
            (Some(key), Some(len)) if fields.vector.len() != len => {
                let found = fields.vector.len();
                Err(bad(key, format!("`{key}` has {found} numbers and this project's items have {len}")))
            }
            _ => Ok(fields),
        }
    }

    /// Why `top` leads `second` on one row; of sets, which have no second, why it applies.
    fn explain(
        &self,
        row: FeatureRow<'_>,
        fields: &ItemFields,
        top: usize,
        second: Option<usize>,
        most: usize,
    ) -> Result<Why> {
        let model = &self.artefact.model;
        let mut names = self.space.names(self.recipe, fields)?;
        let over = |line: &[f32]| f64::from(line[top]) - second.map_or(0.0, |second| f64::from(line[second]));
        let lead = |line: &[f32], value: f32| f64::from(value) * over(line);
        let (mut reasons, mut rest) = (Vec::new(), 0.0);
        let mut rules: BTreeMap<String, Vec<Reason>> = BTreeMap::new();
        for (&column, &value) in row.indices.iter().zip(row.values) {
            let Some(line) = model.weights.get(column as usize * model.classes..).filter(|l| l.len() >= model.classes)
            else {
                continue;
            };
            let contribution = lead(line, value);
            match names.remove(&column) {
                Some(name) if name.kind == FeatureKind::Rule => {
                    rules.entry(name.key.clone()).or_default().push(Reason { name, contribution });
                }
                Some(name) => reasons.push(Reason { name, contribution }),
                // An item whose content changed since its row was made.
                None => rest += contribution,
            }
        }
        // Trees over the same keys tell the same story with other cuts: one reason, in the words of the one that says most.
        for same in rules.into_values() {
            let contribution = same.iter().map(|reason| reason.contribution).sum::<f64>();
            let strength = |reason: &Reason| reason.contribution * contribution.signum();
            let strongest = same.into_iter().reduce(|a, b| if strength(&b) > strength(&a) { b } else { a });
            reasons.extend(strongest.map(|reason| Reason { contribution, ..reason }));
        }
        let dense: Vec<f64> =
            model.dense.chunks_exact(model.classes).zip(row.dense).map(|(line, &value)| lead(line, value)).collect();
        let (vector, topic) = dense.split_at(self.space.vector_len().unwrap_or(0).min(dense.len()));
        let key = self.recipe.vector.clone().unwrap_or_default();
        for (part, kind, key, text) in [
            (vector, FeatureKind::Vector, key, "the whole vector"),
            (topic, FeatureKind::Topic, String::new(), "overall topic (latent)"),
        ] {
            if !part.is_empty() {
                let name = FeatureName { kind, key, text: text.into() };
                reasons.push(Reason { name, contribution: part.iter().sum() });
            }
        }
        let intercept = over(&model.bias);
        let difference = intercept + rest + reasons.iter().map(|reason| reason.contribution).sum::<f64>();
        // Stable: equal contributions keep column order.
        reasons.sort_by(|a, b| b.contribution.abs().total_cmp(&a.contribution.abs()));
        let (mut speak_for, mut against): (Vec<Reason>, Vec<Reason>) =
            reasons.into_iter().filter(|reason| reason.contribution != 0.0).partition(|r| r.contribution > 0.0);
        for side in [&mut speak_for, &mut against] {
            rest += side.iter().skip(most).map(|reason| reason.contribution).sum::<f64>();
            side.truncate(most);
        }
        let names = &self.artefact.classes;
        let (class, runner_up) = match second {
            Some(second) => (None, names[second].clone()),
            None => (Some(names[top].clone()), format!("not {}", names[top])),
        };
        Ok(Why { class, runner_up, difference, intercept, r#for: speak_for, against, rest })
    }
}

fn missing() -> BadRecord {
    BadRecord { key: String::new(), reason: "there is no prediction".into() }
}

#[cfg(test)]
#[path = "predictor_tests.rs"]
pub(in crate::models) mod tests;
