//! The project's own test set, scored with the model a round has just made. The model, its penalty and its calibrator
//! were chosen without a look at it, so its numbers hold as they stand.

use super::workshop::Workshop;
use crate::domain::ItemFields;
use crate::error::Result;
use crate::features::FeatureMatrix;
use crate::learning::evaluation;
use crate::metrics::Evaluation;
use crate::models::{FittedCalibrator, LinearModel};
use crate::store::ProjectRow;
use ndarray::Array2;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Items that are turned into rows and scored at a time.
const BATCH: usize = 10_000;

/// How a round's model does on the project's own test set.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct TestSetReport {
    /// The file it came from.
    pub source: String,
    /// SHA-256 of its items and labels, in hex: equal sets can be compared across rounds.
    pub digest: String,
    /// Items left out because the model was trained on a near-copy of them.
    pub seen: usize,
    /// Items left out because the recipe cannot read them.
    pub unreadable: usize,
    /// Measured on all others, calibrated.
    pub evaluation: Evaluation,
}

/// Scores the test set; none without one. `trained` are the rows that the model was fitted on, rising.
pub(super) fn score_test_set(
    workshop: &Workshop,
    project: &ProjectRow,
    (model, calibrator): (&LinearModel, &FittedCalibrator),
    trained: &[usize],
    seed: u64,
) -> Result<Option<TestSetReport>> {
    let (set, space, twins) = workshop.store.read(|reader| {
        let set = reader.test_set(project.id)?;
        let space = reader.feature_space(project.id, project.recipe_version)?;
        let twins = if set.is_some() { reader.test_set_twins(project.id)? } else { Vec::new() };
        Ok((set, space, twins))
    })?;
    let (Some(set), Some(space)) = (set, space) else { return Ok(None) };
    let space = workshop.space(project.id, &space)?;
    let seen: BTreeSet<u32> = twins
        .into_iter()
        .filter(|(_, item)| trained.binary_search(&(*item as usize)).is_ok())
        .map(|(test, _)| test)
        .collect();
    let (mut targets, mut logits) = (Vec::new(), Vec::new());
    let mut unreadable = 0;
    let mut first = 0;
    loop {
        let items = workshop.store.read(|reader| reader.test_items(project.id, first, BATCH))?;
        let Some(last) = items.last() else { break };
        first = last.row + 1;
        let mut fields: Vec<ItemFields> = Vec::with_capacity(items.len());
        for item in items.iter().filter(|item| !seen.contains(&item.row)) {
            match project.recipe.read(&item.data) {
                Ok(read) if space.vector_len().is_none_or(|len| read.vector.len() == len) => {
                    fields.push(read);
                    targets.push(item.class as usize);
                }
                _ => unreadable += 1,
            }
        }
        let mut features = FeatureMatrix::new();
        features.push(space.transform(&fields)?, space.columns());
        let rows: Vec<usize> = (0..fields.len()).collect();
        logits.extend(model.predict_logits(&features, &rows));
    }
    let logits =
        Array2::from_shape_vec((targets.len(), model.classes), logits).map_err(crate::error::Error::internal)?;
    let probabilities = calibrator.probabilities(logits.view());
    Ok(Some(TestSetReport {
        source: set.source,
        digest: set.digest,
        seen: seen.len(),
        unreadable,
        evaluation: evaluation(model.link, &probabilities, &targets, seed)?,
    }))
}
