//! Gold items: the stock with what became of it, planted and retired by those who govern.

use super::at;
use crate::domain::{GoldId, Timestamp, WorkflowId, WorkflowRole};
use crate::error::{Because, Error, Result};
use crate::http::body::Json;
use crate::http::{AppState, InWorkflow, Me, Reply, blocking};
use crate::reviews::{PlantGold, Planted, RetireGold, missed_gold, serves_gold};
use crate::store::Reader;
use actix_web::{HttpResponse, web};
use serde_json::{Value, json};

/// `GET /workflows/{workflow}/gold`. What people made of each item is for leads.
pub async fn list(app: AppState, me: Me, workflow: InWorkflow) -> Reply {
    let is_lead = me.may_in_workflow(&[WorkflowRole::Lead], workflow.id());
    let view = blocking(&app, move |app| app.store.read(|r| view(r, workflow.id(), is_lead, app.now()))).await?;
    Ok(HttpResponse::Ok().json(view))
}

fn view(r: &Reader<'_>, workflow: WorkflowId, is_lead: bool, now: Timestamp) -> Result<Value> {
    let row = r.workflow(workflow)?;
    let mut items = Vec::new();
    for gold in r.gold_items(workflow)? {
        let mut item = json!({
            "gold": gold.id, "decision": gold.request, "known": gold.known, "reason_code": gold.reason_code,
            "note": gold.note, "planted_at": at(gold.planted), "planted_by": r.person(gold.planted_by)?.name,
            "retired_at": gold.retired.map(at),
        });
        if is_lead {
            item["served"] = json!(gold.served);
            item["matched"] = json!(gold.matched);
            item["missed"] = json!(gold.missed);
            item["handed_up"] = json!(gold.handed_up);
        }
        items.push(item);
    }
    Ok(json!({
        "share": row.settings.gold_share(), "is_served": serves_gold(r, &row)?,
        "planted_errors": missed_gold(r, workflow, Timestamp(0), Timestamp(now.0 + 1))?, "items": items, "as_of": at(now),
    }))
}

/// The rows of a body: one item, or several under `items`.
fn rows(body: Value) -> Vec<Value> {
    match body {
        Value::Object(mut map) if map.len() == 1 && map.get("items").is_some_and(Value::is_array) => {
            match map.shift_remove("items") {
                Some(Value::Array(rows)) => rows,
                _ => Vec::new(),
            }
        }
        one => vec![one],
    }
}

/// `POST /workflows/{workflow}/gold`: 201 when any row was planted, with those that were not beside.
pub async fn plant(app: AppState, me: Me, workflow: InWorkflow, Json(body): Json<Value>) -> Reply {
    let items = rows(body).into_iter().enumerate().map(|(at, row)| (at + 1, Ok(row))).collect();
    let plant = PlantGold { workflow: workflow.id(), items, by: me.person };
    let done = blocking(&app, move |app| plant.run(&app.store, app.now())).await?;
    match refused(&done) {
        Some(error) => Err(error.into()),
        None => Ok(HttpResponse::Created().json(done)),
    }
}

/// The refusal of a request of which no row was planted.
fn refused(done: &Planted) -> Option<Error> {
    let first = done.errors.first().filter(|_| done.planted.is_empty())?;
    let place = if first.field.is_empty() { String::new() } else { format!(", {}", first.field) };
    let message = format!("nothing was planted. Row {}{place}: {}", first.line, first.message);
    Some(Error::refused_with(Because::Invalid, "gold", message, json!({"errors": done.errors})))
}

/// `DELETE /workflows/{workflow}/gold/{gold}`.
pub async fn retire(app: AppState, me: Me, workflow: InWorkflow, path: web::Path<(String, i64)>) -> Reply {
    let retire = RetireGold { workflow: workflow.id(), gold: GoldId(path.1), by: me.person };
    blocking(&app, move |app| retire.run(&app.store, app.now())).await?;
    app.tell();
    Ok(HttpResponse::NoContent().finish())
}
