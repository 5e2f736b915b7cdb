//! Items: in by the file, out one by one; and the front of the queue.

use super::predict::REASONS;
use super::{at, is_on, number_or_on};
use crate::domain::ProjectId;
use crate::domain::schema::NONE_CLASS;
use crate::error::Error;
use crate::http::body::to_file;
use crate::http::{App, AppState, InProject, Me, Reply, blocking};
use crate::pool::{ImportItems, ImportReport};
use crate::rounds::predict_item;
use crate::store::{Lane, QueueEntry};
use actix_web::http::{StatusCode, header};
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Deserialize;
use serde_json::{Value, json};
use std::fs::File;
use std::io::BufReader;

/// How to read an import.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ImportQuery {
    format: Option<String>,
    source: Option<String>,
    id_key: Option<String>,
    label_key: Option<String>,
    drop: Option<String>,
    strict: Option<String>,
}

/// The reader that a content type asks for; none: found by the first bytes.
fn format_of(request: &HttpRequest) -> Option<String> {
    let media = request.headers().get(header::CONTENT_TYPE)?.to_str().ok()?;
    let name = match media.split(';').next()?.trim().to_ascii_lowercase().as_str() {
        "application/x-ndjson" | "application/ndjson" | "application/jsonl" | "application/x-jsonlines" => "jsonl",
        "text/csv" => "csv",
        "text/tab-separated-values" => "tsv",
        _ => return None,
    };
    Some(name.to_owned())
}

/// The import that a request asks for.
pub(super) fn import_of(
    project: ProjectId,
    me: &Me,
    request: &HttpRequest,
    query: ImportQuery,
) -> crate::error::Result<ImportItems> {
    Ok(ImportItems {
        format: query.format.or_else(|| format_of(request)),
        id_key: query.id_key,
        label_key: query.label_key,
        drop: query.drop.iter().flat_map(|keys| keys.split(',')).map(str::trim).map(str::to_owned).collect(),
        strict: is_on("strict", query.strict.as_deref())?,
        by: Some(me.person),
        ..ImportItems::new(project, query.source.unwrap_or_else(|| "api".into()))
    })
}

/// `POST /projects/{project}/items`: NDJSON, CSV, TSV or lines of text as the body.
pub async fn import(
    app: AppState,
    me: Me,
    project: InProject,
    request: HttpRequest,
    query: web::Query<ImportQuery>,
    body: web::Payload,
) -> Reply {
    let import = import_of(project.id(), &me, &request, query.into_inner())?;
    received(&app, body, move |app, file| import.run(&app.store, file, app.now(), &mut |_| {})).await
}

/// Takes a body in and answers with the report on it: 422 when a strict import kept nothing.
pub(super) async fn received(
    app: &AppState,
    body: web::Payload,
    store: impl FnOnce(&App, BufReader<File>) -> crate::error::Result<ImportReport> + Send + 'static,
) -> Reply {
    // To a file first: a slow sender then holds a file, not the import.
    let incoming = to_file(app, body).await?;
    let report = blocking(app, move |app| store(app, incoming.open()?)).await?;
    app.ring();
    let status = if report.refused { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Ok(HttpResponse::build(status).json(report))
}

/// How much to say about an item.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ItemQuery {
    why: Option<String>,
}

/// `GET /projects/{project}/items/{item}`: the record, what was said, and what the model says; with `why`, why.
pub async fn show(
    app: AppState,
    project: InProject,
    path: web::Path<(String, String)>,
    query: web::Query<ItemQuery>,
) -> Reply {
    let (_, external) = path.into_inner();
    let why = number_or_on("why", query.why.as_deref(), REASONS)?;
    let found = blocking(&app, move |app| item_view(app, project, &external, why)).await?;
    Ok(HttpResponse::Ok().json(found))
}

