//! A threshold with a promise: above it the model's answers are wrong at most so often, with so much confidence.
//!
//! Start with `rules/frozen_sequence.rs` (the rule that certifies, and its proof), then `certificate.rs` (what people
//! get). `finished.rs` promises about a whole dataset, `classes.rs` class by class, `montecarlo.rs` tries rules out
//! thousands of times.
//!
//! What certifies chooses nothing else: [`certifies`] sets part of the holdout aside by a keyed hash, and calibrator
//! choice, promotion and tuning may look at the other part only.

mod binomial;
mod certificate;
mod classes;
mod curve;
mod finished;
mod montecarlo;
mod request;
mod rules;
mod sample;

pub use binomial::{at_most, fewest_rows, lower_bound, upper_bound};
pub use certificate::{Certificate, Outlook, certify};
pub use classes::{ClassCertificate, certify_classes};
pub use curve::{CurvePoint, risk_coverage};
pub use finished::{Finished, certify_finished};
pub use montecarlo::{Trial, montecarlo};
pub use request::{Request, certifies, level_of_round};
pub use rules::{Bonferroni, Confident, Empirical, Evidence, FixedSequence, FrozenSequence, RULES, Rule, Sgr, start};
pub use sample::{Sample, Scored};
