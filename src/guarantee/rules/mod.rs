//! Rules that find a threshold from labeled random rows. One file each, one line in `RULES`.

mod bonferroni;
mod confident;
mod empirical;
mod fixed_sequence;
mod frozen_sequence;
mod sgr;

pub use bonferroni::Bonferroni;
pub use confident::Confident;
pub use empirical::Empirical;
pub use fixed_sequence::{FixedSequence, start};
pub use frozen_sequence::FrozenSequence;
pub(super) use frozen_sequence::strictest;
pub use sgr::Sgr;

use super::Sample;

/// What a rule may look at.
pub struct Evidence<'a> {
    /// Labeled random rows that chose nothing else.
    pub sample: &'a Sample,
    /// Confidences of rows without labels, falling, for rules that fix their thresholds on them; may be empty.
    pub pool: &'a [f64],
    /// The error rate that is allowed, above 0 and below 1.
    pub budget: f64,
    /// How often the promise may fail, above 0 and below 1.
    pub delta: f64,
}

/// A way to choose a threshold above which a model's answers are accepted.
pub trait Rule: Sync {
    /// Stored in certificates, so it never changes after a release.
    fn name(&self) -> &'static str;
    /// What people read.
    fn title(&self) -> &'static str;
    /// Whether the error above the threshold exceeds the budget with probability at most delta.
    fn is_valid(&self) -> bool;
    /// Accept what has a confidence strictly above this; none: accept nothing.
    fn threshold(&self, evidence: &Evidence<'_>) -> Option<f64>;
}

/// All of them: those that keep the promise, then those that do not and are shown beside them.
pub static RULES: &[&dyn Rule] = &[&FixedSequence, &FrozenSequence, &Bonferroni, &Sgr, &Confident, &Empirical];
