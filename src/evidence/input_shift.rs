//! Whether other items come in than in the reference window: the population stability index and the statistic of
//! Kolmogorov and Smirnov, both with what chance alone would give, because PSI's usual limits of 0.1 and 0.25 say nothing
//! about how many items are behind it.

use serde::{Deserialize, Serialize};
use statrs::distribution::{ChiSquared, ContinuousCDF};

/// How far one number's distribution moved.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct InputShift {
    /// The number's name.
    pub name: String,
    /// Values in the reference window.
    pub reference: usize,
    /// Values in the window looked at.
    pub window: usize,
    /// Population stability index over tenths of the reference.
    pub psi: f64,
    /// What PSI stays below by chance, 95 % over all numbers looked at.
    pub psi_by_chance: f64,
    /// Largest distance between the two distribution functions.
    pub ks: f64,
    /// Probability of so large a distance by chance.
    pub ks_p: f64,
    /// Moved: more than 0.1 by either measure, and more than chance. None below 50 values in either window.
    pub moved: Option<bool>,
}

const BINS: usize = 10;
const FEWEST: usize = 50;
/// A change by either measure that is worth a word.
const NOTABLE: f64 = 0.1;

/// Each number's reference values against its window's. What is not finite is left out.
pub fn input_shift(numbers: &[(&str, &[f64], &[f64])]) -> Vec<InputShift> {
    // Two tests of each number: Bonferroni.
    let level = 0.05 / (2 * numbers.len()).max(1) as f64;
    numbers.iter().map(|&(name, reference, window)| shift_of(name, reference, window, level)).collect()
}

fn shift_of(name: &str, reference: &[f64], window: &[f64], level: f64) -> InputShift {
    let finite = |values: &[f64]| {
        let mut finite: Vec<f64> = values.iter().copied().filter(|value| value.is_finite()).collect();
        finite.sort_by(f64::total_cmp);
        finite
    };
    let (reference, window) = (finite(reference), finite(window));
    let (n, m) = (reference.len() as f64, window.len() as f64);
    let (psi, bins) = stability(&reference, &window);
    // Without a shift PSI is about (1/n + 1/m) times a chi-square of bins - 1 degrees of freedom (Yurdakul 2018).
    let chi = ChiSquared::new((bins.max(2) - 1) as f64).map_or(f64::INFINITY, |chi| chi.inverse_cdf(1.0 - level));
    let psi_by_chance = if n > 0.0 && m > 0.0 { (1.0 / n + 1.0 / m) * chi } else { f64::INFINITY };
    let ks = distance(&reference, &window);
    let ks_p = kolmogorov(ks, n * m / (n + m).max(1.0));
    let is_enough = reference.len() >= FEWEST && window.len() >= FEWEST;
    let moved = (psi > NOTABLE && psi > psi_by_chance) || (ks > NOTABLE && ks_p < level);
    InputShift {
        name: name.to_owned(),
        reference: reference.len(),
        window: window.len(),
        psi,
        psi_by_chance,
        ks,
        ks_p,
        moved: is_enough.then_some(moved),
    }
}

/// `sum (a - b) ln(a / b)` over bins that hold equal shares of the reference, and the number of bins. Half an item more in each
/// bin keeps an empty one finite. Edges are values, so equal values share a bin.
fn stability(reference: &[f64], window: &[f64]) -> (f64, usize) {
    if reference.is_empty() || window.is_empty() {
        return (0.0, 1);
    }
    let mut edges: Vec<f64> = (1..BINS).map(|bin| reference[bin * reference.len() / BINS]).collect();
    edges.dedup();
    let shares = |values: &[f64]| {
        let mut counts = vec![0.5; edges.len() + 1];
        values.iter().for_each(|value| counts[edges.partition_point(|edge| edge <= value)] += 1.0);
        let sum: f64 = counts.iter().sum();
        counts.into_iter().map(move |count| count / sum).collect::<Vec<f64>>()
    };
    let psi = shares(reference).iter().zip(shares(window)).map(|(a, b)| (a - b) * (a / b).ln()).sum();
    (psi, edges.len() + 1)
}

