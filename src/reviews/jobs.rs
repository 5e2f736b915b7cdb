//! Jobs: what people set for each, the weights it learns from their verdicts, and how well model and people agree about
//! the first ten.
//!
//! A verdict on a candidate is read as taken further or not: promoting was approved, or rejecting was refused. From
//! thirty of them on the job has weights of its own (`casework/job_calibration.rs`).

use super::record::about_workflow;
use super::request::DecisionRequest;
use crate::casework::job_calibration::{Decided, JobCalibration, State};
use crate::casework::{Overlap, top_ten_overlap};
use crate::domain::{Timestamp, UserId, WorkflowId};
use crate::error::{Because, Error, Result};
use crate::routing::{Policy, ScoreRule};
use crate::store::{JobDecision, JobRow, ModelDecisionRow, Reader, Store, Tx};
use serde::Serialize;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// Reviews a job learns from: the newest. Older ones are of another time.
const MOST: usize = 500;

/// What a job adds to the facts.
#[derive(Debug, Default)]
pub(super) struct JobFacts {
    pub has_auto_reject: bool,
    pub score: Option<f64>,
}

/// Looks up the job of a request. A criterion that the policy does not weigh is refused, whatever it is: what is
/// protected gets in by no other door.
pub(super) fn job_facts(
    tx: &Tx<'_>,
    workflow: WorkflowId,
    policy: &Policy,
    request: &DecisionRequest,
) -> Result<JobFacts> {
    let Some(rule) = &policy.score else { return Ok(JobFacts::default()) };
    if let Some(name) = request.criteria.keys().find(|name| !rule.weights.contains_key(*name)) {
        let known: Vec<&str> = rule.weights.keys().map(String::as_str).collect();
        return Err(Error::refused(
            Because::Invalid,
            "criterion",
            format!("`{name}` is no criterion of this policy; it weighs {}", known.join(", ")),
        ));
    }
    let job = match &request.job {
        Some(name) => tx.job(workflow, name)?,
        None => None,
    };
    let Some(job) = job else { return Ok(JobFacts::default()) };
    let fit = own_weights(&job).filter(|fit| matches!(fit.state, State::Active { .. }));
    let score = criteria_of(rule, &json!(request.criteria)).and_then(|criteria| fit?.score(&criteria));
    Ok(JobFacts { has_auto_reject: job.auto_reject == Some(true), score })
}

fn own_weights(job: &JobRow) -> Option<JobCalibration> {
    serde_json::from_value(job.fit.clone()?).ok()
}

/// Criteria in the order of the weights; none unless all are there.
fn criteria_of(rule: &ScoreRule, criteria: &Value) -> Option<Vec<f64>> {
    if rule.weights.is_empty() {
        return None;
    }
    rule.weights.keys().map(|name| criteria[name].as_f64()).collect()
}

/// Whether a person took the candidate further; none where the action says nothing about that.
fn is_taken(rule: &ScoreRule, one: &JobDecision) -> Option<bool> {
    let stands = one.kind != "rejected";
    match &one.action {
        action if *action == rule.promotes => Some(stands),
        action if *action == rule.rejects => Some(!stands),
        _ => None,
    }
}

/// Learns a job's weights again after a verdict on one of its decisions.
pub(super) fn refit(tx: &Tx<'_>, policy: &Policy, decision: &ModelDecisionRow) -> Result<()> {
    let Some(rule) = &policy.score else { return Ok(()) };
    let Some(name) = tx.job_of(decision.id)? else { return Ok(()) };
    let Some(job) = tx.job(decision.workflow, &name)? else { return Ok(()) };
    let decided: Vec<Decided> = tx
        .job_decisions(decision.workflow, &job, MOST)?
        .iter()
        .filter_map(|one| {
            let criteria = criteria_of(rule, &one.request.as_ref()?["criteria"])?;
            Some(Decided { criteria, is_taken: is_taken(rule, one)? })
        })
        .collect();
    if rule.weights.is_empty() {
        return Ok(());
    }
    let defaults: Vec<f64> = rule.weights.values().copied().collect();
    let fit = JobCalibration::fit(&defaults, &decided)?;
    tx.set_job_fit(decision.workflow, &name, &serde_json::to_value(fit).map_err(Error::internal)?)
}

/// What whoever switches it on reads, and what is kept as having been read.
pub fn auto_reject_text(policy: &Policy) -> String {
    let below = policy.score.as_ref().map_or(0.0, |rule| rule.review_from);
    format!(
        "Rejections of candidates of this job who score below {below} are prepared without a look at each. No message is sent by that: every one waits for the daily sweep, where a person approves it or pulls it out. This can be switched off at any time."
    )
}

