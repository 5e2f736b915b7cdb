//! The audit chain, for admins.

use crate::http::{AppState, Reply, blocking};
use actix_web::{HttpResponse, web};
use serde::Deserialize;

/// How many entries.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecentQuery {
    limit: Option<usize>,
}

/// `GET /audit`: the newest entries, newest first.
pub async fn recent(app: AppState, query: web::Query<RecentQuery>) -> Reply {
    let most = query.limit.unwrap_or(100).min(10_000);
    let entries = blocking(&app, move |app| app.store.read(|r| r.audit_recent(None, most))).await?;
    Ok(HttpResponse::Ok().json(entries))
}

/// `GET /audit/verify`: recomputes the whole chain.
pub async fn verify(app: AppState) -> Reply {
    let report = blocking(&app, |app| app.store.read(|r| r.audit_verify())).await?;
    Ok(HttpResponse::Ok().json(report))
}
