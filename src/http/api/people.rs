//! Accounts and roles, for admins; and who the caller is.

use super::at;
use crate::domain::{Role, UserId};
use crate::error::{Error, Result};
use crate::http::body::Json;
use crate::http::pages::people::member_here;
use crate::http::{App, AppState, InProject, Me, Reply, blocking};
use crate::people::{
    CreatePerson, DisablePerson, EnablePerson, EndSessions, INVITE_LINK_SECS, MakeSignInLink, SetAdmin, SetLanguages,
    SetRole, Via,
};
use crate::store::{MemberRow, PersonRow, Reader};
use actix_web::{HttpResponse, web};
use serde::Deserialize;
use serde_json::{Value, json};

/// A new account.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewPerson {
    name: String,
    #[serde(default)]
    is_admin: bool,
}

/// A change of an account; what is absent stays.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PersonChange {
    is_admin: Option<bool>,
    is_disabled: Option<bool>,
}

/// A role in a project.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RoleBody {
    role: Role,
}

/// As REST and the command line show it.
pub(crate) fn view(r: &Reader<'_>, person: &PersonRow) -> Result<Value> {
    let mut roles = Vec::new();
    for row in r.roles_of(person.id)? {
        roles.push(json!({"project": r.project(row.project)?.slug, "role": row.role}));
    }
    Ok(json!({
        "person": person.id, "name": person.name, "is_admin": person.is_admin, "is_made_up": person.is_made_up,
        "has_password": person.password.is_some(), "created_at": at(person.created),
        "disabled_at": person.disabled.map(at), "roles": roles,
    }))
}

/// `GET /me`.
pub async fn me(app: AppState, me: Me) -> Reply {
    let person = me.person;
    let mut shown = blocking(&app, move |app| app.store.read(|r| view(r, &r.person(person)?))).await?;
    shown["scopes"] = match &me.via {
        Via::Session { .. } => Value::Null,
        Via::Token { scopes, .. } => json!(scopes),
    };
    Ok(HttpResponse::Ok().json(shown))
}

/// `GET /people`.
pub async fn list(app: AppState) -> Reply {
    let people = blocking(&app, |app| {
        app.store.read(|r| r.people()?.iter().map(|person| view(r, person)).collect::<Result<Vec<_>>>())
    })
    .await?;
    Ok(HttpResponse::Ok().json(people))
}

fn invitation(app: &App, person: UserId, by: UserId) -> Result<Value> {
    let now = app.now();
    let secret =
        MakeSignInLink { person: Some(person), lasts_secs: INVITE_LINK_SECS, by: Some(by) }.run(&app.store, now)?;
    Ok(json!({
        "person": person, "sign_in_url": format!("{}/sign-in/{}", app.url(), secret.expose()),
        "expires_at": at(now.plus_secs(INVITE_LINK_SECS)),
    }))
}

/// `POST /people`: an account, and the link its owner comes in by.
pub async fn create(app: AppState, me: Me, Json(new): Json<NewPerson>) -> Reply {
    let by = me.person;
    let made = blocking(&app, move |app| {
        let create = CreatePerson { name: new.name, is_admin: new.is_admin, by: Some(by) };
        let person = create.run(&app.store, app.now())?;
        invitation(app, person, by)
    })
    .await?;
    Ok(HttpResponse::Created().json(made))
}

/// `PATCH /people/{person}`.
pub async fn change(app: AppState, me: Me, id: web::Path<i64>, Json(change): Json<PersonChange>) -> Reply {
    let (person, by) = (UserId(*id), Some(me.person));
    let shown = blocking(&app, move |app| {
        let now = app.now();
        app.store.read(|r| r.person(person))?;
        if let Some(is_admin) = change.is_admin {
            SetAdmin { person, is_admin, by }.run(&app.store, now)?;
        }
        match change.is_disabled {
            Some(true) => DisablePerson { person, by }.run(&app.store, now)?,
            Some(false) => EnablePerson { person, by }.run(&app.store, now)?,
            None => {}
        }
        app.store.read(|r| view(r, &r.person(person)?))
    })
    .await?;
    Ok(HttpResponse::Ok().json(shown))
}

/// `POST /people/{person}/link`: a new way in, once. Older open links stop working.
pub async fn link(app: AppState, me: Me, id: web::Path<i64>) -> Reply {
    let (person, by) = (UserId(*id), me.person);
    let made = blocking(&app, move |app| invitation(app, person, by)).await?;
    Ok(HttpResponse::Created().json(made))
}

/// `DELETE /people/{person}/sessions`: signs somebody out everywhere.
pub async fn end_sessions(app: AppState, me: Me, id: web::Path<i64>) -> Reply {
    let end = EndSessions { person: UserId(*id), by: Some(me.person) };
    let ended = blocking(&app, move |app| end.run(&app.store, app.now())).await?;
    Ok(HttpResponse::Ok().json(json!({"ended": ended})))
}

fn member(row: &MemberRow) -> Value {
    json!({"person": row.person, "name": row.name, "role": row.role})
}

/// `GET /projects/{project}/members`.
pub async fn members(app: AppState, project: InProject) -> Reply {
    let rows = blocking(&app, move |app| app.store.read(|r| r.members_of(project.id()))).await?;
    Ok(HttpResponse::Ok().json(rows.iter().map(member).collect::<Vec<_>>()))
}

/// `PUT /projects/{project}/members/{person}`: a role in place of the one they had.
pub async fn set_role(
    app: AppState,
    me: Me,
    project: InProject,
    path: web::Path<(String, i64)>,
    Json(body): Json<RoleBody>,
) -> Reply {
    let set = SetRole { person: UserId(path.1), project: project.id(), role: Some(body.role), by: Some(me.person) };
    let row = blocking(&app, move |app| {
        let person = set.person;
        set.run(&app.store, app.now())?;
        let rows = app.store.read(|r| r.members_of(project.id()))?;
        rows.into_iter().find(|row| row.person == person).ok_or_else(|| Error::internal("the role went away"))
    })
    .await?;
    Ok(HttpResponse::Ok().json(member(&row)))
}

/// `DELETE /projects/{project}/members/{person}`.
pub async fn remove(app: AppState, me: Me, project: InProject, path: web::Path<(String, i64)>) -> Reply {
    let set = SetRole { person: UserId(path.1), project: project.id(), role: None, by: Some(me.person) };
    blocking(&app, move |app| set.run(&app.store, app.now())).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Codes of languages.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LanguagesBody {
    languages: Vec<String>,
}

/// `PUT /projects/{project}/members/{person}/languages`.
pub async fn set_languages(
    app: AppState,
    me: Me,
    project: InProject,
    path: web::Path<(String, i64)>,
    Json(body): Json<LanguagesBody>,
) -> Reply {
    let (id, person) = (project.id(), UserId(path.into_inner().1));
    let set = SetLanguages { person, languages: body.languages.join(","), by: me.person };
    let languages = blocking(&app, move |app| {
        member_here(app, id, person)?;
        set.run(&app.store, app.now())
    })
    .await?;
    Ok(HttpResponse::Ok().json(json!({"person": person, "languages": languages})))
}
