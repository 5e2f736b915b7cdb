//! Whether model and recruiter would read the same ten candidates first.

use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// How many of the model's first ten are among the people's first ten.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Overlap {
    /// In both.
    pub both: usize,
    /// Compared: 10, or as many as the shorter list has.
    pub of: usize,
}

/// Overlap of the first ten of two rankings, best first. A name that stands twice in a list counts once.
pub fn top_ten_overlap<T: Ord>(model: &[T], people: &[T]) -> Overlap {
    let (all_model, all_people): (BTreeSet<&T>, BTreeSet<&T>) = (model.iter().collect(), people.iter().collect());
    let of = all_model.len().min(all_people.len()).min(10);
    let first = |list: &'_ [T]| -> Vec<usize> {
        let mut seen = BTreeSet::new();
        (0..list.len()).filter(|&at| seen.insert(&list[at])).take(of).collect()
    };
    let chosen: BTreeSet<&T> = first(people).into_iter().map(|at| &people[at]).collect();
    Overlap { both: first(model).into_iter().filter(|&at| chosen.contains(&model[at])).count(), of }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn first_tens() {
        let model: Vec<u32> = (0..30).collect();
        let people: Vec<u32> = (5..35).collect();
        assert_eq!(top_ten_overlap(&model, &people), Overlap { both: 5, of: 10 });
        assert_eq!(top_ten_overlap(&model, &model), Overlap { both: 10, of: 10 });
        assert_eq!(top_ten_overlap(&[1, 2, 3], &[3, 9]), Overlap { both: 0, of: 2 });
        assert_eq!(top_ten_overlap(&[1, 1, 2, 3], &[2, 1, 3]), Overlap { both: 3, of: 3 });
        assert_eq!(top_ten_overlap::<u8>(&[], &[1]), Overlap { both: 0, of: 0 });
    }
}
