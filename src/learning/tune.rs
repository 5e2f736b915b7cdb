//! Tune: how strong the penalty is this round, and how much of the fit the dense numbers carry, by cross-validation on
//! the pool's labels.
//!
//! The start is C = 10 with the dense numbers at full weight up to [`FULL_DENSE`] labels and `FULL_DENSE / n` behind
//! that: at few labels latent numbers generalise, at thousands the n-grams know better and latent numbers that cost too
//! little only blur them (with all 5,452 labels of trec accuracy is 0.888 with the square root of that, 0.900 with it). Each round looks at
//! the start's neighbours, and leaves it only for one that is better by more than a standard error of the difference, so
//! that noise alone seldom moves it.
//!
//! A table's leaves ([`crate::features`]) are out of the start: where a line through the keys is right they only add noise.
//! The same penalties are tried with leaves, also where the settings fix the penalty, and they come in by the same rule:
//! better than the start by more than a standard error, and the least loss of all. Each fold weighs the trees by its own
//! labels, so a tree that fits by luck does not pass.
//!
//! The loss is the log loss of held-out labels. Labels that a strategy picked are harder than the pool, which shifts all
//! candidates alike; the holdout stays out of it, because what measures must not choose.

use super::kinds::Kinds;
use crate::error::Result;
use crate::models::calibrators::softmax;
use crate::models::{Classifier, Link, Training, classifiers, named_set};
use ndarray::{Array1, ArrayView1};
use rand::SeedableRng;
use rand::seq::SliceRandom;
use rand_xoshiro::Xoshiro256PlusPlus;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};

/// Folds of the cross-validation.
pub(super) const FOLDS: usize = 3;
/// Fewer labels than this say nothing about the penalty.
pub(super) const FEWEST: usize = 40;
/// More labels than this are not all needed to tell penalties apart; the first ones of a shuffled order are taken.
const MOST: usize = 200;
/// Penalties are told apart long before a fit is finished.
const TOLERANCE: f64 = 1e-3;
/// Labels up to which the dense numbers have their full weight.
const FULL_DENSE: f64 = 500.0;
/// The leaves' norm where they take part: that of the numbers and of the categories.
const TREES: f64 = 1.0;
/// The penalty to start from.
const START_C: f64 = 10.0;

/// What a fit is told, and how it came about.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Tuning {
    /// Inverse strength of the L2 penalty.
    pub c: f64,
    /// What dense numbers are multiplied by.
    pub dense_scale: f64,
    /// Norm of the leaves of trees over table keys; 0 leaves them out.
    #[serde(default)]
    pub tree_scale: f64,
    /// Everything tried: C, dense scale, cross-validated log loss in nats.
    pub considered: Vec<(f64, f64, f64)>,
    /// The tree scale of each of them; empty where there are no trees.
    #[serde(default)]
    pub considered_trees: Vec<f64>,
    /// Why, in a sentence.
    pub reason: String,
    /// Labels judged by a fit without them, at the chosen candidate: place among the labels, and whether the likeliest
    /// class was the true one. Empty where nothing was tried. An accuracy of picked labels, which is no accuracy of the
    /// pool.
    #[serde(skip)]
    pub held_out: Vec<(usize, bool)>,
}

impl Tuning {
    /// A fit with what was chosen.
    pub(super) fn applied<'a>(&self, training: Training<'a>) -> Training<'a> {
        Training { c: self.c, dense_scale: self.dense_scale, tree_scale: self.tree_scale, ..training }
    }
}

/// C, dense scale, tree scale.
type Candidate = (f64, f64, f64);

/// One label of a fold: place among the labels, log loss in nats, whether it is right.
type Judged = (usize, f64, bool);

