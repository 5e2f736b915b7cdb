//! What several rules share: the sub-pool a costly rule works on, and the ranks of picks that come from no single number.

use std::collections::HashSet;

use super::random::draw;
use super::top::top;
use super::{Candidates, Pick};
use crate::features::FeatureRow;

/// Dimensions of the embedding the rules share.
pub(super) const DIMS: usize = 64;

/// A uniform sample of at most `most` candidates, rising: what a rule looks at whose cost does not allow the whole pool.
pub(super) fn sub_pool(candidates: &Candidates<'_>, most: usize) -> Vec<u32> {
    if candidates.rows.len() <= most {
        return candidates.rows.to_vec();
    }
    let mut rows = draw(candidates.rows, most, candidates.seed);
    rows.sort_unstable();
    rows
}

/// Labeled rows, or a uniform sample of `most` of them, rising.
pub(super) fn labeled(candidates: &Candidates<'_>, most: usize) -> Vec<u32> {
    let mut rows = draw(candidates.labeled, most, candidates.seed ^ 0x1abe1ed);
    rows.sort_unstable();
    rows
}

/// Picks in this order, the first `count` of them. Where the rule has found fewer, the rest are other candidates: by
/// margin where there are scores, otherwise uniform draws. Utilities fall evenly from 1 to 1 / count, because such a rule
/// has an order and no number that falls with it.
pub(super) fn ranked(candidates: &Candidates<'_>, mut rows: Vec<u32>, count: usize) -> Vec<Pick> {
    rows.truncate(count);
    if rows.len() < count.min(candidates.rows.len()) {
        let taken: HashSet<u32> = rows.iter().copied().collect();
        let others: Vec<u32> = match candidates.scores {
            Some(_) => top(candidates, count, |score| 1.0 - score.margin).iter().map(|pick| pick.row).collect(),
            None => draw(candidates.rows, count, candidates.seed ^ 0x0072_6573_7400),
        };
        rows.extend(others.into_iter().filter(|row| !taken.contains(row)).take(count - rows.len()));
    }
    let n = rows.len() as f64;
    let pick = |(at, row)| Pick { row, utility: (n - at as f64) / n, probability: None };
    rows.into_iter().enumerate().map(pick).collect()
}

/// [`ranked`] for rules that ask no model: what they leave open is drawn uniformly.
pub(super) fn drawn_after(candidates: &Candidates<'_>, rows: Vec<u32>, count: usize) -> Vec<Pick> {
    ranked(&Candidates { scores: None, ..*candidates }, rows, count)
}

/// The length of the vector the model sees: sparse entries and dense numbers.
pub(super) fn norm(row: FeatureRow<'_>) -> f64 {
    row.values.iter().chain(row.dense).map(|v| f64::from(*v) * f64::from(*v)).sum::<f64>().sqrt()
}

/// Unit vectors of these angles, for tests of geometry.
#[cfg(test)]
pub(super) fn circle(degrees: &[f32]) -> crate::features::FeatureMatrix {
    let values: Vec<f32> = degrees.iter().flat_map(|d| [d.to_radians().cos(), d.to_radians().sin()]).collect();
    let starts: Vec<u64> = (0..=degrees.len() as u64).map(|r| 2 * r).collect();
    let indices = [0u32, 1].repeat(degrees.len());
    let mut matrix = crate::features::FeatureMatrix::new();
    matrix.push(crate::features::Segment::new(starts.into(), indices.into(), values.into()).unwrap(), 2);
    matrix
}

/// Asks a rule about four rows of probabilities, for tests: their utilities, and their order, are to be these.
#[cfg(test)]
pub(super) fn reference(rule: &dyn super::Strategy, utilities: [f64; 4], order: [u32; 4]) {
    let said = ndarray::array![[0.5, 0.3, 0.2], [0.9, 0.05, 0.05], [0.34, 0.33, 0.33], [0.6, 0.4, 0.0]];
    let scores: Vec<_> = said.rows().into_iter().map(crate::models::score_of).collect();
    let features = crate::features::FeatureMatrix::new();
    let candidates = Candidates { rows: &[0, 1, 2, 3], scores: Some(&scores), ..Candidates::of(&features) };
    let picks = rule.select(&candidates, 4);
    assert_eq!(picks.iter().map(|pick| pick.row).collect::<Vec<_>>(), order);
    for pick in picks {
        assert!((pick.utility - utilities[pick.row as usize]).abs() < 1e-6, "{pick:?}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::FeatureMatrix;
    use crate::models::Score;

    #[test]
    fn what_a_rule_leaves_open_is_filled_by_margin_or_by_chance() {
        let features = FeatureMatrix::new();
        let scores: Vec<Score> = [0.9, 0.1, 0.5, 0.3f32]
            .iter()
            .map(|&margin| Score { top: 0, confidence: (1.0 + margin) / 2.0, margin, entropy: 0.0 })
            .collect();
        let candidates = Candidates { rows: &[0, 1, 2, 3], scores: Some(&scores), ..Candidates::of(&features) };
        let order = |picks: &[Pick]| picks.iter().map(|pick| pick.row).collect::<Vec<_>>();
        assert_eq!(order(&ranked(&candidates, vec![3, 0], 3)), [3, 0, 1]);
        assert_eq!(order(&ranked(&candidates, vec![3, 0], 9)), [3, 0, 1, 2]);
        assert_eq!(order(&ranked(&candidates, vec![3, 0], 1)), [3]);
        let utilities: Vec<f64> = ranked(&candidates, vec![], 4).iter().map(|pick| pick.utility).collect();
        assert_eq!(utilities, [1.0, 0.75, 0.5, 0.25]);
        let blind = Candidates { scores: None, ..candidates };
        let mut rows = order(&ranked(&blind, vec![2], 4));
        assert_eq!(rows[0], 2);
        rows.sort_unstable();
        assert_eq!(rows, [0, 1, 2, 3]);
    }

    #[test]
    fn a_length_counts_both_parts() {
        assert_eq!(norm(FeatureRow { indices: &[4], values: &[3.0], dense: &[0.0, -4.0] }), 5.0);
    }

    #[test]
    fn a_small_pool_is_its_own_sub_pool() {
        let features = FeatureMatrix::new();
        let rows: Vec<u32> = (5..105).collect();
        let candidates = Candidates { rows: &rows, labeled: &[0, 1, 2], seed: 3, ..Candidates::of(&features) };
        assert_eq!(sub_pool(&candidates, 100), rows);
        let drawn = sub_pool(&candidates, 30);
        assert!(drawn.len() == 30 && drawn.is_sorted() && drawn.iter().all(|row| rows.contains(row)));
        assert_eq!(labeled(&candidates, 10), [0, 1, 2]);
    }
}
