//! What certifies a threshold chooses nothing: labels that certify can be anything, and the round decides the same.

use super::*;
use crate::digest::mix64;
use crate::domain::{ItemFields, ProjectSettings, Recipe};
use crate::features::{FeatureMatrix, FeatureSpace, Segment};
use crate::guarantee::Request;
use crate::models::artefact::ModelArtefact;
use crate::models::{LinearModel, Link};
use ndarray::Array2;

struct Ground {
    recipe: Recipe,
    features: FeatureMatrix,
    classes: Vec<String>,
    settings: ProjectSettings,
    pool: Examples,
    holdout: Examples,
}

/// 500 texts of two classes in words that they share in part; 120 pool labels and 300 of the holdout.
fn ground() -> Ground {
    let recipe = Recipe { text: vec!["text".into()], ..Default::default() };
    let words = ["refund", "money", "parcel", "late", "thanks", "lovely", "great", "lamp"];
    let draw = |row: usize, what: u64, of: usize| (mix64(row as u64, what) % of as u64) as usize;
    let class = |row: usize| draw(row, 0, 2);
    // Three draws of six words of eight: four are of one class alone.
    let text =
        |row: usize| (1..4).map(|at| words[(class(row) * 2 + draw(row, at, 6)) % 8]).collect::<Vec<_>>().join(" ");
    let items: Vec<ItemFields> =
        (0..500).map(|row| ItemFields { texts: vec![text(row)], ..Default::default() }).collect();
    let space = FeatureSpace::fit(&recipe, &items).unwrap();
    let mut features = FeatureMatrix::new();
    features.push(space.transform(&items).unwrap(), space.columns());
    let examples =
        |rows: std::ops::Range<usize>| Examples { targets: rows.clone().map(class).collect(), rows: rows.collect() };
    Ground {
        features,
        classes: ["complaint", "praise"].map(str::to_owned).to_vec(),
        settings: ProjectSettings { certify_share: 0.5, ..Default::default() },
        pool: examples(0..120),
        holdout: examples(200..500),
        recipe,
    }
}

fn input<'a>(ground: &'a Ground, holdout: &'a Examples, previous: Option<&'a ModelArtefact>) -> LearnInput<'a> {
    LearnInput {
        features: &ground.features,
        pool: &ground.pool,
        unlabeled: &[],
        holdout,
        classes: &ground.classes,
        link: Link::Softmax,
        recipe: &ground.recipe,
        settings: &ground.settings,
        previous,
        previous_features: None,
        seed: 5,
        is_cancelled: &|| false,
    }
}

/// The model before: from the pool's first labels only.
fn before(ground: &Ground) -> ModelArtefact {
    let few = Examples { rows: ground.pool.rows[..20].to_vec(), targets: ground.pool.targets[..20].to_vec() };
    let first = learn(&LearnInput { pool: &few, ..input(ground, &ground.holdout, None) }, &mut |_| {}).unwrap();
    ModelArtefact {
        model: first.model,
        calibrator: first.calibrator,
        classes: ground.classes.clone(),
        settings_json: "{}".into(),
        label_position: 0,
        seed: 5,
        parent_digest: None,
        feature_version: 0,
    }
}

/// Everything that a round decides or lets people choose by, in comparable form.
#[derive(Debug, PartialEq)]
struct Decided {
    tuning: String,
    considered: Vec<(String, u64)>,
    calibration: String,
    promotion: Promotion,
    probabilities: Array2<f64>,
    expected: u64,
    curve: String,
}

