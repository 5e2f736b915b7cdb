//! Figures in words: each with its interval, and a badge that says healthy, not healthy, or how many more are needed.

use super::super::charts::{Reliability as Diagram, reliability};
use super::super::words::{percent, percent1};
use super::figures::{Whisker, whisker};
use super::said::confidence_text;
use crate::evidence::drift::Contrast;
use crate::evidence::overrides::Advice;
use crate::evidence::probes::Cause;
use crate::evidence::rubber_stamp::Kind;
use crate::evidence::{Finding, Status};
use crate::http::speech::{Speech, t, told as said};
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
        (Status::Ok, _) => ("good", t!("chip-healthy")),
        (Status::Warn, _) => ("warn", t!("chip-look")),
        (Status::Bad, _) => ("bad", t!("chip-not-healthy")),
        (Status::Insufficient, Some(0)) => ("", t!("chip-two-days")),
        (Status::Insufficient, Some(needed)) => ("", t!("chip-needed", n = needed)),
        (Status::Insufficient, None) => ("", t!("chip-edge")),
    };
    Chip { class, text }
}

/// `8 of 100 (8.0%, 4% to 15%)`.
pub(super) fn told(found: &Finding) -> String {
    match (found.estimate, found.interval) {
        (Some(share), Some(ends)) => {
            let (low, high) = (percent1(ends.low), percent1(ends.high));
            t!("finding-told", k = found.k, n = found.n, share = percent1(share), low = low, high = high)
        }
        _ => t!("finding-none"),
    }
}

pub(super) fn between(ends: Interval) -> String {
    t!("finding-between", low = percent1(ends.low), high = percent1(ends.high))
}

#[derive(Serialize)]
pub(super) struct RateLine {
    name: String,
    about: String,
    wanted: String,
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
    status: String,
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
        line(t!("rate-gate"), t!("rate-gate-about"), t!("rate-5-to-12"), &all.gate, (0.05, 0.12)),
        line(t!("rate-band"), t!("rate-band-about"), t!("rate-from-20"), &all.band, (0.2, 1.0)),
        line(t!("rate-above"), t!("rate-above-about"), t!("rate-up-to-5"), &all.above, (0.0, 0.05)),
        line(t!("rate-all"), t!("rate-all-about"), t!("rate-5-to-12"), &all.population, (0.05, 0.12)),
    ]
}

/// `+1.5`: a difference of shares in points.
fn points(difference: f64) -> String {
    let points = decimals(difference.abs() * 100.0, 1);
    if difference < 0.0 { format!("-{points}") } else { format!("+{points}") }
}

fn decimals(value: f64, decimals: usize) -> String {
    Speech::now().language().marks.decimals(value, decimals)
}

fn contrast(name: String, found: &Contrast) -> Named {
    let figure = match (found.difference, found.interval) {
        (Some(change), Some(ends)) => {
            t!("drift-points", change = points(change), low = points(ends.low), high = points(ends.high))
        }
        _ => t!("drift-nothing"),
    };
    let (class, text) = match found.status {
        Status::Ok => ("good", t!("drift-ruled-out")),
        Status::Warn => ("warn", t!("drift-more")),
        Status::Bad => ("bad", t!("drift-surely")),
        Status::Insufficient => return Named { name, figure, chip: chip(Status::Insufficient, found.needed) },
    };
    Named { name, figure, chip: Chip { class, text } }
}

pub(super) fn drift(metrics: &Metrics) -> (Vec<Named>, String) {
    let Some(found) = &metrics.drift else {
        let nothing = Named {
            name: t!("drift-weekly"),
            figure: t!("drift-no-weeks"),
            chip: Chip { class: "", text: t!("drift-weeks-needed") },
        };
        return (vec![nothing], String::new());
    };
    let mut lines = vec![contrast(t!("drift-weekly"), &found.weekly)];
    if let Some(small) = &found.small_volume {
        lines.push(contrast(t!("drift-pooled", n = small.weeks), &small.pooled));
    }
    let text = match found.weekly.not_comparable.len() {
        0 => String::new(),
        n => t!("drift-left-out", n = n),
    };
    (lines, text)
}

