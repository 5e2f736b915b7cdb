//! Workflows: make, change, people, the kill switch, reconciliation, corrections, what happened.

use super::{at, is_on};
use crate::domain::{UserId, WorkflowRole, WorkflowSettings};
use crate::error::Result;
use crate::http::body::Json;
use crate::http::{AppState, InWorkflow, Me, Reply, blocking};
use crate::reviews::{ChangeWorkflow, CreateWorkflow, HaltWorkflow, ResumeWorkflow, SetWorkflowRole};
use crate::store::{Reader, WorkflowRow};
use crate::templates::UseTemplate;
use actix_web::{HttpResponse, web};
use serde::Deserialize;
use serde_json::{Value, json};

/// A new workflow.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewWorkflowBody {
    #[serde(default)]
    slug: String,
    #[serde(default)]
    title: String,
    #[serde(default)]
    settings: WorkflowSettings,
    project: Option<String>,
    /// Start from this template; its settings hold, of those given here only `solo` counts.
    template: Option<String>,
}

/// A change; what is absent stays. An empty `project` unties it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WorkflowChangeBody {
    title: Option<String>,
    settings: Option<WorkflowSettings>,
    project: Option<String>,
}

/// A workflow as REST shows it.
pub(crate) fn view(r: &Reader<'_>, row: &WorkflowRow, role: Option<WorkflowRole>) -> Result<Value> {
    let project = row.project.map(|id| r.project(id)).transpose()?.map(|project| project.slug);
    let number = |id: Option<_>| id.map(|id| r.policy(id)).transpose().map(|row| row.map(|row| row.number));
    let by = row.halted_by.map(|person| r.person(person)).transpose()?.map(|person| person.name);
    Ok(json!({
        "workflow": row.slug, "title": row.title, "settings": row.settings, "project": project, "role": role,
        "policy_version": number(row.policy)?, "shadow_version": number(row.shadow)?, "created_at": at(row.created),
        "solo": row.settings.solo,
        "halted": row.halted.map(|since| json!({"since": at(since), "by": by, "reason_code": row.halt_reason})),
    }))
}

/// `GET /workflows`: the caller's; all for admins.
pub async fn list(app: AppState, me: Me) -> Reply {
    let views = blocking(&app, move |app| {
        app.store.read(|r| {
            let rows = r.workflows()?;
            let mine = rows.iter().filter(|row| me.is_admin || me.role_in_workflow(row.id).is_some());
            mine.map(|row| view(r, row, me.role_in_workflow(row.id))).collect::<Result<Vec<_>>>()
        })
    })
    .await?;
    Ok(HttpResponse::Ok().json(views))
}

fn project_id(r: &Reader<'_>, slug: Option<&str>) -> Result<Option<crate::domain::ProjectId>> {
    slug.filter(|slug| !slug.is_empty()).map(|slug| r.project_id(slug)).transpose()
}

/// `POST /workflows`.
pub async fn create(app: AppState, me: Me, Json(body): Json<NewWorkflowBody>) -> Reply {
    let by = me.person;
    let made = blocking(&app, move |app| {
        let project = app.store.read(|r| project_id(r, body.project.as_deref()))?;
        if let Some(template) = body.template {
            let is_solo = body.settings.solo;
            let (slug, title) = (body.slug, body.title);
            let start = UseTemplate { template, slug, title, is_solo, project, by: Some(by) };
            let started = start.run(&app.store, app.now())?;
            return app.store.read(|r| {
                let mut view = view(r, &started.workflow, None)?;
                view["proposed_version"] = json!(started.proposed);
                Ok(view)
            });
        }
        let create =
            CreateWorkflow { slug: body.slug, title: body.title, settings: body.settings, project, by: Some(by) };
        let row = create.run(&app.store, app.now())?;
        app.store.read(|r| view(r, &row, None))
    })
    .await?;
    Ok(HttpResponse::Created().json(made))
}