fn decided(ground: &Ground, holdout: &Examples, old: &ModelArtefact) -> (Decided, Learned) {
    let learned = learn(&input(ground, holdout, Some(old)), &mut |_| {}).unwrap();
    let rows: Vec<usize> = (0..500).collect();
    let logits = learned.model.predict_logits(&ground.features, &rows);
    let scores = score_pool(&ground.features, &learned.model, &learned.calibrator, &|| false).unwrap();
    let barred: Vec<u32> = (0..120).chain(200..500).collect();
    let looked = ProspectInput { scores: &scores, holdout, split: &learned.split, barred: &barred };
    let seen = prospect(&looked, &Request { budget: 0.2, confidence: 0.9 }).unwrap();
    let decided = Decided {
        tuning: learned.tuning.reason.clone(),
        considered: learned.calibration.considered.iter().map(|(name, loss)| (name.clone(), loss.to_bits())).collect(),
        calibration: learned.calibration.reason.clone(),
        promotion: learned.promotion.clone(),
        probabilities: learned.calibrator.probabilities(logits.view()),
        expected: seen.expected_coverage.to_bits(),
        curve: format!("{:?}", seen.curve),
    };
    (decided, learned)
}

fn flipped(holdout: &Examples, places: &[usize]) -> Examples {
    let mut flipped = holdout.clone();
    places.iter().for_each(|&place| flipped.targets[place] = 1 - flipped.targets[place]);
    flipped
}

#[test]
fn labels_that_certify_choose_nothing() {
    let ground = ground();
    let old = before(&ground);
    let (plain, learned) = decided(&ground, &ground.holdout, &old);
    let split = &learned.split;
    assert!(split.certify.len() > 100 && split.tune.len() > 100, "{split:?}");
    assert!(plain.considered.len() > 1 && !plain.promotion.reason.contains("without proof"), "{plain:?}");

    // All of them wrong: what is measured falls, and nothing is chosen otherwise.
    let (other, measured) = decided(&ground, &flipped(&ground.holdout, &split.certify), &old);
    assert_eq!(other, plain);
    assert_eq!(&measured.split, split);
    let accuracy = |learned: &Learned| learned.after.as_ref().and_then(|after| after.accuracy).unwrap();
    assert!(accuracy(&measured) < accuracy(&learned) - 0.2, "{} {}", accuracy(&measured), accuracy(&learned));

    // The labels that tune do choose: calibrator, promotion and what is expected.
    let (other, _) = decided(&ground, &flipped(&ground.holdout, &split.tune), &old);
    assert_ne!(other.considered, plain.considered);
    assert_ne!(other.promotion, plain.promotion);
    assert_ne!(other.probabilities, plain.probabilities);
    assert_ne!(other.expected, plain.expected);
    assert_eq!(other.tuning, plain.tuning, "the penalty comes from the pool's labels");
}

#[test]
fn a_model_that_spent_the_holdout_has_nothing_left_that_certifies() {
    let ground = ground();
    let learned = learn_all(&input(&ground, &ground.holdout, None), &mut |_| {}).unwrap();
    assert_eq!((learned.split.certify.len(), learned.split.tune.len()), (0, 300));
    // The same labels in a round that leaves the holdout alone are split.
    let plain = learn(&input(&ground, &ground.holdout, None), &mut |_| {}).unwrap();
    assert!(plain.split.certify.len() > 100);
}

#[test]
fn a_model_on_other_features_is_a_rival_on_these_and_no_warm_start() {
    let ground = ground();
    let mut old = before(&ground);
    // Its only column is one that the new features do not have.
    let segment = Segment::new(
        (0..=500u64).collect::<Vec<_>>().into(),
        vec![0u32; 500].into(),
        (0..500).map(|row| if mix64(row, 0).is_multiple_of(2) { 0.5f32 } else { -0.5 }).collect::<Vec<f32>>().into(),
    );
    let mut known = FeatureMatrix::new();
    known.push(segment.unwrap(), 1);
    // Says the class by the sign of that column, always right.
    old.model = LinearModel { columns: 1, weights: vec![9.0, -9.0], dense: vec![], bias: vec![0.0, 0.0], ..old.model };
    let fit = |previous: Option<&ModelArtefact>, known| {
        let input = LearnInput { previous_features: known, ..input(&ground, &ground.holdout, previous) };
        learn(&input, &mut |_| {}).unwrap()
    };
    let (cold, compared) = (fit(None, None), fit(Some(&old), Some(&known)));
    assert_eq!(compared.model, cold.model);
    assert_eq!(compared.previous.unwrap().accuracy, Some(1.0));
    assert!(!compared.promotion.is_promoted, "{}", compared.promotion.reason);
}
