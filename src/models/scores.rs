//! What the pool's items look like to a model: 16 bytes an item, made in one pass.

use ndarray::ArrayView1;

/// One item's calibrated outlook.
#[derive(Debug, Clone, Copy, PartialEq, bytemuck::Pod, bytemuck::Zeroable)]
#[repr(C)]
pub struct Score {
    /// The likeliest class; of sets the mask of those that are at least as likely as not.
    pub top: u32,
    /// Its calibrated probability.
    pub confidence: f32,
    /// The likeliest class's probability minus the runner-up's.
    pub margin: f32,
    /// Entropy of the probabilities in nats.
    pub entropy: f32,
}

/// One score per row of the feature matrix, in row order.
pub type Scores = Vec<Score>;

/// The set that class probabilities name: the mask of the classes that are at least as likely as not.
pub fn named_set(probabilities: ArrayView1<'_, f64>) -> u32 {
    probabilities.iter().enumerate().fold(0, |mask, (class, &p)| if p >= 0.5 { mask | 1 << class } else { mask })
}

/// The outlook of one row of class probabilities, each with its own answer. The classes are taken as independent:
/// confidence is the probability that the whole set is right, `prod max(p, 1 - p)`; margin that of the least decided
/// class, `min |2p - 1|`; entropy the sum of the classes' entropies.
pub fn score_of_set(probabilities: ArrayView1<'_, f64>) -> Score {
    let (mut confidence, mut margin, mut entropy) = (1.0f64, 1.0f64, 0.0);
    for &p in probabilities {
        confidence *= p.max(1.0 - p);
        margin = margin.min((2.0 * p - 1.0).abs());
        for q in [p, 1.0 - p] {
            if q > 0.0 {
                entropy -= q * q.ln();
            }
        }
    }
    Score {
        top: named_set(probabilities),
        confidence: confidence as f32,
        margin: margin as f32,
        entropy: entropy.max(0.0) as f32,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::array;

    #[test]
    fn a_set_by_hand() {
        // 0.9 * 0.75 * 0.6 = 0.405; the third class is the least decided: 0.2.
        let score = score_of_set(array![0.9, 0.25, 0.6].view());
        assert_eq!((score.top, score.confidence, score.margin), (0b101, 0.405, 0.2));
        // H(0.9) + H(0.25) + H(0.6) in nats.
        assert!((score.entropy - (0.325083 + 0.562335 + 0.673012)).abs() < 1e-5);
        // A half counts as named; a class that is certain adds nothing.
        let half = score_of_set(array![0.5, 0.0, 1.0].view());
        assert_eq!((half.top, half.confidence, half.margin), (0b101, 0.5, 0.0));
        assert!((half.entropy - 2f32.ln()).abs() < 1e-6);
    }
}
