//! The numbers behind a round's diagrams: a table for those who do not see them, and the same as CSV.

use super::project::{curve_points, random_points};
use super::words::marks;
use crate::domain::{ProjectId, guard_cell};
use crate::error::{Error, Result};
use crate::http::speech::{Speech, t};
use crate::http::{App, AppState, InProject, Reply, blocking};
use crate::language::english;
use crate::metrics::ReliabilityBin;
use crate::rounds::RoundReport;
use crate::store::{ProjectRow, Reader};
use actix_web::{HttpResponse, http::header, web};
use serde::Serialize;
use std::collections::BTreeMap;

/// A table with a head.
#[derive(Debug, Serialize)]
pub(super) struct Figures {
    /// Its name in the address of the CSV file.
    pub name: &'static str,
    /// What people call it.
    pub title: String,
    pub head: Vec<String>,
    pub rows: Vec<Vec<String>>,
    pub rows_text: String,
}

impl Figures {
    fn new(name: &'static str, title: String, head: Vec<String>, rows: Vec<Vec<String>>) -> Figures {
        Figures { name, title, head, rows_text: t!("figures-rows", n = rows.len()), rows }
    }
}

fn number(x: f64) -> String {
    marks().decimals(x, 4)
}

/// The tables of a round, in the order of its page. `reports` are those up to it.
pub(super) fn figures(reports: &BTreeMap<i64, RoundReport>, report: &RoundReport, row: &ProjectRow) -> Vec<Figures> {
    let mut all = vec![learning_curve(reports)];
    if let Some(found) = &report.acceptance {
        let rows = found.prospect.curve.iter();
        let rows = rows.map(|p| {
            let numbers = [p.threshold, p.coverage, p.risk, p.upper_bound].map(number);
            numbers.into_iter().chain([p.rows.to_string(), p.errors.to_string()]).collect()
        });
        let head = vec![
            t!("figures-above"),
            t!("figures-coverage"),
            t!("chart-wrong"),
            t!("figures-bound"),
            t!("figures-labels"),
            t!("figures-wrong"),
        ];
        all.push(Figures::new("risk-coverage", t!("figures-risk-coverage"), head, rows.collect()));
    }
    if let Some(holdout) = &report.holdout {
        let mut rows = bins(&t!("figures-before"), &report.calibration.before_bins);
        rows.extend(bins(&t!("figures-after"), &holdout.reliability));
        let head = vec![
            t!("figures-when"),
            t!("chart-confidence"),
            t!("figures-right"),
            t!("figures-low"),
            t!("figures-high"),
            t!("figures-labels"),
        ];
        all.push(Figures::new("reliability", t!("round-reliability"), head, rows));
        let names = row.schema.classes();
        let name = |class: usize| names.get(class).cloned().unwrap_or_else(|| t!("round-class-number", n = class));
        let cells = holdout.confusion.iter().enumerate().flat_map(|(truth, cells)| {
            let cell = move |(said, count): (usize, &u64)| vec![name(truth), name(said), count.to_string()];
            cells.iter().enumerate().map(cell)
        });
        let head = vec![t!("figures-people"), t!("figures-model"), t!("figures-labels")];
        all.push(Figures::new("confusion", t!("round-confusion"), head, cells.collect()));
    }
    all
}

fn bins(when: &str, bins: &[ReliabilityBin]) -> Vec<Vec<String>> {
    let filled = bins.iter().filter(|bin| bin.count > 0);
    filled
        .map(|bin| {
            let numbers = [bin.confidence, bin.accuracy, bin.interval.low, bin.interval.high].map(number);
            [when.to_owned()].into_iter().chain(numbers).chain([bin.count.to_string()]).collect()
        })
        .collect()
}

fn learning_curve(reports: &BTreeMap<i64, RoundReport>) -> Figures {
    let picked = curve_points(reports).into_iter().map(|p| {
        let f1 = p.macro_f1.map(number).unwrap_or_default();
        let numbers = [p.accuracy, p.low, p.high].map(number);
        let first = [t!("figures-picked"), p.round.to_string(), p.labels.to_string()];
        first.into_iter().chain(numbers).chain([f1, p.holdout.to_string()]).collect::<Vec<_>>()
    });
    let random = random_points(reports).into_iter().map(|p| {
        let numbers = [p.accuracy, p.low, p.high].map(number);
        let first = [t!("figures-random"), String::new(), p.labels.to_string()];
        first.into_iter().chain(numbers).chain([String::new(), String::new()]).collect()
    });
    let head = vec![
        t!("figures-labels-are"),
        t!("figures-round"),
        t!("figures-labels"),
        t!("figures-accuracy"),
        t!("figures-low"),
        t!("figures-high"),
        t!("chart-f1"),
        t!("figures-measured"),
    ];
    Figures::new("learning-curve", t!("figures-learning-curve"), head, picked.chain(random).collect())
}

/// Reports up to this round.
pub(super) fn reports_until(
    reader: &Reader<'_>,
    project: ProjectId,
    number: i64,
) -> Result<BTreeMap<i64, RoundReport>> {
    let rounds = reader.rounds(project, 1_000)?.into_iter().filter(|round| round.number <= number);
    Ok(rounds.filter_map(|round| Some((round.number, super::project::report_of(&round)?))).collect())
}

/// `GET /projects/{project}/rounds/{number}/figures/{name}`: `{name}.csv`.
pub async fn csv(app: AppState, project: InProject, path: web::Path<(String, i64, String)>) -> Reply {
    let (id, (slug, number, file)) = (project.id(), path.into_inner());
    let wanted = file.clone();
    let text = blocking(&app, move |app: &App| {
        app.store.read(|r| {
            let row = r.project(id)?;
            let reports = reports_until(r, id, number)?;
            let report = reports.get(&number);
            // A file for programs is in English, whatever the page is in.
            let of = |report| Speech::of(english()).around(|| figures(&reports, report, &row));
            let all = report.map(of).unwrap_or_default();
            let found = all.into_iter().find(|one| wanted.strip_suffix(".csv") == Some(one.name));
            let found = found.ok_or_else(|| Error::NotFound(format!("round {number} has no figures `{wanted}`")))?;
            let mut writer = ::csv::Writer::from_writer(vec![]);
            writer.write_record(&found.head).map_err(Error::internal)?;
            // A spreadsheet must not run a class's name; numbers stay numbers.
            let cell = |cell: &String| match cell.parse::<f64>() {
                Ok(_) => cell.clone(),
                Err(_) => guard_cell(cell).into_owned(),
            };
            let lines = found.rows.iter().map(|row| row.iter().map(cell).collect::<Vec<_>>());
            for line in lines {
                writer.write_record(line).map_err(Error::internal)?;
            }
            writer.into_inner().map_err(Error::internal)
        })
    })
    .await?;
    let name = format!("attachment; filename=\"{slug}-round-{number}-{file}\"");
    Ok(HttpResponse::Ok()
        .content_type("text/csv; charset=utf-8")
        .insert_header((header::CONTENT_DISPOSITION, name))
        .body(text))
}
