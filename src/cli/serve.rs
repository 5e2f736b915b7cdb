//! `qualm serve`: the server, and what it prints for scripts and people.

use crate::config::{Config, Flags};
use crate::error::{Error, Result};
use crate::http::{self, App, Clock};
use crate::notices::Messenger;
use crate::people::{CONSOLE_LINK_SECS, MakeSignInLink};
use crate::rounds::Workshop;
use crate::worker::{self, Worker};
use clap::Args;
use std::io::Write;
use std::sync::Arc;

/// Serve pages and REST.
#[derive(Debug, Args, Default)]
#[command(after_help = "Examples:
  qualm serve --data /srv/labels
  qualm serve --listen 127.0.0.1:9000 --public-url https://labels.example.org   behind a proxy")]
pub(super) struct Serve {
    #[command(flatten)]
    flags: ServeFlags,
    /// In a new data directory, make the demo project. `qualm` alone does so.
    #[arg(long)]
    demo: bool,
}

/// The server's settings that have a flag; `config show` takes them too.
#[derive(Debug, Args, Default)]
pub(super) struct ServeFlags {
    /// Address and port to listen on.
    #[arg(long, value_name = "ADDR")]
    listen: Option<String>,
    /// The address people type, when a proxy stands in front: https://labels.example.org.
    #[arg(long, value_name = "URL")]
    public_url: Option<String>,
    /// Let the first admin sign in from another machine, before anybody has an account.
    #[arg(long)]
    allow_remote_setup: bool,
}

impl ServeFlags {
    pub(super) fn add_to(&self, flags: &mut Flags) {
        if let Some(listen) = &self.listen {
            flags.values.push(("listen", listen.clone()));
        }
        if let Some(url) = &self.public_url {
            flags.values.push(("public_url", url.clone()));
        }
        if self.allow_remote_setup {
            flags.values.push(("allow_remote_setup", "true".into()));
        }
    }
}

impl Serve {
    /// What `qualm` without a command does.
    pub(super) fn with_demo() -> Serve {
        Serve { demo: true, ..Serve::default() }
    }

    pub(super) fn add_to(&self, flags: &mut Flags) {
        self.flags.add_to(flags);
    }

    pub(super) fn run(self, config: Config) -> Result<()> {
        worker::let_requests_go_first();
        let store = Arc::new(super::local::open_store(&config)?);
        let is_set_up = store.read(|r| r.has_admin())?;
        if !is_set_up && !config.listen.ip().is_loopback() && !config.allow_remote_setup {
            return Err(Error::Invalid(format!(
                "there is no admin yet, and {} can be reached from other machines. Sign in once on this machine first \
                 (--listen 127.0.0.1:8080), make one with `qualm user add NAME --admin`, or pass --allow-remote-setup",
                config.listen
            )));
        }
        let listener = http::bind(&config)?;
        let address = listener.local_addr()?;
        if !address.ip().is_loopback() && !config.public_url.is_https() {
            tracing::warn!(%address, "served over plain HTTP beyond this machine: passwords and texts can be read on the way");
        }
        let clock = Clock::System;
        let workshop = Arc::new(Workshop::new(Arc::clone(&store)));
        if self.demo && store.is_new() {
            super::demo::make(&workshop)?;
        }
        let worker = Worker::start(Arc::clone(&workshop), super::audit::checkpoint_rules(&config))?;
        let setup = if is_set_up {
            None
        } else {
            let link = MakeSignInLink { person: None, lasts_secs: CONSOLE_LINK_SECS, by: None };
            Some(link.run(&store, clock.now())?)
        };
        let app = App::new(workshop, Some(worker.bell()), config, clock, address)?;
        let messenger = Messenger::start(Arc::clone(&app.store), app.outgoing.clone())?;
        let url = app.url().to_owned();
        let mut out = std::io::stdout().lock();
        writeln!(out, "Listening: {url}")?;
        if let Some(secret) = setup {
            writeln!(out, "Sign in: {url}/sign-in/{}", secret.expose())?;
        }
        out.flush()?;
        drop(out);
        let served = actix_web::rt::System::new().block_on(http::run(app, listener, std::future::pending()));
        // Waits for what the worker is at; what is in line stays in line for the next start.
        drop(worker);
        drop(messenger);
        served
    }
}
