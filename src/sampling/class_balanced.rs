//! Class balanced: the next row is one whose predicted class has the fewest labels so far, the picks before it counted
//! with the class they are predicted to be. Within a class, rows are drawn by [`super::power_margin`].
//!
//! Classes with equally few labels take turns, from a class that the seed chooses. So how many rows each class gives
//! depends on the labels, the predictions and the seed, and not on the draws: it is a stratified draw, and the inclusion
//! probability of a pick is that of its class's draws ([`super::gumbel`]). A class with labels enough gives none, so not
//! every candidate has a probability above 0.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::{Candidates, Pick, Strategy, power_margin};
use crate::digest::mix64;

/// See the file's head.
pub(super) struct ClassBalanced;

impl Strategy for ClassBalanced {
    fn name(&self) -> &'static str {
        "class_balanced"
    }

    fn title(&self) -> &'static str {
        "Class balanced: undecided items of the classes with the fewest labels"
    }

    fn needs_model(&self) -> bool {
        true
    }

    fn select(&self, candidates: &Candidates<'_>, count: usize) -> Vec<Pick> {
        let Some(scores) = candidates.scores else { return Vec::new() };
        let mut of_class: Vec<Vec<u32>> = vec![Vec::new(); candidates.classes];
        for &row in candidates.rows {
            let Some(score) = scores.get(row as usize).filter(|score| !score.margin.is_nan()) else { continue };
            let class = score.top as usize;
            if class >= of_class.len() {
                of_class.resize(class + 1, Vec::new());
            }
            of_class[class].push(row);
        }
        let turns = turns(candidates, &of_class, count);
        let mut quotas = vec![0usize; of_class.len()];
        turns.iter().for_each(|&class| quotas[class] += 1);
        let mut drawn: Vec<_> = of_class
            .iter()
            .zip(quotas)
            .map(|(rows, quota)| power_margin::draw(candidates, rows, quota).into_iter())
            .collect();
        let n = turns.len() as f64;
        turns
            .into_iter()
            .filter_map(|class| drawn[class].next())
            .enumerate()
            // The order is made by turns, and no number falls with it.
            .map(|(at, pick)| Pick { utility: (n - at as f64) / n, ..pick })
            .collect()
    }
}

/// The class of each of up to `count` places.
fn turns(candidates: &Candidates<'_>, of_class: &[Vec<u32>], count: usize) -> Vec<usize> {
    let classes = of_class.len();
    let mut labels = vec![0usize; classes];
    for &(_, class) in candidates.labels {
        if let Some(labels) = labels.get_mut(class as usize) {
            *labels += 1;
        }
    }
    let first = (mix64(candidates.seed, 0x7475_726e) % classes.max(1) as u64) as usize;
    // Labels, turn, class: the smallest is next.
    let mut waiting: BinaryHeap<_> = (0..classes)
        .filter(|&class| !of_class[class].is_empty())
        .map(|class| Reverse((labels[class], (class + classes - first) % classes, class)))
        .collect();
    let mut left: Vec<usize> = of_class.iter().map(Vec::len).collect();
    let mut turns = Vec::new();
    while turns.len() < count
        && let Some(Reverse((labels, turn, class))) = waiting.pop()
    {
        turns.push(class);
        left[class] -= 1;
        if left[class] > 0 {
            waiting.push(Reverse((labels + 1, turn, class)));
        }
    }
    turns
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::FeatureMatrix;
    use crate::models::Score;

    fn scores(tops: &[u32]) -> Vec<Score> {
        tops.iter().map(|&top| Score { top, confidence: 0.75, margin: 0.5, entropy: 0.0 }).collect()
    }

    #[test]
    fn the_histogram_is_filled_towards_balance() {
        // Ten rows each of classes 0 and 1, two of class 2. Labels so far: 4, 1, 0. First class 2, then 2 and 1 with a label
        // each; then 2 is used up, and 1 goes on until it has as many labels as 0.
        let tops: Vec<u32> = (0..22).map(|row| if row < 10 { 0 } else { 1 + u32::from(row >= 20) }).collect();
        let scores = scores(&tops);
        let features = FeatureMatrix::new();
        let rows: Vec<u32> = (0..22).collect();
        let labels: Vec<(u32, u32)> = vec![(100, 0), (101, 0), (102, 0), (103, 0), (104, 1)];
        for seed in 0..10 {
            let candidates = Candidates {
                rows: &rows,
                scores: Some(&scores),
                labels: &labels,
                classes: 3,
                seed,
                ..Candidates::of(&features)
            };
            let picks = ClassBalanced.select(&candidates, 5);
            let classes: Vec<u32> = picks.iter().map(|pick| tops[pick.row as usize]).collect();
            assert_eq!(classes[0], 2);
            assert_eq!(classes.iter().filter(|class| **class == 1).count(), 3);
            assert!(!classes.contains(&0), "{classes:?}");
            // Class 2 was taken whole; class 1 gave three of ten that are all alike.
            for pick in &picks {
                let probability = pick.probability.unwrap();
                assert_eq!(tops[pick.row as usize] == 2, probability == 1.0, "{pick:?}");
            }
        }
    }

    #[test]
    fn equal_classes_take_turns_and_all_rows_come_in_the_end() {
        let scores = scores(&[0, 0, 0, 1, 1, 1, 2, 2, 2]);
        let features = FeatureMatrix::new();
        let rows: Vec<u32> = (0..9).collect();
        let candidates = Candidates { rows: &rows, scores: Some(&scores), classes: 3, ..Candidates::of(&features) };
        let picks = ClassBalanced.select(&candidates, 20);
        let classes: Vec<u32> = picks.iter().map(|pick| pick.row / 3).collect();
        assert_eq!(picks.len(), 9);
        for round in classes.chunks(3) {
            assert_eq!(round, &classes[..3], "every class once a round, in the same order");
        }
        assert!(picks.iter().all(|pick| pick.probability == Some(1.0)));
    }
}
