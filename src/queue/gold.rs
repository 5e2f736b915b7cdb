//! Practice items among the others: one in so many, at a drawn place, to everybody who may not look them up.
//!
//! Each person has a key of their own that nobody sees. It draws one place in every block of ordinary items, and which of
//! the practice items they have not met comes there. Leads and engineers get none: they can read the labels.

use crate::digest::mix64;
use crate::domain::UserId;
use crate::error::Result;
use crate::store::{Lane, ProjectRow, QueueEntry, Tx};

/// The source of such an assignment.
const SOURCE: &str = "gold";

/// Whether this person meets practice items at all.
pub(super) fn meets_gold(tx: &Tx<'_>, project: &ProjectRow, person: UserId) -> Result<bool> {
    Ok(project.settings.gold_every > 1
        && tx.has_gold_items(project.id)?
        && !tx.settles_escalations(project.id, person)?)
}

/// The practice item that is due now for a person who meets them; remembers that it came.
pub(super) fn next_gold(tx: &Tx<'_>, project: &ProjectRow, person: UserId) -> Result<Option<QueueEntry>> {
    let draw = tx.begun_gold_draw(project.id, person)?;
    if draw.last == Some(draw.served) || !is_due(draw.key, draw.served, u64::from(project.settings.gold_every)) {
        return Ok(None);
    }
    let unmet = tx.unmet_gold(project.id, person)?;
    let Some(&(item, row)) = unmet.iter().min_by_key(|(_, row)| (mix64(draw.key, u64::from(*row)), *row)) else {
        return Ok(None);
    };
    tx.note_gold_served(project.id, person, draw.served)?;
    Ok(Some(QueueEntry {
        lane: Lane::Main,
        rank: 0,
        item,
        row,
        source: SOURCE.into(),
        probability: None,
        utility: None,
        round: None,
        model: None,
        // No suggestion: it would be the model that is measured.
        suggestion: None,
        confidence: None,
    }))
}

/// Whether one comes after so many ordinary items: once in each block of `every - 1`, at the place that the key draws.
fn is_due(key: u64, served: u64, every: u64) -> bool {
    let ordinary = every.saturating_sub(1).max(1);
    served % ordinary == mix64(key ^ 0x476f_6c64, served / ordinary) % ordinary
}

#[cfg(test)]
mod tests {
    use super::is_due;

    #[test]
    fn one_place_in_every_block_and_not_the_same_for_two_keys() {
        let places = |key: u64| (0..2400).filter(|&served| is_due(key, served, 25)).collect::<Vec<u64>>();
        let (first, second) = (places(1), places(2));
        for (block, (a, b)) in first.iter().zip(&second).enumerate() {
            let block = block as u64;
            assert!(a / 24 == block && b / 24 == block);
        }
        assert_eq!((first.len(), second.len()), (100, 100));
        // 100 pairs of draws from 24 places are the same about 4 times.
        assert!(first.iter().zip(&second).filter(|(a, b)| a == b).count() < 15);
        let used: std::collections::BTreeSet<u64> = first.iter().map(|at| at % 24).collect();
        assert!(used.len() > 18, "{used:?}");
        assert!((0..9).all(|served| is_due(7, served, 2)), "one in two follows every item");
    }
}
