//! Learn: from labels to a model, a calibrator and an honest look at both. No store, no clock: `simulation` runs the
//! same code, so what it says about a strategy holds for the server.
//!
//! The model trains on the pool's labels only. The holdout calibrates and measures; a part of it chooses nothing, neither
//! calibrator nor promotion, so that it can certify (see `split.rs`). What is measured after calibration is cross-fitted:
//! each holdout label is judged by a calibrator that did not see it.

use super::self_training::improve;
use super::split::{HoldoutSplit, split_holdout};
use super::tune::{Tuning, tune};
use crate::domain::{ProjectSettings, Recipe};
use crate::error::Result;
use crate::features::FeatureMatrix;
use crate::metrics::{self, Evaluation};
use crate::models::artefact::ModelArtefact;
use crate::models::calibrators::ChosenOfClass;
use crate::models::{
    Classifier, FittedCalibrator, LinearModel, Link, Scores, Training, calibrators, classifiers, score_all,
};
use ndarray::{Array2, Axis};

/// Folds of the cross-fitting.
const FOLDS: usize = 5;

/// Labeled rows and their classes.
#[derive(Debug, Clone, Default)]
pub struct Examples {
    /// Rows of the matrix, rising.
    pub rows: Vec<usize>,
    /// Their classes, or the bit masks of their sets.
    pub targets: Vec<usize>,
}

impl Examples {
    /// The rows of a matrix of `rows` that neither are examples nor belong to the holdout, rising.
    pub fn others(&self, holdout: &[u32], rows: usize) -> Vec<usize> {
        let mut is_other = vec![true; rows];
        for row in self.rows.iter().copied().chain(holdout.iter().map(|&row| row as usize)) {
            if let Some(is_other) = is_other.get_mut(row) {
                *is_other = false;
            }
        }
        (0..rows).filter(|&row| is_other[row]).collect()
    }
}

/// Everything a fit depends on.
pub struct LearnInput<'a> {
    /// All rows.
    pub features: &'a FeatureMatrix,
    /// Labels of the pool.
    pub pool: &'a Examples,
    /// Rows of the pool without a label, which a model may teach itself with where the settings ask for it.
    pub unlabeled: &'a [usize],
    /// Labels of the holdout.
    pub holdout: &'a Examples,
    /// The schema's classes.
    pub classes: &'a [String],
    /// Whether a label is one class or a set of them.
    pub link: Link,
    /// What the model reads.
    pub recipe: &'a Recipe,
    /// The project's settings.
    pub settings: &'a ProjectSettings,
    /// The current model: the warm start, and what the new one is compared with.
    pub previous: Option<&'a ModelArtefact>,
    /// All rows as the current model reads them, where that is not `features`. It is then compared on these and is no warm
    /// start.
    pub previous_features: Option<&'a FeatureMatrix>,
    /// Same seed, same bytes.
    pub seed: u64,
    /// True stops the work with `Error::Cancelled`.
    pub is_cancelled: &'a (dyn Fn() -> bool + Sync),
}

/// How the calibrator was chosen.
#[derive(Debug, Clone)]
pub struct Calibration {
    /// What was tried, with its cross-validated log loss.
    pub considered: Vec<(String, f64)>,
    /// Why this one, in a sentence.
    pub reason: String,
    /// The same for each class, where each has its own.
    pub of_classes: Vec<ChosenOfClass>,
}

/// Whether the new model takes over, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Promotion {
    /// It does.
    pub is_promoted: bool,
    /// Why, in a sentence.
    pub reason: String,
}

impl Calibration {
    fn new(considered: Vec<(String, f64)>, reason: String) -> Self {
        Calibration { considered, reason, of_classes: Vec::new() }
    }
}

/// How the model judges the holdout labels, none of which it has seen. In the order of the holdout's rows. Of sets, the
/// set that is named takes the place of the likeliest class.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Judged {
    /// What the model says after calibration, cross-fitted: a class, or the bit mask of a set.
    pub said: Vec<usize>,
    /// How sure it is of that.
    pub sure: Vec<f64>,
    /// Uncalibrated probability of the likeliest class.
    pub confidences: Vec<f64>,
    /// Whether the likeliest class after calibration, cross-fitted, is the true one.
    pub right: Vec<bool>,
}

