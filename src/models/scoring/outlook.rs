//! What logits say, eight rows at a time: the rows lie side by side in the vector lanes, so that a class costs the same
//! few instructions for all eight, and every row's sums run over the classes in their order.

use crate::models::Score;
use crate::models::fast::{exp, ln};

/// Rows of a block.
pub(super) const BLOCK: usize = 8;

/// One class's logits of the rows of a block.
pub(super) type Lane = [f32; BLOCK];

/// The scores of at most a block of rows; `logits[k][r]` is class `k` of row `r`. A row whose logits are not numbers, or that add
/// up to none, scores as class 0 with nothing known.
#[inline(always)]
pub(super) fn outlook(logits: &[Lane], scores: &mut [Score]) {
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
    let (mut sum, mut tilt, mut second) = ([0f32; BLOCK], [0f32; BLOCK], [0f32; BLOCK]);
    for (k, z) in logits.iter().enumerate() {
        for r in 0..BLOCK {
            let shift = z[r] - most[r];
            let e = exp(shift);
            sum[r] += e;
            tilt[r] += e * shift;
            let rival = if top[r] == k as u32 { 0.0 } else { e };
            second[r] = if rival > second[r] { rival } else { second[r] };
        }
    }
    let (mut confidence, mut margin, mut entropy) = ([0f32; BLOCK], [0f32; BLOCK], [0f32; BLOCK]);
    for r in 0..BLOCK {
        confidence[r] = 1.0 / sum[r];
        margin[r] = (1.0 - second[r]) / sum[r];
        let found = ln(sum[r]) - tilt[r] / sum[r];
        entropy[r] = if found > 0.0 { found } else { 0.0 };
        // The top class alone adds 1; a smaller sum, or a tilt that is no number, comes of logits that are none.
        let is_known = sum[r] >= 1.0 && tilt[r] > f32::NEG_INFINITY;
        confidence[r] = if is_known { confidence[r] } else { 0.0 };
        margin[r] = if is_known { margin[r] } else { 0.0 };
        entropy[r] = if is_known { entropy[r] } else { 0.0 };
        top[r] = if is_known { top[r] } else { 0 };
    }
    for (r, score) in scores.iter_mut().enumerate() {
        *score = Score { top: top[r], confidence: confidence[r], margin: margin[r], entropy: entropy[r] };
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
