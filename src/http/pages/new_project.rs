//! A new project: a name, the classes, and a file whose columns are understood by looking at it.

use super::import::import;
use super::{go, show, show_as};
use crate::domain::schema::Choice;
use crate::domain::{LabelSchema, Recipe};
use crate::error::{Error, Result};
use crate::http::body::{Upload, upload};
use crate::http::{App, AppState, Me, Reply, blocking};
use crate::pool::{Guess, READERS, guess_recipe, sample};
use crate::projects::CreateProject;
use actix_multipart::Multipart;
use actix_web::http::StatusCode;
use serde::Serialize;
use serde_json::Map;
use std::collections::BTreeMap;

/// Records looked at to understand a file.
const LOOK_AT: usize = 500;

/// The form, as it was sent or as the file suggests.
#[derive(Debug, Default, Serialize)]
struct NewPage {
    problem: Option<String>,
    slug: String,
    title: String,
    guide: String,
    classes: String,
    text: String,
    numeric: String,
    categorical: String,
    vector: String,
    group: String,
    show: String,
    id_key: String,
    label_key: String,
    format: String,
    pasted: String,
    formats: Vec<&'static str>,
    /// What was understood of the file, a sentence per key.
    reasons: Vec<String>,
    /// The file was looked at; browsers do not let a page keep it, so it has to be chosen again.
    must_choose_again: bool,
    is_open: bool,
}

/// `GET /projects/new`.
pub async fn form(app: AppState, me: Me) -> Reply {
    let page = NewPage { formats: formats(), ..NewPage::default() };
    show(&app, Some(&me), "projects/new.html", "New project", &page)
}

fn formats() -> Vec<&'static str> {
    READERS.iter().map(|reader| reader.name()).collect()
}

/// `POST /projects/new`: looks at the file, or makes the project and imports it.
pub async fn create(app: AppState, me: Me, form: Multipart) -> Reply {
    let upload = upload(&app, &me, form).await?;
    let (by, now) = (me.person, app.now());
    let mut page = from_fields(&upload.fields);
    let is_look = upload.fields.get("act").is_some_and(|act| act == "look");
    let has_file = upload.file.is_some() && !upload.file_name.is_empty();
    let (page, outcome) = blocking(&app, move |app| {
        let guessed = guess_of(&upload, has_file);
        if is_look {
            let outcome = guessed.map(|guess| match guess {
                Some(guess) => fill(&mut page, guess, has_file),
                None => page.problem = Some("choose a file, or paste some lines, to have a look at".into()),
            });
            return Ok((page, outcome.map(|()| None)));
        }
        let outcome = guessed.and_then(|guess| make(app, &mut page, guess, upload, by, now));
        Ok((page, outcome.map(Some)))
    })
    .await?;
    match outcome {
        Ok(Some(url)) => {
            app.ring();
            Ok(go(&url))
        }
        Ok(None) => show(&app, Some(&me), "projects/new.html", "New project", &page),
        Err(Error::Invalid(message) | Error::Conflict(message)) => {
            let page = NewPage { problem: Some(message), is_open: true, must_choose_again: has_file, ..page };
            show_as(&app, StatusCode::UNPROCESSABLE_ENTITY, Some(&me), "projects/new.html", "New project", &page)
        }
        Err(error) => Err(error.into()),
    }
}

fn from_fields(fields: &BTreeMap<String, String>) -> NewPage {
    let field = |name: &str| fields.get(name).map_or("", |value| value.trim()).to_owned();
    NewPage {
        slug: field("slug"),
        title: field("title"),
        guide: field("guide").replace("\r\n", "\n"),
        classes: field("classes").replace("\r\n", "\n"),
        text: field("text"),
        numeric: field("numeric"),
        categorical: field("categorical"),
        vector: field("vector"),
        group: field("group"),
        show: field("show"),
        id_key: field("id_key"),
        label_key: field("label_key"),
        format: field("format"),
        pasted: field("pasted"),
        formats: formats(),
        ..NewPage::default()
    }
}

