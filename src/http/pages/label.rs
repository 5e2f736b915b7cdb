//! The label page: the item, the answers with their keys, and what one answered before.
//!
//! Without script every act is a form and comes back here. With script (`static/label.js`) the same forms are sent in
//! the background, the answers are JSON, and the next item is loaded ahead.

use super::frame::{Done, Frame};
use super::item_view::{Block, blocks, snippet};
use super::show;
use super::words::{When, count, day_start, percent, plural, sureness};
use crate::domain::schema::NONE_LABEL;
use crate::domain::{LabelSchema, ProjectId, Timestamp, UserId};
use crate::error::Result;
use crate::http::{AppState, InProject, Me, Reply, blocking};
use crate::queue::{ClaimNext, Claimed, EmptyReason, Next};
use crate::store::{AnnotationRow, ProjectRow, Reader};
use actix_web::web;
use serde::Serialize;

/// Answers listed below the item.
const HISTORY: usize = 10;
/// More classes than this get a box to find them in.
const FILTER_FROM: usize = 20;
/// Letters that answer, in this order. The others do something else: skip, flag, note, undo.
const LETTERS: &str = "abcdeghijklmopqrtuvwxy";

#[derive(Serialize)]
struct LabelPage {
    project: Frame,
    guide: String,
    is_guide_open: bool,
    widget: &'static str,
    classes: Vec<ClassButton>,
    has_filter: bool,
    may_be_empty: bool,
    card: Option<Card>,
    empty: Option<Empty>,
    progress: ProgressView,
    history: Vec<Past>,
}

/// A class as a button with its key.
#[derive(Serialize)]
struct ClassButton {
    label: String,
    key: Option<char>,
    is_suggested: bool,
}

/// An item in this person's hands.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Card {
    pub assignment: i64,
    pub item: String,
    pub blocks: Vec<Block>,
    pub suggestion: Option<Suggestion>,
}

/// What the model would say.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Suggestion {
    pub label: String,
    /// The classes it names.
    pub names: Vec<String>,
    pub sureness: &'static str,
    pub percent: String,
}

/// Why there is nothing to label, and what to do about it.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Empty {
    pub reason: &'static str,
    pub title: &'static str,
    pub text: &'static str,
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
    pub snippet: String,
    pub when: When,
    pub is_flagged: bool,
    pub note: String,
}

/// `GET /projects/{project}/label`: hands out the next item, or the one in hand.
pub async fn next(app: AppState, me: Me, project: InProject, query: web::Query<Done>) -> Reply {
    let (id, person, now) = (project.id(), me.person, app.now());
    let (row, card, empty, progress, history) = blocking(&app, move |app| {
        let next = ClaimNext { project: id, person, another: false }.run(&app.store, now)?;
        app.store.read(|r| {
            let row = r.project(id)?;
            let (card, empty) = match next {
                Next::Item(claimed) => (Some(card_of(&row, &claimed)), None),
                Next::Empty(reason) => (None, Some(empty_of(reason))),
            };
            let progress = progress_of(r, &row, person, now)?;
            let past = history_of(r, &row, person, now)?;
            Ok((row, card, empty, progress, past))
        })
    })
    .await?;
    let labels = row.schema.classes();
    let page = LabelPage {
        is_guide_open: history.is_empty(),
        guide: row.guide.clone(),
        widget: row.schema.widget(),
        classes: buttons(labels, card.as_ref().and_then(|card| card.suggestion.as_ref()), row.settings.allow_none),
        may_be_empty: may_be_empty(&row.schema),
        has_filter: labels.len() > FILTER_FROM,
        card,
        empty,
        progress,
        history,
        project: Frame::new(&row, &me, "label", &query),
    };
    let title = format!("Label · {}", row.title);
    show(&app, Some(&me), "label/next.html", &title, &page)
}

/// Digits first, then the letters that are free; the rest have no key and are found by typing.
fn buttons(labels: &[String], suggestion: Option<&Suggestion>, allow_none: bool) -> Vec<ClassButton> {
    let keys = ('1'..='9').chain(LETTERS.chars()).map(Some).chain(std::iter::repeat(None));
    let is_suggested = |label: &String| suggestion.is_some_and(|suggestion| suggestion.names.contains(label));
    let none = allow_none.then(|| ClassButton { label: NONE_LABEL.into(), key: Some('0'), is_suggested: false });
    labels
        .iter()
        .zip(keys)
        .map(|(label, key)| ClassButton { label: label.clone(), key, is_suggested: is_suggested(label) })
        .chain(none)
        .collect()
}

