//! What people handed to the leads, oldest first, to be decided there or handed back.

use super::frame::{Done, Frame};
use super::item_view::snippet;
use super::practice::{labels_to_give, one_of_a_set};
use super::words::When;
use super::{go, path_part, show};
use crate::domain::{ProjectId, Timestamp};
use crate::error::{Error, Result};
use crate::http::body::Form;
use crate::http::speech::{t, told};
use crate::http::{App, AppState, InProject, Me, Reply, blocking};
use crate::labels::{Because, REASONS, SettleEscalation};
use actix_web::web;
use serde::{Deserialize, Serialize};

/// Escalations on the page.
const LISTED: usize = 100;

#[derive(Serialize)]
struct EscalationsPage {
    project: Frame,
    count_text: String,
    labels: Vec<String>,
    reasons: Vec<(&'static str, String)>,
    lines: Vec<Line>,
}

#[derive(Serialize)]
struct Line {
    id: i64,
    item: String,
    url_id: String,
    snippet: String,
    by: String,
    note: String,
    when: When,
    answers: String,
    is_gold: bool,
}

/// `GET /projects/{project}/escalations`.
pub async fn list(app: AppState, me: Me, project: InProject, query: web::Query<Done>) -> Reply {
    let (id, viewer, now, done) = (project.id(), me.clone(), app.now(), query.into_inner());
    let page = blocking(&app, move |app| build(app, id, &viewer, &done, now)).await?;
    let title = t!("esc-title", project = &page.project.title);
    show(&app, Some(&me), "project/escalations.html", &title, &page)
}

fn build(app: &App, id: ProjectId, me: &Me, done: &Done, now: Timestamp) -> Result<EscalationsPage> {
    app.store.read(|r| {
        let row = r.project(id)?;
        let mut lines = Vec::new();
        for one in r.escalations_waiting(id, LISTED)? {
            let item = r.item(one.item)?;
            let said: Vec<String> = r
                .annotations_of(item.id)?
                .into_iter()
                .map(|answer| row.schema.value_of(&answer.label).to_string())
                .collect();
            lines.push(Line {
                id: one.id,
                url_id: path_part(&item.external),
                snippet: snippet(&row.recipe, &item.data, 200),
                by: r.person(one.person)?.name,
                note: one.note,
                when: When::new(one.at, now),
                answers: said.join(" · "),
                is_gold: r.gold_item(item.id)?.is_some(),
                item: item.external,
            });
        }
        Ok(EscalationsPage {
            count_text: match r.open_escalations(id)? {
                0 => t!("esc-none"),
                n if n as usize > lines.len() => t!("esc-oldest", n = n),
                n => t!("esc-count", n = n),
            },
            labels: labels_to_give(&row),
            reasons: REASONS.iter().map(|(code, title)| (*code, told(title))).collect(),
            lines,
            project: Frame::new(&row, me, "overview", done),
        })
    })
}

/// How it is settled.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SettleForm {
    /// `decide` or `hand_back`.
    act: String,
    #[serde(default)]
    label: String,
    #[serde(default)]
    reason: String,
    #[serde(default)]
    note: String,
}

/// `POST /projects/{project}/escalations/{escalation}`.
pub async fn settle(
    app: AppState,
    me: Me,
    project: InProject,
    path: web::Path<(String, i64)>,
    Form(form): Form<SettleForm>,
) -> Reply {
    let (id, by, now) = (project.id(), me.person, app.now());
    let (slug, escalation) = path.into_inner();
    let is_decided = form.act == "decide";
    blocking(&app, move |app| {
        let schema = app.store.look_up(|r| Ok(r.project(id)?.schema))?;
        let label = match form.act.as_str() {
            "decide" => Some(one_of_a_set(&schema, form.label)),
            "hand_back" => None,
            other => return Err(Error::Invalid(format!("there is no act `{other}`; use decide or hand_back"))),
        };
        let because = Because { reason: form.reason, note: form.note };
        SettleEscalation { project: id, escalation, label, because, by }.run(&app.store, now)
    })
    .await?;
    app.ring();
    Ok(go(&format!("/projects/{slug}/escalations?done={}", if is_decided { "decided" } else { "handed-back" })))
}
