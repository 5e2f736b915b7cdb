//! The guard: who is calling, may they, and does a change come from one of our own pages. Deny by default.
//!
//! It stands in front of every row of the route table; a handler behind it finds the caller and the project ready.

use super::body::{BodyRead, BodyRule, limited};
use super::errors::Failure;
use super::routes::Row;
use super::speech::{Speech, chosen, speaking};
use super::{App, AppState, blocking, idempotent};
use crate::domain::{AnnotationId, AssignmentId, DecisionId, ProjectId, ReviewId, WorkflowId};
use crate::error::Error;
use crate::language::Lang;
use crate::people::{Caller, Credential, Permission, Secret};
use actix_web::body::BoxBody;
use actix_web::dev::{Payload, ServiceRequest, ServiceResponse};
use actix_web::http::{Method, StatusCode, header};
use actix_web::middleware::Next;
use actix_web::{FromRequest, HttpMessage, HttpRequest, HttpResponse, web};
use std::future::{Ready, ready};
use std::sync::Arc;
use std::time::Duration;

/// Whoever calls. Only rows that are not public have one.
#[derive(Clone)]
pub struct Me(Arc<Caller>);

impl Me {
    /// What the forms of this request's session carry; none when nobody is signed in.
    pub(super) fn csrf_of(request: &HttpRequest) -> Option<String> {
        request.extensions().get::<Me>().map(|me| me.csrf().to_owned())
    }
}

impl std::ops::Deref for Me {
    type Target = Caller;

    fn deref(&self) -> &Caller {
        &self.0
    }
}

impl FromRequest for Me {
    type Error = Failure;
    type Future = Ready<Result<Me, Failure>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let me = request.extensions().get::<Me>().cloned();
        ready(me.ok_or_else(|| Error::Internal("a handler wants a caller on a public row".into()).into()))
    }
}

/// Whoever calls, if anybody is signed in.
#[derive(Clone)]
pub struct MaybeMe(pub Option<Me>);

impl FromRequest for MaybeMe {
    type Error = Failure;
    type Future = Ready<Result<MaybeMe, Failure>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Ok(MaybeMe(request.extensions().get::<Me>().cloned())))
    }
}

/// The project that the path names. Only the guard makes one, and only for those who may.
#[derive(Clone, Copy)]
pub struct InProject(ProjectId);

impl InProject {
    /// Its id.
    pub fn id(self) -> ProjectId {
        self.0
    }
}

impl FromRequest for InProject {
    type Error = Failure;
    type Future = Ready<Result<InProject, Failure>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let project = request.extensions().get::<InProject>().copied();
        ready(project.ok_or_else(|| Error::Internal("a handler wants a project on a row without one".into()).into()))
    }
}

/// The workflow that the path names. Only the guard makes one, and only for those who may.
#[derive(Clone, Copy)]
pub struct InWorkflow(WorkflowId);

impl InWorkflow {
    /// Its id.
    pub fn id(self) -> WorkflowId {
        self.0
    }
}

impl FromRequest for InWorkflow {
    type Error = Failure;
    type Future = Ready<Result<InWorkflow, Failure>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let workflow = request.extensions().get::<InWorkflow>().copied();
        ready(workflow.ok_or_else(|| Error::Internal("a handler wants a workflow on a row without one".into()).into()))
    }
}

