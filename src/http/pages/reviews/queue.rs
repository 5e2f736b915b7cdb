//! The approval queue: what waits for people, most due first, and how late it is.

use super::super::frame::Done;
use super::super::sign_in::Nothing;
use super::super::words::When;
use super::super::{go, show};
use super::badge::{Badge, badge_of};
use super::diff::one_line;
use super::{Frame, duration, reviewer};
use crate::domain::Timestamp;
use crate::error::{Because, Error, Result};
use crate::http::body::Form;
use crate::http::speech::{t, told};
use crate::http::{App, AppState, InWorkflow, Me, Reply, blocking};
use crate::people::REVIEW;
use crate::reviews::{ClaimReview, Reviewer};
use crate::store::{Reader, WorkflowRow};
use actix_web::web;
use serde::Serialize;

/// Rows on the page.
const ROWS: usize = 100;

#[derive(Serialize)]
struct QueuePage {
    workflow: Frame,
    waiting: i64,
    in_hand_text: String,
    median_text: String,
    oldest_text: String,
    /// The loudest thing on the page; none while nothing is late.
    breach: Option<Breach>,
    rows: Vec<Row>,
    more: i64,
    can_start: bool,
    empty: Vec<String>,
    /// That practice items are among these; none where there are none.
    practice: Option<String>,
}

/// Something is late.
#[derive(Serialize)]
struct Breach {
    text: String,
    hint: String,
}

#[derive(Serialize)]
struct Row {
    item: i64,
    action: String,
    summary: String,
    external: String,
    kind: String,
    is_plain: bool,
    badge: Option<Badge>,
    age: String,
    due: String,
    is_late: bool,
    tier: u32,
    holder: String,
    is_mine: bool,
    can_open: bool,
}

/// `in 3 hours`, `2 hours late`.
pub(super) fn due_text(due: Timestamp, now: Timestamp) -> String {
    // `secs_since` knows no time to come, so each direction asks its own way.
    if due >= now {
        t!("due-in", span = duration(due.secs_since(now)))
    } else {
        t!("due-late", span = duration(now.secs_since(due)))
    }
}

/// `GET /workflows/{workflow}/queue`.
pub async fn list(app: AppState, me: Me, workflow: InWorkflow, query: web::Query<Done>) -> Reply {
    let viewer = me.clone();
    let page = blocking(&app, move |app| {
        let now = app.now();
        app.store.read(|r| build(r, &viewer, &r.workflow(workflow.id())?, &query, now))
    })
    .await?;
    show(&app, Some(&me), "reviews/queue.html", &t!("queue-title", workflow = &page.workflow.title), &page)
}

fn build(r: &Reader<'_>, me: &Me, workflow: &WorkflowRow, done: &Done, now: Timestamp) -> Result<QueuePage> {
    let by = reviewer(me, workflow.id);
    let can_review = me.may_in_workflow(REVIEW, workflow.id);
    let pressure = r.pressure(workflow.id, now)?;
    let mut rows = Vec::new();
    for (item, review) in r.open_reviews(workflow.id, now, ROWS)? {
        let decision = r.model_decision(item.decision)?;
        let is_held = review.state == "claimed" && review.lease.is_some_and(|lease| lease >= now);
        let holder = review.person.filter(|_| is_held);
        let is_mine = holder == Some(me.person);
        let is_audit = item.kind == "audit";
        rows.push(Row {
            item: item.id.0,
            summary: one_line(&decision.args(), 90),
            action: decision.action.clone(),
            external: decision.external.clone(),
            kind: told(match review.purpose.as_str() {
                "audit" => "second look",
                "escalation" => "escalated",
                _ => "approval",
            }),
            is_plain: !matches!(review.purpose.as_str(), "audit" | "escalation"),
            // An audit is blind until its verdict; how sure the model was would be a hint.
            badge: (!is_audit).then(|| badge_of(&decision)),
            age: duration(now.secs_since(review.entered)),
            due: due_text(review.due, now),
            is_late: review.due < now,
            tier: review.tier,
            holder: holder.map(|person| r.person(person)).transpose()?.map(|person| person.name).unwrap_or_default(),
            is_mine,
            can_open: can_review && review.tier <= by.tier && (holder.is_none() || is_mine),
        });
    }
    let open = pressure.waiting + pressure.claimed;
    Ok(QueuePage {
        workflow: Frame::new(r, workflow, me, "queue", done, now)?,
        waiting: pressure.waiting,
        in_hand_text: t!("queue-in-hands", n = pressure.claimed),
        median_text: if open == 0 { "–".into() } else { duration(pressure.median_secs) },
        oldest_text: if open == 0 { "–".into() } else { duration(pressure.oldest_secs) },
        breach: (pressure.overdue > 0).then(|| Breach {
            text: t!("due-late", span = duration(pressure.most_overdue_secs)),
            hint: t!("queue-past-promise", n = pressure.overdue),
        }),
        more: open - rows.len() as i64,
        can_start: rows.iter().any(|row| row.can_open),
        empty: if rows.is_empty() { why_empty(r, workflow, now)? } else { Vec::new() },
        rows,
        practice: super::gold::announcement(r, workflow)?,
    })
}