/// `GET /workflows/{workflow}`.
pub async fn show(app: AppState, me: Me, workflow: InWorkflow) -> Reply {
    let role = me.role_in_workflow(workflow.id());
    let said = blocking(&app, move |app| app.store.read(|r| view(r, &r.workflow(workflow.id())?, role))).await?;
    Ok(HttpResponse::Ok().json(said))
}

/// `PATCH /workflows/{workflow}`.
pub async fn change(app: AppState, me: Me, workflow: InWorkflow, Json(body): Json<WorkflowChangeBody>) -> Reply {
    let (by, role) = (me.person, me.role_in_workflow(workflow.id()));
    let said = blocking(&app, move |app| {
        let project = match body.project.as_deref() {
            None => None,
            slug => Some(app.store.read(|r| project_id(r, slug))?),
        };
        let change = ChangeWorkflow {
            workflow: workflow.id(),
            title: body.title,
            settings: body.settings,
            project,
            by: Some(by),
        };
        let row = change.run(&app.store, app.now())?;
        app.store.read(|r| view(r, &row, role))
    })
    .await?;
    Ok(HttpResponse::Ok().json(said))
}

/// `GET /workflows/{workflow}/members`.
pub async fn members(app: AppState, workflow: InWorkflow) -> Reply {
    let rows = blocking(&app, move |app| app.store.read(|r| r.workflow_members(workflow.id()))).await?;
    Ok(HttpResponse::Ok().json(rows))
}

/// A role.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RoleBody {
    role: WorkflowRole,
}

async fn set_role(
    app: AppState,
    me: Me,
    workflow: InWorkflow,
    person: i64,
    role: Option<WorkflowRole>,
) -> std::result::Result<(), crate::http::Failure> {
    let set = SetWorkflowRole { workflow: workflow.id(), person: UserId(person), role, by: Some(me.person) };
    blocking(&app, move |app| set.run(&app.store, app.now())).await
}

/// `PUT /workflows/{workflow}/members/{person}`.
pub async fn put_role(
    app: AppState,
    me: Me,
    workflow: InWorkflow,
    path: web::Path<(String, i64)>,
    Json(body): Json<RoleBody>,
) -> Reply {
    let person = path.1;
    set_role(app, me, workflow, person, Some(body.role)).await?;
    Ok(HttpResponse::Ok().json(json!({"person": person, "role": body.role})))
}

/// `DELETE /workflows/{workflow}/members/{person}`.
pub async fn remove_role(app: AppState, me: Me, workflow: InWorkflow, path: web::Path<(String, i64)>) -> Reply {
    set_role(app, me, workflow, path.1, None).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Why it is stopped.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HaltBody {
    #[serde(default)]
    reason_code: String,
}

/// `POST /workflows/{workflow}/halt`: the kill switch.
pub async fn halt(app: AppState, me: Me, workflow: InWorkflow, Json(body): Json<HaltBody>) -> Reply {
    let halt = HaltWorkflow { workflow: workflow.id(), reason_code: body.reason_code, by: me.person };
    let revoked = blocking(&app, move |app| halt.run(&app.store, app.now())).await?;
    app.tell();
    Ok(HttpResponse::Ok().json(json!({"halted": true, "revoked_grants": revoked})))
}

/// Why it may go on.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ResumeBody {
    #[serde(default)]
    rationale: String,
}

/// `POST /workflows/{workflow}/resume`.
pub async fn resume(app: AppState, me: Me, workflow: InWorkflow, Json(body): Json<ResumeBody>) -> Reply {
    let resume = ResumeWorkflow { workflow: workflow.id(), rationale: body.rationale, by: me.person };
    blocking(&app, move |app| resume.run(&app.store, app.now())).await?;
    Ok(HttpResponse::Ok().json(json!({"halted": false})))
}

/// What to reconcile.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReconciliationQuery {
    all: Option<String>,
    limit: Option<usize>,
}

