//! What is promised, how often it may be promised again, and which rows may certify it.

use crate::digest::mix64;
use crate::error::{Error, Result};
use serde::{Deserialize, Serialize};

/// "At most `budget` wrong, with this `confidence`."
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Request {
    /// The error rate that is allowed among what is accepted, above 0 and below 1.
    pub budget: f64,
    /// Share of promises that hold, above 0 and below 1: 0.95 for 95 %.
    pub confidence: f64,
}

impl Request {
    /// Refuses numbers that are no shares.
    pub fn check(&self) -> Result<()> {
        for (name, value) in [("budget", self.budget), ("confidence", self.confidence)] {
            if !(value > 0.0 && value < 1.0) {
                return Err(Error::invalid(format!(
                    "The {name} is {value}: use a share above 0 and below 1, such as 0.02."
                )));
            }
        }
        Ok(())
    }

    /// How often the promise may fail.
    pub fn delta(&self) -> f64 {
        1.0 - self.confidence
    }

    /// The same request with the level that its `time`-th certificate from the same rows may spend; the first is 1.
    pub fn again(&self, time: u64) -> Request {
        Request { confidence: 1.0 - level_of_round(self.delta(), time), ..*self }
    }
}

/// The part of `delta` that the `time`-th certificate (from 1) from the same rows may spend: `delta * 6 / (pi^2 t^2)`.
/// All of them together spend delta, however many there will be.
pub fn level_of_round(delta: f64, time: u64) -> f64 {
    let t = time.max(1) as f64;
    delta * 6.0 / (std::f64::consts::PI * t).powi(2)
}

/// Keeps this draw apart from others with the same seed.
const CERTIFY_KEY: u64 = 0x6365_7274_6966_7900;

/// Whether a holdout row belongs to the share that certifies; the others tune. A keyed hash of the row (or of its group,
/// where copies must stay together), so the answer never changes and new rows fall on either side at the same rate.
pub fn certifies(row: u64, share: f64, seed: u64) -> bool {
    let uniform = (mix64(seed ^ CERTIFY_KEY, row) >> 11) as f64 / (1u64 << 53) as f64;
    uniform < share
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_rounds_together_spend_delta() {
        let spent: f64 = (1..100_000).map(|time| level_of_round(0.05, time)).sum();
        assert!(spent < 0.05 && spent > 0.04999, "{spent}");
        // 6 / pi^2 = 0.6079, and a quarter of it the second time.
        assert!((level_of_round(0.1, 1) - 0.060793).abs() < 1e-6 && (level_of_round(0.1, 2) - 0.015198).abs() < 1e-6);
        let again = Request { budget: 0.02, confidence: 0.9 }.again(1);
        assert!((again.delta() - 0.060793).abs() < 1e-6 && again.budget == 0.02);
    }

    #[test]
    fn a_share_of_rows_certifies_and_always_the_same() {
        let count = (0..10_000).filter(|&row| certifies(row, 0.6, 7)).count();
        // Standard deviation 49.
        assert!((5_800..6_200).contains(&count), "{count}");
        assert!((0..1000).all(|row| !certifies(row, 0.0, 7) && certifies(row, 1.0, 7)));
        // A larger share keeps who was in.
        assert!((0..1000).all(|row| !certifies(row, 0.3, 7) || certifies(row, 0.6, 7)));
    }

    #[test]
    fn shares_only() {
        assert!(Request { budget: 0.0, confidence: 0.9 }.check().is_err());
        assert!(
            Request { budget: 0.02, confidence: 95.0 }.check().unwrap_err().to_string().contains("confidence is 95")
        );
    }
}
