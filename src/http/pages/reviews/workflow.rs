//! A workflow at a glance: what its policy says, its kill switch, its last decisions.

use super::super::frame::Done;
use super::super::words::When;
use super::super::{go, show};
use super::badge::{Badge, badge_of};
use super::diff::one_line;
use super::jobs::{Jobs, card};
use super::said::{reason_text, route_text, sentences, status_text};
use super::{Frame, duration};
use crate::domain::{Timestamp, UserId, WorkflowRole};
use crate::error::Error;
use crate::http::body::Form;
use crate::http::speech::t;
use crate::http::{AppState, InWorkflow, Me, Reply, blocking};
use crate::people::GOVERN;
use crate::reviews::{HaltWorkflow, ResumeWorkflow, SetWorkflowRole};
use crate::store::{ModelDecisionRow, WorkflowMemberRow};
use actix_web::web;
use serde::{Deserialize, Serialize};

/// Decisions on the page.
const LAST: usize = 50;
/// Why somebody pulls the switch.
const HALTS: [(&str, &str); 5] = [
    ("model_misbehaves", "The model misbehaves"),
    ("wrong_effects", "Its actions do harm"),
    ("bad_input", "Its input is wrong"),
    ("incident", "An incident elsewhere"),
    ("drill", "A drill"),
];

#[derive(Serialize)]
struct WorkflowPage {
    workflow: Frame,
    waiting: i64,
    overdue: i64,
    oldest_text: String,
    policy_number: Option<i64>,
    policy_hash: String,
    shadow_text: String,
    sentences: Vec<String>,
    policy_text: String,
    halts: [(&'static str, &'static str); 5],
    /// Only for those who govern: reviewers' second looks stay blind.
    decisions: Vec<Line>,
    members: Vec<WorkflowMemberRow>,
    /// For admins: who can be given a role here.
    people: Vec<Person>,
    roles: [WorkflowRole; 4],
    /// People's own figures are for them and for leads.
    can_lead: bool,
    jobs: Option<Jobs>,
    swept: u32,
    /// That practice items are in the queue; none where there are none.
    practice: Option<String>,
    /// Where it was made from a template: how many samples there are.
    samples: usize,
}

#[derive(Serialize)]
struct Line {
    decision: i64,
    action: String,
    external: String,
    summary: String,
    badge: Badge,
    route: String,
    reason: String,
    status: String,
    effect: String,
    when: When,
}

#[derive(Serialize)]
struct Person {
    id: i64,
    name: String,
}

fn line(row: &ModelDecisionRow, now: Timestamp) -> Line {
    Line {
        decision: row.id.0,
        action: row.action.clone(),
        external: row.external.clone(),
        summary: one_line(&row.args(), 70),
        badge: badge_of(row),
        route: route_text(row.route),
        reason: reason_text(row.reason),
        status: status_text(&row.status),
        effect: if row.effect == "none" { String::new() } else { row.effect.clone() },
        when: When::new(row.received, now),
    }
}

/// `GET /workflows/{workflow}`.
pub async fn page(app: AppState, me: Me, workflow: InWorkflow, query: web::Query<Done>) -> Reply {
    let viewer = me.clone();
    let page = blocking(&app, move |app| {
        let now = app.now();
        app.store.read(|r| {
            let row = r.workflow(workflow.id())?;
            let pressure = r.pressure(row.id, now)?;
            let policy = row.policy.map(|id| r.policy(id)).transpose()?;
            let shadow = row.shadow.map(|id| r.policy(id)).transpose()?;
            let can_govern = viewer.may_in_workflow(GOVERN, row.id);
            let last = if can_govern { r.model_decisions(row.id, i64::MAX, LAST)? } else { Vec::new() };
            let template = row.settings.template.as_str();
            Ok(WorkflowPage {
                jobs: card(r, &row, policy.as_ref())?,
                swept: r.swept_count(row.id)?.0,
                practice: super::gold::announcement(r, &row)?,
                samples: if template.is_empty() { 0 } else { crate::templates::template(template)?.samples },
                waiting: pressure.waiting + pressure.claimed,
                overdue: pressure.overdue,
                oldest_text: duration(pressure.oldest_secs),
                policy_number: policy.as_ref().map(|policy| policy.number),
                policy_hash: policy.as_ref().map(|policy| policy.hash.clone()).unwrap_or_default(),
                shadow_text: shadow.map(|row| t!("flow-shadow", n = row.number)).unwrap_or_default(),
                sentences: policy
                    .as_ref()
                    .map(|policy| sentences(&policy.policy, row.settings.solo))
                    .unwrap_or_default(),
                policy_text: policy.map(|row| row.policy.text).unwrap_or_default(),
                halts: HALTS,
                can_lead: viewer.may_in_workflow(&[WorkflowRole::Lead], row.id),
                decisions: last.iter().map(|row| line(row, now)).collect(),
                members: if can_govern { r.workflow_members(row.id)? } else { Vec::new() },
                people: if viewer.is_admin {
                    let open = r.people()?.into_iter().filter(|person| person.disabled.is_none() && !person.is_made_up);
                    open.map(|person| Person { id: person.id.0, name: person.name }).collect()
                } else {
                    Vec::new()
                },
                roles: WorkflowRole::ALL,
                workflow: Frame::new(r, &row, &viewer, "workflow", &query, now)?,
            })
        })
    })
    .await?;
    show(&app, Some(&me), "reviews/workflow.html", &page.workflow.title, &page)
}

/// Who may do what here from now on.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MemberForm {
    person: i64,
    /// Empty takes the role away.
    role: String,
}

/// `POST /workflows/{workflow}/members`.
pub async fn set_role(
    app: AppState,
    me: Me,
    workflow: InWorkflow,
    path: web::Path<String>,
    Form(form): Form<MemberForm>,
) -> Reply {
    let role = match form.role.as_str() {
        "" => None,
        word => Some(WorkflowRole::parse(word).ok_or_else(|| {
            Error::Invalid(format!("role is `{word}`: use agent, reviewer, lead, engineer, or nothing to take it away"))
        })?),
    };
    let set = SetWorkflowRole { workflow: workflow.id(), person: UserId(form.person), role, by: Some(me.person) };
    blocking(&app, move |app| set.run(&app.store, app.now())).await?;
    let done = if role.is_some() { "role" } else { "removed" };
    Ok(go(&format!("/workflows/{path}?done={done}")))
}

/// Why it is stopped.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HaltForm {
    reason_code: String,
}

/// Why it may go on.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ResumeForm {
    rationale: String,
}

/// `POST /workflows/{workflow}/halt`: the kill switch.
pub async fn halt(
    app: AppState,
    me: Me,
    workflow: InWorkflow,
    path: web::Path<String>,
    Form(form): Form<HaltForm>,
) -> Reply {
    let halt = HaltWorkflow { workflow: workflow.id(), reason_code: form.reason_code, by: me.person };
    blocking(&app, move |app| halt.run(&app.store, app.now())).await?;
    app.tell();
    Ok(go(&format!("/workflows/{path}?done=halted")))
}

/// `POST /workflows/{workflow}/resume`.
pub async fn resume(
    app: AppState,
    me: Me,
    workflow: InWorkflow,
    path: web::Path<String>,
    Form(form): Form<ResumeForm>,
) -> Reply {
    let resume = ResumeWorkflow { workflow: workflow.id(), rationale: form.rationale, by: me.person };
    blocking(&app, move |app| resume.run(&app.store, app.now())).await?;
    app.tell();
    Ok(go(&format!("/workflows/{path}?done=resumed")))
}
