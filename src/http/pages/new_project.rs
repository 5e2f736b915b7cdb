//! A new project: from a file that is looked at first, or with everything typed.

use super::frame::Done;
use super::import::{ImportPage, imported, title};
use super::{go, show, show_as};
use crate::domain::schema::{Choices, SchemaWords};
use crate::domain::{LabelSchema, Recipe, Timestamp};
use crate::error::{Error, Result};
use crate::http::body::{Upload, upload};
use crate::http::speech::t;
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

/// Lines of a form, which are the same in every language.
const FIELDS_EXAMPLE: &str = "total*: number min=0\nkind: choice new | used\npaid: yes/no";

/// The form, as it was sent or as the file suggests.
#[derive(Debug, Default, Serialize)]
struct NewPage {
    problem: Option<String>,
    slug: String,
    title: String,
    guide: String,
    classes: String,
    /// Any number of the classes may apply.
    several: bool,
    /// What an answer is, where it is no class: `rating`, `pairs`, `spans` or `fields`.
    kind: String,
    scale: String,
    low: String,
    high: String,
    left: String,
    right: String,
    tie: bool,
    span_text: String,
    overlap: bool,
    words: bool,
    fields: String,
    text: String,
    numeric: String,
    categorical: String,
    vector: String,
    images: String,
    image_alt: String,
    image_hosts: String,
    group: String,
    show: String,
    id_key: String,
    label_key: String,
    format: String,
    pasted: String,
    formats: Vec<&'static str>,
    /// A form as people may type it.
    fields_example: &'static str,
    /// What was understood of the file, a sentence per key.
    reasons: Vec<String>,
    /// The file was looked at; browsers do not let a page keep it, so it has to be chosen again.
    must_choose_again: bool,
    is_open: bool,
}

/// What comes after the form.
enum Made {
    /// A project without items yet.
    Project(String),
    /// A project, and what became of its file.
    Imported(StatusCode, Box<ImportPage>),
}

/// `GET /projects/new`.
pub async fn form(app: AppState, me: Me) -> Reply {
    let page = NewPage { formats: formats(), fields_example: FIELDS_EXAMPLE, ..NewPage::default() };
    show(&app, Some(&me), "projects/new.html", &t!("projects-new"), &page)
}

fn formats() -> Vec<&'static str> {
    READERS.iter().map(|reader| reader.name()).collect()
}

