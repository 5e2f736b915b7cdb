//! Spend: the last model of a project trains on pool and holdout alike. What measured it before cannot measure it any
//! more, so its figure is cross-validated over the holdout: each of five parts is judged by a model that trained on the
//! pool and the other four. Only holdout labels are judged, because only they are a fair sample; labels that a strategy
//! picked would give a figure about hard items. The model that is handed out trains on a little more than the ones that
//! were judged, so the figure is rather too low than too high.
//!
//! The penalty is chosen on the pool's labels, as in every round: what measures must not choose.

use super::learn::{calibrate, check_labels, classifier_of, cross_fitted, evaluation, judged, training_of};
use super::split::split_holdout;
use super::tune::tune;
use super::{Examples, LearnInput, Learned, Promotion};
use crate::error::{Error, Result};
use crate::models::classifiers;
use ndarray::Array2;
use rayon::prelude::*;

/// Parts of the holdout.
const FOLDS: usize = 5;
/// Fewer holdout labels than this are no measurement, and few to gain.
const FEWEST: usize = 20;

/// Fits on pool and holdout; `after` and `before` are cross-validated over the holdout, `previous` is none. The current
/// model must not have trained on the holdout either; `previous` in the input is its warm start only.
pub fn learn_all(input: &LearnInput<'_>, enter: &mut dyn FnMut(&'static str)) -> Result<Learned> {
    enter("fit");
    check_labels(input)?;
    let n = input.holdout.rows.len();
    if n < FEWEST {
        return Err(Error::invalid(format!(
            "Spending the holdout needs {FEWEST} holdout labels, and there are {n}. Label more items first; holdout items \
             are mixed into what is served."
        )));
    }
    let settings = input.settings;
    let classifier = classifier_of(input)?;
    let fixed = (settings.c > 0.0).then_some(settings.c);
    let tuning = tune(classifier, input.link, &training_of(input, classifier, input.pool), fixed)?;
    let fit = |examples: &Examples| {
        let training = training_of(input, classifier, examples);
        classifiers::fit(classifier, input.link, &tuning.applied(training))
    };
    let logits_of_fold = |fold: usize| -> Result<(Vec<usize>, Array2<f64>)> {
        let (judge, keep): (Vec<usize>, Vec<usize>) = (0..n).partition(|at| at % FOLDS == fold);
        let model = fit(&joined(input.pool, input.holdout, &keep))?;
        let rows: Vec<usize> = judge.iter().map(|&at| input.holdout.rows[at]).collect();
        Ok((judge, model.predict_logits(input.features, &rows)))
    };
    let folds: Vec<_> = (0..FOLDS).into_par_iter().map(logits_of_fold).collect::<Result<_>>()?;
    let mut logits = Array2::zeros((n, input.classes.len()));
    for (judge, of_fold) in &folds {
        judge.iter().zip(of_fold.rows()).for_each(|(&at, row)| logits.row_mut(at).assign(&row));
    }
    let everything: Vec<usize> = (0..n).collect();
    let model = fit(&joined(input.pool, input.holdout, &everything))?;

    enter("calibrate");
    let targets = &input.holdout.targets;
    // All of them tune: what has trained the model cannot certify it.
    let split = split_holdout(input.holdout, 0.0);
    let (calibrator, calibration) = calibrate(input, &logits, targets)?;

    enter("evaluate");
    let plain = model.plain().probabilities(logits.view());
    let crossed = cross_fitted(&calibrator, &logits, targets, &plain, &split)?;
    let promotion = if settings.promote == "never" && input.previous.is_some() {
        Promotion {
            is_promoted: false,
            reason: "Kept the current model: the settings promote none by themselves.".into(),
        }
    } else {
        let reason = format!(
            "Promoted without a comparison: it trained on all {} labels, the holdout's among them, so the holdout cannot \
             tell whether it is better.",
            input.pool.rows.len() + n
        );
        Promotion { is_promoted: true, reason }
    };
    Ok(Learned {
        judged: judged(input.link, &plain, &crossed, targets),
        after: Some(evaluation(input.link, &crossed, targets, input.seed)?),
        before: Some(evaluation(input.link, &plain, targets, input.seed)?),
        previous: None,
        model,
        tuning,
        calibrator,
        calibration,
        split,
        promotion,
    })
}

/// The pool's labels and some of the holdout's, rows rising.
fn joined(pool: &Examples, holdout: &Examples, keep: &[usize]) -> Examples {
    let of_pool = pool.rows.iter().copied().zip(pool.targets.iter().copied());
    let of_holdout = keep.iter().map(|&at| (holdout.rows[at], holdout.targets[at]));
    let mut all: Vec<(usize, usize)> = of_pool.chain(of_holdout).collect();
    all.sort_unstable();
    let (rows, targets) = all.into_iter().unzip();
    Examples { rows, targets }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_rise_and_keep_their_classes() {
        let pool = Examples { rows: vec![1, 4, 9], targets: vec![0, 1, 0] };
        let holdout = Examples { rows: vec![2, 7, 8], targets: vec![1, 1, 0] };
        let all = joined(&pool, &holdout, &[0, 2]);
        assert_eq!((all.rows, all.targets), (vec![1, 2, 4, 8, 9], vec![0, 1, 1, 0, 0]));
    }
}
