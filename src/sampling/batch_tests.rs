use std::collections::BTreeSet;

use super::*;
use crate::features::{FeatureMatrix, Segment};
use crate::models::Score;
use crate::sampling::find;

/// Row `r` has column `subject(r)` alone, so two rows are copies or have nothing in common.
fn matrix(rows: usize, subject: impl Fn(usize) -> u32) -> FeatureMatrix {
    let indices: Vec<u32> = (0..rows).map(subject).collect();
    let starts: Vec<u64> = (0..=rows as u64).collect();
    let columns = indices.iter().max().map_or(0, |c| *c as usize + 1);
    let mut matrix = FeatureMatrix::new();
    matrix.push(Segment::new(starts.into(), indices.into(), vec![1f32; rows].into()).unwrap(), columns);
    matrix
}

/// The margin of row `r` is `r / rows`: low rows are undecided.
fn scores(rows: usize) -> Vec<Score> {
    (0..rows)
        .map(|r| {
            let margin = r as f32 / rows as f32;
            Score { top: 0, confidence: (1.0 + margin) / 2.0, margin, entropy: 1.0 - margin }
        })
        .collect()
}

fn settings(strategy: &str, exploration: f64, count: usize, batch: usize) -> PlanSettings<'static> {
    PlanSettings { strategy: find(strategy).unwrap(), exploration, count, batch }
}

fn distinct(queue: &[Planned]) -> usize {
    queue.iter().map(|p| p.pick.row).collect::<BTreeSet<_>>().len()
}

#[test]
fn every_tenth_place_is_a_uniform_draw() {
    let (features, scores) = (matrix(1000, |r| r as u32), scores(1000));
    let rows: Vec<u32> = (0..1000).collect();
    let ask = |seed| {
        let candidates =
            Candidates { rows: &rows, scores: Some(&scores), labeled: &[], seed, ..Candidates::of(&features) };
        plan(&candidates, &settings("margin", 0.1, 50, 10))
    };
    let queue = ask(7);
    assert_eq!((queue.len(), distinct(&queue)), (50, 50));
    for (place, planned) in queue.iter().enumerate() {
        let expected = if place % 10 == 9 { ("random", Some(0.005)) } else { ("margin", None) };
        assert_eq!((planned.source.as_str(), planned.pick.probability), expected, "place {place}");
    }
    // The most undecided 45 rows, in order, but for those that were drawn.
    let by_margin: Vec<u32> = queue.iter().filter(|p| p.source == "margin").map(|p| p.pick.row).collect();
    assert!(by_margin.is_sorted() && by_margin[44] < 50, "{by_margin:?}");
    assert_eq!(queue, ask(7));
    assert_ne!(queue, ask(8));
}

#[test]
fn every_candidate_is_drawn_alike_whatever_the_model_thinks() {
    let (features, scores) = (matrix(20, |r| r as u32), scores(20));
    let rows: Vec<u32> = (0..20).collect();
    let mut times = [0u32; 20];
    for seed in 0..4000 {
        let candidates =
            Candidates { rows: &rows, scores: Some(&scores), labeled: &[], seed, ..Candidates::of(&features) };
        for planned in plan(&candidates, &settings("margin", 0.2, 10, 5)) {
            if planned.source == "random" {
                assert_eq!(planned.pick.probability, Some(0.1));
                times[planned.pick.row as usize] += 1;
            }
        }
    }
    // 400 expected each, standard deviation 19.
    assert!(times.iter().all(|n| (320..480).contains(n)), "{times:?}");
}

#[test]
fn near_duplicates_go_to_the_back() {
    // Rows 0 to 9 are copies of one another and the most undecided.
    let (features, scores) = (matrix(30, |r| if r < 10 { 0 } else { r as u32 }), scores(30));
    let rows: Vec<u32> = (0..30).collect();
    let candidates =
        Candidates { rows: &rows, scores: Some(&scores), labeled: &[], seed: 1, ..Candidates::of(&features) };
    let order = |count, batch| {
        plan(&candidates, &settings("margin", 0.0, count, batch)).iter().map(|p| p.pick.row).collect::<Vec<_>>()
    };
    assert_eq!(order(5, 5), [0, 10, 11, 12, 13]);
    // All thirty are wanted: nothing is dropped, the copies come last.
    assert_eq!(order(30, 30), [vec![0], (10..30).collect(), (1..10).collect()].concat());
    // A window of one batch: each place is compared with its own neighbours only.
    assert_eq!(order(3, 1), [0, 1, 2]);
}

#[test]
fn a_pick_like_a_later_draw_gives_way_to_it() {
    let (features, scores) = (matrix(40, |r| (r / 2) as u32), scores(40));
    let rows: Vec<u32> = (0..40).collect();
    for seed in 0..50 {
        let candidates =
            Candidates { rows: &rows, scores: Some(&scores), labeled: &[], seed, ..Candidates::of(&features) };
        let queue = plan(&candidates, &settings("margin", 0.1, 10, 10));
        let subjects: BTreeSet<u32> = queue.iter().map(|p| p.pick.row / 2).collect();
        assert_eq!(subjects.len(), 10, "seed {seed}: {queue:?}");
    }
}

#[test]
fn without_a_model_coverage_goes_first_and_then_chance() {
    let features = matrix(200, |r| (r % 50) as u32);
    let rows: Vec<u32> = (0..200).collect();
    let candidates = Candidates { rows: &rows, scores: None, labeled: &[], seed: 2, ..Candidates::of(&features) };
    let queue = plan(&candidates, &settings("margin", 0.1, 100, 10));
    assert_eq!((queue.len(), distinct(&queue)), (100, 100));
    let sources: Vec<&str> = queue.iter().map(|p| p.source.as_str()).collect();
    assert_eq!(sources[..30].iter().filter(|s| **s == "coverage").count(), 27);
    assert!(sources[30..].iter().all(|s| *s == "random"));
    // 3 draws between the first 30 and 70 behind, of 200 candidates.
    assert!(queue.iter().filter(|p| p.source == "random").all(|p| p.pick.probability == Some(73.0 / 200.0)));
}

#[test]
fn random_alone_is_one_draw() {
    let features = matrix(50, |r| r as u32);
    let rows: Vec<u32> = (0..50).collect();
    let candidates = Candidates { rows: &rows, scores: None, labeled: &[], seed: 2, ..Candidates::of(&features) };
    let queue = plan(&candidates, &settings("random", 0.1, 20, 10));
    assert_eq!((queue.len(), distinct(&queue)), (20, 20));
    assert!(queue.iter().all(|p| p.source == "random" && p.pick.probability == Some(0.4)));
    assert_eq!(plan(&candidates, &settings("random", 0.1, 90, 10)).len(), 50);
}

#[test]
fn nothing_to_ask_is_an_empty_queue() {
    let features = matrix(5, |r| r as u32);
    for strategy in crate::sampling::STRATEGIES {
        let candidates = Candidates { rows: &[], scores: None, labeled: &[], seed: 2, ..Candidates::of(&features) };
        let settings = PlanSettings { strategy: *strategy, exploration: 0.1, count: 10, batch: 5 };
        assert_eq!(plan(&candidates, &settings), vec![]);
    }
}
