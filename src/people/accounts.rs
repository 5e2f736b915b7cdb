//! Accounts and roles. A closed account keeps its labels; its sessions and tokens end in the same transaction.

use super::note;
use crate::domain::{KeyPreset, ProjectId, Role, Timestamp, UserId, languages_in};
use crate::error::{Error, Result};
use crate::language::Lang;
use crate::store::{Store, Tx};
use serde_json::json;

/// Makes an account. It has no password: the person comes in by a link.
pub struct CreatePerson {
    /// What they sign in with: 1 to 60 characters without spaces around them.
    pub name: String,
    /// Whether they may do everything.
    pub is_admin: bool,
    /// Who makes it; none on the command line.
    pub by: Option<UserId>,
}

impl CreatePerson {
    /// Stores the account and returns its id; a name that exists is a conflict.
    pub fn run(self, store: &Store, now: Timestamp) -> Result<UserId> {
        store.write_people(move |tx| create(tx, &self.name, self.is_admin, self.by, now))
    }
}

pub(super) fn create(tx: &Tx<'_>, name: &str, is_admin: bool, by: Option<UserId>, now: Timestamp) -> Result<UserId> {
    check_name(name)?;
    let person = tx.insert_person(name, is_admin, false, now)?;
    note(tx, "person.create", by, Some(person), None, json!({"is_admin": is_admin}), now)?;
    Ok(person)
}

fn check_name(name: &str) -> Result<()> {
    let length = name.chars().count();
    if name.trim() != name || !(1..=60).contains(&length) || name.chars().any(char::is_control) {
        return Err(Error::Invalid(format!(
            "the name {name:?} should be 1 to 60 characters without spaces around it or line breaks"
        )));
    }
    Ok(())
}

/// Gives a person a role in a project in place of the one they had, or takes it away.
pub struct SetRole {
    /// Who.
    pub person: UserId,
    /// Where.
    pub project: ProjectId,
    /// What they may do there; none: they leave the project.
    pub role: Option<Role>,
    /// Who decides; none on the command line.
    pub by: Option<UserId>,
}

impl SetRole {
    /// Stores the role. It holds from the person's next request on.
    pub fn run(self, store: &Store, now: Timestamp) -> Result<()> {
        if self.role == Some(Role::Admin) {
            return Err(Error::invalid(
                "admin is not a role in one project: use labeler, reviewer, lead or engineer, or make the person an admin",
            ));
        }
        store.write_people(move |tx| {
            tx.person(self.person)?;
            tx.project(self.project)?;
            tx.set_role(self.person, self.project, self.role)?;
            let role = self.role.map(Role::as_str);
            note(tx, "person.role", self.by, Some(self.person), Some(self.project), json!({"role": role}), now)
        })
    }
}

/// Makes a person an admin, or takes that away.
pub struct SetAdmin {
    /// Who.
    pub person: UserId,
    /// Whether they may do everything.
    pub is_admin: bool,
    /// Who decides; none on the command line.
    pub by: Option<UserId>,
}

impl SetAdmin {
    /// Stores it. The last admin stays one.
    pub fn run(self, store: &Store, now: Timestamp) -> Result<()> {
        store.write_people(move |tx| {
            if !self.is_admin {
                keep_an_admin(tx, self.person)?;
            }
            tx.person(self.person)?;
            tx.set_admin(self.person, self.is_admin)?;
            note(tx, "person.admin", self.by, Some(self.person), None, json!({"is_admin": self.is_admin}), now)
        })
    }
}

fn keep_an_admin(tx: &Tx<'_>, person: UserId) -> Result<()> {
    let row = tx.person(person)?;
    if row.is_admin && row.disabled.is_none() && tx.admin_count()? == 1 {
        return Err(Error::Conflict(format!("{} is the last admin; make somebody else an admin first", row.name)));
    }
    Ok(())
}

/// Sets which keys one is used to. It changes no right, so it leaves no audit entry.
pub struct SetKeys {
    /// Who.
    pub person: UserId,
    /// Whose keys.
    pub keys: KeyPreset,
}

impl SetKeys {
    /// Stores it; the next page has them.
    pub fn run(self, store: &Store) -> Result<()> {
        store.write_people(move |tx| tx.set_keys(self.person, self.keys))
    }
}

/// Sets the language that one's pages are in. It changes no right, so it leaves no audit entry.
pub struct SetLanguage {
    /// Who.
    pub person: UserId,
    /// Which; none: the one that the browser asks for.
    pub language: Option<Lang>,
}

impl SetLanguage {
    /// Stores it; the next page is in it.
    pub fn run(self, store: &Store) -> Result<()> {
        store.write_people(move |tx| tx.set_language(self.person, self.language.map_or("", |language| language.tag)))
    }
}

/// Sets which languages somebody labels in; none: any.
pub struct SetLanguages {
    /// Who.
    pub person: UserId,
    /// Their languages in one line, such as `de, en`.
    pub languages: String,
    /// Who says so: the person, or somebody who runs a project they are in.
    pub by: UserId,
}

impl SetLanguages {
    /// Stores them; what is in the person's hands stays there.
    pub fn run(self, store: &Store, now: Timestamp) -> Result<Vec<String>> {
        let languages = languages_in(&self.languages).map_err(Error::Invalid)?;
        store.write(move |tx| {
            tx.person(self.person)?;
            tx.set_languages(self.person, &languages)?;
            let detail = json!({"languages": languages.len()});
            note(tx, "person.languages", Some(self.by), Some(self.person), None, detail, now)?;
            Ok(languages)
        })
    }
}

/// Closes an account. What the person labeled stays.
pub struct DisablePerson {
    /// Who.
    pub person: UserId,
    /// Who decides; none on the command line.
    pub by: Option<UserId>,
}

impl DisablePerson {
    /// Closes it and ends its sessions, links and tokens at once.
    pub fn run(self, store: &Store, now: Timestamp) -> Result<()> {
        store.write_people(move |tx| {
            keep_an_admin(tx, self.person)?;
            if tx.person(self.person)?.disabled.is_some() {
                return Err(Error::Conflict("this account is closed already".into()));
            }
            tx.set_disabled(self.person, Some(now))?;
            let sessions = tx.end_sessions_of(self.person)?;
            let tokens = tx.revoke_tokens_of(self.person, now)?;
            tx.drop_links_of(Some(self.person))?;
            let detail = json!({"sessions": sessions, "tokens": tokens});
            note(tx, "person.disable", self.by, Some(self.person), None, detail, now)
        })
    }
}

/// Opens a closed account again. The person comes in by a link or their password; old tokens stay revoked.
pub struct EnablePerson {
    /// Who.
    pub person: UserId,
    /// Who decides; none on the command line.
    pub by: Option<UserId>,
}

impl EnablePerson {
    /// Opens it.
    pub fn run(self, store: &Store, now: Timestamp) -> Result<()> {
        store.write_people(move |tx| {
            tx.person(self.person)?;
            tx.set_disabled(self.person, None)?;
            note(tx, "person.enable", self.by, Some(self.person), None, json!({}), now)
        })
    }
}
