//! Diagrams: numbers in, coordinates out. The templates draw them as inline SVG with classes, never with styles.

use super::words::{count, marks, percent, percent1};
use crate::guarantee::CurvePoint as RiskPoint;
use crate::http::speech::t;
use crate::metrics::{ReliabilityBin, clopper_pearson};
use serde::Serialize;

const WIDTH: f64 = 640.0;
const HEIGHT: f64 = 260.0;
const LEFT: f64 = 44.0;
const RIGHT: f64 = 12.0;
const TOP: f64 = 12.0;
const BOTTOM: f64 = 34.0;
/// The reliability diagram is a square of this many units inside its margins.
const SQUARE: f64 = 240.0;

/// Labels behind a dot of the reliability diagram, where there are as many.
const DOT_LABELS: usize = 10;

/// What one round adds to the learning curve.
#[derive(Debug, Clone)]
pub(super) struct CurvePoint {
    pub round: i64,
    pub labels: u64,
    pub accuracy: f64,
    pub low: f64,
    pub high: f64,
    pub macro_f1: Option<f64>,
    pub holdout: u64,
}

/// Accuracy of models that learned from random labels only.
#[derive(Debug, Clone)]
pub(super) struct RandomPoint {
    pub labels: u64,
    pub accuracy: f64,
    pub low: f64,
    pub high: f64,
}

/// Accuracy with its band, and macro F1, over labels.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Curve {
    /// The random labels' line; empty without any.
    pub random: String,
    pub random_dots: Vec<Dot>,
    /// Whether picking paid, in a sentence; empty while nothing is known.
    pub pays: String,
    pub band: String,
    pub accuracy: String,
    pub macro_f1: String,
    pub dots: Vec<Dot>,
    pub f1_dots: Vec<Dot>,
    pub x_ticks: Vec<Tick>,
    pub y_ticks: Vec<Tick>,
    /// The diagram in a sentence, for those who do not see it.
    pub description: String,
}

#[derive(Debug, Clone, Serialize)]
pub(super) struct Dot {
    pub x: String,
    pub y: String,
    pub text: String,
}

#[derive(Debug, Clone, Serialize)]
pub(super) struct Tick {
    pub at: String,
    pub text: String,
}

fn number(x: f64) -> String {
    format!("{x:.1}")
}

/// The learning curve; none before the first measured round.
pub(super) fn curve(points: &[CurvePoint], random: &[RandomPoint]) -> Option<Curve> {
    let (first, last) = (points.first()?, points.last()?);
    let all = points.iter().map(|point| point.labels).chain(random.iter().map(|point| point.labels));
    let most = all.max().unwrap_or(1).max(1);
    let (step, end) = nice_steps(most);
    let x = |labels: u64| LEFT + (WIDTH - LEFT - RIGHT) * labels as f64 / end as f64;
    let y = |share: f64| TOP + (HEIGHT - TOP - BOTTOM) * (1.0 - share);
    let pair = |labels: u64, share: f64| format!("{:.1},{:.1}", x(labels), y(share));
    let upper = points.iter().map(|p| pair(p.labels, p.high));
    let lower = points.iter().rev().map(|p| pair(p.labels, p.low));
    let f1: Vec<(&CurvePoint, f64)> = points.iter().filter_map(|p| Some((p, p.macro_f1?))).collect();
    let dots = points.iter().map(|p| Dot {
        x: number(x(p.labels)),
        y: number(y(p.accuracy)),
        text: t!(
            "chart-dot",
            round = p.round,
            share = percent1(p.accuracy),
            low = percent(p.low),
            high = percent(p.high),
            n = p.labels,
            holdout = p.holdout
        ),
    });
    let f1_dots = f1.iter().map(|(p, f1)| Dot {
        x: number(x(p.labels)),
        y: number(y(*f1)),
        text: t!("chart-f1-dot", round = p.round, f1 = marks().decimals(*f1, 3), n = p.labels),
    });
    let random_dots = random.iter().map(|p| Dot {
        x: number(x(p.labels)),
        y: number(y(p.accuracy)),
        text: t!(
            "chart-random-dot",
            n = p.labels,
            share = percent1(p.accuracy),
            low = percent(p.low),
            high = percent(p.high)
        ),
    });
    Some(Curve {
        random: random.iter().map(|p| pair(p.labels, p.accuracy)).collect::<Vec<_>>().join(" "),
        random_dots: random_dots.collect(),
        pays: random.last().map(|random| pays(points, random)).unwrap_or_default(),
        band: upper.chain(lower).collect::<Vec<_>>().join(" "),
        accuracy: points.iter().map(|p| pair(p.labels, p.accuracy)).collect::<Vec<_>>().join(" "),
        macro_f1: f1.iter().map(|(p, f1)| pair(p.labels, *f1)).collect::<Vec<_>>().join(" "),
        dots: dots.collect(),
        f1_dots: f1_dots.collect(),
        x_ticks: (0..=end / step).map(|k| Tick { at: number(x(k * step)), text: count(k * step) }).collect(),
        y_ticks: [0.0, 0.25, 0.5, 0.75, 1.0].map(|s| Tick { at: number(y(s)), text: percent(s) }).to_vec(),
        description: if points.len() == 1 {
            t!("chart-one", share = percent1(last.accuracy), n = last.labels)
        } else {
            t!(
                "chart-went",
                first = percent1(first.accuracy),
                few = first.labels,
                last = percent1(last.accuracy),
                labels = last.labels,
                n = points.len()
            )
        },
    })
}

