//! What is next in line, to read while the verdict before it is on its way. Looking claims nothing: when the page opens it
//! may have gone to somebody else.

use super::diff::rows;
use super::reviewer;
use crate::domain::ReviewItemId;
use crate::http::{AppState, InWorkflow, Me, Reply, blocking};
use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};

/// How far down the queue is looked.
const FAR: usize = 20;

/// A workflow and an item in a path.
#[derive(Deserialize)]
pub struct PeekPath {
    #[serde(rename = "workflow")]
    _workflow: String,
    item: i64,
}

#[derive(Serialize)]
struct PeekPage {
    heading: String,
    rows: Vec<(String, String)>,
}

/// `GET /workflows/{workflow}/peek/{item}`: the most due item but that one which nobody holds; 204 when there is none, or
/// when this person may not have it.
pub async fn after(app: AppState, me: Me, workflow: InWorkflow, path: web::Path<PeekPath>) -> Reply {
    let (but, by) = (ReviewItemId(path.item), reviewer(&me, workflow.id()));
    let page = blocking(&app, move |app| {
        let now = app.now();
        app.store.read(|r| {
            let is_solo = r.workflow(workflow.id())?.settings.solo;
            for (item, review) in r.open_reviews(workflow.id(), now, FAR)? {
                let is_held = review.state == "claimed" && review.lease.is_some_and(|lease| lease >= now);
                if item.id == but || is_held || review.tier > by.tier || r.has_declined(item.id, by.person)? {
                    continue;
                }
                if r.is_gold_withheld(item.decision, by.person, by.tier)? {
                    continue;
                }
                let decision = r.model_decision(item.decision)?;
                let has_spoken = r.verdicts_of(decision.id)?.iter().any(|verdict| verdict.person == by.person);
                if !is_solo && (by.is_involved(&decision) || has_spoken) {
                    continue;
                }
                let heading = format!("{}: {}", decision.action, decision.external);
                let text = |field: super::super::item_view::Field| {
                    let text: String = field.spans.into_iter().map(|span| span.text).collect();
                    (field.key, text)
                };
                let rows = rows("value", &decision.args()).into_iter().map(text).collect();
                return Ok(Some(PeekPage { heading, rows }));
            }
            Ok(None)
        })
    })
    .await?;
    match page {
        Some(page) => Ok(HttpResponse::Ok().json(page)),
        None => Ok(HttpResponse::NoContent().finish()),
    }
}
