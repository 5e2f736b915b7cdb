//! Rounds: start, watch, cancel, read the report, roll back.

use super::frame::{Done, Frame};
use super::project::report_of;
use super::round_report::{ReportView, report_view};
use super::sign_in::Nothing;
use super::words::When;
use super::{go, show};
use crate::domain::{ProjectId, Timestamp};
use crate::error::Result;
use crate::http::body::Form;
use crate::http::{App, AppState, InProject, Me, Reply, blocking};
use crate::rounds::{CancelRound, Rollback, SpendHoldout, StartRound};
use crate::store::RoundRow;
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

/// A phase of a round in words.
pub(super) fn phase_text(phase: &str) -> &'static str {
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