/// What picking was worth: the picked labels' accuracy when there were as many, between the rounds on either side.
fn pays(points: &[CurvePoint], random: &RandomPoint) -> String {
    let alone = t!(
        "chart-alone",
        n = random.labels,
        share = percent1(random.accuracy),
        low = percent(random.low),
        high = percent(random.high)
    );
    let after = points.iter().position(|point| point.labels >= random.labels);
    let picked = match after {
        Some(0) if points[0].labels == random.labels => points[0].accuracy,
        Some(at) if at > 0 => {
            let (a, b) = (&points[at - 1], &points[at]);
            let part = (random.labels - a.labels) as f64 / (b.labels - a.labels).max(1) as f64;
            a.accuracy + part * (b.accuracy - a.accuracy)
        }
        _ => return format!("{alone} {}", t!("chart-no-as-many")),
    };
    let verdict = if picked > random.high {
        t!("chart-pays", share = percent1(picked))
    } else if picked < random.low {
        t!("chart-pays-not", share = percent1(picked))
    } else {
        t!("chart-pays-close", share = percent1(picked))
    };
    format!("{alone} {verdict}")
}

/// A step of 1, 2 or 5 times a power of ten that gives at most six, and the end of the axis.
fn nice_steps(most: u64) -> (u64, u64) {
    let mut step = 1;
    for factor in [2, 5, 10].into_iter().cycle() {
        if most.div_ceil(step) <= 6 {
            break;
        }
        step = match factor {
            2 => step * 2,
            5 => step / 2 * 5,
            _ => step * 2,
        };
    }
    (step, most.div_ceil(step).max(1) * step)
}

/// How often the model is right when it says it is this sure.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Reliability {
    pub dots: Vec<Dot>,
    /// Radius of each dot, by how many labels are behind it.
    pub radii: Vec<String>,
    /// Ends of each dot's interval, upwards.
    pub reaches: Vec<(String, String)>,
    /// The same before calibration: rings.
    pub before: Vec<Dot>,
    pub ticks: Vec<Tick>,
    pub y_ticks: Vec<Tick>,
}

