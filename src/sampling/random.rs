//! Random: every candidate has the same probability. The baseline, and the only rule whose labels are a fair sample.

use rand::SeedableRng;
use rand_xoshiro::Xoshiro256PlusPlus;

use super::{Candidates, Pick, Strategy};

/// See the file's head.
pub(super) struct Random;

impl Strategy for Random {
    fn name(&self) -> &'static str {
        "random"
    }

    fn title(&self) -> &'static str {
        "Random: every item alike"
    }

    fn needs_model(&self) -> bool {
        false
    }

    fn select(&self, candidates: &Candidates<'_>, count: usize) -> Vec<Pick> {
        let rows = draw(candidates.rows, count, candidates.seed);
        let probability = rows.len() as f64 / candidates.rows.len().max(1) as f64;
        rows.into_iter().map(|row| Pick { row, utility: 0.0, probability: Some(probability) }).collect()
    }
}

/// `count` of `rows` (or all), uniformly without replacement and in random order: any prefix is a uniform draw too.
pub(super) fn draw(rows: &[u32], count: usize, seed: u64) -> Vec<u32> {
    let mut rng = Xoshiro256PlusPlus::seed_from_u64(seed);
    rand::seq::index::sample(&mut rng, rows.len(), count.min(rows.len())).into_iter().map(|at| rows[at]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_drawn_alike() {
        let rows: Vec<u32> = (100..110).collect();
        let mut times = [0u32; 10];
        for seed in 0..3000 {
            for row in draw(&rows, 3, seed) {
                times[row as usize - 100] += 1;
            }
        }
        // 900 expected each, standard deviation 25.
        assert!(times.iter().all(|n| (800..1000).contains(n)), "{times:?}");
    }
}
