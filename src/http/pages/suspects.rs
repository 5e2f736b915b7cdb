//! Suspicious labels and items whose answers differ, and what a lead does about each: keep, fix, ask another person.

use super::frame::{Done, Frame};
use super::item_view::snippet;
use super::label_acts::label_text;
use super::words::{When, count, percent};
use super::{go, path_part, show};
use crate::domain::schema::NONE_LABEL;
use crate::domain::{LabelValue, ProjectId, Timestamp};
use crate::error::{Error, Result};
use crate::http::body::Form;
use crate::http::speech::{t, told};
use crate::http::{App, AppState, InProject, Me, Reply, blocking};
use crate::labels::{Because, DecideLabel};
use crate::queue::AskAgain;
use crate::rounds::{FindSuspects, SuspectSearch, ask_about_suspects, last_search, open_suspects};
use crate::store::{ProjectRow, Reader};
use actix_web::web;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Suspects on the page.
const LISTED: usize = 50;
/// Pairs of classes on the page.
const PAIRS: usize = 12;

#[derive(Serialize)]
struct SuspectsPage {
    project: Frame,
    searched: Option<When>,
    summary: String,
    skipped: Option<String>,
    next_text: String,
    pairs: Vec<PairLine>,
    of_classes: Vec<ClassLine>,
    classes: Vec<String>,
    /// A label is a set: a box a class instead of a list.
    is_of_sets: bool,
    /// No model learns the labels, so there is nothing to compare them with.
    why_no_search: Option<String>,
    suspects: Vec<SuspectLine>,
    disputed: Vec<DisputedLine>,
}

#[derive(Serialize)]
struct PairLine {
    given: String,
    truth: String,
    labels: String,
}

/// Probably wrong answers about a class, where labels are sets.
#[derive(Serialize)]
struct ClassLine {
    class: String,
    missing: String,
    too_much: String,
}

#[derive(Serialize)]
struct SuspectLine {
    item: String,
    url_id: String,
    snippet: String,
    given: String,
    /// As a form sends it.
    given_value: String,
    suggested: String,
    /// The classes to begin with in the form.
    right: Vec<String>,
    confidence: String,
    is_likely_wrong: bool,
    is_asked: bool,
}

#[derive(Serialize)]
struct DisputedLine {
    item: String,
    url_id: String,
    snippet: String,
    answers: String,
    /// The different answers to choose from, where they are no classes.
    given: Vec<Given>,
    is_asked: bool,
}

/// An answer and what the form sends for it.
#[derive(Serialize)]
struct Given {
    text: String,
    value: String,
}

/// What a form of the page asks for.
#[derive(Deserialize)]
#[serde(try_from = "Vec<(String, String)>")]
pub struct ActForm {
    /// `search`, `queue`, `keep`, `fix` or `ask`.
    act: String,
    item: String,
    /// One class; of a set one, several or none.
    labels: Vec<String>,
    most: Option<usize>,
}

impl TryFrom<Vec<(String, String)>> for ActForm {
    type Error = String;

    fn try_from(fields: Vec<(String, String)>) -> std::result::Result<Self, String> {
        let mut form = ActForm { act: String::new(), item: String::new(), labels: Vec::new(), most: None };
        for (name, value) in fields {
            match name.as_str() {
                "act" => form.act = value,
                "item" => form.item = value,
                "label" => form.labels.push(value),
                "most" => form.most = Some(value.parse().map_err(|_| format!("most is `{value}`"))?),
                other => return Err(format!("unknown field `{other}`")),
            }
        }
        Ok(form)
    }
}

/// `GET /projects/{project}/suspects`.
pub async fn list(app: AppState, me: Me, project: InProject, query: web::Query<Done>) -> Reply {
    let (id, now) = (project.id(), app.now());
    let (viewer, done) = (me.clone(), query.into_inner());
    let page = blocking(&app, move |app| app.store.read(|r| build(r, id, &viewer, &done, now))).await?;
    let title = t!("suspects-title", project = &page.project.title);
    show(&app, Some(&me), "project/suspects.html", &title, &page)
}

