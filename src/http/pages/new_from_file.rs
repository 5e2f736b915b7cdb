//! A new project out of a file: what its columns are, the classes, a name; then the import, and the first item.

use super::columns::{Columns, LOOK_AT, TrialView, draw, look, roles_of, trial_view};
use super::import_preview::start;
use super::words::slug_of;
use super::{go, show_as};
use crate::domain::schema::Choices;
use crate::domain::{LabelSchema, ProjectId, Recipe, UserId};
use crate::error::{Error, Result};
use crate::http::body::Form;
use crate::http::speech::{t, told};
use crate::http::uploads::Kept;
use crate::http::{App, AppState, Me, Reply, blocking};
use crate::pool::{FirstRows, Guess, ImportItems, guess_recipe};
use crate::projects::CreateProject;
use actix_web::http::StatusCode;
use actix_web::web;
use serde::Serialize;
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What a column may be in a new project.
const ROLES: [(&str, &str); 12] = [
    ("text", "text the model reads"),
    ("number", "a number the model reads"),
    ("category", "a category the model reads"),
    ("vector", "a vector the model reads"),
    ("id", "the id"),
    ("label", "the label"),
    ("image", "an image's address"),
    ("alt", "words for the image"),
    ("show", "only shown"),
    ("group", "the group"),
    ("keep", "only kept"),
    ("drop", "left out"),
];
/// Rows whose reading is shown.
const SHOWN: usize = 3;

#[derive(Serialize)]
struct FromFilePage {
    upload: String,
    columns: Columns,
    trial: Option<TrialView>,
    problem: Option<String>,
    title: String,
    slug: String,
    classes: String,
    guide: String,
    several: bool,
    /// What was understood of the file, a sentence per key.
    reasons: Vec<String>,
    has_label: bool,
}

/// What the form says, with what the file suggests where it says nothing.
struct Plan {
    roles: Vec<String>,
    title: String,
    slug: String,
    classes: String,
    guide: String,
    several: bool,
    reasons: Vec<String>,
}

/// `GET /projects/new/{upload}`.
pub async fn form(app: AppState, me: Me, path: web::Path<String>) -> Reply {
    let kept = app.uploads.find(&path, me.person)?;
    let (key, by) = (path.into_inner(), me.person);
    let page = blocking(&app, move |app| {
        let first = look(&kept, "text")?;
        let plan = plan(app, &kept, &first, &BTreeMap::new())?;
        build(&key, &kept, &first, plan, None, by)
    })
    .await?;
    show_as(&app, StatusCode::OK, Some(&me), "projects/from_file.html", &t!("projects-new"), &page)
}

/// `POST /projects/new/{upload}`: looks again, or makes the project and imports.
pub async fn create(
    app: AppState,
    me: Me,
    path: web::Path<String>,
    Form(sent): Form<BTreeMap<String, String>>,
) -> Reply {
    let (kept, now, by) = (app.uploads.find(&path, me.person)?, app.now(), me.person);
    let key = path.into_inner();
    let (file, at) = (Arc::clone(&kept), key.clone());
    let (made, page) = blocking(&app, move |app| {
        let first = look(&file, "text")?;
        let plan = plan(app, &file, &first, &sent)?;
        if sent.get("act").is_none_or(|act| act != "make") {
            return Ok((None, Some(build(&at, &file, &first, plan, None, by)?)));
        }
        match make(app, &file, &first, &plan, by, now) {
            Ok(made) => Ok((Some(made), None)),
            Err(Error::Invalid(message) | Error::Conflict(message)) => {
                Ok((None, Some(build(&at, &file, &first, plan, Some(message), by)?)))
            }
            Err(error) => Err(error),
        }
    })
    .await?;
    match (made, page) {
        (Some((slug, import)), _) => {
            start(&app, &kept, import, now).await;
            Ok(go(&format!("/projects/{slug}/import/{key}")))
        }
        (None, Some(page)) => {
            let status = if page.problem.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
            show_as(&app, status, Some(&me), "projects/from_file.html", &t!("projects-new"), &page)
        }
        (None, None) => Err(Error::internal("a form with no answer").into()),
    }
}

