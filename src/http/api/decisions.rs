//! Decisions of models: post one, wait for its verdict, call it off, report what was done.

use crate::domain::DecisionId;
use crate::error::{Because, Error};
use crate::http::body::Json;
use crate::http::{AppState, Failure, InWorkflow, Me, Reply, blocking, scored};
use crate::people::{GOVERN, REVIEW, ROUTE};
use crate::reviews::{
    CancelDecision, DecisionRequest, DecisionView, EffectState, FlagDecision, ReportEffect, Reviewer, RouteDecision,
    StopOutbox, decision_view, life_view, refuse_gold,
};
use crate::routing::digest_of;
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use serde::Deserialize;
use serde_json::{Value, json};
use std::time::Duration;
use tokio::time::Instant;

/// Nobody holds a connection longer than this; ask again.
const LONGEST_WAIT: u64 = 60;
/// What no page or program of this process did, such as an expiry, is noticed this late at most.
const LOOK_AGAIN: Duration = Duration::from_secs(1);

/// What REST and the tools for agents answer.
pub(in crate::http) type Answer = Result<(StatusCode, Value), Failure>;

fn reply((status, body): (StatusCode, Value)) -> Reply {
    Ok(HttpResponse::build(status).json(body))
}

/// Whoever reviews, from whoever calls.
pub(super) fn reviewer(me: &Me, workflow: crate::domain::WorkflowId) -> Reviewer {
    let is_lead = me.may_in_workflow(&[crate::domain::WorkflowRole::Lead], workflow);
    Reviewer { person: me.person, name: me.name.clone(), tier: if is_lead { 2 } else { 1 } }
}

/// Grants are for programs that may report what they do with them.
fn may_hold_grants(me: &Me, workflow: crate::domain::WorkflowId) -> bool {
    me.session().is_none() && me.has_scope(crate::domain::Scope::Effect) && me.may_in_workflow(ROUTE, workflow)
}

/// A gold item is no program's decision. To whoever governs it is one like any other until its verdict.
async fn hide_gold(app: &AppState, me: &Me, workflow: InWorkflow, id: DecisionId) -> Result<(), Failure> {
    let may_see_open = me.may_in_workflow(GOVERN, workflow.id());
    blocking(app, move |app| app.store.read(|r| refuse_gold(r, id, may_see_open))).await
}

/// Routes it: on disk, and only then answered. 201 for a new one, 200 for a repeat.
pub(in crate::http) async fn routed(app: &AppState, me: &Me, request: DecisionRequest) -> Answer {
    let slug = request.workflow.clone();
    let workflow = app.store.look_up(|r| r.workflow_id(&slug))?;
    if !me.may_in_workflow(ROUTE, workflow) {
        // Whoever is not in the workflow may not know that it exists.
        return Err(match me.role_in_workflow(workflow) {
            None => Error::NotFound(format!("there is no workflow `{slug}`")),
            Some(role) => {
                Error::Forbidden(format!("your role here is {}; this takes agent or engineer", role.as_str()))
            }
        }
        .into());
    }
    let (by, with_grant) = (me.person, may_hold_grants(me, workflow));
    blocking(app, move |app| {
        let now = app.now();
        let score = scored::score(app, workflow, &request)?;
        let routed = RouteDecision { workflow, request, by }.run_scored(&app.store, score, now)?;
        let view = app.store.read(|r| decision_view(r, routed.decision, with_grant, now))?;
        let mut view = serde_json::to_value(view).map_err(Error::internal)?;
        if let Some(seq) = routed.audit_seq {
            view["audit_seq"] = json!(seq);
        }
        app.tell();
        Ok((if routed.is_new { StatusCode::CREATED } else { StatusCode::OK }, view))
    })
    .await
}

/// `POST /decisions`.
pub async fn route(app: AppState, me: Me, Json(request): Json<DecisionRequest>) -> Reply {
    reply(routed(&app, &me, request).await?)
}

/// What a caller waits for.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WaitQuery {
    wait: Option<u64>,
}

/// A decision at once, or when there is nothing more to wait for, at most so many seconds later. Running out of time is
/// never an approval: the answer says `timed_out` beside what is so.
pub(in crate::http) async fn waited(
    app: &AppState,
    me: &Me,
    workflow: InWorkflow,
    id: DecisionId,
    wait_secs: u64,
) -> Answer {
    hide_gold(app, me, workflow, id).await?;
    let with_grant = may_hold_grants(me, workflow.id());
    let wait = wait_secs.min(LONGEST_WAIT);
    let until = Instant::now() + Duration::from_secs(wait);
    let mut news = app.news();
    loop {
        news.borrow_and_update();
        let view: DecisionView = blocking(app, move |app| {
            let now = app.now();
            app.store.read(|r| decision_view(r, id, with_grant, now))
        })
        .await?;
        if view.is_settled() || Instant::now() >= until {
            let timed_out = wait > 0 && !view.is_settled();
            let mut view = serde_json::to_value(view).map_err(Error::internal)?;
            if timed_out {
                view["timed_out"] = json!(true);
            }
            return Ok((StatusCode::OK, view));
        }
        let pause = LOOK_AGAIN.min(until.saturating_duration_since(Instant::now()));
        let _ = tokio::time::timeout(pause, news.changed()).await;
    }
}

