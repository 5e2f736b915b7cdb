//! One's own account: password, tokens, sessions.

use super::frame::Done;
use super::sign_in::Nothing;
use super::words::When;
use super::{go, show, show_as};
use crate::domain::{KeyPreset, Scope};
use crate::error::{Error, Result};
use crate::http::body::Form;
use crate::http::speech::{t, told};
use crate::http::{App, AppState, Failure, Me, Reply, blocking};
use crate::language::{self, LANGUAGES};
use crate::people::{CreateToken, EndSession, RevokeToken, SetKeys, SetLanguage, SetLanguages, SetPassword};
use actix_web::http::StatusCode;
use actix_web::web;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

#[derive(Serialize)]
struct AccountPage {
    name: String,
    has_password: bool,
    done: Option<String>,
    password_problem: Option<String>,
    token_problem: Option<String>,
    /// What was typed for a token that was refused: its name and days.
    typed_token: (String, String),
    /// A token that was just made: its name and the token itself, shown this once.
    new_token: Option<(String, String)>,
    scopes: Vec<ScopeChoice>,
    tokens: Vec<TokenLine>,
    sessions: Vec<SessionLine>,
    presets: Vec<PresetChoice>,
    languages: Vec<LanguageChoice>,
    /// Whether the browser decides.
    is_browsers: bool,
    /// The languages one labels in, in one line.
    reads: String,
    reads_problem: Option<String>,
}

#[derive(Serialize)]
struct LanguageChoice {
    tag: &'static str,
    name: &'static str,
    is_chosen: bool,
}

#[derive(Serialize)]
struct PresetChoice {
    value: &'static str,
    title: &'static str,
    is_chosen: bool,
}

#[derive(Serialize)]
struct ScopeChoice {
    name: &'static str,
    help: String,
    is_ticked: bool,
}

#[derive(Serialize)]
struct TokenLine {
    id: i64,
    name: String,
    scopes: String,
    created: When,
    used: Option<When>,
    expires: Option<When>,
    /// Empty while it works.
    over_text: String,
}

#[derive(Serialize)]
struct SessionLine {
    id: String,
    created: When,
    seen: When,
    is_this: bool,
}

/// A new password.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PasswordForm {
    #[serde(default)]
    current: String,
    password: String,
}

fn help(scope: Scope) -> &'static str {
    match scope {
        Scope::Read => "look at projects, items and rounds",
        Scope::Label => "claim items and answer them",
        Scope::Import => "add items",
        Scope::Export => "download datasets",
        Scope::Train => "start, cancel and roll back rounds",
        Scope::Route => "post decisions of models, call them off",
        Scope::Effect => "see grants and report what was done",
        Scope::Decide => "review decisions; never together with route or effect",
        Scope::Admin => "projects, accounts, roles, tokens, settings",
    }
}

fn build(app: &App, me: &Me, done: &Done) -> Result<AccountPage> {
    let now = app.now();
    app.store.read(|r| {
        let person = r.person(me.person)?;
        let tokens = r.tokens(Some(me.person))?;
        let sessions = r.sessions_of(me.person)?;
        Ok(AccountPage {
            name: person.name,
            reads: r.languages_of(me.person)?.join(", "),
            reads_problem: None,
            presets: KeyPreset::ALL
                .map(|preset| PresetChoice {
                    value: preset.as_str(),
                    title: preset.title(),
                    is_chosen: preset == person.keys,
                })
                .into(),
            languages: LANGUAGES
                .iter()
                .map(|language| LanguageChoice {
                    tag: language.tag,
                    name: language.name,
                    is_chosen: language.tag == person.language,
                })
                .collect(),
            is_browsers: language::find(&person.language).is_none(),
            has_password: person.password.is_some(),
            done: done.text(),
            password_problem: None,
            token_problem: None,
            typed_token: Default::default(),
            new_token: None,
            scopes: Scope::ALL
                .map(|scope| ScopeChoice { name: scope.as_str(), help: told(help(scope)), is_ticked: false })
                .into(),
            tokens: tokens
                .into_iter()
                .map(|token| TokenLine {
                    id: token.id,
                    name: token.name,
                    scopes: token.scopes.iter().map(|scope| scope.as_str()).collect::<Vec<_>>().join(", "),
                    created: When::new(token.created, now),
                    used: token.used.map(|at| When::new(at, now)),
                    expires: token.expires.map(|at| When::new(at, now)),
                    over_text: match (token.revoked, token.expires) {
                        (Some(_), _) => t!("account-token-revoked"),
                        (None, Some(at)) if at <= now => t!("account-token-over"),
                        _ => String::new(),
                    },
                })
                .collect(),
            sessions: sessions
                .into_iter()
                .map(|session| SessionLine {
                    is_this: me.session() == Some(&session.key),
                    id: session.id,
                    created: When::new(session.created, now),
                    seen: When::new(session.seen, now),
                })
                .collect(),
        })
    })
}

/// `GET /account`.
pub async fn page(app: AppState, me: Me, query: web::Query<Done>) -> Reply {
    let (viewer, done) = (me.clone(), query.into_inner());
    let page = blocking(&app, move |app| build(app, &viewer, &done)).await?;
    show(&app, Some(&me), "account.html", &t!("account"), &page)
}