fn plan(app: &App, kept: &Kept, first: &FirstRows, sent: &BTreeMap<String, String>) -> Result<Plan> {
    let records: Vec<Value> = first.records.iter().map(|(_, record)| record.clone()).collect();
    let guess = guess_recipe(&records).ok();
    let roles = roles_of(first, sent, &guessed_roles(first, guess.as_ref()));
    let several = sent.contains_key("several");
    let name = kept.source.rsplit_once('.').map_or(kept.source.as_str(), |(name, _)| name);
    let title = sent.get("title").map(|title| title.trim().to_owned()).unwrap_or_else(|| title_of(name));
    let typed = sent.get("slug").map(|slug| slug.trim().to_owned()).filter(|slug| !slug.is_empty());
    let slug = match typed {
        Some(slug) => slug,
        None => match slug_of(&title).as_str() {
            "" | "new" => free_slug(app, "project")?,
            slug => free_slug(app, slug)?,
        },
    };
    let typed = sent.get("classes").map(|classes| classes.replace("\r\n", "\n")).filter(|text| !text.trim().is_empty());
    let classes = typed.unwrap_or_else(|| {
        let found = found_classes(first, &roles);
        let classes = if several { Choices::classes_in(&found) } else { found };
        classes.join("\n")
    });
    Ok(Plan {
        roles,
        title,
        slug,
        classes,
        guide: sent.get("guide").map(|guide| guide.replace("\r\n", "\n")).unwrap_or_default(),
        several,
        reasons: guess.map(|guess| guess.reasons).unwrap_or_default(),
    })
}

/// The labels in the column that is the label, most frequent first.
fn found_classes(first: &FirstRows, roles: &[String]) -> Vec<String> {
    let Some(at) = roles.iter().position(|role| role == "label") else { return Vec::new() };
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for (_, record) in &first.records {
        let label = match record.get(&first.columns[at]) {
            Some(Value::String(label)) => label.trim().to_owned(),
            Some(label @ (Value::Number(_) | Value::Bool(_) | Value::Array(_))) => label.to_string(),
            _ => continue,
        };
        if !label.is_empty() {
            *counts.entry(label).or_default() += 1;
        }
    }
    let mut classes: Vec<(String, usize)> = counts.into_iter().collect();
    classes.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
    classes.into_iter().map(|(class, _)| class).collect()
}

fn guessed_roles(first: &FirstRows, guess: Option<&Guess>) -> Vec<String> {
    let role = |column: &String| {
        let Some(guess) = guess else { return "keep" };
        let recipe = &guess.recipe;
        if guess.label_key.as_ref() == Some(column) {
            "label"
        } else if recipe.text.contains(column) {
            "text"
        } else if recipe.numeric.contains(column) {
            "number"
        } else if recipe.categorical.contains(column) {
            "category"
        } else if recipe.vector.as_ref() == Some(column) {
            "vector"
        } else if recipe.images.contains(column) {
            "image"
        } else if recipe.group.as_ref() == Some(column) {
            "group"
        } else if guess.id_key.as_ref() == Some(column) {
            "id"
        } else {
            "keep"
        }
    };
    first.columns.iter().map(|column| role(column).to_owned()).collect()
}

/// `support_tickets 2` as `Support tickets 2`.
fn title_of(name: &str) -> String {
    let words = name.replace(['_', '-'], " ");
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut letters = words.chars().take(120);
    letters.next().map_or_else(|| t!("projects-new"), |first| first.to_uppercase().chain(letters).collect())
}

fn free_slug(app: &App, slug: &str) -> Result<String> {
    let taken: Vec<String> = app.store.read(|r| Ok(r.projects()?.into_iter().map(|row| row.slug).collect()))?;
    let is_free = |slug: &String| !taken.contains(slug);
    let numbered = (2..).map(|n| format!("{slug}-{n}"));
    std::iter::once(slug.to_owned()).chain(numbered).find(is_free).ok_or_else(|| Error::internal("no slug is free"))
}

