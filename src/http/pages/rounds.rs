//! Rounds: start, watch, cancel, read the report, roll back.

use super::advice::{AdviceView, HonestView, TuningView, advice_view, honest_view, tuning_view};
use super::charts::{Reliability, bar, reliability};
use super::frame::{Done, Frame};
use super::project::report_of;
use super::sign_in::Nothing;
use super::words::{When, count, decimal, percent, percent1, plural, seconds};
use super::{go, show};
use crate::domain::{ProjectId, Timestamp, UserId};
use crate::error::Result;
use crate::http::body::Form;
use crate::http::{App, AppState, InProject, Me, Reply, blocking};
use crate::metrics::Evaluation;
use crate::rounds::{
    CancelRound, CrowdReport, PreviousReport, ProbabilityQuality, Rollback, RoundReport, SpendHoldout, StartRound,
    TestSetReport,
};
use crate::store::{ProjectRow, Reader, RoundRow};
use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// A round that waits or runs, as the page and its script show it.
#[derive(Debug, Serialize)]
pub(super) struct LiveView {
    pub number: i64,
    pub phase_text: &'static str,
    pub percent: u64,
    pub is_over: bool,
    pub url: String,
}

#[derive(Serialize)]
struct RoundPage {
    project: Frame,
    number: i64,
    state: String,
    state_text: &'static str,
    cause_text: &'static str,
    by: Option<String>,
    when: When,
    live: Option<LiveView>,
    error: Option<String>,
    is_current: bool,
    can_roll_back: bool,
    report: Option<ReportView>,
    made_with: Vec<(String, String)>,
    newer: Option<i64>,
    older: Option<i64>,
}

#[derive(Serialize)]
struct ReportView {
    summary: Vec<String>,
    promotion: String,
    is_promoted: bool,
    /// What could be accepted without a person.
    acceptance: Option<String>,
    holdout: Option<HoldoutView>,
    test_set: Option<TestSetView>,
    calibration_reason: String,
    calibrator: String,
    /// Class, its calibrator and why, where each class has its own.
    of_classes: Vec<(String, String, String)>,
    considered: Vec<(String, String)>,
    quality: Vec<QualityLine>,
    previous: Option<PreviousView>,
    crowd: Vec<String>,
    queue: Vec<(String, String)>,
    seconds: Vec<TimeLine>,
    total_seconds: String,
    spent: Option<String>,
    none_of_these: Option<String>,
    advice: Option<AdviceView>,
    honest: Option<HonestView>,
    tuning: Option<TuningView>,
}

#[derive(Serialize)]
struct HoldoutView {
    n_text: String,
    accuracy: String,
    accuracy_interval: String,
    /// Labels are sets of classes, so right means the whole set.
    is_of_sets: bool,
    macro_f1: String,
    macro_f1_interval: String,
    micro_f1: Option<String>,
    micro_f1_interval: String,
    reliability: Option<Reliability>,
    classes: Vec<ClassView>,
    confusion: Vec<ConfusionRow>,
    names: Vec<String>,
}

#[derive(Serialize)]
struct TestSetView {
    source: String,
    left_out: Option<String>,
    score: HoldoutView,
}

#[derive(Serialize)]
struct QualityLine {
    name: &'static str,
    help: &'static str,
    before: String,
    after: String,
}

#[derive(Serialize)]
struct PreviousView {
    round: i64,
    accuracy: String,
    macro_f1: String,
    agreement: String,
}

#[derive(Serialize)]
struct ClassView {
    label: String,
    trained: String,
    labels: String,
    precision: String,
    recall: String,
    f1: String,
    calibration_error: String,
}

#[derive(Serialize)]
struct ConfusionRow {
    label: String,
    cells: Vec<ConfusionCell>,
}

#[derive(Serialize)]
struct ConfusionCell {
    count: u64,
    /// 0 to 9 by the share of the row, for the colour.
    heat: u64,
    is_right: bool,
}

#[derive(Serialize)]
struct TimeLine {
    phase: &'static str,
    text: String,
    width: String,
}

