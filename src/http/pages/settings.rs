//! A project's settings: every one with its help, its default, and what is wrong beside the field.

use super::frame::{Done, Frame};
use super::{go, show, show_as};
use crate::domain::{ProjectId, ProjectSettings, SETTING_GROUPS, SETTINGS};
use crate::error::{Error, Result};
use crate::http::body::Form;
use crate::http::speech::{t, told};
use crate::http::{App, AppState, InProject, Me, Reply, blocking};
use crate::models::{calibrators::CALIBRATORS, classifiers::CLASSIFIERS};
use crate::projects::UpdateProject;
use crate::sampling::STRATEGIES;
use crate::store::MemberRow;
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
    /// What may be answered, in words.
    schema_text: String,
    can_grow: bool,
    /// Why no model learns the labels, where none does.
    no_model: Option<String>,
    classes: Vec<String>,
    add_classes: String,
    groups: Vec<Group>,
    people: Vec<String>,
    /// What is wrong and belongs to no field.
    problem: Option<String>,
}

/// Settings that belong together.
#[derive(Serialize)]
struct Group {
    id: String,
    title: &'static str,
    about: &'static str,
    fields: Vec<Field>,
}

#[derive(Serialize)]
struct Field {
    name: String,
    label: String,
    help: String,
    value: String,
    default: String,
    is_number: bool,
    /// What may be chosen; empty for a number.
    choices: Vec<Choice>,
    problem: Option<String>,
}

#[derive(Serialize)]
struct Choice {
    value: String,
    title: String,
    /// The title without what it goes on to explain.
    #[serde(skip)]
    short: String,
}

/// `GET /projects/{project}/settings`.
pub async fn form(app: AppState, me: Me, project: InProject, query: web::Query<Done>) -> Reply {
    let id = project.id();
    let (viewer, done) = (me.clone(), query.into_inner());
    let page = blocking(&app, move |app| build(app, id, &viewer, &done, None)).await?;
    show(&app, Some(&me), "project/settings.html", &heading(&page), &page)
}

fn heading(page: &SettingsPage) -> String {
    t!("settings-title", project = &page.project.title)
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
    let mut groups = Vec::new();
    for (title, about) in SETTING_GROUPS {
        let mut fields = Vec::new();
        for (_, name) in SETTINGS.iter().filter(|(group, _)| group == title) {
            let Some(value) = stored.get(*name) else { continue };
            let own = problem.take_if(|message| is_about(message, name));
            let choices = choices(name, value);
            fields.push(Field {
                label: told(&sentence(name)),
                help: help.get(name).cloned().unwrap_or_default(),
                value: said(name).unwrap_or_else(|| plain(value)),
                default: defaults.get(*name).map_or_else(String::new, |value| default_text(value, &choices)),
                is_number: value.is_number(),
                choices,
                problem: own,
                name: (*name).to_owned(),
            });
        }
        groups.push(Group { id: title.to_lowercase(), title, about, fields });
    }
    let members = app.store.read(|r| r.members_of(id))?;
    Ok(SettingsPage {
        title: said("title").unwrap_or_else(|| row.title.clone()),
        guide: said("guide").unwrap_or_else(|| row.guide.clone()),
        schema_text: row.schema.sentence(),
        can_grow: row.schema.can_grow(),
        no_model: row.check_learnable().err(),
        classes: row.schema.open_classes(),
        add_classes: said("add_classes").unwrap_or_default(),
        groups,
        people: members.into_iter().map(person_text).collect(),
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

/// A default in the words of its choice.
fn default_text(value: &Value, choices: &[Choice]) -> String {
    let plain = plain(value);
    match choices.iter().find(|choice| choice.value == plain) {
        Some(choice) => choice.short.clone(),
        None if plain.is_empty() => t!("settings-empty"),
        None => plain,
    }
}

fn person_text(member: MemberRow) -> String {
    t!("settings-person", name = member.name, role = told(member.role.as_str()))
}

/// `holdout_serve_first` as `Holdout serve first`.
fn sentence(name: &str) -> String {
    let words = name.replace('_', " ");
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn choices(name: &str, value: &Value) -> Vec<Choice> {
    let choice = |value: &str, title: String| Choice { value: value.to_owned(), short: title.clone(), title };
    let strategy = |name: &str, title: &str| {
        let short = told(title.split(':').next().unwrap_or(title));
        Choice { value: name.to_owned(), title: told(title), short }
    };
    match (name, value) {
        ("strategy", _) => STRATEGIES.iter().map(|s| strategy(s.name(), s.title())).collect(),
        ("classifier", _) => std::iter::once(choice("auto", t!("settings-by-data")))
            .chain(CLASSIFIERS.iter().map(|c| choice(c.name(), told(c.title()))))
            .collect(),
        ("calibrator", _) => [choice("auto", t!("settings-by-validation")), choice("none", t!("settings-softmax"))]
            .into_iter()
            .chain(CALIBRATORS.iter().map(|c| choice(c.name(), told(c.title()))))
            .collect(),
        ("consensus", _) => {
            vec![choice("majority", t!("settings-majority")), choice("dawid_skene", t!("settings-dawid-skene"))]
        }
        ("suggestion", _) => vec![
            choice("shown", t!("settings-shown-before")),
            choice("after", t!("settings-shown-after")),
            choice("hidden", t!("settings-hidden")),
        ],
        ("gold_feedback", _) => {
            vec![choice("told", t!("settings-told")), choice("never", t!("settings-never-told"))]
        }
        ("promote", _) => vec![
            choice("unless_worse", t!("settings-unless-worse")),
            choice("always", t!("settings-always")),
            choice("never", t!("settings-never")),
        ],
        (_, Value::Bool(_)) => vec![choice("true", t!("item-yes")), choice("false", t!("item-no"))],
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
    fn every_setting_is_said_in_every_language() {
        let german = crate::language::find("de").unwrap();
        let help = help_texts();
        let own = SETTINGS.iter().flat_map(|(_, name)| [sentence(name), help[*name].clone()]);
        let groups = SETTING_GROUPS.iter().flat_map(|(title, about)| [(*title).to_owned(), (*about).to_owned()]);
        let titles = STRATEGIES.iter().flat_map(|s| [s.title(), s.title().split(':').next().unwrap_or_default()]);
        let titles = titles.chain(CLASSIFIERS.iter().map(|c| c.title())).chain(CALIBRATORS.iter().map(|c| c.title()));
        let unknown: Vec<String> =
            own.chain(groups).chain(titles.map(str::to_owned)).filter(|text| german.said(text).is_none()).collect();
        assert!(unknown.is_empty(), "the catalogue needs a `room-` message for {unknown:#?}");
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
