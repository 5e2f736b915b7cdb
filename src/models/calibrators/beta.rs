//! Beta calibration of the top probability (Kull, Silva Filho and Flach 2017): `logit q = a ln p - b ln(1 - p) + c`
//! with `a, b >= 0`, over vector scaling. `a = b = 1, c = 0` changes nothing, `a = b` is Platt scaling.
//!
//! Fitted by Newton's method on the log loss plus `2 ((a - 1)^2 + (b - 1)^2 + c^2)`, a normal prior around "no change"
//! with variance 1/4: three numbers from a hundred labels are else mostly noise.

use super::top_label::{self, first_stage};
use super::{Calibrator, InPassing, Vector};
use crate::error::{Error, Result};
use ndarray::{ArrayView1, ArrayView2, ArrayViewMut1};

const PRECISION: f64 = 4.0;

/// Parameters: `a, b, c`, then those of vector scaling.
pub struct Beta;

impl Calibrator for Beta {
    fn name(&self) -> &'static str {
        "beta"
    }

    fn title(&self) -> &'static str {
        "Beta: vector scaling, then a curve with three numbers for the likeliest class; from 50 holdout labels"
    }

    fn min_labels(&self) -> usize {
        50
    }

    fn fit(&self, logits: ArrayView2<'_, f64>, targets: &[usize]) -> Result<Vec<f64>> {
        super::check_shapes(logits, targets)?;
        let first = first_stage(logits, targets)?;
        let [a, b, c] = fit_map(&first.confidences, &first.right)?;
        Ok([&[a, b, c], &first.parameters[..]].concat())
    }

    fn apply(&self, parameters: &[f64], logits: ArrayView1<'_, f64>, probabilities: ArrayViewMut1<'_, f64>) {
        let (map, first) = parameters.split_at(3);
        top_label::apply(first, |p| value([map[0], map[1], map[2]], p), logits, probabilities);
    }

    fn in_passing<'a>(&self, parameters: &'a [f64], classes: usize) -> Option<InPassing<'a>> {
        let (map, first) = parameters.split_at(3);
        top_label::in_passing(first, classes, move |p| value([map[0], map[1], map[2]], p))
    }

    fn check(&self, parameters: &[f64], classes: usize) -> std::result::Result<(), String> {
        match parameters.split_at_checked(3) {
            Some((map, first)) if map[0] >= 0.0 && map[1] >= 0.0 && map.iter().all(|p| p.abs() < 1e6) => {
                Vector.check(first, classes)
            }
            _ => Err(format!("beta calibration with the parameters {parameters:?}")),
        }
    }
}

/// What `a`, `-b` and `c` multiply. Probabilities are kept 1e-9 away from 0 and 1, where the logarithms are numbers.
fn terms(p: f64) -> [f64; 3] {
    let p = p.clamp(1e-9, 1.0 - 1e-9);
    [p.ln(), -(1.0 - p).ln(), 1.0]
}

fn value(map: [f64; 3], p: f64) -> f64 {
    let odds: f64 = map.iter().zip(terms(p)).map(|(weight, term)| weight * term).sum();
    1.0 / (1.0 + (-odds).exp())
}

/// `[a, b, c]`. Where a free fit turns one of them negative, `a = b` is fitted instead.
fn fit_map(confidences: &[f64], right: &[bool]) -> Result<[f64; 3]> {
    let free: Vec<[f64; 3]> = confidences.iter().map(|&p| terms(p)).collect();
    let [a, b, c] = newton(&free, right, [1.0, 1.0, 0.0]);
    if a >= 0.0 && b >= 0.0 {
        return Ok([a, b, c]);
    }
    let tied: Vec<[f64; 3]> = free.iter().map(|t| [t[0] + t[1], 0.0, 1.0]).collect();
    let [a, _, c] = newton(&tied, right, [1.0, 0.0, 0.0]);
    if a >= 0.0 {
        Ok([a, a, c])
    } else {
        Err(Error::invalid("beta calibration found confidences that point the wrong way"))
    }
}

/// Minimises the penalised log loss from the prior's middle. Convex, and a step longer than 2 is cut, so it settles.
fn newton(rows: &[[f64; 3]], right: &[bool], middle: [f64; 3]) -> [f64; 3] {
    let mut w = middle;
    for _ in 0..100 {
        let mut slope = [0.0; 3];
        let mut curvature = [[0.0; 3]; 3];
        for i in 0..3 {
            slope[i] = PRECISION * (w[i] - middle[i]);
            curvature[i][i] = PRECISION;
        }
        for (x, &is_right) in rows.iter().zip(right) {
            let odds: f64 = x.iter().zip(&w).map(|(x, w)| x * w).sum();
            let p = 1.0 / (1.0 + (-odds).exp());
            for i in 0..3 {
                slope[i] += (p - f64::from(u8::from(is_right))) * x[i];
                for j in 0..3 {
                    curvature[i][j] += p * (1.0 - p) * x[i] * x[j];
                }
            }
        }
        let step = solve(curvature, slope);
        let longest = step.iter().fold(0.0f64, |longest, s| longest.max(s.abs()));
        let cut = if longest > 2.0 { 2.0 / longest } else { 1.0 };
        w.iter_mut().zip(step).for_each(|(w, s)| *w -= cut * s);
        if longest < 1e-10 {
            break;
        }
    }
    w
}

/// Gaussian elimination; the matrix is positive definite, so no pivots are needed.
fn solve(mut m: [[f64; 3]; 3], mut y: [f64; 3]) -> [f64; 3] {
    for i in 0..3 {
        for j in i + 1..3 {
            let factor = m[j][i] / m[i][i];
            for k in i..3 {
                m[j][k] -= factor * m[i][k];
            }
            y[j] -= factor * y[i];
        }
    }
    for i in (0..3).rev() {
        for k in i + 1..3 {
            y[i] -= m[i][k] * y[k];
        }
        y[i] /= m[i][i];
    }
    y
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elimination_by_hand() {
        // x = (1, 2, 3): 4+2+3, 1+6+0, 1+0+15.
        assert_eq!(solve([[4.0, 1.0, 1.0], [1.0, 3.0, 0.0], [1.0, 0.0, 5.0]], [9.0, 7.0, 16.0]), [1.0, 2.0, 3.0]);
    }

    #[test]
    fn finds_a_known_curve() {
        // At each p, so many of 2,000 are right as the curve says; the prior is weak against 18,000 rows.
        let truth = [0.5, 2.0, 0.3];
        let (mut p, mut right) = (vec![], vec![]);
        for tenth in 1..10 {
            let at = f64::from(tenth) / 10.0;
            let share = value(truth, at);
            for row in 0..2_000 {
                p.push(at);
                right.push((f64::from(row) + 0.5) / 2_000.0 < share);
            }
        }
        let found = fit_map(&p, &right).unwrap();
        assert!(found.iter().zip(truth).all(|(found, truth)| (found - truth).abs() < 0.05), "{found:?}");
        assert!((value([1.0, 1.0, 0.0], 0.7) - 0.7).abs() < 1e-12);
    }

    #[test]
    fn confidences_that_mislead_are_refused() {
        let p: Vec<f64> = (0..2_000).map(|r| if r % 2 == 0 { 0.9 } else { 0.1 }).collect();
        let right: Vec<bool> = (0..2_000).map(|r| r % 2 == 1).collect();
        assert!(fit_map(&p, &right).is_err());
    }
}
