//! The life of projects and items: archive, clone, delete; edit and erase.

use super::at;
use super::projects::shown;
use crate::domain::{ProjectId, Role, RoundId};
use crate::error::{Error, Result};
use crate::http::body::Json;
use crate::http::{App, AppState, InProject, Me, Reply, blocking};
use crate::pool::{Answers, EditItem, Edited, EraseItems, Erased};
use crate::projects::{ArchiveProject, CloneItems, CloneProject, DeleteProject, Deletion, UnarchiveProject};
use actix_web::{HttpResponse, web};
use serde::Deserialize;
use serde_json::{Map, Value, json};

/// Stops a round that was cancelled in the rows, if it runs here.
pub(crate) fn stop(app: &App, round: Option<RoundId>) {
    if let Some(round) = round {
        app.workshop.live.cancel(round);
    }
}

/// `POST /projects/{project}/archive`.
pub async fn archive(app: AppState, me: Me, project: InProject) -> Reply {
    let (id, by, now, role) = (project.id(), me.person, app.now(), role_of(&me, project.id()));
    let view = blocking(&app, move |app| {
        stop(app, ArchiveProject { project: id, by: Some(by) }.run(&app.store, now)?);
        app.store.read(|r| shown(r, id, role))
    })
    .await?;
    Ok(HttpResponse::Ok().json(view))
}

/// `POST /projects/{project}/unarchive`.
pub async fn unarchive(app: AppState, me: Me, project: InProject) -> Reply {
    let (id, by, now, role) = (project.id(), me.person, app.now(), role_of(&me, project.id()));
    let view = blocking(&app, move |app| {
        UnarchiveProject { project: id, by: Some(by) }.run(&app.store, now)?;
        app.store.read(|r| shown(r, id, role))
    })
    .await?;
    app.ring();
    Ok(HttpResponse::Ok().json(view))
}

fn role_of(me: &Me, project: ProjectId) -> Role {
    me.role_in(project).unwrap_or(Role::Engineer)
}

/// What comes along into a clone.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Clone {
    slug: String,
    #[serde(default)]
    title: String,
    #[serde(default)]
    items: CloneItems,
    #[serde(default)]
    people: bool,
    #[serde(default)]
    same_seed: bool,
}

/// `POST /projects/{project}/clone`.
pub async fn clone(app: AppState, me: Me, project: InProject, Json(asked): Json<Clone>) -> Reply {
    let (source, by, now) = (project.id(), me.person, app.now());
    let clone = CloneProject {
        source,
        slug: asked.slug,
        title: asked.title,
        items: asked.items,
        people: asked.people,
        same_seed: asked.same_seed,
    };
    let view = blocking(&app, move |app| {
        let row = clone.run(&app.store, Some(by), now)?;
        app.store.read(|r| shown(r, row.id, Role::Admin))
    })
    .await?;
    app.ring();
    Ok(HttpResponse::Created().json(view))
}

/// The project's slug, to say that it is meant.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Confirm {
    confirm: Option<String>,
}

/// `DELETE /projects/{project}?confirm=slug`.
pub async fn delete(app: AppState, me: Me, project: InProject, query: web::Query<Confirm>) -> Reply {
    let (id, by, now) = (project.id(), me.person, app.now());
    let confirm = query.into_inner().confirm.unwrap_or_default();
    let deletion = blocking(&app, move |app| {
        let deletion = DeleteProject { project: id, confirm, by: Some(by) }.run(&app.store, now)?;
        stop(app, deletion.cancelled);
        Ok(deletion)
    })
    .await?;
    app.ring();
    Ok(HttpResponse::Accepted().json(deleted(&deletion)))
}

/// What is going, as REST and the command line say it.
pub(crate) fn deleted(deletion: &Deletion) -> Value {
    json!({"is_deleted": true, "contents": deletion.contents})
}

/// An edit of an item.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Edit {
    fields: Map<String, Value>,
    answers: Option<String>,
    version: Option<i64>,
}

/// `keep` or `ask_again`.
pub(crate) fn answers_of(word: Option<&str>) -> Result<Answers> {
    match word {
        Some("keep") => Ok(Answers::Keep),
        Some("ask_again") => Ok(Answers::AskAgain),
        other => Err(Error::Invalid(format!(
            "answers is {}: say `keep`, and they stand as given before the edit, or `ask_again`, and they count no more",
            other.map_or("missing".to_owned(), |word| format!("`{word}`"))
        ))),
    }
}

/// `PATCH /projects/{project}/items/{item}`.
pub async fn edit(
    app: AppState,
    me: Me,
    project: InProject,
    path: web::Path<(String, String)>,
    Json(asked): Json<Edit>,
) -> Reply {
    let (id, by, now, external) = (project.id(), me.person, app.now(), path.into_inner().1);
    let edited = blocking(&app, move |app| {
        let item = app.store.look_up(|r| r.item_by_external(id, &external))?.id;
        let answers = answers_of(asked.answers.as_deref())?;
        let edit = EditItem { project: id, item, fields: asked.fields, answers, version: asked.version, by };
        Ok(json_of(&external, edit.run(&app.store, now)?))
    })
    .await?;
    app.ring();
    Ok(HttpResponse::Ok().json(edited))
}

fn json_of(external: &str, edited: Edited) -> Value {
    json!({"id": external, "version": edited.version, "is_changed": !edited.is_same, "asked_again": edited.asked_again})
}

/// `DELETE /projects/{project}/items/{item}`.
pub async fn erase(app: AppState, me: Me, project: InProject, path: web::Path<(String, String)>) -> Reply {
    let (id, by, now, external) = (project.id(), me.person, app.now(), path.into_inner().1);
    let erased: Erased = blocking(&app, move |app| {
        let item = app.store.look_up(|r| r.item_by_external(id, &external))?.id;
        EraseItems { project: id, items: vec![item], by }.run(&app.store, now)
    })
    .await?;
    app.ring();
    Ok(HttpResponse::Ok().json(erased))
}

/// Since when a project is archived, by whom, and how far a copy into it is: what every view of a project says of it.
pub(crate) fn put_life(r: &crate::store::Reader<'_>, id: ProjectId, view: &mut Value) -> Result<()> {
    view["archived"] = match r.archive_of(id)? {
        Some(archive) => json!({"at": at(archive.at), "by": archive.by}),
        None => Value::Null,
    };
    view["cloning"] = match r.clone_into(id)? {
        Some(clone) => json!({"rows": clone.next_row, "of": clone.rows, "left_out": clone.left_out}),
        None => Value::Null,
    };
    Ok(())
}
