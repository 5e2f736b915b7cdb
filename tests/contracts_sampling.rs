//! What every strategy promises, checked for all of them: whoever adds a row to `STRATEGIES` is tested here.

use std::collections::BTreeSet;

use proptest::prelude::*;
use qualm::features::{FeatureMatrix, Segment};
use qualm::models::{FittedCalibrator, LinearModel, Link, Score, score_all};
use qualm::sampling::{Candidates, Outlook, PlanSettings, STRATEGIES, Strategy, find, plan};

/// Rules whose utility is a function of the score alone.
const BY_SCORE: [&str; 3] = ["least_confidence", "margin", "entropy"];
/// Rules without dice whose numbers come from the scores, the model and the matrix itself.
const NO_DICE: [&str; 5] = ["least_confidence", "margin", "entropy", "density_margin", "expected_change"];
/// Rules without dice on a pool they can look at as a whole, whose distances come from an embedding found by iteration.
const NO_DICE_EMBEDDED: [&str; 2] = ["core_set", "coverage"];
/// Rules that draw even from a pool that they can look at as a whole.
const DRAWS: [&str; 6] = ["random", "power_margin", "cluster_margin", "class_balanced", "badge", "committee"];

/// A pool with a model of it.
struct World {
    features: FeatureMatrix,
    model: LinearModel,
    calibrator: FittedCalibrator,
    scores: Vec<Score>,
    labels: Vec<(u32, u32)>,
    labeled: Vec<u32>,
}

impl World {
    /// Rows of (column, value) pairs; the logit of class 0 is the dot product with `weights`, that of class 1 is 0.
    fn new(rows: &[Vec<(u32, f32)>], weights: &[f32], labels: Vec<(u32, u32)>) -> World {
        let mut starts = vec![0u64];
        rows.iter().for_each(|row| starts.push(starts[starts.len() - 1] + row.len() as u64));
        let (indices, values): (Vec<u32>, Vec<f32>) = rows.iter().flatten().copied().unzip();
        let mut features = FeatureMatrix::new();
        features.push(Segment::new(starts.into(), indices.into(), values.into()).unwrap(), weights.len());
        let model = LinearModel {
            classifier: "sparse_logistic".into(),
            classes: 2,
            columns: weights.len(),
            weights: weights.iter().flat_map(|w| [*w, 0.0]).collect(),
            dense: vec![],
            bias: vec![0.0; 2],
            link: Link::Softmax,
        };
        let calibrator = FittedCalibrator::none();
        let scores = score_all(&features, &model, &calibrator, &|| false, &|_| {}).unwrap();
        let labeled = labels.iter().map(|(row, _)| *row).collect();
        World { features, model, calibrator, scores, labels, labeled }
    }

    /// Everything there is to know, about these rows.
    fn candidates<'a>(&'a self, rows: &'a [u32], seed: u64) -> Candidates<'a> {
        Candidates {
            rows,
            scores: Some(&self.scores),
            model: Some(Outlook { model: &self.model, calibrator: &self.calibrator }),
            labeled: &self.labeled,
            labels: &self.labels,
            batch: 10,
            seed,
            ..Candidates::of(&self.features)
        }
    }
}

/// `rows` rows with two to four entries each in 30 columns; the last ten are labeled, in two classes.
fn scattered(rows: usize) -> World {
    let row = |r: usize| {
        let columns: BTreeSet<u32> = (0..4).map(|i| ((r * 31 + i * i * 7 + r / 5) % 30) as u32).collect();
        columns.into_iter().map(|c| (c, 0.3 + (r as f32 + c as f32).sin().abs())).collect()
    };
    let all: Vec<Vec<(u32, f32)>> = (0..rows).map(row).collect();
    let weights: Vec<f32> = (0..30).map(|c| 3.0 * (c as f32 * 1.7).sin()).collect();
    World::new(&all, &weights, (rows - 10..rows).map(|r| (r as u32, (r % 2) as u32)).collect())
}

