//! How far people agree, as numbers.

use crate::error::Error;
use crate::http::{AppState, InProject, Reply, blocking};
use crate::rounds::{agreement_of, anchoring, practice_overview};
use actix_web::HttpResponse;
use serde_json::json;

/// `GET /projects/{project}/agreement`: also with practice items, and whether seeing suggestions sways people.
pub async fn show(app: AppState, project: InProject) -> Reply {
    let found = blocking(&app, move |app| {
        app.store.read(|r| {
            let found = agreement_of(&app.workshop, r, project.id())?;
            let mut found = serde_json::to_value(found).map_err(Error::internal)?;
            found["practice"] = json!(practice_overview(r, project.id())?);
            found["anchoring"] = json!(anchoring(r, project.id())?);
            Ok(found)
        })
    })
    .await?;
    Ok(HttpResponse::Ok().json(found))
}
