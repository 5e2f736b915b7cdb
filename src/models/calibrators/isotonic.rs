//! Isotonic calibration (Zadrozny and Elkan 2002): a rising staircase from a class's softmax probability to the
//! share of labels that carry it, one class against the rest, then scaled so that a row sums to 1.
//!
//! Classes with 50 labels or more have a staircase of their own; the others share one over all (row, class) pairs.
//! Two classes need one: for the second class. A staircase likes to end at 0 and 1, which a log loss cannot forgive;
//! so its steps are kept between 1/(n+2) and (n+1)/(n+2), Platt's smoothed targets.

use super::{Calibrator, plan_maps, renormalise, softmax};
use crate::error::{Error, Result};
use crate::models::isotonic::{FittedIsotonic, interpolate};
use ndarray::{ArrayView1, ArrayView2, ArrayViewMut1};

/// Parameters: for each class the place where its staircase starts in the parameters; there stand the number of
/// corners, their places, and their values.
pub struct Isotonic;

impl Calibrator for Isotonic {
    fn name(&self) -> &'static str {
        "isotonic"
    }

    fn title(&self) -> &'static str {
        "Isotonic: a staircase of any shape that only rises; from 300 holdout labels"
    }

    /// It overtakes Platt scaling at 300 labels and over-fits below (LEARNING section 4; scikit-learn warns below 1,000).
    fn min_labels(&self) -> usize {
        300
    }

    fn fit(&self, logits: ArrayView2<'_, f64>, targets: &[usize]) -> Result<Vec<f64>> {
        super::check_shapes(logits, targets)?;
        let classes = logits.ncols();
        if targets.iter().all(|target| Some(target) == targets.first()) {
            return Err(Error::invalid("isotonic calibration needs labels of two classes"));
        }
        let mut p = ndarray::Array2::zeros(logits.raw_dim());
        for (row, mut out) in logits.rows().into_iter().zip(p.rows_mut()) {
            softmax(row, 1.0, &mut out);
        }
        let (maps, of_class) = plan_maps(targets, classes);
        let least = 1.0 / (targets.len() as f64 + 2.0);
        let mut parameters = vec![0.0; classes];
        for (at, map) in maps.iter().enumerate() {
            let (mut x, mut y) = (vec![], vec![]);
            for (row, &target) in p.rows().into_iter().zip(targets) {
                for &class in map {
                    x.push(row[class]);
                    y.push(f64::from(target == class));
                }
            }
            let fitted = FittedIsotonic::new(&x, &y, &vec![1.0; x.len()])?;
            for (class, _) in of_class.iter().enumerate().filter(|(_, of)| **of == at) {
                parameters[class] = parameters.len() as f64;
            }
            parameters.push(fitted.x.len() as f64);
            parameters.extend(&fitted.x);
            parameters.extend(fitted.y.iter().map(|y| y.clamp(least, 1.0 - least)));
        }
        Ok(parameters)
    }

    fn apply(&self, parameters: &[f64], logits: ArrayView1<'_, f64>, mut probabilities: ArrayViewMut1<'_, f64>) {
        softmax(logits, 1.0, &mut probabilities);
        let lookup = |class: usize, p: f64| {
            let start = parameters[class] as usize;
            let corners = parameters[start] as usize;
            let (x, y) = parameters[start + 1..][..2 * corners].split_at(corners);
            interpolate(x, y, p)
        };
        if logits.len() == 2 {
            probabilities[1] = lookup(1, probabilities[1]);
            probabilities[0] = 1.0 - probabilities[1];
            return;
        }
        for class in 0..logits.len() {
            probabilities[class] = lookup(class, probabilities[class]);
        }
        if !renormalise(&mut probabilities) {
            softmax(logits, 1.0, &mut probabilities);
        }
    }

    fn check(&self, parameters: &[f64], classes: usize) -> std::result::Result<(), String> {
        let wrong = || "an isotonic calibrator whose parameters do not fit together".to_string();
        if parameters.len() < classes || parameters.iter().any(|p| !p.is_finite()) {
            return Err(wrong());
        }
        let whole = |at: usize| parameters.get(at).filter(|p| **p >= 0.0 && p.fract() == 0.0).map(|p| *p as usize);
        for class in 0..classes {
            let start = whole(class).filter(|start| *start >= classes).ok_or_else(wrong)?;
            let corners = whole(start).filter(|corners| *corners <= parameters.len()).ok_or_else(wrong)?;
            let body = parameters.get(start + 1..).and_then(|rest| rest.get(..2 * corners)).ok_or_else(wrong)?;
            let (x, y) = body.split_at(corners);
            if x.is_empty() || x.windows(2).any(|pair| pair[0] >= pair[1]) || y.iter().any(|y| !(0.0..=1.0).contains(y))
            {
                return Err(wrong());
            }
        }
        Ok(())
    }
}

/// Only for tests: the values of class 1 at some probabilities.
#[cfg(test)]
fn values_at(parameters: &[f64], at: &[f64]) -> Vec<f64> {
    at.iter()
        .map(|p| {
            let logits = ndarray::array![0.0, (p / (1.0 - p)).ln()];
            let mut out = ndarray::Array1::zeros(2);
            Isotonic.apply(parameters, logits.view(), out.view_mut());
            out[1]
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::Array2;

    #[test]
    fn a_staircase_by_hand() {
        // 10 rows at p = .5 with 2 of class 1, 10 rows at p = .75 with 7.
        let logits = Array2::from_shape_fn((20, 2), |(r, k)| if k == 1 && r >= 10 { 3f64.ln() } else { 0.0 });
        let targets: Vec<usize> = (0..20).map(|r| usize::from(if r < 10 { r < 2 } else { r < 17 })).collect();
        let parameters = Isotonic.fit(logits.view(), &targets).unwrap();
        assert_eq!(Isotonic.check(&parameters, 2), Ok(()));
        for (found, expected) in
            values_at(&parameters, &[0.1, 0.5, 0.625, 0.75, 0.9]).iter().zip([0.2, 0.2, 0.45, 0.7, 0.7])
        {
            assert!((found - expected).abs() < 1e-9, "{found} {expected}");
        }
    }

    #[test]
    fn a_row_of_zeros_falls_back_to_softmax() {
        // Three classes share the staircase 0 everywhere.
        let parameters = [3.0, 3.0, 3.0, 1.0, 0.5, 0.0];
        assert_eq!(Isotonic.check(&parameters, 3), Ok(()));
        let mut p = ndarray::Array1::zeros(3);
        Isotonic.apply(&parameters, ndarray::array![0.0, 0.0, 0.0].view(), p.view_mut());
        assert!((p[0] - 1.0 / 3.0).abs() < 1e-12);
    }

    #[test]
    fn damaged_parameters_are_found() {
        for damaged in [&[][..], &[2.0, 2.0, 5.0, 0.1], &[2.0, 9.0, 1.0, 0.5, 0.5], &[2.0, 2.0, 1e300, 0.5, 0.5]] {
            assert!(Isotonic.check(damaged, 2).is_err(), "{damaged:?}");
        }
    }
}
