//! The reviewer's side: the queue, a claim, a verdict.

use super::at;
use super::decisions::reviewer;
use crate::domain::{ReviewId, ReviewItemId, Timestamp};
use crate::error::{Error, Result};
use crate::http::body::{Json, OptionalJson};
use crate::http::{AppState, InWorkflow, Me, Reply, blocking};
use crate::reviews::{ClaimReview, Decline, GiveVerdict, KeepReview, ReleaseReview, UndoVerdict, Verb, review_view};
use actix_web::{HttpResponse, web};
use serde::Deserialize;
use serde_json::{Value, json};

/// A moment in RFC 3339.
pub(super) fn moment(name: &str, text: &str) -> Result<Timestamp> {
    text.parse::<jiff::Timestamp>()
        .map(|moment| Timestamp(moment.as_millisecond()))
        .map_err(|_| Error::Invalid(format!("{name} is `{text}`: use RFC 3339, such as 2026-11-22T09:30:00Z")))
}

/// How much of the queue.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QueueQuery {
    limit: Option<usize>,
}

/// `GET /queues/{workflow}`: what waits and what is in people's hands, most due first. Audits say nothing about the
/// decision they are of.
pub async fn queue(app: AppState, workflow: InWorkflow, query: web::Query<QueueQuery>) -> Reply {
    let most = query.limit.unwrap_or(100).min(1000);
    let view = blocking(&app, move |app| {
        let now = app.now();
        app.store.read(|r| {
            let mut rows = Vec::new();
            for (item, review) in r.open_reviews(workflow.id(), now, most)? {
                let decision = r.model_decision(item.decision)?;
                let is_held = review.state == "claimed" && review.lease.is_some_and(|lease| lease >= now);
                let holder = review.person.filter(|_| is_held).map(|person| r.person(person)).transpose()?;
                rows.push(json!({
                    "item": item.id, "review": review.id, "kind": item.kind, "tier": review.tier,
                    "purpose": review.purpose, "action": decision.action, "external_id": decision.external,
                    "confidence": if item.kind == "audit" { Value::Null } else { json!(decision.facts.usable_confidence()) },
                    "opened_at": at(item.opened), "due_at": at(review.due), "is_late": review.due < now,
                    "age_secs": now.secs_since(review.entered), "claimed_by": holder.map(|person| person.name),
                }));
            }
            Ok(json!({"pressure": r.pressure(workflow.id(), now)?, "items": rows, "as_of": at(now)}))
        })
    })
    .await?;
    Ok(HttpResponse::Ok().json(view))
}

/// How full a queue is, so that a program can slow itself down.
pub(in crate::http) async fn pressed(
    app: &AppState,
    workflow: InWorkflow,
) -> std::result::Result<Value, crate::http::Failure> {
    blocking(app, move |app| {
        let now = app.now();
        app.store.read(|r| {
            let row = r.workflow(workflow.id())?;
            let pressure = r.pressure(workflow.id(), now)?;
            let advice = match () {
                () if row.halted.is_some() => "stop",
                () if pressure.overdue > 0 => "slow_down",
                () => "go_on",
            };
            let mut view = serde_json::to_value(pressure).map_err(Error::internal)?;
            view["advice"] = json!(advice);
            view["halted"] = json!(row.halted.is_some());
            view["as_of"] = json!(at(now));
            Ok(view)
        })
    })
    .await
}

/// `GET /queues/{workflow}/pressure`.
pub async fn pressure(app: AppState, workflow: InWorkflow) -> Reply {
    Ok(HttpResponse::Ok().json(pressed(&app, workflow).await?))
}

/// What to claim.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ClaimBody {
    item: Option<i64>,
    audits: Option<bool>,
    another: bool,
}

/// `POST /queues/{workflow}/next`: what is due first, or 204.
pub async fn claim(app: AppState, me: Me, workflow: InWorkflow, OptionalJson(body): OptionalJson<ClaimBody>) -> Reply {
    let claim = ClaimReview {
        workflow: workflow.id(),
        by: reviewer(&me, workflow.id()),
        item: body.item.map(ReviewItemId),
        is_audit: body.audits,
        another: body.another,
    };
    let claimed = blocking(&app, move |app| claim.run(&app.store, app.now())).await?;
    Ok(match claimed {
        Some(claimed) => HttpResponse::Ok().json(review_view(&claimed)),
        None => HttpResponse::NoContent().finish(),
    })
}

