//! What every classifier and every calibrator promises. A new one is tested by joining its list.

use ndarray::{Array2, Axis};
use qualm::error::Error;
use qualm::features::{FeatureMatrix, Segment};
use qualm::models::calibrators::{self, CALIBRATORS};
use qualm::models::classifiers::{self, CLASSIFIERS, Training};
use qualm::models::{FittedCalibrator, LinearModel};
use rand::{Rng, SeedableRng};
use rand_xoshiro::Xoshiro256PlusPlus;

/// Three classes; each row holds two of its class's four columns and one column of noise.
fn separable() -> (FeatureMatrix, Vec<usize>) {
    let mut rng = Xoshiro256PlusPlus::seed_from_u64(11);
    let (mut starts, mut indices, mut values, mut targets) = (vec![0u64], vec![], vec![], vec![]);
    for row in 0..90 {
        let class = row % 3;
        let mut columns = [class * 4 + rng.gen_range(0..2), class * 4 + rng.gen_range(2..4), rng.gen_range(12..20)];
        columns.sort_unstable();
        indices.extend(columns.map(|column| column as u32));
        values.extend([1.0f32, 0.8, 0.6]);
        starts.push(indices.len() as u64);
        targets.push(class);
    }
    let mut features = FeatureMatrix::new();
    features.push(Segment::new(starts.into(), indices.into(), values.into()).unwrap(), 20);
    (features, targets)
}

fn training<'a>(features: &'a FeatureMatrix, rows: &'a [usize], targets: &'a [usize]) -> Training<'a> {
    Training {
        features,
        rows,
        targets,
        weights: None,
        classes: 3,
        c: 10.0,
        class_weight: 0.0,
        dense_scale: 1.0,
        tree_scale: 0.0,
        tolerance: 1e-4,
        warm: None,
        seed: 1,
        is_cancelled: &|| false,
    }
}

fn right(model: &LinearModel, features: &FeatureMatrix, targets: &[usize]) -> usize {
    let rows: Vec<usize> = (0..targets.len()).collect();
    let p = FittedCalibrator::none().probabilities(model.predict_logits(features, &rows).view());
    let top = |row: ndarray::ArrayView1<f64>| (0..row.len()).max_by(|&a, &b| row[a].total_cmp(&row[b])).unwrap();
    p.axis_iter(Axis(0)).zip(targets).filter(|(row, target)| top(row.view()) == **target).count()
}

#[test]
fn every_classifier_learns_what_can_be_learned() {
    let (features, targets) = separable();
    let rows: Vec<usize> = (0..30).collect();
    for classifier in CLASSIFIERS {
        let model = classifier.fit(&training(&features, &rows, &targets[..30])).unwrap();
        assert_eq!(model.check(), Ok(()));
        assert_eq!((model.classifier.as_str(), model.classes, model.columns), (classifier.name(), 3, 20));
        assert!(right(&model, &features, &targets) >= 85, "{}", classifier.name());
    }
}

#[test]
fn every_classifier_finds_the_same_optimum() {
    let (features, targets) = separable();
    let rows: Vec<usize> = (0..60).collect();
    let models: Vec<_> =
        CLASSIFIERS.iter().map(|c| c.fit(&training(&features, &rows, &targets[..60])).unwrap()).collect();
    for model in &models[1..] {
        for (a, b) in model.weights.iter().zip(&models[0].weights) {
            assert!((a - b).abs() < 0.05, "{} {a}, {} {b}", model.classifier, models[0].classifier);
        }
    }
    // And with two classes, where linfa fits one vector and we fit two.
    let two: Vec<usize> = (0..60).filter(|row| row % 3 != 2).collect();
    let of_two: Vec<usize> = two.iter().map(|row| row % 3).collect();
    let models: Vec<_> = CLASSIFIERS.iter().map(|c| c.fit(&training(&features, &two, &of_two)).unwrap()).collect();
    for (a, b) in models[0].weights.iter().zip(&models[1].weights) {
        assert!((a - b).abs() < 0.05, "{a} {b}");
    }
}

#[test]
fn every_classifier_repeats_itself_to_the_byte() {
    let (features, targets) = separable();
    let rows: Vec<usize> = (0..45).collect();
    for classifier in CLASSIFIERS {
        let fit = || classifier.fit(&training(&features, &rows, &targets[..45])).unwrap();
        let in_pool = |threads| rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap().install(fit);
        let bytes = |model: LinearModel| model.weights.iter().map(|w| w.to_bits()).collect::<Vec<_>>();
        assert_eq!(bytes(in_pool(1)), bytes(in_pool(3)), "{}", classifier.name());
    }
}

