//! A population whose labels are all known, as a model and its calibrator see it: what promises are tried out on.

use super::run::Simulation;
use crate::digest::mix64;
use crate::domain::ProjectSettings;
use crate::error::{Error, Result};
use crate::guarantee::Scored;
use crate::learning::{Examples, LearnInput, learn, said};

/// Keeps this draw apart from others with the same seed.
const POPULATION_KEY: u64 = 0x0070_6f70_756c_6174;

/// Rows with their confidence, and what gave it.
pub struct Population {
    /// All rows that neither trained nor calibrated, TEST's included.
    pub rows: Vec<Scored>,
    /// Why the calibrator is what it is.
    pub calibration: String,
}

impl Simulation {
    /// Trains on `train` random labels of the first data set, chooses a calibrator on `tune` others, as a round does, and scores all the rest.
    /// Neither is in the population, so rows drawn from it can certify.
    pub fn population(&self, train: usize, tune: usize, seed: u64) -> Result<Population> {
        let set = self.first();
        let n = set.targets.len();
        if train + tune >= n {
            return Err(Error::invalid(format!(
                "{train} labels to train and {tune} to tune leave nothing of {n} items. Use fewer."
            )));
        }
        let mut order: Vec<usize> = (0..n).collect();
        order.sort_unstable_by_key(|&row| mix64(seed ^ POPULATION_KEY, row as u64));
        let examples = |rows: &[usize]| {
            let mut rows = rows.to_vec();
            rows.sort_unstable();
            let targets = rows.iter().map(|&row| set.targets[row]).collect();
            Examples { rows, targets }
        };
        // What certifies is drawn from the population, so none of the labels to tune is kept back for that.
        let settings = ProjectSettings { certify_share: 0.0, ..self.plan().settings.clone() };
        let learned = learn(
            &LearnInput {
                features: &set.features,
                pool: &examples(&order[..train]),
                unlabeled: &[],
                holdout: &examples(&order[train..train + tune]),
                classes: &set.classes,
                link: set.link,
                recipe: &set.recipe,
                settings: &settings,
                previous: None,
                previous_features: None,
                seed,
                is_cancelled: &|| false,
            },
            &mut |_| {},
        )?;
        let rest = examples(&order[train + tune..]);
        let test: Vec<usize> = (0..set.test_targets.len()).collect();
        let mut rows = Vec::with_capacity(rest.rows.len() + test.len());
        for (features, of, targets) in
            [(&set.features, &rest.rows, &rest.targets), (&set.test_features, &test, &set.test_targets)]
        {
            let probabilities = learned.calibrator.probabilities(learned.model.predict_logits(features, of).view());
            let (classes, confidences, right) = said(set.link, &probabilities, targets);
            let scored = classes.into_iter().zip(confidences).zip(right);
            rows.extend(scored.map(|((class, confidence), is_right)| Scored { confidence, class, is_right }));
        }
        Ok(Population { rows, calibration: learned.calibration.reason })
    }
}
