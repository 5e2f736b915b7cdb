//! A decision's whole life on one page: what was asked, how it was routed and why, who said what, what may run, what ran.

use super::super::frame::Done;
use super::super::item_view::Field;
use super::super::words::{When, moment, probability};
use super::super::{go, show};
use super::badge::{Badge, badge_of};
use super::diff::{Diff, diff, rows};
use super::history::{Earlier, Said, earlier, said};
use super::said::{code_text, reason_text, route_text, status_text};
use super::{Frame, reviewer, sure};
use crate::domain::{DecisionId, Timestamp};
use crate::error::Result;
use crate::http::body::Form;
use crate::http::{AppState, InWorkflow, Me, Reply, blocking};
use crate::people::STOP;
use crate::reviews::{StopOutbox, decision_view};
use crate::store::{CorrectionRow, EffectReportRow, ModelDecisionRow, Reader, ReviewItemRow};
use actix_web::web;
use serde::{Deserialize, Serialize};
use serde_json::Value;

#[derive(Serialize)]
struct LifePage {
    workflow: Frame,
    decision: i64,
    heading: String,
    status: &'static str,
    is_open: bool,
    approved_text: &'static str,
    facts: Vec<Fact>,
    badge: Badge,
    route: Vec<Fact>,
    proposed: Vec<Field>,
    proposed_digest: String,
    edit: Option<Diff>,
    rationale: String,
    evidence: Vec<Field>,
    input: Vec<Field>,
    items: Vec<ItemLine>,
    verdicts: Vec<Said>,
    grant: Vec<Fact>,
    effects: Vec<EffectLine>,
    corrections: Vec<CorrectionLine>,
    earlier: Vec<Earlier>,
    /// In the outbox until then.
    releases: Option<String>,
    reasons: Vec<(String, String)>,
}

/// A name and what it says.
#[derive(Serialize)]
struct Fact {
    name: &'static str,
    text: String,
}

#[derive(Serialize)]
struct ItemLine {
    kind: String,
    tier: u32,
    state: String,
    opened: When,
    due: String,
}

#[derive(Serialize)]
struct EffectLine {
    when: When,
    state: String,
    digest: String,
    note: String,
    alarm: String,
}

#[derive(Serialize)]
struct CorrectionLine {
    kind: &'static str,
    selection: String,
    split: String,
    became: String,
}

fn fact(name: &'static str, text: impl Into<String>) -> Fact {
    Fact { name, text: text.into() }
}

/// `GET /decisions/{decision}`.
pub async fn life(app: AppState, me: Me, workflow: InWorkflow, path: web::Path<i64>, query: web::Query<Done>) -> Reply {
    let (id, viewer) = (DecisionId(*path), me.clone());
    let page = blocking(&app, move |app| {
        let now = app.now();
        app.store.read(|r| {
            let frame = Frame::new(r, &r.workflow(workflow.id())?, &viewer, "decision", &query, now)?;
            let can_stop = viewer.may_in_workflow(STOP, workflow.id());
            build(r, frame, &r.model_decision(id)?, can_stop, now)
        })
    })
    .await?;
    show(&app, Some(&me), "reviews/decision.html", &page.heading, &page)
}

fn build(
    r: &Reader<'_>,
    workflow: Frame,
    decision: &ModelDecisionRow,
    can_stop: bool,
    now: Timestamp,
) -> Result<LifePage> {
    let view = decision_view(r, decision.id, false, now)?;
    let policy = r.policy(decision.policy)?;
    let null = Value::Null;
    let request = decision.request.as_ref().unwrap_or(&null);
    let verdicts = r.verdicts_of(decision.id)?;
    let approved_text = match (view.approved, view.is_settled()) {
        (true, _) => "Its caller may act.",
        (false, true) => "Its caller may not act.",
        (false, false) => "Its caller may not act yet.",
    };
    let corrections = r.corrections_of(decision.id)?;
    Ok(LifePage {
        decision: decision.id.0,
        heading: format!("{}: {}", decision.action, decision.external),
        status: status_text(&view.status),
        is_open: !view.is_settled(),
        approved_text,
        facts: facts(decision, now),
        badge: badge_of(decision),
        route: route(r, decision, policy.number)?,
        proposed: rows("value", &decision.proposed_args()),
        proposed_digest: decision.args_digest.clone(),
        edit: decision
            .final_args
            .as_ref()
            .and_then(|args| diff("What a person changed", &decision.proposed_args(), args)),
        rationale: request["rationale"].as_str().unwrap_or_default().to_owned(),
        evidence: rows("value", &request["evidence"]),
        input: rows("value", &request["input"]),
        items: r.items_of_decision(decision.id)?.iter().map(|item| item_line(item, now)).collect(),
        verdicts: verdicts.iter().map(|row| said(r, &policy, row, now)).collect::<Result<Vec<_>>>()?,
        grant: grant(r, decision, now)?,
        effects: r.effect_reports(decision.id)?.iter().map(|report| effect_line(report, now)).collect(),
        corrections: corrections.iter().map(correction_line).collect(),
        earlier: earlier(r, decision, now)?.into_iter().map(|(line, _)| line).collect(),
        releases: view.releases_at.filter(|_| can_stop),
        reasons: policy
            .policy
            .reason_codes
            .iter()
            .map(|reason| (reason.code.clone(), code_text(&policy.policy, &reason.code)))
            .collect(),
        workflow,
    })
}

