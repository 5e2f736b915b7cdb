//! Multinomial logistic regression on sparse rows, behind linfa's own traits.
//!
//! linfa-logistic is dense; 5,000 labels with 16,000 columns take it two minutes. This is the same model (scikit-
//! learn's objective, L2 penalty, intercept not penalised) fitted by L-BFGS over the columns that occur in labeled
//! rows: a column that does not occur has weight 0 in the optimum anyway, so leaving it out changes nothing.
//!
//! ```
//! use linfa::prelude::*;
//! use linfa::traits::{Fit, Predict};
//! use qualm::models::logistic::{CsrRecords, SparseLogistic};
//!
//! let records = CsrRecords::new(vec![0, 1, 2, 3, 4], vec![0, 0, 1, 1], vec![1.0; 4], 2)?;
//! let dataset = DatasetBase::new(records, ndarray::array![0usize, 0, 1, 1]);
//! let model = SparseLogistic::new(2).c(10.0).fit(&dataset)?;
//! let predicted: ndarray::Array1<usize> = model.predict(&dataset);
//! assert_eq!(predicted.confusion_matrix(&dataset)?.accuracy(), 1.0);
//! # Ok::<(), qualm::error::Error>(())
//! ```

pub(crate) mod lbfgs;
mod objective;
mod records;
mod span;
mod two;

pub use records::CsrRecords;

use super::{LinearModel, Link};
use crate::error::{Error, Result};
use lbfgs::{Limits, Minimum, Objective};
use linfa::ParamGuard;
use linfa::dataset::{AsSingleTargets, DatasetBase, Records};
use linfa::traits::{Fit, Predict, PredictInplace};
use ndarray::Array1;
use objective::SoftmaxLoss;
use two::TwoClassLoss;

impl From<linfa::Error> for Error {
    fn from(error: linfa::Error) -> Self {
        Error::Internal(error.to_string())
    }
}

/// Settings of the fit, not checked yet; `fit` checks them.
#[derive(Clone)]
pub struct SparseLogistic<'a>(ValidSparseLogistic<'a>);

/// Settings of the fit, checked.
#[derive(Clone)]
pub struct ValidSparseLogistic<'a> {
    classes: usize,
    c: f64,
    max_iterations: usize,
    tolerance: f64,
    warm: Option<&'a LinearModel>,
    is_cancelled: &'a (dyn Fn() -> bool + Sync),
}

impl<'a> SparseLogistic<'a> {
    /// For targets below `classes`. Defaults: C = 1, at most 500 steps, tolerance 1e-4, cold start.
    pub fn new(classes: usize) -> Self {
        SparseLogistic(ValidSparseLogistic {
            classes,
            c: 1.0,
            max_iterations: 500,
            tolerance: 1e-4,
            warm: None,
            is_cancelled: &|| false,
        })
    }

    /// Inverse strength of the L2 penalty, scikit-learn's C. Above 0.
    pub fn c(mut self, c: f64) -> Self {
        self.0.c = c;
        self
    }

    /// Most steps.
    pub fn max_iterations(mut self, max_iterations: usize) -> Self {
        self.0.max_iterations = max_iterations;
        self
    }

    /// Stop when no entry of the mean loss's gradient is larger than this; scikit-learn's `tol`.
    pub fn tolerance(mut self, tolerance: f64) -> Self {
        self.0.tolerance = tolerance;
        self
    }

    /// Starts from an earlier model with the same classes; any other is passed over.
    pub fn warm(mut self, model: Option<&'a LinearModel>) -> Self {
        self.0.warm = model;
        self
    }

    /// Asked before every step; true ends the fit with `Error::Cancelled`.
    pub fn is_cancelled(mut self, is_cancelled: &'a (dyn Fn() -> bool + Sync)) -> Self {
        self.0.is_cancelled = is_cancelled;
        self
    }
}

impl<'a> ParamGuard for SparseLogistic<'a> {
    type Checked = ValidSparseLogistic<'a>;
    type Error = Error;

    fn check_ref(&self) -> Result<&Self::Checked> {
        let p = &self.0;
        if !(p.c.is_finite() && p.c > 0.0) {
            return Err(Error::invalid(format!("c is {}: use a number above 0", p.c)));
        }
        if !(p.tolerance.is_finite() && p.tolerance > 0.0) {
            return Err(Error::invalid(format!("the tolerance is {}: use a number above 0", p.tolerance)));
        }
        if p.classes < 2 {
            return Err(Error::invalid(format!("a classifier needs two classes, the schema has {}", p.classes)));
        }
        Ok(p)
    }

