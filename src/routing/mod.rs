//! Routing: the facts of a decision and a policy version in, a route out. No SQL, no clock, no randomness but a keyed
//! draw, so every route can be computed again years later and must come out the same.
//!
//! `route.rs` has the order of the rules on one screen; `matrix.rs` says when a person is required; `policy.rs` is what a
//! workflow's policy version consists of; `draw.rs` decides which decisions are looked at again.

mod calibrated;
mod change;
mod digest;
mod draw;
mod facts;
mod matrix;
mod policy;
mod policy_check;
mod replay;
mod route;
#[cfg(test)]
mod route_tests;
mod rules;
mod schema;

pub use calibrated::{CalibratorMap, CalibratorStatus};
pub use change::{Change, Magnitude, compare};
pub use digest::{canonical, digest_of};
pub use draw::{Draws, Sampled, mac};
pub use facts::{ConfidenceKind, DecisionFacts, Field, Judge};
pub use matrix::{Color, Impact, Matrix, Oversight, Property};
pub use policy::{Fallback, Mode, OnExpire, Policy, ReasonCode};
pub use replay::{Replayed, replay};
pub use route::{Reason, Route, Routing, Selection, route};
pub use rules::{ScoreRule, SweepRule};
pub use schema::{check_schema, fits_schema};
