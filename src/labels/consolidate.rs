//! From answers to a label: the class most answers name, once all that the overlap asks for are in.
//!
//! Where answers are sets, the label is the set of the classes that more than half of them name.
//!
//! A tie leaves the item without a label, as does one about a single class of a set; the project page counts these. An imported label counts as an answer and
//! settles the item by itself.

use crate::domain::{ItemId, LabelSchema, Part, ProjectId, Timestamp};
use crate::error::Result;
use crate::store::Tx;
use std::collections::BTreeMap;

pub(super) fn consolidate(
    tx: &Tx<'_>,
    project: ProjectId,
    item: ItemId,
    row: u32,
    part: Part,
    overlap: u32,
    now: Timestamp,
) -> Result<()> {
    let answers = tx.annotations_of(item)?;
    let is_complete = answers.len() >= overlap as usize || answers.iter().any(|a| a.person.is_none());
    let votes: Vec<u32> = answers.iter().map(|a| a.class).collect();
    let class = match votes[..] {
        _ if !is_complete => None,
        [only] => Some(only),
        _ => match tx.project(project)?.schema {
            LabelSchema::Choice(_) => winner(votes.into_iter()),
            // The majority may name fewer classes than any answer may.
            LabelSchema::Choices(choices) => winning_set(&votes).filter(|mask| mask.count_ones() >= choices.min),
        },
    };
    tx.set_label(project, item, row, part, class, answers.len() as u32, now)
}

/// The class with strictly more votes than every other.
fn winner(votes: impl Iterator<Item = u32>) -> Option<u32> {
    let mut counts = BTreeMap::new();
    for class in votes {
        *counts.entry(class).or_insert(0u32) += 1;
    }
    let most = *counts.values().max()?;
    let mut leaders = counts.iter().filter(|(_, count)| **count == most);
    match (leaders.next(), leaders.next()) {
        (Some((class, _)), None) => Some(*class),
        _ => None,
    }
}

/// The mask of the classes that more than half of the masks name; none when a class is named by just half of them.
fn winning_set(votes: &[u32]) -> Option<u32> {
    let mut mask = 0;
    for class in 0..u32::BITS {
        let named = votes.iter().filter(|vote| *vote >> class & 1 == 1).count();
        if 2 * named == votes.len() {
            return None;
        }
        mask |= u32::from(2 * named > votes.len()) << class;
    }
    Some(mask)
}

#[cfg(test)]
mod tests {
    use super::{winner, winning_set};

    #[test]
    fn sets_are_settled_class_by_class() {
        // Three people: class 0 has 3 votes, class 1 two, class 2 one.
        assert_eq!(winning_set(&[0b011, 0b111, 0b001]), Some(0b011));
        assert_eq!(winning_set(&[0b01, 0b11]), None);
        assert_eq!(winning_set(&[0b11, 0b11]), Some(0b11));
        assert_eq!(winning_set(&[0, 0b1, 0]), Some(0));
    }

    #[test]
    fn most_answers_win_and_a_tie_settles_nothing() {
        assert_eq!(winner([2, 1, 2].into_iter()), Some(2));
        assert_eq!(winner([1, 2].into_iter()), None);
        assert_eq!(winner([0].into_iter()), Some(0));
        assert_eq!(winner([].into_iter()), None);
    }
}
