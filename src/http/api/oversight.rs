//! The oversight document: as Markdown, or its promises as JSON.

use crate::error::{Error, Result};
use crate::http::{AppState, InWorkflow, Me, Reply, blocking};
use crate::oversight::{Oversight, document, look, record_rendered};
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

/// `GET /workflows/{workflow}/oversight`. That it was handed out is an audit entry.
pub async fn show(app: AppState, me: Me, workflow: InWorkflow, query: web::Query<OversightQuery>) -> Reply {
    if !matches!(query.format.as_str(), "" | "json" | "md") {
        return Err(Error::Invalid(format!("format is `{}`: use md or json", query.format)).into());
    }
    let (laws, by) = (laws(&query.profiles), me.person);
    let (now, text) = blocking(&app, move |app| -> Result<(Oversight, String)> {
        let at = app.now();
        let seen = app.store.read(|r| look(r, workflow.id(), &laws, at))?;
        let text = document(&seen);
        record_rendered(&app.store, &seen, &text, Some(by), at)?;
        Ok((seen, text))
    })
    .await?;
    match query.format.as_str() {
        "md" => Ok(HttpResponse::Ok().content_type("text/markdown; charset=utf-8").body(text)),
        _ => Ok(HttpResponse::Ok().json(json!({
            "workflow": now.workflow.slug, "profiles": now.profiles, "promises": now.promises,
            "policy_version": now.policy.number, "policy_hash": now.policy.hash, "document": text,
        }))),
    }
}
