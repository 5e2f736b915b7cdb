//! Jobs on the workflow's page: their switch, what they learned, how model and people agree.

use super::super::go;
use crate::casework::Overlap;
use crate::casework::job_calibration::State;
use crate::error::{Error, Result};
use crate::http::body::Form;
use crate::http::speech::{t, told};
use crate::http::{AppState, InWorkflow, Me, Reply, blocking};
use crate::reviews::{JobReport, ResetJob, SetAutoReject, auto_reject_text, job_report};
use crate::store::{PolicyRow, Reader, WorkflowRow};
use actix_web::web;
use serde::{Deserialize, Serialize};

/// Jobs on the page.
const MOST: usize = 50;

/// The card of jobs.
#[derive(Serialize)]
pub(super) struct Jobs {
    /// What one reads before one switches.
    text: String,
    below: String,
    rows: Vec<JobLine>,
}

#[derive(Serialize)]
struct JobLine {
    name: String,
    is_on: bool,
    set_text: String,
    state_text: String,
    has_learned: bool,
    overlap_text: String,
    against_text: String,
    weights: Vec<WeightLine>,
}

#[derive(Serialize)]
struct WeightLine {
    name: String,
    default: String,
    own: String,
}

/// The card; none where the policy has no score.
pub(super) fn card(r: &Reader<'_>, workflow: &WorkflowRow, policy: Option<&PolicyRow>) -> Result<Option<Jobs>> {
    let Some((policy, rule)) = policy.and_then(|row| Some((&row.policy, row.policy.score.as_ref()?))) else {
        return Ok(None);
    };
    let rows = r.jobs(workflow.id, MOST)?;
    let rows = rows.iter().map(|job| job_report(r, workflow.id, rule, job).map(line)).collect::<Result<_>>()?;
    Ok(Some(Jobs { text: auto_reject_text(policy), below: rule.review_from.to_string(), rows }))
}

fn line(report: JobReport) -> JobLine {
    let (state_text, has_learned) = match report.state {
        State::Collecting { reviewed, of } => (
            told(&format!("Collecting: {reviewed} of {of} reviewed candidates. Until then the default weights count.")),
            false,
        ),
        State::OneOutcomeOnly => {
            (told("Everybody so far had the same outcome, which says nothing about the weights."), false)
        }
        State::Active { reviewed } => {
            (told(&format!("It has weights of its own, learned from {reviewed} reviewed candidates.")), true)
        }
    };
    let weight = |share: f64| format!("{share:.2}");
    JobLine {
        is_on: report.auto_reject,
        set_text: match (&report.set_by, &report.set_at) {
            (Some(who), Some(at)) => {
                let day: String = at.chars().take(10).collect();
                if report.auto_reject {
                    t!("job-on", who = who, day = day)
                } else {
                    t!("job-off", who = who, day = day)
                }
            }
            _ => told("Nobody ever switched it on."),
        },
        state_text,
        has_learned,
        overlap_text: overlap_text(report.overlap_by_score, report.overlap_by_job, report.compared),
        against_text: t!("job-against", n = report.promoted_from_bottom, rejected = report.rejected_from_top),
        weights: report
            .weights
            .into_iter()
            .map(|one| WeightLine { name: one.criterion, default: weight(one.default), own: weight(one.own) })
            .collect(),
        name: report.job,
    }
}

fn overlap_text(by_score: Overlap, by_job: Overlap, compared: usize) -> String {
    if by_score.of < 10 {
        return told(&format!(
            "First ten: not enough evidence yet. People took {} of the 10 candidates this needs.",
            by_score.of
        ));
    }
    let own = if by_job == by_score {
        String::new()
    } else {
        told(&format!("By the score of this job, as it was when each came: {} of 10.", by_job.both))
    };
    let all = told(&format!(
        "Of the last 10 candidates people took, {} are among the first 10 of {compared} by the default score.",
        by_score.both
    ));
    if own.is_empty() { all } else { format!("{all} {own}") }
}

/// What is done to a job.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct JobForm {
    job: String,
    act: String,
}

/// `POST /workflows/{workflow}/jobs`.
pub async fn act(
    app: AppState,
    me: Me,
    workflow: InWorkflow,
    path: web::Path<String>,
    Form(form): Form<JobForm>,
) -> Reply {
    let (id, by) = (workflow.id(), me.person);
    blocking(&app, move |app| {
        let now = app.now();
        let is_on = match form.act.as_str() {
            "on" => true,
            "off" => false,
            "reset" => return ResetJob { workflow: id, job: form.job, by }.run(&app.store, now),
            other => return Err(Error::Invalid(format!("act is `{other}`: use on, off or reset"))),
        };
        SetAutoReject { workflow: id, job: form.job, is_on, by }.run(&app.store, now).map(|_| ())
    })
    .await?;
    app.tell();
    Ok(go(&format!("/workflows/{path}?done=saved#jobs")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_overlap_of_too_few_is_called_that() {
        let of = |both, of| Overlap { both, of };
        assert!(overlap_text(of(3, 4), of(3, 4), 9).contains("not enough evidence yet. People took 4 of the 10"));
        let same = overlap_text(of(5, 10), of(5, 10), 31);
        assert_eq!(same, "Of the last 10 candidates people took, 5 are among the first 10 of 31 by the default score.");
        assert!(overlap_text(of(5, 10), of(8, 10), 31).ends_with("as it was when each came: 8 of 10."));
    }
}
