//! Sessions: opened by a password or a link, ended by signing out, a new password, a closed account, or an admin.

use super::{Secret, note, passwords};
use crate::domain::{Timestamp, UserId};
use crate::error::{Error, Result};
use crate::store::{Store, Tx};
use serde_json::json;

/// A session that was just opened. Its secret goes into the browser's cookie and nowhere else.
#[derive(Debug, Clone)]
pub struct NewSession {
    /// Who is signed in.
    pub person: UserId,
    /// What the cookie carries.
    pub secret: Secret,
}

pub(super) fn open_session(tx: &Tx<'_>, key: &[u8; 32], person: UserId, now: Timestamp) -> Result<()> {
    tx.insert_session(key, person, Secret::new("").expose(), now)
}

/// Signs in with a name and a password.
pub struct SignIn {
    /// The account's name.
    pub name: String,
    /// Its password.
    pub password: String,
}

impl SignIn {
    /// Opens a session. An unknown name, a closed account and a wrong password take the same time and give the same
    /// answer.
    pub fn run(self, store: &Store, now: Timestamp) -> Result<NewSession> {
        let person = store.read(|r| r.person_by_name(self.name.trim()))?;
        let phc = person.as_ref().filter(|p| p.disabled.is_none()).and_then(|p| p.password.clone());
        let is_right = passwords::verify(&self.password, phc.as_deref())?;
        let (Some(person), Some(phc), true) = (person.as_ref(), phc, is_right) else {
            let who = person.map(|p| p.id);
            store.write(move |tx| note(tx, "sign-in.refused", None, who, None, json!({}), now))?;
            return Err(Error::Unauthorized("that name and password do not match an open account".into()));
        };
        // Parameters rise with the years; the one moment we have the password is now.
        let stronger = if passwords::is_outdated(&phc) { Some(passwords::hash(&self.password)?) } else { None };
        let secret = Secret::new("");
        let (key, id) = (secret.key(), person.id);
        store.write_people(move |tx| {
            let row = tx.person(id)?;
            // Meanwhile the account may have been closed or given another password.
            if row.disabled.is_some() || row.password.as_deref() != Some(&phc) {
                return Err(Error::Unauthorized("that name and password do not match an open account".into()));
            }
            if let Some(stronger) = stronger {
                tx.set_password(id, Some(&stronger))?;
            }
            open_session(tx, &key, id, now)?;
            note(tx, "sign-in.password", Some(id), Some(id), None, json!({}), now)
        })?;
        Ok(NewSession { person: id, secret })
    }
}

/// Ends the session one is in.
pub struct SignOut {
    /// SHA-256 of its secret.
    pub session: [u8; 32],
    /// Whose.
    pub by: UserId,
}

impl SignOut {
    /// Ends it; the cookie is worthless from the next request on.
    pub fn run(self, store: &Store, now: Timestamp) -> Result<()> {
        store.write_people(move |tx| {
            tx.end_session(&self.session)?;
            note(tx, "sign-out", Some(self.by), Some(self.by), None, json!({}), now)
        })
    }
}

/// Ends one session of a person, by the name it has in lists.
pub struct EndSession {
    /// Whose.
    pub person: UserId,
    /// As [`crate::store::SessionRow::id`] says.
    pub id: String,
    /// Who ends it.
    pub by: Option<UserId>,
}

impl EndSession {
    /// Ends it, or says that there is none of that name.
    pub fn run(self, store: &Store, now: Timestamp) -> Result<()> {
        store.write_people(move |tx| {
            let session = tx.sessions_of(self.person)?.into_iter().find(|session| session.id == self.id);
            let session = session.ok_or_else(|| Error::not_found("there is no such session; it may have ended"))?;
            tx.end_session(&session.key)?;
            note(tx, "session.end", self.by, Some(self.person), None, json!({"sessions": 1}), now)
        })
    }
}

/// Ends every session of a person.
pub struct EndSessions {
    /// Whose.
    pub person: UserId,
    /// Who ends them.
    pub by: Option<UserId>,
}

impl EndSessions {
    /// Ends them and returns how many there were.
    pub fn run(self, store: &Store, now: Timestamp) -> Result<usize> {
        store.write_people(move |tx| {
            tx.person(self.person)?;
            let sessions = tx.end_sessions_of(self.person)?;
            note(tx, "session.end", self.by, Some(self.person), None, json!({"sessions": sessions}), now)?;
            Ok(sessions)
        })
    }
}
