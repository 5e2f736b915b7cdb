//! Refill: put what to ask next into the queue, after a round, before the first one, and when it runs low.

use super::run::link_of;
use super::workshop::Workshop;
use crate::digest::mix64;
use crate::domain::{Part, ProjectId, ProjectSettings};
use crate::error::Result;
use crate::features::FeatureMatrix;
use crate::learning::{PickInput, pick_next, score_pool};
use crate::models::Score;
use crate::queue::fill_holdout;
use crate::sampling::{Outlook, Planned};
use crate::store::{Lane, ModelRow, ProjectRow, QueueEntry};

/// Queue entries written in one transaction; labelers' answers get in between.
const ENTRIES_A_WRITE: usize = 250;

/// The rows a strategy may not see, rising: the holdout, what is labeled or in somebody's hands, and what was accepted
/// without a person. Beside it, what is labeled or in hands.
pub(super) fn barred_rows(workshop: &Workshop, project: ProjectId) -> Result<(Vec<u32>, Vec<u32>)> {
    workshop.store.read(|reader| {
        let taken = reader.taken_rows(project)?;
        let mut barred = reader.holdout_rows(project)?;
        barred.extend(&taken);
        barred.extend(reader.accepted_rows(project)?);
        barred.sort_unstable();
        barred.dedup();
        Ok((barred, taken))
    })
}

/// Gives strangers the share of the strategy's places that the settings name.
pub(super) fn place_strangers(
    workshop: &Workshop,
    project: &ProjectRow,
    features: &FeatureMatrix,
    position: i64,
    barred: &[u32],
    planned: &mut [Planned],
    seed: u64,
) -> Result<()> {
    let share = project.settings.stranger_share;
    if share > 0.0
        && let Some(strangers) = workshop.strangers(project, features, position)?
    {
        strangers.place(features, planned, barred, share, seed);
    }
    Ok(())
}

/// Replaces the main lane. Each entry carries the model's suggestion, so an answer's export can say what was suggested.
pub(super) fn write_queue(
    workshop: &Workshop,
    project: ProjectId,
    planned: &[Planned],
    scores: Option<&[Score]>,
    round: Option<i64>,
    model: Option<i64>,
) -> Result<()> {
    let store = &workshop.store;
    let entries: Vec<QueueEntry> = store.read(|reader| {
        let schema = reader.project(project)?.schema;
        planned
            .iter()
            .filter_map(|place| {
                let score = scores.and_then(|scores| scores.get(place.pick.row as usize));
                // No class that is over is suggested, whatever a model that knows too few labels says.
                let score = score.filter(|score| schema.may_suggest(score.top));
                let item = match reader.item_id_at_row(project, place.pick.row) {
                    Ok(item) => item?,
                    Err(error) => return Some(Err(error)),
                };
                Some(Ok(QueueEntry {
                    lane: Lane::Main,
                    rank: 0,
                    item,
                    row: place.pick.row,
                    source: place.source.clone(),
                    probability: place.pick.probability,
                    utility: Some(place.pick.utility),
                    round,
                    model,
                    suggestion: score.map(|score| score.top),
                    confidence: score.map(|score| f64::from(score.confidence)),
                }))
            })
            .collect()
    })?;
    let mut chunks = entries.chunks(ENTRIES_A_WRITE).map(<[QueueEntry]>::to_vec);
    let first = chunks.next().unwrap_or_default();
    store.write(move |tx| {
        tx.queue_clear(project, Lane::Main)?;
        append_untouched(tx, project, &first)
    })?;
    for chunk in chunks {
        store.write(move |tx| append_untouched(tx, project, &chunk))?;
    }
    Ok(())
}

/// People went on while the round computed; what they took meanwhile is left out.
fn append_untouched(tx: &crate::store::Tx<'_>, project: ProjectId, entries: &[QueueEntry]) -> Result<()> {
    for entry in entries {
        if tx.is_untouched(project, entry.item, entry.row)? {
            tx.queue_append(project, entry)?;
        }
    }
    Ok(())
}

