//! Answers that differ: the list, one item after the other with a lead's decision and its reason, and taking it back.

use super::curate_view::{CuratePage, ItemWay, build};
use super::frame::{Done, Frame};
use super::item_images::with_images;
use super::item_view::snippet;
use super::label_acts::label_text;
use super::words::percent;
use super::{go, path_part, show, show_as};
use crate::domain::schema::NONE_LABEL;
use crate::domain::{ItemId, ProjectId, Timestamp, UserId};
use crate::error::{Error, Result};
use crate::http::body::Form;
use crate::http::speech::t;
use crate::http::{App, AppState, InProject, Me, Reply, blocking};
use crate::labels::{Because, DecideLabel, UndoDecision};
use crate::queue::AskAgain;
use crate::rounds::{SharedAnswers, open_suspects};
use crate::store::{ProjectRow, Reader};
use crate::table::{Act, ActOnItems};
use actix_web::http::StatusCode;
use actix_web::web;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Items on the list.
const LISTED: usize = 100;

#[derive(Serialize)]
struct CurateList {
    project: Frame,
    summary: String,
    /// The first one to decide; empty where there is none.
    first: String,
    /// What the list is narrowed to; empty where it is not.
    only: String,
    items: Vec<Line>,
    left_out: usize,
}

#[derive(Serialize)]
struct Line {
    item: String,
    url_id: String,
    snippet: String,
    answers: String,
    likely: String,
    state: &'static str,
    state_text: String,
}

/// What the list is narrowed to: items to which somebody gave the one answer and somebody the other.
#[derive(Debug, Default, Deserialize)]
pub struct Which {
    first: Option<String>,
    second: Option<String>,
    done: Option<String>,
}

/// Where an item's page was reached from, and what was just done.
#[derive(Debug, Default, Deserialize)]
pub struct Way {
    #[serde(default)]
    pub(super) from: String,
    done: Option<String>,
}

/// What a form of the item's page asks for.
#[derive(Debug, Default, Deserialize)]
#[serde(try_from = "Vec<(String, String)>")]
pub struct ActForm {
    /// `decide`, `ask`, `exclude` or `undo`.
    act: String,
    labels: Vec<String>,
    reason: String,
    note: String,
    from: String,
}

impl TryFrom<Vec<(String, String)>> for ActForm {
    type Error = String;

    fn try_from(fields: Vec<(String, String)>) -> std::result::Result<Self, String> {
        let mut form = ActForm::default();
        for (name, value) in fields {
            match name.as_str() {
                "act" => form.act = value,
                "label" => form.labels.push(value),
                "reason" => form.reason = value,
                "note" => form.note = value,
                "from" => form.from = value,
                other => return Err(format!("unknown field `{other}`")),
            }
        }
        Ok(form)
    }
}

/// `GET /projects/{project}/curate`.
pub async fn list(app: AppState, me: Me, project: InProject, query: web::Query<Which>) -> Reply {
    let (id, viewer, which) = (project.id(), me.clone(), query.into_inner());
    let page = blocking(&app, move |app| app.store.read(|r| listed(app, r, id, &viewer, &which))).await?;
    let title = t!("curate-title", project = &page.project.title);
    show(&app, Some(&me), "project/curate.html", &title, &page)
}

