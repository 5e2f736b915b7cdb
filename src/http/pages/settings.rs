//! A project's settings: every one with its help, its default, and what is wrong beside the field.

use super::frame::{Done, Frame};
use super::{go, show, show_as};
use crate::domain::{ProjectId, ProjectSettings};
use crate::error::{Error, Result};
use crate::http::body::Form;
use crate::http::{App, AppState, InProject, Me, Reply, blocking};
use crate::models::{calibrators::CALIBRATORS, classifiers::CLASSIFIERS};
use crate::projects::UpdateProject;
use crate::sampling::STRATEGIES;
use actix_web::http::StatusCode;
use actix_web::web;
use serde::Serialize;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// The comments of the struct are the help texts: there is one place to write them.
const SOURCE: &str = include_str!("../../domain/settings.rs");

#[derive(Serialize)]
struct SettingsPage {
    project: Frame,
    title: String,
    guide: String,
    classes: Vec<String>,
    add_classes: String,
    fields: Vec<Field>,
    /// What is wrong and belongs to no field.
    problem: Option<String>,
}

#[derive(Serialize)]
struct Field {
    name: String,
    label: String,
    help: String,
    value: String,
    default: String,
    /// What may be chosen; empty for a number.
    choices: Vec<Choice>,
    problem: Option<String>,
}

#[derive(Serialize)]
struct Choice {
    value: String,
    title: String,
}

/// `GET /projects/{project}/settings`.
pub async fn form(app: AppState, me: Me, project: InProject, query: web::Query<Done>) -> Reply {
    let id = project.id();
    let (viewer, done) = (me.clone(), query.into_inner());
    let page = blocking(&app, move |app| build(app, id, &viewer, &done, None)).await?;
    show(&app, Some(&me), "project/settings.html", &heading(&page), &page)
}

fn heading(page: &SettingsPage) -> String {
    format!("Settings · {}", page.project.title)
}

/// `POST /projects/{project}/settings`.
pub async fn save(
    app: AppState,
    me: Me,
    project: InProject,
    path: web::Path<String>,
    Form(sent): Form<BTreeMap<String, String>>,
) -> Reply {
    let (id, now, by) = (project.id(), app.now(), me.person);
    let viewer = me.clone();
    let outcome = blocking(&app, move |app| {
        let result = change(app, id, &sent).and_then(|update| update.run(&app.store, id, Some(by), now));
        match result {
            Ok(_) => Ok(None),
            Err(Error::Invalid(message)) => build(app, id, &viewer, &Done::default(), Some((&sent, message))).map(Some),
            Err(error) => Err(error),
        }
    })
    .await?;
    app.ring();
    match outcome {
        None => Ok(go(&format!("/projects/{path}/settings?done=saved"))),
        Some(page) => {
            show_as(&app, StatusCode::UNPROCESSABLE_ENTITY, Some(&me), "project/settings.html", &heading(&page), &page)
        }
    }
}

/// The settings that differ from what is stored.
fn change(app: &App, id: ProjectId, sent: &BTreeMap<String, String>) -> Result<UpdateProject> {
    let row = app.store.read(|r| r.project(id))?;
    let stored = as_map(&row.settings)?;
    let mut settings = Map::new();
    for (name, text) in sent {
        if matches!(name.as_str(), "title" | "guide" | "add_classes") {
            continue;
        }
        let Some(old) = stored.get(name) else {
            return Err(Error::Invalid(format!("there is no setting `{name}`")));
        };
        let new = value_of(name, old, text.trim())?;
        let is_same = match (&new, old) {
            (Value::Number(new), Value::Number(old)) => new.as_f64() == old.as_f64(),
            (new, old) => new == old,
        };
        if !is_same {
            settings.insert(name.clone(), new);
        }
    }
    let lines = sent.get("add_classes").map_or("", String::as_str).lines();
    Ok(UpdateProject {
        title: sent.get("title").cloned(),
        // A browser ends lines in forms with two characters.
        guide: sent.get("guide").map(|guide| guide.replace("\r\n", "\n")),
        settings,
        add_classes: lines.map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect(),
    })
}

fn as_map(settings: &ProjectSettings) -> Result<Map<String, Value>> {
    match serde_json::to_value(settings) {
        Ok(Value::Object(map)) => Ok(map),
        _ => Err(Error::internal("settings are not an object")),
    }
}

fn value_of(name: &str, old: &Value, text: &str) -> Result<Value> {
    let wrong = |what: &str| Error::Invalid(format!("{name} is `{text}`: use {what}"));
    Ok(match old {
        Value::Bool(_) => Value::Bool(match text {
            "true" => true,
            "false" => false,
            _ => return Err(wrong("yes or no")),
        }),
        Value::Number(number) if number.is_u64() || number.is_i64() => {
            Value::from(text.parse::<u64>().map_err(|_| wrong("a whole number, 0 or more"))?)
        }
        Value::Number(_) => {
            let number = text.replace(',', ".").parse::<f64>().ok().filter(|x| x.is_finite());
            Value::from(number.ok_or_else(|| wrong("a number"))?)
        }
        _ => Value::String(text.to_owned()),
    })
}