fn facts(decision: &ModelDecisionRow, now: Timestamp) -> Vec<Fact> {
    let received = When::new(decision.received, now);
    let mut facts = vec![
        fact("Action", decision.action.clone()),
        fact("Caller's key", format!("{}, revision {}", decision.external, decision.revision)),
        fact("Received", format!("{} ({})", received.text, received.ago)),
        fact("Requested by", decision.requested_by.clone()),
        fact("About", decision.subject.clone().unwrap_or_default()),
        fact("Model", format!("{} {}", decision.model, decision.fingerprint)),
        fact("Prompt", decision.prompt_hash.clone()),
        fact("Failed checks", decision.facts.failed_signals.join(", ")),
    ];
    facts.retain(|fact| !fact.text.trim().is_empty());
    facts
}

fn route(r: &Reader<'_>, decision: &ModelDecisionRow, policy: i64) -> Result<Vec<Fact>> {
    let said = |share: Option<f64>| share.map_or_else(|| "none".to_owned(), |share| format!("{share:.4}"));
    let mut lines = vec![
        fact("Route", format!("{}, because {}", route_text(decision.route), reason_text(decision.reason))),
        fact("Policy", format!("version {policy}")),
        fact(
            "Thresholds then",
            format!("acts alone from {}, asks from {}", sure(decision.auto_threshold), sure(decision.review_floor)),
        ),
        fact(
            "Confidence",
            format!(
                "{} as said ({}), {} calibrated; calibrator {}",
                said(decision.facts.confidence),
                decision.facts.kind.as_str().replace('_', " "),
                said(decision.facts.calibrated),
                decision.facts.calibrator.as_str()
            ),
        ),
        fact(
            "A person sees it",
            format!("with probability {} ({})", probability(decision.probability), decision.selection.as_str()),
        ),
    ];
    if let Some((shadow, route, reason)) = decision.shadow {
        let number = r.policy(shadow)?.number;
        let text = format!("version {number}: {}, because {}", route_text(route), reason_text(reason));
        lines.push(fact("In the shadow", text));
    }
    Ok(lines)
}

fn item_line(item: &ReviewItemRow, now: Timestamp) -> ItemLine {
    let kind = match item.kind.as_str() {
        "audit" => format!("second look ({})", item.source.replace('_', " ")),
        "follow_up" => "put off, asked again".into(),
        _ => "approval".into(),
    };
    let state = match &item.outcome {
        Some(outcome) => outcome.replace('_', " "),
        None => "open".into(),
    };
    ItemLine { kind, tier: item.tier, state, opened: When::new(item.opened, now), due: moment(item.due) }
}

fn grant(r: &Reader<'_>, decision: &ModelDecisionRow, now: Timestamp) -> Result<Vec<Fact>> {
    let Some(grant) = r.grant_of(decision.id)? else { return Ok(Vec::new()) };
    let by = match grant.verdict {
        None => "the policy".to_owned(),
        Some(verdict) => r.person(r.verdict(verdict)?.person)?.name,
    };
    let state = match grant.state.as_str() {
        "open" if grant.releases > now => "waits in the outbox".to_owned(),
        "open" if grant.expires <= now => "ran out unused".to_owned(),
        "open" => "not used yet".to_owned(),
        other => other.to_owned(),
    };
    Ok(vec![
        fact("State", state),
        fact("Given by", by),
        fact("Issued", moment(grant.issued)),
        fact("May be used", format!("{} to {}", moment(grant.releases), moment(grant.expires))),
        fact("For exactly", grant.args_digest),
    ])
}

fn effect_line(report: &EffectReportRow, now: Timestamp) -> EffectLine {
    EffectLine {
        when: When::new(report.at, now),
        state: report.state.clone(),
        digest: report.args_digest.clone(),
        note: report.note.clone().unwrap_or_default(),
        alarm: report.alarm.clone().unwrap_or_default(),
    }
}

fn correction_line(row: &CorrectionRow) -> CorrectionLine {
    CorrectionLine {
        kind: match row.kind.as_str() {
            "confirmed" => "confirms the model",
            "rejected" => "rejects what the model said",
            _ => "corrects the model",
        },
        selection: match row.probability {
            Some(p) => format!("{}, probability {}", row.selection, probability(p)),
            None => row.selection.clone(),
        },
        split: row.split.replace('_', " "),
        became: match (&row.annotation, &row.why_not) {
            (Some(_), _) => "a label".into(),
            (None, Some(why)) => format!("no label, because {why}"),
            (None, None) => "no label".into(),
        },
    }
}

/// Why it is stopped.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StopForm {
    reason_code: String,
}

/// `POST /decisions/{decision}/stop`: before it leaves the outbox.
pub async fn stop(
    app: AppState,
    me: Me,
    workflow: InWorkflow,
    path: web::Path<i64>,
    Form(form): Form<StopForm>,
) -> Reply {
    let id = DecisionId(*path);
    let stop = StopOutbox { decision: id, reason_code: form.reason_code, by: reviewer(&me, workflow.id()) };
    blocking(&app, move |app| stop.run(&app.store, app.now())).await?;
    app.tell();
    Ok(go(&format!("/decisions/{id}?done=stopped")))
}
