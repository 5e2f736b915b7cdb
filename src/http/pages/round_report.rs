//! The report of a round as its page shows it: finished words, bars and tables.

use super::advice::{AdviceView, HonestView, TuningView, advice_view, honest_view, tuning_view};
use super::charts::{Reliability, bar, reliability};
use super::rounds::phase_text;
use super::words::{count, decimal, percent, percent1, plural, seconds, source_text};
use crate::domain::UserId;
use crate::error::Result;
use crate::metrics::Evaluation;
use crate::rounds::{CrowdReport, PreviousReport, ProbabilityQuality, RoundReport, TestSetReport};
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
    calibrator: String,
    /// Class, its calibrator and why, where each class has its own.
    of_classes: Vec<(String, String, String)>,
    considered: Vec<(String, String)>,
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
}

#[derive(Serialize)]
struct HoldoutView {
    n_text: String,
    accuracy: String,
    accuracy_interval: String,
    /// Labels are sets of classes, so right means the whole set.
    is_of_sets: bool,
    macro_f1: String,
    macro_f1_interval: String,
    micro_f1: Option<String>,
    micro_f1_interval: String,
    reliability: Option<Reliability>,
    classes: Vec<ClassView>,
    confusion: Vec<ConfusionRow>,
    names: Vec<String>,
}

#[derive(Serialize)]
struct TestSetView {
    source: String,
    left_out: Option<String>,
    score: HoldoutView,
}

#[derive(Serialize)]
struct QualityLine {
    name: &'static str,
    help: &'static str,
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
    label: String,
    cells: Vec<ConfusionCell>,
}

#[derive(Serialize)]
struct ConfusionCell {
    count: u64,
    /// 0 to 9 by the share of the row, for the colour.
    heat: u64,
    is_right: bool,
}

#[derive(Serialize)]
struct TimeLine {
    phase: &'static str,
    text: String,
    width: String,
}

/// Pairs of people that the page names.
const PAIRS: usize = 10;

/// What is known of answers that several people gave to the same items, in sentences.
fn crowd(reader: &Reader<'_>, report: &CrowdReport) -> Result<Vec<String>> {
    if report.items == 0 {
        return Ok(Vec::new());
    }
    let mut sentences = vec![report.agreement_text.clone()];
    if report.settled > 0 {
        sentences.push(format!(
            "Dawid-Skene settled {}; {} differ from what most answers say.",
            plural(report.settled as u64, "label"),
            count(report.differ as u64)
        ));
    }
    let name = |person: Option<UserId>| -> Result<String> {
        match person {
            Some(person) => Ok(reader.person(person)?.name),
            None => Ok("a file".to_owned()),
        }
    };
    for pair in report.pairs.iter().take(PAIRS) {
        sentences.push(format!(
            "{} and {} agree on {} of {}{}.",
            name(pair.a)?,
            name(pair.b)?,
            percent(pair.equal),
            plural(pair.shared as u64, "shared item"),
            pair.kappa.map_or_else(String::new, |kappa| format!(", kappa {kappa:.2}"))
        ));
    }
    Ok(sentences)
}

