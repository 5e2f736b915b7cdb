//! Every url on one screen. A row is a method, a path, a permission, a handler and what it does; it cannot be registered
//! without its permission. The guard, the API's description and the authorization tests all read this table.

use super::{api, assets, openapi, pages};
use crate::domain::Scope;
use crate::people::Permission::{self, Admin, InProject, OfAnnotation, OfAssignment, Public, SignedIn};
use crate::people::{LABEL, LEAD, RUN};
use actix_web::http::Method;
use actix_web::{Route, web};

/// One row.
pub struct Row {
    /// The method. GET also answers HEAD.
    pub method: Method,
    /// The path, with names in braces.
    pub path: &'static str,
    /// Who passes.
    pub permission: Permission,
    /// What answers.
    pub handler: fn() -> Route,
    /// What it does, in one line.
    pub does: &'static str,
    /// The schema of its JSON body, as `openapi.rs` names it.
    pub takes: Option<&'static str>,
    /// The status of success and the schema of what it returns.
    pub gives: (u16, Option<&'static str>),
    /// What the query may say.
    pub query: &'static [&'static str],
    /// Whether its body may be as large as an import.
    pub is_import: bool,
}

const fn row(
    method: Method,
    path: &'static str,
    permission: Permission,
    handler: fn() -> Route,
    does: &'static str,
) -> Row {
    Row { method, path, permission, handler, does, takes: None, gives: (200, None), query: &[], is_import: false }
}

impl Row {
    const fn takes(mut self, schema: &'static str) -> Row {
        self.takes = Some(schema);
        self
    }

    const fn gives(mut self, status: u16, schema: &'static str) -> Row {
        self.gives = (status, if schema.is_empty() { None } else { Some(schema) });
        self
    }

    const fn query(mut self, names: &'static [&'static str]) -> Row {
        self.query = names;
        self
    }

    const fn imports(mut self) -> Row {
        self.is_import = true;
        self
    }
}

const GET: Method = Method::GET;
const POST: Method = Method::POST;

