//! Calibrators: from a model's logits to probabilities that mean what they say.

mod beta;
mod choose;
mod isotonic;
mod of_classes;
mod platt;
mod temperature;
mod top_label;
mod vector;
mod venn_abers;

pub use beta::Beta;
pub use choose::{Chosen, choose, stop_gap};
pub use isotonic::Isotonic;
pub use of_classes::{ChosenOfClass, OF_CLASSES, choose_of_classes, fit_of_classes};
pub use platt::Platt;
pub use temperature::Temperature;
pub use vector::Vector;
pub use venn_abers::{VennAbers, interval as venn_abers_interval};

use crate::error::{Error, Result};
use ndarray::{Array2, ArrayView1, ArrayView2, ArrayViewMut1};
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
    /// [`fit`] is the call that also refuses too few labels; this one serves the folds of [`choose`].
    fn fit(&self, logits: ArrayView2<'_, f64>, targets: &[usize]) -> Result<Vec<f64>>;
    /// Probabilities of one row of logits; they sum to 1.
    fn apply(&self, parameters: &[f64], logits: ArrayView1<'_, f64>, probabilities: ArrayViewMut1<'_, f64>);
    /// What is wrong with parameters read from a file, for a model of so many classes.
    fn check(&self, parameters: &[f64], classes: usize) -> std::result::Result<(), String>;
    /// How a whole pool is calibrated in one pass, where the calibrator has that form.
    fn in_passing<'a>(&self, _parameters: &'a [f64], _classes: usize) -> Option<InPassing<'a>> {
        None
    }
}

/// A calibrator that is a slope and a shift for each class, and perhaps a map of what comes out on top: the first is
/// worked into the weights, where it costs nothing, the second is asked once a row.
pub struct InPassing<'a> {
    /// Slope and shift of each class's centred logit, before the softmax.
    pub slopes: Vec<[f64; 2]>,
    /// From the top probability to the calibrated one, kept at or above the runner-up's; the other classes share the rest as before.
    pub top: Option<Box<dyn Fn(f64) -> f64 + Sync + 'a>>,
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
    /// For a model of sets: one calibrator a class, each of two classes, without and with. Artefacts write them apart.
    #[serde(skip)]
    pub of_classes: Vec<FittedCalibrator>,
}

/// Settings page, command line, validation and contract tests all read this list. The simplest stands first:
/// of two with the same loss `choose` takes the earlier one.
pub static CALIBRATORS: &[&dyn Calibrator] = &[&Temperature, &Vector, &Platt, &Beta, &VennAbers, &Isotonic];

/// The calibrator of that name.
pub fn find(name: &str) -> Result<&'static dyn Calibrator> {
    CALIBRATORS.iter().copied().find(|calibrator| calibrator.name() == name).ok_or_else(|| {
        let names: Vec<_> = CALIBRATORS.iter().map(|calibrator| calibrator.name()).collect();
        Error::invalid(format!("There is no calibrator `{name}`: use auto, none, {}.", names.join(" or ")))
    })
}

/// Fits the calibrator of that name; `none` gives plain softmax. Too few labels are refused.
pub fn fit(name: &str, logits: ArrayView2<'_, f64>, targets: &[usize]) -> Result<FittedCalibrator> {
    if name == "none" {
        return Ok(FittedCalibrator::none());
    }
    let calibrator = find(name)?;
    if targets.len() < calibrator.min_labels() {
        return Err(Error::invalid(format!(
            "The calibrator {name} needs {} holdout labels, there are {}. Label more of the holdout, or choose auto or none under Settings.",
            calibrator.min_labels(),
            targets.len()
        )));
    }
    check_shapes(logits, targets)?;
    let parameters = calibrator.fit(logits, targets)?;
    Ok(FittedCalibrator::new(name, parameters, targets.len()))
}

fn check_shapes(logits: ArrayView2<'_, f64>, targets: &[usize]) -> Result<()> {
    if logits.nrows() != targets.len() || targets.iter().any(|&target| target >= logits.ncols()) {
        return Err(Error::internal(format!(
            "{} rows of {} logits do not fit {} labels",
            logits.nrows(),
            logits.ncols(),
            targets.len()
        )));
    }
    Ok(())
}

impl FittedCalibrator {
    /// Plain softmax: what a model says before there are labels to check it with.
    pub fn none() -> Self {
        FittedCalibrator::new("none", vec![], 0)
    }

    /// A calibrator for all classes together.
    pub fn new(name: &str, parameters: Vec<f64>, labels: usize) -> Self {
        FittedCalibrator { name: name.into(), parameters, labels, of_classes: vec![] }
    }

