//! One item with everybody's answer beside it, as the page of curation and the item's own page show it.

use super::charts::bar;
use super::curate::{name, next_after};
use super::frame::{Done, Frame};
use super::item_images::{lines_of, sources_of};
use super::item_view::{Block, Look, blocks};
use super::path_part;
use super::words::{When, percent, percent1, plural, sureness};
use crate::domain::schema::{NONE_CLASS, NONE_LABEL};
use crate::domain::{KeyPreset, LabelValue, ProjectId, Timestamp};
use crate::error::Result;
use crate::http::keys::{Line, lines, printed};
use crate::http::speech::{t, told};
use crate::http::{App, Me};
use crate::labels::{REASONS, majority, reason_title};
use crate::rounds::{SharedAnswers, predict_item};
use crate::store::{AnnotationRow, DecisionRow, ItemRow, ProjectRow, Reader};
use serde::Serialize;
use std::collections::BTreeMap;

/// Classes with a bar each; the rest have nearly nothing of the posterior.
const MOST_BARS: usize = 8;

/// How the page was reached, and what a form that came back held.
#[derive(Default)]
pub(super) struct ItemWay {
    pub from: String,
    pub done: Done,
    pub problem: Option<String>,
    pub chosen: Vec<String>,
    pub reason: String,
    pub note: String,
}

#[derive(Serialize)]
pub(super) struct CuratePage {
    pub project: Frame,
    pub id: String,
    url_id: String,
    from: String,
    blocks: Vec<Block>,
    #[serde(skip)]
    pub image_sources: Vec<String>,
    /// Whether its script for images is needed.
    keeps_images: bool,
    state: &'static str,
    state_text: String,
    problem: Option<String>,
    classes: Vec<ClassButton>,
    is_of_sets: bool,
    /// What most answers say, as a form sends it; empty where no class has most.
    majority: String,
    majority_text: String,
    /// What `accept` takes, as a form sends it; empty where nothing is likeliest.
    consensus: String,
    consensus_text: String,
    bars: Vec<Bar>,
    reasons: Vec<Reason>,
    note: String,
    panes: Vec<Pane>,
    missing: Option<String>,
    is_asked: bool,
    history: Vec<Past>,
    suggestion: Option<String>,
    /// Why no suggestion stands there.
    no_suggestion: String,
    last: Option<LastDecision>,
    next: Option<String>,
    keys: BTreeMap<&'static str, String>,
    key_lines: Vec<Line>,
}

#[derive(Serialize)]
struct ClassButton {
    label: String,
    /// As the form sends it.
    value: String,
    key: String,
    printed: String,
    answers: String,
    is_chosen: bool,
    is_none: bool,
}

#[derive(Serialize)]
struct Bar {
    label: String,
    width: String,
    text: String,
}

#[derive(Serialize)]
struct Reason {
    code: &'static str,
    title: String,
    key: usize,
    is_chosen: bool,
}

/// One annotator's answer, read-only. `state` names the colour, `icon` and `state_text` say the same without it.
#[derive(Serialize)]
struct Pane {
    by: String,
    label: String,
    state: &'static str,
    icon: &'static str,
    state_text: String,
    when: When,
    is_flagged: bool,
    note: String,
}

/// A decision that was made about the item.
#[derive(Serialize)]
pub(super) struct Past {
    by: String,
    label: String,
    when: When,
    reason: String,
    note: String,
    undone: Option<When>,
}

#[derive(Serialize)]
struct LastDecision {
    item: String,
    url_id: String,
    label: String,
    when: When,
    /// What the model says about it, now that it is decided.
    model: String,
}

/// Everything that was decided about an item, oldest first.
pub(super) fn history(r: &Reader<'_>, row: &ProjectRow, item: &ItemRow, now: Timestamp) -> Result<Vec<Past>> {
    let past = |decision: DecisionRow| {
        Ok(Past {
            by: r.person(decision.person)?.name,
            label: decided_text(row, &decision),
            when: When::new(decision.at, now),
            reason: told(reason_title(&decision.reason)),
            note: decision.note,
            undone: decision.undone.map(|at| When::new(at, now)),
        })
    };
    r.decisions_of(item.id)?.into_iter().map(past).collect()
}

