//! The production app and its server. Tests start this very function on a free port with a temporary folder.

use super::body::{BodyRead, sweep_incoming};
use super::errors::{self, Failure};
use super::{App, AppState, guard, headers, routes};
use crate::config::Config;
use crate::error::{Error, Result};
use actix_web::body::BoxBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::{ConnectionType, StatusCode, header};
use actix_web::middleware::{Next, from_fn};
use actix_web::{App as ActixApp, HttpMessage, HttpServer, web};
use std::net::{SocketAddr, TcpListener};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// Ports tried after the default one before giving up.
const NEXT_PORTS: u16 = 50;
/// How long requests that are under way may take after the server was asked to stop.
const DRAIN_SECS: u64 = 10;

/// Binds the address of the settings. When it is the default and taken, the next free port is used.
pub fn bind(config: &Config) -> Result<TcpListener> {
    let mut address = config.listen;
    let last = if config.listen_was_chosen() { address.port() } else { address.port().saturating_add(NEXT_PORTS) };
    loop {
        match listen(address) {
            Ok(listener) => return Ok(listener),
            Err(error) if error.kind() == std::io::ErrorKind::AddrInUse && address.port() < last => {
                address.set_port(address.port() + 1);
            }
            Err(error) => {
                return Err(Error::Invalid(format!(
                    "cannot listen on {address}: {error}. Choose another with --listen"
                )));
            }
        }
    }
}

fn listen(address: SocketAddr) -> std::io::Result<TcpListener> {
    let listener = TcpListener::bind(address)?;
    listener.set_nonblocking(true)?;
    Ok(listener)
}

/// Serves until SIGTERM or SIGINT, or until `stop` says so; requests under way are answered first. Fails when the store
/// cannot write any more.
pub async fn run(app: App, listener: TcpListener, stop: impl Future<Output = ()>) -> Result<()> {
    sweep_incoming(app.store.dir());
    let workers = app.config.workers as usize;
    let app = web::Data::new(app);
    let state = app.clone();
    let mut server = HttpServer::new(move || {
        let mut service = ActixApp::new().app_data(state.clone());
        for (path, rows) in routes::by_path() {
            service = service.service(guard::guarded(path, rows));
        }
        service.default_service(web::to(nothing_here)).wrap(from_fn(outermost))
    })
    .disable_signals()
    .client_request_timeout(Duration::from_secs(5))
    .keep_alive(Duration::from_secs(75))
    .shutdown_timeout(DRAIN_SECS);
    if workers > 0 {
        server = server.workers(workers);
    }
    let server = server.listen(listener)?.run();
    let handle = server.handle();
    let watch = async {
        tokio::select! {
            () = stop => Ok(()),
            () = signals() => Ok(()),
            () = poisoned(&app) => Err(Error::Internal(
                "the store cannot write any more, so the server stopped; what was acknowledged is safe. See the log".into(),
            )),
        }
    };
    let served = actix_web::rt::spawn(server);
    let why = watch.await;
    handle.stop(true).await;
    let _ = served.await;
    why
}

async fn poisoned(app: &AppState) {
    while !app.store.is_poisoned() {
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
}

#[cfg(unix)]
async fn signals() {
    use actix_web::rt::signal::unix::{SignalKind, signal};
    match (signal(SignalKind::terminate()), signal(SignalKind::interrupt())) {
        (Ok(mut terminate), Ok(mut interrupt)) => {
            tokio::select! {
                _ = terminate.recv() => {}
                _ = interrupt.recv() => {}
            }
        }
        _ => std::future::pending().await,
    }
}

#[cfg(not(unix))]
async fn signals() {
    if actix_web::rt::signal::ctrl_c().await.is_err() {
        std::future::pending().await
    }
}

async fn nothing_here() -> std::result::Result<actix_web::HttpResponse, Failure> {
    Err(Error::not_found("there is nothing at this address").into())
}

fn request_id() -> String {
    static COUNT: AtomicU64 = AtomicU64::new(0);
    static BOOT: std::sync::OnceLock<u32> = std::sync::OnceLock::new();
    let boot = BOOT.get_or_init(|| u32::from_le_bytes([0, 1, 2, 3].map(|at: usize| crate::digest::random_bytes()[at])));
    format!("{boot:08x}-{:x}", COUNT.fetch_add(1, Ordering::Relaxed))
}

/// Around everything: a request id, the host check, errors into bodies, headers, one line in the log.
async fn outermost(
    request: ServiceRequest,
    next: Next<BoxBody>,
) -> std::result::Result<ServiceResponse<BoxBody>, actix_web::Error> {
    let started = Instant::now();
    let id = request_id();
    let Some(app) = request.app_data::<AppState>().cloned() else { return next.call(request).await };
    let may_bring_body = request.headers().contains_key(header::CONTENT_LENGTH)
        || request.headers().contains_key(header::TRANSFER_ENCODING);
    // Probes of a load balancer come by address; they learn nothing.
    let is_probe = matches!(request.path(), "/healthz" | "/readyz");
    let mut response = if is_probe || app.hosts.knows(request.request()) {
        // Handlers' and the guard's errors are responses here; nothing inside returns a bare error. The request cannot
        // be kept for one either: the router wants the only copy.
        next.call(request).await?
    } else {
        let failure = Failure::Request(
            StatusCode::MISDIRECTED_REQUEST,
            "host",
            "this server does not answer to that host name. Use the address it printed, or set public_url".into(),
        );
        ServiceResponse::from_err(failure, request.into_parts().0)
    };
    if let Some(error) = response.response().error() {
        let rendered = errors::render(&app, response.request(), error, &id);
        response = ServiceResponse::new(response.request().clone(), rendered);
    }
    let images = response.response_mut().extensions_mut().remove::<headers::ImageSources>();
    headers::apply(response.headers_mut(), app.config.public_url.is_https(), &id, images.as_ref());
    // What is left of a body would have to be waited for; a connection is cheaper.
    let was_read = response.request().extensions().get::<BodyRead>().is_some_and(|read| read.0.get());
    if may_bring_body && !was_read {
        response.response_mut().head_mut().set_connection_type(ConnectionType::Close);
    }
    log(&response, started, &id);
    Ok(response)
}

/// One line a request: the route's pattern, never the path or the query, which may carry names and secrets.
fn log(response: &ServiceResponse<BoxBody>, started: Instant, id: &str) {
    let status = response.status().as_u16();
    let request = response.request();
    let person = request.extensions().get::<guard::Me>().map(|me| me.person.0);
    let (method, route) = (request.method().as_str(), request.match_pattern().unwrap_or_default());
    let micros = started.elapsed().as_micros() as u64;
    if status >= 500 {
        tracing::warn!(request = id, method, route, status, micros, person, "answered");
    } else {
        tracing::debug!(request = id, method, route, status, micros, person, "answered");
    }
}
