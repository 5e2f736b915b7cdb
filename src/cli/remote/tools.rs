//! The API of a server for the tools of agents: each request as it is, each answer with its status and body.

use super::wire::{Remote, part, read_body};
use crate::error::Result;
use crate::mcp::{Api, Ask, Said};
use futures_util::future::BoxFuture;
use serde_json::{Value, json};
use std::sync::Arc;

/// A server that tools talk to.
pub(in crate::cli) struct Away(Arc<Remote>);

impl Remote {
    /// Whose token it is.
    pub(in crate::cli) fn who(&self) -> Result<Value> {
        self.get("/me")
    }

    /// The same server for tools.
    pub(in crate::cli) fn for_tools(self) -> Away {
        Away(Arc::new(self))
    }

    fn carry(&self, ask: &Ask) -> Result<Said> {
        let (method, pattern) = ask.row();
        let mut path = pattern.strip_prefix("/api/v1").unwrap_or(pattern).to_owned();
        if let Some((name, value)) = ask.named() {
            path = path.replace(&format!("{{{name}}}"), &part(&value));
        }
        if let Ask::Look { wait_secs, .. } = ask {
            path.push_str(&format!("?wait={wait_secs}"));
        }
        let sent = match ask {
            Ask::Route(body) | Ask::Effect { body, .. } => {
                let request = self.agent.post(self.address(&path));
                self.signed(request).content_type("application/json").send(body.to_string())
            }
            Ask::Look { .. } | Ask::Pressure { .. } => {
                debug_assert_eq!(method, "GET");
                self.signed(self.agent.get(self.address(&path))).call()
            }
        };
        let response = self.reached(sent)?;
        let status = response.status().as_u16();
        let text = read_body(response)?;
        let body = serde_json::from_str(&text).unwrap_or_else(|_| {
            let message = format!("the server answered with status {status} and no JSON; is it a qualm server?");
            json!({"error": {"code": "unavailable", "message": message}})
        });
        let is_odd = (200..300).contains(&status) && body["error"].is_object();
        Ok(Said { status: if is_odd { 502 } else { status }, body })
    }
}

impl Api for Away {
    fn ask(&self, ask: Ask) -> BoxFuture<'static, Said> {
        let remote = Arc::clone(&self.0);
        Box::pin(async move {
            let carried = actix_web::web::block(move || remote.carry(&ask)).await;
            let message = match carried {
                Ok(Ok(said)) => return said,
                Ok(Err(error)) => error.to_string(),
                Err(_) => "this program is stopping".to_owned(),
            };
            Said { status: 503, body: json!({"error": {"code": "unavailable", "message": message}}) }
        })
    }
}
