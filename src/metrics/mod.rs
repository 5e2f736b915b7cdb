//! Numbers about predictions and people, each with its interval and sample size.

mod accuracy;
mod agreement;
mod brier;
mod calibration_error;
mod evaluation;
mod honest;
mod log_loss;
mod macro_f1;
mod powered;
mod promotion;
mod sets;
mod smooth_ece;
mod stratified;
mod weighted;
mod wilson;

pub use accuracy::{accuracy, clopper_pearson};
pub use agreement::{cohens_kappa, share_equal};
pub use brier::brier_score;
pub use calibration_error::{
    BINS, ReliabilityBin, calibration_error, calibration_error_interval, classwise_calibration_error,
    debiased_squared_error, expected_calibration_error, reliability_bins, top_label,
};
pub use evaluation::{ClassReport, Evaluation};
pub use honest::{HonestFigures, HonestInput};
pub use log_loss::log_loss;
pub use macro_f1::{Confusion, macro_f1, macro_f1_interval};
pub use powered::{Powered, prediction_powered};
pub use promotion::{Comparison, is_worse_beyond_noise};
pub use sets::{SetF1, named_sets};
pub use smooth_ece::smooth_calibration_error;
pub use stratified::stratified_accuracy;
pub use weighted::{Weighted, inclusion_weights, lure_weights, weighted_accuracy};
pub use wilson::{newcombe, wilson, wilson_of};

use serde::{Deserialize, Serialize};

/// A 95 % confidence interval.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Interval {
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}
