//! Templates, and the samples to try one on.

use crate::domain::WorkflowId;
use crate::http::{AppState, InWorkflow, Me, Reply, blocking};
use crate::templates::{LoadSamples, templates};
use actix_web::HttpResponse;
use serde_json::json;

/// `GET /templates`.
pub async fn list() -> Reply {
    Ok(HttpResponse::Ok().json(templates()?))
}

/// `POST /workflows/{workflow}/samples`: posts the samples of the workflow's template, as a program would.
pub async fn samples(app: AppState, me: Me, workflow: InWorkflow) -> Reply {
    let new = load(&app, &me, workflow.id()).await?;
    Ok(HttpResponse::Ok().json(json!({"new": new})))
}

/// Loads them and tells whoever waits.
pub(crate) async fn load(
    app: &AppState,
    me: &Me,
    workflow: WorkflowId,
) -> std::result::Result<usize, crate::http::Failure> {
    let load = LoadSamples { workflow, by: me.person };
    let new = blocking(app, move |app| load.run(&app.store, app.now())).await?;
    app.tell();
    Ok(new)
}