/// Largest distance between the distribution functions of two sorted lists.
fn distance(a: &[f64], b: &[f64]) -> f64 {
    if a.is_empty() || b.is_empty() {
        return 0.0;
    }
    let (mut i, mut j, mut most) = (0, 0, 0.0f64);
    while i < a.len() && j < b.len() {
        let here = a[i].min(b[j]);
        while a.get(i).is_some_and(|x| *x <= here) {
            i += 1;
        }
        while b.get(j).is_some_and(|x| *x <= here) {
            j += 1;
        }
        most = most.max((i as f64 / a.len() as f64 - j as f64 / b.len() as f64).abs());
    }
    most
}

/// Kolmogorov's tail with the correction of Stephens (1970) for the effective number `n m / (n + m)`.
fn kolmogorov(distance: f64, effective: f64) -> f64 {
    let root = effective.sqrt();
    if root <= 0.0 {
        return 1.0;
    }
    tail((root + 0.12 + 0.11 / root) * distance)
}

/// `2 sum (-1)^(j-1) exp(-2 j² x²)`, which settles after a few terms where it is not near 1.
fn tail(x: f64) -> f64 {
    if x < 0.2 {
        return 1.0;
    }
    let term = |j: i32| (if j % 2 == 1 { 2.0 } else { -2.0 }) * (-2.0 * f64::from(j * j) * x * x).exp();
    (1..=50).map(term).sum::<f64>().clamp(0.0, 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rand::{Rng, SeedableRng};
    use rand_xoshiro::Xoshiro256PlusPlus;

    #[test]
    fn on_paper() {
        // 1, 2, 3, 4 against 3, 4, 5, 6: after 2 the one has half of its values, the other none.
        assert_eq!(distance(&[1.0, 2.0, 3.0, 4.0], &[3.0, 4.0, 5.0, 6.0]), 0.5);
        assert_eq!(distance(&[1.0, 1.0, 2.0], &[1.0, 1.0, 2.0]), 0.0);
        assert_eq!(distance(&[], &[1.0]), 0.0);
        // Kolmogorov's table: 1.3581 at 5 %, 1.6276 at 1 %.
        assert!((tail(1.3581) - 0.05).abs() < 1e-4 && (tail(1.6276) - 0.01).abs() < 1e-4);
        assert_eq!(tail(0.1), 1.0);
        // Tenths of ten each; the window has all hundred in the upper five: five bins of (10.5 - 0.5) / 105 * ln 21 and five
        // of (20.5 - 10.5) / 105 * ln (20.5 / 10.5).
        let reference: Vec<f64> = (0..100).map(f64::from).collect();
        let window: Vec<f64> = (0..100).map(|i| 50.0 + f64::from(i) / 2.0).collect();
        let (psi, bins) = stability(&reference, &window);
        let expected = 50.0 / 105.0 * (21f64.ln() + (20.5f64 / 10.5).ln());
        assert!(bins == 10 && (psi - expected).abs() < 1e-12, "{psi} {expected}");
        // A constant has one bin and no shift.
        assert_eq!(stability(&[1.0; 60], &[1.0; 60]).0, 0.0);
    }

    #[test]
    fn chance_alone_moves_nothing() {
        let mut rng = Xoshiro256PlusPlus::seed_from_u64(9);
        let mut draw = |n: usize, power: f64| -> Vec<f64> { (0..n).map(|_| rng.r#gen::<f64>().powf(power)).collect() };
        let mut quiet = 0;
        for _ in 0..400 {
            let (reference, window) = (draw(500, 1.0), draw(60, 1.0));
            quiet += usize::from(input_shift(&[("c", &reference, &window)])[0].moved == Some(true));
        }
        // At most 5 %; an unguarded PSI above 0.1 would be nearly all of them.
        assert!(quiet <= 24, "{quiet} of 400");
        let (reference, window) = (draw(500, 1.0), draw(500, 1.6));
        assert_eq!(input_shift(&[("c", &reference, &window)])[0].moved, Some(true));
        let few = input_shift(&[("c", &reference[..49], &window)]);
        assert_eq!(few[0].moved, None);
        assert_eq!(input_shift(&[("c", &[f64::NAN], &[])])[0].moved, None);
    }
}
