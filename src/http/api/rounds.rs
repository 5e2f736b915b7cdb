//! Rounds: start, look, wait, cancel, roll back.

use super::at;
use crate::error::Result;
use crate::http::{App, AppState, InProject, Me, Reply, blocking};
use crate::rounds::{CancelRound, Rollback, StartRound, Workshop};
use crate::store::RoundRow;
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
pub async fn start(app: AppState, me: Me, project: InProject) -> Reply {
    let start = StartRound { project: project.id(), cause: "api", by: Some(me.person) };
    let round = blocking(&app, move |app| start.run(&app.workshop, app.now())).await?;
    app.ring();
    Ok(HttpResponse::Accepted().json(view(&app.workshop, &round)))
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
