//! One person's own figures: for that person and for leads, one at a time. No list, no order, no export.

use super::super::frame::Done;
use super::super::words::moment;
use super::super::{go, show};
use super::Frame;
use super::figures::{Whisker, whisker};
use super::findings::told;
use crate::domain::{UserId, WorkflowRole};
use crate::error::Error;
use crate::http::body::Form;
use crate::http::{AppState, InWorkflow, Me, Reply, blocking};
use crate::reviews::{ExtendCap, own_figures};
use actix_web::web;
use serde::{Deserialize, Serialize};

#[derive(Serialize)]
struct ReviewerPage {
    workflow: Frame,
    person: i64,
    name: String,
    is_me: bool,
    can_extend: bool,
    day_text: String,
    day_class: &'static str,
    resets: String,
    rate: Option<Rate>,
    missing: String,
}

#[derive(Serialize)]
struct Rate {
    own: String,
    everybody: String,
    own_line: Option<Whisker>,
    everybody_line: Option<Whisker>,
}

/// `GET /workflows/{workflow}/reviewers/{person}`; `me` for oneself.
pub async fn page(
    app: AppState,
    me: Me,
    workflow: InWorkflow,
    path: web::Path<(String, String)>,
    query: web::Query<Done>,
) -> Reply {
    let viewer = me.clone();
    let person = match path.1.as_str() {
        "me" => me.person,
        text => UserId(text.parse().map_err(|_| Error::NotFound(format!("there is no reviewer {text:?}")))?),
    };
    let is_lead = me.may_in_workflow(&[WorkflowRole::Lead], workflow.id());
    if person != me.person && !is_lead {
        // As if there were none: whether somebody has figures is theirs to know, too.
        return Err(Error::NotFound("these figures are for that person and for leads".into()).into());
    }
    let page = blocking(&app, move |app| {
        let now = app.now();
        app.store.read(|r| {
            let row = r.workflow(workflow.id())?;
            let is_member = r.workflow_members(row.id)?.iter().any(|member| member.person == person);
            if !is_member && person != viewer.person {
                return Err(Error::NotFound("there is no such person in this workflow".into()));
            }
            let found = own_figures(r, row.id, person, now)?;
            let extra =
                if found.extra > 0 { format!(", {} of them added by a lead", found.extra) } else { String::new() };
            Ok(ReviewerPage {
                person: person.0,
                name: r.person(person)?.name,
                is_me: person == viewer.person,
                can_extend: is_lead && person != viewer.person,
                day_text: format!("{} of {} decided today{extra}", found.day.decided, found.day.cap),
                day_class: match found.day.status {
                    crate::evidence::Status::Bad => "bad",
                    crate::evidence::Status::Warn => "warn",
                    _ => "good",
                },
                resets: moment(found.resets),
                missing: format!(
                    "Not enough evidence yet: {} of {} verdicts; {} more needed.",
                    found.verdicts,
                    found.fewest,
                    found.fewest.saturating_sub(found.verdicts)
                ),
                rate: found.rate.map(|own| Rate {
                    own: told(&own),
                    own_line: whisker(&own, (0.05, 0.12)),
                    everybody: found.everybody.as_ref().map_or_else(String::new, told),
                    everybody_line: found.everybody.as_ref().and_then(|all| whisker(all, (0.05, 0.12))),
                }),
                workflow: Frame::new(r, &row, &viewer, "reviewer", &query, now)?,
            })
        })
    })
    .await?;
    show(&app, Some(&me), "reviews/reviewer.html", &page.name, &page)
}

/// How many more, and why.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CapForm {
    extra: u32,
    reason: String,
}

/// `POST /workflows/{workflow}/reviewers/{person}`: a lead extends the day's cap.
pub async fn extend(
    app: AppState,
    me: Me,
    workflow: InWorkflow,
    path: web::Path<(String, i64)>,
    Form(form): Form<CapForm>,
) -> Reply {
    let (slug, person) = path.into_inner();
    let extend = ExtendCap {
        workflow: workflow.id(),
        person: UserId(person),
        extra: form.extra,
        reason: form.reason,
        by: me.person,
    };
    blocking(&app, move |app| extend.run(&app.store, app.now())).await?;
    Ok(go(&format!("/workflows/{slug}/reviewers/{person}?done=extended")))
}
