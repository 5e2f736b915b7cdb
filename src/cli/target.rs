//! Where a command does its work: on the data directory, or on a server that holds it. Commands call this trait and
//! print what comes back; which of the two it was makes no difference to them.

use super::local::Local;
use super::remote::Remote;
use super::{Common, start_quiet};
use crate::domain::{LabelSchema, Recipe, Role, Scope};
use crate::error::{Error, Result};
use crate::models::Ask;
use serde_json::{Map, Value};
use std::io::{Read, Write};

/// A project to make.
#[derive(Debug, Clone)]
pub(super) struct ProjectAsk {
    pub slug: String,
    pub title: String,
    pub guide: String,
    pub schema: LabelSchema,
    pub recipe: Recipe,
    pub settings: Map<String, Value>,
}

/// A project's changes.
#[derive(Debug, Clone, Default)]
pub(super) struct ProjectChange {
    pub title: Option<String>,
    pub guide: Option<String>,
    pub settings: Map<String, Value>,
    pub add_classes: Vec<String>,
}

/// What comes along into a clone.
#[derive(Debug, Clone)]
pub(super) struct CloneAsk {
    pub slug: String,
    pub title: String,
    /// `none`, `items` or `labels`.
    pub items: String,
    pub people: bool,
    pub same_seed: bool,
}

/// Where a file's records go.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Destination {
    /// To the project's items.
    #[default]
    Items,
    /// In the place of its test set.
    TestSet,
}

/// How a file is read, and into what.
#[derive(Debug, Clone, Default)]
pub(super) struct ImportAsk {
    pub into: Destination,
    pub source: String,
    pub format: Option<String>,
    pub id_key: Option<String>,
    pub label_key: Option<String>,
    pub drop: Vec<String>,
    pub strict: bool,
}

/// What a dataset holds.
#[derive(Debug, Clone, Default)]
pub(super) struct ExportAsk {
    pub format: String,
    pub all: bool,
    pub machine: bool,
    pub raw: bool,
    /// Also items that leads excluded.
    pub excluded: bool,
    /// Practice items too.
    pub gold: bool,
}

/// What may be accepted without a person; what is absent is as the project's settings say.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct AcceptAsk {
    pub budget: Option<f64>,
    pub confidence: Option<f64>,
    pub dry_run: bool,
}

/// An account to make.
#[derive(Debug, Clone, Default)]
pub(super) struct UserAsk {
    pub name: String,
    pub is_admin: bool,
    pub password: Option<String>,
    pub role: Option<(String, Role)>,
}

/// A workflow to start from a template; what is empty is as the template says.
#[derive(Debug, Clone, Default)]
pub(super) struct StartAsk {
    pub template: String,
    pub slug: String,
    pub title: String,
    pub is_solo: bool,
    pub project: Option<String>,
}

/// A token to make.
#[derive(Debug, Clone, Default)]
pub(super) struct TokenAsk {
    pub user: String,
    pub name: String,
    pub scopes: Vec<Scope>,
    pub days: Option<u32>,
}

/// What hears how far something is: a part of the work and, where it is known, done and all.
pub(super) type Watch<'a> = &'a mut dyn FnMut(&str, u64, u64);

