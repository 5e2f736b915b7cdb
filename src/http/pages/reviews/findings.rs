//! Figures in words: each with its interval, and a badge that says healthy, not healthy, or how many more are needed.

use super::super::charts::{Reliability as Diagram, reliability};
use super::super::words::{count, percent, percent1, plural};
use super::figures::{Whisker, whisker};
use crate::evidence::drift::Contrast;
use crate::evidence::overrides::Advice;
use crate::evidence::probes::Cause;
use crate::evidence::rubber_stamp::Kind;
use crate::evidence::{Finding, Status};
use crate::metrics::Interval;
use crate::reviews::{GraduationReport, Metrics};
use crate::routing::CalibratorStatus;
use serde::Serialize;

/// A badge: healthy, not healthy, or too early to tell.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Chip {
    class: &'static str,
    text: String,
}

/// The badge of a figure.
pub(super) fn chip(status: Status, needed: Option<usize>) -> Chip {
    let (class, text) = match (status, needed) {
        (Status::Ok, _) => ("good", "healthy".to_owned()),
        (Status::Warn, _) => ("warn", "look at it".to_owned()),
        (Status::Bad, _) => ("bad", "not healthy".to_owned()),
        (Status::Insufficient, Some(0)) => {
            ("", "not enough evidence yet: a badge takes two days that agree".to_owned())
        }
        (Status::Insufficient, Some(needed)) => {
            ("", format!("not enough evidence yet: {} more needed", count(needed as u64)))
        }
        (Status::Insufficient, None) => ("", "not enough evidence: it lies on the edge".to_owned()),
    };
    Chip { class, text }
}

/// `8 of 100 (8.0%, 4% to 15%)`.
pub(super) fn told(found: &Finding) -> String {
    match (found.estimate, found.interval) {
        (Some(share), Some(ends)) => {
            format!("{} of {} ({}, {})", count(found.k as u64), count(found.n as u64), percent1(share), between(ends))
        }
        _ => "none yet".into(),
    }
}

pub(super) fn between(ends: Interval) -> String {
    format!("{} to {}", percent1(ends.low), percent1(ends.high))
}

#[derive(Serialize)]
pub(super) struct RateLine {
    name: &'static str,
    about: &'static str,
    wanted: &'static str,
    figure: String,
    chip: Chip,
    whisker: Option<Whisker>,
}

#[derive(Serialize)]
pub(super) struct Named {
    pub name: String,
    pub figure: String,
    pub chip: Chip,
}

#[derive(Serialize)]
pub(super) struct Confidence {
    name: String,
    class: &'static str,
    status: &'static str,
    note: String,
    fitted: String,
    figures: String,
    chart: Option<Diagram>,
    rows: Vec<(String, String, usize)>,
}

#[derive(Serialize)]
pub(super) struct Graduation {
    title: String,
    sentence: String,
    is_ready: bool,
    alone: Option<Whisker>,
    figures: Vec<Named>,
}

pub(super) fn rates(metrics: &Metrics) -> Vec<RateLine> {
    let all = &metrics.override_rates;
    let line = |name, about, wanted, rate: &crate::reviews::Rate, healthy| RateLine {
        name,
        about,
        wanted,
        figure: told(&rate.finding),
        chip: match (rate.badge, rate.finding.status) {
            (Status::Insufficient, Status::Insufficient) => chip(Status::Insufficient, rate.finding.needed),
            (badge, _) => chip(badge, Some(0)),
        },
        whisker: whisker(&rate.finding, healthy),
    };
    vec![
        line("Gate", "where people see everything", "5 to 12%", &all.gate, (0.05, 0.12)),
        line("Band", "between floor and threshold", "20% or more", &all.band, (0.2, 1.0)),
        line("Above", "what ran alone, from the random audit", "at most 5%", &all.above, (0.0, 0.05)),
        line(
            "All decisions",
            "each weighted by how unlikely its review was",
            "5 to 12%",
            &all.population,
            (0.05, 0.12),
        ),
    ]
}

fn contrast(name: String, found: &Contrast) -> Named {
    let figure = match (found.difference, found.interval) {
        (Some(change), Some(ends)) => {
            format!("{:+.1} points ({:+.1} to {:+.1})", change * 100.0, ends.low * 100.0, ends.high * 100.0)
        }
        _ => "nothing comparable in both spans".into(),
    };
    let (class, text) = match found.status {
        Status::Ok => ("good", "a change of 5 points is ruled out".to_owned()),
        Status::Warn => ("warn", "more than 1.5 points, and not by chance".to_owned()),
        Status::Bad => ("bad", "surely more than 1.5 points".to_owned()),
        Status::Insufficient => return Named { name, figure, chip: chip(Status::Insufficient, found.needed) },
    };
    Named { name, figure, chip: Chip { class, text } }
}

