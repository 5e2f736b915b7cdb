//! Places that notices go to and what became of each notice, for one workflow or the whole server. One set of handlers
//! serves both: what the guard let into a workflow sees that workflow's, and nothing else is there.

use super::at;
use crate::domain::{DeliveryId, EndpointId, Timestamp, WorkflowId};
use crate::error::{Error, Result};
use crate::http::body::Json;
use crate::http::{AppState, Failure, InWorkflow, Me, Reply, blocking};
use crate::notices::{
    ChangeEndpoint, CreateEndpoint, RemoveEndpoint, ResendDelivery, RotateSecret, SendTest, show_secret,
};
use crate::store::{DeliveryQuery, DeliveryRow, EndpointRow, Reader};
use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpMessage, HttpRequest, HttpResponse, web};
use serde::Deserialize;
use serde_json::{Value, json};
use std::future::{Ready, ready};

/// The workflow that the path names; none on the server's own rows, which only admins pass.
#[derive(Debug, Clone, Copy)]
pub struct Place(pub Option<WorkflowId>);

impl FromRequest for Place {
    type Error = Failure;
    type Future = Ready<std::result::Result<Place, Failure>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let workflow = request.extensions().get::<InWorkflow>().map(|workflow| workflow.id());
        // A path that names a workflow must never be read as the whole server's.
        ready(match (request.match_info().get("workflow"), workflow) {
            (Some(_), None) => Err(Error::Internal("a handler wants a workflow on a row without one".into()).into()),
            _ => Ok(Place(workflow)),
        })
    }
}

/// The number behind a name in the path.
pub(crate) fn numbered(request: &HttpRequest, name: &str) -> Result<i64> {
    let text = request.match_info().query(name);
    text.parse().map_err(|_| Error::NotFound(format!("there is no {name} {text}")))
}

/// A target as people may see it: what follows the host of a Slack address is a secret, and so may a query be.
pub(crate) fn shown_target(row: &EndpointRow) -> String {
    let without_query = row.target.split(['?', '#']).next().unwrap_or_default();
    match row.channel.as_str() {
        "email" => row.target.clone(),
        "slack" => {
            let end = without_query.match_indices('/').nth(2).map_or(without_query.len(), |(at, _)| at);
            format!("{}/…", &without_query[..end])
        }
        _ if without_query.len() < row.target.len() => format!("{without_query}?…"),
        _ => row.target.clone(),
    }
}

fn view(row: &EndpointRow, now: Timestamp) -> Value {
    json!({
        "endpoint": row.id, "channel": row.channel, "name": row.name, "target": shown_target(row), "events": row.events,
        "is_on": row.off_since.is_none(), "off_since": row.off_since.map(at), "off_reason": row.off_reason,
        "created_at": at(row.created), "last_success_at": row.succeeded.map(at), "failures_in_a_row": row.failures,
        "old_secret_until": row.old_until.filter(|until| *until > now).map(at),
    })
}

/// The same, with the secret that nobody is shown again.
fn with_secret(row: &EndpointRow, now: Timestamp) -> Value {
    let mut said = view(row, now);
    said["secret"] = row.secret.as_deref().map(show_secret).into();
    said
}

fn delivery_view(r: &Reader<'_>, row: &DeliveryRow) -> Result<Value> {
    let attempts: Vec<Value> = r
        .attempts_of(row.id)?
        .iter()
        .map(|one| json!({"number": one.number, "at": at(one.at), "millis": one.millis, "status": one.status, "problem": one.problem}))
        .collect();
    Ok(json!({
        "delivery": row.id, "endpoint": row.endpoint, "message": row.message, "type": row.kind, "state": row.state,
        "created_at": at(row.created), "tries": row.tries, "status": row.status, "problem": row.problem,
        "next_at": (row.state == "pending").then(|| at(row.next)), "ended_at": row.ended.map(at), "attempts": attempts,
    }))
}

/// `GET …/endpoints`.
pub async fn list(app: AppState, place: Place) -> Reply {
    let rows = blocking(&app, move |app| app.store.read(|r| r.endpoints_of(place.0))).await?;
    let now = app.now();
    Ok(HttpResponse::Ok().json(rows.iter().map(|row| view(row, now)).collect::<Vec<_>>()))
}

/// A new place.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewEndpointBody {
    channel: String,
    #[serde(default)]
    name: String,
    target: String,
    events: Vec<String>,
}

