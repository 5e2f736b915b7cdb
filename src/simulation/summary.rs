//! What the curves of a strategy on a data set come to: areas, the distance from random, labels to a target, the worst
//! seed, and what would run alone.

use super::curve::{Estimate, Reached, area, median, value_at};
use super::foresight::{Foresight, foresight};
use super::run::Outcome;
use super::step::{Full, Step};
use std::collections::BTreeMap;

/// Labels at which people like to compare.
const POINTS: [usize; 3] = [100, 200, 500];
/// What the others are compared with.
const BASELINE: &str = "random";

/// A curve's value at so many labels, mean over the seeds.
#[derive(Debug, Clone, PartialEq)]
pub struct Checkpoint {
    /// Labels.
    pub labels: usize,
    /// Mean accuracy.
    pub accuracy: f64,
    /// Mean macro F1.
    pub macro_f1: f64,
}

/// The area under macro F1 against random's with the same seed.
#[derive(Debug, Clone, PartialEq)]
pub struct AgainstRandom {
    /// Mean difference.
    pub difference: Estimate,
    /// Seeds in which the strategy was ahead.
    pub won: usize,
    /// Seeds that both have.
    pub seeds: usize,
}

/// What would run alone after the last step, means over the seeds.
#[derive(Debug, Clone, PartialEq)]
pub struct Alone {
    /// Share of the unlabeled items.
    pub share: f64,
    /// True share of wrong ones among them, over the seeds where something ran alone.
    pub error: Option<f64>,
    /// Steps, of all seeds, after which something would have run alone.
    pub steps: usize,
    /// Those of them at which the true error was more than the budget.
    pub broken: usize,
}

/// A strategy's curves on a data set in a few numbers, means over its seeds.
#[derive(Debug, Clone, PartialEq)]
pub struct Summary {
    /// The data set's name.
    pub data: String,
    /// Share of wrong answers.
    pub noise: f64,
    /// The strategy's name.
    pub strategy: String,
    /// Seeds behind the means.
    pub seeds: usize,
    /// Labels at the first and at the last step.
    pub span: (usize, usize),
    /// Area under accuracy.
    pub accuracy_area: Estimate,
    /// Area under macro F1.
    pub macro_f1_area: Estimate,
    /// None for random itself, and where random did not run.
    pub against_random: Option<AgainstRandom>,
    /// At 100, 200 and 500 labels, as far as the curves reach, and at the end when that is none of these.
    pub at: Vec<Checkpoint>,
    /// The seed with the smallest area under macro F1, and that area.
    pub worst: (u64, f64),
    /// The lowest macro F1 of the last step, divided by its mean.
    pub worst_share: f64,
    /// Labels to the target share of the full model's accuracy.
    pub to_accuracy: Option<Reached>,
    /// The same for macro F1.
    pub to_macro_f1: Option<Reached>,
    /// Labels until every class of at least 1.5 % had been labeled once.
    pub found: Reached,
    /// Debiased calibration error of the last step.
    pub ece: Option<f64>,
    /// Log loss of the last step, nats.
    pub log_loss: f64,
    /// By the rule of the steps: certified with a holdout.
    pub alone: Alone,
    /// By confidence of at least one minus the budget.
    pub naive: Alone,
    /// Share of FILE that people have labeled or would still look at after the last step.
    pub people_share: f64,
    /// Median seconds of the last round.
    pub last_round_seconds: f64,
    /// What a project would have been told on its way, against what came.
    pub foresight: Foresight,
}

/// The steps of one strategy on one data set with one noise level, apart by seed.
pub(super) struct Runs<'a> {
    pub data: &'a str,
    pub noise: f64,
    pub strategy: &'a str,
    pub seeds: Vec<Vec<&'a Step>>,
}

impl<'a> Runs<'a> {
    fn lines(&self, value: fn(&Step) -> f64) -> Vec<Vec<(f64, f64)>> {
        self.seeds.iter().map(|run| run.iter().map(|step| (step.labels as f64, value(step))).collect()).collect()
    }

    fn last(&self) -> impl Iterator<Item = &'a Step> {
        self.seeds.iter().filter_map(|run| run.last().copied())
    }
}

