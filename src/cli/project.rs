//! `qualm project`: make, list, show, change, archive, clone and delete projects.

use super::output::{Output, count, grouped, number, several, table, text};
use super::recipe::RecipeKeys;
use super::target::{CloneAsk, ProjectAsk, ProjectChange, Target};
use crate::domain::schema::{Choices, SchemaWords};
use crate::domain::{LabelSchema, Recipe};
use crate::error::{Error, Result};
use crate::pool;
use clap::{Args, Subcommand};
use serde_json::{Map, Value};
use std::fs::File;
use std::path::{Path, PathBuf};

/// Rows of a file that a guess looks at.
const GUESS_ROWS: usize = 20_000;

/// Make, list, show and change projects.
#[derive(Debug, Subcommand)]
pub(super) enum Project {
    /// Make a project.
    #[command(after_help = "Examples:
  qualm project create tickets --classes refund,late,broken --text subject,body
  qualm project create risk --classes good,bad --numeric fields.age,fields.amount --categorical fields.job
  qualm project create topics --classes sport,money,war --multi --text body
  qualm project create tickets --from tickets.csv --set overlap=2
  qualm project create tone --rating 1..5 --low rude --high kind --text reply
  qualm project create best --pairs answer_a,answer_b --tie
  qualm project create names --spans body --classes person,place
  qualm project create cats --classes cat,dog --image photo --vector embedding --set image_hosts=images.example.org
  qualm project create bills --field 'total*: number min=0' --field 'kind: choice new | used' --text body")]
    Create(Box<Create>),
    /// List the projects.
    List,
    /// Show a project with its recipe and settings.
    Show {
        /// The project.
        slug: String,
    },
    /// Change a project's settings, title, guide, or add classes.
    #[command(after_help = "Examples:
  qualm project set tickets round_every_labels=20 strategy=entropy
  qualm project set tickets --add-class other --guide @guide.txt")]
    Set(Set),
    /// Put a project away: it can be read and exported, and nothing in it changes.
    Archive {
        /// The project.
        slug: String,
    },
    /// Bring an archived project back.
    Unarchive {
        /// The project.
        slug: String,
    },
    /// Make a project like another one; classes, recipe, guide and settings always come along.
    #[command(after_help = "Examples:
  qualm project clone tickets tickets-2025 --items items
  qualm project clone tickets trial --items labels --same-seed --people")]
    Clone(CloneArgs),
    /// Delete a project with everything in it, for ever. Export it first.
    Delete {
        /// The project.
        slug: String,
        /// The project's slug again, to say that it is meant.
        #[arg(long, value_name = "SLUG")]
        confirm: String,
    },
}

#[derive(Debug, Args)]
pub(super) struct CloneArgs {
    /// The project to clone.
    source: String,
    /// The new one's name in urls and commands.
    slug: String,
    /// The new one's name for people [default: the slug].
    #[arg(long)]
    title: Option<String>,
    /// Which items come along: none, items (without labels) or labels (with them).
    #[arg(long, default_value = "none", value_name = "WHICH")]
    items: String,
    /// Everybody gets the role they have in the other one.
    #[arg(long)]
    people: bool,
    /// Every item stays in pool or holdout; otherwise the new project draws its own holdout.
    #[arg(long)]
    same_seed: bool,
}

#[derive(Debug, Args)]
pub(super) struct Create {
    /// Its name in urls and commands: lower-case letters, digits and dashes.
    slug: String,
    /// Its name for people [default: the slug].
    #[arg(long)]
    title: Option<String>,
    /// What may be answered, in the order people see it.
    #[arg(long, value_delimiter = ',', value_name = "CLASSES")]
    classes: Vec<String>,
    /// Any number of the classes may apply to an item, none of them included; at most 31.
    #[arg(long)]
    multi: bool,
    #[command(flatten)]
    kind: KindFlags,
    #[command(flatten)]
    keys: RecipeKeys,
    /// Keys that hold the address of an image, or a list of them: people see the images, no model reads them. The hosts
    /// are named in the setting image_hosts.
    #[arg(long, value_delimiter = ',', value_name = "KEYS")]
    image: Vec<String>,
    /// A key with words that describe the images.
    #[arg(long, value_name = "KEY", requires = "image")]
    image_alt: Option<String>,
    /// A key whose equal values keep items together in pool or holdout.
    #[arg(long, value_name = "KEY")]
    group: Option<String>,
    /// Keys the label page shows [default: those the model reads].
    #[arg(long, value_delimiter = ',', value_name = "KEYS")]
    show: Vec<String>,
    /// What labelers read above the question; @FILE reads it from a file.
    #[arg(long, value_name = "TEXT|@FILE")]
    guide: Option<String>,
    /// A setting that differs from its default; can be repeated.
    #[arg(long, value_name = "NAME=VALUE")]
    set: Vec<String>,
    /// Guess keys and classes from a file; flags above win over the guess.
    #[arg(long, value_name = "FILE")]
    from: Option<PathBuf>,
}

