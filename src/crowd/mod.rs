//! Several people's answers to the same items: what is true, who is right how often, how far people agree, whom to ask
//! next, and which labels a model finds suspicious. Numbers in, numbers out; names of items, people and classes stay
//! with the caller.
//!
//! An aggregator is one file and one line in [`AGGREGATORS`].

mod active;
mod confident;
mod consensus;
#[cfg(test)]
mod contract_tests;
mod crowdlab;
mod dawid_skene;
mod em;
mod glad;
mod kappa;
mod krippendorff;
mod mace;
mod majority;
mod one_coin;
mod online;
mod spans;
mod suspect_sets;
mod suspects;
#[cfg(test)]
mod test_data;
mod units;
mod votes;

pub use active::{ActiveScores, Ask, active_scores, next_asks};
pub use confident::{ConfidentJoint, normalised_margin, self_confidence};
pub use consensus::Consensus;
pub use crowdlab::{CrowdLab, crowdlab, temperature};
pub use dawid_skene::DawidSkene;
pub use glad::{Glad, GladFit};
pub use kappa::{PairAgreement, fleiss_kappa, mean_cohen, pairwise};
pub use krippendorff::{Level, krippendorff};
pub use mace::{Mace, MaceFit};
pub use majority::Majority;
pub use one_coin::OneCoin;
pub use online::OnlineDawidSkene;
pub use spans::{LabeledStretch, TokenCounts, shared_tokens};
pub use suspect_sets::{ClassErrors, SetSuspects, rank_set_suspects};
pub use suspects::{Suspect, Suspects, rank_suspects};
pub use units::Agreement;
pub use votes::{Vote, Votes};

use crate::error::{Error, Result};

/// A way to say what is true from what several people said.
pub trait Aggregator: Sync {
    /// Stored with labels it settled, so it never changes after a release.
    fn name(&self) -> &'static str;
    /// What people read.
    fn title(&self) -> &'static str;
    /// The consensus. Same votes and seed, same bytes, in whatever order the votes came.
    fn aggregate(&self, votes: &Votes, seed: u64) -> Consensus;
}

/// Command line, settings and contract tests all read this list.
pub static AGGREGATORS: &[&dyn Aggregator] =
    &[&Majority, &DawidSkene::STANDARD, &OneCoin::STANDARD, &Mace::STANDARD, &Glad::STANDARD];

/// The aggregator of that name.
pub fn find(name: &str) -> Result<&'static dyn Aggregator> {
    AGGREGATORS.iter().copied().find(|aggregator| aggregator.name() == name).ok_or_else(|| {
        let names: Vec<_> = AGGREGATORS.iter().map(|aggregator| aggregator.name()).collect();
        Error::invalid(format!("There is no aggregator `{name}`: use {}.", names.join(", ")))
    })
}
