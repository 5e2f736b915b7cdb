//! Discovery: find more of what is rare. For pools in which the rare class is the point: every place of the queue asks
//! about a row that probably is of one of the rarest known classes, or about a region that has no label yet.
//!
//! A class is rare when it has labels and at most half of an even share of them. The unlabeled rows are ranked for each
//! rare class by two views, and a row stands at the better of its two ranks: the class's calibrated probability, where
//! there is a model; and the cosine to the nearest of the class's labeled rows, less the cosine to the nearest row of
//! another class, in the embedding (a rare class has few examples, so single ones say more than their mean). The rare
//! classes take turns, the rarest first, and every [`NEW_GROUND`]-th place goes to the row farthest from every label
//! (greedy k-center), where classes wait that nobody has met. Without a rare class all places are such rows.
//!
//! This is for recall, not for the model: its labels are far from a sample of the pool, so accuracy comes from the holdout
//! as ever, and no inclusion probability is reported. It works on a uniform sample of [`SAMPLE`] candidates joined by the
//! candidates to which the model gives a rare class; and on at most [`LABELED`] labels, rare ones first.

use super::embedding::{dot, embed};
use super::share::{DIMS, ranked, sub_pool};
use super::{Candidates, Pick, Strategy};
use crate::digest::mix64;
use rayon::prelude::*;
use std::collections::BTreeSet;

/// Candidates looked at, beside those that the model takes for rare.
const SAMPLE: usize = 5_000;
/// Candidates that the model takes for rare.
const TAKEN_FOR_RARE: usize = 2_000;
/// Labeled rows compared with.
const LABELED: usize = 2_000;
/// Every so many places one is spent far from all labels.
const NEW_GROUND: usize = 5;
/// Rare classes that are looked for at a time.
const MOST_CLASSES: usize = 20;

/// See the file's head.
pub(super) struct Discovery;

impl Strategy for Discovery {
    fn name(&self) -> &'static str {
        "discovery"
    }

    fn title(&self) -> &'static str {
        "Discovery: more items of the rarest classes, and of what has no label yet"
    }

    fn needs_model(&self) -> bool {
        false
    }

    fn select(&self, candidates: &Candidates<'_>, count: usize) -> Vec<Pick> {
        let rare = rare_classes(candidates);
        let open = open_rows(candidates, &rare);
        let labels = known_labels(candidates, &rare);
        let rows: Vec<u32> = open.iter().copied().chain(labels.iter().map(|(row, _)| *row)).collect();
        let embedding = embed(candidates.features, &rows, DIMS);
        let points: Vec<&[f32]> = (0..rows.len()).map(|at| embedding.row(at)).collect();
        let (open_points, labeled) = points.split_at(open.len());
        let count = count.min(open.len());
        let probabilities = candidates.probabilities(&open);
        let near = nearness(open_points, labeled, &labels, candidates.classes);
        let wanted: Vec<Vec<usize>> = rare
            .iter()
            .map(|&class| {
                let said = probabilities
                    .as_ref()
                    .and_then(|p| ((class as usize) < p.ncols()).then(|| p.column(class as usize).to_vec()));
                rank(&near, class as usize, said.as_deref(), &open)
            })
            .collect();
        let far = far_from_labels(
            open_points,
            labeled,
            count.div_ceil(if rare.is_empty() { 1 } else { NEW_GROUND }),
            candidates.seed,
        );
        let order = merge(&wanted, &far, count);
        ranked(candidates, order.into_iter().map(|at| open[at]).collect(), count)
    }
}

/// Classes with labels, and at most half of an even share of them; the rarest first.
fn rare_classes(candidates: &Candidates<'_>) -> Vec<u32> {
    let mut labels = vec![0usize; candidates.classes];
    for &(_, class) in candidates.labels {
        if let Some(n) = labels.get_mut(class as usize) {
            *n += 1;
        }
    }
    let known = labels.iter().filter(|n| **n > 0).count();
    let all: usize = labels.iter().sum();
    let mut rare: Vec<u32> = (0..labels.len())
        .filter(|&class| labels[class] > 0 && 2 * known * labels[class] <= all)
        .map(|class| class as u32)
        .collect();
    rare.sort_by_key(|&class| (labels[class as usize], class));
    rare.truncate(MOST_CLASSES);
    rare
}