pub(super) fn drift(metrics: &Metrics) -> (Vec<Named>, String) {
    let Some(found) = &metrics.drift else {
        let nothing = Named {
            name: "This week against the last".into(),
            figure: "there are no two weeks yet".into(),
            chip: Chip { class: "", text: "not enough evidence yet: 2 weeks needed".into() },
        };
        return (vec![nothing], String::new());
    };
    let mut lines = vec![contrast("This week against the last".into(), &found.weekly)];
    if let Some(small) = &found.small_volume {
        let weeks = plural(small.weeks as u64, "week");
        lines.push(contrast(format!("The last {weeks} against the {weeks} before"), &small.pooled));
    }
    let left_out = found.weekly.not_comparable.len();
    let text = match left_out {
        0 => String::new(),
        n => format!(
            "{} left out: another prompt, model or policy version, or too few verdicts.",
            plural(n as u64, "group")
        ),
    };
    (lines, text)
}

pub(super) fn causes(metrics: &Metrics) -> Vec<Named> {
    let probes = &metrics.probes.probes;
    let line = |(cause, moved): (Cause, Option<bool>)| {
        let (name, figure) = match cause {
            Cause::Input => (
                "Other items come in",
                probes.input.first().map_or_else(String::new, |shift| {
                    if shift.window == 0 || shift.reference == 0 {
                        return "no decisions with a confidence in both spans".into();
                    }
                    format!(
                        "confidence: PSI {:.3} of {} against {}, by chance up to {:.3}",
                        shift.psi, shift.window, shift.reference, shift.psi_by_chance
                    )
                }),
            ),
            Cause::Model => (
                "The model changed silently",
                match probes.canary.as_ref().map(|canary| canary.has_new_fingerprint) {
                    Some(true) => "a build that was not there before".into(),
                    Some(false) => "no new build was named; a canary set would tell more".into(),
                    None => "no decisions in both spans".into(),
                },
            ),
            Cause::Reviewers => (
                "Reviewers judge differently",
                probes.reseeded.as_ref().map_or_else(
                    || "no blind second looks yet".into(),
                    |looks| {
                        format!(
                            "second looks agreed {} of {}, before {} of {}",
                            looks.window.k, looks.window.n, looks.reference.k, looks.reference.n
                        )
                    },
                ),
            ),
        };
        let (class, text) = match moved {
            Some(true) => ("warn", "moved"),
            Some(false) => ("good", "did not move"),
            None => ("", "cannot tell yet"),
        };
        Named { name: name.into(), figure, chip: Chip { class, text: text.into() } }
    };
    metrics.probes.causes.map(line).into()
}

pub(super) fn signals(metrics: &Metrics) -> Vec<Named> {
    let line = |signal: &crate::evidence::rubber_stamp::Signal| {
        let name = match signal.kind {
            Kind::FewOverrides => "Fewer than 2% are changed",
            Kind::MissedGold => "Planted errors are approved",
            Kind::Overturned => "Blind second looks overturn approvals",
            Kind::TooQuick => "Decided faster than one can read",
            Kind::LongRun => "The longest run of approvals of one person",
        };
        let chip = match signal.fires {
            Some(true) => Chip { class: "warn", text: "shown".into() },
            Some(false) => Chip { class: "good", text: "not shown".into() },
            None => chip(Status::Insufficient, signal.finding.needed.map(|needed| needed.max(1))),
        };
        let figure = match (signal.kind, signal.finding.n) {
            (Kind::LongRun, n) if n > 0 => format!("{} in a row, of {n}", signal.finding.k),
            _ => told(&signal.finding),
        };
        Named { name: name.into(), figure, chip }
    };
    metrics.rubber_stamp.signals.iter().map(line).collect()
}

pub(super) fn upkeep(metrics: &Metrics) -> Vec<Named> {
    let mut lines: Vec<Named> = metrics
        .coverage
        .iter()
        .map(|one| Named {
            name: match one.source {
                "auto" => "Audited of what ran alone",
                "floor" => "Looked at of what fell below the floor",
                _ => "Looked at again of approvals",
            }
            .into(),
            figure: format!("{}, promised {}", told(&one.coverage.finding), percent1(one.coverage.promised)),
            chip: chip(one.coverage.finding.status, one.coverage.finding.needed),
        })
        .collect();
    let corrections = &metrics.correction_yield;
    let used = match corrections.unconsumed {
        0 => String::new(),
        n => format!("; {} nothing has learned from yet", count(n as u64)),
    };
    lines.push(Named {
        name: "Overrides on record as corrections".into(),
        figure: format!("{} of {}{used}", count(corrections.finding.k as u64), count(corrections.finding.n as u64)),
        chip: match corrections.finding.n {
            0 => Chip { class: "", text: "not enough evidence yet: 1 more needed".into() },
            _ => chip(corrections.finding.status, Some(0)),
        },
    });
    let plain = |name: &str, found: &Finding| Named {
        name: name.into(),
        figure: told(found),
        chip: match found.n {
            0 => chip(Status::Insufficient, Some(1)),
            _ => Chip { class: "", text: "no healthy range".into() },
        },
    };
    lines.push(plain("Handed up to the second tier", &metrics.escalation.escalated));
    lines.push(plain("Put off by the second tier", &metrics.escalation.deferred));
    lines
}