#[test]
fn every_classifier_takes_a_warm_start_and_lands_in_the_same_place() {
    let (features, targets) = separable();
    let rows: Vec<usize> = (0..60).collect();
    for classifier in CLASSIFIERS {
        let first = classifier.fit(&training(&features, &rows[..30], &targets[..30])).unwrap();
        let cold = classifier.fit(&training(&features, &rows, &targets[..60])).unwrap();
        let warm = Training { warm: Some(&first), ..training(&features, &rows, &targets[..60]) };
        let warm = classifier.fit(&warm).unwrap();
        for (a, b) in cold.weights.iter().zip(&warm.weights) {
            assert!((a - b).abs() < 0.05, "{}: {a} {b}", classifier.name());
        }
        // A model of other classes is no start, and no error.
        let other = LinearModel { classes: 2, bias: vec![0.0; 2], weights: vec![0.0; 40], dense: vec![], ..first };
        let passed_over = Training { warm: Some(&other), ..training(&features, &rows, &targets[..60]) };
        assert_eq!(classifier.fit(&passed_over).unwrap(), cold);
    }
}

#[test]
fn every_classifier_stops_when_told() {
    let (features, targets) = separable();
    let rows: Vec<usize> = (0..30).collect();
    for classifier in CLASSIFIERS {
        let stopped = Training { is_cancelled: &|| true, ..training(&features, &rows, &targets[..30]) };
        assert!(matches!(classifier.fit(&stopped), Err(Error::Cancelled)), "{}", classifier.name());
    }
}

#[test]
fn every_classifier_says_what_it_lacks() {
    let (features, _) = separable();
    let rows: Vec<usize> = (0..30).collect();
    for classifier in CLASSIFIERS {
        let error = classifier.fit(&training(&features, &rows, &[1; 30])).unwrap_err();
        assert!(matches!(error, Error::Invalid(_)), "{}", classifier.name());
        assert!(error.to_string().contains("needs two classes; all 30 labels"), "{error}");
        let nothing = classifier.fit(&training(&features, &[], &[])).unwrap_err();
        assert!(matches!(nothing, Error::Invalid(_)), "{}", classifier.name());
    }
}

#[test]
fn every_classifier_keeps_a_class_without_examples_low() {
    let (features, targets) = separable();
    let rows: Vec<usize> = (0..60).filter(|row| row % 3 != 1).collect();
    let of_rows: Vec<usize> = rows.iter().map(|&row| targets[row]).collect();
    for classifier in CLASSIFIERS {
        let model = classifier.fit(&training(&features, &rows, &of_rows)).unwrap();
        let p = FittedCalibrator::none().probabilities(model.predict_logits(&features, &rows).view());
        let mean = p.column(1).mean().unwrap();
        assert!(mean > 1e-4 && mean < 0.1, "{}: {mean}", classifier.name());
    }
}

#[test]
fn the_dense_classifier_refuses_what_it_cannot_do() {
    let (features, targets) = separable();
    let rows: Vec<usize> = (0..30).collect();
    let linfa = classifiers::find("linfa_logistic").unwrap();
    let weighted = Training { class_weight: 0.5, ..training(&features, &rows, &targets[..30]) };
    assert!(linfa.fit(&weighted).unwrap_err().to_string().contains("class_weight is 0.5"));
    let mut wide = FeatureMatrix::new();
    wide.push(Segment::new(vec![0u64, 0].into(), Vec::<u32>::new().into(), Vec::<f32>::new().into()).unwrap(), 2_001);
    assert!(linfa.fit(&training(&wide, &[0], &[0])).unwrap_err().to_string().contains("up to 2000 columns"));
}

/// Logits that are the true log-odds times a quarter, over `classes` classes: a shy model.
fn shy(n: usize, classes: usize, seed: u64) -> (Array2<f64>, Vec<usize>) {
    let mut rng = Xoshiro256PlusPlus::seed_from_u64(seed);
    let honest = Array2::from_shape_fn((n, classes), |_| rng.gen_range(-3.0..3.0));
    let p = FittedCalibrator::none().probabilities(honest.view());
    let targets = p
        .rows()
        .into_iter()
        .map(|row| {
            let mut draw: f64 = rng.gen_range(0.0..1.0);
            row.iter()
                .position(|p| {
                    draw -= p;
                    draw < 0.0
                })
                .unwrap_or(classes - 1)
        })
        .collect();
    (honest * 0.25, targets)
}

