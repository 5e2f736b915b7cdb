//! The second stage of the calibrators that look at the likeliest class only: a rising map from its probability to the
//! share that is right, over a first stage that handles all classes ([`Vector`]).
//!
//! One map for all classes learns from every label, where a map per class has a few dozen. The other classes share what
//! is left as before. The likeliest class stays the likeliest: its probability is kept at or above the runner-up's.

use super::{Calibrator, FittedCalibrator, InPassing, Vector, softmax};
use crate::error::{Error, Result};
use ndarray::{ArrayView1, ArrayView2, ArrayViewMut1};

/// What the second stage learns from: the first stage's parameters, and of each row the top probability and whether
/// it is right.
pub(super) struct FirstStage {
    pub parameters: Vec<f64>,
    pub confidences: Vec<f64>,
    pub right: Vec<bool>,
}

pub(super) fn first_stage(logits: ArrayView2<'_, f64>, targets: &[usize]) -> Result<FirstStage> {
    let parameters = Vector.fit(logits, targets)?;
    let fitted = FittedCalibrator::new(Vector.name(), parameters, targets.len());
    let (mut confidences, mut right) = (vec![], vec![]);
    for (row, &target) in fitted.probabilities(logits).rows().into_iter().zip(targets) {
        let top = top_of(row);
        confidences.push(row[top]);
        right.push(top == target);
    }
    if right.iter().all(|is_right| *is_right == right[0]) {
        return Err(Error::invalid("a map of the top probability needs a label that is right and one that is wrong"));
    }
    Ok(FirstStage { parameters: fitted.parameters, confidences, right })
}

/// The first stage, then `map` on the top probability.
pub(super) fn apply(
    first: &[f64],
    map: impl Fn(f64) -> f64,
    logits: ArrayView1<'_, f64>,
    mut probabilities: ArrayViewMut1<'_, f64>,
) {
    Vector.apply(first, logits, probabilities.view_mut());
    let top = top_of(probabilities.view());
    let classes = probabilities.len();
    if classes < 2 {
        return softmax(logits, 1.0, &mut probabilities);
    }
    let rest: f64 = probabilities.iter().enumerate().filter(|(class, _)| *class != top).map(|(_, p)| p).sum();
    let even = 1.0 / (classes - 1) as f64;
    // A first stage that is certain leaves nothing to divide by, so the rest is shared evenly.
    let share = |p: f64| if rest > 1e-300 { p / rest } else { even };
    let runner_up = probabilities.iter().enumerate().filter(|(class, _)| *class != top);
    let runner_up = share(runner_up.fold(0.0, |most: f64, (_, &p)| most.max(p)));
    let confidence = map(probabilities[top]).clamp(runner_up / (1.0 + runner_up), 1.0);
    for (class, p) in probabilities.iter_mut().enumerate() {
        *p = if class == top { confidence } else { share(*p) * (1.0 - confidence) };
    }
}

/// The same for a whole pool in one pass.
pub(super) fn in_passing<'a>(
    first: &'a [f64],
    classes: usize,
    map: impl Fn(f64) -> f64 + Sync + 'a,
) -> Option<InPassing<'a>> {
    // A single class is certain, whatever the map says.
    (classes > 1).then_some(InPassing { top: Some(Box::new(map)), ..Vector.in_passing(first, classes)? })
}

/// The likeliest class, the first of equals.
fn top_of(row: ArrayView1<'_, f64>) -> usize {
    row.iter().enumerate().fold(0, |top, (class, p)| if *p > row[top] { class } else { top })
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::{Array1, array};

    #[test]
    fn the_rest_is_shared_as_before_and_the_top_stays_on_top() {
        // Plain softmax as the first stage: .6, .3, .1.
        let first = [1.0, 0.0, 1.0, 0.0, 1.0, 0.0];
        let logits = array![0.6f64.ln(), 0.3f64.ln(), 0.1f64.ln()];
        let mut p = Array1::zeros(3);
        apply(&first, |_| 0.8, logits.view(), p.view_mut());
        for (found, expected) in p.iter().zip([0.8, 0.15, 0.05]) {
            assert!((found - expected).abs() < 1e-12, "{p}");
        }
        // A map that says 0.2 is kept at the runner-up: 3/4 of the rest, so 3/7 each and 1/7.
        apply(&first, |_| 0.2, logits.view(), p.view_mut());
        assert!((p[0] - 3.0 / 7.0).abs() < 1e-12 && (p[1] - 3.0 / 7.0).abs() < 1e-12, "{p}");
        apply(&first, |_| 0.9, array![2000.0, 0.0, 0.0].view(), p.view_mut());
        assert!((p[1] - 0.05).abs() < 1e-12, "{p}");
    }
}