/// What a fit gives.
pub struct Learned {
    /// The model.
    pub model: LinearModel,
    /// How its penalty was chosen.
    pub tuning: Tuning,
    /// Its calibrator; plain softmax while there are too few holdout labels.
    pub calibrator: FittedCalibrator,
    /// How it was chosen.
    pub calibration: Calibration,
    /// Which holdout labels chose calibrator and promotion, and which chose nothing.
    pub split: HoldoutSplit,
    /// On the holdout, calibrated, cross-fitted; none without holdout labels.
    pub after: Option<Evaluation>,
    /// On the holdout, without the calibrator.
    pub before: Option<Evaluation>,
    /// The current model on the same holdout, with its own calibrator.
    pub previous: Option<Evaluation>,
    /// Whether it takes over.
    pub promotion: Promotion,
    /// The holdout labels one by one, behind `after`.
    pub judged: Judged,
}

/// Fits, calibrates and evaluates. `enter` hears each phase: `fit`, `calibrate`, `evaluate`.
pub fn learn(input: &LearnInput<'_>, enter: &mut dyn FnMut(&'static str)) -> Result<Learned> {
    enter("fit");
    check_labels(input)?;
    let settings = input.settings;
    let classifier = classifier_of(input)?;
    let training = training_of(input, classifier, input.pool);
    let mut tuning = tune(classifier, input.link, &training, (settings.c > 0.0).then_some(settings.c))?;
    let training = tuning.applied(training);
    let mut model = classifiers::fit(classifier, input.link, &training)?;
    if settings.self_training && input.link == Link::Softmax {
        let (taught, sentence) = improve(classifier, &training, &model, input.unlabeled)?;
        model = taught.unwrap_or(model);
        tuning.reason = format!("{} {sentence}", tuning.reason);
    }

    enter("calibrate");
    let logits = model.predict_logits(input.features, &input.holdout.rows);
    let targets = &input.holdout.targets;
    let split = split_holdout(input.holdout, settings.certify_share);
    let (tune_logits, tune_targets) = (logits.select(Axis(0), &split.tune), split.of(&split.tune, targets));
    let (calibrator, calibration) = calibrate(input, &tune_logits, &tune_targets)?;

    enter("evaluate");
    let evaluate = |probabilities: &Array2<f64>| evaluation(input.link, probabilities, targets, input.seed);
    let is_measured = !targets.is_empty();
    let plain = model.plain().probabilities(logits.view());
    let crossed = cross_fitted(&calibrator, &logits, targets, &plain, &split)?;
    let known = input.previous_features.unwrap_or(input.features);
    let before_probabilities = input.previous.map(|artefact| {
        let logits = artefact.model.predict_logits(known, &input.holdout.rows);
        widened(artefact.calibrator.probabilities(logits.view()), input.classes.len())
    });
    let rival = match (input.link, input.previous) {
        // A class's calibrator decides with it what is named, and the old one has seen these labels: plain against plain.
        (Link::Sigmoid, Some(artefact)) => {
            let logits = artefact.model.predict_logits(known, &input.holdout.rows);
            Some(widened(artefact.model.plain().probabilities(logits.view()), input.classes.len()))
        }
        _ => before_probabilities.clone(),
    };
    let rival = rival.map(|p| p.select(Axis(0), &split.tune));
    let promotion = judge(input, &tune_targets, &plain.select(Axis(0), &split.tune), rival.as_ref());
    let judge_all = |p: Option<&Array2<f64>>| p.filter(|_| is_measured).map(evaluate).transpose();
    let (after, (before, previous)) = rayon::join(
        || judge_all(Some(&crossed)),
        || rayon::join(|| judge_all(Some(&plain)), || judge_all(before_probabilities.as_ref())),
    );
    Ok(Learned {
        judged: judged(input.link, &plain, &crossed, targets),
        after: after?,
        before: before?,
        previous: previous?,
        model,
        tuning,
        calibrator,
        calibration,
        split,
        promotion,
    })
}

/// Whether labels suffice for a fit.
pub(super) fn check_labels(input: &LearnInput<'_>) -> Result<()> {
    check_examples(input, input.pool)
}

