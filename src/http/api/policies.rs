//! Policy versions: propose, activate, run in the shadow; and replay, which shows what a version would do.

use super::at;
use crate::domain::DecisionId;
use crate::error::{Error, Result};
use crate::http::body::Json;
use crate::http::{AppState, InWorkflow, Me, Reply, blocking};
use crate::reviews::{ActivatePolicy, ProposePolicy, ReplayDecisions, ReplayUnder, ShadowPolicy};
use crate::routing::Policy;
use crate::store::PolicyRow;
use actix_web::{HttpResponse, web};
use serde::Deserialize;
use serde_json::{Value, json};

fn policy_view(row: &PolicyRow, active: Option<crate::domain::PolicyId>) -> Value {
    json!({
        "version": row.number, "hash": row.hash, "is_active": active == Some(row.id), "rationale": row.rationale,
        "proposed_at": at(row.proposed), "proposed_by": row.proposed_by, "activated_at": row.activated.map(at),
        "activated_by": row.activated_by, "policy": row.policy,
        "oversight": row.policy.matrix.oversight(), "reds": row.policy.matrix.reds(),
        "proposed_threshold": row.policy.matrix.proposed_threshold(),
    })
}

/// `GET /workflows/{workflow}/policies`: newest first.
pub async fn policies(app: AppState, workflow: InWorkflow) -> Reply {
    let views = blocking(&app, move |app| {
        app.store.read(|r| {
            let active = r.workflow(workflow.id())?.policy;
            Ok(r.policies(workflow.id())?.iter().map(|row| policy_view(row, active)).collect::<Vec<_>>())
        })
    })
    .await?;
    Ok(HttpResponse::Ok().json(views))
}

/// `GET /workflows/{workflow}/policies/{policy}`.
pub async fn policy(app: AppState, workflow: InWorkflow, path: web::Path<(String, i64)>) -> Reply {
    let number = path.1;
    let said = blocking(&app, move |app| {
        app.store.read(|r| {
            let active = r.workflow(workflow.id())?.policy;
            Ok(policy_view(&r.policy_by_number(workflow.id(), number)?, active))
        })
    })
    .await?;
    Ok(HttpResponse::Ok().json(said))
}

/// A version to propose: its whole document; what is absent is as the defaults say.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewPolicyBody {
    policy: Policy,
    #[serde(default)]
    rationale: String,
}

/// `POST /workflows/{workflow}/policies`.
pub async fn propose(app: AppState, me: Me, workflow: InWorkflow, Json(body): Json<NewPolicyBody>) -> Reply {
    let propose =
        ProposePolicy { workflow: workflow.id(), policy: body.policy, rationale: body.rationale, by: Some(me.person) };
    let row = blocking(&app, move |app| propose.run(&app.store, app.now())).await?;
    Ok(HttpResponse::Created().json(policy_view(&row, None)))
}

/// Why it is activated.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ActivateBody {
    #[serde(default)]
    rationale: String,
    #[serde(default)]
    despite_late_queue: bool,
}

/// `POST /workflows/{workflow}/policies/{policy}/activate`.
pub async fn activate(
    app: AppState,
    me: Me,
    workflow: InWorkflow,
    path: web::Path<(String, i64)>,
    Json(body): Json<ActivateBody>,
) -> Reply {
    if body.despite_late_queue && !me.is_admin {
        return Err(Error::Forbidden("only an admin may lower the bar while the queue is late".into()).into());
    }
    let activate = ActivatePolicy {
        workflow: workflow.id(),
        number: path.1,
        rationale: body.rationale,
        despite_late_queue: body.despite_late_queue,
        by: Some(me.person),
    };
    let row = blocking(&app, move |app| activate.run(&app.store, app.now())).await?;
    Ok(HttpResponse::Ok().json(policy_view(&row, Some(row.id))))
}

/// Which version runs in the shadow.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShadowBody {
    version: Option<i64>,
}

/// `PUT /workflows/{workflow}/shadow`.
pub async fn shadow(app: AppState, me: Me, workflow: InWorkflow, Json(body): Json<ShadowBody>) -> Reply {
    let shadow = ShadowPolicy { workflow: workflow.id(), number: body.version, by: Some(me.person) };
    blocking(&app, move |app| shadow.run(&app.store, app.now())).await?;
    Ok(HttpResponse::Ok().json(json!({"shadow_version": body.version})))
}

/// What to replay: under `contemporary`, `current` or a version's number.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReplayBody {
    #[serde(default)]
    decisions: Vec<i64>,
    #[serde(default)]
    policy: Value,
    limit: Option<usize>,
}

/// Which policy a replay names.
pub(crate) fn under(policy: &Value) -> Result<ReplayUnder> {
    match (policy.as_str(), policy.as_i64()) {
        (Some("contemporary"), _) => Ok(ReplayUnder::Contemporary),
        (Some("current"), _) => Ok(ReplayUnder::Current),
        (Some(text), _) if text.parse::<i64>().is_ok() => Ok(ReplayUnder::Version(text.parse().unwrap_or_default())),
        (_, Some(number)) => Ok(ReplayUnder::Version(number)),
        _ if policy.is_null() => Ok(ReplayUnder::Contemporary),
        _ => Err(Error::Invalid(format!("policy is {policy}: use contemporary, current, or a version's number"))),
    }
}

/// `POST /workflows/{workflow}/replay`: no effects, ever.
pub async fn replay(app: AppState, workflow: InWorkflow, Json(body): Json<ReplayBody>) -> Reply {
    let replay = ReplayDecisions {
        workflow: workflow.id(),
        ids: body.decisions.into_iter().map(DecisionId).collect(),
        most: body.limit.unwrap_or(1000).min(10_000),
        under: under(&body.policy)?,
    };
    let report = blocking(&app, move |app| replay.run(&app.store, app.now())).await?;
    Ok(HttpResponse::Ok().json(report))
}