pub(super) fn causes(metrics: &Metrics) -> Vec<Named> {
    let probes = &metrics.probes.probes;
    let line = |(cause, moved): (Cause, Option<bool>)| {
        let (name, figure) = match cause {
            Cause::Input => (
                t!("cause-input"),
                probes.input.first().map_or_else(String::new, |shift| {
                    if shift.window == 0 || shift.reference == 0 {
                        return t!("cause-input-none");
                    }
                    let (psi, chance) = (decimals(shift.psi, 3), decimals(shift.psi_by_chance, 3));
                    let (window, reference) = (shift.window, shift.reference);
                    t!("cause-input-psi", psi = psi, window = window, reference = reference, chance = chance)
                }),
            ),
            Cause::Model => (
                t!("cause-model"),
                match probes.canary.as_ref().map(|canary| canary.has_new_fingerprint) {
                    Some(true) => t!("cause-model-new"),
                    Some(false) => t!("cause-model-same"),
                    None => t!("cause-model-none"),
                },
            ),
            Cause::Reviewers => (
                t!("cause-reviewers"),
                probes.reseeded.as_ref().map_or_else(
                    || t!("cause-reviewers-none"),
                    |looks| {
                        let (now, before) = (&looks.window, &looks.reference);
                        t!("cause-reviewers-agreed", k = now.k, n = now.n, before_k = before.k, before_n = before.n)
                    },
                ),
            ),
        };
        let (class, text) = match moved {
            Some(true) => ("warn", t!("cause-moved")),
            Some(false) => ("good", t!("cause-still")),
            None => ("", t!("cause-unknown")),
        };
        Named { name, figure, chip: Chip { class, text } }
    };
    metrics.probes.causes.map(line).into()
}

pub(super) fn signals(metrics: &Metrics) -> Vec<Named> {
    let line = |signal: &crate::evidence::rubber_stamp::Signal| {
        let name = match signal.kind {
            Kind::FewOverrides => t!("stamp-few-overrides"),
            Kind::MissedGold => t!("stamp-missed-gold"),
            Kind::Overturned => t!("stamp-overturned"),
            Kind::TooQuick => t!("stamp-too-quick"),
            Kind::LongRun => t!("stamp-long-run"),
        };
        let chip = match signal.fires {
            Some(true) => Chip { class: "warn", text: t!("stamp-shown") },
            Some(false) => Chip { class: "good", text: t!("stamp-not-shown") },
            None => chip(Status::Insufficient, signal.finding.needed.map(|needed| needed.max(1))),
        };
        let figure = match (signal.kind, signal.finding.n) {
            (Kind::LongRun, n) if n > 0 => t!("stamp-in-a-row", k = signal.finding.k, n = n),
            _ => told(&signal.finding),
        };
        Named { name, figure, chip }
    };
    metrics.rubber_stamp.signals.iter().map(line).collect()
}

pub(super) fn upkeep(metrics: &Metrics) -> Vec<Named> {
    let mut lines: Vec<Named> = metrics
        .coverage
        .iter()
        .map(|one| Named {
            name: match one.source {
                "auto" => t!("upkeep-auto"),
                "floor" => t!("upkeep-floor"),
                _ => t!("upkeep-approvals"),
            },
            figure: t!(
                "upkeep-promised",
                figure = told(&one.coverage.finding),
                share = percent1(one.coverage.promised)
            ),
            chip: chip(one.coverage.finding.status, one.coverage.finding.needed),
        })
        .collect();
    let corrections = &metrics.correction_yield;
    let (k, n) = (corrections.finding.k, corrections.finding.n);
    lines.push(Named {
        name: t!("upkeep-corrections"),
        figure: match corrections.unconsumed {
            0 => t!("upkeep-corrections-of", k = k, n = n),
            unused => t!("upkeep-corrections-unused", k = k, n = n, unused = unused),
        },
        chip: match n {
            0 => chip(Status::Insufficient, Some(1)),
            _ => chip(corrections.finding.status, Some(0)),
        },
    });
    let plain = |name: String, found: &Finding| Named {
        name,
        figure: told(found),
        chip: match found.n {
            0 => chip(Status::Insufficient, Some(1)),
            _ => Chip { class: "", text: t!("chip-no-range") },
        },
    };
    lines.push(plain(t!("upkeep-handed-up"), &metrics.escalation.escalated));
    lines.push(plain(t!("upkeep-as-leaned"), &metrics.escalation.as_leaned));
    lines.push(plain(t!("upkeep-put-off"), &metrics.escalation.deferred));
    lines
}

