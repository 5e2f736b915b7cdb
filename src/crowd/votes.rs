//! Votes: who said what about which item, sparse.

use crate::error::{Error, Result};
use ndarray::Array2;

/// One answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Vote {
    /// The item, from 0.
    pub item: u32,
    /// Who answered, from 0.
    pub annotator: u32,
    /// What they said, from 0.
    pub class: u32,
}

/// Answers of several annotators to items, one class each. Somebody may answer an item more than once; each answer is a
/// vote of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Votes {
    annotators: usize,
    classes: usize,
    /// Rising by item, annotator and class, so the order in which they came changes nothing.
    votes: Vec<Vote>,
    /// Where each item's votes start, and the end.
    starts: Vec<usize>,
}

impl Votes {
    /// Votes from (item, annotator, class) triples, in any order. Items and annotators without a vote are fine.
    pub fn new(
        items: usize,
        annotators: usize,
        classes: usize,
        triples: impl IntoIterator<Item = (u32, u32, u32)>,
    ) -> Result<Votes> {
        if classes < 2 {
            return Err(Error::invalid(format!("Votes need two classes to choose from; there is {classes}.")));
        }
        let mut votes: Vec<Vote> =
            triples.into_iter().map(|(item, annotator, class)| Vote { item, annotator, class }).collect();
        for vote in &votes {
            let (item, annotator, class) = (vote.item as usize, vote.annotator as usize, vote.class as usize);
            if item >= items || annotator >= annotators || class >= classes {
                return Err(Error::invalid(format!(
                    "A vote is for item {item}, annotator {annotator}, class {class}; there are {items} items, \
                     {annotators} annotators and {classes} classes, counted from 0."
                )));
            }
        }
        votes.sort_unstable();
        let mut starts = vec![0; items + 1];
        for vote in &votes {
            starts[vote.item as usize + 1] += 1;
        }
        for item in 0..items {
            starts[item + 1] += starts[item];
        }
        Ok(Votes { annotators, classes, votes, starts })
    }

    /// How many items.
    pub fn items(&self) -> usize {
        self.starts.len() - 1
    }

    /// How many annotators.
    pub fn annotators(&self) -> usize {
        self.annotators
    }

    /// How many classes, at least 2.
    pub fn classes(&self) -> usize {
        self.classes
    }

    /// How many votes.
    pub fn len(&self) -> usize {
        self.votes.len()
    }

    /// Nobody has said anything.
    pub fn is_empty(&self) -> bool {
        self.votes.is_empty()
    }

    /// All votes, rising by item, then annotator, then class.
    pub fn all(&self) -> &[Vote] {
        &self.votes
    }

    /// The votes on an item, rising by annotator.
    pub fn of_item(&self, item: usize) -> &[Vote] {
        &self.votes[self.starts[item]..self.starts[item + 1]]
    }

    /// Votes for each class over all items.
    pub fn class_counts(&self) -> Vec<usize> {
        let mut counts = vec![0; self.classes];
        self.votes.iter().for_each(|vote| counts[vote.class as usize] += 1);
        counts
    }

    /// Votes by each annotator.
    pub fn annotator_counts(&self) -> Vec<usize> {
        let mut counts = vec![0; self.annotators];
        self.votes.iter().for_each(|vote| counts[vote.annotator as usize] += 1);
        counts
    }

    /// Each item's share of votes by class, items x classes; uniform for an item without votes.
    pub fn shares(&self) -> Array2<f64> {
        let mut shares = Array2::zeros((self.items(), self.classes));
        for (item, mut row) in shares.rows_mut().into_iter().enumerate() {
            let votes = self.of_item(item);
            if votes.is_empty() {
                row.fill(1.0 / self.classes as f64);
                continue;
            }
            votes.iter().for_each(|vote| row[vote.class as usize] += 1.0);
            row /= votes.len() as f64;
        }
        shares
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn votes_are_sorted_and_found_by_item() {
        let votes = Votes::new(3, 2, 2, [(2, 1, 1), (0, 1, 0), (2, 0, 1), (0, 0, 1)]).unwrap();
        assert_eq!((votes.items(), votes.annotators(), votes.classes(), votes.len()), (3, 2, 2, 4));
        assert_eq!(votes.of_item(0).iter().map(|v| (v.annotator, v.class)).collect::<Vec<_>>(), [(0, 1), (1, 0)]);
        assert!(votes.of_item(1).is_empty());
        assert_eq!((votes.class_counts(), votes.annotator_counts()), (vec![1, 3], vec![2, 2]));
        assert_eq!(votes.shares(), ndarray::array![[0.5, 0.5], [0.5, 0.5], [0.0, 1.0]]);
    }

    #[test]
    fn what_is_out_of_range_is_named() {
        let error = Votes::new(1, 1, 2, [(0, 0, 2)]).unwrap_err().to_string();
        assert!(error.contains("class 2") && error.contains("2 classes"), "{error}");
        assert!(Votes::new(1, 1, 2, [(1, 0, 0)]).is_err() && Votes::new(1, 1, 2, [(0, 1, 0)]).is_err());
        assert!(Votes::new(1, 1, 1, []).is_err());
    }
}
