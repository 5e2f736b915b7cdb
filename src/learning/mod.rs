//! The calculation of a round: learn from labels, score the pool, pick what to ask next. No store, no clock: the server's
//! rounds and `simulation` run the same code, so what a simulation says holds for the server.

mod learn;
mod pick;
mod spend;
mod strangers;
mod suspects;
mod tune;

pub use learn::{Calibration, Examples, Judged, LearnInput, Learned, Promotion, learn, score_pool};
pub use pick::{PickInput, explain_pick, pick_next};
pub use spend::learn_all;
pub use strangers::Strangers;
pub use suspects::{SuspectInput, SuspectReport, find_suspects};
pub use tune::Tuning;
