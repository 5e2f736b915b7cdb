//! Drawing rows without replacement, each next one with a probability proportional to its weight: give every row the
//! key `ln weight + Gumbel noise` and take the largest (Yellott 1977; Kool, van Hoof & Welling 2019).
//!
//! **Inclusion probabilities.** Let `kappa` be the largest key that was not taken. Given the keys of all other rows, a
//! taken row with weight `w` was taken exactly when its own key exceeded `kappa`, which has the probability
//! `1 - exp(-w exp(-kappa))`. That is what is reported. Its inverse is an exactly unbiased weight: the expectation of
//! (1 if taken, else 0) / probability is 1 for every row (Duffield, Lund & Thorup 2007), so no closed form of the
//! marginal probability is needed, which for successive draws has none. Over all rows they sum to the number taken on
//! average, not in each draw.
//!
//! The noise belongs to the seed and the row alone: more picks keep the first ones, and neither the order of the
//! candidates nor the number of threads matters.

use rayon::prelude::*;

use super::Pick;
use super::top::best;
use crate::digest::mix64;

const CHUNK: usize = 16_384;

/// Standard Gumbel noise of one row.
pub(super) fn gumbel(seed: u64, row: u32) -> f64 {
    // Strictly between 0 and 1.
    let uniform = ((mix64(seed, u64::from(row)) >> 11) as f64 + 0.5) / (1u64 << 53) as f64;
    -(-uniform.ln()).ln()
}

/// Up to `count` of `rows`, drawn as the file's head says; their utility is their key. Rows whose logarithm of the weight
/// is none or not finite are never drawn.
pub(super) fn draw_by_weight(
    rows: &[u32],
    count: usize,
    seed: u64,
    log_weight: impl Fn(u32) -> Option<f64> + Sync,
) -> Vec<Pick> {
    let mut keys = vec![f64::NAN; rows.len()];
    keys.par_chunks_mut(CHUNK).zip(rows.par_chunks(CHUNK)).for_each(|(keys, rows)| {
        for (key, &row) in keys.iter_mut().zip(rows) {
            if let Some(weight) = log_weight(row).filter(|weight| weight.is_finite()) {
                *key = weight + gumbel(seed, row);
            }
        }
    });
    let mut taken = best(rows.iter().copied().zip(keys), count.saturating_add(1));
    let kappa = if taken.len() > count { taken.pop().map(|(_, key)| key) } else { None };
    taken
        .into_iter()
        .map(|(row, key)| {
            let weight = log_weight(row).unwrap_or(f64::NEG_INFINITY);
            Pick { row, utility: key, probability: Some(chance(weight, kappa)) }
        })
        .collect()
}

/// The probability of a row with this logarithm of the weight to beat `kappa`; 1 where nothing was left behind.
pub(super) fn chance(log_weight: f64, kappa: Option<f64>) -> f64 {
    // Noise is below 37, so a row that beat kappa has a probability above e^-37.
    kappa.map_or(1.0, |kappa| -(-(log_weight - kappa).exp()).exp_m1())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn noise_has_the_mean_and_spread_of_a_gumbel() {
        let n = 100_000;
        let noise: Vec<f64> = (0..n).map(|row| gumbel(9, row)).collect();
        let mean = noise.iter().sum::<f64>() / f64::from(n);
        let variance = noise.iter().map(|g| (g - mean).powi(2)).sum::<f64>() / f64::from(n);
        // Euler's constant and pi^2 / 6; standard errors 0.004 and 0.011.
        assert!((mean - 0.5772).abs() < 0.016 && (variance - 1.6449).abs() < 0.045, "{mean} {variance}");
    }

    #[test]
    fn the_first_draw_is_proportional_to_the_weight() {
        // Weights 1, 2, 5.
        let weights = [1f64, 2.0, 5.0];
        let mut times = [0u32; 3];
        for seed in 0..8000 {
            let first = draw_by_weight(&[0, 1, 2], 1, seed, |row| Some(weights[row as usize].ln()));
            times[first[0].row as usize] += 1;
        }
        // 1000, 2000, 5000 expected; standard deviations 30, 39, 43.
        for (times, expected) in times.iter().zip([1000i32, 2000, 5000]) {
            assert!((*times as i32 - expected).abs() < 170, "{times} of {expected}");
        }
    }

    #[test]
    fn inverse_probabilities_are_unbiased_weights() {
        let weights = [0.02f64, 0.1, 0.3, 0.5, 1.0, 1.0, 2.0, 4.0];
        let rows: Vec<u32> = (0..8).collect();
        let draws = 60_000;
        let (mut inverse, mut sum) = ([0f64; 8], 0.0);
        for seed in 0..draws {
            let picks = draw_by_weight(&rows, 3, seed, |row| Some(weights[row as usize].ln()));
            assert_eq!(picks.len(), 3);
            for pick in picks {
                let p = pick.probability.unwrap();
                inverse[pick.row as usize] += 1.0 / p / draws as f64;
                sum += 1.0 / draws as f64;
            }
        }
        assert!((sum - 3.0).abs() < 1e-6);
        // The rarest row is taken in one draw of about 60 with a probability of about 1/60: standard error 0.03.
        for (row, mean) in inverse.iter().enumerate() {
            assert!((mean - 1.0).abs() < 0.12, "row {row}: {mean}");
        }
        assert!((inverse.iter().sum::<f64>() - 8.0).abs() < 0.2);
    }

    #[test]
    fn more_draws_keep_the_first_and_all_of_them_are_certain() {
        let rows: Vec<u32> = (0..50).collect();
        let ask = |count| draw_by_weight(&rows, count, 4, |row| (row != 7).then(|| f64::from(row) / 25.0));
        let rows_of = |picks: &[Pick]| picks.iter().map(|pick| pick.row).collect::<Vec<_>>();
        assert_eq!(rows_of(&ask(10)), rows_of(&ask(30))[..10]);
        let all = ask(60);
        assert_eq!(all.len(), 49);
        assert!(all.iter().all(|pick| pick.probability == Some(1.0) && pick.row != 7));
    }
}
