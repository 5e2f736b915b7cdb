//! Accuracy on labels that were drawn with unequal, known probabilities. Secondary figures only: weights take most of the
//! bias away and most of the sample with it, which the effective sample size tells.

use serde::{Deserialize, Serialize};

/// A self-normalised weighted share.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Weighted {
    /// `sum(w * right) / sum(w)`.
    pub accuracy: f64,
    /// Labels behind it.
    pub n: usize,
    /// `sum(w)^2 / sum(w^2)`: how many equally weighted labels would say as much (Kish 1965).
    pub effective: f64,
}

/// LURE weights (Farquhar, Gal & Rainforth 2021, arXiv 2101.11665): for the m-th of M labels, drawn with probability
/// `q_m` among the rows then left of `pool`, `v_m = 1 + (N - M) / (N - m) * (1 / ((N - m + 1) q_m) - 1)`.
/// `q` is in the order of the draws; the mean of `v_m * loss_m` is an unbiased estimate of the pool's mean loss.
pub fn lure_weights(pool: usize, q: &[f64]) -> Vec<f64> {
    let (n, all) = (pool as f64, q.len() as f64);
    let weight = |(at, &q): (usize, &f64)| {
        let m = at as f64 + 1.0;
        if n - m <= 0.0 { 1.0 } else { 1.0 + (n - all) / (n - m) * (1.0 / ((n - m + 1.0) * q) - 1.0) }
    };
    q.iter().enumerate().map(weight).collect()
}

/// Weights for labels of which the probability of being among the picks is on record, as the queue stores it: `1 / p`
/// (Horvitz & Thompson 1952).
pub fn inclusion_weights(probabilities: &[f64]) -> Vec<f64> {
    probabilities.iter().map(|p| 1.0 / p).collect()
}

/// The weighted share right, self-normalised, so that it stays within 0 to 1; none where the weights sum to nothing.
pub fn weighted_accuracy(right: &[bool], weights: &[f64]) -> Option<Weighted> {
    let n = right.len().min(weights.len());
    let sum: f64 = weights[..n].iter().sum();
    let squares: f64 = weights[..n].iter().map(|w| w * w).sum();
    let hits: f64 = right.iter().zip(weights).filter(|(right, _)| **right).map(|(_, w)| w).sum();
    (sum > 0.0 && sum.is_finite()).then(|| Weighted { accuracy: hits / sum, n, effective: sum * sum / squares })
}

#[cfg(test)]
mod tests {
    use super::*;
    use rand::{Rng, SeedableRng};
    use rand_xoshiro::Xoshiro256PlusPlus;

    #[test]
    fn lure_on_paper() {
        // Four rows, two labels, q 0.5 and 0.25: v_1 = 1 + 2/3 (1 / (4 * 0.5) - 1) = 2/3 and
        // v_2 = 1 + 2/2 (1 / (3 * 0.25) - 1) = 4/3.
        let weights = lure_weights(4, &[0.5, 0.25]);
        assert!((weights[0] - 2.0 / 3.0).abs() < 1e-12 && (weights[1] - 4.0 / 3.0).abs() < 1e-12, "{weights:?}");
        // Uniform draws weigh 1, and so does everything once all rows are labeled.
        assert!(lure_weights(5, &[0.2, 0.25, 1.0 / 3.0]).iter().all(|w| (w - 1.0).abs() < 1e-12));
        assert!(lure_weights(2, &[0.9, 1.0]).iter().all(|w| (w - 1.0).abs() < 1e-12));
        // Right, wrong: 2/3 of 2, and 4 / (4/9 + 16/9) = 1.8 labels' worth.
        let found = weighted_accuracy(&[true, false], &weights).unwrap();
        assert!((found.accuracy - 1.0 / 3.0).abs() < 1e-12 && (found.effective - 1.8).abs() < 1e-12, "{found:?}");
        assert_eq!(weighted_accuracy(&[], &[]), None);
        assert_eq!(inclusion_weights(&[0.5, 0.1]), [2.0, 10.0]);
    }

    #[test]
    fn lure_is_unbiased_where_the_plain_mean_is_not() {
        // Rows 0 to 9 are right but for three, which are drawn five times as often.
        let is_right = |row: usize| row >= 3;
        let mut rng = Xoshiro256PlusPlus::seed_from_u64(3);
        let (mut lure, mut plain, tries) = (0.0, 0.0, 20_000);
        for _ in 0..tries {
            let mut left: Vec<usize> = (0..10).collect();
            let (mut q, mut right) = (vec![], vec![]);
            for _ in 0..4 {
                let weight = |row: &usize| if is_right(*row) { 1.0 } else { 5.0 };
                let sum: f64 = left.iter().map(weight).sum();
                let mut at = rng.r#gen::<f64>() * sum;
                let place = left
                    .iter()
                    .position(|row| {
                        at -= weight(row);
                        at < 0.0
                    })
                    .unwrap_or(left.len() - 1);
                let row = left.remove(place);
                q.push(weight(&row) / sum);
                right.push(f64::from(is_right(row)));
            }
            lure += lure_weights(10, &q).iter().zip(&right).map(|(v, r)| v * r).sum::<f64>() / 4.0;
            plain += right.iter().sum::<f64>() / 4.0;
        }
        assert!((lure / f64::from(tries) - 0.7).abs() < 0.01, "{}", lure / f64::from(tries));
        assert!(plain / f64::from(tries) < 0.5);
    }
}
