//! What is due, one thing at a time, and the thread that does it. A place that answers slowly holds up this thread and
//! nothing else: requests and rounds never wait for somebody else's server.

use super::Outgoing;
use super::digest::{Due, compose, due, link};
use super::endpoint::message_id;
use super::events::{DIGEST, data_of, envelope, for_people, sentence};
use super::post::{Answer, post};
use super::schedule::{TRIES, delay_secs, rest_secs};
use super::sign::sign;
use crate::domain::Timestamp;
use crate::error::Result;
use crate::store::audit::NewAudit;
use crate::store::{AttemptRow, DeliveryRow, EndpointRow, Reader, Store, WorkflowRow};
use serde_json::{Value, json};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// Happenings put in line in one transaction.
const BATCH: usize = 200;
/// How long what became of a notice is kept.
const KEEP_SECS: i64 = 30 * 86_400;
/// The longest that a receiver's `Retry-After` is obeyed.
const LONGEST_WAIT_SECS: i64 = 86_400;
/// How long the thread sleeps when nothing is due.
const NAP: Duration = Duration::from_secs(1);

/// Does one thing that is due and says what; none when nothing is.
pub fn step(store: &Store, outgoing: &Outgoing, now: Timestamp) -> Result<Option<&'static str>> {
    let places = store.look_up(|r| r.endpoints_on())?;
    if !places.is_empty() {
        if put_in_line(store, outgoing, &places, now)? {
            return Ok(Some("put notices in line"));
        }
        if sum_up(store, outgoing, &places, now)? {
            return Ok(Some("looked at what a digest would say"));
        }
        if let Some((delivery, endpoint)) = store.look_up(|r| r.next_delivery(now))? {
            let started = Instant::now();
            let answer = send(&delivery, &endpoint, outgoing, now);
            settle(store, &delivery, endpoint, answer, started.elapsed(), now)?;
            return Ok(Some("tried a notice"));
        }
    }
    let oldest = Timestamp(now.0 - KEEP_SECS * 1000);
    if store.look_up(|r| r.has_old_deliveries(oldest))? {
        store.write(move |tx| tx.prune_deliveries(oldest))?;
        return Ok(Some("forgot old notices"));
    }
    Ok(None)
}

/// One notice to put in line.
struct Line {
    message: String,
    kind: String,
    body: String,
}

fn put_in_line(store: &Store, outgoing: &Outgoing, places: &[EndpointRow], now: Timestamp) -> Result<bool> {
    let last = store.look_up(|r| r.last_happening())?;
    let mut is_any = false;
    for place in places.iter().filter(|place| place.seen < last) {
        let (lines, seen) = store.read(|r| lines_for(r, place, outgoing))?;
        // Nothing further in this place's workflow: it has seen all there is.
        let seen = seen.unwrap_or(last);
        let (id, workflow) = (place.id, place.workflow);
        store.write(move |tx| {
            // Removed or switched off in between.
            let is_on = tx.endpoint_in(workflow, id).is_ok_and(|row| row.off_since.is_none());
            if is_on {
                for line in &lines {
                    tx.insert_delivery(id, &line.message, &line.kind, &line.body, now)?;
                }
                tx.advance_endpoint(id, seen)?;
            }
            Ok(())
        })?;
        is_any = true;
    }
    Ok(is_any)
}

