//! Diagrams of a workflow's metrics: shares with their intervals beside what is healthy, how long items wait, weeks. As in
//! `pages/charts.rs` the numbers come out as coordinates, and a table with the same numbers stands behind each.

use super::super::charts::{Dot, Tick};
use super::super::words::{percent, percent1};
use super::duration;
use crate::evidence::Finding;
use crate::http::speech::t;
use crate::reviews::{Waited, WeekRate};
use serde::Serialize;

const WIDTH: f64 = 640.0;
const LEFT: f64 = 44.0;
const RIGHT: f64 = 12.0;
const TOP: f64 = 12.0;
const HEIGHT: f64 = 220.0;
const BOTTOM: f64 = 34.0;

fn number(x: f64) -> String {
    format!("{x:.1}")
}

/// A share, its interval and what is healthy, on one line from 0 to 100 %.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Whisker {
    /// Where the healthy range begins and how wide it is, in hundredths of the line.
    healthy: String,
    healthy_width: String,
    /// The interval; empty without one.
    low: String,
    width: String,
    dot: String,
}

/// The line of a finding; none without a figure.
pub(super) fn whisker(finding: &Finding, healthy: (f64, f64)) -> Option<Whisker> {
    let (share, ends) = (finding.estimate?, finding.interval?);
    Some(Whisker {
        healthy: number(healthy.0 * 100.0),
        healthy_width: number((healthy.1 - healthy.0) * 100.0),
        low: number(ends.low * 100.0),
        // A point is still to be seen.
        width: number(((ends.high - ends.low) * 100.0).max(0.3)),
        dot: number(share * 100.0),
    })
}

/// A line over time with a band.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Line {
    band: String,
    line: String,
    dots: Vec<Dot>,
    x_ticks: Vec<Tick>,
    y_ticks: Vec<Tick>,
    x_title: String,
    description: String,
}

fn y(share: f64) -> f64 {
    TOP + (HEIGHT - TOP - BOTTOM) * (1.0 - share)
}

fn y_ticks(most: f64) -> Vec<Tick> {
    [0.0, 0.5, 1.0].map(|part| Tick { at: number(y(part)), text: percent(part * most) }).to_vec()
}

/// The override rate of each week with its interval; none below two weeks with items.
pub(super) fn of_weeks(weeks: &[WeekRate]) -> Option<Line> {
    let known: Vec<(usize, &WeekRate)> = weeks.iter().enumerate().filter(|(_, week)| week.reviewed > 0).collect();
    if known.len() < 2 {
        return None;
    }
    let high = known.iter().filter_map(|(_, week)| week.interval).map(|i| i.high).fold(0.0, f64::max);
    let most = if high <= 0.25 {
        0.25
    } else if high <= 0.5 {
        0.5
    } else {
        1.0
    };
    let last = (weeks.len() - 1).max(1) as f64;
    let x = |at: usize| LEFT + 20.0 + (WIDTH - LEFT - RIGHT - 40.0) * at as f64 / last;
    let share = |week: &WeekRate| week.changed as f64 / week.reviewed as f64;
    let pair = |at: usize, share: f64| format!("{:.1},{:.1}", x(at), y(share / most));
    let ends = |(at, week): &(usize, &WeekRate)| week.interval.map(|i| (*at, i));
    let upper = known.iter().filter_map(ends).map(|(at, i)| pair(at, i.high));
    let lower = known.iter().rev().filter_map(ends).map(|(at, i)| pair(at, i.low));
    let dot = |(at, week): &(usize, &WeekRate)| Dot {
        x: number(x(*at)),
        y: number(y(share(week) / most)),
        text: t!("weeks-dot", day = day(week), changed = week.changed, reviewed = week.reviewed),
    };
    let (first, newest) = (known[0].1, known[known.len() - 1].1);
    Some(Line {
        band: upper.chain(lower).collect::<Vec<_>>().join(" "),
        line: known.iter().map(|(at, week)| pair(*at, share(week))).collect::<Vec<_>>().join(" "),
        dots: known.iter().map(dot).collect(),
        x_ticks: weeks
            .iter()
            .enumerate()
            .filter(|(at, _)| weeks.len() < 5 || (weeks.len() - 1 - at).is_multiple_of(2))
            .map(|(at, week)| Tick { at: number(x(at)), text: day(week)[5..].to_owned() })
            .collect(),
        y_ticks: y_ticks(most),
        x_title: t!("weeks-axis"),
        description: t!("weeks-described", first = percent1(share(first)), last = percent1(share(newest))),
    })
}

