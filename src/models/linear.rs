//! A fitted linear model: one weight per column and class, and how their sums become probabilities.

use super::{FittedCalibrator, Scales};
use crate::features::{FeatureMatrix, FeatureRow};
use ndarray::Array2;
use serde::{Deserialize, Serialize};

/// How logits become probabilities.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Link {
    /// Exactly one class applies: softmax over all of them.
    #[default]
    Softmax,
    /// Any number of classes applies: a sigmoid of each class's own logit. A class number is the bit mask of a set.
    Sigmoid,
}

/// What every classifier here produces: `logit[k] = bias[k] + sum over sparse columns of weights[column * classes + k] *
/// value + sum over dense numbers of dense[place * classes + k] * value`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LinearModel {
    /// The name of the classifier that fitted it.
    pub classifier: String,
    /// How many classes.
    pub classes: usize,
    /// How many sparse columns it knows; later columns count as weight 0.
    pub columns: usize,
    /// `classes` weights per sparse column.
    pub weights: Vec<f32>,
    /// `classes` weights per dense number; empty without a dense part.
    pub dense: Vec<f32>,
    /// One per class.
    pub bias: Vec<f32>,
    /// How logits become probabilities.
    pub link: Link,
}

impl LinearModel {
    /// What does not fit together, in words.
    pub fn check(&self) -> Result<(), String> {
        if self.classes == 0 || self.bias.len() != self.classes {
            return Err(format!("the model has {} classes and {} intercepts", self.classes, self.bias.len()));
        }
        if self.columns.checked_mul(self.classes) != Some(self.weights.len()) {
            return Err(format!(
                "the model has {} columns, {} classes and {} weights",
                self.columns,
                self.classes,
                self.weights.len()
            ));
        }
        if !self.dense.len().is_multiple_of(self.classes) {
            return Err(format!("the model has {} classes and {} dense weights", self.classes, self.dense.len()));
        }
        if self.link == Link::Sigmoid && self.classes > 31 {
            return Err(format!("the model has {} classes, and a set has at most 31", self.classes));
        }
        // No early end: a loop that always runs through is one the compiler makes wide.
        let is_sound = |weights: &[f32]| weights.iter().fold(true, |sound, w| sound & w.is_finite());
        if !(is_sound(&self.weights) && is_sound(&self.dense) && is_sound(&self.bias)) {
            return Err("the model holds a weight that is not a number".into());
        }
        Ok(())
    }

    /// What is wrong with a calibrator for this model, in words.
    pub fn check_calibrator(&self, calibrator: &FittedCalibrator) -> Result<(), String> {
        if (self.link == Link::Sigmoid) == calibrator.of_classes.is_empty() {
            return Err("the model and its calibrator disagree on whether several classes apply".into());
        }
        calibrator.check(self.classes)
    }

    /// Probabilities without a calibrator: plain softmax, or a plain sigmoid a class.
    pub fn plain(&self) -> FittedCalibrator {
        FittedCalibrator::plain(self.link, self.classes)
    }

    /// Logits of one row into `out`, which is `classes` long.
    pub fn logits(&self, row: FeatureRow<'_>, out: &mut [f64]) {
        for (o, b) in out.iter_mut().zip(&self.bias) {
            *o = f64::from(*b);
        }
        for (&column, &value) in row.indices.iter().zip(row.values) {
            let column = column as usize;
            if column < self.columns {
                let line = &self.weights[column * self.classes..][..self.classes];
                for (o, w) in out.iter_mut().zip(line) {
                    *o += f64::from(value) * f64::from(*w);
                }
            }
        }
        for (line, &value) in self.dense.chunks_exact(self.classes).zip(row.dense) {
            for (o, w) in out.iter_mut().zip(line) {
                *o += f64::from(value) * f64::from(*w);
            }
        }
    }