/// The recipe and the import that the columns' roles ask for.
fn recipe_of(first: &FirstRows, roles: &[String], kept: &Kept, by: UserId) -> Result<(Recipe, ImportItems)> {
    let mut recipe = Recipe::default();
    let source = kept.source.clone();
    let mut import =
        ImportItems { format: kept.format.clone(), by: Some(by), ..ImportItems::new(ProjectId(0), source) };
    let mut shown = Vec::new();
    for (column, role) in first.columns.iter().zip(roles) {
        let once = |slot: &mut Option<String>, what: &str| match slot.replace(column.clone()) {
            None => Ok(()),
            Some(other) => Err(Error::invalid(format!("`{other}` and `{column}` cannot both be {what}: choose one"))),
        };
        match role.as_str() {
            "text" => recipe.text.push(column.clone()),
            "number" => recipe.numeric.push(column.clone()),
            "category" => recipe.categorical.push(column.clone()),
            "vector" => once(&mut recipe.vector, "the vector")?,
            "group" => once(&mut recipe.group, "the group")?,
            "id" => once(&mut import.id_key, "the id")?,
            "label" => once(&mut import.label_key, "the label")?,
            "image" => recipe.images.push(column.clone()),
            "alt" => once(&mut recipe.image_alt, "the words for the image")?,
            "show" => shown.push(column.clone()),
            "drop" => import.drop.push(column.clone()),
            "keep" => {}
            other => return Err(Error::invalid(format!("a column cannot be `{other}`"))),
        }
    }
    if !shown.is_empty() {
        recipe.show = recipe.shown_keys().into_iter().map(str::to_owned).chain(shown).collect();
    }
    recipe
        .check()
        .map_err(|_| Error::invalid("say of at least one column that the model reads it, or that it is an image"))?;
    Ok((recipe, import))
}

fn schema_of(plan: &Plan) -> Result<LabelSchema> {
    let classes: Vec<String> =
        plan.classes.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect();
    if classes.is_empty() {
        return Err(Error::invalid("which classes are there? Write one on each line; a choice needs at least two"));
    }
    let schema = LabelSchema::of(classes, plan.several);
    schema.check().map_err(Error::Invalid)?;
    Ok(schema)
}

fn make(
    app: &App,
    kept: &Kept,
    first: &FirstRows,
    plan: &Plan,
    by: UserId,
    now: crate::domain::Timestamp,
) -> Result<(String, ImportItems)> {
    if kept.work().project.is_some() {
        return Err(Error::Conflict("this file is imported already; choose it again for another project".into()));
    }
    let (recipe, import) = recipe_of(first, &plan.roles, kept, by)?;
    let project = CreateProject {
        slug: plan.slug.clone(),
        title: plan.title.clone(),
        guide: plan.guide.clone(),
        schema: schema_of(plan)?,
        recipe,
        settings: Map::new(),
        seed: None,
        is_demo: false,
    };
    let row = project.run(&app.store, Some(by), now)?;
    Ok((row.slug, ImportItems { project: row.id, ..import }))
}

fn build(
    key: &str,
    kept: &Kept,
    first: &FirstRows,
    plan: Plan,
    problem: Option<String>,
    by: UserId,
) -> Result<FromFilePage> {
    let mut trial = None;
    if let (Ok((recipe, import)), Ok(schema)) = (recipe_of(first, &plan.roles, kept, by), schema_of(&plan)) {
        let tried = import.try_out(None, &recipe, &schema, kept.open()?, LOOK_AT, SHOWN)?;
        trial = Some(trial_view(tried, &recipe, import.id_key.as_deref(), import.label_key.as_deref()));
    }
    let choices: Vec<(String, String)> =
        ROLES.iter().map(|(value, title)| ((*value).to_owned(), told(title))).collect();
    Ok(FromFilePage {
        columns: draw(kept, first, &choices, &plan.roles),
        trial,
        problem,
        has_label: plan.roles.iter().any(|role| role == "label"),
        title: plan.title,
        slug: plan.slug,
        classes: plan.classes,
        guide: plan.guide,
        several: plan.several,
        reasons: plan.reasons,
        upload: key.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_names_its_project() {
        assert_eq!(title_of("support_tickets-2026"), "Support tickets 2026");
        assert_eq!(title_of(""), "New project");
        assert_eq!(slug_of("Support tickets 2026"), "support-tickets-2026");
        assert_eq!(slug_of("Über: new!"), "ber-new");
        assert_eq!(slug_of("???"), "");
    }
}
