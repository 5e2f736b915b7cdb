//! Do two successive models say the same? Cohen's kappa on a fixed uniform stop set (Bloodgood & Vijay-Shanker 2009,
//! arXiv 1409.5165), the mean of the last three.
//!
//! The set is the rows with the smallest keyed hashes. So it is uniform, the same in every round, and a later import
//! replaces a few rows of it instead of drawing a new one.

use crate::digest::mix64;
use crate::metrics::cohens_kappa;

/// Most rows of the stop set.
pub const STOP_SET: usize = 5_000;
/// The mean of three kappas from which predictions count as settled. A kappa of 0.99 bounds the change in F by 0.04 a
/// step (arXiv 1504.06329).
pub const SETTLED: f64 = 0.99;
/// Rounds in the mean.
const ROUNDS: usize = 3;
/// Keeps this draw apart from others with the project's seed.
const SALT: u64 = 0x7374_6f70;

/// Rows of the stop set among `0..rows`, rising: at most [`STOP_SET`], by keyed hash.
pub fn stop_set(seed: u64, rows: usize) -> Vec<u32> {
    if rows <= STOP_SET {
        return (0..rows as u32).collect();
    }
    let key = |row: u32| (mix64(seed ^ SALT, u64::from(row)), row);
    let mut keyed: Vec<(u64, u32)> = (0..rows as u32).map(key).collect();
    keyed.select_nth_unstable(STOP_SET);
    let mut set: Vec<u32> = keyed[..STOP_SET].iter().map(|(_, row)| *row).collect();
    set.sort_unstable();
    set
}

/// Kappa of what two models name, on the stop set of the rows that both know. None where chance alone explains it all.
pub fn stop_kappa(seed: u64, rows: usize, old: impl Fn(usize) -> usize, new: impl Fn(usize) -> usize) -> Option<f64> {
    let set = stop_set(seed, rows);
    let tops = |of: &dyn Fn(usize) -> usize| set.iter().map(|&row| of(row as usize)).collect::<Vec<_>>();
    cohens_kappa(&tops(&old), &tops(&new))
}

/// How many of the last three kappas are known, and their mean once all are. `kappas` in the order of the rounds.
pub fn last_kappas(kappas: &[f64]) -> (usize, Option<f64>) {
    let last = &kappas[kappas.len().saturating_sub(ROUNDS)..];
    (last.len(), (last.len() == ROUNDS).then(|| last.iter().sum::<f64>() / ROUNDS as f64))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_set_is_fixed_and_an_import_replaces_only_a_few() {
        assert_eq!(stop_set(1, 3), [0, 1, 2]);
        let before = stop_set(7, 50_000);
        assert_eq!((before.len(), &before), (STOP_SET, &stop_set(7, 50_000)));
        assert_ne!(before, stop_set(8, 50_000));
        assert!(before.windows(2).all(|pair| pair[0] < pair[1]));
        // A tenth more rows: about one in eleven of the set is new, 455 of 5,000.
        let after = stop_set(7, 55_000);
        let kept = after.iter().filter(|row| before.binary_search(row).is_ok()).count();
        assert!((4_400..4_700).contains(&kept), "{kept}");
        // Uniform: half of the rows lie in the first half, give or take five standard errors of 34.
        let low = before.iter().filter(|&&row| row < 25_000).count();
        assert!((2_330..2_670).contains(&low), "{low}");
    }

    #[test]
    fn the_mean_needs_three() {
        assert_eq!(last_kappas(&[]), (0, None));
        assert_eq!(last_kappas(&[0.9, 1.0]), (2, None));
        assert_eq!(last_kappas(&[0.0, 0.25, 0.5, 0.75]), (3, Some(0.5)));
    }

    #[test]
    fn kappa_of_two_rounds_on_paper() {
        // 10 rows, 8 the same; both say class 0 six times: expected 0.36 + 0.16, kappa (0.8 - 0.52) / 0.48.
        let old = [0, 0, 0, 0, 0, 0, 1, 1, 1, 1];
        let new = [0, 0, 0, 0, 0, 1, 0, 1, 1, 1];
        let kappa = stop_kappa(1, 10, |row| old[row], |row| new[row]).unwrap();
        assert!((kappa - 0.28 / 0.48).abs() < 1e-12);
    }
}
