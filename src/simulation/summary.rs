//! What the curves come to: the area under each, the values at a few points, and the worst seed.
//!
//! Area: the trapezoid rule over the label axis from the first step to the last, divided by that length. It is the mean
//! height of the curve, so it has the unit of the curve itself.

use super::replay::Step;

/// Labels at which people like to compare.
const POINTS: [usize; 3] = [100, 200, 500];

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

/// A strategy's curves in a few numbers, means over its seeds.
#[derive(Debug, Clone, PartialEq)]
pub struct Summary {
    /// The strategy's name.
    pub strategy: String,
    /// Seeds behind the means.
    pub seeds: usize,
    /// Mean area under accuracy.
    pub accuracy_area: f64,
    /// Mean area under macro F1.
    pub macro_f1_area: f64,
    /// At 100, 200 and 500 labels, as far as the curves reach, and at the end when that is none of these.
    pub at: Vec<Checkpoint>,
    /// The seed with the smallest area under macro F1, and that area.
    pub worst: (u64, f64),
    /// Median seconds of the last round.
    pub last_round_seconds: f64,
}

/// One entry per strategy, in order of appearance.
pub fn summarize(steps: &[Step]) -> Vec<Summary> {
    curves(steps).iter().map(|(strategy, runs)| summary(strategy, runs)).collect()
}

/// The steps of each strategy, apart by seed; strategies and seeds in order of appearance.
pub(super) fn curves(steps: &[Step]) -> Vec<(&str, Vec<Vec<&Step>>)> {
    let mut curves: Vec<(&str, Vec<Vec<&Step>>)> = Vec::new();
    for step in steps {
        let at = curves.iter().position(|(name, _)| *name == step.strategy).unwrap_or_else(|| {
            curves.push((&step.strategy, Vec::new()));
            curves.len() - 1
        });
        let runs = &mut curves[at].1;
        match runs.iter_mut().find(|run| run[0].seed == step.seed) {
            Some(run) => run.push(step),
            None => runs.push(vec![step]),
        }
    }
    curves
}

fn summary(strategy: &str, runs: &[Vec<&Step>]) -> Summary {
    let line = |run: &[&Step], value: fn(&Step) -> f64| -> Vec<(f64, f64)> {
        run.iter().map(|step| (step.labels as f64, value(step))).collect()
    };
    let mean = |of: &dyn Fn(&[&Step]) -> f64| runs.iter().map(|run| of(run)).sum::<f64>() / runs.len() as f64;
    let (accuracy, macro_f1) = ((|step| step.accuracy) as fn(&Step) -> f64, (|step| step.macro_f1) as fn(&Step) -> f64);
    let (first, last) = (runs[0][0].labels, runs[0][runs[0].len() - 1].labels);
    let mut points: Vec<usize> = POINTS.into_iter().filter(|point| (first..=last).contains(point)).collect();
    if points.last() != Some(&last) {
        points.push(last);
    }
    let worst = runs
        .iter()
        .map(|run| (run[0].seed, area(&line(run, macro_f1))))
        .min_by(|a, b| a.1.total_cmp(&b.1))
        .unwrap_or((0, f64::NAN));
    let mut seconds: Vec<f64> = runs.iter().filter_map(|run| run.last()).map(|step| step.round_seconds).collect();
    seconds.sort_by(f64::total_cmp);
    Summary {
        strategy: strategy.to_owned(),
        seeds: runs.len(),
        accuracy_area: mean(&|run| area(&line(run, accuracy))),
        macro_f1_area: mean(&|run| area(&line(run, macro_f1))),
        at: points
            .into_iter()
            .map(|labels| Checkpoint {
                labels,
                accuracy: mean(&|run| value_at(&line(run, accuracy), labels as f64)),
                macro_f1: mean(&|run| value_at(&line(run, macro_f1), labels as f64)),
            })
            .collect(),
        worst,
        last_round_seconds: (seconds[(seconds.len() - 1) / 2] + seconds[seconds.len() / 2]) / 2.0,
    }
}

/// The mean height of a curve of (labels, value), labels rising; of a single point, its value.
fn area(curve: &[(f64, f64)]) -> f64 {
    let (first, last) = (curve[0], curve[curve.len() - 1]);
    if curve.len() == 1 {
        return first.1;
    }
    let sum: f64 = curve.windows(2).map(|pair| (pair[1].0 - pair[0].0) * (pair[0].1 + pair[1].1) / 2.0).sum();
    sum / (last.0 - first.0)
}

/// The curve's value between its points, by a straight line; before and behind it, its ends.
fn value_at(curve: &[(f64, f64)], labels: f64) -> f64 {
    let behind = curve.partition_point(|point| point.0 < labels);
    match (behind.checked_sub(1).map(|before| curve[before]), curve.get(behind)) {
        (Some(before), Some(after)) => before.1 + (after.1 - before.1) * (labels - before.0) / (after.0 - before.0),
        (None, Some(after)) => after.1,
        (Some(before), None) => before.1,
        (None, None) => f64::NAN,
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// A step of which only the curve matters.
    pub(in crate::simulation) fn step(strategy: &str, seed: u64, labels: usize, macro_f1: f64) -> Step {
        let strategy = strategy.to_owned();
        Step {
            strategy,
            seed,
            labels,
            accuracy: macro_f1 + 0.1,
            macro_f1,
            log_loss: 1.0,
            ece: 0.1,
            round_seconds: seed as f64,
        }
    }

    #[test]
    fn areas_and_points_by_hand() {
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
        let summaries = summarize(&steps);
        assert_eq!(summaries.iter().map(|s| s.strategy.as_str()).collect::<Vec<_>>(), ["margin", "random"]);
        let margin = &summaries[0];
        assert_eq!(margin.seeds, 2);
        assert!((margin.macro_f1_area - 0.25).abs() < 1e-12);
        assert!((margin.accuracy_area - 0.35).abs() < 1e-12);
        assert!(margin.worst.0 == 2 && (margin.worst.1 - 0.1).abs() < 1e-12);
        assert_eq!(margin.at.iter().map(|at| at.labels).collect::<Vec<_>>(), [100, 140]);
        assert!((margin.at[0].macro_f1 - 0.25).abs() < 1e-12);
        assert!((margin.at[1].macro_f1 - 0.45).abs() < 1e-12);
        assert_eq!(margin.last_round_seconds, 1.5);
        assert_eq!(summaries[1].macro_f1_area, 0.5);
        assert_eq!(summaries[1].at.len(), 1);
    }

    #[test]
    fn between_two_points_the_curve_is_straight() {
        assert!((value_at(&[(0.0, 0.0), (10.0, 1.0)], 2.5) - 0.25).abs() < 1e-12);
        assert_eq!(value_at(&[(0.0, 0.3), (10.0, 1.0)], 10.0), 1.0);
    }
}
