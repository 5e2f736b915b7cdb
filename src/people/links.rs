//! One-time sign-in links: the way in for the first admin, for everybody invited, and after a lost password.

use super::sessions::open_session;
use super::{NewSession, Secret, accounts, note, passwords};
use crate::domain::{Timestamp, UserId};
use crate::error::{Error, Result};
use crate::store::Store;
use serde_json::json;

/// How long a link printed on a console works: who reads it is sitting there.
pub const CONSOLE_LINK_SECS: i64 = 15 * 60;
/// How long an invitation works.
pub const INVITE_LINK_SECS: i64 = 7 * 24 * 3600;

/// Makes a link that signs one person in once.
pub struct MakeSignInLink {
    /// Whom; none: whoever uses it becomes the first admin, and only while nobody has an account.
    pub person: Option<UserId>,
    /// How long it works.
    pub lasts_secs: i64,
    /// Who makes it; none on the command line and at start.
    pub by: Option<UserId>,
}

impl MakeSignInLink {
    /// Stores the link, takes the person's older open ones back, and returns its secret.
    pub fn run(self, store: &Store, now: Timestamp) -> Result<Secret> {
        let secret = Secret::new("");
        let key = secret.key();
        store.write_people(move |tx| {
            match self.person {
                Some(person) if tx.person(person)?.disabled.is_some() => {
                    return Err(Error::Conflict("this account is closed; open it again first".into()));
                }
                None if tx.has_admin()? => {
                    return Err(Error::Conflict("there is an admin already; ask them for a link".into()));
                }
                _ => {}
            }
            tx.drop_links_of(self.person)?;
            tx.insert_link(&key, self.person, now.plus_secs(self.lasts_secs), now)?;
            note(tx, "link.make", self.by, self.person, None, json!({"lasts_secs": self.lasts_secs}), now)
        })?;
        Ok(secret)
    }
}

/// Uses a link up and opens a session.
pub struct UseSignInLink {
    /// What the link carries.
    pub secret: Secret,
    /// The first admin's name; everybody else has one. Empty: `admin`.
    pub name: String,
    /// A password, so that no link is needed next time; none keeps what there is.
    pub password: Option<String>,
}

impl UseSignInLink {
    /// Signs the person in. A link that was used, ran out, or never existed gives the same answer.
    pub fn run(self, store: &Store, now: Timestamp) -> Result<NewSession> {
        let key = self.secret.key();
        let unusable = || {
            Error::Gone("this sign-in link has been used or has run out. Ask for a new one: `qualm user link NAME`, or an admin".into())
        };
        // Before any work that costs: is there such a link at all?
        let open = store.read(|r| r.sign_in_link(&key))?.filter(|link| link.used.is_none() && link.expires > now);
        let Some(link) = open else { return Err(unusable()) };
        let name = match self.name.trim() {
            "" => "admin".to_owned(),
            name => name.to_owned(),
        };
        let phc = match &self.password {
            Some(password) => {
                let known = match link.person {
                    Some(person) => store.read(|r| r.person(person))?.name,
                    None => name.clone(),
                };
                passwords::check_policy(password, &known)?;
                Some(passwords::hash(password)?)
            }
            None => None,
        };
        let session = Secret::new("");
        let session_key = session.key();
        let person = store.write_people(move |tx| {
            if !tx.use_link(&key, now)? {
                return Err(unusable());
            }
            let person = match link.person {
                Some(person) if tx.person(person)?.disabled.is_some() => return Err(unusable()),
                Some(person) => person,
                None if tx.has_admin()? => return Err(unusable()),
                None => accounts::create(tx, &name, true, None, now)?,
            };
            if let Some(phc) = &phc {
                tx.set_password(person, Some(phc))?;
                tx.end_sessions_of(person)?;
            }
            open_session(tx, &session_key, person, now)?;
            note(tx, "sign-in.link", Some(person), Some(person), None, json!({"sets_password": phc.is_some()}), now)?;
            Ok(person)
        })?;
        Ok(NewSession { person, secret: session })
    }
}
