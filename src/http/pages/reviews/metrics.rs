//! A workflow's metrics: every figure with its interval and a badge that can also say "not enough evidence yet". Diagrams
//! first, the same numbers in a table behind each, and a CSV of it.

use super::super::charts::{Reliability as Diagram, reliability};
use super::super::frame::Done;
use super::super::words::{count, day_start, percent, percent1, plural};
use super::super::{go, show};
use super::figures::{Line, Whisker, day, of_wait, of_weeks, whisker};
use super::{Frame, duration};
use crate::domain::Timestamp;
use crate::evidence::drift::Contrast;
use crate::evidence::overrides::{Advice, Override};
use crate::evidence::probes::Cause;
use crate::evidence::rubber_stamp::Kind;
use crate::evidence::time_to_review::SlaClass;
use crate::evidence::{Finding, Quantile, Reached, Status};
use crate::http::api::evidence::MetricsQuery;
use crate::http::{AppState, InWorkflow, Me, Reply, blocking};
use crate::metrics::Interval;
use crate::people::GOVERN;
use crate::reviews::{
    CalibrateWorkflow, GraduationReport, MeasureWorkflow, Metrics, ProposeThreshold, ThresholdEvidence, Waited,
    graduation_report, threshold_evidence,
};
use crate::routing::CalibratorStatus;
use actix_web::web;
use serde::{Deserialize, Serialize};

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

fn between(ends: Interval) -> String {
    format!("{} to {}", percent1(ends.low), percent1(ends.high))
}

#[derive(Serialize)]
struct RateLine {
    name: &'static str,
    about: &'static str,
    wanted: &'static str,
    figure: String,
    chip: Chip,
    whisker: Option<Whisker>,
}

#[derive(Serialize)]
struct WaitCard {
    name: String,
    chip: Chip,
    median: String,
    median_with_open: String,
    p90: String,
    open: usize,
    decided: usize,
    hits: String,
    hits_chip: Chip,
    chart: Option<Line>,
    rows: Vec<(String, String)>,
}

#[derive(Serialize)]
struct Named {
    name: String,
    figure: String,
    chip: Chip,
}

