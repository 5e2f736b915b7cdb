//! The best rows by a score: exact over all candidates, in one pass, without sorting them all.

use super::{Candidates, Pick};
use crate::models::Score;

/// The `count` candidates of highest utility, best first; equal utilities keep row order, so a replay gives the same
/// batch. Candidates without a score (or with one that is not a number) are left out.
///
/// Keeps a buffer of twice `count` and halves it whenever it is full, so a million rows cost one compare each.
pub(super) fn top(candidates: &Candidates<'_>, count: usize, utility: impl Fn(&Score) -> f32) -> Vec<Pick> {
    let Some(scores) = candidates.scores else { return Vec::new() };
    let keys = candidates.rows.iter().filter_map(|&row| {
        let value = utility(scores.get(row as usize)?);
        (!value.is_nan()).then(|| key(value, row))
    });
    smallest(keys, count, candidates.rows.len())
        .into_iter()
        .map(|key| {
            let row = key as u32;
            Pick { row, utility: f64::from(utility(&scores[row as usize])), probability: None }
        })
        .collect()
}

/// The `count` pairs of row and value with the highest values, best first; equal values keep row order. Values that are
/// not numbers are left out.
pub(super) fn best(valued: impl ExactSizeIterator<Item = (u32, f64)>, count: usize) -> Vec<(u32, f64)> {
    let all = valued.len();
    let keys = valued.filter(|(_, value)| !value.is_nan()).map(|(row, value)| (falling(value), row));
    smallest(keys, count, all).into_iter().map(|(falling, row)| (row, rising(falling))).collect()
}

/// The `count` smallest of at most `all` keys, rising.
fn smallest<K: Ord + Copy>(keys: impl Iterator<Item = K>, count: usize, all: usize) -> Vec<K> {
    if count == 0 {
        return Vec::new();
    }
    let room = count.saturating_mul(2).min(all).max(1);
    let mut best: Vec<K> = Vec::with_capacity(room);
    let mut worst = None;
    for key in keys {
        if worst.is_none_or(|worst| key < worst) {
            best.push(key);
            if best.len() == room && room > count {
                worst = Some(*best.select_nth_unstable(count - 1).1);
                best.truncate(count);
            }
        }
    }
    if best.len() > count {
        best.select_nth_unstable(count - 1);
        best.truncate(count);
    }
    best.sort_unstable();
    best
}

/// Bits that fall as the value rises.
fn falling(value: f64) -> u64 {
    // Flipping the sign bit of positive floats and all bits of negative ones makes their bits rise with the value.
    let bits = (value + 0.0).to_bits();
    if bits >> 63 == 0 { !(bits | (1 << 63)) } else { bits }
}

/// The value with these falling bits.
fn rising(falling: u64) -> f64 {
    f64::from_bits(if falling >> 63 == 0 { !falling & !(1 << 63) } else { falling })
}

/// Smaller is better: utility falling in the high half, row rising in the low half. No two rows have equal keys.
fn key(utility: f32, row: u32) -> u64 {
    // Flipping the sign bit of positive floats and all bits of negative ones makes their bits rise with the value.
    let bits = (utility + 0.0).to_bits();
    let rising = if bits >> 31 == 0 { bits | (1 << 31) } else { !bits };
    (u64::from(!rising) << 32) | u64::from(row)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::FeatureMatrix;

    #[test]
    fn one_pass_finds_what_sorting_finds() {
        let value = |i: u32| ((i * 7919) % 1000) as f32 / 100.0 - 5.0;
        let scores: Vec<Score> =
            (0..5000).map(|i| Score { top: 0, confidence: value(i), margin: 0.0, entropy: 0.0 }).collect();
        let rows: Vec<u32> = (0..5000).filter(|r| r % 3 != 0).collect();
        let features = FeatureMatrix::new();
        let candidates =
            Candidates { rows: &rows, scores: Some(&scores), labeled: &[], seed: 0, ..Candidates::of(&features) };
        let mut sorted = rows.clone();
        sorted.sort_by(|a, b| value(*b).total_cmp(&value(*a)));
        for count in [1, 2, 20, 1000, 3333, 9000] {
            let found: Vec<u32> = top(&candidates, count, |s| s.confidence).iter().map(|p| p.row).collect();
            assert_eq!(found, sorted[..count.min(sorted.len())], "{count}");
        }
        assert!(top(&candidates, 0, |s| s.confidence).is_empty());
    }

    #[test]
    fn values_come_back_as_they_went() {
        let values = [3.5, -0.25, f64::NAN, 0.0, 1e-300, -1e300, 3.5, f64::NEG_INFINITY];
        let found = best(values.iter().enumerate().map(|(i, v)| (i as u32, *v)), 9);
        let expected = [(0, 3.5), (6, 3.5), (4, 1e-300), (3, 0.0), (1, -0.25), (5, -1e300), (7, f64::NEG_INFINITY)];
        assert_eq!(found, expected);
        assert_eq!(best(values.iter().enumerate().map(|(i, v)| (i as u32, *v)), 2), expected[..2]);
    }

    #[test]
    fn keys_fall_with_utility_and_rise_with_the_row() {
        assert!(key(2.0, 9) < key(1.0, 0));
        assert!(key(0.5, 9) < key(-0.5, 0));
        assert!(key(-0.5, 9) < key(-2.0, 0));
        assert!(key(1.0, 3) < key(1.0, 4));
        assert_eq!(key(0.0, 3), key(-0.0, 3));
    }
}
