//! A fitted linear model: one weight per column and class, softmax over the classes.

use serde::{Deserialize, Serialize};

/// What every classifier here produces. `logit[k] = bias[k] + sum over columns of weight[column * classes + k] * value`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LinearModel {
    /// The name of the classifier that fitted it.
    pub classifier: String,
    /// How many classes.
    pub classes: usize,
    /// How many columns it knows; later columns count as weight 0.
    pub columns: usize,
    /// Column-major by feature: `classes` weights per column.
    pub weights: Vec<f32>,
    /// One per class.
    pub bias: Vec<f32>,
}
