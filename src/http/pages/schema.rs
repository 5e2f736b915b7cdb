//! A project's classes: what there is, what a change would do, and the change.

use super::frame::{Done, Frame};
use super::words::{When, count};
use super::{go, show_as};
use crate::domain::{ProjectId, Timestamp};
use crate::error::{Error, Result};
use crate::http::api::schema_change::done;
use crate::http::body::Form;
use crate::http::speech::t;
use crate::http::{App, AppState, InProject, Me, Reply, blocking};
use crate::labels::{ChangeSchema, Consequences, SchemaChange};
use actix_web::http::StatusCode;
use actix_web::web;
use serde::{Deserialize, Serialize};

#[derive(Serialize)]
struct SchemaPage {
    project: Frame,
    classes: Vec<ClassLine>,
    open: Vec<String>,
    asked: Asked,
    /// What would happen, when a change was asked about.
    sentences: Vec<String>,
    problem: Option<String>,
    past: Vec<PastLine>,
}

#[derive(Serialize)]
struct ClassLine {
    name: String,
    pool: String,
    holdout: String,
    /// What became of it, when it is over.
    over: Option<String>,
}

#[derive(Serialize)]
struct PastLine {
    text: String,
    by: String,
    when: When,
}

/// What the form says.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Asked {
    change: String,
    class: String,
    into: String,
    to: String,
    classes: String,
    confirm: Option<String>,
}

/// `GET /projects/{project}/schema`.
pub async fn form(app: AppState, me: Me, project: InProject, query: web::Query<Done>) -> Reply {
    let (id, viewer, said, now) = (project.id(), me.clone(), query.into_inner(), app.now());
    let page = blocking(&app, move |app| build(app, id, &viewer, &said, Asked::default(), Ok(Vec::new()), now)).await?;
    draw(&app, &me, StatusCode::OK, &page)
}

/// `POST /projects/{project}/schema`: first what would happen, then, confirmed, the change.
pub async fn change(
    app: AppState,
    me: Me,
    project: InProject,
    path: web::Path<String>,
    Form(asked): Form<Asked>,
) -> Reply {
    let (id, viewer, now) = (project.id(), me.clone(), app.now());
    let page = blocking(&app, move |app| {
        let outcome = act(app, id, &viewer, &asked);
        let said = match outcome {
            Ok((true, _)) => return Ok(None),
            Ok((false, said)) => Ok(said.sentences),
            Err(Error::Invalid(message) | Error::Conflict(message)) => Err(message),
            Err(error) => return Err(error),
        };
        build(app, id, &viewer, &Done::default(), asked, said, now).map(Some)
    })
    .await?;
    app.ring();
    match page {
        None => Ok(go(&format!("/projects/{path}/schema?done=saved"))),
        Some(page) => {
            let status = if page.problem.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
            draw(&app, &me, status, &page)
        }
    }
}

fn act(app: &App, id: ProjectId, me: &Me, asked: &Asked) -> Result<(bool, Consequences)> {
    let lines = || asked.classes.lines().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect();
    let class = asked.class.clone();
    let change = match asked.change.as_str() {
        "rename" => SchemaChange::Rename { class, to: asked.to.clone() },
        "merge" => SchemaChange::Merge { class, into: asked.into.clone() },
        "split" => SchemaChange::Split { class, into: lines() },
        "add" => SchemaChange::Add { classes: lines() },
        "retire" => SchemaChange::Retire { class },
        other => return Err(Error::invalid(format!("there is no change called `{other}`"))),
    };
    let change = ChangeSchema { project: id, change, by: me.person };
    match asked.confirm {
        Some(_) => Ok((true, done(app, change)?)),
        None => Ok((false, change.look(&app.store)?)),
    }
}

fn draw(app: &AppState, me: &Me, status: StatusCode, page: &SchemaPage) -> Reply {
    show_as(app, status, Some(me), "project/schema.html", &t!("schema-title", project = &page.project.title), page)
}

fn build(
    app: &App,
    id: ProjectId,
    me: &Me,
    done: &Done,
    asked: Asked,
    said: std::result::Result<Vec<String>, String>,
    now: Timestamp,
) -> Result<SchemaPage> {
    let (sentences, problem) = match said {
        Ok(sentences) => (sentences, None),
        Err(problem) => (Vec::new(), Some(problem)),
    };
    app.store.read(|r| {
        let row = r.project(id)?;
        let counts = r.label_counts(id)?;
        let pool = row.schema.count_classes(counts.iter().map(|&(class, pool, _)| (class, pool)));
        let holdout = row.schema.count_classes(counts.iter().map(|&(class, _, holdout)| (class, holdout)));
        let names = row.schema.classes();
        let over = |at: usize| {
            let one = row.schema.retired().iter().find(|one| one.class as usize == at)?;
            Some(match one.into.and_then(|into| names.get(into as usize)) {
                Some(into) => t!("schema-merged", into = into),
                None => t!("schema-retired"),
            })
        };
        let classes = names.iter().enumerate().map(|(at, name)| ClassLine {
            name: name.clone(),
            pool: count(pool[at]),
            holdout: count(holdout[at]),
            over: over(at),
        });
        let mut past = Vec::new();
        for change in r.schema_changes(id)? {
            past.push(PastLine {
                text: serde_json::from_str(&change.change).map(|change| past_text(&change)).unwrap_or(change.change),
                by: change
                    .person
                    .map(|person| r.person(person))
                    .transpose()?
                    .map_or_else(|| t!("schema-the-server"), |p| p.name),
                when: When::new(change.at, now),
            });
        }
        Ok(SchemaPage {
            classes: classes.collect(),
            open: row.schema.open_classes(),
            sentences,
            problem,
            past,
            asked,
            project: Frame::new(&row, me, "settings", done),
        })
    })
}

fn past_text(change: &SchemaChange) -> String {
    match change {
        SchemaChange::Rename { class, to } => t!("schema-past-rename", class = class, to = to),
        SchemaChange::Merge { class, into } => t!("schema-past-merge", class = class, into = into),
        SchemaChange::Split { class, into } => t!("schema-past-split", class = class, into = into.join(", ")),
        SchemaChange::Add { classes } => t!("schema-past-add", classes = classes.join(", ")),
        SchemaChange::Retire { class } => t!("schema-past-retire", class = class),
    }
}
