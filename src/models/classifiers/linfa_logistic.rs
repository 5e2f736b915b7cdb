//! linfa's own logistic regression, for tables and vectors: dense rows, few columns.
//!
//! Three things about linfa-logistic 0.8.1 are worked around here:
//! - its tolerance is on the summed loss; scikit-learn's 1e-4 is on the mean, so it gets `1e-4 * n`;
//! - it ignores sample weights, so class weights are refused rather than dropped;
//! - its log-sum-exp subtracts one maximum for all rows, which goes wrong when logits of different rows lie more
//!   than 34 apart. So the result is judged with our own gradient, and where linfa has stopped short or failed, our
//!   solver walks the rest of the way. It walks all of it where the table has trees.

use super::{Classifier, Training};
use crate::error::{Error, Result};
use crate::models::logistic::{CsrRecords, SparseLogistic, gradient_at, lower_absent_classes, present_classes};
use crate::models::{LinearModel, Link};
use linfa::dataset::{DatasetBase, Records};
use linfa::traits::Fit;
use linfa_logistic::{LogisticRegression, MultiLogisticRegression};
use ndarray::{Array1, Array2};

/// Rows are made dense, so columns are limited.
pub const MOST_COLUMNS: usize = 2_000;

/// A fit whose mean loss has a gradient entry above this is not finished.
const UNFINISHED: f64 = 1e-3;

/// linfa-logistic: binary where two classes have examples, multinomial otherwise.
pub struct LinfaLogistic;

impl Classifier for LinfaLogistic {
    fn name(&self) -> &'static str {
        "linfa_logistic"
    }

    fn title(&self) -> &'static str {
        "Logistic regression by linfa on dense rows: for tables and vectors of up to 2,000 columns, without class weights"
    }

    /// The seed is not used: the loss has one minimum, and the way there has no dice.
    fn fit(&self, training: &Training<'_>) -> Result<LinearModel> {
        let columns = training.features.columns() + training.features.dims();
        let leaves = match training.features.trees() {
            [first, .., end] => (end - first) as usize,
            _ => 0,
        };
        if columns - leaves > MOST_COLUMNS {
            return Err(Error::invalid(format!(
                "The classifier linfa_logistic takes up to {MOST_COLUMNS} columns; this project has {}. Choose sparse_logistic or auto under Settings.",
                columns - leaves
            )));
        }
        if training.class_weight != 0.0 {
            return Err(Error::invalid(format!(
                "The classifier linfa_logistic cannot weigh classes, and class_weight is {}. Choose sparse_logistic or auto under Settings, or set class_weight to 0.",
                training.class_weight
            )));
        }
        if (training.is_cancelled)() {
            return Err(Error::Cancelled);
        }
        let scales = training.scales();
        let records = CsrRecords::gather(training.features, training.rows, &scales)?;
        let present = present_classes(training.targets.iter().copied(), training.classes)?;
        let warm = training.warm_start(&scales);
        let warm = warm.as_ref().filter(|warm| warm.columns == columns);
        // Rows of a few hundred leaves among thousands are for the solver that takes them sparse.
        let fitted = if leaves > 0 {
            None
        } else if present.len() == 2 {
            fit_binary(training, &records, &present, warm).ok()
        } else {
            fit_multinomial(training, &records, &present, warm).ok()
        };
        let model = fitted.map(|(weights, bias)| {
            let mut model = LinearModel {
                classifier: String::new(),
                classes: training.classes,
                columns,
                weights: vec![0.0; columns * training.classes],
                dense: Vec::new(),
                bias: vec![0.0; training.classes],
                link: Link::Softmax,
            };
            for (k, &class) in present.iter().enumerate() {
                model.bias[class] = bias[k] as f32;
                for column in 0..columns {
                    model.weights[column * training.classes + class] = weights[[column, k]] as f32;
                }
            }
            lower_absent_classes(&mut model, &records, &present);
            model
        });
        if (training.is_cancelled)() {
            return Err(Error::Cancelled);
        }
        let good_start = model.filter(|model| model.check().is_ok());
        let finished = good_start
            .as_ref()
            .is_some_and(|model| gradient_at(model, &records, training.targets, &present, training.c).1 <= UNFINISHED);
        let mut model = match (good_start, finished) {
            (Some(model), true) => model,
            (start, _) => {
                let dataset = DatasetBase::new(records, Array1::from(training.targets.to_vec()));
                SparseLogistic::new(training.classes)
                    .c(training.c)
                    .warm(start.as_ref().or(warm))
                    .is_cancelled(training.is_cancelled)
                    .fit(&dataset)?
                    .model
            }
        };
        model.classifier = self.name().into();
        Ok(model.split(training.features.dims(), &scales))
    }
}