/// A sign of life.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeepBody {
    fence: i64,
    draft: Option<String>,
    #[serde(default)]
    opened_evidence: bool,
}

/// `POST /reviews/{review}/heartbeat`: its full lease again; keeps a draft.
pub async fn heartbeat(
    app: AppState,
    me: Me,
    workflow: InWorkflow,
    path: web::Path<i64>,
    Json(body): Json<KeepBody>,
) -> Reply {
    let keep = KeepReview {
        review: ReviewId(*path),
        by: reviewer(&me, workflow.id()),
        fence: body.fence,
        draft: body.draft,
        opened_evidence: body.opened_evidence,
    };
    let lease = blocking(&app, move |app| keep.run(&app.store, app.now())).await?;
    Ok(HttpResponse::Ok().json(json!({"lease_until": at(lease)})))
}

/// Put it back, or pass on it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PutBackBody {
    fence: i64,
    #[serde(default)]
    reason: String,
}

/// `POST /reviews/{review}/release`.
pub async fn release(
    app: AppState,
    me: Me,
    workflow: InWorkflow,
    path: web::Path<i64>,
    Json(body): Json<PutBackBody>,
) -> Reply {
    let release = ReleaseReview { review: ReviewId(*path), by: reviewer(&me, workflow.id()), fence: body.fence };
    blocking(&app, move |app| release.run(&app.store, app.now())).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// `POST /reviews/{review}/decline`: never again to this person.
pub async fn decline(
    app: AppState,
    me: Me,
    workflow: InWorkflow,
    path: web::Path<i64>,
    Json(body): Json<PutBackBody>,
) -> Reply {
    let by = reviewer(&me, workflow.id());
    let decline = Decline { review: ReviewId(*path), by, fence: body.fence, reason: body.reason };
    blocking(&app, move |app| decline.run(&app.store, app.now())).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// A verdict.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VerdictBody {
    fence: i64,
    version: Option<i64>,
    verb: Verb,
    reason_code: Option<String>,
    #[serde(default)]
    note: String,
    args: Option<Value>,
    revisit_at: Option<String>,
    active_ms: Option<i64>,
    lean: Option<Verb>,
}

/// `POST /reviews/{review}/verdict`: 201; a repeat of the same verdict by the same person is 200, everything else that
/// comes too late 409 with the winner.
pub async fn verdict(
    app: AppState,
    me: Me,
    workflow: InWorkflow,
    path: web::Path<i64>,
    Json(body): Json<VerdictBody>,
) -> Reply {
    let give = GiveVerdict {
        review: ReviewId(*path),
        by: reviewer(&me, workflow.id()),
        fence: body.fence,
        version: body.version,
        verb: body.verb,
        reason_code: body.reason_code,
        note: body.note,
        args: body.args,
        revisit: body.revisit_at.as_deref().map(|text| moment("revisit_at", text)).transpose()?,
        active_ms: body.active_ms.filter(|ms| (0..=86_400_000).contains(ms)),
        channel: "api",
        lean: body.lean,
    };
    let given = blocking(&app, move |app| give.run(&app.store, app.now())).await?;
    app.tell();
    // A correction may have labeled enough for a round.
    app.ring();
    Ok(if given.is_repeat { HttpResponse::Ok() } else { HttpResponse::Created() }.json(given))
}

/// `POST /reviews/{review}/undo`: takes one's verdict back inside its window; the review is in hand again, under a new
/// fence and with what was said as its draft.
pub async fn undo(app: AppState, me: Me, workflow: InWorkflow, path: web::Path<i64>) -> Reply {
    let undo = UndoVerdict { review: ReviewId(*path), by: reviewer(&me, workflow.id()) };
    let held = blocking(&app, move |app| undo.run(&app.store, app.now())).await?;
    app.tell();
    Ok(HttpResponse::Ok().json(review_view(&held)))
}