/// Unit vectors between two axes, one for each class; in the middle the model is undecided. Row 77 is there, row 150 at an
/// end; rows 200 to 219 are labeled, all along the way.
fn fan() -> World {
    let mut degrees: Vec<f32> =
        (0..200).map(|r| 45.0 + (1.0 + (r * 37 % 200) as f32 / 5.0) * [1.0, -1.0][r % 2]).collect();
    (degrees[77], degrees[150]) = (45.0, 0.0);
    degrees.extend((0..20).map(|r| 1.0 + 88.0 * r as f32 / 19.0));
    let rows: Vec<Vec<(u32, f32)>> =
        degrees.iter().map(|d| vec![(0, d.to_radians().cos()), (1, d.to_radians().sin())]).collect();
    World::new(&rows, &[6.0, -6.0], (200..220).map(|r| (r, u32::from(r >= 210))).collect())
}

fn rows_of(strategy: &dyn Strategy, candidates: &Candidates<'_>, count: usize) -> Vec<u32> {
    strategy.select(candidates, count).iter().map(|pick| pick.row).collect()
}

#[test]
fn names_are_found_and_differ() {
    let names: BTreeSet<&str> = STRATEGIES.iter().map(|s| s.name()).collect();
    let titles: BTreeSet<&str> = STRATEGIES.iter().map(|s| s.title()).collect();
    assert_eq!((names.len(), titles.len()), (STRATEGIES.len(), STRATEGIES.len()));
    for name in &names {
        assert_eq!(find(name).unwrap().name(), *name);
        assert!(name.chars().all(|c| c.is_ascii_lowercase() || c == '_'), "{name} is stored and typed by people");
    }
    assert!(titles.iter().all(|title| title.len() < 90 && !title.contains('\n')), "one line on the settings page");
    assert!(BY_SCORE.iter().chain(&NO_DICE).chain(&NO_DICE_EMBEDDED).chain(&DRAWS).all(|name| names.contains(name)));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn picks_are_different_candidates_and_as_many_as_asked(
        picked in prop::collection::btree_set(0u32..150, 0..150),
        count in 0usize..200,
        seed: u64,
    ) {
        let world = scattered(160);
        let rows: Vec<u32> = picked.into_iter().collect();
        let candidates = world.candidates(&rows, seed);
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
    let world = scattered(3000);
    let rows: Vec<u32> = (0..2990).collect();
    for strategy in STRATEGIES {
        let ask = |seed, threads| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            pool.install(|| strategy.select(&world.candidates(&rows, seed), 40))
        };
        let once = ask(1, 1);
        assert_eq!(once, ask(1, 3), "{}", strategy.name());
        let rows_of = |picks: &[qualm::sampling::Pick]| picks.iter().map(|p| p.row).collect::<Vec<_>>();
        if DRAWS.contains(&strategy.name()) {
            assert_ne!(rows_of(&once), rows_of(&ask(2, 1)), "{} draws", strategy.name());
        } else if BY_SCORE.contains(&strategy.name()) {
            assert_eq!(rows_of(&once), rows_of(&ask(2, 1)), "{} looks at all of the pool", strategy.name());
        }
    }
}

#[test]
fn an_undecided_row_comes_before_a_sure_one() {
    let world = fan();
    let rows: Vec<u32> = (0..200).collect();
    for strategy in STRATEGIES.iter().filter(|s| s.needs_model()) {
        for seed in 0..5 {
            let order = rows_of(*strategy, &world.candidates(&rows, seed), 200);
            let place = |row| order.iter().position(|r| *r == row).unwrap();
            assert!(place(77) < place(150), "{}: {} and {}", strategy.name(), place(77), place(150));
            if NO_DICE.contains(&strategy.name()) {
                assert_eq!((order[0], order[199]), (77, 150), "{}", strategy.name());
            }
        }
    }
}

