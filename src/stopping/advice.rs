//! The advice. Stop when the predictions have settled **and** either the target is reached or the next batch costs more
//! than it is worth. Settled predictions alone are a hint and never an advice to stop, and neither is a good figure from
//! a handful of holdout labels.

use super::curve::{Curve, CurvePoint, FEWEST_ROUNDS, fit_curve, replicate_curves};
use super::kappa::{SETTLED, last_kappas};
use crate::metrics::{Interval, clopper_pearson};
use serde::{Deserialize, Serialize};

/// Holdout labels from which a figure can end a project, unless the whole holdout is labeled.
const FEWEST_HOLDOUT: usize = 100;
/// A holdout smaller than this never ends one.
const FEWEST_EVER: usize = 30;
/// Holdout labels of the last round from which a curve is drawn into the future.
const FEWEST_FOR_A_CURVE: usize = 50;
/// New labels from which a round's kappa counts: two models of the same labels agree, and that says nothing.
const FEWEST_NEW: usize = 20;
/// A curve says nothing about what lies further ahead than this many times the labels there are.
const AHEAD: f64 = 10.0;
/// Draws behind an interval.
const REPLICATES: usize = 300;
/// One point of accuracy.
const POINT: f64 = 0.01;

/// What one round showed, in the order of the rounds.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Seen {
    /// Labels trained on, right answers on the holdout, holdout labels.
    pub point: CurvePoint,
    /// Agreement with the model before on the stop set; none for the first.
    pub kappa: Option<f64>,
}

/// What a label costs and what accuracy is worth, in one unit.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Costs {
    /// Of one label.
    pub label: f64,
    /// Of one more point (0.01) of accuracy.
    pub point: f64,
}

/// Everything the advice depends on.
#[derive(Debug, Clone)]
pub struct Situation<'a> {
    /// The rounds so far, oldest first.
    pub rounds: &'a [Seen],
    /// The accuracy that is wanted; none without a target.
    pub target: Option<f64>,
    /// None without a cost rule.
    pub costs: Option<Costs>,
    /// Labels of the next batch.
    pub batch: usize,
    /// Holdout items without a label.
    pub holdout_left: usize,
    /// Pool items without a label.
    pub pool_left: usize,
    /// Same seed, same intervals.
    pub seed: u64,
}

/// What the next batch is expected to add.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Gain {
    /// Labels of the batch.
    pub batch: usize,
    /// Points of accuracy (1 is 0.01).
    pub points: f64,
    /// The 95 % interval.
    pub interval: Interval,
}

/// Labels for one more point of accuracy. None in a number: more than `most`, if at all.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Ahead {
    /// The curve's answer.
    pub labels: Option<u64>,
    /// Lower end of the 95 % interval.
    pub low: Option<u64>,
    /// Upper end.
    pub high: Option<u64>,
    /// As far as the curve is believed.
    pub most: u64,
}

/// A condition of the rule.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Condition {
    /// `settled`, `target` or `cost`.
    pub name: String,
    /// It holds.
    pub holds: bool,
    /// What was found, in a sentence.
    pub text: String,
}

/// Whether to go on, why, and what the next labels would bring.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StopAdvice {
    /// Labeling can stop.
    pub should_stop: bool,
    /// The advice in a sentence or two.
    pub sentence: String,
    /// The conditions of the rule: settled and (target or cost).
    pub conditions: Vec<Condition>,
    /// Labels the last round trained on.
    pub labels: usize,
    /// Mean of the last three kappas; none before there are three.
    pub kappa: Option<f64>,
    /// The target, where there is one.
    pub target: Option<f64>,
    /// The last round's accuracy on the holdout.
    pub accuracy: Option<f64>,
    /// Its Clopper-Pearson interval, 95 %.
    pub accuracy_interval: Option<Interval>,
    /// The learning curve; none while it cannot be told, as the next two.
    pub curve: Option<Curve>,
    /// What the next batch is expected to add.
    pub gain: Option<Gain>,
    /// Labels for one more point.
    pub ahead: Option<Ahead>,
    /// "About N more labels for one more point", or why that cannot be told yet.
    pub ahead_text: String,
    /// Labels until the curve reaches the target, 0 where it has; none without a target, and while it cannot be told.
    #[serde(default)]
    pub to_target: Option<Ahead>,
    /// The same in a sentence, or why it cannot be told yet; empty without a target.
    #[serde(default)]
    pub target_text: String,
}

