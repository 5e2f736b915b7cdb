//! How often people change what the model wanted. Four rates, because one would be compared with the wrong range: what is
//! healthy where everything is reviewed is an alarm above the threshold and a waste of people between floor and threshold.

use super::finding::{Edges, Finding};
use super::population::{Population, population};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What a person did instead of approving, from the mildest to the plainest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Override {
    /// Handed it to the second tier.
    Escalate,
    /// Changed only white space or case.
    CosmeticEdit,
    /// Changed what it says.
    Edit,
    /// Refused it.
    Reject,
}

impl Override {
    /// What an item counts as, from everything people did with it: the plainest, so an escalated and then rejected item is a
    /// rejection. None where everybody approved.
    pub fn plainest(verdicts: impl IntoIterator<Item = Option<Override>>) -> Option<Override> {
        verdicts.into_iter().flatten().max()
    }
}

/// Which sample an item belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Zone {
    /// Everything is reviewed, whatever its confidence.
    Gate,
    /// Confidence from the floor up to the threshold, reviewed.
    Band,
    /// Confidence from the threshold up, executed and then drawn for an audit.
    Above,
    /// Confidence below the floor, drawn.
    BelowFloor,
    /// Reviewed because a rule demanded it, whatever its confidence. Part of all decisions and of no other rate.
    Rule,
}

/// A reviewed item. Flagged and targeted audits, gold, shadow, cancelled and superseded items are left out by the caller.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Reviewed {
    /// Its sample.
    pub zone: Zone,
    /// What people did; none for an approval as it stands.
    pub changed: Option<Override>,
    /// The reason's code.
    pub reason: Option<String>,
    /// Calibrated confidence when it was routed.
    pub confidence: Option<f64>,
    /// Probability with which it was drawn for review: 1 where all are, the audit rate where some are.
    pub selection: f64,
    /// Number of the person who decided it.
    pub reviewer: u64,
}

/// Healthy where everything is reviewed: 5 to 12 %. Below 2 % people only click, above 15 % the model is of no use.
pub const GATE: Edges = Edges { low_bad: 0.02, low_warn: 0.05, high_warn: 0.12, high_bad: 0.15 };
/// Between floor and threshold at least a fifth should need a person; otherwise the threshold is too high.
pub const BAND: Edges = Edges::at_least(0.20);
/// What ran alone may be wrong at most in one of twenty.
pub const ABOVE: Edges = Edges::at_most(0.05);

/// The four rates.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Rates {
    /// Where everything is reviewed; held against 5 to 12 %.
    pub gate: Finding,
    /// Between floor and threshold; 20 % or more wanted.
    pub band: Finding,
    /// Of what ran alone, from the random audit; at most 5 %. Weighted, because the draw is denser near the threshold.
    pub above: Finding,
    /// Of all decisions, each weighted by how unlikely its review was.
    pub population: Population,
}

/// The four rates of these items. The seed draws the bootstrap of the population's interval.
pub fn rates(items: &[Reviewed], seed: u64) -> Rates {
    let of = |zone: Zone| items.iter().filter(move |item| item.zone == zone);
    Rates {
        gate: plain(of(Zone::Gate), &GATE),
        band: plain(of(Zone::Band), &BAND),
        above: weighted(of(Zone::Above), &ABOVE),
        population: population(items, &GATE, seed),
    }
}

fn plain<'a>(items: impl Iterator<Item = &'a Reviewed>, edges: &Edges) -> Finding {
    let (k, n) = items.fold((0, 0), |(k, n), item| (k + usize::from(item.changed.is_some()), n + 1));
    Finding::of_share(k, n, edges)
}

/// A share weighted by `1 / selection`. Items without a usable probability are no random draw and are left out.
pub(super) fn weighted<'a>(items: impl Iterator<Item = &'a Reviewed>, edges: &Edges) -> Finding {
    let (mut sum, mut squares, mut hits, mut k, mut n) = (0.0, 0.0, 0.0, 0, 0);
    for item in items.filter(|item| is_drawn(item)) {
        let weight = 1.0 / item.selection;
        (sum, squares, n) = (sum + weight, squares + weight * weight, n + 1);
        if item.changed.is_some() {
            (hits, k) = (hits + weight, k + 1);
        }
    }
    let effective = if squares > 0.0 { sum * sum / squares } else { 0.0 };
    // Rounding may leave a share of 1 a hair above it.
    Finding::of_weighted(k, n, (sum > 0.0).then(|| (hits / sum).min(1.0)), effective, edges)
}

pub(super) fn is_drawn(item: &Reviewed) -> bool {
    item.selection > 0.0 && item.selection <= 1.0
}

/// A part of the overrides.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Part<T> {
    /// What they have in common.
    pub of: T,
    /// How many of how many, with the interval.
    pub share: Finding,
}

/// Where overrides come from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Breakdown {
    /// By what people did, among all items.
    pub kinds: Vec<Part<Override>>,
    /// By reason, among the overrides; the most frequent first, equal ones by name.
    pub reasons: Vec<Part<String>>,
    /// By confidence, among the items of each bin: its lower end in hundredths. Only bins with items.
    pub confidence: Vec<Part<u8>>,
    /// Items without a valid confidence.
    pub without_confidence: usize,
}

