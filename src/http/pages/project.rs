//! The project page: how far it is, how good the model is, what is asked next, who answered.

use super::acceptances::{AcceptPanel, panel};
use super::advice::{AdviceView, advice_view, spent_text};
use super::charts::{Curve, CurvePoint, bar, curve};
use super::frame::{Done, Frame};
use super::item_view::snippet;
use super::label::next_round_text;
use super::rounds::{LiveView, live_view, state_text};
use super::show;
use super::words::{When, count, decimal, percent, percent1, plural, probability, says_made_up, source_text};
use crate::domain::{ProjectId, Timestamp};
use crate::error::Result;
use crate::http::{App, AppState, InProject, Me, Reply, blocking};
use crate::rounds::{RoundReport, advise_project, last_search};
use crate::store::{Lane, ProjectRow, QueueEntry, Reader, RoundRow};
use actix_web::web;
use serde::Serialize;
use std::collections::BTreeMap;

/// Items of the queue's front on the page.
const FRONT: usize = 8;
/// Rounds in the list.
const ROUNDS: usize = 30;
/// Flagged or annotated answers in the list.
const REMARKS: usize = 8;

#[derive(Serialize)]
struct ProjectPage {
    project: Frame,
    is_empty: bool,
    stats: Vec<Stat>,
    classes: Vec<ClassLine>,
    curve: Option<Curve>,
    model: Option<ModelView>,
    accept: AcceptPanel,
    queue: QueueView,
    people: Vec<PersonLine>,
    quality: Vec<String>,
    rounds: Vec<RoundLine>,
    remarks: Vec<Remark>,
    live: Option<LiveView>,
    round_text: String,
    /// None before the first round.
    advice: Option<AdviceView>,
    /// The holdout has labels that the last model could train on.
    can_spend: bool,
}

/// A number with its name.
#[derive(Serialize)]
struct Stat {
    name: &'static str,
    value: String,
    note: String,
}

#[derive(Serialize)]
struct ClassLine {
    label: String,
    text: String,
    pool_width: String,
    holdout_start: String,
    holdout_width: String,
}

#[derive(Serialize)]
struct ModelView {
    round: i64,
    when: When,
    accuracy_text: String,
    macro_f1_text: String,
    calibration_text: String,
}

#[derive(Serialize)]
struct QueueView {
    text: String,
    is_low: bool,
    sources: Vec<(String, String)>,
    front: Vec<FrontLine>,
}

#[derive(Serialize)]
struct FrontLine {
    item: String,
    url_id: String,
    snippet: String,
    source: String,
    probability: String,
    suggestion: String,
    confidence: String,
}

#[derive(Serialize)]
struct PersonLine {
    name: String,
    answers: String,
    when: When,
    is_made_up: bool,
    is_import: bool,
}

#[derive(Serialize)]
struct RoundLine {
    number: i64,
    state: String,
    state_text: &'static str,
    labels: String,
    accuracy: String,
    macro_f1: String,
    is_current: bool,
    when: When,
}

#[derive(Serialize)]
struct Remark {
    item: String,
    url_id: String,
    label: String,
    note: String,
    is_flagged: bool,
    by: String,
    when: When,
}

/// `GET /projects/{project}`.
pub async fn overview(app: AppState, me: Me, project: InProject, query: web::Query<Done>) -> Reply {
    let (id, now) = (project.id(), app.now());
    let done = query.into_inner();
    let viewer = me.clone();
    let page = blocking(&app, move |app| build(app, id, &viewer, &done, now)).await?;
    let title = page.project.title.clone();
    show(&app, Some(&me), "project/overview.html", &title, &page)
}

fn build(app: &App, id: ProjectId, me: &Me, done: &Done, now: Timestamp) -> Result<ProjectPage> {
    app.store.read(|r| {
        let row = r.project(id)?;
        let rounds = r.rounds(id, ROUNDS)?;
        let reports: BTreeMap<i64, RoundReport> =
            rounds.iter().filter_map(|r| Some((r.number, report_of(r)?))).collect();
        let current = row.model.map(|model| r.model(model)).transpose()?;
        let current_round = current.as_ref().and_then(|model| rounds.iter().find(|round| round.number == model.round));
        let people = r.people()?;
        let advice = if reports.is_empty() { None } else { Some(advise_project(r, id)?.1) };
        Ok(ProjectPage {
            advice: advice.as_ref().map(advice_view),
            can_spend: current.is_some() && row.holdout_labels > 0,
            is_empty: row.items == 0,
            stats: stats(r, &row)?,
            classes: classes(r, &row)?,
            curve: curve(&curve_points(&reports)),
            model: current_round.map(|round| model_view(round, reports.get(&round.number), now)),
            accept: panel(r, &row, current.as_ref(), current_round.and_then(|round| reports.get(&round.number)), now)?,
            queue: queue_view(r, &row)?,
            people: r
                .annotation_counts(id)?
                .into_iter()
                .map(|(name, answers, latest)| PersonLine {
                    is_made_up: !says_made_up(&name)
                        && people.iter().any(|person| person.name == name && person.is_made_up),
                    is_import: !people.iter().any(|person| person.name == name),
                    name,
                    answers: count(answers),
                    when: When::new(latest, now),
                })
                .collect(),
            quality: quality(r, id, rounds.iter().find_map(|round| reports.get(&round.number)))?,
            remarks: remarks(r, id, now)?,
            live: r.open_round(id)?.map(|round| live_view(app, &row.slug, &round)),
            round_text: next_round_text(r, &row)?,
            rounds: rounds
                .iter()
                .map(|round| round_line(round, reports.get(&round.number), current_round, now))
                .collect(),
            project: Frame::new(&row, me, "overview", done),
        })
    })
}

