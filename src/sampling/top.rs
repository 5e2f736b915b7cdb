//! The best rows by a score: exact over all candidates, in one pass, without sorting them all.

use super::{Candidates, Pick};
use crate::models::Score;

/// The `count` candidates of highest utility, best first; equal utilities keep row order, so a replay gives the same
/// batch. Candidates without a score (or with one that is not a number) are left out.
///
/// Keeps a buffer of twice `count` and halves it whenever it is full, so a million rows cost one compare each.
pub(super) fn top(candidates: &Candidates<'_>, count: usize, utility: impl Fn(&Score) -> f32) -> Vec<Pick> {
    let Some(scores) = candidates.scores else { return Vec::new() };
    if count == 0 {
        return Vec::new();
    }
    let room = count.saturating_mul(2).min(candidates.rows.len()).max(1);
    let mut best: Vec<u64> = Vec::with_capacity(room);
    let mut worst = u64::MAX;
    for &row in candidates.rows {
        let Some(score) = scores.get(row as usize) else { continue };
        let value = utility(score);
        let key = key(value, row);
        if key < worst && !value.is_nan() {
            best.push(key);
            if best.len() == room && room > count {
                worst = *best.select_nth_unstable(count - 1).1;
                best.truncate(count);
            }
        }
    }
    if best.len() > count {
        best.select_nth_unstable(count - 1);
        best.truncate(count);
    }
    best.sort_unstable();
    best.iter()
        .map(|key| {
            let row = *key as u32;
            Pick { row, utility: f64::from(utility(&scores[row as usize])), probability: None }
        })
        .collect()
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
    fn keys_fall_with_utility_and_rise_with_the_row() {
        assert!(key(2.0, 9) < key(1.0, 0));
        assert!(key(0.5, 9) < key(-0.5, 0));
        assert!(key(-0.5, 9) < key(-2.0, 0));
        assert!(key(1.0, 3) < key(1.0, 4));
        assert_eq!(key(0.0, 3), key(-0.0, 3));
    }
}
