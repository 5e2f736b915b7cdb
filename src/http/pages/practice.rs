//! Practice items of labeling on the pages of leads: what marking means, how people answer them, the mark on an item's page.

use super::words::{When, count, marks, percent, plural};
use super::{go, path_part};
use crate::domain::schema::NONE_LABEL;
use crate::domain::{LabelSchema, LabelValue, ProjectId, Timestamp};
use crate::error::{Error, Result};
use crate::http::body::Form;
use crate::http::speech::{t, told};
use crate::http::{AppState, InProject, Me, Reply, blocking};
use crate::labels::{GoldMarked, MarkGold, UnmarkGold, can_judge};
use crate::rounds::{PracticeFigure, practice_overview};
use crate::store::{ItemRow, ProjectRow, Reader};
use actix_web::web;
use serde::{Deserialize, Serialize};

/// Items of the list on the page.
const MOST_ITEMS: usize = 100;

/// The classes that one form can give to many items; none where labels are no classes.
pub(super) fn labels_to_give(row: &ProjectRow) -> Vec<String> {
    if row.schema.is_structured() {
        return Vec::new();
    }
    let none = row.settings.allow_none.then(|| NONE_LABEL.to_owned());
    row.schema.open_classes().into_iter().chain(none).collect()
}

/// What was marked just now, as a query carries it.
#[derive(Debug, Default)]
pub(super) struct GoldDone {
    pub marked: Option<u64>,
    pub unmarked: Option<u64>,
    pub unsettled: u64,
}

impl GoldDone {
    pub fn query(act: &str, done: &GoldMarked) -> String {
        let name = if act == "unmark_gold" { "gold_unmarked" } else { "gold_marked" };
        format!("{name}={}&holdout_left={}&unsettled={}", done.changed, done.holdout, done.unsettled)
    }

    pub fn text(&self, holdout: u64) -> Option<String> {
        if let Some(unmarked) = self.unmarked {
            return Some(match unmarked {
                1 => "1 item is ordinary again.".into(),
                n => format!("{} items are ordinary again.", count(n)),
            });
        }
        let mut texts = vec![match self.marked? {
            1 => "1 item is for practice from now on.".to_owned(),
            n => format!("{} items are for practice from now on.", count(n)),
        }];
        if holdout > 0 {
            texts.push(format!("{} left out: the holdout measures the model.", plural(holdout, "item")));
        }
        if self.unsettled > 0 {
            texts.push(format!("{} left out: no label stands, so give one.", plural(self.unsettled, "item")));
        }
        Some(texts.join(" "))
    }
}

/// Title, button and what the act means.
pub(super) fn gold_sentences(act: &str, items: &str, label: &str) -> (String, &'static str, Vec<String>) {
    if act == "unmark_gold" {
        let text = "The label they were given goes: what was decided before counts again, or their own answers. Answers to them leave everybody's figures.";
        return (format!("Make {items} ordinary again?"), "Take the mark away", vec![text.to_owned()]);
    }
    let label = match label {
        "" => "Each keeps the label it has, as the lead's; those without one are left out.".to_owned(),
        label => format!("Their label is {label}, as the lead's."),
    };
    let sentences = vec![
        label,
        "They come to labelers among the others, look the same, and show no suggestion. Nobody gets one twice, and leads and engineers get none.".to_owned(),
        "What people answer to them measures the people: it changes no label, teaches no model and counts in no agreement.".to_owned(),
    ];
    (format!("Ask about {items} for practice?"), "Mark as practice items", sentences)
}

/// The section on the agreement page.
#[derive(Serialize)]
pub(super) struct PracticeView {
    pub text: String,
    people: Vec<PersonLine>,
    items: Vec<ItemLine>,
    left_out: usize,
    floor: String,
    has_far: bool,
}

#[derive(Serialize)]
struct PersonLine {
    name: String,
    figure: String,
    share: String,
    interval: String,
    /// Of spans and ratings: how far off.
    far: String,
    is_low: bool,
}

#[derive(Serialize)]
struct ItemLine {
    item: String,
    url_id: String,
    label: String,
    because: String,
    figure: String,
    remarks: String,
    by: String,
    when: When,
}

fn of(part: usize, whole: usize) -> String {
    t!("practice-of", n = part, of = whole)
}

fn figure_text(figure: &PracticeFigure) -> String {
    of(figure.agreed, figure.answered)
}

/// How far answers are off, where that is a thing to say.
pub(super) fn far_text(figure: &PracticeFigure) -> String {
    match (figure.token_f1, figure.steps) {
        (Some(f1), _) => t!("practice-f1", f1 = marks().decimals(f1, 2)),
        (None, Some(steps)) => t!("practice-steps", steps = marks().decimals(steps, 2)),
        (None, None) => String::new(),
    }
}

