//! Start, cancel, roll back: what people and programs ask of rounds.

use super::refill::refill_queue;
use super::refit::bring_features_back;
use super::workshop::Workshop;
use crate::domain::{ProjectId, Timestamp, UserId};
use crate::error::{Error, Result};
use crate::store::audit::NewAudit;
use crate::store::{ProjectRow, Reader, RoundRow};
use serde_json::json;

/// Ask for a round.
pub struct StartRound {
    /// In which project.
    pub project: ProjectId,
    /// What asks: `button`, `api`, `cli`, `labels`, `timer`.
    pub cause: &'static str,
    /// Who asks, if a person does.
    pub by: Option<UserId>,
}

/// Ask for the round that ends a project: its model trains on the holdout's labels too. The labels stay what they are, so
/// a later plain round measures on the holdout again, with a model that has not seen it.
pub struct SpendHoldout {
    /// In which project.
    pub project: ProjectId,
    /// What asks: `button`, `api`, `cli`.
    pub cause: &'static str,
    /// Who asks, if a person does.
    pub by: Option<UserId>,
}

/// The key in a round's copy of the settings that says it spends the holdout.
const SPENDS: &str = "spend_holdout";

/// Whether a round was asked to spend the holdout.
pub(super) fn spends_holdout(round: &RoundRow) -> bool {
    round.settings.as_ref().is_some_and(|settings| settings[SPENDS] == true)
}

/// The copy of the settings that a round keeps.
pub(super) fn settings_copy(project: &ProjectRow, spends: bool) -> Result<String> {
    let mut copy = serde_json::to_value(&project.settings).map_err(Error::internal)?;
    if spends {
        copy[SPENDS] = json!(true);
    }
    Ok(copy.to_string())
}

/// Stop a round that waits or runs.
pub struct CancelRound {
    /// In which project.
    pub project: ProjectId,
    /// Its number.
    pub number: i64,
    /// Who stops it.
    pub by: Option<UserId>,
}

/// Make an earlier round's model the current one again.
pub struct Rollback {
    /// In which project.
    pub project: ProjectId,
    /// The round whose model comes back.
    pub number: i64,
    /// Who rolls back.
    pub by: Option<UserId>,
}

impl StartRound {
    /// Puts a round in line for the worker. A conflict when one waits or runs already.
    pub fn run(self, workshop: &Workshop, now: Timestamp) -> Result<RoundRow> {
        put_in_line(workshop, self.project, self.cause, self.by, false, now)
    }
}

impl SpendHoldout {
    /// Puts the round in line for the worker. A conflict when one waits or runs already.
    pub fn run(self, workshop: &Workshop, now: Timestamp) -> Result<RoundRow> {
        put_in_line(workshop, self.project, self.cause, self.by, true, now)
    }
}

fn put_in_line(
    workshop: &Workshop,
    project: ProjectId,
    cause: &'static str,
    by: Option<UserId>,
    spends: bool,
    now: Timestamp,
) -> Result<RoundRow> {
    workshop.store.write(move |tx| {
        tx.open_project(project)?.check_learnable().map_err(Error::Invalid)?;
        let number = tx.insert_round(project, cause, by, now)?;
        let round = tx.round(project, number)?;
        let mut detail = json!({"number": number, "cause": cause});
        if spends {
            tx.set_round_wish(round.id, &json!({SPENDS: true}))?;
            detail[SPENDS] = json!(true);
        }
        tx.audit(NewAudit {
            at: now,
            actor: by,
            action: "round.start",
            project: Some(project),
            subject: format!("round {}", round.id),
            detail,
        })?;
        tx.round(project, number)
    })
}

impl CancelRound {
    /// Stops the round at its next chance, within about a second; one that waits stops at once.
    pub fn run(self, workshop: &Workshop, now: Timestamp) -> Result<RoundRow> {
        let (project, number, by) = (self.project, self.number, self.by);
        let round = workshop.store.write(move |tx| {
            let round = tx.round(project, number)?;
            if !tx.cancel_round(round.id, now)? {
                return Err(Error::Conflict(format!("round {number} is {} already", round.state)));
            }
            tx.audit(NewAudit {
                at: now,
                actor: by,
                action: "round.cancel",
                project: Some(project),
                subject: format!("round {}", round.id),
                detail: json!({}),
            })?;
            tx.round(project, number)
        })?;
        workshop.live.cancel(round.id);
        Ok(round)
    }
}

impl Rollback {
    /// Makes the model of that round current, with the features it reads, and orders the queue by it. Models are kept, so
    /// this works both ways.
    pub fn run(self, workshop: &Workshop, now: Timestamp) -> Result<RoundRow> {
        let (project, number, by) = (self.project, self.number, self.by);
        let model = workshop.store.read(|reader| {
            let model = model_of(reader, project, number)?;
            if reader.is_stale(model.id)? {
                return Err(Error::Conflict(format!(
                    "the model of round {number} is from before a class was merged, split or retired, so it cannot come back"
                )));
            }
            Ok(model)
        })?;
        // Read before anything changes: a damaged file must not become the current model.
        workshop.model(&model)?;
        let features = bring_features_back(workshop, &model)?;
        let round = workshop.store.write(move |tx| {
            tx.open_project(project)?;
            let model = model_of(tx, project, number)?;
            tx.set_current_model(project, Some(model.id), now)?;
            tx.audit(NewAudit {
                at: now,
                actor: by,
                action: "model.rollback",
                project: Some(project),
                subject: format!("model {}", model.id),
                detail: json!({"round": number, "digest": model.digest}),
            })?;
            tx.round(project, number)
        })?;
        drop(features);
        refill_queue(workshop, project, true)?;
        Ok(round)
    }
}

fn model_of(reader: &Reader<'_>, project: ProjectId, number: i64) -> Result<crate::store::ModelRow> {
    let round = reader.round(project, number)?;
    let model = round
        .model
        .ok_or_else(|| Error::Conflict(format!("round {number} is {} and has no model to go back to", round.state)))?;
    reader.model(crate::domain::ModelId(model))
}

/// Puts rounds in line that are due by their number of labels or their timer. Returns how many.
pub fn start_due_rounds(workshop: &Workshop, now: Timestamp) -> Result<usize> {
    let due = workshop.store.read(|reader| {
        let mut due = Vec::new();
        for project in reader.projects()? {
            if let Some(cause) = due_cause(reader, &project, now)? {
                due.push((project.id, cause));
            }
        }
        Ok(due)
    })?;
    let count = due.len();
    for (project, cause) in due {
        StartRound { project, cause, by: None }.run(workshop, now)?;
    }
    Ok(count)
}

fn due_cause(reader: &Reader<'_>, project: &ProjectRow, now: Timestamp) -> Result<Option<&'static str>> {
    let settings = &project.settings;
    if settings.round_every_labels == 0 && settings.round_every_minutes == 0 || project.check_learnable().is_err() {
        return Ok(None);
    }
    if reader.open_round(project.id)?.is_some() {
        return Ok(None);
    }
    let last = reader.rounds(project.id, 1)?.into_iter().next();
    let since = reader.labels_since(project.id, last.as_ref().and_then(|round| round.position).unwrap_or(0))?;
    if settings.round_every_labels > 0 && since >= u64::from(settings.round_every_labels) {
        return Ok(Some("labels"));
    }
    let last_end = last.and_then(|round| round.finished).unwrap_or(project.created);
    let is_time = now.secs_since(last_end) >= i64::from(settings.round_every_minutes) * 60;
    Ok((settings.round_every_minutes > 0 && since > 0 && is_time).then_some("timer"))
}
