//! One item in front of a reviewer: what would happen, what changes, the policy beside it, and the verdict's forms. Opening
//! it claims it.

use super::super::frame::Done;
use super::super::item_view::Field;
use super::super::show_as;
use super::super::words::moment;
use super::badge::{Badge, badge_of, past_at_level};
use super::diff::{Diff, diff, rows};
use super::document::{Document, Stack, document, stack};
use super::doubts::{Shown, shown};
use super::history::{Earlier, Said, earlier, said};
use super::said::{reason_text, red_text, sentences};
use super::{Frame, late, reviewer, score};
use crate::domain::{ReviewItemId, Timestamp};
use crate::error::{Error, Result};
use crate::http::speech::{t, told};
use crate::http::{AppState, Failure, InWorkflow, Me, Reply, blocking};
use crate::reviews::{ClaimReview, ClaimedReview, review_view};
use crate::store::Reader;
use actix_web::http::StatusCode;
use actix_web::web;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// What somebody typed, kept when a form comes back and as the draft of a review.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    pub verb: String,
    pub reason_code: String,
    pub note: String,
    pub args: String,
    pub revisit: String,
    pub lean: String,
}

#[derive(Serialize)]
pub(super) struct ItemPage {
    workflow: Frame,
    review: i64,
    fence: i64,
    version: i64,
    is_audit: bool,
    is_second_tier: bool,
    is_blind: bool,
    heading: String,
    external: String,
    requested_by: String,
    subject: String,
    due_text: String,
    is_late: bool,
    held_until: String,
    waiting_text: String,
    badge: Option<Badge>,
    past_text: String,
    route_text: String,
    item: i64,
    payload: Vec<Shown>,
    has_doubts: bool,
    diffs: Vec<Diff>,
    impact: Vec<String>,
    reds: Vec<String>,
    document: Option<Document>,
    stack: Option<Stack>,
    score_text: String,
    failed_signals: Vec<String>,
    /// What the caller sent beside the payload; folded for red items until it was asked for.
    evidence: Vec<Block>,
    is_evidence_open: bool,
    rationale: String,
    is_rationale_folded: bool,
    sentences: Vec<String>,
    policy_number: i64,
    policy_text: String,
    policy_limits: String,
    history: Vec<Said>,
    earlier: Vec<Earlier>,
    verbs: Vec<String>,
    reasons: Vec<ReasonButton>,
    leans: Vec<Lean>,
    args_text: String,
    tomorrow: String,
    typed: Typed,
    problem: Option<String>,
    is_draft: bool,
}

/// Something with a heading.
#[derive(Serialize)]
struct Block {
    title: String,
    rows: Vec<Field>,
}

/// A reason and the digit that chooses it.
#[derive(Serialize)]
struct ReasonButton {
    code: String,
    title: String,
    key: String,
}

/// What somebody who escalates may lean to.
#[derive(Serialize)]
struct Lean {
    word: &'static str,
    title: String,
}

/// A workflow and an item in a path.
#[derive(Deserialize)]
pub struct ItemPath {
    #[serde(rename = "workflow")]
    _workflow: String,
    item: i64,
}

/// `GET /workflows/{workflow}/items/{item}`.
pub async fn open(
    app: AppState,
    me: Me,
    workflow: InWorkflow,
    path: web::Path<ItemPath>,
    query: web::Query<Done>,
) -> Reply {
    let (item, viewer) = (ReviewItemId(path.item), me.clone());
    let by = reviewer(&me, workflow.id());
    let opened = blocking(&app, move |app| {
        let now = app.now();
        let claim = ClaimReview { workflow: workflow.id(), by, item: Some(item), is_audit: None, another: false };
        let refusal = match claim.run(&app.store, now) {
            Ok(Some(held)) => {
                let page = app.store.read(|r| page_of(r, &viewer, &held, &query, None, now))?;
                return Ok(Ok(Box::new(page)));
            }
            Ok(None) => return Err(Error::NotFound(format!("there is no review item {item} in this workflow"))),
            Err(error) => error,
        };
        match &refusal {
            Error::Refused(_) => {
                let page = app.store.read(|r| late::page_of(r, &viewer, workflow.id(), item, &refusal, None, now))?;
                Ok(Err((refusal, page)))
            }
            _ => Err(refusal),
        }
    })
    .await?;
    match opened {
        Ok(page) => draw(&app, &me, StatusCode::OK, &page),
        Err((refusal, page)) => late::draw(&app, &me, Failure::from(refusal), &page),
    }
}

