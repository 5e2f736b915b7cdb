//! A watch for replays: give it each round's predictions and right answers, and it says what the server would have said.

use super::advice::{Seen, Situation, StopAdvice, advise};
use super::curve::CurvePoint;
use super::kappa::stop_set;
use crate::metrics::cohens_kappa;

/// Remembers the rounds of one replay.
#[derive(Debug, Clone)]
pub struct StopWatch {
    set: Vec<u32>,
    tops: Option<Vec<usize>>,
    rounds: Vec<Seen>,
}

impl StopWatch {
    /// A watch over `rows` rows; the seed draws the stop set.
    pub fn new(seed: u64, rows: usize) -> Self {
        StopWatch { set: stop_set(seed, rows), tops: None, rounds: Vec::new() }
    }

    /// Takes in a round: labels, right answers on the holdout, holdout labels, and the class the model names for a row.
    pub fn observe(&mut self, point: CurvePoint, top_of: impl Fn(u32) -> usize) {
        let tops: Vec<usize> = self.set.iter().map(|&row| top_of(row)).collect();
        let kappa = self.tops.as_ref().and_then(|before| cohens_kappa(before, &tops));
        self.rounds.push(Seen { point, kappa });
        self.tops = Some(tops);
    }

    /// The rounds so far.
    pub fn rounds(&self) -> &[Seen] {
        &self.rounds
    }

    /// The advice after the last round; `situation.rounds` is replaced by the watch's own.
    pub fn advice(&self, situation: &Situation<'_>) -> StopAdvice {
        advise(&Situation { rounds: &self.rounds, ..situation.clone() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_advises_as_the_server_would() {
        let mut watch = StopWatch::new(3, 400);
        for round in 1..=6usize {
            let point = CurvePoint { labels: 50 * round, right: 170 + round, holdout: 200 };
            // The first two models call every eighth row differently, then nothing changes.
            watch.observe(point, |row| usize::from(row % 2 == 0) ^ usize::from(round < 3 && row % 8 == round as u32));
        }
        let kappas: Vec<Option<f64>> = watch.rounds().iter().map(|seen| seen.kappa).collect();
        // Rounds 1 and 2 differ in a quarter of the rows, and each has its own eighth: first kappa near a half.
        assert_eq!((kappas[0], kappas[3], kappas[5]), (None, Some(1.0), Some(1.0)));
        assert!(kappas[1].unwrap() < 0.6 && kappas[2].unwrap() < 0.8, "{kappas:?}");
        let situation = Situation {
            rounds: &[],
            target: Some(0.85),
            costs: None,
            batch: 50,
            holdout_left: 0,
            pool_left: 100,
            seed: 3,
        };
        assert!(watch.advice(&situation).should_stop);
        assert!(!watch.advice(&Situation { target: None, ..situation }).should_stop);
    }
}
