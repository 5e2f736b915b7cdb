//! Labels: accept an answer once, change it, take it back, and settle what the project takes as true, decide where answers do not.

mod accept;
mod change;
mod consolidate;
mod decide;
mod import;
mod record;
mod reviewed;

pub use accept::{AcceptAnnotation, Accepted, RawAnswer};
pub use change::{EditAnnotation, UndoAnnotation, Undone};
pub use decide::DecideLabel;
pub use import::import_label;
pub use reviewed::{ReviewedLabel, label_reviewed};
