//! Strangers: how far a row is from everything that has a class, told as a share of the labeled rows.
//!
//! Score of a row: `a(x) = cosine to the nearest "none of these" row - cosine to the nearest row of a class`, the first
//! term 0 while nobody has said "none of these". For a labeled row the nearest other one counts. `n` labeled rows give
//! `n` scores, and `strangeness(x) = 1 - (1 + #{i: a_i >= a(x)}) / (n + 1)`, one minus a conformal p-value (Vovk,
//! Gammerman & Shafer 2005; nearest-neighbour score as in Papernot & McDaniel 2018): 0.95 says that at most one labeled row
//! in twenty is as far from the others. It works from the first labels on; answers of "none of these" sharpen it.
//!
//! Rows that a strategy picked are no fair sample of the pool, so the share is one of labeled rows and not of the pool.

use crate::digest::mix64;
use crate::features::{FeatureMatrix, FeatureRow};
use crate::sampling::{Pick, Planned};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// Labeled rows below which nothing is said.
const FEWEST: usize = 20;
/// Labeled rows compared with; of more, a seeded draw.
const MOST: usize = 1_000;
/// Candidates looked at when strangers are sent to people.
const SAMPLE: usize = 5_000;
/// The source of a place that a stranger has.
const STRANGE: &str = "strange";
/// The source of a uniform draw: its places are a sample and stay as they are.
const RANDOM: &str = "random";

/// What is known of the classes: enough to say how strange another row is.
pub struct Strangers {
    known: Vec<u32>,
    nones: Vec<u32>,
    /// Scores of the known rows, rising.
    scores: Vec<f64>,
}

impl Strangers {
    /// From rows that have a class and rows that have none. None while there are fewer than 20 of the first kind. Same
    /// seed, same rows.
    pub fn new(features: &FeatureMatrix, known: &[u32], nones: &[u32], seed: u64) -> Option<Strangers> {
        let drawn = |rows: &[u32]| {
            let mut rows: Vec<u32> = rows.iter().copied().filter(|&row| (row as usize) < features.rows()).collect();
            rows.sort_by_key(|&row| (mix64(seed ^ 0x7374_7267, u64::from(row)), row));
            rows.truncate(MOST);
            rows.sort_unstable();
            rows
        };
        let (known, nones) = (drawn(known), drawn(nones));
        if known.len() < FEWEST {
            return None;
        }
        let mut strangers = Strangers { known, nones, scores: Vec::new() };
        let of = |&row: &u32| strangers.score(features, features.row(row as usize), Some(row));
        let mut scores: Vec<f64> = strangers.known.par_iter().map(of).collect();
        scores.sort_by(f64::total_cmp);
        strangers.scores = scores;
        Some(strangers)
    }

    /// How strange a row of the same space is, 0 to below 1; `features` are those it was made from. `own` is the row's
    /// place among them when it is one of them, so that it is not compared with itself.
    pub fn strangeness(&self, features: &FeatureMatrix, row: FeatureRow<'_>, own: Option<u32>) -> f64 {
        self.share(self.score(features, row, own))
    }

    fn share(&self, score: f64) -> f64 {
        let as_far = self.scores.len() - self.scores.partition_point(|known| *known < score);
        (self.scores.len() - as_far) as f64 / (self.scores.len() + 1) as f64
    }

    fn score(&self, features: &FeatureMatrix, row: FeatureRow<'_>, own: Option<u32>) -> f64 {
        let nearest = |rows: &[u32]| {
            let others = rows.iter().filter(|&&other| Some(other) != own);
            others.map(|&other| cosine(row, features.row(other as usize))).fold(0.0, f64::max)
        };
        nearest(&self.nones) - nearest(&self.known)
    }