/// How people answer a project's practice items; none where it has none.
pub(super) fn practice_view(r: &Reader<'_>, project: ProjectId, now: Timestamp) -> Result<Option<PracticeView>> {
    let Some(found) = practice_overview(r, project)? else { return Ok(None) };
    let people = found.people.iter().map(|person| PersonLine {
        name: person.name.clone(),
        figure: figure_text(&person.figure),
        share: person.figure.share.map_or_else(|| "–".into(), percent),
        interval: t!(
            "round-range",
            low = percent(person.figure.interval.low),
            high = percent(person.figure.interval.high)
        ),
        far: far_text(&person.figure),
        is_low: person.is_low,
    });
    let items = found.items.iter().take(MOST_ITEMS).map(|item| ItemLine {
        url_id: path_part(&item.item),
        item: item.item.clone(),
        label: item.label.as_ref().map_or_else(|| t!("practice-class-over"), ToString::to_string),
        because: item.because.clone(),
        figure: of(item.agreed, item.answered),
        remarks: item.remarks.join(" · "),
        by: item.by.clone(),
        when: When::new(item.marked, now),
    });
    Ok(Some(PracticeView {
        text: match found.every {
            0 => t!("practice-none-out", n = found.items.len()),
            every if found.feedback == "told" => t!("practice-told", n = found.items.len(), every = every),
            every => t!("practice-untold", n = found.items.len(), every = every),
        },
        people: people.collect(),
        items: items.collect(),
        left_out: found.items.len().saturating_sub(MOST_ITEMS),
        floor: percent(found.floor),
        has_far: found.people.iter().any(|person| !far_text(&person.figure).is_empty()),
    }))
}

/// The mark on an item's page.
#[derive(Serialize)]
pub(super) struct GoldView {
    /// Why this one cannot be marked; empty where it can.
    refused: String,
    is_gold: bool,
    text: String,
    labels: Vec<String>,
    /// The one of them that is no class.
    none_label: &'static str,
    /// The label it has, which may be given as it is.
    standing: String,
    note: String,
}

/// What the item's page says about practice.
pub(super) fn gold_view(
    r: &Reader<'_>,
    row: &ProjectRow,
    item: &ItemRow,
    standing: Option<&LabelValue>,
) -> Result<GoldView> {
    let gold = r.gold_item(item.id)?;
    let known = if gold.is_some() { r.decision(item.id)? } else { None };
    let is_holdout = item.part == crate::domain::Part::Holdout;
    Ok(GoldView {
        refused: match can_judge(&row.schema) {
            _ if is_holdout => t!("mark-holdout"),
            Err(reason) => told(&reason),
            Ok(()) => String::new(),
        },
        is_gold: gold.is_some(),
        text: match &gold {
            Some(gold) => t!("mark-by", name = r.person(gold.marked_by)?.name),
            None => String::new(),
        },
        labels: labels_to_give(row),
        none_label: NONE_LABEL,
        standing: standing.map_or_else(String::new, ToString::to_string),
        note: known.map_or_else(String::new, |known| known.note),
    })
}

/// What the item's page sends.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GoldForm {
    /// `mark` or `unmark`.
    act: String,
    #[serde(default)]
    label: String,
    #[serde(default)]
    note: String,
}

/// `POST /projects/{project}/items/{item}/gold`.
pub async fn mark(
    app: AppState,
    me: Me,
    project: InProject,
    path: web::Path<(String, String)>,
    Form(form): Form<GoldForm>,
) -> Reply {
    let (id, by, now) = (project.id(), me.person, app.now());
    let (slug, external) = path.into_inner();
    let back = format!("/projects/{slug}/items/{}", path_part(&external));
    blocking(&app, move |app| {
        let row = app.store.look_up(|r| Ok(r.item_by_external(id, &external)?.row))?;
        let label = Some(form.label.trim().to_owned()).filter(|label| !label.is_empty());
        match form.act.as_str() {
            "mark" => {
                let schema = app.store.look_up(|r| Ok(r.project(id)?.schema))?;
                let label = label.map(|label| one_of_a_set(&schema, label));
                let mark = MarkGold { project: id, rows: vec![row], label, note: form.note, by };
                mark.run(&app.store, now)?.or_refused(&external).map(drop)
            }
            "unmark" => UnmarkGold { project: id, rows: vec![row], by }.run(&app.store, now).map(drop),
            other => Err(Error::Invalid(format!("there is no act `{other}`; use mark or unmark"))),
        }
    })
    .await?;
    app.ring();
    Ok(go(&format!("{back}?done=saved")))
}

/// A class chosen from a list, where labels are sets: the set of it alone.
pub(super) fn one_of_a_set(schema: &LabelSchema, label: String) -> String {
    match schema.is_multi() && !label.starts_with('[') {
        true => LabelValue::Set(vec![label]).into_text(),
        false => label,
    }
}
