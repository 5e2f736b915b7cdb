//! What this is and how to work with it.

use super::show;
use crate::http::keys::{Line, lines};
use crate::http::speech::t;
use crate::http::{AppState, Me, Reply};
use serde::Serialize;

#[derive(Serialize)]
struct HelpPage {
    version: &'static str,
    /// Whose keys these are.
    preset: &'static str,
    places: Vec<Place>,
}

/// Where keys work, and what they do there.
#[derive(Serialize)]
struct Place {
    title: String,
    lines: Vec<Line>,
}

/// `GET /help`.
pub async fn page(app: AppState, me: Me) -> Reply {
    let places = [
        (t!("help-place-label"), "label"),
        (t!("help-place-review"), "review"),
        (t!("help-place-queue"), "queue"),
        (t!("help-place-sweep"), "sweep"),
        (t!("help-place-curate"), "curate"),
    ];
    let places = places.map(|(title, place)| Place { title, lines: lines(me.keys, place, false) }).into();
    let page = HelpPage { version: env!("CARGO_PKG_VERSION"), preset: me.keys.title(), places };
    show(&app, Some(&me), "help.html", &t!("help"), &page)
}
