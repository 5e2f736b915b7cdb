//! Acts on many items of the table: first a page that says how many and what it means, then the act.

use super::frame::{Done, Frame};
use super::practice::{GoldDone, gold_sentences, one_of_a_set};
use super::table::{back_to, items_text};
use super::{go, show, table_erase};
use crate::domain::{Part, ProjectId, UserId};
use crate::error::{Error, Result};
use crate::http::body::Form;
use crate::http::{App, AppState, InProject, Me, Reply, blocking};
use crate::labels::{GoldMarked, MarkGold, UnmarkGold};
use crate::table::{Act, ActOnItems, Acted, Filter, UndoAct, fitting_rows};
use actix_web::web;
use serde::{Deserialize, Serialize};

/// Ticked rows in one form.
pub(super) const MOST_TICKED: usize = 1_000;

#[derive(Serialize)]
pub(super) struct ConfirmPage {
    pub(super) project: Frame,
    pub(super) title: String,
    pub(super) sentences: Vec<String>,
    pub(super) button: &'static str,
    pub(super) list: String,
    pub(super) act: String,
    pub(super) people: Vec<String>,
    pub(super) how: String,
    pub(super) scope: String,
    pub(super) rows: Vec<u32>,
    pub(super) count: u64,
    pub(super) back: String,
    /// What else the act needs.
    pub(super) more: Vec<(&'static str, String)>,
}

/// What to do with which items.
#[derive(Deserialize, Default, Clone)]
#[serde(try_from = "Vec<(String, String)>")]
pub struct ActForm {
    /// `exclude`, `take_back`, `assign`, `unassign`, `relabel`, `mark_gold`, `unmark_gold` or `erase`.
    pub(super) act: String,
    /// With `mark_gold`: the label of all of them; empty: of each the one it has.
    gold_label: String,
    /// With `mark_gold`: why it is so.
    gold_note: String,
    /// The table's filter and order.
    pub(super) list: String,
    /// `ticked`, or `all` that fit.
    pub(super) scope: String,
    /// For whom, by name; several share the items, or get all of them.
    people: Vec<String>,
    /// With several people: `share`, or `each`.
    how: String,
    pub(super) rows: Vec<u32>,
    /// What the page asked about; none before it did.
    pub(super) confirmed: Option<u64>,
}

impl TryFrom<Vec<(String, String)>> for ActForm {
    type Error = String;

