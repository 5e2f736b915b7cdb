//! Replay past decisions: under the policy of their time the route must come out as stored, or somebody changed the
//! record. Under another policy it shows what would have been. Nothing is ever done with the result.

use super::record::about_decision;
use crate::domain::{DecisionId, PolicyId, Timestamp, WorkflowId};
use crate::error::{Error, Result};
use crate::routing::{Draws, Replayed, replay};
use crate::store::{ModelDecisionRow, PolicyRow, Reader, Store};
use serde::Serialize;
use serde_json::json;
use std::collections::BTreeMap;

/// Which policy to replay under.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReplayUnder {
    /// Each decision's own.
    Contemporary,
    /// The active one.
    Current,
    /// This version, by its number.
    Version(i64),
}

/// Route past decisions again.
pub struct ReplayDecisions {
    /// Of which workflow.
    pub workflow: WorkflowId,
    /// These; the newest ones when empty.
    pub ids: Vec<DecisionId>,
    /// At most so many.
    pub most: usize,
    /// Under which policy.
    pub under: ReplayUnder,
}

/// One decision's replay.
#[derive(Debug, Clone, Serialize)]
pub struct ReplayedDecision {
    /// Which.
    pub decision: DecisionId,
    /// The caller's key.
    pub external_id: String,
    /// Then and now.
    #[serde(flatten)]
    pub routes: Replayed,
    /// Whether they agree.
    pub is_same: bool,
    /// Why the record cannot be trusted; none when it can.
    pub alarm: Option<String>,
}

/// What a replay found.
#[derive(Debug, Clone, Serialize)]
pub struct ReplayReport {
    /// Decisions replayed.
    pub replayed: usize,
    /// Of these, with another route or reason.
    pub changed: usize,
    /// Of these, that were not reproduced under their own policy.
    pub alarms: usize,
    /// How many went from which route to which, as `review to auto`.
    pub moves: BTreeMap<String, usize>,
    /// Each of them.
    pub decisions: Vec<ReplayedDecision>,
}

impl ReplayDecisions {
    /// Replays them. Under each decision's own policy, what does not come out as stored raises an integrity alarm.
    pub fn run(self, store: &Store, now: Timestamp) -> Result<ReplayReport> {
        let workflow = self.workflow;
        let report = store.read(|r| self.look(r))?;
        let alarms: Vec<(DecisionId, String)> =
            report.decisions.iter().filter_map(|one| Some((one.decision, one.alarm.clone()?))).collect();
        if !alarms.is_empty() {
            store.write(move |tx| {
                for (decision, reason) in &alarms {
                    let id = tx.insert_alarm(workflow, Some(*decision), "replay", reason, now)?;
                    about_decision(tx, "integrity.alarm", None, *decision, json!({"alarm": id}), now)?;
                    tx.happen(workflow, "integrity.alarm", Some(*decision), None, json!({"alarm": id}), now)?;
                }
                Ok(())
            })?;
        }
        Ok(report)
    }

    /// The same on a snapshot, writing nothing.
    pub fn look(&self, r: &Reader<'_>) -> Result<ReplayReport> {
        let workflow = r.workflow(self.workflow)?;
        let other = match self.under {
            ReplayUnder::Contemporary => None,
            ReplayUnder::Current => {
                let active = workflow.policy.ok_or_else(|| Error::Conflict("no policy version is active".into()))?;
                Some(r.policy(active)?)
            }
            ReplayUnder::Version(number) => Some(r.policy_by_number(workflow.id, number)?),
        };
        let decisions = if self.ids.is_empty() {
            r.model_decisions(workflow.id, i64::MAX, self.most)?
        } else {
            self.ids.iter().take(self.most).map(|id| r.model_decision(*id)).collect::<Result<Vec<_>>>()?
        };
        let mut own: BTreeMap<PolicyId, PolicyRow> = BTreeMap::new();
        let mut report =
            ReplayReport { replayed: 0, changed: 0, alarms: 0, moves: BTreeMap::new(), decisions: Vec::new() };
        for decision in decisions {
            if decision.workflow != workflow.id {
                return Err(Error::NotFound(format!("there is no decision {} in this workflow", decision.id)));
            }
            if let std::collections::btree_map::Entry::Vacant(place) = own.entry(decision.policy) {
                place.insert(r.policy(decision.policy)?);
            }
            let contemporary = &own[&decision.policy];
            let policy = other.as_ref().unwrap_or(contemporary);
            let stored = (decision.route, decision.reason);
            // Drawn again from the caller's key, not read back: a changed draw must show.
            let draws = Draws::keyed(&workflow.draw_key, &workflow.slug, &decision.external, decision.revision);
            let routes = replay(stored, &decision.facts, &draws, &policy.policy);
            let alarm = if other.is_none() { broken(&decision, contemporary, &draws, &routes) } else { None };
            report.replayed += 1;
            report.changed += usize::from(!routes.is_same());
            report.alarms += usize::from(alarm.is_some());
            if routes.was != routes.is {
                *report.moves.entry(format!("{} to {}", routes.was.as_str(), routes.is.as_str())).or_default() += 1;
            }
            report.decisions.push(ReplayedDecision {
                decision: decision.id,
                external_id: decision.external,
                is_same: routes.is_same(),
                routes,
                alarm,
            });
        }
        Ok(report)
    }
}

/// Why a decision's record cannot be trusted.
fn broken(decision: &ModelDecisionRow, policy: &PolicyRow, draws: &Draws, routes: &Replayed) -> Option<String> {
    if !policy.is_intact {
        return Some(format!("policy version {} is not the one whose hash is stored", policy.number));
    }
    let thresholds = (policy.policy.auto_threshold, policy.policy.review_floor);
    if thresholds != (decision.auto_threshold, decision.review_floor) {
        return Some("the thresholds stored with it are not those of its policy".into());
    }
    if *draws != decision.draws {
        return Some("the draws stored with it are not those of its key".into());
    }
    (!routes.is_same()).then(|| {
        format!(
            "stored as {} because of {}, replayed as {} because of {}",
            routes.was.as_str(),
            routes.was_because.as_str(),
            routes.is.as_str(),
            routes.is_because.as_str()
        )
    })
}
