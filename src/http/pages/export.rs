//! Export: choose a format, see what will be in it, download.

use super::frame::{Done, Frame};
use super::show;
use super::words::count;
use crate::domain::ProjectId;
use crate::error::Result;
use crate::exports::FORMATS;
use crate::http::speech::{t, told};
use crate::http::{App, AppState, InProject, Me, Reply, blocking};
use actix_web::web;
use serde::{Deserialize, Serialize};

#[derive(Serialize)]
struct ExportPage {
    project: Frame,
    formats: Vec<FormatChoice>,
    facts: Vec<(String, String)>,
    classes: Vec<(String, String)>,
    is_empty: bool,
}

#[derive(Serialize)]
struct FormatChoice {
    name: &'static str,
    title: String,
}

/// What the page's query may say.
#[derive(Debug, Default, Deserialize)]
pub struct Nothing {}

/// `GET /projects/{project}/export`.
pub async fn form(app: AppState, me: Me, project: InProject, _: web::Query<Nothing>) -> Reply {
    let id = project.id();
    let viewer = me.clone();
    let page = blocking(&app, move |app| build(app, id, &viewer)).await?;
    let title = t!("export-title", project = &page.project.title);
    show(&app, Some(&me), "project/export.html", &title, &page)
}

fn build(app: &App, id: ProjectId, me: &Me) -> Result<ExportPage> {
    app.store.read(|r| {
        let row = r.project(id)?;
        let answers: u64 = r.annotation_counts(id)?.iter().map(|(_, answers, _)| answers).sum();
        let labeled = row.pool_labels + row.holdout_labels;
        let of_classes = r.labels_by_name(id, &row.schema)?.into_iter().map(|(pool, holdout)| pool + holdout);
        Ok(ExportPage {
            formats: FORMATS
                .iter()
                .filter(|format| format.fits(&row.schema).is_ok())
                .map(|format| FormatChoice { name: format.name(), title: told(format.title()) })
                .collect(),
            facts: vec![
                (t!("export-fact-labeled"), count(labeled)),
                (t!("export-fact-holdout"), count(row.holdout_labels)),
                (t!("export-fact-answers"), count(answers)),
                (t!("export-fact-machine"), count(r.standing_count(id, None)?)),
                (t!("export-fact-disputed"), t!("items-n", n = r.disputed_count(id, row.settings.overlap)?)),
                (t!("export-fact-all"), count(row.standing_items())),
            ],
            classes: row
                .schema
                .classes()
                .iter()
                .zip(of_classes)
                .map(|(label, labels)| (label.clone(), count(labels)))
                .collect(),
            is_empty: row.standing_items() == 0,
            project: Frame::new(&row, me, "export", &Done::default()),
        })
    })
}
