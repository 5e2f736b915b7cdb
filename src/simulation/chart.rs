//! A chart as numbers for an inline SVG: per strategy the mean over the seeds and a band with its 95 % interval; dashed
//! lines for curves from elsewhere; level lines for what all labels give. The template draws; all sums are done here.
//! The same numbers stand in a table behind the chart.

use super::curve::{Curve, Estimate};
use super::step::Step;
use super::summary::Runs;
use super::table::{Cells, mean_words};
use serde::Serialize;

/// Size of the drawing, and of the plot inside it.
const SIZE: (f64, f64) = (480.0, 290.0);
const LEFT: f64 = 46.0;
const RIGHT: f64 = 462.0;
const TOP: f64 = 12.0;
const BOTTOM: f64 = 248.0;
/// Colours the template has; with more strategies they come again with another dash.
pub(super) const COLOURS: usize = 8;
/// Dashes for curves from elsewhere.
pub(super) const DASHES: usize = 4;

/// What is drawn of the steps.
pub(super) struct Subject<'a> {
    pub title: &'a str,
    pub value: fn(&Step) -> Option<f64>,
    /// Level lines, with what they say.
    pub levels: Vec<(f64, String)>,
    /// Curves from elsewhere.
    pub outside: Vec<(&'a str, Curve)>,
}

/// One chart.
#[derive(Serialize)]
pub(super) struct Chart {
    title: String,
    description: String,
    width: f64,
    height: f64,
    left: f64,
    right: f64,
    bottom: f64,
    x_ticks: Vec<Tick>,
    y_ticks: Vec<Tick>,
    levels: Vec<Level>,
    lines: Vec<Line>,
    outside: Vec<Line>,
    table: Cells,
}

/// A mark on an axis.
#[derive(Debug, PartialEq, Serialize)]
struct Tick {
    at: String,
    label: String,
}

/// A level line; its words stand above it, or below where the plot ends above.
#[derive(Debug, PartialEq, Serialize)]
struct Level {
    at: String,
    label: String,
    dy: f64,
}

/// One curve: `x,y` pairs.
#[derive(Debug, PartialEq, Serialize)]
struct Line {
    colour: usize,
    /// How often the colours were used up before this line.
    again: usize,
    mean: String,
    band: String,
}

/// A strategy's means: labels, and the estimate over the seeds that have a value there.
fn means(runs: &Runs<'_>, value: fn(&Step) -> Option<f64>) -> Vec<(usize, Estimate)> {
    // Every seed has the same steps; a run that broke off early ends the common part.
    let common = runs.seeds.iter().map(Vec::len).min().unwrap_or(0);
    let at = |place: usize| {
        let values: Vec<f64> = runs.seeds.iter().filter_map(|run| value(run[place])).collect();
        (!values.is_empty()).then(|| (runs.seeds[0][place].labels, Estimate::of(&values)))
    };
    (0..common).filter_map(at).collect()
}