/// The page. Reads the model outside the store's snapshot, as a file.
pub(super) fn build(
    app: &App,
    project: ProjectId,
    external: &str,
    me: &Me,
    way: ItemWay,
    now: Timestamp,
) -> Result<CuratePage> {
    let (item, last) = app.store.read(|r| {
        let last = r.last_decision_by(project, me.person)?;
        let last = last.map(|decision| Ok::<_, crate::error::Error>((r.item(decision.item)?, decision))).transpose()?;
        Ok((r.item_by_external(project, external)?, last))
    })?;
    let said = model_says(app, project, item.row)?;
    let said_of_last = match &last {
        Some((of, _)) => model_says(app, project, of.row)?,
        None => None,
    };
    app.store.read(|r| {
        let row = r.project(project)?;
        let last = last.as_ref().map(|(of, decision)| LastDecision {
            item: of.external.clone(),
            url_id: path_part(&of.external),
            label: decided_text(&row, decision),
            when: When::new(decision.at, now),
            model: said_of_last.clone().map_or_else(String::new, |said| t!("settle-model", said = said)),
        });
        page_of(app, r, &row, &item, me, way, (said, last), now)
    })
}

/// `ham, 83%, sure`.
fn model_says(app: &App, project: ProjectId, row: u32) -> Result<Option<String>> {
    let prediction = predict_item(&app.workshop, project, row, 0)?;
    Ok(prediction.map(|said| format!("{}, {}, {}", said.label, percent(said.confidence), sureness(said.confidence))))
}

#[allow(clippy::too_many_arguments)]
fn page_of(
    app: &App,
    r: &Reader<'_>,
    row: &ProjectRow,
    item: &ItemRow,
    me: &Me,
    way: ItemWay,
    (said, last): (Option<String>, Option<LastDecision>),
    now: Timestamp,
) -> Result<CuratePage> {
    let answers = r.annotations_of(item.id)?;
    let decision = r.decision(item.id)?;
    let shared = app.workshop.shared_answers(r, row)?;
    let place = shared.place(item.id);
    let most = majority(&row.schema, &answers.iter().map(|answer| answer.class).collect::<Vec<_>>());
    let posterior = place.map(|at| shared.dawid_skene.posteriors.row(at).to_vec());
    let likeliest = place.and_then(|at| shared.named_by(&shared.dawid_skene, at));
    let differ = answers.windows(2).any(|pair| pair[0].class != pair[1].class);
    let asked = r.looked_again(item.id)?.is_asked;
    let overlap = row.settings.overlap as usize;
    let (state, state_text) = match (&decision, answers.len()) {
        (Some(decision), _) => ("accepted", t!("settle-state-decided", label = decided_text(row, decision))),
        (None, 0) => ("missing", t!("settle-state-none")),
        (None, _) if differ => ("differs", t!("settle-state-differ")),
        (None, n) if n < overlap => ("missing", t!("settle-state-some", n = n, overlap = overlap)),
        (None, 1) => ("agrees", t!("settle-state-one")),
        (None, _) => ("agrees", t!("settle-state-agree")),
    };
    // What the project's own consensus names: of a tied majority nothing, however sure two people's records make it look.
    let accepts = if row.settings.consensus == "dawid_skene" { likeliest.or(most) } else { most };
    let suggestion_is_due = row.settings.suggestion == "shown" || decision.is_some();
    Ok(CuratePage {
        id: item.external.clone(),
        url_id: path_part(&item.external),
        blocks: blocks(&Look::of(row, &item.external), &item.data),
        image_sources: sources_of(row),
        keeps_images: !row.recipe.images.is_empty(),
        state,
        state_text,
        problem: way.problem.map(|problem| sentence(told(&problem))),
        classes: buttons(row, &answers, &way.chosen, me.keys),
        is_of_sets: row.schema.is_multi(),
        majority: most.map_or_else(String::new, |class| value(row, &answers, class)),
        majority_text: majority_text(row, &answers, most),
        consensus: accepts.map_or_else(String::new, |class| value(row, &answers, class)),
        consensus_text: accepts.map_or_else(String::new, |class| shown(row, &answers, class)),
        bars: posterior.map_or_else(Vec::new, |posterior| bars(row, &shared, place.unwrap_or(0), &posterior)),
        reasons: (REASONS.iter().zip(1..))
            .map(|(&(code, title), key)| Reason { code, title: told(title), key, is_chosen: way.reason == code })
            .collect(),
        note: way.note,
        panes: answers.iter().map(|answer| pane(r, row, answer, &answers, &decision, now)).collect::<Result<_>>()?,
        missing: (answers.len() < overlap)
            .then(|| t!("settle-missing", n = overlap - answers.len(), overlap = overlap)),
        is_asked: asked,
        history: history(r, row, item, now)?,
        no_suggestion: match (&said, suggestion_is_due) {
            (Some(_), true) => String::new(),
            (None, _) => t!("settle-no-model"),
            (Some(_), false) => t!("settle-hidden"),
        },
        suggestion: said.filter(|_| suggestion_is_due),
        last,
        next: next_after(app, r, row.id, item.id, &way.from)?.map(|next| path_part(&next)),
        keys: printed(me.keys, false),
        key_lines: lines_of(row, lines(me.keys, "curate", false)),
        from: way.from,
        project: Frame::new(row, me, "agreement", &way.done),
    })
}

