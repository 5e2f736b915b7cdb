//! Rounds: start, look, wait, cancel, roll back.

use super::at;
use crate::domain::ProjectId;
use crate::error::{Error, Result};
use crate::http::body::OptionalJson;
use crate::http::{App, AppState, InProject, Me, Reply, blocking};
use crate::rounds::{
    CancelRound, Rollback, RoundReport, SpendHoldout, StartRound, Workshop, advise_project, compare_rounds,
    round_detail,
};
use crate::store::{ProjectRow, Reader, RoundRow};
use actix_web::{HttpResponse, web};
use serde::Deserialize;
use serde_json::{Value, json};
use std::time::{Duration, Instant};

/// How long to wait for a round to end, in seconds.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WaitQuery {
    wait: Option<u64>,
}

/// What a start may ask for beside a plain round.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Start {
    spend_holdout: bool,
}

/// How many rounds.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ListQuery {
    limit: Option<usize>,
}

/// Longest wait in one request.
const LONGEST_WAIT: u64 = 120;

/// A round as REST and the command line show it.
pub(crate) fn view(workshop: &Workshop, round: &RoundRow) -> Value {
    let live = workshop.live.of(round.id);
    let progress = live.as_ref().map_or(if is_open(round) { 0.0 } else { 1.0 }, |live| live.progress);
    let phase = live.map_or("", |live| live.phase);
    json!({
        "round": round.number, "number": round.number, "state": round.state, "cause": round.cause, "phase": phase, "progress": progress,
        "created_at": at(round.created), "started_at": round.started.map(at), "finished_at": round.finished.map(at),
        "position": round.position, "seed": round.seed, "settings": round.settings, "metrics": round.report,
        "model": round.model, "error": round.error,
    })
}

/// `POST /projects/{project}/rounds`.
pub async fn start(app: AppState, me: Me, project: InProject, OptionalJson(asked): OptionalJson<Start>) -> Reply {
    let (project, by) = (project.id(), Some(me.person));
    let start = move |app: &App| match asked.spend_holdout {
        true => SpendHoldout { project, cause: "api", by }.run(&app.workshop, app.now()),
        false => StartRound { project, cause: "api", by }.run(&app.workshop, app.now()),
    };
    let round = blocking(&app, start).await?;
    app.ring();
    Ok(HttpResponse::Accepted().json(view(&app.workshop, &round)))
}

/// Whether labeling could stop, as of now, with the last round's honest figures.
pub(crate) fn advice_view(reader: &Reader<'_>, project: ProjectId) -> Result<Value> {
    let (number, advice) = advise_project(reader, project)?;
    let mut view = serde_json::to_value(&advice).map_err(Error::internal)?;
    let report = number.map(|number| reader.round(project, number)).transpose()?.and_then(|round| round.report);
    let honest = report.and_then(|report| serde_json::from_value::<RoundReport>(report).ok()?.honest);
    view["round"] = json!(number);
    view["honest"] = serde_json::to_value(honest).map_err(Error::internal)?;
    Ok(view)
}

/// `GET /projects/{project}/advice`.
pub async fn advice(app: AppState, project: InProject) -> Reply {
    let view = blocking(&app, move |app| app.store.read(|r| advice_view(r, project.id()))).await?;
    Ok(HttpResponse::Ok().json(view))
}

/// `GET /projects/{project}/rounds`: newest first.
pub async fn list(app: AppState, project: InProject, query: web::Query<ListQuery>) -> Reply {
    let most = query.limit.unwrap_or(50).min(1000);
    let rounds = blocking(&app, move |app| app.store.read(|r| r.rounds(project.id(), most))).await?;
    let views: Vec<Value> = rounds.iter().map(|round| view(&app.workshop, round)).collect();
    Ok(HttpResponse::Ok().json(views))
}

fn is_open(round: &RoundRow) -> bool {
    matches!(round.state.as_str(), "queued" | "running")
}

