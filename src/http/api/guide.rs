//! The guide and its versions.

use crate::error::{Error, Result};
use crate::http::{AppState, InProject, Reply, blocking};
use crate::store::Reader;
use actix_web::{HttpResponse, web};
use serde::Deserialize;
use serde_json::{Value, json};

/// Which version.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GuideQuery {
    version: Option<String>,
}

/// `GET /projects/{project}/guide`: the text of one version, of the one in use where none is named, and all versions.
pub async fn show(app: AppState, project: InProject, query: web::Query<GuideQuery>) -> Reply {
    let wanted = query.into_inner().version;
    let wanted = wanted
        .map(|text| text.parse::<i64>().map_err(|_| Error::Invalid(format!("version is `{text}`: use a number"))))
        .transpose()?;
    let shown = blocking(&app, move |app| app.store.read(|r| view(r, project, wanted))).await?;
    Ok(HttpResponse::Ok().json(shown))
}

fn view(r: &Reader<'_>, project: InProject, wanted: Option<i64>) -> Result<Value> {
    let row = r.project(project.id())?;
    let version = wanted.unwrap_or(row.guide_version);
    let text = r.guide_text(row.id, version)?;
    let versions = r.guide_versions(row.id)?;
    let one = |at: &crate::store::GuideRow| json!({"version": at.version, "at": at.at.map(super::at), "by": at.by});
    let versions: Vec<Value> = versions.iter().map(one).collect();
    Ok(json!({"version": version, "current": row.guide_version, "text": text, "versions": versions}))
}
