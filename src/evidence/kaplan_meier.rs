//! How long items wait, those still waiting included (Kaplan & Meier 1958).
//!
//! A median over decided items alone looks best when the queue rots: whatever is hard is still open and not in it. Here an
//! open item counts as "at least so long", and "half of them are not decided yet" is an answer.

use crate::metrics::Interval;
use serde::{Deserialize, Serialize};

/// One item's time in the queue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spell {
    /// Milliseconds in the queue until the decision, or until now.
    pub waited_ms: i64,
    /// Whether a person ended it; an open, expired or withdrawn item waited at least so long.
    pub is_decided: bool,
}

/// A time by which a share of the items is decided, or that it is not reached yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reached {
    /// After so many milliseconds.
    After(i64),
    /// Too few items are decided to say.
    NotReached,
}

/// A place where the share still waiting falls.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Step {
    /// Milliseconds in the queue.
    pub at_ms: i64,
    /// Items that had waited so long.
    pub at_risk: usize,
    /// Of them decided just then.
    pub decided: usize,
    /// Share still waiting after it.
    pub waiting: f64,
    /// Pointwise 95 % interval of that share (Greenwood's variance on the log-log scale).
    pub interval: Interval,
}

/// The share still waiting, by time in the queue.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct KaplanMeier {
    /// Steps by rising time; one for each time at which something was decided.
    pub steps: Vec<Step>,
}

impl KaplanMeier {
    /// The curve `S(t) = product over decision times of (1 - decided / at risk)`. Items open at a decision time count as
    /// at risk there.
    pub fn new(spells: &[Spell]) -> Self {
        let mut sorted: Vec<Spell> = spells.to_vec();
        sorted.sort_by_key(|spell| spell.waited_ms);
        let (mut steps, mut waiting, mut greenwood, mut at) = (vec![], 1.0, 0.0, 0);
        while at < sorted.len() {
            let here = sorted[at].waited_ms;
            let ties = sorted[at..].iter().take_while(|spell| spell.waited_ms == here).count();
            let decided = sorted[at..at + ties].iter().filter(|spell| spell.is_decided).count();
            let at_risk = sorted.len() - at;
            if decided > 0 {
                waiting *= (at_risk - decided) as f64 / at_risk as f64;
                greenwood += decided as f64 / (at_risk as f64 * (at_risk - decided) as f64);
                steps.push(Step { at_ms: here, at_risk, decided, waiting, interval: log_log(waiting, greenwood) });
            }
            at += ties;
        }
        KaplanMeier { steps }
    }

    /// Share still waiting after so long.
    pub fn waiting(&self, ms: i64) -> f64 {
        let past = self.steps.partition_point(|step| step.at_ms <= ms);
        past.checked_sub(1).map_or(1.0, |last| self.steps[last].waiting)
    }

    /// The earliest time by which at least `share` of the items is decided.
    pub fn quantile(&self, share: f64) -> Reached {
        self.first(|step| step.waiting, share)
    }

    /// The 95 % interval of that time (Brookmeyer & Crowley 1982): where the interval of the curve crosses. Its upper
    /// end, or both, may not be reached.
    pub fn quantile_interval(&self, share: f64) -> (Reached, Reached) {
        (self.first(|step| step.interval.low, share), self.first(|step| step.interval.high, share))
    }

    fn first(&self, of: impl Fn(&Step) -> f64, share: f64) -> Reached {
        // 1 - 0.9 is not 0.1 in binary; a billionth of an item is no wait.
        let left = 1.0 - share + 1e-9;
        self.steps.iter().find(|step| of(step) <= left).map_or(Reached::NotReached, |step| Reached::After(step.at_ms))
    }
}