/// Applies the rule.
pub fn advise(situation: &Situation<'_>) -> StopAdvice {
    let last = situation.rounds.last().map(|seen| seen.point);
    let labels = last.map_or(0, |point| point.labels);
    let measured = last.filter(|point| point.holdout > 0);
    let LookAhead { curve, gain, ahead, ahead_text, to_target, target_text } = look_ahead(situation, measured);
    let (kappa, settled) = settled(situation.rounds);
    let target = situation.target.map(|target| reached(target, situation.holdout_left, measured));
    let cost = too_dear(situation, gain.as_ref());
    let conditions: Vec<Condition> = [Some(settled), target, cost].into_iter().flatten().collect();
    let holds = |name: &str| conditions.iter().any(|condition| condition.name == name && condition.holds);
    let should_stop = holds("settled") && (holds("target") || holds("cost"));
    let sentence = sentence(situation, &conditions, should_stop, last.is_some());
    StopAdvice {
        should_stop,
        sentence,
        conditions,
        labels,
        kappa,
        target: situation.target,
        accuracy: measured.map(|point| point.right as f64 / point.holdout as f64),
        accuracy_interval: measured.map(|point| clopper_pearson(point.right, point.holdout)),
        curve,
        gain,
        ahead,
        ahead_text,
        to_target,
        target_text,
    }
}

fn sentence(situation: &Situation<'_>, conditions: &[Condition], should_stop: bool, is_begun: bool) -> String {
    let holds = |name: &str| conditions.iter().any(|condition| condition.name == name && condition.holds);
    let has = |name: &str| conditions.iter().any(|condition| condition.name == name);
    if !is_begun {
        return "Go on: no round has been finished yet.".into();
    }
    if situation.pool_left == 0 {
        return "Every item of the pool has a label: there is nothing left to ask.".into();
    }
    match (should_stop, holds("settled")) {
        (true, _) if holds("target") => {
            "You can stop: the target is reached, and more labels hardly change what the model says.".into()
        }
        (true, _) => "You can stop: the next batch is expected to cost more than it is worth, and more labels hardly \
                      change what the model says."
            .into(),
        (false, true) if !has("target") && !has("cost") => "Predictions have settled. That is a hint and no proof \
                                                            that the model is good: set a target accuracy or costs under \
                                                            Settings to get an advice."
            .into(),
        (false, true) => "Go on: predictions have settled, which is only a hint, and nothing else says stop.".into(),
        (false, false) if holds("target") => {
            "Go on for now: the target is within reach, but new labels still change what the model says.".into()
        }
        (false, false) => "Go on: new labels still change what the model says, or it is too early to tell.".into(),
    }
}

/// The kappas of rounds that had enough new labels since the round before.
fn settled(rounds: &[Seen]) -> (Option<f64>, Condition) {
    let mut kappas = Vec::new();
    let mut counted = 0;
    for seen in rounds {
        let has_news = seen.point.labels >= counted + FEWEST_NEW;
        if has_news {
            counted = seen.point.labels;
            kappas.extend(seen.kappa);
        }
    }
    let (known, mean) = last_kappas(&kappas);
    let holds = mean.is_some_and(|mean| mean >= SETTLED);
    let text = match mean {
        None => format!("{known} of 3 comparisons of a model with the one before; each needs {FEWEST_NEW} new labels."),
        Some(mean) => format!(
            "Agreement with the model before (kappa, mean of three rounds) is {mean:.3}; settled from {SETTLED}."
        ),
    };
    (mean, Condition { name: "settled".into(), holds, text })
}

