//! One case in front of a reviewer: what was changed in it, its fields and signals, the band of its score. Values in, values
//! out.
//!
//! `fields.rs` and `words.rs` show what an edit did, `patch.rs` writes it down for programs. `document.rs` and `signals.rs`
//! calculate document verification (`picture.rs` reads its pages), `screening.rs` and `job_calibration.rs` candidate screening.

mod align;
pub mod document;
mod fields;
pub mod job_calibration;
mod patch;
mod picture;
pub mod screening;
pub mod signals;
mod top_ten;
mod with_prior;
mod words;

pub use fields::{FieldChange, FieldKind, field_diff};
pub use patch::json_patch;
pub use picture::{Picture, read_picture};
pub use top_ten::{Overlap, top_ten_overlap};
pub use words::{Span, SpanKind, is_cosmetic, word_diff};

use serde::{Deserialize, Serialize};

/// How much an edit changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Magnitude {
    /// White space or case only.
    Cosmetic,
    /// What it says.
    Substantive,
}

/// The magnitude of an edit; none where nothing changed, which is an approval and no edit.
pub fn magnitude(changes: &[FieldChange]) -> Option<Magnitude> {
    changes.iter().map(|change| change.magnitude).max()
}