    fn check(self) -> Result<Self::Checked> {
        self.check_ref()?;
        Ok(self.0)
    }
}

/// A fitted model, with what the solver has to say.
#[derive(Debug, Clone, PartialEq)]
pub struct FittedSparseLogistic {
    /// The weights, over all columns.
    pub model: LinearModel,
    /// Steps the solver took.
    pub iterations: usize,
    /// The mean loss with its penalty at the end: scikit-learn's objective divided by `C * sum of weights`.
    pub objective: f64,
    /// The largest entry of its gradient at the end.
    pub gradient: f64,
}

impl<T: AsSingleTargets<Elem = usize>> Fit<CsrRecords, T, Error> for ValidSparseLogistic<'_> {
    type Object = FittedSparseLogistic;

    /// Fits to the dataset, with its weights where it has any.
    ///
    /// Classes without an example would get an intercept of minus infinity. They are left out of the fit instead,
    /// get weights 0, and an intercept that gives them on an average row the probability that half an example among
    /// all labels would: small, and shrinking as labels grow without one.
    ///
    /// With exactly two classes the penalty counts twice: scikit-learn fits one vector `w` there, our two are
    /// `w/2` and `-w/2`, and `2 * (w/2)^2 * 2 = w^2`.
    fn fit(&self, dataset: &DatasetBase<CsrRecords, T>) -> Result<Self::Object> {
        let records = dataset.records();
        let targets = dataset.as_single_targets();
        let n = records.nsamples();
        if targets.len() != n {
            return Err(linfa::Error::MismatchedShapes(n, targets.len()).into());
        }
        let present = present_classes(targets.iter().copied(), self.classes)?;
        let compact: Vec<u32> =
            targets.iter().map(|t| present.binary_search(t).expect("present holds every target") as u32).collect();
        let weights: Vec<f64> = match dataset.weights() {
            Some(weights) if weights.len() == n => weights.iter().map(|&w| f64::from(w)).collect(),
            Some(weights) => return Err(linfa::Error::MismatchedShapes(n, weights.len()).into()),
            None => vec![1.0; n],
        };
        if let Some(bad) = weights.iter().find(|w| !(w.is_finite() && **w > 0.0)) {
            return Err(Error::invalid(format!("a label has the weight {bad}: weights are above 0")));
        }
        let total: f64 = weights.iter().sum();
        let twice = if present.len() == 2 { 2.0 } else { 1.0 };
        let active = records.active_columns();
        let penalty = twice / (self.c * total);
        let stride = objective::stride_for(present.len());
        let mut start = vec![0.0; (active.len() + 1) * stride];
        if let Some(warm) = self.warm.filter(|warm| warm.classes == self.classes) {
            for (line, &column) in start.chunks_exact_mut(stride).zip(&active) {
                if (column as usize) < warm.columns {
                    let from = &warm.weights[column as usize * warm.classes..][..warm.classes];
                    present.iter().zip(line).for_each(|(&class, to)| *to = f64::from(from[class]));
                }
            }
            let bias = &mut start[active.len() * stride..];
            present.iter().zip(bias).for_each(|(&class, to)| *to = f64::from(warm.bias[class]));
        }
        let limits = Limits { tolerance: self.tolerance, max_iterations: self.max_iterations, history: 10 };
        if self.warm.is_none() {
            let shape = (present.len(), penalty);
            let near = span::start(records, &active, &compact, &weights, shape, &limits, self.is_cancelled)?;
            start = near.unwrap_or(start);
        }
        let found = if present.len() == 2 {
            let mut loss = TwoClassLoss::new(records, &active, &compact, weights, penalty);
            let (start, diagonal) = (start.chunks_exact(2).map(|w| 0.5 * (w[0] - w[1])).collect(), loss.diagonal());
            let half = lbfgs::minimise(&mut loss, start, &diagonal, &limits, self.is_cancelled)?;
            Minimum { x: half.x.iter().flat_map(|u| [*u, -u]).collect(), value: 2.0 * half.value, ..half }
        } else {
            let mut loss = SoftmaxLoss::new(records, &active, compact, weights, present.len(), penalty);
            let diagonal = loss.diagonal();
            lbfgs::minimise(&mut loss, start, &diagonal, &limits, self.is_cancelled)?
        };
        if !found.value.is_finite() {
            return Err(Error::internal("the fit ended with a loss that is not a number"));
        }

        let mut model = LinearModel {
            classifier: "sparse_logistic".into(),
            classes: self.classes,
            columns: records.nfeatures(),
            weights: vec![0.0; records.nfeatures() * self.classes],
            dense: Vec::new(),
            bias: vec![0.0; self.classes],
            link: Link::Softmax,
        };
        for (line, &column) in found.x.chunks_exact(stride).zip(&active) {
            let to = &mut model.weights[column as usize * self.classes..][..self.classes];
            present.iter().zip(line).for_each(|(&class, w)| to[class] = *w as f32);
        }
        let bias = &found.x[active.len() * stride..];
        present.iter().zip(bias).for_each(|(&class, b)| model.bias[class] = *b as f32);
        lower_absent_classes(&mut model, records, &present);
        Ok(FittedSparseLogistic {
            model,
            iterations: found.iterations,
            objective: found.value,
            gradient: found.gradient,
        })
    }
}

