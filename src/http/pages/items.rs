//! One item: its data, what the model says, what people said.

use super::charts::bar;
use super::curate_view::{Past, history};
use super::frame::{Done, Frame};
use super::item_images::{sources_of, with_images};
use super::item_view::{Block, Field, Look, all_fields, blocks};
use super::practice::{GoldView, gold_view};
use super::words::{When, percent, probability, says_made_up, signed, source_text, sureness};
use super::{path_part, show};
use crate::domain::schema::{NONE_CLASS, NONE_LABEL};
use crate::domain::{Part, ProjectId, Timestamp};
use crate::error::{Error, Result};
use crate::features::FeatureKind;
use crate::http::speech::{t, told};
use crate::http::{App, AppState, InProject, Me, Reply, blocking};
use crate::models::{Prediction, Reason, Why};
use crate::rounds::predict_item;
use crate::store::{AnnotationRow, Reader};
use crate::table::{Filter, encode, find_neighbours};
use actix_web::web;
use serde::{Deserialize, Serialize};

/// Features for and against on the page.
const REASONS: usize = 6;

#[derive(Serialize)]
struct ItemPage {
    project: Frame,
    walk: Option<Walk>,
    /// Where leads put it; empty as long as they did not.
    state_text: String,
    id: String,
    part_text: String,
    source: String,
    imported: When,
    blocks: Vec<Block>,
    #[serde(skip)]
    image_sources: Vec<String>,
    /// Whether its script for images is needed.
    keeps_images: bool,
    fields: Vec<Field>,
    label_text: String,
    prediction: Option<PredictionView>,
    annotations: Vec<AnnotationLine>,
    /// What leads decided about it.
    decisions: Vec<Past>,
    url_id: String,
    /// How often and when it was edited; empty when it never was.
    edited: String,
    earlier: Vec<Earlier>,
    /// The mark as a practice item.
    gold: GoldView,
}

/// What the item was before an edit.
#[derive(Serialize)]
struct Earlier {
    version: i64,
    ended: When,
    by: String,
    fields: Vec<Field>,
}

#[derive(Serialize)]
struct PredictionView {
    label: String,
    sureness: String,
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
    /// Where the feature comes from, in words.
    kind: String,
    text: String,
    /// Written as a formula, in English.
    is_rule: bool,
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
    guide_version: Option<i64>,
    edits: String,
    /// The text was another one when it was given.
    before_edit: bool,
}

/// The table one came from.
#[derive(Deserialize)]
pub struct From {
    /// Its filter and order, as a url writes them.
    list: Option<String>,
    /// What was just done.
    #[serde(default)]
    done: Option<String>,
}

/// The way through the table one came from.
#[derive(Serialize)]
struct Walk {
    query: String,
    table: String,
    previous: Option<String>,
    next: Option<String>,
    can_label: bool,
}

/// `GET /projects/{project}/items/{item}`.
pub async fn item(
    app: AppState,
    me: Me,
    project: InProject,
    path: web::Path<(String, String)>,
    query: web::Query<From>,
) -> Reply {
    let (id, now) = (project.id(), app.now());
    let From { list, done } = query.into_inner();
    let done = done.map_or_else(Done::default, |done| Done::of(&done));
    let external = path.into_inner().1;
    let viewer = me.clone();
    let page = blocking(&app, move |app| build(app, id, &external, list.as_deref(), (&viewer, &done), now)).await?;
    let title = t!("record-title", id = &page.id, project = &page.project.title);
    with_images(show(&app, Some(&me), "project/item.html", &title, &page), &page.image_sources)
}

fn walk(app: &App, id: ProjectId, row: u32, list: &str) -> Result<Walk> {
    let filter = Filter::from_query(list)?;
    let neighbours = find_neighbours(&app.workshop, &app.outlines, id, &filter, row)?;
    let (slug, query) = (app.store.look_up(|r| Ok(r.project(id)?.slug))?, filter.query());
    let to = |external: String| format!("/projects/{slug}/items/{}?list={}", path_part(&external), encode(&query));
    Ok(Walk {
        table: format!("/projects/{slug}/items{}{query}", if query.is_empty() { "" } else { "?" }),
        previous: neighbours.previous.map(to),
        next: neighbours.next.map(to),
        can_label: app.store.look_up(|r| Ok(r.item_at_row(id, row)?.is_some_and(|item| item.part == Part::Pool)))?,
        query,
    })
}