/// Switch staging rejections on or off for one job.
#[derive(Debug, Clone)]
pub struct SetAutoReject {
    /// In which workflow.
    pub workflow: WorkflowId,
    /// Which job.
    pub job: String,
    /// On or off.
    pub is_on: bool,
    /// Who.
    pub by: UserId,
}

impl SetAutoReject {
    /// Stores who said so, when, and what they read. It counts for decisions that come from now on.
    pub fn run(self, store: &Store, now: Timestamp) -> Result<JobRow> {
        store.write(move |tx| {
            let workflow = tx.workflow(self.workflow)?;
            let policy = workflow.policy.map(|id| tx.policy(id)).transpose()?.map(|row| row.policy).unwrap_or_default();
            if policy.score.is_none() {
                let message = "the policy of this workflow has no score, so no job of it can reject by one";
                return Err(Error::refused(Because::Conflict, "no_score", message));
            }
            let job = checked_name(&self.job)?;
            tx.set_auto_reject(workflow.id, &job, self.is_on, &auto_reject_text(&policy), self.by, now)?;
            let detail = json!({"is_on": self.is_on});
            let action = if self.is_on { "job.auto_reject_on" } else { "job.auto_reject_off" };
            about_workflow(tx, action, Some(self.by), workflow.id, detail.clone(), now)?;
            tx.happen(workflow.id, action, None, None, detail, now)?;
            tx.job(workflow.id, &job)?.ok_or_else(|| Error::internal("a job that was just stored is not there"))
        })
    }
}

fn checked_name(name: &str) -> Result<String> {
    let name = name.trim();
    match name.chars().count() {
        1..=100 if !name.chars().any(char::is_control) => Ok(name.to_owned()),
        length => Err(Error::Invalid(format!("the job's name has {length} characters: use 1 to 100 plain ones"))),
    }
}

/// Let a job forget the weights it learned.
#[derive(Debug, Clone)]
pub struct ResetJob {
    /// In which workflow.
    pub workflow: WorkflowId,
    /// Which job.
    pub job: String,
    /// Who.
    pub by: UserId,
}

impl ResetJob {
    /// Reviews so far do not count any more; the default weights do.
    pub fn run(self, store: &Store, now: Timestamp) -> Result<()> {
        store.write(move |tx| {
            tx.reset_job(self.workflow, &self.job, now)?;
            about_workflow(tx, "job.reset", Some(self.by), self.workflow, json!({}), now)
        })
    }
}

/// One criterion's weights.
#[derive(Debug, Clone, Serialize)]
pub struct Weight {
    /// Its name.
    pub criterion: String,
    /// By default.
    pub default: f64,
    /// In this job; the same until it has learned.
    pub own: f64,
}

/// How a job does.
#[derive(Debug, Clone, Serialize)]
pub struct JobReport {
    /// Its name.
    pub job: String,
    /// Whether low scores are staged for rejection.
    pub auto_reject: bool,
    /// Who said so last, by name, when, and what they read.
    pub set_by: Option<String>,
    /// When.
    pub set_at: Option<String>,
    /// What they read.
    pub said: Option<String>,
    /// How far it has learned.
    pub state: State,
    /// Weights of the criteria.
    pub weights: Vec<Weight>,
    /// Points of 0 to 100 added to everybody.
    pub shift: f64,
    /// People's last ten of those they took further, among the first as many by the score that was sent, of all decided
    /// since the first of them.
    pub overlap_by_score: Overlap,
    /// The same by the score that counted when each was routed: the job's own where it had one by then.
    pub overlap_by_job: Overlap,
    /// Candidates that comparison is over.
    pub compared: usize,
    /// Taken further although they scored below the review band.
    pub promoted_from_bottom: usize,
    /// Not taken further although they scored above it.
    pub rejected_from_top: usize,
    /// Why people went against the score, how often.
    pub reasons: BTreeMap<String, usize>,
}