/// `GET /workflows/{workflow}/reconciliation`: executed versus approved; `all` with what fits.
pub async fn reconciliation(app: AppState, workflow: InWorkflow, query: web::Query<ReconciliationQuery>) -> Reply {
    let (all, most) = (is_on("all", query.all.as_deref())?, query.limit.unwrap_or(200).min(2000));
    let view = blocking(&app, move |app| {
        let now = app.now();
        app.store.read(|r| {
            let rows: Vec<Value> = r
                .reconciliation(workflow.id(), !all, now, most)?
                .iter()
                .map(|one| {
                    json!({
                        "decision": one.decision, "external_id": one.external, "action": one.action, "status": one.status,
                        "effect": one.effect, "finding": one.finding, "approved_digest": one.approved_digest,
                        "executed_digest": one.executed_digest, "at": at(one.at),
                    })
                })
                .collect();
            let alarms: Vec<Value> = r
                .alarms(workflow.id(), most)?
                .iter()
                .map(|alarm| json!({"alarm": alarm.id, "at": at(alarm.at), "decision": alarm.decision, "kind": alarm.kind, "detail": alarm.detail}))
                .collect();
            Ok(json!({"decisions": rows, "alarms": alarms, "as_of": at(now)}))
        })
    })
    .await?;
    Ok(HttpResponse::Ok().json(view))
}

/// Which corrections.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CorrectionsQuery {
    after: Option<i64>,
    limit: Option<usize>,
}

/// `GET /workflows/{workflow}/corrections`: one JSON object a line, for an evaluation set or a training run.
pub async fn corrections(app: AppState, workflow: InWorkflow, query: web::Query<CorrectionsQuery>) -> Reply {
    let (after, most) = (query.after.unwrap_or(0), query.limit.unwrap_or(1000).min(10_000));
    let lines = blocking(&app, move |app| {
        app.store.read(|r| {
            let mut lines = String::new();
            for row in r.corrections(workflow.id(), after, most)? {
                let decision = r.model_decision(row.decision)?;
                let verdict = r.verdict(row.verdict)?;
                let input = decision.request.as_ref().map(|request| request["input"].clone()).unwrap_or_default();
                let corrected = match row.kind.as_str() {
                    "confirmed" => decision.args(),
                    _ => verdict.args.clone().unwrap_or_default(),
                };
                let line = json!({
                    "correction": row.id, "at": at(row.at), "decision": row.decision, "external_id": decision.external,
                    "kind": row.kind, "action": decision.action, "input": input, "predicted": decision.proposed_args(),
                    "corrected": corrected, "changed": verdict.paths, "reason_code": verdict.reason_code,
                    "selection": row.selection, "probability": row.probability, "split": row.split,
                    "annotation": row.annotation, "why_not": row.why_not, "consumed_by": row.consumed_by,
                    "model": decision.model, "fingerprint": decision.fingerprint, "prompt_hash": decision.prompt_hash,
                    "policy_version": r.policy(decision.policy)?.number,
                });
                lines.push_str(&line.to_string());
                lines.push('\n');
            }
            Ok(lines)
        })
    })
    .await?;
    Ok(HttpResponse::Ok().content_type("application/x-ndjson").body(lines))
}

/// Which happenings.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HappeningsQuery {
    after: Option<i64>,
    limit: Option<usize>,
}

/// `GET /workflows/{workflow}/happenings`: what happened, in order, after a place one remembers.
pub async fn happenings(app: AppState, workflow: InWorkflow, query: web::Query<HappeningsQuery>) -> Reply {
    let (after, most) = (query.after.unwrap_or(0), query.limit.unwrap_or(200).min(2000));
    let views = blocking(&app, move |app| {
        let rows = app.store.read(|r| r.happenings(Some(workflow.id()), after, most))?;
        Ok(rows
            .iter()
            .map(|row| {
                json!({"seq": row.seq, "at": at(row.at), "kind": row.kind, "decision": row.decision, "item": row.item, "detail": row.detail})
            })
            .collect::<Vec<_>>())
    })
    .await?;
    Ok(HttpResponse::Ok().json(views))
}
