//! Where notices go and what became of each, for one workflow or the whole server.

use super::super::frame::Done;
use super::super::words::When;
use super::super::{go, show_as};
use super::Frame;
use crate::domain::{DeliveryId, EndpointId, WorkflowRole};
use crate::error::{Error, Result};
use crate::http::api::notices::{Place, numbered, shown_target};
use crate::http::body::Form;
use crate::http::speech::{t, told};
use crate::http::{App, AppState, Failure, Me, Reply, blocking};
use crate::notices::{
    CHANNELS, ChangeEndpoint, CreateEndpoint, EVENTS, RemoveEndpoint, ResendDelivery, RotateSecret, SendTest, fits,
    show_secret,
};
use crate::store::{DeliveryQuery, DeliveryRow, EndpointRow};
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, web};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Deliveries on the page.
const ROWS: usize = 100;

#[derive(Serialize)]
struct NoticesPage {
    workflow: Option<Frame>,
    /// Where its forms are sent: `/workflows/refunds` or nothing.
    base: String,
    done: Option<String>,
    problem: Option<String>,
    /// A secret that was just made: the endpoint's name and the secret, shown this once.
    secret: Option<(String, String)>,
    can_change: bool,
    /// What the operator has not opened, in words.
    closed_text: Option<String>,
    has_mail: bool,
    endpoints: Vec<EndpointLine>,
    channels: Vec<(&'static str, String)>,
    events: Vec<EventChoice>,
    deliveries: Vec<DeliveryLine>,
    is_full: bool,
}

#[derive(Serialize)]
struct EndpointLine {
    id: i64,
    name: String,
    channel: String,
    target: String,
    events: String,
    off_text: Option<String>,
    off_since: Option<When>,
    succeeded: Option<When>,
    is_signed: bool,
    old_until: Option<When>,
    failing_text: Option<String>,
}

#[derive(Serialize)]
struct EventChoice {
    kind: &'static str,
    title: String,
    for_people: bool,
    is_chosen: bool,
}

#[derive(Serialize)]
struct DeliveryLine {
    id: i64,
    kind: String,
    endpoint: String,
    message: String,
    state: String,
    class: &'static str,
    tries: String,
    status: String,
    problem: Option<String>,
    created: When,
    next: Option<When>,
    can_resend: bool,
}

fn state_words(state: &str) -> (String, &'static str) {
    let (word, class) = match state {
        "delivered" => ("arrived", "good"),
        "failed" => ("given up", "bad"),
        "dropped" => ("dropped", ""),
        _ => ("in line", "accent"),
    };
    (told(word), class)
}

fn base_of(app: &App, place: Place) -> Result<String> {
    match place.0 {
        Some(id) => app.store.look_up(|r| Ok(format!("/workflows/{}", r.workflow(id)?.slug))),
        None => Ok(String::new()),
    }
}

fn build(app: &App, me: &Me, place: Place, done: &Done) -> Result<NoticesPage> {
    let now = app.now();
    let base = base_of(app, place)?;
    let can_change = place.0.is_none_or(|id| me.may_in_workflow(&[WorkflowRole::Engineer], id));
    app.store.read(|r| {
        let workflow = place.0.map(|id| Frame::new(r, &r.workflow(id)?, me, "notices", done, now)).transpose()?;
        let endpoints = r.endpoints_of(place.0)?;
        let deliveries = r.deliveries(place.0, &DeliveryQuery { most: ROWS, ..DeliveryQuery::default() })?;
        let name_of = |row: &DeliveryRow| {
            endpoints.iter().find(|one| one.id == row.endpoint).map_or_else(String::new, |one| one.name.clone())
        };
        let is_on = |row: &DeliveryRow| endpoints.iter().any(|one| one.id == row.endpoint && one.off_since.is_none());
        Ok(NoticesPage {
            done: if workflow.is_some() { None } else { done.text() },
            workflow,
            base,
            problem: None,
            secret: None,
            can_change,
            closed_text: match (app.outgoing.targets.is_closed(), app.outgoing.mail.is_none()) {
                (true, true) => Some("This server sends nothing by itself yet. Its operator opens addresses for webhooks and Slack with the setting webhook_targets, and mail with smtp_host and smtp_from."),
                (true, false) => Some("Webhooks and Slack are closed: the operator opens addresses with the setting webhook_targets."),
                (false, _) => None,
            }
            .map(told),
            has_mail: app.outgoing.mail.is_some(),
            channels: CHANNELS
                .into_iter()
                .filter(|(name, _)| *name != "email" || app.outgoing.mail.is_some())
                .map(|(name, title)| (name, told(title)))
                .collect(),
            events: EVENTS
                .iter()
                .filter(|event| fits("webhook", place.0.is_none(), event))
                .map(|event| EventChoice {
                    kind: event.kind,
                    title: told(event.title),
                    for_people: event.for_people,
                    is_chosen: event.kind == "queue.digest",
                })
                .collect(),
            is_full: deliveries.len() == ROWS,
            deliveries: deliveries
                .iter()
                .map(|row| {
                    let (state, class) = state_words(&row.state);
                    DeliveryLine {
                        id: row.id.0,
                        kind: row.kind.clone(),
                        endpoint: name_of(row),
                        message: row.message.clone(),
                        state,
                        class,
                        tries: row.tries.to_string(),
                        status: row.status.map_or_else(|| "–".into(), |status| status.to_string()),
                        problem: row.problem.clone(),
                        created: When::new(row.created, now),
                        next: (row.state == "pending" && row.tries > 0).then(|| When::new(row.next, now)),
                        can_resend: can_change && row.state != "pending" && is_on(row),
                    }
                })
                .collect(),
            endpoints: endpoints
                .into_iter()
                .map(|row| EndpointLine {
                    id: row.id.0,
                    channel: CHANNELS.iter().find(|(name, _)| *name == row.channel).map_or(String::new(), |(_, title)| told(title)),
                    target: shown_target(&row),
                    events: row.events.join(", "),
                    off_since: row.off_since.map(|since| When::new(since, now)),
                    succeeded: row.succeeded.map(|at| When::new(at, now)),
                    is_signed: row.secret.is_some(),
                    old_until: row.old_until.filter(|until| *until > now).map(|until| When::new(until, now)),
                    failing_text: (row.off_since.is_none() && row.failures > 0)
                        .then(|| t!("notices-failing", n = row.failures)),
                    off_text: row.off_reason,
                    name: row.name,
                })
                .collect(),
        })
    })
}

async fn draw(
    app: &AppState,
    me: &Me,
    place: Place,
    done: Done,
    status: StatusCode,
    put: impl FnOnce(&mut NoticesPage),
) -> Reply {
    let viewer = me.clone();
    let mut page = blocking(app, move |app| build(app, &viewer, place, &done)).await?;
    put(&mut page);
    let template = if place.0.is_some() { "reviews/notices.html" } else { "notices.html" };
    show_as(app, status, Some(me), template, &t!("notices"), &page)
}

/// `GET …/notices`.
pub async fn page(app: AppState, me: Me, place: Place, query: web::Query<Done>) -> Reply {
    draw(&app, &me, place, query.into_inner(), StatusCode::OK, |_| {}).await
}

/// What became of a form: a new secret is shown on the page that answers, everything else goes back to the page.
async fn after(app: &AppState, me: &Me, place: Place, done: std::result::Result<Made, Failure>) -> Reply {
    match done {
        Ok(Made::Secret(row)) => {
            let shown = row.secret.as_deref().map(|secret| (row.name.clone(), show_secret(secret)));
            draw(app, me, place, Done::default(), StatusCode::OK, |page| page.secret = shown).await
        }
        Ok(Made::Done(word)) => {
            let base = blocking(app, move |app| base_of(app, place)).await?;
            Ok(go(&format!("{base}/notices?done={word}")))
        }
        Err(Failure::Room(Error::Invalid(message) | Error::Conflict(message))) => {
            let put = |page: &mut NoticesPage| page.problem = Some(message);
            draw(app, me, place, Done::default(), StatusCode::UNPROCESSABLE_ENTITY, put).await
        }
        Err(failure) => Err(failure),
    }
}

enum Made {
    Secret(Box<EndpointRow>),
    Done(&'static str),
}

/// `POST …/notices`: a new place.
pub async fn create(app: AppState, me: Me, place: Place, Form(sent): Form<BTreeMap<String, String>>) -> Reply {
    let text = |key: &str| sent.get(key).cloned().unwrap_or_default();
    let of_kind = |event: &crate::notices::Event| sent.contains_key(&format!("event_{}", event.kind));
    // The page has no script, so its boxes stand there for every channel; what a people's channel does not carry is left out.
    let channel = text("channel");
    let events = EVENTS.iter().filter(|event| of_kind(event) && fits(&channel, place.0.is_none(), event));
    let create = CreateEndpoint {
        workflow: place.0,
        events: events.map(|event| event.kind.to_owned()).collect(),
        channel,
        name: text("name"),
        target: text("target"),
        by: Some(me.person),
    };
    let made = blocking(&app, move |app| create.run(&app.store, &app.outgoing, app.now())).await;
    let made = made.map(|row| if row.secret.is_some() { Made::Secret(Box::new(row)) } else { Made::Done("saved") });
    after(&app, &me, place, made).await
}

/// What to do with a place.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ActForm {
    act: String,
}

/// `POST …/notices/{endpoint}`.
pub async fn act(app: AppState, me: Me, place: Place, request: HttpRequest, Form(form): Form<ActForm>) -> Reply {
    let (workflow, by) = (place.0, Some(me.person));
    let endpoint = EndpointId(numbered(&request, "endpoint")?);
    let done = blocking(&app, move |app| {
        let (store, now) = (&app.store, app.now());
        let switch = |is_on| ChangeEndpoint {
            workflow,
            endpoint,
            name: None,
            target: None,
            events: None,
            is_on: Some(is_on),
            by,
        };
        Ok(match form.act.as_str() {
            "test" => {
                SendTest { workflow, endpoint, by }.run(store, &app.outgoing, now)?;
                Made::Done("tested")
            }
            "rotate" => Made::Secret(Box::new(RotateSecret { workflow, endpoint, by }.run(store, now)?)),
            "on" | "off" => {
                switch(form.act == "on").run(store, &app.outgoing, now)?;
                Made::Done("saved")
            }
            "remove" => {
                RemoveEndpoint { workflow, endpoint, by }.run(store, now)?;
                Made::Done("gone-endpoint")
            }
            other => return Err(Error::invalid(format!("`{other}` is not something to do with an endpoint"))),
        })
    })
    .await;
    after(&app, &me, place, done).await
}

/// `POST …/deliveries/{delivery}/resend`.
pub async fn resend(
    app: AppState,
    me: Me,
    place: Place,
    request: HttpRequest,
    _: Form<super::super::sign_in::Nothing>,
) -> Reply {
    let delivery = DeliveryId(numbered(&request, "delivery")?);
    let resend = ResendDelivery { workflow: place.0, delivery, by: Some(me.person) };
    let done = blocking(&app, move |app| resend.run(&app.store, app.now()).map(|()| Made::Done("resent"))).await;
    after(&app, &me, place, done).await
}
