//! Pages: a handler and its page struct here, the template of the same name in `templates/`, one row in `routes.rs`.

pub mod projects;
pub mod sign_in;

use super::{AppState, Failure, Me, Reply};
use actix_web::HttpResponse;
use actix_web::http::{StatusCode, header};
use serde::Serialize;

/// Draws a page. The template sees `page`, `title`, `me` and `csrf`; every form carries
/// `<input type="hidden" name="csrf" value="{{ csrf }}">`.
pub(super) fn show(app: &AppState, me: Option<&Me>, template: &str, title: &str, page: &impl Serialize) -> Reply {
    show_as(app, StatusCode::OK, me, template, title, page)
}

/// Like [`show`], with another status: a form that comes back with what is wrong in it is a 422.
pub(super) fn show_as(
    app: &AppState,
    status: StatusCode,
    me: Option<&Me>,
    template: &str,
    title: &str,
    page: &impl Serialize,
) -> Reply {
    app.templates.page(status, template, title, me.map(|me| &**me), page).map_err(Failure::from)
}

/// To another of our pages after a form was sent: 303, so that a reload does not send it again.
pub(super) fn go(to: &str) -> HttpResponse {
    HttpResponse::SeeOther().insert_header((header::LOCATION, to)).finish()
}
