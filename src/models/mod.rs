//! Classifiers and calibrators: fit, predict, calibrate. One file each, one line in `CLASSIFIERS` or `CALIBRATORS`.

pub mod calibrators;
pub mod classifiers;
mod linear;
mod scores;

pub use calibrators::{CALIBRATORS, Calibrator, FittedCalibrator};
pub use classifiers::{CLASSIFIERS, Classifier, Training};
pub use linear::LinearModel;
pub use scores::{Score, Scores};