#[test]
fn equal_utilities_keep_row_order() {
    let world = World::new(&vec![vec![(0, 1.0)]; 300], &[0.5], vec![]);
    let rows: Vec<u32> = (0..300).collect();
    for name in NO_DICE {
        let order = rows_of(find(name).unwrap(), &world.candidates(&rows, 3), 10);
        assert_eq!(order, (0..10).collect::<Vec<u32>>(), "{name}");
    }
}

/// The same pool with its rows in reverse order.
fn mirrored(world: &World) -> World {
    let last = world.features.rows() as u32 - 1;
    let row = |r: u32| {
        let row = world.features.row((last - r) as usize);
        row.indices.iter().copied().zip(row.values.iter().copied()).collect()
    };
    let rows: Vec<Vec<(u32, f32)>> = (0..=last).map(row).collect();
    let weights: Vec<f32> = world.model.weights.iter().step_by(2).copied().collect();
    World::new(&rows, &weights, world.labels.iter().rev().map(|(row, class)| (last - row, *class)).collect())
}

#[test]
fn another_order_of_the_pool_makes_no_difference() {
    // In two dimensions an embedding is exact; elsewhere rounding decides between rows that are almost equally far.
    for (there, names, count) in [(scattered(160), &NO_DICE[..], 25), (fan(), &NO_DICE_EMBEDDED[..], 5)] {
        let back = mirrored(&there);
        let last = there.features.rows() as u32 - 1;
        let open = last + 1 - there.labels.len() as u32;
        let (own, other): (Vec<u32>, Vec<u32>) = ((0..open).collect(), (last + 1 - open..=last).collect());
        for name in names {
            let strategy = find(name).unwrap();
            let picked: BTreeSet<u32> = rows_of(strategy, &there.candidates(&own, 3), count).into_iter().collect();
            let found = rows_of(strategy, &back.candidates(&other, 3), count);
            let found: BTreeSet<u32> = found.into_iter().map(|row| last - row).collect();
            assert_eq!(picked, found, "{name}");
        }
    }
}

#[test]
fn copies_and_empty_rows_are_picked_once_each() {
    // Fifty copies of three rows and fifty rows without an entry.
    let kinds = [vec![(0, 1.0)], vec![(0, 0.6), (1, 0.8)], vec![(1, 1.0)], vec![]];
    let all: Vec<Vec<(u32, f32)>> = (0..200).map(|r| kinds[r % 4].clone()).collect();
    let world = World::new(&all, &[2.0, -3.0], vec![(0, 0), (2, 1)]);
    let rows: Vec<u32> = (0..200).filter(|r| ![0, 2].contains(r)).collect();
    for strategy in STRATEGIES {
        for count in [1, 30, 198] {
            let picks = strategy.select(&world.candidates(&rows, 4), count);
            let distinct: BTreeSet<u32> = picks.iter().map(|p| p.row).collect();
            assert_eq!((picks.len(), distinct.len()), (count, count), "{}", strategy.name());
            assert!(picks.iter().all(|p| p.utility.is_finite() && ![0, 2].contains(&p.row)), "{}", strategy.name());
        }
    }
}

#[test]
fn nothing_to_pick_is_no_pick() {
    let world = scattered(160);
    let rows: Vec<u32> = (0..150).collect();
    for strategy in STRATEGIES {
        assert_eq!(strategy.select(&world.candidates(&[], 1), 10), vec![], "{}", strategy.name());
        assert_eq!(strategy.select(&world.candidates(&rows, 1), 0), vec![], "{}", strategy.name());
    }
}