/// Labels that are no classes.
#[derive(Debug, Args)]
struct KindFlags {
    /// A rating on a scale of 2 to 11 steps, such as 1..5.
    #[arg(long, value_name = "MIN..MAX", group = "kind", allow_hyphen_values = true)]
    rating: Option<String>,
    /// What the lowest step of the rating means.
    #[arg(long, value_name = "TEXT", requires = "rating")]
    low: Option<String>,
    /// What the highest step of the rating means.
    #[arg(long, value_name = "TEXT", requires = "rating")]
    high: Option<String>,
    /// Which of two texts of a record is better: their keys.
    #[arg(long, value_name = "KEY,KEY", value_delimiter = ',', group = "kind")]
    pairs: Vec<String>,
    /// Of two texts, neither may be better.
    #[arg(long, requires = "pairs")]
    tie: bool,
    /// Spans in the text under this key, with the classes as their labels.
    #[arg(long, value_name = "KEY", group = "kind")]
    spans: Option<String>,
    /// Spans may overlap.
    #[arg(long, requires = "spans")]
    overlap: bool,
    /// The mouse selects whole words.
    #[arg(long, requires = "spans")]
    words: bool,
    /// A field of a form, such as `total*: number min=0 max=10`; the star makes it required. Types: text, number, choice,
    /// yes/no, date. Can be repeated.
    #[arg(long, value_name = "NAME: TYPE", group = "kind")]
    field: Vec<String>,
}

impl KindFlags {
    fn words(self, classes: Vec<String>, is_multi: bool) -> Result<SchemaWords> {
        let kind = match (&self.rating, &self.pairs[..], &self.spans, &self.field[..]) {
            (Some(_), ..) => "rating",
            (_, [_, ..], ..) => "pairs",
            (_, _, Some(_), _) => "spans",
            (_, _, _, [_, ..]) => "fields",
            _ if is_multi => "choices",
            _ => "choice",
        };
        let sides = match <[String; 2]>::try_from(self.pairs) {
            Ok(sides) => sides,
            Err(keys) if keys.is_empty() => Default::default(),
            Err(keys) => return Err(Error::invalid(format!("--pairs names two keys, and there are {}", keys.len()))),
        };
        Ok(SchemaWords {
            classes,
            kind: kind.into(),
            scale: self.rating.unwrap_or_default(),
            low: self.low.unwrap_or_default(),
            high: self.high.unwrap_or_default(),
            sides,
            tie: self.tie,
            text: self.spans.unwrap_or_default(),
            overlap: self.overlap,
            words: self.words,
            fields: self.field,
        })
    }

    /// Whether the classes have to be named.
    fn needs_classes(&self) -> bool {
        self.rating.is_none() && self.pairs.is_empty() && self.field.is_empty()
    }
}

#[derive(Debug, Args)]
pub(super) struct Set {
    /// The project.
    slug: String,
    /// Settings and their new values.
    #[arg(value_name = "NAME=VALUE")]
    settings: Vec<String>,
    /// A new title.
    #[arg(long)]
    title: Option<String>,
    /// A new guide; @FILE reads it from a file.
    #[arg(long, value_name = "TEXT|@FILE")]
    guide: Option<String>,
    /// A class to add behind the others; can be repeated.
    #[arg(long, value_name = "CLASS")]
    add_class: Vec<String>,
}

