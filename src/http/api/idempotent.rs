//! `Idempotency-Key`: a repeated request gets the reply of the first, for two days.
//!
//! The reply is kept after the act, in a transaction of its own. Between the two a crash can fall; the repeat then acts
//! again, and every act behind this is idempotent by its own key, so it finds what it did.

use crate::digest::sha256;
use crate::domain::Timestamp;
use crate::error::{Because, Error, Result};
use crate::http::{App, AppState, Me, Reply, blocking};
use crate::routing::canonical;
use crate::store::SavedReply;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse};
use serde_json::Value;

/// How long replies are kept.
const KEPT_SECS: i64 = 48 * 3600;

/// Acts once for each key, and answers with status and body.
pub(super) async fn idempotent(
    app: &AppState,
    me: &Me,
    http: &HttpRequest,
    body: &Value,
    act: impl FnOnce(&App) -> Result<(u16, Value)> + Send + 'static,
) -> Reply {
    let key = match http.headers().get("idempotency-key").map(|value| value.to_str().unwrap_or_default()) {
        None => None,
        Some(key) if (1..=200).contains(&key.len()) => Some(key.to_owned()),
        Some(_) => return Err(Error::invalid("an Idempotency-Key has 1 to 200 plain characters").into()),
    };
    let hash = sha256(&[http.method().as_str().as_bytes(), http.path().as_bytes(), canonical(body).as_bytes()]);
    let person = me.person;
    let (status, reply, is_repeat) = blocking(app, move |app| {
        let Some(key) = key else {
            let (status, reply) = act(app)?;
            return Ok((status, reply.to_string(), false));
        };
        let lookup = key.clone();
        if let Some(saved) = app.store.look_up(move |r| r.saved_reply(person, &lookup))? {
            if saved.request != hash {
                return Err(Error::refused(
                    Because::Invalid,
                    "idempotency_key",
                    format!("the Idempotency-Key `{key}` was used for another request; take a new one"),
                ));
            }
            return Ok((saved.status, saved.reply, true));
        }
        let (status, reply) = act(app)?;
        let now = app.now();
        let text = reply.to_string();
        let saved = SavedReply { request: hash.to_vec(), status, reply: text.clone() };
        let oldest = Timestamp(now.0 - KEPT_SECS * 1000);
        app.store.write(move |tx| tx.save_reply(person, &key, &saved, oldest, now))?;
        Ok((status, text, false))
    })
    .await?;
    let mut response = HttpResponse::build(StatusCode::from_u16(status).unwrap_or(StatusCode::OK));
    if is_repeat {
        response.insert_header(("idempotent-replayed", "true"));
    }
    Ok(response.content_type("application/json").body(reply))
}
