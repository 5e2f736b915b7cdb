//! A file between sending and importing: its first rows, what each column is, how far the import is, and its report.

use super::columns::{Columns, LOOK_AT, TrialView, draw, look, roles_of, trial_view};
use super::frame::{Done, Frame};
use super::import::{over_page, title};
use super::words::count;
use super::{go, show, show_as};
use crate::domain::{ProjectId, Recipe, Timestamp, UserId};
use crate::error::{Error, Result};
use crate::http::body::Form;
use crate::http::speech::{t, told};
use crate::http::uploads::Kept;
use crate::http::{App, AppState, InProject, Me, Reply, blocking};
use crate::pool::{FirstRows, ImportItems, guess_recipe};
use crate::store::ProjectRow;
use actix_web::http::{StatusCode, header};
use actix_web::{HttpResponse, web};
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

/// Rows whose reading is shown.
const SHOWN: usize = 3;
/// A small import is over before its page is drawn.
const PATIENCE: (u32, Duration) = (20, Duration::from_millis(25));

#[derive(Serialize)]
struct PreviewPage {
    project: Frame,
    upload: String,
    columns: Columns,
    trial: Option<TrialView>,
    problem: Option<String>,
    strict: bool,
    classes_text: String,
}

/// How far an import is, in the words that the script of a running round reads.
#[derive(Serialize)]
struct Live {
    phase_text: String,
    percent: u64,
    is_over: bool,
    url: String,
}

#[derive(Serialize)]
struct RunningPage {
    project: Frame,
    source: String,
    live: Live,
}

/// `GET /projects/{project}/import/{upload}`.
pub async fn page(app: AppState, me: Me, project: InProject, path: web::Path<(String, String)>) -> Reply {
    let (id, (slug, key)) = (project.id(), path.into_inner());
    let kept = app.uploads.find(&key, me.person)?;
    let (into, outcome) = {
        let work = kept.work();
        (work.project, work.outcome.clone())
    };
    if into.is_some_and(|into| into != id) {
        return Err(Error::NotFound("that file went into another project".into()).into());
    }
    let viewer = me.clone();
    match (into, outcome) {
        (None, _) => {
            let previewed = blocking(&app, move |app| {
                match preview(app, id, &viewer, &key, &kept, &BTreeMap::new(), None) {
                    Ok(page) => Ok(Ok(page)),
                    // Nothing in the file can be read: back to the form, with what is wrong.
                    Err(Error::Invalid(why)) => {
                        let outcome = (kept.source.clone(), Err(why));
                        Ok(Err(over_page(app, id, &viewer, outcome, String::new())?))
                    }
                    Err(error) => Err(error),
                }
            })
            .await?;
            match previewed {
                Ok(page) => draw_preview(&app, &me, StatusCode::OK, &page),
                Err((status, page)) => show_as(&app, status, Some(&me), "project/import.html", &title(&page), &page),
            }
        }
        (Some(_), None) => {
            let page = blocking(&app, move |app| {
                let row = app.store.read(|r| r.project(id))?;
                let live = live_view(&slug, &key, &kept);
                Ok(RunningPage {
                    project: Frame::new(&row, &viewer, "import", &Done::default()),
                    source: told(&kept.source),
                    live,
                })
            })
            .await?;
            let title = t!("importing-title", project = &page.project.title);
            show(&app, Some(&me), "project/import_running.html", &title, &page)
        }
        (Some(_), Some(outcome)) => {
            let link = format!("/projects/{slug}/import/{key}/report");
            let (status, page) =
                blocking(&app, move |app| over_page(app, id, &viewer, (kept.source.clone(), outcome), link)).await?;
            show_as(&app, status, Some(&me), "project/import.html", &title(&page), &page)
        }
    }
}

fn draw_preview(app: &AppState, me: &Me, status: StatusCode, page: &PreviewPage) -> Reply {
    let title = t!("import-title", project = &page.project.title);
    show_as(app, status, Some(me), "project/import_preview.html", &title, page)
}

