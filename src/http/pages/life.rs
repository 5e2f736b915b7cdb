//! A project put away, cloned, deleted: each first as a page that says what will happen.

use super::frame::{Done, Frame};
use super::words::count;
use super::{go, show, show_as};
use crate::domain::ProjectId;
use crate::error::{Error, Result};
use crate::http::api::life::stop;
use crate::http::body::Form;
use crate::http::speech::t;
use crate::http::{App, AppState, InProject, Me, Reply, blocking};
use crate::projects::{
    ArchiveProject, BeforeArchive, BeforeDelete, CloneItems, CloneProject, DeleteProject, UnarchiveProject,
};
use crate::store::ArchiveRow;
use actix_web::http::StatusCode;
use actix_web::web;
use serde::{Deserialize, Serialize};

#[derive(Serialize)]
struct ArchivePage {
    project: Frame,
    /// By whom it was archived and when, once it is, and what coming back means.
    archived: Option<String>,
    sentences: Vec<String>,
    refused: Option<String>,
}

/// `GET /projects/{project}/archive`.
pub async fn ask_archive(app: AppState, me: Me, project: InProject) -> Reply {
    let (id, viewer) = (project.id(), me.clone());
    let page = blocking(&app, move |app| {
        app.store.read(|r| {
            let row = r.project(id)?;
            let before = BeforeArchive::of(r, id)?;
            let mut sentences = vec![t!("archive-list"), t!("archive-nobody")];
            if before.in_hands > 0 {
                sentences.push(t!("archive-hands", n = before.in_hands));
            }
            if let Some(round) = before.round {
                sentences.push(t!("archive-round", n = round));
            }
            sentences.push(t!("archive-any-time"));
            Ok(ArchivePage {
                archived: r.archive_of(id)?.map(|archive| archived_text(&archive)),
                project: Frame::new(&row, &viewer, "settings", &Done::default()),
                sentences,
                refused: before.refused,
            })
        })
    })
    .await?;
    let title = t!("archive-title", project = &page.project.title);
    show(&app, Some(&me), "projects/archive.html", &title, &page)
}

fn archived_text(archive: &ArchiveRow) -> String {
    let day: String = archive.at.to_rfc3339().chars().take(10).collect();
    match &archive.by {
        Some(by) => t!("archive-was", by = by, day = day),
        None => t!("archive-was-operator", day = day),
    }
}

/// Nothing but the button.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Button {}

/// `POST /projects/{project}/archive`.
pub async fn archive(
    app: AppState,
    me: Me,
    project: InProject,
    path: web::Path<String>,
    Form(Button {}): Form<Button>,
) -> Reply {
    let (id, by, now) = (project.id(), me.person, app.now());
    blocking(&app, move |app| {
        stop(app, ArchiveProject { project: id, by: Some(by) }.run(&app.store, now)?);
        Ok(())
    })
    .await?;
    Ok(go(&format!("/projects/{path}/archive")))
}

/// `POST /projects/{project}/unarchive`.
pub async fn unarchive(
    app: AppState,
    me: Me,
    project: InProject,
    path: web::Path<String>,
    Form(Button {}): Form<Button>,
) -> Reply {
    let (id, by, now) = (project.id(), me.person, app.now());
    blocking(&app, move |app| UnarchiveProject { project: id, by: Some(by) }.run(&app.store, now)).await?;
    app.ring();
    Ok(go(&format!("/projects/{path}/settings?done=unarchived")))
}

#[derive(Serialize)]
struct ClonePage {
    project: Frame,
    slug: String,
    title: String,
    items: &'static str,
    people: bool,
    same_seed: bool,
    items_text: String,
    labels_text: String,
    people_text: String,
    has_people: bool,
    problem: Option<String>,
}

/// What comes along.
#[derive(Deserialize, Default, Clone)]
#[serde(deny_unknown_fields, default)]
pub struct CloneForm {
    slug: String,
    title: String,
    items: String,
    people: Option<String>,
    same_seed: Option<String>,
}

/// `GET /projects/{project}/clone`.
pub async fn ask_clone(app: AppState, me: Me, project: InProject) -> Reply {
    let (id, viewer) = (project.id(), me.clone());
    let page = blocking(&app, move |app| clone_page(app, id, &viewer, CloneForm::default(), None)).await?;
    show(&app, Some(&me), "projects/clone.html", &t!("clone-title", project = &page.project.title), &page)
}

