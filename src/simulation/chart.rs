//! Learning curves as numbers for an inline SVG: per strategy the mean over the seeds, and a band from the lowest to
//! the highest seed. The template draws; all sums are done here.

use super::replay::Step;
use super::summary::curves;
use serde::Serialize;

/// Size of the drawing, and of the plot inside it.
const SIZE: (f64, f64) = (720.0, 330.0);
const LEFT: f64 = 48.0;
const RIGHT: f64 = 580.0;
const TOP: f64 = 14.0;
const BOTTOM: f64 = 290.0;
/// Names beside the ends of curves stand at least this far apart.
const NAME_GAP: f64 = 16.0;
/// Colours the template has; with more strategies they repeat.
const COLOURS: usize = 6;

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
    lines: Vec<Line>,
}

/// A mark on an axis.
#[derive(Serialize)]
struct Tick {
    at: String,
    label: String,
}

/// One strategy's curve.
#[derive(Serialize)]
struct Line {
    name: String,
    colour: usize,
    /// `x,y` pairs.
    mean: String,
    band: String,
    /// Where the curve ends, and where its name stands.
    end_y: String,
    name_y: String,
}

/// Draws `value` of the steps. There is at least one step.
pub(super) fn chart(title: &str, steps: &[Step], value: fn(&Step) -> f64) -> Chart {
    let low = steps.iter().map(value).fold(f64::INFINITY, f64::min);
    let high = steps.iter().map(value).fold(f64::NEG_INFINITY, f64::max);
    let (low, high) = ((low * 10.0 + 1e-9).floor() / 10.0, (high * 10.0 - 1e-9).ceil() / 10.0);
    let high = high.max(low + 0.1);
    let first = steps.iter().map(|step| step.labels).min().unwrap_or(0);
    let last = steps.iter().map(|step| step.labels).max().unwrap_or(1).max(first + 1);
    let x = |labels: usize| LEFT + (RIGHT - LEFT) * (labels - first) as f64 / (last - first) as f64;
    let y = |value: f64| BOTTOM - (BOTTOM - TOP) * (value - low) / (high - low);
    let point = |labels: usize, value: f64| format!("{:.1},{:.1}", x(labels), y(value));

    let mut lines = Vec::new();
    for (at, (name, runs)) in curves(steps).into_iter().enumerate() {
        // Every seed has the same steps; a run that broke off early ends the common part.
        let common = runs.iter().map(Vec::len).min().unwrap_or(0);
        let (mut mean, mut upper, mut lower) = (Vec::new(), Vec::new(), Vec::new());
        let mut end = low;
        for place in 0..common {
            let labels = runs[0][place].labels;
            let values: Vec<f64> = runs.iter().map(|run| value(run[place])).collect();
            end = values.iter().sum::<f64>() / values.len() as f64;
            mean.push(point(labels, end));
            upper.push(point(labels, values.iter().copied().fold(f64::MIN, f64::max)));
            lower.push(point(labels, values.iter().copied().fold(f64::MAX, f64::min)));
        }
        lower.reverse();
        upper.extend(lower);
        let name = format!("{name} {end:.3}");
        let line = Line {
            name,
            colour: at % COLOURS,
            mean: mean.join(" "),
            band: upper.join(" "),
            end_y: format!("{:.1}", y(end)),
            name_y: String::new(),
        };
        lines.push((y(end), line));
    }
    Chart {
        title: title.to_owned(),
        description: format!("{title} against labels, from {first} to {last}; a line for each strategy"),
        width: SIZE.0,
        height: SIZE.1,
        left: LEFT,
        right: RIGHT,
        bottom: BOTTOM,
        x_ticks: x_ticks(first, last).map(|n| Tick { at: format!("{:.1}", x(n)), label: n.to_string() }).collect(),
        y_ticks: y_ticks(low, high)
            .into_iter()
            .map(|v| Tick { at: format!("{:.1}", y(v)), label: format!("{v:.1}") })
            .collect(),
        lines: name_places(lines),
    }
}

