//! Labels: accept an answer once, change it, take it back, and settle what the project takes as true, decide where answers do not.

mod accept;
mod anew;
mod change;
mod consolidate;
mod decide;
mod escalations;
mod gold;
mod import;
mod record;
mod reviewed;
mod schema_change;

pub use accept::{AcceptAnnotation, Accepted, RawAnswer};
pub use anew::ask_anew;
pub use change::{EditAnnotation, UndoAnnotation, Undone};
pub use decide::{Because, DecideLabel, REASONS, UndoDecision, majority, reason_title};
pub use escalations::{SettleEscalation, Settled};
pub use gold::{GoldMarked, MarkGold, Practice, UnmarkGold, can_judge, practice_of};
pub use import::{import_label, import_label_of_known};
pub use reviewed::{ReviewedLabel, label_reviewed};
pub use schema_change::{ChangeSchema, Consequences, SchemaChange};