pub(super) fn report_view(reader: &Reader<'_>, report: &RoundReport, row: &ProjectRow) -> Result<ReportView> {
    let total: f64 = report.seconds.iter().map(|(_, secs)| secs).sum();
    let before = report.calibration.before.as_ref();
    let after = report.calibration.after.as_ref();
    let quality = |name, help, of: fn(&ProbabilityQuality) -> Option<f64>| QualityLine {
        name,
        help,
        before: decimal(before.and_then(of)),
        after: decimal(after.and_then(of)),
    };
    let debiased = |quality: Option<&ProbabilityQuality>| match quality.and_then(|q| q.calibration_error_interval) {
        Some(interval) => {
            let error = decimal(quality.and_then(|q| q.calibration_error));
            format!("{error} ({:.3} to {:.3})", interval.low, interval.high)
        }
        None => decimal(quality.and_then(|q| q.calibration_error)),
    };
    let measured = report.holdout.as_ref().or(report.spent.as_ref().map(|spent| &spent.cross_validated));
    Ok(ReportView {
        summary: summary(report),
        crowd: crowd(reader, &report.crowd)?,
        promotion: report.promotion.clone(),
        is_promoted: report.is_promoted,
        holdout: measured.map(|holdout| holdout_view(holdout, "holdout label", report, row)),
        spent: report.spent.as_ref().map(|spent| spent.sentence.clone()),
        none_of_these: report.none_of_these.as_ref().map(|nones| nones.sentence.clone()),
        advice: report.advice.as_ref().map(advice_view),
        honest: report.honest.as_ref().map(honest_view),
        tuning: report.tuning.as_ref().map(tuning_view),
        test_set: report.test_set.as_ref().map(|set| TestSetView {
            source: set.source.clone(),
            left_out: left_out(set),
            score: holdout_view(&set.evaluation, "test item", report, row),
        }),
        acceptance: report.acceptance.as_ref().map(|found| found.sentence.clone()),
        calibration_reason: report.calibration.reason.clone(),
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
            .map(|(name, loss)| (name.clone(), format!("{loss:.4}")))
            .collect(),
        quality: if before.is_none() && after.is_none() {
            Vec::new()
        } else {
            vec![
                quality("Log loss", "nats; punishes being sure and wrong", |q| q.log_loss),
                quality("Brier score", "squared distance from the truth", |q| q.brier),
                quality("Calibration error", "gap between confidence and being right; too high with few labels", |q| {
                    q.ece
                }),
                QualityLine {
                    name: "Calibration error, debiased",
                    help: "without what few labels add to it; 95% interval",
                    before: debiased(before),
                    after: debiased(after),
                },
                quality("Calibration error, smooth", "the same without bins", |q| q.smooth_ece),
            ]
        },
        previous: report.previous.as_ref().map(previous_view),
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
        format!("Trained the classifier {} on {}.", report.classifier, plural(trained_on as u64, "label")),
        format!(
            "It read {} and {} and scored {}.",
            plural(report.columns as u64, "feature column"),
            plural(report.non_zeros as u64, "value"),
            plural(report.scored as u64, "item")
        ),
        format!("{} could be picked for the queue.", plural(report.candidates as u64, "item")),
    ];
    sentences.extend(report.refit.clone());
    sentences.extend(report.strategy_reason.clone());
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
    let seen = plural(set.seen as u64, "item");
    let unreadable = plural(set.unreadable as u64, "item");
    match (set.seen, set.unreadable) {
        (0, 0) => None,
        (_, 0) => Some(format!("{seen} left out: the model was trained on near-copies.")),
        (0, _) => Some(format!("{unreadable} left out: the recipe cannot read them.")),
        _ => Some(format!("Left out: {seen} whose near-copies were trained on, {unreadable} that cannot be read.")),
    }
}

fn holdout_view(holdout: &Evaluation, what: &str, report: &RoundReport, row: &ProjectRow) -> HoldoutView {
    let names = row.schema.classes();
    let name = |class: usize| names.get(class).cloned().unwrap_or_else(|| format!("class {class}"));
    let interval = |low: f64, high: f64| format!("{} to {}", percent(low), percent(high));
    HoldoutView {
        n_text: match &report.spent {
            // A test set is measured as it is, also when the holdout was spent on training.
            Some(_) if what == "holdout label" => {
                format!("{}, 5-fold cross-validated", plural(holdout.n as u64, what))
            }
            _ => plural(holdout.n as u64, what),
        },
        accuracy: holdout.accuracy.map_or_else(|| "–".into(), percent1),
        accuracy_interval: interval(holdout.accuracy_interval.low, holdout.accuracy_interval.high),
        is_of_sets: row.schema.is_multi(),
        micro_f1: holdout.micro_f1.map(|f1| decimal(Some(f1))),
        micro_f1_interval: holdout
            .micro_f1_interval
            .map_or_else(String::new, |interval| format!("{:.3} to {:.3}", interval.low, interval.high)),
        macro_f1: decimal(holdout.macro_f1),
        macro_f1_interval: match holdout.macro_f1_interval {
            Some(interval) => format!("{:.3} to {:.3}", interval.low, interval.high),
            None => format!("no interval yet: a class has fewer than 5 {what}s"),
        },
        reliability: reliability(&holdout.reliability),
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
                    heat: if count == 0 { 0 } else { (1 + 8 * count / whole.max(1)).min(9) },
                    is_right: said == truth,
                };
                ConfusionRow { label: name(truth), cells: cells.iter().enumerate().map(cell).collect() }
            })
            .collect(),
        names: (0..holdout.confusion.len()).map(name).collect(),
    }
}
