//! Places that notices go to: make, change, new secret, remove, test; and send something again.

use super::Outgoing;
use super::digest::{RHYTHMS, compose};
use super::events::{CHANNELS, DIGEST, EVENTS, TEST, envelope, fits, for_people};
use super::mail::addresses;
use super::post::check_url;
use super::sign::new_secret;
use crate::digest::{hex, random_bytes};
use crate::domain::{DeliveryId, EndpointId, Timestamp, UserId, WorkflowId};
use crate::error::{Error, Result};
use crate::store::audit::NewAudit;
use crate::store::{EndpointRow, NewEndpoint, Store, Tx};
use serde_json::{Value, json};

/// How long an old secret signs beside the new one.
const OVERLAP_SECS: i64 = 86_400;
/// Places of one workflow.
const MOST: usize = 20;

fn note(tx: &Tx<'_>, action: &str, id: EndpointId, detail: Value, by: Option<UserId>, at: Timestamp) -> Result<()> {
    tx.audit(NewAudit { at, actor: by, action, project: None, subject: format!("endpoint {id}"), detail })
}

fn checked_name(name: &str, target: &str) -> Result<String> {
    let name = name.trim();
    match name.chars().count() {
        0 => Ok(target.chars().take(40).collect()),
        1..=80 => Ok(name.to_owned()),
        _ => Err(Error::invalid("name: use at most 80 characters")),
    }
}

fn checked_target(channel: &str, target: &str, outgoing: &Outgoing) -> Result<String> {
    let target = target.trim();
    if target.len() > 2000 {
        return Err(Error::invalid("target: use at most 2,000 characters"));
    }
    match channel {
        "email" => {
            if outgoing.mail.is_none() {
                return Err(Error::invalid(
                    "this server sends no mail. Its operator names a mail server with smtp_host and smtp_from",
                ));
            }
            addresses(target).map_err(Error::Invalid)?;
        }
        _ => check_url(target, &outgoing.targets).map_err(Error::Invalid)?,
    }
    Ok(target.to_owned())
}

fn checked_events(channel: &str, of_server: bool, events: &[String]) -> Result<Vec<String>> {
    let fitting: Vec<&str> =
        EVENTS.iter().filter(|event| fits(channel, of_server, event)).map(|event| event.kind).collect();
    if events.is_empty() {
        return Err(Error::invalid(format!("choose at least one event: {}", fitting.join(", "))));
    }
    for event in events {
        let is_all = event == "*" && channel == "webhook";
        if !is_all && !fitting.contains(&event.as_str()) {
            return Err(Error::invalid(format!(
                "`{event}` is not sent to {channel} here; there are {}",
                fitting.join(", ")
            )));
        }
    }
    let mut events = events.to_vec();
    events.dedup();
    Ok(events)
}

/// Make a place.
#[derive(Debug, Clone)]
pub struct CreateEndpoint {
    /// About which workflow; none: about all.
    pub workflow: Option<WorkflowId>,
    /// `webhook`, `slack` or `email`.
    pub channel: String,
    /// What people call it; empty: the start of its target.
    pub name: String,
    /// A URL, or mail addresses with commas between.
    pub target: String,
    /// Kinds of events; `*` is all, for webhooks.
    pub events: Vec<String>,
    /// Who makes it.
    pub by: Option<UserId>,
}

impl CreateEndpoint {
    /// Stores it. Returns it with its secret, which a webhook has and nobody is shown again.
    pub fn run(self, store: &Store, outgoing: &Outgoing, now: Timestamp) -> Result<EndpointRow> {
        let Some((channel, _)) = CHANNELS.into_iter().find(|(channel, _)| *channel == self.channel) else {
            return Err(Error::invalid(format!("channel `{}`: use webhook, slack or email", self.channel)));
        };
        let target = checked_target(channel, &self.target, outgoing)?;
        let events = checked_events(channel, self.workflow.is_none(), &self.events)?;
        let shown = if channel == "email" { target.as_str() } else { host_of(&target) };
        let new = NewEndpoint {
            workflow: self.workflow,
            channel,
            name: checked_name(&self.name, shown)?,
            target,
            events,
            secret: (channel == "webhook").then(new_secret),
        };
        store.write(move |tx| {
            if tx.endpoints_of(new.workflow)?.len() >= MOST {
                return Err(Error::Conflict(format!("there are {MOST} already; remove one first")));
            }
            let id = tx.insert_endpoint(&new, now)?;
            let detail = json!({"workflow": new.workflow, "channel": new.channel, "events": new.events});
            note(tx, "notice.create", id, detail, self.by, now)?;
            tx.endpoint_in(new.workflow, id)
        })
    }
}

fn host_of(url: &str) -> &str {
    url.split("//").nth(1).unwrap_or(url).split(['/', '?', '#']).next().unwrap_or(url)
}

/// Change a place; what is absent stays.
#[derive(Debug, Clone)]
pub struct ChangeEndpoint {
    /// Where it belongs.
    pub workflow: Option<WorkflowId>,
    /// Which.
    pub endpoint: EndpointId,
    /// Another name.
    pub name: Option<String>,
    /// Another target. A webhook keeps its secret.
    pub target: Option<String>,
    /// Other events.
    pub events: Option<Vec<String>>,
    /// On again, or off. What happened while it was off is not sent.
    pub is_on: Option<bool>,
    /// Who changes it.
    pub by: Option<UserId>,
}