/// The page with this status.
pub(super) fn draw(app: &AppState, me: &Me, status: StatusCode, page: &ItemPage) -> Reply {
    show_as(app, status, Some(me), "reviews/item.html", &page.heading, page)
}

/// The page of what somebody holds; `refused` with what was wrong and what they typed.
pub(super) fn page_of(
    r: &Reader<'_>,
    me: &Me,
    held: &ClaimedReview,
    done: &Done,
    refused: Option<(String, Typed)>,
    now: Timestamp,
) -> Result<ItemPage> {
    let (review, item, decision, policy) = (&held.review, &held.item, &held.decision, &held.policy.policy);
    // The view decides what this person may see; nothing it leaves out is drawn here.
    let view = review_view(held);
    let is_blind = view["blind"].as_bool() == Some(true);
    let null = Value::Null;
    let request = decision.request.as_ref().unwrap_or(&null);
    let args = decision.args();
    let texts = |value: &Value| -> Vec<String> {
        value.as_array().into_iter().flatten().filter_map(|text| text.as_str().map(str::to_owned)).collect()
    };
    let reds: Vec<String> = policy.matrix.raised(&decision.facts.impact).reds().into_iter().map(red_text).collect();
    let mut diffs: Vec<Diff> = Vec::new();
    if !request["evidence"]["before"].is_null() {
        diffs.extend(diff(t!("item-what-changes"), &request["evidence"]["before"], &args));
    }
    let (mut history, mut revisions) = (Vec::new(), Vec::new());
    let mut proposal = args.clone();
    if !is_blind {
        for row in r.verdicts_of(decision.id)? {
            let one = said(r, &held.policy, decision, &row, now)?;
            if let Some(wanted) = row.args.as_ref().filter(|_| row.verb == "escalate") {
                diffs.extend(diff(t!("item-would-change", who = &one.who), &args, wanted));
                proposal = wanted.clone();
            }
            history.push(one);
        }
        for (line, row) in earlier(r, decision, now)? {
            if revisions.is_empty() {
                let title = t!("item-since-revision", n = line.revision, status = &line.status);
                diffs.extend(diff(title, &row.proposed_args(), &args));
            }
            revisions.push(line);
        }
    }
    let mut evidence = Vec::new();
    for (title, value) in
        [(t!("item-model-saw"), &request["input"]), (t!("item-evidence"), &rest_of(&request["evidence"]))]
    {
        let rows = rows(&t!("item-value"), value);
        if !rows.is_empty() {
            evidence.push(Block { title, rows });
        }
    }
    let is_evidence_open = reds.is_empty() || review.evidence.is_some() || evidence.is_empty();
    let kept: Option<Typed> = review.draft.as_deref().map(|draft| {
        serde_json::from_str(draft).unwrap_or_else(|_| Typed { note: draft.to_owned(), ..Typed::default() })
    });
    let is_draft = refused.is_none() && kept.is_some();
    let (problem, typed) = match refused {
        Some((problem, typed)) => (Some(problem), typed),
        None => (None, kept.unwrap_or_default()),
    };
    // A correction that came back with a question still stands in its input.
    let typed_args = serde_json::from_str(&typed.args).unwrap_or_else(|_| proposal.clone());
    let pressure = r.pressure(held.workflow.id, now)?;
    let others = (pressure.waiting + pressure.claimed - 1).max(0) as u64;
    Ok(ItemPage {
        workflow: Frame::new(r, &held.workflow, me, "queue", done, now)?,
        review: review.id.0,
        fence: review.fence,
        version: item.version,
        is_audit: review.purpose == "audit",
        is_second_tier: review.tier == 2,
        is_blind,
        heading: format!("{}: {}", decision.action, decision.external),
        external: decision.external.clone(),
        requested_by: decision.requested_by.clone(),
        subject: decision.subject.clone().unwrap_or_default(),
        due_text: super::queue::due_text(review.due, now),
        is_late: review.due < now,
        held_until: review.lease.map(moment).unwrap_or_default(),
        waiting_text: match others {
            0 => t!("item-nothing-else"),
            n => t!("item-more-in-queue", n = n),
        },
        badge: (!is_blind).then(|| badge_of(decision)),
        past_text: if is_blind { String::new() } else { past_at_level(r, decision)? },
        route_text: if is_blind { String::new() } else { reason_text(decision.reason) },
        item: item.id.0,
        has_doubts: !is_blind && request["evidence"]["spans"].is_array(),
        payload: shown(
            &args,
            if is_blind { &Value::Null } else { &request["evidence"]["spans"] },
            decision.auto_threshold,
        ),
        diffs,
        impact: impact(&decision.facts.impact),
        reds: reds.clone(),
        document: document(r, held, request, &typed_args, is_blind)?,
        stack: if is_blind { None } else { stack(policy, held) },
        score_text: if is_blind { String::new() } else { score_text(&decision.facts) },
        failed_signals: decision.facts.failed_signals.clone(),
        evidence,
        is_evidence_open,
        rationale: view["decision"]["rationale"].as_str().unwrap_or_default().to_owned(),
        is_rationale_folded: !reds.is_empty(),
        sentences: sentences(policy, held.workflow.settings.solo),
        policy_number: held.policy.number,
        policy_text: policy.text.clone(),
        policy_limits: policy.limits.clone(),
        history,
        earlier: revisions,
        verbs: texts(&view["verbs"]),
        reasons: policy
            .reason_codes
            .iter()
            .enumerate()
            .map(|(at, reason)| ReasonButton {
                code: reason.code.clone(),
                title: reason.title.clone(),
                key: if at < 9 { (at + 1).to_string() } else { String::new() },
            })
            .collect(),
        leans: [("approve", t!("item-approve")), ("edit", t!("item-edit")), ("reject", t!("item-reject"))]
            .map(|(word, title)| Lean { word, title })
            .into(),
        args_text: if typed.args.is_empty() {
            serde_json::to_string_pretty(&proposal).map_err(Error::internal)?
        } else {
            typed.args.clone()
        },
        tomorrow: now.plus_secs(86_400).to_rfc3339().chars().take(10).collect(),
        typed,
        problem: problem.as_deref().map(told),
        is_draft,
    })
}

fn impact(impact: &crate::routing::Impact) -> Vec<String> {
    let mut said = Vec::new();
    said.extend(impact.usd.map(|usd| t!("item-moves", usd = usd)));
    said.extend(impact.reversible.map(|can| if can { t!("item-can-be-undone") } else { t!("item-cannot-be-undone") }));
    if !impact.regulated.is_empty() {
        said.push(t!("item-regulated", what = impact.regulated.join(", ")));
    }
    if impact.safety {
        said.push(t!("item-hurt"));
    }
    said
}

/// The score and whose it is; empty where there is none.
fn score_text(facts: &crate::routing::DecisionFacts) -> String {
    match (facts.job_score, facts.score) {
        (Some(own), Some(said)) => {
            t!("item-scores", own = score(own), default = score(said))
        }
        (_, Some(said)) => t!("item-score", score = score(said)),
        _ => String::new(),
    }
}

/// The evidence without what the page draws elsewhere.
fn rest_of(evidence: &Value) -> Value {
    let mut rest = evidence.clone();
    if let Some(map) = rest.as_object_mut() {
        ["before", "spans", "pages"].iter().for_each(|key| drop(map.shift_remove(*key)));
        if map.is_empty() {
            return Value::Null;
        }
    }
    rest
}
