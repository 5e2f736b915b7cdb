//! Kappas: Fleiss's for many annotators, and Cohen's for every pair of them.

use super::units::{Agreement, Units};
use super::votes::{Vote, Votes};
use crate::metrics::{cohens_kappa, share_equal};

/// How far two annotators agree on the items they share.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PairAgreement {
    /// One of them.
    pub a: u32,
    /// The other, `a < b`.
    pub b: u32,
    /// Answers to the same item, one of each.
    pub shared: usize,
    /// Share of those that are equal.
    pub equal: f64,
    /// Cohen's kappa; none where chance explains everything.
    pub kappa: Option<f64>,
}

/// Fleiss's kappa (1971) over the items with at least two votes: mean share of equal pairs against `sum share[k]^2`.
/// Where items have different numbers of votes each item counts once in the observed and each vote once in the
/// expected part, which with equal numbers is the paper's figure.
pub fn fleiss_kappa(votes: &Votes, seed: u64) -> Option<Agreement> {
    Units::of(votes).agreement(seed, fleiss)
}

fn fleiss(units: &Units, weights: &[f64]) -> Option<f64> {
    let mut totals = vec![0.0; units.classes()];
    let (mut equal, mut items) = (0.0, 0.0);
    for (counts, weight) in units.patterns().iter().zip(weights) {
        let answers: f64 = counts.iter().map(|(_, count)| count).sum();
        let pairs: f64 = counts.iter().map(|(_, count)| count * (count - 1.0)).sum();
        equal += weight * pairs / (answers * (answers - 1.0));
        items += weight;
        counts.iter().for_each(|&(class, count)| totals[class] += weight * count);
    }
    let answers: f64 = totals.iter().sum();
    if answers <= 0.0 {
        return None;
    }
    let (observed, expected) = (equal / items, totals.iter().map(|n| (n / answers).powi(2)).sum::<f64>());
    (expected < 1.0).then(|| (observed - expected) / (1.0 - expected))
}

/// Every pair of annotators that shares at least `fewest` answers, rising by `a` and `b`.
pub fn pairwise(votes: &Votes, fewest: usize) -> Vec<PairAgreement> {
    let mut by_annotator: Vec<Vec<Vote>> = vec![Vec::new(); votes.annotators()];
    votes.all().iter().for_each(|vote| by_annotator[vote.annotator as usize].push(*vote));
    let mut pairs = Vec::new();
    for (a, own) in by_annotator.iter().enumerate() {
        // One annotator at a time: all pairs at once would need memory by the square of the votes on an item.
        let mut shared: Vec<(u32, u32, u32)> = own
            .iter()
            .flat_map(|vote| votes.of_item(vote.item as usize).iter().map(move |other| (vote, other)))
            .filter(|(_, other)| other.annotator as usize > a)
            .map(|(vote, other)| (other.annotator, vote.class, other.class))
            .collect();
        shared.sort_unstable();
        for run in shared.chunk_by(|x, y| x.0 == y.0).filter(|run| run.len() >= fewest.max(1)) {
            let (mine, theirs): (Vec<usize>, Vec<usize>) =
                run.iter().map(|&(_, mine, theirs)| (mine as usize, theirs as usize)).unzip();
            let equal = share_equal(&mine, &theirs).unwrap_or(0.0);
            let kappa = cohens_kappa(&mine, &theirs);
            pairs.push(PairAgreement { a: a as u32, b: run[0].0, shared: run.len(), equal, kappa });
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    /// LEARNING section 12: ten items, fourteen raters, five classes.
    #[test]
    fn fleiss_own_example() {
        let rows =
            "0 0 0 0 14|0 2 6 4 2|0 0 3 5 6|0 3 9 2 0|2 2 8 1 1|7 7 0 0 0|3 2 6 3 0|2 5 3 2 2|6 5 2 1 0|0 2 2 3 7";
        let mut triples = Vec::new();
        for (item, row) in rows.split('|').enumerate() {
            let mut annotator = 0;
            for (class, count) in row.split_whitespace().enumerate() {
                for _ in 0..count.parse().unwrap() {
                    triples.push((item as u32, annotator, class as u32));
                    annotator += 1;
                }
            }
        }
        let found = fleiss_kappa(&Votes::new(10, 14, 5, triples).unwrap(), 1).unwrap();
        assert!((found.value - 0.209931).abs() < 5e-7, "{found:?}");
        assert_eq!((found.items, found.votes), (10, 140));
    }

    #[test]
    fn pairs_by_hand() {
        // 0 and 1 share items 0 and 1, one answer is equal; 2 shares item 1 with both; nobody shares item 2.
        let triples = [(0, 0, 0), (0, 1, 0), (1, 0, 1), (1, 1, 0), (1, 2, 1), (2, 2, 0)];
        let votes = Votes::new(3, 3, 2, triples).unwrap();
        let pairs = pairwise(&votes, 1);
        let short: Vec<_> = pairs.iter().map(|p| (p.a, p.b, p.shared, p.equal)).collect();
        assert_eq!(short, [(0, 1, 2, 0.5), (0, 2, 1, 1.0), (1, 2, 1, 0.0)]);
        // Table [[1, 0], [1, 0]]: observed 1/2, expected 1/2.
        assert_eq!(pairs[0].kappa, Some(0.0));
        assert_eq!(pairwise(&votes, 2).len(), 1);
    }
}
