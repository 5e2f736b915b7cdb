//! The parts of a workflow's metrics: each takes items and gives figures.

use super::measure::DAY;
use super::reading::{CalibratorKey, confidence, drawn_verdict, look, reviewed};
use super::sure::standing;
use crate::domain::{Timestamp, WorkflowId};
use crate::error::Result;
use crate::evidence::coverage::{Coverage, Draw, Escalated, coverage};
use crate::evidence::drift::Tally;
use crate::evidence::overrides::{Rates, Reviewed, Zone, rates};
use crate::evidence::rubber_stamp::Traces;
use crate::evidence::{Finding, Population, Status, settled};
use crate::metrics::{Interval, ReliabilityBin, wilson};
use crate::routing::CalibratorStatus;
use crate::store::{Reader, SeenItem, WorkflowRow};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// A rate with the badge it has earned.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Rate {
    /// The figure as of the span's end.
    #[serde(flatten)]
    pub finding: Finding,
    /// What a badge shows: it flips after the evaluations of two days in a row that say so.
    pub badge: Status,
}

/// The four rates.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Rated {
    /// Where everything is reviewed.
    pub gate: Rate,
    /// Between floor and threshold.
    pub band: Rate,
    /// Of what ran alone.
    pub above: Rate,
    /// Of all decisions.
    pub population: Rate,
    /// What stands behind the last one.
    pub of_population: Population,
}

/// The four rates of `[from, until)`, with badges from that day and the two before.
pub(super) fn rated(items: &[SeenItem], from: Timestamp, until: Timestamp, seed: u64) -> Rated {
    let of_day = |back: i64| -> Rates {
        let (from, until) = (from.0 - back * DAY, until.0 - back * DAY);
        let is_in = |item: &&SeenItem| item.closed.is_some_and(|at| at.0 >= from && at.0 < until);
        rates(&items.iter().filter(is_in).filter_map(reviewed).collect::<Vec<_>>(), seed)
    };
    let days = [of_day(2), of_day(1), of_day(0)];
    let rate = |of: fn(&Rates) -> &Finding| Rate {
        finding: *of(&days[2]),
        badge: settled(&days.each_ref().map(|day| of(day).status)),
    };
    Rated {
        gate: rate(|r| &r.gate),
        band: rate(|r| &r.band),
        above: rate(|r| &r.above),
        population: rate(|r| &r.population.finding),
        of_population: days[2].population,
    }
}

/// One week's override rate of everything reviewed.
#[derive(Debug, Clone, Serialize)]
pub struct WeekRate {
    /// Its first moment, RFC 3339.
    pub from: String,
    /// Items changed.
    pub changed: usize,
    /// Items reviewed.
    pub reviewed: usize,
    /// The interval of the share; none without items.
    pub interval: Option<Interval>,
}

/// The last eight weeks, from the first with an item on.
pub(super) fn weeks(r: &Reader<'_>, workflow: WorkflowId, until: Timestamp) -> Result<Vec<WeekRate>> {
    const WEEKS: i64 = 8;
    let from = until.0 - WEEKS * 7 * DAY;
    let mut tallies = [Tally::default(); WEEKS as usize];
    for item in r.seen_items(workflow, Timestamp(from), until)? {
        let (Some(seen), Some(closed)) = (reviewed(&item), item.closed) else { continue };
        let week = (closed.0 - from).div_euclid(7 * DAY);
        if let Some(tally) = usize::try_from(week).ok().and_then(|week| tallies.get_mut(week)) {
            *tally += Tally { k: usize::from(seen.changed.is_some()), n: 1 };
        }
    }
    let first = tallies.iter().position(|tally| tally.n > 0).unwrap_or(tallies.len());
    let week = |(at, tally): (usize, &Tally)| WeekRate {
        from: Timestamp(from + at as i64 * 7 * DAY).to_rfc3339(),
        changed: tally.k,
        reviewed: tally.n,
        interval: (tally.n > 0).then(|| wilson(tally.k, tally.n)),
    };
    Ok(tallies.iter().enumerate().skip(first).map(week).collect())
}

/// Whether a blind second reviewer agreed with an approval.
fn agreed_again(item: &SeenItem) -> Option<bool> {
    let is_second = item.kind == "audit" && item.source == "approval" && item.selection == "random";
    match item.said.first().filter(|_| is_second)?.verb.as_str() {
        "confirm" => Some(true),
        "overturn" => Some(false),
        _ => None,
    }
}

/// Blind second looks: agreed, and all.
pub(super) fn look_again(items: &[&SeenItem]) -> Tally {
    items.iter().filter_map(|item| agreed_again(item)).fold(Tally::default(), |mut all, agreed| {
        all += Tally { k: usize::from(agreed), n: 1 };
        all
    })
}

