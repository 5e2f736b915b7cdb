//! A model in one file that works anywhere: recipe, feature space with its latent vectors, weights, calibrator, class
//! names, and where it came from. No text of any item is in it: the space holds hashes.
//!
//! Magic `QUALMUSE`, format number, body, SHA-256 of all that. The body is postcard; recipe and space and weights are
//! checked before they are believed, and against each other. Same model, same bytes.

use super::artefact::{self, ModelArtefact};
use super::envelope::{self, Flaw};
use super::predictor::Predictor;
use crate::domain::Recipe;
use crate::error::{Error, Result};
use crate::features::FeatureSpace;
use serde::{Deserialize, Serialize};

const MAGIC: &[u8; 8] = b"QUALMUSE";
const FORMAT: u32 = 2;

/// Where a model file came from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origin {
    /// The project's name in urls.
    pub project: String,
    /// The round that made the model.
    pub round: i64,
    /// When it was made, in milliseconds since 1970 UTC.
    pub made_millis: i64,
    /// The version of qualm that wrote the file.
    pub program: String,
    /// SHA-256 of the model as the project's data directory keeps it, in hex.
    pub model_digest: String,
}

/// A model with everything it needs to read records.
#[derive(Debug, Clone)]
pub struct PortableModel {
    /// Where it came from.
    pub origin: Origin,
    /// What it reads.
    pub recipe: Recipe,
    /// How that becomes numbers.
    pub space: FeatureSpace,
    /// Weights, calibrator, class names, settings, label position, seed.
    pub artefact: ModelArtefact,
}

#[derive(Deserialize)]
struct Body {
    origin: Origin,
    /// JSON: a recipe leaves out what it does not use, which postcard cannot.
    recipe: String,
    space: FeatureSpace,
    artefact: Vec<u8>,
}

/// [`Body`] as it is written: a space can be large, so it is not copied for that.
#[derive(Serialize)]
struct Written<'a> {
    origin: &'a Origin,
    recipe: String,
    space: &'a FeatureSpace,
    artefact: Vec<u8>,
}

impl PortableModel {
    /// The file.
    pub fn encode(&self) -> Result<Vec<u8>> {
        self.check().map_err(Error::Internal)?;
        let body = Written {
            origin: &self.origin,
            recipe: serde_json::to_string(&self.recipe).map_err(Error::internal)?,
            space: &self.space,
            artefact: artefact::encode(&self.artefact)?,
        };
        Ok(envelope::seal(MAGIC, FORMAT, &postcard::to_allocvec(&body).map_err(Error::internal)?))
    }

    /// Reads what [`PortableModel::encode`] wrote. Damage is an error in words, never a panic.
    pub fn decode(bytes: &[u8]) -> Result<PortableModel> {
        let damaged = |what: &str| Error::Invalid(format!("this model file is damaged: {what}. Download it again."));
        let content = envelope::open(MAGIC, FORMAT, bytes).map_err(|flaw| match flaw {
            Flaw::Damaged(what) => damaged(what),
            Flaw::Format(format) => Error::Invalid(format!(
                "this model file has format {format} and this version of qualm reads format {FORMAT}: \
                 update qualm, or download the file from a server of this version"
            )),
        })?;
        let body: Body = postcard::from_bytes(content).map_err(|e| damaged(&e.to_string()))?;
        let recipe: Recipe = serde_json::from_str(&body.recipe).map_err(|e| damaged(&e.to_string()))?;
        let artefact = artefact::decode(&body.artefact).map_err(|_| damaged("its weights do not read"))?;
        let model = PortableModel { origin: body.origin, recipe, space: body.space, artefact };
        model.check().map_err(|what| damaged(&what))?;
        Ok(model)
    }

    /// What it takes to use it.
    pub fn predictor(&self) -> Predictor<'_> {
        Predictor {
            recipe: &self.recipe,
            space: &self.space,
            artefact: &self.artefact,
            round: self.origin.round,
            strangeness: None,
        }
    }

    fn check(&self) -> std::result::Result<(), String> {
        self.recipe.check()?;
        self.space.check_fits(&self.recipe)?;
        let model = &self.artefact.model;
        let dims = model.dense.len() / model.classes.max(1);
        if model.columns > self.space.columns() || dims != self.space.dims() {
            return Err(format!(
                "its weights are for {} columns and {dims} dense numbers and its features have {} and {}",
                model.columns,
                self.space.columns(),
                self.space.dims()
            ));
        }
        Ok(())
    }
}

#[cfg(test)]
#[path = "portable_tests.rs"]
mod tests;
