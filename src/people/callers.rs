//! Who is calling: from a cookie or a token to a [`Caller`], remembered in memory as long as nothing about people changes.
//!
//! Revocation still holds at the next request: an entry is good only for the version of people it was read at, and every
//! change of accounts, roles, sessions and tokens raises that version before it is answered.

use super::permission::{Caller, Via};
use crate::domain::{Timestamp, WorkflowId, WorkflowRole};
use crate::error::Result;
use crate::language;
use crate::store::{MemberRow, PersonRow, Store};
use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

/// A session's last use is written at most this often; a token's once an hour.
const TOUCH_SESSION_SECS: i64 = 300;
const TOUCH_TOKEN_SECS: i64 = 3600;
/// Callers kept in memory. Past this all are forgotten, which costs one look-up each.
const MOST: usize = 20_000;

/// How long sessions last.
#[derive(Debug, Clone, Copy)]
pub struct SessionRules {
    /// Seconds without a request after which a session ends.
    pub idle_secs: i64,
    /// Seconds after which it ends however busy it is.
    pub absolute_secs: i64,
}

/// What a request carries, as the digest that the store keeps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Credential {
    /// SHA-256 of a session's secret.
    Session([u8; 32]),
    /// SHA-256 of a token.
    Token([u8; 32]),
}

struct Entry {
    caller: Arc<Caller>,
    version: u64,
    /// Until when this entry may be used without asking the store again.
    good_until: Timestamp,
}

/// The callers seen lately.
#[derive(Default)]
pub struct Callers {
    known: RwLock<HashMap<Credential, Entry>>,
}

impl Callers {
    /// The caller, if they are known and nothing about people has changed since. Touches no disk.
    pub fn remembered(&self, store: &Store, credential: &Credential, now: Timestamp) -> Option<Arc<Caller>> {
        let version = store.people_version();
        let known = self.known.read().unwrap_or_else(PoisonError::into_inner);
        let entry = known.get(credential)?;
        (entry.version == version && now < entry.good_until).then(|| Arc::clone(&entry.caller))
    }

    /// Looks the caller up in the store; none when the session or token is unknown, over, revoked, or its owner's
    /// account is closed. Notes the use now and then.
    pub fn look_up(
        &self,
        store: &Store,
        credential: &Credential,
        rules: SessionRules,
        now: Timestamp,
    ) -> Result<Option<Arc<Caller>>> {
        // Before reading: what changes from here on makes this entry out of date.
        let version = store.people_version();
        let found = match credential {
            Credential::Session(key) => session_caller(store, key, rules, now)?,
            Credential::Token(key) => token_caller(store, key, now)?,
        };
        let Some((caller, good_until)) = found else { return Ok(None) };
        let caller = Arc::new(caller);
        let mut known = self.known.write().unwrap_or_else(PoisonError::into_inner);
        if known.len() >= MOST {
            known.clear();
        }
        known.insert(*credential, Entry { caller: Arc::clone(&caller), version, good_until });
        Ok(Some(caller))
    }
}

/// The person with what they came with and their role in each project.
fn caller(person: PersonRow, via: Via, roles: Vec<MemberRow>, workflows: Vec<(WorkflowId, WorkflowRole)>) -> Caller {
    Caller {
        person: person.id,
        name: person.name,
        is_admin: person.is_admin,
        keys: person.keys,
        language: language::find(&person.language),
        via,
        roles: roles.into_iter().map(|row| (row.project, row.role)).collect(),
        workflows,
    }
}

fn session_caller(
    store: &Store,
    key: &[u8; 32],
    rules: SessionRules,
    now: Timestamp,
) -> Result<Option<(Caller, Timestamp)>> {
    let found = store.read(|r| {
        let Some(session) = r.session(key)? else { return Ok(None) };
        let person = r.person(session.person)?;
        let roles = r.roles_of(session.person)?;
        let workflows = r.workflows_of(session.person)?;
        Ok(Some((session, person, roles, workflows)))
    })?;
    let Some((session, person, roles, workflows)) = found else { return Ok(None) };
    let ends = session.created.plus_secs(rules.absolute_secs);
    if now >= ends || now >= session.seen.plus_secs(rules.idle_secs) || person.disabled.is_some() {
        return Ok(None);
    }
    let touch_secs = TOUCH_SESSION_SECS.min(rules.idle_secs / 4).max(1);
    let mut seen = session.seen;
    if now >= session.seen.plus_secs(touch_secs) {
        let key = *key;
        store.write(move |tx| tx.touch_session(&key, now))?;
        seen = now;
    }
    let caller = caller(person, Via::Session { key: session.key, csrf: session.csrf }, roles, workflows);
    Ok(Some((caller, seen.plus_secs(touch_secs).min(ends))))
}

fn token_caller(store: &Store, key: &[u8; 32], now: Timestamp) -> Result<Option<(Caller, Timestamp)>> {
    let found = store.read(|r| {
        let Some(token) = r.token(key)? else { return Ok(None) };
        let person = r.person(token.person)?;
        let roles = r.roles_of(token.person)?;
        let workflows = r.workflows_of(token.person)?;
        Ok(Some((token, person, roles, workflows)))
    })?;
    let Some((token, person, roles, workflows)) = found else { return Ok(None) };
    if token.revoked.is_some() || token.expires.is_some_and(|at| now >= at) || person.disabled.is_some() {
        return Ok(None);
    }
    let mut used = token.used.unwrap_or(Timestamp(i64::MIN / 2));
    if now >= used.plus_secs(TOUCH_TOKEN_SECS) {
        let id = token.id;
        store.write(move |tx| tx.touch_token(id, now))?;
        used = now;
    }
    let caller = caller(person, Via::Token { id: token.id, scopes: token.scopes }, roles, workflows);
    let again = used.plus_secs(TOUCH_TOKEN_SECS);
    Ok(Some((caller, token.expires.map_or(again, |at| at.min(again)))))
}
