//! The only place where an error becomes a status and a body: JSON under `/api`, a page elsewhere.

use super::App;
use super::guard::chosen_by;
use super::speech::Speech;
use crate::error::{Because, Error, plainly};
use actix_web::error::QueryPayloadError;
use actix_web::http::StatusCode;
use actix_web::http::header::{HeaderValue, RETRY_AFTER};
use actix_web::{HttpRequest, HttpResponse, ResponseError};
use serde_json::{Value, json};

/// What a handler returns.
pub type Reply = Result<HttpResponse, Failure>;

/// An error on its way out.
#[derive(Debug)]
pub enum Failure {
    /// One of the rooms refused.
    Room(Error),
    /// The request was refused before it reached a room: status, code, and what to do next.
    Request(StatusCode, &'static str, String),
}

impl Failure {
    /// A request that does not read: 400.
    pub fn malformed(message: impl Into<String>) -> Failure {
        Failure::Request(StatusCode::BAD_REQUEST, "malformed", message.into())
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Failure::Room(error)
    }
}

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Failure::Room(error) => error.fmt(f),
            Failure::Request(_, _, message) => f.write_str(message),
        }
    }
}

impl ResponseError for Failure {
    fn status_code(&self) -> StatusCode {
        status_and_code(self).0
    }

    /// Only the status: `render` sees the request and writes the body.
    fn error_response(&self) -> HttpResponse {
        HttpResponse::new(self.status_code())
    }
}

fn status_and_code(failure: &Failure) -> (StatusCode, &'static str) {
    match failure {
        Failure::Request(status, code, _) => (*status, code),
        Failure::Room(error) => match error {
            Error::Invalid(_) => (StatusCode::UNPROCESSABLE_ENTITY, "invalid"),
            Error::NotFound(_) => (StatusCode::NOT_FOUND, "not_found"),
            Error::Forbidden(_) => (StatusCode::FORBIDDEN, "forbidden"),
            Error::Unauthorized(_) => (StatusCode::UNAUTHORIZED, "unauthorized"),
            Error::Conflict(_) => (StatusCode::CONFLICT, "conflict"),
            Error::Gone(_) => (StatusCode::GONE, "gone"),
            Error::TooMany { .. } => (StatusCode::TOO_MANY_REQUESTS, "too_many"),
            Error::Refused(refusal) => {
                let status = match refusal.because {
                    Because::Invalid => StatusCode::UNPROCESSABLE_ENTITY,
                    Because::Forbidden => StatusCode::FORBIDDEN,
                    Because::Conflict => StatusCode::CONFLICT,
                    Because::Gone => StatusCode::GONE,
                    Because::Stale => StatusCode::PRECONDITION_FAILED,
                    Because::Held => StatusCode::LOCKED,
                    Because::Enough => StatusCode::TOO_MANY_REQUESTS,
                };
                (status, refusal.code)
            }
            Error::TooLarge(_) => (StatusCode::PAYLOAD_TOO_LARGE, "too_large"),
            Error::Cancelled => (StatusCode::CONFLICT, "cancelled"),
            Error::Unavailable(_) => (StatusCode::SERVICE_UNAVAILABLE, "unavailable"),
            Error::Internal(_) => (StatusCode::INTERNAL_SERVER_ERROR, "internal"),
        },
    }
}

/// The response to an error. What broke inside goes to the log under the request's id, never to the caller.
pub(super) fn render(app: &App, request: &HttpRequest, error: &actix_web::Error, id: &str) -> HttpResponse {
    let (status, code, message, retry_after) = match error.as_error::<Failure>() {
        Some(Failure::Room(Error::Internal(detail))) => {
            tracing::error!(request = id, detail, "a request failed inside");
            let message = format!("something broke inside; the server's log has the details under request {id}");
            (StatusCode::INTERNAL_SERVER_ERROR, "internal", message, None)
        }
        Some(failure) => {
            let (status, code) = status_and_code(failure);
            let retry_after = match failure {
                Failure::Room(Error::TooMany { retry_after_secs, .. }) => Some(*retry_after_secs),
                Failure::Room(Error::Unavailable(_)) => Some(1),
                _ => None,
            };
            (status, code, failure.to_string(), retry_after)
        }
        // From the framework's own extractors: a path that does not parse, a query with an unknown field.
        None => {
            let status = error.as_response_error().status_code();
            if status.is_server_error() {
                tracing::error!(request = id, detail = %error, "a request failed inside");
                (status, "internal", format!("something broke inside; see the server's log, request {id}"), None)
            } else {
                let code = if status == StatusCode::NOT_FOUND { "not_found" } else { "malformed" };
                let message = match error.as_error::<QueryPayloadError>() {
                    // The parser does not say which of its values it means.
                    Some(_) => {
                        let query: String = request.query_string().chars().take(200).collect();
                        format!("in the query `{query}`: {}", plainly(error))
                    }
                    None => plainly(error),
                };
                (status, code, message, None)
            }
        }
    };
    let mut response = HttpResponse::build(status);
    if let Some(secs) = retry_after {
        response.insert_header((RETRY_AFTER, HeaderValue::from(secs)));
    }
    if is_api(request.path()) {
        if status == StatusCode::UNAUTHORIZED {
            response.insert_header(("www-authenticate", "Bearer"));
        }
        let mut body = json!({"error": {"code": code, "message": message}});
        if let Some(Failure::Room(Error::Refused(refusal))) = error.as_error::<Failure>()
            && let Some(detail) = &refusal.detail
        {
            body["error"]["detail"] = detail.clone();
        }
        return response.json(body);
    }
    // The guard's language has ended with its request by here.
    let speech = Speech::of(chosen_by(request));
    let page = speech.around(|| app.templates.error_page(status, &message, workflow_of(request.path())));
    response.content_type("text/html; charset=utf-8").body(page)
}

/// The workflow whose page or form was refused: its pages are where one goes on.
fn workflow_of(path: &str) -> Option<&str> {
    path.strip_prefix("/workflows/")?.split_once('/').map(|(slug, _)| slug)
}

/// Whether a path belongs to programs and gets JSON.
pub(super) fn is_api(path: &str) -> bool {
    path == "/api" || path.starts_with("/api/") || path == "/mcp"
}

/// What a failure says to a program: status and body.
pub(super) fn said(failure: &Failure) -> (StatusCode, Value) {
    let (status, code) = status_and_code(failure);
    let mut body = json!({"error": {"code": code, "message": failure.to_string()}});
    if let Failure::Room(Error::Refused(refusal)) = failure
        && let Some(detail) = &refusal.detail
    {
        body["error"]["detail"] = detail.clone();
    }
    (status, body)
}
