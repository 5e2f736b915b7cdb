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
