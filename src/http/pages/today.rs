//! A project's day: the pace and where it leads, whether the queue fits its model, who is at it, what waits for a decision.

use super::words::{count, day, day_start, listed, percent, tenths};
use crate::acceptance::standings;
use crate::domain::Timestamp;
use crate::error::Result;
use crate::http::App;
use crate::http::speech::{t, told};
use crate::rounds::{QueueHealth, open_suspects, practice_overview, queue_health};
use crate::stopping::StopAdvice;
use crate::store::{Left, ProjectRow, Reader, RoundRow, WorkDay};
use serde::Serialize;

/// Days of the table and the diagram.
const DAYS: i64 = 14;
/// Days the pace is taken from.
const PACE_DAYS: usize = 7;
const DAY: i64 = 86_400_000;
/// Days beyond which a forecast is a guess.
const MOST_DAYS: f64 = 730.0;
/// People who are named.
const HOLDERS: usize = 8;
/// Suspicious labels counted.
const MOST_SUSPECTS: usize = 100;

/// What the page shows.
#[derive(Serialize)]
pub(super) struct TodayView {
    /// Pace and forecast.
    pub pace: String,
    /// How many answers are left where each item takes several; empty otherwise.
    pub overlap: String,
    /// The forecast towards the accuracy that is wanted; empty without a target.
    pub target: String,
    /// The queue in one sentence.
    pub queue: String,
    /// What is wrong with the queue's order.
    pub alarm: Option<String>,
    /// Who holds items now.
    pub people: String,
    /// What nobody here can read; empty where everything can be.
    pub unread: String,
    /// What needs a person's decision.
    pub decisions: Vec<Decision>,
    pub days: Vec<DayBar>,
    /// The days as a CSV file in a link.
    pub csv: String,
}

/// Something that waits for a person.
#[derive(Serialize)]
pub(super) struct Decision {
    pub text: String,
    pub url: String,
}

/// Answers of one day.
#[derive(Serialize)]
pub(super) struct DayBar {
    pub day: String,
    pub answers: String,
    pub people: String,
    pub hours: String,
    pub x: String,
    pub y: String,
    pub height: String,
}

/// Reads the day of a project.
pub(super) fn today(
    app: &App,
    r: &Reader<'_>,
    row: &ProjectRow,
    rounds: &[RoundRow],
    advice: Option<&StopAdvice>,
    now: Timestamp,
) -> Result<TodayView> {
    let days = days(r, row, now)?;
    let counts: Vec<u64> = days.iter().map(|day| day.answers).collect();
    let left = r.left(row)?;
    let health = queue_health(&app.workshop, r, row)?;
    let holders = r.holders(row.id, now)?;
    let people = match holders.len() {
        0 => t!("today-nobody"),
        n => {
            let of = |(name, held): &(String, u64)| t!("today-holder", name = name, n = *held);
            let names = listed(&holders.iter().take(HOLDERS).map(of).collect::<Vec<_>>());
            match n > HOLDERS {
                true => t!("today-people-more", names = names, n = n - HOLDERS),
                false => t!("today-people", names = names),
            }
        }
    };
    Ok(TodayView {
        pace: pace_text(&counts, &left, now),
        overlap: match row.settings.overlap {
            0 | 1 => String::new(),
            _ if left.answers == 0 => String::new(),
            each => t!("today-overlap", each = each, n = left.answers, begun = left.begun),
        },
        target: target_text(row, advice, pace_of(&counts), now),
        queue: queue_text(&health, row.items),
        alarm: health.alarm,
        people,
        unread: unread_text(&r.unread_items(row.id)?),
        decisions: decisions(r, row, rounds)?,
        csv: csv(&days),
        days: bars(&days),
    })
}

/// `214 items in fi and 3 in sv that nobody here labels in.`
fn unread_text(unread: &[(String, u64)]) -> String {
    let parts = unread.iter().enumerate().map(|(at, (language, n))| match at {
        0 => t!("today-in", n = *n, language = language),
        _ => t!("today-more-in", n = *n, language = language),
    });
    let mut parts: Vec<String> = parts.collect();
    match (parts.pop(), parts.is_empty()) {
        (None, _) => String::new(),
        (Some(last), true) => t!("today-unread", last = last),
        (Some(last), false) => t!("today-unread-many", before = listed(&parts), last = last),
    }
}

/// The last days, oldest first, those without answers too.
fn days(r: &Reader<'_>, row: &ProjectRow, now: Timestamp) -> Result<Vec<WorkDay>> {
    let first = day_start(now).0 - (DAYS - 1) * DAY;
    let known = r.work_by_day(row.id, Timestamp(first))?;
    let idle = |day: Timestamp| WorkDay { day, answers: 0, people: 0, worked_ms: 0 };
    let of = |day: Timestamp| known.iter().find(|work| work.day == day).copied().unwrap_or_else(|| idle(day));
    Ok((0..DAYS).map(|n| of(Timestamp(first + n * DAY))).collect())
}

fn date(at: Timestamp) -> String {
    at.to_rfc3339().chars().take(10).collect()
}

