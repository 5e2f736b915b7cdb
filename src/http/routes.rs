//! Every url on one screen. A row is a method, a path, a permission, a handler and what it does; it cannot be registered
//! without its permission. The guard, the API's description and the authorization tests all read this table.

use super::{api, assets, mcp, openapi, pages};
use crate::domain::{Scope, WorkflowRole};
use crate::people::Permission::{self, Admin, InProject, OfAnnotation, OfAssignment, Public, SignedIn};
use crate::people::Permission::{InWorkflow, OfDecision, OfReview};
use crate::people::{ENGINEER, FOLLOW, GOVERN, IN_WORKFLOW, LABEL, LEAD, REVIEW, ROUTE, RUN, STOP, WATCH};
use actix_web::http::Method;
use actix_web::middleware::Compress;
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
    /// Whether it may be used on an archived project though it is no GET.
    pub while_archived: bool,
}

const fn row(
    method: Method,
    path: &'static str,
    permission: Permission,
    handler: fn() -> Route,
    does: &'static str,
) -> Row {
    Row {
        method,
        path,
        permission,
        handler,
        does,
        takes: None,
        gives: (200, None),
        query: &[],
        is_import: false,
        while_archived: false,
    }
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

    const fn while_archived(mut self) -> Row {
        self.while_archived = true;
        self
    }

    /// Whether a repeat under the same `Idempotency-Key` gets the first reply again: every POST of the API that makes or
    /// changes something, but for those in `UNKEPT`.
    pub fn keeps_replies(&self) -> bool {
        self.method == POST && self.path.starts_with("/api/") && !UNKEPT.contains(&self.path)
    }
}

const GET: Method = Method::GET;
const POST: Method = Method::POST;
const PUT: Method = Method::PUT;
const PATCH: Method = Method::PATCH;
const DELETE: Method = Method::DELETE;

/// POSTs whose replies are not kept: a secret is shown once and stored nowhere, a sign of life must be fresh, and a
/// question changes nothing.
const UNKEPT: [&str; 7] = [
    "/api/v1/tokens",
    "/api/v1/people",
    "/api/v1/people/{person}/link",
    "/api/v1/assignments/{assignment}/heartbeat",
    "/api/v1/reviews/{review}/heartbeat",
    "/api/v1/projects/{project}/predict",
    "/api/v1/workflows/{workflow}/replay",
];

