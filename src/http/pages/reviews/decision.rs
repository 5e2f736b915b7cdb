//! A decision's whole life on one page: what was asked, how it was routed and why, who said what, what may run, what ran.

use super::super::frame::Done;
use super::super::item_view::Field;
use super::super::words::{When, moment, probability};
use super::super::{go, show};
use super::badge::{Badge, badge_of};
use super::diff::{Diff, diff, rows};
use super::history::{Earlier, Said, earlier, said};
use super::said::{code_text, confidence_text, reason_text, route_text, selection_text, status_text};
use super::{Frame, reviewer, sure};
use crate::domain::{DecisionId, Timestamp};
use crate::error::Result;
use crate::http::body::Form;
use crate::http::speech::{Speech, t, told};
use crate::http::{AppState, InWorkflow, Me, Reply, blocking};
use crate::people::STOP;
use crate::reviews::{StopOutbox, decision_view, refuse_gold};
use crate::routing::CalibratorStatus;
use crate::store::{CorrectionRow, EffectReportRow, ModelDecisionRow, Reader, ReviewItemRow};
use actix_web::web;
use serde::{Deserialize, Serialize};
use serde_json::Value;

#[derive(Serialize)]
struct LifePage {
    workflow: Frame,
    decision: i64,
    heading: String,
    status: String,
    is_open: bool,
    approved_text: String,
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
    name: String,
    text: String,
    /// `text`, `data` as a caller or the team wrote it, or `code`.
    kind: &'static str,
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
    text: String,
    /// Why it became no label, as the room says it.
    why: String,
}

fn fact(name: String, text: String) -> Fact {
    Fact { name, text, kind: "text" }
}

fn data(name: String, text: &str) -> Fact {
    Fact { name, text: text.to_owned(), kind: "data" }
}

