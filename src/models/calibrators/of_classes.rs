//! One calibrator a class, for models of sets: whether class k applies is a question of its own, with two answers, and
//! its logit z becomes the row (0, z) for any calibrator of two classes. Plain softmax of that row is a plain sigmoid.

use super::choose::Chosen;
use super::{FittedCalibrator, choose, fit, softmax};
use crate::error::Result;
use crate::models::Link;
use ndarray::{Array1, Array2, ArrayView1, ArrayView2, ArrayViewMut1};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};

/// The name of a calibrator that is one a class; `none` where no class has one.
pub const OF_CLASSES: &str = "per_class";

/// Holdout labels with the class, and as many without, below which its sigmoid stays plain: a map learned from fewer says
/// more about these few than about the class.
const FEWEST: usize = 5;

/// Which calibrator a class got, and why.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ChosenOfClass {
    /// The class.
    pub class: String,
    /// The calibrator's name; `none` is a plain sigmoid.
    pub name: String,
    /// Holdout labels with the class.
    pub labels: usize,
    /// Why this one, in a sentence.
    pub reason: String,
}

impl FittedCalibrator {
    /// Probabilities without a calibrator.
    pub fn plain(link: Link, classes: usize) -> Self {
        match link {
            Link::Softmax => FittedCalibrator::none(),
            Link::Sigmoid => FittedCalibrator::of_classes(vec![FittedCalibrator::none(); classes]),
        }
    }

    /// One calibrator of two classes for each class of a model of sets.
    pub fn of_classes(of_classes: Vec<FittedCalibrator>) -> Self {
        let is_plain = of_classes.iter().all(|one| one.name == "none");
        let labels = of_classes.iter().map(|one| one.labels).max().unwrap_or(0);
        let name = if is_plain { "none" } else { OF_CLASSES };
        FittedCalibrator { of_classes, ..FittedCalibrator::new(name, vec![], labels) }
    }

    pub(super) fn check_of_classes(&self, classes: usize) -> std::result::Result<(), String> {
        if self.of_classes.len() != classes {
            return Err(format!("there are {} calibrators for {classes} classes", self.of_classes.len()));
        }
        if *self != FittedCalibrator::of_classes(self.of_classes.clone()) {
            return Err("the calibrator's name does not fit its classes' calibrators".into());
        }
        self.of_classes.iter().try_for_each(|one| match one.of_classes.is_empty() {
            true => one.check(2),
            false => Err("a class's calibrator has classes of its own".into()),
        })
    }

    pub(crate) fn apply_of_classes(&self, logits: ArrayView1<'_, f64>, mut out: ArrayViewMut1<'_, f64>) {
        let (mut pair, mut p) = (Array1::zeros(2), Array1::zeros(2));
        for ((one, &logit), out) in self.of_classes.iter().zip(logits).zip(out.iter_mut()) {
            pair[1] = logit;
            match one.calibrator() {
                Some(calibrator) => calibrator.apply(&one.parameters, pair.view(), p.view_mut()),
                None => softmax(pair.view(), 1.0, &mut p.view_mut()),
            }
            *out = p[1];
        }
    }
}

/// The rows (0, z) of one class.
pub(crate) fn pairs(logits: ArrayView2<'_, f64>, class: usize) -> Array2<f64> {
    let mut pairs = Array2::zeros((logits.nrows(), 2));
    pairs.column_mut(1).assign(&logits.column(class));
    pairs
}

/// 1 where the set holds the class, else 0.
pub(crate) fn holds(masks: &[usize], class: usize) -> Vec<usize> {
    masks.iter().map(|mask| mask >> class & 1).collect()
}

fn too_thin(y: &[usize]) -> Option<(usize, String)> {
    let with = y.iter().sum::<usize>();
    let thin = with.min(y.len() - with) < FEWEST;
    thin.then(|| {
        let reason = format!(
            "no calibrator yet: {with} holdout labels with this class and {} without, {FEWEST} of each are needed",
            y.len() - with
        );
        (with, reason)
    })
}

/// [`choose`] for each class. Same seed, same choice, on any number of threads.
pub fn choose_of_classes(
    logits: ArrayView2<'_, f64>,
    masks: &[usize],
    classes: &[String],
    seed: u64,
) -> Result<(FittedCalibrator, Vec<ChosenOfClass>)> {
    let chosen = |(class, name): (usize, &String)| -> Result<(FittedCalibrator, ChosenOfClass)> {
        let y = holds(masks, class);
        let Chosen { fitted, reason, .. } = match too_thin(&y) {
            Some((_, reason)) => Chosen { fitted: FittedCalibrator::none(), considered: vec![], reason },
            None => choose(pairs(logits, class).view(), &y, seed)?,
        };
        let said = ChosenOfClass { class: name.clone(), name: fitted.name.clone(), labels: y.iter().sum(), reason };
        Ok((fitted, said))
    };
    let all = classes.par_iter().enumerate().map(chosen).collect::<Result<Vec<_>>>()?;
    let (fitted, said) = all.into_iter().unzip();
    Ok((FittedCalibrator::of_classes(fitted), said))
}

