//! Practice items of labeling: mark one, make it ordinary again, how people answer them.

use crate::domain::LabelValue;
use crate::error::Error;
use crate::http::body::Json;
use crate::http::{AppState, InProject, Me, Reply, blocking};
use crate::labels::{MarkGold, UnmarkGold};
use crate::rounds::practice_overview;
use actix_web::{HttpResponse, web};
use serde::Deserialize;
use serde_json::json;

/// The label that is right, and why.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MarkBody {
    label: Option<LabelValue>,
    #[serde(default)]
    note: String,
}

/// `PUT /projects/{project}/items/{item}/gold`.
pub async fn mark(
    app: AppState,
    me: Me,
    project: InProject,
    path: web::Path<(String, String)>,
    Json(body): Json<MarkBody>,
) -> Reply {
    let (id, by, external) = (project.id(), me.person, path.into_inner().1);
    let marked = blocking(&app, move |app| {
        let row = app.store.look_up(|r| Ok(r.item_by_external(id, &external)?.row))?;
        let label = body.label.map(LabelValue::into_text);
        let mark = MarkGold { project: id, rows: vec![row], label, note: body.note, by };
        mark.run(&app.store, app.now())?.or_refused(&external)?;
        app.store.read(|r| {
            let item = r.item_by_external(id, &external)?;
            let known = r.decision(item.id)?.ok_or_else(|| Error::internal("a practice item has no label"))?;
            let label = r.answer_of(&r.project(id)?.schema, item.id, known.class)?;
            Ok(json!({"item": external, "label": label, "note": known.note}))
        })
    })
    .await?;
    app.ring();
    Ok(HttpResponse::Ok().json(marked))
}

/// `DELETE /projects/{project}/items/{item}/gold`.
pub async fn unmark(app: AppState, me: Me, project: InProject, path: web::Path<(String, String)>) -> Reply {
    let (id, by, external) = (project.id(), me.person, path.into_inner().1);
    blocking(&app, move |app| {
        let row = app.store.look_up(|r| Ok(r.item_by_external(id, &external)?.row))?;
        UnmarkGold { project: id, rows: vec![row], by }.run(&app.store, app.now())
    })
    .await?;
    app.ring();
    Ok(HttpResponse::NoContent().finish())
}

/// `GET /projects/{project}/gold`.
pub async fn show(app: AppState, project: InProject) -> Reply {
    let found = blocking(&app, move |app| app.store.read(|r| practice_overview(r, project.id()))).await?;
    Ok(HttpResponse::Ok().json(match found {
        Some(found) => json!(found),
        None => json!({"items": [], "people": []}),
    }))
}
