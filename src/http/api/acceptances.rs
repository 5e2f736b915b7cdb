//! Acceptances: the rest of the pool done by the model. Accept, look, withdraw.

use super::at;
use crate::acceptance::{AcceptPool, Accepted, Standing, Withdraw, standing, standings};
use crate::domain::{AcceptanceId, ProjectId};
use crate::error::Result;
use crate::http::body::OptionalJson;
use crate::http::{AppState, InProject, Me, Reply, blocking};
use crate::store::{CertificateRow, Reader};
use actix_web::{HttpResponse, web};
use serde::Deserialize;
use serde_json::{Value, json};

/// What may be accepted; what is absent is as the project's settings say.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewAcceptance {
    budget: Option<f64>,
    confidence: Option<f64>,
    #[serde(default)]
    dry_run: bool,
}

fn certificate_view(row: &CertificateRow) -> Value {
    json!({
        "number": row.number, "model": row.model, "round": row.round, "budget": row.budget, "confidence": row.confidence,
        "labels": row.labels, "threshold": row.threshold, "detail": row.detail, "created_at": at(row.created),
    })
}

/// An acceptance as REST and the command line show it.
pub(crate) fn view(one: &Standing) -> Value {
    let row = &one.row;
    json!({
        "acceptance": row.id, "state": row.state, "items": row.items, "standing": one.standing, "by": one.by,
        "budget": row.certificate.budget, "confidence": row.certificate.confidence, "model": row.certificate.model,
        "round": row.certificate.round, "certificate": certificate_view(&row.certificate),
        "audit_items": row.audit_items, "audited": one.audited, "wrong": one.wrong,
        "error_at_least": one.error_at_least, "error_at_most": one.error_at_most, "audit_text": one.audit_text,
        "compared_with_round": row.checked_round, "compared": row.compared, "disagreeing": row.disagreeing,
        "is_flagged": !one.flags.is_empty(), "flags": one.flags, "created_at": at(row.created), "withdrawn_at": row.withdrawn.map(at),
    })
}

/// What an act of accepting did, or would do.
pub(crate) fn accepted_view(reader: &Reader<'_>, project: ProjectId, accepted: &Accepted) -> Result<Value> {
    let made = accepted.acceptance.map(|id| standing(reader, project, id)).transpose()?;
    Ok(json!({
        "acceptance": made.as_ref().map(view), "dry_run": made.is_none(), "sentence": accepted.sentence,
        "items": accepted.items, "audit_items": accepted.audit_items, "left": accepted.left,
        "certificate": certificate_view(&accepted.certificate),
    }))
}

/// All of a project's, newest first.
pub(crate) fn list_view(reader: &Reader<'_>, project: ProjectId) -> Result<Value> {
    Ok(standings(reader, project)?.iter().map(view).collect())
}

/// `POST /projects/{project}/acceptances`: 201 when something was accepted, 200 for a dry run, 409 in plain words.
pub async fn accept(
    app: AppState,
    me: Me,
    project: InProject,
    OptionalJson(ask): OptionalJson<NewAcceptance>,
) -> Reply {
    let (project, dry_run) = (project.id(), ask.dry_run);
    let accept = AcceptPool { project, budget: ask.budget, confidence: ask.confidence, dry_run, by: Some(me.person) };
    let said = blocking(&app, move |app| {
        let accepted = accept.run(&app.workshop, app.now())?;
        app.store.read(|r| accepted_view(r, project, &accepted))
    })
    .await?;
    app.ring();
    Ok(if dry_run { HttpResponse::Ok() } else { HttpResponse::Created() }.json(said))
}

/// `GET /projects/{project}/acceptances`.
pub async fn list(app: AppState, project: InProject) -> Reply {
    let found = blocking(&app, move |app| app.store.read(|r| list_view(r, project.id()))).await?;
    Ok(HttpResponse::Ok().json(found))
}

/// `POST /projects/{project}/acceptances/{acceptance}/withdraw`.
pub async fn withdraw(app: AppState, me: Me, project: InProject, path: web::Path<(String, i64)>) -> Reply {
    let (project, acceptance) = (project.id(), AcceptanceId(path.1));
    let withdraw = Withdraw { project, acceptance, by: Some(me.person) };
    let said = blocking(&app, move |app| {
        withdraw.run(&app.workshop, app.now())?;
        app.store.read(|r| Ok(view(&standing(r, project, acceptance)?)))
    })
    .await?;
    app.ring();
    Ok(HttpResponse::Ok().json(said))
}
