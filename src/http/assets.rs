//! Static files, carried in the binary. A page asks for them with their digest, so browsers may keep them for ever. They are
//! the only thing sent compressed: pages hold secrets beside text from outside, which compression would let one guess.

use super::errors::{Failure, Reply};
use crate::digest::hex;
use crate::error::Error;
use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};
use rust_embed::RustEmbed;

#[derive(RustEmbed)]
#[folder = "static/"]
struct Files;

/// The url of a file, with the start of its digest behind; the bare url when there is no such file.
pub(super) fn url(path: &str) -> String {
    match Files::get(path) {
        Some(file) => format!("/static/{path}?v={}", &hex(&file.metadata.sha256_hash())[..12]),
        None => format!("/static/{path}"),
    }
}

fn content_type(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or_default() {
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

/// `GET /static/{path}`.
pub(super) async fn file(request: HttpRequest, path: web::Path<String>) -> Reply {
    let Some(file) = Files::get(&path) else {
        return Err(Failure::Room(Error::NotFound(format!("there is no file {path}"))));
    };
    let digest = hex(&file.metadata.sha256_hash());
    let tag = format!("\"{}\"", &digest[..32]);
    let is_hashed = request.query_string() == format!("v={}", &digest[..12]);
    let cache = if is_hashed { "public, max-age=31536000, immutable" } else { "no-cache" };
    if request.headers().get(header::IF_NONE_MATCH).is_some_and(|held| held.as_bytes() == tag.as_bytes()) {
        return Ok(HttpResponse::NotModified()
            .insert_header((header::ETAG, tag))
            .insert_header((header::CACHE_CONTROL, cache))
            .finish());
    }
    Ok(HttpResponse::Ok()
        .content_type(content_type(&path))
        .insert_header((header::ETAG, tag))
        .insert_header((header::CACHE_CONTROL, cache))
        .body(file.data.into_owned()))
}
