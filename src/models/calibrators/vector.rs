//! Vector scaling with a penalty (Guo et al. 2017; the bias-corrected temperature of Alexandari, Kundaje and
//! Shrikumar 2020 is the special case without `s`): `p = softmax((a + s_k) z_k / T + b_k)`.
//!
//! `T` is the temperature by maximum likelihood, so that `z / T` is in natural units whatever the model; then `a`, the
//! steepness `s_k` and the shift `b_k` of each class minimise the log loss plus `(s_k^2 / v_s + b_k^2 / v_b) / 2`,
//! normal priors around the temperature. The penalty is what makes a shift per class safe with a hundred labels: a
//! class nobody has seen in the holdout stays near its temperature value. The loss is convex, so there is one minimum.
//! Rows of logits are centred first; softmax does not see that, and two classes then depend on their difference alone.

use super::temperature::{doubt_of, steepness};
use super::{Calibrator, softmax};
use crate::error::{Error, Result};
use crate::models::logistic::lbfgs::{Limits, Objective, minimise};
use ndarray::{Array1, Array2, ArrayView1, ArrayView2, ArrayViewMut1};

/// Prior variance of a class's shift: one unit of log-odds, about the factor e in its odds.
const SHIFT_VARIANCE: f64 = 1.0;
/// Prior variance of a class's steepness, relative to the common one. Small, because only many labels can tell it.
const STEEPNESS_VARIANCE: f64 = 0.05;

/// Parameters: for each class the factor on its centred logit and its shift, in pairs.
pub struct Vector;

impl Calibrator for Vector {
    fn name(&self) -> &'static str {
        "vector"
    }

    fn title(&self) -> &'static str {
        "Vector scaling: a temperature, and a shift and slope for each class that many labels must earn; from 50 holdout labels"
    }

    fn min_labels(&self) -> usize {
        50
    }

    fn fit(&self, logits: ArrayView2<'_, f64>, targets: &[usize]) -> Result<Vec<f64>> {
        super::check_shapes(logits, targets)?;
        if targets.iter().all(|target| Some(target) == targets.first()) {
            return Err(Error::invalid("vector scaling needs labels of two classes"));
        }
        let classes = logits.ncols();
        let doubt = doubt_of(logits, targets);
        let scale = steepness(logits, targets, doubt);
        let mut z = logits.to_owned();
        for mut row in z.rows_mut() {
            let mean = row.mean().unwrap_or(0.0);
            row.mapv_inplace(|z| scale * (z - mean));
        }
        let start: Vec<f64> = std::iter::once(1.0).chain(std::iter::repeat_n(0.0, 2 * classes)).collect();
        // The curvature of a logistic loss is at most n / 4 times the square of what a parameter multiplies.
        let weight = 0.25 * targets.len() as f64 / classes as f64;
        let diagonal: Vec<f64> = (0..start.len())
            .map(|at| match at {
                0 => weight * classes as f64,
                _ if at <= classes => weight + 1.0 / STEEPNESS_VARIANCE,
                _ => weight + 1.0 / SHIFT_VARIANCE,
            })
            .collect();
        let mut loss = Loss { p: Array1::zeros(classes), z, targets, doubt };
        let limits = Limits { tolerance: 1e-6 * targets.len() as f64, max_iterations: 300, history: 10 };
        let x = minimise(&mut loss, start, &diagonal, &limits, &|| false)?.x;
        if (0..classes).any(|class| x[0] + x[1 + class] <= 0.0) {
            return Err(Error::invalid("vector scaling found logits that point the wrong way"));
        }
        Ok((0..classes).flat_map(|class| [scale * (x[0] + x[1 + class]), x[1 + classes + class]]).collect())
    }

    fn apply(&self, parameters: &[f64], logits: ArrayView1<'_, f64>, mut probabilities: ArrayViewMut1<'_, f64>) {
        let mean = logits.mean().unwrap_or(0.0);
        for (class, (p, z)) in probabilities.iter_mut().zip(logits).enumerate() {
            *p = parameters[2 * class] * (z - mean) + parameters[2 * class + 1];
        }
        let scaled = probabilities.to_owned();
        softmax(scaled.view(), 1.0, &mut probabilities);
    }

    fn check(&self, parameters: &[f64], classes: usize) -> std::result::Result<(), String> {
        let is_right = parameters.len() == 2 * classes
            && parameters.chunks_exact(2).all(|pair| pair[0] > 0.0 && pair[0] < 1e6 && pair[1].abs() < 1e6);
        if is_right { Ok(()) } else { Err(format!("vector scaling of {classes} classes with {parameters:?}")) }
    }
}

/// The penalised log loss at `[a, s_1.., b_1..]`.
struct Loss<'a> {
    p: Array1<f64>,
    z: Array2<f64>,
    targets: &'a [usize],
    doubt: f64,
}

impl Objective for Loss<'_> {
    fn evaluate(&mut self, x: &[f64], gradient: &mut [f64]) -> f64 {
        let classes = self.p.len();
        let (common, rest) = x.split_at(1);
        let (slopes, shifts) = rest.split_at(classes);
        gradient.fill(0.0);
        let mut value = 0.0;
        let wrong = self.doubt / (classes.max(2) - 1) as f64;
        for (row, &target) in self.z.rows().into_iter().zip(self.targets) {
            let scaled: Array1<f64> =
                row.iter().enumerate().map(|(k, z)| (common[0] + slopes[k]) * z + shifts[k]).collect();
            softmax(scaled.view(), 1.0, &mut self.p.view_mut());
            for class in 0..classes {
                let wish = if class == target { 1.0 - self.doubt } else { wrong };
                if wish > 0.0 {
                    value -= wish * self.p[class].max(f64::MIN_POSITIVE).ln();
                }
                let error = self.p[class] - wish;
                gradient[0] += error * row[class];
                gradient[1 + class] += error * row[class];
                gradient[1 + classes + class] += error;
            }
        }
        for class in 0..classes {
            value += 0.5
                * (slopes[class] * slopes[class] / STEEPNESS_VARIANCE + shifts[class] * shifts[class] / SHIFT_VARIANCE);
            gradient[1 + class] += slopes[class] / STEEPNESS_VARIANCE;
            gradient[1 + classes + class] += shifts[class] / SHIFT_VARIANCE;
        }
        value
    }
}
