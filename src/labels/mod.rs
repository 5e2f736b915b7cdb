//! Labels: accept an answer once, change it, take it back, and settle what the project takes as true.

mod accept;
mod change;
mod consolidate;
mod import;
mod record;

pub use accept::{AcceptAnnotation, Accepted, RawAnswer};
pub use change::{EditAnnotation, UndoAnnotation, Undone};
pub use import::import_label;