fn guess_of(upload: &Upload, has_file: bool) -> Result<Option<Guess>> {
    let format = upload.fields.get("format").map(|format| format.trim()).filter(|format| !format.is_empty());
    let records = match (&upload.file, upload.fields.get("pasted").filter(|text| !text.trim().is_empty())) {
        (Some(file), _) if has_file => sample(file.open()?, &upload.file_name, format, LOOK_AT)?,
        (_, Some(text)) => sample(text.as_bytes(), "pasted text", format, LOOK_AT)?,
        _ => return Ok(None),
    };
    guess_recipe(&records).map(Some)
}

/// Puts what the file suggests into the fields that are still empty.
fn fill(page: &mut NewPage, guess: Guess, has_file: bool) {
    let put = |field: &mut String, value: String| {
        if field.is_empty() {
            *field = value;
        }
    };
    if reads_nothing(page) {
        page.text = guess.recipe.text.join(", ");
        page.numeric = guess.recipe.numeric.join(", ");
        page.categorical = guess.recipe.categorical.join(", ");
        page.vector = guess.recipe.vector.unwrap_or_default();
        put(&mut page.group, guess.recipe.group.unwrap_or_default());
    }
    put(&mut page.label_key, guess.label_key.unwrap_or_default());
    put(&mut page.classes, guess.classes.join("\n"));
    page.reasons = guess.reasons;
    page.must_choose_again = has_file;
    page.is_open = true;
}

fn reads_nothing(page: &NewPage) -> bool {
    [&page.text, &page.numeric, &page.categorical, &page.vector].iter().all(|keys| keys.is_empty())
}

fn keys(text: &str) -> Vec<String> {
    text.split(',').map(str::trim).filter(|key| !key.is_empty()).map(str::to_owned).collect()
}

/// Makes the project and imports the file, if there is one. Returns where to go.
fn make(
    app: &App,
    page: &mut NewPage,
    guess: Option<Guess>,
    mut upload: Upload,
    by: crate::domain::UserId,
    now: crate::domain::Timestamp,
) -> Result<String> {
    let has_items = guess.is_some();
    let understood = reads_nothing(page);
    match guess {
        Some(guess) => fill(page, guess, false),
        None if understood => page.text = "text".into(),
        None => {}
    }
    if page.classes.is_empty() {
        return Err(Error::invalid("which classes are there? Write one on each line; a choice needs at least two"));
    }
    let one = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    let project = CreateProject {
        slug: page.slug.clone(),
        title: page.title.clone(),
        guide: page.guide.clone(),
        schema: LabelSchema::Choice(Choice {
            classes: page.classes.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect(),
        }),
        recipe: Recipe {
            text: keys(&page.text),
            numeric: keys(&page.numeric),
            categorical: keys(&page.categorical),
            vector: one(&page.vector),
            group: one(&page.group),
            show: keys(&page.show),
            ..Recipe::default()
        },
        settings: Map::new(),
        seed: None,
        is_demo: false,
    };
    let row = project.run(&app.store, Some(by), now)?;
    if !has_items {
        return Ok(format!("/projects/{}/import?done=created", row.slug));
    }
    upload.fields.insert("label_key".into(), page.label_key.clone());
    // The project stands; what the file had wrong is shown where it can be sent again.
    match import(app, row.id, upload, by, now) {
        Ok(_) => Ok(format!("/projects/{}?done=created-with-items", row.slug)),
        Err(Error::Invalid(_)) => Ok(format!("/projects/{}/import?done=created", row.slug)),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_was_typed_wins_over_what_the_file_suggests() {
        let records = [
            json!({"id": 1, "text": "a long enough text", "label": "x"}),
            json!({"id": 2, "text": "another long text", "label": "y"}),
        ];
        let guess = guess_recipe(&records).unwrap();
        let mut page = NewPage { classes: "a\nb".into(), ..NewPage::default() };
        fill(&mut page, guess.clone(), true);
        assert_eq!((page.text.as_str(), page.label_key.as_str(), page.classes.as_str()), ("text", "label", "a\nb"));
        assert!(page.must_choose_again);
        let mut typed = NewPage { numeric: "age".into(), ..NewPage::default() };
        fill(&mut typed, guess, false);
        assert_eq!((typed.text.as_str(), typed.numeric.as_str()), ("", "age"));
    }

    #[test]
    fn keys_come_with_commas_between() {
        assert_eq!(keys(" a, b ,,c.d "), ["a", "b", "c.d"]);
    }
}
