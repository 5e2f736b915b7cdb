//! What people handed to the leads.

use super::at;
use crate::domain::{LabelValue, ProjectId};
use crate::error::Result;
use crate::http::body::Json;
use crate::http::{App, AppState, InProject, Me, Reply, blocking};
use crate::labels::{Because, SettleEscalation};
use actix_web::{HttpResponse, web};
use serde::Deserialize;
use serde_json::{Value, json};

/// Escalations listed when nobody says how many.
const LISTED: usize = 100;

/// How many.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ListQuery {
    limit: Option<usize>,
}

/// How it is settled: with a label, or with none, so that others are asked.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SettleBody {
    label: Option<LabelValue>,
    #[serde(default)]
    reason: String,
    #[serde(default)]
    note: String,
}

/// `GET /projects/{project}/escalations`.
pub async fn list(app: AppState, project: InProject, query: web::Query<ListQuery>) -> Reply {
    let most = query.limit.unwrap_or(LISTED).min(1000);
    let found = blocking(&app, move |app| view(app, project.id(), most)).await?;
    Ok(HttpResponse::Ok().json(found))
}

fn view(app: &App, project: ProjectId, most: usize) -> Result<Value> {
    app.store.read(|r| {
        let mut waiting = Vec::new();
        for one in r.escalations_waiting(project, most)? {
            let item = r.item(one.item)?;
            let said: Vec<Value> = r.annotations_of(item.id)?.into_iter().map(|answer| json!(answer.label)).collect();
            waiting.push(json!({
                "escalation": one.id, "item": item.external, "by": r.person(one.person)?.name, "note": one.note,
                "at": at(one.at), "answers": said, "is_gold": r.gold_item(item.id)?.is_some(),
            }));
        }
        Ok(json!({"count": r.open_escalations(project)?, "escalations": waiting}))
    })
}

/// `POST /projects/{project}/escalations/{escalation}/settle`.
pub async fn settle(
    app: AppState,
    me: Me,
    project: InProject,
    path: web::Path<(String, i64)>,
    Json(body): Json<SettleBody>,
) -> Reply {
    let (id, by, escalation) = (project.id(), me.person, path.into_inner().1);
    let done = blocking(&app, move |app| {
        let because = Because { reason: body.reason, note: body.note };
        let label = body.label.map(LabelValue::into_text);
        let settled = SettleEscalation { project: id, escalation, label, because, by }.run(&app.store, app.now())?;
        let item = app.store.read(|r| Ok(r.item(settled.item)?.external))?;
        Ok(json!({"escalation": escalation, "item": item, "label": settled.label}))
    })
    .await?;
    app.ring();
    Ok(HttpResponse::Ok().json(done))
}
