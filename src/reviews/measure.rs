//! Measure a workflow over a span of time: how long people take, how often they change what the model wanted, whether that
//! drifts and why, whether they still look, whether the audit keeps its promise, how good the confidence is. Everything
//! comes with its interval and, where that is too wide, with how many more items are needed.

use super::calibrate::{drift_of, threshold};
use super::measure_parts::{
    Promised, Rated, Reliability, WeekRate, audits, calibration, counts, escalated, look_again, rated, traces, weeks,
};
use super::reading::{reviewed, wait};
use crate::domain::{Timestamp, WorkflowId};
use crate::error::{Error, Result};
use crate::evidence::coverage::{Escalation, Yield, correction_yield, escalation};
use crate::evidence::drift::{Drift, Tally};
use crate::evidence::load::{gini, people_needed};
use crate::evidence::overrides::{Advice, Breakdown, Reviewed, advice, breakdown, other_share};
use crate::evidence::probes::{Canary, Cause, Diagnosis, Standards};
use crate::evidence::rubber_stamp::{RubberStamp, Traces, rubber_stamp};
use crate::evidence::time_to_review::{SlaClass, TimeToReview, by_class_and_tier, sla_hits, time_to_review};
use crate::evidence::{Edges, Finding, KaplanMeier, Spell, input_shift};
use crate::store::{Reader, SeenItem};
use serde::Serialize;
use std::collections::BTreeMap;

pub(super) const DAY: i64 = 86_400_000;
/// Steps of a curve that are told; a chart shows no more.
const STEPS: usize = 60;
/// Nine of ten in time is what a promise is taken to mean.
const HITS: Edges = Edges::at_least(0.9);

/// Measure a workflow over `[from, until)`.
#[derive(Debug, Clone, Copy)]
pub struct MeasureWorkflow {
    /// Which.
    pub workflow: WorkflowId,
    /// From when.
    pub from: Timestamp,
    /// Until when; what is open then still waits.
    pub until: Timestamp,
}

/// How long people take for one kind of promise at one tier.
#[derive(Debug, Clone, Serialize)]
pub struct Waited {
    /// The kind of promise.
    pub class: SlaClass,
    /// The tier.
    pub tier: u8,
    /// What the median should not exceed, milliseconds.
    pub target_ms: Option<i64>,
    /// Items still open.
    pub open: usize,
    /// The figures.
    #[serde(flatten)]
    pub time: TimeToReview,
    /// Of what fell due, decided in time.
    pub hits: Finding,
    /// Share still waiting after so many milliseconds.
    pub curve: Vec<(i64, f64)>,
}

/// Why a rate may have moved.
#[derive(Debug, Clone, Serialize)]
pub struct Probed {
    /// Each cause with whether it moved; none where its probes cannot tell.
    pub causes: [(Cause, Option<bool>); 3],
    /// What they saw.
    pub probes: Diagnosis,
}

/// How much people have to decide.
#[derive(Debug, Clone, Serialize)]
pub struct Load {
    /// People who decided anything.
    pub people: usize,
    /// How unevenly it lies, 0 to 1; without names.
    pub gini: Option<f64>,
    /// Items that come in a day.
    pub arrivals_a_day: f64,
    /// People it takes at the policy's daily cap.
    pub people_needed: Option<u32>,
    /// The cap. Its day is UTC.
    pub daily_cap: u32,
}