/// What people see. Forms only POST.
#[rustfmt::skip]
pub static PAGES: &[Row] = &[
    row(GET,  "/sign-in", Public, || web::to(pages::sign_in::form), "The sign-in form"),
    row(POST, "/sign-in", Public, || web::to(pages::sign_in::sign_in), "Sign in with name and password"),
    row(GET,  "/sign-in/{secret}", Public, || web::to(pages::sign_in::link), "What a one-time link shows"),
    row(POST, "/sign-in/{secret}", Public, || web::to(pages::sign_in::use_link), "Use a one-time link"),
    row(POST, "/sign-out", SignedIn(Scope::Read), || web::to(pages::sign_in::sign_out), "Sign out"),
    row(GET,  "/", SignedIn(Scope::Read), || web::to(pages::projects::list), "The caller's projects"),
    row(GET,  "/throughput", SignedIn(Scope::Read), || web::to(pages::throughput::page), "Work by project and day"),
    row(GET,  "/help", SignedIn(Scope::Read), || web::to(pages::help::page), "How to work with it"),
    row(GET,  "/account", SignedIn(Scope::Admin), || web::to(pages::account::page), "One's own account"),
    row(POST, "/account/password", SignedIn(Scope::Admin), || web::to(pages::account::set_password), "Set one's password"),
    row(POST, "/account/keys", SignedIn(Scope::Admin), || web::to(pages::account::set_keys), "Choose which keys one is used to"),
    row(POST, "/account/language", SignedIn(Scope::Admin), || web::to(pages::account::set_language), "Choose the language of one's pages"),
    row(POST, "/account/languages", SignedIn(Scope::Admin), || web::to(pages::account::set_languages), "Say which languages one labels in"),
    row(POST, "/account/tokens", SignedIn(Scope::Admin), || web::to(pages::account::create_token), "Make a token"),
    row(POST, "/account/tokens/{token}/revoke", SignedIn(Scope::Admin), || web::to(pages::account::revoke_token), "Revoke a token"),
    row(POST, "/account/sessions/{session}/end", SignedIn(Scope::Admin), || web::to(pages::account::end_session), "End a session"),
    row(GET,  "/people", Admin(Scope::Admin), || web::to(pages::people::list), "Everybody"),
    row(POST, "/people", Admin(Scope::Admin), || web::to(pages::people::create), "Make an account"),
    row(POST, "/people/{person}", Admin(Scope::Admin), || web::to(pages::people::act), "Act on an account"),
    row(GET,  "/audit", Admin(Scope::Admin), || web::to(pages::audit::list), "The audit chain"),
    row(GET,  "/audit/export", Admin(Scope::Admin), || web::to(api::audit::export), "The audit chain, or what fits of it, as a file"),
    row(POST, "/audit/verify", Admin(Scope::Admin), || web::to(pages::audit::verify), "Recompute the audit chain"),
    row(GET,  "/projects/new", Admin(Scope::Admin), || web::to(pages::new_project::form), "The form for a new project"),
    row(POST, "/projects/new", Admin(Scope::Admin), || web::to(pages::new_project::create), "Make a project").imports(),
    row(GET,  "/projects/new/{upload}", Admin(Scope::Admin), || web::to(pages::new_from_file::form), "A new project out of a file"),
    row(POST, "/projects/new/{upload}", Admin(Scope::Admin), || web::to(pages::new_from_file::create), "Make a project out of a file"),
    row(GET,  "/projects/{project}", InProject(LEAD, Scope::Read), || web::to(pages::project::overview), "A project at a glance"),
    row(GET,  "/projects/{project}/label", InProject(LABEL, Scope::Label), || web::to(pages::label::next), "The next item to label"),
    row(POST, "/projects/{project}/label", InProject(LABEL, Scope::Label), || web::to(pages::label_acts::answer), "Answer an item").while_archived(),
    row(POST, "/projects/{project}/label/next", InProject(LABEL, Scope::Label), || web::to(pages::label_acts::another), "One more item, loaded ahead"),
    row(POST, "/projects/{project}/label/skip", InProject(LABEL, Scope::Label), || web::to(pages::label_acts::skip), "Leave an item to others").while_archived(),
    row(POST, "/projects/{project}/label/escalate", InProject(LABEL, Scope::Label), || web::to(pages::label_acts::escalate), "Hand an item to the leads"),
    row(GET,  "/projects/{project}/guide", InProject(LABEL, Scope::Read), || web::to(pages::guide::page), "The guide and its versions"),
    row(GET,  "/projects/{project}/label/mine", InProject(LABEL, Scope::Label), || web::to(pages::label_mine::page), "What one said oneself"),
    row(POST, "/projects/{project}/label/undo", InProject(LABEL, Scope::Label), || web::to(pages::label_acts::undo), "Take an answer back"),
    row(POST, "/projects/{project}/label/change", InProject(LABEL, Scope::Label), || web::to(pages::label_acts::change), "Change an answer"),
    row(POST, "/projects/{project}/label/alive", InProject(LABEL, Scope::Label), || web::to(pages::label_acts::alive), "Keep items in hand"),
    row(POST, "/projects/{project}/rounds", InProject(RUN, Scope::Train), || web::to(pages::rounds::start), "Start a round"),
    row(GET,  "/projects/{project}/rounds/compare", InProject(LEAD, Scope::Read), || web::to(pages::round_compare::page), "Two rounds beside one another"),
    row(GET,  "/projects/{project}/rounds/{round}", InProject(LEAD, Scope::Read), || web::to(pages::rounds::round), "A round's report"),
    row(GET,  "/projects/{project}/rounds/{round}/live", InProject(LEAD, Scope::Read), || web::to(pages::rounds::live), "How far a round is"),
    row(GET,  "/projects/{project}/rounds/{round}/events", InProject(LEAD, Scope::Read), || web::to(pages::rounds::events), "How far a round is, as it happens"),
    row(GET,  "/projects/{project}/rounds/{round}/calls", InProject(LEAD, Scope::Read), || web::to(pages::round_calls::page), "The labels behind a cell of the confusion matrix"),
    row(GET,  "/projects/{project}/rounds/{round}/figures/{name}", InProject(LEAD, Scope::Read), || web::to(pages::round_figures::csv), "The numbers behind a diagram, as CSV"),
    row(POST, "/projects/{project}/rounds/{round}/cancel", InProject(RUN, Scope::Train), || web::to(pages::rounds::cancel), "Stop a round"),
    row(POST, "/projects/{project}/rounds/{round}/rollback", InProject(RUN, Scope::Train), || web::to(pages::rounds::roll_back), "Back to this round's model"),
    row(GET,  "/projects/{project}/suspects", InProject(LEAD, Scope::Read), || web::to(pages::suspects::list), "Labels that are probably wrong"),
    row(POST, "/projects/{project}/suspects", InProject(LEAD, Scope::Label), || web::to(pages::suspects::act), "Search, keep, fix, ask another person"),
    row(GET,  "/projects/{project}/agreement", InProject(LEAD, Scope::Read), || web::to(pages::agreement::page), "How far people agree"),
    row(GET,  "/projects/{project}/curate", InProject(LEAD, Scope::Read), || web::to(pages::curate::list), "Items whose answers differ"),
    row(GET,  "/projects/{project}/curate/{item}", InProject(LEAD, Scope::Read), || web::to(pages::curate::item), "An item's answers side by side"),
    row(POST, "/projects/{project}/curate/{item}", InProject(LEAD, Scope::Label), || web::to(pages::curate::act), "Decide about an item, ask another person, take a decision back"),
    row(POST, "/projects/{project}/acceptances", InProject(RUN, Scope::Train), || web::to(pages::acceptances::accept), "Let the model answer the rest"),
    row(POST, "/projects/{project}/acceptances/{acceptance}/withdraw", InProject(RUN, Scope::Train), || web::to(pages::acceptances::withdraw), "Take an acceptance back"),
    row(GET,  "/projects/{project}/items", InProject(LEAD, Scope::Read), || web::to(pages::table::list), "The table of items; with `id`, to that item"),
    row(POST, "/projects/{project}/items", InProject(LEAD, Scope::Label), || web::to(pages::table_acts::act), "Act on many items"),
    row(POST, "/projects/{project}/item-acts/{act}/undo", InProject(LEAD, Scope::Label), || web::to(pages::table_acts::undo), "Undo an act on many items"),
    row(POST, "/projects/{project}/item-views", InProject(LEAD, Scope::Label), || web::to(pages::table::views), "Save or delete a view of the table"),
    row(POST, "/projects/{project}/label-list", InProject(LEAD, Scope::Label), || web::to(pages::table::label), "Label the items of a table, or stop that"),
    row(GET,  "/projects/{project}/items/{item}", InProject(LEAD, Scope::Read), || web::to(pages::items::item), "An item"),
    row(GET,  "/projects/{project}/items/{item}/edit", InProject(LEAD, Scope::Label), || web::to(pages::item_edit::form), "An item's fields, to edit"),
    row(POST, "/projects/{project}/items/{item}/edit", InProject(LEAD, Scope::Label), || web::to(pages::item_edit::save), "Edit an item"),
    row(GET,  "/projects/{project}/items/{item}/delete", InProject(LEAD, Scope::Label), || web::to(pages::item_edit::ask), "What goes with an item"),
    row(POST, "/projects/{project}/items/{item}/delete", InProject(LEAD, Scope::Label), || web::to(pages::item_edit::erase), "Delete an item"),
    row(POST, "/projects/{project}/items/{item}/gold", InProject(LEAD, Scope::Label), || web::to(pages::practice::mark), "Mark an item for practice, or take the mark away"),
    row(GET,  "/projects/{project}/escalations", InProject(LEAD, Scope::Read), || web::to(pages::escalations::list), "What waits for leads because somebody handed it to them"),
    row(POST, "/projects/{project}/escalations/{escalation}", InProject(LEAD, Scope::Label), || web::to(pages::escalations::settle), "Settle what somebody handed to the leads"),
    row(POST, "/projects/{project}/dismiss", InProject(LABEL, Scope::Read), || web::to(pages::project::dismiss), "Put the tour away, or get it out again"),
    row(GET,  "/projects/{project}/import", InProject(RUN, Scope::Import), || web::to(pages::import::form), "The import form"),
    row(POST, "/projects/{project}/import", InProject(RUN, Scope::Import), || web::to(pages::import::run), "Import a file").imports(),
    row(GET,  "/projects/{project}/import/{upload}", InProject(RUN, Scope::Import), || web::to(pages::import_preview::page), "A file's first rows, or how far its import is"),
    row(POST, "/projects/{project}/import/{upload}", InProject(RUN, Scope::Import), || web::to(pages::import_preview::run), "Say what the columns are, and import"),
    row(GET,  "/projects/{project}/import/{upload}/live", InProject(RUN, Scope::Import), || web::to(pages::import_preview::live), "How far an import is"),
    row(GET,  "/projects/{project}/import/{upload}/report", InProject(RUN, Scope::Import), || web::to(pages::import_preview::report), "What an import left out, as CSV"),
    row(POST, "/projects/{project}/test-set", InProject(RUN, Scope::Import), || web::to(pages::test_set::replace), "Replace the test set").imports(),
    row(POST, "/projects/{project}/test-set/remove", InProject(RUN, Scope::Import), || web::to(pages::test_set::remove), "Remove the test set"),
    row(GET,  "/projects/{project}/export", InProject(RUN, Scope::Export), || web::to(pages::export::form), "The export form"),
    row(GET,  "/projects/{project}/people", InProject(RUN, Scope::Admin), || web::to(pages::people::members), "A project's people"),
    row(POST, "/projects/{project}/people", InProject(RUN, Scope::Admin), || web::to(pages::people::add_member), "Add somebody").while_archived(),
    row(POST, "/projects/{project}/people/{person}", InProject(RUN, Scope::Admin), || web::to(pages::people::set_role), "Change a role").while_archived(),
    row(POST, "/projects/{project}/people/{person}/languages", InProject(RUN, Scope::Admin), || web::to(pages::people::set_languages), "Say which languages somebody labels in").while_archived(),
    row(GET,  "/projects/{project}/schema", InProject(RUN, Scope::Admin), || web::to(pages::schema::form), "A project's classes"),
    row(POST, "/projects/{project}/schema", InProject(RUN, Scope::Admin), || web::to(pages::schema::change), "What a change of classes would do, or the change"),
    row(GET,  "/projects/{project}/settings", InProject(RUN, Scope::Admin), || web::to(pages::settings::form), "A project's settings"),
    row(POST, "/projects/{project}/settings", InProject(RUN, Scope::Admin), || web::to(pages::settings::save), "Change settings"),
    row(GET,  "/projects/{project}/archive", InProject(RUN, Scope::Admin), || web::to(pages::life::ask_archive), "What archiving a project means"),
    row(POST, "/projects/{project}/archive", InProject(RUN, Scope::Admin), || web::to(pages::life::archive), "Archive a project").while_archived(),
    row(POST, "/projects/{project}/unarchive", InProject(RUN, Scope::Admin), || web::to(pages::life::unarchive), "Bring a project back").while_archived(),
    row(GET,  "/projects/{project}/clone", Admin(Scope::Admin), || web::to(pages::life::ask_clone), "What comes along into a clone"),
    row(POST, "/projects/{project}/clone", Admin(Scope::Admin), || web::to(pages::life::clone), "Clone a project").while_archived(),
    row(GET,  "/projects/{project}/delete", Admin(Scope::Admin), || web::to(pages::life::ask_delete), "What goes with a project"),
    row(POST, "/projects/{project}/delete", Admin(Scope::Admin), || web::to(pages::life::delete), "Delete a project").while_archived(),
    row(GET,  "/workflows", SignedIn(Scope::Read), || web::to(pages::reviews::list::list), "The caller's workflows"),
    row(POST, "/workflows", Admin(Scope::Admin), || web::to(pages::reviews::start::start), "Start a workflow from a template"),
    row(GET,  "/workflows/{workflow}", InWorkflow(WATCH, Scope::Read), || web::to(pages::reviews::workflow::page), "A workflow at a glance"),
    row(GET,  "/workflows/{workflow}/queue", InWorkflow(WATCH, Scope::Read), || web::to(pages::reviews::queue::list), "What waits for people"),
    row(POST, "/workflows/{workflow}/samples", InWorkflow(GOVERN, Scope::Admin), || web::to(pages::reviews::start::samples), "Load its template's samples"),
    row(POST, "/workflows/{workflow}/jobs", InWorkflow(REVIEW, Scope::Decide), || web::to(pages::reviews::jobs::act), "Set or reset a job"),
    row(GET,  "/workflows/{workflow}/sweep", InWorkflow(REVIEW, Scope::Decide), || web::to(pages::reviews::sweep::page), "What waits for the daily sweep"),
    row(POST, "/workflows/{workflow}/sweep", InWorkflow(REVIEW, Scope::Decide), || web::to(pages::reviews::sweep::run), "Approve the rest, pull some out"),
    row(POST, "/workflows/{workflow}/next", InWorkflow(REVIEW, Scope::Decide), || web::to(pages::reviews::queue::next), "Open what is due first"),
    row(GET,  "/workflows/{workflow}/items/{item}", InWorkflow(REVIEW, Scope::Decide), || web::to(pages::reviews::item::open), "Claim an item and look at it"),
    row(GET,  "/workflows/{workflow}/policies", InWorkflow(GOVERN, Scope::Read), || web::to(pages::reviews::policies::page), "The policy versions, and which of them routes"),
    row(POST, "/workflows/{workflow}/policies", InWorkflow(GOVERN, Scope::Admin), || web::to(pages::reviews::propose::propose), "Propose a policy version"),
    row(GET,  "/workflows/{workflow}/policies/new", InWorkflow(GOVERN, Scope::Admin), || web::to(pages::reviews::propose::form), "What a new policy version shall say"),
    row(POST, "/workflows/{workflow}/policies/{policy}/activate", InWorkflow(GOVERN, Scope::Admin), || web::to(pages::reviews::policies::activate), "Let a version route"),
    row(POST, "/workflows/{workflow}/shadow", InWorkflow(GOVERN, Scope::Admin), || web::to(pages::reviews::policies::shadow), "Run a version in the shadow, or stop that"),
    row(GET,  "/workflows/{workflow}/metrics", InWorkflow(GOVERN, Scope::Read), || web::to(pages::reviews::metrics::page), "How people and model do"),
    row(POST, "/workflows/{workflow}/calibrate", InWorkflow(GOVERN, Scope::Admin), || web::to(pages::reviews::metrics::calibrate), "Calibrate on the verdicts there are"),
    row(POST, "/workflows/{workflow}/threshold", InWorkflow(GOVERN, Scope::Admin), || web::to(pages::reviews::metrics::propose), "Propose what reviews say about the threshold"),
    row(GET,  "/workflows/{workflow}/reviewers/{person}", InWorkflow(REVIEW, Scope::Decide), || web::to(pages::reviews::reviewer::page), "One person's own figures, for them and for leads"),
    row(POST, "/workflows/{workflow}/reviewers/{person}", InWorkflow(&[WorkflowRole::Lead], Scope::Decide), || web::to(pages::reviews::reviewer::extend), "Let somebody decide more today"),
    row(GET,  "/workflows/{workflow}/gold", InWorkflow(GOVERN, Scope::Read), || web::to(pages::reviews::gold::page), "Practice items: the stock and what became of it"),
    row(POST, "/workflows/{workflow}/gold", InWorkflow(GOVERN, Scope::Admin), || web::to(pages::reviews::gold::plant), "Plant one practice item"),
    row(POST, "/workflows/{workflow}/gold/upload", InWorkflow(GOVERN, Scope::Admin), || web::to(pages::reviews::gold::plant_file), "Plant practice items from a file").imports(),
    row(POST, "/workflows/{workflow}/gold/share", InWorkflow(GOVERN, Scope::Admin), || web::to(pages::reviews::gold::share), "Set the share of practice items"),
    row(POST, "/workflows/{workflow}/gold/{gold}/retire", InWorkflow(GOVERN, Scope::Admin), || web::to(pages::reviews::gold::retire), "Take a practice item out of the stock"),
    row(GET,  "/workflows/{workflow}/reconciliation", InWorkflow(GOVERN, Scope::Read), || web::to(pages::reviews::reconciliation::page), "Executed versus approved"),
    row(GET,  "/workflows/{workflow}/notices", InWorkflow(GOVERN, Scope::Read), || web::to(pages::reviews::notices::page), "Where notices go, and what became of each"),
    row(POST, "/workflows/{workflow}/notices", InWorkflow(ENGINEER, Scope::Admin), || web::to(pages::reviews::notices::create), "Add a place that notices go to"),
    row(POST, "/workflows/{workflow}/notices/{endpoint}", InWorkflow(ENGINEER, Scope::Admin), || web::to(pages::reviews::notices::act), "Test, switch, remove a place; a new secret"),
    row(POST, "/workflows/{workflow}/deliveries/{delivery}/resend", InWorkflow(ENGINEER, Scope::Admin), || web::to(pages::reviews::notices::resend), "Send a notice again"),
    row(GET,  "/notices", Admin(Scope::Admin), || web::to(pages::reviews::notices::page), "Where the server's notices go"),
    row(POST, "/notices", Admin(Scope::Admin), || web::to(pages::reviews::notices::create), "Add a place for the server's notices"),
    row(POST, "/notices/{endpoint}", Admin(Scope::Admin), || web::to(pages::reviews::notices::act), "Test, switch, remove a place; a new secret"),
    row(POST, "/deliveries/{delivery}/resend", Admin(Scope::Admin), || web::to(pages::reviews::notices::resend), "Send a notice again"),
    row(GET,  "/oversight", SignedIn(Scope::Read), || web::to(pages::reviews::oversight::index), "The oversight documents of the caller's workflows"),
    row(GET,  "/workflows/{workflow}/oversight", InWorkflow(GOVERN, Scope::Read), || web::to(pages::reviews::oversight::page), "Every promise about people's part, tried, and the document"),
    row(POST, "/workflows/{workflow}/members", Admin(Scope::Admin), || web::to(pages::reviews::workflow::set_role), "Give somebody a role here, or take it away"),
    row(POST, "/workflows/{workflow}/halt", InWorkflow(STOP, Scope::Decide), || web::to(pages::reviews::workflow::halt), "The kill switch"),
    row(POST, "/workflows/{workflow}/resume", InWorkflow(GOVERN, Scope::Admin), || web::to(pages::reviews::workflow::resume), "Let a stopped workflow go on"),
    row(POST, "/reviews/{review}/verdict", OfReview(REVIEW, Scope::Decide), || web::to(pages::reviews::verdict::give), "Decide"),
    row(POST, "/reviews/{review}/undo", OfReview(REVIEW, Scope::Decide), || web::to(pages::reviews::verdict::undo), "Take one's own verdict back"),
    row(POST, "/reviews/{review}/fields", OfReview(REVIEW, Scope::Decide), || web::to(pages::reviews::document::decide), "Correct or confirm a document's fields"),
    row(POST, "/reviews/{review}/put-back", OfReview(REVIEW, Scope::Decide), || web::to(pages::reviews::verdict::put_back), "Put an item back, or pass on it"),
    row(POST, "/reviews/{review}/alive", OfReview(REVIEW, Scope::Decide), || web::to(pages::reviews::verdict::alive), "Keep an item, a draft; open the evidence"),
    row(GET,  "/decisions/{decision}", OfDecision(GOVERN, Scope::Read), || web::to(pages::reviews::decision::life), "A decision's whole life"),
    row(POST, "/decisions/{decision}/stop", OfDecision(STOP, Scope::Decide), || web::to(pages::reviews::decision::stop), "Stop it before it leaves the outbox"),
];

