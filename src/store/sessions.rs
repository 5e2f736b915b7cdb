//! Sessions, sign-in links and API tokens in the store. Their secrets are kept as SHA-256 only.

use super::{Reader, Tx};
use crate::digest::hex;
use crate::domain::{Scope, Timestamp, UserId};
use crate::error::Result;
use rusqlite::{OptionalExtension, Row};
use serde::Serialize;

/// A session as stored.
#[derive(Debug, Clone, Serialize)]
pub struct SessionRow {
    /// SHA-256 of its secret.
    #[serde(skip)]
    pub key: [u8; 32],
    /// How lists and urls name it: the first digits of that digest.
    pub id: String,
    /// Whose.
    pub person: UserId,
    /// What its forms carry.
    #[serde(skip)]
    pub csrf: String,
    /// When it began.
    pub created: Timestamp,
    /// When it was last used, to a few minutes.
    pub seen: Timestamp,
}

/// A sign-in link as stored.
#[derive(Debug, Clone, Serialize)]
pub struct LinkRow {
    /// How lists and urls name it: the first digits of its digest.
    pub id: String,
    /// Whom it signs in; none: whoever becomes the first admin.
    pub person: Option<UserId>,
    /// When it was made.
    pub created: Timestamp,
    /// Until when it works.
    pub expires: Timestamp,
    /// When it was used.
    pub used: Option<Timestamp>,
}

/// An API token as stored.
#[derive(Debug, Clone, Serialize)]
pub struct TokenRow {
    /// Its id.
    pub id: i64,
    /// Whose.
    pub person: UserId,
    /// What its owner calls it.
    pub name: String,
    /// What it may be used for.
    pub scopes: Vec<Scope>,
    /// When it was made.
    pub created: Timestamp,
    /// Until when it works; none: until revoked.
    pub expires: Option<Timestamp>,
    /// When it was last used, to the hour.
    pub used: Option<Timestamp>,
    /// When it was revoked.
    pub revoked: Option<Timestamp>,
}

/// Digits of a digest that name a session or a link in lists. They do not help to guess the secret.
const ID_DIGITS: usize = 16;

fn key(row: &Row<'_>, at: usize) -> rusqlite::Result<[u8; 32]> {
    row.get::<_, [u8; 32]>(at)
}

fn session_from_row(row: &Row<'_>) -> rusqlite::Result<SessionRow> {
    let key = key(row, 0)?;
    Ok(SessionRow {
        key,
        id: hex(&key)[..ID_DIGITS].to_owned(),
        person: UserId(row.get(1)?),
        csrf: row.get(2)?,
        created: Timestamp(row.get(3)?),
        seen: Timestamp(row.get(4)?),
    })
}

fn link_from_row(row: &Row<'_>) -> rusqlite::Result<LinkRow> {
    Ok(LinkRow {
        id: hex(&key(row, 0)?)[..ID_DIGITS].to_owned(),
        person: row.get::<_, Option<i64>>(1)?.map(UserId),
        created: Timestamp(row.get(2)?),
        expires: Timestamp(row.get(3)?),
        used: row.get::<_, Option<i64>>(4)?.map(Timestamp),
    })
}

fn token_from_row(row: &Row<'_>) -> rusqlite::Result<TokenRow> {
    let time = |at: usize| row.get::<_, Option<i64>>(at).map(|t| t.map(Timestamp));
    Ok(TokenRow {
        id: row.get(0)?,
        person: UserId(row.get(1)?),
        name: row.get(2)?,
        scopes: row.get::<_, String>(3)?.split(' ').filter_map(Scope::parse).collect(),
        created: Timestamp(row.get(4)?),
        expires: time(5)?,
        used: time(6)?,
        revoked: time(7)?,
    })
}

const SESSION: &str = "token_hash, person, csrf, created, seen";
const LINK: &str = "token_hash, person, created, expires, used";
const TOKEN: &str = "id, person, name, scopes, created, expires, used, revoked";

