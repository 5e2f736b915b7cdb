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
use ndarray::{Array1, Array2, ArrayView1, ArrayView2, ArrayViewMut1};

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
        let mut of_rows = Array2::zeros(logits.raw_dim());
        for (row, mut out) in logits.rows().into_iter().zip(of_rows.rows_mut()) {
            margins(row, &mut out);
        }
        let mut pairs = Vec::with_capacity(maps.len());
        for map in &maps {
            let mut margins = Vec::with_capacity(map.len() * targets.len());
            let mut is_class = Vec::with_capacity(margins.capacity());
            for (row, &target) in of_rows.rows().into_iter().zip(targets) {
                for &class in map {
                    margins.push(row[class]);
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
        margins(logits, &mut probabilities);
        for (class, p) in probabilities.iter_mut().enumerate() {
            *p = sigmoid(parameters[2 * class], parameters[2 * class + 1], *p);
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

/// Log-odds of every class under softmax, into `out`. Kept within 700 either way, where exp still is a number.
fn margins(logits: ArrayView1<'_, f64>, out: &mut ArrayViewMut1<'_, f64>) {
    let most = logits.iter().fold(f64::NEG_INFINITY, |most, &z| most.max(z));
    out.iter_mut().zip(logits).for_each(|(o, z)| *o = (z - most).exp());
    let sum: f64 = out.sum();
    // Taking the class away from the sum is exact enough while it is less than half of it; two at most are not, and
    // for those the others are added up one by one.
    let heavy = |e: f64| e >= 0.5 * sum;
    let of_heavy = |class: usize, z: f64| {
        let others = logits.iter().enumerate().filter(|(k, _)| *k != class);
        z - most - others.map(|(_, z)| (z - most).exp()).sum::<f64>().ln()
    };
    for (class, (o, &z)) in out.iter_mut().zip(logits).enumerate() {
        let odds = if heavy(*o) { of_heavy(class, z) } else { z - most - (sum - *o).ln() };
        *o = odds.clamp(-700.0, 700.0);
    }
}

fn sigmoid(a: f64, b: f64, margin: f64) -> f64 {
    1.0 / (1.0 + (a * margin + b).exp())
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::array;

    #[test]
    fn margins_are_log_odds() {
        // Softmax of (ln 1, ln 2, ln 3) is 1/6, 2/6, 3/6; the odds of the last are 1.
        let logits = array![1f64.ln(), 2f64.ln(), 3f64.ln()];
        let mut found = Array1::zeros(3);
        margins(logits.view(), &mut found.view_mut());
        assert!(found[2].abs() < 1e-12);
        assert!((found[0] - (1.0f64 / 5.0).ln()).abs() < 1e-12);
        // A class far ahead keeps its exact margin: 60 - ln 2, and the others are -60 - ln(1 + e^-60).
        margins(array![60.0, 0.0, 0.0].view(), &mut found.view_mut());
        assert!((found[0] - (60.0 - 2f64.ln())).abs() < 1e-12 && (found[1] + 60.0).abs() < 1e-12);
        margins(array![9e9, 0.0, 0.0].view(), &mut found.view_mut());
        assert_eq!(found, array![700.0, -700.0, -700.0]);
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
