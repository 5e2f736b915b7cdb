//! Two rounds beside one another.

use super::frame::{Done, Frame};
use super::item_view::snippet;
use super::round_report::class_text;
use super::words::{count, decimal, percent, percent1, seconds};
use super::{path_part, show};
use crate::error::{Error, Result};
use crate::http::speech::t;
use crate::http::{App, AppState, InProject, Me, Reply, blocking};
use crate::rounds::{Side, compare_rounds};
use crate::store::{ProjectRow, Reader};
use actix_web::web;
use serde::{Deserialize, Serialize};

/// Rounds to choose from.
const ROUNDS: usize = 200;
/// Items on the page where the two disagree.
const LISTED: usize = 100;

/// Which two; without them the newest two.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Which {
    a: Option<i64>,
    b: Option<i64>,
}

#[derive(Serialize)]
struct ComparePage {
    project: Frame,
    rounds: Vec<i64>,
    a: i64,
    b: i64,
    figures: Vec<FigureLine>,
    classes: Vec<(String, String, String)>,
    settings: Vec<(String, String, String)>,
    verdict: Option<String>,
    differ: Vec<DifferLine>,
    differ_more: usize,
}

/// A figure of both rounds.
#[derive(Serialize)]
struct FigureLine {
    name: String,
    a: String,
    b: String,
    /// The values are names of the program's own, as the settings have them.
    is_key: bool,
}

#[derive(Serialize)]
struct DifferLine {
    item: String,
    url_id: String,
    snippet: String,
    a: String,
    b: String,
    truth: String,
    /// `a`, `b` or `none`.
    right: &'static str,
}

/// `GET /projects/{project}/rounds/compare`.
pub async fn page(app: AppState, me: Me, project: InProject, query: web::Query<Which>) -> Reply {
    let (id, which) = (project.id(), query.into_inner());
    let viewer = me.clone();
    let page = blocking(&app, move |app: &App| {
        app.store.read(|r| {
            let row = r.project(id)?;
            build(r, &row, &which, Frame::new(&row, &viewer, "overview", &Done::default()))
        })
    })
    .await?;
    let title = t!("compare-title", a = page.a, b = page.b, project = &page.project.title);
    show(&app, Some(&me), "project/compare.html", &title, &page)
}

fn build(reader: &Reader<'_>, row: &ProjectRow, which: &Which, project: Frame) -> Result<ComparePage> {
    let rounds: Vec<i64> = reader
        .rounds(row.id, ROUNDS)?
        .into_iter()
        .filter(|round| round.state == "done")
        .map(|round| round.number)
        .collect();
    let newest = |not: Option<i64>| rounds.iter().copied().find(|number| Some(*number) != not);
    let b = which.b.or_else(|| newest(which.a));
    let a = which.a.or_else(|| newest(b));
    let Some((a, b)) = a.zip(b) else {
        return Err(Error::Conflict("It takes two finished rounds to compare. Run another one first.".into()));
    };
    let found = compare_rounds(reader, row.id, a, b)?;
    let name = |class: u32| class_text(row, class);
    let mut differ = vec![];
    for &(at, a, b, truth) in found.differ.iter().take(LISTED) {
        let Some(item) = reader.item_at_row(row.id, at)? else { continue };
        differ.push(DifferLine {
            url_id: path_part(&item.external),
            snippet: snippet(&row.recipe, &item.data, 120),
            item: item.external,
            a: name(a),
            b: name(b),
            truth: name(truth),
            right: match truth {
                truth if truth == a => "a",
                truth if truth == b => "b",
                _ => "none",
            },
        });
    }
    Ok(ComparePage {
        project,
        rounds,
        a: found.a.round,
        b: found.b.round,
        figures: figures(&found.a, &found.b),
        classes: classes(&found.a, &found.b, row),
        settings: found.settings,
        verdict: found.test.map(|test| test.sentence),
        differ_more: found.differ.len().saturating_sub(LISTED),
        differ,
    })
}

fn figures(a: &Side, b: &Side) -> Vec<FigureLine> {
    let line = |name: String, of: fn(&Side) -> String| FigureLine { name, a: of(a), b: of(b), is_key: false };
    let key = |name: String, of: fn(&Side) -> String| FigureLine { is_key: true, ..line(name, of) };
    vec![
        line(t!("compare-trained"), |side| {
            count(side.report.spent.as_ref().map_or(side.report.pool_labels, |spent| spent.labels) as u64)
        }),
        line(t!("round-holdout-labels"), |side| count(side.report.holdout_labels as u64)),
        line(t!("over-accuracy"), |side| {
            side.report.holdout.as_ref().and_then(|found| found.accuracy).map_or_else(|| "–".into(), percent1)
        }),
        line(t!("compare-interval"), |side| match &side.report.holdout {
            Some(found) => {
                let interval = found.accuracy_interval;
                t!("round-range", low = percent(interval.low), high = percent(interval.high))
            }
            None => "–".into(),
        }),
        line(t!("over-f1"), |side| decimal(side.report.holdout.as_ref().and_then(|found| found.macro_f1))),
        line(t!("quality-log-loss"), |side| decimal(side.report.calibration.after.as_ref().and_then(|q| q.log_loss))),
        line(t!("quality-debiased"), |side| {
            decimal(side.report.calibration.after.as_ref().and_then(|q| q.calibration_error))
        }),
        key(t!("compare-classifier"), |side| side.report.classifier.clone()),
        key(t!("round-calibrator-head"), |side| side.report.calibration.name.clone()),
        key(t!("compare-strategy"), |side| side.report.strategy.clone()),
        line(t!("compare-columns"), |side| count(side.report.columns as u64)),
        line(t!("compare-scored"), |side| count(side.report.scored as u64)),
        line(t!("compare-time"), |side| seconds(side.report.seconds.iter().map(|(_, secs)| secs).sum())),
        line(t!("compare-promoted"), |side| if side.report.is_promoted { t!("advice-yes") } else { t!("compare-no") }),
    ]
}

/// F1 of each class.
fn classes(a: &Side, b: &Side, row: &ProjectRow) -> Vec<(String, String, String)> {
    let f1 = |side: &Side, class: usize| {
        let line = side.report.holdout.as_ref().and_then(|found| found.classes.get(class));
        line.map_or_else(|| "–".to_owned(), |line| t!("compare-f1-of", f1 = decimal(line.f1), n = line.labels))
    };
    let names = row.schema.classes().iter().enumerate();
    names.map(|(class, name)| (name.clone(), f1(a, class), f1(b, class))).collect()
}
