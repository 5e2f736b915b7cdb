//! What every strategy promises, checked for all of them: whoever adds a row to `STRATEGIES` is tested here.

use std::collections::BTreeSet;

use proptest::prelude::*;
use qualm::features::{FeatureMatrix, Segment};
use qualm::models::Score;
use qualm::sampling::{Candidates, PlanSettings, STRATEGIES, find, plan};

/// `rows` rows with two to four entries each in 30 columns.
fn matrix(rows: usize) -> FeatureMatrix {
    let (mut starts, mut indices, mut values) = (vec![0u64], vec![], vec![]);
    for r in 0..rows {
        let columns: BTreeSet<u32> = (0..4).map(|i| ((r * 31 + i * i * 7 + r / 5) % 30) as u32).collect();
        values.extend(columns.iter().map(|c| 0.3 + (r as f32 + *c as f32).sin().abs()));
        indices.extend(columns);
        starts.push(indices.len() as u64);
    }
    let mut matrix = FeatureMatrix::new();
    matrix.push(Segment::new(starts.into(), indices.into(), values.into()).unwrap(), 30);
    matrix
}

/// The score of two classes, the likelier with probability `p`.
fn score(p: f32) -> Score {
    let entropy = if p < 1.0 { -(p * p.ln() + (1.0 - p) * (1.0 - p).ln()) } else { 0.0 };
    Score { top: 0, confidence: p, margin: 2.0 * p - 1.0, entropy }
}

/// Probabilities from 0.5 to 1, in no order.
fn scores(rows: usize) -> Vec<Score> {
    (0..rows).map(|r| score(0.5 + ((r * 613) % 997) as f32 / 1994.0)).collect()
}

#[test]
fn names_are_found_and_differ() {
    let names: BTreeSet<&str> = STRATEGIES.iter().map(|s| s.name()).collect();
    let titles: BTreeSet<&str> = STRATEGIES.iter().map(|s| s.title()).collect();
    assert_eq!((names.len(), titles.len()), (STRATEGIES.len(), STRATEGIES.len()));
    for name in names {
        assert_eq!(find(name).unwrap().name(), name);
        assert!(name.chars().all(|c| c.is_ascii_lowercase() || c == '_'), "{name} is stored and typed by people");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn picks_are_different_candidates_and_as_many_as_asked(
        picked in prop::collection::btree_set(0u32..150, 0..150),
        count in 0usize..200,
        seed: u64,
    ) {
        let (features, scores) = (matrix(150), scores(150));
        let labeled: Vec<u32> = (0..150).filter(|r| !picked.contains(r)).collect();
        let rows: Vec<u32> = picked.into_iter().collect();
        let candidates =
            Candidates { rows: &rows, scores: Some(&scores), labeled: &labeled, seed, ..Candidates::of(&features) };
        for strategy in STRATEGIES {
            let picks = strategy.select(&candidates, count);
            let distinct: BTreeSet<u32> = picks.iter().map(|p| p.row).collect();
            prop_assert_eq!(picks.len(), count.min(rows.len()), "{}", strategy.name());
            prop_assert_eq!(distinct.len(), picks.len(), "{}", strategy.name());
            prop_assert!(distinct.iter().all(|row| rows.binary_search(row).is_ok()), "{}", strategy.name());
            prop_assert!(picks.iter().all(|p| p.utility.is_finite()), "{}", strategy.name());
            prop_assert!(picks.is_sorted_by(|a, b| a.utility >= b.utility), "{}: best first", strategy.name());
            for p in picks.iter().filter_map(|p| p.probability) {
                prop_assert!(p > 0.0 && p <= 1.0, "{}: probability {p}", strategy.name());
            }

            let settings = PlanSettings { strategy: *strategy, exploration: 0.1, count, batch: 20 };
            let queue = plan(&candidates, &settings);
            let distinct: BTreeSet<u32> = queue.iter().map(|p| p.pick.row).collect();
            prop_assert_eq!(queue.len(), count.min(rows.len()), "plan with {}", strategy.name());
            prop_assert_eq!(distinct.len(), queue.len(), "plan with {}", strategy.name());
            prop_assert!(distinct.iter().all(|row| rows.binary_search(row).is_ok()), "plan with {}", strategy.name());
        }
    }
}

#[test]
fn same_seed_same_answer_and_another_seed_another_draw() {
    let (features, scores) = (matrix(3000), scores(3000));
    let rows: Vec<u32> = (0..3000).filter(|r| r % 7 != 0).collect();
    let labeled: Vec<u32> = (0..3000).filter(|r| r % 7 == 0).collect();
    for strategy in STRATEGIES {
        let ask = |seed, threads| {
            let candidates =
                Candidates { rows: &rows, scores: Some(&scores), labeled: &labeled, seed, ..Candidates::of(&features) };
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            pool.install(|| strategy.select(&candidates, 40))
        };
        assert_eq!(ask(1, 1), ask(1, 3), "{}", strategy.name());
        let rows_of = |seed| ask(seed, 1).iter().map(|p| p.row).collect::<Vec<_>>();
        if ["random", "coverage"].contains(&strategy.name()) {
            assert_ne!(rows_of(1), rows_of(2), "{} draws", strategy.name());
        } else {
            assert_eq!(rows_of(1), rows_of(2), "{} looks at all of the pool", strategy.name());
        }
    }
}

#[test]
fn an_undecided_row_outranks_a_sure_one() {
    let features = matrix(200);
    let rows: Vec<u32> = (0..200).collect();
    // Row 77 is a coin flip, row 150 is certain; the others lie between.
    let mut scores: Vec<Score> = (0..200).map(|r| score(0.6 + r as f32 / 600.0)).collect();
    (scores[77], scores[150]) = (score(0.5), score(1.0));
    let candidates =
        Candidates { rows: &rows, scores: Some(&scores), labeled: &[], seed: 3, ..Candidates::of(&features) };
    for strategy in STRATEGIES.iter().filter(|s| s.needs_model()) {
        let order: Vec<u32> = strategy.select(&candidates, 200).iter().map(|p| p.row).collect();
        assert_eq!((order[0], order[199]), (77, 150), "{}", strategy.name());
    }
}

#[test]
fn equal_utilities_keep_row_order() {
    let features = matrix(300);
    let rows: Vec<u32> = (0..300).collect();
    let scores = vec![score(0.7); 300];
    let candidates =
        Candidates { rows: &rows, scores: Some(&scores), labeled: &[], seed: 3, ..Candidates::of(&features) };
    for strategy in STRATEGIES.iter().filter(|s| s.needs_model()) {
        let order: Vec<u32> = strategy.select(&candidates, 10).iter().map(|p| p.row).collect();
        assert_eq!(order, (0..10).collect::<Vec<u32>>(), "{}", strategy.name());
    }
}

#[test]
fn without_scores_the_queue_is_full_all_the_same() {
    let features = matrix(300);
    let rows: Vec<u32> = (0..300).collect();
    let candidates = Candidates { rows: &rows, scores: None, labeled: &[], seed: 3, ..Candidates::of(&features) };
    for strategy in STRATEGIES {
        assert_eq!(strategy.select(&candidates, 5).is_empty(), strategy.needs_model(), "{}", strategy.name());
        let settings = PlanSettings { strategy: *strategy, exploration: 0.1, count: 50, batch: 20 };
        assert_eq!(plan(&candidates, &settings).len(), 50, "{}", strategy.name());
    }
}