    fn try_from(fields: Vec<(String, String)>) -> std::result::Result<Self, String> {
        let mut form = ActForm::default();
        for (name, value) in fields {
            match name.as_str() {
                "act" => form.act = value,
                "list" => form.list = value,
                "scope" => form.scope = value,
                "person" if value.is_empty() => {}
                "person" => form.people.push(value),
                "how" => form.how = value,
                "gold_label" => form.gold_label = value,
                "gold_note" => form.gold_note = value,
                "row" => form.rows.push(value.parse().map_err(|_| format!("row is `{value}`"))?),
                "confirmed" => form.confirmed = Some(value.parse().map_err(|_| format!("confirmed is `{value}`"))?),
                other => return Err(format!("unknown field `{other}`")),
            }
        }
        Ok(form)
    }
}

/// What the form's first page says, or what became of the act.
pub(super) enum Answer {
    Ask(Box<ConfirmPage>),
    Done(String),
}

/// `POST /projects/{project}/items`.
pub async fn act(
    app: AppState,
    me: Me,
    project: InProject,
    path: web::Path<String>,
    Form(form): Form<ActForm>,
) -> Reply {
    let (id, viewer, slug) = (project.id(), me.clone(), path.into_inner());
    let answer = blocking(&app, move |app| match form.act.as_str() {
        table_erase::ERASE => table_erase::answer(app, id, &viewer, &slug, form),
        _ => answer(app, id, &viewer, &slug, form),
    })
    .await?;
    match answer {
        Answer::Ask(page) => {
            let title = format!("{} · {}", page.title, page.project.title);
            show(&app, Some(&me), "project/items_confirm.html", &title, &page)
        }
        Answer::Done(url) => {
            app.ring();
            Ok(go(&url))
        }
    }
}

fn act_of(app: &App, word: &str, people: &[String], how: &str) -> Result<Act> {
    Ok(match word {
        "exclude" => Act::Exclude,
        "take_back" => Act::TakeBack,
        "unassign" => Act::Unassign,
        "relabel" => Act::Relabel,
        "assign" => {
            let people: Vec<UserId> = people.iter().map(|name| person_of(app, name)).collect::<Result<_>>()?;
            match (&people[..], how) {
                ([], _) => return Err(Error::Invalid("choose the person to assign the items to".into())),
                ([one], _) => Act::Assign(*one),
                (_, "each") => Act::AskEach(people),
                _ => Act::Share(people),
            }
        }
        other => {
            let words = "exclude, take_back, assign, unassign, relabel, mark_gold or unmark_gold";
            return Err(Error::Invalid(format!("there is no act `{other}`; use {words}")));
        }
    })
}

fn person_of(app: &App, name: &str) -> Result<UserId> {
    let found = app.store.look_up(|r| r.person_by_name(name.trim()))?;
    found.map(|person| person.id).ok_or_else(|| Error::Invalid("choose the person to assign the items to".into()))
}

fn answer(app: &App, id: ProjectId, me: &Me, slug: &str, form: ActForm) -> Result<Answer> {
    let filter = Filter::from_query(&form.list)?;
    let is_gold = matches!(form.act.as_str(), "mark_gold" | "unmark_gold");
    let act = if is_gold { None } else { Some(act_of(app, &form.act, &form.people, &form.how)?) };
    let is_all = form.scope == "all";
    let rows = match is_all {
        true => fitting_rows(&app.workshop, &app.outlines, id, &filter, usize::MAX)?,
        false => form.rows.clone(),
    };
    if rows.is_empty() {
        return Ok(Answer::Done(back_to(slug, &filter.query(), "done=nothing-ticked")));
    }
    if !is_all && rows.len() > MOST_TICKED {
        return Err(Error::Invalid(format!(
            "{} ticked rows are more than {MOST_TICKED}; use all that fit",
            rows.len()
        )));
    }
    let count = rows.len() as u64;
    // More than what the page had asked about is asked about again.
    if form.confirmed.is_none_or(|confirmed| confirmed < count) {
        return Ok(Answer::Ask(Box::new(confirm(app, id, me, &filter, act, form, rows)?)));
    }
    let Some(act) = act else {
        let marked = mark(app, id, me, &form, rows)?;
        return Ok(Answer::Done(back_to(slug, &filter.query(), &GoldDone::query(&form.act, &marked))));
    };
    let acted = ActOnItems { project: id, rows, act, by: me.person }.run(&app.store, app.now())?;
    Ok(Answer::Done(back_to(slug, &filter.query(), &said(&acted))))
}

fn mark(app: &App, project: ProjectId, me: &Me, form: &ActForm, rows: Vec<u32>) -> Result<GoldMarked> {
    let (by, now) = (me.person, app.now());
    if form.act == "unmark_gold" {
        return UnmarkGold { project, rows, by }.run(&app.store, now);
    }
    let label = Some(form.gold_label.clone()).filter(|label| !label.is_empty());
    let schema = app.store.look_up(|r| Ok(r.project(project)?.schema))?;
    let label = label.map(|label| one_of_a_set(&schema, label));
    MarkGold { project, rows, label, note: form.gold_note.clone(), by }.run(&app.store, now)
}

fn said(acted: &Acted) -> String {
    format!(
        "did={}&holdout_left={}&not_open={}&nobody_left={}",
        acted.act.unwrap_or_default(),
        acted.holdout,
        acted.not_open,
        acted.nobody_left
    )
}

fn confirm(
    app: &App,
    id: ProjectId,
    me: &Me,
    filter: &Filter,
    act: Option<Act>,
    form: ActForm,
    rows: Vec<u32>,
) -> Result<ConfirmPage> {
    app.store.read(|r| {
        let project = r.project(id)?;
        let count = rows.len() as u64;
        let items = items_text(count);
        let is_all = form.scope == "all";
        let holdout = match is_all {
            true => {
                let holdout: std::collections::BTreeSet<u32> = r.holdout_rows(id)?.into_iter().collect();
                rows.iter().filter(|row| holdout.contains(row)).count()
            }
            false => {
                let mut holdout = 0;
                for &row in &rows {
                    holdout += usize::from(r.item_at_row(id, row)?.is_some_and(|item| item.part == Part::Holdout));
                }
                holdout
            }
        } as u64;
        let (title, button, mut sentences) = match &act {
            None => gold_sentences(&form.act, &items, &form.gold_label),
            Some(act) => match act {
            Act::Exclude => (
                format!("Exclude {items}?"),
                "Exclude",
                vec![
                    "Nobody is asked about them any more, and exports leave them out unless they are asked for.".to_owned(),
                    "Labels they have stay, and go on teaching the model. Whoever holds one now may still answer it.".to_owned(),
                ],
            ),
            Act::TakeBack => {
                (format!("Take {items} back?"), "Take back", vec!["Excluded ones can be asked about and exported again.".to_owned()])
            }
            Act::Share(_) => (
                format!("Share {items} out among {}?", form.people.join(", ")),
                "Assign",
                vec![
                    format!("Each gets about {}, one after the other in the order of the table.", items_text(count.div_ceil(form.people.len() as u64))),
                    "Nobody else is asked about an item until the person it fell to has had it; they come before anything else.".to_owned(),
                    "Items that have all their answers are left out; what one of them has had goes to the next.".to_owned(),
                ],
            ),
            Act::AskEach(_) => (
                format!("Ask each of {} about {items}?", form.people.join(", ")),
                "Assign",
                vec![
                    format!("That is {} answers an item, also where the overlap asks for fewer.", form.people.len()),
                    "Nobody else is asked about them until each of these has had them; they come before anything else.".to_owned(),
                ],
            ),
            Act::Assign(_) => (
                format!("Assign {items} to {}?", form.people.join(", ")),
                "Assign",
                vec![
                    "Nobody else is asked about them, until this person has had them; they come before anything else.".to_owned(),
                    "Items that have all their answers are left out.".to_owned(),
                ],
            ),
            Act::Unassign => (format!("Unassign {items}?"), "Unassign", vec!["Anybody may be asked about them.".to_owned()]),
            Act::Relabel => (
                format!("Send {items} to another person?"),
                "Send to relabel",
                vec![
                    "One more person answers each without seeing the first answers. The label stands until then; where the two differ, a third is asked.".to_owned(),
                    "Items without an answer are left out.".to_owned(),
                ],
            ),
            },
        };
        if holdout > 0 {
            let these = items_text(holdout);
            sentences.push(match &act {
                None if form.act == "unmark_gold" => String::new(),
                None => format!(
                    "{these} of them are in the holdout and are left out: asked because somebody chose them they would be no random sample any more, and they measure the model."
                ),
                Some(Act::Exclude) => format!(
                    "{these} of them are in the holdout, which measures the model: what is excluded by hand there, and not by chance, makes its figures kinder or harsher."
                ),
                Some(Act::Assign(_) | Act::Share(_) | Act::AskEach(_) | Act::Relabel) => {
                    format!("{these} of them are in the holdout and are left out: chosen by hand it would be no random sample any more.")
                }
                Some(Act::TakeBack | Act::Unassign) => String::new(),
            });
        }
        sentences.retain(|sentence| !sentence.is_empty());
        let list = filter.query();
        Ok(ConfirmPage {
            back: back_to(&project.slug, &list, ""),
            project: Frame::new(&project, me, "items", &Done::default()),
            title,
            sentences,
            button,
            list,
            more: [("gold_label", form.gold_label), ("gold_note", form.gold_note)]
                .into_iter()
                .filter(|(_, value)| !value.is_empty())
                .collect(),
            act: form.act,
            people: form.people,
            how: form.how,
            rows: if is_all { Vec::new() } else { rows },
            scope: form.scope,
            count,
        })
    })
}

/// What to do with the undo button.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UndoForm {
    #[serde(default)]
    list: String,
}

/// `POST /projects/{project}/item-acts/{act}/undo`.
pub async fn undo(
    app: AppState,
    me: Me,
    project: InProject,
    path: web::Path<(String, i64)>,
    Form(form): Form<UndoForm>,
) -> Reply {
    let (id, by, now) = (project.id(), me.person, app.now());
    let (slug, act) = path.into_inner();
    let query = Filter::from_query(&form.list)?.query();
    blocking(&app, move |app| UndoAct { project: id, act, by }.run(&app.store, now)).await?;
    app.ring();
    Ok(go(&back_to(&slug, &query, &format!("did={act}"))))
}