/// The report of a round that ended well; what an older version wrote and this one cannot read counts as none.
pub(super) fn report_of(round: &RoundRow) -> Option<RoundReport> {
    serde_json::from_value(round.report.clone()?).ok()
}

fn stats(reader: &Reader<'_>, row: &ProjectRow) -> Result<Vec<Stat>> {
    let labeled = row.pool_labels + row.holdout_labels;
    let disputed = reader.disputed_count(row.id, row.settings.overlap)?;
    let share = if row.items == 0 { String::new() } else { percent(labeled as f64 / row.items as f64) };
    let mut stats = vec![
        Stat { name: "Items", value: count(row.items), note: String::new() },
        Stat { name: "Labeled", value: count(labeled), note: share },
        Stat {
            name: "Holdout labeled",
            value: count(row.holdout_labels),
            note: format!("of {}", count(row.holdout_items)),
        },
        Stat { name: "In people's hands", value: count(reader.active_count(row.id)?), note: String::new() },
    ];
    let accepted = reader.standing_count(row.id, None)?;
    if accepted > 0 {
        stats.push(Stat { name: "Done by the model", value: count(accepted), note: "machine labels".into() });
    }
    if row.settings.overlap > 1 || disputed > 0 {
        stats.push(Stat { name: "Disputed", value: count(disputed), note: "answers disagree".into() });
    }
    Ok(stats)
}

fn classes(reader: &Reader<'_>, row: &ProjectRow) -> Result<Vec<ClassLine>> {
    let counts = reader.label_counts(row.id)?;
    let of_pool = row.schema.count_classes(counts.iter().map(|&(class, pool, _)| (class, pool)));
    let of_holdout = row.schema.count_classes(counts.iter().map(|&(class, _, holdout)| (class, holdout)));
    let most = of_pool.iter().zip(&of_holdout).map(|(pool, holdout)| pool + holdout).max().unwrap_or(0) as f64;
    let line = |(class, label): (usize, &String)| {
        let (pool, holdout) = (of_pool[class], of_holdout[class]);
        ClassLine {
            label: label.clone(),
            text: if holdout > 0 { format!("{} and {} holdout", count(pool), count(holdout)) } else { count(pool) },
            pool_width: bar(pool as f64, most),
            holdout_start: bar(pool as f64, most),
            holdout_width: bar(holdout as f64, most),
        }
    };
    Ok(row.schema.classes().iter().enumerate().map(line).collect())
}

/// How far people agree and how many labels are probably wrong, in sentences; empty before there is anything to say.
fn quality(reader: &Reader<'_>, project: ProjectId, newest: Option<&RoundReport>) -> Result<Vec<String>> {
    let mut sentences = Vec::new();
    if let Some(report) = newest.filter(|report| report.crowd.items > 0) {
        sentences.push(report.crowd.agreement_text.clone());
    }
    if let Some((search, _)) = last_search(reader, project)? {
        let estimate = search.estimate_text();
        sentences.push(search.skipped.unwrap_or(estimate));
    }
    Ok(sentences)
}

fn curve_points(reports: &BTreeMap<i64, RoundReport>) -> Vec<CurvePoint> {
    let point = |(&round, report): (&i64, &RoundReport)| {
        let holdout = report.holdout.as_ref()?;
        Some(CurvePoint {
            round,
            labels: report.pool_labels as u64,
            accuracy: holdout.accuracy?,
            low: holdout.accuracy_interval.low,
            high: holdout.accuracy_interval.high,
            macro_f1: holdout.macro_f1,
            holdout: holdout.n as u64,
        })
    };
    reports.iter().filter_map(point).collect()
}

