//! Isotonic regression by pool-adjacent-violators (Barlow et al. 1972), behind linfa's traits.
//!
//! Our own, because linfa-linear 0.8.1's gives wrong results (unsorted x, one block merged too many, ties).
//! The fit is the non-decreasing step function with the least weighted squared error; between steps it is drawn as
//! a straight line, beyond the ends it stays level. Equal x are one block with their weighted mean.

use crate::error::{Error, Result};
use linfa::dataset::{AsSingleTargets, DatasetBase, Records};
use linfa::traits::{Fit, PredictInplace};
use ndarray::{Array1, ArrayBase, Data, Ix2};

/// Settings: there are none; the direction is always rising.
#[derive(Debug, Clone, Copy, Default)]
pub struct IsotonicRegression;

/// A fitted non-decreasing function.
#[derive(Debug, Clone, PartialEq)]
pub struct FittedIsotonic {
    /// Corner places, rising.
    pub x: Vec<f64>,
    /// Values there, never falling.
    pub y: Vec<f64>,
}

impl<D: Data<Elem = f64>, T: AsSingleTargets<Elem = f64>> Fit<ArrayBase<D, Ix2>, T, Error> for IsotonicRegression {
    type Object = FittedIsotonic;

    /// Fits to one column of records, with the dataset's weights where it has any.
    fn fit(&self, dataset: &DatasetBase<ArrayBase<D, Ix2>, T>) -> Result<FittedIsotonic> {
        let records = dataset.records();
        if records.nfeatures() != 1 {
            return Err(Error::internal("isotonic regression takes one column"));
        }
        let x: Vec<f64> = records.column(0).to_vec();
        let y: Vec<f64> = dataset.as_single_targets().to_vec();
        let weights: Vec<f64> = match dataset.weights() {
            Some(weights) => weights.iter().map(|&w| f64::from(w)).collect(),
            None => vec![1.0; x.len()],
        };
        FittedIsotonic::new(&x, &y, &weights)
    }
}

impl<D: Data<Elem = f64>> PredictInplace<ArrayBase<D, Ix2>, Array1<f64>> for FittedIsotonic {
    fn predict_inplace(&self, records: &ArrayBase<D, Ix2>, values: &mut Array1<f64>) {
        assert_eq!(records.nsamples(), values.len(), "one value per row");
        for (row, value) in records.rows().into_iter().zip(values.iter_mut()) {
            *value = interpolate(&self.x, &self.y, row[0]);
        }
    }

    fn default_target(&self, records: &ArrayBase<D, Ix2>) -> Array1<f64> {
        Array1::zeros(records.nsamples())
    }
}

struct Blocked {
    first: f64,
    last: f64,
    mean: f64,
    weight: f64,
}

impl FittedIsotonic {
    /// Fits to points in any order. All three slices are equally long and not empty; weights are above 0.
    pub fn new(x: &[f64], y: &[f64], weights: &[f64]) -> Result<Self> {
        if x.is_empty() || x.len() != y.len() || x.len() != weights.len() {
            return Err(linfa::Error::MismatchedShapes(x.len(), y.len()).into());
        }
        if x.iter().chain(y).any(|v| !v.is_finite()) || weights.iter().any(|w| !(w.is_finite() && *w > 0.0)) {
            return Err(Error::internal("isotonic regression needs finite numbers and weights above 0"));
        }
        let mut order: Vec<usize> = (0..x.len()).collect();
        order.sort_by(|&a, &b| x[a].total_cmp(&x[b]));
        let mut blocks: Vec<Blocked> = vec![];
        let mut at = 0;
        while at < order.len() {
            // Points with the same x enter as one.
            let here = x[order[at]];
            let (mut sum, mut weight) = (0.0, 0.0);
            while at < order.len() && x[order[at]] == here {
                sum += y[order[at]] * weights[order[at]];
                weight += weights[order[at]];
                at += 1;
            }
            let mut block = Blocked { first: here, last: here, mean: sum / weight, weight };
            while let Some(left) = blocks.pop_if(|left| left.mean >= block.mean) {
                let weight = left.weight + block.weight;
                let mean = (left.mean * left.weight + block.mean * block.weight) / weight;
                block = Blocked { first: left.first, last: block.last, mean, weight };
            }
            blocks.push(block);
        }
        let mut fitted = FittedIsotonic { x: vec![], y: vec![] };
        for block in blocks {
            fitted.x.push(block.first);
            fitted.y.push(block.mean);
            if block.last > block.first {
                fitted.x.push(block.last);
                fitted.y.push(block.mean);
            }
        }
        Ok(fitted)
    }
}

