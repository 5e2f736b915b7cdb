//! Rounds: start, watch, cancel, read the report, roll back.

use super::charts::Curve;
use super::frame::{Done, Frame};
use super::project::{learning_curve, report_of};
use super::round_figures::{Figures, figures, reports_until};
use super::round_report::{ReportView, report_view};
use super::sign_in::Nothing;
use super::words::When;
use super::{go, show};
use crate::domain::{ProjectId, Timestamp};
use crate::error::Result;
use crate::http::body::Form;
use crate::http::speech::{Speech, t};
use crate::http::{App, AppState, InProject, Me, Reply, blocking};
use crate::rounds::{CancelRound, Rollback, SpendHoldout, StartRound, round_detail};
use crate::store::RoundRow;
use actix_web::{HttpResponse, http::header, web};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::time::{Duration, Instant};

/// A round that waits or runs, as the page and its script show it.
#[derive(Debug, Serialize)]
pub(super) struct LiveView {
    pub number: i64,
    pub phase_text: String,
    pub percent: u64,
    pub is_over: bool,
    pub url: String,
}

#[derive(Serialize)]
struct RoundPage {
    project: Frame,
    number: i64,
    state: String,
    state_text: String,
    cause_text: String,
    when: When,
    live: Option<LiveView>,
    error: Option<String>,
    is_current: bool,
    can_roll_back: bool,
    report: Option<ReportView>,
    curve: Option<Curve>,
    figures: Vec<Figures>,
    /// Its model was never in use.
    is_new: bool,
    /// Another round to compare with.
    rival: Option<i64>,
    made_with: Vec<MadeWith>,
    newer: Option<i64>,
    older: Option<i64>,
}

