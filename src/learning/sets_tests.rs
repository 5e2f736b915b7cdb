//! Learning from sets, end to end on rows that are made up.

use super::*;
use crate::domain::{ProjectSettings, Recipe};
use crate::features::{FeatureMatrix, Segment};
use crate::metrics::Evaluation;
use crate::models::artefact::ModelArtefact;
use crate::models::{Link, Score, score_of_set};
use crate::sampling::Outlook;
use rand::{Rng, SeedableRng};
use rand_xoshiro::Xoshiro256PlusPlus;

const CLASSES: usize = 3;

/// Rows of three columns with numbers; class k applies with log-odds `3 x_k - k`. The last class is rare.
fn world(rows: usize, seed: u64) -> (FeatureMatrix, Vec<usize>) {
    let mut rng = Xoshiro256PlusPlus::seed_from_u64(seed);
    let x: Vec<[f32; CLASSES]> = (0..rows).map(|_| [0; CLASSES].map(|_| rng.gen_range(-1.0f32..1.0))).collect();
    let masks = x
        .iter()
        .map(|x| {
            let applies = |k: usize, rng: &mut Xoshiro256PlusPlus| {
                let odds = 3.0 * f64::from(x[k]) - k as f64;
                rng.gen_bool(1.0 / (1.0 + (-odds).exp()))
            };
            (0..CLASSES).filter(|&k| applies(k, &mut rng)).map(|k| 1 << k).sum()
        })
        .collect();
    let starts: Vec<u64> = (0..=rows as u64).map(|row| row * CLASSES as u64).collect();
    let indices: Vec<u32> = (0..rows).flat_map(|_| 0..CLASSES as u32).collect();
    let mut features = FeatureMatrix::new();
    features.push(Segment::new(starts.into(), indices.into(), x.concat().into()).unwrap(), CLASSES);
    (features, masks)
}

fn examples(rows: std::ops::Range<usize>, masks: &[usize]) -> Examples {
    Examples { targets: masks[rows.clone()].to_vec(), rows: rows.collect() }
}

struct Project {
    classes: Vec<String>,
    recipe: Recipe,
    settings: ProjectSettings,
}

impl Project {
    fn new() -> Project {
        Project {
            classes: ["a", "b", "c"].map(str::to_owned).to_vec(),
            recipe: Recipe { numeric: vec!["x".into()], ..Recipe::default() },
            settings: ProjectSettings::default(),
        }
    }

    fn input<'a>(
        &'a self,
        features: &'a FeatureMatrix,
        pool: &'a Examples,
        holdout: &'a Examples,
        previous: Option<&'a ModelArtefact>,
    ) -> LearnInput<'a> {
        LearnInput {
            features,
            pool,
            unlabeled: &[],
            holdout,
            classes: &self.classes,
            link: Link::Sigmoid,
            recipe: &self.recipe,
            settings: &self.settings,
            previous,
            previous_features: None,
            seed: 5,
            is_cancelled: &|| false,
        }
    }
}

