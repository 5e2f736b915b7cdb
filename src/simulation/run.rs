//! The verb: checks what is asked, fits the features once, and replays every strategy with every seed.
//!
//! One replay after the other: the rooms below use all cores already, and `round_seconds` should mean what it says.

use super::labeled::Labeled;
use super::replay::{Replay, Step};
use crate::digest::mix64;
use crate::domain::{ItemFields, ProjectSettings, Recipe};
use crate::error::{Error, Result};
use crate::features::{FeatureMatrix, FeatureSpace};
use crate::models::{calibrators, classifiers};
use crate::sampling;
use std::collections::BTreeSet;

/// Share of FILE that is kept for scoring when there is no TEST.
const TEST_SHARE: f64 = 0.25;
/// Which quarter that is: the same in every simulation of the file, whatever else is asked for.
const TEST_KEY: u64 = 0x7465_7374;
/// Items a space is fitted on, as in the server; those behind extend it.
const MOST_FITTED: usize = 200_000;
/// Items by which it is extended at a time.
const BATCH: usize = 100_000;

/// How the first items are chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cold {
    /// As the server does: by coverage for strategies that need a model.
    Coverage,
    /// Uniformly, so that curves compare with published ones.
    Random,
}

/// What to replay.
#[derive(Debug, Clone)]
pub struct Plan {
    /// What the model reads.
    pub recipe: Recipe,
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
    /// Share of FILE drawn into the holdout, 0 for none.
    pub holdout: f64,
}

/// A checked plan with its features.
pub struct Simulation {
    pub(super) plan: Plan,
    /// Class names, rising.
    pub(super) classes: Vec<String>,
    pub(super) features: FeatureMatrix,
    pub(super) targets: Vec<usize>,
    pub(super) test_features: FeatureMatrix,
    pub(super) test_targets: Vec<usize>,
    notes: Vec<String>,
}

impl Simulation {
    /// Checks the plan against the data and fits the features on FILE's items, without a look at their labels.
    /// Without TEST a uniform quarter of FILE is kept for scoring. The error says what does not fit.
    pub fn new(train: Labeled, test: Option<Labeled>, mut plan: Plan) -> Result<Simulation> {
        check(&mut plan)?;
        let mut notes = Vec::new();
        let (train, test) = match test {
            Some(test) => (train, test),
            None => {
                let all = train.items.len();
                let (test, train) = split_test(train);
                notes.push(format!(
                    "No --test file: {} of {all} items, a uniform 25 %, are kept for scoring and never asked.",
                    test.items.len()
                ));
                (train, test)
            }
        };
        let classes = classes(&train, &test)?;
        let number = |label: &String| classes.binary_search(label).unwrap_or(usize::MAX);
        let targets: Vec<usize> = train.labels.iter().map(number).collect();
        let test_targets: Vec<usize> = test.labels.iter().map(number).collect();

        let all = train.items.len();
        let holdout = (plan.holdout * all as f64).round() as usize;
        let askable = all - holdout + holdout.min(plan.settings.holdout_enough as usize);
        if plan.budget > askable {
            notes.push(format!(
                "The budget of {} labels is more than the {askable} items there are to ask; the simulation stops there.",
                plan.budget
            ));
            plan.budget = askable;
        }
        if plan.start > plan.budget {
            return Err(Error::invalid(format!(
                "--start {} is more than the {} items there are to ask. Start with fewer.",
                plan.start, plan.budget
            )));
        }
        let (space, features) = fit(&plan.recipe, &train.items)?;
        let mut test_features = FeatureMatrix::new();
        test_features.push(space.transform(&test.items)?, space.columns());
        Ok(Simulation { plan, classes, features, targets, test_features, test_targets, notes })
    }

    /// What the person who asked should know: how TEST came about, a budget that was cut.
    pub fn notes(&self) -> &[String] {
        &self.notes
    }

    /// The plan as it will be run.
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// Items to ask about, items to score on, classes.
    pub fn sizes(&self) -> (usize, usize, usize) {
        (self.targets.len(), self.test_targets.len(), self.classes.len())
    }

    /// How many steps [`Simulation::run`] will make.
    pub fn steps(&self) -> u64 {
        let plan = &self.plan;
        let of_one = 1 + (plan.budget - plan.start).div_ceil(plan.batch) as u64;
        of_one * plan.seeds * plan.strategies.len() as u64
    }

