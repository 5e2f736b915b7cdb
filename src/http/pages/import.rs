//! Import: a file or pasted lines in, a report of every row that was not kept.

use super::frame::{Done, Frame};
use super::words::{count, moment};
use super::{go, show, show_as};
use crate::domain::{ProjectId, Timestamp, UserId};
use crate::error::{Error, Result};
use crate::http::body::{Upload, upload};
use crate::http::speech::{t, told};
use crate::http::uploads::cell;
use crate::http::{App, AppState, InProject, Me, Reply, blocking};
use crate::pool::{ImportItems, ImportReport, LISTED, READERS};
use actix_multipart::Multipart;
use actix_web::http::StatusCode;
use actix_web::web;
use serde::Serialize;
use std::io::Read;

/// Rows of each kind on the page; the download has more.
const SHOWN: usize = 50;

#[derive(Serialize)]
pub(super) struct ImportPage {
    project: Frame,
    formats: Vec<&'static str>,
    keys_text: String,
    /// Keys of images; empty where there are none.
    images_text: String,
    schema_text: String,
    problem: Option<String>,
    report: Option<ReportView>,
    /// The test set there is.
    test_set: Option<TestSetView>,
}

#[derive(Serialize)]
struct TestSetView {
    items: u64,
    source: String,
    uploaded: String,
}

#[derive(Serialize)]
struct ReportView {
    source: String,
    title: String,
    facts: Vec<String>,
    /// What the import itself has to say.
    notes: Vec<String>,
    is_refused: bool,
    rejected: Vec<RejectedLine>,
    rejected_more: Option<String>,
    duplicates: Vec<DuplicateLine>,
    duplicates_more: Option<String>,
    /// The whole report as CSV in a link of its own; none when there is nothing in it.
    download: Option<String>,
}

#[derive(Serialize)]
struct RejectedLine {
    line: String,
    column: String,
    reason: String,
}

#[derive(Serialize)]
struct DuplicateLine {
    line: String,
    id: String,
    reason: String,
}

/// `GET /projects/{project}/import`.
pub async fn form(app: AppState, me: Me, project: InProject, query: web::Query<Done>) -> Reply {
    let id = project.id();
    let (viewer, done) = (me.clone(), query.into_inner());
    let page = blocking(&app, move |app| page(app, id, &viewer, &done)).await?;
    show(&app, Some(&me), "project/import.html", &title(&page), &page)
}

pub(super) fn title(page: &ImportPage) -> String {
    t!("import-title", project = &page.project.title)
}

fn page(app: &App, id: ProjectId, me: &Me, done: &Done) -> Result<ImportPage> {
    let (row, test_set) = app.store.read(|r| Ok((r.project(id)?, r.test_set(id)?)))?;
    Ok(ImportPage {
        test_set: test_set.map(|set| TestSetView {
            items: set.items,
            source: told(&set.source),
            uploaded: moment(set.uploaded),
        }),
        formats: READERS.iter().map(|reader| reader.name()).collect(),
        keys_text: row.recipe.model_keys().collect::<Vec<_>>().join(", "),
        images_text: row.recipe.images.join(", "),
        schema_text: row.schema.sentence(),
        problem: None,
        report: None,
        project: Frame::new(&row, me, "import", done),
    })
}

/// `POST /projects/{project}/import`.
pub async fn run(app: AppState, me: Me, project: InProject, form: Multipart) -> Reply {
    let id = project.id();
    let upload = upload(&app, &me, form).await?;
    let (viewer, now, by) = (me.clone(), app.now(), me.person);
    if upload.fields.get("act").is_some_and(|act| act == "look") {
        let (status, kept) = blocking(&app, move |app| kept(app, id, &viewer, upload, now)).await?;
        return match kept {
            Kept::At(url) => Ok(go(&url)),
            Kept::Nothing(page) => show_as(&app, status, Some(&me), "project/import.html", &title(&page), &page),
        };
    }
    let (status, page) =
        blocking(&app, move |app| imported(app, id, &viewer, &Done::default(), upload, by, now)).await?;
    app.ring();
    show_as(&app, status, Some(&me), "project/import.html", &title(&page), &page)
}

/// Where a file waits to be looked at, or the form again.
enum Kept {
    At(String),
    Nothing(Box<ImportPage>),
}

fn kept(app: &App, id: ProjectId, me: &Me, upload: Upload, now: Timestamp) -> Result<(StatusCode, Kept)> {
    match app.uploads.keep(app, upload, me.person, now) {
        Ok(key) => {
            let slug = app.store.read(|r| r.project(id))?.slug;
            Ok((StatusCode::SEE_OTHER, Kept::At(format!("/projects/{slug}/import/{key}"))))
        }
        Err(Error::Invalid(message)) => {
            let page = ImportPage { problem: Some(message), ..page(app, id, me, &Done::default())? };
            Ok((StatusCode::UNPROCESSABLE_ENTITY, Kept::Nothing(Box::new(page))))
        }
        Err(error) => Err(error),
    }
}

/// The page behind an import that ran from a file that waited; `link` leads to its report.
pub(super) fn over_page(
    app: &App,
    id: ProjectId,
    me: &Me,
    outcome: (String, std::result::Result<ImportReport, String>),
    link: String,
) -> Result<(StatusCode, ImportPage)> {
    let (source, outcome) = outcome;
    let outcome = outcome.map(|report| (source, report)).map_err(Error::Invalid);
    let (status, mut page) = done_page(app, id, me, &Done::default(), outcome, false)?;
    if let Some(report) = page.report.as_mut().filter(|report| report.download.is_some()) {
        report.download = Some(link);
    }
    Ok((status, page))
}

