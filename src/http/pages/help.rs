//! What this is and how to work with it.

use super::show;
use crate::http::{AppState, Me, Reply};
use serde::Serialize;

#[derive(Serialize)]
struct HelpPage {
    version: &'static str,
}

/// `GET /help`.
pub async fn page(app: AppState, me: Me) -> Reply {
    show(&app, Some(&me), "help.html", "Help", &HelpPage { version: env!("CARGO_PKG_VERSION") })
}
