//! Labels that came with a file.

use super::consolidate::consolidate;
use crate::digest::{random_bytes, sha256};
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
