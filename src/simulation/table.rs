//! Summaries as finished words: cells for the page, and lines for a terminal.

use super::across::{Standing, standings};
use super::against::Outside;
use super::curve::{Curve, Estimate, Reached, area, cut};
use super::summary::{Alone, Summary};
use serde::Serialize;

/// What stands where there is no number.
const NOTHING: &str = "–";

/// Headings and rows, every cell in words. The first column is a name, the others are numbers.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct Cells {
    pub head: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

/// As short as it goes.
fn short_percent(share: f64) -> String {
    format!("{} %", (1000.0 * share).round() / 10.0)
}

/// A sign, for differences.
fn signed(value: f64) -> String {
    format!("{value:+.3}")
}

fn percent(share: f64) -> String {
    format!("{:.1} %", 100.0 * share)
}

fn or_nothing<T>(value: Option<T>, words: impl Fn(T) -> String) -> String {
    value.map_or_else(|| NOTHING.to_owned(), words)
}

/// A mean with half the width of its interval.
pub(super) fn mean_words(estimate: &Estimate) -> String {
    match estimate.interval {
        Some(interval) => format!("{:.3} ± {:.3}", estimate.mean, (interval.high - interval.low) / 2.0),
        None => format!("{:.3}", estimate.mean),
    }
}

fn difference_words(estimate: &Estimate) -> String {
    match estimate.interval {
        Some(interval) => {
            format!("{} [{}, {}]", signed(estimate.mean), signed(interval.low), signed(interval.high))
        }
        None => signed(estimate.mean),
    }
}

fn reached_words(reached: &Reached) -> String {
    let median = or_nothing(reached.median, |labels| format!("{labels:.0}"));
    if reached.seeds == reached.of { median } else { format!("{median} ({} of {})", reached.seeds, reached.of) }
}

fn alone_words(alone: &Alone) -> [String; 3] {
    [percent(alone.share), or_nothing(alone.error, percent), format!("{} of {}", alone.broken, alone.steps)]
}

/// Curves in numbers. Outside curves stand below ours, with an area where they cover ours.
pub(super) fn learning(summaries: &[&Summary], outside: &[&Outside]) -> Cells {
    let mut head: Vec<String> =
        ["strategy", "accuracy area", "macro F1 area", "against random"].map(String::from).into();
    let points = summaries.first().map(|first| first.at.as_slice()).unwrap_or_default();
    head.extend(points.iter().map(|at| format!("acc / F1 at {}", at.labels)));
    head.extend(["worst seed's F1 area", "worst end / mean end"].map(String::from));
    let mut rows: Vec<Vec<String>> = summaries
        .iter()
        .map(|summary| {
            let against = summary.against_random.as_ref();
            let mut row = vec![
                summary.strategy.clone(),
                mean_words(&summary.accuracy_area),
                mean_words(&summary.macro_f1_area),
                or_nothing(against, |against| {
                    format!("{}, won {} of {}", difference_words(&against.difference), against.won, against.seeds)
                }),
            ];
            row.extend(summary.at.iter().map(|at| format!("{:.3} / {:.3}", at.accuracy, at.macro_f1)));
            row.push(format!("{:.3} (seed {})", summary.worst.1, summary.worst.0));
            row.push(format!("{:.2}", summary.worst_share));
            row
        })
        .collect();
    let span = summaries.first().map(|summary| summary.span).unwrap_or_default();
    for curve in outside {
        let within = |curve: Curve| cut(&curve, span.0 as f64, span.1 as f64);
        let mean = |curve| or_nothing(within(curve), |part| format!("{:.3}", area(&part)));
        let at = |labels: usize, curve: Curve| {
            or_nothing(cut(&curve, labels as f64, labels as f64), |point| format!("{:.3}", point[0].1))
        };
        let mut row = vec![curve.name.clone(), mean(curve.accuracy()), mean(curve.macro_f1()), NOTHING.into()];
        row.extend(points.iter().map(|p| {
            let (accuracy, f1) = (at(p.labels, curve.accuracy()), at(p.labels, curve.macro_f1()));
            if accuracy == NOTHING { NOTHING.to_owned() } else { format!("{accuracy} / {f1}") }
        }));
        row.resize(head.len(), NOTHING.into());
        rows.push(row);
    }
    Cells { head, rows }
}

