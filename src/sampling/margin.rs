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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sampling::share::reference;

    /// scikit-activeml 1.0.1, `uncertainty_scores(method="margin_sampling")`; small-text 1.4.1's BreakingTies is 1 minus it.
    #[test]
    fn utilities_are_those_of_the_reference() {
        reference(&Margin, [0.8, 0.15, 0.99, 0.8], [2, 0, 3, 1]);
    }
}