impl Project {
    pub(super) fn run(self, target: &dyn Target, output: Output) -> Result<()> {
        match self {
            Project::Create(create) => {
                let project = target.create_project(create.ask()?)?;
                output.show(&project, |project| {
                    let slug = text(project, "slug");
                    let recipe = serde_json::from_value::<Recipe>(project["recipe"].clone()).unwrap_or_default();
                    let note = recipe.check_learnable().err().map_or_else(String::new, |why| format!("Note: {why}.\n"));
                    format!("{note}Created project {slug}. Next: qualm import {slug} FILE")
                })
            }
            Project::List => output.show(&target.projects()?, list),
            Project::Show { slug } => output.show(&target.project(&slug)?, show),
            Project::Archive { slug } => {
                let project = target.archive_project(&slug, true)?;
                output.show(&project, |_| {
                    format!("Archived project {slug}. Bring it back: qualm project unarchive {slug}")
                })
            }
            Project::Unarchive { slug } => {
                let project = target.archive_project(&slug, false)?;
                output.show(&project, |_| format!("Project {slug} is back."))
            }
            Project::Clone(ask) => {
                let slug = ask.slug.clone();
                let (source, ask) = (
                    ask.source,
                    CloneAsk {
                        slug: ask.slug,
                        title: ask.title.unwrap_or_default(),
                        items: ask.items,
                        people: ask.people,
                        same_seed: ask.same_seed,
                    },
                );
                let project = target.clone_project(&source, ask)?;
                output.show(&project, |project| {
                    let items = several(count(project, "items"), "item");
                    match project["cloning"]["of"].as_u64() {
                        Some(of) => format!("Created project {slug}; {} are on their way.", several(of, "item")),
                        None => format!("Created project {slug} with {items}."),
                    }
                })
            }
            Project::Delete { slug, confirm } => {
                let deleted = target.delete_project(&slug, &confirm)?;
                output.show(&deleted, |deleted| {
                    let contents = &deleted["contents"];
                    format!(
                        "Deleted project {slug}: {}, {}, {}.",
                        several(count(contents, "items"), "item"),
                        several(count(contents, "answers"), "answer"),
                        several(count(contents, "rounds"), "round"),
                    )
                })
            }
            Project::Set(set) => {
                let slug = set.slug.clone();
                let project = target.update_project(&slug, set.change()?)?;
                output.show(&project, |_| format!("Changed project {slug}."))
            }
        }
    }
}

impl Create {
    fn ask(self) -> Result<ProjectAsk> {
        let (images, image_alt) = (self.image, self.image_alt);
        let mut recipe = Recipe { group: self.group, show: self.show, images, image_alt, ..self.keys.into_recipe() };
        let mut classes = self.classes;
        if let Some(file) = &self.from {
            guess_from(file, &self.slug, self.multi, &mut recipe, &mut classes)?;
        }
        if classes.is_empty() && self.kind.needs_classes() {
            return Err(Error::invalid(
                "a project needs its classes: --classes a,b,c, or --from a file that has a label column",
            ));
        }
        let schema = self.kind.words(classes, self.multi)?.schema().map_err(Error::Invalid)?;
        if recipe.model_keys().next().is_none() {
            let texts = schema.text_keys().into_iter().filter(|key| !recipe.images.iter().any(|image| image == key));
            recipe.text = texts.map(str::to_owned).collect();
        }
        Ok(ProjectAsk {
            slug: self.slug,
            title: self.title.unwrap_or_default(),
            guide: read_text(self.guide)?.unwrap_or_default(),
            schema,
            recipe,
            settings: parse_settings(&self.set)?,
        })
    }
}

impl Set {
    fn change(self) -> Result<ProjectChange> {
        if self.settings.is_empty() && self.title.is_none() && self.guide.is_none() && self.add_class.is_empty() {
            return Err(Error::invalid("nothing to change: name a setting as NAME=VALUE, or use a flag (see --help)"));
        }
        Ok(ProjectChange {
            title: self.title,
            guide: read_text(self.guide)?,
            settings: parse_settings(&self.settings)?,
            add_classes: self.add_class,
        })
    }
}

