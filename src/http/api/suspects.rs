//! Suspicious labels: search, list, send to another person; and a lead's decision about one item.

use super::at;
use crate::domain::{ItemId, LabelValue, ProjectId, Timestamp};
use crate::error::Result;
use crate::http::body::Json;
use crate::http::{AppState, InProject, Me, Reply, blocking};
use crate::labels::{Because, DecideLabel, UndoDecision};
use crate::queue::AskAgain;
use crate::rounds::{FindSuspects, SuspectSearch, Workshop, ask_about_suspects, last_search, open_suspects};
use crate::store::{ProjectRow, Reader};
use actix_web::{HttpResponse, web};
use serde::Deserialize;
use serde_json::{Value, json};

/// Suspects listed when nobody says how many.
pub(crate) const LISTED: usize = 100;

/// How many.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ListQuery {
    limit: Option<usize>,
}

/// What to do beside searching.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SearchBody {
    /// Send so many of the most suspicious to another person.
    #[serde(default)]
    queue: usize,
}

/// What a lead decides about an item: its class, or that another person should look.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DecisionBody {
    label: Option<LabelValue>,
    #[serde(default)]
    ask_again: bool,
    /// Needed where the label goes against what most answers say.
    #[serde(default)]
    reason: String,
    #[serde(default)]
    note: String,
}

/// Items whose answers differ, with what was said of each.
fn disputed(reader: &Reader<'_>, project: &ProjectRow, most: usize) -> Result<Vec<Value>> {
    let items = reader.disputed(project.id, project.settings.overlap, most)?;
    let one = |item: ItemId| {
        let answers: Vec<LabelValue> =
            reader.annotations_of(item)?.into_iter().map(|answer| project.schema.value_of(&answer.label)).collect();
        let is_asked = reader.looked_again(item)?.is_asked;
        Ok(json!({"item": reader.item(item)?.external, "answers": answers, "is_asked": is_asked}))
    };
    items.into_iter().map(one).collect()
}

/// The latest search as REST and the command line show it, `searched_at` null before the first; and the items whose
/// answers differ.
pub(crate) fn view(reader: &Reader<'_>, project: &ProjectRow, most: usize) -> Result<Value> {
    let disputed = disputed(reader, project, most)?;
    let Some((search, searched)) = last_search(reader, project.id)? else {
        return Ok(json!({"searched_at": null, "suspects": [], "disputed": disputed}));
    };
    let name = |class: u32| project.schema.value(class);
    let mut suspects = Vec::new();
    for suspect in open_suspects(reader, project.id, most)? {
        suspects.push(json!({
            "item": reader.item(suspect.item)?.external, "label": name(suspect.label.given),
            "suggested": name(suspect.label.suggested), "self_confidence": suspect.label.self_confidence,
            "is_likely_wrong": suspect.label.is_likely_wrong, "is_asked": suspect.is_asked,
        }));
    }
    let pairs: Vec<Value> = (search.pairs.iter())
        .map(|&(given, truth, labels)| json!({"label": name(given), "probably": name(truth), "labels": labels}))
        .collect();
    let class = |class: u32| project.schema.classes().get(class as usize);
    let of_classes: Vec<Value> = (search.of_classes.iter())
        .map(|&(at, missing, too_much)| json!({"class": class(at), "missing": missing, "too_much": too_much}))
        .collect();
    let next = search.next.as_ref().map(|next| json!({"answers": next.budget, "again": next.again, "new": next.new}));
    Ok(json!({
        "searched_at": at(searched), "judged": search.judged, "not_judged": search.not_judged,
        "estimated_wrong": search.estimated_wrong, "estimate": search.estimate_text(), "pairs": pairs,
        "of_classes": of_classes, "next_answers": next,
        "skipped": search.skipped, "suspects": suspects, "disputed": disputed,
    }))
}

/// Searches, and sends the first `queue` to another person: what REST and the command line do.
pub(crate) fn search(
    workshop: &Workshop,
    project: ProjectId,
    by: Option<crate::domain::UserId>,
    queue: usize,
    now: Timestamp,
) -> Result<Value> {
    let _: SuspectSearch = FindSuspects { project, by, is_by_itself: false }.run(workshop, now)?;
    let asked = match queue {
        0 => Value::Null,
        most => json!(ask_about_suspects(workshop, project, most, by, now)?),
    };
    let mut found = workshop.store.read(|r| view(r, &r.project(project)?, LISTED))?;
    found["asked"] = asked;
    Ok(found)
}

/// `GET /projects/{project}/suspects`.
pub async fn list(app: AppState, project: InProject, query: web::Query<ListQuery>) -> Reply {
    let most = query.limit.unwrap_or(LISTED).min(1000);
    let found = blocking(&app, move |app| app.store.read(|r| view(r, &r.project(project.id())?, most))).await?;
    Ok(HttpResponse::Ok().json(found))
}

/// `POST /projects/{project}/suspects`.
pub async fn find(app: AppState, me: Me, project: InProject, Json(body): Json<SearchBody>) -> Reply {
    let by = Some(me.person);
    let found = blocking(&app, move |app| search(&app.workshop, project.id(), by, body.queue, app.now())).await?;
    Ok(HttpResponse::Ok().json(found))
}

/// `POST /projects/{project}/items/{item}/decision`.
pub async fn decide(
    app: AppState,
    me: Me,
    project: InProject,
    path: web::Path<(String, String)>,
    Json(body): Json<DecisionBody>,
) -> Reply {
    let (id, by, external) = (project.id(), me.person, path.into_inner().1);
    let done = blocking(&app, move |app| {
        let item: ItemId = app.store.read(|r| Ok(r.item_by_external(id, &external)?.id))?;
        let label = match (body.label, body.ask_again) {
            (Some(label), false) => label.into_text(),
            (None, true) => {
                let again = AskAgain { project: id, items: vec![item], source: "suspect", by: Some(by) };
                return Ok(json!({"item": external, "asked": again.run(&app.store, app.now())?}));
            }
            _ => {
                return Err(crate::error::Error::invalid(
                    "send either `label`, the class this item gets, or `ask_again`: true for another person's answer",
                ));
            }
        };
        let because = Because { reason: body.reason, note: body.note };
        let reason = because.reason.clone();
        let label = DecideLabel { project: id, item, label, by, because }.run(&app.store, app.now())?;
        let class = app.store.read(|r| Ok(r.project(id)?.schema))?;
        let name = label.class.and_then(|at| class.value(at));
        Ok(json!({
            "item": external, "label": name, "answers": label.answers, "settled_by": "decision", "reason": reason,
        }))
    })
    .await?;
    app.ring();
    Ok(HttpResponse::Ok().json(done))
}

/// `DELETE /projects/{project}/items/{item}/decision`: takes the caller's own decision back.
pub async fn undecide(app: AppState, me: Me, project: InProject, path: web::Path<(String, String)>) -> Reply {
    let (id, by, external) = (project.id(), me.person, path.into_inner().1);
    let done = blocking(&app, move |app| {
        let item = app.store.read(|r| Ok(r.item_by_external(id, &external)?.id))?;
        let label = UndoDecision { project: id, item, by }.run(&app.store, app.now())?;
        app.store.read(|r| {
            let name = label.class.and_then(|at| r.project(id).ok()?.schema.value(at));
            let settled = r.settled_by(id, label.row)?.map(|(by, _)| by);
            Ok(json!({"item": external, "label": name, "answers": label.answers, "settled_by": settled}))
        })
    })
    .await?;
    app.ring();
    Ok(HttpResponse::Ok().json(done))
}
