//! People: everybody, for admins; a project's people, for those who run it.

use super::frame::{Done, Frame};
use super::words::{When, says_made_up};
use super::{go, show, show_as};
use crate::domain::{ProjectId, Role, UserId};
use crate::error::{Error, Result};
use crate::http::body::Form;
use crate::http::speech::{t, told};
use crate::http::{App, AppState, Failure, InProject, Me, Reply, blocking};
use crate::people::{
    CreatePerson, DisablePerson, EnablePerson, EndSessions, INVITE_LINK_SECS, MakeSignInLink, SetAdmin, SetLanguages,
    SetRole,
};
use actix_web::http::StatusCode;
use actix_web::web;
use serde::{Deserialize, Serialize};

#[derive(Serialize)]
struct PeoplePage {
    done: Option<String>,
    problem: Option<String>,
    people: Vec<PersonLine>,
    invite: Option<Invite>,
    chosen_name: String,
}

#[derive(Serialize)]
struct PersonLine {
    id: i64,
    name: String,
    is_admin: bool,
    is_made_up: bool,
    says_made_up: bool,
    is_closed: bool,
    is_me: bool,
    has_password: bool,
    roles: Vec<String>,
    created: When,
}

/// A sign-in link, shown this once.
#[derive(Serialize)]
struct Invite {
    name: String,
    url: String,
}

#[derive(Serialize)]
struct MembersPage {
    project: Frame,
    problem: Option<String>,
    members: Vec<MemberLine>,
    roles: Vec<RoleChoice>,
    invite: Option<Invite>,
    chosen_name: String,
    is_admin: bool,
    /// The project says which language its items are in.
    asks_languages: bool,
}

#[derive(Serialize)]
struct MemberLine {
    id: i64,
    name: String,
    role: &'static str,
    /// The languages they label in, in one line.
    languages: String,
    is_made_up: bool,
    says_made_up: bool,
    is_me: bool,
}

#[derive(Serialize)]
struct RoleChoice {
    name: &'static str,
    /// As people read it.
    title: String,
    help: String,
}

/// Somebody new.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewPerson {
    name: String,
    /// A checkbox: there or not.
    #[serde(default)]
    is_admin: Option<String>,
}

/// What to do with somebody's account.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Act {
    act: String,
}

/// Somebody for the project, new or known.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewMember {
    name: String,
    role: String,
}

/// Another role; empty to leave.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RoleForm {
    role: String,
}

const ROLES: [(Role, &str); 4] = [
    (Role::Labeler, "answers what the queue hands out"),
    (Role::Reviewer, "labels, and makes first reviews"),
    (Role::Lead, "labels, and sees items, rounds and people's answers"),
    (Role::Engineer, "runs the project: import, rounds, export, settings, people"),
];

fn everybody(app: &App, me: &Me, done: &Done) -> Result<PeoplePage> {
    let now = app.now();
    app.store.read(|r| {
        let projects = r.projects()?;
        let mut people = Vec::new();
        for person in r.people()? {
            let roles = r.roles_of(person.id)?;
            let roles = roles.iter().filter_map(|role| {
                let project = projects.iter().find(|project| project.id == role.project)?;
                Some(t!("people-role-in", role = told(role.role.as_str()), project = &project.slug))
            });
            people.push(PersonLine {
                id: person.id.0,
                is_admin: person.is_admin,
                is_made_up: person.is_made_up,
                says_made_up: says_made_up(&person.name),
                is_closed: person.disabled.is_some(),
                is_me: person.id == me.person,
                has_password: person.password.is_some(),
                roles: roles.collect(),
                created: When::new(person.created, now),
                name: person.name,
            });
        }
        Ok(PeoplePage { done: done.text(), problem: None, people, invite: None, chosen_name: String::new() })
    })
}

/// `GET /people`.
pub async fn list(app: AppState, me: Me, query: web::Query<Done>) -> Reply {
    let (viewer, done) = (me.clone(), query.into_inner());
    let page = blocking(&app, move |app| everybody(app, &viewer, &done)).await?;
    show(&app, Some(&me), "people.html", &t!("people"), &page)
}

async fn list_with(app: &AppState, me: &Me, status: StatusCode, put: impl FnOnce(&mut PeoplePage)) -> Reply {
    let viewer = me.clone();
    let mut page = blocking(app, move |app| everybody(app, &viewer, &Done::default())).await?;
    put(&mut page);
    show_as(app, status, Some(me), "people.html", &t!("people"), &page)
}

