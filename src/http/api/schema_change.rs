//! Change a project's classes: look first, then do.

use crate::domain::ProjectId;
use crate::error::Result;
use crate::http::body::Json;
use crate::http::{App, AppState, InProject, Me, Reply, blocking};
use crate::labels::{ChangeSchema, Consequences, SchemaChange};
use crate::rounds::StartRound;
use actix_web::HttpResponse;
use serde::Deserialize;
use serde_json::json;

/// A change, and whether to do it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Asked {
    change: SchemaChange,
    /// False: only say what would happen.
    #[serde(default)]
    confirm: bool,
}

/// `PATCH /projects/{project}/schema`: what would happen, or, with `confirm`, what did.
pub async fn change(app: AppState, me: Me, project: InProject, Json(asked): Json<Asked>) -> Reply {
    let change = ChangeSchema { project: project.id(), change: asked.change, by: me.person };
    let is_done = asked.confirm;
    let said = blocking(&app, move |app| match is_done {
        true => done(app, change),
        false => change.look(&app.store),
    })
    .await?;
    app.ring();
    let mut view = json!(said);
    view["is_done"] = is_done.into();
    Ok(HttpResponse::Ok().json(view))
}

/// Does it, and puts a round in line where models became stale; that there are too few labels for one is no error.
pub(crate) fn done(app: &App, change: ChangeSchema) -> Result<Consequences> {
    let (project, by): (ProjectId, _) = (change.project, change.by);
    let said = change.run(&app.store, app.now())?;
    if said.models_stale > 0
        && let Err(error) = (StartRound { project, cause: "schema", by: Some(by) }).run(&app.workshop, app.now())
    {
        tracing::info!(%error, "no round behind a change of classes");
    }
    Ok(said)
}
