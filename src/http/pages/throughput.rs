//! Work by day: answers, people and hours of every project that one leads.

use super::show;
use super::words::{count, tenths};
use crate::error::Result;
use crate::http::api::throughput::{date, first_day};
use crate::http::speech::t;
use crate::http::{App, AppState, Me, Reply, blocking};
use crate::people::LEAD;
use crate::store::WorkDay;
use actix_web::web;
use serde::{Deserialize, Serialize};

/// Spans to choose from, in days; the first is shown when nobody chose.
const SPANS: [i64; 4] = [14, 7, 30, 90];

/// Which days.
#[derive(Deserialize)]
pub struct DaysQuery {
    days: Option<i64>,
}

#[derive(Serialize)]
struct ThroughputPage {
    spans: Vec<(i64, bool)>,
    projects: Vec<Line>,
    days: Vec<Line>,
    /// The days as a CSV file in a link.
    csv: String,
}

#[derive(Serialize)]
struct Line {
    slug: String,
    title: String,
    day: String,
    answers: String,
    people: String,
    hours: String,
    an_hour: String,
}

/// `GET /throughput`.
pub async fn page(app: AppState, me: Me, query: web::Query<DaysQuery>) -> Reply {
    let days = query.days.filter(|days| SPANS.contains(days)).unwrap_or(SPANS[0]);
    let viewer = me.clone();
    let page = blocking(&app, move |app| build(app, &viewer, days)).await?;
    show(&app, Some(&me), "projects/throughput.html", &t!("throughput"), &page)
}

fn build(app: &App, me: &Me, days: i64) -> Result<ThroughputPage> {
    let since = first_day(days, app.now());
    let mut spans = SPANS;
    spans.sort_unstable();
    app.store.read(|r| {
        let mut page = ThroughputPage {
            spans: spans.iter().map(|span| (*span, *span == days)).collect(),
            projects: Vec::new(),
            days: Vec::new(),
            csv: "data:text/csv;charset=utf-8,project,day,answers,people,hours%0D%0A".into(),
        };
        let mut lines = Vec::new();
        for project in r.projects()?.into_iter().filter(|project| me.may(LEAD, project.id)) {
            let work = r.work_by_day(project.id, since)?;
            let whole = WorkDay {
                day: since,
                answers: work.iter().map(|day| day.answers).sum(),
                people: r.people_at_work(project.id, since)?,
                worked_ms: work.iter().map(|day| day.worked_ms).sum(),
            };
            page.projects.push(line(&project.slug, &project.title, &whole));
            lines.extend(work.into_iter().map(|day| (day, project.slug.clone(), project.title.clone())));
        }
        // The newest day first; within a day as the projects are listed.
        lines.sort_by_key(|(day, _, _)| std::cmp::Reverse(day.day));
        for (day, slug, title) in &lines {
            let hours = day.worked_ms as f64 / 3_600_000.0;
            page.csv += &format!("{slug},{},{},{},{hours:.2}%0D%0A", date(day.day), day.answers, day.people);
            page.days.push(line(slug, title, day));
        }
        Ok(page)
    })
}

fn line(slug: &str, title: &str, work: &WorkDay) -> Line {
    let hours = work.worked_ms as f64 / 3_600_000.0;
    Line {
        slug: slug.to_owned(),
        title: title.to_owned(),
        day: date(work.day),
        answers: count(work.answers),
        people: count(work.people),
        hours: tenths(hours),
        // A pace from less than three minutes of work says nothing.
        an_hour: if hours < 0.05 { "–".into() } else { count((work.answers as f64 / hours).round() as u64) },
    }
}