    /// Replays every strategy with every seed. `on_step` hears each step as it is done; its error ends the run.
    /// Same files and plan, same steps but for `round_seconds`.
    pub fn run(&self, on_step: &mut dyn FnMut(&Step) -> Result<()>) -> Result<Vec<Step>> {
        let mut steps = Vec::new();
        for strategy in &self.plan.strategies {
            for seed in 1..=self.plan.seeds {
                steps.extend(Replay::new(self, strategy, seed).run(on_step)?);
            }
        }
        Ok(steps)
    }
}

fn check(plan: &mut Plan) -> Result<()> {
    plan.recipe.check().map_err(Error::Invalid)?;
    plan.settings.check().map_err(Error::Invalid)?;
    let mut seen = BTreeSet::new();
    plan.strategies.retain(|name| seen.insert(name.clone()));
    if plan.strategies.is_empty() {
        return Err(Error::invalid("There is no strategy to replay: name one or more with --strategy."));
    }
    plan.strategies.iter().try_for_each(|name| sampling::find(name).map(drop))?;
    if plan.settings.classifier != "auto" {
        classifiers::find(&plan.settings.classifier)?;
    }
    if !["auto", "none"].contains(&plan.settings.calibrator.as_str()) {
        calibrators::find(&plan.settings.calibrator)?;
    }
    for (name, value) in [("start", plan.start), ("batch", plan.batch), ("budget", plan.budget)] {
        if value == 0 {
            return Err(Error::invalid(format!("--{name} is 0: use 1 or more")));
        }
    }
    if plan.seeds == 0 {
        return Err(Error::invalid("--seeds is 0: use 1 or more"));
    }
    if plan.start > plan.budget {
        return Err(Error::invalid(format!("--start {} is more than --budget {}", plan.start, plan.budget)));
    }
    if !(0.0..=0.5).contains(&plan.holdout) {
        return Err(Error::invalid(format!("--holdout is {}: use a share from 0 to 0.5", plan.holdout)));
    }
    Ok(())
}

/// A uniform quarter for scoring, and the rest.
fn split_test(all: Labeled) -> (Labeled, Labeled) {
    let n = all.items.len();
    let mut order: Vec<usize> = (0..n).collect();
    order.sort_unstable_by_key(|&at| mix64(TEST_KEY, at as u64));
    order.truncate((TEST_SHARE * n as f64).round() as usize);
    let drawn: BTreeSet<usize> = order.into_iter().collect();
    all.split(|at| drawn.contains(&at))
}

/// Class names, rising: those of FILE.
fn classes(train: &Labeled, test: &Labeled) -> Result<Vec<String>> {
    let counts = train.class_counts();
    let classes: Vec<String> = counts.keys().map(|&class| class.to_owned()).collect();
    if let [only] = classes.as_slice() {
        return Err(Error::invalid(format!(
            "A simulation needs two classes; all {} labels in FILE are `{only}`.",
            train.labels.len()
        )));
    }
    let unknown: Vec<String> = test
        .class_counts()
        .iter()
        .filter(|(class, _)| !counts.contains_key(*class))
        .map(|(class, n)| format!("`{class}` ({n} {})", if *n == 1 { "item" } else { "items" }))
        .collect();
    if !unknown.is_empty() {
        return Err(Error::invalid(format!(
            "TEST has classes that FILE does not have, so no strategy could find them: {}. The classes of FILE are {}.",
            unknown.join(", "),
            classes.join(", ")
        )));
    }
    if classes.is_empty() || test.items.is_empty() {
        return Err(Error::invalid("There is too little data: both FILE and TEST need at least one labeled item."));
    }
    Ok(classes)
}

fn fit(recipe: &Recipe, items: &[ItemFields]) -> Result<(FeatureSpace, FeatureMatrix)> {
    let (first, rest) = items.split_at(items.len().min(MOST_FITTED));
    let mut space = FeatureSpace::fit(recipe, first)?;
    let mut features = FeatureMatrix::new();
    features.push(space.transform(first)?, space.columns());
    for batch in rest.chunks(BATCH) {
        space.extend(batch)?;
        features.push(space.transform(batch)?, space.columns());
    }
    Ok((space, features))
}

#[cfg(test)]
#[path = "run_tests.rs"]
mod tests;
