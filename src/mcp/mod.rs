//! Tools for agents over the Model Context Protocol: may I, ask a person, wait, I did it, how full is the queue. No tool
//! decides.
//!
//! A tool turns its arguments into one request of the REST API, and the reply into a structured result with a sentence.
//! Who carries the request is the shell's matter ([`Api`]): `http` hands it to the functions behind its own routes, `cli`
//! sends it to a server. So each tool has one implementation on both transports, and the rules are those of REST.

mod arguments;
mod server;
mod tools;
mod words;

pub use server::Tools;
pub use tools::{TOOLS, ToolSpec, listed};

use futures_util::future::BoxFuture;
use serde_json::Value;

/// Longest wait of one call, in seconds. Hosts give up on a tool after a minute.
pub const LONGEST_WAIT_SECS: u64 = 55;
/// The wait when a call does not name one, in seconds.
pub const USUAL_WAIT_SECS: u64 = 30;

/// One request of the REST API, as a tool makes it.
#[derive(Debug, Clone, PartialEq)]
pub enum Ask {
    /// May the model act?
    Route(Value),
    /// What became of a decision, after at most so many seconds?
    Look {
        /// Its id.
        decision: i64,
        /// 0 to [`LONGEST_WAIT_SECS`].
        wait_secs: u64,
    },
    /// What was done.
    Effect {
        /// The decision's id.
        decision: i64,
        /// The report.
        body: Value,
    },
    /// How full is the queue?
    Pressure {
        /// The workflow's slug.
        workflow: String,
    },
}

impl Ask {
    /// Method and path as the route table has them.
    pub fn row(&self) -> (&'static str, &'static str) {
        match self {
            Ask::Route(_) => ("POST", "/api/v1/decisions"),
            Ask::Look { .. } => ("GET", "/api/v1/decisions/{decision}"),
            Ask::Effect { .. } => ("POST", "/api/v1/decisions/{decision}/effect"),
            Ask::Pressure { .. } => ("GET", "/api/v1/queues/{workflow}/pressure"),
        }
    }

    /// What stands in the path's braces: the word and its value.
    pub fn named(&self) -> Option<(&'static str, String)> {
        match self {
            Ask::Route(_) => None,
            Ask::Look { decision, .. } | Ask::Effect { decision, .. } => Some(("decision", decision.to_string())),
            Ask::Pressure { workflow } => Some(("workflow", workflow.clone())),
        }
    }
}

/// What the API answered.
#[derive(Debug, Clone, PartialEq)]
pub struct Said {
    /// The status of HTTP.
    pub status: u16,
    /// The body; of a refusal `{"error": {"code", "message", "detail"}}`.
    pub body: Value,
}

/// Carries requests to the API of a server, in the name of one token.
pub trait Api: Send + Sync + 'static {
    /// The answer. What cannot be carried is answered as a server out of reach would.
    fn ask(&self, ask: Ask) -> BoxFuture<'static, Said>;
}
