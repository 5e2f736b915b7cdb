//! What to replay, and the jobs that follow from it: one for each data set, noise level, strategy and seed.

use crate::domain::ProjectSettings;
use crate::error::{Error, Result};
use crate::models::{calibrators, classifiers};
use crate::sampling;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// How the first items are chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cold {
    /// As the server does: by coverage for strategies that need a model.
    Coverage,
    /// Uniformly, so that curves compare with published ones.
    Random,
}

/// What to replay on every data set.
#[derive(Debug, Clone)]
pub struct Plan {
    /// Classifier, calibrator, exploration and so on; strategy and queue length are set by each replay.
    pub settings: ProjectSettings,
    /// Names of strategies, in the order of the output.
    pub strategies: Vec<String>,
    /// How the first items are chosen.
    pub cold: Cold,
    /// Labels before the first round.
    pub start: usize,
    /// Labels between two rounds.
    pub batch: usize,
    /// Labels in all.
    pub budget: usize,
    /// How many replays of each strategy; the seeds are 1 to this.
    pub seeds: u64,
    /// Shares of answers that are replaced by another class, each a series of its own; 0 for none.
    pub noise: Vec<f64>,
    /// Share of FILE drawn into the holdout, 0 for none.
    pub holdout: f64,
    /// The share of wrong answers that is allowed among those the model would give alone.
    pub error_budget: f64,
}

/// One replay.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Job {
    /// Which data set.
    pub set: usize,
    /// Share of wrong answers.
    pub noise: f64,
    pub strategy: String,
    pub seed: u64,
}

impl Plan {
    /// Refuses what cannot be run; names that come twice are taken once.
    pub(super) fn check(&mut self) -> Result<()> {
        self.settings.check().map_err(Error::Invalid)?;
        let mut seen = BTreeSet::new();
        self.strategies.retain(|name| seen.insert(name.clone()));
        if self.strategies.is_empty() {
            return Err(Error::invalid("There is no strategy to replay: name one or more with --strategy."));
        }
        self.strategies.iter().try_for_each(|name| sampling::find(name).map(drop))?;
        if self.settings.classifier != "auto" {
            classifiers::find(&self.settings.classifier)?;
        }
        if !["auto", "none"].contains(&self.settings.calibrator.as_str()) {
            calibrators::find(&self.settings.calibrator)?;
        }
        for (name, value) in [("start", self.start), ("batch", self.batch), ("budget", self.budget)] {
            if value == 0 {
                return Err(Error::invalid(format!("--{name} is 0: use 1 or more")));
            }
        }
        if self.seeds == 0 {
            return Err(Error::invalid("--seeds is 0: use 1 or more"));
        }
        if self.start > self.budget {
            return Err(Error::invalid(format!("--start {} is more than --budget {}", self.start, self.budget)));
        }
        if !(0.0..=0.5).contains(&self.holdout) {
            return Err(Error::invalid(format!("--holdout is {}: use a share from 0 to 0.5", self.holdout)));
        }
        if !(self.error_budget > 0.0 && self.error_budget < 1.0) {
            return Err(Error::invalid(format!("--budget-error is {}: use a share such as 0.02", self.error_budget)));
        }
        let mut levels = BTreeSet::new();
        // Minus zero and zero are one level.
        self.noise.iter_mut().for_each(|noise| *noise += 0.0);
        self.noise.retain(|noise| levels.insert(noise.to_bits()));
        if self.noise.is_empty() {
            self.noise.push(0.0);
        }
        match self.noise.iter().find(|noise| !(0.0..1.0).contains(*noise)) {
            Some(noise) => Err(Error::invalid(format!("--noise is {noise}: use shares from 0 to less than 1"))),
            None => Ok(()),
        }
    }

    /// The jobs of a data set, in the order of the output.
    pub(super) fn jobs(&self, set: usize) -> Vec<Job> {
        let mut jobs = Vec::new();
        for &noise in &self.noise {
            for strategy in &self.strategies {
                jobs.extend((1..=self.seeds).map(|seed| Job { set, noise, strategy: strategy.clone(), seed }));
            }
        }
        jobs
    }

    /// What decides the steps of a job, apart from the job itself and its data.
    pub(super) fn record(&self) -> Value {
        json!({
            "qualm": env!("CARGO_PKG_VERSION"),
            "start": self.start,
            "batch": self.batch,
            "budget": self.budget,
            "cold": if self.cold == Cold::Random { "random" } else { "coverage" },
            "holdout": self.holdout,
            "error_budget": self.error_budget,
            "settings": self.settings,
        })
    }
}
