//! `qualm mcp`: tools for agents on standard input and output, for an agent's host to start. They talk to a running server.

use super::remote::Remote;
use crate::error::{Error, Result};
use crate::http::openapi;
use crate::mcp::{Api, Tools, listed};
use clap::Args;
use rmcp::ServiceExt;
use rmcp::transport::stdio;
use std::sync::Arc;

/// Be a Model Context Protocol server on standard input and output, for an agent's host to start.
///
/// The tools ask a running server whether the agent may act, wait for a person's verdict, and report what was done. None
/// of them decides. The token is an agent's: its account has the role `agent` in the workflow, its scopes are
/// read, route and effect.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  qualm mcp --server https://labels.example.org --token qlm_...
  QUALM_SERVER=http://127.0.0.1:8080 QUALM_TOKEN=qlm_... qualm mcp
The server itself speaks the same protocol over HTTP at /mcp.")]
pub(super) struct Mcp {}

impl Mcp {
    pub(super) fn run(self, remote: Remote) -> Result<()> {
        match remote.who() {
            Ok(_) => {}
            // The server may come up later; the tools say so until then.
            Err(Error::Unavailable(message)) => eprintln!("qualm: {message}"),
            Err(error) => return Err(error),
        }
        let api: Arc<dyn Api> = Arc::new(remote.for_tools());
        let tools = Tools::new(api, listed(&openapi::schemas()));
        actix_web::rt::System::new().block_on(async move {
            let broken = |error: &dyn std::fmt::Display| Error::Unavailable(format!("the host went away: {error}"));
            let service = tools.serve(stdio()).await.map_err(|error| broken(&error))?;
            service.waiting().await.map_err(|error| broken(&error))?;
            Ok(())
        })
    }
}
