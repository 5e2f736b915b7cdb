//! The project page: how far it is, how good the model is, what is asked next, who answered.

use super::acceptances::{AcceptPanel, panel};
use super::advice::{AdviceView, advice_view, spent_text};
use super::charts::{Curve, CurvePoint, RandomPoint, bar, curve};
use super::frame::{Done, Frame};
use super::item_view::snippet;
use super::label::next_round_text;
use super::rounds::{LiveView, live_view, state_text};
use super::today::{TodayView, today};
use super::words::{When, count, decimal, percent, percent1, probability, says_made_up, source_text};
use super::{go, show};
use crate::domain::{ProjectId, Timestamp};
use crate::error::{Error, Result};
use crate::http::body::Form;
use crate::http::speech::{t, told};
use crate::http::{App, AppState, InProject, Me, Reply, blocking};
use crate::learning::RandomSlice;
use crate::rounds::{RoundReport, advise_project, exact_agreement, last_search};
use crate::store::{Lane, ProjectRow, QueueEntry, Reader, RoundRow};
use actix_web::web;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Items of the queue's front on the page.
const FRONT: usize = 8;
/// The demo's tour, as something that can be put away.
const TOUR: &str = "tour";
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
    today: TodayView,
    live: Option<LiveView>,
    round_text: String,
    /// Why no model learns here, where none does.
    no_model: Option<String>,
    /// None before the first round.
    advice: Option<AdviceView>,
    /// The holdout has labels that the last model could train on.
    can_spend: bool,
    /// Of the demo: the tour is open.
    has_tour: bool,
}

/// A number with its name.
#[derive(Serialize)]
struct Stat {
    name: String,
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
    /// How many were none of the classes; empty where none was.
    nones: String,
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
    state_text: String,
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

/// What to put away.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DismissForm {
    /// `tour`.
    what: String,
    /// Get it out again.
    #[serde(default)]
    again: String,
}

/// `POST /projects/{project}/dismiss`.
pub async fn dismiss(
    app: AppState,
    me: Me,
    project: InProject,
    path: web::Path<String>,
    Form(form): Form<DismissForm>,
) -> Reply {
    let (id, by, now) = (project.id(), me.person, app.now());
    if form.what != TOUR {
        return Err(Error::Invalid(format!("there is nothing called `{}` to put away", form.what)).into());
    }
    let is_away = form.again.is_empty();
    blocking(&app, move |app| app.store.write(move |tx| tx.set_dismissed(id, by, TOUR, is_away, now))).await?;
    Ok(go(&format!("/projects/{path}")))
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
            has_tour: row.is_demo && !r.is_dismissed(id, me.person, TOUR)?,
            can_spend: current.is_some() && row.holdout_labels > 0,
            is_empty: row.standing_items() == 0,
            stats: stats(r, &row)?,
            classes: classes(r, &row)?,
            curve: learning_curve(&reports),
            model: current_round.map(|round| model_view(round, reports.get(&round.number), now)),
            accept: panel(r, &row, current.as_ref(), current_round.and_then(|round| reports.get(&round.number)), now)?,
            queue: queue_view(r, &row)?,
            people: r
                .annotation_counts(id)?
                .into_iter()
                .map(|(name, answers, latest)| {
                    let person = people.iter().find(|person| person.name == name);
                    PersonLine {
                        is_made_up: person.is_some_and(|person| person.is_made_up) && !says_made_up(&name),
                        is_import: person.is_none(),
                        name: if person.is_some() { name } else { t!("over-imported") },
                        answers: count(answers),
                        when: When::new(latest, now),
                    }
                })
                .collect(),
            quality: quality(r, &row, rounds.iter().find_map(|round| reports.get(&round.number)))?,
            remarks: remarks(r, id, now)?,
            today: today(app, r, &row, &rounds, advice.as_ref(), now)?,
            live: r.open_round(id)?.map(|round| live_view(app, &row.slug, &round)),
            round_text: next_round_text(r, &row)?,
            no_model: row.check_learnable().err().map(|why| told(&why)),
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
    let share =
        if row.standing_items() == 0 { String::new() } else { percent(labeled as f64 / row.standing_items() as f64) };
    let mut stats = vec![
        Stat { name: t!("items"), value: count(row.standing_items()), note: String::new() },
        Stat { name: t!("over-labeled"), value: count(labeled), note: share },
        Stat { name: t!("over-holdout"), value: count(row.holdout_labels), note: t!("over-of", n = row.holdout_items) },
        Stat { name: t!("over-in-hands"), value: count(reader.active_count(row.id)?), note: String::new() },
    ];
    let accepted = reader.standing_count(row.id, None)?;
    if accepted > 0 {
        stats.push(Stat { name: t!("over-by-model"), value: count(accepted), note: t!("over-machine") });
    }
    if row.settings.overlap > 1 || disputed > 0 {
        stats.push(Stat { name: t!("export-fact-disputed"), value: count(disputed), note: t!("over-disagree") });
    }
    Ok(stats)
}