/// Why nothing waits, as far as the server knows.
fn why_empty(r: &Reader<'_>, workflow: &WorkflowRow, now: Timestamp) -> Result<Vec<String>> {
    let mut said = Vec::new();
    if workflow.halted.is_some() {
        said.push(told("Nothing waits because this workflow is stopped: whatever is posted now is halted."));
    }
    let Some(last) = r.model_decisions(workflow.id, i64::MAX, 1)?.into_iter().next() else {
        said.push(told("Nothing waits because no program has asked yet. Programs ask with POST /api/v1/decisions."));
        return Ok(said);
    };
    let later: Vec<Timestamp> = r
        .open_reviews(workflow.id, Timestamp(i64::MAX), 1000)?
        .into_iter()
        .map(|(_, review)| review.entered)
        .filter(|entered| *entered > now)
        .collect();
    if let Some(first) = later.iter().min() {
        said.push(t!("queue-put-off", n = later.len(), due = due_text(*first, now)));
    }
    let policy = workflow.policy.map(|id| r.policy(id)).transpose()?;
    if policy.is_some_and(|row| row.policy.mode.lets_act_alone()) {
        said.push(told("The policy lets the model act alone where it is sure; what it is less sure of comes here."));
    }
    said.push(t!("queue-empty-last", ago = When::new(last.received, now).ago));
    Ok(said)
}

/// `POST /workflows/{workflow}/next`: what is due first, or back to the queue.
pub async fn next(app: AppState, me: Me, workflow: InWorkflow, _: Form<Nothing>) -> Reply {
    let by = reviewer(&me, workflow.id());
    let to = blocking(&app, move |app| {
        let row = app.store.read(|r| r.workflow(workflow.id()))?;
        next_path(app, &row, by, "", app.now())
    })
    .await?;
    Ok(go(&to))
}

/// Claims what is due first and says where it opens; the queue when there is nothing, or enough was done today.
pub(super) fn next_path(app: &App, row: &WorkflowRow, by: Reviewer, done: &str, now: Timestamp) -> Result<String> {
    let claim = ClaimReview { workflow: row.id, by, item: None, is_audit: None, another: false };
    let query = if done.is_empty() { String::new() } else { format!("?done={done}") };
    match claim.run(&app.store, now) {
        Ok(Some(held)) => Ok(format!("/workflows/{}/items/{}{query}", row.slug, held.item.id)),
        Ok(None) => Ok(format!("/workflows/{}/queue{query}", row.slug)),
        Err(Error::Refused(refusal)) if refusal.because == Because::Enough => {
            Ok(format!("/workflows/{}/queue?done=enough", row.slug))
        }
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_late_says_by_how_much() {
        let now = Timestamp(1_700_000_000_000);
        assert_eq!(due_text(now.plus_secs(7200), now), "in 2 hours");
        assert_eq!(due_text(now.plus_secs(-7200), now), "2 hours late");
    }
}
