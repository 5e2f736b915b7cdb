//! Classifiers: how a model is fitted to labels.

mod linfa_logistic;
mod one_vs_rest;
mod sparse_logistic;

pub use linfa_logistic::{LinfaLogistic, MOST_COLUMNS};
pub use one_vs_rest::fit_sets;
pub use sparse_logistic::SparseLogisticClassifier;

use super::{LinearModel, Link, Scales};
use crate::domain::Recipe;
use crate::error::{Error, Result};
use crate::features::FeatureMatrix;
use ndarray::Array1;

/// What a classifier learns from.
#[derive(Clone, Copy)]
pub struct Training<'a> {
    /// All rows of the project.
    pub features: &'a FeatureMatrix,
    /// The labeled rows, each at most once.
    pub rows: &'a [usize],
    /// Their classes, beside `rows`; for [`fit_sets`] the bit masks of their sets.
    pub targets: &'a [usize],
    /// What each row counts, beside `rows`, before class weights; none: all alike. See [`Classifier::weighs`].
    pub weights: Option<&'a [f32]>,
    /// How many classes the schema has; some may have no example yet.
    pub classes: usize,
    /// Inverse strength of the L2 penalty, scikit-learn's C (sum of losses).
    pub c: f64,
    /// Exponent a of the class weights (n / (K n_k))^a over the classes that have examples; 0 for none.
    pub class_weight: f64,
    /// What the dense numbers are multiplied by before the fit: below 1 the penalty holds them back more than the
    /// sparse columns. Above 0.
    pub dense_scale: f64,
    /// Norm of the leaves' part of a row, shared among the trees by what they tell about the labels; 0 leaves them out.
    pub tree_scale: f64,
    /// The fit ends when no entry of the mean loss's gradient is larger; scikit-learn's `tol`, 1e-4 for a model to keep.
    pub tolerance: f64,
    /// The last round's model to start from.
    pub warm: Option<&'a LinearModel>,
    /// Same seed, same model.
    pub seed: u64,
    /// Asked now and then; true stops the fit with `Error::Cancelled`.
    pub is_cancelled: &'a (dyn Fn() -> bool + Sync),
}

impl Training<'_> {
    /// The last round's model over gathered records, where it has the same classes and dense numbers.
    fn warm_start(&self, scales: &Scales<'_>) -> Option<LinearModel> {
        let fits = |warm: &&LinearModel| {
            warm.classes == self.classes
                && warm.dense.len() == self.features.dims() * self.classes
                && warm.columns <= self.features.columns()
        };
        self.warm.filter(fits).map(|warm| warm.joined(self.features.columns(), scales))
    }

    /// What the matrix's numbers are multiplied by.
    fn scales(&self) -> Scales<'_> {
        let (dense, trees) = (self.dense_scale, self.tree_scale);
        Scales::learned(self.features, self.rows, self.targets, self.classes, dense, trees)
    }
}

/// A way to fit a model.
pub trait Classifier: Sync {
    /// Stored in project settings, so it never changes after a release.
    fn name(&self) -> &'static str;
    /// What people read on the settings page.
    fn title(&self) -> &'static str;
    /// Whether it reads `Training::weights`.
    fn weighs(&self) -> bool {
        false
    }
    /// Fits a model. Same input, same bytes, on any number of threads.
    fn fit(&self, training: &Training<'_>) -> Result<LinearModel>;
}

/// Settings page, command line, validation and contract tests all read this list.
pub static CLASSIFIERS: &[&dyn Classifier] = &[&SparseLogisticClassifier, &LinfaLogistic];

/// Above this many columns `auto` leaves linfa's dense classifier.
const AUTO_DENSE_COLUMNS: usize = 1_000;

/// The classifier of that name.
pub fn find(name: &str) -> Result<&'static dyn Classifier> {
    CLASSIFIERS.iter().copied().find(|classifier| classifier.name() == name).ok_or_else(|| {
        let names: Vec<_> = CLASSIFIERS.iter().map(|classifier| classifier.name()).collect();
        Error::invalid(format!("There is no classifier `{name}`: use auto, {}.", names.join(" or ")))
    })
}

/// The classifier of that name, or for `auto` the one that fits: sparse for text, for many columns and for class
/// weights, linfa's for other tables and vectors.
pub fn resolve(name: &str, recipe: &Recipe, columns: usize, class_weight: f64) -> Result<&'static dyn Classifier> {
    if name != "auto" {
        return find(name);
    }
    let dense = recipe.text.is_empty() && columns <= AUTO_DENSE_COLUMNS && class_weight == 0.0;
    Ok(if dense { &LinfaLogistic } else { &SparseLogisticClassifier })
}

