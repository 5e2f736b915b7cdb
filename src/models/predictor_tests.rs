use super::super::{FittedCalibrator, LinearModel, Link};
use super::*;
use crate::domain::TextOptions;
use serde_json::json;

/// A recipe of every kind, a space fitted on generated items, and a model with made-up weights over all of it.
pub(in crate::models) fn sample() -> (Recipe, FeatureSpace, ModelArtefact) {
    let recipe = Recipe {
        text: vec!["text".into()],
        numeric: vec!["age".into()],
        categorical: vec!["team".into()],
        vector: Some("v".into()),
        text_options: TextOptions {
            words: [1, 2],
            chars: [2, 3],
            min_items: 2,
            max_columns: 500,
            ..TextOptions::default()
        },
        ..Recipe::default()
    };
    let items: Vec<ItemFields> = records(24).iter().map(|record| recipe.read(record).unwrap()).collect();
    let space = FeatureSpace::fit(&recipe, &items).unwrap();
    let wave = |n: usize, by: f32| (0..n).map(|at| ((at as f32) * by).sin()).collect::<Vec<f32>>();
    let model = LinearModel {
        classifier: "sparse_logistic".into(),
        classes: 3,
        columns: space.columns(),
        weights: wave(space.columns() * 3, 0.7),
        dense: wave(space.dims() * 3, 1.3),
        bias: vec![0.25, -0.5, 0.125],
        link: Link::Softmax,
    };
    let artefact = ModelArtefact {
        model,
        calibrator: FittedCalibrator::new("temperature", vec![1.5], 30),
        classes: ["cat", "dog", "owl"].map(str::to_owned).to_vec(),
        settings_json: "{}".into(),
        label_position: 9,
        seed: 4,
        parent_digest: None,
        feature_version: 1,
    };
    (recipe, space, artefact)
}

pub(in crate::models) fn records(count: usize) -> Vec<Value> {
    let words = ["purrs", "barks", "hoots", "night", "mouse", "bone"];
    (0..count)
        .map(|n| {
            json!({
                "text": format!("it {} and {} at {}", words[n % 6], words[(n / 2) % 6], words[(n / 3) % 6]),
                "age": if n % 5 == 0 { Value::Null } else { json!(n) },
                "team": (if n % 2 == 0 { "red" } else { "blue" }),
                "v": [n as f64 / 10.0, 1.0],
            })
        })
        .collect()
}

