//! Query strategies: numbers in, picks out. A strategy never knows that there is a queue.

use crate::features::FeatureMatrix;
use crate::models::Score;

/// What a strategy may look at. Holdout items are never in `rows`; `rounds` leaves them out, and a test counts them.
pub struct Candidates<'a> {
    /// The rows of the matrix that may be picked, rising.
    pub rows: &'a [u32],
    /// One score per row of the matrix (not per candidate); none before the first model.
    pub scores: Option<&'a [Score]>,
    /// The vectors the model saw, for strategies that care about variety.
    pub features: &'a FeatureMatrix,
    /// Rows that are labeled already or wait in people's hands, rising.
    pub labeled: &'a [u32],
    /// Same seed, same answer: this is what lets a round be replayed.
    pub seed: u64,
}

/// One item to ask about.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pick {
    /// The row of the matrix.
    pub row: u32,
    /// How much the strategy expects of it; only the order matters.
    pub utility: f64,
    /// The probability it had of being picked, where the rule draws; none where it is deterministic.
    pub probability: Option<f64>,
}

/// A rule for what to ask next.
pub trait Strategy: Sync {
    /// Stored in project settings, so it never changes after a release.
    fn name(&self) -> &'static str;
    /// What people read on the settings page.
    fn title(&self) -> &'static str;
    /// False for strategies that work before the first model, such as random.
    fn needs_model(&self) -> bool;
    /// Up to `count` different picks, best first.
    fn select(&self, candidates: &Candidates<'_>, count: usize) -> Vec<Pick>;
}

/// Settings page, command line, validation and contract tests all read this list.
pub static STRATEGIES: &[&dyn Strategy] = &[];
