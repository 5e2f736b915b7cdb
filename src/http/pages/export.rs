//! Export: choose a format, see what will be in it, download.

use super::frame::{Done, Frame};
use super::show;
use super::words::{count, plural};
use crate::domain::ProjectId;
use crate::error::Result;
use crate::exports::FORMATS;
use crate::http::{App, AppState, InProject, Me, Reply, blocking};
use actix_web::web;
use serde::{Deserialize, Serialize};

#[derive(Serialize)]
struct ExportPage {
    project: Frame,
    formats: Vec<FormatChoice>,
    facts: Vec<(&'static str, String)>,
    classes: Vec<(String, String)>,
    is_empty: bool,
}

#[derive(Serialize)]
struct FormatChoice {
    name: &'static str,
    title: &'static str,
}

/// What the page's query may say.
#[derive(Debug, Default, Deserialize)]
pub struct Nothing {}

/// `GET /projects/{project}/export`.
pub async fn form(app: AppState, me: Me, project: InProject, _: web::Query<Nothing>) -> Reply {
    let id = project.id();
    let viewer = me.clone();
    let page = blocking(&app, move |app| build(app, id, &viewer)).await?;
    let title = format!("Export · {}", page.project.title);
    show(&app, Some(&me), "project/export.html", &title, &page)
}

fn build(app: &App, id: ProjectId, me: &Me) -> Result<ExportPage> {
    app.store.read(|r| {
        let row = r.project(id)?;
        let answers: u64 = r.annotation_counts(id)?.iter().map(|(_, answers, _)| answers).sum();
        let labeled = row.pool_labels + row.holdout_labels;
        let counts = r.label_counts(id)?;
        let of_classes = row.schema.count_classes(counts.iter().map(|&(class, pool, holdout)| (class, pool + holdout)));
        Ok(ExportPage {
            formats: FORMATS.iter().map(|format| FormatChoice { name: format.name(), title: format.title() }).collect(),
            facts: vec![
                ("Labeled items", count(labeled)),
                ("Of these, in the holdout", count(row.holdout_labels)),
                ("Answers by people and imports", count(answers)),
                ("Machine labels", count(r.standing_count(id, None)?)),
                ("Disputed", plural(r.disputed_count(id, row.settings.overlap)?, "item")),
                ("All items", count(row.items)),
            ],
            classes: row
                .schema
                .classes()
                .iter()
                .zip(of_classes)
                .map(|(label, labels)| (label.clone(), count(labels)))
                .collect(),
            is_empty: row.items == 0,
            project: Frame::new(&row, me, "export", &Done::default()),
        })
    })
}