/// `POST …/endpoints`: the only answer with its secret, but for a rotation.
pub async fn create(app: AppState, me: Me, place: Place, Json(body): Json<NewEndpointBody>) -> Reply {
    let create = CreateEndpoint {
        workflow: place.0,
        channel: body.channel,
        name: body.name,
        target: body.target,
        events: body.events,
        by: Some(me.person),
    };
    let row = blocking(&app, move |app| create.run(&app.store, &app.outgoing, app.now())).await?;
    Ok(HttpResponse::Created().json(with_secret(&row, app.now())))
}

/// A change; what is absent stays.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EndpointChangeBody {
    name: Option<String>,
    target: Option<String>,
    events: Option<Vec<String>>,
    is_on: Option<bool>,
}

/// `PATCH …/endpoints/{endpoint}`.
pub async fn change(
    app: AppState,
    me: Me,
    place: Place,
    request: HttpRequest,
    Json(body): Json<EndpointChangeBody>,
) -> Reply {
    let change = ChangeEndpoint {
        workflow: place.0,
        endpoint: EndpointId(numbered(&request, "endpoint")?),
        name: body.name,
        target: body.target,
        events: body.events,
        is_on: body.is_on,
        by: Some(me.person),
    };
    let row = blocking(&app, move |app| change.run(&app.store, &app.outgoing, app.now())).await?;
    Ok(HttpResponse::Ok().json(view(&row, app.now())))
}

/// `DELETE …/endpoints/{endpoint}`.
pub async fn remove(app: AppState, me: Me, place: Place, request: HttpRequest) -> Reply {
    let endpoint = EndpointId(numbered(&request, "endpoint")?);
    let remove = RemoveEndpoint { workflow: place.0, endpoint, by: Some(me.person) };
    blocking(&app, move |app| remove.run(&app.store, app.now())).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// `POST …/endpoints/{endpoint}/rotate`.
pub async fn rotate(app: AppState, me: Me, place: Place, request: HttpRequest) -> Reply {
    let endpoint = EndpointId(numbered(&request, "endpoint")?);
    let rotate = RotateSecret { workflow: place.0, endpoint, by: Some(me.person) };
    let row = blocking(&app, move |app| rotate.run(&app.store, app.now())).await?;
    Ok(HttpResponse::Ok().json(with_secret(&row, app.now())))
}

/// `POST …/endpoints/{endpoint}/test`.
pub async fn test(app: AppState, me: Me, place: Place, request: HttpRequest) -> Reply {
    let endpoint = EndpointId(numbered(&request, "endpoint")?);
    let test = SendTest { workflow: place.0, endpoint, by: Some(me.person) };
    let delivery = blocking(&app, move |app| test.run(&app.store, &app.outgoing, app.now())).await?;
    Ok(HttpResponse::Accepted().json(json!({"delivery": delivery})))
}

/// Which deliveries.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeliveriesQuery {
    endpoint: Option<i64>,
    state: Option<String>,
    before: Option<i64>,
    limit: Option<usize>,
}

/// `GET …/deliveries`: newest first, each with its tries. No answer's body is kept, so none is shown.
pub async fn deliveries(app: AppState, place: Place, query: web::Query<DeliveriesQuery>) -> Reply {
    let query = DeliveryQuery {
        endpoint: query.endpoint.map(EndpointId),
        state: query.state.clone(),
        before: query.before,
        most: query.limit.unwrap_or(100).min(1000),
    };
    let views = blocking(&app, move |app| {
        app.store.read(|r| {
            let rows = r.deliveries(place.0, &query)?;
            rows.iter().map(|row| delivery_view(r, row)).collect::<Result<Vec<_>>>()
        })
    })
    .await?;
    Ok(HttpResponse::Ok().json(views))
}

/// `GET …/deliveries/{delivery}`.
pub async fn delivery(app: AppState, place: Place, request: HttpRequest) -> Reply {
    let id = DeliveryId(numbered(&request, "delivery")?);
    let view = blocking(&app, move |app| app.store.read(|r| delivery_view(r, &r.delivery_in(place.0, id)?))).await?;
    Ok(HttpResponse::Ok().json(view))
}

/// `POST …/deliveries/{delivery}/resend`.
pub async fn resend(app: AppState, me: Me, place: Place, request: HttpRequest) -> Reply {
    let delivery = DeliveryId(numbered(&request, "delivery")?);
    let resend = ResendDelivery { workflow: place.0, delivery, by: Some(me.person) };
    blocking(&app, move |app| resend.run(&app.store, app.now())).await?;
    Ok(HttpResponse::Accepted().json(json!({"delivery": delivery})))
}
