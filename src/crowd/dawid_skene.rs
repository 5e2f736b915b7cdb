//! Dawid and Skene (1979), "Maximum Likelihood Estimation of Observer Error-Rates Using the EM Algorithm": each
//! annotator has a confusion matrix, each class a share; both and the true classes are estimated together.
//!
//! M: `share[k] = mean T[i,k]`, `confusion[j,k,l] = (sum_i T[i,k] n[i,j,l] + s) / (sum_l ... + s K)`.
//! E: `T[i,k] ~ share[k] prod_j,l confusion[j,k,l]^n[i,j,l]`, in logs. Starts from the shares of votes.

use super::consensus::{confusion_counts, normalise, safe_ln};
use super::em::{Limits, settle};
use super::{Aggregator, Consensus, Votes};
use ndarray::{Array2, Array3, Axis};

/// A confusion matrix for each annotator.
#[derive(Debug, Clone, Copy)]
pub struct DawidSkene {
    /// Added to each confusion cell, in votes. 0 is the paper's; a little keeps annotators with few votes from being
    /// taken as never wrong.
    pub smoothing: f64,
    /// Stop when a step gains less than this per vote, nats.
    pub tolerance: f64,
    /// Stop after so many steps.
    pub iterations: usize,
}

impl DawidSkene {
    /// What the list offers.
    pub const STANDARD: DawidSkene = DawidSkene { smoothing: 0.01, tolerance: 1e-9, iterations: 1000 };

    /// Confusion matrices from posteriors, annotators x true x said, with the smoothing.
    pub(super) fn confusion(&self, votes: &Votes, posteriors: &Array2<f64>) -> Array3<f64> {
        let mut counts = confusion_counts(votes, posteriors);
        counts += self.smoothing;
        counts.lanes_mut(Axis(2)).into_iter().for_each(normalise);
        counts
    }
}

impl Aggregator for DawidSkene {
    fn name(&self) -> &'static str {
        "dawid_skene"
    }

    fn title(&self) -> &'static str {
        "Dawid-Skene: every annotator has habits of their own"
    }

    fn aggregate(&self, votes: &Votes, _seed: u64) -> Consensus {
        let classes = votes.classes();
        let mut confusion = Array3::zeros((0, 0, 0));
        let limits = Limits { tolerance: self.tolerance, iterations: self.iterations };
        let settled = settle(votes, limits, |posteriors, table| {
            confusion = self.confusion(votes, posteriors);
            let mut logs = 0.0;
            for ((annotator, truth, said), &p) in confusion.indexed_iter() {
                let log = safe_ln(p);
                table[(annotator * classes + said) * classes + truth] = log;
                logs += log;
            }
            self.smoothing * logs
        });
        Consensus {
            confusion,
            priors: settled.priors,
            log_likelihood: Some(settled.log_likelihood),
            iterations: settled.iterations,
            ..Consensus::new(votes, settled.posteriors)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::test_data::{anaesthesia, assert_close};
    use super::*;

    /// LEARNING section 12: the paper's own data, no smoothing, to convergence.
    #[test]
    fn the_papers_anaesthesia_patients() {
        let exact = DawidSkene { smoothing: 0.0, tolerance: 1e-15, iterations: 5000 };
        let votes = anaesthesia();
        assert_eq!((votes.len(), votes.items(), votes.annotators()), (45 * 7, 45, 5));
        let consensus = exact.aggregate(&votes, 0);
        assert_close(&consensus.priors, &[0.3996, 0.4220, 0.1118, 0.0667], 5e-5);
        assert!((consensus.log_likelihood.unwrap() + 192.8909).abs() < 5e-5);
        let row = |observer, truth| consensus.confusion.slice(ndarray::s![observer, truth, ..]).to_vec();
        for (truth, expected) in
            [[0.889, 0.111, 0.0, 0.0], [0.071, 0.876, 0.053, 0.0], [0.0, 0.339, 0.661, 0.0], [0.0, 0.0, 0.556, 0.444]]
                .iter()
                .enumerate()
        {
            assert_close(&row(0, truth), expected, 5e-4);
        }
        assert_close(&row(3, 1), &[0.054, 0.843, 0.104, 0.0], 5e-4);
        assert_close(&row(3, 2), &[0.0, 0.0, 0.801, 0.199], 5e-4);
        let count = |class| consensus.labels.iter().filter(|&&label| label == class).count();
        assert_eq!([count(0), count(1), count(2), count(3)], [18, 19, 5, 3]);
        assert_eq!((consensus.labels[2], consensus.labels[11], consensus.labels[35]), (1, 2, 3));
        assert!(consensus.confidence(2) > 0.99995 && consensus.confidence(35) > 0.99995);
    }

    #[test]
    fn every_step_raises_likelihood_and_smoothing_together() {
        let votes = anaesthesia();
        let mut before = f64::NEG_INFINITY;
        for iterations in 1..30 {
            let step = DawidSkene { smoothing: 0.5, tolerance: -1.0, iterations };
            let consensus = step.aggregate(&votes, 0);
            let objective = consensus.log_likelihood.unwrap() + 0.5 * consensus.confusion.mapv(f64::ln).sum();
            assert!(objective >= before - 1e-9, "step {iterations}: {before} then {objective}");
            before = objective;
        }
    }

    #[test]
    fn somebody_who_is_always_wrong_is_of_use() {
        // Two who know and one who says the opposite; on items 8 and 9 only the last was asked.
        let truth = [0, 1, 0, 1, 0, 1, 0, 1, 0, 1];
        let mut triples = Vec::new();
        for (item, &class) in truth.iter().enumerate() {
            triples.push((item as u32, 2, 1 - class));
            if item < 8 {
                triples.extend([(item as u32, 0, class), (item as u32, 1, class)]);
            }
        }
        let votes = Votes::new(10, 3, 2, triples).unwrap();
        let consensus = DawidSkene::STANDARD.aggregate(&votes, 0);
        assert_eq!(consensus.labels, truth);
        assert!(consensus.accuracies[2].unwrap() < 0.01);
    }
}