fn invite(app: &App, person: UserId, by: UserId) -> Result<Invite> {
    let secret = MakeSignInLink { person: Some(person), lasts_secs: INVITE_LINK_SECS, by: Some(by) }
        .run(&app.store, app.now())?;
    let name = app.store.read(|r| r.person(person))?.name;
    Ok(Invite { name, url: format!("{}/sign-in/{}", app.url(), secret.expose()) })
}

/// `POST /people`: makes an account and shows its sign-in link.
pub async fn create(app: AppState, me: Me, Form(form): Form<NewPerson>) -> Reply {
    let (by, now) = (me.person, app.now());
    let (name, is_admin) = (form.name.trim().to_owned(), form.is_admin.is_some());
    let chosen_name = name.clone();
    let made = blocking(&app, move |app| {
        let person = CreatePerson { name, is_admin, by: Some(by) }.run(&app.store, now)?;
        invite(app, person, by)
    })
    .await;
    match made {
        Ok(invite) => list_with(&app, &me, StatusCode::OK, |page| page.invite = Some(invite)).await,
        Err(Failure::Room(Error::Invalid(message) | Error::Conflict(message))) => {
            list_with(&app, &me, StatusCode::UNPROCESSABLE_ENTITY, |page| {
                page.problem = Some(message);
                page.chosen_name = chosen_name;
            })
            .await
        }
        Err(failure) => Err(failure),
    }
}

/// `POST /people/{person}`: a new link, close or open the account, admin or not, sign out everywhere.
pub async fn act(app: AppState, me: Me, id: web::Path<i64>, Form(form): Form<Act>) -> Reply {
    let (person, by, now) = (UserId(id.into_inner()), me.person, app.now());
    let done = blocking(&app, move |app| {
        let (store, actor, by) = (&app.store, by, Some(by));
        match form.act.as_str() {
            "link" => return invite(app, person, actor).map(|invite| (Some(invite), "")),
            "close" => DisablePerson { person, by }.run(store, now)?,
            "open" => EnablePerson { person, by }.run(store, now)?,
            "admin" => SetAdmin { person, is_admin: true, by }.run(store, now)?,
            "no-admin" => SetAdmin { person, is_admin: false, by }.run(store, now)?,
            "sign-out" => {
                EndSessions { person, by }.run(store, now)?;
            }
            other => return Err(Error::Invalid(format!("`{other}` is nothing this page does"))),
        }
        Ok((
            None,
            match form.act.as_str() {
                "close" => "closed",
                "open" => "opened",
                "sign-out" => "ended",
                _ => "role",
            },
        ))
    })
    .await;
    match done {
        Ok((Some(invite), _)) => list_with(&app, &me, StatusCode::OK, |page| page.invite = Some(invite)).await,
        Ok((None, done)) => Ok(go(&format!("/people?done={done}"))),
        Err(Failure::Room(Error::Conflict(message))) => {
            list_with(&app, &me, StatusCode::CONFLICT, |page| page.problem = Some(message)).await
        }
        Err(failure) => Err(failure),
    }
}

fn members_page(app: &App, id: ProjectId, me: &Me, done: &Done) -> Result<MembersPage> {
    app.store.read(|r| {
        let row = r.project(id)?;
        let people = r.people()?;
        let members = r.members_of(id)?;
        Ok(MembersPage {
            problem: None,
            members: members
                .into_iter()
                .map(|member| {
                    Ok(MemberLine {
                        id: member.person.0,
                        is_made_up: people.iter().any(|person| person.id == member.person && person.is_made_up),
                        says_made_up: says_made_up(&member.name),
                        is_me: member.person == me.person,
                        languages: r.languages_of(member.person)?.join(", "),
                        name: member.name,
                        role: member.role.as_str(),
                    })
                })
                .collect::<Result<_>>()?,
            asks_languages: !row.settings.language_key.is_empty(),
            roles: ROLES
                .map(|(role, help)| RoleChoice { name: role.as_str(), title: told(role.as_str()), help: told(help) })
                .into(),
            invite: None,
            chosen_name: String::new(),
            is_admin: me.is_admin,
            project: Frame::new(&row, me, "people", done),
        })
    })
}