fn listed(app: &App, r: &Reader<'_>, id: ProjectId, me: &Me, which: &Which) -> Result<CurateList> {
    let row = r.project(id)?;
    let shared = app.workshop.shared_answers(r, &row)?;
    let (decided, waiting) = (r.decided_items(id)?, r.waiting_items(id)?);
    let closed = &decided | &r.excluded_items(id)?;
    let mut order = shared.to_decide(&closed, &waiting);
    let open = order.len();
    let first = order.first().map(|&at| r.item(shared.items[at])).transpose()?;
    let (done, mut only) = (which.done.as_deref().map_or_else(Done::default, Done::of), String::new());
    if let (Some(a), Some(b)) = (&which.first, &which.second) {
        // What was decided is part of the cell that led here.
        order.extend((0..shared.items.len()).filter(|&at| shared.differs(at) && decided.contains(&shared.items[at])));
        order.retain(|&at| says(&row, &shared, at, a) && says(&row, &shared, at, b));
        only = t!("curate-beside", a = a, b = b);
    }
    let left_out = order.len().saturating_sub(LISTED);
    let line = |at: usize| {
        let item = r.item(shared.items[at])?;
        let (state, state_text) = match (decided.contains(&item.id), waiting.contains(&item.id)) {
            (true, _) => ("good", t!("curate-decided")),
            (false, true) => ("", t!("curate-waits")),
            (false, false) => ("warn", t!("curate-to-decide")),
        };
        let likely = shared.named_by(&shared.dawid_skene, at).map_or_else(
            || t!("curate-undecided"),
            |class| format!("{} {}", name(&row, class), percent(shared.dawid_skene.confidence(at))),
        );
        Ok(Line {
            url_id: path_part(&item.external),
            snippet: snippet(&row.recipe, &item.data, 160),
            item: item.external,
            answers: tally(&row, &shared, at),
            likely,
            state,
            state_text,
        })
    };
    Ok(CurateList {
        summary: match open {
            0 => t!("curate-none"),
            n => t!("curate-left", n = n),
        },
        first: first.map_or_else(String::new, |item| path_part(&item.external)),
        only,
        items: order.into_iter().take(LISTED).map(line).collect::<Result<_>>()?,
        left_out,
        project: Frame::new(&row, me, "agreement", &done),
    })
}

/// What a class of the store is called.
pub(super) fn name(row: &ProjectRow, class: u32) -> String {
    row.schema.value(class).map_or_else(|| NONE_LABEL.to_owned(), |label| label.to_string())
}

fn says(row: &ProjectRow, shared: &SharedAnswers, at: usize, label: &str) -> bool {
    shared.votes.of_item(at).iter().any(|vote| name(row, shared.values[vote.class as usize]) == label)
}

/// `spam 2, ham 1`.
fn tally(row: &ProjectRow, shared: &SharedAnswers, at: usize) -> String {
    let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
    shared.votes.of_item(at).iter().for_each(|vote| *counts.entry(vote.class).or_default() += 1);
    let mut counts: Vec<(u32, usize)> = counts.into_iter().collect();
    counts.sort_by_key(|&(class, n)| (std::cmp::Reverse(n), class));
    let texts: Vec<String> =
        counts.into_iter().map(|(class, n)| format!("{} {n}", name(row, shared.values[class as usize]))).collect();
    texts.join(if row.schema.is_multi() { "; " } else { ", " })
}

/// `GET /projects/{project}/curate/{item}`.
pub async fn item(
    app: AppState,
    me: Me,
    project: InProject,
    path: web::Path<(String, String)>,
    query: web::Query<Way>,
) -> Reply {
    let (id, now, way) = (project.id(), app.now(), query.into_inner());
    let (external, viewer) = (path.into_inner().1, me.clone());
    let page = blocking(&app, move |app| {
        let done = way.done.as_deref().map_or_else(Done::default, Done::of);
        build(app, id, &external, &viewer, ItemWay { from: way.from, done, ..ItemWay::default() }, now)
    })
    .await?;
    let title = format!("{} · {}", page.id, page.project.title);
    let drawn = show(&app, Some(&me), "project/curate_item.html", &title, &page);
    with_images(drawn, &page.image_sources)
}

