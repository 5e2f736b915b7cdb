//! What the model makes of real labels: with all of them, after calibration, and with wrong ones among them.
//!
//! `cargo bench --bench learning -- FOLDER...`, each with `train.jsonl` and `test.jsonl`. A record's class stands under
//! `label`; the model reads `text`, or else every number and word under `fields`.
//!
//! - *Full data*: the default model fitted on all of `train.jsonl`, judged on `test.jsonl`.
//! - *Calibration*: a model of 300 random labels, calibrated on 100 or 300 further random ones. Truth is the rest of the
//!   pool and the test set; the error is the debiased top-label calibration error in 15 bins of equal mass, mean and
//!   standard error of ten draws.
//! - *Wrong labels*: 2,000 random labels, of which a fifth are flipped to another class. Share of the flips among the
//!   first fifth of the ranking of suspicious labels, mean of five draws.

use ndarray::Array2;
use qualm::domain::{ItemFields, ProjectSettings, Recipe};
use qualm::features::{FeatureMatrix, FeatureSpace};
use qualm::learning::{Examples, LearnInput, Learned, SuspectInput, find_suspects, learn};
use qualm::metrics::{Confusion, calibration_error, macro_f1, top_label};
use qualm::models::{FittedCalibrator, Link};
use rand::seq::SliceRandom;
use rand::{Rng, SeedableRng};
use rand_xoshiro::Xoshiro256PlusPlus;
use serde_json::Value;
use std::path::Path;
use std::time::Instant;

struct Set {
    recipe: Recipe,
    classes: Vec<String>,
    /// Rows of `train.jsonl`, then those of `test.jsonl`.
    features: FeatureMatrix,
    targets: Vec<usize>,
    train: usize,
}

