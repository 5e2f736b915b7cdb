//! Samples: decisions that we wrote, posted as a program would. A made-up program asks, so that whoever loads them may
//! review them.

use super::files_of;
use crate::domain::{Timestamp, UserId, WorkflowId};
use crate::error::{Error, Result};
use crate::reviews::{DecisionRequest, RouteDecision};
use crate::store::Store;
use serde_json::{Value, json};

/// Whoever asks in samples. Nobody can sign in as it.
const PROGRAM: &str = "sample program (made up)";

/// Post a template's samples into the workflow that was made from it.
#[derive(Debug, Clone, Copy)]
pub struct LoadSamples {
    /// Which workflow.
    pub workflow: WorkflowId,
    /// Who loads them, for the record.
    pub by: UserId,
}

pub(super) fn read(line: &str, workflow: &str) -> Result<DecisionRequest> {
    let mut value: Value = serde_json::from_str(line).map_err(Error::internal)?;
    value["workflow"] = json!(workflow);
    serde_json::from_value(value).map_err(Error::internal)
}

impl LoadSamples {
    /// Posts them; how many are new. Loading them again finds those that are there.
    pub fn run(self, store: &Store, now: Timestamp) -> Result<usize> {
        let workflow = store.read(|r| r.workflow(self.workflow))?;
        if workflow.settings.template.is_empty() {
            return Err(Error::Conflict("this workflow was made without a template, so it has no samples".into()));
        }
        let (files, _) = files_of(&workflow.settings.template)?;
        let program = store.write(move |tx| match tx.person_by_name(PROGRAM)? {
            Some(person) => Ok(person.id),
            None => tx.insert_person(PROGRAM, false, true, now),
        })?;
        let mut new = 0;
        for line in files.samples.lines() {
            let request = read(line, &workflow.slug)?;
            let routed = RouteDecision { workflow: workflow.id, request, by: program }.run(store, now)?;
            new += usize::from(routed.is_new);
        }
        Ok(new)
    }
}
