//! From answers to a label: the class most answers name, once all that the overlap asks for are in.
//!
//! A tie leaves the item without a label: leads see these on the page of suspicious labels, and a tie that a second opinion
//! made goes to one more person first. An imported label counts as an answer and
//! settles the item by itself. A lead's decision stands above the answers.

use crate::domain::{ItemId, Part, ProjectId, Timestamp};
use crate::error::Result;
use crate::queue::ask_to_break_tie;
use crate::store::Tx;
use std::collections::BTreeMap;

/// How the answers settle a label at once.
const MAJORITY: &str = "majority";
/// How a lead does.
const DECISION: &str = "decision";

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
    if let Some(decision) = tx.decision(item)? {
        let answers = answers.len().max(1) as u32;
        return tx.set_label(project, item, row, part, Some(decision.class), answers, (DECISION, None), now);
    }
    let is_complete = answers.len() >= overlap as usize || answers.iter().any(|a| a.person.is_none());
    let class = if is_complete { winner(answers.iter().map(|a| a.class)) } else { None };
    let count = answers.len() as u32;
    tx.set_label(project, item, row, part, class, count, (MAJORITY, None), now)?;
    match is_complete && count > 1 {
        true => ask_to_break_tie(tx, project, (item, row), class.is_none(), count, overlap),
        false => Ok(()),
    }
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

#[cfg(test)]
mod tests {
    use super::winner;

    #[test]
    fn most_answers_win_and_a_tie_settles_nothing() {
        assert_eq!(winner([2, 1, 2].into_iter()), Some(2));
        assert_eq!(winner([1, 2].into_iter()), None);
        assert_eq!(winner([0].into_iter()), Some(0));
        assert_eq!(winner([].into_iter()), None);
    }
}
