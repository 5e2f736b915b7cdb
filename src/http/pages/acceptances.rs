//! The panel about accepting the rest of the pool, and what its forms send. It stands on the project's page.

use super::go;
use super::sign_in::Nothing;
use super::words::{When, share};
use crate::acceptance::{AcceptPool, Standing, Withdraw, done_by_the_model, standings};
use crate::domain::{AcceptanceId, Timestamp};
use crate::error::{Error, Result};
use crate::http::body::Form;
use crate::http::speech::t;
use crate::http::{AppState, InProject, Me, Reply, blocking};
use crate::rounds::{RoundReport, without_proof};
use crate::store::{ModelRow, ProjectRow, Reader};
use actix_web::web;
use serde::{Deserialize, Serialize};

/// The panel.
#[derive(Serialize)]
pub(super) struct AcceptPanel {
    /// What the model has done already, in a sentence.
    done: Option<String>,
    /// What could be accepted with the model in use, in a sentence; empty before anything is known.
    sentence: String,
    budget: String,
    confidence: String,
    /// Points of the risk-coverage curve: share accepted, share wrong, the bound.
    curve: Vec<(String, String, String)>,
    /// There is a model, and something could certify it.
    can_ask: bool,
    lines: Vec<AcceptanceLine>,
}

#[derive(Serialize)]
struct AcceptanceLine {
    id: i64,
    text: String,
    audit_text: String,
    is_active: bool,
    flags: Vec<String>,
    when: When,
}

/// The panel of a project; `report` is the one of the model in use, `current`.
pub(super) fn panel(
    reader: &Reader<'_>,
    row: &ProjectRow,
    current: Option<&ModelRow>,
    report: Option<&RoundReport>,
    now: Timestamp,
) -> Result<AcceptPanel> {
    let found = report.and_then(|report| report.acceptance.as_ref());
    let curve = found.map(|found| found.prospect.curve.as_slice()).unwrap_or_default();
    let step = curve.len().div_ceil(5).max(1);
    let standings = standings(reader, row.id)?;
    Ok(AcceptPanel {
        done: done_by_the_model(reader, row.id)?,
        sentence: match (found, report.and_then(|report| report.spent.as_ref()), current) {
            (Some(found), ..) => found.sentence.clone(),
            (None, Some(_), Some(model)) => without_proof(model.round),
            _ => String::new(),
        },
        budget: row.settings.accept_budget.to_string(),
        confidence: row.settings.accept_confidence.to_string(),
        curve: curve
            .iter()
            .skip(step - 1)
            .step_by(step)
            .map(|point| (share(point.coverage, 1), share(point.risk, 1), share(point.upper_bound, 1)))
            .collect(),
        can_ask: current.is_some() && report.is_none_or(|report| report.spent.is_none()),
        lines: standings.iter().map(|one| line(one, now)).collect(),
    })
}

fn line(one: &Standing, now: Timestamp) -> AcceptanceLine {
    let row = &one.row;
    let is_active = row.state == "active";
    let (round, wrong) = (row.certificate.round, share(row.certificate.budget, 2));
    let text = match (&one.by, is_active) {
        (Some(by), true) => {
            t!("accept-stands-by", n = row.items, round = round, by = by, share = wrong, standing = one.standing)
        }
        (None, true) => t!("accept-stands", n = row.items, round = round, share = wrong, standing = one.standing),
        (Some(by), false) => t!("accept-gone-by", n = row.items, round = round, by = by, share = wrong),
        (None, false) => t!("accept-gone", n = row.items, round = round, share = wrong),
    };
    AcceptanceLine {
        id: row.id.0,
        text,
        audit_text: one.audit_text.clone(),
        is_active,
        flags: one.flags.clone(),
        when: When::new(row.created, now),
    }
}

/// What the form sends. `sure` is the box that must be ticked.
#[derive(Debug, Deserialize)]
pub struct AcceptForm {
    budget: f64,
    confidence: f64,
    sure: Option<String>,
}

/// `POST /projects/{project}/acceptances`.
pub async fn accept(
    app: AppState,
    me: Me,
    project: InProject,
    path: web::Path<String>,
    Form(sent): Form<AcceptForm>,
) -> Reply {
    if sent.sure.as_deref() != Some("yes") {
        return Err(
            Error::invalid("Nothing was accepted: tick the box first, so that it cannot happen by a slip.").into()
        );
    }
    let accept = AcceptPool {
        project: project.id(),
        budget: Some(sent.budget),
        confidence: Some(sent.confidence),
        dry_run: false,
        by: Some(me.person),
    };
    blocking(&app, move |app| accept.run(&app.workshop, app.now())).await?;
    app.ring();
    Ok(go(&format!("/projects/{path}?done=accepted")))
}

/// `POST /projects/{project}/acceptances/{acceptance}/withdraw`.
pub async fn withdraw(
    app: AppState,
    me: Me,
    project: InProject,
    path: web::Path<(String, i64)>,
    _: Form<Nothing>,
) -> Reply {
    let (slug, acceptance) = path.into_inner();
    let withdraw = Withdraw { project: project.id(), acceptance: AcceptanceId(acceptance), by: Some(me.person) };
    blocking(&app, move |app| withdraw.run(&app.workshop, app.now())).await?;
    app.ring();
    Ok(go(&format!("/projects/{slug}?done=withdrawn")))
}
