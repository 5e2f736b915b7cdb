//! The pool: files in, items out. Reads records with constant memory, leaves duplicates out, keeps a holdout apart,
//! and reports every bad row with its line, column and reason.

mod copy;
mod edit;
mod erase;
mod guess;
mod import;
mod lines;
mod one;
mod prepare;
mod preview;
pub mod readers;
mod report;
mod spool;
mod test_set;

pub use copy::{CopyPart, copy_part};
pub use edit::{Answers, BeforeEdit, EditItem, Edited};
pub use erase::{EraseItems, Erased};
pub use guess::{Guess, guess_recipe, sample};
pub use import::ImportItems;
pub use lines::LINE_LIMIT;
pub use one::{Placed, place_one};
pub use preview::{FirstRows, Trial, cell, first_rows};
pub use readers::{READERS, Reader, reader};
pub use report::{Duplicate, ImportReport, LISTED, Progress, Rejected, remedy};
pub use test_set::remove_test_set;
