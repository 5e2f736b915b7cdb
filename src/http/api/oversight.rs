//! The oversight document: as Markdown, or its promises as JSON.

use crate::error::{Error, Result};
use crate::http::{AppState, InWorkflow, Reply, blocking};
use crate::oversight::{Oversight, document, look};
use actix_web::{HttpResponse, web};
use serde::Deserialize;
use serde_json::json;

/// Which laws, and in which form.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OversightQuery {
    #[serde(default)]
    profiles: String,
    #[serde(default)]
    format: String,
}

/// The laws in a comma-separated list.
pub(crate) fn laws(list: &str) -> Vec<String> {
    list.split(',').map(str::trim).filter(|law| !law.is_empty()).map(str::to_owned).collect()
}

/// `GET /workflows/{workflow}/oversight`.
pub async fn show(app: AppState, workflow: InWorkflow, query: web::Query<OversightQuery>) -> Reply {
    let laws = laws(&query.profiles);
    let now: Oversight = blocking(&app, move |app| -> Result<Oversight> {
        let at = app.now();
        app.store.read(|r| look(r, workflow.id(), &laws, at))
    })
    .await?;
    match query.format.as_str() {
        "md" => Ok(HttpResponse::Ok().content_type("text/markdown; charset=utf-8").body(document(&now))),
        "" | "json" => Ok(HttpResponse::Ok().json(json!({
            "workflow": now.workflow.slug, "profiles": now.profiles, "promises": now.promises,
            "policy_version": now.policy.number, "policy_hash": now.policy.hash, "document": document(&now),
        }))),
        other => Err(Error::Invalid(format!("format is `{other}`: use md or json")).into()),
    }
}
