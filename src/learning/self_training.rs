//! Self-training: the model's own answers on unlabeled rows of the pool as further, lighter examples.
//!
//! It helps where classes form clusters and hurts where they do not, so it must prove itself in every round: in three
//! folds of the labels, a model that also learned from its own answers must beat the plain one by more than a standard
//! error of the paired log losses. Otherwise the plain model stays. Off unless the project asks for it: with the guard it
//! seldom hurts, and it takes four more fits.

use super::tune::{FEWEST, FOLDS, folds};
use crate::digest::mix64;
use crate::error::Result;
use crate::models::{Classifier, LinearModel, Training};
use ndarray::ArrayView1;
use rayon::prelude::*;

/// Unlabeled rows that are asked.
const ASKED: usize = 2_000;
/// Answers count together as much as this share of the labels.
const SHARE: f64 = 0.5;
/// Keeps this draw apart from others with the same seed.
const KEY: u64 = 0x7365_6c66_7472_6169;

/// A model that taught itself, where that is better, and a sentence about it in any case.
pub(super) fn improve(
    classifier: &dyn Classifier,
    plain: &Training<'_>,
    model: &LinearModel,
    unlabeled: &[usize],
) -> Result<(Option<LinearModel>, String)> {
    let n = plain.rows.len();
    if !classifier.weighs() {
        return Ok((
            None,
            format!("No self-training: {} cannot count an answer for less than a label.", classifier.name()),
        ));
    }
    if n < FEWEST || unlabeled.is_empty() {
        return Ok((None, format!("No self-training: {n} of {FEWEST} labels, {} rows without one.", unlabeled.len())));
    }
    let mut asked = unlabeled.to_vec();
    asked.sort_unstable_by_key(|&row| mix64(plain.seed ^ KEY, row as u64));
    asked.truncate(ASKED);
    asked.sort_unstable();
    let folds = folds(plain.targets, plain.classes, plain.seed);
    let of_folds = (0..FOLDS).into_par_iter().map(|fold| -> Result<Vec<f64>> {
        let (judge, keep): (Vec<usize>, Vec<usize>) =
            (0..n).filter(|&at| folds[at].is_some()).partition(|&at| folds[at] == Some(fold));
        let pick = |of: &[usize], from: &[usize]| of.iter().map(|&at| from[at]).collect::<Vec<_>>();
        let (rows, targets) = (pick(&keep, plain.rows), pick(&keep, plain.targets));
        let (judged_rows, judged_targets) = (pick(&judge, plain.rows), pick(&judge, plain.targets));
        if targets.iter().all(|&target| target == targets[0]) {
            return Ok(vec![0.0; judge.len()]);
        }
        // No warm start: the last round's model has seen most of what is held out here.
        let training = Training { rows: &rows, targets: &targets, warm: None, ..*plain };
        let before = classifier.fit(&training)?;
        let after = taught(classifier, &training, &before, &asked)?;
        let loss = |model: &LinearModel| losses(model, plain, &judged_rows, &judged_targets);
        Ok(loss(&before).iter().zip(loss(&after)).map(|(before, after)| before - after).collect())
    });
    let gains: Vec<f64> = of_folds.collect::<Result<Vec<_>>>()?.concat();
    let n = gains.len();
    let mean = gains.iter().sum::<f64>() / n as f64;
    let variance = gains.iter().map(|gain| (gain - mean).powi(2)).sum::<f64>() / (n as f64 - 1.0);
    let error = (variance / n as f64).sqrt();
    let found = format!("log loss {mean:.3} ± {error:.3} lower in cross-validation");
    if mean <= error {
        return Ok((None, format!("No self-training: {found}, which proves nothing.")));
    }
    let model = taught(classifier, plain, model, &asked)?;
    Ok((Some(model), format!("Self-training on {} rows: {found}.", asked.len())))
}

/// A fit of labels and a model's answers, each weighted by how sure it was.
fn taught(
    classifier: &dyn Classifier,
    training: &Training<'_>,
    teacher: &LinearModel,
    asked: &[usize],
) -> Result<LinearModel> {
    let p = teacher.plain().probabilities(teacher.predict_logits(training.features, asked).view());
    let mut rows: Vec<(usize, usize, f32)> =
        training.rows.iter().zip(training.targets).map(|(&row, &target)| (row, target, 1.0)).collect();
    let answer = |(&row, p): (&usize, ArrayView1<'_, f64>)| {
        let best = (0..p.len()).fold(0, |best, k| if p[k] > p[best] { k } else { best });
        (row, best, p[best] as f32)
    };
    let answers: Vec<(usize, usize, f32)> = asked.iter().zip(p.rows()).map(answer).collect();
    let total: f32 = answers.iter().map(|(_, _, sure)| sure).sum();
    let scale = (SHARE * training.rows.len() as f64) as f32 / total.max(1.0);
    rows.extend(answers.into_iter().map(|(row, target, sure)| (row, target, sure * scale)));
    rows.sort_unstable_by_key(|(row, ..)| *row);
    let places: Vec<usize> = rows.iter().map(|(row, ..)| *row).collect();
    let targets: Vec<usize> = rows.iter().map(|(_, target, _)| *target).collect();
    let weights: Vec<f32> = rows.iter().map(|(.., weight)| *weight).collect();
    classifier.fit(&Training { rows: &places, targets: &targets, weights: Some(&weights), ..*training })
}

