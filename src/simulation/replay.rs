//! One replay: a strategy and a seed, from the cold start to the budget.
//!
//! Each step: the answers to what was asked, a round as the server runs it (learn, score, pick), and a look at TEST,
//! which only this file ever sees. The holdout, when there is one, is served between the picks as in the server.
//!
//! **Before the first model.** While all labels so far are of one class there is nothing to fit. Then the step is judged
//! by what could be said without a model: the labels' own shares, each class counted once more than it was seen.

use super::run::{Cold, Simulation};
use crate::digest::mix64;
use crate::domain::ProjectSettings;
use crate::error::Result;
use crate::learning::{Examples, LearnInput, PickInput, learn, pick_next, score_pool};
use crate::metrics::{self, Confusion};
use crate::models::Score;
use crate::models::artefact::ModelArtefact;
use crate::sampling::Outlook;
use ndarray::{Array1, Array2};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, VecDeque};
use std::time::Instant;

/// How a model did after so many labels: one line of `--json`, with exactly these keys.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Step {
    /// The strategy's name.
    pub strategy: String,
    /// The seed, from 1.
    pub seed: u64,
    /// Labels so far, those of the holdout included.
    pub labels: usize,
    /// Share of TEST that is right.
    pub accuracy: f64,
    /// Mean F1 of the classes in TEST.
    pub macro_f1: f64,
    /// Mean `-ln p` of the true class on TEST, nats.
    pub log_loss: f64,
    /// Top-label calibration error on TEST, 15 bins of equally many rows.
    pub ece: f64,
    /// Fit, calibrate, score the pool, pick; wall time.
    pub round_seconds: f64,
}

/// Keeps the holdout's order apart from the picks' seeds.
const HOLDOUT_KEY: u64 = 0x0068_6f6c_646f_7574;

/// The state of one replay.
pub(super) struct Replay<'a> {
    simulation: &'a Simulation,
    settings: ProjectSettings,
    seed: u64,
    /// Class by row, of the pool's labels; rows rise, as a round reads them.
    pool: BTreeMap<u32, usize>,
    /// The same for the holdout.
    holdout: BTreeMap<u32, usize>,
    /// All holdout rows, rising.
    holdout_rows: Vec<u32>,
    /// The holdout rows that were not served yet.
    holdout_waiting: VecDeque<u32>,
    served: u64,
    current: Option<ModelArtefact>,
    rounds: u64,
}

impl<'a> Replay<'a> {
    pub(super) fn new(simulation: &'a Simulation, strategy: &str, seed: u64) -> Self {
        let plan = &simulation.plan;
        let rows = simulation.features.rows();
        let mut drawn: Vec<u32> = (0..rows as u32).collect();
        drawn.sort_unstable_by_key(|&row| mix64(seed ^ HOLDOUT_KEY, u64::from(row)));
        drawn.truncate((plan.holdout * rows as f64).round() as usize);
        let mut holdout_rows = drawn.clone();
        holdout_rows.sort_unstable();
        let settings = ProjectSettings {
            strategy: strategy.into(),
            queue_length: plan.batch,
            round_every_labels: plan.batch as u32,
            ..plan.settings.clone()
        };
        Replay {
            simulation,
            settings,
            seed,
            pool: BTreeMap::new(),
            holdout: BTreeMap::new(),
            holdout_rows,
            holdout_waiting: drawn.into(),
            served: 0,
            current: None,
            rounds: 0,
        }
    }

    pub(super) fn run(mut self, on_step: &mut dyn FnMut(&Step) -> Result<()>) -> Result<Vec<Step>> {
        let plan = &self.simulation.plan;
        let mut queue = self.pick(None, &self.cold_settings(), 0)?;
        let mut until = plan.start.min(plan.budget);
        let mut steps = Vec::new();
        loop {
            let before = self.served;
            self.label(&queue, until as u64);
            if self.served == before {
                break; // Nothing is left to ask.
            }
            let (step, next) = self.round()?;
            on_step(&step)?;
            steps.push(step);
            if self.served >= plan.budget as u64 {
                break;
            }
            queue = next;
            until = (self.served as usize + plan.batch).min(plan.budget);
        }
        Ok(steps)
    }

    /// The first items: what the server would ask, or uniform draws so that curves compare with published ones.
    fn cold_settings(&self) -> ProjectSettings {
        let mut settings = ProjectSettings { queue_length: self.simulation.plan.start, ..self.settings.clone() };
        if self.simulation.plan.cold == Cold::Random {
            settings.strategy = "random".into();
        }
        settings
    }

    fn pick(
        &self,
        seen: Option<(&[Score], &ModelArtefact)>,
        settings: &ProjectSettings,
        seed: u64,
    ) -> Result<Vec<u32>> {
        let labeled: Vec<u32> = self.pool.keys().copied().collect();
        let labels: Vec<(u32, u32)> = self.pool.iter().map(|(&row, &class)| (row, class as u32)).collect();
        let mut barred = self.holdout_rows.clone();
        barred.extend(&labeled);
        barred.sort_unstable();
        let planned = pick_next(&PickInput {
            features: &self.simulation.features,
            scores: seen.map(|(scores, _)| scores),
            model: seen.map(|(_, artefact)| Outlook { model: &artefact.model, calibrator: &artefact.calibrator }),
            barred: &barred,
            labeled: &labeled,
            labels: &labels,
            classes: self.simulation.classes.len(),
            settings,
            seed: mix64(self.seed, seed),
        })?;
        Ok(planned.iter().map(|place| place.pick.row).collect())
    }

