//! `qualm openapi`: the API's description, as `/api/openapi.json` serves it.

use super::output::line;
use crate::error::{Error, Result};

/// Prints the description; it is the same with and without `--json`.
pub(super) fn run() -> Result<()> {
    line(&serde_json::to_string_pretty(&crate::http::openapi::document()).map_err(Error::internal)?)
}
