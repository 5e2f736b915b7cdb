//! Replay: the route of a past decision again. Under its own policy it must come out as stored; under another it shows
//! what would have been. Nothing is ever done with the result.

use super::draw::Draws;
use super::facts::DecisionFacts;
use super::policy::Policy;
use super::route::{Reason, Route, route};
use serde::Serialize;

/// A past decision's route then, and as computed now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Replayed {
    /// The route as stored.
    pub was: Route,
    /// Why, as stored.
    pub was_because: Reason,
    /// The route as computed.
    pub is: Route,
    /// Why, as computed.
    pub is_because: Reason,
}

impl Replayed {
    /// Whether both agree, reason included.
    pub fn is_same(&self) -> bool {
        self.was == self.is && self.was_because == self.is_because
    }
}

/// Routes a past decision from its stored facts and draws.
pub fn replay(stored: (Route, Reason), facts: &DecisionFacts, draws: &Draws, policy: &Policy) -> Replayed {
    let now = route(facts, policy, draws);
    Replayed { was: stored.0, was_because: stored.1, is: now.route, is_because: now.reason }
}
