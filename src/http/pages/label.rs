//! The label page: the item, the answers with their keys, and what one answered before.
//!
//! Without script every act is a form and comes back here. With script (`static/label.js`) the same forms are sent in
//! the background, the answers are JSON, and the next item is loaded ahead.

use super::frame::{Done, Frame};
use super::item_images::{Picture, lines_of, sources_of, with_images};
use super::item_view::{Block, snippet};
use super::label_draft::Draft;
use super::label_widget::{WidgetCard, WidgetView, card_parts, rating_keys, script_of, widget_view, words_of};
use super::words::{When, day_start, moment, percent, sureness};
use super::{markdown, show_as};
use crate::domain::schema::NONE_LABEL;
use crate::domain::{AnnotationId, LabelSchema, ProjectId, Timestamp, UserId};
use crate::error::{Error, Result};
use crate::http::keys::{self, Line};
use crate::http::speech::{t, told};
use crate::http::{AppState, InProject, Me, Reply, blocking};
use crate::labels::{Practice, practice_of};
use crate::queue::{ClaimNext, Claimed, EmptyReason, Next};
use crate::store::{AnnotationRow, ProjectRow, Reader, WaitingFor};
use actix_web::http::StatusCode;
use actix_web::web;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Answers listed below the item.
const HISTORY: usize = 10;
/// More classes than this get a box to find them in.
const FILTER_FROM: usize = 20;
/// Most items a page loads ahead: with the one it shows, so many answers can be given without a connection.
const MOST_AHEAD: u64 = 11;

#[derive(Serialize)]
struct LabelPage {
    project: Frame,
    /// Part of the name under which a browser keeps answers that could not be sent.
    person: i64,
    /// The guide as HTML that is safe to show.
    guide: String,
    guide_version: i64,
    is_guide_open: bool,
    /// The guide changed since this person's last answer.
    is_guide_new: bool,
    keys: BTreeMap<&'static str, String>,
    key_lines: Vec<Line>,
    ahead: u64,
    may_escalate: bool,
    /// What waits for this person as a lead; empty where nothing does.
    escalated_text: String,
    widget: &'static str,
    /// What the widget is made of.
    parts: WidgetView,
    script: Option<&'static str>,
    /// What to do, where the model suggests nothing.
    hint: String,
    /// What the digits do.
    digits: String,
    /// The first card's part of the widget, for its script.
    card_json: Option<String>,
    /// What was wrong with an answer that came back.
    problem: Option<String>,
    classes: Vec<ClassButton>,
    has_filter: bool,
    may_be_empty: bool,
    /// Note and flag of an answer that came back.
    note: String,
    is_flagged: bool,
    /// An empty frame for the script, where items have images.
    no_picture: Option<Picture>,
    /// Where images come from, as the people whose browsers go there should know; empty where nowhere.
    images_from: String,
    card: Option<Card>,
    empty: Option<Empty>,
    progress: ProgressView,
    /// What is told about the last answer, where that was a practice item's.
    practice: String,
    history: Vec<Past>,
}

/// A class as a button with its key.
#[derive(Serialize)]
struct ClassButton {
    label: String,
    /// What stands on the button.
    shown: String,
    /// The key as scripts and screen readers have it: `1` or `Shift+1`.
    key: Option<String>,
    /// The key as it is printed.
    printed: String,
    is_suggested: bool,
    /// Part of an answer that came back.
    is_said: bool,
    is_none: bool,
    /// What the guide says about it.
    about: String,
}

/// An item in this person's hands.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Card {
    pub assignment: i64,
    pub item: String,
    pub blocks: Vec<Block>,
    pub suggestion: Option<Suggestion>,
    /// Who escalated it and why, for who settles that.
    pub escalated: Option<String>,
    /// What the widget shows of the item.
    pub widget: Option<WidgetCard>,
}

/// What the model would say.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Suggestion {
    pub label: String,
    /// The classes it names.
    pub names: Vec<String>,
    pub sureness: String,
    pub percent: String,
}

