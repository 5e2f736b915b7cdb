//! Every url on one screen. A row is a method, a path, a permission, a handler and what it does; it cannot be registered
//! without its permission. The guard, the API's description and the authorization tests all read this table.

use super::{api, assets, openapi, pages};
use crate::domain::Scope;
use crate::people::Permission::{self, Public, SignedIn};
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