/// What a place is told of what it has not seen, and the last happening looked at; none where there is none.
fn lines_for(r: &Reader<'_>, place: &EndpointRow, outgoing: &Outgoing) -> Result<(Vec<Line>, Option<i64>)> {
    let rows = r.happenings(place.workflow, place.seen, BATCH)?;
    let seen = rows.last().map(|row| row.seq);
    let mut lines = Vec::new();
    for row in rows.iter().filter(|row| place.wants(&row.kind)) {
        // No program made a gold item, so none is told of it.
        if let Some(decision) = row.decision
            && r.gold_behind(decision)?.is_some()
        {
            continue;
        }
        let workflow = r.workflow(row.workflow)?;
        let body = match place.channel.as_str() {
            "webhook" => envelope(&row.kind, row.at, &data_of(row, &workflow.slug)),
            channel => {
                let said = sentence(&row.kind, &workflow.title);
                let thread = format!("workflow-{}", workflow.slug);
                for_people(channel, &said, std::slice::from_ref(&said), &link(&workflow, outgoing), &thread)
            }
        };
        lines.push(Line { message: format!("msg_{}_{}", place.id, row.seq), kind: row.kind.clone(), body });
    }
    Ok((lines, seen))
}

/// Tells the places about the whole server that want it of something that is no happening of a workflow.
pub fn announce(store: &Store, kind: &'static str, data: Value, now: Timestamp) -> Result<()> {
    let wanted: Vec<EndpointRow> = store.look_up(|r| r.endpoints_on())?;
    let wanted: Vec<_> = wanted
        .into_iter()
        .filter(|place| place.workflow.is_none() && place.channel == "webhook" && place.wants(kind))
        .map(|place| place.id)
        .collect();
    if wanted.is_empty() {
        return Ok(());
    }
    let body = envelope(kind, now, &data);
    store.write(move |tx| {
        for place in &wanted {
            if tx.endpoint_in(None, *place).is_ok_and(|row| row.off_since.is_none()) {
                tx.insert_delivery(*place, &message_id(), kind, &body, now)?;
            }
        }
        Ok(())
    })
}

fn sum_up(store: &Store, outgoing: &Outgoing, places: &[EndpointRow], now: Timestamp) -> Result<bool> {
    let mut is_any = false;
    for place in places.iter().filter(|place| place.wants(DIGEST)) {
        let found = store.read(|r| {
            let workflows: Vec<WorkflowRow> = match place.workflow {
                Some(id) => vec![r.workflow(id)?],
                None => r.workflows()?,
            };
            let mut found = Vec::new();
            for workflow in workflows {
                let dues = due(r, place, &workflow, now)?;
                if dues.is_empty() {
                    continue;
                }
                let rhythms: Vec<i64> = dues.iter().filter(|one| one.said.is_some()).map(|one| one.rhythm).collect();
                let body = match rhythms.is_empty() {
                    true => None,
                    false => {
                        let waiting = r.waiting(workflow.id, now)?;
                        let digest = compose(&workflow, &waiting, &rhythms, false, outgoing, now);
                        Some(digest.body(&place.channel, &workflow, outgoing, now))
                    }
                };
                found.push((workflow.id, dues, body));
            }
            Ok(found)
        })?;
        if found.is_empty() {
            continue;
        }
        is_any = true;
        let (id, is_one) = (place.id, place.workflow.is_some());
        store.write(move |tx| {
            for (workflow, dues, body) in &found {
                for Due { rhythm, window, said } in dues {
                    tx.set_digest_state(id, *workflow, *rhythm, *window, said.as_deref().map(|said| (said, now)))?;
                }
                if let Some(body) = body {
                    if is_one {
                        tx.drop_pending(id, DIGEST, "a newer digest took its place", now)?;
                    }
                    tx.insert_delivery(id, &message_id(), DIGEST, body, now)?;
                }
            }
            Ok(())
        })?;
    }
    Ok(is_any)
}