/// Why there is nothing to label, and what to do about it.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Empty {
    pub reason: &'static str,
    pub title: String,
    pub text: String,
}

/// How far one is.
#[derive(Debug, Clone, Serialize)]
pub(super) struct ProgressView {
    pub mine_text: String,
    pub project_text: String,
    /// Percent of the items that have a label, for the bar.
    pub percent: u64,
    pub round_text: String,
}

/// An answer given before.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Past {
    pub annotation: i64,
    pub version: i64,
    pub label: String,
    /// How it is written on the page.
    pub shown: String,
    pub snippet: String,
    pub when: When,
    pub is_flagged: bool,
    pub note: String,
    /// What the model had said, where the project shows that after the answer.
    pub model_said: String,
    /// What is told about a practice item; empty for every other.
    pub practice: String,
}

/// What one look at the store gives the page.
struct Look {
    row: ProjectRow,
    card: Option<Card>,
    empty: Option<Empty>,
    progress: ProgressView,
    history: Vec<Past>,
    ahead: u64,
    /// The guide's version at this person's last answer.
    seen_guide: Option<i64>,
    settles: bool,
    escalated: u64,
    draft: Draft,
}

/// What the address says.
#[derive(Debug, Default, Deserialize)]
pub struct LabelQuery {
    done: Option<String>,
    /// An annotation of one's own that was just taken back: the form holds what it said.
    was: Option<i64>,
}

/// `GET /projects/{project}/label`: hands out the next item, or the one in hand.
pub async fn next(app: AppState, me: Me, project: InProject, query: web::Query<LabelQuery>) -> Reply {
    let LabelQuery { done, was } = query.into_inner();
    let done = done.as_deref().map(Done::of).unwrap_or_default();
    page(app, me, project, done, None, was.map_or(Prefill::Nothing, |was| Prefill::TakenBack(AnnotationId(was)))).await
}

/// Where what stands in the form comes from.
pub(super) enum Prefill {
    Nothing,
    /// A form that came back.
    Form(Draft),
    /// An answer that was taken back.
    TakenBack(AnnotationId),
}

/// The page; with a problem and what a form held, where an answer without script came back.
pub(super) async fn page(
    app: AppState,
    me: Me,
    project: InProject,
    query: Done,
    problem: Option<String>,
    from: Prefill,
) -> Reply {
    let (id, person, now) = (project.id(), me.person, app.now());
    let look = blocking(&app, move |app| {
        let next = ClaimNext { project: id, person, another: false }.run(&app.store, now)?;
        app.store.read(|r| look(r, id, person, next, from, now))
    })
    .await?;
    let (row, draft) = (look.row, look.draft);
    let sources = sources_of(&row);
    let labels = row.schema.open_classes();
    // Only classes are found by typing.
    let has_filter =
        labels.len() > FILTER_FROM && matches!(row.schema, LabelSchema::Choice(_) | LabelSchema::Choices(_));
    let is_guide_new = look.seen_guide.is_some_and(|seen| seen < row.guide_version) && !row.guide.is_empty();
    let suggestion = look.card.as_ref().and_then(|card| card.suggestion.as_ref());
    let printed = keys::printed(me.keys, has_filter);
    let widget_card = look.card.as_ref().and_then(|card| card.widget.as_ref());
    let (hint, digits) = words_of(&row.schema);
    let page = LabelPage {
        person: person.0,
        is_guide_open: look.history.is_empty(),
        is_guide_new,
        guide: markdown::to_html(&row.guide),
        guide_version: row.guide_version,
        widget: row.schema.widget(),
        parts: widget_view(&row.schema, widget_card, &draft.said),
        script: script_of(&row.schema),
        hint,
        digits,
        card_json: widget_card.map(|card| serde_json::to_string(card).map_err(Error::internal)).transpose()?,
        problem: problem.as_deref().map(told),
        classes: buttons(&row, suggestion, &draft, &printed["reject"]),
        note: draft.note,
        is_flagged: draft.is_flagged,
        no_picture: (!row.recipe.images.is_empty()).then(Picture::default),
        images_from: if sources.is_empty() { String::new() } else { row.settings.image_hosts.clone() },
        may_be_empty: may_be_empty(&row.schema),
        has_filter,
        keys: printed,
        key_lines: lines_of(&row, keys::lines(me.keys, "label", has_filter)),
        ahead: look.ahead,
        may_escalate: !look.settles,
        escalated_text: match (look.settles, look.escalated) {
            (true, 1..) => t!("label-escalated-to-you", n = look.escalated),
            _ => String::new(),
        },
        card: look.card,
        empty: look.empty,
        progress: look.progress,
        practice: look.history.first().map_or_else(String::new, |last| last.practice.clone()),
        history: look.history,
        project: Frame::new(&row, &me, "label", &query),
    };
    let title = t!("label-title", project = &row.title);
    let status = if page.problem.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    with_images(show_as(&app, status, Some(&me), "label/next.html", &title, &page), &sources)
}

