//! Sets of classes: one binary model a class, by any classifier.
//!
//! Class weights are those of each class's two answers: a rare class's examples count `(n0 / n1)^a` times as much as the
//! others. That lifts its odds, and stays so: a penalised fit of few labels is too shy about rare classes, and without the
//! lift they would seldom be named before there are labels to calibrate with.

use super::{Classifier, Training};
use crate::error::Result;
use crate::models::{LinearModel, Link};
use rayon::prelude::*;

/// Fits a model of sets; the targets are bit masks. A class that every label has, or none, gets the same probability
/// everywhere: `(labels with it + 1/2) / (labels + 1)`. Same input, same bytes, on any number of threads.
pub fn fit_sets(classifier: &dyn Classifier, training: &Training<'_>) -> Result<LinearModel> {
    let classes = training.classes;
    let columns = training.features.columns();
    let lines = (0..classes)
        .into_par_iter()
        .map(|class| fit_class(classifier, training, class))
        .collect::<Result<Vec<Option<LinearModel>>>>()?;
    let mut model = LinearModel {
        classifier: classifier.name().into(),
        classes,
        columns,
        weights: vec![0.0; columns * classes],
        dense: vec![0.0; training.features.dims() * classes],
        bias: vec![0.0; classes],
        link: Link::Sigmoid,
    };
    for (class, fitted) in lines.into_iter().enumerate() {
        let n1 = with(training, class);
        let n = training.targets.len() as f64;
        let Some(fitted) = fitted else {
            let rate = (n1 + 0.5) / (n + 1.0);
            model.bias[class] = (rate / (1.0 - rate)).ln() as f32;
            continue;
        };
        let of = |from: &[f32], to: &mut [f32]| {
            for (pair, line) in from.chunks_exact(2).zip(to.chunks_exact_mut(classes)) {
                line[class] = pair[1] - pair[0];
            }
        };
        of(&fitted.weights, &mut model.weights);
        of(&fitted.dense, &mut model.dense);
        model.bias[class] = fitted.bias[1] - fitted.bias[0];
    }
    Ok(model)
}

/// Labels with the class.
fn with(training: &Training<'_>, class: usize) -> f64 {
    training.targets.iter().filter(|mask| *mask >> class & 1 == 1).count() as f64
}

/// With against without the class; none where all labels agree on it.
fn fit_class(classifier: &dyn Classifier, training: &Training<'_>, class: usize) -> Result<Option<LinearModel>> {
    let n1 = with(training, class) as usize;
    if n1 == 0 || n1 == training.targets.len() {
        return Ok(None);
    }
    let targets: Vec<usize> = training.targets.iter().map(|mask| mask >> class & 1).collect();
    let is_same_kind = |warm: &&LinearModel| warm.link == Link::Sigmoid && warm.classes > class;
    let warm = training.warm.filter(is_same_kind).map(|warm| binary(warm, class));
    classifier.fit(&Training { targets: &targets, classes: 2, warm: warm.as_ref(), ..*training }).map(Some)
}

/// One class of a model of sets as the binary model that it came from.
fn binary(model: &LinearModel, class: usize) -> LinearModel {
    let halves = |z: f32| [-z / 2.0, z / 2.0];
    let of = |from: &[f32]| from.chunks_exact(model.classes).flat_map(|line| halves(line[class])).collect::<Vec<f32>>();
    LinearModel {
        classifier: model.classifier.clone(),
        classes: 2,
        columns: model.columns,
        weights: of(&model.weights),
        dense: of(&model.dense),
        bias: halves(model.bias[class]).to_vec(),
        link: Link::Softmax,
    }
}

#[cfg(test)]
mod tests {
    use super::super::SparseLogisticClassifier;
    use super::*;
    use crate::features::{FeatureMatrix, Segment};

    /// One column, values -1 and 1 in turn.
    fn sides(n: usize) -> FeatureMatrix {
        let starts: Vec<u64> = (0..=n as u64).collect();
        let values: Vec<f32> = (0..n).map(|row| if row % 2 == 0 { -1.0 } else { 1.0 }).collect();
        let mut features = FeatureMatrix::new();
        features.push(Segment::new(starts.into(), vec![0u32; n].into(), values.into()).unwrap(), 1);
        features
    }

    fn training<'a>(features: &'a FeatureMatrix, rows: &'a [usize], targets: &'a [usize]) -> Training<'a> {
        Training {
            features,
            rows,
            targets,
            weights: None,
            classes: 3,
            c: 1.0,
            class_weight: 0.0,
            dense_scale: 1.0,
            tree_scale: 0.0,
            tolerance: 1e-9,
            warm: None,
            seed: 1,
            is_cancelled: &|| false,
        }
    }

    #[test]
    fn each_class_is_its_own_fit() {
        let features = sides(4);
        // The first class is on the right side, the second everywhere, the third nowhere.
        let model = fit_sets(&SparseLogisticClassifier, &training(&features, &[0, 1, 2, 3], &[2, 3, 2, 3])).unwrap();
        // As in `logistic`: w = 4 C / (1 + e^w).
        let w = f64::from(model.weights[0]);
        assert!((w - 4.0 / (1.0 + w.exp())).abs() < 1e-6, "{w}");
        assert!(model.bias[0].abs() < 1e-6);
        // (4 + 1/2) / 5 = 0.9 and (0 + 1/2) / 5 = 0.1: odds of 9 and 1/9.
        assert_eq!((model.weights[1], model.weights[2]), (0.0, 0.0));
        assert!((model.bias[1] - 9f32.ln()).abs() < 1e-6 && (model.bias[2] + 9f32.ln()).abs() < 1e-6);
        assert_eq!((model.link, model.check()), (Link::Sigmoid, Ok(())));
    }

    #[test]
    fn weights_lift_the_odds_of_a_rare_class_and_a_warm_start_stays() {
        // 40 rows, one in ten with the class, on both sides alike: odds of 1/9, times 9^a.
        let features = sides(40);
        let rows: Vec<usize> = (0..40).collect();
        let targets: Vec<usize> = rows.iter().map(|row| usize::from(row % 20 < 2)).collect();
        for (class_weight, odds) in [(0.0, 1f32 / 9.0), (0.5, 1.0 / 3.0), (1.0, 1.0)] {
            let plain = training(&features, &rows, &targets);
            let model = fit_sets(&SparseLogisticClassifier, &Training { class_weight, ..plain }).unwrap();
            assert!((model.bias[0] - odds.ln()).abs() < 1e-4, "{class_weight}: {}", model.bias[0]);
            let again = Training { class_weight, warm: Some(&model), tolerance: 1e-4, ..plain };
            let again = fit_sets(&SparseLogisticClassifier, &again).unwrap();
            assert!((again.bias[0] - model.bias[0]).abs() < 1e-6 && (again.weights[0] - model.weights[0]).abs() < 1e-6);
        }
    }

    #[test]
    fn threads_do_not_change_a_bit() {
        let features = sides(40);
        let rows: Vec<usize> = (0..40).collect();
        let targets: Vec<usize> = rows.iter().map(|row| row * 7 % 8).collect();
        let of = |threads| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            pool.install(|| fit_sets(&SparseLogisticClassifier, &training(&features, &rows, &targets)).unwrap())
        };
        assert_eq!(of(1), of(3));
    }
}
