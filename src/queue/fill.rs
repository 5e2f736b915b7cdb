//! Where the next item comes from when a lane is empty: the holdout in random order, the pool by a random draw.

use crate::digest::mix64;
use crate::domain::{Part, UserId};
use crate::error::Result;
use crate::store::{Lane, ProjectRow, QueueEntry, Tx};

/// Holdout items put into their lane at a time.
const HOLDOUT_BATCH: usize = 200;
/// Draws before the pool is searched row by row.
const DRAWS: u64 = 64;

/// Puts the next holdout items into their lane. Their order is a fixed random order of the whole holdout, so whatever
/// has been labeled at any time is a uniform random sample of it. With `languages`, of those in one of them and in none: a
/// random sample within each language. Returns how many were added.
pub fn fill_holdout(tx: &Tx<'_>, project: &ProjectRow, languages: &[String]) -> Result<usize> {
    let mut rows = match languages.is_empty() {
        true => tx.holdout_rows(project.id)?,
        false => tx.holdout_rows_in(project.id, languages)?,
    };
    rows.sort_by_key(|&row| (mix64(project.seed ^ 0x486f_6c64, u64::from(row)), row));
    let mut added = 0;
    for row in rows {
        if added == HOLDOUT_BATCH {
            break;
        }
        let Some(item) = tx.item_at_row(project.id, row)? else { continue };
        if !tx.is_untouched(project.id, item.id, row)? {
            continue;
        }
        let entry = QueueEntry {
            lane: Lane::Holdout,
            rank: 0,
            item: item.id,
            row,
            source: "holdout".into(),
            probability: (project.holdout_items > 0)
                .then(|| project.holdout_items as f64 / project.standing_items() as f64),
            utility: None,
            round: None,
            model: None,
            // No suggestion: it would sway the answers that measure the model.
            suggestion: None,
            confidence: None,
        };
        tx.queue_append(project.id, &entry)?;
        added += 1;
    }
    Ok(added)
}

/// Draws an untouched item of the pool uniformly at random, for a person of these languages. Used while there is no queue yet, or it ran out before the
/// next round.
pub(super) fn draw_from_pool(
    tx: &Tx<'_>,
    project: &ProjectRow,
    person: UserId,
    languages: &[String],
) -> Result<Option<QueueEntry>> {
    if project.items == 0 {
        return Ok(None);
    }
    let left = tx.left_in_pool(project)?.max(1);
    let seed = mix64(project.seed ^ 0x4472_6177, project.served);
    let entry = |item, row, probability| QueueEntry {
        lane: Lane::Main,
        rank: 0,
        item,
        row,
        source: "random".into(),
        probability,
        utility: None,
        round: None,
        model: None,
        suggestion: None,
        confidence: None,
    };
    for draw in 0..DRAWS {
        let row = (mix64(seed, draw) % project.items) as u32;
        if let Some(item) = tx.item_at_row(project.id, row)?
            && item.part == Part::Pool
            && tx.is_untouched(project.id, item.id, row)?
            // It may have been a practice item, and this person may have had it as one.
            && !tx.has_had(item.id, person)?
            && (languages.is_empty() || tx.reads(item.id, person)?)
        {
            // Among how many somebody of some languages draws is not counted, so no probability is claimed.
            return Ok(Some(entry(item.id, row, languages.is_empty().then(|| 1.0 / left as f64))));
        }
    }
    // Nearly everything is taken. Walking from a random row is not quite uniform, so no probability is claimed.
    let from = (mix64(seed, DRAWS) % project.items) as u32;
    Ok(tx.any_untouched(project.id, person, from, languages)?.map(|(item, row)| entry(item, row, None)))
}
