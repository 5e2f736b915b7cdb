//! What trees are for: labels that no weight per key explains, learned end to end; and what they must not disturb.

use super::*;
use crate::domain::{ItemFields, ProjectSettings, Recipe};
use crate::features::{FeatureMatrix, FeatureSpace};
use rand::{Rng, SeedableRng};
use rand_xoshiro::Xoshiro256PlusPlus;

struct Table {
    recipe: Recipe,
    features: FeatureMatrix,
    targets: Vec<usize>,
    settings: ProjectSettings,
}

const LABELS: usize = 400;

/// Items of which the first [`LABELS`] are labeled.
fn table(recipe: Recipe, items: &[ItemFields], targets: Vec<usize>) -> Table {
    let space = FeatureSpace::fit(&recipe, items).unwrap();
    let mut features = FeatureMatrix::new();
    features.push(space.transform(items).unwrap(), space.columns());
    features.set_trees(space.tree_columns());
    Table { recipe, features, targets, settings: ProjectSettings::default() }
}

/// Eight keys of which `label` looks at the first two, which go from -1 to 1.
fn numbers(label: impl Fn(f64, f64) -> bool) -> Table {
    let mut rng = Xoshiro256PlusPlus::seed_from_u64(3);
    let draw = |_| {
        let x: Vec<f64> = (0..8).map(|_| rng.gen_range(-1.0..1.0)).collect();
        let target = usize::from(label(x[0], x[1]));
        (ItemFields { numbers: x.into_iter().map(Some).collect(), ..ItemFields::default() }, target)
    };
    let (items, targets): (Vec<ItemFields>, Vec<usize>) = (0..1_400).map(draw).unzip();
    let recipe = Recipe { numeric: (0..8).map(|key| format!("x{key}")).collect(), ..Recipe::default() };
    table(recipe, &items, targets)
}

/// What was chosen, and the share right among the unlabeled.
fn learned(table: &Table) -> (Tuning, f64) {
    let pool = Examples { rows: (0..LABELS).collect(), targets: table.targets[..LABELS].to_vec() };
    let learned = learn(
        &LearnInput {
            features: &table.features,
            pool: &pool,
            unlabeled: &[],
            holdout: &Examples::default(),
            classes: &["no".into(), "yes".into()],
            link: crate::models::Link::Softmax,
            recipe: &table.recipe,
            settings: &table.settings,
            previous: None,
            previous_features: None,
            seed: 1,
            is_cancelled: &|| false,
        },
        &mut |_| {},
    )
    .unwrap();
    let rest: Vec<usize> = (LABELS..table.targets.len()).collect();
    let logits = learned.model.predict_logits(&table.features, &rest);
    let right = rest.iter().zip(logits.rows()).filter(|(row, z)| (z[1] > z[0]) == (table.targets[**row] == 1)).count();
    (learned.tuning, right as f64 / rest.len() as f64)
}

#[test]
fn either_but_not_both_is_learned_with_trees_and_not_without() {
    let mut xor = numbers(|a, b| (a > 0.0) != (b > 0.0));
    let (tuning, right) = learned(&xor);
    assert!(tuning.tree_scale > 0.0 && right >= 0.85, "{right} right: {}", tuning.reason);
    assert!(tuning.reason.contains("trees"), "{}", tuning.reason);
    // Fixed settings of the penalty do not shut them out, and linfa's classifier reads them too.
    xor.settings.c = 10.0;
    xor.settings.class_weight = 0.0;
    xor.settings.classifier = "linfa_logistic".into();
    let (tuning, right) = learned(&xor);
    assert!(tuning.c == 10.0 && right >= 0.85, "{right} right: {}", tuning.reason);
    xor.features.set_trees(&[]);
    xor.settings = ProjectSettings::default();
    xor.features = without_leaves(&xor);
    let (tuning, right) = learned(&xor);
    assert!(tuning.tree_scale == 0.0 && right <= 0.6, "{right} right without trees");
}

/// The same rows with their leaves, which are the columns behind the eight numbers, cut off.
fn without_leaves(table: &Table) -> FeatureMatrix {
    let (mut starts, mut indices, mut values) = (vec![0u64], vec![], vec![]);
    for r in 0..table.features.rows() {
        let row = table.features.row(r);
        let plain = row.indices.iter().zip(row.values).filter(|(column, _)| **column < 8);
        plain.for_each(|(column, value)| {
            indices.push(*column);
            values.push(*value);
        });
        starts.push(indices.len() as u64);
    }
    let mut features = FeatureMatrix::new();
    let segment = crate::features::Segment::new(starts.into(), indices.into(), values.into()).unwrap();
    features.push(segment, 8);
    features
}

#[test]
fn where_a_line_is_right_the_trees_stay_out() {
    let (tuning, right) = learned(&numbers(|a, b| a + b > 0.0));
    assert_eq!((tuning.tree_scale, tuning.considered.len(), tuning.considered_trees.len()), (0.0, 6, 6));
    assert!(right > 0.93, "{right} right");
}

#[test]
fn a_vector_with_one_number_in_thousands_is_learned() {
    let mut rng = Xoshiro256PlusPlus::seed_from_u64(4);
    let draw = |_| {
        let mut x: Vec<f32> = (0..16).map(|_| rng.gen_range(-1f32..1.0)).collect();
        let target = usize::from(x[0] + x[1] > 0.0);
        // Beside the point, far from zero, and a thousand times as wide.
        x[7] = 5_000.0 + 1_000.0 * x[7];
        (ItemFields { vector: x, ..ItemFields::default() }, target)
    };
    let (items, targets): (Vec<ItemFields>, Vec<usize>) = (0..1_400).map(draw).unzip();
    let (_, right) = learned(&table(Recipe { vector: Some("v".into()), ..Recipe::default() }, &items, targets));
    assert!(right > 0.93, "{right} right");
}
