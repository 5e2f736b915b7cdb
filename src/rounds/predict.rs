//! Predict: what the current model says about one item, with every class's calibrated probability.

use super::workshop::Workshop;
use crate::domain::ProjectId;
use crate::error::Result;
use crate::models::score_of;
use serde::Serialize;

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
    let logits = artefact.model.predict_logits(&features, &[row as usize]);
    let probabilities = artefact.calibrator.probabilities(logits.view());
    let top = score_of(probabilities.row(0)).top as usize;
    Ok(Some(Prediction {
        label: artefact.classes[top].clone(),
        confidence: probabilities[[0, top]],
        probabilities: artefact.classes.iter().cloned().zip(probabilities.row(0).iter().copied()).collect(),
        round: model.round,
        calibrator: artefact.calibrator.name.clone(),
    }))
}