/// The classes that occur among `targets`, rising. Fewer than two, or a target that is no class, is an error.
pub(crate) fn present_classes(targets: impl Iterator<Item = usize>, classes: usize) -> Result<Vec<usize>> {
    let mut counts = vec![0usize; classes];
    for target in targets {
        match counts.get_mut(target) {
            Some(count) => *count += 1,
            None => return Err(Error::internal(format!("a label is class {target}, the schema has {classes}"))),
        }
    }
    let present: Vec<usize> = (0..classes).filter(|&class| counts[class] > 0).collect();
    match present[..] {
        [] => Err(Error::invalid("This round needs two classes and has no labels yet. Label a few items.")),
        [only] => Err(Error::invalid(format!(
            "This round needs two classes; all {} labels are class number {}. Label a few more items, or add a gold item of another class.",
            counts[only],
            only + 1
        ))),
        _ => Ok(present),
    }
}

/// Gives classes without examples their intercept: half an example's worth of probability on an average row.
pub(crate) fn lower_absent_classes(model: &mut LinearModel, records: &CsrRecords, present: &[usize]) {
    if present.len() == model.classes {
        return;
    }
    let n = records.nsamples();
    let mut logits = vec![0.0; model.classes];
    let mut level = 0.0;
    for r in 0..n {
        model.logits(records.row(r), &mut logits);
        let most = present.iter().fold(f64::NEG_INFINITY, |most, &class| most.max(logits[class]));
        level += most + present.iter().map(|&class| (logits[class] - most).exp()).sum::<f64>().ln();
    }
    let low = (level / n as f64 + (0.5 / n as f64).ln()) as f32;
    for class in 0..model.classes {
        if present.binary_search(&class).is_err() {
            model.bias[class] = low;
        }
    }
}

impl PredictInplace<CsrRecords, Array1<usize>> for FittedSparseLogistic {
    fn predict_inplace(&self, records: &CsrRecords, targets: &mut Array1<usize>) {
        assert_eq!(records.nsamples(), targets.len(), "one target per row");
        let mut logits = vec![0.0; self.model.classes];
        for (r, target) in targets.iter_mut().enumerate() {
            self.model.logits(records.row(r), &mut logits);
            *target = super::linear::top_class(&logits);
        }
    }

    fn default_target(&self, records: &CsrRecords) -> Array1<usize> {
        Array1::zeros(records.nsamples())
    }
}

/// linfa writes this one itself for dense arrays and for datasets only.
impl Predict<&CsrRecords, Array1<usize>> for FittedSparseLogistic {
    fn predict(&self, records: &CsrRecords) -> Array1<usize> {
        let mut targets = self.default_target(records);
        self.predict_inplace(records, &mut targets);
        targets
    }
}

