//! Dawid-Skene one vote at a time: incremental EM (Neal and Hinton, 1998). Expected counts are kept; an item's share of
//! them is taken out, its posterior renewed, and the share put back. A new vote renews its item and then the items of the
//! annotator who gave it, whose matrix has changed: far less than a fit, and the next vote is a step away.

use super::consensus::{safe_ln, softmax};
use super::{Aggregator, Consensus, DawidSkene, Votes};
use crate::error::{Error, Result};
use ndarray::Array2;

/// Items of an annotator that a new vote renews at most, the latest first: what bounds the time a vote takes.
const MOST_RENEWED: usize = 250;

/// A fit that takes votes one by one.
#[derive(Debug, Clone)]
pub struct OnlineDawidSkene {
    model: DawidSkene,
    classes: usize,
    /// Annotator and class of each vote, by item.
    by_item: Vec<Vec<(u32, u32)>>,
    /// Items each annotator answered, each once, in the order of the first vote.
    by_annotator: Vec<Vec<u32>>,
    /// Item, class.
    posteriors: Vec<f64>,
    /// Expected counts: annotator, said, true.
    counts: Vec<f64>,
    /// Their sums over what was said: annotator, true.
    sums: Vec<f64>,
    /// Sums of the posteriors of items with votes.
    class_sums: Vec<f64>,
}

impl OnlineDawidSkene {
    /// Starts with a full fit of these votes.
    pub fn new(model: DawidSkene, votes: &Votes) -> OnlineDawidSkene {
        let fitted = model.aggregate(votes, 0);
        let mut online = OnlineDawidSkene {
            model,
            classes: votes.classes(),
            by_item: (0..votes.items())
                .map(|item| votes.of_item(item).iter().map(|vote| (vote.annotator, vote.class)).collect())
                .collect(),
            by_annotator: vec![Vec::new(); votes.annotators()],
            posteriors: fitted.posteriors.iter().copied().collect(),
            counts: Vec::new(),
            sums: Vec::new(),
            class_sums: Vec::new(),
        };
        for vote in votes.all() {
            let items = &mut online.by_annotator[vote.annotator as usize];
            if items.last() != Some(&vote.item) {
                items.push(vote.item);
            }
        }
        online.recount();
        online
    }

    /// Takes a vote. Items and annotators beyond those known so far are added. Gives the item's new posterior.
    pub fn add(&mut self, item: u32, annotator: u32, class: u32) -> Result<&[f64]> {
        if class as usize >= self.classes {
            return Err(Error::invalid(format!("There is no class {class}; there are {}, from 0.", self.classes)));
        }
        self.grow(item as usize + 1, annotator as usize + 1);
        self.share(item, -1.0);
        self.by_item[item as usize].push((annotator, class));
        let items = &mut self.by_annotator[annotator as usize];
        if !items.contains(&item) {
            items.push(item);
        }
        self.start(item);
        self.share(item, 1.0);
        self.renew(item);
        let items = &self.by_annotator[annotator as usize];
        let latest: Vec<u32> = items.iter().rev().take(MOST_RENEWED).copied().collect();
        latest.into_iter().for_each(|other| self.renew(other));
        self.renew(item);
        Ok(self.posterior(item))
    }

    /// Probability of each class of an item.
    pub fn posterior(&self, item: u32) -> &[f64] {
        &self.posteriors[item as usize * self.classes..][..self.classes]
    }

    /// Renews all items until none moves by more than `tolerance`, at most `sweeps` times. Gives the sweeps it took.
    pub fn settle(&mut self, tolerance: f64, sweeps: usize) -> usize {
        // Taking out and putting back leaves rounding errors behind; a settled fit starts without.
        self.recount();
        for sweep in 1..=sweeps {
            let before = self.posteriors.clone();
            (0..self.by_item.len() as u32).for_each(|item| self.renew(item));
            let moved = self.posteriors.iter().zip(&before).map(|(a, b)| (a - b).abs()).fold(0.0, f64::max);
            if moved <= tolerance {
                return sweep;
            }
        }
        sweeps
    }

    /// What follows from the posteriors as they are.
    pub fn consensus(&self) -> Result<Consensus> {
        let triples = self
            .by_item
            .iter()
            .enumerate()
            .flat_map(|(item, votes)| votes.iter().map(move |&(annotator, class)| (item as u32, annotator, class)));
        let votes = Votes::new(self.by_item.len(), self.by_annotator.len(), self.classes, triples)?;
        let posteriors = Array2::from_shape_vec((self.by_item.len(), self.classes), self.posteriors.clone())
            .map_err(Error::internal)?;
        let confusion = self.model.confusion(&votes, &posteriors);
        Ok(Consensus { confusion, ..Consensus::new(&votes, posteriors) })
    }

    fn grow(&mut self, items: usize, annotators: usize) {
        let classes = self.classes;
        if items > self.by_item.len() {
            self.by_item.resize(items, Vec::new());
            self.posteriors.resize(items * classes, 1.0 / classes as f64);
        }
        if annotators > self.by_annotator.len() {
            self.by_annotator.resize(annotators, Vec::new());
            self.counts.resize(annotators * classes * classes, 0.0);
            self.sums.resize(annotators * classes, 0.0);
        }
    }

    fn recount(&mut self) {
        let classes = self.classes;
        self.counts = vec![0.0; self.by_annotator.len() * classes * classes];
        self.sums = vec![0.0; self.by_annotator.len() * classes];
        self.class_sums = vec![0.0; classes];
        (0..self.by_item.len() as u32).for_each(|item| self.share(item, 1.0));
    }

