//! The audit chain, for admins.

use super::exports::stream_from;
use crate::http::{AppState, Me, Reply, blocking};
use crate::keeping::{
    AuditAsk, CHECKPOINTS, ExportAudit, VerifyAudit, checkpoint_key, has_checkpoints, read_checkpoints,
};
use actix_web::{HttpResponse, web};
use serde::Deserialize;
use serde_json::json;
use std::io::BufWriter;

/// Which entries, and how many.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SearchQuery {
    actor: Option<String>,
    action: Option<String>,
    subject: Option<String>,
    project: Option<String>,
    workflow: Option<String>,
    from: Option<String>,
    to: Option<String>,
    text: Option<String>,
    before: Option<String>,
    limit: Option<usize>,
    format: Option<String>,
}

impl SearchQuery {
    fn ask(&self) -> AuditAsk {
        AuditAsk {
            actor: self.actor.clone(),
            action: self.action.clone(),
            subject: self.subject.clone(),
            project: self.project.clone(),
            workflow: self.workflow.clone(),
            from: self.from.clone(),
            to: self.to.clone(),
            text: self.text.clone(),
            before: self.before.clone(),
        }
    }
}

/// `GET /audit`: the newest entries that fit, newest first.
pub async fn search(app: AppState, query: web::Query<SearchQuery>) -> Reply {
    let (ask, most) = (query.ask(), query.limit.unwrap_or(100).min(10_000));
    let entries = blocking(&app, move |app| app.store.read(|r| r.audit_search(&ask.filter(r)?, most))).await?;
    Ok(HttpResponse::Ok().json(entries))
}

/// `GET /audit/export`: everything that fits, oldest first, streamed; itself an entry, the last one.
pub async fn export(app: AppState, me: Me, query: web::Query<SearchQuery>) -> Reply {
    let format = query.format.clone().unwrap_or_else(|| "jsonl".into());
    let export = ExportAudit { ask: query.ask(), format, by: Some(me.person) };
    let (export, media) = blocking(&app, move |app| {
        let media = export.check(&app.store)?;
        Ok((export, media))
    })
    .await?;
    let file = format!("audit.{}", export.format);
    Ok(stream_from(&app, media, &file, move |app, out| {
        export.run(&app.store, &mut BufWriter::with_capacity(1 << 17, out), app.now()).map(drop)
    }))
}

/// `GET /audit/verify`: recomputes the whole chain and compares it with the checkpoints in the data directory.
pub async fn verify(app: AppState) -> Reply {
    let verdict = blocking(&app, |app| app.store.read(|r| VerifyAudit::default().run(r, app.store.dir()))).await?;
    Ok(HttpResponse::Ok().json(verdict))
}

/// `GET /audit/checkpoints`: the public key and the last 100, for whoever keeps them elsewhere.
pub async fn checkpoints(app: AppState) -> Reply {
    let (key, mut known) = blocking(&app, |app| {
        let dir = app.store.dir();
        let known = if has_checkpoints(dir) { read_checkpoints(&dir.join(CHECKPOINTS))? } else { Vec::new() };
        Ok((checkpoint_key(dir)?, known))
    })
    .await?;
    let last = known.split_off(known.len().saturating_sub(100));
    Ok(HttpResponse::Ok().json(json!({"public_key": key, "checkpoints": last})))
}