/// `POST /projects/new`: looks at the file, or makes the project and imports it.
pub async fn create(app: AppState, me: Me, form: Multipart) -> Reply {
    let upload = upload(&app, &me, form).await?;
    let (viewer, now) = (me.clone(), app.now());
    let mut page = from_fields(&upload.fields);
    if upload.fields.get("act").is_some_and(|act| act == "look") {
        let outcome = blocking(&app, move |app| match app.uploads.keep(app, upload, viewer.person, now) {
            Ok(key) => Ok(Ok(key)),
            Err(Error::Invalid(message)) => Ok(Err(message)),
            Err(error) => Err(error),
        });
        return match outcome.await? {
            Ok(key) => Ok(go(&format!("/projects/new/{key}"))),
            Err(message) => {
                let page = NewPage { problem: Some(message), ..page };
                show_as(
                    &app,
                    StatusCode::UNPROCESSABLE_ENTITY,
                    Some(&me),
                    "projects/new.html",
                    &t!("projects-new"),
                    &page,
                )
            }
        };
    }
    let has_file = upload.file.is_some() && !upload.file_name.is_empty();
    let (page, outcome) = blocking(&app, move |app| {
        let guessed = guess_of(&upload, has_file);
        let outcome = guessed.and_then(|guess| make(app, &mut page, guess, upload, &viewer, now));
        Ok((page, outcome))
    })
    .await?;
    match outcome {
        Ok(Made::Project(url)) => Ok(go(&url)),
        Ok(Made::Imported(status, report)) => {
            app.ring();
            show_as(&app, status, Some(&me), "project/import.html", &title(&report), &report)
        }
        Err(Error::Invalid(message) | Error::Conflict(message)) => {
            let page = NewPage { problem: Some(message), is_open: true, must_choose_again: has_file, ..page };
            show_as(&app, StatusCode::UNPROCESSABLE_ENTITY, Some(&me), "projects/new.html", &t!("projects-new"), &page)
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
        several: fields.contains_key("several"),
        kind: field("kind"),
        scale: field("scale"),
        low: field("low"),
        high: field("high"),
        left: field("left"),
        right: field("right"),
        tie: fields.contains_key("tie"),
        span_text: field("span_text"),
        overlap: fields.contains_key("overlap"),
        words: fields.contains_key("words"),
        fields: field("fields").replace("\r\n", "\n"),
        text: field("text"),
        numeric: field("numeric"),
        categorical: field("categorical"),
        vector: field("vector"),
        images: field("images"),
        image_alt: field("image_alt"),
        image_hosts: field("image_hosts"),
        group: field("group"),
        show: field("show"),
        id_key: field("id_key"),
        label_key: field("label_key"),
        format: field("format"),
        pasted: field("pasted"),
        formats: formats(),
        fields_example: FIELDS_EXAMPLE,
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
        // What people look at is no text, also where the file's addresses do not look like images.
        let typed = keys(&page.images);
        let texts: Vec<String> = guess.recipe.text.into_iter().filter(|key| !typed.contains(key)).collect();
        page.text = texts.join(", ");
        page.numeric = guess.recipe.numeric.join(", ");
        page.categorical = guess.recipe.categorical.join(", ");
        page.vector = guess.recipe.vector.unwrap_or_default();
        put(&mut page.images, guess.recipe.images.join(", "));
        put(&mut page.group, guess.recipe.group.unwrap_or_default());
    }
    put(&mut page.label_key, guess.label_key.unwrap_or_default());
    let classes = if page.several { Choices::classes_in(&guess.classes) } else { guess.classes };
    put(&mut page.classes, classes.join("\n"));
    page.reasons = guess.reasons;
    page.must_choose_again = has_file;
    page.is_open = true;
}

fn reads_nothing(page: &NewPage) -> bool {
    [&page.text, &page.numeric, &page.categorical, &page.vector].iter().all(|keys| keys.is_empty())
}

/// What people see beside the texts is typed, or found in the file, like what the model reads.
fn shows_nothing(page: &NewPage) -> bool {
    reads_nothing(page) && page.images.is_empty()
}

fn keys(text: &str) -> Vec<String> {
    text.split(',').map(str::trim).filter(|key| !key.is_empty()).map(str::to_owned).collect()
}

fn lines(text: &str) -> Vec<String> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

fn schema_of(page: &NewPage) -> Result<LabelSchema> {
    let words = SchemaWords {
        classes: lines(&page.classes),
        kind: match (page.kind.as_str(), page.several) {
            ("" | "choice", true) => "choices".into(),
            (kind, _) => kind.into(),
        },
        scale: page.scale.clone(),
        low: page.low.clone(),
        high: page.high.clone(),
        sides: [page.left.clone(), page.right.clone()],
        tie: page.tie,
        text: page.span_text.clone(),
        overlap: page.overlap,
        words: page.words,
        fields: lines(&page.fields),
    };
    words.schema().map_err(Error::Invalid)
}

/// The keys that the labels are about, where nothing else says what is read.
fn own_text(page: &NewPage) -> String {
    match page.kind.as_str() {
        "spans" => page.span_text.clone(),
        "pairs" => format!("{}, {}", page.left, page.right),
        _ => "text".into(),
    }
}

/// Makes the project and imports the file, if there is one.
fn make(
    app: &App,
    page: &mut NewPage,
    guess: Option<Guess>,
    mut upload: Upload,
    me: &Me,
    now: Timestamp,
) -> Result<Made> {
    let has_items = guess.is_some();
    let understood = shows_nothing(page);
    match guess {
        Some(guess) => fill(page, guess, false),
        None if understood => page.text = own_text(page),
        None => {}
    }
    let needs_classes = matches!(page.kind.as_str(), "" | "choice" | "spans");
    if page.classes.is_empty() && needs_classes {
        return Err(Error::invalid("which classes are there? Write one on each line; a choice needs at least two"));
    }
    let schema = schema_of(page)?;
    let one = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    let project = CreateProject {
        slug: page.slug.clone(),
        title: page.title.clone(),
        guide: page.guide.clone(),
        schema,
        recipe: Recipe {
            text: keys(&page.text),
            numeric: keys(&page.numeric),
            categorical: keys(&page.categorical),
            vector: one(&page.vector),
            images: keys(&page.images),
            image_alt: one(&page.image_alt),
            group: one(&page.group),
            show: keys(&page.show),
            ..Recipe::default()
        },
        settings: match page.image_hosts.as_str() {
            "" => Map::new(),
            hosts => Map::from_iter([("image_hosts".to_owned(), hosts.into())]),
        },
        seed: None,
        is_demo: false,
    };
    let row = project.run(&app.store, Some(me.person), now)?;
    if !has_items {
        return Ok(Made::Project(format!("/projects/{}/import?done=created", row.slug)));
    }
    upload.fields.insert("label_key".into(), page.label_key.clone());
    // The project stands; what the file has wrong is shown where it can be sent again.
    let done = Done::of("created-with-items");
    let (status, report) = imported(app, row.id, me, &done, upload, me.person, now)?;
    Ok(Made::Imported(status, Box::new(report)))
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