fn log_log(waiting: f64, greenwood: f64) -> Interval {
    // Nobody left: Greenwood's sum is infinite and the interval of the share is all below what it was; 0 is its estimate.
    if waiting <= 0.0 {
        return Interval { low: 0.0, high: 1.0 };
    }
    let spread = (1.96 * greenwood.sqrt() / waiting.ln().abs()).exp();
    Interval { low: waiting.powf(spread), high: waiting.powf(1.0 / spread) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn spell(waited_ms: i64, is_decided: bool) -> Spell {
        Spell { waited_ms, is_decided }
    }

    /// Freireich's remission times under 6-MP (1963), the example of every textbook.
    fn freireich() -> KaplanMeier {
        let decided = [6, 6, 6, 7, 10, 13, 16, 22, 23];
        let open = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35];
        let spells = decided.iter().map(|&t| spell(t, true)).chain(open.iter().map(|&t| spell(t, false)));
        KaplanMeier::new(&spells.collect::<Vec<_>>())
    }

    #[test]
    fn on_paper() {
        // Four items: decided after 1 and 3, open since 2 and 4. S(1) = 3/4, S(3) = 3/4 * 1/2.
        let curve = KaplanMeier::new(&[spell(3, true), spell(1, true), spell(2, false), spell(4, false)]);
        assert_eq!((curve.waiting(0), curve.waiting(2), curve.waiting(9)), (1.0, 0.75, 0.375));
        assert_eq!((curve.quantile(0.5), curve.quantile(0.9)), (Reached::After(3), Reached::NotReached));
        // All open: nothing is reached. All decided: the plain quantile.
        assert_eq!(KaplanMeier::new(&[spell(5, false); 9]).quantile(0.5), Reached::NotReached);
        let all: Vec<Spell> = (1..=10).map(|t| spell(t, true)).collect();
        let curve = KaplanMeier::new(&all);
        assert_eq!((curve.quantile(0.5), curve.quantile(0.9)), (Reached::After(5), Reached::After(9)));
        assert_eq!(KaplanMeier::new(&[]).quantile(0.5), Reached::NotReached);
    }

    #[test]
    fn the_textbook_curve() {
        let curve = freireich();
        let expected = [
            (6, 0.857143),
            (7, 0.806723),
            (10, 0.752941),
            (13, 0.690196),
            (16, 0.627451),
            (22, 0.537815),
            (23, 0.448179),
        ];
        assert_eq!(curve.steps.len(), expected.len());
        for (step, (at, waiting)) in curve.steps.iter().zip(expected) {
            assert!(step.at_ms == at && (step.waiting - waiting).abs() < 1e-6, "{step:?}");
        }
        // As SAS prints it: median 23, its log-log interval from 13 to a point not reached.
        assert_eq!(curve.quantile(0.5), Reached::After(23));
        assert_eq!(curve.quantile_interval(0.5), (Reached::After(13), Reached::NotReached));
    }

    #[test]
    fn a_rotting_queue_shows() {
        // Ten easy items are decided within a minute, thirty hard ones lie there for a day.
        let spells: Vec<Spell> =
            (1..=10).map(|i| spell(i * 6_000, true)).chain((0..30).map(|_| spell(86_400_000, false))).collect();
        assert_eq!(KaplanMeier::new(&spells).quantile(0.5), Reached::NotReached);
        assert_eq!(KaplanMeier::new(&spells[..10]).quantile(0.5), Reached::After(30_000));
    }

    proptest! {
        #[test]
        fn it_falls_and_open_items_only_make_it_later(
            times in proptest::collection::vec((0i64..500, any::<bool>()), 1..60),
        ) {
            let spells: Vec<Spell> = times.iter().map(|&(t, d)| spell(t, d)).collect();
            let curve = KaplanMeier::new(&spells);
            prop_assert!(curve.steps.windows(2).all(|two| two[1].waiting < two[0].waiting));
            for step in &curve.steps {
                prop_assert!(step.interval.low <= step.waiting + 1e-12 && step.waiting <= step.interval.high + 1e-12);
            }
            let decided: Vec<Spell> = spells.iter().copied().filter(|spell| spell.is_decided).collect();
            match (KaplanMeier::new(&decided).quantile(0.5), curve.quantile(0.5)) {
                (Reached::After(without), Reached::After(with)) => prop_assert!(without <= with),
                (Reached::NotReached, with) => prop_assert_eq!(with, Reached::NotReached),
                (Reached::After(_), Reached::NotReached) => {}
            }
        }
    }
}
