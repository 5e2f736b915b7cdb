//! One item: its data, what the model says, what people said.

use super::charts::bar;
use super::frame::{Done, Frame};
use super::item_view::{Block, Field, all_fields, blocks};
use super::words::{When, count, percent, plural, probability, says_made_up, source_text, sureness};
use super::{go, path_part, show};
use crate::domain::schema::NONE_CLASS;
use crate::domain::{Part, ProjectId, Timestamp};
use crate::error::{Error, Result};
use crate::features::FeatureKind;
use crate::http::{App, AppState, InProject, Me, Reply, blocking};
use crate::models::{Prediction, Reason, Why};
use crate::rounds::predict_item;
use crate::store::{AnnotationRow, Reader};
use actix_web::web;
use serde::{Deserialize, Serialize};

/// Features for and against on the page.
const REASONS: usize = 6;

#[derive(Serialize)]
struct ItemPage {
    project: Frame,
    id: String,
    part_text: &'static str,
    source: String,
    imported: When,
    blocks: Vec<Block>,
    fields: Vec<Field>,
    label_text: String,
    prediction: Option<PredictionView>,
    annotations: Vec<AnnotationLine>,
}

#[derive(Serialize)]
struct PredictionView {
    label: String,
    sureness: &'static str,
    percent: String,
    round: i64,
    is_calibrated: bool,
    strangeness: Option<String>,
    classes: Vec<ClassBar>,
    why: Option<WhyView>,
}

#[derive(Serialize)]
struct WhyView {
    runner_up: String,
    sides: Vec<Side>,
    rest: String,
}

/// What spoke for one of the two classes.
#[derive(Serialize)]
struct Side {
    title: String,
    lines: Vec<ReasonLine>,
}

#[derive(Serialize)]
struct ReasonLine {
    kind: &'static str,
    text: String,
    key: String,
    width: String,
    points: String,
}

#[derive(Serialize)]
struct ClassBar {
    label: String,
    width: String,
    percent: String,
}

#[derive(Serialize)]
struct AnnotationLine {
    label: String,
    by: String,
    is_made_up: bool,
    says_made_up: bool,
    when: When,
    selection: String,
    suggestion: String,
    is_flagged: bool,
    note: String,
    edits: String,
}

/// What the box for an id sends.
#[derive(Deserialize)]
pub struct Find {
    id: String,
}

/// `GET /projects/{project}/items?id=…`: to the page of that item.
pub async fn find(app: AppState, project: InProject, query: web::Query<Find>) -> Reply {
    let (id, external) = (project.id(), query.into_inner().id.trim().to_owned());
    let url = blocking(&app, move |app| {
        app.store.read(|r| {
            let item = r.item_by_external(id, &external)?;
            Ok(format!("/projects/{}/items/{}", r.project(id)?.slug, path_part(&item.external)))
        })
    })
    .await?;
    Ok(go(&url))
}

/// `GET /projects/{project}/items/{item}`.
pub async fn item(app: AppState, me: Me, project: InProject, path: web::Path<(String, String)>) -> Reply {
    let (id, now) = (project.id(), app.now());
    let external = path.into_inner().1;
    let viewer = me.clone();
    let page = blocking(&app, move |app| build(app, id, &external, &viewer, now)).await?;
    let title = format!("Item {} · {}", page.id, page.project.title);
    show(&app, Some(&me), "project/item.html", &title, &page)
}

fn build(app: &App, id: ProjectId, external: &str, me: &Me, now: Timestamp) -> Result<ItemPage> {
    let item = app.store.read(|r| r.item_by_external(id, external))?;
    let prediction = predict_item(&app.workshop, id, item.row, REASONS)?;
    app.store.read(|r| {
        let row = r.project(id)?;
        let label = r.label(id, item.row)?;
        let annotations = r.annotations_of(item.id)?;
        let machine = r.machine_label(id, item.row)?.and_then(|machine| {
            let class = row.schema.value(machine.class)?;
            Some(format!(
                "{class}, by the model alone ({}), acceptance {}",
                percent(machine.confidence),
                machine.acceptance
            ))
        });
        let class = label.as_ref().and_then(|label| label.class).and_then(|class| row.schema.value(class));
        Ok(ItemPage {
            id: item.external.clone(),
            part_text: match item.part {
                Part::Pool => "in the pool",
                Part::Holdout => "in the holdout: it measures the model and is never trained on",
            },
            source: item.source.clone(),
            imported: When::new(item.imported, now),
            blocks: blocks(&row.recipe, &item.data),
            fields: all_fields(&item.data),
            label_text: match (class, label.as_ref().map_or(0, |label| label.answers)) {
                (Some(class), answers) => format!("{class}, from {}", plural(u64::from(answers), "answer")),
                (None, answers) if label.as_ref().is_some_and(|label| label.class == Some(NONE_CLASS)) => {
                    format!("none of these, from {}", plural(u64::from(answers), "answer"))
                }
                (None, 0) if machine.is_some() => machine.unwrap_or_default(),
                (None, 0) => "none yet".into(),
                (None, answers) if answers < row.settings.overlap => {
                    format!("none yet: {} of {} answers", answers, count(u64::from(row.settings.overlap)))
                }
                (None, answers) => format!("none: {} disagree", plural(u64::from(answers), "answer")),
            },
            prediction: prediction.map(prediction_view),
            annotations: annotations.into_iter().map(|given| line(r, &row, given, now)).collect::<Result<_>>()?,
            project: Frame::new(&row, me, "overview", &Done::default()),
        })
    })
}