pub(super) fn confidences(metrics: &Metrics) -> Vec<Confidence> {
    let line = |one: &crate::reviews::Reliability| {
        let (source, model) = (confidence_text(&one.source), one.model.clone());
        let model = if model.is_empty() { t!("calibration-no-model") } else { model };
        let (build, prompt) = (&one.fingerprint, &one.prompt_hash);
        let (class, status) = match one.status {
            CalibratorStatus::Valid => ("good", t!("calibration-valid")),
            CalibratorStatus::Weak => ("warn", t!("calibration-weak")),
            CalibratorStatus::Stale => ("warn", t!("calibration-stale")),
            CalibratorStatus::Missing => ("", t!("calibration-none")),
        };
        let number = |x: Option<f64>| x.map_or_else(|| t!("calibration-not-enough"), |x| decimals(x, 3));
        Confidence {
            name: match (build.is_empty(), prompt.is_empty()) {
                (true, true) => t!("calibration-of", source = source, model = model),
                (false, true) => t!("calibration-of-build", source = source, model = model, build = build),
                (true, false) => t!("calibration-of-prompt", source = source, model = model, prompt = prompt),
                (false, false) => {
                    t!("calibration-of-both", source = source, model = model, build = build, prompt = prompt)
                }
            },
            class,
            status,
            note: one.note.clone(),
            fitted: one.method.as_ref().map_or_else(String::new, |method| {
                t!("calibration-fitted", method = said(method), n = one.labels.max(0))
            }),
            figures: t!(
                "calibration-figures",
                verdicts = one.verdicts,
                brier = number(one.brier),
                ece = number(one.ece),
                n = one.bins.len()
            ),
            chart: if one.bins.is_empty() { None } else { reliability(&one.bins, &[]) },
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
        title: t!("graduation", n = report.version),
        sentence: report.sentence.clone(),
        is_ready: report.report.is_ready,
        alone: whisker(&report.report.alone, (0.0, 0.05)),
        figures: vec![
            Named {
                name: t!("graduation-alone"),
                figure: told(&report.report.alone),
                chip: chip(report.report.alone.status, report.report.alone.needed),
            },
            Named {
                name: t!("graduation-asked"),
                figure: told(&report.report.asked),
                chip: chip(report.report.asked.status, report.report.asked.needed),
            },
            Named {
                name: t!("graduation-would"),
                figure: t!("graduation-share", share = percent(report.report.share_alone), n = report.report.decisions),
                chip: Chip { class: "", text: t!("graduation-routed", n = report.routed) },
            },
        ],
    }
}

pub(super) fn advice(metrics: &Metrics) -> Vec<String> {
    let said = |advice: &Advice| match advice {
        Advice::PromptIsWrong => t!("advice-prompt"),
        Advice::RetrainOrSwitch => t!("advice-retrain"),
    };
    metrics.advice.iter().map(said).collect()
}

pub(super) fn load(metrics: &Metrics) -> Vec<String> {
    let load = &metrics.load;
    let mut lines = vec![t!("load-arrivals", items = decimals(load.arrivals_a_day, 1), n = load.people)];
    if let Some(needed) = load.people_needed {
        lines.push(t!("load-needed", cap = load.daily_cap, n = needed));
    }
    if let Some(gini) = load.gini.filter(|_| load.people > 1) {
        lines.push(t!("load-gini", gini = decimals(gini, 2)));
    }
    lines
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
