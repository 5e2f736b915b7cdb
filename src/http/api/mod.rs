//! REST under `/api/v1`: one struct per action in, one verb called, JSON out.

pub mod acceptances;
pub mod agreement;
pub mod assignments;
pub mod audit;
pub mod decisions;
pub mod escalations;
pub mod evidence;
pub mod exports;
pub mod gold;
pub mod guide;
pub mod health;
pub mod items;
pub mod jobs;
pub mod life;
pub mod models;
pub mod notices;
pub mod oversight;
pub mod people;
pub mod policies;
pub mod practice;
pub mod predict;
pub mod projects;
pub mod reviews;
pub mod rounds;
pub mod schema_change;
pub mod suspects;
pub mod sweep;
pub mod table;
pub mod templates;
pub mod test_set;
pub mod throughput;
pub mod tokens;
pub mod workflows;

use crate::domain::Timestamp;
use crate::error::{Error, Result};

/// A moment as the API writes it.
fn at(time: Timestamp) -> String {
    time.to_rfc3339()
}

/// A switch in a query: `?all`, `?all=1`, `?all=true`.
fn is_on(name: &str, value: Option<&str>) -> Result<bool> {
    match value {
        Some("" | "1" | "true" | "yes") => Ok(true),
        None | Some("0" | "false" | "no") => Ok(false),
        Some(other) => Err(Error::Invalid(format!("{name} is `{other}`; use true or false"))),
    }
}

/// A number in a query that may also be a switch: `?why`, `?why=true`, `?why=10`; off when absent.
fn number_or_on(name: &str, value: Option<&str>, on: usize) -> Result<usize> {
    match (value.map(str::parse), is_on(name, value)) {
        (Some(Ok(number)), _) => Ok(number),
        (_, Ok(is_on)) => Ok(if is_on { on } else { 0 }),
        (_, Err(_)) => {
            let value = value.unwrap_or_default();
            Err(Error::Invalid(format!("{name} is `{value}`; use a number, true or false")))
        }
    }
}