#[derive(Serialize)]
struct Confidence {
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
struct MetricsPage {
    workflow: Frame,
    from: String,
    to: String,
    span_text: String,
    csv: String,
    items: String,
    routed: Vec<(String, String)>,
    flagged: String,
    rates: Vec<RateLine>,
    advice: Vec<&'static str>,
    kinds: Vec<Named>,
    reasons: Vec<Named>,
    other: Named,
    waits: Vec<WaitCard>,
    weeks: Option<Line>,
    week_rows: Vec<(String, String, String)>,
    drift: Vec<Named>,
    not_comparable: String,
    causes: Vec<Named>,
    signals: Vec<Named>,
    is_flagged: bool,
    upkeep: Vec<Named>,
    confidences: Vec<Confidence>,
    load: Vec<String>,
    threshold: String,
    can_propose: bool,
    proposed: Option<String>,
    graduation: Option<Graduation>,
}

#[derive(Serialize)]
struct Graduation {
    title: String,
    sentence: String,
    is_ready: bool,
    alone: Option<Whisker>,
    figures: Vec<Named>,
}

fn rates(metrics: &Metrics) -> Vec<RateLine> {
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

fn ms(ms: i64) -> String {
    if ms < 1000 { format!("{ms} ms") } else { duration(ms / 1000) }
}

fn quantile(found: Option<Quantile>) -> String {
    let Some(found) = found else { return "none decided yet".into() };
    match (found.low_ms, found.high_ms) {
        (Some(low), Some(high)) => format!("{} ({} to {})", ms(found.estimate_ms), ms(low), ms(high)),
        (Some(low), None) => format!("{} ({} or more)", ms(found.estimate_ms), ms(low)),
        _ => format!("{} (too few for an interval)", ms(found.estimate_ms)),
    }
}

fn reached(found: Reached) -> String {
    match found {
        Reached::After(at) => ms(at),
        Reached::NotReached => "not reached: too many are still open".into(),
    }
}

fn wait(one: &Waited) -> WaitCard {
    let class = match one.class {
        SlaClass::Tight => "Within 90 seconds".to_owned(),
        SlaClass::Compliance => "Within 4 hours".to_owned(),
        SlaClass::Moderation => "Within a day".to_owned(),
        SlaClass::Custom(promise) => format!("Within {}", ms(promise)),
        SlaClass::None => "Without a promise".to_owned(),
    };
    let tier = if one.tier == 2 { ", second tier" } else { "" };
    let hits_chip = chip(one.hits.status, one.hits.needed);
    let every = one.curve.len().div_ceil(12).max(1);
    WaitCard {
        name: format!("{class}{tier}"),
        chip: chip(one.time.status, one.time.needed),
        median: quantile(one.time.median),
        median_with_open: reached(one.time.median_with_open),
        p90: quantile(one.time.p90),
        open: one.open,
        decided: one.time.decided,
        hits: told(&one.hits),
        hits_chip,
        chart: of_wait(one),
        rows: one.curve.iter().step_by(every).map(|(at, left)| (ms(*at), percent1(*left))).collect(),
    }
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

fn drift(metrics: &Metrics) -> (Vec<Named>, String) {
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

fn causes(metrics: &Metrics) -> Vec<Named> {
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

fn signals(metrics: &Metrics) -> Vec<Named> {
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

fn upkeep(metrics: &Metrics) -> Vec<Named> {
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

fn confidences(metrics: &Metrics) -> Vec<Confidence> {
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

fn graduation_of(report: &GraduationReport) -> Graduation {
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

fn advice(metrics: &Metrics) -> Vec<&'static str> {
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

fn build(
    metrics: &Metrics,
    threshold: &ThresholdEvidence,
    graduation: Option<&GraduationReport>,
    workflow: Frame,
) -> MetricsPage {
    let span = |text: &str| text.chars().take(10).collect::<String>();
    // Days, so the form asks for the whole of the last one.
    let until: i64 = metrics.until.parse::<jiff::Timestamp>().map_or(0, |at| at.as_millisecond());
    let end = Timestamp(day_start(Timestamp(until - 1)).0 + 86_400_000);
    let (from, to) = (span(&metrics.from), span(&end.to_rfc3339()));
    let plain = |name: String, found: &Finding| Named { name, figure: told(found), chip: chip(Status::Ok, None) };
    let (drift, not_comparable) = drift(metrics);
    let kind = |kind: Override| match kind {
        Override::Reject => "Rejected or overturned",
        Override::Edit => "Edited",
        Override::CosmeticEdit => "Edited in looks only",
        Override::Escalate => "Handed up and then approved",
    };
    let has_overrides = metrics.breakdown.kinds.iter().any(|part| part.share.k > 0);
    MetricsPage {
        csv: format!(
            "/api/v1/workflows/{}/metrics?format=csv&from={}&to={}",
            workflow.slug, metrics.from, metrics.until
        ),
        span_text: format!("{from} up to, not including, {to}, UTC"),
        from,
        to,
        items: plural(metrics.items as u64, "item"),
        routed: metrics
            .routed
            .iter()
            .map(|(route, n)| {
                let route = crate::routing::Route::parse(route).map_or("elsewhere", super::said::route_text);
                (route.to_owned(), count(*n as u64))
            })
            .collect(),
        flagged: if metrics.flagged > 0 { plural(metrics.flagged as u64, "flagged look") } else { String::new() },
        rates: rates(metrics),
        advice: advice(metrics),
        kinds: if has_overrides {
            metrics.breakdown.kinds.iter().map(|part| plain(kind(part.of).into(), &part.share)).collect()
        } else {
            Vec::new()
        },
        reasons: metrics.breakdown.reasons.iter().map(|part| plain(part.of.replace('_', " "), &part.share)).collect(),
        other: Named {
            name: "No reason on the list fits, at most 15%".into(),
            figure: told(&metrics.other_reasons),
            chip: chip(metrics.other_reasons.status, metrics.other_reasons.needed),
        },
        waits: metrics.time_to_review.iter().map(wait).collect(),
        weeks: of_weeks(&metrics.weeks),
        week_rows: metrics
            .weeks
            .iter()
            .map(|week| {
                let ends = week.interval.map_or_else(|| "none".into(), between);
                (day(week), format!("{} of {}", week.changed, week.reviewed), ends)
            })
            .collect(),
        drift,
        not_comparable,
        causes: causes(metrics),
        signals: signals(metrics),
        is_flagged: metrics.rubber_stamp.is_flagged,
        upkeep: upkeep(metrics),
        confidences: confidences(metrics),
        load: load(metrics),
        threshold: threshold.sentence.clone(),
        can_propose: threshold.sentence.starts_with("Raise") || threshold.sentence.starts_with("Lower"),
        proposed: threshold.proposed.as_ref().map(|on_trial| {
            let ready = if on_trial.is_long_enough {
                "Long enough: another person than proposed it may activate it."
            } else {
                "It takes 200 decisions or 7 days before it may route."
            };
            let decisions = plural(on_trial.decisions as u64, "decision");
            format!(
                "Version {} with a threshold of {} runs in the shadow, beside {decisions} so far. {ready}",
                on_trial.version,
                super::sure(on_trial.auto_threshold)
            )
        }),
        graduation: graduation.map(graduation_of),
        workflow,
    }
}

fn load(metrics: &Metrics) -> Vec<String> {
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

/// What the page is asked for.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PageQuery {
    from: Option<String>,
    to: Option<String>,
    done: Option<String>,
}

/// `GET /workflows/{workflow}/metrics`.
pub async fn page(app: AppState, me: Me, workflow: InWorkflow, query: web::Query<PageQuery>) -> Reply {
    let (viewer, query) = (me.clone(), query.into_inner());
    let page = blocking(&app, move |app| {
        let now = app.now();
        let done = query.done.as_deref().map(Done::of).unwrap_or_default();
        let (from, until) = MetricsQuery::of(query.from, query.to).span(now)?;
        app.store.read(|r| {
            let row = r.workflow(workflow.id())?;
            let metrics = MeasureWorkflow { workflow: row.id, from, until }.look(r, now)?;
            let threshold = threshold_evidence(r, row.id, now)?;
            let graduation = graduation_report(r, row.id, now)?;
            let frame = Frame::new(r, &row, &viewer, "metrics", &done, now)?;
            Ok(build(&metrics, &threshold, graduation.as_ref(), frame))
        })
    })
    .await?;
    show(&app, Some(&me), "reviews/metrics.html", "Metrics", &page)
}

/// `POST /workflows/{workflow}/calibrate`.
pub async fn calibrate(app: AppState, me: Me, workflow: InWorkflow, path: web::Path<String>) -> Reply {
    debug_assert!(me.may_in_workflow(GOVERN, workflow.id()));
    let calibrate = CalibrateWorkflow { workflow: workflow.id(), by: Some(me.person) };
    blocking(&app, move |app| calibrate.run(&app.store, app.now())).await?;
    Ok(go(&format!("/workflows/{path}/metrics?done=looked#confidence")))
}

/// `POST /workflows/{workflow}/threshold`.
pub async fn propose(app: AppState, me: Me, workflow: InWorkflow, path: web::Path<String>) -> Reply {
    let propose = ProposeThreshold { workflow: workflow.id(), by: me.person };
    blocking(&app, move |app| propose.run(&app.store, app.now())).await?;
    Ok(go(&format!("/workflows/{path}/metrics?done=proposed#threshold")))
}
