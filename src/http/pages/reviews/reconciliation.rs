//! Executed versus approved: everything that was granted or reported, and where the two do not fit.

use super::super::frame::Done;
use super::super::show;
use super::super::words::When;
use super::Frame;
use super::said::status_text;
use crate::http::speech::t;
use crate::http::{AppState, InWorkflow, Me, Reply, blocking};
use actix_web::web;
use serde::{Deserialize, Serialize};

/// Rows on the page.
const ROWS: usize = 200;

#[derive(Serialize)]
struct ReconciliationPage {
    workflow: Frame,
    is_all: bool,
    rows: Vec<Line>,
    alarms: Vec<Alarm>,
    is_full: bool,
}

#[derive(Serialize)]
struct Line {
    decision: i64,
    external: String,
    action: String,
    status: String,
    finding: String,
    is_bad: bool,
    approved: String,
    executed: String,
    is_same: bool,
    when: When,
}

#[derive(Serialize)]
struct Alarm {
    when: When,
    decision: Option<i64>,
    kind: String,
    detail: String,
}

/// Whether what fits is shown too.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AllQuery {
    all: Option<String>,
}

fn finding(word: &str) -> (String, bool) {
    match word {
        "alarm" => (t!("fit-alarm"), true),
        "unknown" => (t!("fit-unknown"), true),
        "failed" => (t!("fit-failed"), true),
        "started" => (t!("fit-running"), false),
        "not_executed" => (t!("fit-never-executed"), true),
        "waiting" => (t!("fit-waiting"), false),
        _ => (t!("fit-executed"), false),
    }
}

/// The start of a digest: enough to compare by eye.
fn short(digest: Option<&str>) -> String {
    digest.map_or_else(|| "–".into(), |digest| digest.chars().take(12).collect())
}

/// `GET /workflows/{workflow}/reconciliation`.
pub async fn page(app: AppState, me: Me, workflow: InWorkflow, query: web::Query<AllQuery>) -> Reply {
    let (viewer, is_all) = (me.clone(), query.all.is_some());
    let page = blocking(&app, move |app| {
        let now = app.now();
        app.store.read(|r| {
            let row = r.workflow(workflow.id())?;
            let rows = r.reconciliation(row.id, !is_all, now, ROWS)?;
            let alarms = r.alarms(row.id, ROWS)?;
            Ok(ReconciliationPage {
                workflow: Frame::new(r, &row, &viewer, "reconciliation", &Done::default(), now)?,
                is_all,
                is_full: rows.len() == ROWS,
                rows: rows
                    .iter()
                    .map(|one| {
                        let (text, is_bad) = finding(&one.finding);
                        Line {
                            decision: one.decision.0,
                            external: one.external.clone(),
                            action: one.action.clone(),
                            status: status_text(&one.status),
                            finding: text,
                            is_bad,
                            approved: short(one.approved_digest.as_deref()),
                            executed: short(one.executed_digest.as_deref()),
                            is_same: one.approved_digest == one.executed_digest,
                            when: When::new(one.at, now),
                        }
                    })
                    .collect(),
                alarms: alarms
                    .into_iter()
                    .map(|alarm| Alarm {
                        when: When::new(alarm.at, now),
                        decision: alarm.decision.map(|id| id.0),
                        kind: if alarm.kind == "replay" { t!("fit-replay") } else { t!("fit-action") },
                        detail: alarm.detail,
                    })
                    .collect(),
            })
        })
    })
    .await?;
    show(&app, Some(&me), "reviews/reconciliation.html", &t!("reconciliation-title"), &page)
}
