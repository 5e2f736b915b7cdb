//! Power margin: rows are drawn one after the other, each next one with a probability proportional to
//! `(1 - margin)^8` among those left (PowerMargin of Kirsch et al. 2021, "Stochastic batch acquisition", with beta = 8).
//! In keys: `8 ln(1 - margin) + Gumbel noise`, the largest first. The first picks are undecided rows, yet not always the
//! same kind of them, as with plain margin.
//!
//! The inclusion probability is that of [`super::gumbel`]: of a row among all `count` picks, given the noise of the
//! others; its inverse is an exactly unbiased weight. Every candidate with a score has one above 0.

use super::gumbel::{chance, draw_by_weight};
use super::{Candidates, Pick, Strategy};
use crate::models::Score;

/// Kirsch et al.'s beta. Measured on five sets, 8 was better than 1 and than no noise at all.
const POWER: f64 = 8.0;

/// See the file's head.
pub(super) struct PowerMargin;

impl Strategy for PowerMargin {
    fn name(&self) -> &'static str {
        "power_margin"
    }

    fn title(&self) -> &'static str {
        "Power margin: undecided items by weighted draws, so a batch is less alike"
    }

    fn needs_model(&self) -> bool {
        true
    }

    fn select(&self, candidates: &Candidates<'_>, count: usize) -> Vec<Pick> {
        draw(candidates, candidates.rows, count)
    }

    fn chances(&self, candidates: &Candidates<'_>, picks: &[Pick], count: usize) -> Vec<Option<f64>> {
        // More draws keep the first ones, so the first that is left out has the largest key that was not taken.
        let Some(left_out) = picks.get(count) else { return picks.iter().map(|pick| pick.probability).collect() };
        let weight = |pick: &Pick| candidates.scores?.get(pick.row as usize).and_then(log_weight);
        let chance = |pick| weight(pick).map(|weight| chance(weight, Some(left_out.utility)));
        picks[..count].iter().map(chance).collect()
    }
}

/// Draws of [`PowerMargin`] from some of the candidates; none without scores.
pub(super) fn draw(candidates: &Candidates<'_>, rows: &[u32], count: usize) -> Vec<Pick> {
    let Some(scores) = candidates.scores else { return Vec::new() };
    draw_by_weight(rows, count, candidates.seed, |row| scores.get(row as usize).and_then(log_weight))
}

/// `8 ln(1 - margin)`; none for a margin that is not a number.
fn log_weight(score: &Score) -> Option<f64> {
    let undecided = 1.0 - f64::from(score.margin);
    // A row that is certain keeps a weight, or a pool of certain rows could not be drawn from.
    (!undecided.is_nan()).then(|| POWER * undecided.max(1e-9).ln())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::FeatureMatrix;

    fn score(margin: f32) -> Score {
        Score { top: 0, confidence: (1.0 + margin) / 2.0, margin, entropy: 0.0 }
    }

    #[test]
    fn the_first_draw_has_the_eighth_power_of_one_minus_the_margin() {
        // 1 - margin of 1 and 0.9: 0.9^8 = 0.4305, so the first row leads in 1 / 1.4305 = 0.6991 of the draws.
        let features = FeatureMatrix::new();
        let scores = [score(0.0), score(0.1)];
        let first = (0..10_000)
            .filter(|&seed| {
                let candidates = Candidates { rows: &[0, 1], scores: Some(&scores), seed, ..Candidates::of(&features) };
                PowerMargin.select(&candidates, 1)[0].row == 0
            })
            .count();
        // Standard deviation 46.
        assert!((6810..7170).contains(&first), "{first}");
    }

    #[test]
    fn certain_rows_are_drawn_too_and_nan_never() {
        let features = FeatureMatrix::new();
        let scores = [score(1.0), score(1.0), score(f32::NAN), score(1.0)];
        let candidates =
            Candidates { rows: &[0, 1, 2, 3, 9], scores: Some(&scores), seed: 5, ..Candidates::of(&features) };
        let mut rows: Vec<u32> = PowerMargin.select(&candidates, 9).iter().map(|pick| pick.row).collect();
        rows.sort_unstable();
        assert_eq!(rows, [0, 1, 3]);
    }
}