/// Chooses around the start, or around `fixed_c` where the settings fix it. Same seed, same choice.
pub(super) fn tune(
    classifier: &dyn Classifier,
    link: Link,
    training: &Training<'_>,
    fixed_c: Option<f64>,
) -> Result<Tuning> {
    let n = training.rows.len();
    let dense = (FULL_DENSE / n as f64).min(1.0);
    let start = (fixed_c.unwrap_or(START_C), dense, 0.0);
    let has_trees = !training.features.trees().is_empty();
    let untried = |c: f64, reason: String| Tuning {
        c,
        dense_scale: dense,
        tree_scale: start.2,
        considered: vec![],
        considered_trees: vec![],
        reason,
        held_out: vec![],
    };
    if let Some(c) = fixed_c.filter(|_| !has_trees) {
        let reason = format!("C = {c} is what the project's settings ask for.");
        return Ok(untried(c, reason));
    }
    if n < FEWEST {
        let reason = format!("C = {START_C}, the start: {n} of {FEWEST} labels to tell penalties apart.");
        return Ok(untried(start.0, reason));
    }
    let mut candidates = vec![start];
    if fixed_c.is_none() {
        candidates.extend([(start.0 / 10.0, dense, 0.0), (start.0 * 5.0, dense, 0.0)]);
    }
    if has_trees {
        let with: Vec<Candidate> = candidates.iter().map(|&(c, dense, _)| (c, dense, TREES)).collect();
        candidates.extend(with);
    }
    let folds = match link {
        Link::Softmax => folds(training.targets, training.classes, training.seed),
        Link::Sigmoid => {
            let kinds = Kinds::of(training.targets.iter().map(|&mask| mask as u32), training.classes);
            let of_labels: Vec<usize> = training.targets.iter().map(|&mask| kinds.kind(mask as u32) as usize).collect();
            folds(&of_labels, training.classes + 1, training.seed)
        }
    };
    let jobs: Vec<(usize, usize)> =
        (0..candidates.len()).flat_map(|at| (0..FOLDS).map(move |fold| (at, fold))).collect();
    let losses: Vec<Vec<Judged>> = jobs
        .par_iter()
        .map(|&(at, fold)| held_out(classifier, link, training, &folds, fold, candidates[at]))
        .collect::<Result<_>>()?;
    let judged = |at: usize| -> Vec<Judged> {
        let mut rows = losses[at * FOLDS..(at + 1) * FOLDS].concat();
        rows.sort_unstable_by_key(|(row, _, _)| *row);
        rows
    };
    let of_candidate = |at: usize| -> Vec<f64> { judged(at).into_iter().map(|(_, loss, _)| loss).collect() };
    let base = of_candidate(0);
    let mean = |values: &[f64]| values.iter().sum::<f64>() / values.len().max(1) as f64;
    let mut considered = vec![(start.0, start.1, mean(&base))];
    let considered_trees: Vec<f64> = candidates.iter().map(|candidate| candidate.2).filter(|_| has_trees).collect();
    let mut best = 0;
    for (at, &(c, scale, _)) in candidates.iter().enumerate().skip(1) {
        let own = of_candidate(at);
        considered.push((c, scale, mean(&own)));
        let gains: Vec<f64> = base.iter().zip(&own).map(|(base, own)| base - own).collect();
        let gain = mean(&gains);
        let spread = gains.iter().map(|x| (x - gain).powi(2)).sum::<f64>() / (gains.len().max(2) - 1) as f64;
        if gain > (spread / gains.len().max(1) as f64).sqrt() && considered[at].2 < considered[best].2 {
            best = at;
        }
    }
    let (c, dense_scale, loss) = considered[best];
    let had_trees = candidates[best].2 > 0.0;
    let before = considered[0].2;
    let reason = match (best, has_trees, had_trees) {
        (0, false, _) => format!(
            "C = {c}: no neighbour is better by more than a standard error; log loss {loss:.3} in {FOLDS} folds."
        ),
        (0, true, _) => format!(
            "C = {c}: no neighbour, with or without trees, is better by more than a standard error; log loss {loss:.3} in {FOLDS} folds."
        ),
        (.., false) => {
            format!("C = {c}: log loss {loss:.3} in {FOLDS} folds, against {before:.3} at C = {}.", start.0)
        }
        (.., true) => format!(
            "C = {c} with trees over pairs of keys: log loss {loss:.3} in {FOLDS} folds, against {before:.3} at C = {}.",
            start.0
        ),
    };
    let held_out = judged(best).into_iter().map(|(row, _, is_right)| (row, is_right)).collect();
    let tree_scale = candidates[best].2;
    Ok(Tuning { c, dense_scale, tree_scale, considered, considered_trees, reason, held_out })
}

/// The fold of each label, or none when it is not needed: classes spread evenly, at most [`MOST`] labels.
pub(super) fn folds(targets: &[usize], classes: usize, seed: u64) -> Vec<Option<usize>> {
    let mut order: Vec<usize> = (0..targets.len()).collect();
    order.shuffle(&mut Xoshiro256PlusPlus::seed_from_u64(seed ^ 0x7475_6e65));
    let mut seen = vec![0usize; classes];
    let mut folds = vec![None; targets.len()];
    for (taken, at) in order.into_iter().enumerate() {
        if taken < MOST {
            folds[at] = Some(seen[targets[at]] % FOLDS);
            seen[targets[at]] += 1;
        }
    }
    folds
}