/// All runs, in order of appearance.
pub(super) fn runs(steps: &[Step]) -> Vec<Runs<'_>> {
    let mut all: Vec<Runs<'_>> = Vec::new();
    for step in steps {
        let is_same =
            |runs: &Runs<'_>| runs.data == step.data && runs.noise == step.noise && runs.strategy == step.strategy;
        let at = all.iter().position(is_same).unwrap_or_else(|| {
            all.push(Runs { data: &step.data, noise: step.noise, strategy: &step.strategy, seeds: Vec::new() });
            all.len() - 1
        });
        let seeds = &mut all[at].seeds;
        match seeds.iter_mut().find(|run| run[0].seed == step.seed) {
            Some(run) => run.push(step),
            None => seeds.push(vec![step]),
        }
    }
    all
}

/// One entry per data set, noise level and strategy, in order of appearance. The target is `target_share` of the full
/// model's score.
pub fn summarize(outcome: &Outcome, target_share: f64, error_budget: f64) -> Vec<Summary> {
    let runs = runs(&outcome.steps);
    let random = |one: &Runs<'_>| {
        runs.iter().find(|other| {
            one.strategy != BASELINE && (other.strategy, other.data, other.noise) == (BASELINE, one.data, one.noise)
        })
    };
    let full = |one: &Runs<'_>| outcome.fulls.iter().find(|full| full.data == one.data);
    runs.iter().map(|one| summary(one, random(one), full(one), target_share, error_budget)).collect()
}

fn summary(
    runs: &Runs<'_>,
    random: Option<&Runs<'_>>,
    full: Option<&Full>,
    target_share: f64,
    error_budget: f64,
) -> Summary {
    let (accuracy, macro_f1) = (runs.lines(|step| step.accuracy), runs.lines(|step| step.macro_f1));
    let mean = |values: &[f64]| values.iter().sum::<f64>() / values.len() as f64;
    let at = |lines: &[Vec<(f64, f64)>], labels: usize| {
        mean(&lines.iter().map(|line| value_at(line, labels as f64)).collect::<Vec<_>>())
    };
    let areas: Vec<f64> = macro_f1.iter().map(|line| area(line)).collect();
    let (first, last) = (runs.seeds[0][0].labels, runs.seeds[0][runs.seeds[0].len() - 1].labels);
    let mut points: Vec<usize> = POINTS.into_iter().filter(|point| (first..=last).contains(point)).collect();
    if points.last() != Some(&last) {
        points.push(last);
    }
    let by_seed = runs.seeds.iter().map(|run| run[0].seed).zip(areas.iter().copied());
    let worst = by_seed.min_by(|a, b| a.1.total_cmp(&b.1)).unwrap_or((0, f64::NAN));
    let ends: Vec<f64> = runs.last().map(|step| step.macro_f1).collect();
    let reached = |target: Option<f64>, value: fn(&Step) -> f64| {
        target.map(|target| {
            let first = |run: &Vec<&Step>| run.iter().find(|step| value(step) >= target).map(|step| step.labels);
            Reached::of(&runs.seeds.iter().map(first).collect::<Vec<_>>())
        })
    };
    let calibrated: Vec<f64> = runs.last().filter_map(|step| step.ece_debiased).collect();
    Summary {
        data: runs.data.to_owned(),
        noise: runs.noise,
        strategy: runs.strategy.to_owned(),
        seeds: runs.seeds.len(),
        span: (first, last),
        accuracy_area: Estimate::of(&accuracy.iter().map(|line| area(line)).collect::<Vec<_>>()),
        macro_f1_area: Estimate::of(&areas),
        against_random: random.and_then(|random| against(runs, &areas, random)),
        at: points
            .into_iter()
            .map(|labels| Checkpoint { labels, accuracy: at(&accuracy, labels), macro_f1: at(&macro_f1, labels) })
            .collect(),
        worst,
        worst_share: ends.iter().copied().fold(f64::INFINITY, f64::min) / mean(&ends),
        to_accuracy: reached(full.map(|full| target_share * full.full_accuracy), |step| step.accuracy),
        to_macro_f1: reached(full.map(|full| target_share * full.full_macro_f1), |step| step.macro_f1),
        found: Reached::of(&runs.last().map(|step| step.found_at).collect::<Vec<_>>()),
        ece: (!calibrated.is_empty()).then(|| mean(&calibrated)),
        log_loss: mean(&runs.last().map(|step| step.log_loss).collect::<Vec<_>>()),
        alone: alone(runs, error_budget, |step| (step.routing_share, step.routing_error)),
        naive: alone(runs, error_budget, |step| (step.naive_share, step.naive_error)),
        people_share: mean(&runs.last().map(|step| step.people_share).collect::<Vec<_>>()),
        foresight: foresight(runs, full, target_share),
        last_round_seconds: median(runs.last().map(|step| step.round_seconds).collect()).unwrap_or(f64::NAN),
    }
}