/// A workflow's metrics.
#[derive(Debug, Clone, Serialize)]
pub struct Metrics {
    /// The workflow.
    pub workflow: String,
    /// From when, RFC 3339.
    pub from: String,
    /// Until when.
    pub until: String,
    /// Decisions routed, by route.
    pub routed: BTreeMap<String, usize>,
    /// Items in the queue at some time.
    pub items: usize,
    /// Time-to-review by class of promise and tier.
    pub time_to_review: Vec<Waited>,
    /// The four override rates.
    pub override_rates: Rated,
    /// Overrides by kind, reason and confidence.
    pub breakdown: Breakdown,
    /// How often no reason on the list fits.
    pub other_reasons: Finding,
    /// What a high rate means.
    pub advice: Vec<Advice>,
    /// The rate of each week.
    pub weeks: Vec<WeekRate>,
    /// Drift, prompt and model held constant; none below two weeks.
    pub drift: Option<Drift>,
    /// The three probes.
    pub probes: Probed,
    /// Whether people still look.
    pub rubber_stamp: RubberStamp,
    /// What was handed up.
    pub escalation: Escalation,
    /// Whether every override became a correction.
    pub correction_yield: Yield,
    /// Drawn against promised.
    pub coverage: Vec<Promised>,
    /// The calibrators and how the confidence fared.
    pub calibration: Vec<Reliability>,
    /// The load.
    pub load: Load,
    /// Flagged and targeted looks of the span; in no rate.
    pub flagged: usize,
}

impl MeasureWorkflow {
    /// Measures on a snapshot; `now` is the time at which open items are looked at.
    pub fn look(self, r: &Reader<'_>, now: Timestamp) -> Result<Metrics> {
        if self.from >= self.until {
            return Err(Error::Invalid("from must lie before to".into()));
        }
        let workflow = r.workflow(self.workflow)?;
        let until = self.until.min(Timestamp(now.0 + 1));
        let span = (until.0 - self.from.0).max(1);
        // Three days back, because a badge flips after evaluations of two days that agree.
        let items = r.seen_items(workflow.id, Timestamp(self.from.0 - 3 * DAY), until)?;
        let at_end = Timestamp(until.0 - 1).min(now);
        let in_span = |at: Timestamp| at >= self.from && at < until;
        let entered: Vec<&SeenItem> = items.iter().filter(|item| in_span(item.opened)).collect();
        let closed: Vec<&SeenItem> = items.iter().filter(|item| item.closed.is_some_and(in_span)).collect();
        let seen: Vec<Reviewed> = closed.iter().filter_map(|item| reviewed(item)).collect();
        let reference = r.seen_items(workflow.id, Timestamp(self.from.0 - span), self.from)?;
        let reference: Vec<&SeenItem> =
            reference.iter().filter(|item| item.closed.is_some_and(|at| at < self.from)).collect();
        let active = workflow.policy.map(|id| r.policy(id)).transpose()?.map(|row| row.policy).unwrap_or_default();
        let drift = drift_of(r, &workflow, Timestamp(until.0 - 1))?;
        let override_rates = rated(&items, self.from, until, workflow.id.0 as u64);
        let stable_days = r.prompt_stable_days(workflow.id, until)?;
        let decided_by: BTreeMap<i64, u32> =
            closed.iter().flat_map(|item| &item.said).fold(BTreeMap::new(), |mut by, said| {
                *by.entry(said.person.0).or_default() += 1;
                by
            });
        let arrivals_a_day = entered.len() as f64 * DAY as f64 / span as f64;
        let (corrections, unused) = r.corrections_made(workflow.id, self.from, until)?;
        let (escalations, put_off) = escalated(&closed, &items);
        Ok(Metrics {
            workflow: workflow.slug.clone(),
            from: self.from.to_rfc3339(),
            until: self.until.to_rfc3339(),
            routed: r.routed_counts(workflow.id, self.from, until)?,
            items: entered.len(),
            time_to_review: waits(&entered, self.from, until, at_end),
            breakdown: breakdown(&seen),
            other_reasons: other_share(&seen),
            advice: advice(&override_rates.gate.finding, stable_days),
            override_rates,
            weeks: weeks(r, workflow.id, until)?,
            drift,
            probes: probe(r, workflow.id, (self.from, until, span), &closed, &reference)?,
            rubber_stamp: rubber_stamp(&Traces {
                gold: r.gold_missed(workflow.id, "reject", self.from, until)?,
                ..traces(&closed, &seen)
            }),
            escalation: escalation(&escalations, &put_off, at_end.0),
            correction_yield: correction_yield(corrections, counts(&closed), &unused, at_end.0),
            coverage: audits(r, workflow.id, self.from, until, &closed, &items)?,
            calibration: calibration(r, &workflow, &closed, threshold(r, &workflow)?, now)?,
            load: Load {
                people: decided_by.len(),
                gini: gini(&decided_by.into_values().collect::<Vec<_>>()),
                arrivals_a_day,
                people_needed: people_needed(arrivals_a_day, active.cap()),
                daily_cap: active.cap(),
            },
            flagged: entered
                .iter()
                .filter(|item| matches!(item.source.as_str(), "flagged" | "contested" | "targeted"))
                .count(),
        })
    }
}

