//! The table of items over REST: pages by cursor, acts on many items, undo.

use super::at;
use crate::domain::schema::{NONE_CLASS, NONE_LABEL};
use crate::domain::{LabelValue, ProjectId, Timestamp, UserId};
use crate::error::{Error, Result};
use crate::http::body::Json;
use crate::http::{App, AppState, InProject, Me, Reply, blocking};
use crate::labels::{MarkGold, UnmarkGold};
use crate::store::ProjectRow;
use crate::table::{
    Act, ActOnItems, Acted, Cursor, Filter, ListItems, Listing, TableRow, UndoAct, decode, fitting_rows,
};
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Deserialize;
use serde_json::{Value, json};

/// Items of a page when nobody says how many.
const ON_PAGE: usize = 50;
/// Items of a page at most.
const MOST_ON_PAGE: usize = 500;
/// Items named one by one in an act.
const MOST_NAMED: usize = 10_000;

/// `GET /projects/{project}/items`: the items that fit a filter, a page at a time.
pub async fn list(app: AppState, project: InProject, request: HttpRequest) -> Reply {
    let pairs = decode(request.query_string());
    let body = blocking(&app, move |app| page(app, project.id(), &pairs)).await?;
    Ok(HttpResponse::Ok().json(body))
}

fn page(app: &App, id: ProjectId, pairs: &[(String, String)]) -> Result<Value> {
    let one = |name: &str| pairs.iter().find(|(of, _)| of == name).map(|(_, value)| value.as_str());
    let limit = one("limit").map(|limit| limit.parse::<usize>());
    let most = match limit {
        None => ON_PAGE,
        Some(Ok(limit @ 1..=MOST_ON_PAGE)) => limit,
        Some(_) => return Err(Error::Invalid(format!("limit is a number from 1 to {MOST_ON_PAGE}"))),
    };
    let cursor = one("cursor").map(Cursor::parse).transpose()?;
    let beside = ["limit", "cursor"];
    let filter = Filter::parse(
        pairs.iter().filter(|(name, _)| !beside.contains(&name.as_str())).map(|(n, v)| (n.as_str(), v.as_str())),
    )?;
    let listing = ListItems { project: id, filter: &filter, cursor, most }.run(&app.workshop, &app.outlines)?;
    let project = app.store.read(|r| r.project(id))?;
    Ok(view(&project, listing))
}

fn view(project: &ProjectRow, listing: Listing) -> Value {
    json!({
        "items": listing.rows.into_iter().map(|row| item(project, row)).collect::<Vec<_>>(),
        "count": listing.count,
        "next": listing.after.map(Cursor::word),
        "previous": listing.before.map(Cursor::word),
        "searchable": listing.searchable,
    })
}

fn item(project: &ProjectRow, row: TableRow) -> Value {
    let name = |class: u32| match class {
        NONE_CLASS => json!(NONE_LABEL),
        class => json!(project.schema.value(class)),
    };
    let answers: Vec<Value> = row.answers.iter().map(|answer| json!(project.schema.value_of(&answer.label))).collect();
    json!({
        "id": row.item.external,
        "part": row.item.part,
        "data": row.item.data,
        "imported_at": at(row.item.imported),
        "label": row.label.and_then(|label| label.class).map(name),
        "answers": answers,
        "is_flagged": row.answers.iter().any(|answer| answer.is_flagged),
        "has_note": row.answers.iter().any(|answer| !answer.note.is_empty()),
        "suggestion": row.score.map(|score| name(score.top)),
        "confidence": row.score.map(|score| score.confidence),
        "margin": row.score.map(|score| score.margin),
        "entropy": row.score.map(|score| score.entropy),
        "is_excluded": row.is_excluded,
        "is_gold": row.is_gold,
        "is_escalated": row.is_escalated,
        "is_in_hands": row.is_in_hands,
        "is_to_relabel": row.is_to_relabel,
        "assigned": row.assigned,
        "round": row.round,
    })
}

/// What to do with which items: those named, or all that fit a filter.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ActBody {
    /// `exclude`, `take_back`, `assign`, `unassign`, `relabel`, `mark_gold` or `unmark_gold`.
    act: String,
    /// With `mark_gold`: the label of all of them; without it, of each the one it has.
    label: Option<LabelValue>,
    /// With `mark_gold`: why it is so.
    #[serde(default)]
    note: String,
    /// Ids.
    items: Option<Vec<String>>,
    /// A query as `GET …/items` takes it.
    filter: Option<String>,
    /// With `filter`: the act is refused when more items fit.
    at_most: Option<u64>,
    /// For whom, by name, with `assign`.
    person: Option<String>,
    /// For whom with `assign`, where they are several.
    people: Option<Vec<String>>,
    /// With `people`: each gets all of them; otherwise they are shared out.
    #[serde(default)]
    each: bool,
}

