//! The daily sweep over REST: what waits with what changed in it, and one request that decides all of it.

use super::at;
use super::decisions::reviewer;
use crate::casework::field_diff;
use crate::domain::ReviewItemId;
use crate::error::Result;
use crate::http::body::Json;
use crate::http::{AppState, InWorkflow, Me, Reply, blocking};
use crate::reviews::{RunSweep, SweepSaid};
use actix_web::{HttpResponse, web};
use serde::Deserialize;
use serde_json::{Value, json};

/// How much of it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SweepQuery {
    limit: Option<usize>,
}

/// `GET /workflows/{workflow}/sweep`: what waits, oldest first, and the last sweeps.
pub async fn show(app: AppState, workflow: InWorkflow, query: web::Query<SweepQuery>) -> Reply {
    let most = query.limit.unwrap_or(50).min(50);
    let view = blocking(&app, move |app| {
        let now = app.now();
        app.store.read(|r| {
            let mut rows = Vec::new();
            for (item, review) in r.swept_reviews(workflow.id(), most)? {
                let decision = r.model_decision(item.decision)?;
                let args = decision.args();
                let before = decision.request.as_ref().map(|request| request["evidence"]["before"].clone());
                let changes = before.filter(|before| !before.is_null()).map(|before| field_diff(&before, &args));
                rows.push(json!({
                    "item": item.id, "version": item.version, "decision": decision.id, "external_id": decision.external,
                    "action": {"name": decision.action, "args": args}, "score": decision.facts.score,
                    "job_score": decision.facts.job_score, "job": r.job_of(decision.id)?, "reason": decision.reason,
                    "changes": changes, "opened_at": at(item.opened), "due_at": at(review.due), "is_late": review.due < now,
                }));
            }
            let (waiting, due) = r.swept_count(workflow.id())?;
            let sweeps: Vec<Value> = r
                .sweeps(workflow.id(), 20)?
                .iter()
                .map(|row| {
                    let by = r.person(row.person)?.name;
                    Ok(json!({"sweep": row.id, "at": at(row.at), "by": by, "approved": row.approved, "pulled": row.pulled}))
                })
                .collect::<Result<_>>()?;
            Ok(json!({"waiting": waiting, "due_at": due.map(at), "items": rows, "sweeps": sweeps, "as_of": at(now)}))
        })
    })
    .await?;
    Ok(HttpResponse::Ok().json(view))
}

/// A sweep: every row that was shown.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SweepBody {
    rows: Vec<RowBody>,
}

/// One row; with `pull` it is pulled out for that reason, without it is approved.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RowBody {
    item: i64,
    version: i64,
    pull: Option<String>,
    #[serde(default)]
    note: String,
}

/// `POST /workflows/{workflow}/sweep`: all rows, or none with the row that stands in the way.
pub async fn run(app: AppState, me: Me, workflow: InWorkflow, Json(body): Json<SweepBody>) -> Reply {
    let rows = body.rows.into_iter().map(|row| SweepSaid {
        item: ReviewItemId(row.item),
        version: row.version,
        pull: row.pull.filter(|code| !code.is_empty()),
        note: row.note,
    });
    let sweep = RunSweep { workflow: workflow.id(), by: reviewer(&me, workflow.id()), rows: rows.collect() };
    let swept = blocking(&app, move |app| sweep.run(&app.store, app.now())).await?;
    app.tell();
    app.ring();
    Ok(HttpResponse::Created().json(swept))
}
