//! Why did it drift? Three probes that each look at one cause: the input, the model, the reviewers.
//!
//! Each answers moved, not moved, or cannot tell yet. What they say together is `Diagnosis`.

use super::drift::Tally;
use super::input_shift::InputShift;
use crate::metrics::{Interval, newcombe, wilson};
use serde::{Deserialize, Serialize};

/// What may have moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cause {
    /// Other items come in than before.
    Input,
    /// The provider changed the model.
    Model,
    /// People judge differently.
    Reviewers,
}

/// A frozen set of inputs the caller runs again from time to time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Canary {
    /// Whether the provider's fingerprint is another one.
    pub has_new_fingerprint: bool,
    /// Answers that differ from the frozen ones, of all.
    pub differing: Tally,
    /// Answers that differed between two runs on the same fingerprint: how much this model wavers by itself.
    pub wavering: Tally,
}

/// Answers a canary set needs.
const FEWEST_CANARIES: usize = 20;
/// How far a model whose wavering nobody measured may waver.
const ASSUMED_WAVERING: f64 = 0.02;
/// Second looks each span of time needs.
const FEWEST_LOOKS: usize = 30;

impl Canary {
    /// Whether the model changed; none where the set is too small to tell.
    pub fn has_moved(&self) -> Option<bool> {
        if self.has_new_fingerprint {
            return Some(true);
        }
        if self.differing.n < FEWEST_CANARIES {
            return None;
        }
        Some(if self.wavering.n == 0 {
            wilson(self.differing.k, self.differing.n).low > ASSUMED_WAVERING
        } else {
            self.difference().low > 0.0
        })
    }

    /// Interval of the share that differs beyond the model's own wavering.
    pub fn difference(&self) -> Interval {
        newcombe(self.differing.k, self.differing.n, self.wavering.k, self.wavering.n)
    }
}

/// Items with a known answer, or one decided before, put before people again: how often they agree with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standards {
    /// Agreement in the window looked at.
    pub window: Tally,
    /// Agreement in the window it is held against.
    pub reference: Tally,
}

impl Standards {
    /// Whether people judge differently; none below 30 looks in either window.
    pub fn has_moved(&self) -> Option<bool> {
        let change = self.change();
        (self.window.n >= FEWEST_LOOKS && self.reference.n >= FEWEST_LOOKS)
            .then_some(change.low > 0.0 || change.high < 0.0)
    }

    /// Interval of the change in agreement.
    pub fn change(&self) -> Interval {
        newcombe(self.window.k, self.window.n, self.reference.k, self.reference.n)
    }
}

/// Agreement in spans of equal length: `(when in milliseconds, agreed)` to one tally for each span from `from_ms` on, `spans`
/// of them, half-open. For a chart and for [`Standards`].
pub fn agreement_over_time(looks: &[(i64, bool)], from_ms: i64, span_ms: i64, spans: usize) -> Vec<Tally> {
    let mut tallies = vec![Tally::default(); spans];
    for &(at, agreed) in looks {
        let span = (at - from_ms).div_euclid(span_ms.max(1));
        if let Some(tally) = usize::try_from(span).ok().and_then(|span| tallies.get_mut(span)) {
            *tally += Tally { k: usize::from(agreed), n: 1 };
        }
    }
    tallies
}

/// What the probes saw.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Diagnosis {
    /// Confidence and the declared features against their reference window.
    pub input: Vec<InputShift>,
    /// The canary set; none where the caller runs none.
    pub canary: Option<Canary>,
    /// Planted items with a known answer.
    pub gold: Option<Standards>,
    /// Old items put before people again.
    pub reseeded: Option<Standards>,
}

impl Diagnosis {
    /// Each cause with whether it moved; none where its probes cannot tell.
    pub fn causes(&self) -> [(Cause, Option<bool>); 3] {
        // One that moved is enough; without one, one that cannot tell leaves it open only if none could.
        let any = |probes: &[Option<bool>]| {
            let told = || probes.iter().flatten();
            told().any(|moved| *moved).then_some(true).or(told().next().map(|_| false))
        };
        let of = |standards: &Option<Standards>| standards.as_ref().and_then(Standards::has_moved);
        let input: Vec<_> = self.input.iter().map(|shift| shift.moved).collect();
        [
            (Cause::Input, any(&input)),
            (Cause::Model, any(&[self.canary.as_ref().and_then(Canary::has_moved)])),
            (Cause::Reviewers, any(&[of(&self.gold), of(&self.reseeded)])),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::input_shift::input_shift;

    fn tally(k: usize, n: usize) -> Tally {
        Tally { k, n }
    }

    #[test]
    fn a_model_that_wavers_anyway_has_not_changed() {
        let canary = |differing, wavering| Canary { has_new_fingerprint: false, differing, wavering };
        // 10 of 100 differ; 8 of 100 always did.
        assert_eq!(canary(tally(10, 100), tally(8, 100)).has_moved(), Some(false));
        assert_eq!(canary(tally(25, 100), tally(8, 100)).has_moved(), Some(true));
        // Nobody measured it: 3 of 50 is 2.06 % and more, 2 of 50 is not.
        assert_eq!(canary(tally(3, 50), tally(0, 0)).has_moved(), Some(true));
        assert_eq!(canary(tally(2, 50), tally(0, 0)).has_moved(), Some(false));
        assert_eq!(canary(tally(19, 19), tally(0, 0)).has_moved(), None);
        assert_eq!(Canary { has_new_fingerprint: true, ..canary(tally(0, 0), tally(0, 0)) }.has_moved(), Some(true));
    }

    #[test]
    fn standards_move_either_way() {
        let moved = |k, n| Standards { window: tally(k, n), reference: tally(90, 100) }.has_moved();
        assert_eq!(
            [moved(75, 100), moved(85, 100), moved(100, 100), moved(20, 29)],
            [Some(true), Some(false), Some(true), None]
        );
        let looks = [(0, true), (9, false), (10, true), (25, true), (-1, true), (30, true)];
        assert_eq!(agreement_over_time(&looks, 0, 10, 3), [tally(1, 2), tally(1, 1), tally(1, 1)]);
    }

    #[test]
    fn the_probe_that_moved_is_named() {
        let even: Vec<f64> = (0..400).map(|i| f64::from(i) / 400.0).collect();
        let high: Vec<f64> = even.iter().map(|x| x * 0.5 + 0.5).collect();
        let still = Canary { has_new_fingerprint: false, differing: tally(0, 50), wavering: tally(1, 50) };
        let diagnosis = Diagnosis {
            input: input_shift(&[("confidence", &even, &high), ("amount", &even, &even)]),
            canary: Some(still),
            gold: Some(Standards { window: tally(5, 9), reference: tally(90, 100) }),
            reseeded: None,
        };
        assert_eq!(
            diagnosis.causes(),
            [(Cause::Input, Some(true)), (Cause::Model, Some(false)), (Cause::Reviewers, None)]
        );
    }
}
