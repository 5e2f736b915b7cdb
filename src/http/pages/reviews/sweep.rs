//! The sweep: what was held for it on one page, each with what changed in it. Nothing is marked beforehand: what stays
//! is approved, what is pulled out gets a reason and goes to the queue.

use super::super::frame::Done;
use super::super::{go, show_as};
use super::diff::{Diff, diff, rows};
use super::queue::due_text;
use super::said::reason_text;
use super::{Frame, reviewer, score, sure};
use crate::domain::{ReviewItemId, Timestamp};
use crate::error::{Error, Result};
use crate::http::body::Form;
use crate::http::speech::t;
use crate::http::{AppState, Failure, InWorkflow, Me, Reply, blocking};
use crate::reviews::{RunSweep, SweepSaid, day_of, zone_name};
use crate::routing::{ReasonCode, SweepRule};
use crate::store::{Reader, WorkflowRow};
use actix_web::http::StatusCode;
use actix_web::{ResponseError, web};
use serde::Serialize;
use std::collections::BTreeMap;

#[derive(Serialize)]
pub(super) struct SweepPage {
    workflow: Frame,
    waiting: u32,
    due_text: String,
    is_late: bool,
    rows: Vec<Row>,
    more: u32,
    reasons: Vec<ReasonCode>,
    rule_text: String,
    last: Vec<String>,
    problem: Option<String>,
    approve_text: String,
}

#[derive(Serialize)]
struct Row {
    item: i64,
    version: i64,
    heading: String,
    external: String,
    job: String,
    score: String,
    why: String,
    rationale: String,
    payload: Vec<super::super::item_view::Field>,
    diff: Option<Diff>,
    pull: String,
    note: String,
}

/// What somebody had chosen, by item: the reason and the note.
type Typed = BTreeMap<i64, (String, String)>;

fn build(
    r: &Reader<'_>,
    me: &Me,
    workflow: &WorkflowRow,
    done: &Done,
    refused: Option<(String, Typed)>,
    now: Timestamp,
) -> Result<SweepPage> {
    let policy = workflow.policy.map(|id| r.policy(id)).transpose()?.map(|row| row.policy).unwrap_or_default();
    let rule = policy.sweep.clone().unwrap_or_else(SweepRule::default);
    let (waiting, due) = r.swept_count(workflow.id)?;
    let (problem, typed) = refused.map_or((None, Typed::new()), |(problem, typed)| (Some(problem), typed));
    let mut drawn = Vec::new();
    for (item, _) in r.swept_reviews(workflow.id, rule.most as usize)? {
        let decision = r.model_decision(item.decision)?;
        let args = decision.args();
        let request = decision.request.clone().unwrap_or_default();
        let before = &request["evidence"]["before"];
        let (pull, note) = typed.get(&item.id.0).cloned().unwrap_or_default();
        let compared = if before.is_null() { None } else { diff(t!("sweep-model-changed"), before, &args) };
        drawn.push(Row {
            item: item.id.0,
            version: item.version,
            heading: decision.subject.clone().unwrap_or_else(|| decision.external.clone()),
            external: decision.external.clone(),
            job: r.job_of(decision.id)?.unwrap_or_default(),
            score: match (decision.facts.job_score, decision.facts.score) {
                (Some(own), Some(said)) => {
                    t!("sweep-scores", own = score(own), default = score(said))
                }
                (_, Some(said)) => t!("item-score", score = score(said)),
                _ => decision
                    .facts
                    .usable_confidence()
                    .map(|share| t!("sweep-sure", share = sure(share)))
                    .unwrap_or_default(),
            },
            why: reason_text(decision.reason),
            rationale: request["rationale"].as_str().unwrap_or_default().to_owned(),
            payload: rows(&t!("item-value"), &args),
            diff: compared,
            pull,
            note,
        });
    }
    let mine = r.swept_since(workflow.id, me.person, day_of(&workflow.settings, now).0)?;
    let last = r.sweeps(workflow.id, 5)?;
    let last = last.iter().map(|row| {
        let (by, ago) = (r.person(row.person)?.name, super::super::words::When::new(row.at, now).ago);
        Ok(t!("sweep-was", by = by, approved = row.approved, pulled = row.pulled, ago = ago))
    });
    Ok(SweepPage {
        workflow: Frame::new(r, workflow, me, "sweep", done, now)?,
        waiting,
        due_text: due.map(|due| due_text(due, now)).unwrap_or_default(),
        is_late: due.is_some_and(|due| due < now),
        more: waiting.saturating_sub(drawn.len() as u32),
        approve_text: t!("sweep-approve-left", n = drawn.len()),
        rows: drawn,
        reasons: policy.reason_codes,
        rule_text: t!(
            "sweep-rule",
            hour = format!("{:02}:00", rule.at_hour),
            zone = zone_name(&workflow.settings),
            mine = mine,
            most = rule.rows_per_day,
            share = sure(rule.audit_rate)
        ),
        last: last.collect::<Result<_>>()?,
        problem,
    })
}