fn reason_line(reason: &Reason, most: f64) -> ReasonLine {
    let (kind, is_own) = match reason.name.kind {
        FeatureKind::Words => ("words", true),
        FeatureKind::Letters => ("letters", true),
        FeatureKind::Number => ("number", false),
        FeatureKind::Category => ("category", false),
        FeatureKind::Rule => ("rule", false),
        FeatureKind::Vector | FeatureKind::Topic => ("", false),
    };
    ReasonLine {
        kind,
        text: if is_own { format!("“{}”", reason.name.text) } else { reason.name.text.clone() },
        key: reason.name.key.clone(),
        width: bar(reason.contribution.abs(), most),
        points: signed(reason.contribution),
    }
}

/// `+0.41`, `−0.20`.
fn signed(points: f64) -> String {
    format!("{}{:.2}", if points < 0.0 { "−" } else { "+" }, points.abs())
}

fn why_view(label: &str, why: &Why) -> WhyView {
    let all = || why.r#for.iter().chain(&why.against);
    let most = all().map(|reason| reason.contribution.abs()).fold(0.0, f64::max);
    let side = |class: &str, reasons: &[Reason]| Side {
        title: format!("For {class}"),
        lines: reasons.iter().map(|reason| reason_line(reason, most)).collect(),
    };
    WhyView {
        runner_up: why.runner_up.clone(),
        sides: vec![side(label, &why.r#for), side(&why.runner_up, &why.against)],
        rest: format!(
            "Everything else {}, before it reads anything {}: together {} for {label}.",
            signed(why.rest),
            signed(why.intercept),
            signed(why.difference)
        ),
    }
}

fn prediction_view(prediction: Prediction) -> PredictionView {
    let label = prediction.label.to_string();
    let why = prediction.why.as_ref().map(|why| why_view(why.class.as_deref().unwrap_or(&label), why));
    let mut classes = prediction.probabilities;
    // Stable: equal probabilities keep schema order.
    classes.sort_by(|a, b| b.1.total_cmp(&a.1));
    PredictionView {
        why,
        sureness: sureness(prediction.confidence),
        percent: percent(prediction.confidence),
        label,
        round: prediction.round,
        is_calibrated: prediction.calibrator != "none",
        strangeness: prediction.strangeness.map(percent),
        classes: classes
            .into_iter()
            .map(|(label, p)| ClassBar { label, width: bar(p, 1.0), percent: percent(p) })
            .collect(),
    }
}

fn line(
    reader: &Reader<'_>,
    project: &crate::store::ProjectRow,
    given: AnnotationRow,
    now: Timestamp,
) -> Result<AnnotationLine> {
    let person = given.person.map(|person| reader.person(person)).transpose()?;
    let assignment = match given.assignment.map(|id| reader.assignment(id)) {
        Some(Ok(assignment)) => Some(assignment),
        Some(Err(Error::NotFound(_))) | None => None,
        Some(Err(error)) => return Err(error),
    };
    let class = |class: u32| project.schema.value(class).map(|label| label.to_string()).unwrap_or_default();
    Ok(AnnotationLine {
        label: project.schema.value_of(&given.label).to_string(),
        is_made_up: person.as_ref().is_some_and(|person| person.is_made_up),
        says_made_up: person.as_ref().is_some_and(|person| says_made_up(&person.name)),
        by: person.map_or_else(|| given.source.clone(), |person| person.name),
        when: When::new(given.changed, now),
        selection: match &assignment {
            Some(held) => {
                let p = held.probability.map(|p| format!(", probability {}", probability(p))).unwrap_or_default();
                let round = held.round.map(|round| format!(", round {round}")).unwrap_or_default();
                format!("{}{p}{round}", source_text(&held.source))
            }
            None => "came with the file".into(),
        },
        suggestion: match assignment.and_then(|held| Some((held.suggestion?, held.confidence?))) {
            Some((suggested, confidence)) => format!("{} {}", class(suggested), percent(confidence)),
            None => "–".into(),
        },
        is_flagged: given.is_flagged,
        note: given.note,
        edits: if given.version > 1 {
            format!("changed {}", plural(given.version as u64 - 1, "time"))
        } else {
            String::new()
        },
    })
}
