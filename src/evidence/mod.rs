//! What people's verdicts show: about the model, the threshold, the reviewers and the queue. Numbers in, numbers out;
//! times come in as milliseconds, people and reasons as the caller names them.
//!
//! Start with `finding.rs` (what every measure answers), then `overrides.rs` (the four rates) and `proposals.rs` (what they
//! say about the threshold). Every figure comes with its interval, and where that is too wide, with how many more items
//! are needed.

pub mod calibrator;
mod candidate;
mod confidence;
pub mod coverage;
mod cusum;
pub mod drift;
mod finding;
pub mod graduation;
mod input_shift;
mod kaplan_meier;
pub mod load;
mod order_statistics;
pub mod overrides;
mod population;
pub mod probes;
pub mod proposals;
pub mod rubber_stamp;
mod runs;
pub mod time_to_review;

pub use candidate::{Candidate, lowest_safe};
pub use confidence::{Fitted, Labeled, fit_confidence};
pub use cusum::{Cusum, Direction, cusum, follow};
pub use finding::{Edges, Finding, Status, settled};
pub use input_shift::{InputShift, input_shift};
pub use kaplan_meier::{KaplanMeier, Reached, Spell, Step};
pub use order_statistics::{Quantile, median, p90, ranks};
pub use population::{Population, population};
pub use runs::chance_of_run;
