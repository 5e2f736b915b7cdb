//! Whether choosing pays: what a model would know that had learned from random labels only.
//!
//! The holdout is a uniform random sample of the pool, so it is what a team would have labeled without a strategy. Five
//! models learn from four fifths of its labels each and are judged on the fifth they did not see. Set beside the model
//! that learned from picked labels when it had as many, that says what picking was worth. The penalty is chosen on all of
//! the holdout's labels, which flatters the random models a little: a gain that shows is a gain.
//!
//! Nothing here chooses anything, so the labels that certify stay clean.

use super::learn::{Examples, LearnInput, classifier_of, said, training_of};
use super::tune::tune;
use crate::error::Result;
use crate::metrics::{Interval, clopper_pearson};
use crate::models::{Classifier, Training, classifiers};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};

const FOLDS: usize = 5;
/// With fewer holdout labels the interval would span most of the scale.
const FEWEST: usize = 25;

/// Accuracy of models that learned from random labels.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RandomSlice {
    /// Random labels each of them learned from.
    pub labels: usize,
    /// Holdout labels that judged them.
    pub n: usize,
    /// Of these, right.
    pub right: usize,
    /// The share.
    pub accuracy: f64,
    /// Its Clopper-Pearson interval, 95 %, as if the five models were one.
    pub interval: Interval,
}

/// None where the holdout has too few labels, or a fold's labels lack a second class.
pub fn random_slice(input: &LearnInput<'_>) -> Result<Option<RandomSlice>> {
    let n = input.holdout.rows.len();
    if n < FEWEST || !can_fit(input, input.holdout) {
        return Ok(None);
    }
    let settings = input.settings;
    let classifier = classifier_of(input)?;
    let fixed = (settings.c > 0.0).then_some(settings.c);
    let tuning = tune(classifier, input.link, &cold(input, classifier, input.holdout), fixed)?;
    let of_fold = |fold: usize| -> Result<Option<(usize, usize)>> {
        let (judge, keep): (Vec<usize>, Vec<usize>) = (0..n).partition(|at| at % FOLDS == fold);
        let of = |places: &[usize]| Examples {
            rows: places.iter().map(|&at| input.holdout.rows[at]).collect(),
            targets: places.iter().map(|&at| input.holdout.targets[at]).collect(),
        };
        let (judge, keep) = (of(&judge), of(&keep));
        if !can_fit(input, &keep) {
            return Ok(None);
        }
        let training = tuning.applied(cold(input, classifier, &keep));
        let model = classifiers::fit(classifier, input.link, &training)?;
        let logits = model.predict_logits(input.features, &judge.rows);
        let right = said(input.link, &model.plain().probabilities(logits.view()), &judge.targets).2;
        Ok(Some((keep.rows.len(), right.into_iter().filter(|is_right| *is_right).count())))
    };
    let folds: Vec<_> = (0..FOLDS).into_par_iter().map(of_fold).collect::<Result<_>>()?;
    let Some(folds) = folds.into_iter().collect::<Option<Vec<(usize, usize)>>>() else { return Ok(None) };
    let right = folds.iter().map(|(_, right)| right).sum::<usize>();
    let labels = folds.iter().map(|(labels, _)| labels).sum::<usize>() / FOLDS;
    Ok(Some(RandomSlice { labels, n, right, accuracy: right as f64 / n as f64, interval: clopper_pearson(right, n) }))
}

/// Not started from the last model, which has seen the picked labels.
fn cold<'a>(input: &LearnInput<'a>, classifier: &dyn Classifier, examples: &'a Examples) -> Training<'a> {
    Training { warm: None, ..training_of(input, classifier, examples) }
}

fn can_fit(input: &LearnInput<'_>, examples: &Examples) -> bool {
    super::learn::check_examples(input, examples).is_ok()
}
