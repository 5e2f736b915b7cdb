//! Whether a new model is worse than the old one on the same holdout rows, beyond what chance explains.
//!
//! The exact test of McNemar (1947), one-sided: only rows that one model got right and the other wrong say anything.
//! If the models were equally good, the old one would win each of them with probability 1/2.

use serde::{Deserialize, Serialize};

/// The new model is called worse when its losses would come by chance in fewer than this share of cases.
pub const LEVEL: f64 = 0.05;

/// What the comparison found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Comparison {
    /// Rows compared.
    pub rows: usize,
    /// Rows only the new model got right.
    pub new_only: usize,
    /// Rows only the old model got right.
    pub old_only: usize,
    /// Probability of at least this many losses if both were equally good.
    pub p_value: f64,
    /// The new model is worse beyond noise.
    pub is_worse: bool,
    /// That in words, for the round page.
    pub sentence: String,
}

/// Compares two models by whether each holdout row was answered right; the slices are equally long, in row order.
pub fn is_worse_beyond_noise(new_correct: &[bool], old_correct: &[bool]) -> Comparison {
    let pairs = || new_correct.iter().zip(old_correct);
    let new_only = pairs().filter(|(new, old)| **new && !**old).count();
    let old_only = pairs().filter(|(new, old)| !**new && **old).count();
    let rows = pairs().count();
    let p_value = tail(new_only + old_only, old_only);
    let is_worse = p_value < LEVEL;
    let sentence = if new_only + old_only == 0 {
        format!("Both models give the same right answers on all {rows} holdout labels.")
    } else {
        let facts = format!(
            "Of {rows} holdout labels the new model alone gets {new_only} right, the old one alone {old_only} (McNemar p = {p_value:.3})"
        );
        let verdict = if is_worse { "worse beyond noise" } else { "not worse beyond noise" };
        format!("{facts}: {verdict}.")
    };
    Comparison { rows, new_only, old_only, p_value, is_worse, sentence }
}

/// Probability of at least `heads` heads in `n` throws of a fair coin.
fn tail(n: usize, heads: usize) -> f64 {
    // Terms in logarithms, so that thousands of throws do not underflow.
    let log_of_half = 0.5f64.ln() * n as f64;
    let mut log_ways = 0.0; // ln of n over n = 1, then downwards.
    let mut sum = 0.0;
    for k in (heads..=n).rev() {
        sum += (log_ways + log_of_half).exp();
        log_ways += (k as f64).ln() - ((n - k + 1) as f64).ln();
    }
    sum.min(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn compare(new_only: usize, old_only: usize, both: usize) -> Comparison {
        let new: Vec<bool> = [vec![true; new_only], vec![false; old_only], vec![true; both]].concat();
        let old: Vec<bool> = [vec![false; new_only], vec![true; old_only], vec![true; both]].concat();
        is_worse_beyond_noise(&new, &old)
    }

    #[test]
    fn coin_throws_by_hand() {
        // At least 4 of 4: 1/16. At least 5 of 5: 1/32. At least 8 of 10: (45 + 10 + 1) / 1024.
        assert!((compare(0, 4, 50).p_value - 1.0 / 16.0).abs() < 1e-12);
        assert!((compare(2, 8, 50).p_value - 56.0 / 1024.0).abs() < 1e-12);
        assert!(!compare(0, 4, 50).is_worse && compare(0, 5, 50).is_worse && !compare(2, 8, 50).is_worse);
        assert!((compare(3_000, 3_000, 0).p_value - 0.5).abs() < 0.01);
    }

    #[test]
    fn no_difference_is_no_evidence() {
        let same = compare(0, 0, 12);
        assert!(!same.is_worse && same.p_value == 1.0);
        assert_eq!(same.sentence, "Both models give the same right answers on all 12 holdout labels.");
        let worse = compare(1, 9, 90).sentence;
        assert!(
            worse.starts_with("Of 100 holdout labels the new model alone gets 1 right, the old one alone 9"),
            "{worse}"
        );
        assert!(worse.ends_with("worse beyond noise."), "{worse}");
    }
}
