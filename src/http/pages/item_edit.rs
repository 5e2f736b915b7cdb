//! An item's fields to edit, and the page that asks before an item is deleted.

use super::frame::{Done, Frame};
use super::{go, path_part, show, show_as};
use crate::domain::{Part, ProjectId};
use crate::error::{Error, Result};
use crate::http::api::life::answers_of;
use crate::http::body::Form;
use crate::http::speech::t;
use crate::http::{App, AppState, InProject, Me, Reply, blocking};
use crate::pool::{BeforeEdit, EditItem, EraseItems};
use crate::store::ItemRow;
use actix_web::http::StatusCode;
use actix_web::web;
use serde::Serialize;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// A form's field that holds an item's field begins with this.
const FIELD: &str = "field.";
/// A value longer than this, or with a line break, gets more than one line.
const ONE_LINE: usize = 80;

#[derive(Serialize)]
struct EditPage {
    project: Frame,
    id: String,
    url_id: String,
    version: i64,
    fields: Vec<Field>,
    answers_text: String,
    has_answers: bool,
    cannot_keep: Option<&'static str>,
    keeps: bool,
    is_holdout: bool,
    /// It is asked for practice.
    is_gold: bool,
    refused: Option<String>,
    problem: Option<String>,
}

#[derive(Serialize)]
struct Field {
    name: String,
    value: String,
    is_long: bool,
    is_json: bool,
}

/// `GET /projects/{project}/items/{item}/edit`.
pub async fn form(app: AppState, me: Me, project: InProject, path: web::Path<(String, String)>) -> Reply {
    let (id, viewer, external) = (project.id(), me.clone(), path.into_inner().1);
    let page = blocking(&app, move |app| {
        let item = app.store.look_up(|r| r.item_by_external(id, &external))?;
        edit_page(app, id, &viewer, &item, None)
    })
    .await?;
    show(&app, Some(&me), "project/item_edit.html", &heading(&page), &page)
}

fn heading(page: &EditPage) -> String {
    t!("edit-title", id = &page.id, project = &page.project.title)
}

/// What the form shows for a value: text as it is, everything else as JSON.
fn shown(value: &Value) -> (String, bool) {
    match value {
        Value::String(text) => (text.clone(), false),
        other => (other.to_string(), true),
    }
}

fn edit_page(
    app: &App,
    id: ProjectId,
    me: &Me,
    item: &ItemRow,
    refused: Option<(&BTreeMap<String, String>, String)>,
) -> Result<EditPage> {
    app.store.read(|r| {
        let row = r.project(id)?;
        let before = BeforeEdit::of(r, &row, item)?;
        let said = |name: &str| refused.as_ref().and_then(|(sent, _)| sent.get(name)).cloned();
        // The id it goes by stays, so it is no field of the form.
        let is_id = |name: &str, value: &Value| name == "id" && shown(value).0.trim() == item.external;
        let own = item.data.as_object().into_iter().flatten().filter(|(name, value)| !is_id(name, value));
        let fields = own.map(|(name, value)| {
            let (value, is_json) = shown(value);
            let value = said(&format!("{FIELD}{name}")).unwrap_or(value);
            Field { is_long: value.len() > ONE_LINE || value.contains('\n'), name: name.clone(), value, is_json }
        });
        Ok(EditPage {
            id: item.external.clone(),
            url_id: path_part(&item.external),
            version: before.version,
            fields: fields.collect(),
            answers_text: t!("edit-so-far", n = before.answers),
            has_answers: before.answers > 0,
            cannot_keep: before.cannot_keep,
            keeps: said("answers").as_deref() == Some("keep"),
            is_holdout: before.is_holdout,
            is_gold: r.gold_item(item.id)?.is_some(),
            refused: before.refused,
            problem: refused.map(|(_, problem)| problem),
            project: Frame::new(&row, me, "items", &Done::default()),
        })
    })
}

/// The fields that differ from what is stored.
fn changed(item: &ItemRow, sent: &BTreeMap<String, String>) -> Result<Map<String, Value>> {
    let mut fields = Map::new();
    for (name, text) in sent {
        let Some(name) = name.strip_prefix(FIELD) else { continue };
        let Some(old) = item.data.get(name) else {
            return Err(Error::Invalid(format!("the item has no field `{name}` by now; load the page again")));
        };
        // A browser ends lines in forms with two characters.
        let text = text.replace("\r\n", "\n");
        let (was, is_json) = shown(old);
        if text == was || text == was.replace("\r\n", "\n") {
            continue;
        }
        let value = match is_json {
            true => serde_json::from_str(&text).map_err(|error| {
                Error::Invalid(format!("`{name}` is no text in this item, so write it as JSON: {error}"))
            })?,
            false => Value::String(text),
        };
        fields.insert(name.to_owned(), value);
    }
    Ok(fields)
}