/// What reviewing left behind.
pub(super) fn traces(closed: &[&SeenItem], seen: &[Reviewed]) -> Traces {
    let gates = || seen.iter().filter(|item| item.zone == Zone::Gate);
    let second = look_again(closed);
    let mut by_time: Vec<(Timestamp, i64, bool)> = closed
        .iter()
        .filter(|item| item.kind == "gate")
        .flat_map(|item| &item.said)
        .map(|said| (said.at, said.person.0, said.verb == "approve"))
        .collect();
    by_time.sort();
    let mut sequences: BTreeMap<i64, Vec<bool>> = BTreeMap::new();
    for (_, person, approved) in by_time {
        sequences.entry(person).or_default().push(approved);
    }
    Traces {
        gate: (gates().filter(|item| item.changed.is_some()).count(), gates().count()),
        // On record apart from the items of a workflow; the caller adds them.
        gold: (0, 0),
        audit: (second.n - second.k, second.n),
        looks: closed.iter().filter(|item| item.kind == "gate").filter_map(|item| look(item)).collect(),
        sequences: sequences.into_values().collect(),
    }
}

/// What was handed up, and when what is still put off was.
pub(super) fn escalated(closed: &[&SeenItem], all: &[SeenItem]) -> (Escalated, Vec<i64>) {
    let mut counts = Escalated::default();
    for item in closed.iter().filter(|item| item.kind != "audit") {
        let said = |tier: u32| item.said.iter().filter(move |said| said.tier == tier);
        counts.reviewed += usize::from(said(1).next().is_some());
        counts.escalated += usize::from(said(1).any(|said| said.verb == "escalate"));
        if let Some(second) = said(2).next_back() {
            counts.closed += 1;
            counts.deferred += usize::from(second.verb == "defer");
            if let Some(lean) = said(1).find_map(|said| said.lean.as_deref())
                && second.verb != "defer"
            {
                counts.with_lean += 1;
                counts.as_leaned += usize::from(second.verb == lean);
            }
        }
    }
    let put_off = all.iter().filter(|item| item.kind == "follow_up" && item.closed.is_none());
    (counts, put_off.map(|item| item.opened.0).collect())
}

/// Overrides that should be on record as corrections: by the last word on each item.
pub(super) fn counts(closed: &[&SeenItem]) -> usize {
    let is_override = |item: &&&SeenItem| {
        item.said.last().is_some_and(|said| matches!(said.verb.as_str(), "edit" | "reject" | "overturn"))
    };
    closed.iter().filter(is_override).count()
}

/// Drawn against promised, of one kind of audit.
#[derive(Debug, Clone, Serialize)]
pub struct Promised {
    /// `auto`, `floor` or `approval`.
    pub source: &'static str,
    /// The figures.
    #[serde(flatten)]
    pub coverage: Coverage,
}

/// Coverage of the three random audits.
pub(super) fn audits(
    r: &Reader<'_>,
    workflow: WorkflowId,
    from: Timestamp,
    until: Timestamp,
    closed: &[&SeenItem],
    all: &[SeenItem],
) -> Result<Vec<Promised>> {
    let policies: BTreeMap<_, _> = r.policies(workflow)?.into_iter().map(|row| (row.id, row.policy)).collect();
    let (mut auto, mut floor) = (Vec::new(), Vec::new());
    for part in r.drawable(workflow, from, until)? {
        // Of what was not drawn for a person first, the audit's own rate; elsewhere what routing wrote down.
        let promised = match (part.reason.as_str(), policies.get(&part.policy)) {
            ("not_drawn" | "uncalibrated_not_drawn", Some(policy)) => policy.auto_audit_rate,
            _ => part.probability,
        };
        let draw = Draw { eligible: part.eligible, sampled: part.sampled, promised };
        if part.route == "auto" { auto.push(draw) } else { floor.push(draw) }
    }
    let second_looks: BTreeSet<_> = all
        .iter()
        .filter(|item| item.kind == "audit" && item.source == "approval" && item.selection == "random")
        .map(|item| item.decision)
        .collect();
    let approved = closed.iter().filter(|item| item.kind != "audit" && item.outcome.as_deref() == Some("approved"));
    let mut approvals: BTreeMap<_, Draw> = BTreeMap::new();
    for item in approved {
        let promised = policies.get(&item.policy).map_or(0.0, |policy| policy.approval_audit_rate);
        let draw = approvals.entry(item.policy).or_insert(Draw { eligible: 0, sampled: 0, promised });
        draw.eligible += 1;
        draw.sampled += usize::from(second_looks.contains(&item.decision));
    }
    let approvals: Vec<Draw> = approvals.into_values().collect();
    let parts = [("auto", auto), ("floor", floor), ("approval", approvals)];
    Ok(parts.into_iter().map(|(source, draws)| Promised { source, coverage: coverage(&draws) }).collect())
}