fn send(delivery: &DeliveryRow, endpoint: &EndpointRow, outgoing: &Outgoing, now: Timestamp) -> Answer {
    match endpoint.channel.as_str() {
        "email" => match &outgoing.mail {
            None => Answer::failed("the operator has taken the mail server away"),
            Some(server) => match server.send(&endpoint.target, &delivery.message, &delivery.body, now) {
                Ok(()) => Answer::default(),
                Err(why) => Answer::failed(why),
            },
        },
        "slack" => post(&endpoint.target, &[], &delivery.body, &outgoing.targets),
        _ => {
            let old = endpoint.old_secret.as_deref().filter(|_| endpoint.old_until.is_some_and(|until| until > now));
            let secrets = endpoint.secret.as_deref().into_iter().chain(old);
            let at_secs = now.0.div_euclid(1000);
            let headers = [
                ("webhook-id", delivery.message.clone()),
                ("webhook-timestamp", at_secs.to_string()),
                ("webhook-signature", sign(secrets, &delivery.message, at_secs, &delivery.body)),
            ];
            post(&endpoint.target, &headers, &delivery.body, &outgoing.targets)
        }
    }
}

/// Writes down a try and what follows from it.
fn settle(
    store: &Store,
    delivery: &DeliveryRow,
    endpoint: EndpointRow,
    answer: Answer,
    took: Duration,
    now: Timestamp,
) -> Result<()> {
    let (id, tries) = (delivery.id, delivery.tries + 1);
    let first = delivery.first_try.unwrap_or(now);
    store.write(move |tx| {
        let attempt = AttemptRow {
            number: 0,
            at: now,
            millis: took.as_millis() as i64,
            status: answer.status,
            problem: answer.problem.clone(),
        };
        if !tx.note_attempt(id, &attempt)? {
            return Ok(());
        }
        if answer.problem.is_none() {
            tx.note_endpoint(endpoint.id, 0, now, Some(now))?;
            return tx.settle_delivery(id, Some(("delivered", now)), now);
        }
        let failures = endpoint.failures + 1;
        let wait = answer.retry_after_secs.unwrap_or(0).clamp(0, LONGEST_WAIT_SECS);
        tx.note_endpoint(endpoint.id, failures, now.plus_secs(rest_secs(failures).max(wait)), None)?;
        let next = delay_secs(tries, id.0).filter(|_| !answer.is_gone);
        if let Some(delay) = next {
            return tx.settle_delivery(id, None, now.plus_secs(delay.max(wait)));
        }
        tx.settle_delivery(id, Some(("failed", now)), now)?;
        let is_dead = endpoint.succeeded.is_none_or(|at| at < first);
        if answer.is_gone || is_dead {
            let why = match answer.is_gone {
                true => "the receiver answered 410: it wants nothing any more".to_owned(),
                false => format!(
                    "{TRIES} tries of one message over a day failed and nothing else arrived; the last: {}",
                    answer.problem.as_deref().unwrap_or("no answer")
                ),
            };
            tx.set_endpoint_off(endpoint.id, Some((now, &why)))?;
            tx.audit(NewAudit {
                at: now,
                actor: None,
                action: "notice.off",
                project: None,
                subject: format!("endpoint {}", endpoint.id),
                detail: json!({"delivery": id, "failures": failures, "status": answer.status}),
            })?;
        }
        Ok(())
    })
}

/// The running thread.
pub struct Messenger {
    is_stopping: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Messenger {
    /// Starts it.
    pub fn start(store: Arc<Store>, outgoing: Outgoing) -> Result<Messenger> {
        let is_stopping = Arc::new(AtomicBool::new(false));
        let stop = Arc::clone(&is_stopping);
        let thread = std::thread::Builder::new().name("messenger".into()).spawn(move || {
            while !stop.load(Ordering::Relaxed) && !store.is_poisoned() {
                match step(&store, &outgoing, Timestamp::now()) {
                    Ok(Some(_)) => continue,
                    Ok(None) => {}
                    Err(error) => tracing::error!(%error, "a notice could not be handled; it is tried again"),
                }
                std::thread::park_timeout(NAP);
            }
        })?;
        Ok(Messenger { is_stopping, thread: Some(thread) })
    }
}

impl Drop for Messenger {
    fn drop(&mut self) {
        self.is_stopping.store(true, Ordering::Relaxed);
        if let Some(thread) = self.thread.take() {
            thread.thread().unpark();
            let _ = thread.join();
        }
    }
}
