//! Platt scaling (Platt 1999; Lin, Lin and Weng 2007), fitted by linfa: `p = 1 / (1 + exp(a m + b))` of a class's
//! margin `m`, one class against the rest, then scaled so that a row sums to 1.
//!
//! The margin of class k is its log-odds under softmax: `z_k - log sum over the others of exp z_j`. Targets are
//! smoothed to (n1+1)/(n1+2) and 1/(n0+2), which linfa does. Classes with 50 labels or more have their own `a, b`;
//! the others share one pair fitted to all (row, class) pairs, so that a class nobody has seen in the holdout still
//! gets a sensible number. Two classes need one pair: the second class against the first.
//!
//! `platt_newton_method` is called rather than `Platt::fit_with`, because the latter hides `a` and `b`.

use super::{Calibrator, plan_maps, renormalise, softmax};
use crate::error::{Error, Result};
use linfa::ParamGuard;
use linfa::composing::platt_scaling::{PlattParams, platt_newton_method};
use ndarray::{Array1, ArrayView1, ArrayView2, ArrayViewMut1};

/// Parameters: `a, b` for each class. With two classes both pairs are the second class's.
pub struct Platt;

impl Calibrator for Platt {
    fn name(&self) -> &'static str {
        "platt"
    }

    fn title(&self) -> &'static str {
        "Platt: two numbers per question make probabilities bolder or shyer and shift them; from 50 holdout labels"
    }

    /// Two numbers want more labels than one; at 100 it is the best of the simple ones (LEARNING section 4).
    fn min_labels(&self) -> usize {
        50
    }

    fn fit(&self, logits: ArrayView2<'_, f64>, targets: &[usize]) -> Result<Vec<f64>> {
        super::check_shapes(logits, targets)?;
        let classes = logits.ncols();
        if targets.iter().all(|target| Some(target) == targets.first()) {
            return Err(Error::invalid("Platt scaling needs labels of two classes"));
        }
        let settings = PlattParams::<f64, ()>::default().check().map_err(Error::internal)?;
        let (maps, of_class) = plan_maps(targets, classes);
        let mut pairs = Vec::with_capacity(maps.len());
        for map in &maps {
            let mut margins = Vec::with_capacity(map.len() * targets.len());
            let mut is_class = Vec::with_capacity(margins.capacity());
            for (row, &target) in logits.rows().into_iter().zip(targets) {
                for &class in map {
                    margins.push(margin(row, class));
                    is_class.push(target == class);
                }
            }
            let (margins, is_class) = (Array1::from(margins), Array1::from(is_class));
            let (a, b) = platt_newton_method(margins.view(), is_class.view(), &settings)
                .map_err(|error| Error::invalid(format!("Platt scaling found no fit: {error}")))?;
            // A rising `a` would turn the order round: the logits say nothing about this class.
            if a >= 0.0 {
                return Err(Error::invalid("Platt scaling found logits that point the wrong way"));
            }
            pairs.push([a, b]);
        }
        Ok(of_class.iter().flat_map(|&map| pairs[map]).collect())
    }

    fn apply(&self, parameters: &[f64], logits: ArrayView1<'_, f64>, mut probabilities: ArrayViewMut1<'_, f64>) {
        if logits.len() == 2 {
            probabilities[1] = sigmoid(parameters[2], parameters[3], logits[1] - logits[0]);
            probabilities[0] = 1.0 - probabilities[1];
            return;
        }
        for class in 0..logits.len() {
            probabilities[class] = sigmoid(parameters[2 * class], parameters[2 * class + 1], margin(logits, class));
        }
        if !renormalise(&mut probabilities) {
            softmax(logits, 1.0, &mut probabilities);
        }
    }

    fn check(&self, parameters: &[f64], classes: usize) -> std::result::Result<(), String> {
        if parameters.len() != 2 * classes || parameters.iter().any(|p| !p.is_finite()) {
            return Err(format!("Platt scaling of {classes} classes with the parameters {parameters:?}"));
        }
        Ok(())
    }
}

/// Log-odds of the class under softmax.
fn margin(logits: ArrayView1<'_, f64>, class: usize) -> f64 {
    let others = || logits.iter().enumerate().filter(|(k, _)| *k != class).map(|(_, z)| *z);
    let most = others().fold(f64::NEG_INFINITY, f64::max);
    logits[class] - most - others().map(|z| (z - most).exp()).sum::<f64>().ln()
}

fn sigmoid(a: f64, b: f64, margin: f64) -> f64 {
    1.0 / (1.0 + (a * margin + b).exp())
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::{Array2, array};

    #[test]
    fn margins_are_log_odds() {
        // Softmax of (ln 1, ln 2, ln 3) is 1/6, 2/6, 3/6; the odds of the last are 1.
        let logits = array![1f64.ln(), 2f64.ln(), 3f64.ln()];
        assert!(margin(logits.view(), 2).abs() < 1e-12);
        assert!((margin(logits.view(), 0) - (1.0f64 / 5.0).ln()).abs() < 1e-12);
    }

    #[test]
    fn recovers_a_known_shift() {
        // 100 rows at margin -1 of which 20 are class 1, 100 at +1 of which 90 are. Two points and two parameters:
        // with smoothed targets t1 = 111/112, t0 = 1/92 the fit passes through the mean targets.
        let logits = Array2::from_shape_fn((200, 2), |(r, k)| {
            if k == 0 {
                0.0
            } else if r < 100 {
                -1.0
            } else {
                1.0
            }
        });
        let targets: Vec<usize> = (0..200).map(|r| usize::from(if r < 100 { r < 20 } else { r < 190 })).collect();
        let parameters = Platt.fit(logits.view(), &targets).unwrap();
        let (hi, lo) = (111.0 / 112.0, 1.0 / 92.0);
        let mut p = Array1::zeros(2);
        for (row, share) in [(0, 0.2), (150, 0.9)] {
            Platt.apply(&parameters, logits.row(row), p.view_mut());
            assert!((p[1] - (share * hi + (1.0 - share) * lo)).abs() < 1e-3, "{p}");
        }
    }

    #[test]
    fn one_class_alone_is_refused() {
        let logits = Array2::from_shape_fn((60, 2), |(r, k)| (r * k) as f64);
        assert!(Platt.fit(logits.view(), &[1; 60]).is_err());
    }
}
