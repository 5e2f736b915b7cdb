//! The holdout in two: labels that tune (calibrator, promotion) and labels that choose nothing, so that they can certify.

use super::learn::Examples;
use crate::guarantee::certifies;

/// Below so many holdout labels all of them tune: half of fewer would starve the calibrator, and could certify nothing.
pub const FEWEST_TO_SPLIT: usize = 60;

/// The same in every round of every project: a row must not change sides, and rows are nobody's choice.
const SEED: u64 = 0;

/// Places in the holdout's examples, rising; each is in one of the two.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HoldoutSplit {
    /// Choose the calibrator and whether the model takes over.
    pub tune: Vec<usize>,
    /// Choose nothing.
    pub certify: Vec<usize>,
}

impl HoldoutSplit {
    /// The values at these places.
    pub fn of(&self, places: &[usize], values: &[usize]) -> Vec<usize> {
        places.iter().map(|&place| values[place]).collect()
    }
}

/// Splits by a keyed hash of the row, so a row stays on its side; `share` of them certify.
pub fn split_holdout(holdout: &Examples, share: f64) -> HoldoutSplit {
    let is_split = holdout.rows.len() >= FEWEST_TO_SPLIT;
    let (certify, tune) =
        (0..holdout.rows.len()).partition(|&place| is_split && certifies(holdout.rows[place] as u64, share, SEED));
    HoldoutSplit { tune, certify }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(rows: std::ops::Range<usize>, share: f64) -> HoldoutSplit {
        split_holdout(&Examples { targets: vec![0; rows.len()], rows: rows.collect() }, share)
    }

    #[test]
    fn few_labels_all_tune_and_a_row_stays_on_its_side() {
        assert_eq!(split(0..59, 0.5), HoldoutSplit { tune: (0..59).collect(), certify: vec![] });
        let (small, large) = (split(0..60, 0.5), split(0..600, 0.5));
        assert_eq!(small.tune.len() + small.certify.len(), 60);
        assert!(small.certify.iter().all(|place| large.certify.contains(place)));
        // Standard deviation 12.
        assert!((250..350).contains(&large.certify.len()), "{}", large.certify.len());
        assert!(split(0..600, 0.0).certify.is_empty());
    }
}
