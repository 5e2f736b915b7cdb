//! "Confidence at least 1 - budget": what most tools do. It trusts the calibration of every single row and promises
//! nothing. For comparison.

use super::{Evidence, Rule};

/// For comparison: breaks the promise.
pub struct Confident;

impl Rule for Confident {
    fn name(&self) -> &'static str {
        "confident"
    }

    fn title(&self) -> &'static str {
        "Naive: confidence at least 1 - budget"
    }

    fn is_valid(&self) -> bool {
        false
    }

    fn threshold(&self, evidence: &Evidence<'_>) -> Option<f64> {
        // Rules accept what is strictly above, and this one says "at least".
        Some((1.0 - evidence.budget).next_down())
    }
}