pub(super) fn check_examples(input: &LearnInput<'_>, examples: &Examples) -> Result<()> {
    match input.link {
        Link::Softmax => classifiers::check_two_classes(&examples.targets, input.classes),
        Link::Sigmoid => classifiers::check_two_sets(&examples.targets),
    }
}

/// The numbers about these probabilities.
pub fn evaluation(link: Link, probabilities: &Array2<f64>, targets: &[usize], seed: u64) -> Result<Evaluation> {
    match link {
        Link::Softmax => Evaluation::of(probabilities.view(), targets, seed),
        Link::Sigmoid => Evaluation::of_sets(probabilities.view(), targets, seed),
    }
}

/// What probabilities say about each row (the likeliest class, or the set that is named), how sure, and whether it is
/// right.
pub fn said(link: Link, probabilities: &Array2<f64>, targets: &[usize]) -> (Vec<usize>, Vec<f64>, Vec<bool>) {
    match link {
        Link::Softmax => metrics::top_label(probabilities.view(), targets),
        Link::Sigmoid => metrics::named_sets(probabilities.view(), targets),
    }
}

pub(super) fn classifier_of(input: &LearnInput<'_>) -> Result<&'static dyn Classifier> {
    let settings = input.settings;
    classifiers::resolve(&settings.classifier, input.recipe, input.features.columns(), settings.class_weight)
}

/// A fit of these labels with the project's settings, before its penalty is chosen.
pub(super) fn training_of<'a>(
    input: &LearnInput<'a>,
    classifier: &dyn Classifier,
    examples: &'a Examples,
) -> Training<'a> {
    let is_of_these = |model: &&LinearModel| input.previous_features.is_none() && model.classifier == classifier.name();
    Training {
        features: input.features,
        rows: &examples.rows,
        targets: &examples.targets,
        weights: None,
        classes: input.classes.len(),
        c: input.settings.c,
        dense_scale: 1.0,
        tree_scale: 0.0,
        tolerance: 1e-4,
        class_weight: input.settings.class_weight,
        warm: input.previous.map(|artefact| &artefact.model).filter(is_of_these),
        seed: input.seed,
        is_cancelled: input.is_cancelled,
    }
}

pub(super) fn judged(link: Link, plain: &Array2<f64>, crossed: &Array2<f64>, targets: &[usize]) -> Judged {
    let confidences = said(link, plain, targets).1;
    let (said, sure, right) = said(link, crossed, targets);
    Judged { said, sure, confidences, right }
}

/// Calibrated scores of every row.
pub fn score_pool(
    features: &FeatureMatrix,
    model: &LinearModel,
    calibrator: &FittedCalibrator,
    is_cancelled: &(dyn Fn() -> bool + Sync),
) -> Result<Scores> {
    score_all(features, model, calibrator, is_cancelled, &|_| {})
}

/// A class that was added since gets probability 0 from the model before.
fn widened(probabilities: Array2<f64>, classes: usize) -> Array2<f64> {
    let mut wide = Array2::zeros((probabilities.nrows(), classes.max(probabilities.ncols())));
    wide.slice_mut(ndarray::s![.., ..probabilities.ncols()]).assign(&probabilities);
    wide
}

pub(super) fn calibrate(
    input: &LearnInput<'_>,
    logits: &Array2<f64>,
    targets: &[usize],
) -> Result<(FittedCalibrator, Calibration)> {
    let name = input.settings.calibrator.as_str();
    if input.link == Link::Sigmoid {
        return calibrate_sets(input, name, logits, targets);
    }
    if name == "auto" {
        let chosen = calibrators::choose(logits.view(), targets, input.seed)?;
        return Ok((chosen.fitted, Calibration::new(chosen.considered, chosen.reason)));
    }
    let fewest = if name == "none" { 0 } else { calibrators::find(name)?.min_labels() };
    if targets.len() < fewest {
        let reason = format!("No calibrator yet: {} of {fewest} holdout labels for {name}.", targets.len());
        return Ok((FittedCalibrator::none(), Calibration::new(vec![], reason)));
    }
    let fitted = calibrators::fit(name, logits.view(), targets)?;
    Ok((fitted, Calibration::new(vec![], format!("{name} is what the project's settings ask for."))))
}

