//! Tests of a job's own weights.

use super::*;
use crate::casework::top_ten_overlap;
use proptest::prelude::*;
use rand::{Rng, SeedableRng};
use rand_xoshiro::Xoshiro256PlusPlus;

const DEFAULTS: [f64; 4] = [0.25; 4];

fn decided(criteria: &[f64], is_taken: bool) -> Decided {
    Decided { criteria: criteria.to_vec(), is_taken }
}

/// Reviewed candidates of a recruiter who goes by the first criterion only, and takes those above `bar`.
fn by_first(n: usize, bar: f64, seed: u64) -> Vec<Decided> {
    let mut rng = Xoshiro256PlusPlus::seed_from_u64(seed);
    (0..n)
        .map(|_| {
            let criteria: Vec<f64> = (0..4).map(|_| rng.r#gen()).collect();
            let is_taken = criteria[0] > bar;
            Decided { criteria, is_taken }
        })
        .collect()
}

#[test]
fn it_collects_before_it_acts() {
    let found = JobCalibration::fit(&DEFAULTS, &by_first(18, 0.5, 1)).unwrap();
    assert_eq!(found.state, State::Collecting { reviewed: 18, of: 30 });
    assert_eq!(found.score(&[0.8, 0.8, 0.4, 0.4]), Some(60.0));
    assert_eq!(JobCalibration::fit(&DEFAULTS, &by_first(29, 0.5, 1)).unwrap().weights, DEFAULTS);
    assert_eq!(JobCalibration::fit(&DEFAULTS, &by_first(30, 2.0, 1)).unwrap().state, State::OneOutcomeOnly);
    assert_eq!(JobCalibration::fit(&DEFAULTS, &by_first(30, 0.5, 1)).unwrap().state, State::Active { reviewed: 30 });
}

#[test]
fn it_moves_towards_what_the_recruiter_does() {
    let found = JobCalibration::fit(&DEFAULTS, &by_first(60, 0.5, 2)).unwrap();
    assert!(found.weights[0] > 0.4 && found.weights[1..].iter().all(|w| *w < 0.25), "{found:?}");
    // A stricter recruiter with the same taste shifts everybody down.
    let strict = JobCalibration::fit(&DEFAULTS, &by_first(60, 0.8, 2)).unwrap();
    assert!(strict.score(&[0.6; 4]).unwrap() < found.score(&[0.6; 4]).unwrap());
}

#[test]
fn it_is_between_the_prior_and_the_decisions() {
    // Nothing reviewed: the prior itself, whatever its width.
    let nothing = blend(&DEFAULTS, &[]);
    let prior = [-6.0, 2.5, 2.5, 2.5, 2.5];
    assert!(nothing.iter().zip(prior).all(|(b, prior)| (b - prior).abs() < 1e-12), "{nothing}");
    // A recruiter who decides as the default score does keeps its order: all weights stay alike, only bolder.
    let mut rows = by_first(200, 0.5, 4);
    rows.iter_mut().for_each(|d| d.is_taken = d.criteria.iter().sum::<f64>() > 2.4);
    let job = JobCalibration::fit(&DEFAULTS, &rows).unwrap();
    let (least, most) = job.weights.iter().fold((f64::MAX, 0.0f64), |(l, m), &w| (l.min(w), m.max(w)));
    assert!(most / least < 1.25, "{job:?}");
}

#[test]
fn the_first_tens_come_together_after_thirty() {
    // A recruiter whose weights differ from the default ones, as the article tells of: 4 or 5 shared names become 7 or 8.
    let truth = [0.7, 0.2, 0.1, 0.0];
    let (mut before, mut after) = (0, 0);
    for seed in 0..40 {
        let mut rng = Xoshiro256PlusPlus::seed_from_u64(seed);
        let people: Vec<Vec<f64>> = (0..100).map(|_| (0..4).map(|_| rng.r#gen()).collect()).collect();
        let liked = |p: &[f64]| p.iter().zip(&truth).map(|(x, w)| x * w).sum::<f64>();
        let reviewed: Vec<Decided> = people[..30].iter().map(|p| decided(p, liked(p) > 0.55)).collect();
        let open = &people[30..];
        let ranked = |score: &dyn Fn(&[f64]) -> f64| {
            let mut order: Vec<usize> = (0..open.len()).collect();
            order.sort_by(|&a, &b| score(&open[b]).total_cmp(&score(&open[a])));
            order
        };
        let theirs = ranked(&liked);
        let job = JobCalibration::fit(&DEFAULTS, &reviewed).unwrap();
        // Without the ends of the scale, which would tie the best.
        let own = |p: &[f64]| p.iter().zip(&job.weights).map(|(x, w)| x * w).sum::<f64>();
        before += top_ten_overlap(&ranked(&|p| p.iter().sum::<f64>()), &theirs).both;
        after += top_ten_overlap(&ranked(&own), &theirs).both;
    }
    let (before, after) = (before as f64 / 40.0, after as f64 / 40.0);
    assert!((4.0..5.5).contains(&before) && (7.0..9.0).contains(&after), "{before} {after}");
}

#[test]
fn nonsense_is_refused() {
    assert!(JobCalibration::fit(&[], &[]).is_err() && JobCalibration::fit(&[f64::NAN], &[]).is_err());
    assert!(JobCalibration::fit(&DEFAULTS, &[decided(&[0.5; 3], true)]).is_err());
    assert!(JobCalibration::fit(&DEFAULTS, &[decided(&[0.5, 0.5, 0.5, 1.5], true)]).is_err());
    let job = JobCalibration::fit(&DEFAULTS, &[]).unwrap();
    assert_eq!((job.score(&[0.5; 3]), job.score(&[f64::NAN; 4]), job.score(&[1.0; 4])), (None, None, Some(100.0)));
}

proptest! {
    #[test]
    fn any_reviews_give_finite_weights(
        rows in proptest::collection::vec((proptest::collection::vec(0.0f64..=1.0, 4), any::<bool>()), 30..60),
        defaults in proptest::collection::vec(-3.0f64..3.0, 4),
    ) {
        let rows: Vec<Decided> = rows.into_iter().map(|(criteria, is_taken)| Decided { criteria, is_taken }).collect();
        let job = JobCalibration::fit(&defaults, &rows).unwrap();
        prop_assert!(job.weights.iter().all(|w| w.is_finite()) && job.shift.is_finite());
        // The order of the reviews does not matter beyond rounding.
        let turned: Vec<Decided> = rows.iter().rev().cloned().collect();
        let again = JobCalibration::fit(&defaults, &turned).unwrap();
        for (a, b) in job.weights.iter().zip(&again.weights) {
            prop_assert!((a - b).abs() < 1e-6);
        }
    }
}