fn look(r: &Reader<'_>, id: ProjectId, person: UserId, next: Next, from: Prefill, now: Timestamp) -> Result<Look> {
    let row = r.project(id)?;
    let draft = match (from, &next) {
        (Prefill::Form(draft), _) => draft,
        (Prefill::TakenBack(was), Next::Item(claimed)) => Draft::taken_back(r, &row, was, (person, claimed.item.id))?,
        _ => Draft::default(),
    };
    let (card, empty) = match next {
        Next::Item(claimed) => (Some(card_of(&row, &claimed)), None),
        Next::Empty(reason) => (None, Some(empty_of(r, &row, person, reason)?)),
    };
    let last = r.recent_annotations(id, person, 1)?.into_iter().next();
    Ok(Look {
        progress: progress_of(r, &row, person, now)?,
        history: history_of(r, &row, person, now)?,
        ahead: ahead_of(r, &row)?,
        seen_guide: last.and_then(|last| last.guide_version),
        settles: r.settles_escalations(id, person)?,
        escalated: r.open_escalations(id)?,
        row,
        card,
        empty,
        draft,
    })
}

/// How many items a page loads ahead: few where few are left for everybody who labels now, or the last ones would lie in
/// somebody's browser while another person has nothing to do.
pub(super) fn ahead_of(reader: &Reader<'_>, project: &ProjectRow) -> Result<u64> {
    let left = project.standing_items().saturating_sub(project.pool_labels + project.holdout_labels);
    let people = reader.people_holding(project.id)?.max(1);
    Ok((left / (10 * people)).clamp(2, MOST_AHEAD))
}

/// The digits, then the digits with Shift; the rest have no key and are found by typing.
fn buttons(project: &ProjectRow, suggestion: Option<&Suggestion>, draft: &Draft, reject: &str) -> Vec<ClassButton> {
    let open = project.schema.open_classes();
    let labels = &open[..];
    let mut notes = markdown::class_notes(&project.guide, labels);
    let digits = ('1'..='9').chain(['0']);
    let plain = digits.clone().map(|digit| Some((digit.to_string(), digit.to_string())));
    let shifted = digits.map(|digit| Some((format!("Shift+{digit}"), format!("⇧{digit}"))));
    let rating = match &project.schema {
        LabelSchema::Rating(_) => rating_keys(labels),
        _ => None,
    };
    let steps = rating.into_iter().flatten().map(|key| Some((key.clone(), key.replace("Shift+", "⇧"))));
    let keys = steps.chain(plain).chain(shifted).chain(std::iter::repeat(None));
    let is_suggested = |label: &String| suggestion.is_some_and(|suggestion| suggestion.names.contains(label));
    let none = project.settings.allow_none.then(|| ClassButton {
        label: NONE_LABEL.into(),
        shown: t!("label-none-of-these"),
        key: None,
        printed: reject.to_owned(),
        is_suggested: false,
        is_said: draft.says(NONE_LABEL),
        is_none: true,
        about: String::new(),
    });
    let class = |(label, key): (&String, Option<(String, String)>)| {
        let note = notes.remove(label).unwrap_or_default();
        let example = if note.example.is_empty() { String::new() } else { t!("label-example", example = note.example) };
        let (key, printed) = key.unzip();
        ClassButton {
            label: label.clone(),
            shown: label.clone(),
            key,
            printed: printed.unwrap_or_default(),
            is_suggested: is_suggested(label),
            is_said: draft.says(label),
            is_none: false,
            about: [note.about, example].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n"),
        }
    };
    labels.iter().zip(keys).map(class).chain(none).collect()
}