fn classes(reader: &Reader<'_>, row: &ProjectRow) -> Result<Vec<ClassLine>> {
    let (of_pool, of_holdout): (Vec<u64>, Vec<u64>) = reader.labels_by_name(row.id, &row.schema)?.into_iter().unzip();
    let most = of_pool.iter().zip(&of_holdout).map(|(pool, holdout)| pool + holdout).max().unwrap_or(0) as f64;
    let line = |(class, label): (usize, &String)| {
        let (pool, holdout) = (of_pool[class], of_holdout[class]);
        ClassLine {
            label: label.clone(),
            text: if holdout > 0 { t!("over-class", pool = pool, holdout = holdout) } else { count(pool) },
            pool_width: bar(pool as f64, most),
            holdout_start: bar(pool as f64, most),
            holdout_width: bar(holdout as f64, most),
        }
    };
    Ok(row.schema.classes().iter().enumerate().map(line).collect())
}

/// How far people agree and how many labels are probably wrong, in sentences; empty before there is anything to say.
fn quality(reader: &Reader<'_>, row: &ProjectRow, newest: Option<&RoundReport>) -> Result<Vec<String>> {
    let mut sentences: Vec<String> = exact_agreement(reader, row)?.into_iter().collect();
    if let Some(report) = newest.filter(|report| report.crowd.items > 0) {
        sentences.push(report.crowd.agreement_text.clone());
    }
    if let Some((search, _)) = last_search(reader, row.id)? {
        let estimate = search.estimate_text();
        sentences.push(search.skipped.unwrap_or(estimate));
    }
    Ok(sentences)
}

/// The curve of these rounds.
pub(super) fn learning_curve(reports: &BTreeMap<i64, RoundReport>) -> Option<Curve> {
    curve(&curve_points(reports), &random_points(reports))
}

/// What random labels alone taught, in the order of how many they were.
pub(super) fn random_points(reports: &BTreeMap<i64, RoundReport>) -> Vec<RandomPoint> {
    let slices = reports.values().filter_map(|report| report.random_slice.as_ref());
    // The newest round's where two had as many.
    let by_labels: BTreeMap<usize, _> = slices.map(|slice| (slice.labels, slice)).collect();
    let point = |slice: &RandomSlice| RandomPoint {
        labels: slice.labels as u64,
        accuracy: slice.accuracy,
        low: slice.interval.low,
        high: slice.interval.high,
    };
    by_labels.into_values().map(point).collect()
}

pub(super) fn curve_points(reports: &BTreeMap<i64, RoundReport>) -> Vec<CurvePoint> {
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
    let accuracy_text = match holdout.and_then(|holdout| Some((holdout, holdout.accuracy?))) {
        _ if spent.is_some() => spent.map(spent_text).unwrap_or_default(),
        Some((holdout, accuracy)) => t!(
            "over-right",
            share = percent1(accuracy),
            low = percent(holdout.accuracy_interval.low),
            high = percent(holdout.accuracy_interval.high),
            n = holdout.n
        ),
        None => t!("over-unmeasured"),
    };
    let f1 = decimal(holdout.and_then(|holdout| holdout.macro_f1));
    ModelView {
        round: round.number,
        when: When::new(round.finished.unwrap_or(round.created), now),
        accuracy_text,
        nones: report
            .and_then(|report| report.none_of_these.as_ref())
            .map_or_else(String::new, |nones| nones.sentence.clone()),
        calibration_text: match report.map(|report| report.calibration.name.as_str()) {
            None | Some("none") => t!("over-plain", f1 = f1),
            Some(name) => t!("over-calibrated", f1 = f1, name = name),
        },
    }
}

fn queue_view(reader: &Reader<'_>, row: &ProjectRow) -> Result<QueueView> {
    let main = reader.queue_len(row.id, Lane::Main)?;
    let again = reader.queue_len(row.id, Lane::Again)?;
    let holdout = reader.queue_len(row.id, Lane::Holdout)?;
    let accepted = reader.standing_count(row.id, None)?;
    let left = row.standing_items().saturating_sub(row.holdout_items + row.pool_labels + accepted);
    // What is left of a small pool, or at the end of a large one, is in people's hands or waits for somebody else.
    let full = row.settings.queue_length as u64;
    let mut front = Vec::new();
    for lane in [Lane::Again, Lane::Main] {
        for entry in reader.queue_front(row.id, lane, FRONT - front.len())? {
            front.push(front_line(reader, row, &entry)?);
        }
    }
    let text = match (again, holdout) {
        (0, 0) => t!("over-queue", n = main),
        (_, 0) => t!("over-queue-again", n = main, again = again),
        (0, _) => t!("over-queue-holdout", n = main, holdout = holdout),
        _ => t!("over-queue-both", n = main, again = again, holdout = holdout),
    };
    let sources = reader.queue_sources(row.id, Lane::Main)?;
    Ok(QueueView {
        text,
        is_low: left > full && main < full / 4,
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
                    None => t!("over-imported"),
                },
                when: When::new(annotation.changed, now),
            })
        })
        .collect()
}
