//! `Idempotency-Key`: a repeated request gets the reply of the first, for two days.
//!
//! Stands between the guard and every row that [`Row::keeps_replies`]. The act runs to its end in a task of its own, so a
//! caller who hangs up finds its reply kept. The reply is kept after the act, in a transaction of its own. Between the
//! two a crash can fall; the repeat then acts again, and finds what it did where the act has a key of its own: a
//! decision's `external_id`, a claim's fence, a slug, an item's id.

use super::body::collect;
use super::routes::Row;
use super::{App, AppState, Failure, Me, blocking};
use crate::digest::sha256;
use crate::domain::{Timestamp, UserId};
use crate::error::{Because, Error};
use crate::routing::canonical;
use crate::store::SavedReply;
use actix_web::body::{BoxBody, to_bytes};
use actix_web::dev::{Payload, ServiceRequest, ServiceResponse};
use actix_web::http::StatusCode;
use actix_web::middleware::Next;
use actix_web::web::Bytes;
use actix_web::{HttpMessage, HttpResponse};
use futures_util::StreamExt;
use sha2::{Digest, Sha256};
use std::cell::RefCell;
use std::collections::HashSet;
use std::rc::Rc;
use std::sync::{Mutex, PoisonError};

/// How long replies are kept.
const KEPT_SECS: i64 = 48 * 3600;

type Answer = Result<ServiceResponse<BoxBody>, actix_web::Error>;

/// Keys whose first request is not answered yet.
#[derive(Default)]
pub(crate) struct Underway(Mutex<HashSet<(UserId, String)>>);

/// One of them, until its request is answered.
struct Turn {
    app: AppState,
    key: (UserId, String),
}

impl Turn {
    fn take(app: &AppState, person: UserId, key: &str) -> Result<Turn, Failure> {
        let key = (person, key.to_owned());
        let mut keys = app.underway.0.lock().unwrap_or_else(PoisonError::into_inner);
        if !keys.insert(key.clone()) {
            let message =
                format!("the first request with the Idempotency-Key `{}` is under way; repeat it later", key.1);
            return Err(Error::refused(Because::Conflict, "idempotency_key", message).into());
        }
        Ok(Turn { app: app.clone(), key })
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        self.app.underway.0.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.key);
    }
}

/// What a request brings: known at once for JSON; of an import only when its handler has read it.
enum Brought {
    Whole([u8; 32]),
    Streamed(Rc<RefCell<Sha256>>),
}

impl Brought {
    fn digest(&self) -> [u8; 32] {
        match self {
            Brought::Whole(digest) => *digest,
            Brought::Streamed(hasher) => hasher.borrow().clone().finalize().into(),
        }
    }
}

enum Step {
    Replay(SavedReply),
    Act(Turn, String, Brought),
}

/// Acts once for each key of a caller, and answers with status and body.
pub(super) async fn once(app: AppState, row: &Row, mut request: ServiceRequest, next: Next<BoxBody>) -> Answer {
    let person = request.extensions().get::<Me>().map(|me| me.person);
    let (Some(person), Some(key)) = (person, request.headers().get("idempotency-key").cloned()) else {
        return next.call(request).await;
    };
    match step(&app, person, key.to_str().unwrap_or_default(), row, &mut request).await {
        Err(failure) => Ok(ServiceResponse::from_err(failure, request.into_parts().0)),
        Ok(Step::Replay(saved)) => Ok(request.into_response(replayed(saved))),
        Ok(Step::Act(turn, place, brought)) => {
            let act = async move {
                let response = next.call(request).await?;
                keep(&turn, &place, &brought, response).await
            };
            match actix_web::rt::spawn(act).await {
                Ok(answer) => answer,
                Err(_) => Err(actix_web::error::ErrorInternalServerError("the request's task ended early")),
            }
        }
    }
}

