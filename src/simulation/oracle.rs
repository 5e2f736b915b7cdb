//! The person in the simulation: the data set's own labels, a share of them replaced by another class.
//!
//! The same seed makes the same mistakes for every strategy, and those of a lower noise level are among those of a
//! higher one, so curves differ by what they compare and not by luck.

use crate::digest::mix64;
use crate::models::Link;

/// Whom the mistakes befall, and which class is said instead.
const MISTAKE_KEY: u64 = 0x6d69_7374_616b_6573;
const CLASS_KEY: u64 = 0x6f74_6865_7263_6c73;

/// What is answered about each item: `round(noise * items)` of them get a uniform draw from the other classes. Of a set,
/// one class is turned round: named where it does not apply, or left out where it does.
pub(super) fn answers(targets: &[usize], classes: usize, link: Link, noise: f64, seed: u64) -> Vec<usize> {
    let mut answers = targets.to_vec();
    let mut order: Vec<usize> = (0..targets.len()).collect();
    order.sort_unstable_by_key(|&row| (mix64(seed ^ MISTAKE_KEY, row as u64), row));
    order.truncate((noise * targets.len() as f64).round() as usize);
    for row in order {
        let draw = |of: usize| (mix64(seed ^ CLASS_KEY, row as u64) % of as u64) as usize;
        answers[row] = match link {
            Link::Softmax => (targets[row] + 1 + draw(classes.max(2) - 1)) % classes.max(2),
            Link::Sigmoid => targets[row] ^ 1 << draw(classes),
        };
    }
    answers
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_share_is_exact_the_class_another_and_each_as_likely() {
        let targets: Vec<usize> = (0..3000).map(|row| row % 3).collect();
        let said = answers(&targets, 3, Link::Softmax, 0.2, 7);
        let wrong: Vec<usize> = (0..3000).filter(|&row| said[row] != targets[row]).collect();
        assert_eq!(wrong.len(), 600);
        assert!(said.iter().all(|&class| class < 3));
        // Of 600 mistakes half take the next class: 300, with a standard deviation of 12.
        let next = wrong.iter().filter(|&&row| said[row] == (targets[row] + 1) % 3).count();
        assert!((250..350).contains(&next), "{next}");
        assert_eq!(answers(&targets, 3, Link::Softmax, 0.0, 7), targets);
    }

    #[test]
    fn a_seed_makes_the_same_mistakes_and_more_noise_adds_to_them() {
        let targets = vec![0; 500];
        let (some, more) = (answers(&targets, 4, Link::Softmax, 0.1, 1), answers(&targets, 4, Link::Softmax, 0.3, 1));
        assert_eq!(some, answers(&targets, 4, Link::Softmax, 0.1, 1));
        assert_ne!(some, answers(&targets, 4, Link::Softmax, 0.1, 2));
        assert!((0..500).all(|row| some[row] == 0 || some[row] == more[row]));
    }

    #[test]
    fn a_wrong_set_has_one_class_turned_round() {
        let targets: Vec<usize> = (0..800).map(|row| row % 8).collect();
        let said = answers(&targets, 3, Link::Sigmoid, 0.25, 7);
        let wrong: Vec<usize> = (0..800).filter(|&row| said[row] != targets[row]).collect();
        assert_eq!(wrong.len(), 200);
        for class in 0..3 {
            let turned = wrong.iter().filter(|&&row| said[row] ^ targets[row] == 1 << class).count();
            // A third of 200, with a standard deviation of 7.
            assert!((40..95).contains(&turned), "{turned}");
        }
    }
}
