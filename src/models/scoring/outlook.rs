//! What logits say, eight rows at a time: the rows lie side by side in the vector lanes, so that a class costs the same
//! few instructions for all eight, and every row's sums run over the classes in their order.

use crate::models::Score;
use crate::models::fast::{exp, ln};

/// Rows of a block.
pub(super) const BLOCK: usize = 8;

/// One class's logits of the rows of a block.
pub(super) type Lane = [f32; BLOCK];

/// What the classes' exponentials say of the rows of a block, the likeliest class's being 1.
struct Sides {
    top: [u32; BLOCK],
    /// Sum of the other classes' exponentials.
    rest: [f32; BLOCK],
    /// The largest of the others.
    second: [f32; BLOCK],
    /// Sum of each exponential times its logit's distance to the top.
    tilt: [f32; BLOCK],
    /// Whether the logits are numbers.
    is_known: [bool; BLOCK],
}

#[inline(always)]
fn sides(logits: &[Lane]) -> Sides {
    let mut most = [f32::NEG_INFINITY; BLOCK];
    for z in logits {
        for r in 0..BLOCK {
            most[r] = if z[r] > most[r] { z[r] } else { most[r] };
        }
    }
    let mut top = [0u32; BLOCK];
    // From behind, so that the first of equals stays.
    for (k, z) in logits.iter().enumerate().rev() {
        for r in 0..BLOCK {
            top[r] = if z[r] == most[r] { k as u32 } else { top[r] };
        }
    }
    let (mut rest, mut tilt, mut second) = ([0f32; BLOCK], [0f32; BLOCK], [0f32; BLOCK]);
    for (k, z) in logits.iter().enumerate() {
        for r in 0..BLOCK {
            let shift = z[r] - most[r];
            let e = if top[r] == k as u32 { 0.0 } else { exp(shift) };
            rest[r] += e;
            tilt[r] += if top[r] == k as u32 { 0.0 } else { e * shift };
            second[r] = if e > second[r] { e } else { second[r] };
        }
    }
    let mut is_known = [false; BLOCK];
    for r in 0..BLOCK {
        is_known[r] = most[r].is_finite() && rest[r] >= 0.0 && tilt[r] > f32::NEG_INFINITY;
    }
    Sides { top, rest, second, tilt, is_known }
}

/// A row about which nothing is known.
const UNKNOWN: Score = Score { top: 0, confidence: 0.0, margin: 0.0, entropy: 0.0 };

/// The scores of at most a block of rows; `logits[k][r]` is class `k` of row `r`. A row whose logits are not numbers
/// scores as class 0 with nothing known.
#[inline(always)]
pub(super) fn outlook(logits: &[Lane], scores: &mut [Score]) {
    let Sides { top, rest, second, tilt, is_known } = sides(logits);
    let (mut confidence, mut margin, mut entropy) = ([0f32; BLOCK], [0f32; BLOCK], [0f32; BLOCK]);
    for r in 0..BLOCK {
        let sum = 1.0 + rest[r];
        confidence[r] = 1.0 / sum;
        margin[r] = (1.0 - second[r]) / sum;
        let found = ln(sum) - tilt[r] / sum;
        entropy[r] = if found > 0.0 { found } else { 0.0 };
    }
    for (r, score) in scores.iter_mut().enumerate() {
        let known = Score { top: top[r], confidence: confidence[r], margin: margin[r], entropy: entropy[r] };
        *score = if is_known[r] { known } else { UNKNOWN };
    }
}

/// The same with `map` on the top probability, the other classes sharing what is left as before.
///
/// With confidence c and the others' own entropy h, the row's is -c ln c - (1 - c) ln (1 - c) + (1 - c) h.
#[inline(always)]
pub(super) fn mapped_outlook(logits: &[Lane], map: &dyn Fn(f64) -> f64, scores: &mut [Score]) {
    let Sides { top, rest, second, tilt, is_known } = sides(logits);
    let others = logits.len().saturating_sub(1).max(1) as f32;
    for (r, score) in scores.iter_mut().enumerate() {
        if !is_known[r] {
            *score = UNKNOWN;
            continue;
        }
        // Where the others are too small to be told apart, they share evenly.
        let (runner_up, own) = match rest[r] > 0.0 {
            true => (second[r] / rest[r], ln(rest[r]) - tilt[r] / rest[r]),
            false => (1.0 / others, others.ln()),
        };
        let confidence = map(1.0 / (1.0 + f64::from(rest[r])));
        let confidence = confidence.clamp(f64::from(runner_up / (1.0 + runner_up)), 1.0) as f32;
        let left = 1.0 - confidence;
        let of = |p: f32| if p > 0.0 { -p * ln(p) } else { 0.0 };
        *score = Score {
            top: top[r],
            confidence,
            margin: (confidence - left * runner_up).max(0.0),
            entropy: (of(confidence) + of(left) + left * own).max(0.0),
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_do_not_meet() {
        // Row 0: 1/4, 1/2, 1/4. Row 1: the first of two equals. Row 2 overflowed, row 3 is no number. The others: even.
        let half = 0.5f32.ln();
        let mut logits = [[0f32; BLOCK]; 3];
        (logits[0][0], logits[2][0]) = (half, half);
        (logits[0][1], logits[1][1], logits[2][1]) = (7.0, 7.0, -100.0);
        logits[1][2] = f32::INFINITY;
        logits[2][3] = f32::NAN;
        let mut scores = [Score { top: 9, confidence: 9.0, margin: 9.0, entropy: 9.0 }; BLOCK];
        outlook(&logits, &mut scores);
        let close = |score: Score, top, confidence: f32, margin: f32, entropy: f32| {
            let near = |a: f32, b: f32| (a - b).abs() < 1e-6;
            let same = near(score.confidence, confidence) && near(score.margin, margin) && near(score.entropy, entropy);
            assert!(score.top == top && same, "{score:?}");
        };
        close(scores[0], 1, 0.5, 0.25, 1.5 * 2f32.ln());
        close(scores[1], 0, 0.5, 0.0, 2f32.ln());
        close(scores[2], 0, 0.0, 0.0, 0.0);
        close(scores[3], 0, 0.0, 0.0, 0.0);
        for score in &scores[4..] {
            close(*score, 0, 1.0 / 3.0, 0.0, 3f32.ln());
        }
    }
}
