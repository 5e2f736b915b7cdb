//! What a verdict teaches: a correction, always, and a label in the workflow's project where there is one and the
//! decision has something it can learn from. Confirmations count as much as corrections: a model that sees only its
//! errors learns that everything is one.
//!
//! People see what rules and thresholds send them, so most labels are no random sample. Each carries its selection
//! probability. Into the holdout goes only a thinned sample: of a decision seen with probability p it takes a keyed draw
//! below q / p, where q is the lowest probability the policy gives any decision, so every decision has had the chance q.

use super::documents::learn_fields;
use super::jobs::refit;
use super::verdict::Sound;
use crate::domain::{AnnotationId, Part, ProjectId, Timestamp, VerdictId};
use crate::error::Result;
use crate::labels::{ReviewedLabel, label_reviewed};
use crate::pool::{Placed, place_one};
use crate::store::{NewCorrection, Tx};
use serde_json::{Value, json};

/// What kind of lesson it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lesson {
    Confirmed,
    Corrected,
    Rejected,
}

pub(super) struct Outcome {
    pub split: &'static str,
    pub annotation: Option<AnnotationId>,
    pub why_not: Option<String>,
}

impl Outcome {
    fn none(why: &str) -> Outcome {
        Outcome { split: "none", annotation: None, why_not: Some(why.to_owned()) }
    }
}

/// Writes the correction, and the label where there is one.
pub(super) fn learn(tx: &Tx<'_>, sound: &Sound<'_>, verdict: VerdictId, lesson: Lesson, now: Timestamp) -> Result<()> {
    let (item, decision) = (&sound.held.item, &sound.held.decision);
    let outcome = label(tx, sound, lesson, now)?;
    let id = tx.insert_correction(
        &NewCorrection {
            workflow: item.workflow,
            decision: decision.id,
            verdict,
            kind: match lesson {
                Lesson::Confirmed => "confirmed",
                Lesson::Corrected => "corrected",
                Lesson::Rejected => "rejected",
            },
            selection: &item.selection,
            probability: item.probability,
            split: outcome.split,
            annotation: outcome.annotation,
            why_not: outcome.why_not.as_deref(),
        },
        now,
    )?;
    learn_fields(tx, sound, verdict, lesson, now)?;
    refit(tx, &sound.held.policy.policy, decision)?;
    let detail = json!({"correction": id, "split": outcome.split});
    tx.happen(item.workflow, "correction.recorded", Some(decision.id), Some(item.id), detail, now)
}

fn label(tx: &Tx<'_>, sound: &Sound<'_>, lesson: Lesson, now: Timestamp) -> Result<Outcome> {
    let none = |why: &str| Ok(Outcome::none(why));
    let (workflow, decision, item) = (&sound.held.workflow, &sound.held.decision, &sound.held.item);
    let settings = &workflow.settings;
    let Some(project) = workflow.project else { return none("this workflow has no project") };
    if settings.label_path.is_empty() {
        return none("this workflow does not say where labels stand");
    }
    let input = decision.request.as_ref().map(|request| request["input"].clone()).unwrap_or_default();
    if !input.is_object() {
        return none("the decision came without an input to learn from");
    }
    let said = match lesson {
        Lesson::Confirmed => text_at(&decision.args(), &settings.label_path),
        Lesson::Corrected => sound.said.args.as_ref().and_then(|args| text_at(args, &settings.label_path)),
        Lesson::Rejected => settings.rejected_label.clone(),
    };
    let Some(said) = said else { return none("the verdict names no label") };
    let external = match decision.revision {
        1 => decision.external.clone(),
        revision => format!("{}#{revision}", decision.external),
    };
    let place =
        Place { external, input: &input, said: Some(&said), selection: &item.selection, probability: item.probability };
    place_in(tx, sound, project, &place, now)
}

/// An item for the project, and what a verdict says about it.
pub(super) struct Place<'a> {
    pub external: String,
    pub input: &'a Value,
    /// The label; none: the workflow wants none.
    pub said: Option<&'a str>,
    pub selection: &'a str,
    pub probability: Option<f64>,
}

/// Makes the label in the workflow's project, where it has one.
pub(super) fn place_label(tx: &Tx<'_>, sound: &Sound<'_>, place: &Place<'_>, now: Timestamp) -> Result<Outcome> {
    match sound.held.workflow.project {
        None => Ok(Outcome::none("this workflow has no project")),
        Some(project) => place_in(tx, sound, project, place, now),
    }
}

fn place_in(tx: &Tx<'_>, sound: &Sound<'_>, project: ProjectId, place: &Place<'_>, now: Timestamp) -> Result<Outcome> {
    let (workflow, decision) = (&sound.held.workflow, &sound.held.decision);
    let Some(said) = place.said else { return Ok(Outcome::none("this workflow wants no such labels")) };
    let project = tx.project(project)?;
    if project.archived.is_some() {
        return Ok(Outcome::none("its project is archived"));
    }
    let answer = match project.schema.parse_about(said, project.settings.allow_none, place.input) {
        Ok(answer) => answer,
        Err(reason) => return Ok(Outcome::none(&reason)),
    };
    let may_measure = place.probability.is_some_and(|p| {
        let least = sound.held.policy.policy.least_selection();
        p > 0.0 && decision.draws.holdout < least / p
    });
    let source = format!("workflow:{}", workflow.slug);
    let (id, row, part) = match place_one(tx, &project, &place.external, place.input, may_measure, &source, now)? {
        Placed::Item { id, row, part } => (id, row, part),
        Placed::LeftOut => {
            let why = "it belongs to the holdout and did not come at random";
            return Ok(Outcome { split: "left_out", annotation: None, why_not: Some(why.into()) });
        }
        Placed::Unreadable(reason) => return Ok(Outcome::none(&reason)),
    };
    let label = ReviewedLabel {
        item: id,
        row,
        part,
        answer: &answer,
        by: sound.said.by.person,
        source: &format!("review:{}", place.selection),
        probability: place.probability,
    };
    let Some(annotation) = label_reviewed(tx, &project, &label, now)? else {
        return Ok(Outcome::none("this person has labeled the item before"));
    };
    let split = if part == Part::Holdout { "holdout" } else { "pool" };
    Ok(Outcome { split, annotation: Some(annotation), why_not: None })
}

fn text_at(args: &Value, path: &str) -> Option<String> {
    match args.pointer(path)? {
        Value::String(text) => Some(text.clone()),
        Value::Null | Value::Object(_) => None,
        other => Some(other.to_string()),
    }
}