    /// Gives `share` of the places that a strategy filled to the strangest rows of a sample of the candidates (all rows
    /// but `barred`, rising), spread evenly. A row that stands farther back changes places with what it displaces. Uniform
    /// draws keep their places. Returns how many places strangers have.
    pub fn place(
        &self,
        features: &FeatureMatrix,
        planned: &mut [Planned],
        barred: &[u32],
        share: f64,
        seed: u64,
    ) -> usize {
        if (planned.len() as f64 * share).floor() < 1.0 {
            return 0;
        }
        let (drawn, by_strategy): (Vec<usize>, Vec<usize>) =
            (0..planned.len()).partition(|&at| planned[at].source == RANDOM);
        let drawn: BTreeSet<u32> = drawn.into_iter().map(|at| planned[at].pick.row).collect();
        let mut place_of: BTreeMap<u32, usize> = by_strategy.iter().map(|&at| (planned[at].pick.row, at)).collect();
        let mut rows: Vec<u32> = (0..features.rows() as u32)
            .filter(|row| barred.binary_search(row).is_err() && !drawn.contains(row))
            .collect();
        rows.sort_by_key(|&row| (mix64(seed, u64::from(row)), row));
        rows.truncate(SAMPLE);
        let mut scored: Vec<(f64, u32)> =
            rows.par_iter().map(|&row| (self.score(features, features.row(row as usize), Some(row)), row)).collect();
        scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let mut strangest = scored.into_iter();
        // A hair above, so that 0.1 * 10 is 1.
        let due = |places: usize| (places as f64 * share + 1e-9).floor();
        let mut placed = 0;
        for (_, &at) in by_strategy.iter().enumerate().filter(|(nth, _)| due(nth + 1) > due(*nth)) {
            // What is asked earlier anyway stays there.
            let next = strangest.find(|(_, row)| place_of.get(row).is_none_or(|&own| own >= at));
            let Some((score, row)) = next else { break };
            if let Some(&own) = place_of.get(&row) {
                planned.swap(at, own);
                place_of.insert(planned[own].pick.row, own);
            }
            planned[at].pick = Pick { row, utility: self.share(score), probability: None };
            planned[at].source = STRANGE.into();
            place_of.insert(row, at);
            placed += 1;
        }
        placed
    }
}

