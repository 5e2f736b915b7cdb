//! From answers to a label: the class most answers name, once all that the overlap asks for are in.
//!
//! A tie leaves the item without a label: leads see these on the page of suspicious labels, and a tie that a second opinion
//! made goes to one more person first. An imported label counts as an answer and
//! settles the item by itself. A lead's decision stands above the answers; so does the label of a practice item, which is one.
//!
//! Where answers are sets, the label is the set of the classes that more than half of them name; a tie about a single class
//! is a tie.

use crate::domain::{ItemId, LabelSchema, Part, ProjectId, Timestamp};
use crate::error::Result;
use crate::queue::ask_to_break_tie;
use crate::store::Tx;
use std::collections::BTreeMap;

/// How the answers settle a label at once.
const MAJORITY: &str = "majority";
/// How a lead does.
const DECISION: &str = "decision";
/// The same, of a practice item.
const GIVEN: &str = "gold";

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
    if let Some(decision) = tx.decision(item)?
        && let Some(class) = tx.project(project)?.schema.stands_for(decision.class)
    {
        let answers = answers.len().max(1) as u32;
        let settled_by = if tx.gold_item(item)?.is_some() { GIVEN } else { DECISION };
        return tx.set_label(project, item, row, part, Some(class), answers, (settled_by, None), now);
    }
    let is_complete = answers.len() >= overlap as usize || answers.iter().any(|a| a.person.is_none());
    let votes: Vec<u32> = answers.iter().map(|a| a.class).collect();
    let class = match votes[..] {
        _ if !is_complete => None,
        [only] => Some(only),
        _ => match tx.project(project)?.schema {
            // The majority may name fewer classes than any answer may.
            LabelSchema::Choices(choices) => winning_set(&votes).filter(|mask| mask.count_ones() >= choices.min),
            // Spans and forms too: the answer that most give exactly.
            _ => winner(votes.into_iter()),
        },
    };
    let count = answers.len() as u32;
    tx.set_label(project, item, row, part, class, count, (MAJORITY, None), now)?;
    match is_complete && count > 1 {
        true => ask_to_break_tie(tx, project, (item, row), class.is_none(), count, overlap),
        false => Ok(()),
    }
}

/// The class with strictly more votes than every other.
pub(super) fn winner(votes: impl Iterator<Item = u32>) -> Option<u32> {
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
pub(super) fn winning_set(votes: &[u32]) -> Option<u32> {
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
