//! What pages say about stopping, tuning and honest figures: finished words from a round's report.

use super::words::{count, percent, percent1, plural};
use crate::learning::Tuning;
use crate::metrics::HonestFigures;
use crate::stopping::StopAdvice;
use serde::Serialize;

/// "Can we stop?", on the project page and in a round's report.
#[derive(Serialize)]
pub(super) struct AdviceView {
    pub should_stop: bool,
    pub sentence: String,
    pub conditions: Vec<ConditionView>,
    pub ahead_text: String,
    pub gain_text: Option<String>,
    pub curve_text: Option<String>,
}

/// One condition of the rule.
#[derive(Serialize)]
pub(super) struct ConditionView {
    pub name: &'static str,
    pub holds: bool,
    pub text: String,
}

pub(super) fn advice_view(advice: &StopAdvice) -> AdviceView {
    AdviceView {
        should_stop: advice.should_stop,
        sentence: advice.sentence.clone(),
        conditions: advice
            .conditions
            .iter()
            .map(|condition| ConditionView {
                name: match condition.name.as_str() {
                    "settled" => "Predictions have settled",
                    "target" => "Target reached",
                    _ => "The next batch is too dear",
                },
                holds: condition.holds,
                text: condition.text.clone(),
            })
            .collect(),
        ahead_text: advice.ahead_text.clone(),
        gain_text: advice.gain.map(|gain| {
            format!(
                "The next {} are expected to add {:.2} points of accuracy (95% interval {:.2} to {:.2}).",
                plural(gain.batch as u64, "label"),
                gain.points,
                gain.interval.low,
                gain.interval.high
            )
        }),
        curve_text: advice.curve.map(|curve| {
            format!("Fitted curve: accuracy {:.3} − {:.3} · labels^−{:.2} on the holdout.", curve.a, curve.b, curve.c)
        }),
    }
}

/// The honest figures and the biased one.
#[derive(Serialize)]
pub(super) struct HonestView {
    pub sentence: String,
    pub lines: Vec<HonestLine>,
}

/// One estimate.
#[derive(Serialize)]
pub(super) struct HonestLine {
    pub name: String,
    pub value: String,
    pub help: String,
}

pub(super) fn honest_view(honest: &HonestFigures) -> HonestView {
    let mut lines = Vec::new();
    let mut say = |name: String, value: f64, help: &str| {
        lines.push(HonestLine { name, value: percent1(value), help: help.to_owned() });
    };
    if let Some(accuracy) = honest.accuracy {
        say(
            plural(honest.holdout as u64, "holdout label"),
            accuracy,
            "the plain share right; the interval is this one's",
        );
    }
    if let Some(powered) = honest.powered {
        let rows = plural(powered.unlabeled as u64, "unlabeled holdout item");
        say(
            format!("With the help of {rows}"),
            powered.accuracy,
            "prediction-powered: a closer point, the same interval",
        );
    }
    if let Some(stratified) = honest.stratified {
        say(
            "Weighted by confidence".into(),
            stratified,
            "post-stratified: the share right among the sure and the unsure",
        );
    }
    if let Some(biased) = honest.biased {
        let name = format!("Cross-validation on {}", plural(honest.picked as u64, "picked label"));
        say(name, biased, "a biased estimate: how right it is on hard items, not on the pool");
    }
    if let Some(weighted) = honest.weighted {
        let help = format!(
            "{} with a known probability, worth {:.0} equal ones; a secondary figure",
            plural(weighted.n as u64, "label"),
            weighted.effective
        );
        say("The same, weighted by how likely each was picked".into(), weighted.accuracy, &help);
    }
    HonestView { sentence: honest.sentence.clone(), lines }
}

/// How the penalty was chosen.
#[derive(Serialize)]
pub(super) struct TuningView {
    pub reason: String,
    pub tried: Vec<String>,
}

pub(super) fn tuning_view(tuning: &Tuning) -> TuningView {
    let one = |(c, dense, loss): &(f64, f64, f64)| {
        let dense = if *dense < 1.0 { format!(", dense numbers × {dense:.2}") } else { String::new() };
        format!("C = {c}{dense}: {loss:.3}")
    };
    TuningView { reason: tuning.reason.clone(), tried: tuning.considered.iter().map(one).collect() }
}

/// A model that trained on the holdout, in a line for the project page.
pub(super) fn spent_text(spent: &crate::rounds::SpentReport) -> String {
    let evaluation = &spent.cross_validated;
    match evaluation.accuracy {
        Some(accuracy) => format!(
            "{} right (95% interval about {} to {}), 5-fold cross-validated over {}; it trained on all {} labels, so the \
             holdout cannot measure it any more",
            percent1(accuracy),
            percent(evaluation.accuracy_interval.low),
            percent(evaluation.accuracy_interval.high),
            plural(evaluation.n as u64, "holdout label"),
            count(spent.labels as u64)
        ),
        None => "it trained on the holdout, so nothing measures it".into(),
    }
}