pub(super) fn confidences(metrics: &Metrics) -> Vec<Confidence> {
    let line = |one: &crate::reviews::Reliability| {
        let build = if one.fingerprint.is_empty() { String::new() } else { format!(", build {}", one.fingerprint) };
        let prompt = if one.prompt_hash.is_empty() { String::new() } else { format!(", prompt {}", one.prompt_hash) };
        let model = if one.model.is_empty() { "a model without a name" } else { &one.model };
        let (class, status) = match one.status {
            CalibratorStatus::Valid => ("good", "valid"),
            CalibratorStatus::Weak => ("warn", "not to be relied on"),
            CalibratorStatus::Stale => ("warn", "stale"),
            CalibratorStatus::Missing => ("", "none yet"),
        };
        let number = |x: Option<f64>| x.map_or_else(|| "not enough evidence yet".into(), |x| format!("{x:.3}"));
        Confidence {
            name: format!("{} of {model}{build}{prompt}", one.source.replace('_', " ")),
            class,
            status,
            note: one.note.clone(),
            fitted: one.method.as_ref().map_or_else(String::new, |method| {
                format!("{method}, fitted on {} verdicts", count(one.labels.max(0) as u64))
            }),
            figures: format!(
                "{} drawn verdicts in this span, Brier {}, calibration error {} over {}",
                count(one.verdicts as u64),
                number(one.brier),
                number(one.ece),
                plural(one.bins.len() as u64, "bin")
            ),
            chart: if one.bins.is_empty() { None } else { reliability(&one.bins) },
            rows: one
                .bins
                .iter()
                .map(|bin| {
                    (
                        percent1(bin.confidence),
                        format!("{} ({})", percent1(bin.accuracy), between(bin.interval)),
                        bin.count,
                    )
                })
                .collect(),
        }
    };
    metrics.calibration.iter().map(line).collect()
}

pub(super) fn graduation_of(report: &GraduationReport) -> Graduation {
    Graduation {
        title: format!("Version {} in the shadow", report.version),
        sentence: report.sentence.clone(),
        is_ready: report.report.is_ready,
        alone: whisker(&report.report.alone, (0.0, 0.05)),
        figures: vec![
            Named {
                name: "Changed of what would have run alone, at most 5%".into(),
                figure: told(&report.report.alone),
                chip: chip(report.report.alone.status, report.report.alone.needed),
            },
            Named {
                name: "Changed of what people would have been asked, 20% or more".into(),
                figure: told(&report.report.asked),
                chip: chip(report.report.asked.status, report.report.asked.needed),
            },
            Named {
                name: "Would have run alone".into(),
                figure: format!(
                    "{} of {} decided",
                    percent(report.report.share_alone),
                    count(report.report.decisions as u64)
                ),
                chip: Chip { class: "", text: format!("{} routed", count(report.routed as u64)) },
            },
        ],
    }
}

pub(super) fn advice(metrics: &Metrics) -> Vec<&'static str> {
    metrics
        .advice
        .iter()
        .map(|advice| match advice {
            Advice::PromptIsWrong => {
                "More than 12% are changed although the prompt has stood for a fortnight: the prompt is wrong."
            }
            Advice::RetrainOrSwitch => {
                "More than 15% are changed: people do most of the work. Retrain, or change the model or the prompt."
            }
        })
        .collect()
}

pub(super) fn load(metrics: &Metrics) -> Vec<String> {
    let load = &metrics.load;
    let mut lines = vec![format!(
        "{:.1} items come in a day; {} decided something.",
        load.arrivals_a_day,
        plural_people(load.people)
    )];
    if let Some(needed) = load.people_needed {
        lines.push(format!(
            "At {} decisions a person and day (UTC) that takes {}.",
            load.daily_cap,
            plural_people(needed as usize)
        ));
    }
    if let Some(gini) = load.gini.filter(|_| load.people > 1) {
        lines.push(format!("How unevenly it lies: Gini {gini:.2}, where 0 is all alike. No names here."));
    }
    lines
}

fn plural_people(n: usize) -> String {
    if n == 1 { "1 person".into() } else { format!("{} people", count(n as u64)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_badge_has_a_third_state_that_says_how_many_more() {
        let of = |status, needed| chip(status, needed).text;
        assert_eq!(of(Status::Insufficient, Some(1352)), "not enough evidence yet: 1,352 more needed");
        assert_eq!(of(Status::Insufficient, Some(0)), "not enough evidence yet: a badge takes two days that agree");
        assert_eq!(of(Status::Insufficient, None), "not enough evidence: it lies on the edge");
        assert_eq!((of(Status::Ok, None), of(Status::Bad, Some(0))), ("healthy".into(), "not healthy".into()));
    }
}