/// `POST /projects/{project}/import/{upload}`: looks again with other columns, or imports.
pub async fn run(
    app: AppState,
    me: Me,
    project: InProject,
    path: web::Path<(String, String)>,
    Form(sent): Form<BTreeMap<String, String>>,
) -> Reply {
    let (id, (slug, key)) = (project.id(), path.into_inner());
    let kept = app.uploads.find(&key, me.person)?;
    let url = format!("/projects/{slug}/import/{key}");
    let act = sent.get("act").cloned().unwrap_or_default();
    if act == "forget" {
        app.uploads.forget(&key, me.person);
        return Ok(go(&format!("/projects/{slug}/import")));
    }
    let (viewer, file, by) = (me.clone(), Arc::clone(&kept), me.person);
    let (page, import) = blocking(&app, move |app| {
        let row = app.store.read(|r| r.project(id))?;
        let first = look(&file, text_key(&row.recipe))?;
        let roles = roles_of(&first, &sent, &guessed_roles(&row, &first));
        let import = import_of(id, &row.recipe, &file, &first, &roles, by);
        let is_strict = sent.contains_key("strict");
        match import {
            Ok(import) if act == "import" => Ok((None, Some(ImportItems { strict: is_strict, ..import }))),
            Err(Error::Invalid(message)) => {
                Ok((Some(preview(app, id, &viewer, &key, &file, &sent, Some(message))?), None))
            }
            Err(error) => Err(error),
            Ok(_) => Ok((Some(preview(app, id, &viewer, &key, &file, &sent, None)?), None)),
        }
    })
    .await?;
    if let Some(page) = page {
        let status = if page.problem.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
        return draw_preview(&app, &me, status, &page);
    }
    if let Some(import) = import {
        start(&app, &kept, import, app.now()).await;
    }
    Ok(go(&url))
}

/// `GET /projects/{project}/import/{upload}/live`: for the page's script.
pub async fn live(app: AppState, me: Me, _: InProject, path: web::Path<(String, String)>) -> Reply {
    let (slug, key) = path.into_inner();
    let kept = app.uploads.find(&key, me.person)?;
    Ok(HttpResponse::Ok().json(live_view(&slug, &key, &kept)))
}

/// `GET /projects/{project}/import/{upload}/report`: every bad row with its line, field, what was wrong and what to do.
pub async fn report(app: AppState, me: Me, project: InProject, path: web::Path<(String, String)>) -> Reply {
    let id = project.id();
    let kept = app.uploads.find(&path.1, me.person)?;
    if kept.work().project != Some(id) {
        return Err(Error::NotFound("there is no report yet".into()).into());
    }
    let body = blocking(&app, move |_| kept.report()).await?;
    Ok(HttpResponse::Ok()
        .content_type("text/csv; charset=utf-8")
        .insert_header((header::CONTENT_DISPOSITION, "attachment; filename=\"import-report.csv\""))
        .body(body))
}

/// Imports beside the requests, and waits a moment: most files are small. A second start of the same file does nothing.
pub(super) async fn start(app: &AppState, kept: &Arc<Kept>, import: ImportItems, now: Timestamp) {
    if !kept.claim(import.project) {
        return;
    }
    let (state, file) = (app.clone(), Arc::clone(kept));
    actix_web::rt::spawn(async move {
        let work = Arc::clone(&file);
        let outcome = blocking(&state, move |app| {
            work.import(app, import, now);
            Ok(())
        });
        if outcome.await.is_err() {
            file.work().outcome.get_or_insert(Err("the import was stopped; send the file again".into()));
        }
        state.ring();
    });
    for _ in 0..PATIENCE.0 {
        if kept.work().outcome.is_some() {
            return;
        }
        tokio::time::sleep(PATIENCE.1).await;
    }
}

fn live_view(slug: &str, key: &str, kept: &Kept) -> Live {
    let work = kept.work();
    let (done, all) = (work.progress.bytes.min(kept.bytes), kept.bytes.max(1));
    Live {
        phase_text: t!("importing-phase", rows = work.progress.rows, stored = count(work.progress.added)),
        percent: done * 100 / all,
        is_over: work.outcome.is_some(),
        url: format!("/projects/{slug}/import/{key}"),
    }
}

fn text_key(recipe: &Recipe) -> &str {
    recipe.text.first().map_or("text", String::as_str)
}

fn preview(
    app: &App,
    id: ProjectId,
    me: &Me,
    key: &str,
    kept: &Kept,
    sent: &BTreeMap<String, String>,
    problem: Option<String>,
) -> Result<PreviewPage> {
    let row = app.store.read(|r| r.project(id))?;
    let first = look(kept, text_key(&row.recipe))?;
    let roles = roles_of(&first, sent, &guessed_roles(&row, &first));
    let trial = match import_of(id, &row.recipe, kept, &first, &roles, me.person) {
        Ok(import) => {
            let trial =
                app.store.read(|r| import.try_out(Some(r), &row.recipe, &row.schema, kept.open()?, LOOK_AT, SHOWN))?;
            Some(trial_view(trial, &row.recipe, import.id_key.as_deref(), import.label_key.as_deref()))
        }
        Err(_) => None,
    };
    Ok(PreviewPage {
        columns: draw(kept, &first, &choices(&row.recipe), &roles),
        trial,
        problem,
        strict: sent.contains_key("strict"),
        classes_text: row.schema.classes().join(", "),
        upload: key.to_owned(),
        project: Frame::new(&row, me, "import", &Done::default()),
    })
}