    /// The calibrator behind it; none for `none`. An unknown name counts as `none` as well; artefacts with an
    /// unknown name do not load (`check`), so this does not happen to a stored model.
    pub fn calibrator(&self) -> Option<&'static dyn Calibrator> {
        CALIBRATORS.iter().copied().find(|calibrator| calibrator.name() == self.name)
    }

    /// What is wrong with it, for a model of so many classes.
    pub fn check(&self, classes: usize) -> std::result::Result<(), String> {
        if !self.of_classes.is_empty() {
            return self.check_of_classes(classes);
        }
        match (self.name.as_str(), self.calibrator()) {
            ("none", _) => Ok(()),
            (_, Some(calibrator)) => calibrator.check(&self.parameters, classes),
            (unknown, None) => Err(format!("the calibrator `{unknown}` is not known to this version")),
        }
    }

    /// Probabilities of many rows of logits, in the same shape. Rows sum to 1, except those of sets.
    pub fn probabilities(&self, logits: ArrayView2<'_, f64>) -> Array2<f64> {
        let mut probabilities = Array2::zeros(logits.raw_dim());
        if !self.of_classes.is_empty() {
            for (row, out) in logits.rows().into_iter().zip(probabilities.rows_mut()) {
                self.apply_of_classes(row, out);
            }
            return probabilities;
        }
        let calibrator = self.calibrator();
        for (row, mut out) in logits.rows().into_iter().zip(probabilities.rows_mut()) {
            match calibrator {
                Some(calibrator) => calibrator.apply(&self.parameters, row, out),
                None => softmax(row, 1.0, &mut out),
            }
        }
        probabilities
    }

    /// How scoring calibrates a whole pool in one pass; none where every row has to be asked for.
    pub(crate) fn in_passing(&self, classes: usize) -> Option<InPassing<'_>> {
        if !self.of_classes.is_empty() {
            return None;
        }
        match self.calibrator() {
            Some(calibrator) => calibrator.in_passing(&self.parameters, classes),
            None => Some(InPassing { slopes: vec![[1.0, 0.0]; classes], top: None }),
        }
    }
}

/// softmax(factor * logits).
pub(crate) fn softmax(logits: ArrayView1<'_, f64>, factor: f64, out: &mut ArrayViewMut1<'_, f64>) {
    for (o, z) in out.iter_mut().zip(logits) {
        *o = factor * z;
    }
    softmax_in_place(out);
}

fn softmax_in_place(row: &mut ArrayViewMut1<'_, f64>) {
    let most = row.iter().fold(f64::NEG_INFINITY, |most, &z| most.max(z));
    row.mapv_inplace(|z| (z - most).exp());
    let sum: f64 = row.iter().sum();
    row.mapv_inplace(|p| p / sum);
}

/// Makes a row sum to 1; false, and untouched, where there is nothing to scale.
fn renormalise(row: &mut ArrayViewMut1<'_, f64>) -> bool {
    let sum: f64 = row.sum();
    if !(sum.is_finite() && sum > 0.0) {
        return false;
    }
    row.mapv_inplace(|p| p / sum);
    true
}

/// Which map each class uses: one of its own where enough labels carry the class, else the one all classes share.
/// Two classes are one question, so they need one map, for the second class.
///
/// LEARNING's rule for class-wise maps: 50 labels of the class.
const OWN_MAP_LABELS: usize = 50;

/// For each map to fit: the classes whose (row, class) pairs it learns from; and for each class its map.
/// With `classes == 2` there is one map, for class 1. Otherwise map 0 is shared.
fn plan_maps(targets: &[usize], classes: usize) -> (Vec<Vec<usize>>, Vec<usize>) {
    if classes == 2 {
        return (vec![vec![1]], vec![0, 0]);
    }
    let mut maps = vec![(0..classes).collect::<Vec<_>>()];
    let mut of_class = vec![0; classes];
    for (class, of) in of_class.iter_mut().enumerate() {
        if targets.iter().filter(|&&target| target == class).count() >= OWN_MAP_LABELS {
            *of = maps.len();
            maps.push(vec![class]);
        }
    }
    (maps, of_class)
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::array;

    #[test]
    fn none_is_softmax() {
        let p = FittedCalibrator::none().probabilities(array![[0.0, 3f64.ln()], [1e4, 0.0]].view());
        assert!((p[[0, 1]] - 0.75).abs() < 1e-12 && p[[1, 0]] == 1.0);
    }

    #[test]
    fn too_few_labels_and_unknown_names_are_refused() {
        let error = fit("temperature", array![[0.0, 1.0]].view(), &[0]).unwrap_err().to_string();
        assert!(error.contains("needs 30 holdout labels, there are 1"), "{error}");
        assert!(fit("magic", array![[0.0, 1.0]].view(), &[0]).is_err());
        assert_eq!(fit("none", array![[0.0, 1.0]].view(), &[0]).unwrap(), FittedCalibrator::none());
        let unknown = FittedCalibrator { name: "magic".into(), ..FittedCalibrator::none() };
        assert!(unknown.check(2).is_err());
    }

    #[test]
    fn classes_with_fifty_labels_get_their_own_map() {
        let targets: Vec<usize> = [vec![0; 50], vec![1; 49], vec![3; 60]].concat();
        let (maps, of_class) = plan_maps(&targets, 4);
        assert_eq!(maps, vec![vec![0, 1, 2, 3], vec![0], vec![3]]);
        assert_eq!(of_class, [1, 0, 0, 2]);
    }
}