#[test]
fn the_reasons_add_up_to_the_lead_in_logits() {
    let (recipe, space, artefact) = sample();
    let predictor = Predictor { recipe: &recipe, space: &space, artefact: &artefact, round: 2, strangeness: None };
    let records = records(12);
    let fields: Vec<ItemFields> = records.iter().map(|record| recipe.read(record).unwrap()).collect();
    let mut features = FeatureMatrix::new();
    features.push(space.transform(&fields).unwrap(), space.columns());
    let logits = artefact.model.predict_logits(&features, &(0..12).collect::<Vec<_>>());
    for most in [1, 3, 1000] {
        let predictions = predictor.predict(&records, Ask { top: None, why: most }).unwrap();
        for (prediction, logits) in predictions.iter().zip(logits.rows()) {
            let prediction = prediction.as_ref().unwrap();
            let why = prediction.why.as_ref().unwrap();
            let place = |class: &str| artefact.classes.iter().position(|known| known == class).unwrap();
            let (top, second) = (place(&prediction.label.to_string()), place(&why.runner_up));
            let lead = logits[top] - logits[second];
            assert!(lead > 0.0 && (why.difference - lead).abs() < 1e-9, "{} {lead}", why.difference);
            let listed: f64 = why.r#for.iter().chain(&why.against).map(|reason| reason.contribution).sum();
            assert!((listed + why.rest + why.intercept - lead).abs() < 1e-9);
            assert!(why.r#for.len() <= most && why.against.len() <= most);
            assert!(why.r#for.iter().all(|reason| reason.contribution > 0.0));
            assert!(why.against.iter().all(|reason| reason.contribution < 0.0));
            if most == 1000 {
                assert!(why.rest.abs() < 1e-12, "every feature of a record has a name: {}", why.rest);
                let kinds: Vec<FeatureKind> = why.r#for.iter().chain(&why.against).map(|r| r.name.kind).collect();
                for kind in [FeatureKind::Words, FeatureKind::Letters, FeatureKind::Category, FeatureKind::Vector] {
                    assert!(kinds.contains(&kind), "{kind:?}");
                }
                assert_eq!(kinds.iter().filter(|kind| **kind == FeatureKind::Topic).count(), 1);
            }
        }
    }
}

#[test]
fn by_hand_a_reason_is_weight_difference_times_value() {
    let recipe = Recipe { numeric: vec!["a".into(), "b".into()], ..Recipe::default() };
    let item = |a: f64, b: f64| ItemFields { numbers: vec![Some(a), Some(b)], ..ItemFields::default() };
    // Both numbers have mean 0 and deviation 1; two keys share the weight, so each value is divided by sqrt 2.
    let space = FeatureSpace::fit(&recipe, &[item(-1.0, 1.0), item(1.0, -1.0)]).unwrap();
    let (_, _, other) = sample();
    let model = LinearModel {
        classes: 2,
        columns: 2,
        weights: vec![2.0, -1.0, 0.5, 1.5],
        dense: vec![],
        bias: vec![0.0, 0.25],
        ..other.model
    };
    let artefact = ModelArtefact {
        model,
        classes: vec!["yes".into(), "no".into()],
        calibrator: FittedCalibrator::none(),
        ..other
    };
    let predictor = Predictor { recipe: &recipe, space: &space, artefact: &artefact, round: 1, strangeness: None };
    let said = predictor.predict(&[json!({"a": 1, "b": 1})], Ask { top: Some(1), why: 5 }).unwrap().remove(0).unwrap();
    let why = said.why.unwrap();
    let half = f64::from(1.0f32 / 2f32.sqrt());
    assert_eq!((said.label.to_string().as_str(), said.probabilities.len(), why.runner_up.as_str()), ("yes", 1, "no"));
    assert_eq!((why.intercept, why.rest), (-0.25, 0.0));
    assert_eq!(why.r#for.len() + why.against.len(), 2);
    assert!((why.r#for[0].contribution - 3.0 * half).abs() < 1e-6 && why.r#for[0].name.key == "a");
    assert!((why.against[0].contribution + half).abs() < 1e-6 && why.against[0].name.key == "b");
    assert!((why.difference - (2.0 * half - 0.25)).abs() < 1e-6);
}

#[test]
fn of_sets_every_class_answers_for_itself() {
    let recipe = Recipe { numeric: vec!["a".into()], ..Recipe::default() };
    let item = |a: f64| ItemFields { numbers: vec![Some(a)], ..ItemFields::default() };
    let space = FeatureSpace::fit(&recipe, &[item(-1.0), item(1.0)]).unwrap();
    let (_, _, other) = sample();
    // The number is 1: logits 2.5, -1, 0.
    let model = LinearModel {
        classes: 3,
        columns: 1,
        weights: vec![2.0, -1.0, 0.0],
        dense: vec![],
        bias: vec![0.5, 0.0, 0.0],
        link: Link::Sigmoid,
        ..other.model
    };
    let artefact = ModelArtefact { calibrator: model.plain(), model, ..other };
    let predictor = Predictor { recipe: &recipe, space: &space, artefact: &artefact, round: 1, strangeness: None };
    let said = predictor.predict(&[json!({"a": 1})], Ask { top: Some(2), why: 5 }).unwrap().remove(0).unwrap();
    let sigmoid = |z: f64| 1.0 / (1.0 + (-z).exp());
    // A half is enough to be named.
    assert_eq!(said.label, LabelValue::Set(vec!["cat".into(), "owl".into()]));
    assert!((said.confidence - sigmoid(2.5) * sigmoid(1.0) * 0.5).abs() < 1e-6);
    assert_eq!((said.probabilities[0].0.as_str(), said.probabilities[1].0.as_str()), ("cat", "owl"));
    let why = said.why.unwrap();
    assert_eq!((why.class.as_deref(), why.runner_up.as_str(), why.intercept), (Some("cat"), "not cat", 0.5));
    assert!((why.difference - 2.5).abs() < 1e-6 && (why.r#for[0].contribution - 2.0).abs() < 1e-6);
}

#[test]
fn a_bad_record_names_its_key_and_leaves_the_others_alone() {
    let (recipe, space, artefact) = sample();
    let predictor = Predictor { recipe: &recipe, space: &space, artefact: &artefact, round: 1, strangeness: None };
    let good = records(1).remove(0);
    let mut short = good.clone();
    short["v"] = json!([1]);
    let mut old = good.clone();
    old["age"] = "old".into();
    let said = predictor.predict(&[json!(7), short, good.clone(), old], Ask::default()).unwrap();
    let keys: Vec<_> = said.iter().map(|said| said.as_ref().map_err(|bad| bad.key.as_str()).map(|_| ())).collect();
    assert_eq!(keys, [Err(""), Err("v"), Ok(()), Err("age")]);
    let alone = predictor.predict(&[good], Ask::default()).unwrap().remove(0).unwrap();
    assert_eq!(said[2].as_ref().unwrap(), &alone);
    assert!(alone.why.is_none() && alone.probabilities.len() == 3);
    assert_eq!(predictor.predict(&[], Ask::default()).unwrap(), vec![]);
}

#[test]
fn the_first_few_classes_are_the_likeliest() {
    let (recipe, space, artefact) = sample();
    let predictor = Predictor { recipe: &recipe, space: &space, artefact: &artefact, round: 1, strangeness: None };
    for said in predictor.predict(&records(6), Ask { top: Some(2), why: 0 }).unwrap() {
        let said = said.unwrap();
        assert_eq!(said.probabilities.len(), 2);
        assert_eq!(said.probabilities[0], (said.label.to_string(), said.confidence));
        assert!(said.probabilities[0].1 >= said.probabilities[1].1);
    }
}
