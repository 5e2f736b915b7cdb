//! Suspects: labels in the order in which somebody should look at them again. By self-confidence, the ranking that found
//! most injected errors in all trials (LEARNING section 9). Nothing is removed: of the rows at the top, on hard tasks, only
//! every second or third is wrong.

use super::confident::{ConfidentJoint, normalised_margin, self_confidence};
use crate::error::Result;
use ndarray::ArrayView2;

/// A label and what speaks against it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Suspect {
    /// Its row in what was given.
    pub row: usize,
    /// The class it was given.
    pub given: usize,
    /// The likeliest other class.
    pub suggested: usize,
    /// Probability of the given class, out of sample.
    pub self_confidence: f64,
    /// Normalised margin, 0 to 1.
    pub margin: f64,
    /// Both ways of pruning would remove it: what a re-check queue should hold.
    pub is_likely_wrong: bool,
}

/// All labels, the most suspicious first.
#[derive(Debug, Clone, PartialEq)]
pub struct Suspects {
    /// Rising by self-confidence; equals by margin, then row.
    pub ranked: Vec<Suspect>,
    /// How many labels of which class are of which other.
    pub joint: ConfidentJoint,
}

impl Suspects {
    /// How many labels are probably wrong.
    pub fn estimated_wrong(&self) -> u64 {
        self.joint.estimated_wrong()
    }

    /// Those that should be looked at again, the most suspicious first.
    pub fn likely_wrong(&self) -> impl Iterator<Item = &Suspect> {
        self.ranked.iter().filter(|suspect| suspect.is_likely_wrong)
    }

    /// Given class, probably true class, how many labels; the largest first, none that are empty.
    pub fn pairs(&self) -> Vec<(usize, usize, u64)> {
        let cells = self.joint.calibrated.indexed_iter();
        let mut pairs: Vec<_> = cells.filter(|((i, j), n)| i != j && **n > 0).map(|((i, j), n)| (i, j, *n)).collect();
        pairs.sort_by_key(|&(i, j, n)| (std::cmp::Reverse(n), i, j));
        pairs
    }
}

/// Ranks labels by out-of-sample probabilities, rows x classes.
pub fn rank_suspects(given: &[usize], probabilities: ArrayView2<'_, f64>) -> Result<Suspects> {
    let joint = ConfidentJoint::of(given, probabilities)?;
    let likely = joint.both(given, probabilities);
    let confidences = self_confidence(given, probabilities);
    let margins = normalised_margin(given, probabilities);
    let mut ranked: Vec<Suspect> = given
        .iter()
        .enumerate()
        .map(|(row, &class)| Suspect {
            row,
            given: class,
            suggested: likeliest_other(probabilities, row, class),
            self_confidence: confidences[row],
            margin: margins[row],
            is_likely_wrong: likely[row],
        })
        .collect();
    // Stable: equals stay in the order of the rows.
    ranked.sort_by(|a, b| a.self_confidence.total_cmp(&b.self_confidence).then(a.margin.total_cmp(&b.margin)));
    Ok(Suspects { ranked, joint })
}

fn likeliest_other(probabilities: ArrayView2<'_, f64>, row: usize, given: usize) -> usize {
    let row = probabilities.row(row);
    let others = (0..row.len()).filter(|&class| class != given);
    others.reduce(|best, class| if row[class] > row[best] { class } else { best }).unwrap_or(given)
}

#[cfg(test)]
mod tests {
    use super::super::confident::tests::example;
    use super::*;

    #[test]
    fn the_reference_example_ranked() {
        let (given, probabilities) = example();
        let suspects = rank_suspects(&given, probabilities.view()).unwrap();
        let top: Vec<_> = suspects.likely_wrong().map(|s| (s.row, s.given, s.suggested)).collect();
        // Rows 7 and 11 have .1 each; 7 has the smaller margin.
        assert_eq!(top, [(7, 1, 0), (11, 2, 1), (2, 0, 1)]);
        assert_eq!(suspects.ranked.len(), 12);
        assert_eq!(suspects.pairs(), [(0, 1, 1), (1, 0, 1), (2, 1, 1)]);
        assert_eq!(suspects.estimated_wrong(), 3);
        assert!((suspects.ranked[0].margin - 0.125).abs() < 1e-12);
    }
}