/// `GET /projects/{project}/people`.
pub async fn members(app: AppState, me: Me, project: InProject, query: web::Query<Done>) -> Reply {
    let (id, viewer, done) = (project.id(), me.clone(), query.into_inner());
    let page = blocking(&app, move |app| members_page(app, id, &viewer, &done)).await?;
    let title = t!("people-title", project = &page.project.title);
    show(&app, Some(&me), "project/people.html", &title, &page)
}

/// `POST /projects/{project}/people`: gives a known person a role, or makes an account and shows its sign-in link. A
/// link for a known account is made by admins only: it would let others sign in as that person.
pub async fn add_member(app: AppState, me: Me, project: InProject, Form(form): Form<NewMember>) -> Reply {
    let (id, by, now, viewer) = (project.id(), me.person, app.now(), me.clone());
    let chosen_name = form.name.trim().to_owned();
    let name = chosen_name.clone();
    let made = blocking(&app, move |app| {
        let role = role_of(&form.role)?;
        let known = app.store.read(|r| r.person_by_name(&name))?;
        let (person, invite) = match known {
            Some(person) => (person.id, None),
            None => {
                let person = CreatePerson { name, is_admin: false, by: Some(by) }.run(&app.store, now)?;
                (person, Some(invite(app, person, by)?))
            }
        };
        SetRole { person, project: id, role: Some(role), by: Some(by) }.run(&app.store, now)?;
        Ok(invite)
    })
    .await;
    let status = if made.is_ok() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let mut page = blocking(&app, move |app| members_page(app, id, &viewer, &Done::default())).await?;
    match made {
        Ok(Some(invite)) => page.invite = Some(invite),
        Ok(None) => return Ok(go(&format!("/projects/{}/people?done=role", page.project.slug))),
        Err(Failure::Room(Error::Invalid(message) | Error::Conflict(message))) => {
            page.problem = Some(message);
            page.chosen_name = chosen_name;
        }
        Err(failure) => return Err(failure),
    }
    let title = t!("people-title", project = &page.project.title);
    show_as(&app, status, Some(&me), "project/people.html", &title, &page)
}

fn role_of(word: &str) -> Result<Role> {
    Role::parse(word).filter(|role| *role != Role::Admin).ok_or_else(|| {
        Error::Invalid(format!("`{word}` is no role in a project: use labeler, reviewer, lead or engineer"))
    })
}

/// `POST /projects/{project}/people/{person}`.
pub async fn set_role(
    app: AppState,
    me: Me,
    project: InProject,
    path: web::Path<(String, i64)>,
    Form(form): Form<RoleForm>,
) -> Reply {
    let (id, by, now, (slug, person)) = (project.id(), me.person, app.now(), path.into_inner());
    let is_leaving = form.role.is_empty();
    blocking(&app, move |app| {
        let person = UserId(person);
        // A role is changed here and not given: whoever is not in the project is added by name.
        member_here(app, id, person)?;
        let role = if form.role.is_empty() { None } else { Some(role_of(&form.role)?) };
        SetRole { person, project: id, role, by: Some(by) }.run(&app.store, now)
    })
    .await?;
    Ok(go(&format!("/projects/{slug}/people?done={}", if is_leaving { "removed" } else { "role" })))
}

/// The languages somebody labels in.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LanguagesForm {
    #[serde(default)]
    languages: String,
}

/// `POST /projects/{project}/people/{person}/languages`.
pub async fn set_languages(
    app: AppState,
    me: Me,
    project: InProject,
    path: web::Path<(String, i64)>,
    Form(form): Form<LanguagesForm>,
) -> Reply {
    let (id, by, (slug, person)) = (project.id(), me.person, path.into_inner());
    blocking(&app, move |app| {
        member_here(app, id, UserId(person))?;
        SetLanguages { person: UserId(person), languages: form.languages, by }.run(&app.store, app.now())
    })
    .await?;
    Ok(go(&format!("/projects/{slug}/people?done=saved")))
}

/// Refuses people who are not in the project.
pub(crate) fn member_here(app: &App, project: ProjectId, person: UserId) -> Result<()> {
    match app.store.read(|r| r.members_of(project))?.iter().any(|member| member.person == person) {
        true => Ok(()),
        false => Err(Error::NotFound("that person has no role in this project".into())),
    }
}
