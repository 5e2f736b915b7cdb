//! Assignments: who is asked about what. Claim, heartbeat, skip, release, escalate, expire.
//!
//! An item offers as many places as the project's overlap. A place is held by one person at a time and filled once; the
//! schema of the store says so, this room only decides who comes next.

mod again;
mod claim;
mod fill;
mod gold;
mod hold;

pub use again::{AskAgain, AskedAgain, ask_to_break_tie};
pub use claim::{ClaimNext, Claimed, EmptyReason, Next, ShowHeld, suggestion_draw};
pub use fill::fill_holdout;
pub use hold::{Escalate, Heartbeat, Release, Skip, expire_overdue, requeue};