#[test]
fn a_round_learns_one_calibrated_output_a_class() {
    let (features, masks) = world(3_000, 1);
    let (pool, holdout) = (examples(0..300, &masks), examples(300..600, &masks));
    let mut project = Project::new();
    // A strong penalty makes the model shy, so that there is something to calibrate.
    project.settings.c = 0.05;
    let mut phases = Vec::new();
    let learned = learn(&project.input(&features, &pool, &holdout, None), &mut |phase| phases.push(phase)).unwrap();
    assert_eq!(phases, ["fit", "calibrate", "evaluate"]);
    assert_eq!((learned.model.link, learned.calibrator.of_classes.len()), (Link::Sigmoid, CLASSES));
    assert_eq!(learned.calibration.of_classes.iter().map(|c| c.class.as_str()).collect::<Vec<_>>(), ["a", "b", "c"]);
    let after = learned.after.as_ref().unwrap();
    assert_eq!((after.n, after.classes.len(), after.confusion.len()), (300, 3, 0));
    assert!(after.micro_f1.unwrap() > 0.6 && after.micro_f1_interval.is_some(), "{after:?}");
    assert_eq!(learned.judged.right.iter().filter(|right| **right).count() as f64 / 300.0, after.accuracy.unwrap());

    // What it says of rows it has not seen is what happens there, class by class.
    let rest: Vec<usize> = (600..3_000).collect();
    let p = learned.calibrator.probabilities(learned.model.predict_logits(&features, &rest).view());
    let fresh = Evaluation::of_sets(p.view(), &masks[600..], 1).unwrap();
    let plain = learned.model.plain().probabilities(learned.model.predict_logits(&features, &rest).view());
    let plain = Evaluation::of_sets(plain.view(), &masks[600..], 1).unwrap();
    assert!(fresh.calibration_error.unwrap() < 0.08, "{:?}", fresh.calibration_error);
    assert!(fresh.calibration_error < plain.calibration_error && fresh.log_loss < plain.log_loss, "{plain:?}");
    for (class, column) in p.columns().into_iter().enumerate() {
        let share = masks[600..].iter().filter(|mask| **mask >> class & 1 == 1).count() as f64 / 2_400.0;
        assert!((column.mean().unwrap() - share).abs() < 0.06, "class {class}: {} {share}", column.mean().unwrap());
    }
    let scores = score_pool(&features, &learned.model, &learned.calibrator, &|| false).unwrap();
    let slow = score_of_set(p.row(0));
    assert!((scores[600].confidence - slow.confidence).abs() < 1e-5);

    // The next round starts from it, is compared with it, and asks about what is undecided.
    let artefact = ModelArtefact {
        model: learned.model,
        calibrator: learned.calibrator,
        classes: project.classes.clone(),
        settings_json: "{}".into(),
        label_position: 1,
        seed: 5,
        parent_digest: None,
        feature_version: 1,
    };
    let more = examples(0..280, &masks);
    let second = learn(&project.input(&features, &more, &holdout, Some(&artefact)), &mut |_| {}).unwrap();
    assert!(second.previous.is_some() && second.promotion.is_promoted, "{}", second.promotion.reason);
    let tuned = second.split.tune.len();
    assert!(
        tuned < 200 && second.promotion.reason.contains(&format!("{tuned} holdout labels")),
        "{}",
        second.promotion.reason
    );
    let labels: Vec<(u32, u32)> = (0..280).map(|row| (row as u32, masks[row] as u32)).collect();
    let barred: Vec<u32> = (0..600).collect();
    for strategy in ["auto", "margin", "entropy", "class_balanced", "badge", "expected_change"] {
        let settings = ProjectSettings {
            strategy: strategy.into(),
            exploration: 0.0,
            queue_length: 20,
            ..ProjectSettings::default()
        };
        let input = PickInput {
            features: &features,
            scores: Some(&scores),
            model: Some(Outlook { model: &artefact.model, calibrator: &artefact.calibrator }),
            barred: &barred,
            labeled: &barred[..280],
            labels: &labels,
            classes: CLASSES,
            link: Link::Sigmoid,
            settings: &settings,
            seed: 2,
        };
        let picks = pick_next(&input).unwrap();
        assert_eq!(picks.len(), 20, "{strategy}");
        if ["margin", "entropy"].contains(&strategy) {
            let mean = |of: &mut dyn Iterator<Item = &Score>| of.map(|s| s.margin).sum::<f32>();
            let picked = mean(&mut picks.iter().map(|place| &scores[place.pick.row as usize])) / 20.0;
            assert!(picked < mean(&mut scores.iter()) / 3_000.0, "{strategy}");
        }
    }
    let spent = learn_all(&project.input(&features, &more, &holdout, None), &mut |_| {}).unwrap();
    assert!(spent.after.unwrap().micro_f1.unwrap() > 0.6);
}

#[test]
fn the_same_bytes_on_any_number_of_threads() {
    let (features, masks) = world(400, 3);
    let (pool, holdout) = (examples(0..120, &masks), examples(120..220, &masks));
    let project = Project::new();
    let of = |threads| {
        let threads = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        let learned = threads.install(|| learn(&project.input(&features, &pool, &holdout, None), &mut |_| {}));
        let learned = learned.unwrap();
        (learned.model, learned.calibrator, learned.after)
    };
    assert_eq!(of(1), of(3));
}

#[test]
fn a_few_labels_give_a_model_and_equal_ones_are_refused() {
    let (features, _) = world(20, 3);
    let project = Project::new();
    let nothing = Examples::default();
    let learned = |targets: &[usize]| {
        let pool = Examples { rows: (0..targets.len()).collect(), targets: targets.to_vec() };
        learn(&project.input(&features, &pool, &nothing, None), &mut |_| {})
    };
    let few = learned(&[0b01, 0b11]).unwrap();
    assert_eq!((few.calibrator.name.as_str(), few.after), ("none", None));
    // The third class: (0 + 1/2) / 3, odds of 1/5.
    assert!((few.model.bias[2] + 5f32.ln()).abs() < 1e-6);
    let error = learned(&[0b11, 0b11]).err().unwrap().to_string();
    assert!(error.contains("all 2 labels name the same classes"), "{error}");
    assert!(learned(&[]).err().unwrap().to_string().contains("has no labels yet"));
}

#[test]
fn a_fixed_calibrator_is_fitted_where_it_can_be() {
    let (features, masks) = world(400, 4);
    // The last class is rare: among forty holdout labels it has fewer than five.
    let masks: Vec<usize> = masks.iter().enumerate().map(|(at, m)| if at % 20 == 0 { m | 4 } else { m & 3 }).collect();
    let (pool, holdout) = (examples(0..200, &masks), examples(200..260, &masks));
    let mut project = Project::new();
    (project.settings.calibrator, project.settings.certify_share) = ("platt".into(), 0.0);
    let learned = learn(&project.input(&features, &pool, &holdout, None), &mut |_| {}).unwrap();
    let names: Vec<&str> = learned.calibration.of_classes.iter().map(|chosen| chosen.name.as_str()).collect();
    assert_eq!(names, ["platt", "platt", "none"]);
    assert!(learned.calibration.of_classes[2].reason.contains("60 holdout labels are too few for platt"));
    project.settings.calibrator = "none".into();
    let plain = learn(&project.input(&features, &pool, &holdout, None), &mut |_| {}).unwrap();
    assert_eq!((plain.calibrator.name.as_str(), plain.before), ("none", plain.after));
}