/// A week's first day.
pub(super) fn day(week: &WeekRate) -> String {
    week.from.chars().take(10).collect()
}

/// The share still waiting over time, as steps; none without a decided item.
pub(super) fn of_wait(waited: &Waited) -> Option<Line> {
    let last = waited.curve.last()?.0;
    let most = waited.target_ms.unwrap_or(0).max(last).max(1000);
    let x = |ms: i64| LEFT + (WIDTH - LEFT - RIGHT) * ms as f64 / most as f64;
    let mut points = vec![(0, 1.0)];
    let mut share = 1.0;
    for &(ms, left) in &waited.curve {
        points.push((ms, share));
        points.push((ms, left));
        share = left;
    }
    points.push((most, share));
    let line = points.iter().map(|(ms, share)| format!("{:.1},{:.1}", x(*ms), y(*share))).collect::<Vec<_>>().join(" ");
    Some(Line {
        band: String::new(),
        line,
        dots: Vec::new(),
        x_ticks: (0..=2).map(|k| Tick { at: number(x(most / 2 * k)), text: short(most / 2 * k / 1000) }).collect(),
        y_ticks: y_ticks(1.0),
        x_title: t!("wait-axis"),
        description: t!("wait-described", span = duration(last / 1000), share = percent(share)),
    })
}

/// `90 s`, `4 h`: room for three of them below a narrow diagram.
fn short(secs: i64) -> String {
    match secs {
        0..120 => t!("when-secs", n = secs),
        120..7200 => t!("short-minutes", n = secs / 60),
        7200..172_800 => t!("short-hours", n = secs / 3600),
        _ => t!("short-days", n = secs / 86_400),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::Edges;
    use crate::metrics::wilson;

    #[test]
    fn a_whisker_lies_on_its_share() {
        // 5 of 100 is 2.2 to 11.2 %.
        let found = whisker(&Finding::of_share(5, 100, &Edges::at_most(0.05)), (0.05, 0.12)).unwrap();
        assert_eq!((found.dot.as_str(), found.low.as_str(), found.width.as_str()), ("5.0", "2.2", "9.0"));
        assert_eq!((found.healthy.as_str(), found.healthy_width.as_str()), ("5.0", "7.0"));
        assert!(whisker(&Finding::of_share(0, 0, &Edges::at_most(0.05)), (0.0, 0.05)).is_none());
    }

    #[test]
    fn weeks_without_items_are_left_out_and_one_week_is_no_line() {
        let week = |changed, reviewed| WeekRate {
            from: "2026-11-02T00:00:00.000Z".into(),
            changed,
            reviewed,
            interval: (reviewed > 0).then(|| wilson(changed, reviewed)),
        };
        assert!(of_weeks(&[week(1, 10), week(0, 0)]).is_none());
        let drawn = of_weeks(&[week(10, 100), week(0, 0), week(20, 100)]).unwrap();
        // Up to 28.9 %, so the axis ends at 50 %: 10 % lies at a fifth of it, 12 + 174 * 0.8.
        assert_eq!((drawn.dots.len(), drawn.dots[0].y.as_str()), (2, "151.2"));
        assert_eq!(drawn.band.split(' ').count(), 4);
    }
}
