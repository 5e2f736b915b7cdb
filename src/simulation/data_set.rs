//! A data set made ready: features fitted once, classes numbered, the budget cut to what there is to ask.

use super::labeled::Labeled;
use super::plan::Plan;
use crate::digest::{hex, mix64, sha256};
use crate::domain::schema::Choices;
use crate::domain::{ItemFields, LabelSchema, Recipe};
use crate::error::{Error, Result};
use crate::features::{FeatureMatrix, FeatureSpace};
use crate::models::Link;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// Share of FILE that is kept for scoring when there is no TEST.
const TEST_SHARE: f64 = 0.25;
/// Which quarter that is: the same in every simulation of the file, whatever else is asked for.
const TEST_KEY: u64 = 0x7465_7374;
/// Items a space is fitted on, as in the server; those behind extend it.
const MOST_FITTED: usize = 200_000;
/// Items by which it is extended at a time.
const BATCH: usize = 100_000;
/// A class with this share of FILE is one that a team expects to see early.
const COMMON: f64 = 0.015;

/// A data set as it was read.
#[derive(Debug, Clone)]
pub struct Source {
    /// What the output calls it.
    pub name: String,
    /// What the model reads.
    pub recipe: Recipe,
    /// The items to ask about.
    pub train: Labeled,
    /// The items to score on; without them a uniform quarter of `train` is taken.
    pub test: Option<Labeled>,
}

/// A data set that can be replayed.
pub(super) struct DataSet {
    pub name: String,
    pub recipe: Recipe,
    /// Class names, rising.
    pub classes: Vec<String>,
    /// Whether a label is one class or a set of them.
    pub link: Link,
    pub features: FeatureMatrix,
    /// Class numbers, or the bit masks of sets.
    pub targets: Vec<usize>,
    pub test_features: FeatureMatrix,
    pub test_targets: Vec<usize>,
    /// Labels before the first round, and in all.
    pub start: usize,
    pub budget: usize,
    /// By class: whether it has its share of FILE (1.5 %).
    pub is_common: Vec<bool>,
    pub notes: Vec<String>,
    /// What tells this data set from another of the same name.
    pub record: Value,
}

impl DataSet {
    /// Fits the features on FILE's items, without a look at their labels. The error says what does not fit.
    pub(super) fn new(source: Source, plan: &Plan) -> Result<DataSet> {
        let Source { name, recipe, train, test } = source;
        recipe.check().map_err(Error::Invalid)?;
        let mut notes = Vec::new();
        let (train, test) = match test {
            Some(test) => (train, test),
            None => {
                let all = train.items.len();
                let (test, train) = split_test(train);
                notes.push(format!(
                    "No --test file: {} of {all} items, a uniform 25 %, are kept for scoring and never asked.",
                    test.items.len()
                ));
                (train, test)
            }
        };
        let link = if train.is_of_sets { Link::Sigmoid } else { Link::Softmax };
        let Numbered { classes, targets, test_targets } = match link {
            Link::Softmax => numbered(&train, &test)?,
            Link::Sigmoid => numbered_sets(&train, &test)?,
        };
        let all = targets.len();
        let mut counts = vec![0usize; classes.len()];
        targets.iter().for_each(|&target| named(link, target).for_each(|class| counts[class] += 1));
        let is_common = counts.into_iter().map(|count| count as f64 >= COMMON * all as f64).collect();

        let holdout = (plan.holdout * all as f64).round() as usize;
        let askable = all - holdout + holdout.min(plan.settings.holdout_enough as usize);
        let budget = plan.budget.min(askable);
        if budget < plan.budget {
            notes.push(format!(
                "The budget of {} labels is more than the {askable} items there are to ask; the simulation stops there.",
                plan.budget
            ));
        }
        if plan.start > budget {
            return Err(Error::invalid(format!(
                "--start {} is more than the {budget} items there are to ask. Start with fewer.",
                plan.start
            )));
        }
        let record = json!({
            "name": name,
            "items": all,
            "test_items": test_targets.len(),
            "classes": classes.len(),
            "recipe": recipe,
            "digest": digest(&train, &test),
        });
        let (space, features) = fit(&recipe, &train.items)?;
        let mut test_features = FeatureMatrix::new();
        test_features.push(space.transform(&test.items)?, space.columns());
        Ok(DataSet {
            name,
            recipe,
            classes,
            link,
            features,
            targets,
            test_features,
            test_targets,
            start: plan.start,
            budget,
            is_common,
            notes,
            record,
        })
    }

    /// The classes that a target names.
    pub(super) fn named(&self, target: usize) -> impl Iterator<Item = usize> + use<> {
        named(self.link, target)
    }

    /// How many steps a replay makes.
    pub(super) fn steps(&self, batch: usize) -> u64 {
        1 + (self.budget - self.start).div_ceil(batch) as u64
    }
}