/// An answer as it is written on the page: classes are the team's words, two answers are ours.
pub(super) fn shown(schema: &LabelSchema, label: &str) -> String {
    match schema {
        _ if label == NONE_LABEL => t!("label-none-of-these"),
        LabelSchema::Pairs(_) if label == "tie" => t!("label-tie"),
        _ => label.to_owned(),
    }
}

/// Whether nothing ticked is an answer.
fn may_be_empty(schema: &LabelSchema) -> bool {
    matches!(schema, LabelSchema::Choices(choices) if choices.min == 0)
}

pub(super) fn card_of(project: &ProjectRow, claimed: &Claimed) -> Card {
    let (blocks, widget) = card_parts(project, claimed.assignment.id, &claimed.item);
    Card {
        assignment: claimed.assignment.id.0,
        item: claimed.item.external.clone(),
        blocks,
        widget,
        suggestion: claimed.suggestion.as_ref().map(|(label, confidence)| Suggestion {
            label: label.to_string(),
            names: label.clone().into_names(),
            sureness: sureness(*confidence),
            percent: percent(*confidence),
        }),
        escalated: claimed.escalation.as_ref().map(|(who, note)| match note.as_str() {
            "" => t!("label-escalated-by", who = who),
            note => t!("label-escalated-why", who = who, note = note),
        }),
    }
}

/// Why there is nothing, with the numbers, and what happens next.
pub(super) fn empty_of(
    reader: &Reader<'_>,
    project: &ProjectRow,
    person: UserId,
    reason: EmptyReason,
) -> Result<Empty> {
    let (title, text) = match reason {
        EmptyReason::NoItems => (t!("empty-no-items"), t!("empty-no-items-text")),
        EmptyReason::Waiting => (t!("empty-waiting"), waiting_text(&reader.waiting_for(project.id, person)?)),
        EmptyReason::OtherLanguages => (
            t!("empty-languages"),
            t!(
                "empty-languages-text",
                others = reader.others_languages(project.id, person)?.join(", "),
                own = reader.languages_of(person)?.join(", ")
            ),
        ),
        EmptyReason::AllDone => {
            let mut text = vec![t!("empty-done-text", n = project.pool_labels + project.holdout_labels)];
            let next = next_round_text(reader, project)?;
            if !next.is_empty() {
                text.push(t!("empty-done-next", text = next));
            }
            text.push(t!("empty-done-new"));
            (t!("empty-done"), text.join(" "))
        }
    };
    Ok(Empty { reason: reason.as_str(), title, text })
}

fn waiting_text(waits: &WaitingFor) -> String {
    let mut text = Vec::new();
    if waits.with_others > 0 {
        text.push(t!("empty-with-others", n = waits.with_others));
        text.extend(waits.first_back.map(|at| t!("empty-comes-back", at = moment(at))));
    }
    if waits.second_opinions > 0 {
        text.push(t!("empty-second-opinions", n = waits.second_opinions));
    }
    if waits.escalated > 0 {
        text.push(t!("empty-escalated", n = waits.escalated));
    }
    text.push(t!("empty-looks-again"));
    text.join(" ")
}

pub(super) fn progress_of(
    reader: &Reader<'_>,
    project: &ProjectRow,
    person: UserId,
    now: Timestamp,
) -> Result<ProgressView> {
    let labeled = project.pool_labels + project.holdout_labels;
    let mine = reader.answers_since(project.id, person, day_start(now))?;
    let mut whole = t!("label-of-labeled", labeled = labeled, items = project.items);
    match reader.own_list_len(project.id, person)? {
        0 => {}
        left => whole = format!("{whole} · {}", t!("label-on-list", n = left)),
    }
    Ok(ProgressView {
        mine_text: t!("label-mine-today", n = mine),
        project_text: whole,
        percent: (labeled * 100).checked_div(project.standing_items()).unwrap_or(0),
        round_text: next_round_text(reader, project)?,
    })
}

