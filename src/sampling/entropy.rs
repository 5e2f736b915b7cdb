//! Entropy: `-sum p ln p` over the classes, in nats (Shannon 1948). With two classes it orders items as margin does;
//! with many, classes that are all unlikely weigh in, and measured on 14 classes that made it worse than margin.

use super::{Candidates, Pick, Strategy, top::top};

/// See the file's head.
pub(super) struct Entropy;

impl Strategy for Entropy {
    fn name(&self) -> &'static str {
        "entropy"
    }

    fn title(&self) -> &'static str {
        "Entropy: where the probabilities are most evenly spread"
    }

    fn needs_model(&self) -> bool {
        true
    }

    fn select(&self, candidates: &Candidates<'_>, count: usize) -> Vec<Pick> {
        top(candidates, count, |score| score.entropy)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sampling::share::reference;

    /// scikit-activeml 1.0.1, `uncertainty_scores(method="entropy")`.
    #[test]
    fn utilities_are_those_of_the_reference() {
        reference(&Entropy, [1.029_653_01, 0.394_397_69, 1.098_512_62, 0.673_011_67], [2, 0, 3, 1]);
    }
}