/// Changes with any item or label.
fn digest(train: &Labeled, test: &Labeled) -> String {
    let rows = train.items.iter().zip(&train.labels).chain(test.items.iter().zip(&test.labels));
    let rows: Vec<[u8; 32]> =
        rows.map(|(item, label)| sha256(&[format!("{item:?}").as_bytes(), label.as_bytes()])).collect();
    hex(&sha256(&rows.iter().map(|row| row.as_slice()).collect::<Vec<_>>())[..8])
}

/// A uniform quarter for scoring, and the rest.
fn split_test(all: Labeled) -> (Labeled, Labeled) {
    let n = all.items.len();
    let mut order: Vec<usize> = (0..n).collect();
    order.sort_unstable_by_key(|&at| mix64(TEST_KEY, at as u64));
    order.truncate((TEST_SHARE * n as f64).round() as usize);
    let drawn: BTreeSet<usize> = order.into_iter().collect();
    all.split(|at| drawn.contains(&at))
}

fn named(link: Link, target: usize) -> impl Iterator<Item = usize> {
    let mask = if link == Link::Sigmoid { target } else { 1 << target };
    (0..usize::BITS as usize).filter(move |class| mask >> class & 1 == 1)
}

/// Classes and what every label is in them.
struct Numbered {
    classes: Vec<String>,
    targets: Vec<usize>,
    test_targets: Vec<usize>,
}

fn numbered(train: &Labeled, test: &Labeled) -> Result<Numbered> {
    let classes = classes(train, test)?;
    let number = |label: &String| classes.binary_search(label).unwrap_or(usize::MAX);
    let targets = train.labels.iter().map(number).collect();
    let test_targets = test.labels.iter().map(number).collect();
    Ok(Numbered { targets, test_targets, classes })
}

fn numbered_sets(train: &Labeled, test: &Labeled) -> Result<Numbered> {
    let mut classes = Choices::classes_in(&train.labels);
    classes.sort();
    let schema = LabelSchema::of(classes.clone(), true);
    schema.check().map_err(|reason| Error::Invalid(format!("The labels of FILE: {reason}.")))?;
    let masks = |part: &Labeled, name: &str| -> Result<Vec<usize>> {
        let mask = |label: &String| schema.parse(label).map(|answer| answer.class);
        let read = part.labels.iter().map(mask).collect::<std::result::Result<_, _>>();
        read.map_err(|reason| {
            let reason = reason.replace("this project's schema", "FILE's classes");
            Error::Invalid(format!("{name}: {}.", reason.split(". Fix").next().unwrap_or(&reason)))
        })
    };
    let (targets, test_targets) = (masks(train, "FILE")?, masks(test, "TEST")?);
    if test_targets.is_empty() || targets.iter().all(|target| *target == targets[0]) {
        return Err(Error::invalid(format!(
            "A simulation needs two different answers and items to score on: all {} labels in FILE name the same classes, \
             or TEST is empty.",
            targets.len()
        )));
    }
    Ok(Numbered { classes, targets, test_targets })
}

/// Class names, rising: those of FILE.
fn classes(train: &Labeled, test: &Labeled) -> Result<Vec<String>> {
    let counts = train.class_counts();
    let classes: Vec<String> = counts.keys().map(|&class| class.to_owned()).collect();
    if let [only] = classes.as_slice() {
        return Err(Error::invalid(format!(
            "A simulation needs two classes; all {} labels in FILE are `{only}`.",
            train.labels.len()
        )));
    }
    let unknown: Vec<String> = test
        .class_counts()
        .iter()
        .filter(|(class, _)| !counts.contains_key(*class))
        .map(|(class, n)| format!("`{class}` ({n} {})", if *n == 1 { "item" } else { "items" }))
        .collect();
    if !unknown.is_empty() {
        return Err(Error::invalid(format!(
            "TEST has classes that FILE does not have, so no strategy could find them: {}. The classes of FILE are {}.",
            unknown.join(", "),
            classes.join(", ")
        )));
    }
    if classes.is_empty() || test.items.is_empty() {
        return Err(Error::invalid("There is too little data: both FILE and TEST need at least one labeled item."));
    }
    Ok(classes)
}

fn fit(recipe: &Recipe, items: &[ItemFields]) -> Result<(FeatureSpace, FeatureMatrix)> {
    let (first, rest) = items.split_at(items.len().min(MOST_FITTED));
    let mut space = FeatureSpace::fit(recipe, first)?;
    let mut features = FeatureMatrix::new();
    features.push(space.transform(first)?, space.columns());
    for batch in rest.chunks(BATCH) {
        space.extend(batch)?;
        features.push(space.transform(batch)?, space.columns());
    }
    features.set_trees(space.tree_columns());
    Ok((space, features))
}
