//! Too late, or not for this person: who has it or decided it, what they said, and everything that was typed given back.

use super::super::frame::Done;
use super::super::show_as;
use super::super::words::When;
use super::Frame;
use super::item::Typed;
use super::said::{code_text, verb_text};
use crate::domain::{ReviewItemId, Timestamp, WorkflowId};
use crate::error::{Because, Error, Result};
use crate::http::speech::told;
use crate::http::{AppState, Failure, Me, Reply};
use crate::store::Reader;
use actix_web::ResponseError;
use serde::Serialize;

#[derive(Serialize)]
pub(super) struct LatePage {
    workflow: Frame,
    title: String,
    message: String,
    winner: Option<Winner>,
    typed: Option<Typed>,
    reason: String,
    /// For those who may look at its whole life.
    decision: i64,
}

/// Whose verdict counts.
#[derive(Serialize)]
struct Winner {
    who: String,
    what: String,
    reason: String,
    note: String,
    when: When,
}

/// The page of an item that this person cannot decide.
pub(super) fn page_of(
    r: &Reader<'_>,
    me: &Me,
    workflow: WorkflowId,
    item: ReviewItemId,
    refusal: &Error,
    typed: Option<Typed>,
    now: Timestamp,
) -> Result<LatePage> {
    let row = r.workflow(workflow)?;
    let item = r.review_item(item)?;
    if item.workflow != workflow {
        return Err(Error::NotFound(format!("there is no review item {} in this workflow", item.id)));
    }
    let policy = r.policy(r.model_decision(item.decision)?.policy)?.policy;
    // Before an audit has ended, what the first reviewer said stays hidden.
    let last = r.verdicts_of(item.decision)?.into_iter().rev().find(|verdict| verdict.item == item.id);
    // What somebody made of a practice item is theirs to know.
    let is_gold = r.gold_behind(item.decision)?.is_some();
    let last = last.filter(|_| item.state != "open" && !is_gold);
    let winner = match last {
        Some(verdict) => Some(Winner {
            who: r.person(verdict.person)?.name,
            what: verb_text(&verdict.verb),
            reason: verdict.reason_code.as_deref().map(|code| code_text(&policy, code)).unwrap_or_default(),
            note: verdict.note.clone().unwrap_or_default(),
            when: When::new(verdict.at, now),
        }),
        None => None,
    };
    let because = match refusal {
        Error::Refused(refusal) => Some(refusal.because),
        _ => None,
    };
    Ok(LatePage {
        workflow: Frame::new(r, &row, me, "queue", &Done::default(), now)?,
        title: told(match because {
            _ if winner.is_some() => "This is decided already",
            Some(Because::Held) => "Somebody else has this in hand",
            Some(Because::Forbidden) => "This is for somebody else",
            Some(Because::Enough) => "Enough for today",
            _ => "This cannot be decided now",
        }),
        message: told(&refusal.to_string()),
        winner,
        reason: typed.as_ref().map(|typed| code_text(&policy, &typed.reason_code)).unwrap_or_default(),
        typed,
        decision: item.decision.0,
    })
}

/// The page with the refusal's own status.
pub(super) fn draw(app: &AppState, me: &Me, refusal: Failure, page: &LatePage) -> Reply {
    show_as(app, refusal.status_code(), Some(me), "reviews/late.html", &page.title, page)
}