/// Draws the runs, which are at least one. None when no step has a value.
pub(super) fn chart(subject: &Subject<'_>, runs: &[&Runs<'_>]) -> Option<Chart> {
    let curves: Vec<Vec<(usize, Estimate)>> = runs.iter().map(|runs| means(runs, subject.value)).collect();
    let labels = || runs.iter().flat_map(|runs| runs.seeds.iter().flatten()).map(|step| step.labels);
    let first = labels().min()?;
    let last = labels().max()?.max(first + 1);
    let visible = |labels: f64| (first as f64..=last as f64).contains(&labels);
    let elsewhere = subject.outside.iter().flat_map(|(_, curve)| curve).filter(|point| visible(point.0));
    let shown: Vec<f64> = curves
        .iter()
        .flatten()
        .map(|(_, estimate)| estimate.mean)
        .chain(subject.levels.iter().map(|level| level.0))
        .chain(elsewhere.map(|point| point.1))
        .collect();
    if curves.iter().all(Vec::is_empty) {
        return None;
    }
    let (y_ticks, decimals) =
        ticks(shown.iter().copied().fold(f64::INFINITY, f64::min), shown.iter().copied().fold(f64::MIN, f64::max));
    let (low, high) = (y_ticks[0], y_ticks[y_ticks.len() - 1]);
    let x = |labels: f64| LEFT + (RIGHT - LEFT) * (labels - first as f64) / (last - first) as f64;
    // A band that reaches beyond the axis ends there.
    let y = |value: f64| BOTTOM - (BOTTOM - TOP) * (value.clamp(low, high) - low) / (high - low);
    let point = |labels: f64, value: f64| format!("{:.1},{:.1}", x(labels), y(value));
    let line = |(style, curve): (usize, &Vec<(usize, Estimate)>)| {
        let edge = |of: fn(&Estimate) -> f64| curve.iter().map(move |(labels, e)| (*labels as f64, of(e)));
        let upper = edge(|e| e.interval.map_or(e.mean, |interval| interval.high));
        let lower = edge(|e| e.interval.map_or(e.mean, |interval| interval.low)).rev();
        Line {
            colour: style % COLOURS,
            again: style / COLOURS,
            mean: joined(edge(|e| e.mean).map(|(labels, value)| point(labels, value))),
            band: joined(upper.chain(lower).map(|(labels, value)| point(labels, value))),
        }
    };
    let outside = |(style, (_, curve)): (usize, &(&str, Curve))| {
        let inner = curve.iter().filter(|at| visible(at.0));
        Line { colour: style % DASHES, again: 0, mean: joined(inner.map(|at| point(at.0, at.1))), band: String::new() }
    };
    let title = subject.title;
    Some(Chart {
        title: title.to_owned(),
        description: format!("{title} against labels, from {first} to {last}; a line for each strategy"),
        width: SIZE.0,
        height: SIZE.1,
        left: LEFT,
        right: RIGHT,
        bottom: BOTTOM,
        x_ticks: x_ticks(first, last)
            .map(|n| Tick { at: format!("{:.1}", x(n as f64)), label: n.to_string() })
            .collect(),
        y_ticks: y_ticks
            .iter()
            .map(|&v| Tick { at: format!("{:.1}", y(v)), label: format!("{v:.decimals$}") })
            .collect(),
        levels: subject
            .levels
            .iter()
            .map(|(value, label)| Level {
                at: format!("{:.1}", y(*value)),
                label: label.clone(),
                dy: if y(*value) < TOP + 16.0 { 15.0 } else { -4.0 },
            })
            .collect(),
        lines: curves.iter().enumerate().map(line).collect(),
        outside: subject.outside.iter().enumerate().map(outside).collect(),
        table: behind(runs, &curves),
    })
}

fn joined(points: impl Iterator<Item = String>) -> String {
    points.collect::<Vec<_>>().join(" ")
}