fn clone_page(app: &App, id: ProjectId, me: &Me, form: CloneForm, problem: Option<String>) -> Result<ClonePage> {
    app.store.read(|r| {
        let row = r.project(id)?;
        let contents = r.project_contents(id)?;
        let is_new = problem.is_none();
        Ok(ClonePage {
            slug: if is_new { format!("{}-2", row.slug) } else { form.slug },
            title: if is_new { row.title.clone() } else { form.title },
            items: match form.items.as_str() {
                "items" => "items",
                "labels" => "labels",
                _ => "none",
            },
            people: is_new || form.people.is_some(),
            same_seed: form.same_seed.is_some(),
            items_text: t!("clone-items-hint", n = contents.items),
            labels_text: t!("clone-labels-hint", n = contents.labels),
            people_text: t!("clone-people", n = contents.people),
            has_people: contents.people > 0,
            problem,
            project: Frame::new(&row, me, "settings", &Done::default()),
        })
    })
}

/// `POST /projects/{project}/clone`.
pub async fn clone(app: AppState, me: Me, project: InProject, Form(form): Form<CloneForm>) -> Reply {
    let (id, by, now, viewer) = (project.id(), me.person, app.now(), me.clone());
    let outcome = blocking(&app, move |app| {
        let clone = CloneProject {
            source: id,
            slug: form.slug.trim().to_owned(),
            title: form.title.clone(),
            items: match form.items.as_str() {
                "items" => CloneItems::Items,
                "labels" => CloneItems::Labels,
                _ => CloneItems::None,
            },
            people: form.people.is_some(),
            same_seed: form.same_seed.is_some(),
        };
        match clone.run(&app.store, Some(by), now) {
            Ok(row) => Ok(std::result::Result::Ok(row.slug)),
            Err(Error::Invalid(problem) | Error::Conflict(problem)) => {
                clone_page(app, id, &viewer, form, Some(problem)).map(Err)
            }
            Err(error) => Err(error),
        }
    })
    .await?;
    app.ring();
    match outcome {
        Ok(slug) => Ok(go(&format!("/projects/{slug}?done=cloned"))),
        Err(page) => show_as(
            &app,
            StatusCode::UNPROCESSABLE_ENTITY,
            Some(&me),
            "projects/clone.html",
            &t!("clone-title", project = &page.project.title),
            &page,
        ),
    }
}

#[derive(Serialize)]
struct DeletePage {
    project: Frame,
    lines: Vec<(String, String)>,
    sentences: Vec<String>,
    refused: Option<String>,
    typed: String,
    problem: Option<String>,
}

/// The slug, typed.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
pub struct DeleteForm {
    confirm: String,
}

/// `GET /projects/{project}/delete`.
pub async fn ask_delete(app: AppState, me: Me, project: InProject) -> Reply {
    let (id, viewer) = (project.id(), me.clone());
    let page = blocking(&app, move |app| delete_page(app, id, &viewer, String::new(), None)).await?;
    show(&app, Some(&me), "projects/delete.html", &t!("delete-title", project = &page.project.title), &page)
}

fn delete_page(app: &App, id: ProjectId, me: &Me, typed: String, problem: Option<String>) -> Result<DeletePage> {
    app.store.read(|r| {
        let row = r.project(id)?;
        let BeforeDelete { contents, workflows, refused } = BeforeDelete::of(r, id)?;
        let lines = [
            (t!("delete-items"), contents.items),
            (t!("delete-answers"), contents.answers),
            (t!("delete-labels"), contents.labels),
            (t!("delete-rounds"), contents.rounds),
            (t!("delete-models"), contents.models),
            (t!("delete-files"), contents.files),
            (t!("delete-test-items"), contents.test_items),
            (t!("delete-people"), contents.people),
        ];
        let mut sentences = vec![t!("delete-at-once"), t!("delete-accounts"), t!("delete-audit"), t!("delete-backups")];
        if !workflows.is_empty() {
            sentences.push(t!("delete-verdicts", n = workflows.len(), workflows = workflows.join(", ")));
        }
        Ok(DeletePage {
            lines: lines.into_iter().filter(|(_, n)| *n > 0).map(|(name, n)| (name, count(n))).collect(),
            sentences,
            refused,
            typed,
            problem,
            project: Frame::new(&row, me, "settings", &Done::default()),
        })
    })
}

/// `POST /projects/{project}/delete`.
pub async fn delete(app: AppState, me: Me, project: InProject, Form(form): Form<DeleteForm>) -> Reply {
    let (id, by, now, viewer) = (project.id(), me.person, app.now(), me.clone());
    let refused = blocking(&app, move |app| {
        match (DeleteProject { project: id, confirm: form.confirm.clone(), by: Some(by) }).run(&app.store, now) {
            Ok(deletion) => {
                stop(app, deletion.cancelled);
                Ok(None)
            }
            Err(Error::Invalid(problem)) => delete_page(app, id, &viewer, form.confirm, Some(problem)).map(Some),
            Err(error) => Err(error),
        }
    })
    .await?;
    app.ring();
    match refused {
        None => Ok(go("/?done=deleted")),
        Some(page) => show_as(
            &app,
            StatusCode::UNPROCESSABLE_ENTITY,
            Some(&me),
            "projects/delete.html",
            &t!("delete-title", project = &page.project.title),
            &page,
        ),
    }
}
