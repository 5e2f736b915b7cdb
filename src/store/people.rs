//! People and their roles in the store.

use super::{Reader, Tx};
use crate::domain::{KeyPreset, ProjectId, Role, Timestamp, UserId};
use crate::error::{Error, Result};
use rusqlite::{OptionalExtension, Row};
use serde::Serialize;

/// A person as stored.
#[derive(Debug, Clone, Serialize)]
pub struct PersonRow {
    /// Their id.
    pub id: UserId,
    /// Their name, which they sign in with.
    pub name: String,
    /// Whether they may do everything.
    pub is_admin: bool,
    /// A made-up labeler of the demo.
    pub is_made_up: bool,
    /// argon2id in PHC form; none: signs in by link only.
    #[serde(skip)]
    pub password: Option<String>,
    /// Which keys they are used to.
    pub keys: KeyPreset,
    /// Tag of the language their pages are in; empty: as the browser asks.
    pub language: String,
    /// When the account was made.
    pub created: Timestamp,
    /// When it was closed.
    pub disabled: Option<Timestamp>,
}

/// Somebody's role in a project.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MemberRow {
    /// Who.
    pub person: UserId,
    /// By name.
    pub name: String,
    /// Where.
    pub project: ProjectId,
    /// What they may do there.
    pub role: Role,
}

const PERSON: &str = "id, name, is_admin, is_made_up, password, created, disabled, keys, language";

fn person_from_row(row: &Row<'_>) -> rusqlite::Result<PersonRow> {
    Ok(PersonRow {
        id: UserId(row.get(0)?),
        name: row.get(1)?,
        is_admin: row.get(2)?,
        is_made_up: row.get(3)?,
        password: row.get(4)?,
        created: Timestamp(row.get(5)?),
        disabled: row.get::<_, Option<i64>>(6)?.map(Timestamp),
        keys: KeyPreset::parse(&row.get::<_, String>(7)?).unwrap_or_default(),
        language: row.get(8)?,
    })
}

fn member_from_row(row: &Row<'_>) -> rusqlite::Result<MemberRow> {
    Ok(MemberRow {
        person: UserId(row.get(0)?),
        name: row.get(1)?,
        project: ProjectId(row.get(2)?),
        // The schema allows no other words.
        role: Role::parse(&row.get::<_, String>(3)?).unwrap_or(Role::Labeler),
    })
}

impl Reader<'_> {
    /// The person of this id.
    pub fn person(&self, id: UserId) -> Result<PersonRow> {
        self.conn
            .prepare_cached(&format!("SELECT {PERSON} FROM person WHERE id = ?1"))?
            .query_row([id.0], person_from_row)
            .optional()?
            .ok_or_else(|| Error::NotFound(format!("there is no person {id}")))
    }

    /// The person of this name, upper and lower case alike.
    pub fn person_by_name(&self, name: &str) -> Result<Option<PersonRow>> {
        Ok(self
            .conn
            .prepare_cached(&format!("SELECT {PERSON} FROM person WHERE name = ?1"))?
            .query_row([name], person_from_row)
            .optional()?)
    }

    /// Everybody, by name.
    pub fn people(&self) -> Result<Vec<PersonRow>> {
        let mut statement = self.conn.prepare_cached(&format!("SELECT {PERSON} FROM person ORDER BY name"))?;
        let rows = statement.query_map([], person_from_row)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// True when an admin has an account, open or closed: until then the console's link makes one.
    pub fn has_admin(&self) -> Result<bool> {
        Ok(self
            .conn
            .prepare_cached("SELECT EXISTS (SELECT 1 FROM person WHERE is_made_up = 0 AND is_admin = 1)")?
            .query_row([], |row| row.get(0))?)
    }

    /// Admins whose account is open.
    pub fn admin_count(&self) -> Result<u64> {
        Ok(self
            .conn
            .prepare_cached("SELECT count(*) FROM person WHERE is_admin = 1 AND disabled IS NULL")?
            .query_row([], |row| row.get::<_, i64>(0))? as u64)
    }

    /// A person's roles, by project.
    pub fn roles_of(&self, person: UserId) -> Result<Vec<MemberRow>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT m.person, p.name, m.project, m.role FROM membership m JOIN person p ON p.id = m.person
             WHERE m.person = ?1 ORDER BY m.project",
        )?;
        let rows = statement.query_map([person.0], member_from_row)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Whether somebody has put this away in a project.
    pub fn is_dismissed(&self, project: ProjectId, person: UserId, what: &str) -> Result<bool> {
        Ok(self
            .conn
            .prepare_cached("SELECT EXISTS (SELECT 1 FROM dismissal WHERE person = ?2 AND project = ?1 AND what = ?3)")?
            .query_row((project.0, person.0, what), |row| row.get(0))?)
    }

    /// A project's people, by name.
    pub fn members_of(&self, project: ProjectId) -> Result<Vec<MemberRow>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT m.person, p.name, m.project, m.role FROM membership m JOIN person p ON p.id = m.person
             WHERE m.project = ?1 ORDER BY p.name",
        )?;
        let rows = statement.query_map([project.0], member_from_row)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