    /// The item's share of votes, where a full fit starts too. From what is known alone, annotators about whom nothing
    /// is known would leave all classes equal for ever.
    fn start(&mut self, item: u32) {
        let posterior = &mut self.posteriors[item as usize * self.classes..][..self.classes];
        let votes = &self.by_item[item as usize];
        posterior.fill(0.0);
        votes.iter().for_each(|&(_, said)| posterior[said as usize] += 1.0 / votes.len() as f64);
    }

    fn renew(&mut self, item: u32) {
        self.share(item, -1.0);
        self.infer(item);
        self.share(item, 1.0);
    }

    /// Adds the item's posterior to the counts, or takes it out.
    fn share(&mut self, item: u32, sign: f64) {
        let classes = self.classes;
        let votes = &self.by_item[item as usize];
        if votes.is_empty() {
            return;
        }
        let posterior = &self.posteriors[item as usize * classes..][..classes];
        self.class_sums.iter_mut().zip(posterior).for_each(|(sum, p)| *sum += sign * p);
        for &(annotator, said) in votes {
            let annotator = annotator as usize;
            let counts = &mut self.counts[(annotator * classes + said as usize) * classes..][..classes];
            counts.iter_mut().zip(posterior).for_each(|(count, p)| *count += sign * p);
            let sums = &mut self.sums[annotator * classes..][..classes];
            sums.iter_mut().zip(posterior).for_each(|(sum, p)| *sum += sign * p);
        }
    }

    /// The item's posterior from the counts of the others and, as EM wants it, its own as it was.
    fn infer(&mut self, item: u32) {
        let classes = self.classes;
        let own: Vec<f64> = self.posterior(item).to_vec();
        let votes = &self.by_item[item as usize];
        let smoothing = self.model.smoothing;
        let mut logs: Vec<f64> = (0..classes).map(|class| safe_ln(self.class_sums[class] + own[class])).collect();
        for &(annotator, said) in votes {
            let annotator = annotator as usize;
            // The same annotator may have answered this item more than once.
            let repeats = votes.iter().filter(|vote| vote.0 as usize == annotator).count() as f64;
            let same = votes.iter().filter(|vote| **vote == (annotator as u32, said)).count() as f64;
            for (truth, log) in logs.iter_mut().enumerate() {
                let count = self.counts[(annotator * classes + said as usize) * classes + truth].max(0.0);
                let sum = self.sums[annotator * classes + truth].max(0.0);
                let all = sum + repeats * own[truth] + classes as f64 * smoothing;
                if all > 0.0 {
                    *log += safe_ln((count + same * own[truth] + smoothing) / all);
                } else {
                    *log -= (classes as f64).ln();
                }
            }
        }
        softmax(&mut logs);
        self.posteriors[item as usize * classes..][..classes].copy_from_slice(&logs);
    }
}

#[cfg(test)]
mod tests {
    use super::super::test_data::{anaesthesia, assert_close, crowd};
    use super::*;

    fn without_last(votes: &Votes) -> (Votes, (u32, u32, u32)) {
        let mut triples: Vec<_> = votes.all().iter().map(|v| (v.item, v.annotator, v.class)).collect();
        let last = triples.remove(triples.len() / 2);
        (Votes::new(votes.items(), votes.annotators(), votes.classes(), triples).unwrap(), last)
    }

    #[test]
    fn a_vote_added_is_a_vote_fitted() {
        for votes in [anaesthesia(), crowd(200, 3, &[0.9, 0.8, 0.7, 0.6, 0.5], 4, 5).0] {
            let model = DawidSkene { tolerance: 1e-13, ..DawidSkene::STANDARD };
            let (most, (item, annotator, class)) = without_last(&votes);
            let mut online = OnlineDawidSkene::new(model, &most);
            online.add(item, annotator, class).unwrap();
            let whole = model.aggregate(&votes, 0);
            // One look around the new vote is near a full fit, and settling reaches it.
            let row = whole.posteriors.row(item as usize).to_vec();
            assert_close(online.posterior(item), &row, 0.02);
            online.settle(1e-10, 2000);
            let settled = online.consensus().unwrap();
            assert_eq!(settled.labels, whole.labels);
            for item in 0..votes.items() {
                assert_close(online.posterior(item as u32), &whole.posteriors.row(item).to_vec(), 1e-4);
            }
        }
    }

    #[test]
    fn everything_vote_by_vote_labels_as_well_as_a_fit() {
        let (votes, truth) = crowd(300, 3, &[0.9, 0.85, 0.7, 0.6, 0.4], 4, 8);
        let mut online = OnlineDawidSkene::new(DawidSkene::STANDARD, &Votes::new(0, 0, 3, []).unwrap());
        for vote in votes.all() {
            let posterior = online.add(vote.item, vote.annotator, vote.class).unwrap();
            assert!((posterior.iter().sum::<f64>() - 1.0).abs() < 1e-9);
        }
        let right = |labels: &[u32]| labels.iter().zip(&truth).filter(|(a, b)| a == b).count();
        let (step, whole) =
            (right(&online.consensus().unwrap().labels), right(&DawidSkene::STANDARD.aggregate(&votes, 0).labels));
        assert!(step + 6 >= whole && whole > 250, "{step} and {whole} of 300");
        assert!(online.add(0, 0, 3).is_err());
    }
}
