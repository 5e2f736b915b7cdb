//! Projects: make, list, show, change.

use crate::acceptance::done_by_the_model;
use crate::domain::{LabelSchema, ProjectId, Recipe, Role};
use crate::error::Result;
use crate::http::body::Json;
use crate::http::{AppState, InProject, Me, Reply, blocking};
use crate::people::LEAD;
use crate::projects::{CreateProject, UpdateProject};
use crate::rounds::queue_health;
use crate::store::{Lane, ProjectRow, Reader};
use actix_web::{HttpResponse, web};
use serde::Deserialize;
use serde_json::{Map, Value, json};

/// A new project.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewProject {
    slug: String,
    #[serde(default)]
    title: String,
    #[serde(default)]
    guide: String,
    schema: LabelSchema,
    recipe: Recipe,
    #[serde(default)]
    settings: Map<String, Value>,
    seed: Option<u64>,
}

/// A change; what is absent stays.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProjectChange {
    title: Option<String>,
    guide: Option<String>,
    #[serde(default)]
    settings: Map<String, Value>,
    #[serde(default)]
    add_classes: Vec<String>,
}

/// What somebody of this role may know about a project. Labelers get what they need to answer.
pub(crate) fn view(project: &ProjectRow, role: Role) -> Value {
    let mut view = json!({
        "slug": project.slug, "title": project.title, "guide": project.guide, "schema": project.schema,
        "role": role, "is_demo": project.is_demo,
    });
    if role == Role::Admin || LEAD.contains(&role) {
        view["recipe"] = json!(project.recipe);
        view["settings"] = json!(project.settings);
        view["seed"] = json!(project.seed);
        view["created_at"] = json!(super::at(project.created));
        view["items"] = json!(project.standing_items());
        view["holdout_items"] = json!(project.holdout_items);
        view["pool_labels"] = json!(project.pool_labels);
        view["holdout_labels"] = json!(project.holdout_labels);
    }
    view
}

/// Which projects.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ListQuery {
    archived: Option<String>,
}

/// `GET /projects`: the caller's; archived ones only when they are asked for.
pub async fn list(app: AppState, me: Me, query: web::Query<ListQuery>) -> Reply {
    let archived = super::is_on("archived", query.archived.as_deref())?;
    let projects =
        blocking(&app, move |app| app.store.read(|r| if archived { r.archived_projects() } else { r.projects() }))
            .await?;
    let views: Vec<Value> =
        projects.iter().filter_map(|project| Some(view(project, me.role_in(project.id)?))).collect();
    Ok(HttpResponse::Ok().json(views))
}

/// `POST /projects`.
pub async fn create(app: AppState, me: Me, Json(new): Json<NewProject>) -> Reply {
    let by = me.person;
    let create = CreateProject {
        slug: new.slug,
        title: new.title,
        guide: new.guide,
        schema: new.schema,
        recipe: new.recipe,
        settings: new.settings,
        seed: new.seed,
        is_demo: false,
    };
    let project = blocking(&app, move |app| create.run(&app.store, Some(by), app.now())).await?;
    Ok(HttpResponse::Created().json(view(&project, Role::Admin)))
}

/// `GET /projects/{project}`: with counts for those who run it.
pub async fn show(app: AppState, me: Me, project: InProject) -> Reply {
    let role = me.role_in(project.id()).unwrap_or(Role::Labeler);
    let shown = blocking(&app, move |app| {
        app.store.read(|r| {
            let mut shown = shown(r, project.id(), role)?;
            if role == Role::Admin || LEAD.contains(&role) {
                shown["queue_health"] = json!(queue_health(&app.workshop, r, &r.project(project.id())?)?);
                shown["escalations"] = json!(r.open_escalations(project.id())?);
            }
            Ok(shown)
        })
    })
    .await?;
    Ok(HttpResponse::Ok().json(shown))
}

/// A project with its counts, as `GET /projects/{project}` and the command line show it.
pub(crate) fn shown(r: &Reader<'_>, project: ProjectId, role: Role) -> Result<Value> {
    let row = r.project(project)?;
    let mut shown = view(&row, role);
    if role == Role::Admin || LEAD.contains(&role) {
        let counts = r.labels_by_name(row.id, &row.schema)?;
        let labels: Map<String, Value> = row
            .schema
            .classes()
            .iter()
            .zip(counts)
            .filter(|(_, (pool, holdout))| pool + holdout > 0)
            .map(|(name, (pool, holdout))| (name.clone(), json!({"pool": pool, "holdout": holdout})))
            .collect();
        let indexed = r.indexed_rows(row.id, row.recipe_version)?;
        shown["labels"] = Value::Object(labels);
        shown["disputed"] = json!(r.disputed_count(row.id, row.settings.overlap)?);
        shown["in_hands"] = json!(r.active_count(row.id)?);
        shown["indexed_items"] = json!(indexed);
        shown["queue"] = json!({
            "main": r.queue_len(row.id, Lane::Main)?,
            "again": r.queue_len(row.id, Lane::Again)?,
            "holdout": r.queue_len(row.id, Lane::Holdout)?,
        });
        shown["machine_labels"] = json!(r.standing_count(row.id, None)?);
        shown["done_by_the_model"] = json!(done_by_the_model(r, row.id)?);
        shown["acceptances"] = super::acceptances::list_view(r, row.id)?;
        shown["last_round"] = json!(r.rounds(row.id, 1)?.first().map(|round| round.number));
        super::life::put_life(r, row.id, &mut shown)?;
        shown["model_round"] = json!(row.model.map(|id| r.model(id)).transpose()?.map(|model| model.round));
    }
    Ok(shown)
}

/// `PATCH /projects/{project}`.
pub async fn change(app: AppState, me: Me, project: InProject, Json(change): Json<ProjectChange>) -> Reply {
    let (by, role) = (me.person, me.role_in(project.id()).unwrap_or(Role::Engineer));
    let update = UpdateProject {
        title: change.title,
        guide: change.guide,
        settings: change.settings,
        add_classes: change.add_classes,
    };
    let row = blocking(&app, move |app| update.run(&app.store, project.id(), Some(by), app.now())).await?;
    app.ring();
    Ok(HttpResponse::Ok().json(view(&row, role)))
}