/// The mean loss with its penalty, and the largest entry of its gradient, of any linear model on these labels.
/// This is how a fit by another solver is judged.
pub(crate) fn gradient_at(
    model: &LinearModel,
    records: &CsrRecords,
    targets: &[usize],
    present: &[usize],
    c: f64,
) -> (f64, f64) {
    let active = records.active_columns();
    let n = records.nsamples();
    let compact = targets.iter().map(|t| present.binary_search(t).expect("present holds every target") as u32);
    let twice = if present.len() == 2 { 2.0 } else { 1.0 };
    let penalty = twice / (c * n as f64);
    let mut loss = SoftmaxLoss::new(records, &active, compact.collect(), vec![1.0; n], present.len(), penalty);
    let stride = loss.stride();
    let mut x = vec![0.0; (active.len() + 1) * stride];
    for (at, line) in x.chunks_exact_mut(stride).enumerate() {
        let from = match active.get(at) {
            Some(&column) => &model.weights[column as usize * model.classes..][..model.classes],
            None => &model.bias[..],
        };
        present.iter().zip(line).for_each(|(&class, to)| *to = f64::from(from[class]));
    }
    let mut gradient = vec![0.0; x.len()];
    let value = loss.evaluate(&x, &mut gradient);
    (value, gradient.iter().fold(0.0, |most: f64, g| if g.abs() > most || g.is_nan() { g.abs() } else { most }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use linfa::prelude::*;
    use ndarray::array;

    /// One column, two classes, values -1 and 1, perfectly split.
    fn two_sides() -> CsrRecords {
        CsrRecords::new(vec![0, 1, 2, 3, 4], vec![0; 4], vec![-1.0, -1.0, 1.0, 1.0], 1).unwrap()
    }

    #[test]
    fn works_with_linfas_own_calls() {
        let dataset =
            DatasetBase::new(two_sides(), array![0usize, 0, 1, 1]).with_weights(array![1.0f32, 1.0, 1.0, 1.0]);
        let model = SparseLogistic::new(2).c(10.0).fit(&dataset).unwrap();
        let predicted: Array1<usize> = model.predict(&dataset);
        let matrix = predicted.confusion_matrix(&dataset).unwrap();
        assert_eq!((predicted, matrix.accuracy()), (array![0, 0, 1, 1], 1.0));
        let from_records: Array1<usize> = model.predict(dataset.records());
        assert_eq!(from_records, array![0, 0, 1, 1]);
    }

    #[test]
    fn two_classes_are_scikit_learns_single_vector() {
        // w minimises 4 C log(1 + e^-w) + w^2 / 2, so w = 4 C / (1 + e^w); with C = 1, w = 1.202867856…
        let dataset = DatasetBase::new(two_sides(), array![0usize, 0, 1, 1]);
        let fitted = SparseLogistic::new(2).tolerance(1e-9).fit(&dataset).unwrap();
        let w = f64::from(fitted.model.weights[1] - fitted.model.weights[0]);
        assert!((w - 4.0 / (1.0 + w.exp())).abs() < 1e-6, "{w}");
    }

    #[test]
    fn a_weight_of_two_is_the_row_twice() {
        let once = CsrRecords::new(vec![0, 1, 2, 3], vec![0, 1, 0], vec![1.0, 1.0, 0.5], 2).unwrap();
        let twice = CsrRecords::new(vec![0, 1, 2, 3, 4], vec![0, 1, 0, 0], vec![1.0, 1.0, 0.5, 0.5], 2).unwrap();
        let weighted = DatasetBase::new(once, array![0usize, 1, 2]).with_weights(array![1.0f32, 1.0, 2.0]);
        let repeated = DatasetBase::new(twice, array![0usize, 1, 2, 2]);
        let settings = SparseLogistic::new(3).tolerance(1e-10);
        let (a, b) = (settings.fit(&weighted).unwrap(), settings.fit(&repeated).unwrap());
        for (x, y) in a.model.weights.iter().zip(&b.model.weights) {
            assert!((x - y).abs() < 1e-6);
        }
    }

    #[test]
    fn a_class_without_examples_stays_low_and_finite() {
        let dataset = DatasetBase::new(two_sides(), array![0usize, 0, 2, 2]);
        let fitted = SparseLogistic::new(3).fit(&dataset).unwrap();
        let mut logits = vec![0.0; 3];
        fitted.model.logits(dataset.records().row(0), &mut logits);
        let sum: f64 = logits.iter().map(|z| z.exp()).sum();
        // Symmetric data: both sides have the average level, so the share is (0.5 / 4) / (1 + 0.5 / 4) = 1/9.
        assert!((logits[1].exp() / sum - 1.0 / 9.0).abs() < 1e-6, "{logits:?}");
    }

    #[test]
    fn errors_say_what_to_do() {
        let one = DatasetBase::new(two_sides(), array![1usize, 1, 1, 1]);
        let error = SparseLogistic::new(2).fit(&one).unwrap_err().to_string();
        assert!(error.contains("all 4 labels are class number 2"), "{error}");
        let fine = DatasetBase::new(two_sides(), array![0usize, 0, 1, 1]);
        assert!(SparseLogistic::new(2).c(0.0).fit(&fine).is_err());
        let short = DatasetBase::new(two_sides(), array![0usize, 1]);
        assert!(SparseLogistic::new(2).fit(&short).is_err());
    }

    #[test]
    fn a_warm_start_at_the_optimum_stays_there() {
        let dataset = DatasetBase::new(two_sides(), array![0usize, 0, 1, 1]);
        let cold = SparseLogistic::new(2).fit(&dataset).unwrap();
        let warm = SparseLogistic::new(2).warm(Some(&cold.model)).fit(&dataset).unwrap();
        assert!(cold.iterations > 0 && warm.iterations == 0);
        assert_eq!(cold.model.weights, warm.model.weights);
    }
}
