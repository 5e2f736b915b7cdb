//! The calculation of a round: learn from labels, score the pool, pick what to ask next. No store, no clock: the server's
//! rounds and `simulation` run the same code, so what a simulation says holds for the server.

mod kinds;
mod learn;
mod pick;
mod prospect;
mod random_slice;
mod self_training;
mod spend;
mod split;
mod strangers;
mod suspects;
#[cfg(test)]
mod tables_tests;
mod tune;
#[cfg(test)]
mod what_certifies_tests;

pub use learn::{Calibration, Examples, Judged, LearnInput, Learned, Promotion, evaluation, learn, said, score_pool};
pub use pick::{PickInput, explain_pick, pick_next};
pub use prospect::{Prospect, ProspectInput, check_sample, prospect};
pub use random_slice::{RandomSlice, random_slice};
pub use spend::learn_all;
pub use split::{FEWEST_TO_SPLIT, HoldoutSplit, split_holdout};
pub use strangers::Strangers;
pub use suspects::{SuspectInput, SuspectReport, find_suspects};
pub use tune::Tuning;

#[cfg(test)]
mod sets_tests;