async fn step(
    app: &AppState,
    person: UserId,
    key: &str,
    row: &Row,
    request: &mut ServiceRequest,
) -> Result<Step, Failure> {
    if !(1..=200).contains(&key.len()) {
        return Err(Error::invalid("an Idempotency-Key has 1 to 200 plain characters").into());
    }
    let place = format!("{} {}", request.method(), request.uri());
    // Taken before the look: of two at once, the second sees the turn or the reply.
    let turn = Turn::take(app, person, key)?;
    let lookup = key.to_owned();
    let saved = blocking(app, move |app| app.store.look_up(move |r| r.saved_reply(person, &lookup))).await?;
    let brought = match (&saved, row.is_import) {
        (_, false) => Brought::Whole(whole(request).await?),
        (None, true) => Brought::Streamed(watched(request)),
        (Some(_), true) => Brought::Whole(drained(request).await?),
    };
    match saved {
        None => Ok(Step::Act(turn, place, brought)),
        Some(saved) if saved.request == hash(&place, &brought) => Ok(Step::Replay(saved)),
        Some(_) => Err(Error::refused(
            Because::Invalid,
            "idempotency_key",
            format!("the Idempotency-Key `{key}` was used for another request; take a new one"),
        )
        .into()),
    }
}

fn hash(place: &str, brought: &Brought) -> [u8; 32] {
    sha256(&[place.as_bytes(), &brought.digest()])
}

/// The digest of a JSON body: the same for every way to write the same value. The handler gets the body again.
async fn whole(request: &mut ServiceRequest) -> Result<[u8; 32], Failure> {
    let body = collect(&mut request.take_payload(), usize::MAX).await?;
    let digest = match serde_json::from_slice::<serde_json::Value>(&body) {
        Ok(value) => sha256(&[canonical(&value).as_bytes()]),
        Err(_) => sha256(&[&body]),
    };
    request.set_payload(Payload::from(body));
    Ok(digest)
}

/// Takes the digest of a body while its handler reads it.
fn watched(request: &mut ServiceRequest) -> Rc<RefCell<Sha256>> {
    let hasher = Rc::new(RefCell::new(Sha256::new()));
    let seen = Rc::clone(&hasher);
    let payload = request.take_payload().inspect(move |chunk| {
        if let Ok(bytes) = chunk {
            seen.borrow_mut().update(bytes);
        }
    });
    request.set_payload(Payload::Stream { payload: Box::pin(payload) });
    hasher
}

async fn drained(request: &mut ServiceRequest) -> Result<[u8; 32], Failure> {
    let mut payload = request.take_payload();
    let mut hasher = Sha256::new();
    while let Some(chunk) = payload.next().await {
        hasher.update(chunk.map_err(|e| super::body::payload_failure(&e))?);
    }
    Ok(hasher.finalize().into())
}

/// Keeps the reply of an act that was done. One that was refused may be tried again.
async fn keep(turn: &Turn, place: &str, brought: &Brought, response: ServiceResponse<BoxBody>) -> Answer {
    if !response.status().is_success() {
        return Ok(response);
    }
    let (request, response) = response.into_parts();
    let (response, body) = response.into_parts();
    let body = to_bytes(body).await.map_err(actix_web::error::ErrorInternalServerError)?;
    let saved = SavedReply {
        request: hash(place, brought).to_vec(),
        status: response.status().as_u16(),
        reply: String::from_utf8_lossy(&body).into_owned(),
    };
    let (person, key) = turn.key.clone();
    let kept = blocking(&turn.app, move |app: &App| {
        let now = app.now();
        let oldest = Timestamp(now.0 - KEPT_SECS * 1000);
        app.store.write(move |tx| tx.save_reply(person, &key, &saved, oldest, now))
    });
    if let Err(failure) = kept.await {
        // What was asked for is done, and its caller should know.
        tracing::error!(%failure, "the reply to an Idempotency-Key could not be kept");
    }
    Ok(ServiceResponse::new(request, response.set_body(BoxBody::new(body))))
}

fn replayed(saved: SavedReply) -> HttpResponse {
    let status = StatusCode::from_u16(saved.status).unwrap_or(StatusCode::OK);
    let mut response = HttpResponse::build(status);
    response.insert_header(("idempotent-replayed", "true"));
    match saved.reply.is_empty() {
        true => response.finish(),
        false => response.content_type("application/json").body(Bytes::from(saved.reply)),
    }
}