/// No range to hold a part against: only the figure and its interval.
const ANY: Edges = Edges { low_bad: 0.0, low_warn: 0.0, high_warn: 1.0, high_bad: 1.0 };

/// Overrides by kind, reason and confidence bin of 0.05.
pub fn breakdown(items: &[Reviewed]) -> Breakdown {
    let (mut reasons, mut bins) = (BTreeMap::<String, usize>::new(), BTreeMap::<u8, (usize, usize)>::new());
    let (mut overrides, mut without_confidence) = (0, 0);
    for item in items {
        let is_override = item.changed.is_some();
        overrides += usize::from(is_override);
        if is_override && let Some(reason) = &item.reason {
            *reasons.entry(reason.clone()).or_default() += 1;
        }
        match item.confidence.and_then(bin) {
            Some(bin) => {
                let (k, n) = bins.entry(bin).or_default();
                (*k, *n) = (*k + usize::from(is_override), *n + 1);
            }
            None => without_confidence += 1,
        }
    }
    let of_kind = |kind| items.iter().filter(|item| item.changed == Some(kind)).count();
    let kinds = [Override::Reject, Override::Edit, Override::CosmeticEdit, Override::Escalate];
    let mut reasons: Vec<(String, usize)> = reasons.into_iter().collect();
    // Stable: equal counts keep the order of their names.
    reasons.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let share = |k, n| Finding::of_share(k, n, &ANY);
    Breakdown {
        kinds: kinds.map(|kind| Part { of: kind, share: share(of_kind(kind), items.len()) }).to_vec(),
        reasons: reasons.into_iter().map(|(of, k)| Part { of, share: share(k, overrides) }).collect(),
        confidence: bins.into_iter().map(|(of, (k, n))| Part { of, share: share(k, n) }).collect(),
        without_confidence,
    }
}

/// Lower end in hundredths of the bin of width 0.05; 1 lies in the last. None for what is no probability.
fn bin(confidence: f64) -> Option<u8> {
    // 0.15 / 0.05 is 2.999…; a billionth keeps edges in the bin they open.
    (0.0..=1.0).contains(&confidence).then(|| ((confidence / 0.05 + 1e-9) as u8).min(19) * 5)
}

/// How often people agreed with the last `last` items in the same confidence bin: "of the last 50 at 0.80 to 0.85, people
/// agreed with 41". Items oldest first; none where the confidence is no probability or the bin is empty.
pub fn agreed_near(items: &[Reviewed], confidence: f64, last: usize) -> Option<Finding> {
    let own = bin(confidence)?;
    let near = || items.iter().rev().filter(|item| item.confidence.and_then(bin) == Some(own)).take(last);
    let agreed = near().filter(|item| item.changed.is_none()).count();
    Some(Finding::of_share(agreed, near().count(), &ANY)).filter(|found| found.n > 0)
}

/// Decisions below which one person's rate is shown to nobody.
pub const FEWEST_OF_ONE: usize = 30;

/// One person's rate, to calibrate by: for that person and the calibration role, one at a time. None below
/// [`FEWEST_OF_ONE`] items. There is no function for all people at once, because that would be a ranking.
pub fn rate_of(reviewer: u64, items: &[Reviewed]) -> Option<Finding> {
    let own = || items.iter().filter(|item| item.reviewer == reviewer && item.zone == Zone::Gate);
    (own().count() >= FEWEST_OF_ONE).then(|| plain(own(), &ANY))
}

/// Share of reason `other` beyond which the list of reasons is a bad one.
pub const TOO_MUCH_OTHER: f64 = 0.15;

/// How often people found no reason on the list, among all overrides with a reason.
pub fn other_share(items: &[Reviewed]) -> Finding {
    let given = || items.iter().filter(|item| item.changed.is_some()).filter_map(|item| item.reason.as_deref());
    let other = given().filter(|reason| *reason == "other").count();
    Finding::of_share(other, given().count(), &Edges::at_most(TOO_MUCH_OTHER))
}

/// What a high gate rate means, in two different messages at two different cuts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Advice {
    /// More than 12 % on a prompt that has stood for a fortnight: the prompt is wrong.
    PromptIsWrong,
    /// More than 15 %: people do most of the work. Retrain, change the model or the prompt.
    RetrainOrSwitch,
}

/// Days after which a prompt counts as stable.
pub const STABLE_DAYS: u32 = 14;

/// Messages for a gate rate whose interval lies above the cut.
pub fn advice(gate: &Finding, same_prompt_days: u32) -> Vec<Advice> {
    let is_above = |cut: f64| gate.interval.is_some_and(|interval| interval.low > cut);
    let prompt = (is_above(GATE.high_warn) && same_prompt_days >= STABLE_DAYS).then_some(Advice::PromptIsWrong);
    let model = is_above(GATE.high_bad).then_some(Advice::RetrainOrSwitch);
    prompt.into_iter().chain(model).collect()
}

#[cfg(test)]
#[path = "overrides_tests.rs"]
mod tests;