async fn again(app: &AppState, me: &Me, status: StatusCode, put: impl FnOnce(&mut AccountPage)) -> Reply {
    let viewer = me.clone();
    let mut page = blocking(app, move |app| build(app, &viewer, &Done::default())).await?;
    put(&mut page);
    show_as(app, status, Some(me), "account.html", &t!("account"), &page)
}

/// `POST /account/password`: every session ends, this one too.
pub async fn set_password(app: AppState, me: Me, Form(form): Form<PasswordForm>) -> Reply {
    let (person, now) = (me.person, app.now());
    let set = blocking(&app, move |app| {
        SetPassword { person, password: form.password, current: Some(form.current), by: Some(person) }
            .run(&app.store, now)
    })
    .await;
    match set {
        Ok(()) => Ok(go("/sign-in")),
        Err(Failure::Room(Error::Invalid(message) | Error::Conflict(message))) => {
            again(&app, &me, StatusCode::UNPROCESSABLE_ENTITY, |page| page.password_problem = Some(told(&message)))
                .await
        }
        Err(failure) => Err(failure),
    }
}

/// Which keys one is used to.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeysForm {
    keys: KeyPreset,
}

/// `POST /account/keys`.
pub async fn set_keys(app: AppState, me: Me, Form(form): Form<KeysForm>) -> Reply {
    let set = SetKeys { person: me.person, keys: form.keys };
    blocking(&app, move |app| set.run(&app.store)).await?;
    Ok(go("/account?done=keys"))
}

/// Which language one's pages are in; empty: as the browser asks.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LanguageForm {
    language: String,
}

/// `POST /account/language`.
pub async fn set_language(app: AppState, me: Me, Form(form): Form<LanguageForm>) -> Reply {
    let language = language::find(&form.language);
    if language.is_none() && !form.language.is_empty() {
        let known: Vec<&str> = LANGUAGES.iter().map(|language| language.tag).collect();
        let message = format!("there is no language `{}` here; there are {}", form.language, known.join(", "));
        return Err(Error::Invalid(message).into());
    }
    let set = SetLanguage { person: me.person, language };
    blocking(&app, move |app| set.run(&app.store)).await?;
    Ok(go("/account?done=language"))
}

/// The languages one labels in.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LanguagesForm {
    #[serde(default)]
    languages: String,
}

/// `POST /account/languages`.
pub async fn set_languages(app: AppState, me: Me, Form(form): Form<LanguagesForm>) -> Reply {
    let set = SetLanguages { person: me.person, languages: form.languages.clone(), by: me.person };
    match blocking(&app, move |app| set.run(&app.store, app.now())).await {
        Ok(_) => Ok(go("/account?done=saved")),
        Err(Failure::Room(Error::Invalid(message))) => {
            again(&app, &me, StatusCode::UNPROCESSABLE_ENTITY, |page| {
                page.reads = form.languages;
                page.reads_problem = Some(message);
            })
            .await
        }
        Err(failure) => Err(failure),
    }
}

/// `POST /account/tokens`: the answer is the only place that shows the token.
pub async fn create_token(app: AppState, me: Me, Form(sent): Form<BTreeMap<String, String>>) -> Reply {
    let (person, now) = (me.person, app.now());
    let name = sent.get("name").map_or("", |name| name.trim()).to_owned();
    let days = sent.get("days").map_or("", |days| days.trim()).to_owned();
    let scopes: Vec<Scope> =
        Scope::ALL.into_iter().filter(|s| sent.contains_key(&format!("scope_{}", s.as_str()))).collect();
    let (called, typed) = (name.clone(), (name.clone(), days.clone()));
    let made = blocking(&app, move |app| {
        let expires = match days.as_str() {
            "" => None,
            days => match days.parse::<i64>() {
                Ok(days @ 1..=3650) => Some(now.plus_secs(days * 86_400)),
                _ => {
                    return Err(Error::invalid(format!(
                        "`{days}` days: use a whole number from 1 to 3650, or nothing"
                    )));
                }
            },
        };
        CreateToken { person, name, scopes, expires, by: Some(person) }.run(&app.store, now)
    })
    .await;
    match made {
        Ok(token) => {
            let shown = (called, token.secret.expose().to_owned());
            again(&app, &me, StatusCode::OK, |page| page.new_token = Some(shown)).await
        }
        Err(Failure::Room(Error::Invalid(message))) => {
            again(&app, &me, StatusCode::UNPROCESSABLE_ENTITY, |page| {
                page.token_problem = Some(told(&message));
                page.typed_token = typed;
                for scope in &mut page.scopes {
                    scope.is_ticked = sent.contains_key(&format!("scope_{}", scope.name));
                }
            })
            .await
        }
        Err(failure) => Err(failure),
    }
}

/// `POST /account/tokens/{token}/revoke`.
pub async fn revoke_token(app: AppState, me: Me, id: web::Path<i64>, _: Form<Nothing>) -> Reply {
    let (person, now, id) = (me.person, app.now(), id.into_inner());
    blocking(&app, move |app| RevokeToken { id, of: Some(person), by: Some(person) }.run(&app.store, now)).await?;
    Ok(go("/account?done=revoked"))
}

/// `POST /account/sessions/{session}/end`.
pub async fn end_session(app: AppState, me: Me, id: web::Path<String>, _: Form<Nothing>) -> Reply {
    let (person, now, id) = (me.person, app.now(), id.into_inner());
    blocking(&app, move |app| EndSession { person, id, by: Some(person) }.run(&app.store, now)).await?;
    Ok(go("/account?done=ended"))
}
