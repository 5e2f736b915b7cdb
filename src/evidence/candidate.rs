//! The lowest threshold above which people would change at most one in twenty, with certainty.
//!
//! Override rates of single confidence levels jump about, so they are smoothed first: the more confident, the less often
//! changed (isotonic regression, `models/isotonic.rs`). What is left to chance is in the Wilson bound.

use super::overrides::{ABOVE, Reviewed, is_drawn};
use crate::error::Result;
use crate::metrics::wilson_of;
use crate::models::isotonic::{FittedIsotonic, interpolate};
use serde::{Deserialize, Serialize};

/// A threshold and what is known above it.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Candidate {
    /// The threshold.
    pub threshold: f64,
    /// Smoothed share of changed decisions from there up.
    pub changed: f64,
    /// Upper end of its 95 % interval, at most 5 %.
    pub at_most: f64,
    /// Items from there up.
    pub n: usize,
}

/// Thresholds looked at: multiples of 0.005.
const PER_UNIT: u32 = 200;

/// The lowest threshold above `floor` whose smoothed override rate is at most 5 % with certainty; none where no threshold has
/// the evidence. Items without a valid confidence or a known draw are left out.
pub fn lowest_safe(items: &[Reviewed], floor: f64) -> Result<Option<Candidate>> {
    let is_usable = |item: &&Reviewed| is_drawn(item) && item.confidence.is_some_and(|c| (0.0..=1.0).contains(&c));
    let mut rows: Vec<(f64, f64, f64)> = items
        .iter()
        .filter(is_usable)
        .map(|item| (item.confidence.unwrap_or(0.0), f64::from(item.changed.is_some()), 1.0 / item.selection))
        .collect();
    if rows.is_empty() {
        return Ok(None);
    }
    rows.sort_by(|a, b| b.0.total_cmp(&a.0));
    // Rising in doubt: the regression knows no falling.
    let doubt: Vec<f64> = rows.iter().map(|row| 1.0 - row.0).collect();
    let (changed, weights): (Vec<f64>, Vec<f64>) = rows.iter().map(|row| (row.1, row.2)).unzip();
    let fitted = FittedIsotonic::new(&doubt, &changed, &weights)?;
    let smoothed: Vec<f64> = doubt.iter().map(|&at| interpolate(&fitted.x, &fitted.y, at)).collect();
    let (mut sum, mut squares, mut hits, mut from) = (0.0, 0.0, 0.0, 0);
    let mut lowest = None;
    for step in (0..=PER_UNIT).rev() {
        let threshold = f64::from(step) / f64::from(PER_UNIT);
        if threshold <= floor {
            break;
        }
        while from < rows.len() && rows[from].0 >= threshold {
            let weight = weights[from];
            (sum, squares, hits, from) =
                (sum + weight, squares + weight * weight, hits + weight * smoothed[from], from + 1);
        }
        if sum <= 0.0 {
            continue;
        }
        let changed = (hits / sum).clamp(0.0, 1.0);
        let at_most = wilson_of(changed, sum * sum / squares).high;
        if at_most <= ABOVE.high_bad {
            lowest = Some(Candidate { threshold, changed, at_most, n: from });
        }
    }
    Ok(lowest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::overrides::{Override, Zone};

    fn items(level: f64, changed: usize, n: usize, selection: f64) -> Vec<Reviewed> {
        let of = |i| Reviewed {
            zone: Zone::Gate,
            changed: (i < changed).then_some(Override::Edit),
            reason: None,
            confidence: Some(level),
            selection,
            reviewer: 1,
        };
        (0..n).map(of).collect()
    }

    #[test]
    fn on_paper() {
        // 0 of 200 at 0.9, 2 of 100 at 0.8, 30 of 100 at 0.7. From 0.8: 2 of 300 is at most 2.4 %; from 0.7: 32 of 400.
        let all = [items(0.9, 0, 200, 1.0), items(0.8, 2, 100, 1.0), items(0.7, 30, 100, 1.0)].concat();
        let found = lowest_safe(&all, 0.6).unwrap().unwrap();
        // The lowest multiple of 0.005 above 0.7 leaves the 30 out.
        assert_eq!((found.threshold, found.n), (0.705, 300));
        assert!((found.changed - 2.0 / 300.0).abs() < 1e-12 && found.at_most < 0.025);
        // Never at or below the floor.
        assert_eq!(lowest_safe(&all[..300], 0.75).unwrap().unwrap().threshold, 0.755);
        assert_eq!(lowest_safe(&all[..300], 1.0).unwrap(), None);
    }

    #[test]
    fn a_jump_is_smoothed_and_little_evidence_is_none() {
        // 4 of 50 at 0.95, 0 of 50 at 0.9: pooled 4 of 100 at both levels, up to 9.8 %; alone from 0.9 the raw rate is the same.
        let all = [items(0.95, 4, 50, 1.0), items(0.9, 0, 50, 1.0)].concat();
        assert_eq!(lowest_safe(&all, 0.6).unwrap(), None);
        // Unsmoothed, 0 of 80 at 0.99 would be safe (4.6 %); smoothed with 8 of 20 just below it still is, because that rises.
        let all = [items(0.99, 0, 80, 1.0), items(0.98, 8, 20, 1.0)].concat();
        assert_eq!(lowest_safe(&all, 0.6).unwrap().unwrap().threshold, 0.985);
        // The other way round the 8 are spread over all 100, and nothing is safe above any level.
        let all = [items(0.99, 8, 20, 1.0), items(0.98, 0, 80, 1.0)].concat();
        assert_eq!(lowest_safe(&all, 0.6).unwrap(), None);
        assert_eq!(lowest_safe(&items(0.9, 0, 72, 1.0), 0.6).unwrap(), None);
        assert!(lowest_safe(&items(0.9, 0, 73, 1.0), 0.6).unwrap().is_some());
        assert_eq!(lowest_safe(&[], 0.6).unwrap(), None);
    }

    #[test]
    fn rare_draws_weigh_more() {
        // 2 of 100 drawn at 5 % far above stand for 40 of 2,000, beside 0 of 300 drawn in full: 40 / 2,300 = 1.7 %.
        let all = [items(0.99, 2, 100, 0.05), items(0.9, 0, 300, 1.0)].concat();
        assert_eq!(lowest_safe(&all, 0.6).unwrap(), None, "worth 131 items: up to 5.8 %");
        let all = [items(0.99, 2, 100, 1.0), items(0.9, 0, 300, 1.0)].concat();
        assert!(lowest_safe(&all, 0.6).unwrap().is_some());
    }
}