/// What both can do. Values have the shapes of the REST API.
pub(super) trait Target {
    fn projects(&self) -> Result<Value>;
    fn project(&self, slug: &str) -> Result<Value>;
    fn create_project(&self, ask: ProjectAsk) -> Result<Value>;
    fn update_project(&self, slug: &str, change: ProjectChange) -> Result<Value>;
    /// Archives a project, or brings it back.
    fn archive_project(&self, slug: &str, is_archived: bool) -> Result<Value>;
    /// Makes a project like another one. On a data directory its items are there when this returns.
    fn clone_project(&self, source: &str, ask: CloneAsk) -> Result<Value>;
    /// Deletes a project. On a data directory its rows are gone when this returns.
    fn delete_project(&self, slug: &str, confirm: &str) -> Result<Value>;
    /// Stores a file's records and returns the report. `rejected` hears every bad row there is a record of.
    fn import(
        &self,
        slug: &str,
        ask: ImportAsk,
        input: Box<dyn Read + Send>,
        rejected: &mut dyn FnMut(&Value) -> Result<()>,
    ) -> Result<Value>;
    /// Makes the features of new items and puts them in the queue. A server does this by itself.
    fn index(&self, slug: &str, watch: Watch<'_>) -> Result<u64>;
    fn rounds(&self, slug: &str) -> Result<Value>;
    fn round(&self, slug: &str, number: i64) -> Result<Value>;
    /// Starts a round; with `wait`, and always on a data directory, returns it when it has ended.
    fn start_round(&self, slug: &str, wait: bool, watch: Watch<'_>) -> Result<Value>;
    /// Starts the round whose model trains on the holdout too; waits as `start_round` does.
    fn spend_holdout(&self, slug: &str, wait: bool, watch: Watch<'_>) -> Result<Value>;
    /// Whether labeling could stop.
    fn advice(&self, slug: &str) -> Result<Value>;
    fn cancel_round(&self, slug: &str, number: i64) -> Result<Value>;
    fn rollback(&self, slug: &str, number: i64) -> Result<Value>;
    /// Searches for suspicious labels and sends the first so many to another person; with none, shows the last search.
    fn suspects(&self, slug: &str, queue: Option<usize>) -> Result<Value>;
    fn acceptances(&self, slug: &str) -> Result<Value>;
    fn accept(&self, slug: &str, ask: AcceptAsk) -> Result<Value>;
    fn withdraw(&self, slug: &str, acceptance: i64) -> Result<Value>;
    fn status(&self, slug: Option<&str>) -> Result<Value>;
    /// Writes the dataset and returns its manifest.
    fn export(&self, slug: &str, ask: ExportAsk, out: &mut dyn Write) -> Result<Value>;
    /// The current model as a file.
    fn model(&self, slug: &str) -> Result<Vec<u8>>;
    /// What the current model says about each record: a prediction, or `error` and `key`.
    fn predict(&self, slug: &str, records: &[Value], ask: Ask) -> Result<Vec<Value>>;
    /// Takes the test set away.
    fn remove_test_set(&self, slug: &str) -> Result<()>;
    /// Makes an account; the value holds `person`, `name` and, when it has no password, `sign_in_url`.
    fn add_user(&self, ask: UserAsk) -> Result<Value>;
    fn users(&self) -> Result<Value>;
    /// A new sign-in link for somebody, as `{"person", "name", "sign_in_url", "expires_at"}`.
    fn user_link(&self, name: &str) -> Result<Value>;
    fn set_role(&self, name: &str, project: &str, role: Option<Role>) -> Result<Value>;
    fn disable_user(&self, name: &str) -> Result<Value>;
    /// Makes a token; the value holds its number as `token` and its `secret`.
    fn create_token(&self, ask: TokenAsk) -> Result<Value>;
    fn tokens(&self) -> Result<Value>;
    /// Makes a workflow from a template.
    fn start_workflow(&self, ask: StartAsk) -> Result<Value>;
    fn revoke_token(&self, id: i64) -> Result<Value>;
}

/// The server the flags name, for what only a running one can do.
pub(super) fn remote(common: &Common) -> Result<Remote> {
    let url = common.server().ok_or_else(|| {
        Error::invalid(
            "this talks to a running server: pass --server URL or set QUALM_SERVER (`qualm serve` starts one)",
        )
    })?;
    at(common, &url)
}

fn at(common: &Common, url: &str) -> Result<Remote> {
    let token = common.token().ok_or_else(|| {
        Error::invalid("a server wants a token: pass --token TOKEN or set QUALM_TOKEN (`qualm token create`)")
    })?;
    Remote::new(url, token)
}

/// The target the flags name: a server when there is one, else the data directory, held until the command ends.
pub(super) fn open(common: &Common) -> Result<Box<dyn Target>> {
    match common.server() {
        Some(url) => Ok(Box::new(at(common, &url)?)),
        None => Ok(Box::new(Local::open(start_quiet(&common.flags())?)?)),
    }
}
