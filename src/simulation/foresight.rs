//! What a project would have been told on its way, against what the replay then shows: the accuracy that rounds report,
//! when the advice says stop, and "about N more labels for one more point". All of it needs a holdout.
//!
//! **What was then needed.** A single curve on TEST is too ragged to say where a point more is reached. The measure is the
//! mean over the seeds, made rising by isotonic regression, over labels trained on, as the forecast counts them.

use super::curve::{Reached, median, value_at};
use super::step::{Full, Step};
use super::summary::Runs;
use crate::metrics::clopper_pearson;
use crate::models::isotonic::FittedIsotonic;
use crate::stopping::{CurvePoint, Seen, labels_for_a_point, may_stop};

/// Holdout labels at which the reported accuracy is judged.
const REPORTED_AT: usize = 100;
/// Fewer items that nobody looked at do not say what is true.
const FEWEST_UNSEEN: usize = 200;
/// One point of accuracy.
const POINT: f64 = 0.01;

/// The accuracy that is reported at the first step with 100 holdout labels, against that on the holdout's unlabeled rest.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Reported {
    /// Mean absolute error.
    pub error: Option<f64>,
    /// Seeds whose 95 % interval holds the true accuracy.
    pub covered: usize,
    /// Seeds that got that far, with at least 200 items to tell by.
    pub seeds: usize,
    /// Of how many.
    pub of: usize,
}

/// Where the advice first says stop, with the target share of the full model's accuracy as the target.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stopped {
    /// Labels, those of the holdout included.
    pub labels: Reached,
    /// Accuracy on TEST then over the full model's, mean over the seeds that stopped.
    pub share: Option<f64>,
    /// The lowest of these.
    pub lowest: Option<f64>,
}

/// Forecasts of the labels for one more point, step by step.
///
/// Judged is a forecast where the curve then climbs a point before it ends. One that the curve is not followed far enough
/// for is judged only when it is surely less than half of what is needed. "Out of reach" is an infinite forecast where the
/// point comes within what the forecast looks at.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Foretold {
    /// Forecasts that could be judged, of all seeds.
    pub judged: usize,
    /// Median of forecast over needed; infinite where most say that a point is out of reach.
    pub ratio: Option<f64>,
    /// Judged forecasts between half and twice of what was needed.
    pub within_two: usize,
}

/// All three.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Foresight {
    /// See there.
    pub reported: Reported,
    /// None without the full model.
    pub stopped: Option<Stopped>,
    /// See there.
    pub foretold: Foretold,
}

/// Judges the runs of a strategy on a data set.
pub(super) fn foresight(runs: &Runs<'_>, full: Option<&Full>, target_share: f64) -> Foresight {
    Foresight {
        reported: reported(runs),
        stopped: full.map(|full| stopped(runs, full.full_accuracy, target_share)),
        foretold: foretold(runs),
    }
}

fn reported(runs: &Runs<'_>) -> Reported {
    let of_run = |run: &Vec<&Step>| {
        let step = run.iter().find(|step| step.holdout_labels >= REPORTED_AT)?;
        let right = step.holdout_right.filter(|_| step.unseen >= FEWEST_UNSEEN)?;
        let truth = step.unseen_right as f64 / step.unseen as f64;
        let interval = clopper_pearson(right, step.holdout_labels);
        let error = (right as f64 / step.holdout_labels as f64 - truth).abs();
        Some((error, (interval.low..=interval.high).contains(&truth)))
    };
    let judged: Vec<(f64, bool)> = runs.seeds.iter().filter_map(of_run).collect();
    let n = judged.len();
    Reported {
        error: (n > 0).then(|| judged.iter().map(|(error, _)| error).sum::<f64>() / n as f64),
        covered: judged.iter().filter(|(_, is_covered)| *is_covered).count(),
        seeds: n,
        of: runs.seeds.len(),
    }
}

/// What the server would have seen up to each step: rounds without a model or a holdout label count nothing right.
fn rounds(run: &[&Step]) -> Vec<Seen> {
    run.iter()
        .map(|step| Seen {
            point: CurvePoint {
                labels: step.trained,
                right: step.holdout_right.unwrap_or(0),
                holdout: step.holdout_right.map_or(0, |_| step.holdout_labels),
            },
            kappa: step.kappa,
        })
        .collect()
}

