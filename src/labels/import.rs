//! Labels that came with a file.

use super::consolidate::consolidate;
use crate::digest::random_bytes;
use crate::domain::{Answer, ItemId, Part, Timestamp};
use crate::error::Result;
use crate::store::{NewEvent, ProjectRow, Tx};

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
        request_hash: None,
        salt: random_bytes(),
    })?;
    consolidate(tx, project.id, item, row, part, project.settings.overlap, now)
}
