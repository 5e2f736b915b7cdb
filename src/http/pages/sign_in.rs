//! Signing in, by password or one-time link, and out.

use super::{go, show, show_as};
use crate::domain::Timestamp;
use crate::error::Error;
use crate::http::body::Form;
use crate::http::guard::cookie_name;
use crate::http::speech::{t, told};
use crate::http::{App, AppState, Failure, MaybeMe, Me, Reply, blocking};
use crate::people::{NewSession, Secret, SignIn, SignOut, UseSignInLink};
use actix_web::cookie::time::Duration;
use actix_web::cookie::{Cookie, SameSite};
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, ResponseError, web};
use serde::{Deserialize, Serialize};

/// Where to go afterwards.
#[derive(Deserialize)]
pub struct Next {
    next: Option<String>,
}

#[derive(Serialize)]
struct FormPage {
    name: String,
    next: String,
    problem: Option<String>,
    is_set_up: bool,
}

#[derive(Serialize)]
struct LinkPage {
    secret: String,
    /// Whom the link signs in; none: it makes the first admin.
    name: Option<String>,
    chosen_name: String,
    has_password: bool,
    problem: Option<String>,
}

/// What the sign-in form sends.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignInForm {
    name: String,
    password: String,
    #[serde(default)]
    next: String,
}

/// What the page behind a link sends.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LinkForm {
    #[serde(default)]
    name: String,
    #[serde(default)]
    password: String,
}

/// A path of our own, or the front page. Nothing here can name another host.
fn own_path(next: &str) -> &str {
    let is_plain = next.bytes().all(|b| b.is_ascii_alphanumeric() || b"/-_.".contains(&b));
    if next.starts_with('/') && !next.starts_with("//") && is_plain { next } else { "/" }
}

fn signed_in(app: &App, session: &NewSession, to: &str) -> HttpResponse {
    let cookie = Cookie::build(cookie_name(app), session.secret.expose().to_owned())
        .path("/")
        .http_only(true)
        .same_site(SameSite::Lax)
        .secure(app.config.secure_cookies())
        .max_age(Duration::seconds(app.config.session_absolute_secs as i64))
        .finish();
    let mut response = go(to);
    if let Err(error) = response.add_cookie(&cookie) {
        tracing::error!(%error, "the session cookie does not fit a header");
    }
    response
}

/// `GET /sign-in`.
pub async fn form(app: AppState, me: MaybeMe, query: web::Query<Next>) -> Reply {
    let next = own_path(query.next.as_deref().unwrap_or("/")).to_owned();
    if me.0.is_some() {
        return Ok(go(&next));
    }
    let is_set_up = blocking(&app, |app| app.store.read(|r| r.has_admin())).await?;
    let page = FormPage { name: String::new(), next, problem: None, is_set_up };
    show(&app, None, "sign_in/form.html", &t!("sign-in"), &page)
}

/// `POST /sign-in`.
pub async fn sign_in(app: AppState, request: HttpRequest, Form(form): Form<SignInForm>) -> Reply {
    let ip = app.hosts.client_ip(&request);
    let now = app.now();
    let (name, password) = (form.name.clone(), form.password);
    let tried = blocking(&app, move |app| {
        app.attempts.on_address(ip, now)?;
        app.attempts.on_account(&name, ip, now)?;
        let result = SignIn { name: name.clone(), password }.run(&app.store, now);
        if !matches!(result, Err(Error::TooMany { .. })) {
            app.attempts.ended(&name, ip, result.is_ok(), now);
        }
        result
    })
    .await;
    match tried {
        Ok(session) => Ok(signed_in(&app, &session, own_path(&form.next))),
        Err(failure) if is_theirs(&failure) => {
            let page = FormPage {
                name: form.name,
                next: own_path(&form.next).to_owned(),
                problem: Some(told(&failure.to_string())),
                is_set_up: true,
            };
            let mut response = show_as(&app, failure.status_code(), None, "sign_in/form.html", &t!("sign-in"), &page)?;
            retry_after(&mut response, &failure);
            Ok(response)
        }
        Err(failure) => Err(failure),
    }
}

fn retry_after(response: &mut HttpResponse, failure: &Failure) {
    if let Failure::Room(Error::TooMany { retry_after_secs, .. }) = failure {
        let secs = actix_web::http::header::HeaderValue::from(*retry_after_secs);
        response.headers_mut().insert(actix_web::http::header::RETRY_AFTER, secs);
    }
}

