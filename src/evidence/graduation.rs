//! What a new workflow would have done alone. It starts in shadow: people decide everything, the model's route is only
//! recorded. This is the report on which somebody else lets it out.

use super::finding::{Finding, Status};
use super::overrides::{ABOVE, BAND, Override};
use super::proposals::is_shadow_long_enough;
use serde::{Deserialize, Serialize};

/// The route a decision would have had.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WouldBe {
    /// It would have run alone.
    Alone,
    /// People would have been asked.
    Asked,
    /// Below the floor: not executed.
    NotExecuted,
}

/// A decision people made while the model was watched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shadowed {
    /// Its shadow route.
    pub would_be: WouldBe,
    /// What people did; none for an approval as it stands.
    pub changed: Option<Override>,
}

/// What would have happened.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Graduation {
    /// Decisions seen.
    pub decisions: usize,
    /// Of what would have run alone, how much people changed; at most 5 % wanted.
    pub alone: Finding,
    /// Of what people would have been asked, how much they changed; 20 % wanted. Says something about people's time, nothing
    /// about safety.
    pub asked: Finding,
    /// Share that would have run alone: the work it would save.
    pub share_alone: f64,
    /// At most 5 % is shown, over 7 days or 200 decisions.
    pub is_ready: bool,
}

/// The report of a shadow that started at `since_ms`.
pub fn graduation(decisions: &[Shadowed], since_ms: i64, now_ms: i64) -> Graduation {
    let of = |would_be, edges| {
        let those = || decisions.iter().filter(move |decision| decision.would_be == would_be);
        Finding::of_share(those().filter(|decision| decision.changed.is_some()).count(), those().count(), edges)
    };
    let (alone, asked) = (of(WouldBe::Alone, &ABOVE), of(WouldBe::Asked, &BAND));
    Graduation {
        decisions: decisions.len(),
        share_alone: if decisions.is_empty() { 0.0 } else { alone.n as f64 / decisions.len() as f64 },
        is_ready: alone.status == Status::Ok && is_shadow_long_enough(since_ms, now_ms, decisions.len()),
        alone,
        asked,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shadowed(would_be: WouldBe, changed: usize, n: usize) -> Vec<Shadowed> {
        (0..n).map(|i| Shadowed { would_be, changed: (i < changed).then_some(Override::Reject) }).collect()
    }

    #[test]
    fn it_is_earned() {
        // 2 of 150 is 0.4 to 4.7 %; 3 of 150 would be up to 5.7 %.
        let with = |changed| [shadowed(WouldBe::Alone, changed, 150), shadowed(WouldBe::Asked, 20, 50)].concat();
        let found = graduation(&with(2), 0, 1);
        assert_eq!((found.decisions, found.share_alone, found.is_ready), (200, 0.75, true));
        assert_eq!(found.asked.estimate, Some(0.4));
        assert!(!graduation(&with(3), 0, 1).is_ready);
        // Too short: 199 decisions in a day.
        assert!(!graduation(&with(2)[..199], 0, 86_400_000).is_ready);
        assert!(graduation(&with(2)[..199], 0, 7 * 86_400_000).is_ready);
        // Nothing that would run alone proves nothing, however long.
        let none = graduation(&shadowed(WouldBe::Asked, 0, 500), 0, i64::MAX);
        assert!(!none.is_ready && none.alone.needed.is_some());
        assert!(!graduation(&[], 0, 1).is_ready);
    }
}