    /// Serves items and answers them until so many are labeled: the queue in its order, the holdout when it is due.
    fn label(&mut self, queue: &[u32], until: u64) {
        let mut queue = queue.iter().copied();
        while self.served < until {
            let labeled = self.holdout.len() as u64;
            let is_due = self.settings.is_holdout_due(self.served, labeled);
            let from_holdout = if is_due { self.holdout_waiting.pop_front() } else { None };
            let from_pool = if from_holdout.is_none() { queue.next() } else { None };
            // The pool is used up: the rest of the holdout still sharpens the calibrator.
            let is_wanted = labeled < u64::from(self.settings.holdout_enough);
            let is_last = from_pool.is_none() && from_holdout.is_none() && is_wanted;
            let from_holdout = if is_last { self.holdout_waiting.pop_front() } else { from_holdout };
            let targets = &self.simulation.targets;
            match (from_holdout, from_pool) {
                (Some(row), _) => self.holdout.insert(row, targets[row as usize]),
                (None, Some(row)) => self.pool.insert(row, targets[row as usize]),
                (None, None) => break,
            };
            self.served += 1;
        }
    }

    /// Learns, scores and picks as the server does, and looks at TEST.
    fn round(&mut self) -> Result<(Step, Vec<u32>)> {
        self.rounds += 1;
        let simulation = self.simulation;
        let round_seed = mix64(self.seed, self.rounds);
        let first = self.pool.values().next();
        if self.pool.values().all(|class| Some(class) == first) {
            let probabilities = self.shares();
            let (seconds, next) = timed(|| self.pick(None, &self.settings, self.rounds))?;
            return Ok((self.step(&probabilities, seconds)?, next));
        }
        let (pool, holdout) = (examples(&self.pool), examples(&self.holdout));
        let started = Instant::now();
        let mut fitted = started;
        let learned = learn(
            &LearnInput {
                features: &simulation.features,
                pool: &pool,
                holdout: &holdout,
                classes: &simulation.classes,
                recipe: &simulation.plan.recipe,
                settings: &self.settings,
                previous: self.current.as_ref(),
                seed: round_seed,
                is_cancelled: &|| false,
            },
            &mut |phase| {
                if phase == "evaluate" {
                    fitted = Instant::now();
                }
            },
        )?;
        let mut seconds = (fitted - started).as_secs_f64();
        let new = ModelArtefact {
            model: learned.model,
            calibrator: learned.calibrator,
            classes: simulation.classes.clone(),
            settings_json: String::new(),
            label_position: 0,
            seed: round_seed,
            parent_digest: None,
            feature_version: 0,
        };
        let artefact = match self.current.take() {
            Some(kept) if !learned.promotion.is_promoted => kept,
            _ => new,
        };
        let (took, next) = timed(|| {
            let scores = score_pool(&simulation.features, &artefact.model, &artefact.calibrator, &|| false)?;
            self.pick(Some((&scores, &artefact)), &self.settings, self.rounds)
        })?;
        seconds += took;
        let rows: Vec<usize> = (0..simulation.test_features.rows()).collect();
        let logits = artefact.model.predict_logits(&simulation.test_features, &rows);
        let probabilities = artefact.calibrator.probabilities(logits.view());
        self.current = Some(artefact);
        Ok((self.step(&probabilities, seconds)?, next))
    }

    /// What the labels alone say about any item: a row of TEST each, the same in all.
    fn shares(&self) -> Array2<f64> {
        let mut shares = Array1::<f64>::ones(self.simulation.classes.len());
        self.pool.values().for_each(|&class| shares[class] += 1.0);
        shares /= shares.sum();
        let rows = self.simulation.test_targets.len();
        shares.broadcast((rows, shares.len())).map(|all| all.to_owned()).unwrap_or_default()
    }

    fn step(&self, probabilities: &Array2<f64>, round_seconds: f64) -> Result<Step> {
        let targets = &self.simulation.test_targets;
        let (predicted, confidences, right) = metrics::top_label(probabilities.view(), targets);
        let confusion = Confusion::of(targets, &predicted, self.simulation.classes.len());
        // `Simulation::new` refuses an empty TEST, so every number is there.
        let number = |value: Option<f64>| value.unwrap_or(f64::NAN);
        Ok(Step {
            strategy: self.settings.strategy.clone(),
            seed: self.seed,
            labels: self.pool.len() + self.holdout.len(),
            accuracy: number(metrics::accuracy(confusion.right() as usize, targets.len())),
            macro_f1: number(metrics::macro_f1(&confusion)),
            log_loss: number(metrics::log_loss(probabilities.view(), targets)),
            ece: number(metrics::expected_calibration_error(&confidences, &right, metrics::BINS)),
            round_seconds,
        })
    }
}

fn examples(labels: &BTreeMap<u32, usize>) -> Examples {
    Examples { rows: labels.keys().map(|&row| row as usize).collect(), targets: labels.values().copied().collect() }
}

fn timed<T>(work: impl FnOnce() -> Result<T>) -> Result<(f64, T)> {
    let started = Instant::now();
    let done = work()?;
    Ok((started.elapsed().as_secs_f64(), done))
}