/// Refills a queue that runs low, with the current model's scores where there is a model. Returns false when there was
/// no need, or nothing left to ask.
pub fn refill_queue(workshop: &Workshop, project: ProjectId, force: bool) -> Result<bool> {
    let store = &workshop.store;
    let (row, waiting, holdout_waiting) = store.read(|reader| {
        Ok((
            reader.project(project)?,
            reader.queue_len(project, Lane::Main)?,
            reader.queue_len(project, Lane::Holdout)?,
        ))
    })?;
    if holdout_waiting == 0 && row.holdout_served < row.holdout_items {
        let of = row.clone();
        store.write(move |tx| fill_holdout(tx, &of, &[]))?;
    }
    let low = row.settings.queue_length as u64 / 4;
    if !force && (waiting >= low || waiting >= workshop.store.read(|r| r.left_in_pool(&row))?) {
        return Ok(false);
    }
    let features = workshop.features(&row)?;
    let model = store.read(|reader| row.model.map(|id| reader.model(id)).transpose())?;
    let scores = match &model {
        Some(model) => Some(scores_for(workshop, &row, model, &features)?),
        None => None,
    };
    let scores = scores.as_ref().map(|block| block.as_slice::<Score>());
    let (barred, labeled) = barred_rows(workshop, project)?;
    if barred.len() >= features.rows() {
        return Ok(false);
    }
    let seed = mix64(row.seed ^ 0x0066_696c_6c00, row.served);
    let artefact = model.as_ref().map(|model| workshop.model(model)).transpose()?;
    let position = store.read(|reader| reader.label_position())?;
    // Without classes there is nothing to even out; what is labeled is left out of the queue all the same.
    let of_classes =
        if row.schema.is_structured() { vec![] } else { store.read(|reader| reader.labels_at(project, position))? };
    let labels: Vec<(u32, u32)> = of_classes
        .into_iter()
        .filter(|(at, part, _)| *part == Part::Pool && (*at as usize) < features.rows())
        .map(|(at, _, class)| (at, class))
        .collect();
    // Without features everything is equally far from everything: what any rule picked would be no better, and less even.
    let at_random = ProjectSettings { strategy: "random".into(), stranger_share: 0.0, ..row.settings.clone() };
    let row = if row.recipe.reads_nothing() { ProjectRow { settings: at_random, ..row } } else { row };
    let mut planned = pick_next(&PickInput {
        features: &features,
        scores,
        model: artefact.as_ref().map(|a| Outlook { model: &a.model, calibrator: &a.calibrator }),
        barred: &barred,
        labeled: &labeled,
        labels: &labels,
        classes: row.schema.classes().len(),
        link: link_of(&row.schema),
        settings: &row.settings,
        seed,
    })?;
    place_strangers(workshop, &row, &features, position, &barred, &mut planned, seed)?;
    if planned.len() as u64 <= waiting && !force {
        return Ok(false);
    }
    let round = model.as_ref().map(|model| model.round);
    write_queue(workshop, project, &planned, scores, round, model.map(|model| model.id.0))?;
    Ok(true)
}

/// The model's scores of every row, scored again when items came since, or the file is gone.
pub(super) fn scores_for(
    workshop: &Workshop,
    project: &ProjectRow,
    model: &ModelRow,
    features: &FeatureMatrix,
) -> Result<crate::features::Block> {
    if let Ok(Some(block)) = workshop.scores(model)
        && block.as_slice::<Score>().len() == features.rows()
    {
        return Ok(block);
    }
    let artefact = workshop.model(model)?;
    let scores = score_pool(features, &artefact.model, &artefact.calibrator, &|| false)?;
    let file = format!("columns/p{}-m{}-scores-{}.col", project.id, model.id, features.rows());
    workshop.store.write_scores(&file, &scores)?;
    let (id, named) = (model.id, file.clone());
    workshop.store.write(move |tx| tx.set_model_scores(id, Some(&named)))?;
    if let Some(old) = &model.scores
        && *old != file
    {
        let _ = std::fs::remove_file(workshop.store.path_of(old));
    }
    workshop.store.open_scores(&file)
}