/// A calibrator, whether it may be relied on, and how the confidence fared in the span.
#[derive(Debug, Clone, Serialize)]
pub struct Reliability {
    /// Whose confidence.
    pub source: String,
    /// The model.
    pub model: String,
    /// Its build.
    pub fingerprint: String,
    /// The prompt.
    pub prompt_hash: String,
    /// The calibrator's id; none before the first.
    pub calibrator: Option<i64>,
    /// How it was fitted.
    pub method: Option<String>,
    /// Verdicts it was fitted on.
    pub labels: i64,
    /// Whether it may be relied on.
    pub status: CalibratorStatus,
    /// Why not, or what its examination showed.
    pub note: String,
    /// Drawn verdicts of the span.
    pub verdicts: usize,
    /// Mean squared error of the confidence as thresholds saw it; none without verdicts.
    pub brier: Option<f64>,
    /// Confidence against share right, in bins of twenty verdicts or more.
    pub bins: Vec<ReliabilityBin>,
    /// Expected calibration error over those bins; none below two of them.
    pub ece: Option<f64>,
}

const BIN: usize = 20;

pub(super) fn calibration(
    r: &Reader<'_>,
    workflow: &WorkflowRow,
    closed: &[&SeenItem],
    threshold: f64,
    now: Timestamp,
) -> Result<Vec<Reliability>> {
    let mut groups: BTreeMap<CalibratorKey, Vec<(f64, bool)>> = BTreeMap::new();
    for item in closed {
        let group = groups.entry(CalibratorKey::of(item)).or_default();
        if let (Some(sure), Some(is_right)) = (confidence(item), drawn_verdict(item)) {
            group.push((sure, is_right));
        }
    }
    let known = r.calibrators(workflow.id)?;
    for row in &known {
        groups
            .entry(CalibratorKey {
                source: row.source.clone(),
                model: row.model.clone(),
                fingerprint: row.fingerprint.clone().unwrap_or_default(),
                prompt_hash: row.prompt_hash.clone(),
            })
            .or_default();
    }
    let mut all = Vec::new();
    for (key, mut judged) in groups {
        let row = r.calibrator(workflow.id, &key.source, (&key.model, &key.fingerprint), &key.prompt_hash)?;
        let (status, doubt) = standing(row.as_ref(), &key.fingerprint, threshold, now);
        let shown = row.as_ref().and_then(|row| row.detail["sentence"].as_str()).unwrap_or_default();
        judged.sort_by(|a, b| a.0.total_cmp(&b.0));
        let bins = bins(&judged);
        let n = judged.len() as f64;
        let error = |(sure, is_right): &(f64, bool)| (sure - f64::from(u8::from(*is_right))).powi(2);
        let gap = |bin: &ReliabilityBin| bin.count as f64 / n * (bin.confidence - bin.accuracy).abs();
        all.push(Reliability {
            calibrator: row.as_ref().map(|row| row.id),
            labels: row.as_ref().map_or(0, |row| row.labels),
            note: if doubt.is_empty() { shown.to_owned() } else { doubt },
            method: row.map(|row| row.method),
            status,
            verdicts: judged.len(),
            brier: (n > 0.0).then(|| judged.iter().map(error).sum::<f64>() / n),
            ece: (bins.len() > 1).then(|| bins.iter().map(gap).sum()),
            bins,
            source: key.source,
            model: key.model,
            fingerprint: key.fingerprint,
            prompt_hash: key.prompt_hash,
        });
    }
    Ok(all)
}

/// Neighbours of rising confidence, twenty or more to a bin; equal confidences stay together.
fn bins(sorted: &[(f64, bool)]) -> Vec<ReliabilityBin> {
    let mut bins: Vec<ReliabilityBin> = Vec::new();
    let mut from = 0;
    while from < sorted.len() {
        let mut to = (from + BIN).min(sorted.len());
        while to < sorted.len() && sorted[to].0 == sorted[to - 1].0 {
            to += 1;
        }
        if sorted.len() - to < BIN {
            to = sorted.len();
        }
        let rows = &sorted[from..to];
        let right = rows.iter().filter(|row| row.1).count();
        bins.push(ReliabilityBin {
            low: rows[0].0,
            high: rows[rows.len() - 1].0,
            count: rows.len(),
            confidence: rows.iter().map(|row| row.0).sum::<f64>() / rows.len() as f64,
            accuracy: right as f64 / rows.len() as f64,
            interval: wilson(right, rows.len()),
        });
        from = to;
    }
    bins
}

#[cfg(test)]
mod tests {
    use super::bins;

    #[test]
    fn bins_hold_twenty_and_ties_stay_together() {
        let mut rows: Vec<(f64, bool)> = (0..19).map(|_| (0.5, false)).collect();
        rows.extend((0..6).map(|i| (0.6, i < 3)));
        rows.extend((0..25).map(|i| (0.9, i < 20)));
        let found: Vec<(usize, f64)> = bins(&rows).iter().map(|bin| (bin.count, bin.accuracy)).collect();
        assert_eq!(found, [(25, 3.0 / 25.0), (25, 0.8)]);
        // Too few left for a bin of their own join the last one.
        assert_eq!(bins(&rows[..30]).iter().map(|bin| bin.count).collect::<Vec<_>>(), [30]);
        assert!(bins(&[]).is_empty());
    }
}
