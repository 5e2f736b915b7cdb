//! People, memberships, sessions, sign-in links and tokens in the store.

use super::{Reader, Tx};
use crate::domain::{Timestamp, UserId};
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
    /// When the account was made.
    pub created: Timestamp,
    /// When it was closed.
    pub disabled: Option<Timestamp>,
}

const PERSON: &str = "id, name, is_admin, is_made_up, password, created, disabled";

fn person_from_row(row: &Row<'_>) -> rusqlite::Result<PersonRow> {
    Ok(PersonRow {
        id: UserId(row.get(0)?),
        name: row.get(1)?,
        is_admin: row.get(2)?,
        is_made_up: row.get(3)?,
        password: row.get(4)?,
        created: Timestamp(row.get(5)?),
        disabled: row.get::<_, Option<i64>>(6)?.map(Timestamp),
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
}
