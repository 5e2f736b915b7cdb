//! One item that comes by itself: a decision that a person looked at. Its id, its digests and its part follow the rules
//! of every import, so copies do not straddle and the holdout stays what it is.

use super::import::first_vector_len;
use super::prepare::Rules;
use super::readers::Record;
use crate::domain::{ItemId, Part, Timestamp};
use crate::error::{Error, Result};
use crate::store::audit::NewAudit;
use crate::store::{ProjectRow, Twin, Tx};
use serde_json::{Value, json};

/// Where a record ended up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Placed {
    /// It is this item, new or known.
    Item {
        /// Its id.
        id: ItemId,
        /// Its row.
        row: u32,
        /// Pool or holdout.
        part: Part,
    },
    /// It would be in the holdout and may not: it did not come at random.
    LeftOut,
    /// The project's recipe cannot read it.
    Unreadable(String),
}

/// Finds the item of a record, or adds it. `may_measure` says whether it may be part of the holdout, which must stay a
/// uniform sample.
pub fn place_one(
    tx: &Tx<'_>,
    project: &ProjectRow,
    external: &str,
    data: &Value,
    may_measure: bool,
    source: &str,
    now: Timestamp,
) -> Result<Placed> {
    let rules = Rules::of(project);
    let record = Record { text: data.to_string(), data: data.clone(), id: Some(external.to_owned()), label: None };
    let prepared = match rules.prepare(record) {
        Ok(prepared) => prepared,
        Err(bad) => return Ok(Placed::Unreadable(bad.reason)),
    };
    let vector_len = first_vector_len(tx, project)?;
    if vector_len != 0 && vector_len != prepared.vector_len {
        return Ok(Placed::Unreadable(format!(
            "its vector has {} numbers and the first item's {vector_len}",
            prepared.vector_len
        )));
    }
    let mut item = prepared.item;
    if let Some(twin) = tx.twin(project.id, &item.external, &item.content)? {
        let known = match twin {
            Twin::SameId => item.external,
            Twin::SameContent(other) => other,
        };
        let known = tx.item_by_external(project.id, &known)?;
        return Ok(match known.part == Part::Holdout && !may_measure {
            true => Placed::LeftOut,
            false => Placed::Item { id: known.id, row: known.row, part: known.part },
        });
    }
    if let Some((part, _)) = tx.near_copy(project.id, item.fold)?
        && part != item.part
    {
        if prepared.has_group {
            return Ok(Placed::LeftOut);
        }
        item.part = part;
    }
    if item.part == Part::Holdout && !may_measure {
        return Ok(Placed::LeftOut);
    }
    let row = u32::try_from(project.items)
        .map_err(|_| Error::TooLarge("a project holds at most 4,294,967,295 items".into()))?;
    let id = tx
        .insert_item_unless_known(project.id, row, &item, source, now)?
        .ok_or_else(|| Error::internal(format!("row {row} of the items is taken")))?;
    tx.count_items(project.id, 1, u64::from(item.part == Part::Holdout))?;
    tx.audit(NewAudit {
        at: now,
        actor: None,
        action: "items.import",
        project: Some(project.id),
        subject: format!("project {}", project.id),
        detail: json!({"first_row": row, "items": 1, "labels": 0}),
    })?;
    Ok(Placed::Item { id, row, part: item.part })
}