/// The table behind a chart: a row for each number of labels, a column for each strategy.
fn behind(runs: &[&Runs<'_>], curves: &[Vec<(usize, Estimate)>]) -> Cells {
    let mut labels: Vec<usize> = curves.iter().flatten().map(|(labels, _)| *labels).collect();
    labels.sort_unstable();
    labels.dedup();
    let cell = |curve: &Vec<(usize, Estimate)>, labels: usize| {
        let found = curve.iter().find(|(at, _)| *at == labels);
        found.map_or_else(|| "–".to_owned(), |(_, estimate)| mean_words(estimate))
    };
    Cells {
        head: ["labels".to_owned()].into_iter().chain(runs.iter().map(|runs| runs.strategy.to_owned())).collect(),
        rows: labels
            .into_iter()
            .map(|at| [at.to_string()].into_iter().chain(curves.iter().map(|curve| cell(curve, at))).collect())
            .collect(),
    }
}

/// Round numbers of labels, at most six of them.
fn x_ticks(first: usize, last: usize) -> impl Iterator<Item = usize> {
    let steps = (0..).flat_map(|power| [1, 2, 5].map(|n: usize| n * 10usize.pow(power)));
    let step = steps.into_iter().find(|step| last / step - first.div_ceil(*step) < 6).unwrap_or(last);
    (first.div_ceil(step)..=last / step).map(move |n| n * step)
}

/// Round values from below the lowest to above the highest, at most seven of them, and how many decimals they need.
fn ticks(low: f64, high: f64) -> (Vec<f64>, usize) {
    // A flat curve has room below it, so that a share of one does not get an axis beyond one.
    let (low, high) = if high - low >= 0.01 { (low, high) } else { ((high - 0.01).max(low.min(0.0)), high.max(0.01)) };
    let sizes = (-3..9).flat_map(|power| [1.0, 2.0, 5.0].map(|n| (n * 10f64.powi(power), power)));
    let span = |size: f64| ((low / size + 1e-9).floor(), (high / size - 1e-9).ceil());
    let fits = |size: f64| span(size).1 - span(size).0 <= 6.0;
    let (size, power) = sizes.into_iter().find(|(size, _)| fits(*size)).unwrap_or((high, 0));
    let (from, to) = span(size);
    let places = (0..=(to - from) as usize).map(|at| (from + at as f64) * size).collect();
    (places, usize::try_from(-power).unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::super::summary::{runs, tests::step};
    use super::*;

    fn drawn(steps: &[Step], levels: Vec<(f64, String)>, outside: Vec<(&str, Curve)>) -> Chart {
        let all = runs(steps);
        let subject = Subject { title: "F1", value: |step| Some(step.macro_f1), levels, outside };
        chart(&subject, &all.iter().collect::<Vec<_>>()).unwrap()
    }

    #[test]
    fn points_and_bands_by_hand() {
        // Labels 0 to 100 over 416 units, values 0.3 to 0.7 over 236 units: 0.5 lies half way, at y 130.
        // Seeds 0.2 and 0.4 have the mean 0.3 and a band of 0.3 ± 1.27, cut off at the axis.
        let steps = [step("a", 1, 0, 0.2), step("a", 1, 100, 0.6), step("a", 2, 0, 0.4), step("a", 2, 100, 0.6)];
        let chart =
            drawn(&steps, vec![(0.7, "full".into())], vec![("bt", vec![(0.0, 0.5), (50.0, 0.7), (200.0, 0.1)])]);
        assert_eq!(chart.lines[0].mean, "46.0,248.0 462.0,71.0");
        assert_eq!(chart.lines[0].band, "46.0,12.0 462.0,71.0 462.0,71.0 46.0,248.0");
        assert_eq!(chart.levels, [Level { at: "12.0".into(), label: "full".into(), dy: 15.0 }]);
        assert_eq!(chart.outside[0].mean, "46.0,130.0 254.0,12.0");
        let labels: Vec<&str> = chart.y_ticks.iter().map(|tick| tick.label.as_str()).collect();
        assert_eq!(labels, ["0.3", "0.4", "0.5", "0.6", "0.7"]);
        assert_eq!(chart.table.head, ["labels", "a"]);
        assert_eq!(chart.table.rows[1], ["100", "0.600 ± 0.000"]);
    }

    #[test]
    fn steps_without_a_value_are_left_out() {
        let mut steps = [step("a", 1, 0, 0.2), step("a", 1, 100, 0.6)];
        steps[0].routing_error = None;
        let all = runs(&steps);
        let subject = Subject { title: "wrong", value: |step| step.routing_error, levels: vec![], outside: vec![] };
        let all: Vec<&Runs<'_>> = all.iter().collect();
        let drawn = chart(&subject, &all).unwrap();
        assert_eq!(drawn.lines[0].mean.split(' ').count(), 1);
        assert!(chart(&Subject { value: |_| None, ..subject }, &all).is_none());
    }

    #[test]
    fn ticks_are_round() {
        assert_eq!(x_ticks(20, 500).collect::<Vec<_>>(), [100, 200, 300, 400, 500]);
        assert_eq!(x_ticks(20, 60).collect::<Vec<_>>(), [20, 30, 40, 50, 60]);
        let words = |low, high| {
            let (ticks, decimals) = ticks(low, high);
            ticks.into_iter().map(|tick| format!("{tick:.decimals$}")).collect::<Vec<_>>()
        };
        assert_eq!(words(0.0, 1.0), ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"]);
        assert_eq!(words(0.41, 1.7), ["0.0", "0.5", "1.0", "1.5", "2.0"]);
        assert_eq!(words(0.012, 0.045), ["0.01", "0.02", "0.03", "0.04", "0.05"]);
        assert_eq!(words(0.0, 0.0), ["0.000", "0.002", "0.004", "0.006", "0.008", "0.010"]);
        assert_eq!(words(0.5, 0.5), ["0.490", "0.492", "0.494", "0.496", "0.498", "0.500"]);
    }
}