/// The function through the corners at `at`: straight between them, level beyond. 0 without corners.
pub(crate) fn interpolate(x: &[f64], y: &[f64], at: f64) -> f64 {
    let right = x.partition_point(|&corner| corner <= at);
    match (right.checked_sub(1), x.get(right)) {
        (Some(left), Some(&next)) => {
            let share = (at - x[left]) / (next - x[left]);
            y[left] + share * (y[right] - y[left])
        }
        (Some(left), None) => y[left],
        (None, _) => y.first().copied().unwrap_or(0.0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use linfa::prelude::*;
    use ndarray::array;

    fn fit(x: &[f64], y: &[f64]) -> Vec<f64> {
        let fitted = FittedIsotonic::new(x, y, &vec![1.0; x.len()]).unwrap();
        x.iter().map(|&at| interpolate(&fitted.x, &fitted.y, at)).collect()
    }

    #[test]
    fn violators_are_pooled_and_no_more() {
        // Where linfa 0.8.1 answers 0, 0.59, 1.19, 1.78, 2.375. The last three pool: (3 + 4 + 0.5) / 3 = 2.5.
        assert_eq!(fit(&[1.0, 2.0, 3.0, 4.0, 5.0], &[0.0, 2.0, 3.0, 4.0, 0.5]), [0.0, 2.0, 2.5, 2.5, 2.5]);
    }

    #[test]
    fn order_of_rows_does_not_matter() {
        assert_eq!(fit(&[5.0, 3.0, 1.0, 4.0, 2.0], &[0.5, 3.0, 0.0, 4.0, 2.0]), [2.5, 2.5, 0.0, 2.5, 2.0]);
    }

    #[test]
    fn scikit_learns_values() {
        let x = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95];
        let y = [0.0, 1.0, 0.0, 0.0, 1.0, 0.0, 1.0, 1.0, 0.0, 1.0];
        let third = 1.0 / 3.0;
        let expected = [0.0, third, third, third, 0.5, 0.5, 2.0 * third, 2.0 * third, 2.0 * third, 1.0];
        for (found, expected) in fit(&x, &y).into_iter().zip(expected) {
            assert!((found - expected).abs() < 1e-12);
        }
    }

    #[test]
    fn ties_are_averaged_and_falling_data_is_level() {
        assert_eq!(fit(&[1.0, 1.0, 2.0], &[0.0, 1.0, 1.0]), [0.5, 0.5, 1.0]);
        assert_eq!(fit(&[1.0, 2.0, 3.0], &[3.0, 2.0, 1.0]), [2.0, 2.0, 2.0]);
    }

    #[test]
    fn works_behind_linfas_traits_with_weights() {
        let dataset =
            DatasetBase::new(array![[1.0], [2.0], [3.0]], array![1.0, 0.0, 2.0]).with_weights(array![3.0f32, 1.0, 1.0]);
        let fitted = IsotonicRegression.fit(&dataset).unwrap();
        // The first two pool with weights 3 and 1: 0.75. Half way to (3, 2): 1.375. Beyond the ends: level.
        let values: Array1<f64> = fitted.predict(&array![[0.0], [1.5], [2.5], [9.0]]);
        assert_eq!(values, array![0.75, 0.75, 1.375, 2.0]);
    }
}
