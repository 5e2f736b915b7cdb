//! People: accounts, roles, sign-in links, passwords, sessions and API tokens.
//!
//! There is no default account and no open sign-up. The first admin comes through a one-time link on the console, and
//! everybody else through an invitation. Every verb here writes its audit entry in its own transaction, with ids only.

mod accounts;
mod callers;
mod links;
mod passwords;
mod permission;
mod secret;
mod sessions;
mod tokens;

pub use accounts::{CreatePerson, DisablePerson, EnablePerson, SetAdmin, SetKeys, SetLanguage, SetLanguages, SetRole};
pub use callers::{Callers, Credential, SessionRules};
pub use links::{CONSOLE_LINK_SECS, INVITE_LINK_SECS, MakeSignInLink, UseSignInLink};
pub use passwords::{SetPassword, check_policy};
pub use permission::{
    Caller, ENGINEER, FOLLOW, GOVERN, IN_WORKFLOW, LABEL, LEAD, Permission, REVIEW, ROUTE, RUN, STOP, Via, WATCH,
};
pub use secret::Secret;
pub use sessions::{EndSession, EndSessions, NewSession, SignIn, SignOut};
pub use tokens::{CreateToken, NewToken, RevokeToken};

use crate::domain::{ProjectId, Timestamp, UserId};
use crate::error::Result;
use crate::store::Tx;
use crate::store::audit::NewAudit;

/// Writes one entry about a person; `detail` holds ids and numbers only.
fn note(
    tx: &Tx<'_>,
    action: &str,
    by: Option<UserId>,
    person: Option<UserId>,
    project: Option<ProjectId>,
    detail: serde_json::Value,
    at: Timestamp,
) -> Result<()> {
    let subject = person.map_or_else(|| "person unknown".to_owned(), |person| format!("person {person}"));
    tx.audit(NewAudit { at, actor: by, action, project, subject, detail })
}
