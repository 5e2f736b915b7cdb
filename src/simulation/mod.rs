//! Simulation: rounds replayed on labeled files, with the labels in the place of people. The judge of every strategy.
//!
//! Nothing here learns, scores or picks by itself: features, [`crate::learning::learn`], [`crate::learning::score_pool`]
//! and [`crate::learning::pick_next`] are what the server runs, so what a simulation says holds for the server. Start with
//! `replay.rs`: one data set, one strategy, one seed, from the cold start to the budget. `run.rs` runs many of them on all
//! cores; `summary.rs` and `across.rs` say what came of it; `page.rs`, `table.rs` and `csv.rs` show it.

mod across;
mod against;
mod chart;
mod csv;
mod curve;
mod data_set;
mod foresight;
mod labeled;
mod look;
mod oracle;
mod page;
mod phases;
mod plan;
mod population;
mod replay;
mod resume;
mod routing;
mod run;
mod step;
mod summary;
mod table;

pub use across::{Standing, standings};
pub use against::{Outside, read_curves};
pub use csv::{steps_csv, summary_csv};
pub use curve::{Estimate, Reached};
pub use data_set::Source;
pub use foresight::{Foresight, Foretold, Reported, Stopped};
pub use labeled::{Labeled, Skipped};
pub use page::{Report, page};
pub use plan::{Cold, Plan};
pub use population::Population;
pub use resume::Earlier;
pub use run::{News, Outcome, Simulation, Sizes};
pub use step::{Full, Line, Step};
pub use summary::{AgainstRandom, Alone, Checkpoint, Summary, summarize};
pub use table::table;