/// `GET /projects/{project}/rounds/{round}`: at once, or when it has ended, with `?wait=` at most that many seconds.
pub async fn show(
    app: AppState,
    project: InProject,
    path: web::Path<(String, i64)>,
    query: web::Query<WaitQuery>,
) -> Reply {
    let (_, number) = path.into_inner();
    let until = Instant::now() + Duration::from_secs(query.wait.unwrap_or(0).min(LONGEST_WAIT));
    let mut pause = Duration::from_millis(10);
    loop {
        let round = blocking(&app, move |app| app.store.read(|r| r.round(project.id(), number))).await?;
        if !is_open(&round) || Instant::now() >= until {
            return Ok(HttpResponse::Ok().json(view(&app.workshop, &round)));
        }
        tokio::time::sleep(pause).await;
        pause = (pause * 2).min(Duration::from_millis(250));
    }
}

/// The id of the item at a row, as files and pages have it.
fn named(reader: &Reader<'_>, row: &ProjectRow, at: u32) -> Result<String> {
    Ok(reader.item_at_row(row.id, at)?.map_or_else(|| format!("row {at}"), |item| item.external))
}

/// `GET /projects/{project}/rounds/{round}/detail`.
pub async fn detail(app: AppState, project: InProject, path: web::Path<(String, i64)>) -> Reply {
    let (id, (_, number)) = (project.id(), path.into_inner());
    let view = blocking(&app, move |app: &App| {
        app.store.read(|r| {
            let row = r.project(id)?;
            let detail = round_detail(r, id, number)?;
            let calls = detail.calls.iter().map(|call| {
                Ok(json!({"item": named(r, &row, call.row)?, "label": row.schema.value(call.truth),
                          "said": row.schema.value(call.said), "confidence": call.confidence}))
            });
            let flips = detail.flips.listed.iter().map(|flip| {
                Ok(json!({"item": named(r, &row, flip.row)?,
                          "before": {"label": row.schema.value(flip.before.0), "confidence": flip.before.1},
                          "after": {"label": row.schema.value(flip.after.0), "confidence": flip.after.1}}))
            });
            Ok(json!({"round": number, "calls": calls.collect::<Result<Vec<Value>>>()?,
                      "flips": {"count": detail.flips.count, "of": detail.flips.of,
                                "listed": flips.collect::<Result<Vec<Value>>>()?}}))
        })
    })
    .await?;
    Ok(HttpResponse::Ok().json(view))
}

/// `GET /projects/{project}/rounds/{round}/against/{other}`.
pub async fn compare(app: AppState, project: InProject, path: web::Path<(String, i64, i64)>) -> Reply {
    let (id, (_, a, b)) = (project.id(), path.into_inner());
    let view = blocking(&app, move |app: &App| {
        app.store.read(|r| {
            let row = r.project(id)?;
            let found = compare_rounds(r, id, a, b)?;
            let differ = found.differ.iter().map(|&(at, a, b, truth)| {
                Ok(json!({"item": named(r, &row, at)?, "a": row.schema.value(a), "b": row.schema.value(b),
                          "label": row.schema.value(truth)}))
            });
            Ok(json!({"a": found.a, "b": found.b, "settings": found.settings, "test": found.test,
                      "differ": differ.collect::<Result<Vec<Value>>>()?}))
        })
    })
    .await?;
    Ok(HttpResponse::Ok().json(view))
}

async fn act(app: &AppState, work: impl FnOnce(&App) -> Result<RoundRow> + Send + 'static) -> Reply {
    let round = blocking(app, work).await?;
    app.ring();
    Ok(HttpResponse::Ok().json(view(&app.workshop, &round)))
}

/// `POST /projects/{project}/rounds/{round}/cancel`.
pub async fn cancel(app: AppState, me: Me, project: InProject, path: web::Path<(String, i64)>) -> Reply {
    let cancel = CancelRound { project: project.id(), number: path.1, by: Some(me.person) };
    act(&app, move |app| cancel.run(&app.workshop, app.now())).await
}

/// `POST /projects/{project}/rounds/{round}/rollback`: that round's model becomes the current one.
pub async fn rollback(app: AppState, me: Me, project: InProject, path: web::Path<(String, i64)>) -> Reply {
    let back = Rollback { project: project.id(), number: path.1, by: Some(me.person) };
    act(&app, move |app| back.run(&app.workshop, app.now())).await
}
