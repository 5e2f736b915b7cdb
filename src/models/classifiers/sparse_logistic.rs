//! Logistic regression for text: sparse rows, many columns.

use super::{Classifier, Training, class_weights};
use crate::error::{Error, Result};
use crate::models::LinearModel;
use crate::models::logistic::{CsrRecords, SparseLogistic};
use linfa::dataset::DatasetBase;
use linfa::traits::Fit;
use ndarray::Array1;

/// See [`crate::models::logistic`].
pub struct SparseLogisticClassifier;

impl Classifier for SparseLogisticClassifier {
    fn name(&self) -> &'static str {
        "sparse_logistic"
    }

    fn title(&self) -> &'static str {
        "Logistic regression on sparse rows: for text, and for anything with many columns"
    }

    fn weighs(&self) -> bool {
        true
    }

    /// The seed is not used: the loss has one minimum, and the way there has no dice.
    fn fit(&self, training: &Training<'_>) -> Result<LinearModel> {
        if (training.is_cancelled)() {
            return Err(Error::Cancelled);
        }
        let scales = training.scales();
        let records = CsrRecords::gather(training.features, training.rows, &scales)?;
        let mut dataset = DatasetBase::new(records, Array1::from(training.targets.to_vec()));
        if training.class_weight != 0.0 || training.weights.is_some() {
            let mut weights = class_weights(training.targets, training.classes, training.class_weight);
            let own = training.weights.unwrap_or_default();
            weights.iter_mut().zip(own).for_each(|(weight, own)| *weight *= own);
            dataset = dataset.with_weights(weights);
        }
        let warm = training.warm_start(&scales);
        let settings = SparseLogistic::new(training.classes)
            .c(training.c)
            .tolerance(training.tolerance)
            .warm(warm.as_ref())
            .is_cancelled(training.is_cancelled);
        Ok(settings.fit(&dataset)?.model.split(training.features.dims(), &scales))
    }
}
