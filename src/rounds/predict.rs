//! Predict: what the current model says about an item or a record, with every class's calibrated probability.

use super::index::load_space;
use super::workshop::Workshop;
use crate::domain::{ItemFields, Part, ProjectId};
use crate::error::{Error, Result};
use crate::features::{FeatureMatrix, FeatureSpace};
use crate::learning::Strangers;
use crate::models::artefact::ModelArtefact;
use crate::models::score_of;
use crate::store::ProjectRow;
use rayon::prelude::*;
use serde::Serialize;
use serde_json::Value;

/// The current model's opinion of one item.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Prediction {
    /// The likeliest class.
    pub label: String,
    /// Its calibrated probability.
    pub confidence: f64,
    /// Every class with its probability, in schema order.
    pub probabilities: Vec<(String, f64)>,
    /// The round whose model this is.
    pub round: i64,
    /// The calibrator behind the numbers; `none` means that they are not calibrated yet.
    pub calibrator: String,
    /// Share of the labeled items that are nearer to another one than this is to the nearest of them, 0 to 1; none while
    /// there are too few. What the model was trained on counts, so the figure belongs to the model as the label does.
    pub strangeness: Option<f64>,
}

/// The prediction for the item at `row`; none before the first model, or while the item has no features yet.
pub fn predict_item(workshop: &Workshop, project: ProjectId, row: u32) -> Result<Option<Prediction>> {
    let (project, model) = workshop.store.read(|reader| {
        let project = reader.project(project)?;
        let model = project.model.map(|id| reader.model(id)).transpose()?;
        Ok((project, model))
    })?;
    let Some(model) = model else { return Ok(None) };
    let features = workshop.features(&project)?;
    if row as usize >= features.rows() {
        return Ok(None);
    }
    let artefact = workshop.model(&model)?;
    let mut said = predictions(&artefact, &features, &[row as usize], model.round);
    let strangers = strangers(workshop, &project, &features, model.position)?;
    if let (Some(said), Some(strangers)) = (said.last_mut(), &strangers) {
        said.strangeness = Some(strangers.strangeness(features.row(row as usize), Some(row)));
    }
    Ok(said.pop())
}

/// What the labels at a position of the log say about which items are strange.
pub(super) fn strangers<'a>(
    workshop: &Workshop,
    project: &ProjectRow,
    features: &'a FeatureMatrix,
    position: i64,
) -> Result<Option<Strangers<'a>>> {
    let (labels, nones) = workshop
        .store
        .read(|reader| Ok((reader.labels_at(project.id, position)?, reader.nones_at(project.id, position)?)))?;
    let known: Vec<u32> = labels.iter().filter(|(_, part, _)| *part == Part::Pool).map(|(row, ..)| *row).collect();
    Ok(Strangers::new(features, &known, &nones, project.seed))
}

/// What the current model says about one record that is not in the project, or why it cannot be read.
pub type RecordPrediction = std::result::Result<Prediction, String>;

/// Predictions for records that are not in the project and stay outside, in their order. A record that the recipe
/// cannot read gets the reason in its place. A conflict before the first model.
pub fn predict_records(workshop: &Workshop, project: ProjectId, records: &[Value]) -> Result<Vec<RecordPrediction>> {
    let (project, model, space) = workshop.store.read(|reader| {
        let project = reader.project(project)?;
        let model = project.model.map(|id| reader.model(id)).transpose()?;
        let space = reader.feature_space(project.id, project.recipe_version)?;
        Ok((project, model, space))
    })?;
    let (Some(model), Some(space)) = (model, space) else {
        return Err(Error::Conflict(format!(
            "{} has no model yet; label a few items of two classes and start a round",
            project.slug
        )));
    };
    let artefact = workshop.model(&model)?;
    let space = load_space(workshop, &space)?;
    let mut fields = Vec::with_capacity(records.len());
    let mut refused = Vec::with_capacity(records.len());
    for record in records {
        match read_record(&project, &space, record) {
            Ok(read) => {
                fields.push(read);
                refused.push(None);
            }
            Err(reason) => refused.push(Some(reason)),
        }
    }
    // The space may have grown since the model was fitted; columns it does not know count for nothing.
    let mut features = FeatureMatrix::new();
    features.push(space.transform(&fields)?, space.columns());
    let rows: Vec<usize> = (0..fields.len()).collect();
    let mut answers = predictions(&artefact, &features, &rows, model.round);
    let known = workshop.features(&project)?;
    if let Some(strangers) = strangers(workshop, &project, &known, model.position)? {
        answers.par_iter_mut().zip(&rows).for_each(|(answer, &row)| {
            answer.strangeness = Some(strangers.strangeness(features.row(row), None));
        });
    }
    let mut answers = answers.into_iter();
    Ok(refused
        .into_iter()
        .map(|refused| match refused {
            Some(reason) => Err(reason),
            None => answers.next().ok_or_else(|| "there is no prediction".to_owned()),
        })
        .collect())
}

fn read_record(project: &ProjectRow, space: &FeatureSpace, record: &Value) -> std::result::Result<ItemFields, String> {
    if !record.is_object() {
        return Err("the record should be a JSON object".into());
    }
    let fields = project.recipe.read(record).map_err(|(_, reason)| reason)?;
    match (&project.recipe.vector, space.vector_len()) {
        (Some(key), Some(len)) if fields.vector.len() != len => {
            Err(format!("`{key}` has {} numbers and this project's items have {len}", fields.vector.len()))
        }
        _ => Ok(fields),
    }
}

fn predictions(artefact: &ModelArtefact, features: &FeatureMatrix, rows: &[usize], round: i64) -> Vec<Prediction> {
    let probabilities = artefact.calibrator.probabilities(artefact.model.predict_logits(features, rows).view());
    probabilities
        .rows()
        .into_iter()
        .map(|row| {
            let top = score_of(row).top as usize;
            Prediction {
                label: artefact.classes[top].clone(),
                confidence: row[top],
                probabilities: artefact.classes.iter().cloned().zip(row.iter().copied()).collect(),
                round,
                calibrator: artefact.calibrator.name.clone(),
                strangeness: None,
            }
        })
        .collect()
}