/// A calibrator of this name fitted for each class; classes with too few labels stay plain.
pub fn fit_of_classes(name: &str, logits: ArrayView2<'_, f64>, masks: &[usize]) -> FittedCalibrator {
    let of_class = |class: usize| fit_class(name, logits, masks, class).unwrap_or_else(FittedCalibrator::none);
    FittedCalibrator::of_classes((0..logits.ncols()).into_par_iter().map(of_class).collect())
}

fn fit_class(name: &str, logits: ArrayView2<'_, f64>, masks: &[usize], class: usize) -> Option<FittedCalibrator> {
    let y = holds(masks, class);
    if too_thin(&y).is_some() { None } else { fit(name, pairs(logits, class).view(), &y).ok() }
}

impl FittedCalibrator {
    /// One of the same kind, class by class for sets, fitted on other labels. Where they are too few, a class of a set keeps
    /// the one it has, and a calibrator for all classes is an error.
    pub fn refitted(&self, logits: ArrayView2<'_, f64>, targets: &[usize]) -> Result<FittedCalibrator> {
        if self.of_classes.is_empty() {
            return fit(&self.name, logits, targets);
        }
        let of_class = |(class, one): (usize, &FittedCalibrator)| {
            fit_class(&one.name, logits, targets, class).unwrap_or_else(|| one.clone())
        };
        Ok(FittedCalibrator::of_classes(self.of_classes.par_iter().enumerate().map(of_class).collect()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::array;
    use rand::{Rng, SeedableRng};
    use rand_xoshiro::Xoshiro256PlusPlus;

    #[test]
    fn each_class_has_its_own_map() {
        // Sigmoid of ln 3 is 3/4; with temperature 2 the logit 2 ln 3 is ln 3 again.
        let cold = FittedCalibrator::new("temperature", vec![2.0], 40);
        let both = FittedCalibrator::of_classes(vec![FittedCalibrator::none(), cold]);
        assert_eq!((both.name.as_str(), both.labels, both.check(2)), ("per_class", 40, Ok(())));
        let p = both.probabilities(array![[3f64.ln(), 2.0 * 3f64.ln()], [0.0, -2.0 * 3f64.ln()]].view());
        let close = |at: [usize; 2], expected: f64| assert!((p[at] - expected).abs() < 1e-12, "{at:?} {p}");
        close([0, 0], 0.75);
        close([0, 1], 0.75);
        close([1, 0], 0.5);
        close([1, 1], 0.25);
        let plain = FittedCalibrator::plain(Link::Sigmoid, 2);
        assert_eq!((plain.name.as_str(), plain.of_classes.len()), ("none", 2));
        assert!(both.check(3).is_err());
        assert!(FittedCalibrator { name: "none".into(), ..both }.check(2).is_err());
    }

    #[test]
    fn shy_classes_are_calibrated_and_thin_ones_left_plain() {
        // The true log-odds of the first class are five times its logit; the second occurs four times.
        let mut rng = Xoshiro256PlusPlus::seed_from_u64(5);
        let mut logits = Array2::zeros((400, 2));
        let masks: Vec<usize> = (0..400)
            .map(|row| {
                let odds: f64 = rng.gen_range(-3.0..3.0);
                logits[[row, 0]] = odds / 5.0;
                logits[[row, 1]] = rng.gen_range(-3.0..0.0);
                usize::from(rng.gen_bool(1.0 / (1.0 + (-odds).exp()))) | if row % 100 == 0 { 2 } else { 0 }
            })
            .collect();
        let names = ["a".to_owned(), "b".to_owned()];
        let (fitted, said) = choose_of_classes(logits.view(), &masks, &names, 1).unwrap();
        assert_ne!(said[0].name, "none");
        assert_eq!((said[1].name.as_str(), said[1].labels), ("none", 4));
        assert!(said[1].reason.contains("4 holdout labels with this class and 396 without"), "{}", said[1].reason);
        let p = fitted.probabilities(array![[0.5, -1.0]].view());
        let truth = 1.0 / (1.0 + (-2.5f64).exp());
        assert!((p[[0, 0]] - truth).abs() < 0.06, "{p}");
        assert!((p[[0, 1]] - 1.0 / (1.0 + 1f64.exp())).abs() < 1e-12, "{p}");
        assert_eq!(fitted.refitted(logits.view(), &masks).unwrap(), fitted);
        let platt = fit_of_classes("platt", logits.view(), &masks);
        assert_eq!([&platt.of_classes[0].name, &platt.of_classes[1].name], ["platt", "none"]);
        // Twenty labels are too few for anything: what there is stays.
        assert_eq!(platt.refitted(logits.slice(ndarray::s![..20, ..]), &masks[..20]).unwrap(), platt);
    }
}
