//! Classifiers: how a model is fitted to labels.

use super::LinearModel;
use crate::error::Result;
use crate::features::FeatureMatrix;

/// What a classifier learns from.
pub struct Training<'a> {
    /// All rows of the project.
    pub features: &'a FeatureMatrix,
    /// The labeled rows, each at most once.
    pub rows: &'a [usize],
    /// Their classes, beside `rows`.
    pub targets: &'a [usize],
    /// How many classes the schema has; some may have no example yet.
    pub classes: usize,
    /// Inverse strength of the L2 penalty, scikit-learn's C (sum of losses).
    pub c: f64,
    /// Exponent a of the class weights (n / (K n_k))^a over the classes that have examples; 0 for none.
    pub class_weight: f64,
    /// The last round's model to start from.
    pub warm: Option<&'a LinearModel>,
    /// Same seed, same model.
    pub seed: u64,
    /// Asked now and then; true stops the fit with `Error::Cancelled`.
    pub is_cancelled: &'a (dyn Fn() -> bool + Sync),
}

/// A way to fit a model.
pub trait Classifier: Sync {
    /// Stored in project settings, so it never changes after a release.
    fn name(&self) -> &'static str;
    /// What people read on the settings page.
    fn title(&self) -> &'static str;
    /// Fits a model. Same input, same bytes, on any number of threads.
    fn fit(&self, training: &Training<'_>) -> Result<LinearModel>;
}

/// Settings page, command line, validation and contract tests all read this list.
pub static CLASSIFIERS: &[&dyn Classifier] = &[];