/// Beside pages and API.
#[rustfmt::skip]
pub static OTHERS: &[Row] = &[
    row(GET, "/static/{path:.*}", Public, || web::to(assets::file).wrap(Compress::default()), "Static files"),
    row(GET, "/workflows/{workflow}/peek/{item}", InWorkflow(REVIEW, Scope::Decide), || web::to(pages::reviews::peek::after), "What is next in line, claimed by nobody"),
    row(GET, "/reviews/{review}/pages/{page}", OfReview(REVIEW, Scope::Decide), || web::to(pages::reviews::document::picture), "A page of a document"),
    row(GET, "/healthz", Public, || web::to(api::health::healthz), "Alive"),
    row(GET, "/readyz", Public, || web::to(api::health::readyz), "Able to read and write"),
];

/// What scripts use. The core is kept stable.
#[rustfmt::skip]
pub static API: &[Row] = &[
    row(GET,    "/api/openapi.json", Public, || web::to(openapi::json), "This description").gives(200, "Object"),
    row(GET,    "/api/v1/me", SignedIn(Scope::Read), || web::to(api::people::me), "Who the caller is").gives(200, "Person"),

    row(GET,    "/api/v1/projects", SignedIn(Scope::Read), || web::to(api::projects::list), "The caller's projects; with `archived=true` those that are archived").query(&["archived"]).gives(200, "Projects"),
    row(GET,    "/api/v1/throughput", SignedIn(Scope::Read), || web::to(api::throughput::list), "Answers, people and hours by project and day, of the projects the caller leads; `days` with today, 14 when not said").query(&["days"]).gives(200, "Throughput"),
    row(POST,   "/api/v1/projects", Admin(Scope::Admin), || web::to(api::projects::create), "Make a project").takes("NewProject").gives(201, "Project"),
    row(GET,    "/api/v1/projects/{project}", InProject(LABEL, Scope::Read), || web::to(api::projects::show), "A project, with counts for those who run it").gives(200, "Project"),
    row(PATCH,  "/api/v1/projects/{project}", InProject(RUN, Scope::Admin), || web::to(api::projects::change), "Change title, guide, settings; add classes").takes("ProjectChange").gives(200, "Project"),
    row(DELETE, "/api/v1/projects/{project}", Admin(Scope::Admin), || web::to(api::life::delete), "Delete a project for ever; `confirm` is its slug. It is gone at once, its rows and files follow").query(&["confirm"]).gives(202, "ProjectDeleted").while_archived(),
    row(POST,   "/api/v1/projects/{project}/archive", InProject(RUN, Scope::Admin), || web::to(api::life::archive), "Archive a project: it can be read and exported, and changes are a 409 `archived`").gives(200, "Project").while_archived(),
    row(POST,   "/api/v1/projects/{project}/unarchive", InProject(RUN, Scope::Admin), || web::to(api::life::unarchive), "Bring an archived project back").gives(200, "Project").while_archived(),
    row(POST,   "/api/v1/projects/{project}/clone", Admin(Scope::Admin), || web::to(api::life::clone), "Make a new project like this one; its items follow, and `cloning` says how far they are").takes("CloneProject").gives(201, "Project").while_archived(),
    row(PATCH,  "/api/v1/projects/{project}/schema", InProject(RUN, Scope::Admin), || web::to(api::schema_change::change), "Rename, merge, split, add or retire classes: what would happen, or with `confirm` what did").takes("SchemaChange").gives(200, "SchemaConsequences"),

    row(POST,   "/api/v1/projects/{project}/items", InProject(RUN, Scope::Import), || web::to(api::items::import), "Import items from NDJSON, CSV, TSV or lines of text")
        .query(&["format", "source", "id_key", "label_key", "drop", "strict"]).imports().gives(200, "ImportReport"),
    row(GET,    "/api/v1/projects/{project}/items", InProject(LEAD, Scope::Read), || web::to(api::table::list), "The items that fit a filter, in an order, a page at a time; `next` is the cursor of the next page").query(&["q", "status", "holdout", "label", "suggested", "annotator", "assigned", "confidence_from", "confidence_to", "margin_from", "margin_to", "differ", "round", "flagged", "note", "gold", "escalated", "sort", "key", "cursor", "limit"]).gives(200, "Items"),
    row(POST,   "/api/v1/projects/{project}/item-acts", InProject(LEAD, Scope::Label), || web::to(api::table::act), "Exclude, take back, assign, unassign, relabel many items, or mark them for practice").takes("ItemAct").gives(200, "ItemActed"),
    row(POST,   "/api/v1/projects/{project}/item-acts/{act}/undo", InProject(LEAD, Scope::Label), || web::to(api::table::undo), "Undo an exclusion or an assignment").gives(200, "ItemActUndone"),
    row(GET,    "/api/v1/projects/{project}/items/{item}", InProject(LEAD, Scope::Read), || web::to(api::items::show), "An item with its annotations and prediction; `why` names the features for and against").query(&["why"]).gives(200, "Item"),
    row(PATCH,  "/api/v1/projects/{project}/items/{item}", InProject(LEAD, Scope::Label), || web::to(api::life::edit), "Edit an item's fields; `answers` says whether those given before are kept or asked again").takes("ItemEdit").gives(200, "ItemEdited"),
    row(DELETE, "/api/v1/projects/{project}/items/{item}", InProject(LEAD, Scope::Label), || web::to(api::life::erase), "Erase an item and all that was said about it; this cannot be undone").gives(200, "ItemsErased"),
    row(POST,   "/api/v1/projects/{project}/predict", InProject(RUN, Scope::Read), || web::to(api::predict::predict), "What the model says about records that are not in the project: an object, an array or NDJSON in, a `Prediction` each in the same form out").query(&["top", "why"]).takes("Records").gives(200, "Predictions").while_archived(),
    row(GET,    "/api/v1/projects/{project}/model", InProject(RUN, Scope::Export), || web::to(api::models::download), "The current model as one file for `qualm predict --model`; ETag and `x-qualm-sha256` are its digest"),
    row(GET,    "/api/v1/projects/{project}/guide", InProject(LABEL, Scope::Read), || web::to(api::guide::show), "A version of the guide with its text, the one in use where none is named, and all versions").query(&["version"]).gives(200, "Guide"),
    row(PUT,    "/api/v1/projects/{project}/test-set", InProject(RUN, Scope::Import), || web::to(api::test_set::replace), "Replace the test set: labeled items that every round is scored on and nobody is asked about")
        .query(&["format", "source", "id_key", "label_key", "drop", "strict"]).imports().gives(200, "ImportReport"),
    row(GET,    "/api/v1/projects/{project}/test-set", InProject(LEAD, Scope::Read), || web::to(api::test_set::show), "What the test set holds").gives(200, "TestSet"),
    row(DELETE, "/api/v1/projects/{project}/test-set", InProject(RUN, Scope::Import), || web::to(api::test_set::remove), "Remove the test set").gives(204, ""),
    row(PUT,    "/api/v1/projects/{project}/items/{item}/gold", InProject(LEAD, Scope::Label), || web::to(api::practice::mark), "Mark an item for practice, with the label that is right; without one the item's own").takes("GoldMark").gives(200, "Object"),
    row(DELETE, "/api/v1/projects/{project}/items/{item}/gold", InProject(LEAD, Scope::Label), || web::to(api::practice::unmark), "Make a practice item ordinary again").gives(204, ""),
    row(GET,    "/api/v1/projects/{project}/gold", InProject(LEAD, Scope::Read), || web::to(api::practice::show), "The practice items, and how people answer them, each with an interval").gives(200, "PracticeFigures"),
    row(GET,    "/api/v1/projects/{project}/escalations", InProject(LEAD, Scope::Read), || web::to(api::escalations::list), "What people handed to the leads and waits for them, oldest first").query(&["limit"]).gives(200, "Escalations"),
    row(POST,   "/api/v1/projects/{project}/escalations/{escalation}/settle", InProject(LEAD, Scope::Label), || web::to(api::escalations::settle), "Settle what somebody handed to the leads: decide, or let others answer").takes("SettleEscalation").gives(200, "Object"),
    row(GET,    "/api/v1/projects/{project}/queue", InProject(LEAD, Scope::Read), || web::to(api::items::queue), "What is asked next, and why").query(&["lane", "limit"]).gives(200, "Queue"),

    row(POST,   "/api/v1/projects/{project}/assignments", InProject(LABEL, Scope::Label), || web::to(api::assignments::claim), "The next item for the caller; 204 with `x-qualm-empty` when there is none").query(&["another"]).gives(200, "Assignment"),
    row(POST,   "/api/v1/assignments/{assignment}/annotation", OfAssignment(LABEL, Scope::Label), || web::to(api::assignments::answer), "Answer an assignment, once however often it is sent").takes("Answer").gives(201, "Accepted").while_archived(),
    row(POST,   "/api/v1/assignments/{assignment}/skip", OfAssignment(LABEL, Scope::Label), || web::to(api::assignments::skip), "Leave an item to others").gives(204, "").while_archived(),
    row(POST,   "/api/v1/assignments/{assignment}/release", OfAssignment(LABEL, Scope::Label), || web::to(api::assignments::release), "Put an item back").gives(204, "").while_archived(),
    row(POST,   "/api/v1/assignments/{assignment}/heartbeat", OfAssignment(LABEL, Scope::Label), || web::to(api::assignments::heartbeat), "Keep an item for its full time again").gives(200, "Heartbeat"),
    row(PUT,    "/api/v1/annotations/{annotation}", OfAnnotation(LABEL, Scope::Label), || web::to(api::assignments::edit), "Change an answer").takes("Edit").gives(200, "Annotation"),
    row(DELETE, "/api/v1/annotations/{annotation}", OfAnnotation(LABEL, Scope::Label), || web::to(api::assignments::undo), "Take an answer back").gives(200, "Undone"),

    row(POST,   "/api/v1/projects/{project}/rounds", InProject(RUN, Scope::Train), || web::to(api::rounds::start), "Start a round").takes("RoundStart").gives(202, "Round"),
    row(GET,    "/api/v1/projects/{project}/advice", InProject(LEAD, Scope::Read), || web::to(api::rounds::advice), "Whether labeling could stop, what more labels would bring, honest figures").gives(200, "Advice"),
    row(GET,    "/api/v1/projects/{project}/rounds", InProject(LEAD, Scope::Read), || web::to(api::rounds::list), "The rounds, newest first").query(&["limit"]).gives(200, "Rounds"),
    row(GET,    "/api/v1/projects/{project}/rounds/{round}", InProject(LEAD, Scope::Read), || web::to(api::rounds::show), "A round's state and metrics; `wait` seconds for its end").query(&["wait"]).gives(200, "Round"),
    row(GET,    "/api/v1/projects/{project}/rounds/{round}/detail", InProject(LEAD, Scope::Read), || web::to(api::rounds::detail), "How it calls each holdout label, and what it calls otherwise than the model before").gives(200, "RoundDetail"),
    row(GET,    "/api/v1/projects/{project}/rounds/{round}/against/{other}", InProject(LEAD, Scope::Read), || web::to(api::rounds::compare), "Two rounds beside one another, label by label on the holdout").gives(200, "RoundComparison"),
    row(POST,   "/api/v1/projects/{project}/rounds/{round}/cancel", InProject(RUN, Scope::Train), || web::to(api::rounds::cancel), "Stop a round").gives(200, "Round"),
    row(POST,   "/api/v1/projects/{project}/rounds/{round}/rollback", InProject(RUN, Scope::Train), || web::to(api::rounds::rollback), "Make this round's model the current one again").gives(200, "Round"),

    row(GET,    "/api/v1/projects/{project}/suspects", InProject(LEAD, Scope::Read), || web::to(api::suspects::list), "Labels that are probably wrong, by the last search").query(&["limit"]).gives(200, "Suspects"),
    row(POST,   "/api/v1/projects/{project}/suspects", InProject(LEAD, Scope::Train), || web::to(api::suspects::find), "Search for labels that are probably wrong, and send the first `queue` to another person").takes("SuspectSearch").gives(200, "Suspects"),
    row(POST,   "/api/v1/projects/{project}/items/{item}/decision", InProject(LEAD, Scope::Label), || web::to(api::suspects::decide), "Settle the label of an item, or ask another person about it").takes("Decision").gives(200, "Decided"),
    row(DELETE, "/api/v1/projects/{project}/items/{item}/decision", InProject(LEAD, Scope::Label), || web::to(api::suspects::undecide), "Take one's own decision about an item back: its label is again what was decided before, or what the answers say").gives(200, "Decided"),
    row(GET,    "/api/v1/projects/{project}/agreement", InProject(LEAD, Scope::Read), || web::to(api::agreement::show), "How far people agree: alpha and kappas with intervals, every pair, which answers stand beside which").gives(200, "Agreement"),

    row(POST,   "/api/v1/projects/{project}/acceptances", InProject(RUN, Scope::Train), || web::to(api::acceptances::accept), "Let the model answer the rest of the pool above a certified threshold; 409 where nothing can be promised").takes("NewAcceptance").gives(201, "Accepting"),
    row(GET,    "/api/v1/projects/{project}/acceptances", InProject(LEAD, Scope::Read), || web::to(api::acceptances::list), "What was accepted, with audits and flags, newest first").gives(200, "Acceptances"),
    row(POST,   "/api/v1/projects/{project}/acceptances/{acceptance}/withdraw", InProject(RUN, Scope::Train), || web::to(api::acceptances::withdraw), "Take an acceptance back: its machine labels vanish").gives(200, "Acceptance"),

    row(GET,    "/api/v1/projects/{project}/export", InProject(RUN, Scope::Export), || web::to(api::exports::download), "The dataset, streamed").query(&["format", "all", "machine", "raw", "excluded", "gold"]),
    row(GET,    "/api/v1/projects/{project}/export/manifest", InProject(RUN, Scope::Export), || web::to(api::exports::manifest), "Counts and digests of the dataset").query(&["format", "all", "machine", "raw", "excluded", "gold"]).gives(200, "Manifest"),

    row(GET,    "/api/v1/projects/{project}/members", InProject(LEAD, Scope::Read), || web::to(api::people::members), "Who has which role here").gives(200, "Members"),
    row(PUT,    "/api/v1/projects/{project}/members/{person}", Admin(Scope::Admin), || web::to(api::people::set_role), "Give somebody a role here").takes("Role").gives(200, "Member").while_archived(),
    row(PUT,    "/api/v1/projects/{project}/members/{person}/languages", InProject(RUN, Scope::Admin), || web::to(api::people::set_languages), "Say which languages somebody labels in; none: any").takes("Languages").gives(200, "Object").while_archived(),
    row(DELETE, "/api/v1/projects/{project}/members/{person}", Admin(Scope::Admin), || web::to(api::people::remove), "Take somebody's role here away").gives(204, "").while_archived(),

    row(POST,   "/api/v1/decisions", SignedIn(Scope::Route), || web::to(api::decisions::route), "May the model act? Routed and on disk before the answer; 200 for a repeat").takes("DecisionRequest").gives(201, "ModelDecision"),
    row(GET,    "/api/v1/decisions/{decision}", OfDecision(FOLLOW, Scope::Read), || web::to(api::decisions::show), "A decision; `wait` up to 60 seconds for its verdict. `timed_out` is not approved").query(&["wait"]).gives(200, "ModelDecision"),
    row(GET,    "/api/v1/decisions/{decision}/life", OfDecision(GOVERN, Scope::Read), || web::to(api::decisions::life), "A decision's whole life").gives(200, "Object"),
    row(POST,   "/api/v1/decisions/{decision}/cancel", OfDecision(ROUTE, Scope::Route), || web::to(api::decisions::cancel), "Call it off").takes("CancelDecision").gives(200, "ModelDecision"),
    row(POST,   "/api/v1/decisions/{decision}/effect", OfDecision(ROUTE, Scope::Effect), || web::to(api::decisions::effect), "Report what is done with a grant: `started` before it runs").takes("Effect").gives(200, "ModelDecision"),
    row(POST,   "/api/v1/decisions/{decision}/flag", OfDecision(IN_WORKFLOW, Scope::Route), || web::to(api::decisions::flag), "Ask for a second look, kept out of every rate").takes("Flag").gives(200, "Flagged"),
    row(POST,   "/api/v1/decisions/{decision}/stop", OfDecision(STOP, Scope::Decide), || web::to(api::decisions::stop), "Stop it before it leaves the outbox").takes("Stop").gives(200, "ModelDecision"),

    row(GET,    "/api/v1/queues/{workflow}", InWorkflow(WATCH, Scope::Read), || web::to(api::reviews::queue), "What waits for people, most due first").query(&["limit"]).gives(200, "Object"),
    row(GET,    "/api/v1/queues/{workflow}/pressure", InWorkflow(IN_WORKFLOW, Scope::Read), || web::to(api::reviews::pressure), "How full the queue is, for programs that slow themselves down").gives(200, "Pressure"),
    row(POST,   "/api/v1/queues/{workflow}/next", InWorkflow(REVIEW, Scope::Decide), || web::to(api::reviews::claim), "Claim what is due first; 204 when there is nothing").takes("ClaimReview").gives(200, "Review"),
    row(POST,   "/api/v1/reviews/{review}/heartbeat", OfReview(REVIEW, Scope::Decide), || web::to(api::reviews::heartbeat), "Keep a review for its full time again, with what was typed").takes("KeepReview").gives(200, "Object"),
    row(POST,   "/api/v1/reviews/{review}/release", OfReview(REVIEW, Scope::Decide), || web::to(api::reviews::release), "Put a review back").takes("PutBack").gives(204, ""),
    row(POST,   "/api/v1/reviews/{review}/decline", OfReview(REVIEW, Scope::Decide), || web::to(api::reviews::decline), "Pass on a review: never again to the caller").takes("PutBack").gives(204, ""),
    row(POST,   "/api/v1/reviews/{review}/verdict", OfReview(REVIEW, Scope::Decide), || web::to(api::reviews::verdict), "Decide, once; 409 with the winner for whoever comes second").takes("Verdict").gives(201, "VerdictGiven"),
    row(POST,   "/api/v1/reviews/{review}/undo", OfReview(REVIEW, Scope::Decide), || web::to(api::reviews::undo), "Take one's own verdict back while its undo window is open; 409 `released` when it is over").gives(200, "Review"),

    row(GET,    "/api/v1/templates", SignedIn(Scope::Read), || web::to(api::templates::list), "Kinds of workflows that are ready to use").gives(200, "Templates"),
    row(GET,    "/api/v1/workflows", SignedIn(Scope::Read), || web::to(api::workflows::list), "The caller's workflows").gives(200, "Workflows"),
    row(POST,   "/api/v1/workflows", Admin(Scope::Admin), || web::to(api::workflows::create), "Make a workflow; everything in it waits for people until a policy says otherwise").takes("NewWorkflow").gives(201, "Workflow"),
    row(GET,    "/api/v1/workflows/{workflow}", InWorkflow(IN_WORKFLOW, Scope::Read), || web::to(api::workflows::show), "A workflow").gives(200, "Workflow"),
    row(PATCH,  "/api/v1/workflows/{workflow}", InWorkflow(ENGINEER, Scope::Admin), || web::to(api::workflows::change), "Change title, settings, project").takes("WorkflowChange").gives(200, "Workflow"),
    row(GET,    "/api/v1/workflows/{workflow}/members", InWorkflow(GOVERN, Scope::Read), || web::to(api::workflows::members), "Who has which role here").gives(200, "WorkflowMembers"),
    row(PUT,    "/api/v1/workflows/{workflow}/members/{person}", Admin(Scope::Admin), || web::to(api::workflows::put_role), "Give somebody a role here").takes("WorkflowRole").gives(200, "Object"),
    row(DELETE, "/api/v1/workflows/{workflow}/members/{person}", Admin(Scope::Admin), || web::to(api::workflows::remove_role), "Take somebody's role here away").gives(204, ""),
    row(GET,    "/api/v1/workflows/{workflow}/policies", InWorkflow(WATCH, Scope::Read), || web::to(api::policies::policies), "The policy versions, newest first").gives(200, "Policies"),
    row(POST,   "/api/v1/workflows/{workflow}/policies", InWorkflow(GOVERN, Scope::Admin), || web::to(api::policies::propose), "Propose a policy version; it never changes again").takes("NewPolicy").gives(201, "PolicyVersion"),
    row(GET,    "/api/v1/workflows/{workflow}/policies/{policy}", InWorkflow(WATCH, Scope::Read), || web::to(api::policies::policy), "A policy version").gives(200, "PolicyVersion"),
    row(POST,   "/api/v1/workflows/{workflow}/policies/{policy}/activate", InWorkflow(GOVERN, Scope::Admin), || web::to(api::policies::activate), "Let this version route; another person than proposed it where it lets something act alone").takes("ActivatePolicy").gives(200, "PolicyVersion"),
    row(PUT,    "/api/v1/workflows/{workflow}/shadow", InWorkflow(GOVERN, Scope::Admin), || web::to(api::policies::shadow), "Write this version's route beside the live one, or stop that").takes("Shadow").gives(200, "Object"),
    row(POST,   "/api/v1/workflows/{workflow}/halt", InWorkflow(STOP, Scope::Decide), || web::to(api::workflows::halt), "The kill switch: nothing new acts, unused grants are revoked").takes("Halt").gives(200, "Object"),
    row(POST,   "/api/v1/workflows/{workflow}/resume", InWorkflow(GOVERN, Scope::Admin), || web::to(api::workflows::resume), "Let a stopped workflow go on").takes("Resume").gives(200, "Object"),
    row(POST,   "/api/v1/workflows/{workflow}/replay", InWorkflow(GOVERN, Scope::Read), || web::to(api::policies::replay), "Route past decisions again, under their own policy, the current one or a candidate").takes("Replay").gives(200, "ReplayReport"),
    row(GET,    "/api/v1/workflows/{workflow}/decisions", InWorkflow(GOVERN, Scope::Read), || web::to(api::decisions::list), "The decisions, newest first").query(&["before", "limit"]).gives(200, "ModelDecisions"),
    row(GET,    "/api/v1/workflows/{workflow}/reconciliation", InWorkflow(GOVERN, Scope::Read), || web::to(api::workflows::reconciliation), "Executed versus approved, and alarms; `all` with what fits").query(&["all", "limit"]).gives(200, "Object"),
    row(GET,    "/api/v1/workflows/{workflow}/oversight", InWorkflow(GOVERN, Scope::Read), || web::to(api::oversight::show), "The oversight document and its promises, tried; `profiles` are laws, comma-separated, `format` is md or json").query(&["profiles", "format"]).gives(200, "Object"),
    row(GET,    "/api/v1/workflows/{workflow}/corrections", InWorkflow(GOVERN, Scope::Export), || web::to(api::workflows::corrections), "What verdicts teach, one JSON object a line").query(&["after", "limit"]),
    row(GET,    "/api/v1/workflows/{workflow}/happenings", InWorkflow(GOVERN, Scope::Read), || web::to(api::workflows::happenings), "What happened, in order").query(&["after", "limit"]).gives(200, "Happenings"),
    row(POST,   "/api/v1/workflows/{workflow}/samples", InWorkflow(GOVERN, Scope::Admin), || web::to(api::templates::samples), "Post the samples of its template, as a program would").gives(200, "Object"),
    row(GET,    "/api/v1/workflows/{workflow}/sweep", InWorkflow(WATCH, Scope::Read), || web::to(api::sweep::show), "What waits for the daily sweep, with what changed in it").query(&["limit"]).gives(200, "Sweep"),
    row(POST,   "/api/v1/workflows/{workflow}/sweep", InWorkflow(REVIEW, Scope::Decide), || web::to(api::sweep::run), "Approve the rest, pull some out with a reason: all rows or none").takes("SweepRun").gives(201, "Swept"),
    row(GET,    "/api/v1/workflows/{workflow}/jobs", InWorkflow(WATCH, Scope::Read), || web::to(api::jobs::list), "Its jobs: their switch, their own weights, how model and people agree").gives(200, "Jobs"),
    row(PUT,    "/api/v1/workflows/{workflow}/jobs/{job}", InWorkflow(REVIEW, Scope::Decide), || web::to(api::jobs::set), "Switch staging rejections by a low score on or off for one job").takes("JobSwitch").gives(200, "Object"),
    row(POST,   "/api/v1/workflows/{workflow}/jobs/{job}/reset", InWorkflow(REVIEW, Scope::Decide), || web::to(api::jobs::reset), "Let a job forget the weights it learned").gives(204, ""),
    row(GET,    "/api/v1/workflows/{workflow}/field-lessons", InWorkflow(GOVERN, Scope::Export), || web::to(api::jobs::field_lessons), "What verdicts said about fields of documents, one JSON object a line").query(&["after", "limit"]),

    row(GET,    "/api/v1/workflows/{workflow}/gold", InWorkflow(GOVERN, Scope::Read), || web::to(api::gold::list), "The gold items with their known answers; what people made of each is for leads").gives(200, "GoldStock"),
    row(POST,   "/api/v1/workflows/{workflow}/gold", InWorkflow(GOVERN, Scope::Admin), || web::to(api::gold::plant), "Plant gold items, one or several under `items`; rows that do not read are named, the others are kept").takes("NewGold").gives(201, "Planted"),
    row(DELETE, "/api/v1/workflows/{workflow}/gold/{gold}", InWorkflow(GOVERN, Scope::Admin), || web::to(api::gold::retire), "Take a gold item out of the stock, and out of the queue if it is there").gives(204, ""),
    row(GET,    "/api/v1/workflows/{workflow}/metrics", InWorkflow(GOVERN, Scope::Read), || web::to(api::evidence::metrics), "How people and model do, with intervals; one `table` as CSV").query(&["from", "to", "format", "table"]).gives(200, "WorkflowMetrics"),
    row(POST,   "/api/v1/workflows/{workflow}/calibrate", InWorkflow(GOVERN, Scope::Admin), || web::to(api::evidence::calibrate), "Fit calibrators on the drawn verdicts there are; says how many more it takes").gives(200, "CalibratedWorkflow"),
    row(GET,    "/api/v1/workflows/{workflow}/threshold", InWorkflow(GOVERN, Scope::Read), || web::to(api::evidence::threshold), "What reviews say about the threshold").gives(200, "ThresholdEvidence"),
    row(POST,   "/api/v1/workflows/{workflow}/threshold", InWorkflow(GOVERN, Scope::Admin), || web::to(api::evidence::propose), "Propose what they say: a version that runs in the shadow first; 409 when they say nothing").gives(201, "ThresholdEvidence"),
    row(GET,    "/api/v1/workflows/{workflow}/graduation", InWorkflow(GOVERN, Scope::Read), || web::to(api::evidence::graduation), "What the version in the shadow would have done alone").gives(200, "Graduation"),
    row(POST,   "/api/v1/workflows/{workflow}/cap-extensions", InWorkflow(&[WorkflowRole::Lead], Scope::Admin), || web::to(api::evidence::extend_cap), "Let somebody decide more until midnight").takes("CapExtension").gives(201, "Object"),
    row(GET,    "/api/v1/workflows/{workflow}/endpoints", InWorkflow(GOVERN, Scope::Read), || web::to(api::notices::list), "Where notices go").gives(200, "Endpoints"),
    row(POST,   "/api/v1/workflows/{workflow}/endpoints", InWorkflow(ENGINEER, Scope::Admin), || web::to(api::notices::create), "Add a place; its secret is in this answer only").takes("NewEndpoint").gives(201, "Endpoint"),
    row(PATCH,  "/api/v1/workflows/{workflow}/endpoints/{endpoint}", InWorkflow(ENGINEER, Scope::Admin), || web::to(api::notices::change), "Change name, target, events; on or off").takes("EndpointChange").gives(200, "Endpoint"),
    row(DELETE, "/api/v1/workflows/{workflow}/endpoints/{endpoint}", InWorkflow(ENGINEER, Scope::Admin), || web::to(api::notices::remove), "Remove a place with its deliveries").gives(204, ""),
    row(POST,   "/api/v1/workflows/{workflow}/endpoints/{endpoint}/rotate", InWorkflow(ENGINEER, Scope::Admin), || web::to(api::notices::rotate), "A new secret; the old one signs too for a day").gives(200, "Endpoint"),
    row(POST,   "/api/v1/workflows/{workflow}/endpoints/{endpoint}/test", InWorkflow(ENGINEER, Scope::Admin), || web::to(api::notices::test), "Send a test now: a digest where the place wants digests").gives(202, "Object"),
    row(GET,    "/api/v1/workflows/{workflow}/deliveries", InWorkflow(GOVERN, Scope::Read), || web::to(api::notices::deliveries), "What was sent and what became of it, newest first").query(&["endpoint", "state", "before", "limit"]).gives(200, "Deliveries"),
    row(GET,    "/api/v1/workflows/{workflow}/deliveries/{delivery}", InWorkflow(GOVERN, Scope::Read), || web::to(api::notices::delivery), "One notice with its tries").gives(200, "Delivery"),
    row(POST,   "/api/v1/workflows/{workflow}/deliveries/{delivery}/resend", InWorkflow(ENGINEER, Scope::Admin), || web::to(api::notices::resend), "Send it again, with the same id").gives(202, "Object"),
    row(GET,    "/api/v1/endpoints", Admin(Scope::Admin), || web::to(api::notices::list), "Where notices go").gives(200, "Endpoints"),
    row(POST,   "/api/v1/endpoints", Admin(Scope::Admin), || web::to(api::notices::create), "Add a place; its secret is in this answer only").takes("NewEndpoint").gives(201, "Endpoint"),
    row(PATCH,  "/api/v1/endpoints/{endpoint}", Admin(Scope::Admin), || web::to(api::notices::change), "Change name, target, events; on or off").takes("EndpointChange").gives(200, "Endpoint"),
    row(DELETE, "/api/v1/endpoints/{endpoint}", Admin(Scope::Admin), || web::to(api::notices::remove), "Remove a place with its deliveries").gives(204, ""),
    row(POST,   "/api/v1/endpoints/{endpoint}/rotate", Admin(Scope::Admin), || web::to(api::notices::rotate), "A new secret; the old one signs too for a day").gives(200, "Endpoint"),
    row(POST,   "/api/v1/endpoints/{endpoint}/test", Admin(Scope::Admin), || web::to(api::notices::test), "Send a test now: a digest where the place wants digests").gives(202, "Object"),
    row(GET,    "/api/v1/deliveries", Admin(Scope::Admin), || web::to(api::notices::deliveries), "What was sent and what became of it, newest first").query(&["endpoint", "state", "before", "limit"]).gives(200, "Deliveries"),
    row(GET,    "/api/v1/deliveries/{delivery}", Admin(Scope::Admin), || web::to(api::notices::delivery), "One notice with its tries").gives(200, "Delivery"),
    row(POST,   "/api/v1/deliveries/{delivery}/resend", Admin(Scope::Admin), || web::to(api::notices::resend), "Send it again, with the same id").gives(202, "Object"),

    row(GET,    "/api/v1/people", Admin(Scope::Admin), || web::to(api::people::list), "Everybody").gives(200, "People"),
    row(POST,   "/api/v1/people", Admin(Scope::Admin), || web::to(api::people::create), "Make an account and its sign-in link").takes("NewPerson").gives(201, "SignInLink"),
    row(PATCH,  "/api/v1/people/{person}", Admin(Scope::Admin), || web::to(api::people::change), "Make an admin, close or open an account").takes("PersonChange").gives(200, "Person"),
    row(POST,   "/api/v1/people/{person}/link", Admin(Scope::Admin), || web::to(api::people::link), "A new sign-in link").gives(201, "SignInLink"),
    row(DELETE, "/api/v1/people/{person}/sessions", Admin(Scope::Admin), || web::to(api::people::end_sessions), "Sign somebody out everywhere").gives(200, "Object"),
    row(GET,    "/api/v1/tokens", SignedIn(Scope::Admin), || web::to(api::tokens::list), "One's tokens; everybody's for admins").gives(200, "Tokens"),
    row(POST,   "/api/v1/tokens", SignedIn(Scope::Admin), || web::to(api::tokens::create), "Make a token; its secret is in this answer only").takes("NewToken").gives(201, "TokenSecret"),
    row(DELETE, "/api/v1/tokens/{token}", SignedIn(Scope::Admin), || web::to(api::tokens::revoke), "Revoke a token").gives(204, ""),

    row(GET,    "/api/v1/audit", Admin(Scope::Admin), || web::to(api::audit::search), "The newest entries of the audit chain that fit").query(&["actor", "action", "subject", "project", "workflow", "from", "to", "text", "before", "limit"]).gives(200, "Audit"),
    row(GET,    "/api/v1/audit/export", Admin(Scope::Admin), || web::to(api::audit::export), "Every entry that fits, oldest first, streamed as `jsonl` or `csv`; itself an entry").query(&["format", "actor", "action", "subject", "project", "workflow", "from", "to", "text", "before"]),
    row(GET,    "/api/v1/audit/verify", Admin(Scope::Admin), || web::to(api::audit::verify), "Recompute the audit chain and compare it with the signed checkpoints").gives(200, "ChainReport"),
    row(GET,    "/api/v1/audit/checkpoints", Admin(Scope::Admin), || web::to(api::audit::checkpoints), "The public key and the last 100 signed checkpoints").gives(200, "Object"),

    row(POST,   "/mcp", SignedIn(Scope::Read), || web::to(mcp::post), "The Model Context Protocol over streamable HTTP, without sessions: tools for agents, none of which decides").takes("JsonRpc").gives(200, "JsonRpc"),
];

/// Every row.
pub fn all() -> impl Iterator<Item = &'static Row> {
    // Paths are tried one after the other, and programs are the ones in a hurry.
    API.iter().chain(PAGES).chain(OTHERS)
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
