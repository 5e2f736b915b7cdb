//! Consensus: what an aggregator concludes, the same shape for all of them.

use super::votes::Votes;
use ndarray::{Array2, Array3, ArrayViewMut1, Axis};

/// Posteriors closer than this are a tie.
const TIE: f64 = 1e-9;

/// What is probably true, and how often each annotator says it.
#[derive(Debug, Clone)]
pub struct Consensus {
    /// Probability of each class, items x classes; rows sum to 1. An item without votes has what is known without them.
    pub posteriors: Array2<f64>,
    /// The likeliest class of each item. Among equals the one that was said less often overall (a rare answer is rarely
    /// said by mistake), then the first.
    pub labels: Vec<u32>,
    /// Items with votes and more than one likeliest class, rising.
    pub ties: Vec<u32>,
    /// Expected share of right answers of each annotator, given the posteriors; none for one who said nothing.
    pub accuracies: Vec<Option<f64>>,
    /// Probability of what an annotator says given what is true, annotators x true x said; each row sums to 1, and is
    /// uniform where nothing is known.
    pub confusion: Array3<f64>,
    /// Share of each class over the items with votes.
    pub priors: Vec<f64>,
    /// Log-likelihood of the votes, nats; none where the method has none.
    pub log_likelihood: Option<f64>,
    /// Steps until it settled.
    pub iterations: usize,
}

impl Consensus {
    /// Everything that follows from the posteriors.
    pub(super) fn new(votes: &Votes, posteriors: Array2<f64>) -> Consensus {
        let said = votes.class_counts();
        let (mut labels, mut ties) = (Vec::with_capacity(votes.items()), Vec::new());
        for (item, row) in posteriors.rows().into_iter().enumerate() {
            let best = row.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            let leaders: Vec<usize> = (0..row.len()).filter(|&class| row[class] >= best - TIE).collect();
            labels.push(leaders.iter().copied().min_by_key(|&class| said[class]).unwrap_or(0) as u32);
            if leaders.len() > 1 && !votes.of_item(item).is_empty() {
                ties.push(item as u32);
            }
        }
        let priors = mean_of_voted(votes, &posteriors);
        let mut confusion = confusion_counts(votes, &posteriors);
        confusion.lanes_mut(Axis(2)).into_iter().for_each(normalise);
        let accuracies = accuracies(votes, &posteriors);
        Consensus { posteriors, labels, ties, accuracies, confusion, priors, log_likelihood: None, iterations: 1 }
    }

    /// The probability of each item's label.
    pub fn confidence(&self, item: usize) -> f64 {
        self.posteriors[[item, self.labels[item] as usize]]
    }
}

/// Mean posterior of the items with votes; uniform without any.
pub(super) fn mean_of_voted(votes: &Votes, posteriors: &Array2<f64>) -> Vec<f64> {
    let mut sums = vec![0.0; votes.classes()];
    for item in (0..votes.items()).filter(|&item| !votes.of_item(item).is_empty()) {
        sums.iter_mut().zip(posteriors.row(item)).for_each(|(sum, p)| *sum += p);
    }
    normalise(ArrayViewMut1::from(&mut sums[..]));
    sums
}

/// Expected counts, annotators x true x said.
pub(super) fn confusion_counts(votes: &Votes, posteriors: &Array2<f64>) -> Array3<f64> {
    let mut counts = Array3::zeros((votes.annotators(), votes.classes(), votes.classes()));
    for vote in votes.all() {
        for (truth, p) in posteriors.row(vote.item as usize).iter().enumerate() {
            counts[[vote.annotator as usize, truth, vote.class as usize]] += p;
        }
    }
    counts
}

/// Mean posterior of what each annotator said.
pub(super) fn accuracies(votes: &Votes, posteriors: &Array2<f64>) -> Vec<Option<f64>> {
    let mut sums = vec![(0.0, 0usize); votes.annotators()];
    for vote in votes.all() {
        let (sum, n) = &mut sums[vote.annotator as usize];
        *sum += posteriors[[vote.item as usize, vote.class as usize]];
        *n += 1;
    }
    sums.into_iter().map(|(sum, n)| (n > 0).then(|| sum / n as f64)).collect()
}

/// Makes a row sum to 1; uniform where it sums to nothing.
pub(super) fn normalise(mut row: ArrayViewMut1<'_, f64>) {
    let sum = row.sum();
    if sum > 0.0 {
        row /= sum;
    } else {
        let uniform = 1.0 / row.len() as f64;
        row.fill(uniform);
    }
}

/// Log weights to probabilities, in place; gives `ln(sum(exp(logs)))`.
pub(super) fn softmax(row: &mut [f64]) -> f64 {
    let most = row.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let mut sum = 0.0;
    for value in row.iter_mut() {
        *value = (*value - most).exp();
        sum += *value;
    }
    row.iter_mut().for_each(|value| *value /= sum);
    most + sum.ln()
}

/// `ln p`, with the smallest positive number in the place of 0: what was never seen is nearly, not quite, impossible.
pub(super) fn safe_ln(p: f64) -> f64 {
    p.max(f64::MIN_POSITIVE).ln()
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::array;

    #[test]
    fn by_hand() {
        // Annotator 0 says 0, 1; annotator 1 says 0, 0; nobody looks at item 2.
        let votes = Votes::new(3, 3, 2, [(0, 0, 0), (1, 0, 1), (0, 1, 0), (1, 1, 0)]).unwrap();
        let consensus = Consensus::new(&votes, array![[0.9, 0.1], [0.5, 0.5], [0.5, 0.5]]);
        // Class 1 was said once, class 0 three times: the tie goes to 1. Item 2 has no votes, so it is no tie.
        assert_eq!((consensus.labels.as_slice(), consensus.ties.as_slice()), (&[0, 1, 1][..], &[1][..]));
        assert_eq!(consensus.accuracies, [Some(0.7), Some(0.7), None]);
        assert!((consensus.priors[0] - 0.7).abs() < 1e-12);
        // Annotator 0, truth 0: said 0 with weight 0.9, 1 with 0.5. Annotator 2 is unknown.
        assert!((consensus.confusion[[0, 0, 0]] - 0.9 / 1.4).abs() < 1e-12);
        assert_eq!(consensus.confusion[[2, 0, 1]], 0.5);
        assert_eq!(consensus.confidence(0), 0.9);
    }

    #[test]
    fn softmax_of_logs() {
        let mut row = [1000.0, 1000.0 + 3f64.ln()];
        let total = softmax(&mut row);
        assert!((row[0] - 0.25).abs() < 1e-12 && (total - (1000.0 + 4f64.ln())).abs() < 1e-9);
    }
}