/// `GET /workflows/{workflow}/sweep`.
pub async fn page(app: AppState, me: Me, workflow: InWorkflow, query: web::Query<Done>) -> Reply {
    let viewer = me.clone();
    let page = blocking(&app, move |app| {
        let now = app.now();
        app.store.read(|r| build(r, &viewer, &r.workflow(workflow.id())?, &query, None, now))
    })
    .await?;
    draw(&app, &me, StatusCode::OK, &page)
}

fn draw(app: &AppState, me: &Me, status: StatusCode, page: &SweepPage) -> Reply {
    show_as(app, status, Some(me), "reviews/sweep.html", &t!("sweep-title", workflow = &page.workflow.title), page)
}

/// The rows of a form: `version-ITEM` for each that was shown, `pull-ITEM` and `note-ITEM` where one was pulled out.
fn read(form: &BTreeMap<String, String>) -> Result<Vec<SweepSaid>> {
    let mut said = Vec::new();
    for (name, value) in form {
        let Some(item) = name.strip_prefix("version-") else { continue };
        let number = |text: &str| {
            text.parse::<i64>().map_err(|_| Error::Invalid(format!("`{name}` is `{value}`: use whole numbers")))
        };
        let text =
            |what: &str| form.get(&format!("{what}-{item}")).map(|text| text.trim().to_owned()).unwrap_or_default();
        said.push(SweepSaid {
            item: ReviewItemId(number(item)?),
            version: number(value)?,
            pull: Some(text("pull")).filter(|code| !code.is_empty()),
            note: text("note").replace("\r\n", "\n"),
        });
    }
    // In the order of the page.
    said.sort_by_key(|row| row.item.0);
    Ok(said)
}

/// `POST /workflows/{workflow}/sweep`.
pub async fn run(
    app: AppState,
    me: Me,
    workflow: InWorkflow,
    path: web::Path<String>,
    Form(form): Form<BTreeMap<String, String>>,
) -> Reply {
    let viewer = me.clone();
    let by = reviewer(&me, workflow.id());
    let outcome = blocking(&app, move |app| {
        let now = app.now();
        let rows = read(&form)?;
        let typed = rows.iter().map(|row| (row.item.0, (row.pull.clone().unwrap_or_default(), row.note.clone())));
        let typed: Typed = typed.collect();
        match (RunSweep { workflow: workflow.id(), by, rows }).run(&app.store, now) {
            Ok(_) => Ok(Ok(())),
            Err(error @ (Error::Refused(_) | Error::Invalid(_))) => {
                let again = Some((error.to_string(), typed));
                let none = Done::default();
                let page = app.store.read(|r| build(r, &viewer, &r.workflow(workflow.id())?, &none, again, now))?;
                Ok(Err((error, Box::new(page))))
            }
            Err(error) => Err(error),
        }
    })
    .await?;
    match outcome {
        Ok(()) => {
            app.tell();
            app.ring();
            Ok(go(&format!("/workflows/{path}/sweep?done=swept")))
        }
        Err((error, page)) => draw(&app, &me, Failure::from(error).status_code(), &page),
    }
}