impl ChangeEndpoint {
    /// Checks and stores it.
    pub fn run(self, store: &Store, outgoing: &Outgoing, now: Timestamp) -> Result<EndpointRow> {
        let outgoing = outgoing.clone();
        store.write(move |tx| {
            let before = tx.endpoint_in(self.workflow, self.endpoint)?;
            let target = match &self.target {
                Some(target) => checked_target(&before.channel, target, &outgoing)?,
                None => before.target.clone(),
            };
            let events = match &self.events {
                Some(events) => checked_events(&before.channel, before.workflow.is_none(), events)?,
                None => before.events.clone(),
            };
            let name = match &self.name {
                Some(name) => checked_name(name, host_of(&target))?,
                None => before.name.clone(),
            };
            tx.update_endpoint(before.id, &name, &target, &events)?;
            match (self.is_on, before.off_since) {
                (Some(true), Some(_)) => tx.set_endpoint_off(before.id, None)?,
                (Some(false), None) => tx.set_endpoint_off(before.id, Some((now, "somebody switched it off")))?,
                _ => {}
            }
            let detail = json!({
                "target_changed": target != before.target, "events": events, "is_on": self.is_on,
            });
            note(tx, "notice.change", before.id, detail, self.by, now)?;
            tx.endpoint_in(self.workflow, self.endpoint)
        })
    }
}

/// Give a webhook a new secret. The old one signs too for a day.
#[derive(Debug, Clone, Copy)]
pub struct RotateSecret {
    /// Where it belongs.
    pub workflow: Option<WorkflowId>,
    /// Which.
    pub endpoint: EndpointId,
    /// Who does.
    pub by: Option<UserId>,
}

impl RotateSecret {
    /// Stores it and returns the place with it.
    pub fn run(self, store: &Store, now: Timestamp) -> Result<EndpointRow> {
        store.write(move |tx| {
            let row = tx.endpoint_in(self.workflow, self.endpoint)?;
            if row.secret.is_none() {
                return Err(Error::invalid(format!("{} has no secret: only webhooks are signed", row.channel)));
            }
            tx.rotate_secret(row.id, &new_secret(), now.plus_secs(OVERLAP_SECS))?;
            note(tx, "notice.rotate", row.id, json!({"overlap_secs": OVERLAP_SECS}), self.by, now)?;
            tx.endpoint_in(self.workflow, self.endpoint)
        })
    }
}

/// Remove a place, with its deliveries.
#[derive(Debug, Clone, Copy)]
pub struct RemoveEndpoint {
    /// Where it belongs.
    pub workflow: Option<WorkflowId>,
    /// Which.
    pub endpoint: EndpointId,
    /// Who does.
    pub by: Option<UserId>,
}

impl RemoveEndpoint {
    /// Removes it.
    pub fn run(self, store: &Store, now: Timestamp) -> Result<()> {
        store.write(move |tx| {
            let row = tx.endpoint_in(self.workflow, self.endpoint)?;
            tx.delete_endpoint(row.id)?;
            note(tx, "notice.remove", row.id, json!({}), self.by, now)
        })
    }
}

/// Send something now, to see whether it arrives: a digest where the place wants digests of one workflow.
#[derive(Debug, Clone, Copy)]
pub struct SendTest {
    /// Where it belongs.
    pub workflow: Option<WorkflowId>,
    /// Which.
    pub endpoint: EndpointId,
    /// Who asks.
    pub by: Option<UserId>,
}

impl SendTest {
    /// Puts it in line; it goes out in a moment.
    pub fn run(self, store: &Store, outgoing: &Outgoing, now: Timestamp) -> Result<DeliveryId> {
        let outgoing = outgoing.clone();
        store.write(move |tx| {
            let row = on(tx.endpoint_in(self.workflow, self.endpoint)?)?;
            let (kind, body) = match row.workflow.filter(|_| row.wants(DIGEST)) {
                Some(id) => {
                    let workflow = tx.workflow(id)?;
                    let rhythms = RHYTHMS.map(|(rhythm, _)| rhythm);
                    let digest = compose(&workflow, &tx.waiting(id, now)?, &rhythms, true, &outgoing, now);
                    (DIGEST, digest.body(&row.channel, &workflow, &outgoing, now))
                }
                None if row.channel == "webhook" => (TEST, envelope(TEST, now, &json!({"endpoint": row.id}))),
                None => {
                    let lines = ["This is a test that somebody asked for.".to_owned()];
                    (TEST, for_people(&row.channel, "A test of qualm", &lines, &outgoing.url, "test"))
                }
            };
            let message = message_id();
            let id = tx.insert_delivery(row.id, &message, kind, &body, now)?;
            note(tx, "notice.test", row.id, json!({"delivery": id}), self.by, now)?;
            Ok(id)
        })
    }
}

/// A new message's id, for what is not a happening.
pub(super) fn message_id() -> String {
    format!("msg_{}", &hex(&random_bytes())[..24])
}

fn on(row: EndpointRow) -> Result<EndpointRow> {
    match &row.off_reason {
        Some(reason) => Err(Error::Conflict(format!("endpoint {} is off: {reason}. Switch it on first", row.id))),
        None => Ok(row),
    }
}

/// Send something again, with the same id, so that a receiver that has it can tell.
#[derive(Debug, Clone, Copy)]
pub struct ResendDelivery {
    /// Where it belongs.
    pub workflow: Option<WorkflowId>,
    /// Which.
    pub delivery: DeliveryId,
    /// Who asks.
    pub by: Option<UserId>,
}

impl ResendDelivery {
    /// Puts it in line again, with all its tries before it.
    pub fn run(self, store: &Store, now: Timestamp) -> Result<()> {
        store.write(move |tx| {
            let row = tx.delivery_in(self.workflow, self.delivery)?;
            on(tx.endpoint_in(self.workflow, row.endpoint)?)?;
            tx.resend_delivery(row.id, now)?;
            note(tx, "notice.resend", row.endpoint, json!({"delivery": row.id}), self.by, now)
        })
    }
}