fn build(reader: &Reader<'_>, id: ProjectId, me: &Me, done: &Done, now: Timestamp) -> Result<SuspectsPage> {
    let row = reader.project(id)?;
    let last = last_search(reader, id)?;
    let search = last.as_ref().map(|(search, _)| search);
    let open = open_suspects(reader, id, LISTED)?;
    let suspects = open
        .into_iter()
        .map(|suspect| {
            let item = reader.item(suspect.item)?;
            Ok(SuspectLine {
                url_id: path_part(&item.external),
                snippet: snippet(&row.recipe, &item.data, 200),
                item: item.external,
                given: name(&row, suspect.label.given),
                given_value: row.schema.value(suspect.label.given).map_or_else(String::new, LabelValue::into_text),
                suggested: name(&row, suspect.label.suggested),
                right: row.schema.value(suspect.label.suggested).map_or_else(Vec::new, LabelValue::into_names),
                confidence: percent(suspect.label.self_confidence),
                is_likely_wrong: suspect.label.is_likely_wrong,
                is_asked: suspect.is_asked,
            })
        })
        .collect::<Result<_>>()?;
    let none = row.settings.allow_none.then_some(NONE_LABEL);
    Ok(SuspectsPage {
        summary: search.map_or_else(String::new, summary),
        skipped: search.and_then(|search| search.skipped.clone()),
        next_text: search.map_or_else(String::new, next_text),
        pairs: search
            .map_or(&[][..], |search| &search.pairs)
            .iter()
            .take(PAIRS)
            .map(|pair| pair_line(&row, pair))
            .collect(),
        searched: last.as_ref().map(|(_, at)| When::new(*at, now)),
        of_classes: search
            .map_or(&[][..], |search| &search.of_classes)
            .iter()
            .filter(|(_, missing, too_much)| missing + too_much > 0)
            .map(|&(class, missing, too_much)| ClassLine {
                class: row.schema.classes().get(class as usize).cloned().unwrap_or_default(),
                missing: count(missing),
                too_much: count(too_much),
            })
            .collect(),
        classes: row.schema.classes().iter().map(String::as_str).chain(none).map(str::to_owned).collect(),
        is_of_sets: row.schema.is_multi(),
        why_no_search: row.check_learnable().err(),
        suspects,
        disputed: disputed(reader, &row)?,
        project: Frame::new(&row, me, "suspects", done),
    })
}

fn disputed(reader: &Reader<'_>, row: &ProjectRow) -> Result<Vec<DisputedLine>> {
    let one = |id| {
        let item = reader.item(id)?;
        let said: Vec<String> = reader.annotations_of(id)?.into_iter().map(|answer| answer.label).collect();
        let answers: Vec<String> = said.iter().map(|label| row.schema.value_of(label).to_string()).collect();
        let of_one = |label: &String| Given { text: row.schema.value_of(label).to_string(), value: label.clone() };
        Ok(DisputedLine {
            url_id: path_part(&item.external),
            snippet: snippet(&row.recipe, &item.data, 200),
            item: item.external,
            given: match row.schema.is_structured() {
                true => said.iter().collect::<BTreeSet<_>>().into_iter().map(of_one).collect(),
                false => Vec::new(),
            },
            answers: answers.join(if row.schema.is_multi() || row.schema.is_structured() { "; " } else { ", " }),
            is_asked: reader.looked_again(id)?.is_asked,
        })
    };
    reader.disputed(row.id, row.settings.overlap, LISTED)?.into_iter().map(one).collect()
}

fn name(row: &ProjectRow, class: u32) -> String {
    row.schema.value(class).map_or_else(String::new, |label| label.to_string())
}

fn pair_line(row: &ProjectRow, &(given, truth, labels): &(u32, u32, u64)) -> PairLine {
    PairLine { given: name(row, given), truth: name(row, truth), labels: count(labels) }
}

fn summary(search: &SuspectSearch) -> String {
    let left_out = match search.not_judged {
        0 => String::new(),
        n => format!(" {}", t!("suspects-not-judged", n = n)),
    };
    format!("{}{left_out}", told(&search.estimate_text()))
}

fn next_text(search: &SuspectSearch) -> String {
    match &search.next {
        Some(next) => t!("suspects-next", n = next.budget, again = next.again, new = next.new),
        None => String::new(),
    }
}

/// `POST /projects/{project}/suspects`.
pub async fn act(
    app: AppState,
    me: Me,
    project: InProject,
    path: web::Path<String>,
    Form(form): Form<ActForm>,
) -> Reply {
    let (id, by) = (project.id(), me.person);
    let done = blocking(&app, move |app| do_it(app, id, by, form)).await?;
    app.ring();
    Ok(go(&format!("/projects/{path}/suspects?done={done}")))
}

fn do_it(app: &App, project: ProjectId, by: crate::domain::UserId, form: ActForm) -> Result<&'static str> {
    let now = app.now();
    let item = || app.store.read(|r| Ok(r.item_by_external(project, &form.item)?.id));
    let asked = match form.act.as_str() {
        "search" => {
            FindSuspects { project, by: Some(by), is_by_itself: false }.run(&app.workshop, now)?;
            return Ok("searched");
        }
        "keep" | "fix" => {
            // Whoever decides here was led here by the search, which is a reason.
            let (item, because) = (item()?, Because::of("suspect"));
            DecideLabel { project, item, label: label_text(form.labels), by, because }.run(&app.store, now)?;
            return Ok("decided");
        }
        "queue" => ask_about_suspects(&app.workshop, project, form.most.unwrap_or(20), Some(by), now)?,
        "ask" => AskAgain { project, items: vec![item()?], source: "suspect", by: Some(by) }.run(&app.store, now)?,
        other => return Err(Error::Invalid(format!("there is no act `{other}`; use search, queue, keep, fix or ask"))),
    };
    Ok(if asked.queued > 0 {
        "asked-again"
    } else if asked.nobody_left > 0 {
        "nobody-left"
    } else {
        "nothing-to-ask"
    })
}