/// `POST /projects/{project}/item-acts`.
pub async fn act(app: AppState, me: Me, project: InProject, Json(body): Json<ActBody>) -> Reply {
    let (id, by, now) = (project.id(), me.person, app.now());
    let acted = blocking(&app, move |app| {
        if let Some(marked) = practice(app, id, &body, by, now)? {
            return Ok(marked);
        }
        let act = act_of(app, &body)?;
        let rows = rows_of(app, id, &body)?;
        ActOnItems { project: id, rows, act, by }.run(&app.store, now)
    })
    .await?;
    app.ring();
    Ok(HttpResponse::Ok().json(acted))
}

/// The acts about practice items, whose report reads like the others'.
fn practice(app: &App, id: ProjectId, body: &ActBody, by: UserId, now: Timestamp) -> Result<Option<Acted>> {
    let done = match body.act.as_str() {
        "mark_gold" => {
            let label = body.label.clone().map(LabelValue::into_text);
            let rows = rows_of(app, id, body)?;
            MarkGold { project: id, rows, label, note: body.note.clone(), by }.run(&app.store, now)?
        }
        "unmark_gold" => UnmarkGold { project: id, rows: rows_of(app, id, body)?, by }.run(&app.store, now)?,
        _ => return Ok(None),
    };
    let (changed, unchanged) = (done.changed, done.unchanged);
    Ok(Some(Acted { changed, unchanged, holdout: done.holdout, not_open: done.unsettled, ..Acted::default() }))
}

fn act_of(app: &App, body: &ActBody) -> Result<Act> {
    let known = |name: &str| -> Result<UserId> {
        let found = app.store.look_up(|r| r.person_by_name(name))?;
        found.map(|person| person.id).ok_or_else(|| Error::Invalid(format!("there is nobody called {name}")))
    };
    let assign = || -> Result<Act> {
        Ok(match (&body.person, &body.people) {
            (Some(name), None) => Act::Assign(known(name)?),
            (None, Some(names)) => {
                let people = names.iter().map(|name| known(name)).collect::<Result<_>>()?;
                if body.each { Act::AskEach(people) } else { Act::Share(people) }
            }
            _ => return Err(Error::Invalid("assign needs `person`, a name, or `people`, a list of names".into())),
        })
    };
    Ok(match body.act.as_str() {
        "exclude" => Act::Exclude,
        "take_back" => Act::TakeBack,
        "unassign" => Act::Unassign,
        "relabel" => Act::Relabel,
        "assign" => assign()?,
        other => {
            let words = "exclude, take_back, assign, unassign, relabel, mark_gold or unmark_gold";
            return Err(Error::Invalid(format!("act is `{other}`; use {words}")));
        }
    })
}

fn rows_of(app: &App, id: ProjectId, body: &ActBody) -> Result<Vec<u32>> {
    match (&body.items, &body.filter) {
        (Some(items), None) if items.len() <= MOST_NAMED => app
            .store
            .read(|r| items.iter().map(|external| Ok(r.item_by_external(id, external)?.row)).collect::<Result<_>>()),
        (Some(items), None) => {
            Err(Error::TooLarge(format!("{} items are more than {MOST_NAMED}; use a filter", items.len())))
        }
        (None, Some(filter)) => {
            let rows = fitting_rows(&app.workshop, &app.outlines, id, &Filter::from_query(filter)?, usize::MAX)?;
            match body.at_most {
                Some(most) if rows.len() as u64 > most => Err(Error::Conflict(format!(
                    "{} items fit, more than the {most} of `at_most`; nothing was changed",
                    rows.len()
                ))),
                _ => Ok(rows),
            }
        }
        _ => Err(Error::Invalid("give either `items`, a list of ids, or `filter`".into())),
    }
}

/// `POST /projects/{project}/item-acts/{act}/undo`.
pub async fn undo(app: AppState, me: Me, project: InProject, path: web::Path<(String, i64)>) -> Reply {
    let (id, by, now, act) = (project.id(), me.person, app.now(), path.into_inner().1);
    let changed = blocking(&app, move |app| UndoAct { project: id, act, by }.run(&app.store, now)).await?;
    app.ring();
    Ok(HttpResponse::Ok().json(json!({"act": act, "changed": changed})))
}