/// Imports what a form brought, and the page that says what became of it.
pub(super) fn imported(
    app: &App,
    id: ProjectId,
    me: &Me,
    done: &Done,
    upload: Upload,
    by: UserId,
    now: Timestamp,
) -> Result<(StatusCode, ImportPage)> {
    let (import, source) = form_import(id, &upload, by);
    let outcome = uploaded(&upload, |input| import.run(&app.store, input, now, &mut |_| {}));
    done_page(app, id, me, done, outcome.map(|report| (source, report)), false)
}

/// The page behind an import, or behind a test set that was uploaded.
pub(super) fn done_page(
    app: &App,
    id: ProjectId,
    me: &Me,
    done: &Done,
    outcome: Result<(String, ImportReport)>,
    is_test_set: bool,
) -> Result<(StatusCode, ImportPage)> {
    let mut page = page(app, id, me, done)?;
    let status = match outcome {
        Ok((source, report)) => {
            page.report = Some(view(source, &report, is_test_set));
            if report.refused { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK }
        }
        Err(Error::Invalid(message)) => {
            page.problem = Some(message);
            StatusCode::UNPROCESSABLE_ENTITY
        }
        Err(error) => return Err(error),
    };
    Ok((status, page))
}

/// The import that a form asks for, and where it comes from.
pub(super) fn form_import(id: ProjectId, upload: &Upload, by: UserId) -> (ImportItems, String) {
    let field = |name: &str| upload.fields.get(name).map(|value| value.trim()).filter(|value| !value.is_empty());
    let source = if is_file(upload) { upload.file_name.clone() } else { "pasted text".to_owned() };
    let import = ImportItems {
        format: field("format").map(str::to_owned),
        id_key: field("id_key").map(str::to_owned),
        label_key: field("label_key").map(str::to_owned),
        drop: field("drop").map(|keys| keys.split(',').map(|key| key.trim().to_owned()).collect()).unwrap_or_default(),
        strict: field("strict").is_some(),
        by: Some(by),
        ..ImportItems::new(id, source.clone())
    };
    (import, source)
}

/// A browser sends an empty file when none was chosen.
fn is_file(upload: &Upload) -> bool {
    !upload.file_name.is_empty()
}

/// Reads what a form brought, a file or pasted text.
pub(super) fn uploaded(
    upload: &Upload,
    read: impl FnOnce(&mut dyn Read) -> Result<ImportReport>,
) -> Result<ImportReport> {
    let pasted = upload.fields.get("pasted").filter(|text| !text.trim().is_empty());
    match (&upload.file, pasted) {
        (Some(file), _) if is_file(upload) => read(&mut file.open()?),
        (_, Some(text)) => read(&mut text.as_bytes()),
        _ => Err(Error::invalid("choose a file, or paste some lines, before you send the form")),
    }
}

fn view(source: String, report: &ImportReport, is_test_set: bool) -> ReportView {
    let mut facts = vec![t!("import-read-as", format = report.format)];
    if report.holdout > 0 {
        facts.push(t!("import-to-holdout", n = report.holdout));
    }
    if is_test_set && !report.refused {
        facts.push(t!("import-test-scored"));
    } else if report.labels > 0 {
        facts.push(t!("import-labels-came", n = report.labels));
    }
    let more = |total: u64| (total > SHOWN as u64).then(|| t!("import-showing", shown = SHOWN, n = total));
    ReportView {
        title: if is_test_set && !report.refused {
            t!("import-test-title", n = report.added, rejected = report.rejected_total)
        } else if report.refused {
            t!("import-refused", n = report.rejected_total)
        } else {
            t!("import-added", added = report.added, left = report.duplicate, rejected = report.rejected_total)
        },
        is_refused: report.refused,
        facts,
        notes: report.notes.clone(),
        rejected: report
            .rejected
            .iter()
            .take(SHOWN)
            .map(|row| RejectedLine {
                line: count(row.line),
                column: if row.column.is_empty() { t!("import-whole-row") } else { row.column.clone() },
                reason: row.reason.clone(),
            })
            .collect(),
        rejected_more: more(report.rejected_total),
        duplicates: report
            .duplicates
            .iter()
            .take(SHOWN)
            .map(|row| DuplicateLine { line: count(row.line), id: row.id.clone(), reason: row.reason.clone() })
            .collect(),
        duplicates_more: more(report.duplicate),
        download: (!report.rejected.is_empty() || !report.duplicates.is_empty()).then(|| csv_link(report)),
        source: told(&source),
    }
}

/// The report as a CSV file inside a link, so that nothing has to be kept on the server for it.
fn csv_link(report: &ImportReport) -> String {
    let mut text = format!("line,what,column or id,reason (the first {LISTED} of each kind)\r\n");
    for row in &report.rejected {
        text += &format!("{},rejected,{},{}\r\n", row.line, cell(&row.column), cell(&row.reason));
    }
    for row in &report.duplicates {
        text += &format!("{},duplicate,{},{}\r\n", row.line, cell(&row.id), cell(&row.reason));
    }
    let encoded: String = text
        .bytes()
        .map(|b| if b.is_ascii_alphanumeric() { (b as char).to_string() } else { format!("%{b:02X}") })
        .collect();
    format!("data:text/csv;charset=utf-8,{encoded}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pool::Rejected;

    #[test]
    fn the_report_travels_in_its_link() {
        let rejected = Rejected { line: 3, column: "age".into(), reason: "=HYPERLINK(\"x\")".into() };
        let report = ImportReport { rejected: vec![rejected], rejected_total: 1, ..ImportReport::default() };
        let link = csv_link(&report);
        assert!(link.starts_with("data:text/csv;charset=utf-8,line%2Cwhat"));
        assert!(link.contains("3%2Crejected%2C%22age%22%2C%22%27%3DHYPERLINK%28%22%22x%22%22%29%22%0D%0A"), "{link}");
    }
}