impl Reader<'_> {
    /// The session with this secret's digest.
    pub fn session(&self, key: &[u8; 32]) -> Result<Option<SessionRow>> {
        Ok(self
            .conn
            .prepare_cached(&format!("SELECT {SESSION} FROM session WHERE token_hash = ?1"))?
            .query_row([key.as_slice()], session_from_row)
            .optional()?)
    }

    /// A person's sessions, the newest first.
    pub fn sessions_of(&self, person: UserId) -> Result<Vec<SessionRow>> {
        let mut statement = self
            .conn
            .prepare_cached(&format!("SELECT {SESSION} FROM session WHERE person = ?1 ORDER BY created DESC"))?;
        let rows = statement.query_map([person.0], session_from_row)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The link with this secret's digest.
    pub fn sign_in_link(&self, key: &[u8; 32]) -> Result<Option<LinkRow>> {
        Ok(self
            .conn
            .prepare_cached(&format!("SELECT {LINK} FROM sign_in_link WHERE token_hash = ?1"))?
            .query_row([key.as_slice()], link_from_row)
            .optional()?)
    }

    /// The token with this secret's digest, revoked or not.
    pub fn token(&self, key: &[u8; 32]) -> Result<Option<TokenRow>> {
        Ok(self
            .conn
            .prepare_cached(&format!("SELECT {TOKEN} FROM token WHERE token_hash = ?1"))?
            .query_row([key.as_slice()], token_from_row)
            .optional()?)
    }

    /// The token of this id.
    pub fn token_by_id(&self, id: i64) -> Result<Option<TokenRow>> {
        Ok(self
            .conn
            .prepare_cached(&format!("SELECT {TOKEN} FROM token WHERE id = ?1"))?
            .query_row([id], token_from_row)
            .optional()?)
    }

    /// Tokens, the newest first: of one person, or of everybody.
    pub fn tokens(&self, person: Option<UserId>) -> Result<Vec<TokenRow>> {
        let mut statement = self
            .conn
            .prepare_cached(&format!("SELECT {TOKEN} FROM token WHERE ?1 IS NULL OR person = ?1 ORDER BY id DESC"))?;
        let rows = statement.query_map([person.map(|p| p.0)], token_from_row)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

impl Tx<'_> {
    /// Stores a new session.
    pub fn insert_session(&self, key: &[u8; 32], person: UserId, csrf: &str, now: Timestamp) -> Result<()> {
        self.conn.execute(
            "INSERT INTO session (token_hash, person, csrf, created, seen) VALUES (?1, ?2, ?3, ?4, ?4)",
            (key.as_slice(), person.0, csrf, now.0),
        )?;
        Ok(())
    }

    /// Notes that a session was used.
    pub fn touch_session(&self, key: &[u8; 32], now: Timestamp) -> Result<()> {
        self.conn.execute("UPDATE session SET seen = ?2 WHERE token_hash = ?1", (key.as_slice(), now.0))?;
        Ok(())
    }

    /// Ends one session; false when there was none.
    pub fn end_session(&self, key: &[u8; 32]) -> Result<bool> {
        Ok(self.conn.execute("DELETE FROM session WHERE token_hash = ?1", [key.as_slice()])? == 1)
    }

    /// Ends every session of a person.
    pub fn end_sessions_of(&self, person: UserId) -> Result<usize> {
        Ok(self.conn.execute("DELETE FROM session WHERE person = ?1", [person.0])?)
    }

    /// Stores a new sign-in link.
    pub fn insert_link(
        &self,
        key: &[u8; 32],
        person: Option<UserId>,
        expires: Timestamp,
        now: Timestamp,
    ) -> Result<()> {
        self.conn.execute(
            "INSERT INTO sign_in_link (token_hash, person, created, expires) VALUES (?1, ?2, ?3, ?4)",
            (key.as_slice(), person.map(|p| p.0), now.0, expires.0),
        )?;
        Ok(())
    }

    /// Uses a link up: true for exactly one caller, while it is open.
    pub fn use_link(&self, key: &[u8; 32], now: Timestamp) -> Result<bool> {
        let changed = self.conn.execute(
            "UPDATE sign_in_link SET used = ?2 WHERE token_hash = ?1 AND used IS NULL AND expires > ?2",
            (key.as_slice(), now.0),
        )?;
        Ok(changed == 1)
    }

    /// Takes the open links of a person back, or those for the first admin.
    pub fn drop_links_of(&self, person: Option<UserId>) -> Result<usize> {
        Ok(self.conn.execute("DELETE FROM sign_in_link WHERE person IS ?1 AND used IS NULL", [person.map(|p| p.0)])?)
    }

    /// Stores a new token.
    pub fn insert_token(
        &self,
        key: &[u8; 32],
        person: UserId,
        name: &str,
        scopes: &[Scope],
        expires: Option<Timestamp>,
        now: Timestamp,
    ) -> Result<i64> {
        let scopes = scopes.iter().map(|scope| scope.as_str()).collect::<Vec<_>>().join(" ");
        self.conn.execute(
            "INSERT INTO token (person, name, token_hash, scopes, created, expires) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            (person.0, name, key.as_slice(), scopes, now.0, expires.map(|t| t.0)),
        )?;
        Ok(self.conn.last_insert_rowid())
    }

    /// Notes that a token was used.
    pub fn touch_token(&self, id: i64, now: Timestamp) -> Result<()> {
        self.conn.execute("UPDATE token SET used = ?2 WHERE id = ?1", (id, now.0))?;
        Ok(())
    }

    /// Revokes a token; false when it was revoked already.
    pub fn revoke_token(&self, id: i64, now: Timestamp) -> Result<bool> {
        Ok(self.conn.execute("UPDATE token SET revoked = ?2 WHERE id = ?1 AND revoked IS NULL", (id, now.0))? == 1)
    }

    /// Revokes every token of a person.
    pub fn revoke_tokens_of(&self, person: UserId, now: Timestamp) -> Result<usize> {
        Ok(self
            .conn
            .execute("UPDATE token SET revoked = ?2 WHERE person = ?1 AND revoked IS NULL", (person.0, now.0))?)
    }
}
