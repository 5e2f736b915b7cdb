//! The report of a round as its page shows it: finished words, bars and tables.

use super::advice::{AdviceView, HonestView, TuningView, advice_view, honest_view, tuning_view};
use super::charts::{Reliability, bar, reliability};
use super::round_model::{FlipsView, RiskView, flips_view, risk_view};
use super::rounds::phase_text;
use super::words::{count, decimal, marks, percent, percent1, seconds, source_text};
use crate::domain::UserId;
use crate::error::Result;
use crate::http::speech::{t, told};
use crate::metrics::{Evaluation, ReliabilityBin};
use crate::rounds::{CrowdReport, PreviousReport, ProbabilityQuality, RoundDetail, RoundReport, TestSetReport};
use crate::store::{ProjectRow, Reader};
use serde::Serialize;

#[derive(Serialize)]
pub(super) struct ReportView {
    summary: Vec<String>,
    promotion: String,
    is_promoted: bool,
    /// What could be accepted without a person.
    acceptance: Option<String>,
    holdout: Option<HoldoutView>,
    test_set: Option<TestSetView>,
    calibration_reason: String,
    /// Why "after" may look worse than "before"; empty where it does not.
    calibration_doubt: String,
    calibrator: String,
    /// Class, its calibrator and why, where each class has its own.
    of_classes: Vec<(String, String, String)>,
    /// What else was tried, in one text; empty where nothing was.
    considered: String,
    quality: Vec<QualityLine>,
    previous: Option<PreviousView>,
    crowd: Vec<String>,
    queue: Vec<(String, String)>,
    seconds: Vec<TimeLine>,
    total_seconds: String,
    spent: Option<String>,
    none_of_these: Option<String>,
    advice: Option<AdviceView>,
    honest: Option<HonestView>,
    tuning: Option<TuningView>,
    risk: Option<RiskView>,
    flips: Option<FlipsView>,
}

#[derive(Serialize)]
struct HoldoutView {
    n_text: String,
    accuracy: String,
    accuracy_interval: String,
    /// Labels are sets of classes, so right means the whole set.
    is_of_sets: bool,
    /// By how many steps of its scale a rating is off.
    steps_off: Option<String>,
    macro_f1: String,
    macro_f1_interval: String,
    micro_f1: Option<String>,
    micro_f1_interval: String,
    reliability: Option<Reliability>,
    classes: Vec<ClassView>,
    confusion: Vec<ConfusionRow>,
    names: Vec<String>,
    /// The labels behind the matrix can be opened one by one.
    has_calls: bool,
}

#[derive(Serialize)]
struct TestSetView {
    left_out: Option<String>,
    score: HoldoutView,
}

#[derive(Serialize)]
struct QualityLine {
    name: String,
    help: String,
    before: String,
    after: String,
}

#[derive(Serialize)]
struct PreviousView {
    round: i64,
    accuracy: String,
    macro_f1: String,
    agreement: String,
}

#[derive(Serialize)]
struct ClassView {
    label: String,
    trained: String,
    labels: String,
    precision: String,
    recall: String,
    f1: String,
    calibration_error: String,
}

#[derive(Serialize)]
struct ConfusionRow {
    /// What people said.
    truth: usize,
    label: String,
    cells: Vec<ConfusionCell>,
}

#[derive(Serialize)]
struct ConfusionCell {
    count: u64,
    /// The class that the model said.
    said: usize,
    /// 0 to 9 by the share of the row, for the colour.
    heat: u64,
    is_right: bool,
}

#[derive(Serialize)]
struct TimeLine {
    phase: String,
    text: String,
    width: String,
}

/// What a model was measured on.
#[derive(Clone, Copy)]
enum Measured<'a> {
    Holdout,
    /// With the name of its file.
    TestSet(&'a str),
}

/// Pairs of people that the page names.
const PAIRS: usize = 10;

/// What is known of answers that several people gave to the same items, in sentences.
fn crowd(reader: &Reader<'_>, report: &CrowdReport) -> Result<Vec<String>> {
    if report.items == 0 {
        return Ok(Vec::new());
    }
    let mut sentences = vec![told(&report.agreement_text)];
    if report.settled > 0 {
        sentences.push(t!("round-settled", n = report.settled, differ = report.differ));
    }
    let name = |person: Option<UserId>| -> Result<String> {
        match person {
            Some(person) => Ok(reader.person(person)?.name),
            None => Ok(t!("round-a-file")),
        }
    };
    for pair in report.pairs.iter().take(PAIRS) {
        let (a, b, share) = (name(pair.a)?, name(pair.b)?, percent(pair.equal));
        sentences.push(match pair.kappa {
            None => t!("round-pair", a = a, b = b, share = share, n = pair.shared),
            Some(kappa) => {
                let kappa = marks().decimals(kappa, 2);
                t!("round-pair-kappa", a = a, b = b, share = share, n = pair.shared, kappa = kappa)
            }
        });
    }
    Ok(sentences)
}

