//! Classifiers and calibrators: fit, predict, calibrate. One file each, one line in `CLASSIFIERS` or `CALIBRATORS`.

pub mod artefact;
pub mod calibrators;
pub mod classifiers;
mod envelope;
mod fast;
pub mod isotonic;
mod linear;
pub mod logistic;
pub mod portable;
mod predictor;
mod scales;
mod scores;
mod scoring;

pub use calibrators::{CALIBRATORS, Calibrator, Chosen, FittedCalibrator, InPassing};
pub use classifiers::{CLASSIFIERS, Classifier, Training};
pub use linear::{LinearModel, Link};
pub use portable::PortableModel;
pub use predictor::{Ask, BadRecord, Prediction, Predictor, Reason, RecordPrediction, Strangeness, Why};
pub use scales::Scales;
pub use scores::{Score, Scores, named_set, score_of_set};
pub use scoring::{score_all, score_of};