/// Moves names apart that would stand on one another: down the page from the highest curve, then up from the bottom.
fn name_places(mut lines: Vec<(f64, Line)>) -> Vec<Line> {
    let mut order: Vec<usize> = (0..lines.len()).collect();
    order.sort_by(|&a, &b| lines[a].0.total_cmp(&lines[b].0).then(a.cmp(&b)));
    let mut places: Vec<f64> = order.iter().map(|&at| lines[at].0).collect();
    for i in 1..places.len() {
        places[i] = places[i].max(places[i - 1] + NAME_GAP);
    }
    let mut most = BOTTOM;
    for place in places.iter_mut().rev() {
        *place = place.min(most);
        most = *place - NAME_GAP;
    }
    for (&at, place) in order.iter().zip(&places) {
        lines[at].1.name_y = format!("{place:.1}");
    }
    lines.into_iter().map(|(_, line)| line).collect()
}

/// Round numbers of labels, at most nine of them.
fn x_ticks(first: usize, last: usize) -> impl Iterator<Item = usize> {
    let steps = (0..).flat_map(|power| [1, 2, 5].map(|n: usize| n * 10usize.pow(power)));
    let step = steps.into_iter().find(|step| (last - first) / step <= 8).unwrap_or(last);
    (first.div_ceil(step)..=last / step).map(move |n| n * step)
}

/// Tenths, or fifths when there is much to show.
fn y_ticks(low: f64, high: f64) -> Vec<f64> {
    let (low, high) = ((low * 10.0).round() as i64, (high * 10.0).round() as i64);
    let step = if high - low > 6 { 2 } else { 1 };
    (low..=high).filter(|tenth| tenth % step == 0).map(|tenth| tenth as f64 / 10.0).collect()
}

#[cfg(test)]
mod tests {
    use super::super::summary::tests::step;
    use super::*;

    #[test]
    fn points_and_bands_by_hand() {
        // Labels 0 to 100 over 532 units, values 0.2 to 0.6 over 276: 0.4 lies half way, at y 152.
        let steps = [step("a", 1, 0, 0.2), step("a", 1, 100, 0.6), step("a", 2, 0, 0.4), step("a", 2, 100, 0.6)];
        let chart = chart("F1", &steps, |step| step.macro_f1);
        let line = &chart.lines[0];
        assert_eq!(line.mean, "48.0,221.0 580.0,14.0");
        assert_eq!(line.band, "48.0,152.0 580.0,14.0 580.0,14.0 48.0,290.0");
        assert_eq!((line.name.as_str(), line.end_y.as_str()), ("a 0.600", "14.0"));
        assert_eq!(
            chart.y_ticks.iter().map(|t| t.label.as_str()).collect::<Vec<_>>(),
            ["0.2", "0.3", "0.4", "0.5", "0.6"]
        );
    }

    #[test]
    fn names_do_not_stand_on_one_another() {
        let steps: Vec<Step> =
            ["a", "b", "c"].iter().flat_map(|name| [step(name, 1, 20, 0.2), step(name, 1, 40, 0.2)]).collect();
        let chart = chart("F1", &[steps, vec![step("d", 1, 20, 0.9)]].concat(), |step| step.macro_f1);
        let mut places: Vec<f64> = chart.lines.iter().map(|line| line.name_y.parse().unwrap()).collect();
        places.sort_by(f64::total_cmp);
        assert!(places.windows(2).all(|pair| pair[1] - pair[0] >= NAME_GAP), "{places:?}");
        assert!(places.iter().all(|place| *place <= BOTTOM));
    }

    #[test]
    fn ticks_are_round() {
        assert_eq!(x_ticks(20, 500).collect::<Vec<_>>(), [100, 200, 300, 400, 500]);
        assert_eq!(x_ticks(20, 60).collect::<Vec<_>>(), [20, 25, 30, 35, 40, 45, 50, 55, 60]);
        assert_eq!(y_ticks(0.0, 1.0), [0.0, 0.2, 0.4, 0.6, 0.8, 1.0]);
    }
}