/// When the model learns again, as a labeler would want to know it.
pub(super) fn next_round_text(reader: &Reader<'_>, project: &ProjectRow) -> Result<String> {
    if project.check_learnable().is_err() {
        return Ok(String::new());
    }
    if reader.open_round(project.id)?.is_some() {
        return Ok(t!("label-learning"));
    }
    let every = u64::from(project.settings.round_every_labels);
    let minutes = u64::from(project.settings.round_every_minutes);
    if every > 0 {
        let last = reader.rounds(project.id, 1)?.into_iter().next().and_then(|round| round.position);
        let since = reader.labels_since(project.id, last.unwrap_or(0))?;
        return Ok(match every.saturating_sub(since) {
            0 => t!("label-learns-soon"),
            left => t!("label-learns-in", n = left),
        });
    }
    Ok(if minutes > 0 { t!("label-learns-every", n = minutes) } else { String::new() })
}

fn history_of(reader: &Reader<'_>, project: &ProjectRow, person: UserId, now: Timestamp) -> Result<Vec<Past>> {
    let recent = reader.recent_annotations(project.id, person, HISTORY)?;
    recent.into_iter().map(|annotation| past_of(reader, project, annotation, now)).collect()
}

/// What is told about a practice item.
fn practice_words(practice: &Practice, said: &str) -> String {
    let known = practice.known.to_string();
    let words = match practice.agrees {
        true => t!("practice-agrees", known = known),
        false => t!("practice-differs", known = known, said = said.to_owned()),
    };
    match practice.because.as_str() {
        "" => words,
        because => format!("{words} {}", t!("practice-why", because = because.to_owned())),
    }
}

pub(super) fn past_of(
    reader: &Reader<'_>,
    project: &ProjectRow,
    annotation: AnnotationRow,
    now: Timestamp,
) -> Result<Past> {
    let item = reader.item(annotation.item)?;
    let practice = practice_of(reader, project, &annotation)?;
    let held = annotation.assignment.map(|held| reader.assignment(held)).transpose()?;
    let model_said = held.filter(|held| held.shown.as_deref() == Some("after")).and_then(|held| {
        let value = project.schema.value(held.suggestion.filter(|class| project.schema.may_suggest(*class))?)?;
        Some(format!("{value}, {}", percent(held.confidence?)))
    });
    let label = project.schema.value_of(&annotation.label).to_string();
    Ok(Past {
        shown: shown(&project.schema, &label),
        model_said: model_said.unwrap_or_default(),
        practice: practice.map_or_else(String::new, |practice| practice_words(&practice, &label)),
        annotation: annotation.id.0,
        version: annotation.version,
        label,
        snippet: snippet(&project.recipe, &item.data, 90),
        when: When::new(annotation.changed, now),
        is_flagged: annotation.is_flagged,
        note: annotation.note,
    })
}

/// The project, what this person did so far, for the answers that go to the script.
pub(super) fn progress_now(
    app: &crate::http::App,
    project: ProjectId,
    person: UserId,
    now: Timestamp,
) -> Result<(ProjectRow, ProgressView)> {
    app.store.read(|r| {
        let row = r.project(project)?;
        let progress = progress_of(r, &row, person, now)?;
        Ok((row, progress))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_keeps_items_away_is_said_with_its_number() {
        let waits = WaitingFor { with_others: 1, first_back: Some(Timestamp(0)), second_opinions: 2, escalated: 1 };
        let text = waiting_text(&waits);
        assert!(
            text.starts_with("1 item is in somebody else's hands. What is not answered comes back, the first at "),
            "{text}"
        );
        assert!(text.contains("2 items wait for people who have not seen them. 1 item waits for a lead."), "{text}");
        assert_eq!(waiting_text(&WaitingFor::default()), "This page looks again by itself.");
    }
}