/// One calibrator a class.
fn calibrate_sets(
    input: &LearnInput<'_>,
    name: &str,
    logits: &Array2<f64>,
    masks: &[usize],
) -> Result<(FittedCalibrator, Calibration)> {
    let n = masks.len();
    if name == "auto" {
        let (fitted, of_classes) = calibrators::choose_of_classes(logits.view(), masks, input.classes, input.seed)?;
        let with = of_classes.iter().filter(|chosen| chosen.name != "none").count();
        let reason = format!(
            "each class has its own calibrator or a plain sigmoid: {with} of {} have one, on {n} holdout labels",
            of_classes.len()
        );
        return Ok((fitted, Calibration { considered: vec![], reason, of_classes }));
    }
    if name != "none" {
        calibrators::find(name)?;
    }
    let fitted = calibrators::fit_of_classes(name, logits.view(), masks);
    let of_class = |(class, one): (usize, &FittedCalibrator)| ChosenOfClass {
        class: input.classes.get(class).cloned().unwrap_or_default(),
        name: one.name.clone(),
        labels: masks.iter().filter(|mask| *mask >> class & 1 == 1).count(),
        reason: match one.name == name {
            true => format!("{name} is what the project's settings ask for"),
            false => format!("no calibrator yet: {n} holdout labels are too few for {name} here"),
        },
    };
    let of_classes = fitted.of_classes.iter().enumerate().map(of_class).collect();
    let reason = format!("{name} for each class is what the project's settings ask for.");
    Ok((fitted, Calibration { considered: vec![], reason, of_classes }))
}

/// Probabilities of each holdout row from a calibrator that did not see it: one of the same kind fitted on the other
/// folds for the labels that tune, the calibrator itself for those that chose nothing.
pub(super) fn cross_fitted(
    calibrator: &FittedCalibrator,
    logits: &Array2<f64>,
    targets: &[usize],
    plain: &Array2<f64>,
    split: &HoldoutSplit,
) -> Result<Array2<f64>> {
    if calibrator.name == "none" {
        return Ok(plain.clone());
    }
    let mut crossed = plain.clone();
    if !split.certify.is_empty() {
        let unseen = calibrator.probabilities(logits.select(Axis(0), &split.certify).view());
        for (row, &i) in unseen.rows().into_iter().zip(&split.certify) {
            crossed.row_mut(i).assign(&row);
        }
    }
    for fold in 0..FOLDS {
        let (mut fit, mut judge) = (Vec::new(), Vec::new());
        let places = split.tune.iter().enumerate();
        places.for_each(|(place, &i)| if place % FOLDS == fold { judge.push(i) } else { fit.push(i) });
        let fit_targets: Vec<usize> = fit.iter().map(|&i| targets[i]).collect();
        let fitted = calibrator.refitted(logits.select(Axis(0), &fit).view(), &fit_targets);
        // A fold can fall just short of the calibrator's minimum; then the full fit judges it, a little kindly.
        let fitted = fitted.unwrap_or_else(|_| calibrator.clone());
        let judged = fitted.probabilities(logits.select(Axis(0), &judge).view());
        for (row, &i) in judged.rows().into_iter().zip(&judge) {
            crossed.row_mut(i).assign(&row);
        }
    }
    Ok(crossed)
}

fn judge(input: &LearnInput<'_>, targets: &[usize], new: &Array2<f64>, old: Option<&Array2<f64>>) -> Promotion {
    let settings = input.settings;
    let say = |is_promoted, reason: String| Promotion { is_promoted, reason };
    match (settings.promote.as_str(), old) {
        ("never", Some(_)) => {
            return say(false, "Kept the current model: the settings promote none by themselves.".into());
        }
        (_, None) => return say(true, "Promoted: it is the first model.".into()),
        ("always", _) => return say(true, "Promoted: the settings promote every model.".into()),
        _ => {}
    }
    let Some(old) = old else { return say(true, "Promoted: it is the first model.".into()) };
    let (needed, n) = (settings.promote_min_holdout as usize, targets.len());
    if n < needed {
        return say(
            true,
            format!(
                "Promoted without proof: {n} of {needed} holdout labels that tune, too few to tell which model is better."
            ),
        );
    }
    let correct = |p: &Array2<f64>| said(input.link, p, targets).2;
    let verdict = metrics::is_worse_beyond_noise(&correct(new), &correct(old));
    say(!verdict.is_worse, verdict.sentence)
}