/// What a start may ask for beside a plain round.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Start {
    /// There when the box is ticked: the model trains on the holdout too.
    spend_holdout: Option<String>,
}

/// `POST /projects/{project}/rounds`: puts a round in line and shows it.
pub async fn start(app: AppState, me: Me, project: InProject, Form(asked): Form<Start>) -> Reply {
    let (id, by, now) = (project.id(), me.person, app.now());
    let url = blocking(&app, move |app| {
        let round = if asked.spend_holdout.is_some() {
            SpendHoldout { project: id, cause: "button", by: Some(by) }.run(&app.workshop, now)?
        } else {
            StartRound { project: id, cause: "button", by: Some(by) }.run(&app.workshop, now)?
        };
        let row = app.store.read(|r| r.project(id))?;
        Ok(round_url(&row.slug, round.number))
    })
    .await?;
    app.ring();
    Ok(go(&url))
}

fn round_url(slug: &str, number: i64) -> String {
    format!("/projects/{slug}/rounds/{number}")
}

/// `GET /projects/{project}/rounds/{number}`.
pub async fn round(
    app: AppState,
    me: Me,
    project: InProject,
    path: web::Path<(String, i64)>,
    query: web::Query<Done>,
) -> Reply {
    let (id, now, number) = (project.id(), app.now(), path.1);
    let done = query.into_inner();
    let viewer = me.clone();
    let page = blocking(&app, move |app| build(app, id, number, &viewer, &done, now)).await?;
    let title = format!("Round {number} · {}", page.project.title);
    show(&app, Some(&me), "project/round.html", &title, &page)
}

/// `GET /projects/{project}/rounds/{number}/live`: for the page's script.
pub async fn live(app: AppState, project: InProject, path: web::Path<(String, i64)>) -> Reply {
    let (id, (slug, number)) = (project.id(), path.into_inner());
    let view = blocking(&app, move |app| {
        let round = app.store.read(|r| r.round(id, number))?;
        Ok(live_view(app, &slug, &round))
    })
    .await?;
    Ok(HttpResponse::Ok().json(view))
}

/// `POST /projects/{project}/rounds/{number}/cancel`.
pub async fn cancel(
    app: AppState,
    me: Me,
    project: InProject,
    path: web::Path<(String, i64)>,
    _: Form<Nothing>,
) -> Reply {
    let (id, by, now, (slug, number)) = (project.id(), me.person, app.now(), path.into_inner());
    blocking(&app, move |app| CancelRound { project: id, number, by: Some(by) }.run(&app.workshop, now)).await?;
    Ok(go(&format!("{}?done=cancelled", round_url(&slug, number))))
}

/// `POST /projects/{project}/rounds/{number}/rollback`.
pub async fn roll_back(
    app: AppState,
    me: Me,
    project: InProject,
    path: web::Path<(String, i64)>,
    _: Form<Nothing>,
) -> Reply {
    let (id, by, now, (slug, number)) = (project.id(), me.person, app.now(), path.into_inner());
    blocking(&app, move |app| Rollback { project: id, number, by: Some(by) }.run(&app.workshop, now)).await?;
    Ok(go(&format!("{}?done=rolled-back", round_url(&slug, number))))
}

pub(super) fn live_view(app: &App, slug: &str, round: &RoundRow) -> LiveView {
    let live = app.workshop.live.of(round.id);
    let phase_text = match (round.state.as_str(), &live) {
        ("queued", _) => "waiting for its turn",
        ("running", Some(live)) => phase_text(live.phase),
        ("running", None) => "starting",
        (state, _) => state_text(state, false),
    };
    let percent = match live {
        Some(live) => (live.progress * 100.0).round() as u64,
        None if round.state == "done" => 100,
        None => 0,
    };
    let is_over = !matches!(round.state.as_str(), "queued" | "running");
    LiveView { number: round.number, phase_text, percent, is_over, url: round_url(slug, round.number) }
}