/// Weights (column by class) and intercepts over the present classes.
type Parameters = (Array2<f64>, Array1<f64>);

fn dense(records: &CsrRecords) -> Array2<f64> {
    let mut dense = Array2::zeros((records.nsamples(), records.nfeatures()));
    for (r, mut to) in dense.rows_mut().into_iter().enumerate() {
        let row = records.row(r);
        row.indices.iter().zip(row.values).for_each(|(&column, &value)| to[column as usize] = f64::from(value));
    }
    dense
}

fn fit_binary(
    training: &Training<'_>,
    records: &CsrRecords,
    present: &[usize],
    warm: Option<&LinearModel>,
) -> linfa_logistic::error::Result<Parameters> {
    let dataset = DatasetBase::new(dense(records), Array1::from(training.targets.to_vec()));
    let columns = records.nfeatures();
    // linfa calls the class with more examples positive; the one it meets first where both have as many.
    let count = |class: usize| training.targets.iter().filter(|&&t| t == class).count();
    let first = training.targets[0];
    let second = if first == present[0] { present[1] } else { present[0] };
    let (positive, negative) = if count(first) < count(second) { (second, first) } else { (first, second) };
    let mut settings = LogisticRegression::default()
        .alpha(1.0 / training.c)
        .gradient_tolerance(tolerance(records))
        .max_iterations(500);
    if let Some(warm) = warm {
        let difference = |line: &[f32]| f64::from(line[positive]) - f64::from(line[negative]);
        let lines = warm.weights.chunks_exact(warm.classes).chain(std::iter::once(&warm.bias[..]));
        settings = settings.initial_params(lines.map(difference).collect());
    }
    let fitted = settings.fit(&dataset)?;
    // Asked rather than assumed: which class the positive side means.
    let sign = if fitted.labels().pos.class == present[1] { 0.5 } else { -0.5 };
    let weights =
        Array2::from_shape_fn((columns, 2), |(column, k)| fitted.params()[column] * if k == 1 { sign } else { -sign });
    let bias = Array1::from(vec![-sign * fitted.intercept(), sign * fitted.intercept()]);
    Ok((weights, bias))
}

fn fit_multinomial(
    training: &Training<'_>,
    records: &CsrRecords,
    present: &[usize],
    warm: Option<&LinearModel>,
) -> linfa_logistic::error::Result<Parameters> {
    let dataset = DatasetBase::new(dense(records), Array1::from(training.targets.to_vec()));
    let columns = records.nfeatures();
    let mut settings = MultiLogisticRegression::default()
        .alpha(1.0 / training.c)
        .gradient_tolerance(tolerance(records))
        .max_iterations(500);
    if let Some(warm) = warm {
        settings = settings.initial_params(Array2::from_shape_fn((columns + 1, present.len()), |(line, k)| {
            let from = if line < columns { &warm.weights[line * warm.classes..] } else { &warm.bias[..] };
            f64::from(from[present[k]])
        }));
    }
    let fitted = settings.fit(&dataset)?;
    Ok((fitted.params().clone(), fitted.intercept().clone()))
}

fn tolerance(records: &CsrRecords) -> f64 {
    1e-4 * records.nsamples() as f64
}
