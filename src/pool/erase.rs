//! Erase: items out, because somebody asks for their data to be removed, or because they should never have come in.
//!
//! What is left of an item is its row, which holds nothing, and entries of the audit chain, which never held its text. It
//! cannot be undone. What it taught a model stays in that model until the next round, and copies made before (backups,
//! exports) have it still.

use crate::domain::{ItemId, Part, ProjectId, Timestamp, UserId};
use crate::error::{Error, Result};
use crate::store::audit::NewAudit;
use crate::store::{ItemRow, Reader, Store, Tx};
use serde::Serialize;
use serde_json::json;

/// Items erased in one write.
const ITEMS_A_WRITE: usize = 50;
/// Items of one request.
const MOST: usize = 10_000;

/// Erase items.
pub struct EraseItems {
    /// In which project.
    pub project: ProjectId,
    /// Which.
    pub items: Vec<ItemId>,
    /// Who erases them.
    pub by: UserId,
}

/// What became of it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Erased {
    /// Items that are gone.
    pub items: u64,
    /// Of these, items of the holdout.
    pub holdout: u64,
    /// Answers that went with them.
    pub answers: u64,
    /// People who had one open.
    pub in_hands: u64,
}

impl EraseItems {
    /// Erases them, some in a write. Items that are gone already are passed over, so a repeat does the rest.
    pub fn run(self, store: &Store, now: Timestamp) -> Result<Erased> {
        if self.items.len() > MOST {
            return Err(Error::TooLarge(format!("{} items at once are more than {MOST}", self.items.len())));
        }
        let (project, by) = (self.project, self.by);
        let mut all = Erased::default();
        for items in self.items.chunks(ITEMS_A_WRITE) {
            let items = items.to_vec();
            let replies = store.read(|r| {
                let found: Vec<String> = standing(r, project, &items)?.into_iter().map(|item| item.external).collect();
                r.replies_naming(&found)
            })?;
            let part = store.write(move |tx| {
                tx.open_project(project)?;
                tx.drop_replies(&replies)?;
                erase(tx, project, &items, by, now)
            })?;
            all.items += part.items;
            all.holdout += part.holdout;
            all.answers += part.answers;
            all.in_hands += part.in_hands;
        }
        Ok(all)
    }
}

fn standing(reader: &Reader<'_>, project: ProjectId, items: &[ItemId]) -> Result<Vec<ItemRow>> {
    let mut found = Vec::with_capacity(items.len());
    for &id in items {
        match reader.item(id) {
            Ok(item) if item.project == project => found.push(item),
            Ok(_) => return Err(Error::NotFound(format!("there is no item number {id} in this project"))),
            Err(Error::Gone(_)) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(found)
}

fn erase(tx: &Tx<'_>, project: ProjectId, items: &[ItemId], by: UserId, now: Timestamp) -> Result<Erased> {
    let items = standing(tx, project, items)?;
    let mut part = Erased::default();
    if items.is_empty() {
        return Ok(part);
    }
    let act = tx.insert_erasure(project, by, now)?;
    for item in items {
        // Before the item's part is forgotten: the log of labels and the counters go by it.
        tx.set_label(project, item.id, item.row, item.part, None, 0, ("majority", None), now)?;
        let gone = tx.erase_item(&item, act, now)?;
        tx.audit(NewAudit {
            at: now,
            actor: Some(by),
            action: "item.erase",
            project: Some(project),
            subject: format!("item {}", item.id),
            detail: json!({"row": item.row, "part": item.part.as_str(), "answers": gone.answers}),
        })?;
        part.items += 1;
        part.holdout += u64::from(item.part == Part::Holdout);
        part.answers += gone.answers;
        part.in_hands += gone.in_hands;
    }
    Ok(part)
}