/// A class or a set by its number, in words.
pub(super) fn class_text(row: &ProjectRow, class: u32) -> String {
    row.schema.value(class).map_or_else(|| t!("round-class-number", n = class), |label| label.to_string())
}

pub(super) fn report_view(
    reader: &Reader<'_>,
    report: &RoundReport,
    detail: &RoundDetail,
    row: &ProjectRow,
) -> Result<ReportView> {
    let total: f64 = report.seconds.iter().map(|(_, secs)| secs).sum();
    let before = report.calibration.before.as_ref();
    let after = report.calibration.after.as_ref();
    let quality = |name: String, help: String, of: fn(&ProbabilityQuality) -> Option<f64>| QualityLine {
        name,
        help,
        before: decimal(before.and_then(of)),
        after: decimal(after.and_then(of)),
    };
    let debiased = |quality: Option<&ProbabilityQuality>| match quality.and_then(|q| q.calibration_error_interval) {
        Some(interval) => {
            let error = decimal(quality.and_then(|q| q.calibration_error));
            let [low, high] = [interval.low, interval.high].map(|x| marks().decimals(x, 3));
            t!("quality-with-interval", error = error, low = low, high = high)
        }
        None => decimal(quality.and_then(|q| q.calibration_error)),
    };
    let measured = report.holdout.as_ref().or(report.spent.as_ref().map(|spent| &spent.cross_validated));
    Ok(ReportView {
        summary: summary(report),
        crowd: crowd(reader, &report.crowd)?,
        promotion: report.promotion.clone(),
        is_promoted: report.is_promoted,
        holdout: measured.map(|holdout| {
            holdout_view(
                holdout,
                &report.calibration.before_bins,
                !detail.calls.is_empty(),
                Measured::Holdout,
                report,
                row,
            )
        }),
        spent: report.spent.as_ref().map(|spent| spent.sentence.clone()),
        none_of_these: report.none_of_these.as_ref().map(|nones| nones.sentence.clone()),
        advice: report.advice.as_ref().map(advice_view),
        honest: report.honest.as_ref().map(honest_view),
        tuning: report.tuning.as_ref().map(tuning_view),
        test_set: report.test_set.as_ref().map(|set| TestSetView {
            left_out: left_out(set),
            score: holdout_view(&set.evaluation, &[], false, Measured::TestSet(&set.source), report, row),
        }),
        acceptance: report.acceptance.as_ref().map(|found| found.sentence.clone()),
        // Where the settings ask for one, the sentence ends with a point of its own.
        calibration_reason: report.calibration.reason.trim_end_matches('.').to_owned(),
        calibration_doubt: match (before, after) {
            (Some(before), Some(after)) if after.log_loss > before.log_loss => {
                t!("round-looks-worse", n = report.holdout.as_ref().map_or(0, |holdout| holdout.n))
            }
            _ => String::new(),
        },
        calibrator: report.calibration.name.clone(),
        of_classes: report
            .calibration
            .of_classes
            .iter()
            .map(|one| (one.class.clone(), one.name.clone(), one.reason.clone()))
            .collect(),
        considered: report
            .calibration
            .considered
            .iter()
            .map(|(name, loss)| format!("{name} {}", marks().decimals(*loss, 4)))
            .collect::<Vec<_>>()
            .join(" · "),
        quality: if before.is_none() && after.is_none() {
            Vec::new()
        } else {
            vec![
                quality(t!("quality-log-loss"), t!("quality-log-loss-help"), |q| q.log_loss),
                quality(t!("quality-brier"), t!("quality-brier-help"), |q| q.brier),
                quality(t!("round-calibration-error"), t!("quality-ece-help"), |q| q.ece),
                QualityLine {
                    name: t!("quality-debiased"),
                    help: t!("quality-debiased-help"),
                    before: debiased(before),
                    after: debiased(after),
                },
                quality(t!("quality-smooth"), t!("quality-smooth-help"), |q| q.smooth_ece),
            ]
        },
        previous: report.previous.as_ref().map(previous_view),
        risk: risk_view(reader, report, row)?,
        flips: flips_view(reader, &detail.flips, row)?,
        queue: report.queue.iter().map(|(source, n)| (source_text(source), count(*n as u64))).collect(),
        seconds: report
            .seconds
            .iter()
            .map(|(phase, secs)| TimeLine { phase: phase_text(phase), text: seconds(*secs), width: bar(*secs, total) })
            .collect(),
        total_seconds: seconds(total),
    })
}

fn summary(report: &RoundReport) -> Vec<String> {
    let trained_on = report.spent.as_ref().map_or(report.pool_labels, |spent| spent.labels);
    let mut sentences = vec![
        t!("round-trained", name = &report.classifier, n = trained_on),
        t!("round-read", columns = report.columns, values = report.non_zeros, n = report.scored),
        t!("round-candidates", n = report.candidates),
    ];
    sentences.extend(report.refit.as_deref().map(told));
    sentences.extend(report.strategy_reason.as_deref().map(told));
    sentences
}