/// Fills what the flags left open with what a file looks like, and says so.
fn guess_from(file: &Path, slug: &str, is_multi: bool, recipe: &mut Recipe, classes: &mut Vec<String>) -> Result<()> {
    let shown = file.display().to_string();
    let input = File::open(file).map_err(|e| Error::Invalid(format!("cannot read {shown}: {e}")))?;
    let guess = pool::guess_recipe(&pool::sample(input, &shown, None, GUESS_ROWS)?)?;
    eprintln!("Guessed from {shown}:");
    guess.reasons.iter().for_each(|reason| eprintln!("  {reason}"));
    if recipe.model_keys().next().is_none() {
        recipe.text = guess.recipe.text;
        recipe.numeric = guess.recipe.numeric;
        recipe.categorical = guess.recipe.categorical;
        recipe.vector = guess.recipe.vector;
        if recipe.images.is_empty() {
            recipe.images = guess.recipe.images;
        }
        // What people look at is no text.
        recipe.text.retain(|key| !recipe.images.contains(key));
    } else {
        eprintln!("  The keys are taken from the command line instead.");
    }
    recipe.group = recipe.group.take().or(guess.recipe.group);
    if classes.is_empty() {
        *classes = if is_multi { Choices::classes_in(&guess.classes) } else { guess.classes };
        eprintln!("  Classes: {}", if classes.is_empty() { "none found".to_owned() } else { classes.join(", ") });
    }
    if let Some(key) = guess.label_key {
        eprintln!(
            "  To keep its labels: qualm import {slug} {shown} --label-key {key}; to leave them out: --drop {key}"
        );
    }
    Ok(())
}

/// A text, or with @ before it the file that holds it.
fn read_text(text: Option<String>) -> Result<Option<String>> {
    let Some(text) = text else { return Ok(None) };
    let Some(path) = text.strip_prefix('@') else { return Ok(Some(text)) };
    std::fs::read_to_string(path).map(Some).map_err(|e| Error::Invalid(format!("cannot read {path}: {e}")))
}

/// `name=value` as JSON: what reads as a number, true or false is one, everything else is text.
fn parse_settings(said: &[String]) -> Result<Map<String, Value>> {
    said.iter()
        .map(|setting| {
            let (name, value) = setting
                .split_once('=')
                .ok_or_else(|| Error::Invalid(format!("`{setting}` should be NAME=VALUE, such as overlap=2")))?;
            let value = match serde_json::from_str::<Value>(value) {
                Ok(value @ (Value::Number(_) | Value::Bool(_))) => value,
                _ => Value::String(value.to_owned()),
            };
            Ok((name.trim().to_owned(), value))
        })
        .collect()
}

fn list(projects: &Value) -> String {
    let projects = projects.as_array().map(Vec::as_slice).unwrap_or_default();
    if projects.is_empty() {
        return "There is no project yet. Make one: qualm project create --help".into();
    }
    let rows: Vec<Vec<String>> = projects
        .iter()
        .map(|project| {
            vec![
                text(project, "slug"),
                text(project, "title"),
                grouped(count(project, "items")),
                grouped(count(project, "pool_labels")),
                grouped(count(project, "holdout_labels")),
            ]
        })
        .collect();
    table(&["SLUG", "TITLE", "ITEMS", "POOL LABELS", "HOLDOUT LABELS"], &rows)
}

fn show(project: &Value) -> String {
    let mut lines = vec![
        format!("{} ({})", text(project, "title"), text(project, "slug")),
        format!(
            "{}, of these {} in the holdout; {} in the pool, {} in the holdout",
            several(count(project, "items"), "item"),
            grouped(count(project, "holdout_items")),
            several(count(project, "pool_labels"), "label"),
            grouped(count(project, "holdout_labels")),
        ),
    ];
    if let Ok(schema) = serde_json::from_value::<LabelSchema>(project["schema"].clone()) {
        lines.push(format!("labels: {}", schema.sentence()));
    }
    for section in ["recipe", "settings"] {
        lines.push(format!("{section}:"));
        for (name, value) in project[section].as_object().into_iter().flatten() {
            let value = match value {
                Value::String(text) => text.clone(),
                Value::Number(n) if n.is_f64() => {
                    number(&project[section], name).trim_end_matches('0').trim_end_matches('.').to_owned()
                }
                other => other.to_string(),
            };
            lines.push(format!("  {name} = {value}"));
        }
    }
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn settings_are_numbers_truths_or_text() {
        let said = ["overlap=2", "exploration=0.25", "suggestion=hidden", "strategy=margin", "promote=null"];
        let parsed = parse_settings(&said.map(str::to_owned)).unwrap();
        let expected =
            json!({"overlap": 2, "exploration": 0.25, "suggestion": "hidden", "strategy": "margin", "promote": "null"});
        assert_eq!(Value::Object(parsed), expected);
        assert!(parse_settings(&["overlap".into()]).unwrap_err().to_string().contains("NAME=VALUE"));
    }
}