/// The reliability diagram; none without labels.
pub(super) fn reliability(bins: &[ReliabilityBin], before: &[ReliabilityBin]) -> Option<Reliability> {
    let (bins, before) = (joined(bins), joined(before));
    let most = bins.iter().map(|bin| bin.count).max()? as f64;
    let x = |share: f64| LEFT + SQUARE * share;
    let y = |share: f64| TOP + SQUARE * (1.0 - share);
    let dot = |bin: &ReliabilityBin| Dot {
        x: number(x(bin.confidence)),
        y: number(y(bin.accuracy)),
        text: t!(
            "chart-bin",
            n = bin.count,
            around = percent(bin.confidence),
            share = percent(bin.accuracy),
            low = percent(bin.interval.low),
            high = percent(bin.interval.high)
        ),
    };
    Some(Reliability {
        dots: bins.iter().map(dot).collect(),
        reaches: bins.iter().map(|bin| (number(y(bin.interval.low)), number(y(bin.interval.high)))).collect(),
        before: before.iter().map(dot).collect(),
        radii: bins.iter().map(|bin| number(3.0 + 5.0 * (bin.count as f64 / most).sqrt())).collect(),
        ticks: [0.0, 0.5, 1.0].map(|s| Tick { at: number(x(s)), text: percent(s) }).to_vec(),
        y_ticks: [0.0, 0.5, 1.0].map(|s| Tick { at: number(y(s)), text: percent(s) }).to_vec(),
    })
}

/// Neighbours put together until each has enough labels to say something: two labels are right 0, 1 or 2 times, and a dot
/// for them only shows luck. What is left over joins the last one.
fn joined(bins: &[ReliabilityBin]) -> Vec<ReliabilityBin> {
    let mut joined: Vec<ReliabilityBin> = Vec::new();
    let left: usize = bins.iter().map(|bin| bin.count).sum();
    let mut left = left;
    for bin in bins.iter().filter(|bin| bin.count > 0) {
        match joined.last_mut() {
            Some(last) if last.count < DOT_LABELS || left < DOT_LABELS => {
                let whole = (last.count + bin.count) as f64;
                let mean = |a: f64, b: f64| (a * last.count as f64 + b * bin.count as f64) / whole;
                last.confidence = mean(last.confidence, bin.confidence);
                last.accuracy = mean(last.accuracy, bin.accuracy);
                last.high = bin.high;
                last.count += bin.count;
                last.interval = clopper_pearson((last.accuracy * whole).round() as usize, last.count);
            }
            _ => joined.push(*bin),
        }
        left -= bin.count;
    }
    joined
}

/// What answering more of the pool costs in errors.
#[derive(Debug, Clone, Serialize)]
pub(super) struct RiskCurve {
    pub risk: String,
    pub bound: String,
    /// Height of the budget's line.
    pub budget: String,
    pub marks: Vec<Mark>,
    pub x_ticks: Vec<Tick>,
    pub y_ticks: Vec<Tick>,
    pub description: String,
}

/// A share of the pool with a name.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Mark {
    pub x: String,
    pub text: String,
}

/// The risk-coverage curve; none without labels. `marks` are shares of the pool with their names.
pub(super) fn risk_curve(points: &[RiskPoint], budget: f64, marks: &[(f64, String)]) -> Option<RiskCurve> {
    let last = points.last()?;
    let most = points.iter().map(|p| p.risk).fold(2.0 * budget, f64::max);
    let steps = [0.02, 0.05, 0.1, 0.25, 0.5, 1.0];
    let top = steps.into_iter().find(|top| *top >= most).unwrap_or(1.0);
    let x = |share: f64| LEFT + (WIDTH - LEFT - RIGHT) * share;
    let y = |risk: f64| TOP + (HEIGHT - TOP - BOTTOM) * (1.0 - (risk / top).min(1.0));
    let line = |of: fn(&RiskPoint) -> f64| {
        points.iter().map(|p| format!("{:.1},{:.1}", x(p.coverage), y(of(p)))).collect::<Vec<_>>().join(" ")
    };
    Some(RiskCurve {
        risk: line(|p| p.risk),
        bound: line(|p| p.upper_bound),
        budget: number(y(budget)),
        marks: marks.iter().map(|(share, text)| Mark { x: number(x(*share)), text: text.clone() }).collect(),
        x_ticks: [0.0, 0.25, 0.5, 0.75, 1.0].map(|s| Tick { at: number(x(s)), text: percent(s) }).to_vec(),
        y_ticks: [0.0, 0.5, 1.0].map(|s| Tick { at: number(y(s * top)), text: short(s * top) }).to_vec(),
        description: t!("chart-risk", share = percent1(last.risk), n = points.len()),
    })
}

/// A share in at most four characters, which is what fits beside an axis.
fn short(share: f64) -> String {
    if share >= 0.1 || share == 0.0 { percent(share) } else { percent1(share) }
}

