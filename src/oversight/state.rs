//! What the document is written from: the running configuration and what the tables hold against it.

use super::profiles::{Profile, profile};
use super::promises::{Promise, promises};
use crate::domain::{Timestamp, WorkflowId};
use crate::error::{Because, Error, Result};
use crate::reviews::{ReplayDecisions, ReplayUnder};
use crate::store::{OversightCounts, PolicyRow, Reader, WorkflowMemberRow, WorkflowRow};
use std::collections::BTreeSet;

/// Newest decisions whose routes are computed again.
const REPLAYED: usize = 1000;

/// A workflow's oversight, looked at once.
#[derive(Debug, Clone)]
pub struct Oversight {
    /// The workflow.
    pub workflow: WorkflowRow,
    /// Its active policy version.
    pub policy: PolicyRow,
    /// Who may do what in it.
    pub members: Vec<WorkflowMemberRow>,
    /// Admins with an open account: they may do everything, also where nobody has a role.
    pub admins: BTreeSet<i64>,
    /// The laws it is held against.
    pub profiles: Vec<&'static Profile>,
    /// What the tables hold against the promises.
    pub counts: OversightCounts,
    /// Entries of the log, its head, and its first broken entry.
    pub log: (i64, String, Option<(i64, String)>),
    /// Decisions replayed, and of them with another route.
    pub replayed: (usize, usize),
    /// Every promise, with what was found.
    pub promises: Vec<Promise>,
    /// When.
    pub at: Timestamp,
}

impl Oversight {
    /// Whether gold items are put into the queue now.
    pub(super) fn has_practice(&self) -> bool {
        let settings = &self.workflow.settings;
        self.counts.planted > 0 && settings.gold_share() > 0.0 && !settings.solo
    }
}

/// Reads a workflow's configuration, tries every promise, and holds it against these laws. Reads the whole log.
pub fn look(r: &Reader<'_>, workflow: WorkflowId, laws: &[String], now: Timestamp) -> Result<Oversight> {
    let mut names: Vec<&String> = laws.iter().collect();
    names.sort();
    names.dedup();
    let profiles = names.into_iter().map(|id| profile(id)).collect::<Result<Vec<_>>>()?;
    let workflow = r.workflow(workflow)?;
    let policy = workflow.policy.ok_or_else(|| {
        Error::refused(Because::Conflict, "no_policy", "this workflow has no active policy version; activate one")
    })?;
    let log = r.audit_verify()?;
    let under = ReplayUnder::Contemporary;
    let replay = ReplayDecisions { workflow: workflow.id, ids: Vec::new(), most: REPLAYED, under }.look(r)?;
    let mut found = Oversight {
        policy: r.policy(policy)?,
        members: r.workflow_members(workflow.id)?,
        admins: r
            .people()?
            .into_iter()
            .filter(|one| one.is_admin && one.disabled.is_none())
            .map(|one| one.id.0)
            .collect(),
        counts: r.oversight_counts(workflow.id, workflow.policy)?,
        log: (log.entries, log.head, log.broken),
        replayed: (replay.replayed, replay.alarms),
        promises: Vec::new(),
        at: now,
        workflow,
        profiles,
    };
    found.promises = promises(&found);
    Ok(found)
}