/// An error's words as a sentence of a page.
fn sentence(text: String) -> String {
    let mut letters = text.chars();
    let first: String = letters.next().map(char::to_uppercase).into_iter().flatten().collect();
    format!("{first}{}.", letters.as_str().trim_end_matches('.'))
}

/// What was decided, in words.
fn decided_text(row: &ProjectRow, decision: &DecisionRow) -> String {
    match &decision.label {
        Some(text) => row.schema.value_of(text).to_string(),
        None => name(row, decision.class),
    }
}

/// An answer in words; spans and forms are named by whoever gave them.
fn shown(row: &ProjectRow, answers: &[AnnotationRow], class: u32) -> String {
    match answers.iter().find(|answer| answer.class == class).filter(|_| row.schema.is_structured()) {
        Some(answer) => row.schema.value_of(&answer.label).to_string(),
        None => name(row, class),
    }
}

/// An answer as a form sends it.
fn value(row: &ProjectRow, answers: &[AnnotationRow], class: u32) -> String {
    if let Some(answer) = answers.iter().find(|answer| answer.class == class).filter(|_| row.schema.is_structured()) {
        return answer.label.clone();
    }
    match class {
        NONE_CLASS => NONE_LABEL.to_owned(),
        class => row.schema.value(class).map_or_else(String::new, LabelValue::into_text),
    }
}