/// `POST /projects/{project}/curate/{item}`.
pub async fn act(
    app: AppState,
    me: Me,
    project: InProject,
    path: web::Path<(String, String)>,
    Form(form): Form<ActForm>,
) -> Reply {
    enum Outcome {
        To(String),
        /// The same page with what is missing.
        Again(Box<CuratePage>),
    }
    let (id, now, viewer) = (project.id(), app.now(), me.clone());
    let (slug, external) = path.into_inner();
    let outcome = blocking(&app, move |app| {
        let chosen = form.labels.clone();
        let (from, reason, note) = (form.from.clone(), form.reason.clone(), form.note.clone());
        match do_it(app, id, &external, viewer.person, form, now) {
            Ok(to) => Ok(Outcome::To(format!("/projects/{slug}/curate{to}"))),
            Err(Error::Invalid(problem)) => {
                let way = ItemWay { from, done: Done::default(), problem: Some(problem), chosen, reason, note };
                Ok(Outcome::Again(Box::new(build(app, id, &external, &viewer, way, now)?)))
            }
            Err(other) => Err(other),
        }
    })
    .await?;
    match outcome {
        Outcome::To(to) => {
            app.ring();
            Ok(go(&to))
        }
        Outcome::Again(page) => {
            let title = format!("{} · {}", page.id, page.project.title);
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            let drawn = show_as(&app, status, Some(&me), "project/curate_item.html", &title, &page);
            with_images(drawn, &page.image_sources)
        }
    }
}

/// Does it, and says where to go on behind `/projects/{project}/curate`.
fn do_it(app: &App, project: ProjectId, external: &str, by: UserId, form: ActForm, now: Timestamp) -> Result<String> {
    // Found before anything changes: afterwards the item has no place in the order any more.
    let (item, next) = app.store.read(|r| {
        let item = r.item_by_external(project, external)?.id;
        Ok((item, next_after(app, r, project, item, &form.from)?))
    })?;
    let done = match form.act.as_str() {
        "decide" => {
            if form.labels.is_empty() && !app.store.read(|r| Ok(r.project(project)?.schema.is_multi()))? {
                return Err(Error::invalid("choose a class first"));
            }
            let because = Because { reason: form.reason, note: form.note };
            DecideLabel { project, item, label: label_text(form.labels), by, because }.run(&app.store, now)?;
            "decided"
        }
        "ask" => {
            let asked =
                AskAgain { project, items: vec![item], source: "relabel", by: Some(by) }.run(&app.store, now)?;
            match (asked.queued, asked.nobody_left) {
                (1.., _) => "asked-again",
                (_, 1..) => "nobody-left",
                _ => "nothing-to-ask",
            }
        }
        "exclude" => {
            let row = app.store.read(|r| Ok(r.item(item)?.row))?;
            ActOnItems { project, rows: vec![row], act: Act::Exclude, by }.run(&app.store, now)?;
            "excluded"
        }
        "undo" => {
            UndoDecision { project, item, by }.run(&app.store, now)?;
            return Ok(format!("/{}?done=undecided", path_part(external)));
        }
        other => return Err(Error::Invalid(format!("there is no act `{other}`; use decide, ask, exclude or undo"))),
    };
    let from = if form.from == "suspects" { "&from=suspects" } else { "" };
    match (next, done) {
        // Nobody is left to ask, so the decision is still to be made.
        (_, "nobody-left") => Ok(format!("/{}?done={done}{from}", path_part(external))),
        (Some(next), _) => Ok(format!("/{}?done={done}{from}", path_part(&next))),
        (None, _) => Ok(format!("?done={done}")),
    }
}

/// The item after this one in the order to decide, from the start again behind the last; none where there is no other.
pub(super) fn next_after(
    app: &App,
    r: &Reader<'_>,
    project: ProjectId,
    item: ItemId,
    from: &str,
) -> Result<Option<String>> {
    let order: Vec<ItemId> = if from == "suspects" {
        open_suspects(r, project, LISTED)?.into_iter().map(|suspect| suspect.item).collect()
    } else {
        let shared = app.workshop.shared_answers(r, &r.project(project)?)?;
        let closed = &r.decided_items(project)? | &r.excluded_items(project)?;
        let order = shared.to_decide(&closed, &r.waiting_items(project)?);
        order.into_iter().map(|at| shared.items[at]).collect()
    };
    let start = order.iter().position(|known| *known == item).map_or(0, |at| at + 1);
    let (before, after) = order.split_at(start);
    let next = after.iter().chain(before).find(|other| **other != item);
    next.map(|&next| Ok(r.item(next)?.external)).transpose()
}
