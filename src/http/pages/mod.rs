//! Pages: a handler and its page struct here, the template of the same name in `templates/`, one row in `routes.rs`.

pub mod acceptances;
pub mod account;
mod advice;
pub mod agreement;
pub mod audit;
mod charts;
mod columns;
pub mod curate;
mod curate_view;
pub mod escalations;
pub mod export;
mod frame;
pub mod guide;
pub mod help;
pub mod import;
pub mod import_preview;
pub mod item_edit;
mod item_images;
mod item_view;
pub mod items;
pub mod label;
pub mod label_acts;
mod label_draft;
pub mod label_mine;
mod label_widget;
pub mod life;
mod markdown;
pub mod new_from_file;
pub mod new_project;
pub mod people;
pub mod practice;
pub mod project;
pub mod projects;
pub mod reviews;
pub mod round_calls;
pub mod round_compare;
pub mod round_figures;
mod round_model;
mod round_report;
pub mod rounds;
pub mod schema;
pub mod settings;
pub mod sign_in;
pub mod suspects;
pub mod table;
pub mod table_acts;
mod table_erase;
pub mod test_set;
pub mod throughput;
mod today;
mod words;

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

/// An item's id as one part of a path: ids come from files and may hold anything.
fn path_part(id: &str) -> String {
    id.bytes().fold(String::with_capacity(id.len()), |mut out, byte| {
        if byte.is_ascii_alphanumeric() || b"-_~.".contains(&byte) {
            out.push(byte as char);
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
        out
    })
}

#[cfg(test)]
mod tests {
    use super::path_part;

    #[test]
    fn any_id_fits_into_a_path() {
        assert_eq!(path_part("ticket-001"), "ticket-001");
        assert_eq!(path_part("a/b?c d"), "a%2Fb%3Fc%20d");
    }
}