/// The keys a column may be kept under.
fn our_keys(recipe: &Recipe) -> Vec<&str> {
    recipe.all_keys()
}

/// What a column of a file may be in this project.
fn choices(recipe: &Recipe) -> Vec<(String, String)> {
    let is_read = |key: &str| recipe.model_keys().any(|read| read == key);
    let ours = our_keys(recipe).into_iter().map(|key| {
        let is_image = recipe.images.iter().any(|image| image == key);
        let what = match (is_read(key), recipe.group.as_deref() == Some(key)) {
            (true, _) => t!("column-read", key = key),
            (_, true) => t!("column-group", key = key),
            _ if is_image => t!("column-image", key = key),
            _ => t!("column-shown", key = key),
        };
        (format!("read:{key}"), what)
    });
    let others = [("id", "the id"), ("label", "the label"), ("keep", "only kept"), ("drop", "left out")];
    ours.chain(others.map(|(value, title)| (value.to_owned(), told(title)))).collect()
}

/// What the columns seem to be: ours by name, then what the file's own look suggests for what is missing.
fn guessed_roles(project: &ProjectRow, first: &FirstRows) -> Vec<String> {
    let ours = our_keys(&project.recipe);
    let mut roles: Vec<String> = first
        .columns
        .iter()
        .map(|column| match column.as_str() {
            name if ours.contains(&name) => format!("read:{name}"),
            name if name.eq_ignore_ascii_case("id") => "id".into(),
            _ => "keep".into(),
        })
        .collect();
    let records: Vec<serde_json::Value> = first.records.iter().map(|(_, record)| record.clone()).collect();
    let Ok(guess) = guess_recipe(&records) else { return roles };
    let mut put = |name: &str, role: String| {
        if let Some(at) = first.columns.iter().position(|column| column == name)
            && roles[at] == "keep"
            && !roles.contains(&role)
        {
            roles[at] = role;
        }
    };
    if let Some(id) = &guess.id_key {
        put(id, "id".into());
    }
    if let Some(label) = &guess.label_key {
        put(label, "label".into());
    }
    let pairs = [
        (&guess.recipe.text, &project.recipe.text),
        (&guess.recipe.numeric, &project.recipe.numeric),
        (&guess.recipe.categorical, &project.recipe.categorical),
        (&guess.recipe.images, &project.recipe.images),
    ];
    for (theirs, ours) in pairs {
        let missing: Vec<&String> = ours.iter().filter(|key| !first.columns.contains(key)).collect();
        // More than one of each would be a guess about which is which.
        if let ([only], [key]) = (&theirs[..], &missing[..]) {
            put(only, format!("read:{key}"));
        }
    }
    roles
}

/// The import that the columns' roles ask for.
fn import_of(
    id: ProjectId,
    recipe: &Recipe,
    kept: &Kept,
    first: &FirstRows,
    roles: &[String],
    by: UserId,
) -> Result<ImportItems> {
    let mut import =
        ImportItems { format: kept.format.clone(), by: Some(by), ..ImportItems::new(id, kept.source.clone()) };
    let ours = our_keys(recipe);
    let mut taken: BTreeMap<&str, &str> = BTreeMap::new();
    for (column, role) in first.columns.iter().zip(roles) {
        let once = |slot: &mut Option<String>, what: &str| match slot.replace(column.clone()) {
            None => Ok(()),
            Some(other) => Err(Error::invalid(format!("`{other}` and `{column}` cannot both be {what}: choose one"))),
        };
        match role.as_str() {
            "id" => once(&mut import.id_key, "the id")?,
            "label" => once(&mut import.label_key, "the label")?,
            "drop" => import.drop.push(column.clone()),
            "keep" => {}
            other => {
                let key = other.strip_prefix("read:").filter(|key| ours.contains(key));
                let key = key.ok_or_else(|| Error::invalid(format!("a column cannot be `{other}`")))?;
                if let Some(before) = taken.insert(key, column) {
                    return Err(Error::invalid(format!(
                        "`{before}` and `{column}` cannot both be read as `{key}`: choose one"
                    )));
                }
                if key != column {
                    import.rename.insert(column.clone(), key.to_owned());
                }
            }
        }
    }
    // What gives way to a renamed column needs no leaving out.
    let renamed: Vec<String> = import.rename.values().cloned().collect();
    import.drop.retain(|key| !renamed.contains(key));
    for key in import.drop.iter().chain(&import.label_key) {
        if ours.contains(&key.as_str()) {
            return Err(Error::invalid(format!(
                "this project reads `{key}`, so that column cannot be left out: choose another column to be read as `{key}` first"
            )));
        }
    }
    Ok(import)
}
