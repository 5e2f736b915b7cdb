//! The model as a file that works anywhere.

use crate::error::Result;
use crate::http::{App, AppState, InProject, Reply, blocking};
use crate::models::artefact::digest;
use crate::rounds::portable_model;
use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse};

/// The header with the file's SHA-256 in hex.
pub const DIGEST_HEADER: &str = "x-qualm-sha256";

/// `GET /projects/{project}/model`: the current model with its features; 304 when the caller has it already.
pub async fn download(app: AppState, project: InProject, request: HttpRequest) -> Reply {
    let (bytes, digest, name) = blocking(&app, move |app| file(app, project)).await?;
    let tag = format!("\"{digest}\"");
    let known = request.headers().get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok()).unwrap_or("");
    if known.split(',').any(|known| known.trim().trim_start_matches("W/") == tag) {
        return Ok(HttpResponse::NotModified().insert_header((header::ETAG, tag)).finish());
    }
    Ok(HttpResponse::Ok()
        .content_type("application/octet-stream")
        // Compressed on the way it would be another body under the same tag.
        .insert_header(header::ContentEncoding::Identity)
        .insert_header((header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")))
        .insert_header((header::ETAG, tag))
        .insert_header((DIGEST_HEADER, digest))
        .body(bytes))
}

fn file(app: &App, project: InProject) -> Result<(Vec<u8>, String, String)> {
    let model = portable_model(&app.workshop, project.id())?;
    let bytes = model.encode()?;
    let (digest, name) = (digest(&bytes), format!("{}-round-{}.qualm", model.origin.project, model.origin.round));
    Ok((bytes, digest, name))
}