/// A sample of the candidates with the ones that the model takes for rare, rising.
fn open_rows(candidates: &Candidates<'_>, rare: &[u32]) -> Vec<u32> {
    let mut open: BTreeSet<u32> = sub_pool(candidates, SAMPLE).into_iter().collect();
    if let Some(scores) = candidates.scores {
        let mut taken: Vec<u32> = candidates
            .rows
            .iter()
            .copied()
            .filter(|&row| scores.get(row as usize).is_some_and(|score| rare.contains(&score.top)))
            .collect();
        taken.sort_by_key(|&row| (mix64(candidates.seed, u64::from(row)), row));
        open.extend(taken.into_iter().take(TAKEN_FOR_RARE));
    }
    open.into_iter().collect()
}

/// Labels to compare with: those of rare classes, then a seeded draw of the others.
fn known_labels(candidates: &Candidates<'_>, rare: &[u32]) -> Vec<(u32, u32)> {
    let mut labels = candidates.labels.to_vec();
    labels.sort_by_key(|&(row, class)| {
        (!rare.contains(&class), mix64(candidates.seed ^ 0x6c61_6265, u64::from(row)), row)
    });
    labels.truncate(LABELED);
    labels
}

/// The cosine of each open row to the nearest label of each class, open rows x classes; -1 where a class has none.
fn nearness(open: &[&[f32]], labeled: &[&[f32]], labels: &[(u32, u32)], classes: usize) -> Vec<Vec<f32>> {
    open.par_iter()
        .map(|point| {
            let mut nearest = vec![-1f32; classes];
            for (example, (_, class)) in labeled.iter().zip(labels) {
                if let Some(nearest) = nearest.get_mut(*class as usize) {
                    *nearest = nearest.max(dot(point, example));
                }
            }
            nearest
        })
        .collect()
}

/// Places of the open rows, the likeliest of this class first.
fn rank(near: &[Vec<f32>], class: usize, said: Option<&[f64]>, rows: &[u32]) -> Vec<usize> {
    let lead = |nearest: &Vec<f32>| {
        let others = nearest.iter().enumerate().filter(|(other, _)| *other != class);
        f64::from(nearest[class] - others.map(|(_, cosine)| *cosine).fold(-1.0, f32::max))
    };
    let nearness: Vec<f64> = near.iter().map(lead).collect();
    let mut best = places(&nearness, rows);
    if let Some(said) = said {
        best.iter_mut().zip(places(said, rows)).for_each(|(best, by_model)| *best = (*best).min(by_model));
    }
    let mut order: Vec<usize> = (0..near.len()).collect();
    order.sort_by(|&a, &b| best[a].cmp(&best[b]).then(nearness[b].total_cmp(&nearness[a])).then(rows[a].cmp(&rows[b])));
    order
}

/// The place of each value when the largest stands first.
fn places(values: &[f64], rows: &[u32]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|&a, &b| values[b].total_cmp(&values[a]).then(rows[a].cmp(&rows[b])));
    let mut places = vec![0; values.len()];
    order.into_iter().enumerate().for_each(|(place, at)| places[at] = place);
    places
}

/// Up to `count` places of the open rows, each the one whose nearest label or earlier pick is farthest.
fn far_from_labels(open: &[&[f32]], labeled: &[&[f32]], count: usize, seed: u64) -> Vec<usize> {
    let mut nearest: Vec<f32> =
        open.par_iter().map(|point| labeled.iter().map(|example| dot(point, example)).fold(-1.0, f32::max)).collect();
    let mut picked = Vec::with_capacity(count.min(open.len()));
    let tie: Vec<u64> = (0..open.len()).map(|at| mix64(seed, at as u64)).collect();
    for _ in 0..count.min(open.len()) {
        let next = (0..open.len()).min_by(|&a, &b| nearest[a].total_cmp(&nearest[b]).then(tie[a].cmp(&tie[b])));
        let Some(next) = next.filter(|&at| nearest[at].is_finite()) else { break };
        picked.push(next);
        nearest.par_iter_mut().zip(open).for_each(|(nearest, point)| *nearest = nearest.max(dot(point, open[next])));
        nearest[next] = f32::INFINITY;
    }
    picked
}

