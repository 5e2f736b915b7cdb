//! What one said oneself: newest first, to search, to change in place; today's count and pace. No comparison with others.

use super::frame::{Done, Frame};
use super::label::{Past, past_of, shown};
use super::practice::far_text;
use super::show;
use super::words::{count, day_start, percent};
use crate::domain::{Timestamp, UserId};
use crate::error::Result;
use crate::http::speech::t;
use crate::http::{AppState, InProject, Me, Reply, blocking};
use crate::rounds::own_practice;
use crate::store::{AnnotationRow, ProjectRow, Reader};
use actix_web::web;
use serde::{Deserialize, Serialize};

/// Answers looked through.
const MOST: usize = 5000;
/// Answers listed.
const LISTED: usize = 100;
/// A longer pause between two answers is a break, not work.
const PAUSE_MS: i64 = 5 * 60 * 1000;

/// What to list.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct MineQuery {
    #[serde(default)]
    class: String,
    #[serde(default)]
    flag: String,
    #[serde(default)]
    text: String,
    #[serde(default)]
    done: Option<String>,
}

#[derive(Serialize)]
struct MinePage {
    project: Frame,
    widget: &'static str,
    classes: Vec<ClassChoice>,
    is_flagged: bool,
    text: String,
    today: usize,
    pace_text: String,
    /// One's own agreement on practice items; empty where none was answered.
    practice_text: String,
    found_text: String,
    answers: Vec<Past>,
}

#[derive(Serialize)]
struct ClassChoice {
    label: String,
    /// How it is written on the page.
    shown: String,
    is_chosen: bool,
}

/// `GET /projects/{project}/label/mine`.
pub async fn page(app: AppState, me: Me, project: InProject, query: web::Query<MineQuery>) -> Reply {
    let (id, viewer, now, query) = (project.id(), me.clone(), app.now(), query.into_inner());
    let page = blocking(&app, move |app| app.store.read(|r| build(r, &r.project(id)?, &viewer, &query, now))).await?;
    let title = t!("mine-title", project = &page.project.title);
    show(&app, Some(&me), "label/mine.html", &title, &page)
}

fn build(r: &Reader<'_>, row: &ProjectRow, me: &Me, query: &MineQuery, now: Timestamp) -> Result<MinePage> {
    let all = r.recent_annotations(row.id, me.person, MOST)?;
    let today: Vec<Timestamp> = all.iter().map(|given| given.created).filter(|at| *at >= day_start(now)).collect();
    let wanted = query.text.trim().to_lowercase();
    let mut answers = Vec::new();
    let mut found = 0u64;
    for given in &all {
        if is_wanted(r, row, given, query, &wanted)? {
            found += 1;
            if answers.len() < LISTED {
                answers.push(past_of(r, row, given.clone(), now)?);
            }
        }
    }
    let done = query.done.as_deref().map(Done::of).unwrap_or_default();
    let of_class = |label: &String| ClassChoice {
        shown: shown(&row.schema, label),
        label: label.clone(),
        is_chosen: *label == query.class,
    };
    Ok(MinePage {
        widget: row.schema.widget(),
        classes: row.schema.classes().iter().map(of_class).collect(),
        is_flagged: !query.flag.is_empty(),
        text: query.text.trim().to_owned(),
        today: today.len(),
        practice_text: practice_text(r, row, me.person, now)?,
        pace_text: pace(&today).map_or_else(String::new, |pace| count(pace.round() as u64)),
        found_text: match answers.len() as u64 {
            shown if shown < found => t!("mine-newest", shown = shown, found = found),
            _ => t!("mine-found", n = found),
        },
        answers,
        project: Frame::new(row, me, "label", &done),
    })
}

/// One's own agreement on practice items. Where they are never told, today's are left out: the figure would tell them.
fn practice_text(r: &Reader<'_>, row: &ProjectRow, person: UserId, now: Timestamp) -> Result<String> {
    let is_told = row.settings.gold_feedback == "told";
    let figure = own_practice(r, row, person, (!is_told).then(|| day_start(now)))?;
    let Some(share) = figure.share else { return Ok(String::new()) };
    let far = match far_text(&figure) {
        far if far.is_empty() => far,
        far => format!("; {far}"),
    };
    let (agreed, answered, share) = (count(figure.agreed as u64), count(figure.answered as u64), percent(share));
    let (low, high) = (percent(figure.interval.low), percent(figure.interval.high));
    Ok(match is_told {
        true => {
            t!("mine-practice", agreed = agreed, answered = answered, share = share, low = low, high = high, far = far)
        }
        false => {
            t!(
                "mine-practice-before",
                agreed = agreed,
                answered = answered,
                share = share,
                low = low,
                high = high,
                far = far
            )
        }
    })
}

fn is_wanted(r: &Reader<'_>, row: &ProjectRow, given: &AnnotationRow, query: &MineQuery, text: &str) -> Result<bool> {
    let says = |class: &str| row.schema.value_of(&given.label).into_names().iter().any(|name| name == class);
    if !query.flag.is_empty() && !given.is_flagged || !query.class.is_empty() && !says(&query.class) {
        return Ok(false);
    }
    if text.is_empty() || given.note.to_lowercase().contains(text) {
        return Ok(true);
    }
    let item = r.item(given.item)?;
    Ok(item.external.to_lowercase().contains(text) || item.data.to_string().to_lowercase().contains(text))
}

/// Answers an hour of work, from their times, the newest first: breaks do not count. None below ten answers.
fn pace(times: &[Timestamp]) -> Option<f64> {
    let gaps: Vec<i64> =
        times.windows(2).map(|pair| pair[0].0 - pair[1].0).filter(|gap| (0..=PAUSE_MS).contains(gap)).collect();
    let worked: i64 = gaps.iter().sum();
    (times.len() >= 10 && worked > 0).then(|| gaps.len() as f64 * 3_600_000.0 / worked as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_break_does_not_slow_the_pace() {
        // Ten answers 10 seconds apart, an hour's break in the middle: 8 gaps in 80 seconds are 360 an hour.
        let at = |n: i64| Timestamp(n * 10_000 + if n >= 5 { 3_600_000 } else { 0 });
        let times: Vec<Timestamp> = (0..10).rev().map(at).collect();
        assert_eq!(pace(&times), Some(360.0));
        assert_eq!(pace(&times[..9]), None, "nine answers tell nothing");
    }
}