/// What people see. Forms only POST.
#[rustfmt::skip]
pub static PAGES: &[Row] = &[
    row(GET,  "/sign-in", Public, || web::to(pages::sign_in::form), "The sign-in form"),
    row(POST, "/sign-in", Public, || web::to(pages::sign_in::sign_in), "Sign in with name and password"),
    row(GET,  "/sign-in/{secret}", Public, || web::to(pages::sign_in::link), "What a one-time link shows"),
    row(POST, "/sign-in/{secret}", Public, || web::to(pages::sign_in::use_link), "Use a one-time link"),
    row(POST, "/sign-out", SignedIn(Scope::Read), || web::to(pages::sign_in::sign_out), "Sign out"),
    row(GET,  "/", SignedIn(Scope::Read), || web::to(pages::projects::list), "The caller's projects"),
    row(GET,  "/help", SignedIn(Scope::Read), || web::to(pages::help::page), "How to work with it"),
    row(GET,  "/account", SignedIn(Scope::Admin), || web::to(pages::account::page), "One's own account"),
    row(POST, "/account/password", SignedIn(Scope::Admin), || web::to(pages::account::set_password), "Set one's password"),
    row(POST, "/account/tokens", SignedIn(Scope::Admin), || web::to(pages::account::create_token), "Make a token"),
    row(POST, "/account/tokens/{token}/revoke", SignedIn(Scope::Admin), || web::to(pages::account::revoke_token), "Revoke a token"),
    row(POST, "/account/sessions/{session}/end", SignedIn(Scope::Admin), || web::to(pages::account::end_session), "End a session"),
    row(GET,  "/people", Admin(Scope::Admin), || web::to(pages::people::list), "Everybody"),
    row(POST, "/people", Admin(Scope::Admin), || web::to(pages::people::create), "Make an account"),
    row(POST, "/people/{person}", Admin(Scope::Admin), || web::to(pages::people::act), "Act on an account"),
    row(GET,  "/audit", Admin(Scope::Admin), || web::to(pages::audit::list), "The audit chain"),
    row(POST, "/audit/verify", Admin(Scope::Admin), || web::to(pages::audit::verify), "Recompute the audit chain"),
    row(GET,  "/projects/new", Admin(Scope::Admin), || web::to(pages::new_project::form), "The form for a new project"),
    row(POST, "/projects/new", Admin(Scope::Admin), || web::to(pages::new_project::create), "Make a project").imports(),
    row(GET,  "/projects/{project}", InProject(LEAD, Scope::Read), || web::to(pages::project::overview), "A project at a glance"),
    row(GET,  "/projects/{project}/label", InProject(LABEL, Scope::Label), || web::to(pages::label::next), "The next item to label"),
    row(POST, "/projects/{project}/label", InProject(LABEL, Scope::Label), || web::to(pages::label_acts::answer), "Answer an item"),
    row(POST, "/projects/{project}/label/next", InProject(LABEL, Scope::Label), || web::to(pages::label_acts::another), "One more item, loaded ahead"),
    row(POST, "/projects/{project}/label/skip", InProject(LABEL, Scope::Label), || web::to(pages::label_acts::skip), "Leave an item to others"),
    row(POST, "/projects/{project}/label/undo", InProject(LABEL, Scope::Label), || web::to(pages::label_acts::undo), "Take an answer back"),
    row(POST, "/projects/{project}/label/change", InProject(LABEL, Scope::Label), || web::to(pages::label_acts::change), "Change an answer"),
    row(POST, "/projects/{project}/label/alive", InProject(LABEL, Scope::Label), || web::to(pages::label_acts::alive), "Keep items in hand"),
    row(POST, "/projects/{project}/rounds", InProject(RUN, Scope::Train), || web::to(pages::rounds::start), "Start a round"),
    row(GET,  "/projects/{project}/rounds/{round}", InProject(LEAD, Scope::Read), || web::to(pages::rounds::round), "A round's report"),
    row(GET,  "/projects/{project}/rounds/{round}/live", InProject(LEAD, Scope::Read), || web::to(pages::rounds::live), "How far a round is"),
    row(POST, "/projects/{project}/rounds/{round}/cancel", InProject(RUN, Scope::Train), || web::to(pages::rounds::cancel), "Stop a round"),
    row(POST, "/projects/{project}/rounds/{round}/rollback", InProject(RUN, Scope::Train), || web::to(pages::rounds::roll_back), "Back to this round's model"),
    row(GET,  "/projects/{project}/items", InProject(LEAD, Scope::Read), || web::to(pages::items::find), "Find an item by its id"),
    row(GET,  "/projects/{project}/items/{item}", InProject(LEAD, Scope::Read), || web::to(pages::items::item), "An item"),
    row(GET,  "/projects/{project}/import", InProject(RUN, Scope::Import), || web::to(pages::import::form), "The import form"),
    row(POST, "/projects/{project}/import", InProject(RUN, Scope::Import), || web::to(pages::import::run), "Import a file").imports(),
    row(GET,  "/projects/{project}/export", InProject(RUN, Scope::Export), || web::to(pages::export::form), "The export form"),
    row(GET,  "/projects/{project}/people", InProject(RUN, Scope::Admin), || web::to(pages::people::members), "A project's people"),
    row(POST, "/projects/{project}/people", InProject(RUN, Scope::Admin), || web::to(pages::people::add_member), "Add somebody"),
    row(POST, "/projects/{project}/people/{person}", InProject(RUN, Scope::Admin), || web::to(pages::people::set_role), "Change a role"),
    row(GET,  "/projects/{project}/settings", InProject(RUN, Scope::Admin), || web::to(pages::settings::form), "A project's settings"),
    row(POST, "/projects/{project}/settings", InProject(RUN, Scope::Admin), || web::to(pages::settings::save), "Change settings"),
];

/// Beside pages and API.
#[rustfmt::skip]
pub static OTHERS: &[Row] = &[
    row(GET, "/static/{path:.*}", Public, || web::to(assets::file), "Static files"),
    row(GET, "/healthz", Public, || web::to(api::health::healthz), "Alive"),
    row(GET, "/readyz", Public, || web::to(api::health::readyz), "Able to read and write"),
];

/// What scripts use. The core is kept stable.
#[rustfmt::skip]
pub static API: &[Row] = &[
    row(GET, "/api/openapi.json", Public, || web::to(openapi::json), "This description").gives(200, "Object"),
];

/// Every row.
pub fn all() -> impl Iterator<Item = &'static Row> {
    PAGES.iter().chain(OTHERS).chain(API)
}

/// The rows by path, in the table's order: the first path that fits a request wins.
pub(super) fn by_path() -> Vec<(&'static str, Vec<&'static Row>)> {
    let mut paths: Vec<(&'static str, Vec<&'static Row>)> = Vec::new();
    for row in all() {
        match paths.iter_mut().find(|(path, _)| *path == row.path) {
            Some((_, rows)) => rows.push(row),
            None => paths.push((row.path, vec![row])),
        }
    }
    paths
}
