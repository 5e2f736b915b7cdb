//! A gold item enters the queue beside a real one, never alone: its decision gets the number before it and a time between
//! it and the one before, so neither its number nor its age says what it is. No caller hears of it.

use super::super::decide::RouteDecision;
use super::super::documents::take_pages;
use super::super::open::open_gate;
use super::super::record::{about_decision, micro};
use super::super::request::DecisionRequest;
use super::super::sure::ModelScore;
use super::draw::{block, drawn, number_of};
use super::dress::{dressed, key_like};
use super::serves_gold;
use crate::digest::{random_bytes, sha256};
use crate::domain::{Timestamp, UserId, WorkflowRole};
use crate::error::{Error, Result};
use crate::routing::{DecisionFacts, Draws, Route, Routing, canonical, digest_of, route};
use crate::store::audit::commitment;
use crate::store::{GoldRow, NewDecision, PolicyRow, Tx, WorkflowRow};
use serde_json::json;

/// Keys that are tried before none is found that is free.
const TRIES: u8 = 32;
/// A gold item looks no older than this, whenever the real one before it came.
const OLDEST_MS: i64 = 30_000;

/// The real decision that it comes along with, before it is stored.
pub(in super::super) struct Beside<'a> {
    pub workflow: &'a WorkflowRow,
    pub policy: &'a PolicyRow,
    pub request: &'a DecisionRequest,
    pub facts: &'a DecisionFacts,
    pub calibrator: Option<i64>,
    pub score: Option<&'a ModelScore>,
    pub by: UserId,
}

/// A gold item, ready for the queue.
struct Dressed {
    gold: GoldRow,
    request: DecisionRequest,
    facts: DecisionFacts,
    calibrator: Option<i64>,
    draws: Draws,
    routing: Routing,
}

/// Counts a real item that enters the queue, and puts a gold one before it where the draw says so.
pub(in super::super) fn serve(tx: &Tx<'_>, beside: &Beside<'_>, now: Timestamp) -> Result<()> {
    let workflow = beside.workflow;
    if !serves_gold(tx, workflow)? {
        return Ok(());
    }
    let size = block(workflow.settings.gold_share());
    let (since, seen) = match tx.gold_draw(workflow.id)? {
        Some((of, since, seen)) if of == size => (since, seen + 1),
        // Another share starts a count of its own.
        _ => (now, 1),
    };
    tx.set_gold_draw(workflow.id, size, since, seen)?;
    let Some(number) = drawn(&workflow.draw_key, &workflow.slug, since.0, size, seen) else { return Ok(()) };
    for gold in candidates(tx, beside, number)? {
        if let Some(dressed) = dress(tx, beside, gold, now)? {
            return open(tx, beside, dressed, now);
        }
    }
    Ok(())
}

/// What may be served: in the stock, not in the queue, new to somebody who would get it. The ones served least come first,
/// among equals a keyed order.
fn candidates(tx: &Tx<'_>, beside: &Beside<'_>, number: i64) -> Result<Vec<GoldRow>> {
    let workflow = beside.workflow;
    let mut reviewers = Vec::new();
    for member in tx.workflow_members(workflow.id)?.into_iter().filter(|one| one.role == WorkflowRole::Reviewer) {
        // Admins decide at the second tier, and may read the stock.
        if !tx.person(member.person)?.is_admin && member.person != beside.by {
            reviewers.push(member.person);
        }
    }
    let mut found = Vec::new();
    for gold in tx.gold_items(workflow.id)? {
        if gold.retired.is_some() || gold.is_open {
            continue;
        }
        let known_to = tx.gold_known_to(gold.id)?;
        if reviewers.iter().any(|person| !known_to.contains(person)) {
            let order =
                number_of(&workflow.draw_key, &[b"gold order", &number.to_le_bytes(), &gold.id.0.to_le_bytes()]);
            found.push((gold.served, order, gold));
        }
    }
    found.sort_by_key(|(served, order, _)| (*served, *order));
    Ok(found.into_iter().map(|(.., gold)| gold).collect())
}