/// The pace of the last days and where it leads. `days` are answers a day, oldest first, the last being today.
fn pace_text(days: &[u64], left: &Left, now: Timestamp) -> String {
    let today = days.last().copied().unwrap_or(0);
    let so_far = t!("today-so-far", n = today);
    if left.answers == 0 {
        return format!("{so_far} {}", t!("today-all"));
    }
    let Some(Pace { mean, half, of }) = pace_of(days) else {
        return format!("{so_far} {}", t!("today-no-pace", n = left.items));
    };
    let when = |pace: f64| day_at(left.answers as f64, pace, now);
    let pace = count(mean.round().max(1.0) as u64);
    let ahead = match (when(mean), when(mean + half), when(mean - half)) {
        (Some(at), Some(early), Some(late)) if early == late => {
            t!("today-on", of = of, pace = pace, left = left.items, at = at)
        }
        (Some(at), Some(early), Some(late)) => {
            t!("today-between", of = of, pace = pace, left = left.items, at = at, early = early, late = late)
        }
        (Some(at), Some(early), None) => {
            t!("today-earliest", of = of, pace = pace, left = left.items, at = at, early = early)
        }
        _ => t!("today-too-far", of = of, pace = pace, left = left.items),
    };
    format!("{so_far} {ahead}")
}

/// The queue in one sentence.
fn queue_text(health: &QueueHealth, items: u64) -> String {
    let share = |part: u64, of: u64| percent(if of == 0 { 0.0 } else { part as f64 / of as f64 });
    match health.model_round {
        None => t!("today-unordered"),
        Some(round) => t!(
            "today-ordered",
            strategy = &health.strategy,
            round = round,
            scored = share(health.scored, items),
            random = share(health.random, health.waiting)
        ),
    }
}

/// Answers a day.
#[derive(Debug, Clone, PartialEq)]
struct Pace {
    mean: f64,
    /// Half of the mean's 95 % interval.
    half: f64,
    /// What it is the pace of, in words.
    of: String,
}

/// The pace of these days, oldest first, the last being today; none while nobody answered.
fn pace_of(days: &[u64]) -> Option<Pace> {
    let today = days.last().copied().unwrap_or(0);
    // Today is not over, so it counts only when nothing else is known.
    let whole = &days[..days.len().saturating_sub(1)];
    let recent = &whole[whole.len().saturating_sub(PACE_DAYS)..];
    let begun = recent.iter().position(|n| *n > 0).map_or(&recent[recent.len()..], |at| &recent[at..]);
    let days: Vec<f64> = if begun.is_empty() { vec![today as f64] } else { begun.iter().map(|n| *n as f64).collect() };
    let n = days.len() as f64;
    let mean = days.iter().sum::<f64>() / n;
    // The mean's 95 % interval: from the days' own spread where there are several, else that of a count (Poisson).
    let spread = if days.len() > 2 { days.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / (n - 1.0) } else { mean };
    let half = 1.96 * (spread.max(mean) / n).sqrt();
    let of = if begun.is_empty() { t!("today-pace-now") } else { t!("today-pace-days") };
    (mean > 0.0).then_some(Pace { mean, half, of })
}

/// The day on which so many are done at this pace a day; none beyond what can be told.
fn day_at(left: f64, pace: f64, now: Timestamp) -> Option<String> {
    let days = left / pace;
    (pace > 0.0 && days <= MOST_DAYS).then(|| day(Timestamp(now.0 + (days * DAY as f64) as i64)))
}

/// When the wanted accuracy is reached: the labels it takes by the learning curve, at the present pace. Both are uncertain,
/// and the days at the ends of both are what is said.
fn target_text(row: &ProjectRow, advice: Option<&StopAdvice>, pace: Option<Pace>, now: Timestamp) -> String {
    let wanted = row.settings.target_accuracy;
    if wanted <= 0.0 {
        return String::new();
    }
    let Some(advice) = advice else {
        return t!("today-no-target", target = percent(wanted));
    };
    let said = told(&advice.target_text);
    let (Some(ahead), Some(pace)) = (advice.to_target, pace) else { return said };
    let Some(labels) = ahead.labels.filter(|labels| *labels > 0) else { return said };
    // Answers that go to the holdout, and those beyond the first to an item, teach nothing new.
    let all = (row.pool_labels + row.holdout_labels).max(1);
    let teaches = row.pool_labels as f64 / all as f64 / f64::from(row.settings.overlap.max(1));
    let at = |labels: Option<u64>, pace: f64| day_at(labels? as f64, pace * teaches, now);
    let Some(day) = at(Some(labels), pace.mean) else { return said };
    let late = at(ahead.high, pace.mean - pace.half);
    let ahead = match (at(ahead.low, pace.mean + pace.half), late) {
        (Some(early), Some(late)) => {
            t!("today-target-between", of = pace.of, day = day, early = early, late = late)
        }
        (Some(early), None) => t!("today-target-earliest", of = pace.of, day = day, early = early),
        (None, _) => t!("today-target-on", of = pace.of, day = day),
    };
    format!("{said} {ahead}")
}

