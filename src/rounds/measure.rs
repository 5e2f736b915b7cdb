//! What a round says beyond its own evaluation: the honest figures beside a biased one, how far predictions have settled,
//! whether labeling could stop, and what a model that spent the holdout may still claim.

use super::report::{LastHonest, RoundReport, SpentReport};
use super::verbs::spends_holdout;
use super::workshop::Workshop;
use crate::digest::mix64;
use crate::domain::{ProjectId, ProjectSettings};
use crate::error::Result;
use crate::features::FeatureMatrix;
use crate::learning::{Examples, Learned, said};
use crate::metrics::{Evaluation, HonestFigures, HonestInput};
use crate::models::Score;
use crate::stopping::{Costs, CurvePoint, Seen, Situation, StopAdvice, advise, stop_kappa};
use crate::store::{ModelRow, ProjectRow, Reader};
use std::collections::BTreeMap;

/// Rounds that the advice looks back on.
const LOOK_BACK: usize = 200;
/// Unlabeled holdout rows behind a prediction-powered figure.
const MOST_UNLABELED: usize = 5_000;

/// Whether a model trained on the holdout: then nothing on the holdout measures, compares or certifies it.
pub fn saw_holdout(reader: &Reader<'_>, model: &ModelRow) -> Result<bool> {
    // Not from the report: that is written after the model took over, and in between nothing may be certified.
    Ok(spends_holdout(&reader.round(model.project, model.round)?))
}

/// The advice as of now: the rounds so far, the settings and the counts of today. With it, the round it rests on.
pub fn advise_project(reader: &Reader<'_>, project: ProjectId) -> Result<(Option<i64>, StopAdvice)> {
    let row = reader.project(project)?;
    let reports = reports(reader, project)?;
    let last = reports.last().map(|(number, _)| *number);
    Ok((last, advice(&row, &reports.iter().map(|(_, report)| seen(report)).collect::<Vec<_>>())))
}

/// The same after one more round.
pub(super) fn advise_after(reader: &Reader<'_>, row: &ProjectRow, report: &RoundReport) -> Result<StopAdvice> {
    let mut rounds: Vec<Seen> = reports(reader, row.id)?.iter().map(|(_, report)| seen(report)).collect();
    rounds.push(seen(report));
    Ok(advice(row, &rounds))
}

fn advice(row: &ProjectRow, rounds: &[Seen]) -> StopAdvice {
    let settings = &row.settings;
    let pool = row.items.saturating_sub(row.holdout_items);
    advise(&Situation {
        rounds,
        target: (settings.target_accuracy > 0.0).then_some(settings.target_accuracy),
        costs: costs(settings),
        batch: if settings.round_every_labels > 0 { settings.round_every_labels as usize } else { 50 },
        holdout_left: row.holdout_items.saturating_sub(row.holdout_labels) as usize,
        pool_left: pool.saturating_sub(row.pool_labels) as usize,
        seed: row.seed,
    })
}

fn costs(settings: &ProjectSettings) -> Option<Costs> {
    let (label, point) = (settings.label_cost, settings.point_value);
    (label > 0.0 && point > 0.0).then_some(Costs { label, point })
}

/// Reports of rounds whose model left the holdout alone, oldest first.
fn reports(reader: &Reader<'_>, project: ProjectId) -> Result<Vec<(i64, RoundReport)>> {
    let rounds = reader.rounds(project, LOOK_BACK)?;
    Ok(rounds
        .into_iter()
        .rev()
        .filter_map(|round| Some((round.number, serde_json::from_value::<RoundReport>(round.report?).ok()?)))
        .filter(|(_, report)| report.spent.is_none())
        .collect())
}

fn seen(report: &RoundReport) -> Seen {
    let measured = report.holdout.as_ref().and_then(|holdout| Some((holdout.n, holdout.accuracy?)));
    let (holdout, accuracy) = measured.unwrap_or((0, 0.0));
    let right = (accuracy * holdout as f64).round() as usize;
    Seen { point: CurvePoint { labels: report.pool_labels, right, holdout }, kappa: report.kappa }
}

/// Kappa of two models' scores on the stop set, over the rows both have.
pub(super) fn kappa(seed: u64, old: &[Score], new: &[Score]) -> Option<f64> {
    stop_kappa(seed, old.len().min(new.len()), |row| old[row].top as usize, |row| new[row].top as usize)
}

/// The figures of a model that did not see the holdout.
pub(super) fn honest(
    workshop: &Workshop,
    project: &ProjectRow,
    features: &FeatureMatrix,
    (pool, holdout): (&Examples, &Examples),
    learned: &Learned,
) -> Result<HonestFigures> {
    let (of_holdout, probabilities) =
        workshop.store.read(|reader| Ok((reader.holdout_rows(project.id)?, reader.pick_probabilities(project.id)?)))?;
    let is_open = |row: &usize| *row < features.rows() && holdout.rows.binary_search(row).is_err();
    let mut open: Vec<usize> = of_holdout.into_iter().map(|row| row as usize).filter(is_open).collect();
    open.sort_by_key(|&row| (mix64(project.seed, row as u64), row));
    open.truncate(MOST_UNLABELED);
    let logits = learned.model.predict_logits(features, &open);
    let plain = learned.model.plain().probabilities(logits.view());
    let unlabeled = said(learned.model.link, &plain, &vec![0; open.len()]).1;
    let probabilities: BTreeMap<u32, Option<f64>> = probabilities.into_iter().collect();
    // Labels that came with a file were picked by nobody here.
    let picked: Vec<(bool, Option<f64>)> = learned
        .tuning
        .held_out
        .iter()
        .filter_map(|&(at, is_right)| Some((is_right, *probabilities.get(&(pool.rows[at] as u32))?)))
        .collect();
    Ok(HonestFigures::of(&HonestInput {
        confidences: &learned.judged.confidences,
        right: &learned.judged.right,
        unlabeled: &unlabeled,
        picked: &picked,
    }))
}

/// What a model that trained on `labels` labels of both parts may claim.
pub(super) fn spent(
    reader: &Reader<'_>,
    project: ProjectId,
    labels: usize,
    cross_validated: Evaluation,
) -> Result<SpentReport> {
    let last_honest = reports(reader, project)?.into_iter().rev().find_map(|(round, report)| {
        let holdout = report.holdout?;
        Some(LastHonest {
            round,
            labels: report.pool_labels,
            holdout: holdout.n,
            accuracy: holdout.accuracy?,
            interval: holdout.accuracy_interval,
        })
    });
    let percent = |share: f64| format!("{:.1}%", share * 100.0);
    let mut sentence =
        format!("This model trained on all {labels} labels, the {} of the holdout among them. ", cross_validated.n);
    if let Some(accuracy) = cross_validated.accuracy {
        let interval = cross_validated.accuracy_interval;
        sentence += &format!(
            "Its accuracy is estimated by 5-fold cross-validation over the holdout: {} (95% interval about {} to {}). ",
            percent(accuracy),
            percent(interval.low),
            percent(interval.high)
        );
    }
    sentence += "The holdout can no longer measure, compare or certify this model.";
    if let Some(last) = &last_honest {
        sentence += &format!(
            " The last figure from a holdout kept apart is that of round {}: {} ({} to {}) with {} labels.",
            last.round,
            percent(last.accuracy),
            percent(last.interval.low),
            percent(last.interval.high),
            last.labels
        );
    }
    Ok(SpentReport { labels, cross_validated, last_honest, sentence })
}
