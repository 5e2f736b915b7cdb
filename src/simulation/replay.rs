//! One replay: a data set, a noise level, a strategy and a seed, from the cold start to the budget.
//!
//! Each step: the answers to what was asked, a round as the server runs it (learn, score, pick), and a look at TEST and
//! at the true classes, which only this file and `look.rs` ever see. The holdout, when there is one, is served between
//! the picks as in the server.
//!
//! **Before the first model.** While all labels so far are of one class there is nothing to fit. Then the step is judged
//! by what could be said without a model: the labels' own shares, each class counted once more than it was seen.

use super::data_set::DataSet;
use super::look::{Look, look};
use super::oracle::answers;
use super::phases::Phases;
use super::plan::{Cold, Job, Plan};
use super::step::{Full, Step};
use crate::digest::mix64;
use crate::domain::ProjectSettings;
use crate::error::Result;
use crate::learning::{Examples, LearnInput, PickInput, learn, pick_next, score_pool};
use crate::metrics::Evaluation;
use crate::models::artefact::ModelArtefact;
use crate::models::{FittedCalibrator, LinearModel, Score};
use crate::sampling::Outlook;
use crate::stopping::stop_kappa;
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// Keeps the holdout's order apart from the picks' seeds.
const HOLDOUT_KEY: u64 = 0x0068_6f6c_646f_7574;

/// The state of one replay.
pub(super) struct Replay<'a> {
    plan: &'a Plan,
    data: &'a DataSet,
    job: &'a Job,
    settings: ProjectSettings,
    /// What the person says, by row; rarely the truth with much noise.
    answers: Vec<usize>,
    /// Answer by row, of the pool's labels; rows rise, as a round reads them.
    pool: BTreeMap<u32, usize>,
    /// The same for the holdout.
    holdout: BTreeMap<u32, usize>,
    /// All holdout rows, rising.
    holdout_rows: Vec<u32>,
    /// The holdout rows that were not served yet.
    holdout_waiting: VecDeque<u32>,
    served: u64,
    /// True classes of what was labeled, and when the last common one came.
    seen: BTreeSet<usize>,
    found_at: Option<usize>,
    /// The model in use and what it says of every row.
    current: Option<(ModelArtefact, Vec<Score>)>,
    rounds: u64,
    is_cancelled: &'a (dyn Fn() -> bool + Sync),
}

/// What a round says of a new model, and the truth behind it.
#[derive(Default)]
struct Measured {
    holdout_right: Option<usize>,
    unseen_right: usize,
    kappa: Option<f64>,
}

impl<'a> Replay<'a> {
    pub(super) fn new(
        plan: &'a Plan,
        data: &'a DataSet,
        job: &'a Job,
        is_cancelled: &'a (dyn Fn() -> bool + Sync),
    ) -> Self {
        let rows = data.features.rows();
        let mut drawn: Vec<u32> = (0..rows as u32).collect();
        drawn.sort_unstable_by_key(|&row| mix64(job.seed ^ HOLDOUT_KEY, u64::from(row)));
        drawn.truncate((plan.holdout * rows as f64).round() as usize);
        let mut holdout_rows = drawn.clone();
        holdout_rows.sort_unstable();
        let settings = ProjectSettings {
            strategy: job.strategy.clone(),
            queue_length: plan.batch,
            round_every_labels: plan.batch as u32,
            ..plan.settings.clone()
        };
        Replay {
            plan,
            data,
            job,
            settings,
            answers: answers(&data.targets, data.classes.len(), data.link, job.noise, job.seed),
            pool: BTreeMap::new(),
            holdout: BTreeMap::new(),
            holdout_rows,
            holdout_waiting: drawn.into(),
            served: 0,
            seen: BTreeSet::new(),
            found_at: None,
            current: None,
            rounds: 0,
            is_cancelled,
        }
    }

    pub(super) fn run(mut self, on_step: &mut dyn FnMut(Step) -> Result<()>) -> Result<()> {
        let mut queue = self.pick(None, &self.cold_settings(), 0)?;
        let mut until = self.data.start;
        loop {
            let before = self.served;
            self.label(&queue, until as u64);
            if self.served == before {
                break; // Nothing is left to ask.
            }
            let (step, next) = self.round()?;
            on_step(step)?;
            if self.served >= self.data.budget as u64 {
                break;
            }
            queue = next;
            until = (self.served as usize + self.plan.batch).min(self.data.budget);
        }
        Ok(())
    }

