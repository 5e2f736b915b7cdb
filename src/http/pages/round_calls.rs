//! The labels behind a cell of the confusion matrix, one by one.

use super::frame::{Done, Frame};
use super::item_view::snippet;
use super::round_report::class_text;
use super::words::percent;
use super::{path_part, show};
use crate::error::Result;
use crate::http::speech::t;
use crate::http::{App, AppState, InProject, Me, Reply, blocking};
use crate::rounds::{Call, round_detail};
use crate::store::{ProjectRow, Reader};
use actix_web::web;
use serde::{Deserialize, Serialize};

/// Items on the page, the surest first.
const LISTED: usize = 200;

/// Which of them. Classes are numbers of the schema, as the links have them.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Which {
    truth: Option<u32>,
    said: Option<u32>,
}

#[derive(Serialize)]
struct CallsPage {
    project: Frame,
    number: i64,
    what: String,
    text: String,
    lines: Vec<CallLine>,
}

#[derive(Serialize)]
struct CallLine {
    item: String,
    url_id: String,
    snippet: String,
    truth: String,
    said: String,
    confidence: String,
    is_right: bool,
}

/// `GET /projects/{project}/rounds/{number}/calls`: a cell, or with neither class everything it got wrong.
pub async fn page(
    app: AppState,
    me: Me,
    project: InProject,
    path: web::Path<(String, i64)>,
    query: web::Query<Which>,
) -> Reply {
    let (id, number, which) = (project.id(), path.1, query.into_inner());
    let viewer = me.clone();
    let page = blocking(&app, move |app: &App| {
        app.store.read(|r| {
            let row = r.project(id)?;
            build(r, &row, number, &which, Frame::new(&row, &viewer, "overview", &Done::default()))
        })
    })
    .await?;
    let title = t!("calls-title", what = &page.what, n = number, project = &page.project.title);
    show(&app, Some(&me), "project/calls.html", &title, &page)
}

fn build(reader: &Reader<'_>, row: &ProjectRow, number: i64, which: &Which, project: Frame) -> Result<CallsPage> {
    let is_wanted = |call: &Call| match (which.truth, which.said) {
        (None, None) => call.truth != call.said,
        (truth, said) => truth.is_none_or(|truth| call.truth == truth) && said.is_none_or(|said| call.said == said),
    };
    let mut calls: Vec<Call> = round_detail(reader, row.id, number)?.calls.into_iter().filter(is_wanted).collect();
    calls.sort_by(|a, b| b.confidence.total_cmp(&a.confidence).then(a.row.cmp(&b.row)));
    let found = calls.len();
    calls.truncate(LISTED);
    let mut lines = vec![];
    for call in calls {
        let Some(item) = reader.item_at_row(row.id, call.row)? else { continue };
        lines.push(CallLine {
            url_id: path_part(&item.external),
            snippet: snippet(&row.recipe, &item.data, 160),
            item: item.external,
            truth: class_text(row, call.truth),
            said: class_text(row, call.said),
            confidence: percent(f64::from(call.confidence)),
            is_right: call.truth == call.said,
        });
    }
    let name = |class: u32| class_text(row, class);
    Ok(CallsPage {
        what: match (which.truth, which.said) {
            (None, None) => t!("calls-got-wrong"),
            (Some(truth), Some(said)) if truth == said => t!("calls-recognised", class = name(truth)),
            (Some(truth), Some(said)) => t!("calls-taken", class = name(truth), said = name(said)),
            (Some(truth), None) => t!("calls-all-that-is", class = name(truth)),
            (None, Some(said)) => t!("calls-all-called", class = name(said)),
        },
        text: match found > LISTED {
            true => t!("calls-listed", n = found, listed = LISTED),
            false => t!("calls-all", n = found),
        },
        number,
        lines,
        project,
    })
}