fn phase_text(phase: &str) -> &'static str {
    match phase {
        "labels" => "reading the labels",
        "features" => "making features of new items",
        "fit" => "fitting the classifier",
        "calibrate" => "calibrating on the holdout",
        "evaluate" => "measuring on the holdout",
        "test" => "scoring the test set",
        "score" => "scoring every item",
        "select" => "choosing what to ask next",
        "save" => "saving",
        _ => "working",
    }
}

/// A round's state in a word or two.
pub(super) fn state_text(state: &str, is_promoted: bool) -> &'static str {
    match (state, is_promoted) {
        ("queued", _) => "waiting",
        ("running", _) => "running",
        ("done", true) => "promoted",
        ("done", false) => "done, not promoted",
        ("failed", _) => "failed",
        ("cancelled", _) => "cancelled",
        _ => "unknown",
    }
}

fn cause_text(cause: &str) -> &'static str {
    match cause {
        "button" => "started by hand",
        "api" => "started by a program",
        "cli" => "started from the command line",
        "labels" => "started because enough new labels had come",
        "timer" => "started by the timer",
        _ => "started",
    }
}

fn build(app: &App, id: ProjectId, number: i64, me: &Me, done: &Done, now: Timestamp) -> Result<RoundPage> {
    app.store.read(|r| {
        let row = r.project(id)?;
        let round = r.round(id, number)?;
        let models = r.models(id)?;
        let own = models.iter().find(|model| model.round == number);
        let is_current = own.is_some_and(|model| row.model == Some(model.id));
        let report = report_of(&round);
        let is_open = matches!(round.state.as_str(), "queued" | "running");
        let last = r.rounds(id, 1)?.first().map_or(number, |last| last.number);
        Ok(RoundPage {
            number,
            state: round.state.clone(),
            state_text: state_text(&round.state, report.as_ref().is_some_and(|report| report.is_promoted)),
            cause_text: cause_text(&round.cause),
            by: round.person.map(|person| r.person(person)).transpose()?.map(|person| person.name),
            when: When::new(round.finished.or(round.started).unwrap_or(round.created), now),
            live: is_open.then(|| live_view(app, &row.slug, &round)),
            error: round.error.clone(),
            is_current,
            can_roll_back: own.is_some() && !is_current,
            report: report.as_ref().map(|report| report_view(r, report, &row)).transpose()?,
            made_with: made_with(&round, own.map(|model| model.digest.as_str())),
            newer: (number < last).then_some(number + 1),
            older: (number > 1).then_some(number - 1),
            project: Frame::new(&row, me, "overview", done),
        })
    })
}

