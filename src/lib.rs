//! qualm asks people about the examples a model is least sure of, and learns from the answers in rounds.
//!
//! The map. Each room imports only what stands above it in its own line; `tests/architecture.rs` checks that.
//!
//! | room | does | may use |
//! |---|---|---|
//! | [`domain`] | the words as types | nothing |
//! | [`features`] | items in, feature matrix out | domain |
//! | [`models`] | classifiers and calibrators | domain, features |
//! | [`sampling`] | query strategies | domain, features, models |
//! | [`metrics`] | accuracy, calibration error, intervals | domain |

pub mod digest;
pub mod domain;
pub mod error;
pub mod exports;
pub mod features;
pub mod keeping;
pub mod labels;
pub mod metrics;
pub mod models;
pub mod pool;
pub mod queue;
pub mod sampling;
pub mod store;