fn log_loss(fitted: &FittedCalibrator, logits: &Array2<f64>, targets: &[usize]) -> f64 {
    qualm::metrics::log_loss(fitted.probabilities(logits.view()).view(), targets).unwrap()
}

#[test]
fn every_calibrator_improves_a_shy_model_on_new_rows() {
    for classes in [2, 4] {
        let (logits, targets) = shy(600, classes, 1);
        let (fresh, of_fresh) = shy(2_000, classes, 2);
        let before = log_loss(&FittedCalibrator::none(), &fresh, &of_fresh);
        for calibrator in CALIBRATORS {
            let fitted = calibrators::fit(calibrator.name(), logits.view(), &targets).unwrap();
            assert_eq!((fitted.check(classes), fitted.labels), (Ok(()), 600));
            let after = log_loss(&fitted, &fresh, &of_fresh);
            assert!(after < before - 0.05, "{} with {classes} classes: {before} {after}", calibrator.name());
        }
    }
}

#[test]
fn every_calibrator_gives_rows_that_sum_to_one() {
    for classes in [2, 3, 7] {
        let (logits, targets) = shy(600, classes, 3);
        for calibrator in CALIBRATORS {
            let fitted = calibrators::fit(calibrator.name(), logits.view(), &targets).unwrap();
            let extreme =
                Array2::from_shape_fn((3, classes), |(r, k)| if k == 0 { [900.0, -900.0, 0.0][r] } else { 0.0 });
            for rows in [&logits, &extreme] {
                for row in fitted.probabilities(rows.view()).rows() {
                    assert!((row.sum() - 1.0).abs() < 1e-9, "{}: {row}", calibrator.name());
                    assert!(row.iter().all(|p| (0.0..=1.0).contains(p)), "{}: {row}", calibrator.name());
                }
            }
        }
    }
}

#[test]
fn every_calibrator_keeps_the_order_of_a_binary_score() {
    let (logits, targets) = shy(600, 2, 4);
    let rising = Array2::from_shape_fn((200, 2), |(r, k)| if k == 1 { r as f64 * 0.05 - 5.0 } else { 0.0 });
    for calibrator in CALIBRATORS {
        let fitted = calibrators::fit(calibrator.name(), logits.view(), &targets).unwrap();
        let p = fitted.probabilities(rising.view()).column(1).to_vec();
        assert!(p.windows(2).all(|pair| pair[0] <= pair[1]), "{}", calibrator.name());
        assert!(p[199] > p[0] + 0.5, "{}", calibrator.name());
    }
}

#[test]
fn every_calibrator_survives_a_class_without_holdout_labels() {
    let (logits, targets) = shy(600, 4, 5);
    let rows: Vec<usize> = (0..600).filter(|&row| targets[row] != 2).collect();
    let of_rows: Vec<usize> = rows.iter().map(|&row| targets[row]).collect();
    let seen = logits.select(Axis(0), &rows);
    for calibrator in CALIBRATORS {
        let fitted = calibrators::fit(calibrator.name(), seen.view(), &of_rows).unwrap();
        let p = fitted.probabilities(logits.view());
        // Where the model thinks of the unseen class, the calibrated probability still follows it.
        let (mut low, mut high) = (vec![], vec![]);
        for (row, out) in logits.rows().into_iter().zip(p.rows()) {
            if row[2] > 0.5 {
                high.push(out[2])
            } else if row[2] < -0.5 {
                low.push(out[2])
            }
        }
        let mean = |values: &[f64]| values.iter().sum::<f64>() / values.len() as f64;
        assert!(mean(&high) > mean(&low), "{}: {} {}", calibrator.name(), mean(&high), mean(&low));
    }
}

#[test]
fn every_calibrator_refuses_too_few_labels() {
    for calibrator in CALIBRATORS {
        let (logits, targets) = shy(calibrator.min_labels() - 1, 2, 6);
        let error = calibrators::fit(calibrator.name(), logits.view(), &targets).unwrap_err();
        assert!(matches!(error, Error::Invalid(_)), "{}", calibrator.name());
        assert!(error.to_string().contains(&format!("needs {} holdout labels", calibrator.min_labels())));
    }
}

#[test]
fn names_are_unique_and_none_is_taken() {
    for names in [
        CLASSIFIERS.iter().map(|c| c.name()).collect::<Vec<_>>(),
        CALIBRATORS.iter().map(|c| c.name()).collect::<Vec<_>>(),
    ] {
        let unique: std::collections::BTreeSet<_> = names.iter().chain(&["none", "auto"]).collect();
        assert_eq!(unique.len(), names.len() + 2);
    }
}
