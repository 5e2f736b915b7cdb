//! Acceptance: the rest of the pool, above a certified threshold, done by the model. One act, always marked, audited by
//! people, withdrawn in one step.
//!
//! A machine label is never a label: it lies in a table of its own, trains nothing, calibrates nothing, measures nothing.
//! `accept.rs` is the act, `standing.rs` what became of it, `compare.rs` holds it against newer models. People meet the
//! items that were drawn for the audit as ordinary assignments (`queue/claim.rs`).

mod accept;
mod compare;
mod standing;
mod withdraw;

pub use accept::{AcceptPool, Accepted};
pub use compare::compare_with_current_model;
pub use standing::{Standing, done_by_the_model, standing, standings};
pub use withdraw::Withdraw;
