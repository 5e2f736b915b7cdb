//! One person's own figures: for that person and for leads, one at a time. No list, no order, no export.

use super::super::frame::Done;
use super::super::words::{When, moment};
use super::super::{go, show};
use super::Frame;
use super::figures::{Whisker, whisker};
use super::findings::told;
use super::said::{code_text, verb_text};
use crate::domain::{Timestamp, UserId, WorkflowRole};
use crate::error::{Error, Result};
use crate::http::body::Form;
use crate::http::speech::{t, told as spoken};
use crate::http::{AppState, InWorkflow, Me, Reply, blocking};
use crate::reviews::{ExtendCap, own_figures, zone_name};
use crate::store::{GoldAnswer, Reader, WorkflowRow};
use actix_web::web;
use serde::{Deserialize, Serialize};

/// Practice items on the page.
const PRACTICE: usize = 50;

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
    zone: String,
    rate: Option<Rate>,
    missing: String,
    /// One's own practice items; nobody sees another's.
    practice: Vec<Answer>,
    practice_text: String,
}

/// A verdict on a practice item.
#[derive(Serialize)]
struct Answer {
    what: String,
    when: When,
    said: String,
    planted: String,
    class: &'static str,
    came_to: String,
    why: String,
}

/// One's own answers to practice items, newest first.
fn answers(r: &Reader<'_>, row: &WorkflowRow, person: UserId, now: Timestamp) -> Result<Vec<Answer>> {
    let policy = row.policy.map(|id| r.policy(id)).transpose()?.map(|row| row.policy).unwrap_or_default();
    let rows = r.gold_answers(row.id, person, PRACTICE)?;
    let answer = |one: GoldAnswer| {
        let (class, came_to) = match one.result.as_str() {
            "matched" => ("good", "as it was planted"),
            "missed" => ("warn", "not as it was planted"),
            _ => ("", "handed up"),
        };
        let reason = one.reason_code.as_deref().map(|code| code_text(&policy, code));
        let why: Vec<String> = reason.into_iter().chain(Some(one.note).filter(|note| !note.is_empty())).collect();
        Answer {
            what: format!("{}: {}", one.action, one.external),
            when: When::new(one.at, now),
            said: verb_text(&one.verb),
            planted: if one.known == "approve" { t!("own-right") } else { t!("own-wrong") },
            class,
            came_to: spoken(came_to),
            why: why.join(". "),
        }
    };
    Ok(rows.into_iter().map(answer).collect())
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
            let practice = if person == viewer.person { answers(r, &row, person, now)? } else { Vec::new() };
            let found = own_figures(r, row.id, person, now)?;
            Ok(ReviewerPage {
                practice_text: match practice.iter().filter(|one| one.class == "good").count() {
                    _ if practice.is_empty() => String::new(),
                    good => t!("own-practice-count", good = good, n = practice.len()),
                },
                practice,
                person: person.0,
                name: r.person(person)?.name,
                is_me: person == viewer.person,
                can_extend: is_lead && person != viewer.person,
                day_text: match found.extra {
                    0 => t!("own-decided", decided = found.day.decided, cap = found.day.cap),
                    extra => {
                        t!("own-decided-extra", decided = found.day.decided, cap = found.day.cap, extra = extra)
                    }
                },
                day_class: match found.day.status {
                    crate::evidence::Status::Bad => "bad",
                    crate::evidence::Status::Warn => "warn",
                    _ => "good",
                },
                resets: moment(found.resets),
                zone: zone_name(&row.settings).to_owned(),
                missing: t!(
                    "own-missing",
                    verdicts = found.verdicts,
                    fewest = found.fewest,
                    left = found.fewest.saturating_sub(found.verdicts)
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