/// Whether labels suffice for a fit: at least two classes have an example. The error speaks of classes by `names`.
pub fn check_two_classes(targets: &[usize], names: &[String]) -> Result<()> {
    let Some(&first) = targets.first() else {
        return Err(Error::invalid("This round needs two classes and has no labels yet. Label a few items."));
    };
    if targets.iter().any(|&target| target != first) {
        return Ok(());
    }
    let name = names.get(first).map_or("of an unknown class", String::as_str);
    Err(Error::invalid(format!(
        "This round needs two classes; all {} labels are `{name}`. Label a few more items, or add a gold item of another class.",
        targets.len()
    )))
}

/// The same where labels are sets, as bit masks: two of them must differ.
pub fn check_two_sets(masks: &[usize]) -> Result<()> {
    match masks.first() {
        None => Err(Error::invalid("This round needs two different answers and has no labels yet. Label a few items.")),
        Some(first) if masks.iter().all(|mask| mask == first) => Err(Error::invalid(format!(
            "This round needs two different answers; all {} labels name the same classes. Label a few more items.",
            masks.len()
        ))),
        Some(_) => Ok(()),
    }
}

/// Fits with one class a label, or with sets.
pub fn fit(classifier: &dyn Classifier, link: Link, training: &Training<'_>) -> Result<LinearModel> {
    match link {
        Link::Softmax => classifier.fit(training),
        Link::Sigmoid => fit_sets(classifier, training),
    }
}

/// A weight per label: (n / (K' n_k))^exponent over the K' classes that have examples. Exponent 1 lets every class
/// count alike, 0 every label; 0.5 lifts rare classes at little cost to the rest.
pub(crate) fn class_weights(targets: &[usize], classes: usize, exponent: f64) -> Array1<f32> {
    let mut counts = vec![0usize; classes];
    for &target in targets {
        if let Some(count) = counts.get_mut(target) {
            *count += 1;
        }
    }
    let present = counts.iter().filter(|&&count| count > 0).count() as f64;
    let n = targets.len() as f64;
    let weight = |target: usize| match counts.get(target) {
        Some(&count) if count > 0 => (n / (present * count as f64)).powf(exponent) as f32,
        _ => 1.0,
    };
    targets.iter().map(|&target| weight(target)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn auto_looks_at_the_recipe() {
        let text = Recipe { text: vec!["body".into()], ..Default::default() };
        let table = Recipe { numeric: vec!["age".into()], ..Default::default() };
        let name = |recipe, columns, weight| resolve("auto", recipe, columns, weight).unwrap().name();
        assert_eq!(name(&text, 10, 0.0), "sparse_logistic");
        assert_eq!(name(&table, 10, 0.0), "linfa_logistic");
        assert_eq!(name(&table, 1_001, 0.0), "sparse_logistic");
        assert_eq!(name(&table, 10, 0.5), "sparse_logistic");
        assert_eq!(resolve("linfa_logistic", &text, 10, 0.0).unwrap().name(), "linfa_logistic");
        let unknown = resolve("magic", &text, 10, 0.0).err().unwrap().to_string();
        assert!(unknown.contains("`magic`") && unknown.contains("sparse_logistic"), "{unknown}");
    }

    #[test]
    fn class_weights_by_hand() {
        // Six labels, classes 0 and 2 of 3 present, 4 and 2 examples: 6 / (2 * 4) = 0.75, 6 / (2 * 2) = 1.5.
        let targets = [0, 0, 0, 0, 2, 2];
        assert_eq!(class_weights(&targets, 3, 1.0)[0], 0.75);
        assert_eq!(class_weights(&targets, 3, 1.0)[5], 1.5);
        assert_eq!(class_weights(&targets, 3, 0.0)[5], 1.0);
        assert!((class_weights(&targets, 3, 0.5)[5] - 1.5f32.sqrt()).abs() < 1e-6);
    }

    #[test]
    fn one_class_is_named() {
        let names = vec!["spam".to_string(), "ham".to_string()];
        assert!(check_two_classes(&[0, 1], &names).is_ok());
        let error = check_two_classes(&[1; 12], &names).unwrap_err().to_string();
        assert!(error.starts_with("This round needs two classes; all 12 labels are `ham`."), "{error}");
        assert!(check_two_classes(&[], &names).is_err());
    }
}
