//! API tokens. A secret is in one answer, that of its making, and in no other.

use super::at;
use crate::domain::{Scope, Timestamp, UserId};
use crate::error::Error;
use crate::http::body::Json;
use crate::http::{AppState, Me, Reply, blocking};
use crate::people::{CreateToken, RevokeToken, Via};
use crate::store::TokenRow;
use actix_web::{HttpResponse, web};
use serde::Deserialize;
use serde_json::{Value, json};

/// A new token.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewTokenBody {
    #[serde(default)]
    name: String,
    scopes: Vec<Scope>,
    expires_in_days: Option<u32>,
    /// Whose, for admins; one's own when absent.
    person: Option<UserId>,
}

fn view(row: &TokenRow) -> Value {
    json!({
        "token": row.id, "person": row.person, "name": row.name, "scopes": row.scopes,
        "created_at": at(row.created), "expires_at": row.expires.map(at), "used_at": row.used.map(at),
        "revoked_at": row.revoked.map(at),
    })
}

/// `GET /tokens`: one's own; everybody's for admins.
pub async fn list(app: AppState, me: Me) -> Reply {
    let whose = (!me.is_admin).then_some(me.person);
    let rows = blocking(&app, move |app| app.store.read(|r| r.tokens(whose))).await?;
    Ok(HttpResponse::Ok().json(rows.iter().map(view).collect::<Vec<_>>()))
}

/// `POST /tokens`: for oneself, or by admins for anybody.
pub async fn create(app: AppState, me: Me, Json(new): Json<NewTokenBody>) -> Reply {
    let person = new.person.unwrap_or(me.person);
    if person != me.person && !me.is_admin {
        return Err(Error::Forbidden("only admins make tokens for others".into()).into());
    }
    // A token must not make a stronger one.
    if let Via::Token { scopes, .. } = &me.via
        && let Some(more) = new.scopes.iter().find(|scope| !scopes.contains(scope))
    {
        let message = format!("this token lacks the scope `{}`, so it cannot make one that has it", more.as_str());
        return Err(Error::Forbidden(message).into());
    }
    let now: Timestamp = app.now();
    let create = CreateToken {
        person,
        name: new.name,
        scopes: new.scopes,
        expires: new.expires_in_days.map(|days| now.plus_secs(i64::from(days) * 86_400)),
        by: Some(me.person),
    };
    let made = blocking(&app, move |app| create.run(&app.store, now)).await?;
    Ok(HttpResponse::Created().json(json!({"token": made.id, "secret": made.secret.expose()})))
}

/// `DELETE /tokens/{token}`: one's own; anybody's for admins.
pub async fn revoke(app: AppState, me: Me, id: web::Path<i64>) -> Reply {
    let revoke = RevokeToken { id: *id, of: (!me.is_admin).then_some(me.person), by: Some(me.person) };
    blocking(&app, move |app| revoke.run(&app.store, app.now())).await?;
    Ok(HttpResponse::NoContent().finish())
}