fn records(file: &Path) -> Vec<Value> {
    let text = std::fs::read_to_string(file).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
    text.lines().filter(|line| !line.is_empty()).map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn recipe(first: &Value) -> Recipe {
    if first.get("text").is_some() {
        return Recipe { text: vec!["text".into()], ..Recipe::default() };
    }
    let fields = first["fields"].as_object().expect("a record has `text` or `fields`");
    let keys = |of: fn(&Value) -> bool| {
        fields.iter().filter(|(_, value)| of(value)).map(|(key, _)| format!("fields.{key}")).collect()
    };
    Recipe { numeric: keys(Value::is_number), categorical: keys(Value::is_string), ..Recipe::default() }
}

fn open(folder: &Path) -> Set {
    let (train, test) = (records(&folder.join("train.jsonl")), records(&folder.join("test.jsonl")));
    let recipe = recipe(&train[0]);
    let label = |record: &Value| record["label"].as_str().map_or_else(|| record["label"].to_string(), str::to_owned);
    let mut classes: Vec<String> = train.iter().chain(&test).map(label).collect();
    let targets = classes.clone();
    classes.sort();
    classes.dedup();
    let targets = targets.iter().map(|label| classes.binary_search(label).unwrap()).collect();
    let read = |records: &[Value]| -> Vec<ItemFields> { records.iter().map(|r| recipe.read(r).unwrap()).collect() };
    let items = read(&train);
    let space = FeatureSpace::fit(&recipe, &items).unwrap();
    let mut features = FeatureMatrix::new();
    features.push(space.transform(&items).unwrap(), space.columns());
    features.push(space.transform(&read(&test)).unwrap(), space.columns());
    features.set_trees(space.tree_columns());
    Set { recipe, classes, features, targets, train: train.len() }
}

impl Set {
    fn examples(&self, rows: &[usize]) -> Examples {
        let mut rows = rows.to_vec();
        rows.sort_unstable();
        let targets = rows.iter().map(|&row| self.targets[row]).collect();
        Examples { rows, targets }
    }

    fn learned(&self, pool: &Examples, holdout: &Examples, seed: u64) -> Learned {
        let input = LearnInput {
            features: &self.features,
            pool,
            unlabeled: &[],
            holdout,
            classes: &self.classes,
            link: Link::Softmax,
            recipe: &self.recipe,
            settings: &ProjectSettings { certify_share: 0.0, ..ProjectSettings::default() },
            previous: None,
            previous_features: None,
            seed,
            is_cancelled: &|| false,
        };
        learn(&input, &mut |_| {}).unwrap()
    }

    fn probabilities(&self, learned: &Learned, calibrator: &FittedCalibrator, rows: &[usize]) -> Array2<f64> {
        calibrator.probabilities(learned.model.predict_logits(&self.features, rows).view())
    }

    fn full(&self) {
        let all: Vec<usize> = (0..self.train).collect();
        let start = Instant::now();
        let learned = self.learned(&self.examples(&all), &Examples::default(), 1);
        let seconds = start.elapsed().as_secs_f64();
        let rows: Vec<usize> = (self.train..self.targets.len()).collect();
        let truth = &self.targets[self.train..];
        let (found, _, right) = top_label(self.probabilities(&learned, &learned.calibrator, &rows).view(), truth);
        let accuracy = right.iter().filter(|right| **right).count() as f64 / right.len() as f64;
        let f1 = macro_f1(&Confusion::of(truth, &found, self.classes.len())).unwrap();
        println!("  full data: accuracy {accuracy:.3}, macro F1 {f1:.3}, C = {}, {seconds:.2} s", learned.tuning.c);
    }

    fn calibration(&self, labels: usize) {
        if self.train < 300 + 2 * labels {
            return println!("  calibration with {labels}: the set is too small");
        }
        let (mut before, mut after) = (Vec::new(), Vec::new());
        for seed in 1..=10 {
            let mut order: Vec<usize> = (0..self.train).collect();
            order.shuffle(&mut Xoshiro256PlusPlus::seed_from_u64(seed));
            let (pool, holdout) = (self.examples(&order[..300]), self.examples(&order[300..300 + labels]));
            let learned = self.learned(&pool, &holdout, seed);
            let rows: Vec<usize> =
                order[300 + labels..].iter().copied().chain(self.train..self.targets.len()).collect();
            let truth: Vec<usize> = rows.iter().map(|&row| self.targets[row]).collect();
            let error = |calibrator: &FittedCalibrator| {
                let (_, confidences, right) = top_label(self.probabilities(&learned, calibrator, &rows).view(), &truth);
                calibration_error(&confidences, &right, 15).unwrap()
            };
            before.push(error(&FittedCalibrator::none()));
            after.push(error(&learned.calibrator));
        }
        println!("  calibration with {labels}: {}, without {}", said(&after), said(&before));
    }

    fn flips(&self) {
        let labels = 2_000.min(self.train);
        let mut found = Vec::new();
        for seed in 1..=5 {
            let mut rng = Xoshiro256PlusPlus::seed_from_u64(seed);
            let rows = rand::seq::index::sample(&mut rng, self.train, labels).into_vec();
            let mut examples = self.examples(&rows);
            let flipped = rand::seq::index::sample(&mut rng, labels, labels / 5).into_vec();
            for &at in &flipped {
                let other = rng.gen_range(0..self.classes.len() - 1);
                examples.targets[at] = if other >= examples.targets[at] { other + 1 } else { other };
            }
            let wrong: Vec<usize> = flipped.iter().map(|&at| examples.rows[at]).collect();
            let report = find_suspects(&SuspectInput {
                features: &self.features,
                examples: &examples,
                classes: &self.classes,
                link: Link::Softmax,
                recipe: &self.recipe,
                settings: &ProjectSettings::default(),
                seed,
                is_cancelled: &|| false,
            })
            .unwrap();
            let first = report.ranked.iter().take(labels / 5).map(|suspect| report.rows[suspect.row]);
            found.push(first.filter(|row| wrong.contains(row)).count() as f64 / flipped.len() as f64);
        }
        println!("  flips of {labels} labels in the first fifth: {}", said(&found));
    }
}

fn said(values: &[f64]) -> String {
    let n = values.len() as f64;
    let mean = values.iter().sum::<f64>() / n;
    let spread = values.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / (n - 1.0);
    format!("{mean:.3} ± {:.3}", (spread / n).sqrt())
}

fn main() {
    let folders: Vec<String> = std::env::args().skip(1).filter(|arg| !arg.starts_with("--")).collect();
    if folders.is_empty() {
        eprintln!("Name one or more folders with train.jsonl and test.jsonl.");
    }
    for folder in folders {
        let set = open(Path::new(&folder));
        println!("{folder}: {} items, {} classes", set.train, set.classes.len());
        set.full();
        set.calibration(100);
        set.calibration(300);
        set.flips();
    }
}