fn made_with(round: &RoundRow, digest: Option<&str>) -> Vec<(String, String)> {
    let mut lines = Vec::new();
    let mut say = |name: &str, value: String| lines.push((name.replace('_', " "), value));
    if let Some(position) = round.position {
        say("label log position", position.to_string());
    }
    if let Some(seed) = round.seed {
        say("seed", seed.to_string());
    }
    if let Some(digest) = digest {
        say("model file, SHA-256", digest.to_owned());
    }
    for (name, value) in round.settings.as_ref().and_then(Value::as_object).into_iter().flatten() {
        let value = match value {
            Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        say(name, value);
    }
    lines
}

/// Pairs of people that the page names.
const PAIRS: usize = 10;

/// What is known of answers that several people gave to the same items, in sentences.
fn crowd(reader: &Reader<'_>, report: &CrowdReport) -> Result<Vec<String>> {
    if report.items == 0 {
        return Ok(Vec::new());
    }
    let mut sentences = vec![report.agreement_text.clone()];
    if report.settled > 0 {
        sentences.push(format!(
            "Dawid-Skene settled {}; {} differ from what most answers say.",
            plural(report.settled as u64, "label"),
            count(report.differ as u64)
        ));
    }
    let name = |person: Option<UserId>| -> Result<String> {
        match person {
            Some(person) => Ok(reader.person(person)?.name),
            None => Ok("a file".to_owned()),
        }
    };
    for pair in report.pairs.iter().take(PAIRS) {
        sentences.push(format!(
            "{} and {} agree on {} of {}{}.",
            name(pair.a)?,
            name(pair.b)?,
            percent(pair.equal),
            plural(pair.shared as u64, "shared item"),
            pair.kappa.map_or_else(String::new, |kappa| format!(", kappa {kappa:.2}"))
        ));
    }
    Ok(sentences)
}

fn report_view(reader: &Reader<'_>, report: &RoundReport, row: &ProjectRow) -> Result<ReportView> {
    let total: f64 = report.seconds.iter().map(|(_, secs)| secs).sum();
    let before = report.calibration.before.as_ref();
    let after = report.calibration.after.as_ref();
    let quality = |name, help, of: fn(&ProbabilityQuality) -> Option<f64>| QualityLine {
        name,
        help,
        before: decimal(before.and_then(of)),
        after: decimal(after.and_then(of)),
    };
    let debiased = |quality: Option<&ProbabilityQuality>| match quality.and_then(|q| q.calibration_error_interval) {
        Some(interval) => {
            let error = decimal(quality.and_then(|q| q.calibration_error));
            format!("{error} ({:.3} to {:.3})", interval.low, interval.high)
        }
        None => decimal(quality.and_then(|q| q.calibration_error)),
    };
    let measured = report.holdout.as_ref().or(report.spent.as_ref().map(|spent| &spent.cross_validated));
    Ok(ReportView {
        summary: summary(report),
        crowd: crowd(reader, &report.crowd)?,
        promotion: report.promotion.clone(),
        is_promoted: report.is_promoted,
        holdout: measured.map(|holdout| holdout_view(holdout, "holdout label", report, row)),
        spent: report.spent.as_ref().map(|spent| spent.sentence.clone()),
        none_of_these: report.none_of_these.as_ref().map(|nones| nones.sentence.clone()),
        advice: report.advice.as_ref().map(advice_view),
        honest: report.honest.as_ref().map(honest_view),
        tuning: report.tuning.as_ref().map(tuning_view),
        test_set: report.test_set.as_ref().map(|set| TestSetView {
            source: set.source.clone(),
            left_out: left_out(set),
            score: holdout_view(&set.evaluation, "test item", report, row),
        }),
        acceptance: report.acceptance.as_ref().map(|found| found.sentence.clone()),
        calibration_reason: report.calibration.reason.clone(),
        calibrator: report.calibration.name.clone(),
        of_classes: report
            .calibration
            .of_classes
            .iter()
            .map(|one| (one.class.clone(), one.name.clone(), one.reason.clone()))
            .collect(),
        considered: report
            .calibration
            .considered
            .iter()
            .map(|(name, loss)| (name.clone(), format!("{loss:.4}")))
            .collect(),
        quality: if before.is_none() && after.is_none() {
            Vec::new()
        } else {
            vec![
                quality("Log loss", "nats; punishes being sure and wrong", |q| q.log_loss),
                quality("Brier score", "squared distance from the truth", |q| q.brier),
                quality("Calibration error", "gap between confidence and being right; too high with few labels", |q| {
                    q.ece
                }),
                QualityLine {
                    name: "Calibration error, debiased",
                    help: "without what few labels add to it; 95% interval",
                    before: debiased(before),
                    after: debiased(after),
                },
                quality("Calibration error, smooth", "the same without bins", |q| q.smooth_ece),
            ]
        },
        previous: report.previous.as_ref().map(previous_view),
        queue: report.queue.iter().map(|(source, n)| (super::words::source_text(source), count(*n as u64))).collect(),
        seconds: report
            .seconds
            .iter()
            .map(|(phase, secs)| TimeLine { phase: phase_text(phase), text: seconds(*secs), width: bar(*secs, total) })
            .collect(),
        total_seconds: seconds(total),
    })
}

fn summary(report: &RoundReport) -> Vec<String> {
    let trained_on = report.spent.as_ref().map_or(report.pool_labels, |spent| spent.labels);
    let mut sentences = vec![
        format!("Trained the classifier {} on {}.", report.classifier, plural(trained_on as u64, "label")),
        format!(
            "It read {} and {} and scored {}.",
            plural(report.columns as u64, "feature column"),
            plural(report.non_zeros as u64, "value"),
            plural(report.scored as u64, "item")
        ),
        format!("{} could be picked for the queue.", plural(report.candidates as u64, "item")),
    ];
    sentences.extend(report.refit.clone());
    sentences.extend(report.strategy_reason.clone());
    sentences
}

fn previous_view(previous: &PreviousReport) -> PreviousView {
    PreviousView {
        round: previous.round,
        accuracy: previous.accuracy.map_or_else(|| "–".into(), percent1),
        macro_f1: decimal(previous.macro_f1),
        agreement: percent1(previous.agreement),
    }
}

/// What of a test set was not scored, in a sentence.
fn left_out(set: &TestSetReport) -> Option<String> {
    let seen = plural(set.seen as u64, "item");
    let unreadable = plural(set.unreadable as u64, "item");
    match (set.seen, set.unreadable) {
        (0, 0) => None,
        (_, 0) => Some(format!("{seen} left out: the model was trained on near-copies.")),
        (0, _) => Some(format!("{unreadable} left out: the recipe cannot read them.")),
        _ => Some(format!("Left out: {seen} whose near-copies were trained on, {unreadable} that cannot be read.")),
    }
}

fn holdout_view(holdout: &Evaluation, what: &str, report: &RoundReport, row: &ProjectRow) -> HoldoutView {
    let names = row.schema.classes();
    let name = |class: usize| names.get(class).cloned().unwrap_or_else(|| format!("class {class}"));
    let interval = |low: f64, high: f64| format!("{} to {}", percent(low), percent(high));
    HoldoutView {
        n_text: match &report.spent {
            // A test set is measured as it is, also when the holdout was spent on training.
            Some(_) if what == "holdout label" => {
                format!("{}, 5-fold cross-validated", plural(holdout.n as u64, what))
            }
            _ => plural(holdout.n as u64, what),
        },
        accuracy: holdout.accuracy.map_or_else(|| "–".into(), percent1),
        accuracy_interval: interval(holdout.accuracy_interval.low, holdout.accuracy_interval.high),
        is_of_sets: row.schema.is_multi(),
        micro_f1: holdout.micro_f1.map(|f1| decimal(Some(f1))),
        micro_f1_interval: holdout
            .micro_f1_interval
            .map_or_else(String::new, |interval| format!("{:.3} to {:.3}", interval.low, interval.high)),
        macro_f1: decimal(holdout.macro_f1),
        macro_f1_interval: match holdout.macro_f1_interval {
            Some(interval) => format!("{:.3} to {:.3}", interval.low, interval.high),
            None => format!("no interval yet: a class has fewer than 5 {what}s"),
        },
        reliability: reliability(&holdout.reliability),
        classes: holdout
            .classes
            .iter()
            .enumerate()
            .map(|(class, line)| {
                let label = name(class);
                let trained =
                    report.classes.iter().find(|(known, _, _)| *known == label).map_or(0, |(_, pool, _)| *pool);
                ClassView {
                    label,
                    trained: count(trained as u64),
                    labels: count(line.labels),
                    precision: line.precision.map_or_else(|| "–".into(), percent),
                    recall: line.recall.map_or_else(|| "–".into(), percent),
                    f1: decimal(line.f1),
                    calibration_error: decimal(line.calibration_error),
                }
            })
            .collect(),
        confusion: holdout
            .confusion
            .iter()
            .enumerate()
            .map(|(truth, cells)| {
                let whole: u64 = cells.iter().sum();
                let cell = |(said, &count): (usize, &u64)| ConfusionCell {
                    count,
                    heat: if count == 0 { 0 } else { (1 + 8 * count / whole.max(1)).min(9) },
                    is_right: said == truth,
                };
                ConfusionRow { label: name(truth), cells: cells.iter().enumerate().map(cell).collect() }
            })
            .collect(),
        names: (0..holdout.confusion.len()).map(name).collect(),
    }
}
