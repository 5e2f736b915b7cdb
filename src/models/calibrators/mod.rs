//! Calibrators: from a model's logits to probabilities that mean what they say.

use crate::error::Result;
use ndarray::{ArrayView1, ArrayView2, ArrayViewMut1};
use serde::{Deserialize, Serialize};

/// A way to turn logits into calibrated probabilities.
pub trait Calibrator: Sync {
    /// Stored in artefacts, so it never changes after a release.
    fn name(&self) -> &'static str;
    /// What people read on the settings and round pages.
    fn title(&self) -> &'static str;
    /// Fewest labels it is fitted on; with fewer it is not offered.
    fn min_labels(&self) -> usize;
    /// Fits to logits (a row per label) and the true classes. Returns its parameters.
    fn fit(&self, logits: ArrayView2<'_, f64>, targets: &[usize]) -> Result<Vec<f64>>;
    /// Probabilities of one row of logits; they sum to 1.
    fn apply(&self, parameters: &[f64], logits: ArrayView1<'_, f64>, probabilities: ArrayViewMut1<'_, f64>);
}

/// A calibrator with its parameters, as artefacts keep it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FittedCalibrator {
    /// The calibrator's name, or `none`: plain softmax.
    pub name: String,
    /// Its parameters.
    pub parameters: Vec<f64>,
    /// How many labels it was fitted on.
    pub labels: usize,
}

/// Settings page, command line, validation and contract tests all read this list.
pub static CALIBRATORS: &[&dyn Calibrator] = &[];