/// -log p of each row's class, nats.
fn losses(model: &LinearModel, training: &Training<'_>, rows: &[usize], targets: &[usize]) -> Vec<f64> {
    let p = model.plain().probabilities(model.predict_logits(training.features, rows).view());
    p.rows().into_iter().zip(targets).map(|(p, &target)| -p[target].max(1e-12).ln()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::{FeatureMatrix, Segment};
    use crate::models::classifiers::SparseLogisticClassifier;
    use rand::{Rng, SeedableRng};
    use rand_xoshiro::Xoshiro256PlusPlus;

    const WORDS: u32 = 60;

    /// Rows of four different words out of 120: of the row's class, which owns every second word, or of any where
    /// classes share all words.
    fn rows(n: usize, is_clustered: bool) -> (FeatureMatrix, Vec<usize>) {
        let mut rng = Xoshiro256PlusPlus::seed_from_u64(3);
        let targets: Vec<usize> = (0..n).map(|_| rng.gen_range(0..2)).collect();
        let mut columns = Vec::new();
        for &target in &targets {
            let mut row: Vec<u32> = rand::seq::index::sample(&mut rng, WORDS as usize, 4)
                .into_iter()
                .map(|word| 2 * word as u32 + if is_clustered { target as u32 } else { rng.gen_range(0..2) })
                .collect();
            row.sort_unstable();
            columns.extend(row);
        }
        let starts: Vec<u64> = (0..=n as u64).map(|row| 4 * row).collect();
        let mut features = FeatureMatrix::new();
        let values = vec![0.5f32; columns.len()];
        features.push(Segment::new(starts.into(), columns.into(), values.into()).unwrap(), 2 * WORDS as usize);
        (features, targets)
    }

    /// A plain model of the first 60 rows, and what is made of it with the next 1,500; both losses on the rest.
    fn tried(is_clustered: bool, unlabeled: std::ops::Range<usize>) -> (bool, String, [f64; 2]) {
        let (features, targets) = rows(3_000, is_clustered);
        let labeled: Vec<usize> = (0..60).collect();
        let training = Training {
            features: &features,
            rows: &labeled,
            targets: &targets[..60],
            weights: None,
            classes: 2,
            c: 10.0,
            class_weight: 0.5,
            dense_scale: 1.0,
            tree_scale: 0.0,
            tolerance: 1e-4,
            warm: None,
            seed: 1,
            is_cancelled: &|| false,
        };
        let plain = SparseLogisticClassifier.fit(&training).unwrap();
        let unlabeled: Vec<usize> = unlabeled.collect();
        let (taught, sentence) = improve(&SparseLogisticClassifier, &training, &plain, &unlabeled).unwrap();
        let rest: Vec<usize> = (1_560..3_000).collect();
        let loss = |model: &LinearModel| {
            let of_rows = losses(model, &training, &rest, &targets[1_560..]);
            of_rows.iter().sum::<f64>() / of_rows.len() as f64
        };
        (taught.is_some(), sentence, [loss(&plain), loss(taught.as_ref().unwrap_or(&plain))])
    }

    #[test]
    fn words_that_go_together_teach_each_other() {
        let (is_taught, sentence, [plain, taught]) = tried(true, 60..1_560);
        assert!(is_taught && taught < 0.9 * plain, "{sentence}: {plain} {taught}");
        assert!(sentence.starts_with("Self-training on 1500 rows: log loss 0."), "{sentence}");
    }

    #[test]
    fn the_guard_keeps_the_plain_model_where_there_is_nothing_to_learn() {
        let (is_taught, sentence, _) = tried(false, 60..1_560);
        assert!(!is_taught && sentence.ends_with("which proves nothing."), "{sentence}");
    }

    #[test]
    fn without_unlabeled_rows_it_says_so() {
        let (is_taught, sentence, _) = tried(true, 0..0);
        assert!(!is_taught && sentence == "No self-training: 60 of 40 labels, 0 rows without one.", "{sentence}");
    }
}
