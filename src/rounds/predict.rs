//! Predict: what the current model says about an item or a record, why, and the model as a file that travels.

use super::workshop::Workshop;
use crate::domain::ProjectId;
use crate::error::{Error, Result};
use crate::features::{FeatureMatrix, FeatureRow, FeatureSpace};
use crate::learning::Strangers;
use crate::models::artefact::ModelArtefact;
use crate::models::portable::{Origin, PortableModel};
use crate::models::{Ask, Prediction, Predictor, RecordPrediction, Strangeness};
use crate::store::{ModelRow, ProjectRow};
use serde_json::Value;
use std::sync::Arc;

/// The current model with what it needs.
struct Current {
    project: ProjectRow,
    row: ModelRow,
    space: Arc<FeatureSpace>,
    artefact: Arc<ModelArtefact>,
    features: Arc<FeatureMatrix>,
    /// By the labels that the model trained on; none where these are too few.
    strangers: Option<Arc<Strangers>>,
}

impl Current {
    /// Lets `then` predict, with strangeness where there is any. `own` is the item's row when it is one of the project's.
    fn predict<T>(&self, own: Option<u32>, then: impl FnOnce(Predictor<'_>) -> T) -> T {
        let strangeness =
            self.strangers.as_ref().map(|known| |row: FeatureRow<'_>| known.strangeness(&self.features, row, own));
        then(Predictor {
            recipe: &self.project.recipe,
            space: &self.space,
            artefact: &self.artefact,
            round: self.row.round,
            strangeness: strangeness.as_ref().map(|of| of as Strangeness<'_>),
        })
    }
}

/// The current model; a conflict before the first one.
fn current(workshop: &Workshop, project: ProjectId) -> Result<Current> {
    let (project, row, space) = workshop.store.read(|reader| {
        let project = reader.project(project)?;
        let row = project.model.map(|id| reader.model(id)).transpose()?;
        let space = reader.feature_space(project.id, project.recipe_version)?;
        Ok((project, row, space))
    })?;
    let (Some(row), Some(space)) = (row, space) else {
        return Err(Error::Conflict(format!(
            "{} has no model yet; label a few items of two classes and start a round",
            project.slug
        )));
    };
    let (space, artefact) = (workshop.space(project.id, &space)?, workshop.model(&row)?);
    let features = workshop.features(&project)?;
    let strangers = workshop.strangers(&project, &features, row.position)?;
    Ok(Current { project, row, space, artefact, features, strangers })
}

/// The prediction for the item at `row`, with `why` features for and against; none before the first model, or while the
/// item has no features yet.
pub fn predict_item(workshop: &Workshop, project: ProjectId, row: u32, why: usize) -> Result<Option<Prediction>> {
    let known = workshop.store.read(|reader| reader.project(project))?;
    if known.model.is_none() {
        return Ok(None);
    }
    let current = current(workshop, project)?;
    if row as usize >= current.features.rows() {
        return Ok(None);
    }
    let mut data = Value::Null;
    if why > 0 {
        workshop.store.read(|reader| {
            reader.each_item(project, row, 1, |item| {
                data = item.data;
                Ok(())
            })
        })?;
    }
    // An item whose content was erased has no names for its features, and so no reasons.
    let fields = |_| current.project.recipe.read(&data).ok();
    let (rows, ask) = ([row as usize], Ask { top: None, why });
    let mut said = current.predict(Some(row), |model| model.predict_rows(&current.features, &rows, &fields, ask))?;
    Ok(said.pop())
}

/// Predictions for records that are not in the project and stay outside, in their order. A record that the recipe
/// cannot read gets the reason in its place. A conflict before the first model.
pub fn predict_records(
    workshop: &Workshop,
    project: ProjectId,
    records: &[Value],
    ask: Ask,
) -> Result<Vec<RecordPrediction>> {
    current(workshop, project)?.predict(None, |model| model.predict(records, ask))
}

/// The current model in one piece, as it travels. A conflict before the first model.
pub fn portable_model(workshop: &Workshop, project: ProjectId) -> Result<PortableModel> {
    let current = current(workshop, project)?;
    let origin = Origin {
        project: current.project.slug.clone(),
        round: current.row.round,
        made_millis: current.row.created.0,
        program: env!("CARGO_PKG_VERSION").into(),
        model_digest: current.row.digest.clone(),
    };
    Ok(PortableModel {
        origin,
        recipe: current.project.recipe.clone(),
        space: (*current.space).clone(),
        artefact: (*current.artefact).clone(),
    })
}