fn waits(entered: &[&SeenItem], from: Timestamp, until: Timestamp, now: Timestamp) -> Vec<Waited> {
    let all: Vec<_> = entered.iter().filter(|item| item.kind != "follow_up").map(|item| wait(item)).collect();
    by_class_and_tier(&all)
        .into_iter()
        .map(|((class, tier), waits)| {
            let target_ms = class.target_ms();
            let spells: Vec<Spell> = waits
                .iter()
                .map(|wait| {
                    use crate::evidence::time_to_review::Ending;
                    let (end, is_decided) = match wait.ending {
                        Ending::Decided(at) => (at, true),
                        Ending::Expired(at) => (at, false),
                        Ending::Open => (now.0, false),
                    };
                    Spell { waited_ms: (end - wait.entered_ms).max(0), is_decided }
                })
                .collect();
            let steps = KaplanMeier::new(&spells).steps;
            let every = steps.len().div_ceil(STEPS).max(1);
            let last = steps.len().saturating_sub(1);
            let told = steps.iter().enumerate().filter(|(at, _)| at % every == 0 || *at == last);
            Waited {
                class,
                tier,
                target_ms,
                open: spells.len() - waits.iter().filter(|wait| is_over(wait)).count(),
                time: time_to_review(&waits, target_ms, now.0),
                hits: sla_hits(&waits, from.0, until.0, now.0, &HITS),
                curve: told.map(|(_, step)| (step.at_ms, step.waiting)).collect(),
            }
        })
        .collect()
}

fn is_over(wait: &crate::evidence::time_to_review::Wait) -> bool {
    wait.ending != crate::evidence::time_to_review::Ending::Open
}

/// Verdicts on gold items that were as known, of those that were one way or the other.
fn on_gold(r: &Reader<'_>, workflow: WorkflowId, from: Timestamp, until: Timestamp) -> Result<Tally> {
    let mut all = Tally::default();
    for known in ["approve", "reject"] {
        let (missed, answered) = r.gold_missed(workflow, known, from, until)?;
        all += Tally { k: answered - missed, n: answered };
    }
    Ok(all)
}

fn probe(
    r: &Reader<'_>,
    workflow: WorkflowId,
    (from, until, span): (Timestamp, Timestamp, i64),
    closed: &[&SeenItem],
    reference: &[&SeenItem],
) -> Result<Probed> {
    let earlier = Timestamp(from.0 - span);
    let (then, now) = (r.confidences(workflow, earlier, from)?, r.confidences(workflow, from, until)?);
    let builds = (r.builds(workflow, earlier, from)?, r.builds(workflow, from, until)?);
    // A model that was not there before is a new model, which everybody knows; a new build of an old one is silent.
    let has_new_fingerprint = builds.1.iter().any(|(model, build)| {
        builds.0.iter().any(|(known, _)| known == model) && !builds.0.contains(&(model.clone(), build.clone()))
    });
    let canary = (!builds.0.is_empty() && !builds.1.is_empty()).then(|| Canary {
        has_new_fingerprint,
        differing: Default::default(),
        wavering: Default::default(),
    });
    let again = Standards { window: look_again(closed), reference: look_again(reference) };
    let gold =
        Standards { window: on_gold(r, workflow, from, until)?, reference: on_gold(r, workflow, earlier, from)? };
    let probes = Diagnosis {
        input: input_shift(&[("confidence", &then, &now)]),
        canary,
        gold: (gold.window.n + gold.reference.n > 0).then_some(gold),
        reseeded: (again.window.n + again.reference.n > 0).then_some(again),
    };
    Ok(Probed { causes: probes.causes(), probes })
}