/// What waits for a person's decision, in words with the place to decide it.
fn decisions(r: &Reader<'_>, row: &ProjectRow, rounds: &[RoundRow]) -> Result<Vec<Decision>> {
    let base = format!("/projects/{}", row.slug);
    let mut decisions = Vec::new();
    let mut say = |text: String, url: String| decisions.push(Decision { text, url });
    match r.disputed_count(row.id, row.settings.overlap)? {
        0 => {}
        n => say(t!("today-disputed", n = n), format!("{base}/curate")),
    }
    match r.open_escalations(row.id)? {
        0 => {}
        n => say(t!("today-escalated", n = n), format!("{base}/escalations")),
    }
    let open = open_suspects(r, row.id, MOST_SUSPECTS)?;
    match open.iter().filter(|suspect| suspect.label.is_likely_wrong && !suspect.is_asked).count() as u64 {
        0 => {}
        n if open.len() == MOST_SUSPECTS => say(t!("today-suspects-most", n = n), format!("{base}/suspects")),
        n => say(t!("today-suspects", n = n), format!("{base}/suspects")),
    }
    match r.flagged_count(row.id)? {
        0 => {}
        n => say(t!("today-flags", n = n), format!("{base}/items?flagged=yes&sort=answered")),
    }
    let flagged = standings(r, row.id)?.into_iter().filter(|one| !one.flags.is_empty());
    for one in flagged {
        say(t!("today-acceptance", id = one.row.id.0), format!("{base}#accept"));
    }
    let low = practice_overview(r, row.id)?.map_or(0, |found| found.people.iter().filter(|p| p.is_low).count());
    if low > 0 {
        say(t!("today-low", n = low), format!("{base}/agreement#practice"));
    }
    if let Some(last) = rounds.first().filter(|round| round.state == "failed") {
        say(t!("today-failed", n = last.number), format!("{base}/rounds/{}", last.number));
    }
    Ok(decisions)
}

fn bars(days: &[WorkDay]) -> Vec<DayBar> {
    let most = days.iter().map(|day| day.answers).max().unwrap_or(0).max(1) as f64;
    days.iter()
        .enumerate()
        .map(|(at, day)| {
            let height = 60.0 * day.answers as f64 / most;
            DayBar {
                day: date(day.day),
                answers: count(day.answers),
                people: count(day.people),
                hours: tenths(hours(day)),
                x: format!("{}", at * 20 + 2),
                y: format!("{:.1}", 64.0 - height),
                height: format!("{height:.1}"),
            }
        })
        .collect()
}

fn hours(day: &WorkDay) -> f64 {
    day.worked_ms as f64 / 3_600_000.0
}

fn csv(days: &[WorkDay]) -> String {
    let line = |day: &WorkDay| format!("{},{},{},{:.2}%0D%0A", date(day.day), day.answers, day.people, hours(day));
    format!("data:text/csv;charset=utf-8,day,answers,people,hours%0D%0A{}", days.iter().map(line).collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp(1_795_305_600_000);

    #[test]
    fn what_nobody_reads_is_counted_by_language() {
        let of = |all: &[(&str, u64)]| unread_text(&all.iter().map(|(l, n)| ((*l).to_owned(), *n)).collect::<Vec<_>>());
        assert_eq!(of(&[]), "");
        assert_eq!(of(&[("fi", 214)]), "214 items in fi that nobody here labels in.");
        assert_eq!(
            of(&[("fi", 1), ("is", 2), ("sv", 3)]),
            "1 item in fi, 2 in is and 3 in sv that nobody here labels in."
        );
    }

    #[test]
    fn a_steady_pace_leads_to_a_day() {
        let of = |n: u64| Left { items: n, answers: n, begun: 0 };
        // Ten a day for a week and 100 left: ten days, on 2 December.
        let steady = pace_text(&[10; 8], &of(100), NOW);
        assert!(
            steady.contains("At the pace of the last days, 10 a day, the 100 left are labeled on 2 Dec 2026"),
            "{steady}"
        );
        // The mean of seven counts of ten has a half-width of 1.96 * sqrt(10 / 7) = 2.34: 8.1 to 13.1 days.
        assert!(steady.contains("between 30 Nov 2026 and 5 Dec 2026"), "{steady}");
        assert!(pace_text(&[0, 0, 5], &of(100), NOW).contains("At today's pace, 5 a day"));
        assert!(pace_text(&[0, 0, 0], &of(100), NOW).contains("No pace can be told yet; 100 items left"));
        assert!(pace_text(&[3, 3], &of(0), NOW).contains("Every item has a label"));
        assert!(pace_text(&[1, 1], &of(100_000), NOW).contains("more than two years"));
    }

    #[test]
    fn where_items_take_two_answers_the_day_is_that_of_the_answers() {
        // 50 items wait for 100 answers, ten a day.
        let said = pace_text(&[10; 8], &Left { items: 50, answers: 100, begun: 0 }, NOW);
        assert!(said.contains("10 a day, the 50 left are labeled on 2 Dec 2026"), "{said}");
    }
}