/// Reports on a job under the policy's default weights.
pub fn job_report(r: &Reader<'_>, workflow: WorkflowId, rule: &ScoreRule, job: &JobRow) -> Result<JobReport> {
    let set_by = job.set_by.map(|person| r.person(person)).transpose()?.map(|person| person.name);
    let fit = own_weights(job).filter(|fit| fit.weights.len() == rule.weights.len());
    let weights = rule.weights.iter().enumerate().map(|(at, (name, default))| Weight {
        criterion: name.clone(),
        default: *default,
        own: fit.as_ref().map_or(*default, |fit| fit.weights[at]),
    });
    let decided: Vec<(JobDecision, bool)> = r
        .job_decisions(workflow, job, MOST)?
        .into_iter()
        .filter_map(|one| is_taken(rule, &one).map(|taken| (one, taken)))
        .collect();
    let (mut bottom, mut top, mut reasons) = (0, 0, BTreeMap::new());
    for (one, taken) in &decided {
        let score = one.facts.score.unwrap_or(f64::NAN);
        let (from_bottom, from_top) = (*taken && score < rule.review_from, !taken && score > rule.promote_above);
        bottom += usize::from(from_bottom);
        top += usize::from(from_top);
        if let Some(code) = one.reason_code.as_ref().filter(|_| from_bottom || from_top) {
            *reasons.entry(code.clone()).or_default() += 1;
        }
    }
    let (by_score, by_job, compared) = overlaps(&decided);
    Ok(JobReport {
        job: job.name.clone(),
        auto_reject: job.auto_reject == Some(true),
        set_by,
        set_at: job.set_at.map(Timestamp::to_rfc3339),
        said: job.said.clone(),
        state: fit.as_ref().map_or(
            State::Collecting { reviewed: decided.len(), of: crate::casework::job_calibration::ACTIVE_FROM },
            |fit| fit.state,
        ),
        weights: weights.collect(),
        shift: fit.as_ref().map_or(0.0, |fit| 100.0 * fit.shift),
        overlap_by_score: by_score,
        overlap_by_job: by_job,
        compared,
        promoted_from_bottom: bottom,
        rejected_from_top: top,
        reasons,
    })
}

/// People do not rank, they take or leave: their first ten are the last ten they took, and the model's are the best as
/// many of all that were decided since the first of those. Equal scores keep the order of the reviews.
fn overlaps(decided: &[(JobDecision, bool)]) -> (Overlap, Overlap, usize) {
    let taken: Vec<usize> = (0..decided.len()).filter(|at| decided[*at].1).collect();
    let last = &taken[taken.len().saturating_sub(10)..];
    let Some(first) = last.first() else {
        return (Overlap { both: 0, of: 0 }, Overlap { both: 0, of: 0 }, 0);
    };
    let ranked = |score: &dyn Fn(&JobDecision) -> f64| -> Vec<usize> {
        let mut order: Vec<usize> = (*first..decided.len()).collect();
        order.sort_by(|a, b| score(&decided[*b].0).total_cmp(&score(&decided[*a].0)));
        order
    };
    let said = ranked(&|one| one.facts.score.unwrap_or(-1.0));
    let own = ranked(&|one| one.facts.job_score.or(one.facts.score).unwrap_or(-1.0));
    (top_ten_overlap(&said, last), top_ten_overlap(&own, last), decided.len() - first)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::DecisionId;
    use crate::routing::DecisionFacts;

    fn one(score: f64, own: Option<f64>, taken: bool) -> (JobDecision, bool) {
        let facts = DecisionFacts { score: Some(score), job_score: own, ..DecisionFacts::default() };
        let decision = JobDecision {
            decision: DecisionId(1),
            action: "shortlist".into(),
            request: None,
            facts,
            kind: if taken { "confirmed" } else { "rejected" }.into(),
            reason_code: None,
            at: Timestamp(0),
        };
        (decision, taken)
    }

    #[test]
    fn the_overlap_is_over_what_was_decided_since_the_first_of_those_taken() {
        // Not taken, before the first that was: it is in neither list.
        let mut rows = vec![one(99.0, None, false)];
        rows.extend([one(70.0, Some(80.0), true), one(90.0, Some(20.0), false), one(50.0, Some(90.0), true)]);
        let (said, own, compared) = overlaps(&rows);
        assert_eq!((said, own, compared), (Overlap { both: 1, of: 2 }, Overlap { both: 2, of: 2 }, 3));
        assert_eq!(overlaps(&[one(90.0, None, false)]).2, 0);
        // Only the last ten that were taken count.
        let many: Vec<_> = (0..40).map(|at| one(f64::from(at), None, at % 2 == 0)).collect();
        let (said, _, compared) = overlaps(&many);
        assert_eq!((said.of, compared), (10, 20));
        assert_eq!(said.both, 5, "of 20..40 every other one was taken, and the best ten are 30..40");
    }
}
