//! Majority: the class with most votes. The posterior is the share of votes. No figure of an annotator counts, so a
//! spammer's vote weighs like anybody's; it is here to be compared with.

use super::{Aggregator, Consensus, Votes};

/// The class most annotators said.
#[derive(Debug, Clone, Copy)]
pub struct Majority;

impl Aggregator for Majority {
    fn name(&self) -> &'static str {
        "majority"
    }

    fn title(&self) -> &'static str {
        "Majority: every vote counts the same"
    }

    fn aggregate(&self, votes: &Votes, _seed: u64) -> Consensus {
        Consensus::new(votes, votes.shares())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ties_are_told_and_go_to_the_rarer_class() {
        let triples = [(0, 0, 0), (0, 1, 0), (0, 2, 1), (1, 0, 0), (1, 1, 1), (2, 2, 0)];
        let consensus = Majority.aggregate(&Votes::new(3, 3, 3, triples).unwrap(), 0);
        assert_eq!(consensus.labels, [0, 1, 0]);
        assert_eq!(consensus.ties, [1]);
        assert!((consensus.confidence(0) - 2.0 / 3.0).abs() < 1e-12);
        // Annotator 2 is outvoted on item 0 and alone on item 2: (1/3 + 1) / 2.
        assert!((consensus.accuracies[2].unwrap() - 2.0 / 3.0).abs() < 1e-12);
    }
}