/// `GET /decisions/{decision}`.
pub async fn life(app: AppState, me: Me, workflow: InWorkflow, path: web::Path<i64>, query: web::Query<Done>) -> Reply {
    let (id, viewer) = (DecisionId(*path), me.clone());
    let page = blocking(&app, move |app| {
        let now = app.now();
        app.store.read(|r| {
            refuse_gold(r, id, true)?;
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
        (true, _) => t!("decision-may"),
        (false, true) => t!("decision-may-not"),
        (false, false) => t!("decision-not-yet"),
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
        proposed: rows(&t!("item-value"), &decision.proposed_args()),
        proposed_digest: decision.args_digest.clone(),
        edit: decision
            .final_args
            .as_ref()
            .and_then(|args| diff(t!("decision-changed"), &decision.proposed_args(), args)),
        rationale: request["rationale"].as_str().unwrap_or_default().to_owned(),
        evidence: rows(&t!("item-value"), &request["evidence"]),
        input: rows(&t!("item-value"), &request["input"]),
        items: r.items_of_decision(decision.id)?.iter().map(|item| item_line(item, now)).collect(),
        verdicts: verdicts.iter().map(|row| said(r, &policy, decision, row, now)).collect::<Result<Vec<_>>>()?,
        grant: grant(r, decision, now)?,
        effects: r.effect_reports(decision.id)?.iter().map(|report| effect_line(report, now)).collect(),
        corrections: corrections.iter().map(correction_line).collect(),
        earlier: earlier(r, decision, now)?.into_iter().map(|(line, _)| line).collect(),
        releases: view.releases_at.filter(|_| can_stop).map(|at| match at.parse::<jiff::Timestamp>() {
            Ok(at) => moment(Timestamp(at.as_millisecond())),
            Err(_) => at,
        }),
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
        data(t!("decision-action"), &decision.action),
        fact(t!("decision-key"), t!("decision-key-is", key = &decision.external, n = decision.revision)),
        fact(t!("decision-received"), format!("{} ({})", received.text, received.ago)),
        data(t!("item-requested-by"), &decision.requested_by),
        data(t!("item-about"), decision.subject.as_deref().unwrap_or_default()),
        data(t!("decision-model"), &format!("{} {}", decision.model, decision.fingerprint)),
        data(t!("decision-prompt"), &decision.prompt_hash),
        data(t!("decision-failed-checks"), &decision.facts.failed_signals.join(", ")),
    ];
    facts.retain(|fact| !fact.text.trim().is_empty());
    facts
}

fn route(r: &Reader<'_>, decision: &ModelDecisionRow, policy: i64) -> Result<Vec<Fact>> {
    let marks = &Speech::now().language().marks;
    let share = |share: f64| marks.decimals(share, 4);
    let because = |route, reason| (route_text(route), reason_text(reason));
    let (route, reason) = because(decision.route, decision.reason);
    let (auto, floor) = (sure(decision.auto_threshold), sure(decision.review_floor));
    let facts = &decision.facts;
    let confidence = t!(
        "decision-confidence-is",
        said = facts.confidence.map_or_else(|| t!("decision-none-said"), share),
        kind = confidence_text(facts.kind.as_str()),
        calibrated = facts.calibrated.map_or_else(|| t!("decision-none-calibrated"), share),
        calibrator = calibrator_text(facts.calibrator)
    );
    let (p, selection) = (probability(decision.probability), selection_text(decision.selection.as_str()));
    let mut lines = vec![
        fact(t!("decision-route"), t!("decision-route-because", route = route, reason = reason)),
        fact(t!("decision-policy"), t!("decision-version", n = policy)),
        fact(t!("decision-thresholds"), t!("decision-thresholds-were", auto = auto, floor = floor)),
        fact(t!("decision-confidence"), confidence),
        fact(t!("decision-seen"), t!("decision-seen-with", p = p, selection = selection)),
    ];
    if let Some((shadow, route, reason)) = decision.shadow {
        let number = r.policy(shadow)?.number;
        let (route, reason) = because(route, reason);
        let text = t!("decision-shadow-because", n = number, route = route, reason = reason);
        lines.push(fact(t!("decision-shadow"), text));
    }
    Ok(lines)
}

/// Whether the calibrator could be relied on.
fn calibrator_text(status: CalibratorStatus) -> String {
    match status {
        CalibratorStatus::Missing => t!("calibrator-missing"),
        CalibratorStatus::Weak => t!("calibrator-weak"),
        CalibratorStatus::Stale => t!("calibrator-stale"),
        CalibratorStatus::Valid => t!("calibrator-valid"),
    }
}

fn item_line(item: &ReviewItemRow, now: Timestamp) -> ItemLine {
    let kind = match item.kind.as_str() {
        "audit" => t!("asked-second-look", why = second_look_text(&item.source)),
        "follow_up" => t!("asked-again"),
        _ => t!("asked-approval"),
    };
    let state = item.outcome.as_deref().map_or_else(|| t!("asked-open"), outcome_text);
    ItemLine { kind, tier: item.tier, state, opened: When::new(item.opened, now), due: moment(item.due) }
}

/// Why somebody looks again.
fn second_look_text(source: &str) -> String {
    match source {
        "auto" => t!("asked-auto"),
        "floor" => t!("asked-floor"),
        "approval" => t!("asked-of-approval"),
        "flagged" => t!("asked-flagged"),
        "contested" => t!("asked-contested"),
        "targeted" => t!("asked-targeted"),
        other => other.replace('_', " "),
    }
}

/// How an item ended.
fn outcome_text(outcome: &str) -> String {
    match outcome {
        "approved" => t!("outcome-approved"),
        "edited" => t!("outcome-edited"),
        "rejected" => t!("outcome-rejected"),
        "deferred" => t!("outcome-deferred"),
        "confirmed" => t!("outcome-confirmed"),
        "overturned" => t!("outcome-overturned"),
        "expired" => t!("outcome-expired"),
        "cancelled" => t!("outcome-cancelled"),
        "superseded" => t!("outcome-superseded"),
        "answered" => t!("outcome-answered"),
        other => other.replace('_', " "),
    }
}

fn grant(r: &Reader<'_>, decision: &ModelDecisionRow, now: Timestamp) -> Result<Vec<Fact>> {
    let Some(grant) = r.grant_of(decision.id)? else { return Ok(Vec::new()) };
    let by = match grant.verdict {
        None => t!("grant-policy"),
        Some(verdict) => r.person(r.verdict(verdict)?.person)?.name,
    };
    let state = match grant.state.as_str() {
        "open" if grant.releases > now => t!("grant-outbox"),
        "open" if grant.expires <= now => t!("grant-over"),
        "open" => t!("grant-unused"),
        "used" => t!("grant-used"),
        _ => t!("grant-revoked"),
    };
    Ok(vec![
        fact(t!("grant-state"), state),
        data(t!("grant-by"), &by),
        fact(t!("grant-issued"), moment(grant.issued)),
        fact(t!("grant-span"), t!("grant-from-to", from = moment(grant.releases), to = moment(grant.expires))),
        Fact { name: t!("grant-exactly"), text: grant.args_digest, kind: "code" },
    ])
}

fn effect_line(report: &EffectReportRow, now: Timestamp) -> EffectLine {
    EffectLine {
        when: When::new(report.at, now),
        state: told(&report.state),
        digest: report.args_digest.clone(),
        note: report.note.clone().unwrap_or_default(),
        alarm: report.alarm.clone().unwrap_or_default(),
    }
}

fn correction_line(row: &CorrectionRow) -> CorrectionLine {
    let how = match row.probability {
        Some(p) => t!("lesson-drawn", selection = selection_text(&row.selection), p = probability(p)),
        None => selection_text(&row.selection),
    };
    let split = match row.split.as_str() {
        "pool" => t!("lesson-pool"),
        "holdout" => t!("lesson-holdout"),
        "left_out" => t!("lesson-left-out"),
        "none" => t!("lesson-nowhere"),
        other => other.replace('_', " "),
    };
    let is_label = row.annotation.is_some();
    CorrectionLine {
        text: match (row.kind.as_str(), is_label) {
            ("confirmed", true) => t!("lesson-confirms", how = how, split = split),
            ("confirmed", false) => t!("lesson-confirms-no-label", how = how, split = split),
            ("rejected", true) => t!("lesson-rejects", how = how, split = split),
            ("rejected", false) => t!("lesson-rejects-no-label", how = how, split = split),
            (_, true) => t!("lesson-corrects", how = how, split = split),
            (_, false) => t!("lesson-corrects-no-label", how = how, split = split),
        },
        why: row.why_not.clone().filter(|_| !is_label).unwrap_or_default(),
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
