//! Jobs: what their people set, the weights they learned, how model and people agree; and lessons about fields.

use super::at;
use crate::http::body::Json;
use crate::http::{AppState, InWorkflow, Me, Reply, blocking};
use crate::reviews::{ResetJob, SetAutoReject, field_path, job_report};
use actix_web::{HttpResponse, web};
use serde::Deserialize;
use serde_json::{Value, json};

/// Jobs listed.
const MOST: usize = 200;

/// `GET /workflows/{workflow}/jobs`: by name; none where the policy has no score.
pub async fn list(app: AppState, workflow: InWorkflow) -> Reply {
    let reports = blocking(&app, move |app| {
        app.store.read(|r| {
            let row = r.workflow(workflow.id())?;
            let rule = row.policy.map(|id| r.policy(id)).transpose()?.and_then(|policy| policy.policy.score);
            let Some(rule) = rule else { return Ok(Vec::new()) };
            r.jobs(row.id, MOST)?.iter().map(|job| job_report(r, row.id, &rule, job)).collect()
        })
    })
    .await?;
    Ok(HttpResponse::Ok().json(reports))
}

/// A job's switch.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct JobBody {
    auto_reject: bool,
}

/// `PUT /workflows/{workflow}/jobs/{job}`: whether low scores are staged for rejection.
pub async fn set(
    app: AppState,
    me: Me,
    workflow: InWorkflow,
    path: web::Path<(String, String)>,
    Json(body): Json<JobBody>,
) -> Reply {
    let set = SetAutoReject { workflow: workflow.id(), job: path.1.clone(), is_on: body.auto_reject, by: me.person };
    let row = blocking(&app, move |app| set.run(&app.store, app.now())).await?;
    Ok(HttpResponse::Ok().json(json!({
        "job": row.name, "auto_reject": row.auto_reject, "set_at": row.set_at.map(at), "said": row.said,
    })))
}

/// `POST /workflows/{workflow}/jobs/{job}/reset`: it forgets the weights it learned.
pub async fn reset(app: AppState, me: Me, workflow: InWorkflow, path: web::Path<(String, String)>) -> Reply {
    let reset = ResetJob { workflow: workflow.id(), job: path.1.clone(), by: me.person };
    blocking(&app, move |app| reset.run(&app.store, app.now())).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Which lessons.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LessonsQuery {
    after: Option<i64>,
    limit: Option<usize>,
}

/// `GET /workflows/{workflow}/field-lessons`: one JSON object a line and field, for training an extractor.
pub async fn field_lessons(app: AppState, workflow: InWorkflow, query: web::Query<LessonsQuery>) -> Reply {
    let (after, most) = (query.after.unwrap_or(0), query.limit.unwrap_or(1000).min(10_000));
    let lines = blocking(&app, move |app| {
        app.store.read(|r| {
            let mut lines = String::new();
            for row in r.field_lessons(workflow.id(), after, most)? {
                let decision = r.model_decision(row.decision)?;
                let verdict = r.verdict(row.verdict)?;
                let fields = decision.request.as_ref().map(|request| request["fields"].clone()).unwrap_or_default();
                let named = |field: &&Value| field["name"].as_str() == Some(row.field.as_str());
                let field = fields.as_array().into_iter().flatten().find(named).cloned().unwrap_or_default();
                let path = field_path(&field);
                let proposed = decision.proposed_args();
                let after = verdict.args.as_ref().unwrap_or(&proposed);
                let page = field["page"].as_u64().unwrap_or(1);
                let picture = r.decision_pages(row.decision)?.into_iter().find(|one| u64::from(one.page) == page);
                let line = json!({
                    "lesson": row.id, "at": at(row.at), "decision": row.decision, "external_id": decision.external,
                    "field": row.field, "kind": row.kind, "before": proposed.pointer(&path), "after": after.pointer(&path),
                    "confidence": field["confidence"], "page": page, "region": field["region"],
                    "page_sha256": picture.map(|one| one.sha256), "selection": row.selection,
                    "probability": row.probability, "split": row.split, "annotation": row.annotation,
                    "why_not": row.why_not, "reason_code": verdict.reason_code, "model": decision.model,
                    "fingerprint": decision.fingerprint,
                });
                lines.push_str(&line.to_string());
                lines.push('\n');
            }
            Ok(lines)
        })
    })
    .await?;
    Ok(HttpResponse::Ok().content_type("application/x-ndjson").body(lines))
}