/// A share as a bar of 0 to 100.
pub(super) fn bar(part: f64, whole: f64) -> String {
    if whole > 0.0 { number((part / whole * 100.0).clamp(0.0, 100.0)) } else { "0".into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn axes_end_at_round_numbers() {
        assert_eq!(nice_steps(1), (1, 1));
        assert_eq!(nice_steps(6), (1, 6));
        assert_eq!(nice_steps(7), (2, 8));
        assert_eq!(nice_steps(23), (5, 25));
        assert_eq!(nice_steps(55), (10, 60));
        assert_eq!(nice_steps(500), (100, 500));
        assert_eq!(nice_steps(1300), (500, 1500));
    }

    #[test]
    fn a_curve_has_a_band_around_its_line() {
        let point = |round, labels, accuracy: f64| CurvePoint {
            round,
            labels,
            accuracy,
            low: accuracy - 0.1,
            high: accuracy + 0.1,
            macro_f1: None,
            holdout: 20,
        };
        assert!(curve(&[], &[]).is_none());
        let random = |accuracy, low, high| RandomPoint { labels: 75, accuracy, low, high };
        let points = [point(1, 50, 0.5), point(2, 100, 0.75)];
        let drawn = curve(&points, &[random(0.4, 0.3, 0.5)]).unwrap();
        // Half of the labels lie in the middle of the axis, half right in the middle of the height.
        assert_eq!(drawn.accuracy, "336.0,119.0 628.0,65.5");
        assert_eq!(drawn.band.split(' ').count(), 4);
        assert_eq!(drawn.macro_f1, "");
        assert!(drawn.description.contains("from 50.0% with 50 labels to 75.0% with 100 labels"));
        // With 75 picked labels it would have been .625, halfway.
        assert!(drawn.pays.ends_with("As many picked ones: 62.5%; picking pays."), "{}", drawn.pays);
        assert!(pays(&points, &random(0.6, 0.5, 0.7)).ends_with("too close to tell."));
        assert!(pays(&points, &random(0.7, 0.65, 0.8)).ends_with("picking has not paid here."));
        assert!(pays(&points[1..], &random(0.7, 0.65, 0.8)).contains("nothing can be compared"));
    }

    #[test]
    fn dots_have_ten_labels_or_more() {
        let bin = |count, confidence, accuracy| ReliabilityBin {
            low: confidence,
            high: confidence,
            count,
            confidence,
            accuracy,
            interval: crate::metrics::Interval { low: 0.0, high: 1.0 },
        };
        let bins = joined(&[bin(5, 0.2, 0.0), bin(5, 0.4, 1.0), bin(12, 0.8, 0.75), bin(4, 0.9, 1.0)]);
        let found: Vec<(usize, f64)> = bins.iter().map(|bin| (bin.count, bin.accuracy)).collect();
        assert_eq!(found, [(10, 0.5), (16, 0.8125)]);
        assert!((bins[0].confidence - 0.3).abs() < 1e-12);
        assert_eq!(joined(&[bin(2, 0.5, 0.5), bin(1, 0.6, 1.0)]).len(), 1);
    }

    #[test]
    fn risk_is_drawn_up_to_a_round_number() {
        let point =
            |coverage, risk| RiskPoint { threshold: 0.5, rows: 10, errors: 1, coverage, risk, upper_bound: 0.9 };
        assert!(risk_curve(&[], 0.02, &[]).is_none());
        let drawn = risk_curve(&[point(0.5, 0.0), point(1.0, 0.08)], 0.02, &[(0.5, "half".into())]).unwrap();
        // The axis ends at 10 %: .08 is a fifth from the top, and the bound runs along the edge.
        assert_eq!(drawn.risk, "336.0,226.0 628.0,54.8");
        assert_eq!(drawn.bound, "336.0,12.0 628.0,12.0");
        assert_eq!(drawn.marks[0].x, "336.0");
    }

    #[test]
    fn bars_stay_inside_their_box() {
        assert_eq!(bar(1.0, 4.0), "25.0");
        assert_eq!(bar(5.0, 4.0), "100.0");
        assert_eq!(bar(1.0, 0.0), "0");
    }
}