    /// The first items: what the server would ask, or uniform draws so that curves compare with published ones.
    fn cold_settings(&self) -> ProjectSettings {
        let mut settings = ProjectSettings { queue_length: self.data.start, ..self.settings.clone() };
        if self.plan.cold == Cold::Random {
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
            features: &self.data.features,
            scores: seen.map(|(scores, _)| scores),
            model: seen.map(|(_, artefact)| Outlook { model: &artefact.model, calibrator: &artefact.calibrator }),
            barred: &barred,
            labeled: &labeled,
            labels: &labels,
            classes: self.data.classes.len(),
            link: self.data.link,
            settings,
            seed: mix64(self.job.seed, seed),
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
            let row = match (from_holdout, from_pool) {
                (Some(row), _) => {
                    self.holdout.insert(row, self.answers[row as usize]);
                    row
                }
                (None, Some(row)) => {
                    self.pool.insert(row, self.answers[row as usize]);
                    row
                }
                (None, None) => break,
            };
            self.served += 1;
            self.see(self.data.targets[row as usize]);
        }
    }

    fn see(&mut self, target: usize) {
        self.seen.extend(self.data.named(target));
        let is_missing = |(class, &is_common): (usize, &bool)| is_common && !self.seen.contains(&class);
        if self.found_at.is_none() && !self.data.is_common.iter().enumerate().any(is_missing) {
            self.found_at = Some(self.served as usize);
        }
    }

    /// Learns, scores and picks as the server does, and looks at TEST.
    fn round(&mut self) -> Result<(Step, Vec<u32>)> {
        self.rounds += 1;
        let data = self.data;
        let round_seed = mix64(self.job.seed, self.rounds);
        let first = self.pool.values().next();
        if self.pool.values().all(|class| Some(class) == first) {
            let phases = Phases::new("pick");
            let next = self.pick(None, &self.settings, self.rounds)?;
            let phases = phases.stop();
            let seen =
                look(data, None, &self.pool, &self.holdout, self.plan.error_budget, self.settings.certify_share)?;
            return Ok((self.step(seen, Measured::default(), phases), next));
        }
        let (pool, holdout) = (examples(&self.pool), examples(&self.holdout));
        let unlabeled: Vec<usize> = match self.settings.self_training {
            true => pool.others(&self.holdout_rows, data.targets.len()),
            false => vec![],
        };
        let mut phases = Phases::new("fit");
        let learned = learn(
            &LearnInput {
                features: &data.features,
                pool: &pool,
                unlabeled: &unlabeled,
                holdout: &holdout,
                classes: &data.classes,
                link: data.link,
                recipe: &data.recipe,
                settings: &self.settings,
                previous: self.current.as_ref().map(|(artefact, _)| artefact),
                previous_features: None,
                seed: round_seed,
                is_cancelled: self.is_cancelled,
            },
            &mut |phase| phases.enter(phase),
        )?;
        let new = artefact(learned.model, learned.calibrator, data, round_seed);
        phases.enter("score");
        let new_scores = score_pool(&data.features, &new.model, &new.calibrator, self.is_cancelled)?;
        let seen = self.measured(learned.after.as_ref(), &new_scores);
        let (artefact, scores) = match self.current.take() {
            Some(kept) if !learned.promotion.is_promoted => kept,
            _ => (new, new_scores),
        };
        phases.enter("pick");
        let next = self.pick(Some((&scores, &artefact)), &self.settings, self.rounds)?;
        let phases = phases.stop();
        let looked = look(
            data,
            Some((&artefact, &scores)),
            &self.pool,
            &self.holdout,
            self.plan.error_budget,
            self.settings.certify_share,
        )?;
        self.current = Some((artefact, scores));
        Ok((self.step(looked, seen, phases), next))
    }