    /// The last `dims` sparse columns become the dense part: how a fit on gathered records comes back to the matrix.
    /// `scales` is what the records had been multiplied by.
    pub(crate) fn split(mut self, dims: usize, scales: &Scales<'_>) -> LinearModel {
        self.columns -= dims;
        self.dense = self.weights.split_off(self.columns * self.classes);
        self.dense.iter_mut().for_each(|w| *w = (f64::from(*w) * scales.dense) as f32);
        for (column, scale) in scales.leaves() {
            self.weights[column * self.classes..][..self.classes].iter_mut().for_each(|w| *w *= scale);
        }
        self
    }

    /// The opposite of `split`, for a matrix of `columns` sparse columns by now: dense weights stand behind them.
    pub(crate) fn joined(&self, columns: usize, scales: &Scales<'_>) -> LinearModel {
        let mut weights = self.weights.clone();
        weights.resize(columns * self.classes, 0.0);
        for (column, scale) in scales.leaves() {
            // What takes no part has no weight; what takes part again starts from none.
            let divided = |w: f32| if scale > 0.0 { w / scale } else { 0.0 };
            weights[column * self.classes..][..self.classes].iter_mut().for_each(|w| *w = divided(*w));
        }
        weights.extend(self.dense.iter().map(|w| (f64::from(*w) / scales.dense) as f32));
        let columns = columns + self.dense.len() / self.classes;
        LinearModel { columns, weights, dense: Vec::new(), ..self.clone() }
    }

    /// Whether any leaf of the matrix's trees has a weight.
    pub fn uses_trees(&self, features: &FeatureMatrix) -> bool {
        let [first, .., end] = features.trees() else { return false };
        let range = [first, end].map(|column| (*column as usize).min(self.columns) * self.classes);
        self.weights[range[0]..range[1]].iter().any(|w| *w != 0.0)
    }

    /// Logits of some rows: one row each, in that order, by `classes`.
    pub fn predict_logits(&self, features: &FeatureMatrix, rows: &[usize]) -> Array2<f64> {
        let mut logits = vec![0.0; rows.len() * self.classes];
        for (&row, out) in rows.iter().zip(logits.chunks_exact_mut(self.classes)) {
            self.logits(features.row(row), out);
        }
        Array2::from_shape_vec((rows.len(), self.classes), logits).expect("rows times classes is what was made")
    }
}

/// The largest entry's place; the first of equals.
pub(crate) fn top_class(values: &[f64]) -> usize {
    let mut top = 0;
    for (k, value) in values.iter().enumerate() {
        if *value > values[top] {
            top = k;
        }
    }
    top
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::Segment;

    #[test]
    fn logits_by_hand() {
        let model = LinearModel {
            classifier: "sparse_logistic".into(),
            classes: 2,
            columns: 2,
            weights: vec![1.0, -1.0, 0.5, 2.0],
            dense: vec![],
            bias: vec![0.25, 0.0],
            link: Link::Softmax,
        };
        assert_eq!(model.check(), Ok(()));
        let mut features = FeatureMatrix::new();
        // Column 7 came after the model was fitted, so it counts for nothing.
        let segment =
            Segment::new(vec![0u64, 0, 3].into(), vec![0u32, 1, 7].into(), vec![2f32, 4.0, 9.0].into()).unwrap();
        features.push(segment, 8);
        let logits = model.predict_logits(&features, &[1, 0]);
        assert_eq!(logits, ndarray::array![[0.25 + 2.0 + 2.0, -2.0 + 8.0], [0.25, 0.0]]);
    }

    #[test]
    fn a_model_that_does_not_fit_together_is_refused() {
        let model = LinearModel {
            classifier: String::new(),
            classes: 2,
            columns: 1,
            weights: vec![1.0, f32::NAN],
            dense: vec![],
            bias: vec![0.0; 2],
            link: Link::Softmax,
        };
        assert!(model.check().unwrap_err().contains("not a number"));
        assert!(LinearModel { weights: vec![1.0], ..model.clone() }.check().is_err());
        assert!(LinearModel { columns: usize::MAX, ..model }.check().is_err());
    }
}
