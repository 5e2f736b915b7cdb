//! Votes for tests: the paper's patients, and made-up crowds whose truth is known.

use super::Votes;
use rand::{Rng, SeedableRng};
use rand_xoshiro::Xoshiro256PlusPlus;

/// Dawid and Skene (1979), table 1: 45 patients; observer 1 judges each three times, observers 2 to 5 once.
const PATIENTS: &str = "1111111 3334334 1122122 2223121 2223222 2223322 1222111 3333433 2222223 2322223 4444444 \
     2223343 1111111 2223212 1211111 1112111 1111111 1111111 2222221 2221322 2222222 2222221 2223222 2212222 1111111 \
     1111111 2322222 1111111 1111111 1121121 1111111 3333233 1111111 2222222 2223232 4334343 2212232 2323233 3333432 \
     1111111 1111111 1212111 2322222 1211111 2222222";

pub fn anaesthesia() -> Votes {
    let mut triples = Vec::new();
    for (patient, row) in PATIENTS.split_whitespace().enumerate() {
        for (place, said) in row.bytes().enumerate() {
            triples.push((patient as u32, place.saturating_sub(2) as u32, u32::from(said - b'1')));
        }
    }
    Votes::new(45, 5, 4, triples).unwrap()
}

/// `votes_each` of the annotators answer each item, right with the probability `skills` says and else any other class.
/// Gives the truth too.
pub fn crowd(items: usize, classes: usize, skills: &[f64], votes_each: usize, seed: u64) -> (Votes, Vec<u32>) {
    let mut rng = Xoshiro256PlusPlus::seed_from_u64(seed);
    let (mut triples, mut truth) = (Vec::new(), Vec::new());
    for item in 0..items {
        let class = rng.gen_range(0..classes as u32);
        truth.push(class);
        for annotator in rand::seq::index::sample(&mut rng, skills.len(), votes_each) {
            let said = if rng.gen_bool(skills[annotator]) {
                class
            } else {
                (class + rng.gen_range(1..classes as u32)) % classes as u32
            };
            triples.push((item as u32, annotator as u32, said));
        }
    }
    (Votes::new(items, skills.len(), classes, triples).unwrap(), truth)
}

pub fn assert_close(found: &[f64], expected: &[f64], tolerance: f64) {
    assert_eq!(found.len(), expected.len(), "{found:?} for {expected:?}");
    for (at, (a, b)) in found.iter().zip(expected).enumerate() {
        assert!((a - b).abs() <= tolerance, "at {at}: {a}, expected {b}");
    }
}