/// `POST /projects/{project}/items/{item}/edit`.
pub async fn save(
    app: AppState,
    me: Me,
    project: InProject,
    path: web::Path<(String, String)>,
    Form(sent): Form<BTreeMap<String, String>>,
) -> Reply {
    let (id, by, now, viewer) = (project.id(), me.person, app.now(), me.clone());
    let (slug, external) = path.into_inner();
    let url_id = path_part(&external);
    let outcome = blocking(&app, move |app| {
        let item = app.store.look_up(|r| r.item_by_external(id, &external))?;
        let edited = changed(&item, &sent).and_then(|fields| {
            let answers = answers_of(sent.get("answers").map(String::as_str))?;
            let version = sent.get("version").and_then(|version| version.parse().ok());
            EditItem { project: id, item: item.id, fields, answers, version, by }.run(&app.store, now)
        });
        match edited {
            Ok(_) => Ok(None),
            Err(Error::Invalid(problem) | Error::Conflict(problem)) => {
                edit_page(app, id, &viewer, &item, Some((&sent, problem))).map(Some)
            }
            Err(error) => Err(error),
        }
    })
    .await?;
    app.ring();
    match outcome {
        None => Ok(go(&format!("/projects/{slug}/items/{url_id}?done=saved"))),
        Some(page) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            show_as(&app, status, Some(&me), "project/item_edit.html", &heading(&page), &page)
        }
    }
}

#[derive(Serialize)]
struct ErasePage {
    project: Frame,
    id: String,
    url_id: String,
    sentences: Vec<String>,
}

/// `GET /projects/{project}/items/{item}/delete`.
pub async fn ask(app: AppState, me: Me, project: InProject, path: web::Path<(String, String)>) -> Reply {
    let (id, viewer, external) = (project.id(), me.clone(), path.into_inner().1);
    let page = blocking(&app, move |app| {
        app.store.read(|r| {
            let row = r.project(id)?;
            let item = r.item_by_external(id, &external)?;
            let answers = r.annotations_of(item.id)?.len() as u64;
            let mut sentences = vec![
                t!("erase-gone"),
                match answers {
                    0 => t!("erase-no-answer"),
                    _ => t!("erase-answers", n = answers),
                },
                t!("erase-leaves"),
            ];
            if item.part == Part::Holdout {
                sentences.push(t!("erase-holdout"));
            }
            if row.model.is_some() {
                sentences.push(t!("erase-model"));
            }
            sentences.push(t!("erase-backups"));
            Ok(ErasePage {
                id: item.external.clone(),
                url_id: path_part(&item.external),
                sentences,
                project: Frame::new(&row, &viewer, "items", &Done::default()),
            })
        })
    })
    .await?;
    let title = t!("erase-title", id = &page.id, project = &page.project.title);
    show(&app, Some(&me), "project/item_delete.html", &title, &page)
}

/// `POST /projects/{project}/items/{item}/delete`.
pub async fn erase(
    app: AppState,
    me: Me,
    project: InProject,
    path: web::Path<(String, String)>,
    Form(super::life::Button {}): Form<super::life::Button>,
) -> Reply {
    let (id, by, now) = (project.id(), me.person, app.now());
    let (slug, external) = path.into_inner();
    blocking(&app, move |app| {
        let item = app.store.look_up(|r| r.item_by_external(id, &external))?.id;
        EraseItems { project: id, items: vec![item], by }.run(&app.store, now)
    })
    .await?;
    app.ring();
    Ok(go(&format!("/projects/{slug}/items?done=erased")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{ItemId, Timestamp};
    use serde_json::json;

    #[test]
    fn only_what_differs_is_sent_on_and_other_values_are_json() {
        let item = ItemRow {
            id: ItemId(1),
            project: ProjectId(1),
            row: 0,
            external: "a".into(),
            part: Part::Pool,
            data: json!({"text": "one\ntwo", "n": 4, "tags": ["x"]}),
            imported: Timestamp(0),
            source: String::new(),
            is_erased: false,
        };
        let sent = |pairs: &[(&str, &str)]| {
            pairs.iter().map(|(name, value)| (format!("{FIELD}{name}"), (*value).to_owned())).collect()
        };
        let same: BTreeMap<String, String> = sent(&[("text", "one\r\ntwo"), ("n", "4"), ("tags", "[\"x\"]")]);
        assert!(changed(&item, &same).unwrap().is_empty());
        let other = changed(&item, &sent(&[("text", "three"), ("n", "5")])).unwrap();
        assert_eq!(Value::Object(other), json!({"text": "three", "n": 5}));
        assert!(changed(&item, &sent(&[("n", "five")])).unwrap_err().to_string().contains("JSON"));
        assert!(changed(&item, &sent(&[("gone", "x")])).is_err());
    }
}