fn reached(wanted: f64, holdout_left: usize, measured: Option<CurvePoint>) -> Condition {
    let say = |holds, text| Condition { name: "target".into(), holds, text };
    let n = measured.map_or(0, |point| point.holdout);
    let is_enough = n >= FEWEST_HOLDOUT || (holdout_left == 0 && n >= FEWEST_EVER);
    let percent = |share: f64| format!("{:.1}%", share * 100.0);
    let Some(point) = measured.filter(|_| is_enough) else {
        let missing = FEWEST_HOLDOUT.saturating_sub(n).min(holdout_left);
        let text = if missing == 0 {
            format!("Target {}: the holdout of {n} labels is too small to tell. Import more items.", percent(wanted))
        } else {
            format!("Target {}: not enough evidence yet, {missing} more holdout labels.", percent(wanted))
        };
        return say(false, text);
    };
    let interval = clopper_pearson(point.right, n);
    let facts = format!(
        "Target {}: {} of {n} holdout labels right, 95% interval {} to {}",
        percent(wanted),
        percent(point.right as f64 / n as f64),
        percent(interval.low),
        percent(interval.high)
    );
    if interval.low >= wanted {
        say(true, format!("{facts}: surpassed."))
    } else if interval.high >= wanted {
        say(true, format!("{facts}: the interval holds it, so it may be reached."))
    } else {
        say(false, format!("{facts}: not reached."))
    }
}

fn too_dear(situation: &Situation<'_>, gain: Option<&Gain>) -> Option<Condition> {
    let costs = situation.costs?;
    let say = |holds, text| Some(Condition { name: "cost".into(), holds, text });
    let Some(gain) = gain else {
        return say(false, "Cost of the next batch against its worth: cannot tell yet.".into());
    };
    let (price, worth) = (costs.label * gain.batch as f64, costs.point * gain.points);
    let text = format!("The next {} labels cost {price:.2} and are expected to be worth {worth:.2}.", gain.batch);
    say(worth < price, text)
}

/// The rule without costs, and nothing but its verdict: what [`advise`] says of stopping, at a fraction of its work.
pub fn may_stop(rounds: &[Seen], target: f64, holdout_left: usize) -> bool {
    let measured = rounds.last().map(|seen| seen.point).filter(|point| point.holdout > 0);
    settled(rounds).1.holds && reached(target, holdout_left, measured).holds
}

/// Labels for one more point of accuracy, as [`advise`] says them but without the interval; none while it cannot tell.
pub fn labels_for_a_point(points: &[CurvePoint]) -> Option<Forecast> {
    let (point, curve) = told(points, points.last().copied().filter(|point| point.holdout > 0)).ok()?;
    let most = point.labels as f64 * AHEAD;
    Some(Forecast { labels: needed(&curve, point.labels as f64, most), most: most as u64 })
}

/// Labels for one more point. None in `labels`: more than `most`, if at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Forecast {
    /// The curve's answer.
    pub labels: Option<u64>,
    /// As far as the curve is believed.
    pub most: u64,
}

fn needed(curve: &Curve, labels: f64, most: f64) -> Option<u64> {
    curve.labels_for(labels, POINT).filter(|more| *more <= most).map(|more| more.ceil() as u64)
}

/// The last point and the curve through all of them, or why nothing can be told yet.
fn told(points: &[CurvePoint], measured: Option<CurvePoint>) -> Result<(CurvePoint, Curve), String> {
    let Some(point) = measured else { return Err("no round was measured on holdout labels".into()) };
    if point.holdout < FEWEST_FOR_A_CURVE {
        let (n, missing) = (point.holdout, FEWEST_FOR_A_CURVE - point.holdout);
        return Err(format!("there are only {n} holdout labels; {missing} more are needed"));
    }
    let Some(curve) = fit_curve(points) else {
        return Err(format!("the curve needs {FEWEST_ROUNDS} measured rounds with different numbers of labels"));
    };
    let smallest = points.iter().filter(|point| point.labels > 0).map(|point| point.labels).min().unwrap_or(1);
    if point.labels < smallest * 2 {
        return Err("the labels have not doubled since the first round".into());
    }
    Ok((point, curve))
}

#[derive(Default)]
struct LookAhead {
    curve: Option<Curve>,
    gain: Option<Gain>,
    ahead: Option<Ahead>,
    ahead_text: String,
    to_target: Option<Ahead>,
    target_text: String,
}