/// What it means for a team: labels to the target, classes, calibration, what would run alone, time.
pub(super) fn planning(summaries: &[&Summary], target_share: f64, has_holdout: bool) -> Cells {
    let target = short_percent(target_share).replace(' ', "\u{a0}");
    let mut head = vec![
        "strategy".to_owned(),
        format!("labels to {target} acc"),
        format!("labels to {target} F1"),
        "all classes: median, most".into(),
        "calibration error".into(),
        "log loss".into(),
    ];
    if has_holdout {
        head.extend(["certified: alone", "wrong", "over budget"].map(String::from));
    }
    head.extend(["naive: alone", "wrong", "over budget", "for people", "last round, s"].map(String::from));
    let rows = summaries
        .iter()
        .map(|summary| {
            let mut row = vec![
                summary.strategy.clone(),
                or_nothing(summary.to_accuracy.as_ref(), reached_words),
                or_nothing(summary.to_macro_f1.as_ref(), reached_words),
                format!(
                    "{}, {}",
                    reached_words(&summary.found),
                    or_nothing(summary.found.most, |most| most.to_string())
                ),
                or_nothing(summary.ece, |ece| format!("{ece:.3}")),
                format!("{:.3}", summary.log_loss),
            ];
            if has_holdout {
                row.extend(alone_words(&summary.alone));
            }
            row.extend(alone_words(&summary.naive));
            row.push(percent(summary.people_share));
            row.push(format!("{:.3}", summary.last_round_seconds));
            row
        })
        .collect();
    Cells { head, rows }
}

/// What a project would have been told, against what came.
pub(super) fn foresight(summaries: &[&Summary]) -> Cells {
    let head = [
        "strategy",
        "reported accuracy off by",
        "interval held it",
        "advised stop",
        "of full accuracy: mean, lowest",
        "one more point: judged",
        "forecast / needed",
        "within a factor of 2",
    ];
    let share = |part: usize, of: usize| or_nothing((of > 0).then_some(()), |()| format!("{part} of {of}"));
    let rows = summaries
        .iter()
        .map(|summary| {
            let seen = &summary.foresight;
            let stop = seen.stopped.as_ref();
            let shares = stop.and_then(|stop| stop.share.zip(stop.lowest));
            vec![
                summary.strategy.clone(),
                or_nothing(seen.reported.error, |error| format!("{error:.3}")),
                share(seen.reported.covered, seen.reported.seeds),
                or_nothing(stop, |stop| reached_words(&stop.labels)),
                or_nothing(shares, |(mean, lowest)| format!("{mean:.3}, {lowest:.3}")),
                seen.foretold.judged.to_string(),
                or_nothing(seen.foretold.ratio, |ratio| format!("{ratio:.2}")),
                share(seen.foretold.within_two, seen.foretold.judged),
            ]
        })
        .collect();
    Cells { head: head.map(String::from).into(), rows }
}

/// Strategies across data sets.
pub(super) fn overall(standings: &[&Standing]) -> Cells {
    let head = [
        "strategy",
        "mean F1 area",
        "mean rank",
        "mean regret",
        "worst regret",
        "above / unclear / below random",
        "seeds won",
    ];
    let rows = standings
        .iter()
        .map(|standing| {
            vec![
                standing.strategy.clone(),
                format!("{:.3}", standing.area),
                format!("{:.2}", standing.rank),
                format!("{:.3}", standing.mean_regret),
                if standing.worst_regret > 0.0 {
                    format!("{:.3} ({})", standing.worst_regret, standing.worst_data)
                } else {
                    format!("{:.3}", standing.worst_regret)
                },
                or_nothing(standing.against_random, |[above, unclear, below]| format!("{above} / {unclear} / {below}")),
                or_nothing(standing.against_random, |_| {
                    format!("{} of {}", standing.seeds_won.0, standing.seeds_won.1)
                }),
            ]
        })
        .collect();
    Cells { head: head.map(String::from).into(), rows }
}

/// The tables for a terminal: two for each data set and noise level, a third with a holdout, and one for all data sets where there are several.
pub fn table(summaries: &[Summary], outside: &[Outside], target_share: f64, has_holdout: bool) -> String {
    let mut text = String::new();
    let parts = groups(summaries);
    for (data, noise, group) in &parts {
        if parts.len() > 1 {
            text.push_str(&format!("{}\n", heading(data, *noise)));
        }
        let curves: Vec<&Outside> = outside.iter().filter(|curve| curve.data == *data).collect();
        text.push_str(&lines(&learning(group, &curves)));
        text.push('\n');
        text.push_str(&lines(&planning(group, target_share, has_holdout)));
        text.push('\n');
        if has_holdout {
            text.push_str(&lines(&foresight(group)));
            text.push('\n');
        }
    }
    for (noise, all) in by_noise(&standings(summaries)) {
        if all[0].sets > 1 {
            let wrong =
                if noise > 0.0 { format!(", {} of the answers wrong", short_percent(noise)) } else { String::new() };
            text.push_str(&format!("All {} data sets{wrong}\n{}\n", all[0].sets, lines(&overall(&all))));
        }
    }
    text.pop();
    text
}