fn build(
    app: &App,
    id: ProjectId,
    me: &Me,
    done: &Done,
    refused: Option<(&BTreeMap<String, String>, String)>,
) -> Result<SettingsPage> {
    let row = app.store.read(|r| r.project(id))?;
    let (stored, defaults) = (as_map(&row.settings)?, as_map(&ProjectSettings::default())?);
    let help = help_texts();
    let mut problem = refused.as_ref().map(|(_, message)| message.clone());
    let said = |name: &str| refused.as_ref().and_then(|(sent, _)| sent.get(name)).cloned();
    let mut fields = Vec::new();
    for (name, value) in &stored {
        let own = problem.take_if(|message| is_about(message, name));
        fields.push(Field {
            label: sentence(name),
            help: help.get(name.as_str()).cloned().unwrap_or_default(),
            value: said(name).unwrap_or_else(|| plain(value)),
            default: defaults.get(name).map(plain).unwrap_or_default(),
            choices: choices(name, value),
            problem: own,
            name: name.clone(),
        });
    }
    Ok(SettingsPage {
        title: said("title").unwrap_or_else(|| row.title.clone()),
        guide: said("guide").unwrap_or_else(|| row.guide.clone()),
        classes: row.schema.classes().to_vec(),
        add_classes: said("add_classes").unwrap_or_default(),
        fields,
        problem,
        project: Frame::new(&row, me, "settings", done),
    })
}

/// Whether a refusal begins with this setting's name.
fn is_about(message: &str, name: &str) -> bool {
    let message = message.strip_prefix("setting ").unwrap_or(message).trim_start_matches('`');
    message.strip_prefix(name).is_some_and(|rest| rest.starts_with([' ', '`', ':']))
}

fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        // `10` rather than `10.0`.
        Value::Number(number) => number.as_f64().map_or_else(|| number.to_string(), |x| x.to_string()),
        other => other.to_string(),
    }
}

/// `holdout_serve_first` as `Holdout serve first`.
fn sentence(name: &str) -> String {
    let words = name.replace('_', " ");
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn choices(name: &str, value: &Value) -> Vec<Choice> {
    let choice = |value: &str, title: &str| Choice { value: value.to_owned(), title: title.to_owned() };
    match (name, value) {
        ("strategy", _) => STRATEGIES.iter().map(|s| choice(s.name(), s.title())).collect(),
        ("classifier", _) => std::iter::once(choice("auto", "chosen by the kind of data"))
            .chain(CLASSIFIERS.iter().map(|c| choice(c.name(), c.title())))
            .collect(),
        ("calibrator", _) => [choice("auto", "chosen by cross-validation"), choice("none", "none: plain softmax")]
            .into_iter()
            .chain(CALIBRATORS.iter().map(|c| choice(c.name(), c.title())))
            .collect(),
        ("consensus", _) => vec![
            choice("majority", "the class most answers name"),
            choice("dawid_skene", "Dawid-Skene, settled in every round"),
        ],
        ("promote", _) => vec![
            choice("unless_worse", "unless it is worse beyond noise"),
            choice("always", "always"),
            choice("never", "never"),
        ],
        (_, Value::Bool(_)) => vec![choice("true", "yes"), choice("false", "no")],
        _ => Vec::new(),
    }
}

/// Each field's comment in `domain/settings.rs`, by the field's name.
fn help_texts() -> BTreeMap<&'static str, String> {
    let mut texts = BTreeMap::new();
    let mut comment = String::new();
    for line in SOURCE.lines().skip_while(|line| !line.starts_with("pub struct")).map(str::trim) {
        if let Some(words) = line.strip_prefix("///") {
            if !comment.is_empty() {
                comment.push(' ');
            }
            comment.push_str(words.trim());
        } else if let Some((name, _)) = line.strip_prefix("pub ").and_then(|field| field.split_once(':')) {
            texts.insert(name, std::mem::take(&mut comment).replace('`', ""));
        } else if line == "}" {
            break;
        }
    }
    texts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_setting_has_its_help() {
        let help = help_texts();
        for name in as_map(&ProjectSettings::default()).unwrap().keys() {
            assert!(help.get(name.as_str()).is_some_and(|text| text.len() > 10), "{name}");
        }
        assert!(help["overlap"].starts_with("How many different people"));
    }

    #[test]
    fn a_refusal_finds_its_field() {
        assert!(is_about("overlap is 0: use 1 to 9 people per item", "overlap"));
        assert!(is_about("setting `c` cannot be \"x\": invalid", "c"));
        assert!(!is_about("classifier is odd", "c"));
        assert!(value_of("overlap", &Value::from(1), "-1").unwrap_err().to_string().starts_with("overlap is `-1`"));
        assert_eq!(value_of("c", &Value::from(1.5), "0,5").unwrap(), Value::from(0.5));
    }
}
