//! Ask again: items that have an answer get a place for one more person and go to the front, without a suggestion. The
//! label that stands keeps standing until the new answer is in. Where the two differ, one more person is asked, so that
//! most can agree; what still ties then, or has nobody left to ask, waits for a lead's decision.

use crate::domain::{ItemId, ProjectId, Timestamp, UserId};
use crate::error::{Error, Result};
use crate::store::audit::NewAudit;
use crate::store::{Lane, QueueEntry, Store, Tx};
use serde::Serialize;
use serde_json::json;

/// The source of a place that breaks a tie.
const TIE: &str = "tie";
/// Answers beyond the overlap after which a tie is a lead's to decide.
const MOST_BEYOND: u32 = 2;

/// Ask another person about items.
pub struct AskAgain {
    /// In which project.
    pub project: ProjectId,
    /// Which items, the most urgent first.
    pub items: Vec<ItemId>,
    /// Why: `suspect` or `relabel`. Stands beside the answer as where it came from.
    pub source: &'static str,
    /// Who asks for it.
    pub by: Option<UserId>,
}

/// What became of it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct AskedAgain {
    /// Items that now wait for another person.
    pub queued: usize,
    /// Items that waited already, or are in somebody's hands.
    pub waiting: usize,
    /// Items that everybody with a role here has answered or skipped.
    pub nobody_left: usize,
}

impl AskAgain {
    /// Puts the items in line, each with one place beyond those that are filled.
    pub fn run(self, store: &Store, now: Timestamp) -> Result<AskedAgain> {
        store.write(move |tx| {
            let project = tx.open_project(self.project)?;
            let mut asked = AskedAgain::default();
            for &id in &self.items {
                let item = tx.item(id)?;
                if item.project != project.id {
                    return Err(Error::NotFound(format!("there is no item number {id} in this project")));
                }
                if tx.looked_again(id)?.is_asked {
                    asked.waiting += 1;
                } else if tx.gold_item(id)?.is_some() {
                    return Err(Error::Conflict(format!(
                        "item {} is a practice item, so its label stands; take the mark away before somebody is asked again",
                        item.external
                    )));
                } else if !tx.has_other_person(project.id, id)? {
                    asked.nobody_left += 1;
                } else {
                    tx.grant_place(project.id, id, project.settings.overlap)?;
                    tx.queue_append(project.id, &entry(self.source, id, item.row))?;
                    asked.queued += 1;
                }
            }
            self.record(tx, &asked, now)?;
            Ok(asked)
        })
    }

    fn record(&self, tx: &Tx<'_>, asked: &AskedAgain, now: Timestamp) -> Result<()> {
        if asked.queued == 0 {
            return Ok(());
        }
        tx.audit(NewAudit {
            at: now,
            actor: self.by,
            action: "items.ask_again",
            project: Some(self.project),
            subject: format!("project {}", self.project),
            detail: json!({"queued": asked.queued, "source": self.source}),
        })
    }
}

/// After an item's answers were settled: when they tie because of a second opinion, one more person is asked; when they
/// tie no longer, nobody is. `answers` stand, of which the project wants `overlap`.
pub fn ask_to_break_tie(
    tx: &Tx<'_>,
    project: ProjectId,
    (item, row): (ItemId, u32),
    is_tie: bool,
    answers: u32,
    overlap: u32,
) -> Result<()> {
    if !is_tie {
        return tx.queue_remove_source(item, TIE);
    }
    let looked = tx.looked_again(item)?;
    let is_wanted = looked.is_answered && !looked.is_asked && answers < overlap + MOST_BEYOND;
    if is_wanted && tx.has_other_person(project, item)? {
        tx.grant_place(project, item, overlap)?;
        tx.queue_append(project, &entry(TIE, item, row))?;
    }
    Ok(())
}

fn entry(source: &str, item: ItemId, row: u32) -> QueueEntry {
    QueueEntry {
        lane: Lane::Again,
        rank: 0,
        item,
        row,
        source: source.into(),
        probability: None,
        utility: None,
        round: None,
        model: None,
        // No suggestion: a second opinion that has read the first, or the model's, is not one.
        suggestion: None,
        confidence: None,
    }
}
