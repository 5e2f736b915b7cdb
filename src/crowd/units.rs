//! Units of agreement: items that at least two answered, as counts by class; and intervals by resampling them.

use super::votes::Votes;
use crate::digest::mix64;
use rand::{Rng, SeedableRng};
use rand_xoshiro::Xoshiro256PlusPlus;
use rayon::prelude::*;

/// Resamples behind an interval.
const RESAMPLES: u64 = 1000;

/// How far annotators agree: 1 is always, 0 is by chance.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Agreement {
    /// The coefficient.
    pub value: f64,
    /// 95 % percentile bootstrap interval over items, 1,000 resamples; none where too many resamples have no value.
    pub interval: Option<(f64, f64)>,
    /// Items with at least two votes; others say nothing about agreement.
    pub items: usize,
    /// Votes on them.
    pub votes: usize,
}

/// Items with at least two votes.
pub(super) struct Units {
    classes: usize,
    /// Class and count, one run for each unit, classes rising.
    counts: Vec<(usize, f64)>,
    starts: Vec<usize>,
}

impl Units {
    pub(super) fn of(votes: &Votes) -> Units {
        let mut units = Units { classes: votes.classes(), counts: Vec::new(), starts: vec![0] };
        for item in 0..votes.items() {
            let mut said: Vec<usize> = votes.of_item(item).iter().map(|vote| vote.class as usize).collect();
            if said.len() < 2 {
                continue;
            }
            said.sort_unstable();
            units.counts.extend(said.chunk_by(|a, b| a == b).map(|run| (run[0], run.len() as f64)));
            units.starts.push(units.counts.len());
        }
        units
    }

    pub(super) fn len(&self) -> usize {
        self.starts.len() - 1
    }

    pub(super) fn classes(&self) -> usize {
        self.classes
    }

    /// Counts of a unit, classes rising.
    pub(super) fn counts(&self, unit: usize) -> &[(usize, f64)] {
        &self.counts[self.starts[unit]..self.starts[unit + 1]]
    }

    fn votes(&self) -> usize {
        self.counts.iter().map(|(_, count)| *count).sum::<f64>() as usize
    }

    /// The coefficient with its interval. `coefficient` reads how often each unit counts.
    pub(super) fn agreement(
        &self,
        seed: u64,
        coefficient: impl Fn(&Units, &[u32]) -> Option<f64> + Sync,
    ) -> Option<Agreement> {
        let units = self.len();
        let value = coefficient(self, &vec![1; units])?;
        // Each resample has its own generator, so the threads' order changes nothing.
        let mut values: Vec<f64> = (0..RESAMPLES)
            .into_par_iter()
            .filter_map(|resample| {
                let mut rng = Xoshiro256PlusPlus::seed_from_u64(mix64(seed, resample));
                let mut weights = vec![0; units];
                (0..units).for_each(|_| weights[rng.gen_range(0..units)] += 1);
                coefficient(self, &weights)
            })
            .collect();
        values.sort_by(f64::total_cmp);
        let at = |share: f64| values[((values.len() - 1) as f64 * share).round() as usize];
        let interval = (values.len() as u64 * 10 >= RESAMPLES * 9).then(|| (at(0.025), at(0.975)));
        Some(Agreement { value, interval, items: units, votes: self.votes() })
    }
}