impl Tx<'_> {
    /// Stores a new person; a name that exists is a conflict.
    pub fn insert_person(&self, name: &str, is_admin: bool, is_made_up: bool, now: Timestamp) -> Result<UserId> {
        if self.person_by_name(name)?.is_some() {
            return Err(Error::Conflict(format!("there is a person called {name} already; choose another name")));
        }
        self.conn.execute(
            "INSERT INTO person (name, is_admin, is_made_up, created) VALUES (?1, ?2, ?3, ?4)",
            (name, is_admin, is_made_up, now.0),
        )?;
        Ok(UserId(self.conn.last_insert_rowid()))
    }

    /// Remembers that somebody has put this away, or forgets it.
    pub fn set_dismissed(
        &self,
        project: ProjectId,
        person: UserId,
        what: &str,
        is_away: bool,
        now: Timestamp,
    ) -> Result<()> {
        if is_away {
            self.conn.execute(
                "INSERT INTO dismissal (person, project, what, at) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING",
                (person.0, project.0, what, now.0),
            )?;
        } else {
            self.conn.execute(
                "DELETE FROM dismissal WHERE person = ?1 AND project = ?2 AND what = ?3",
                (person.0, project.0, what),
            )?;
        }
        Ok(())
    }

    /// Gives a person a password hash, or none.
    pub fn set_password(&self, person: UserId, phc: Option<&str>) -> Result<()> {
        self.conn.execute("UPDATE person SET password = ?2 WHERE id = ?1", (person.0, phc))?;
        Ok(())
    }

    /// Closes an account, or opens it again.
    pub fn set_disabled(&self, person: UserId, when: Option<Timestamp>) -> Result<()> {
        self.conn.execute("UPDATE person SET disabled = ?2 WHERE id = ?1", (person.0, when.map(|t| t.0)))?;
        Ok(())
    }

    /// Sets the language of a person's pages, by its tag; empty: as the browser asks.
    pub fn set_language(&self, person: UserId, tag: &str) -> Result<()> {
        self.conn.execute("UPDATE person SET language = ?2 WHERE id = ?1", (person.0, tag))?;
        Ok(())
    }

    /// Sets which keys a person is used to.
    pub fn set_keys(&self, person: UserId, keys: KeyPreset) -> Result<()> {
        self.conn.execute("UPDATE person SET keys = ?2 WHERE id = ?1", (person.0, keys.as_str()))?;
        Ok(())
    }

    /// Makes a person an admin, or takes that away.
    pub fn set_admin(&self, person: UserId, is_admin: bool) -> Result<()> {
        self.conn.execute("UPDATE person SET is_admin = ?2 WHERE id = ?1", (person.0, is_admin))?;
        Ok(())
    }

    /// Gives a person a role in a project in place of the one they had, or none.
    pub fn set_role(&self, person: UserId, project: ProjectId, role: Option<Role>) -> Result<()> {
        match role {
            Some(role) => self.conn.execute(
                "INSERT INTO membership (person, project, role) VALUES (?1, ?2, ?3)
                 ON CONFLICT (person, project) DO UPDATE SET role = ?3",
                (person.0, project.0, role.as_str()),
            )?,
            None => {
                self.conn.execute("DELETE FROM membership WHERE person = ?1 AND project = ?2", (person.0, project.0))?
            }
        };
        Ok(())
    }
}
