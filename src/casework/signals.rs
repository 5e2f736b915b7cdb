//! Document verification, second stage: signals of fraud, put together to accept, review or soft reject.
//!
//! Accepting needs every signal that the policy weighs: one that is missing, could not be observed, or says no, never lets a
//! document pass, however little it weighs. Rejecting counts only what was observed, so an outage of a sanctions service can
//! send a document to people but not turn it away.

use crate::error::{Error, Result};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Where a signal comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Family {
    /// How well the fields were read.
    Extraction,
    /// Held against other sources: face, address, sanctions lists.
    CrossReference,
    /// How the upload came about.
    Behavioural,
}

/// What a signal says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "says")]
pub enum Says {
    /// Nothing wrong.
    Pass,
    /// So much risk, 0 to 1. What is not a number in this range counts as an error.
    Risk {
        /// How much.
        risk: f64,
    },
    /// It is wrong.
    Fail,
    /// It could not be observed.
    Error {
        /// Why.
        message: String,
    },
}

/// A signal about a document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Signal {
    /// Its name, as the policy weighs it.
    pub name: String,
    /// Where it comes from.
    pub family: Family,
    /// What it says.
    #[serde(flatten)]
    pub says: Says,
}

/// How a policy puts signals together, checked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "Unchecked")]
pub struct Aggregator {
    weights: BTreeMap<String, f64>,
    accept_up_to: f64,
    reject_from: f64,
}

/// As it stands in a policy, unchecked.
#[derive(Deserialize)]
struct Unchecked {
    weights: BTreeMap<String, f64>,
    accept_up_to: f64,
    reject_from: f64,
}

impl TryFrom<Unchecked> for Aggregator {
    type Error = Error;

    fn try_from(raw: Unchecked) -> Result<Self> {
        Aggregator::new(raw.weights, raw.accept_up_to, raw.reject_from)
    }
}

/// What to do with a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Recommendation {
    /// It passes.
    Accept,
    /// A compliance reviewer decides.
    Review,
    /// It is turned away with a reason and a chance to upload again.
    SoftReject,
}

/// What one signal adds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Contribution {
    /// The signal.
    pub name: String,
    /// Where it comes from; none for one that is missing.
    pub family: Option<Family>,
    /// Its weight.
    pub weight: f64,
    /// Its risk, 0 to 1; none where it was not observed.
    pub risk: Option<f64>,
    /// What it adds to the score: `weight * risk / sum of weights`.
    pub adds: f64,
    /// Whether it alone keeps the document from being accepted.
    pub bars_accept: bool,
}

/// What the signals come to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Aggregated {
    /// What to do.
    pub recommendation: Recommendation,
    /// Weighted risk, 0 to 1.
    pub score: f64,
    /// Every signal, the largest first; equal ones by name.
    pub contributions: Vec<Contribution>,
}

impl Aggregator {
    /// Weights by name, the score up to which a document is accepted, and the one from which it is turned away.
    pub fn new(weights: BTreeMap<String, f64>, accept_up_to: f64, reject_from: f64) -> Result<Self> {
        if let Some((name, weight)) = weights.iter().find(|(_, weight)| !(weight.is_finite() && **weight > 0.0)) {
            return Err(Error::invalid(format!("The weight of signal `{name}` is {weight}; give a number above 0.")));
        }
        if weights.is_empty() {
            return Err(Error::invalid("No signal is weighed. Name at least one, or send every document to review."));
        }
        if !(0.0 <= accept_up_to && accept_up_to < reject_from && reject_from <= 1.0) {
            return Err(Error::invalid(format!(
                "Accepting up to {accept_up_to} and rejecting from {reject_from} leaves no order; both lie between 0 and 1, the first below the second."
            )));
        }
        Ok(Aggregator { weights, accept_up_to, reject_from })
    }

    /// Puts the signals together. Signals the policy does not weigh add nothing, but a failed or unobserved one still bars
    /// acceptance. Of two with the same name the riskier counts.
    pub fn aggregate(&self, signals: &[Signal]) -> Aggregated {
        let sum: f64 = self.weights.values().sum();
        let of = |signal: &Signal| {
            let weight = self.weights.get(&signal.name).copied().unwrap_or(0.0);
            let risk = risk(&signal.says);
            Contribution {
                name: signal.name.clone(),
                family: Some(signal.family),
                weight,
                risk,
                adds: weight * risk.unwrap_or(0.0) / sum,
                bars_accept: risk.is_none() || signal.says == Says::Fail,
            }
        };
        let mut contributions: Vec<Contribution> = signals.iter().map(of).collect();
        let given: BTreeSet<&str> = signals.iter().map(|signal| signal.name.as_str()).collect();
        for (name, &weight) in self.weights.iter().filter(|(name, _)| !given.contains(name.as_str())) {
            let name = name.clone();
            contributions.push(Contribution { name, family: None, weight, risk: None, adds: 0.0, bars_accept: true });
        }
        contributions.sort_by(|a, b| {
            b.adds.total_cmp(&a.adds).then_with(|| a.name.cmp(&b.name)).then_with(|| b.bars_accept.cmp(&a.bars_accept))
        });
        let mut counted = BTreeSet::new();
        for contribution in &mut contributions {
            if !counted.insert(contribution.name.clone()) {
                contribution.adds = 0.0;
            }
        }
        let score = contributions.iter().map(|contribution| contribution.adds).sum::<f64>().min(1.0);
        let is_barred = contributions.iter().any(|contribution| contribution.bars_accept);
        let recommendation = if score >= self.reject_from {
            Recommendation::SoftReject
        } else if score <= self.accept_up_to && !is_barred {
            Recommendation::Accept
        } else {
            Recommendation::Review
        };
        Aggregated { recommendation, score, contributions }
    }
}

fn risk(says: &Says) -> Option<f64> {
    match says {
        Says::Pass => Some(0.0),
        Says::Fail => Some(1.0),
        Says::Risk { risk } => Some(*risk).filter(|risk| (0.0..=1.0).contains(risk)),
        Says::Error { .. } => None,
    }
}

#[cfg(test)]
#[path = "signals_tests.rs"]
mod tests;