    /// What the server would report of a new model, and how it does on what nobody has looked at.
    fn measured(&self, reported: Option<&Evaluation>, scores: &[Score]) -> Measured {
        let top = |scores: &[Score], row: usize| scores[row].top as usize;
        let accuracy = reported.and_then(|reported| Some((reported.accuracy?, reported.n)));
        let is_right = |row: &&u32| top(scores, **row as usize) == self.data.targets[**row as usize];
        Measured {
            holdout_right: accuracy.map(|(accuracy, n)| (accuracy * n as f64).round() as usize),
            unseen_right: self.holdout_waiting.iter().filter(is_right).count(),
            kappa: self.current.as_ref().and_then(|(_, old)| {
                stop_kappa(self.job.seed, scores.len(), |row| top(old, row), |row| top(scores, row))
            }),
        }
    }

    fn step(&self, look: Look, measured: Measured, seconds: BTreeMap<String, f64>) -> Step {
        let labels = self.pool.len() + self.holdout.len();
        let has_holdout = self.plan.holdout > 0.0;
        let routed = look.certified.unwrap_or(if has_holdout { Default::default() } else { look.naive });
        let rows = self.data.targets.len() as f64;
        let left = rows - labels as f64;
        Step {
            data: self.data.name.clone(),
            strategy: self.job.strategy.clone(),
            seed: self.job.seed,
            noise: self.job.noise,
            round: self.rounds,
            labels,
            accuracy: look.accuracy,
            macro_f1: look.macro_f1,
            log_loss: look.log_loss,
            ece: look.ece,
            ece_debiased: look.ece_debiased,
            classes_seen: self.seen.len(),
            found_at: self.found_at,
            routing_rule: if has_holdout { "certified" } else { "confidence" }.into(),
            routing_share: routed.share,
            routing_error: routed.error,
            naive_share: look.naive.share,
            naive_error: look.naive.error,
            people_share: (labels as f64 + left * (1.0 - routed.share)) / rows,
            trained: self.pool.len(),
            holdout_labels: self.holdout.len(),
            holdout_right: measured.holdout_right,
            unseen: self.holdout_waiting.len(),
            unseen_right: measured.unseen_right,
            kappa: measured.kappa,
            round_seconds: seconds.iter().filter(|(phase, _)| *phase != "evaluate").map(|(_, s)| s).sum(),
            seconds,
        }
    }
}

/// The model of all of FILE's labels, with the same settings, on TEST.
pub(super) fn full(plan: &Plan, data: &DataSet, is_cancelled: &(dyn Fn() -> bool + Sync)) -> Result<Full> {
    let everything = data.targets.iter().copied().enumerate().map(|(row, class)| (row as u32, class)).collect();
    let (pool, holdout) = (examples(&everything), Examples::default());
    let phases = Phases::new("fit");
    let learned = learn(
        &LearnInput {
            features: &data.features,
            pool: &pool,
            unlabeled: &[],
            holdout: &holdout,
            classes: &data.classes,
            link: data.link,
            recipe: &data.recipe,
            settings: &plan.settings,
            previous: None,
            previous_features: None,
            seed: 0,
            is_cancelled,
        },
        &mut |_| {},
    )?;
    let full_seconds = phases.stop().values().sum();
    let artefact = artefact(learned.model, learned.calibrator, data, 0);
    let seen = look(
        data,
        Some((&artefact, &[])),
        &everything,
        &BTreeMap::new(),
        plan.error_budget,
        plan.settings.certify_share,
    )?;
    Ok(Full {
        data: data.name.clone(),
        full_labels: data.targets.len(),
        full_accuracy: seen.accuracy,
        full_macro_f1: seen.macro_f1,
        full_seconds,
    })
}

/// A model as the next round and the look at TEST take it; nothing of it is written.
fn artefact(model: LinearModel, calibrator: FittedCalibrator, data: &DataSet, seed: u64) -> ModelArtefact {
    ModelArtefact {
        model,
        calibrator,
        classes: data.classes.clone(),
        settings_json: String::new(),
        label_position: 0,
        seed,
        parent_digest: None,
        feature_version: 0,
    }
}

fn examples(labels: &BTreeMap<u32, usize>) -> Examples {
    Examples { rows: labels.keys().map(|&row| row as usize).collect(), targets: labels.values().copied().collect() }
}