fn stopped(runs: &Runs<'_>, full_accuracy: f64, target_share: f64) -> Stopped {
    let stops: Vec<Option<&Step>> = (runs.seeds.iter())
        .map(|run| {
            let rounds = rounds(run);
            let says_stop = |at: &usize| may_stop(&rounds[..=*at], target_share * full_accuracy, run[*at].unseen);
            (0..run.len()).find(says_stop).map(|at| run[at])
        })
        .collect();
    let shares: Vec<f64> = stops.iter().flatten().map(|step| step.accuracy / full_accuracy).collect();
    Stopped {
        labels: Reached::of(&stops.iter().map(|stop| stop.map(|step| step.labels)).collect::<Vec<_>>()),
        share: (!shares.is_empty()).then(|| shares.iter().sum::<f64>() / shares.len() as f64),
        lowest: shares.into_iter().reduce(f64::min),
    }
}

fn foretold(runs: &Runs<'_>) -> Foretold {
    let truth = rising(runs);
    let mut ratios = Vec::new();
    for run in &runs.seeds {
        let points: Vec<CurvePoint> = rounds(run).iter().map(|seen| seen.point).collect();
        for at in 0..points.len() {
            let Some(forecast) = labels_for_a_point(&points[..=at]) else { continue };
            let labels = points[at].labels as f64;
            let left = truth.last().map_or(0.0, |last| last.0 - labels);
            let said = forecast.labels.map(|labels| labels as f64);
            match (said, needed(&truth, labels)) {
                (Some(said), Some(needed)) => ratios.push(said / needed),
                (None, Some(needed)) if needed <= forecast.most as f64 => ratios.push(f64::INFINITY),
                (Some(said), None) if 2.0 * said < left => ratios.push(said / left),
                _ => {}
            }
        }
    }
    Foretold {
        judged: ratios.len(),
        within_two: ratios.iter().filter(|ratio| (0.5..=2.0).contains(*ratio)).count(),
        ratio: median(ratios),
    }
}

/// Mean accuracy on TEST over labels trained on, never falling.
fn rising(runs: &Runs<'_>) -> Vec<(f64, f64)> {
    let steps = runs.seeds.iter().map(Vec::len).min().unwrap_or(0);
    let mean = |of: &dyn Fn(&Step) -> f64, at: usize| {
        runs.seeds.iter().map(|run| of(run[at])).sum::<f64>() / runs.seeds.len() as f64
    };
    let x: Vec<f64> = (0..steps).map(|at| mean(&|step| step.trained as f64, at)).collect();
    let y: Vec<f64> = (0..steps).map(|at| mean(&|step| step.accuracy, at)).collect();
    match FittedIsotonic::new(&x, &y, &vec![1.0; steps]) {
        Ok(fitted) => fitted.x.into_iter().zip(fitted.y).collect(),
        Err(_) => Vec::new(),
    }
}

/// Labels beyond `labels` at which a rising curve is a point higher; none where it ends before.
fn needed(curve: &[(f64, f64)], labels: f64) -> Option<f64> {
    let wanted = value_at(curve, labels) + POINT;
    let after = curve.iter().position(|point| point.0 > labels && point.1 >= wanted)?;
    let (right, left) = (curve[after], curve[after.checked_sub(1)?]);
    let share = (wanted - left.1) / (right.1 - left.1);
    Some(left.0 + share * (right.0 - left.0) - labels)
}

#[cfg(test)]
mod tests {
    use super::super::summary::{runs, tests::step};
    use super::*;

    /// A step of a replay that trained on `trained` labels and got `right` of `holdout` right.
    fn told(seed: u64, trained: usize, accuracy: f64, (right, holdout): (usize, usize)) -> Step {
        Step {
            accuracy,
            trained,
            holdout_labels: holdout,
            holdout_right: (holdout > 0).then_some(right),
            unseen: 400,
            unseen_right: (400.0 * accuracy) as usize,
            kappa: Some(0.995),
            ..step("auto", seed, trained + holdout, 0.5)
        }
    }