/// A thing that a round was made with.
#[derive(Serialize)]
struct MadeWith {
    name: String,
    value: String,
    /// The name is the key of a setting.
    is_key: bool,
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
    let title = t!("round-title", n = number, project = &page.project.title);
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

/// Between two looks at a running round.
const LOOK: Duration = Duration::from_millis(200);
/// A stream ends after this long and the browser asks again, so that an open tab does not hold a connection for ever.
const LONGEST_STREAM: Duration = Duration::from_secs(300);

/// `GET /projects/{project}/rounds/{number}/events`: server-sent events, one whenever something has changed, the last one
/// with `is_over`.
pub async fn events(app: AppState, project: InProject, path: web::Path<(String, i64)>) -> Reply {
    let (id, (slug, number)) = (project.id(), path.into_inner());
    // A round that does not exist is a 404, not an empty stream.
    blocking(&app, move |app| app.store.read(|r| r.round(id, number))).await?;
    let until = Instant::now() + LONGEST_STREAM;
    // The stream is sent after the answer, so it takes the language along.
    let speech = Speech::now();
    let first = (app, slug, String::new(), false);
    let stream = futures_util::stream::unfold(first, move |(app, slug, mut last, is_over)| async move {
        if is_over || Instant::now() >= until {
            return None;
        }
        loop {
            let of = slug.clone();
            let look = move |app: &App| {
                let round = app.store.read(|r| r.round(id, number))?;
                Ok(speech.around(|| live_view(app, &of, &round)))
            };
            let Ok(view) = blocking(&app, look).await else { return None };
            let text = serde_json::to_string(&view).unwrap_or_default();
            if text != last {
                let event = web::Bytes::from(format!("data: {text}\n\n"));
                last = text;
                return Some((Ok::<_, std::convert::Infallible>(event), (app, slug, last, view.is_over)));
            }
            if Instant::now() >= until {
                return None;
            }
            tokio::time::sleep(LOOK).await;
        }
    });
    Ok(HttpResponse::Ok()
        .content_type("text/event-stream")
        // Compressed, an event would wait in the buffer for the next ones.
        .insert_header(header::ContentEncoding::Identity)
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .streaming(stream))
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
        ("queued", _) => t!("round-turn"),
        ("running", Some(live)) => phase_text(live.phase),
        ("running", None) => t!("phase-starting"),
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
pub(super) fn phase_text(phase: &str) -> String {
    match phase {
        "labels" => t!("phase-labels"),
        "features" => t!("phase-features"),
        "fit" => t!("phase-fit"),
        "calibrate" => t!("phase-calibrate"),
        "evaluate" => t!("phase-evaluate"),
        "test" => t!("phase-test"),
        "score" => t!("phase-score"),
        "select" => t!("phase-select"),
        "save" => t!("phase-save"),
        _ => t!("phase-working"),
    }
}

/// A round's state in a word or two.
pub(super) fn state_text(state: &str, is_promoted: bool) -> String {
    match (state, is_promoted) {
        ("queued", _) => t!("round-queued"),
        ("running", _) => t!("round-running"),
        ("done", true) => t!("round-promoted"),
        ("done", false) => t!("round-not-promoted"),
        ("failed", _) => t!("round-failed"),
        ("cancelled", _) => t!("round-cancelled"),
        _ => t!("round-unknown"),
    }
}

fn cause_text(cause: &str, by: Option<String>) -> String {
    match (cause, by) {
        ("button", None) => t!("cause-button"),
        ("button", Some(by)) => t!("cause-button-by", by = by),
        ("api", None) => t!("cause-api"),
        ("api", Some(by)) => t!("cause-api-by", by = by),
        ("cli", _) => t!("cause-cli"),
        ("labels", _) => t!("cause-labels"),
        ("timer", _) => t!("cause-timer"),
        ("schema", None) => t!("cause-schema"),
        ("schema", Some(by)) => t!("cause-schema-by", by = by),
        (_, None) => t!("cause-other"),
        (_, Some(by)) => t!("cause-other-by", by = by),
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
        let reports = reports_until(r, id, number)?;
        let detail = round_detail(r, id, number)?;
        let is_open = matches!(round.state.as_str(), "queued" | "running");
        let last = r.rounds(id, 1)?.first().map_or(number, |last| last.number);
        Ok(RoundPage {
            number,
            state: round.state.clone(),
            state_text: state_text(&round.state, report.as_ref().is_some_and(|report| report.is_promoted)),
            cause_text: {
                let by = round.person.map(|person| r.person(person)).transpose()?.map(|person| person.name);
                cause_text(&round.cause, by)
            },
            when: When::new(round.finished.or(round.started).unwrap_or(round.created), now),
            live: is_open.then(|| live_view(app, &row.slug, &round)),
            error: round.error.clone(),
            is_current,
            can_roll_back: own.is_some() && !is_current,
            curve: learning_curve(&reports),
            figures: report.as_ref().map(|report| figures(&reports, report, &row)).unwrap_or_default(),
            is_new: own.is_some_and(|model| model.promoted.is_none()),
            rival: reports.keys().rev().copied().find(|other| *other != number),
            report: report.as_ref().map(|report| report_view(r, report, &detail, &row)).transpose()?,
            made_with: made_with(&round, own.map(|model| model.digest.as_str())),
            newer: (number < last).then_some(number + 1),
            older: (number > 1).then_some(number - 1),
            project: Frame::new(&row, me, "overview", done),
        })
    })
}

fn made_with(round: &RoundRow, digest: Option<&str>) -> Vec<MadeWith> {
    let mut lines = Vec::new();
    let mut say = |name: String, value: String| lines.push(MadeWith { name, value, is_key: false });
    if let Some(position) = round.position {
        say(t!("made-position"), position.to_string());
    }
    if let Some(seed) = round.seed {
        say(t!("made-seed"), seed.to_string());
    }
    if let Some(digest) = digest {
        say(t!("made-digest"), digest.to_owned());
    }
    for (name, value) in round.settings.as_ref().and_then(Value::as_object).into_iter().flatten() {
        let value = match value {
            Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        lines.push(MadeWith { name: name.replace('_', " "), value, is_key: true });
    }
    lines
}
