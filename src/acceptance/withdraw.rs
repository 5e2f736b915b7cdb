//! Withdraw: the machine labels of an acceptance that still stand vanish, and their items are candidates again.

use crate::domain::{AcceptanceId, ProjectId, Timestamp, UserId};
use crate::error::{Error, Result};
use crate::rounds::Workshop;
use crate::store::Store;
use crate::store::audit::NewAudit;
use serde_json::json;

/// Rows deleted in one transaction.
const ROWS_A_WRITE: usize = 5000;

/// Take an acceptance back.
#[derive(Debug, Clone, Copy)]
pub struct Withdraw {
    /// In which project.
    pub project: ProjectId,
    /// Which.
    pub acceptance: AcceptanceId,
    /// Who takes it back; none for the command line on the data directory.
    pub by: Option<UserId>,
}

impl Withdraw {
    /// In one step; returns how many machine labels stood until then. What people labeled meanwhile stays theirs. A
    /// conflict when it was withdrawn already.
    pub fn run(self, workshop: &Workshop, now: Timestamp) -> Result<u64> {
        let Withdraw { project, acceptance, by } = self;
        let stood = workshop.store.write(move |tx| {
            tx.refuse_archived(project)?;
            tx.acceptance(project, acceptance)?;
            let stood = tx.standing_count(project, Some(acceptance))?;
            if !tx.withdraw_acceptance(acceptance, by, now)? {
                return Err(Error::Conflict(format!(
                    "acceptance {acceptance} is not active, so there is nothing to withdraw"
                )));
            }
            tx.audit(NewAudit {
                at: now,
                actor: by,
                action: "acceptance.withdraw",
                project: Some(project),
                subject: format!("acceptance {acceptance}"),
                detail: json!({"labels": stood}),
            })?;
            Ok(stood)
        })?;
        sweep(&workshop.store)?;
        Ok(stood)
    }
}

/// Deletes what nobody sees any more.
pub(super) fn sweep(store: &Store) -> Result<()> {
    while store.write(|tx| tx.sweep_machine_labels(ROWS_A_WRITE))? == ROWS_A_WRITE {}
    Ok(())
}
