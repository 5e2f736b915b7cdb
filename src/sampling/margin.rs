//! Margin: one minus the distance between the two likeliest classes (Scheffer et al. 2001). Two equal leaders give the
//! highest utility, 1. small-text calls it breaking ties.

use super::{Candidates, Pick, Strategy, top::top};

/// See the file's head.
pub(super) struct Margin;

impl Strategy for Margin {
    fn name(&self) -> &'static str {
        "margin"
    }

    fn title(&self) -> &'static str {
        "Margin: where two classes are neck and neck"
    }

    fn needs_model(&self) -> bool {
        true
    }

    fn select(&self, candidates: &Candidates<'_>, count: usize) -> Vec<Pick> {
        top(candidates, count, |score| 1.0 - score.margin)
    }
}
