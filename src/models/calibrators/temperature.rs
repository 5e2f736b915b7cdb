//! Temperature scaling (Guo et al. 2017): `p = softmax(z / T)`, T by maximum likelihood. Keeps every row's order.
//!
//! `-sum log softmax(b z)[y]` is convex in `b = 1/T`, so a safeguarded Newton iteration on its slope finds the one
//! minimum. T stays between 1/20 and 20.

use super::{Calibrator, InPassing, softmax};
use crate::error::{Error, Result};
use ndarray::{Array1, ArrayView1, ArrayView2, ArrayViewMut1};

/// One number for all classes; the safest with few labels.
pub struct Temperature;

const LEAST: f64 = 1.0 / 20.0;
const MOST: f64 = 20.0;

impl Calibrator for Temperature {
    fn name(&self) -> &'static str {
        "temperature"
    }

    fn title(&self) -> &'static str {
        "Temperature: one number makes all probabilities bolder or shyer; from 30 holdout labels"
    }

    /// Below 30 labels the measured gain is not safe (LEARNING section 4).
    fn min_labels(&self) -> usize {
        30
    }

    fn fit(&self, logits: ArrayView2<'_, f64>, targets: &[usize]) -> Result<Vec<f64>> {
        super::check_shapes(logits, targets)?;
        if targets.is_empty() {
            return Err(Error::invalid("temperature scaling has no labels to learn from"));
        }
        let doubt = doubt_of(logits, targets);
        Ok(vec![1.0 / steepness(logits, targets, doubt)])
    }

    fn apply(&self, parameters: &[f64], logits: ArrayView1<'_, f64>, mut probabilities: ArrayViewMut1<'_, f64>) {
        softmax(logits, 1.0 / parameters[0], &mut probabilities);
    }

    fn in_passing<'a>(&self, parameters: &'a [f64], classes: usize) -> Option<InPassing<'a>> {
        Some(InPassing { slopes: vec![[1.0 / parameters[0], 0.0]; classes], top: None })
    }

    fn check(&self, parameters: &[f64], _classes: usize) -> std::result::Result<(), String> {
        match parameters {
            [t] if (LEAST..=MOST).contains(t) => Ok(()),
            _ => Err(format!("a temperature of {parameters:?}: one number from {LEAST} to {MOST} is right")),
        }
    }
}

/// When every label is the likeliest class, the likelihood grows forever as T falls: 30 right answers would make the
/// model certain. Then the truth gets (n+1)/(n+2), as in Platt scaling, and the rest share this: 1/(n+2). Else 0.
fn doubt_of(logits: ArrayView2<'_, f64>, targets: &[usize]) -> f64 {
    let all_right = logits
        .rows()
        .into_iter()
        .zip(targets)
        .all(|(row, &target)| row.iter().enumerate().all(|(class, z)| class == target || *z < row[target]));
    if all_right { 1.0 / (targets.len() as f64 + 2.0) } else { 0.0 }
}

/// The `b` in 1/20..=20 with the least loss. `doubt` is the target probability spread over the wrong classes.
fn steepness(logits: ArrayView2<'_, f64>, targets: &[usize], doubt: f64) -> f64 {
    let mut p = Array1::zeros(logits.ncols());
    let others = (logits.ncols().max(2) - 1) as f64;
    // Slope and curvature of the loss: E_p[z] - E_target[z] and Var_p[z], summed over rows.
    let mut slope_at = |b: f64| {
        let (mut slope, mut curvature) = (0.0, 0.0);
        for (row, &target) in logits.rows().into_iter().zip(targets) {
            softmax(row, b, &mut p.view_mut());
            let mean: f64 = row.iter().zip(&p).map(|(z, p)| z * p).sum();
            curvature += row.iter().zip(&p).map(|(z, p)| p * (z - mean) * (z - mean)).sum::<f64>();
            let wished = (1.0 - doubt) * row[target] + doubt * (row.sum() - row[target]) / others;
            slope += mean - wished;
        }
        (slope, curvature)
    };
    let (mut low, mut high) = (1.0 / MOST, 1.0 / LEAST);
    if slope_at(low).0 >= 0.0 {
        return low;
    }
    if slope_at(high).0 <= 0.0 {
        return high;
    }
    let mut b = 1.0;
    for _ in 0..100 {
        let (slope, curvature) = slope_at(b);
        if slope > 0.0 {
            high = b
        } else {
            low = b
        }
        let newton = b - slope / curvature;
        let next = if newton > low && newton < high { newton } else { 0.5 * (low + high) };
        if (next - b).abs() <= 1e-12 * b {
            return next;
        }
        b = next;
    }
    b
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::{Array2, array};

    #[test]
    fn the_reference_value() {
        // al-baselines/ref_values.json, found with SciPy.
        let logits = array![
            [2.0, 0.0, 0.0],
            [0.0, 3.0, 0.0],
            [1.0, 1.5, 0.0],
            [0.0, 0.0, 4.0],
            [3.0, 0.0, 0.0],
            [0.0, 2.0, 1.0]
        ];
        let t = Temperature.fit(logits.view(), &[0, 1, 0, 2, 1, 1]).unwrap()[0];
        assert!((t - 1.507408).abs() < 1e-6, "{t}");
    }

    #[test]
    fn thirty_right_answers_do_not_make_it_certain() {
        let logits = Array2::from_shape_fn((30, 2), |(_, k)| if k == 0 { 1.0 } else { 0.0 });
        let t = Temperature.fit(logits.view(), &[0; 30]).unwrap();
        let mut p = Array1::zeros(2);
        Temperature.apply(&t, logits.row(0), p.view_mut());
        // All rows alike, so the fit reaches the smoothed target itself: 31/32.
        assert!((p[0] - 31.0 / 32.0).abs() < 1e-6, "{p}");
    }

    #[test]
    fn logits_that_say_nothing_are_flattened() {
        // Right half of the time, so p = 1/2 would be best: T goes to its bound.
        let logits = array![[1.0, 0.0], [1.0, 0.0]];
        assert!((Temperature.fit(logits.view(), &[0, 1]).unwrap()[0] - 20.0).abs() < 1e-12);
        assert!(Temperature.check(&[0.01], 2).is_err() && Temperature.check(&[], 2).is_err());
    }
}