fn item_view(app: &App, project: InProject, external: &str, why: usize) -> crate::error::Result<Value> {
    let (item, version, label, machine, annotations, decisions, gold) = app.store.read(|r| {
        let item = r.item_by_external(project.id(), external)?;
        let schema = r.project(project.id())?.schema;
        let label = match r.label(project.id(), item.row)? {
            Some(label) => {
                let class = label.class.map(|class| r.answer_of(&schema, item.id, class)).transpose()?.flatten();
                let is_none = label.class == Some(NONE_CLASS);
                Some(json!({"label": class, "answers": label.answers, "none": is_none, "is_disputed": label.class.is_none()}))
            }
            None => None,
        };
        let label = match (label, r.settled_by(project.id(), item.row)?) {
            (Some(mut label), Some((by, posterior))) => {
                label["settled_by"] = json!(by);
                label["posterior"] = json!(posterior);
                Some(label)
            }
            (label, _) => label,
        };
        let machine = r.machine_label(project.id(), item.row)?.map(|machine| {
            let class = schema.value(machine.class);
            json!({"label": class, "confidence": machine.confidence, "acceptance": machine.acceptance})
        });
        let mut annotations = Vec::new();
        for row in r.annotations_of(item.id)? {
            let by = row.person.map(|person| r.person(person)).transpose()?.map(|person| person.name);
            annotations.push(json!({
                "annotation": row.id, "label": schema.value_of(&row.label), "by": by, "source": row.source, "note": row.note,
                "is_flagged": row.is_flagged, "version": row.version, "at": at(row.changed),
                "item_version": r.version_answered(row.id)?,
            }));
        }
        let mut decisions = Vec::new();
        for row in r.decisions_of(item.id)? {
            decisions.push(json!({
                "label": schema.value(row.class), "none": row.class == NONE_CLASS, "by": r.person(row.person)?.name,
                "at": at(row.at), "reason": row.reason, "note": row.note, "undone_at": row.undone.map(at),
            }));
        }
        let version = r.item_versions(item.id)?.0;
        let gold = match r.gold_item(item.id)? {
            Some(gold) => Some(json!({"marked_by": r.person(gold.marked_by)?.name, "marked_at": at(gold.marked)})),
            None => None,
        };
        Ok((item, version, label, machine, annotations, decisions, gold))
    })?;
    let prediction = predict_item(&app.workshop, project.id(), item.row, why)?;
    Ok(json!({
        "id": item.external, "version": version, "part": item.part, "data": item.data, "imported_at": at(item.imported),
        "source": item.source, "label": label, "machine_label": machine, "annotations": annotations, "decisions": decisions,
        "prediction": prediction, "gold": gold,
    }))
}

/// Which part of the queue.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QueueQuery {
    lane: Option<String>,
    limit: Option<usize>,
}

/// `GET /projects/{project}/queue`: what is asked next, with why.
pub async fn queue(app: AppState, project: InProject, query: web::Query<QueueQuery>) -> Reply {
    let lane = match query.lane.as_deref() {
        None | Some("main") => Lane::Main,
        Some("again") => Lane::Again,
        Some("holdout") => Lane::Holdout,
        Some(other) => {
            return Err(Error::Invalid(format!("lane is `{other}`; use main, again or holdout")).into());
        }
    };
    let most = query.limit.unwrap_or(20).min(1000);
    let entries = blocking(&app, move |app| {
        app.store.read(|r| {
            let schema = r.project(project.id())?.schema;
            let view = |entry: QueueEntry| {
                let suggestion = entry.suggestion.and_then(|class| schema.value(class));
                Ok(json!({
                    "item": r.item(entry.item)?.external, "source": entry.source, "probability": entry.probability,
                    "utility": entry.utility, "round": entry.round, "suggestion": suggestion,
                    "confidence": entry.confidence,
                }))
            };
            r.queue_front(project.id(), lane, most)?.into_iter().map(view).collect::<crate::error::Result<Vec<Value>>>()
        })
    })
    .await?;
    Ok(HttpResponse::Ok().json(entries))
}