/// A gold item as a decision that the policy sends to people; none where it would not.
fn dress(tx: &Tx<'_>, beside: &Beside<'_>, gold: GoldRow, now: Timestamp) -> Result<Option<Dressed>> {
    let workflow = beside.workflow;
    let own = gold.request["external_id"].as_str();
    let model = own.unwrap_or(&beside.request.external_id);
    for attempt in 0..TRIES {
        let salt = [&gold.id.0.to_le_bytes()[..], &gold.served.to_le_bytes(), &[attempt]].concat();
        let external = match own {
            Some(own) if attempt == 0 && gold.served == 0 => own.to_owned(),
            _ => key_like(model, &workflow.draw_key, &salt),
        };
        let is_taken = external == beside.request.external_id || !tx.revisions(workflow.id, &external)?.is_empty();
        if is_taken {
            continue;
        }
        let Some(request) = dressed(&gold.request, beside.request, &external) else { return Ok(None) };
        let draws = Draws::keyed(&workflow.draw_key, &workflow.slug, &external, 1);
        let policy = &beside.policy.policy;
        let subject = request.subject.clone().unwrap_or_else(|| external.clone());
        let alike = RouteDecision { workflow: workflow.id, request: request.clone(), by: beside.by };
        let (facts, calibrator) = alike.facts(tx, workflow, policy, (&subject, beside.score), now)?;
        let goes_to_people = |routing: &Routing| routing.route == Route::Review && !routing.is_swept;
        let routing = route(&facts, policy, &draws);
        if goes_to_people(&routing) {
            return Ok(Some(Dressed { gold, request, facts, calibrator, draws, routing }));
        }
        // As sure as its neighbour, it goes where its neighbour goes.
        let routing = route(beside.facts, policy, &draws);
        if goes_to_people(&routing) {
            let (facts, calibrator) = (beside.facts.clone(), beside.calibrator);
            return Ok(Some(Dressed { gold, request, facts, calibrator, draws, routing }));
        }
    }
    Ok(None)
}

fn open(tx: &Tx<'_>, beside: &Beside<'_>, dressed: Dressed, now: Timestamp) -> Result<()> {
    let (workflow, policy) = (beside.workflow, beside.policy);
    let Dressed { gold, mut request, facts, calibrator, draws, routing } = dressed;
    let pages = take_pages(&mut request)?;
    let text = canonical(&serde_json::to_value(&request).map_err(Error::internal)?);
    let salt: [u8; 32] = random_bytes();
    let shadow = match workflow.shadow {
        Some(id) => {
            let routing = route(&facts, &tx.policy(id)?.policy, &draws);
            Some((id, routing.route, routing.reason))
        }
        None => None,
    };
    let last = tx.model_decisions(workflow.id, i64::MAX, 1)?.first().map_or(now, |row| row.received);
    let gap = (now.0 - last.0).clamp(0, OLDEST_MS);
    let back = number_of(&workflow.draw_key, &[b"gold time", &gold.id.0.to_le_bytes(), &gold.served.to_le_bytes()]);
    let at = Timestamp(now.0 - (back % (gap as u64 + 1)) as i64);
    let id = tx.insert_model_decision(
        &NewDecision {
            workflow: workflow.id,
            // No caller can send a control character, so no caller's key is ever taken.
            external: &format!("\u{1}gold {} {}", gold.id, gold.served),
            revision: 1,
            request: &text,
            request_hash: sha256(&[text.as_bytes()]),
            salt,
            action: &request.action.name,
            args_digest: &digest_of(&request.action.args),
            subject: Some(request.subject.as_deref().unwrap_or(&request.external_id)),
            model: &request.model.id,
            fingerprint: &request.model.fingerprint,
            prompt_hash: &request.prompt_hash,
            facts: &facts,
            draws: &draws,
            calibrator,
            policy: policy.id,
            auto_threshold: policy.policy.auto_threshold,
            review_floor: policy.policy.review_floor,
            route: routing.route,
            reason: routing.reason,
            shadow,
            selection: routing.selection,
            probability: routing.probability,
            person: beside.by,
            requested_by: &request.requested_by,
            status: "pending",
        },
        at,
    )?;
    tx.insert_gold_serving(id, gold.id, &request.external_id, at)?;
    for (page, bytes) in &pages {
        tx.insert_page(id, page, bytes)?;
    }
    let detail = json!({
        "routed": id, "content": commitment(&salt, &text), "workflow": workflow.id, "gold": gold.id,
        "policy": policy.id, "route": routing.route, "reason": routing.reason,
        "probability_micro": micro(routing.probability),
    });
    about_decision(tx, "gold.open", None, id, detail, now)?;
    // What happened is on record as for any other; `notices` tells nobody of it.
    open_gate(tx, &request, (&workflow.settings, &policy.policy), &tx.model_decision(id)?, false, at)?;
    let detail = json!({"route": routing.route, "reason": routing.reason});
    tx.happen(workflow.id, "decision.routed", Some(id), None, detail, at)
}