#[test]
fn without_scores_or_a_model_the_queue_is_full_all_the_same() {
    let world = scattered(310);
    let rows: Vec<u32> = (0..300).collect();
    let known = world.candidates(&rows, 3);
    let blind = Candidates { scores: None, model: None, ..known };
    let scored = Candidates { model: None, ..known };
    // What a project knows after its first answers.
    let labels: Vec<(u32, u32)> = world.labels.iter().map(|(row, _)| (*row, 1)).collect();
    let one_class = Candidates { labels: &labels, ..known };
    for strategy in STRATEGIES {
        assert_eq!(strategy.select(&blind, 5).is_empty(), strategy.needs_model(), "{}", strategy.name());
        for candidates in [&blind, &scored, &one_class] {
            let settings = PlanSettings { strategy: *strategy, exploration: 0.1, count: 50, batch: 20 };
            let queue = plan(candidates, &settings);
            let distinct: BTreeSet<u32> = queue.iter().map(|p| p.pick.row).collect();
            assert_eq!((queue.len(), distinct.len()), (50, 50), "{}", strategy.name());
        }
    }
}

/// The sum of (1 if picked, else 0) / probability over many draws is the number of draws, for every row: what makes the
/// inverse of a probability a weight. It holds for a strategy's own picks and for those of a plan, which asks for more
/// than it has places for.
#[test]
fn the_inverse_of_a_probability_is_a_weight() {
    // Rows without anything in common; margins from 0.05 to 0.6, classes in turn.
    let all: Vec<Vec<(u32, f32)>> = (0..12).map(|r| vec![(r, 1.0)]).collect();
    let weights: Vec<f32> = (0..12).map(|r| (0.1 + 0.1 * r as f32) * [1.0, -1.0][r % 2]).collect();
    let world = World::new(&all, &weights, vec![]);
    let rows: Vec<u32> = (0..12).collect();
    let draws = 20_000;
    for strategy in STRATEGIES {
        let picks = strategy.select(&world.candidates(&rows, 0), 4);
        if picks.iter().all(|pick| pick.probability.is_none()) {
            continue;
        }
        assert!(picks.iter().all(|pick| pick.probability.is_some()), "{}: all or none", strategy.name());
        let settings = PlanSettings { strategy: *strategy, exploration: 0.0, count: 4, batch: 2 };
        let (mut own, mut planned) = ([0f64; 12], [0f64; 12]);
        for seed in 0..draws {
            let candidates = world.candidates(&rows, seed);
            let picks = strategy.select(&candidates, 4);
            picks.iter().for_each(|pick| own[pick.row as usize] += 1.0 / pick.probability.unwrap());
            let queue = plan(&candidates, &settings);
            queue.iter().for_each(|place| planned[place.pick.row as usize] += 1.0 / place.pick.probability.unwrap());
        }
        for sums in [own, planned] {
            for (row, sum) in sums.iter().enumerate() {
                // The least likely row is picked in about one draw of 150: standard error 0.09.
                let mean = sum / draws as f64;
                assert!((mean - 1.0).abs() < 0.35, "{}, row {row}: {mean}", strategy.name());
            }
            let mean = sums.iter().sum::<f64>() / draws as f64;
            assert!((mean - 12.0).abs() < 0.5, "{}: {mean} rows", strategy.name());
        }
    }
}

#[test]
fn chances_are_the_probabilities_of_a_shorter_draw() {
    let world = scattered(80);
    let rows: Vec<u32> = (10..80).collect();
    let candidates = world.candidates(&rows, 3);
    for strategy in STRATEGIES {
        let picks = strategy.select(&candidates, 40);
        for count in [0, 7, 40] {
            let (short, chances) = (strategy.select(&candidates, count), strategy.chances(&candidates, &picks, count));
            for ((pick, short), chance) in picks.iter().zip(&short).zip(&chances) {
                let expected = short.probability.filter(|_| short.row == pick.row);
                assert_eq!(*chance, expected, "{} {count}", strategy.name());
            }
            assert!(chances.len() <= count.min(picks.len()), "{} {count}", strategy.name());
        }
    }
    let drawn = find("power_margin").unwrap();
    let picks = drawn.select(&candidates, 40);
    let chances = drawn.chances(&candidates, &picks, 7);
    assert!(chances.len() == 7 && chances.iter().zip(&picks).all(|(chance, pick)| *chance < pick.probability));
}
