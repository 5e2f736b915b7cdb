//! Simulation: rounds replayed on labeled files, with the labels in the place of people. The judge of every strategy.
//!
//! Nothing here learns, scores or picks by itself: features, [`crate::learning::learn`], [`crate::learning::score_pool`]
//! and [`crate::learning::pick_next`] are what the server runs, so what a simulation says holds for the server. Start with
//! `replay.rs`: one strategy, one seed, from the cold start to the budget.

mod chart;
mod labeled;
mod page;
mod population;
mod replay;
mod run;
mod summary;
mod table;

pub use labeled::{Labeled, Skipped};
pub use page::page;
pub use population::Population;
pub use replay::Step;
pub use run::{Cold, Plan, Simulation};
pub use summary::{Checkpoint, Summary, summarize};
pub use table::table;
