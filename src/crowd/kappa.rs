//! Kappas: Fleiss's for many annotators, and Cohen's for every pair of them.

use super::units::{Agreement, Units, resampled};
use super::votes::{Vote, Votes};
use crate::metrics::{cohens_kappa, share_equal};
use rand::Rng;

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
    let mut pairs = Vec::new();
    each_pair(votes, fewest, |a, b, run| {
        let (mine, theirs): (Vec<usize>, Vec<usize>) =
            run.iter().map(|&(_, _, mine, theirs)| (mine as usize, theirs as usize)).unzip();
        let equal = share_equal(&mine, &theirs).unwrap_or(0.0);
        let kappa = cohens_kappa(&mine, &theirs);
        pairs.push(PairAgreement { a, b, shared: run.len(), equal, kappa });
    });
    pairs
}

/// Cohen's kappa, averaged over all pairs that share at least `fewest` answers and have one, each pair once. The interval
/// comes from resampling items, so that pairs which share items are not taken as independent. `items` and `votes` of the
/// result count what those pairs share. None without such a pair.
pub fn mean_cohen(votes: &Votes, fewest: usize, seed: u64) -> Option<Agreement> {
    let mut pairs: Vec<Pair> = Vec::new();
    each_pair(votes, fewest, |_, _, run| pairs.push(Pair::of(run)));
    let ones = vec![1.0; votes.items()];
    let mean = |weights: &[f64]| {
        let kappas: Vec<f64> = pairs.iter().filter_map(|pair| pair.kappa(weights)).collect();
        (!kappas.is_empty()).then(|| kappas.iter().sum::<f64>() / kappas.len() as f64)
    };
    let value = mean(&ones)?;
    let mut shared: Vec<u32> = pairs.iter().flat_map(|pair| pair.answers.iter().map(|answer| answer.0)).collect();
    let votes_on = 2 * shared.len();
    shared.sort_unstable();
    shared.dedup();
    let interval = resampled(seed, &|rng| {
        let mut weights = vec![0.0; ones.len()];
        (0..shared.len()).for_each(|_| weights[shared[rng.gen_range(0..shared.len())] as usize] += 1.0);
        mean(&weights)
    });
    Some(Agreement { value, interval, items: shared.len(), votes: votes_on })
}

/// Two annotators' answers to the items they share; classes numbered among those that the two said.
struct Pair {
    classes: usize,
    /// Item, what one said, what the other said.
    answers: Vec<(u32, usize, usize)>,
}

impl Pair {
    fn of(run: &[(u32, u32, u32, u32)]) -> Pair {
        let mut said: Vec<u32> = run.iter().flat_map(|&(_, _, mine, theirs)| [mine, theirs]).collect();
        said.sort_unstable();
        said.dedup();
        let at = |class: u32| said.binary_search(&class).unwrap_or(0);
        let answers = run.iter().map(|&(_, item, mine, theirs)| (item, at(mine), at(theirs))).collect();
        Pair { classes: said.len(), answers }
    }

    /// The kappa when each item counts as often as its weight says.
    fn kappa(&self, weights: &[f64]) -> Option<f64> {
        let (mut ours, mut theirs) = (vec![0.0; self.classes], vec![0.0; self.classes]);
        let (mut equal, mut n) = (0.0, 0.0);
        for &(item, a, b) in &self.answers {
            let weight = weights[item as usize];
            ours[a] += weight;
            theirs[b] += weight;
            equal += if a == b { weight } else { 0.0 };
            n += weight;
        }
        if n <= 0.0 {
            return None;
        }
        let expected: f64 = ours.iter().zip(&theirs).map(|(a, b)| a * b).sum::<f64>() / (n * n);
        (expected < 1.0).then(|| (equal / n - expected) / (1.0 - expected))
    }
}

/// Calls `each` with every pair of annotators that shares at least `fewest` answers: the other's number, item, what the
/// first said, what the other said; rising by item.
fn each_pair(votes: &Votes, fewest: usize, mut each: impl FnMut(u32, u32, &[(u32, u32, u32, u32)])) {
    let mut by_annotator: Vec<Vec<Vote>> = vec![Vec::new(); votes.annotators()];
    votes.all().iter().for_each(|vote| by_annotator[vote.annotator as usize].push(*vote));
    for (a, own) in by_annotator.iter().enumerate() {
        // One annotator at a time: all pairs at once would need memory by the square of the votes on an item.
        let mut shared: Vec<(u32, u32, u32, u32)> = own
            .iter()
            .flat_map(|vote| votes.of_item(vote.item as usize).iter().map(move |other| (vote, other)))
            .filter(|(_, other)| other.annotator as usize > a)
            .map(|(vote, other)| (other.annotator, vote.item, vote.class, other.class))
            .collect();
        shared.sort_unstable();
        for run in shared.chunk_by(|x, y| x.0 == y.0).filter(|run| run.len() >= fewest.max(1)) {
            each(a as u32, run[0].0, run);
        }
    }
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

    #[test]
    fn the_mean_is_over_pairs_and_its_interval_over_items() {
        // The published table [[45, 15], [25, 15]], kappa 0.130435, between 0 and 1; 2 says what 0 says.
        let mut triples = Vec::new();
        let mut item = 0;
        for (a, b, count) in [(0, 0, 45), (0, 1, 15), (1, 0, 25), (1, 1, 15)] {
            for _ in 0..count {
                triples.extend([(item, 0, a), (item, 1, b), (item, 2, a)]);
                item += 1;
            }
        }
        let votes = Votes::new(100, 3, 2, triples).unwrap();
        let mean = mean_cohen(&votes, 10, 3).unwrap();
        assert!((mean.value - (0.130435 + 1.0 + 0.130435) / 3.0).abs() < 1e-6, "{mean:?}");
        assert_eq!((mean.items, mean.votes), (100, 600));
        let (low, high) = mean.interval.unwrap();
        // One pair is always equal; the other kappa's standard error is about 0.1.
        assert!(low < mean.value && mean.value < high && (0.2..0.4).contains(&(high - low)), "{low} {high}");
        assert_eq!(mean_cohen(&votes, 10, 3), Some(mean));
        assert_eq!(mean_cohen(&votes, 101, 3), None);
    }
}