fn model_view(round: &RoundRow, report: Option<&RoundReport>, now: Timestamp) -> ModelView {
    let holdout = report.and_then(|report| report.holdout.as_ref());
    let spent = report.and_then(|report| report.spent.as_ref());
    let mut accuracy_text = match holdout.and_then(|holdout| Some((holdout, holdout.accuracy?))) {
        _ if spent.is_some() => spent.map(spent_text).unwrap_or_default(),
        Some((holdout, accuracy)) => format!(
            "{} right (95% interval {} to {}), measured on {}",
            percent1(accuracy),
            percent(holdout.accuracy_interval.low),
            percent(holdout.accuracy_interval.high),
            plural(holdout.n as u64, "holdout label")
        ),
        None => "not measured yet: no holdout item had a label".into(),
    };
    if let Some(nones) = report.and_then(|report| report.none_of_these.as_ref()) {
        accuracy_text += &format!("; {}", nones.sentence.trim_end_matches('.'));
    }
    ModelView {
        round: round.number,
        when: When::new(round.finished.unwrap_or(round.created), now),
        accuracy_text,
        macro_f1_text: decimal(holdout.and_then(|holdout| holdout.macro_f1)),
        calibration_text: match report.map(|report| report.calibration.name.as_str()) {
            None | Some("none") => "confidences are not calibrated yet".into(),
            Some(name) => format!("confidences calibrated by {name}"),
        },
    }
}

fn queue_view(reader: &Reader<'_>, row: &ProjectRow) -> Result<QueueView> {
    let main = reader.queue_len(row.id, Lane::Main)?;
    let again = reader.queue_len(row.id, Lane::Again)?;
    let holdout = reader.queue_len(row.id, Lane::Holdout)?;
    let accepted = reader.standing_count(row.id, None)?;
    let left = row.items.saturating_sub(row.holdout_items + row.pool_labels + accepted);
    let low = (row.settings.queue_length as u64 / 4).min(left);
    let mut front = Vec::new();
    for lane in [Lane::Again, Lane::Main] {
        for entry in reader.queue_front(row.id, lane, FRONT - front.len())? {
            front.push(front_line(reader, row, &entry)?);
        }
    }
    let mut text = format!("{} waiting", plural(main, "chosen item"));
    if again > 0 {
        text += &format!(", {} with a history first", count(again));
    }
    if holdout > 0 {
        text += &format!(", holdout items mixed in ({} ready)", count(holdout));
    }
    let sources = reader.queue_sources(row.id, Lane::Main)?;
    Ok(QueueView {
        text,
        is_low: row.items > 0 && left > 0 && main < low,
        sources: sources.into_iter().map(|(source, n)| (source_text(&source), count(n))).collect(),
        front,
    })
}

fn front_line(reader: &Reader<'_>, row: &ProjectRow, entry: &QueueEntry) -> Result<FrontLine> {
    let item = reader.item(entry.item)?;
    let label = entry.suggestion.and_then(|class| row.schema.value(class)).map(|label| label.to_string());
    Ok(FrontLine {
        url_id: super::path_part(&item.external),
        item: item.external,
        snippet: snippet(&row.recipe, &item.data, 100),
        source: source_text(&entry.source),
        probability: entry.probability.map_or_else(|| "–".into(), probability),
        suggestion: label.unwrap_or_else(|| "–".into()),
        confidence: entry.confidence.map_or_else(|| "–".into(), percent),
    })
}

fn round_line(round: &RoundRow, report: Option<&RoundReport>, current: Option<&RoundRow>, now: Timestamp) -> RoundLine {
    let holdout = report.and_then(|report| report.holdout.as_ref());
    RoundLine {
        number: round.number,
        state: round.state.clone(),
        state_text: state_text(&round.state, report.is_some_and(|report| report.is_promoted)),
        labels: report.map_or_else(|| "–".into(), |report| count(report.pool_labels as u64)),
        accuracy: holdout.and_then(|holdout| holdout.accuracy).map_or_else(|| "–".into(), percent1),
        macro_f1: decimal(holdout.and_then(|holdout| holdout.macro_f1)),
        is_current: current.is_some_and(|current| current.number == round.number),
        when: When::new(round.finished.unwrap_or(round.created), now),
    }
}

fn remarks(reader: &Reader<'_>, project: ProjectId, now: Timestamp) -> Result<Vec<Remark>> {
    let remarks = reader.remarks(project, REMARKS)?;
    remarks
        .into_iter()
        .map(|annotation| {
            let item = reader.item(annotation.item)?.external;
            Ok(Remark {
                url_id: super::path_part(&item),
                item,
                label: annotation.label,
                note: annotation.note,
                is_flagged: annotation.is_flagged,
                by: match annotation.person {
                    Some(person) => reader.person(person)?.name,
                    None => "imported".into(),
                },
                when: When::new(annotation.changed, now),
            })
        })
        .collect()
}