fn previous_view(previous: &PreviousReport) -> PreviousView {
    PreviousView {
        round: previous.round,
        accuracy: previous.accuracy.map_or_else(|| "–".into(), percent1),
        macro_f1: decimal(previous.macro_f1),
        agreement: percent1(previous.agreement),
    }
}

/// What of a test set was not scored, in a sentence.
fn left_out(set: &TestSetReport) -> Option<String> {
    match (set.seen, set.unreadable) {
        (0, 0) => None,
        (seen, 0) => Some(t!("test-left-seen", n = seen)),
        (0, unreadable) => Some(t!("test-left-unreadable", n = unreadable)),
        (seen, unreadable) => Some(t!("test-left-both", n = seen, unreadable = unreadable)),
    }
}

/// By how many steps of its scale a rating is off: `sum n[t][p] |t - p| / n`.
fn steps_off(confusion: &[Vec<u64>]) -> Option<String> {
    let (mut labels, mut steps) = (0, 0);
    for (truth, cells) in confusion.iter().enumerate() {
        for (said, count) in cells.iter().enumerate() {
            labels += count;
            steps += count * truth.abs_diff(said) as u64;
        }
    }
    (labels > 0).then(|| marks().decimals(steps as f64 / labels as f64, 2))
}

fn holdout_view(
    holdout: &Evaluation,
    before: &[ReliabilityBin],
    has_calls: bool,
    on: Measured<'_>,
    report: &RoundReport,
    row: &ProjectRow,
) -> HoldoutView {
    let names = row.schema.classes();
    let name = |class: usize| names.get(class).cloned().unwrap_or_else(|| t!("round-class-number", n = class));
    let range = |low: f64, high: f64| {
        let [low, high] = [low, high].map(|x| marks().decimals(x, 3));
        t!("round-range", low = low, high = high)
    };
    HoldoutView {
        n_text: match (on, &report.spent) {
            // A test set is measured as it is, also when the holdout was spent on training.
            (Measured::TestSet(source), _) => t!("round-test-of", n = holdout.n, source = source),
            (Measured::Holdout, Some(_)) => t!("round-hlabels-crossed", n = holdout.n),
            (Measured::Holdout, None) => t!("round-hlabels", n = holdout.n),
        },
        accuracy: holdout.accuracy.map_or_else(|| "–".into(), percent1),
        accuracy_interval: t!(
            "round-interval",
            low = percent(holdout.accuracy_interval.low),
            high = percent(holdout.accuracy_interval.high)
        ),
        is_of_sets: row.schema.is_multi(),
        steps_off: row.schema.is_ordered().then(|| steps_off(&holdout.confusion)).flatten(),
        micro_f1: holdout.micro_f1.map(|f1| decimal(Some(f1))),
        micro_f1_interval: holdout
            .micro_f1_interval
            .map_or_else(String::new, |interval| range(interval.low, interval.high)),
        macro_f1: decimal(holdout.macro_f1),
        macro_f1_interval: match (holdout.macro_f1_interval, on) {
            (Some(interval), _) => range(interval.low, interval.high),
            (None, Measured::Holdout) => t!("round-no-f1-interval"),
            (None, Measured::TestSet(_)) => t!("round-no-f1-interval-test"),
        },
        reliability: reliability(&holdout.reliability, before),
        classes: holdout
            .classes
            .iter()
            .enumerate()
            .map(|(class, line)| {
                let label = name(class);
                let trained =
                    report.classes.iter().find(|(known, _, _)| *known == label).map_or(0, |(_, pool, _)| *pool);
                ClassView {
                    label,
                    trained: count(trained as u64),
                    labels: count(line.labels),
                    precision: line.precision.map_or_else(|| "–".into(), percent),
                    recall: line.recall.map_or_else(|| "–".into(), percent),
                    f1: decimal(line.f1),
                    calibration_error: decimal(line.calibration_error),
                }
            })
            .collect(),
        confusion: holdout
            .confusion
            .iter()
            .enumerate()
            .map(|(truth, cells)| {
                let whole: u64 = cells.iter().sum();
                let cell = |(said, &count): (usize, &u64)| ConfusionCell {
                    count,
                    said,
                    heat: if count == 0 { 0 } else { (1 + 8 * count / whole.max(1)).min(9) },
                    is_right: said == truth,
                };
                ConfusionRow { truth, label: name(truth), cells: cells.iter().enumerate().map(cell).collect() }
            })
            .collect(),
        names: (0..holdout.confusion.len()).map(name).collect(),
        has_calls,
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_rating_is_off_by_its_steps() {
        // Two labels a step too high and one two steps too low, of twenty.
        let confusion = [vec![8, 2, 0], vec![0, 5, 0], vec![1, 0, 4]];
        assert_eq!(super::steps_off(&confusion).as_deref(), Some("0.20"));
        assert_eq!(super::steps_off(&[vec![0, 0], vec![0, 0]]), None);
    }
}
