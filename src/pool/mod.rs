//! The pool: files in, items out. Reads records with constant memory, leaves duplicates out, keeps a holdout apart,
//! and reports every bad row with its line, column and reason.

mod guess;
mod import;
mod lines;
mod one;
mod prepare;
pub mod readers;
mod report;
mod spool;
mod test_set;

pub use guess::{Guess, guess_recipe, sample};
pub use import::ImportItems;
pub use lines::LINE_LIMIT;
pub use one::{Placed, place_one};
pub use readers::{READERS, Reader, reader};
pub use report::{Duplicate, ImportReport, LISTED, Progress, Rejected};
pub use test_set::remove_test_set;