/// Whether nothing ticked is an answer.
fn may_be_empty(schema: &LabelSchema) -> bool {
    matches!(schema, LabelSchema::Choices(choices) if choices.min == 0)
}

pub(super) fn card_of(project: &ProjectRow, claimed: &Claimed) -> Card {
    Card {
        assignment: claimed.assignment.id.0,
        item: claimed.item.external.clone(),
        blocks: blocks(&project.recipe, &claimed.item.data),
        suggestion: claimed.suggestion.as_ref().map(|(label, confidence)| Suggestion {
            label: label.to_string(),
            names: label.clone().into_names(),
            sureness: sureness(*confidence),
            percent: percent(*confidence),
        }),
    }
}

pub(super) fn empty_of(reason: EmptyReason) -> Empty {
    let (title, text) = match reason {
        EmptyReason::NoItems => (
            "There is nothing to label yet",
            "This project has no items. Somebody who runs it can import some; then reload this page.",
        ),
        EmptyReason::Waiting => (
            "Nothing for you right now",
            "What is left is in other people's hands, or waits for somebody who has not seen it. If they give an item \
             back it comes to you: reload this page in a few minutes.",
        ),
        EmptyReason::AllDone => (
            "All done",
            "Everything that should be asked has its answers. Thank you! New items appear here as soon as they are imported.",
        ),
    };
    Empty { reason: reason.as_str(), title, text }
}

pub(super) fn progress_of(
    reader: &Reader<'_>,
    project: &ProjectRow,
    person: UserId,
    now: Timestamp,
) -> Result<ProgressView> {
    let labeled = project.pool_labels + project.holdout_labels;
    let mine = reader.answers_since(project.id, person, day_start(now))?;
    Ok(ProgressView {
        mine_text: format!("{} by you today", count(mine)),
        project_text: format!("{} of {} labeled", count(labeled), count(project.items)),
        percent: (labeled * 100).checked_div(project.items).unwrap_or(0),
        round_text: next_round_text(reader, project)?,
    })
}

/// When the model learns again, as a labeler would want to know it.
pub(super) fn next_round_text(reader: &Reader<'_>, project: &ProjectRow) -> Result<String> {
    if reader.open_round(project.id)?.is_some() {
        return Ok("the model is learning now".into());
    }
    let every = u64::from(project.settings.round_every_labels);
    let minutes = u64::from(project.settings.round_every_minutes);
    if every > 0 {
        let last = reader.rounds(project.id, 1)?.into_iter().next().and_then(|round| round.position);
        let since = reader.labels_since(project.id, last.unwrap_or(0))?;
        return Ok(match every.saturating_sub(since) {
            0 => "the model learns again in a moment".into(),
            left => format!("the model learns again in {}", plural(left, "label")),
        });
    }
    Ok(if minutes > 0 {
        format!("the model learns every {} when there are new labels", plural(minutes, "minute"))
    } else {
        String::new()
    })
}

fn history_of(reader: &Reader<'_>, project: &ProjectRow, person: UserId, now: Timestamp) -> Result<Vec<Past>> {
    let recent = reader.recent_annotations(project.id, person, HISTORY)?;
    recent.into_iter().map(|annotation| past_of(reader, project, annotation, now)).collect()
}

pub(super) fn past_of(
    reader: &Reader<'_>,
    project: &ProjectRow,
    annotation: AnnotationRow,
    now: Timestamp,
) -> Result<Past> {
    let item = reader.item(annotation.item)?;
    Ok(Past {
        annotation: annotation.id.0,
        version: annotation.version,
        label: project.schema.value_of(&annotation.label).to_string(),
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
    fn keys_are_digits_then_free_letters_then_none() {
        let labels: Vec<String> = (0..40).map(|n| format!("c{n}")).collect();
        let keys: Vec<Option<char>> = buttons(&labels, None, false).iter().map(|button| button.key).collect();
        assert_eq!(keys[0], Some('1'));
        assert_eq!(keys[8], Some('9'));
        assert_eq!(keys[9], Some('a'));
        assert_eq!(keys[30], Some('y'));
        assert_eq!(keys[31], None);
        let with_none = buttons(&labels, None, true);
        assert_eq!((with_none[40].label.as_str(), with_none[40].key), ("None of these", Some('0')));
        for taken in ['s', 'f', 'n', 'z'] {
            assert!(!keys.contains(&Some(taken)), "{taken} does something else");
        }
    }
}
