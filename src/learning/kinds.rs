//! Sets of classes for rules that count classes: a set counts as its rarest class, so that what is rare is not hidden
//! behind what comes with it; the empty set as one more class where it occurs.

use crate::models::Score;

/// How often each class is in the labels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Kinds {
    counts: Vec<usize>,
    has_empty: bool,
}

impl Kinds {
    /// From the labels' bit masks.
    pub fn of(masks: impl Iterator<Item = u32>, classes: usize) -> Kinds {
        let mut kinds = Kinds { counts: vec![0; classes], has_empty: false };
        for mask in masks {
            kinds.has_empty |= mask == 0;
            kinds.counts.iter_mut().enumerate().for_each(|(class, count)| *count += (mask >> class & 1) as usize);
        }
        kinds
    }

    /// The rarest class of a set, the first of equals; one more than the last class for the empty set.
    pub fn kind(&self, mask: u32) -> u32 {
        let named = (0..self.counts.len()).filter(|class| mask >> class & 1 == 1);
        named.min_by_key(|&class| self.counts[class]).unwrap_or(self.counts.len()) as u32
    }

    /// How many there are: the classes, and the empty set if a label is one.
    pub fn len(&self) -> usize {
        self.counts.len() + usize::from(self.has_empty)
    }

    /// Scores that name one class each.
    pub fn scores(&self, scores: &[Score]) -> Vec<Score> {
        scores.iter().map(|score| Score { top: self.kind(score.top), ..*score }).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_counts_as_its_rarest_class() {
        // Class 0 three times, class 1 twice, class 2 once; one label names none.
        let kinds = Kinds::of([0b001, 0b011, 0b111, 0].into_iter(), 3);
        assert_eq!([0b001, 0b011, 0b111, 0b101, 0].map(|mask| kinds.kind(mask)), [0, 1, 2, 2, 3]);
        assert_eq!(kinds.len(), 4);
        assert_eq!(Kinds::of([1, 2].into_iter(), 3).len(), 3);
        // Of equals the first.
        assert_eq!(Kinds::of([1, 2].into_iter(), 2).kind(0b11), 0);
        let score = Score { top: 0b011, confidence: 0.5, margin: 0.1, entropy: 0.2 };
        assert_eq!(kinds.scores(&[score])[0], Score { top: 1, ..score });
    }
}
