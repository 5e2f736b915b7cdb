//! Expectation maximisation for models in which an annotator's answer depends on the true class only. The models differ
//! in how they estimate that dependence; this file does the rest, in logs.

use super::consensus::{mean_of_voted, safe_ln, softmax};
use super::votes::Votes;
use ndarray::Array2;

/// How far to go.
#[derive(Debug, Clone, Copy)]
pub(super) struct Limits {
    /// Stop when a step gains less than this per vote, nats.
    pub tolerance: f64,
    /// Stop after so many steps.
    pub iterations: usize,
}

/// Where it settled.
pub(super) struct Settled {
    pub posteriors: Array2<f64>,
    pub priors: Vec<f64>,
    /// Of the votes, without the smoothing's share.
    pub log_likelihood: f64,
    pub iterations: usize,
}

/// Runs from the shares of votes. `estimate` writes `ln P(said | true)` into the table, laid out annotator, said, true,
/// and gives the log density of its own smoothing prior, so that every step raises the sum of both.
pub(super) fn settle(
    votes: &Votes,
    limits: Limits,
    mut estimate: impl FnMut(&Array2<f64>, &mut [f64]) -> f64,
) -> Settled {
    let classes = votes.classes();
    let mut table = vec![0.0; votes.annotators() * classes * classes];
    let mut posteriors = votes.shares();
    let (mut priors, mut log_likelihood) = (Vec::new(), 0.0);
    let mut before = f64::NEG_INFINITY;
    let mut iterations = 0;
    while iterations < limits.iterations {
        iterations += 1;
        priors = mean_of_voted(votes, &posteriors);
        let penalty = estimate(&posteriors, &mut table);
        log_likelihood = expect(votes, &priors, &table, &mut posteriors);
        let objective = log_likelihood + penalty;
        if objective - before <= limits.tolerance * votes.len() as f64 {
            break;
        }
        before = objective;
    }
    Settled { posteriors, priors, log_likelihood, iterations }
}

/// Posteriors from a table; gives the log-likelihood of the votes.
fn expect(votes: &Votes, priors: &[f64], table: &[f64], posteriors: &mut Array2<f64>) -> f64 {
    let classes = votes.classes();
    let log_priors: Vec<f64> = priors.iter().map(|&p| safe_ln(p)).collect();
    let mut logs = vec![0.0; classes];
    let mut total = 0.0;
    for (item, mut row) in posteriors.rows_mut().into_iter().enumerate() {
        logs.copy_from_slice(&log_priors);
        for vote in votes.of_item(item) {
            let at = (vote.annotator as usize * classes + vote.class as usize) * classes;
            logs.iter_mut().zip(&table[at..at + classes]).for_each(|(log, term)| *log += term);
        }
        let likelihood = softmax(&mut logs);
        if !votes.of_item(item).is_empty() {
            total += likelihood;
        }
        row.iter_mut().zip(&logs).for_each(|(to, from)| *to = *from);
    }
    total
}
