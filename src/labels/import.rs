//! Labels that came with a file.

use super::consolidate::consolidate;
use crate::digest::{random_bytes, sha256};
use crate::domain::{Answer, ItemId, Part, Timestamp};
use crate::error::Result;
use crate::store::{ItemRow, NewEvent, ProjectRow, Tx};

/// Stores a label that came with an import as an annotation of nobody, with where it came from.
pub fn import_label(
    tx: &Tx<'_>,
    project: &ProjectRow,
    item: ItemId,
    row: u32,
    part: Part,
    answer: &Answer,
    source: &str,
    now: Timestamp,
) -> Result<()> {
    let annotation = tx.insert_annotation(project.id, item, row, None, None, answer, false, "", source, now)?;
    let salt = random_bytes();
    tx.append_event(&NewEvent {
        at: now,
        project: project.id,
        item,
        person: None,
        assignment: None,
        annotation: Some(annotation),
        kind: "import",
        label: &answer.label,
        note: "",
        is_flagged: false,
        version: 1,
        // The import's audit entry covers these commitments, one entry for a whole batch.
        request_hash: Some(sha256(&[&salt, answer.label.as_bytes()])),
        salt,
    })?;
    consolidate(tx, project.id, item, row, part, project.settings.overlap, now)
}

/// The same for an item that is here already and comes again with a label. False, and nothing is changed, where it has a
/// label or an answer by now: those were given here, and a file does not overrule people.
pub fn import_label_of_known(
    tx: &Tx<'_>,
    project: &ProjectRow,
    item: &ItemRow,
    answer: &Answer,
    source: &str,
    now: Timestamp,
) -> Result<bool> {
    let has_label = tx.label(project.id, item.row)?.is_some_and(|label| label.class.is_some());
    if has_label || !tx.annotations_of(item.id)?.is_empty() || tx.gold_item(item.id)?.is_some() {
        return Ok(false);
    }
    tx.queue_remove_item(item.id)?;
    import_label(tx, project, item.id, item.row, item.part, answer, source, now)?;
    Ok(true)
}
