//! Answers, people and hours by project and day.

use crate::domain::Timestamp;
use crate::error::{Error, Result};
use crate::http::{App, AppState, Me, Reply, blocking};
use crate::people::LEAD;
use actix_web::{HttpResponse, web};
use serde::Deserialize;
use serde_json::{Value, json};

/// Days looked at when nobody says how many, and the most.
const DAYS: (i64, i64) = (14, 366);
const DAY: i64 = 86_400_000;

/// Which days.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DaysQuery {
    days: Option<i64>,
}

/// The start of the first of the last `days` days, today among them.
pub(in crate::http) fn first_day(days: i64, now: Timestamp) -> Timestamp {
    Timestamp((now.0.div_euclid(DAY) - days + 1) * DAY)
}

/// `GET /throughput`: the projects that the caller leads.
pub async fn list(app: AppState, me: Me, query: web::Query<DaysQuery>) -> Reply {
    let days = query.days.unwrap_or(DAYS.0);
    if !(1..=DAYS.1).contains(&days) {
        return Err(Error::Invalid(format!("`days` is {days}; use 1 to {}", DAYS.1)).into());
    }
    let since = first_day(days, app.now());
    let found = blocking(&app, move |app| view(app, &me, since)).await?;
    Ok(HttpResponse::Ok().json(json!({"since": date(since), "days": found})))
}

fn view(app: &App, me: &Me, since: Timestamp) -> Result<Vec<Value>> {
    app.store.read(|r| {
        let mut found = Vec::new();
        for project in r.projects()?.into_iter().filter(|project| me.may(LEAD, project.id)) {
            for day in r.work_by_day(project.id, since)? {
                found.push(json!({
                    "project": project.slug, "day": date(day.day), "answers": day.answers, "people": day.people,
                    "hours": (day.worked_ms as f64 / 36_000.0).round() / 100.0,
                }));
            }
        }
        Ok(found)
    })
}

pub(in crate::http) fn date(at: Timestamp) -> String {
    at.to_rfc3339().chars().take(10).collect()
}
