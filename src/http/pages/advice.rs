//! What pages say about stopping, tuning and honest figures: finished words from a round's report.

use super::words::{marks, percent, percent1};
use crate::http::speech::t;
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
    pub name: String,
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
                    "settled" => t!("advice-settled"),
                    "target" => t!("advice-target"),
                    _ => t!("advice-cost"),
                },
                holds: condition.holds,
                text: condition.text.clone(),
            })
            .collect(),
        ahead_text: advice.ahead_text.clone(),
        gain_text: advice.gain.map(|gain| {
            let points = |x: f64| marks().decimals(x, 2);
            t!(
                "advice-gain",
                n = gain.batch,
                points = points(gain.points),
                low = points(gain.interval.low),
                high = points(gain.interval.high)
            )
        }),
        curve_text: advice.curve.map(|curve| {
            let [a, b] = [curve.a, curve.b].map(|x| marks().decimals(x, 3));
            t!("advice-curve", formula = t!("advice-formula", a = a, b = b, c = marks().decimals(curve.c, 2)))
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
    let mut say = |name: String, value: f64, help: String| {
        lines.push(HonestLine { name, value: percent1(value), help });
    };
    if let Some(accuracy) = honest.accuracy {
        say(t!("round-hlabels", n = honest.holdout), accuracy, t!("honest-plain"));
    }
    if let Some(powered) = honest.powered {
        say(t!("honest-powered", n = powered.unlabeled), powered.accuracy, t!("honest-powered-help"));
    }
    if let Some(stratified) = honest.stratified {
        say(t!("honest-stratified"), stratified, t!("honest-stratified-help"));
    }
    if let Some(biased) = honest.biased {
        say(t!("honest-biased", n = honest.picked), biased, t!("honest-biased-help"));
    }
    if let Some(weighted) = honest.weighted {
        let help = t!("honest-weighted-help", n = weighted.n, worth = weighted.effective.round());
        say(t!("honest-weighted"), weighted.accuracy, help);
    }
    HonestView { sentence: honest.sentence.clone(), lines }
}

/// How the penalty was chosen.
#[derive(Serialize)]
pub(super) struct TuningView {
    pub reason: String,
    /// What else was tried, in one text; empty where nothing was.
    pub tried: String,
}

pub(super) fn tuning_view(tuning: &Tuning) -> TuningView {
    let one = |(c, dense, loss): &(f64, f64, f64)| {
        let (c, loss) = (marks().number(*c), marks().decimals(*loss, 3));
        match *dense < 1.0 {
            true => t!("tuning-tried-dense", c = c, dense = marks().decimals(*dense, 2), loss = loss),
            false => t!("tuning-tried", c = c, loss = loss),
        }
    };
    TuningView {
        reason: tuning.reason.clone(),
        tried: tuning.considered.iter().map(one).collect::<Vec<_>>().join(" · "),
    }
}

/// A model that trained on the holdout, in a line for the project page.
pub(super) fn spent_text(spent: &crate::rounds::SpentReport) -> String {
    let evaluation = &spent.cross_validated;
    match evaluation.accuracy {
        Some(accuracy) => t!(
            "over-spent",
            share = percent1(accuracy),
            low = percent(evaluation.accuracy_interval.low),
            high = percent(evaluation.accuracy_interval.high),
            n = evaluation.n,
            labels = spent.labels
        ),
        None => t!("over-spent-unmeasured"),
    }
}
