//! `POST /mcp`: the tools for agents over streamable HTTP, on the port of pages and REST. Stateless: every request brings
//! its token, and a caller's tools see what that token may see.
//!
//! The SDK speaks `http` 1 and knows nothing of actix, so a request is copied over and the response back.

use super::api::{decisions, reviews};
use super::body::{collect, parse_json};
use super::errors::said;
use super::guard::passes;
use super::routes;
use super::{AppState, Failure, InWorkflow, Me, Reply, openapi};
use crate::domain::DecisionId;
use crate::error::Error;
use crate::mcp::{Api, Ask, Said, Tools, listed};
use actix_web::http::{StatusCode, header};
use actix_web::web::{Bytes, Payload};
use actix_web::{HttpRequest, HttpResponse};
use futures_util::future::BoxFuture;
use http_body_util::{BodyDataStream, Full};
use rmcp::model::Tool;
use rmcp::transport::streamable_http_server::session::never::NeverSessionManager;
use rmcp::transport::streamable_http_server::{StreamableHttpServerConfig, StreamableHttpService};
use serde_json::Value;
use std::sync::{Arc, OnceLock};

/// The API of this process, for whoever called.
struct Inside {
    app: AppState,
    me: Me,
}

impl Api for Inside {
    fn ask(&self, ask: Ask) -> BoxFuture<'static, Said> {
        let (app, me) = (self.app.clone(), self.me.clone());
        Box::pin(async move {
            let (status, body) = answer(&app, &me, ask).await.unwrap_or_else(|failure| {
                if let Failure::Room(Error::Internal(detail)) = &failure {
                    tracing::error!(detail, "a tool failed inside");
                    let message = "something broke inside; see the server's log".into();
                    return said(&Failure::Request(StatusCode::INTERNAL_SERVER_ERROR, "internal", message));
                }
                said(&failure)
            });
            Said { status: status.as_u16(), body }
        })
    }
}

/// What REST answers: the permission of its row, and the function behind it.
async fn answer(app: &AppState, me: &Me, ask: Ask) -> decisions::Answer {
    let (method, path) = ask.row();
    let row = routes::API.iter().find(|row| row.path == path && row.method.as_str() == method);
    let row = row.ok_or_else(|| Error::Internal(format!("a tool asks for {method} {path}, which is no route")))?;
    let named = ask.named();
    let place = passes(app, row, me, path, &|name| {
        named.as_ref().filter(|(known, _)| *known == name).map(|(_, value)| value.as_str())
    })?;
    let workflow: Result<InWorkflow, Error> =
        place.workflow.ok_or_else(|| Error::internal("the row names no workflow"));
    match ask {
        Ask::Route(body) => decisions::routed(app, me, read(&body)?).await,
        Ask::Look { decision, wait_secs } => {
            decisions::waited(app, me, workflow?, DecisionId(decision), wait_secs).await
        }
        Ask::Effect { decision, body } => decisions::reported(app, me, DecisionId(decision), read(&body)?).await,
        Ask::Pressure { .. } => Ok((StatusCode::OK, reviews::pressed(app, workflow?).await?)),
    }
}

/// A body as REST would read it, with its words for what is wrong.
fn read<T: serde::de::DeserializeOwned>(body: &Value) -> Result<T, Failure> {
    parse_json(body.to_string().as_bytes())
}

fn tools() -> Arc<[Tool]> {
    static LIST: OnceLock<Arc<[Tool]>> = OnceLock::new();
    Arc::clone(LIST.get_or_init(|| listed(&openapi::schemas())))
}

/// `POST /mcp`.
pub(super) async fn post(app: AppState, me: Me, request: HttpRequest, body: Payload) -> Reply {
    // A page of another site cannot send a token, but what it can do is not to be found out here.
    if request.headers().contains_key(header::ORIGIN) && !app.hosts.is_own_page(request.headers()) {
        return Err(Error::Forbidden(
            "this request comes from a page of another site; agents send no Origin, or this server's own".into(),
        )
        .into());
    }
    if me.session().is_some() {
        return Err(Error::Unauthorized(
            "the tools are for programs: send `Authorization: Bearer` with an API token of an agent".into(),
        )
        .into());
    }
    let body = collect(&mut body.into_inner(), usize::MAX).await?;
    let inside: Arc<dyn Api> = Arc::new(Inside { app: app.clone(), me });
    let config = StreamableHttpServerConfig::default()
        .with_legacy_session_mode(false)
        .with_json_response(true)
        .with_max_request_body_bytes(usize::MAX)
        // `outermost` has looked at the host.
        .disable_allowed_hosts();
    let service = StreamableHttpService::new(
        move || Ok(Tools::new(Arc::clone(&inside), tools())),
        Arc::new(NeverSessionManager::default()),
        config,
    );
    Ok(back(service.handle(over(&request, body)?).await))
}

fn over(request: &HttpRequest, body: Bytes) -> Result<http::Request<Full<Bytes>>, Failure> {
    let mut copy = http::Request::post("/mcp");
    for (name, value) in request.headers() {
        // The token was read by the guard; the SDK has no use for it.
        if name != header::AUTHORIZATION && name != header::COOKIE {
            copy = copy.header(name.as_str(), value.as_bytes());
        }
    }
    copy.body(Full::new(body)).map_err(|error| Failure::malformed(format!("the request does not read: {error}")))
}

fn back(
    response: http::Response<http_body_util::combinators::BoxBody<Bytes, std::convert::Infallible>>,
) -> HttpResponse {
    let (parts, body) = response.into_parts();
    let status = StatusCode::from_u16(parts.status.as_u16()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let mut copy = HttpResponse::build(status);
    for (name, value) in &parts.headers {
        copy.append_header((name.as_str(), value.as_bytes()));
    }
    copy.streaming(BodyDataStream::new(body))
}