/// One fold's labels as a fit on the others judges them.
fn held_out(
    classifier: &dyn Classifier,
    link: Link,
    training: &Training<'_>,
    folds: &[Option<usize>],
    fold: usize,
    (c, dense_scale, tree_scale): Candidate,
) -> Result<Vec<Judged>> {
    let of = |wanted: &dyn Fn(usize) -> bool| -> Vec<usize> {
        (0..folds.len()).filter(|&at| folds[at].is_some_and(wanted)).collect()
    };
    let (fit, judge) = (of(&|own| own != fold), of(&|own| own == fold));
    let rows: Vec<usize> = fit.iter().map(|&at| training.rows[at]).collect();
    let targets: Vec<usize> = fit.iter().map(|&at| training.targets[at]).collect();
    if targets.iter().all(|&target| target == targets[0]) {
        return Ok(judge.into_iter().map(|at| (at, 0.0, training.targets[at] == targets[0])).collect());
    }
    let training_of_fold = Training {
        rows: &rows,
        targets: &targets,
        c,
        dense_scale,
        tree_scale,
        tolerance: TOLERANCE,
        // The last round's model has seen most of what is held out here, and a weak penalty would let it remember.
        warm: None,
        ..*training
    };
    let model = classifiers::fit(classifier, link, &training_of_fold)?;
    let judged: Vec<usize> = judge.iter().map(|&at| training.rows[at]).collect();
    let logits = model.predict_logits(training.features, &judged);
    if link == Link::Sigmoid {
        let p = model.plain().probabilities(logits.view());
        let of_row = |(at, p): (usize, ArrayView1<'_, f64>)| {
            let mask = training.targets[at];
            (at, set_loss(p, mask), named_set(p) as usize == mask)
        };
        return Ok(judge.into_iter().zip(p.rows()).map(of_row).collect());
    }
    let mut p = Array1::zeros(training.classes);
    Ok(judge
        .into_iter()
        .zip(logits.rows())
        .map(|(at, logits)| {
            softmax(logits, 1.0, &mut p.view_mut());
            let target = training.targets[at];
            // The first of equals is the likeliest class, as everywhere.
            let is_top = |(class, &q): (usize, &f64)| if class < target { q < p[target] } else { q <= p[target] };
            (at, -p[target].max(1e-12).ln(), p.iter().enumerate().all(is_top))
        })
        .collect())
}

/// Mean log loss of the classes' own answers, nats.
fn set_loss(p: ArrayView1<'_, f64>, mask: usize) -> f64 {
    let of_class = |(class, &p): (usize, &f64)| -(if mask >> class & 1 == 1 { p } else { 1.0 - p }).max(1e-12).ln();
    p.iter().enumerate().map(of_class).sum::<f64>() / p.len() as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::{FeatureMatrix, Segment};
    use rand::Rng;

    #[test]
    fn a_model_that_has_seen_the_labels_does_not_help() {
        // Labels by dice: whoever guesses them better than by their shares has seen them.
        let mut rng = Xoshiro256PlusPlus::seed_from_u64(4);
        let (n, columns) = (90, 700u32);
        let indices: Vec<u32> =
            (0..n).flat_map(|_| (0..14).map(|at| at * 50 + rng.gen_range(0..50u32)).collect::<Vec<_>>()).collect();
        let starts: Vec<u64> = (0..=n as u64).map(|r| r * 14).collect();
        let mut features = FeatureMatrix::new();
        let values = vec![0.27f32; n * 14];
        features.push(Segment::new(starts.into(), indices.into(), values.into()).unwrap(), columns as usize);
        let rows: Vec<usize> = (0..n).collect();
        let targets: Vec<usize> = rows.iter().map(|_| rng.gen_range(0..3)).collect();
        let training = Training {
            features: &features,
            rows: &rows,
            targets: &targets,
            classes: 3,
            c: 50.0,
            dense_scale: 1.0,
            tree_scale: 0.0,
            tolerance: 1e-4,
            weights: None,
            class_weight: 0.0,
            warm: None,
            seed: 1,
            is_cancelled: &|| false,
        };
        let classifier = classifiers::find("sparse_logistic").unwrap();
        let seen = classifiers::fit(classifier, Link::Softmax, &training).unwrap();
        let cold = tune(classifier, Link::Softmax, &training, None).unwrap();
        let warm = tune(classifier, Link::Softmax, &Training { warm: Some(&seen), ..training }, None).unwrap();
        assert_eq!(cold, warm);
        // Labels by lot: nobody who has not seen them does better than ln 3 beyond noise.
        assert!(cold.considered.iter().all(|(_, _, loss)| *loss > 3f64.ln() - 0.05), "{:?}", cold.considered);
    }
}
