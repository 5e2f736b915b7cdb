//! Copy: the items of one project into another, some in a write, labels with them if they were asked for.
//!
//! With the source's seed every item keeps its part. With a seed of its own the new project draws again, by the same keys
//! and rules as an import: a group's near-copy on the other side is left out.

use super::import::{BatchRecord, record_batch};
use super::prepare::part_of;
use crate::domain::schema::{NONE_CLASS, NONE_LABEL};
use crate::domain::{Answer, Part, ProjectId, Timestamp};
use crate::error::{Error, Result};
use crate::labels::import_label;
use crate::store::{CloneRow, CopyItem, ProjectRow, Reader, Store, Tx};

/// Items copied in one write; a labeler's answer waits for at most one.
const ROWS_A_WRITE: u32 = 1_000;

/// What one part of a copy did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CopyPart {
    /// Into which project.
    pub project: ProjectId,
    /// Items that are there now.
    pub added: u64,
    /// True when it was the last one.
    pub is_last: bool,
}

/// Copies the next items of the copy that has waited longest; none when no copy waits.
pub fn copy_part(store: &Store, now: Timestamp) -> Result<Option<CopyPart>> {
    let Some(clone) = store.look_up(|r| r.next_clone())? else { return Ok(None) };
    let end = clone.rows.min(clone.next_row.saturating_add(ROWS_A_WRITE));
    let (source, items) = store.read(|r| {
        let source = r.project(clone.source)?;
        let items = r.items_to_copy(source.id, clone.next_row, end)?;
        let items: Vec<(CopyItem, Option<Answer>)> = items
            .into_iter()
            .map(|item| {
                let answer = if clone.with_labels { label_of(r, &source, &item)? } else { None };
                Ok((item, answer))
            })
            .collect::<Result<_>>()?;
        Ok((source, items))
    })?;
    store.write(move |tx| store_part(tx, &clone, &source, items, end, now)).map(Some)
}

/// What the source takes as true about an item.
fn label_of(reader: &Reader<'_>, source: &ProjectRow, item: &CopyItem) -> Result<Option<Answer>> {
    let Some(class) = reader.label(source.id, item.row)?.and_then(|label| label.class) else { return Ok(None) };
    let text = match class {
        NONE_CLASS if !source.schema.is_structured() => Some(NONE_LABEL.to_owned()),
        class => reader.answer_of(&source.schema, item.id, class)?.map(|value| value.into_text()),
    };
    let Some(text) = text else { return Ok(None) };
    let data = serde_json::from_str(&item.item.data).map_err(Error::internal)?;
    // A class that is over since reads no more; such a label does not come along.
    Ok(source.schema.parse_about(&text, true, &data).ok())
}

fn store_part(
    tx: &Tx<'_>,
    clone: &CloneRow,
    source: &ProjectRow,
    items: Vec<(CopyItem, Option<Answer>)>,
    end: u32,
    now: Timestamp,
) -> Result<CopyPart> {
    let project = tx.open_project(clone.project)?;
    let keeps_parts = project.seed == source.seed && project.settings.holdout_share == source.settings.holdout_share;
    let mut batch = BatchRecord::begin(tx, &project, clone.person)?;
    let label_source = format!("import:clone of {}", source.slug);
    let mut left_out = 0;
    for (copy, answer) in items {
        let mut item = copy.item;
        if !keeps_parts {
            let key = item.grouped.unwrap_or(item.fold);
            item.part = part_of(project.seed, project.settings.holdout_share, key);
            if let Some((part, _)) = tx.near_copy(project.id, item.fold)?
                && part != item.part
            {
                if item.grouped.is_some() {
                    left_out += 1;
                    continue;
                }
                item.part = part;
            }
        }
        let row = batch.next_row()?;
        let Some(id) = tx.insert_item_unless_known(project.id, row, &item, &copy.source, now)? else {
            left_out += 1;
            continue;
        };
        batch.added += 1;
        batch.holdout += u64::from(item.part == Part::Holdout);
        if let Some(answer) = &answer {
            import_label(tx, &project, id, row, item.part, answer, &label_source, now)?;
            batch.labels += 1;
        }
    }
    let added = batch.added;
    record_batch(tx, batch, now)?;
    tx.note_clone(clone.project, end, left_out)?;
    Ok(CopyPart { project: clone.project, added, is_last: end >= clone.rows })
}