/// Summaries by data set and noise level, in order of appearance.
pub(super) fn groups(summaries: &[Summary]) -> Vec<(&str, f64, Vec<&Summary>)> {
    let mut groups: Vec<(&str, f64, Vec<&Summary>)> = Vec::new();
    for summary in summaries {
        match groups.iter_mut().find(|group| group.0 == summary.data && group.1 == summary.noise) {
            Some(group) => group.2.push(summary),
            None => groups.push((&summary.data, summary.noise, vec![summary])),
        }
    }
    groups
}

/// Standings by noise level, in order of appearance.
pub(super) fn by_noise(standings: &[Standing]) -> Vec<(f64, Vec<&Standing>)> {
    let mut groups: Vec<(f64, Vec<&Standing>)> = Vec::new();
    for standing in standings {
        match groups.iter_mut().find(|group| group.0 == standing.noise) {
            Some(group) => group.1.push(standing),
            None => groups.push((standing.noise, vec![standing])),
        }
    }
    groups
}

/// A data set and its noise, in words.
pub(super) fn heading(data: &str, noise: f64) -> String {
    if noise > 0.0 { format!("{data}, {} of the answers wrong", short_percent(noise)) } else { data.to_owned() }
}

/// Columns that line up, with a line end behind each row.
fn lines(cells: &Cells) -> String {
    let all = || [&cells.head].into_iter().chain(&cells.rows);
    let length = |cell: &String| cell.chars().count();
    let width = |column: usize| all().filter_map(|row| row.get(column)).map(length).max().unwrap_or(0);
    let widths: Vec<usize> = (0..cells.head.len()).map(width).collect();
    let mut text = String::new();
    for row in all() {
        let cells: Vec<String> = row
            .iter()
            .zip(&widths)
            .enumerate()
            .map(|(at, (cell, &width))| if at == 0 { format!("{cell:<width$}") } else { format!("{cell:>width$}") })
            .collect();
        text.push_str(cells.join("  ").trim_end());
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::super::summary::{
        summarize,
        tests::{outcome, step},
    };
    use super::*;

    #[test]
    fn columns_line_up() {
        let steps = [step("random", 1, 20, 0.25), step("random", 1, 100, 0.75), step("least_confidence", 1, 20, 0.5)];
        let one = summarize(&outcome(&steps[..2]), 0.95, 0.02);
        assert_eq!(
            table(&one, &[], 0.95, false),
            "strategy  accuracy area  macro F1 area  against random  acc / F1 at 100  worst seed's F1 area  worst end / mean end\n\
             random            0.600          0.500               –    0.850 / 0.750        0.500 (seed 1)                  1.00\n\
             \n\
             strategy  labels to 95\u{a0}% acc  labels to 95\u{a0}% F1  all classes: median, most  calibration error  log loss  naive: alone  wrong  over budget  for people  last round, s\n\
             random            – (0 of 1)         – (0 of 1)                     10, 10              0.050     1.000        50.0 %      –       0 of 0      75.0 %          1.000\n"
        );
        let told = table(&one, &[], 0.95, true);
        let last = told.lines().last().unwrap();
        assert_eq!(
            last.split_whitespace().collect::<Vec<_>>(),
            ["random", "–", "–", "–", "(0", "of", "1)", "–", "0", "–", "–"]
        );
        let several = summarize(&outcome(&steps), 0.95, 0.02);
        assert!(
            table(&several, &[], 0.95, true).lines().nth(2).is_some_and(|line| line.starts_with("least_confidence "))
        );
    }

    #[test]
    fn outside_curves_have_an_area_where_they_cover_ours() {
        let steps = [step("random", 1, 20, 0.25), step("random", 1, 100, 0.75)];
        let summaries = summarize(&outcome(&steps), 0.95, 0.02);
        let curve = |points: &[[f64; 3]]| Outside { name: "BT".into(), data: "d".into(), points: points.into() };
        let (long, short) = (curve(&[[0.0, 0.5, 0.0], [200.0, 0.5, 1.0]]), curve(&[[20.0, 0.5, 0.1]]));
        let cells = learning(&[&summaries[0]], &[&long, &short]);
        // From 20 to 100 the line rises from 0.1 to 0.5.
        assert_eq!(cells.rows[1], ["BT", "0.500", "0.300", "–", "0.500 / 0.500", "–", "–"]);
        assert_eq!(cells.rows[2], ["BT", "–", "–", "–", "–", "–", "–"]);
    }
}