fn buttons(row: &ProjectRow, answers: &[AnnotationRow], chosen: &[String], keys: KeyPreset) -> Vec<ClassButton> {
    let digits = ('1'..='9').chain(['0']);
    let plain = digits.clone().map(|digit| (digit.to_string(), digit.to_string()));
    let shifted = digits.map(|digit| (format!("Shift+{digit}"), format!("⇧{digit}")));
    let keyed = plain.chain(shifted).chain(std::iter::repeat_with(Default::default));
    let given = |label: &str| {
        let n =
            answers.iter().filter(|a| row.schema.value_of(&a.label).into_names().iter().any(|n| n == label)).count();
        if n == 0 { String::new() } else { plural(n as u64, "answer") }
    };
    if row.schema.is_structured() {
        // What nobody said cannot be typed here: a lead takes one of the answers, or labels the item anew.
        let mut distinct: Vec<&AnnotationRow> = Vec::new();
        for answer in answers {
            if !distinct.iter().any(|known| known.class == answer.class) {
                distinct.push(answer);
            }
        }
        let one = |(answer, (key, printed)): (&AnnotationRow, (String, String))| ClassButton {
            answers: plural(answers.iter().filter(|other| other.class == answer.class).count() as u64, "answer"),
            is_chosen: chosen.contains(&answer.label),
            label: row.schema.value_of(&answer.label).to_string(),
            value: answer.label.clone(),
            key,
            printed,
            is_none: false,
        };
        return distinct.into_iter().zip(keyed).map(one).collect();
    }
    let class = |(label, (key, printed)): (&String, (String, String))| ClassButton {
        answers: given(label),
        is_chosen: chosen.contains(label),
        label: label.clone(),
        value: label.clone(),
        key,
        printed,
        is_none: false,
    };
    let none = row.settings.allow_none.then(|| ClassButton {
        answers: given(NONE_LABEL),
        is_chosen: chosen.iter().any(|label| label == NONE_LABEL),
        label: NONE_LABEL.into(),
        value: NONE_LABEL.into(),
        key: String::new(),
        printed: printed(keys, false).remove("reject").unwrap_or_default(),
        is_none: true,
    });
    row.schema.classes().iter().zip(keyed).map(class).chain(none).collect()
}

fn majority_text(row: &ProjectRow, answers: &[AnnotationRow], most: Option<u32>) -> String {
    let given = |class: u32| answers.iter().filter(|answer| answer.class == class).count();
    match (most, answers.len()) {
        (Some(class), n) => t!("settle-majority-of", label = shown(row, answers, class), k = given(class), n = n),
        (None, 0) => t!("settle-majority-none"),
        (None, 1) => t!("settle-majority-one", label = row.schema.value_of(&answers[0].label).to_string()),
        (None, n) => t!("settle-majority-tie", n = n),
    }
}

fn bars(row: &ProjectRow, shared: &SharedAnswers, at: usize, posterior: &[f64]) -> Vec<Bar> {
    let votes = shared.votes.of_item(at);
    let given = |class: usize| votes.iter().filter(|vote| vote.class as usize == class).count();
    let mut classes: Vec<usize> = (0..posterior.len()).collect();
    // Stable: equal ones keep the order of the schema.
    classes.sort_by(|&a, &b| posterior[b].total_cmp(&posterior[a]));
    (classes.into_iter().enumerate())
        .filter(|&(rank, class)| rank < MOST_BARS || given(class) > 0)
        .map(|(_, class)| Bar {
            label: name(row, shared.values[class]),
            width: bar(posterior[class], 1.0),
            text: t!("settle-bar", share = percent1(posterior[class]), k = given(class), n = votes.len()),
        })
        .collect()
}

fn pane(
    r: &Reader<'_>,
    row: &ProjectRow,
    answer: &AnnotationRow,
    all: &[AnnotationRow],
    decision: &Option<DecisionRow>,
    now: Timestamp,
) -> Result<Pane> {
    let others = all.iter().filter(|other| other.id != answer.id && other.class == answer.class).count();
    let (state, icon, state_text) = match decision {
        Some(decision) if decision.class == answer.class => ("accepted", "✓", t!("settle-pane-accepted")),
        Some(_) => ("overruled", "↷", t!("settle-pane-overruled")),
        None if others > 0 => ("agrees", "=", t!("settle-pane-agrees", n = others)),
        None if all.len() > 1 => ("differs", "≠", t!("settle-pane-differs")),
        None => ("agrees", "=", t!("settle-pane-only")),
    };
    let person = answer.person.map(|person| r.person(person)).transpose()?;
    Ok(Pane {
        by: person.map_or_else(|| answer.source.clone(), |person| person.name),
        label: row.schema.value_of(&answer.label).to_string(),
        state,
        icon,
        state_text,
        when: When::new(answer.changed, now),
        is_flagged: answer.is_flagged,
        note: answer.note.clone(),
    })
}