/// Something the person at the form can mend.
fn is_theirs(failure: &Failure) -> bool {
    matches!(
        failure,
        Failure::Room(Error::Unauthorized(_) | Error::TooMany { .. } | Error::Invalid(_) | Error::Conflict(_))
    )
}

fn link_page(app: &App, secret: &str, now: Timestamp) -> crate::error::Result<LinkPage> {
    let key = Secret::received(secret).key();
    let (link, person) = app.store.read(|r| {
        let link = r.sign_in_link(&key)?.filter(|link| link.used.is_none() && link.expires > now);
        let person = link.as_ref().and_then(|link| link.person).map(|id| r.person(id)).transpose()?;
        Ok((link, person))
    })?;
    if link.is_none() {
        return Err(Error::Gone(
            "this sign-in link has been used or has run out. Ask for a new one: `qualm user link NAME`, or an admin"
                .into(),
        ));
    }
    Ok(LinkPage {
        secret: secret.to_owned(),
        chosen_name: if person.is_none() { "admin".into() } else { String::new() },
        has_password: person.as_ref().is_some_and(|p| p.password.is_some()),
        name: person.map(|p| p.name),
        problem: None,
    })
}

/// `GET /sign-in/{secret}`: shows a button. The link is used up by the POST, so a mail scanner cannot use it.
pub async fn link(app: AppState, request: HttpRequest, secret: web::Path<String>) -> Reply {
    let ip = app.hosts.client_ip(&request);
    let now = app.now();
    let page = blocking(&app, move |app| {
        // Looking costs a tenth: people reload.
        link_page(app, &secret, now).inspect_err(|_| {
            let _ = app.attempts.on_address(ip, now);
        })
    })
    .await?;
    show(&app, None, "sign_in/link.html", &t!("sign-in"), &page)
}

/// `POST /sign-in/{secret}`.
pub async fn use_link(
    app: AppState,
    request: HttpRequest,
    secret: web::Path<String>,
    Form(form): Form<LinkForm>,
) -> Reply {
    let ip = app.hosts.client_ip(&request);
    let now = app.now();
    let chosen_name = form.name.clone();
    let again = secret.clone();
    let tried = blocking(&app, move |app| {
        app.attempts.on_address(ip, now)?;
        let password = Some(form.password).filter(|password| !password.is_empty());
        UseSignInLink { secret: Secret::received(&secret), name: form.name, password }.run(&app.store, now)
    })
    .await;
    match tried {
        Ok(session) => Ok(signed_in(&app, &session, "/")),
        Err(failure) if is_theirs(&failure) => {
            let mut page = blocking(&app, move |app| link_page(app, &again, now)).await?;
            page.problem = Some(told(&failure.to_string()));
            page.chosen_name = chosen_name;
            let mut response = show_as(&app, failure.status_code(), None, "sign_in/link.html", &t!("sign-in"), &page)?;
            retry_after(&mut response, &failure);
            Ok(response)
        }
        Err(failure) => Err(failure),
    }
}

/// What a form without fields of its own sends.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Nothing {}

/// `POST /sign-out`.
pub async fn sign_out(app: AppState, me: Me, _: Form<Nothing>) -> Reply {
    if let Some(session) = me.session().copied() {
        let by = me.person;
        blocking(&app, move |app| SignOut { session, by }.run(&app.store, app.now())).await?;
    }
    let mut gone = Cookie::build(cookie_name(&app), "").path("/").secure(app.config.secure_cookies()).finish();
    gone.make_removal();
    let mut response = HttpResponse::build(StatusCode::SEE_OTHER);
    response.insert_header((actix_web::http::header::LOCATION, "/sign-in")).cookie(gone);
    Ok(response.insert_header(("clear-site-data", "\"cache\", \"cookies\", \"storage\"")).finish())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn after_signing_in_one_stays_on_this_server() {
        assert_eq!(own_path("/projects/a-b/label"), "/projects/a-b/label");
        for bad in ["//evil.example", "https://evil.example", "/\\evil.example", "evil", "", "/a?b=c", "/%2f%2fevil"] {
            assert_eq!(own_path(bad), "/", "{bad}");
        }
    }
}
