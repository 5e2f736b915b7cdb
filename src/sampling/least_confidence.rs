//! Least confidence: one minus the probability of the likeliest class (Lewis & Gale 1994).

use super::{Candidates, Pick, Strategy, top::top};

/// See the file's head.
pub(super) struct LeastConfidence;

impl Strategy for LeastConfidence {
    fn name(&self) -> &'static str {
        "least_confidence"
    }

    fn title(&self) -> &'static str {
        "Least confidence: where the best guess is weakest"
    }

    fn needs_model(&self) -> bool {
        true
    }

    fn select(&self, candidates: &Candidates<'_>, count: usize) -> Vec<Pick> {
        top(candidates, count, |score| 1.0 - score.confidence)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sampling::share::reference;

    /// scikit-activeml 1.0.1, `uncertainty_scores(method="least_confident")`.
    #[test]
    fn utilities_are_those_of_the_reference() {
        reference(&LeastConfidence, [0.5, 0.1, 0.66, 0.4], [2, 0, 3, 1]);
    }
}