/// `GET /decisions/{decision}`.
pub async fn show(
    app: AppState,
    me: Me,
    workflow: InWorkflow,
    path: web::Path<i64>,
    query: web::Query<WaitQuery>,
) -> Reply {
    reply(waited(&app, &me, workflow, DecisionId(*path), query.wait.unwrap_or(0)).await?)
}

/// `GET /decisions/{decision}/life`.
pub async fn life(app: AppState, path: web::Path<i64>) -> Reply {
    let id = DecisionId(*path);
    let view = blocking(&app, move |app| {
        let now = app.now();
        app.store.read(|r| {
            refuse_gold(r, id, true)?;
            life_view(r, id, now)
        })
    })
    .await?;
    Ok(HttpResponse::Ok().json(view))
}

/// Why it is called off.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CancelBody {
    #[serde(default)]
    reason: String,
}

/// `POST /decisions/{decision}/cancel`.
pub async fn cancel(app: AppState, me: Me, path: web::Path<i64>, Json(body): Json<CancelBody>) -> Reply {
    let (id, by) = (DecisionId(*path), me.person);
    let view = blocking(&app, move |app| {
        let now = app.now();
        CancelDecision { decision: id, reason: body.reason, by }.run(&app.store, now)?;
        app.tell();
        app.store.read(|r| decision_view(r, id, false, now))
    })
    .await?;
    Ok(HttpResponse::Ok().json(view))
}

/// What was done. Either the arguments or their digest.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EffectBody {
    grant: Option<String>,
    state: EffectState,
    args: Option<Value>,
    args_digest: Option<String>,
    #[serde(default)]
    note: String,
}

/// Takes a report: `started` before it runs, then `succeeded` or `failed`.
pub(in crate::http) async fn reported(app: &AppState, me: &Me, id: DecisionId, body: EffectBody) -> Answer {
    let by = me.person;
    let args_digest = match (&body.args, &body.args_digest) {
        (Some(args), None) => digest_of(args),
        (None, Some(digest)) => digest.clone(),
        _ => {
            return Err(Error::invalid("send either `args`, the arguments it runs with, or their `args_digest`").into());
        }
    };
    blocking(app, move |app| {
        let now = app.now();
        let report =
            ReportEffect { decision: id, grant: body.grant, state: body.state, args_digest, note: body.note, by };
        report.run(&app.store, now)?;
        let view = app.store.read(|r| decision_view(r, id, false, now))?;
        Ok((StatusCode::OK, serde_json::to_value(view).map_err(Error::internal)?))
    })
    .await
}

/// `POST /decisions/{decision}/effect`.
pub async fn effect(app: AppState, me: Me, path: web::Path<i64>, Json(body): Json<EffectBody>) -> Reply {
    reply(reported(&app, &me, DecisionId(*path), body).await?)
}

/// What looks wrong.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FlagBody {
    cause: String,
    #[serde(default)]
    targeted: bool,
}

/// `POST /decisions/{decision}/flag`: a second look, kept out of every rate.
pub async fn flag(
    app: AppState,
    me: Me,
    workflow: InWorkflow,
    path: web::Path<i64>,
    Json(body): Json<FlagBody>,
) -> Reply {
    if body.targeted && !me.may_in_workflow(GOVERN, workflow.id()) {
        return Err(Error::refused(Because::Forbidden, "role", "only leads and engineers look at targets").into());
    }
    if !me.may_in_workflow(REVIEW, workflow.id()) {
        hide_gold(&app, &me, workflow, DecisionId(*path)).await?;
    }
    let flag = FlagDecision {
        decision: DecisionId(*path),
        cause: FlagDecision::cause(&body.cause)?,
        by: me.person,
        is_targeted: body.targeted,
    };
    let item = blocking(&app, move |app| flag.run(&app.store, app.now())).await?;
    Ok(HttpResponse::Ok().json(json!({"item": item, "is_new": item.is_some()})))
}

/// Why it is stopped.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StopBody {
    reason_code: String,
}

/// `POST /decisions/{decision}/stop`: before it leaves the outbox.
pub async fn stop(
    app: AppState,
    me: Me,
    workflow: InWorkflow,
    path: web::Path<i64>,
    Json(body): Json<StopBody>,
) -> Reply {
    let id = DecisionId(*path);
    let stop = StopOutbox { decision: id, reason_code: body.reason_code, by: reviewer(&me, workflow.id()) };
    let view = blocking(&app, move |app| {
        let now = app.now();
        stop.run(&app.store, now)?;
        app.tell();
        app.store.read(|r| decision_view(r, id, false, now))
    })
    .await?;
    Ok(HttpResponse::Ok().json(view))
}

/// Which decisions.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ListQuery {
    before: Option<i64>,
    limit: Option<usize>,
}

/// `GET /workflows/{workflow}/decisions`: newest first.
pub async fn list(app: AppState, workflow: InWorkflow, query: web::Query<ListQuery>) -> Reply {
    let (before, most) = (query.before.unwrap_or(i64::MAX), query.limit.unwrap_or(50).min(500));
    let views = blocking(&app, move |app| {
        let now = app.now();
        app.store.read(|r| {
            let rows = r.model_decisions(workflow.id(), before, most)?;
            rows.iter().map(|row| decision_view(r, row.id, false, now)).collect::<crate::error::Result<Vec<_>>>()
        })
    })
    .await?;
    Ok(HttpResponse::Ok().json(views))
}
