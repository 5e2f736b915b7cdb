//! Units of agreement: items that at least two answered, as counts by class; and intervals by resampling them.

use super::votes::Votes;
use crate::digest::mix64;
use rand::{Rng, SeedableRng};
use rand_xoshiro::Xoshiro256PlusPlus;
use rayon::prelude::*;
use std::collections::BTreeMap;

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

/// Items with at least two votes. Items with the same counts are alike for every coefficient, so counts are kept once: a
/// resample draws items and then adds up a few patterns.
pub(super) struct Units {
    classes: usize,
    /// Class and count, classes rising.
    patterns: Vec<Vec<(usize, f64)>>,
    /// The pattern of each unit.
    of_unit: Vec<usize>,
}

impl Units {
    pub(super) fn of(votes: &Votes) -> Units {
        let mut units = Units { classes: votes.classes(), patterns: Vec::new(), of_unit: Vec::new() };
        let mut known: BTreeMap<Vec<usize>, usize> = BTreeMap::new();
        for item in 0..votes.items() {
            let mut said: Vec<usize> = votes.of_item(item).iter().map(|vote| vote.class as usize).collect();
            if said.len() < 2 {
                continue;
            }
            said.sort_unstable();
            let counts = || said.chunk_by(|a, b| a == b).map(|run| (run[0], run.len() as f64)).collect();
            let pattern = match known.get(&said) {
                Some(&pattern) => pattern,
                None => {
                    units.patterns.push(counts());
                    known.insert(said, units.patterns.len() - 1);
                    units.patterns.len() - 1
                }
            };
            units.of_unit.push(pattern);
        }
        units
    }

    pub(super) fn classes(&self) -> usize {
        self.classes
    }

    /// Counts of each pattern, classes rising.
    pub(super) fn patterns(&self) -> &[Vec<(usize, f64)>] {
        &self.patterns
    }

    /// The coefficient with its interval. `coefficient` reads how often each pattern counts.
    pub(super) fn agreement(
        &self,
        seed: u64,
        coefficient: impl Fn(&Units, &[f64]) -> Option<f64> + Sync,
    ) -> Option<Agreement> {
        let items = self.of_unit.len();
        let weigh = |units: &mut dyn Iterator<Item = usize>| {
            let mut weights = vec![0.0; self.patterns.len()];
            units.for_each(|unit| weights[self.of_unit[unit]] += 1.0);
            weights
        };
        let all = weigh(&mut (0..items));
        let value = coefficient(self, &all)?;
        let interval =
            resampled(seed, &|rng| coefficient(self, &weigh(&mut (0..items).map(|_| rng.gen_range(0..items)))));
        let size = |pattern: &Vec<(usize, f64)>| pattern.iter().map(|(_, count)| count).sum::<f64>();
        let votes =
            self.patterns.iter().zip(&all).map(|(pattern, weight)| size(pattern) * weight).sum::<f64>() as usize;
        Some(Agreement { value, interval, items, votes })
    }
}

/// The 95 % percentile interval of what 1,000 resamples give; none where a tenth of them or more give nothing.
pub(super) fn resampled(
    seed: u64,
    resample: &(impl Fn(&mut Xoshiro256PlusPlus) -> Option<f64> + Sync),
) -> Option<(f64, f64)> {
    // Each resample has its own generator, so the threads' order changes nothing.
    let mut values: Vec<f64> = (0..RESAMPLES)
        .into_par_iter()
        .filter_map(|number| resample(&mut Xoshiro256PlusPlus::seed_from_u64(mix64(seed, number))))
        .collect();
    values.sort_by(f64::total_cmp);
    let at = |share: f64| values[((values.len() - 1) as f64 * share).round() as usize];
    (values.len() as u64 * 10 >= RESAMPLES * 9).then(|| (at(0.025), at(0.975)))
}
