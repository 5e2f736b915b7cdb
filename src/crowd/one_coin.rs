//! One-coin Dawid-Skene: an annotator is right with one probability whatever is true, and wrong in all ways alike.
//! One number for each annotator: better than whole matrices when people answer few items each.
//!
//! M: `right[j] = (sum of T[i, said] + s) / (votes of j + 2 s)`. E as in Dawid-Skene with `right` on the diagonal and
//! `(1 - right) / (K - 1)` beside it.

use super::consensus::safe_ln;
use super::em::{Limits, settle};
use super::{Aggregator, Consensus, Votes};

/// One probability of being right for each annotator.
#[derive(Debug, Clone, Copy)]
pub struct OneCoin {
    /// Added to each annotator's right and wrong answers, in votes.
    pub smoothing: f64,
    /// Stop when a step gains less than this per vote, nats.
    pub tolerance: f64,
    /// Stop after so many steps.
    pub iterations: usize,
}

impl OneCoin {
    /// What the list offers.
    pub const STANDARD: OneCoin = OneCoin { smoothing: 0.01, tolerance: 1e-9, iterations: 1000 };
}

impl Aggregator for OneCoin {
    fn name(&self) -> &'static str {
        "one_coin"
    }

    fn title(&self) -> &'static str {
        "One-coin Dawid-Skene: every annotator is right with a probability of their own"
    }

    fn aggregate(&self, votes: &Votes, _seed: u64) -> Consensus {
        let classes = votes.classes();
        let counts = votes.annotator_counts();
        let mut right = vec![0.5; votes.annotators()];
        let limits = Limits { tolerance: self.tolerance, iterations: self.iterations };
        let settled = settle(votes, limits, |posteriors, table| {
            let mut sums = vec![0.0; votes.annotators()];
            for vote in votes.all() {
                sums[vote.annotator as usize] += posteriors[[vote.item as usize, vote.class as usize]];
            }
            let mut penalty = 0.0;
            for (annotator, &sum) in sums.iter().enumerate() {
                let n = counts[annotator] as f64 + 2.0 * self.smoothing;
                right[annotator] = if n > 0.0 { (sum + self.smoothing) / n } else { 0.5 };
                let (hit, miss) = (safe_ln(right[annotator]), safe_ln(1.0 - right[annotator]));
                penalty += self.smoothing * (hit + miss);
                let miss = miss - ((classes - 1) as f64).ln();
                let block = &mut table[annotator * classes * classes..][..classes * classes];
                block.fill(miss);
                (0..classes).for_each(|class| block[class * classes + class] = hit);
            }
            penalty
        });
        let mut consensus = Consensus {
            priors: settled.priors,
            log_likelihood: Some(settled.log_likelihood),
            iterations: settled.iterations,
            ..Consensus::new(votes, settled.posteriors)
        };
        for ((annotator, truth, said), p) in consensus.confusion.indexed_iter_mut() {
            let wrong = (1.0 - right[annotator]) / (classes - 1) as f64;
            *p = if truth == said { right[annotator] } else { wrong };
        }
        consensus
    }
}

#[cfg(test)]
mod tests {
    use super::super::test_data::{anaesthesia, crowd};
    use super::*;

    #[test]
    fn the_probability_of_being_right_is_found() {
        // Three annotators of known skill on 2,000 items: the standard error of a share there is 0.011.
        let skills = [0.9, 0.75, 0.6];
        let (votes, truth) = crowd(2000, 3, &skills, 3, 7);
        let consensus = OneCoin::STANDARD.aggregate(&votes, 0);
        for (annotator, skill) in skills.iter().enumerate() {
            let found = consensus.confusion[[annotator, 0, 0]];
            assert!((found - skill).abs() < 0.05, "annotator {annotator}: {skill}, found {found}");
        }
        let right = consensus.labels.iter().zip(&truth).filter(|(a, b)| a == b).count();
        // Following the best annotator alone would give 1,800.
        assert!(right >= 1780, "{right} of 2000");
    }

    #[test]
    fn every_step_raises_the_likelihood() {
        let votes = anaesthesia();
        let mut before = f64::NEG_INFINITY;
        for iterations in 1..20 {
            let step = OneCoin { smoothing: 0.0, tolerance: -1.0, iterations };
            let likelihood = step.aggregate(&votes, 0).log_likelihood.unwrap();
            assert!(likelihood >= before - 1e-9, "step {iterations}");
            before = likelihood;
        }
    }
}
