//! The HTTP shell: read the request, call one verb, show the result. Async ends here.
//!
//! `routes.rs` has every url on one screen; `guard.rs` decides who passes; `errors.rs` turns what went wrong into a
//! status and a page.

pub mod api;
mod assets;
pub mod body;
pub mod errors;
pub mod guard;
mod headers;
mod hosts;
mod idempotent;
pub mod keys;
mod limits;
mod mcp;
pub mod openapi;
pub mod pages;
pub mod routes;
pub(crate) mod scored;
mod server;
pub mod speech;
mod templates;
mod uploads;

pub use errors::{Failure, Reply};
pub use guard::{InProject, InWorkflow, MaybeMe, Me};
pub use server::{bind, run};

use crate::config::Config;
use crate::domain::Timestamp;
use crate::error::{Error, Result};
use crate::notices::{MailServer, Outgoing};
use crate::people::{Callers, SessionRules};
use crate::reviews::release_due;
use crate::rounds::Workshop;
use crate::store::{Given, Store};
use crate::table::Outlines;
use crate::worker::Bell;
use actix_web::web;
use speech::Speech;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

/// Where the shell takes the time from.
#[derive(Clone)]
pub enum Clock {
    /// The machine.
    System,
    /// A number of milliseconds that a test moves by hand.
    Fixed(Arc<AtomicI64>),
}

impl Clock {
    /// This moment.
    pub fn now(&self) -> Timestamp {
        match self {
            Clock::System => Timestamp::now(),
            Clock::Fixed(millis) => Timestamp(millis.load(Ordering::Acquire)),
        }
    }
}

/// What every request sees.
pub struct App {
    /// The data.
    pub store: Arc<Store>,
    /// The data with what was opened from its files.
    pub workshop: Arc<Workshop>,
    /// The settings.
    pub config: Config,
    /// The time.
    pub clock: Clock,
    /// What may be sent, and how.
    pub outgoing: Outgoing,
    bell: Option<Bell>,
    news: tokio::sync::watch::Sender<()>,
    pub(crate) callers: Callers,
    pub(crate) outlines: Outlines,
    underway: idempotent::Underway,
    pub(crate) hosts: hosts::Hosts,
    pub(crate) attempts: limits::Attempts,
    pub(crate) templates: templates::Templates,
    pub(crate) uploads: uploads::Uploads,
}

/// The app as handlers take it.
pub type AppState = web::Data<App>;

impl App {
    /// Puts an app together for the address it listens on. The bell wakes the worker, where one runs.
    pub fn new(
        workshop: Arc<Workshop>,
        bell: Option<Bell>,
        config: Config,
        clock: Clock,
        listen: std::net::SocketAddr,
    ) -> Result<App> {
        let hosts = hosts::Hosts::new(&config, listen);
        Ok(App {
            store: Arc::clone(&workshop.store),
            workshop,
            outgoing: outgoing(&config, hosts.url()),
            bell,
            news: tokio::sync::watch::Sender::new(()),
            underway: idempotent::Underway::default(),
            hosts,
            templates: templates::Templates::load()?,
            uploads: uploads::Uploads::default(),
            callers: Callers::default(),
            outlines: Outlines::default(),
            attempts: limits::Attempts::default(),
            config,
            clock,
        })
    }

    /// This moment.
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// Wakes the worker: there may be something to do.
    pub fn ring(&self) {
        if let Some(bell) = &self.bell {
            bell.ring();
        }
    }

    /// Says that something happened to a decision: whoever waits for one looks again.
    pub fn tell(&self) {
        self.news.send_replace(());
    }

    /// For whoever waits for a decision.
    pub fn news(&self) -> tokio::sync::watch::Receiver<()> {
        self.news.subscribe()
    }

    /// The address people type, without a slash at its end.
    pub fn url(&self) -> &str {
        self.hosts.url()
    }

    pub(crate) fn session_rules(&self) -> SessionRules {
        SessionRules {
            idle_secs: self.config.session_idle_secs as i64,
            absolute_secs: self.config.session_absolute_secs as i64,
        }
    }
}

/// What the settings allow this server to send.
fn outgoing(config: &Config, url: &str) -> Outgoing {
    let mail = (!config.smtp_host.is_empty()).then(|| MailServer {
        host: config.smtp_host.clone(),
        port: config.smtp_port as u16,
        tls: config.smtp_tls.clone(),
        user: config.smtp_user.clone(),
        password: config.smtp_password.expose().to_owned(),
        from: config.smtp_from.clone(),
    });
    Outgoing { targets: config.webhook_targets.clone(), mail, url: url.to_owned() }
}

/// Runs a verb, or anything else that reads or writes the store, away from the threads that answer requests.
pub async fn blocking<T: Send + 'static>(
    app: &AppState,
    work: impl FnOnce(&App) -> Result<T> + Send + 'static,
) -> std::result::Result<T, Failure> {
    Ok(apart(app.clone(), Box::new(move |app| Ok(Given::new(work(app)?)))).await?.open()?)
}

/// What a handler wants done.
type Work = Box<dyn FnOnce(&App) -> Result<Given> + Send>;

/// Not generic: a task of the thread pool for every handler would take the compiler minutes.
async fn apart(app: AppState, work: Work) -> std::result::Result<Given, Failure> {
    let speech = Speech::now();
    let whole = move || {
        // Nobody is shown a verdict as still in its undo window when that is over, worker or not.
        // Where that fails the answer is still true: it says pending, which is no approval.
        match release_due(&app.store, app.now()) {
            Ok(0) => {}
            Ok(_) => {
                app.tell();
                app.ring();
            }
            Err(error) => tracing::error!(%error, "no verdict could be released"),
        }
        speech.around(|| work(&app))
    };
    match web::block(whole).await {
        Ok(result) => result.map_err(Failure::from),
        Err(_) => Err(Failure::from(Error::Unavailable("the server is stopping; try again in a moment".into()))),
    }
}
