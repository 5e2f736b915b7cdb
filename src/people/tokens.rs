//! API tokens: `qlm_` and 256 random bits, with scopes, shown once.

use super::{Secret, note};
use crate::domain::{Scope, Timestamp, UserId};
use crate::error::{Error, Result};
use crate::store::Store;
use serde_json::json;

/// Makes a token. It never does more than its owner may, nor more than its scopes.
pub struct CreateToken {
    /// Whose.
    pub person: UserId,
    /// What its owner calls it.
    pub name: String,
    /// What it may be used for; at least one.
    pub scopes: Vec<Scope>,
    /// Until when it works; none: until revoked.
    pub expires: Option<Timestamp>,
    /// Who makes it; none on the command line.
    pub by: Option<UserId>,
}

/// A token that was just made. Its secret is not shown again.
#[derive(Debug, Clone)]
pub struct NewToken {
    /// Its id, by which it is revoked.
    pub id: i64,
    /// What the `Authorization: Bearer` header carries.
    pub secret: Secret,
}

impl CreateToken {
    /// Stores it.
    pub fn run(mut self, store: &Store, now: Timestamp) -> Result<NewToken> {
        self.scopes.sort();
        self.scopes.dedup();
        if self.scopes.is_empty() {
            let all = Scope::ALL.map(Scope::as_str).join(", ");
            return Err(Error::Invalid(format!("a token needs at least one scope: {all}")));
        }
        if self.name.chars().count() > 100 {
            return Err(Error::invalid("the token's name is longer than 100 characters"));
        }
        if self.expires.is_some_and(|at| at <= now) {
            return Err(Error::invalid("the token would have run out already; choose a time to come"));
        }
        let secret = Secret::new("qlm_");
        let key = secret.key();
        let id = store.write_people(move |tx| {
            if tx.person(self.person)?.disabled.is_some() {
                return Err(Error::Conflict("this account is closed; open it again first".into()));
            }
            let id = tx.insert_token(&key, self.person, &self.name, &self.scopes, self.expires, now)?;
            let scopes: Vec<&str> = self.scopes.iter().map(|scope| scope.as_str()).collect();
            let detail = json!({"token": id, "scopes": scopes, "expires": self.expires});
            note(tx, "token.create", self.by, Some(self.person), None, detail, now)?;
            Ok(id)
        })?;
        Ok(NewToken { id, secret })
    }
}

/// Revokes a token.
pub struct RevokeToken {
    /// Which.
    pub id: i64,
    /// Only if it is this person's; none: whoever's it is.
    pub of: Option<UserId>,
    /// Who revokes it; none on the command line.
    pub by: Option<UserId>,
}

impl RevokeToken {
    /// Revokes it; it is refused from the next request on. Revoking twice is no error.
    pub fn run(self, store: &Store, now: Timestamp) -> Result<()> {
        store.write_people(move |tx| {
            let token = tx.token_by_id(self.id)?.filter(|token| self.of.is_none_or(|of| of == token.person));
            let token = token.ok_or_else(|| Error::NotFound(format!("there is no token {}", self.id)))?;
            if tx.revoke_token(self.id, now)? {
                note(tx, "token.revoke", self.by, Some(token.person), None, json!({"token": self.id}), now)?;
            }
            Ok(())
        })
    }
}