/// The rare classes in turn, and every [`NEW_GROUND`]-th place new ground; all new ground without a rare class.
fn merge(wanted: &[Vec<usize>], far: &[usize], count: usize) -> Vec<usize> {
    let mut taken = BTreeSet::new();
    let mut wanted: Vec<_> = wanted.iter().map(|order| order.iter()).collect();
    let mut far = far.iter();
    let mut order = Vec::with_capacity(count);
    let mut turn = 0;
    while order.len() < count {
        let is_new_ground = wanted.is_empty() || order.len() % NEW_GROUND == NEW_GROUND - 1;
        let mut next = if is_new_ground { far.find(|at| !taken.contains(*at)) } else { None };
        if next.is_none() && !wanted.is_empty() {
            let classes = wanted.len();
            next = wanted[turn % classes].find(|at| !taken.contains(*at));
            turn += 1;
        }
        let Some(&next) = next else { break };
        taken.insert(next);
        order.push(next);
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::{FeatureMatrix, Segment};
    use rand::{Rng, SeedableRng};
    use rand_xoshiro::Xoshiro256PlusPlus;

    /// 2,000 rows of six words each; one in a hundred is of class 1 and holds two of twelve words that are its own beside
    /// common ones, so that two rare rows often share none.
    fn pool() -> (FeatureMatrix, Vec<u32>) {
        let mut rng = Xoshiro256PlusPlus::seed_from_u64(11);
        let mut starts = vec![0u64];
        let (mut indices, mut values) = (Vec::<u32>::new(), Vec::<f32>::new());
        let mut truth = Vec::new();
        for row in 0..2_000u32 {
            let is_rare = row % 100 == 37;
            let mut words = BTreeSet::new();
            while is_rare && words.len() < 2 {
                words.insert(60 + rng.gen_range(0..12u32));
            }
            // Two subjects beside the rare one, of thirty words each.
            while words.len() < 6 {
                words.insert(rng.gen_range(0..30u32) + 30 * (row % 2));
            }
            indices.extend(&words);
            values.extend([0.4f32; 6]);
            starts.push(indices.len() as u64);
            truth.push(u32::from(is_rare));
        }
        let mut features = FeatureMatrix::new();
        features.push(Segment::new(starts.into(), indices.into(), values.into()).unwrap(), 72);
        (features, truth)
    }

    #[test]
    fn it_finds_at_least_three_times_as_many_rare_rows_as_chance() {
        let (features, truth) = pool();
        let mut labels: Vec<(u32, u32)> = (0..2_000)
            .filter(|row| row % 67 == 5 || *row == 37 || *row == 137)
            .map(|row| (row, truth[row as usize]))
            .collect();
        let before = labels.iter().filter(|(_, class)| *class == 1).count();
        // Four batches of 25, each from the labels so far: 100 of about 1,970 rows.
        for batch in 0..4 {
            let labeled: Vec<u32> = labels.iter().map(|(row, _)| *row).collect();
            let rows: Vec<u32> = (0..2_000).filter(|row| labeled.binary_search(row).is_err()).collect();
            let candidates = Candidates {
                rows: &rows,
                labeled: &labeled,
                labels: &labels,
                seed: batch,
                ..Candidates::of(&features)
            };
            labels.extend(Discovery.select(&candidates, 25).iter().map(|pick| (pick.row, truth[pick.row as usize])));
            labels.sort_unstable();
        }
        let found = labels.iter().filter(|(_, class)| *class == 1).count() - before;
        let left = 20 - before;
        // Chance finds 100 of 1,970 of them: less than one.
        let by_chance = left as f64 * 100.0 / 1_970.0;
        assert!(found as f64 >= 3.0 * by_chance && found >= 5, "{found} of {left}; {by_chance:.2} by chance");
    }

    #[test]
    fn a_class_is_rare_at_half_an_even_share() {
        let features = FeatureMatrix::new();
        // 12 labels of three known classes: an even share is 4. The fourth class is unknown.
        let labels: Vec<(u32, u32)> =
            (0..12).map(|row| (row, [0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 2, 2][row as usize])).collect();
        let candidates = Candidates { labels: &labels, classes: 4, ..Candidates::of(&features) };
        assert_eq!(rare_classes(&candidates), [2]);
    }

    #[test]
    fn rare_classes_take_turns_and_every_fifth_place_is_new_ground() {
        let order = merge(&[vec![0, 1, 2, 3], vec![1, 4, 5]], &[9, 0, 8], 8);
        assert_eq!(order, [0, 1, 2, 4, 9, 3, 5]);
        assert_eq!(merge(&[], &[3, 1], 5), [3, 1]);
    }

    #[test]
    fn without_labels_the_picks_lie_far_apart() {
        let features = super::super::share::circle(&[0.0, 1.0, 90.0, 91.0, 180.0, 181.0]);
        let rows: Vec<u32> = (0..6).collect();
        let candidates = Candidates { rows: &rows, seed: 2, ..Candidates::of(&features) };
        let mut thirds: Vec<u32> = Discovery.select(&candidates, 3).iter().map(|pick| pick.row / 2).collect();
        thirds.sort_unstable();
        assert_eq!(thirds, [0, 1, 2]);
    }
}