fn against(runs: &Runs<'_>, areas: &[f64], random: &Runs<'_>) -> Option<AgainstRandom> {
    let lines = random.lines(|step| step.macro_f1);
    let of_random: BTreeMap<u64, f64> =
        random.seeds.iter().zip(&lines).map(|(run, line)| (run[0].seed, area(line))).collect();
    let differences: Vec<f64> = runs
        .seeds
        .iter()
        .zip(areas)
        .filter_map(|(run, area)| of_random.get(&run[0].seed).map(|random| area - random))
        .collect();
    (!differences.is_empty()).then(|| AgainstRandom {
        difference: Estimate::of(&differences),
        won: differences.iter().filter(|difference| **difference > 0.0).count(),
        seeds: differences.len(),
    })
}

fn alone(runs: &Runs<'_>, error_budget: f64, of: fn(&Step) -> (f64, Option<f64>)) -> Alone {
    let last: Vec<(f64, Option<f64>)> = runs.last().map(of).collect();
    let errors: Vec<f64> = last.iter().filter_map(|(_, error)| *error).collect();
    let all: Vec<f64> = runs.seeds.iter().flatten().filter_map(|step| of(step).1).collect();
    Alone {
        share: last.iter().map(|(share, _)| share).sum::<f64>() / last.len() as f64,
        error: (!errors.is_empty()).then(|| errors.iter().sum::<f64>() / errors.len() as f64),
        steps: all.len(),
        broken: all.iter().filter(|error| **error > error_budget).count(),
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// A step of which only the curve matters.
    pub(in crate::simulation) fn step(strategy: &str, seed: u64, labels: usize, macro_f1: f64) -> Step {
        Step {
            data: "d".into(),
            strategy: strategy.to_owned(),
            seed,
            noise: 0.0,
            round: 1,
            labels,
            accuracy: macro_f1 + 0.1,
            macro_f1,
            log_loss: 1.0,
            ece: 0.1,
            ece_debiased: Some(0.05),
            classes_seen: 2,
            found_at: Some(10 * seed as usize),
            routing_rule: "confidence".into(),
            routing_share: 0.25,
            routing_error: Some(0.01 * seed as f64),
            naive_share: 0.5,
            naive_error: None,
            people_share: 0.75,
            trained: labels,
            holdout_labels: 0,
            holdout_right: None,
            unseen: 0,
            unseen_right: 0,
            kappa: None,
            round_seconds: seed as f64,
            seconds: [("fit".to_owned(), seed as f64)].into(),
        }
    }

    pub(in crate::simulation) fn outcome(steps: &[Step]) -> Outcome {
        let full =
            Full { data: "d".into(), full_labels: 1000, full_accuracy: 0.9, full_macro_f1: 0.8, full_seconds: 2.0 };
        Outcome { steps: steps.to_vec(), fulls: vec![full] }
    }

    #[test]
    fn areas_points_and_the_worst_seed_by_hand() {
        // Seed 1: 0.2 to 0.4 over 80 labels, then 0.4 to 0.8 over 40: (80 * 0.3 + 40 * 0.6) / 120 = 0.4.
        // Seed 2: constant 0.1.
        let steps = [
            step("margin", 1, 20, 0.2),
            step("margin", 1, 100, 0.4),
            step("margin", 1, 140, 0.8),
            step("margin", 2, 20, 0.1),
            step("margin", 2, 100, 0.1),
            step("margin", 2, 140, 0.1),
            step("random", 1, 20, 0.5),
        ];
        let summaries = summarize(&outcome(&steps), 0.95, 0.015);
        assert_eq!(summaries.iter().map(|s| s.strategy.as_str()).collect::<Vec<_>>(), ["margin", "random"]);
        let margin = &summaries[0];
        assert_eq!(margin.seeds, 2);
        assert!((margin.macro_f1_area.mean - 0.25).abs() < 1e-12);
        assert!((margin.accuracy_area.mean - 0.35).abs() < 1e-12);
        assert!(margin.worst.0 == 2 && (margin.worst.1 - 0.1).abs() < 1e-12);
        // The last step has 0.8 and 0.1: the worst is 0.1 of a mean of 0.45.
        assert!((margin.worst_share - 0.1 / 0.45).abs() < 1e-12);
        assert_eq!(margin.at.iter().map(|at| at.labels).collect::<Vec<_>>(), [100, 140]);
        assert!((margin.at[0].macro_f1 - 0.25).abs() < 1e-12);
        assert!((margin.at[1].macro_f1 - 0.45).abs() < 1e-12);
        assert_eq!(margin.last_round_seconds, 1.5);
        assert_eq!((summaries[1].macro_f1_area.mean, summaries[1].at.len()), (0.5, 1));
    }

    #[test]
    fn random_is_met_seed_by_seed() {
        // Areas: margin 0.5, 0.4, 0.9; random 0.3, 0.5 and no third seed. Differences 0.2 and -0.1: mean 0.05.
        let steps = [
            step("margin", 1, 20, 0.5),
            step("margin", 2, 20, 0.4),
            step("margin", 3, 20, 0.9),
            step("random", 2, 20, 0.5),
            step("random", 1, 20, 0.3),
            Step { noise: 0.1, ..step("random", 3, 20, 0.3) },
        ];
        let summaries = summarize(&outcome(&steps), 0.95, 0.02);
        let against = summaries[0].against_random.clone().unwrap();
        assert_eq!((against.won, against.seeds), (1, 2));
        assert!((against.difference.mean - 0.05).abs() < 1e-12);
        // t(0.975, 1) = 12.7062 times half of 0.3.
        assert!((against.difference.interval.unwrap().high - (0.05 + 12.7062 * 0.15)).abs() < 1e-4);
        assert_eq!(summaries[1].against_random, None);
        assert_eq!((summaries.len(), summaries[2].noise), (3, 0.1));
    }

    #[test]
    fn targets_classes_and_routing_by_hand() {
        // 95 % of the full model's macro F1 of 0.8 is 0.76, of its accuracy of 0.9 is 0.855.
        let steps = [
            step("margin", 1, 20, 0.5),
            step("margin", 1, 40, 0.758),
            step("margin", 1, 60, 0.77),
            step("margin", 2, 20, 0.5),
            step("margin", 2, 40, 0.5),
            Step { found_at: None, routing_share: 0.0, routing_error: None, ..step("margin", 2, 60, 0.5) },
        ];
        let summary = &summarize(&outcome(&steps), 0.95, 0.015)[0];
        let reached = Reached { median: None, most: None, seeds: 1, of: 2 };
        assert_eq!((summary.to_accuracy, summary.to_macro_f1), (Some(reached), Some(reached)));
        let first = summarize(&outcome(&steps[..3]), 0.95, 0.015)[0].clone();
        assert_eq!(first.to_accuracy.unwrap().median, Some(40.0));
        assert_eq!(first.to_macro_f1.unwrap().median, Some(60.0));
        assert_eq!((summary.found.median, first.found.median), (None, Some(10.0)));
        // Seed 1 runs a quarter alone with 1 % wrong, seed 2 nothing at the end but 2 % wrong in two steps before.
        assert_eq!(summary.alone, Alone { share: 0.125, error: Some(0.01), steps: 5, broken: 2 });
        assert_eq!(summary.naive, Alone { share: 0.5, error: None, steps: 0, broken: 0 });
    }
}