/// By the dense numbers where the rows have them, by the sparse ones elsewhere; 0 for an empty row.
fn cosine(a: FeatureRow<'_>, b: FeatureRow<'_>) -> f64 {
    let product = |x: &[f32], y: &[f32]| x.iter().zip(y).map(|(x, y)| f64::from(*x) * f64::from(*y)).sum::<f64>();
    let over = |dot: f64, a: f64, b: f64| if a * b > 0.0 { dot / (a * b).sqrt() } else { 0.0 };
    if !a.dense.is_empty() && a.dense.len() == b.dense.len() {
        return over(product(a.dense, b.dense), product(a.dense, a.dense), product(b.dense, b.dense));
    }
    let (mut at, mut dot) = (0, 0.0);
    for (column, value) in a.indices.iter().zip(a.values) {
        while at < b.indices.len() && b.indices[at] < *column {
            at += 1;
        }
        if b.indices.get(at) == Some(column) {
            dot += f64::from(*value) * f64::from(b.values[at]);
        }
    }
    over(dot, product(a.values, a.values), product(b.values, b.values))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::Segment;

    /// Rows with two entries each: a common column and one of their own kind.
    fn matrix(kinds: &[u32]) -> FeatureMatrix {
        let starts: Vec<u64> = (0..=kinds.len() as u64).map(|row| 2 * row).collect();
        let indices: Vec<u32> = kinds.iter().flat_map(|kind| [0, 1 + kind]).collect();
        let values = [1f32, 2.0].repeat(kinds.len());
        let mut matrix = FeatureMatrix::new();
        matrix.push(Segment::new(starts.into(), indices.into(), values.into()).unwrap(), 64);
        matrix
    }

    /// Twenty rows of two kinds, three of them alone of their kind, then a row of a known kind and one of a new one.
    fn example() -> FeatureMatrix {
        let mut kinds: Vec<u32> = (0..17).map(|row| row % 2).collect();
        kinds.extend([10, 11, 12, 0, 20, 20]);
        matrix(&kinds)
    }

    #[test]
    fn by_hand() {
        let features = example();
        let known: Vec<u32> = (0..20).collect();
        let strangers = Strangers::new(&features, &known, &[], 1).unwrap();
        // A row of a known kind: cosine 1, as near as 17 of 20 and nearer than 3: p = 21 / 21.
        assert!(strangers.strangeness(&features, features.row(20), Some(20)).abs() < 1e-12);
        // A new kind shares the common column: cosine 1 / 5, as have the 3 that are alone. p = (1 + 3) / 21.
        assert!((strangers.strangeness(&features, features.row(21), Some(21)) - 17.0 / 21.0).abs() < 1e-12);
        // A labeled row is not its own neighbour.
        assert!((strangers.strangeness(&features, features.row(17), Some(17)) - 17.0 / 21.0).abs() < 1e-12);
        assert!(Strangers::new(&features, &known[1..], &[], 1).is_none());
        // Somebody says of row 22 that it is none of these: its twin is stranger than all labels. p = 1 / 21.
        let told = Strangers::new(&features, &known, &[22], 1).unwrap();
        assert!((told.strangeness(&features, features.row(21), Some(21)) - 20.0 / 21.0).abs() < 1e-12);
        assert!(told.strangeness(&features, features.row(20), Some(20)) < 0.2);
    }

    #[test]
    fn a_labeled_row_is_strange_as_often_as_it_says() {
        // For rows like the labeled ones, a strangeness above 0.8 comes in at most one of five.
        let kinds: Vec<u32> = (0..400).map(|row| (mix64(3, row) % 40) as u32).collect();
        let features = matrix(&kinds);
        let known: Vec<u32> = (0..200).collect();
        let strangers = Strangers::new(&features, &known, &[], 1).unwrap();
        let strange = (200..400u32)
            .filter(|&row| strangers.strangeness(&features, features.row(row as usize), Some(row)) > 0.8)
            .count();
        assert!(strange <= 50, "{strange} of 200");
    }

    #[test]
    fn strangers_take_a_share_of_the_strategys_places_and_draws_stay() {
        let features = example();
        let known: Vec<u32> = (0..20).collect();
        let strangers = Strangers::new(&features, &known, &[], 1).unwrap();
        let place =
            |row, source: &str| Planned { pick: Pick { row, utility: 1.0, probability: None }, source: source.into() };
        let mut planned: Vec<Planned> =
            (0..8).map(|row| place(row, if row % 4 == 1 { "random" } else { "margin" })).collect();
        let barred: Vec<u32> = (8..21).collect();
        assert_eq!(strangers.place(&features, &mut planned, &barred, 0.34, 5), 2);
        let rows: Vec<(u32, &str)> = planned.iter().map(|place| (place.pick.row, place.source.as_str())).collect();
        assert_eq!(rows[3], (21, "strange"));
        assert_eq!(rows[7], (22, "strange"));
        assert_eq!((rows[1], rows[5], rows[0]), ((1, "random"), (5, "random"), (0, "margin")));
        assert_eq!(strangers.place(&features, &mut planned, &barred, 0.0, 5), 0);

        // A stranger that stands farther back comes forward; the one it displaces takes its place.
        let mut planned: Vec<Planned> = [0, 2, 3, 17].map(|row| place(row, "margin")).into();
        let barred: Vec<u32> = (0..23).filter(|row| ![0, 2, 3, 17].contains(row)).collect();
        assert_eq!(strangers.place(&features, &mut planned, &barred, 0.5, 5), 2);
        assert_eq!(planned.iter().map(|place| place.pick.row).collect::<Vec<_>>(), [0, 17, 3, 2]);
    }
}