fn build(
    app: &App,
    id: ProjectId,
    external: &str,
    list: Option<&str>,
    (me, done): (&Me, &Done),
    now: Timestamp,
) -> Result<ItemPage> {
    let item = app.store.read(|r| r.item_by_external(id, external))?;
    let walk = list.map(|list| walk(app, id, item.row, list)).transpose()?;
    let prediction = predict_item(&app.workshop, id, item.row, REASONS)?;
    app.store.read(|r| {
        let row = r.project(id)?;
        let label = r.label(id, item.row)?;
        let annotations = r.annotations_of(item.id)?;
        let machine = r.machine_label(id, item.row)?.and_then(|machine| {
            let class = row.schema.value(machine.class)?;
            let (share, acceptance) = (percent(machine.confidence), machine.acceptance.to_string());
            Some(t!("record-label-machine", label = class.to_string(), share = share, id = acceptance))
        });
        let class = match label.as_ref().and_then(|label| label.class) {
            Some(class) => r.answer_of(&row.schema, item.id, class)?,
            None => None,
        };
        let is_gold = r.gold_item(item.id)?.is_some();
        let version = r.item_versions(item.id)?.0;
        let earlier = r.earlier_versions(item.id)?.into_iter().map(|old| Earlier {
            version: old.version,
            ended: When::new(old.ended, now),
            by: old.by,
            fields: all_fields(&old.data),
        });
        Ok(ItemPage {
            edited: if version > 1 { t!("record-edited", n = version - 1) } else { String::new() },
            earlier: earlier.collect(),
            gold: gold_view(r, &row, &item, class.as_ref())?,
            id: item.external.clone(),
            walk,
            state_text: match (r.is_excluded(item.id)?, &r.keepers(item.id)?[..]) {
                (true, _) => t!("record-excluded"),
                (false, []) => String::new(),
                (false, people) => {
                    let names = people.iter().map(|person| Ok(r.person(*person)?.name));
                    t!("record-assigned", names = names.collect::<Result<Vec<_>>>()?.join(", "))
                }
            },
            part_text: match item.part {
                Part::Pool => t!("record-in-pool"),
                Part::Holdout => t!("record-in-holdout"),
            },
            source: told(&item.source),
            imported: When::new(item.imported, now),
            blocks: blocks(&Look::of(&row, &item.external), &item.data),
            image_sources: sources_of(&row),
            keeps_images: !row.recipe.images.is_empty(),
            fields: all_fields(&item.data),
            label_text: match (class, label.as_ref().map_or(0, |label| label.answers)) {
                (Some(class), _) if is_gold => t!("record-label-gold", label = label_text(class.to_string())),
                (Some(class), answers) => t!("record-label-answers", label = class.to_string(), n = answers),
                (None, answers) if label.as_ref().is_some_and(|label| label.class == Some(NONE_CLASS)) => {
                    t!("record-label-none-of-these", n = answers)
                }
                (None, 0) if machine.is_some() => machine.unwrap_or_default(),
                (None, 0) => t!("record-label-none"),
                (None, answers) if answers < row.settings.overlap => {
                    t!("record-label-missing", k = answers, overlap = row.settings.overlap)
                }
                (None, answers) => t!("record-label-tie", n = answers),
            },
            prediction: prediction.map(prediction_view),
            decisions: history(r, &row, &item, now)?,
            url_id: path_part(&item.external),
            annotations: annotations
                .into_iter()
                .map(|given| line(r, &row, given, version, now))
                .collect::<Result<_>>()?,
            project: Frame::new(&row, me, "items", done),
        })
    })
}

fn reason_line(reason: &Reason, most: f64) -> ReasonLine {
    let (name, text) = (&reason.name, &reason.name.text);
    let (kind, text) = match name.kind {
        FeatureKind::Words => (t!("record-kind-words"), format!("“{text}”")),
        FeatureKind::Letters => (t!("record-kind-letters"), format!("“{text}”")),
        FeatureKind::Number if text == "missing" => (t!("record-kind-number"), t!("record-missing")),
        FeatureKind::Number => (t!("record-kind-number"), text.clone()),
        FeatureKind::Category => (t!("record-kind-category"), text.clone()),
        FeatureKind::Rule => (t!("record-kind-rule"), text.clone()),
        FeatureKind::Vector | FeatureKind::Topic => (String::new(), told(text)),
    };
    ReasonLine {
        kind: match (kind.as_str(), name.key.as_str()) {
            ("", _) | (_, "") => kind,
            (kind, key) => t!("record-kind-in", kind = kind, key = key),
        },
        text,
        is_rule: name.kind == FeatureKind::Rule,
        width: bar(reason.contribution.abs(), most),
        points: signed(reason.contribution),
    }
}

/// Where an answer came from that no person gave here.
fn came_from(source: &str) -> String {
    match source.strip_prefix("import:") {
        Some(file) => t!("record-import", source = told(file)),
        None => source.to_owned(),
    }
}

/// A label that is no class in the words of the page.
fn label_text(label: String) -> String {
    if label == NONE_LABEL { t!("label-none-of-these") } else { label }
}

fn why_view(label: &str, why: &Why) -> WhyView {
    let all = || why.r#for.iter().chain(&why.against);
    let most = all().map(|reason| reason.contribution.abs()).fold(0.0, f64::max);
    let side = |class: &str, reasons: &[Reason]| Side {
        title: t!("record-for", label = class),
        lines: reasons.iter().map(|reason| reason_line(reason, most)).collect(),
    };
    WhyView {
        runner_up: why.runner_up.clone(),
        sides: vec![side(label, &why.r#for), side(&why.runner_up, &why.against)],
        rest: t!(
            "record-rest",
            rest = signed(why.rest),
            before = signed(why.intercept),
            all = signed(why.difference),
            label = label
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
    version: i64,
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
        label: label_text(project.schema.value_of(&given.label).to_string()),
        is_made_up: person.as_ref().is_some_and(|person| person.is_made_up),
        says_made_up: person.as_ref().is_some_and(|person| says_made_up(&person.name)),
        by: person.map_or_else(|| came_from(&given.source), |person| person.name),
        when: When::new(given.changed, now),
        selection: match &assignment {
            Some(held) => {
                let source = source_text(&held.source);
                match (held.probability.map(probability), held.round) {
                    (Some(p), Some(round)) => t!("record-by-both", source = source, p = p, round = round),
                    (Some(p), None) => t!("record-by-probability", source = source, p = p),
                    (None, Some(round)) => t!("record-by-round", source = source, round = round),
                    (None, None) => source,
                }
            }
            None => t!("record-came-with-file"),
        },
        suggestion: match assignment.and_then(|held| Some((held.suggestion?, held.confidence?))) {
            Some((suggested, confidence)) => format!("{} {}", class(suggested), percent(confidence)),
            None => "–".into(),
        },
        before_edit: reader.version_answered(given.id)? < version,
        is_flagged: given.is_flagged,
        note: given.note,
        guide_version: given.guide_version,
        edits: if given.version > 1 { t!("record-changed", n = given.version - 1) } else { String::new() },
    })
}