    #[test]
    fn reported_accuracy_is_judged_at_the_first_step_with_a_hundred_holdout_labels() {
        // 80 of 100 (interval .708 to .873) against .85 and .9: off by .05 and .10, held once. Seed 3 never gets there.
        let steps = [
            told(1, 100, 0.5, (10, 90)),
            told(1, 200, 0.85, (80, 100)),
            told(1, 300, 0.3, (80, 120)),
            told(2, 200, 0.9, (80, 100)),
            told(3, 200, 0.9, (50, 99)),
        ];
        let seen = reported(&runs(&steps)[0]);
        assert!((seen.error.unwrap() - 0.075).abs() < 1e-12);
        assert_eq!((seen.covered, seen.seeds, seen.of), (1, 2, 3));
        let blind: Vec<Step> = steps.iter().map(|step| Step { unseen: 199, ..step.clone() }).collect();
        assert_eq!(reported(&runs(&blind)[0]).error, None);
    }

    #[test]
    fn the_stop_comes_once_predictions_settle_and_the_target_may_be_reached() {
        // The full model has .9, the target is .855. With 160 of 200 the interval ends at .853, with 165 at .875.
        let run = |seed: u64, right: [usize; 5]| {
            (0..5).map(move |at| told(seed, 100 * (at + 1), 0.7 + 0.04 * at as f64, (right[at], 200)))
        };
        let steps: Vec<Step> =
            run(1, [160, 160, 160, 160, 165]).chain(run(2, [165; 5])).chain(run(3, [160; 5])).collect();
        let stop = stopped(&runs(&steps)[0], 0.9, 0.95);
        // Seed 2 as soon as three kappas are there, at 300 + 200 labels and .78; seed 1 at 500 + 200 and .86.
        assert_eq!(
            (stop.labels.seeds, stop.labels.of, stop.labels.median, stop.labels.most),
            (2, 3, Some(700.0), None)
        );
        assert!((stop.lowest.unwrap() - 0.78 / 0.9).abs() < 1e-12);
        assert!((stop.share.unwrap() - 0.82 / 0.9).abs() < 1e-12);
    }

    #[test]
    fn forecasts_are_held_against_what_the_curve_then_needs() {
        // Right answers follow 1 - 10 / n exactly, so the forecast at n is 0.01 n^2 / (10 - 0.01 n): 12 at 100 (11.1 and
        // up), 50 at 200, 267 at 400.
        let curve = |labels: usize| 1.0 - 10.0 / labels as f64;
        let labels = [40, 50, 80, 100, 200, 400, 500];
        let steps = |truth: &dyn Fn(usize) -> f64| -> Vec<Step> {
            labels.iter().map(|&n| told(1, n, truth(n), ((curve(n) * 4e9) as usize, 4_000_000_000))).collect()
        };
        // TEST does the same, so the forecasts are right but for the straight lines between the steps. At 400 the end
        // is 0.005 away: not judged.
        let same = steps(&curve);
        let seen = foretold(&runs(&same)[0]);
        assert_eq!((seen.judged, seen.within_two), (2, 2));
        assert!((0.5..1.01).contains(&seen.ratio.unwrap()), "{seen:?}");
        // TEST learns a point in 80 labels from 100 on: 12 were foretold at 100, 50 at 200, 267 at 400.
        let steady = |n: usize| if n <= 100 { 0.9 } else { 0.9 + (n - 100) as f64 / 8000.0 };
        let steadily = steps(&steady);
        let seen = foretold(&runs(&steadily)[0]);
        assert_eq!((seen.judged, seen.within_two), (3, 1));
        assert!((seen.ratio.unwrap() - 50.0 / 80.0).abs() < 0.02, "{seen:?}");
        // TEST stands still: what was promised within half of what was left is known to be too little.
        let still = steps(&|_| 0.9);
        let seen = foretold(&runs(&still)[0]);
        assert_eq!((seen.judged, seen.within_two), (2, 0));
        // 12 of 400, 50 of 300.
        assert!((seen.ratio.unwrap() - (12.0 / 400.0 + 50.0 / 300.0) / 2.0).abs() < 0.01, "{seen:?}");
    }

    #[test]
    fn what_is_needed_on_paper() {
        let curve = [(100.0, 0.5), (200.0, 0.6), (300.0, 0.6), (400.0, 0.605)];
        // .51 lies a tenth of the way to 200; from 150 on (.55) .56 is at 160.
        assert!((needed(&curve, 100.0).unwrap() - 10.0).abs() < 1e-9);
        assert!((needed(&curve, 150.0).unwrap() - 10.0).abs() < 1e-9);
        assert_eq!(needed(&curve, 200.0), None);
        assert_eq!(needed(&[], 10.0), None);
    }
}