/// Lets a request pass to its handler, or answers it.
pub(super) async fn check(
    rows: Arc<[&'static Row]>,
    mut request: ServiceRequest,
    next: Next<BoxBody>,
) -> Result<ServiceResponse<BoxBody>, actix_web::Error> {
    match admit(&rows, &mut request).await {
        Ok((app, row)) => {
            let chosen = chosen_by(request.request());
            let answer = async {
                if row.keeps_replies() {
                    idempotent::once(app, row, request, next).await
                } else {
                    next.call(request).await
                }
            };
            speaking(Speech::of_row(row.path, chosen), answer).await
        }
        Err(Refusal::SignIn(to)) => {
            Ok(request.into_response(HttpResponse::SeeOther().insert_header((header::LOCATION, to)).finish()))
        }
        Err(Refusal::Failure(failure)) => {
            let (request, _) = request.into_parts();
            Ok(ServiceResponse::from_err(failure, request))
        }
    }
}

/// The language that whoever sends a request is answered in.
pub(super) fn chosen_by(request: &HttpRequest) -> Lang {
    let extensions = request.extensions();
    chosen(extensions.get::<Me>().map(|me| &*me.0), request.headers())
}

enum Refusal {
    SignIn(String),
    Failure(Failure),
}

impl<E: Into<Failure>> From<E> for Refusal {
    fn from(error: E) -> Self {
        Refusal::Failure(error.into())
    }
}

async fn admit(rows: &[&'static Row], request: &mut ServiceRequest) -> Result<(AppState, &'static Row), Refusal> {
    let method = if request.method() == Method::HEAD { Method::GET } else { request.method().clone() };
    let Some(row) = rows.iter().copied().find(|row| row.method == method) else {
        let allowed = rows.iter().map(|row| row.method.as_str()).collect::<Vec<_>>().join(", ");
        let message = format!("{method} is not something this address does; it does {allowed}");
        return Err(Failure::Request(StatusCode::METHOD_NOT_ALLOWED, "method", message).into());
    };
    let app = request.app_data::<AppState>().cloned().ok_or_else(|| Error::internal("the app is missing"))?;
    limit_body(&app, row, request);

    let credential = credential(&app, request)?;
    let is_token = matches!(credential, Some(Credential::Token(_)));
    // A host of the Model Context Protocol learns from a 401 that it takes a token; there is no cookie to misuse.
    let forgot_token = credential.is_none() && row.path == "/mcp";
    if !method.is_safe() && !is_token && !forgot_token && !app.hosts.is_own_page(request.headers()) {
        return Err(Error::Forbidden(
            "this change does not come from one of this server's own pages. Scripts use an API token".into(),
        )
        .into());
    }
    let caller = match credential {
        Some(credential) => caller(&app, credential).await?,
        None => None,
    };
    if let Some(caller) = &caller {
        request.extensions_mut().insert(Me(Arc::clone(caller)));
    }
    if row.permission == Permission::Public {
        return Ok((app, row));
    }
    let Some(caller) = caller else { return Err(nobody(request, is_token)) };
    let info = request.match_info();
    let place = passes(&app, row, &caller, request.path(), &|name| info.get(name))?;
    let mut extensions = request.extensions_mut();
    if let Some(workflow) = place.workflow {
        extensions.insert(workflow);
    }
    if let Some(project) = place.project {
        extensions.insert(project);
    }
    drop(extensions);
    Ok((app, row))
}

/// What a path names, once its caller may know of it.
#[derive(Clone, Copy, Default)]
pub(super) struct Place {
    pub project: Option<InProject>,
    pub workflow: Option<InWorkflow>,
}

/// The names in a path, by the word in the row's braces.
type Names<'a> = &'a dyn Fn(&str) -> Option<&'a str>;

/// Whether somebody may do what a row does, in the place that the names name.
pub(super) fn passes(
    app: &AppState,
    row: &Row,
    caller: &Caller,
    path: &str,
    names: Names<'_>,
) -> Result<Place, Failure> {
    if let Some(scope) = row.permission.scope()
        && !caller.has_scope(scope)
    {
        return Err(Error::Forbidden(format!(
            "this token lacks the scope `{}`; make one with it under Your account, or with `qualm token create`",
            scope.as_str()
        ))
        .into());
    }
    let mut place = Place::default();
    if let Some(workflow) = workflow_of(app, row, caller, path, names)? {
        if let Some(roles) = row.permission.workflow_roles()
            && !caller.may_in_workflow(roles, workflow)
        {
            return Err(match caller.role_in_workflow(workflow) {
                None if !caller.is_admin => missing(path, names).into(),
                role => {
                    let is = role.map_or("none", |role| role.as_str());
                    let takes: Vec<&str> = roles.iter().map(|role| role.as_str()).chain(["admin"]).collect();
                    Error::Forbidden(format!("your role here is {is}; this takes {}", takes.join(" or "))).into()
                }
            });
        }
        place.workflow = Some(InWorkflow(workflow));
    }
    let project = match row.permission {
        Permission::Public | Permission::SignedIn(_) => return Ok(place),
        Permission::InWorkflow(..) | Permission::OfDecision(..) | Permission::OfReview(..) => return Ok(place),
        Permission::Admin(_) => {
            // A slug in an admin's path is looked up like any other, so that its handler finds the project.
            if !caller.is_admin {
                return Err(Error::Forbidden("only admins may do this".into()).into());
            }
            match names("project") {
                Some(slug) => by_slug(app, slug)?,
                None => return Ok(place),
            }
        }
        Permission::InProject(..) => by_slug(app, names("project").unwrap_or_default())?,
        Permission::OfAssignment(..) => {
            let id = AssignmentId(number(path, names, "assignment")?);
            app.store.look_up(|r| Ok(r.assignment(id)?.project))?
        }
        Permission::OfAnnotation(..) => {
            let id = AnnotationId(number(path, names, "annotation")?);
            app.store.look_up(|r| Ok(r.annotation(id)?.project))?
        }
    };
    if let Some(roles) = row.permission.roles()
        && !caller.may(roles, project)
    {
        // Whoever is not in the project may not know that it exists; the words are those of one that does not.
        return Err(match caller.role_in(project) {
            None => missing(path, names).into(),
            Some(role) => {
                Error::Forbidden(format!("your role here is {}; this takes {}", role.as_str(), words(roles))).into()
            }
        });
    }
    // After the role: who is not in the project may not learn that it is archived.
    if !row.method.is_safe() && !row.while_archived {
        app.store.look_up(|r| r.refuse_archived(project))?;
    }
    place.project = Some(InProject(project));
    Ok(place)
}

/// The workflow of a row that names one, by its slug, a decision or a review.
fn workflow_of(
    app: &AppState,
    row: &Row,
    caller: &Caller,
    path: &str,
    names: Names<'_>,
) -> Result<Option<WorkflowId>, Failure> {
    Ok(match row.permission {
        Permission::OfDecision(..) => {
            let id = DecisionId(number(path, names, "decision")?);
            Some(app.store.look_up(|r| r.workflow_of_decision(id))?)
        }
        Permission::OfReview(..) => {
            let id = ReviewId(number(path, names, "review")?);
            Some(app.store.look_up(|r| r.workflow_of_review(id))?)
        }
        Permission::InWorkflow(..) => {
            let slug = names("workflow").unwrap_or_default();
            Some(app.store.look_up(|r| r.workflow_id(slug))?)
        }
        // An admin's path may name one too, so that its handler finds it.
        Permission::Admin(..) if caller.is_admin => match names("workflow") {
            Some(slug) => Some(app.store.look_up(|r| r.workflow_id(slug))?),
            None => None,
        },
        _ => None,
    })
}

fn words(roles: &[crate::domain::Role]) -> String {
    let words: Vec<&str> = roles.iter().map(|role| role.as_str()).chain(["admin"]).collect();
    words.join(" or ")
}

fn limit_body(app: &App, row: &Row, request: &mut ServiceRequest) {
    let most = if row.is_import { app.config.import_limit } else { app.config.body_limit };
    let rule = BodyRule { most, deadline: Duration::from_secs(app.config.body_deadline_secs) };
    let read = BodyRead::default();
    let payload = limited(request.take_payload(), rule, read.clone());
    request.set_payload(payload);
    request.extensions_mut().insert(read);
}

/// The name of the session cookie. The prefix makes browsers refuse it from anything but https on this very host.
pub(super) fn cookie_name(app: &App) -> &'static str {
    if app.config.secure_cookies() { "__Host-qualm" } else { "qualm" }
}

fn credential(app: &App, request: &ServiceRequest) -> Result<Option<Credential>, Failure> {
    // A request with a token is judged by the token alone, whatever cookies a browser adds.
    if let Some(value) = request.headers().get(header::AUTHORIZATION) {
        let text = value.to_str().unwrap_or_default();
        return match text.split_once(' ') {
            Some((scheme, token)) if scheme.eq_ignore_ascii_case("bearer") => {
                Ok(Some(Credential::Token(Secret::received(token.trim()).key())))
            }
            _ => Err(Error::Unauthorized("use `Authorization: Bearer qlm_...` with an API token".into()).into()),
        };
    }
    let cookie = request.cookie(cookie_name(app));
    Ok(cookie.map(|cookie| Credential::Session(Secret::received(cookie.value()).key())))
}

async fn caller(app: &AppState, credential: Credential) -> Result<Option<Arc<Caller>>, Failure> {
    let now = app.now();
    if let Some(caller) = app.callers.remembered(&app.store, &credential, now) {
        return Ok(Some(caller));
    }
    blocking(app, move |app| app.callers.look_up(&app.store, &credential, app.session_rules(), now)).await
}

fn nobody(request: &ServiceRequest, is_token: bool) -> Refusal {
    let path = request.path();
    if !super::errors::is_api(path) && request.method().is_safe() {
        return Refusal::SignIn(if path == "/" { "/sign-in".into() } else { format!("/sign-in?next={path}") });
    }
    let message = if is_token {
        "this token is not known, has run out or was revoked; make a new one with `qualm token create`"
    } else {
        "sign in first, or send `Authorization: Bearer` with an API token"
    };
    Error::Unauthorized(message.into()).into()
}

/// One row by its key, read right here: handing it to another thread and back takes longer than the read.
fn by_slug(app: &AppState, slug: &str) -> Result<ProjectId, Failure> {
    Ok(app.store.look_up(|r| r.project_id(slug))?)
}

fn number(path: &str, names: Names<'_>, name: &str) -> Result<i64, Failure> {
    names(name).and_then(|text| text.parse().ok()).ok_or_else(|| missing(path, names).into())
}

fn missing(path: &str, names: Names<'_>) -> Error {
    let (what, name) = ["project", "workflow", "assignment", "annotation", "decision", "review"]
        .into_iter()
        .find_map(|what| Some((what, names(what)?)))
        .unwrap_or(("page", path));
    match what {
        "project" | "workflow" => Error::NotFound(format!("there is no {what} `{name}`")),
        _ => Error::NotFound(format!("there is no {what} {name}")),
    }
}

/// Hangs the guard in front of the rows of one path.
pub(super) fn guarded(
    path: &'static str,
    rows: Vec<&'static Row>,
) -> impl actix_web::dev::HttpServiceFactory + 'static {
    let mut resource = web::resource(path);
    for row in &rows {
        let route = (row.handler)();
        resource = resource.route(if row.method == Method::GET {
            route.guard(actix_web::guard::Any(actix_web::guard::Get()).or(actix_web::guard::Head()))
        } else {
            route.method(row.method.clone())
        });
    }
    let rows: Arc<[&'static Row]> = rows.into();
    resource.wrap(actix_web::middleware::from_fn(move |request: ServiceRequest, next: Next<BoxBody>| {
        check(Arc::clone(&rows), request, next)
    }))
}