fn look_ahead(situation: &Situation<'_>, measured: Option<CurvePoint>) -> LookAhead {
    let points: Vec<CurvePoint> = situation.rounds.iter().map(|seen| seen.point).collect();
    let (point, curve) = match told(&points, measured) {
        Ok(told) => told,
        Err(why) => {
            let of_target = |target| format!("Cannot tell yet when {} is reached, because {why}.", share(target));
            return LookAhead {
                ahead_text: format!("Cannot tell yet what more labels bring, because {why}."),
                target_text: situation.target.map_or_else(String::new, of_target),
                ..LookAhead::default()
            };
        }
    };
    let (labels, batch) = (point.labels as f64, situation.batch as f64);
    let replicates = replicate_curves(&points, &curve, REPLICATES, situation.seed);
    let at = |sorted: &[f64], share: f64| sorted[((sorted.len() - 1) as f64 * share).round() as usize];
    let sorted = |of: &dyn Fn(&Curve) -> f64| {
        let mut values: Vec<f64> = replicates.iter().map(of).collect();
        values.sort_by(f64::total_cmp);
        (at(&values, 0.025), at(&values, 0.975))
    };
    let (low, high) = sorted(&|curve| curve.gain(labels, batch) / POINT);
    let gain =
        Gain { batch: situation.batch, points: curve.gain(labels, batch) / POINT, interval: Interval { low, high } };
    let most = labels * AHEAD;
    let (low, high) = sorted(&|curve| curve.labels_for(labels, POINT).unwrap_or(f64::INFINITY));
    let whole = |x: f64| (x <= most).then(|| x.ceil() as u64);
    let ahead = Ahead { labels: needed(&curve, labels, most), low: whole(low), high: whole(high), most: most as u64 };
    let to_target = situation.target.map(|target| {
        let missing = |curve: &Curve| curve.labels_to(labels, target).unwrap_or(f64::INFINITY);
        let (low, high) = sorted(&missing);
        Ahead { labels: whole(missing(&curve)), low: whole(low), high: whole(high), most: most as u64 }
    });
    let target_text = situation.target.zip(to_target).map(|(target, to)| target_text(target, &curve, &to));
    LookAhead {
        ahead_text: ahead_text(&ahead),
        target_text: target_text.unwrap_or_default(),
        curve: Some(curve),
        gain: Some(gain),
        ahead: Some(ahead),
        to_target,
    }
}

/// 0.9 as `90.0%`.
fn share(share: f64) -> String {
    format!("{:.1}%", share * 100.0)
}

fn target_text(target: f64, curve: &Curve, to: &Ahead) -> String {
    let (target, most) = (share(target), rounded(to.most));
    let end = |labels: Option<u64>| labels.map_or_else(|| format!("more than {most}"), rounded);
    match (to.labels, to.low) {
        (Some(0), _) => format!("By the learning curve the target of {target} is reached."),
        (Some(labels), _) => format!(
            "About {} more labels until the learning curve reaches the target of {target} (95% interval {} to {}).",
            rounded(labels),
            end(to.low),
            end(to.high)
        ),
        (None, Some(low)) => format!(
            "The learning curve does not reach the target of {target} within {most} more labels; at best it takes {}.",
            rounded(low)
        ),
        (None, None) => format!(
            "The learning curve tends to {}: the target of {target} is out of its reach within {most} more labels.",
            share(curve.a)
        ),
    }
}

fn ahead_text(ahead: &Ahead) -> String {
    let most = rounded(ahead.most);
    let end = |labels: Option<u64>| labels.map_or_else(|| format!("more than {most}"), rounded);
    match (ahead.labels, ahead.low) {
        (Some(labels), _) => format!(
            "About {} more labels for one more point of accuracy (95% interval {} to {}).",
            rounded(labels),
            end(ahead.low),
            end(ahead.high)
        ),
        (None, Some(low)) => format!(
            "One more point of accuracy is not in sight: more than {most} more labels, if at all; at best {}.",
            rounded(low)
        ),
        (None, None) => {
            format!("One more point of accuracy is out of reach: more than {most} more labels, if at all.")
        }
    }
}

/// Two digits that count: `47`, `380`, `12000`. More would only pretend.
fn rounded(labels: u64) -> String {
    let unit = 10u64.pow(labels.max(1).ilog10().saturating_sub(1));
    (labels.div_ceil(unit) * unit).to_string()
}

#[cfg(test)]
#[path = "advice_tests.rs"]
mod tests;
