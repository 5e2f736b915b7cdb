//! Deleting many items of the table for ever: the page that says what goes, then the erasure. No undo is promised.

use super::frame::{Done, Frame};
use super::table::{back_to, items_text};
use super::table_acts::{ActForm, Answer, ConfirmPage, MOST_TICKED};
use crate::domain::{ItemId, Part, ProjectId};
use crate::error::{Error, Result};
use crate::http::{App, Me};
use crate::pool::EraseItems;
use crate::table::{Filter, fitting_rows};

/// The act's word in the form.
pub(super) const ERASE: &str = "erase";

/// Asks, or, confirmed for as many, erases.
pub(super) fn answer(app: &App, id: ProjectId, me: &Me, slug: &str, form: ActForm) -> Result<Answer> {
    let filter = Filter::from_query(&form.list)?;
    let is_all = form.scope == "all";
    let rows = match is_all {
        true => fitting_rows(&app.workshop, &app.outlines, id, &filter, usize::MAX)?,
        false => form.rows.clone(),
    };
    let list = filter.query();
    if rows.is_empty() {
        return Ok(Answer::Done(back_to(slug, &list, "done=nothing-ticked")));
    }
    if !is_all && rows.len() > MOST_TICKED {
        return Err(Error::Invalid(format!(
            "{} ticked rows are more than {MOST_TICKED}; use all that fit",
            rows.len()
        )));
    }
    let count = rows.len() as u64;
    if form.confirmed.is_none_or(|confirmed| confirmed < count) {
        return Ok(Answer::Ask(Box::new(confirm(app, id, me, list, form, rows)?)));
    }
    let items: Vec<ItemId> = app
        .store
        .read(|r| rows.iter().filter_map(|row| r.item_id_at_row(id, *row).transpose()).collect::<Result<_>>())?;
    EraseItems { project: id, items, by: me.person }.run(&app.store, app.now())?;
    Ok(Answer::Done(back_to(slug, &list, "done=erased-many")))
}

fn confirm(app: &App, id: ProjectId, me: &Me, list: String, form: ActForm, rows: Vec<u32>) -> Result<ConfirmPage> {
    app.store.read(|r| {
        let project = r.project(id)?;
        let (mut holdout, mut answers) = (0, 0);
        for &row in &rows {
            let Some(item) = r.item_at_row(id, row)? else { continue };
            holdout += u64::from(item.part == Part::Holdout);
            answers += r.annotations_of(item.id)?.len() as u64;
        }
        let count = rows.len() as u64;
        let mut sentences = vec![
            "Their texts, earlier versions and ids are erased, and all that was said about them. This cannot be undone."
                .to_owned(),
            format!("Answers that go with them: {answers}."),
            "They leave the queue, the search, every list and every export. Whoever has one open is told so and gets the next item.".to_owned(),
        ];
        if holdout > 0 {
            sentences.push(format!(
                "{} of them are in the holdout: later rounds are measured on that many fewer.",
                items_text(holdout)
            ));
        }
        sentences.push("Backups and exports made before still hold them.".to_owned());
        Ok(ConfirmPage {
            back: back_to(&project.slug, &list, ""),
            project: Frame::new(&project, me, "items", &Done::default()),
            title: format!("Delete {} for ever?", items_text(count)),
            sentences,
            button: "Delete for ever",
            list,
            act: form.act,
            people: Vec::new(),
            how: String::new(),
            more: Vec::new(),
            rows: if form.scope == "all" { Vec::new() } else { rows },
            scope: form.scope,
            count,
        })
    })
}
