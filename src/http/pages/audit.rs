//! The audit chain: what was done by whom, searched, handed out, and whether the record is whole.

use super::sign_in::Nothing;
use super::words::When;
use super::{show, show_as};
use crate::error::{Error, Result};
use crate::http::body::Form;
use crate::http::speech::{t, told};
use crate::http::{App, AppState, Failure, Me, Reply, blocking};
use crate::keeping::{
    AuditAsk, AuditVerdict, CHECKPOINTS, VerifyAudit, checkpoint_key, has_checkpoints, read_checkpoints,
};
use actix_web::http::StatusCode;
use actix_web::web;
use serde::Serialize;

/// Entries on the page.
const ENTRIES: usize = 100;
/// Letters of a detail that are shown as they are.
const FOLDED: usize = 140;
/// Letters of a longer one that stand for it.
const START: usize = 80;

#[derive(Serialize)]
struct AuditPage {
    head: i64,
    head_hash: String,
    checkpoint: Option<CheckpointLine>,
    ask: AuditAsk,
    problem: Option<String>,
    is_narrow: bool,
    people: Vec<String>,
    projects: Vec<String>,
    workflows: Vec<String>,
    /// Kinds of what is done, for the field's suggestions.
    actions: [&'static str; 12],
    entries: Vec<EntryLine>,
    /// The query of the next page; none: there is none.
    older: Option<String>,
    /// The query of an export of what fits.
    query: String,
    verdict: Option<Verdict>,
}

#[derive(Serialize)]
struct CheckpointLine {
    size: i64,
    when: When,
    key: String,
}

#[derive(Serialize)]
struct EntryLine {
    seq: String,
    when: When,
    actor: String,
    action: String,
    project: String,
    subject: String,
    /// Where the subject is shown; empty: nowhere.
    link: String,
    /// The start of a long detail, which is folded behind it; empty: it is short.
    start: String,
    detail: String,
}

#[derive(Serialize)]
struct Verdict {
    is_whole: bool,
    text: String,
}

/// First parts of actions, the most asked for first.
const ACTIONS: [&str; 12] = [
    "decision",
    "verdict",
    "item",
    "effect",
    "policy",
    "workflow",
    "annotation",
    "round",
    "audit",
    "notice",
    "person",
    "token",
];

/// `GET /audit`.
pub async fn list(app: AppState, me: Me, query: web::Query<AuditAsk>) -> Reply {
    let ask = query.into_inner();
    let asked = ask.clone();
    match blocking(&app, move |app| build(app, asked, None)).await {
        Ok(page) => show(&app, Some(&me), "audit.html", &t!("audit"), &page),
        // A filter that means nothing: the page again, with everything, and what is wrong.
        Err(Failure::Room(Error::Invalid(problem) | Error::NotFound(problem))) => {
            let mut page = blocking(&app, move |app| build(app, AuditAsk::default(), None)).await?;
            (page.problem, page.ask) = (Some(problem), ask);
            show_as(&app, StatusCode::UNPROCESSABLE_ENTITY, Some(&me), "audit.html", &t!("audit"), &page)
        }
        Err(failure) => Err(failure),
    }
}

/// `POST /audit/verify`: recomputes the whole chain and compares it with the checkpoints.
pub async fn verify(app: AppState, me: Me, _: Form<Nothing>) -> Reply {
    let page = blocking(&app, |app| {
        let verdict = match app.store.read(|r| VerifyAudit::default().run(r, app.store.dir())) {
            Ok(verdict) => words(&verdict),
            // A checkpoint with a foreign signature is a finding too.
            Err(Error::Conflict(problem) | Error::Invalid(problem)) => {
                Verdict { is_whole: false, text: told(&problem) }
            }
            Err(error) => return Err(error),
        };
        build(app, AuditAsk::default(), Some(verdict))
    })
    .await?;
    show(&app, Some(&me), "audit.html", &t!("audit"), &page)
}

fn words(verdict: &AuditVerdict) -> Verdict {
    let Some((entry, why)) = &verdict.broken else {
        let proof = match &verdict.proven {
            Some(proven) => {
                let (at, size) = (super::words::moment(proven.at), proven.size.max(0));
                t!("audit-proven", n = verdict.checkpoints, at = at, size = size)
            }
            None => t!("audit-unproven"),
        };
        return Verdict { is_whole: true, text: format!("{} {proof}", t!("audit-whole", n = verdict.entries)) };
    };
    Verdict { is_whole: false, text: t!("audit-broken", entry = entry.to_string(), why = told(why)) }
}

/// A filter as a query, without the page; the values of forms come back as they were typed.
fn query_of(ask: &AuditAsk, before: Option<i64>) -> String {
    let before = before.map(|seq| seq.to_string());
    let pairs = [
        ("actor", &ask.actor),
        ("action", &ask.action),
        ("subject", &ask.subject),
        ("project", &ask.project),
        ("workflow", &ask.workflow),
        ("from", &ask.from),
        ("to", &ask.to),
        ("text", &ask.text),
        ("before", &before),
    ];
    let said = pairs.into_iter().filter_map(|(name, value)| {
        let value = value.as_deref().map(str::trim).filter(|value| !value.is_empty())?;
        Some(format!("{name}={}", super::path_part(value)))
    });
    said.collect::<Vec<_>>().join("&")
}

fn build(app: &App, ask: AuditAsk, verdict: Option<Verdict>) -> Result<AuditPage> {
    let now = app.now();
    let dir = app.store.dir();
    // A damaged file is the check's to report; the page shows the rest.
    let last =
        if has_checkpoints(dir) { read_checkpoints(&dir.join(CHECKPOINTS)).unwrap_or_default().pop() } else { None };
    let key = checkpoint_key(dir)?.unwrap_or_default();
    app.store.read(|r| {
        let (size, head) = r.audit_head()?;
        let people = r.people()?;
        let projects = r.projects()?;
        let filter = ask.filter(r)?;
        let entries = r.audit_search(&filter, ENTRIES)?;
        let oldest = entries.last().map(|entry| entry.seq).filter(|seq| entries.len() == ENTRIES && *seq > 1);
        Ok(AuditPage {
            head: size.max(0),
            head_hash: head,
            checkpoint: last.map(|one| CheckpointLine { size: one.size.max(0), when: When::new(one.at, now), key }),
            problem: None,
            is_narrow: filter.is_narrow() || filter.before.is_some(),
            people: people.iter().map(|person| person.name.clone()).collect(),
            projects: projects.iter().map(|project| project.slug.clone()).collect(),
            workflows: r.workflows()?.into_iter().map(|workflow| workflow.slug).collect(),
            actions: ACTIONS,
            older: oldest.map(|seq| query_of(&ask, Some(seq))),
            query: query_of(&ask, None),
            ask,
            entries: entries
                .into_iter()
                .map(|entry| EntryLine {
                    seq: entry.seq.to_string(),
                    when: When::new(entry.at, now),
                    actor: match entry.actor {
                        Some(id) => people
                            .iter()
                            .find(|person| person.id.0 == id)
                            .map_or_else(|| t!("audit-person", id = id.to_string()), |person| person.name.clone()),
                        None => t!("the-server"),
                    },
                    project: entry.project.map_or_else(String::new, |id| {
                        projects
                            .iter()
                            .find(|p| p.id.0 == id)
                            .map_or_else(|| t!("audit-project-id", id = id.to_string()), |p| p.slug.clone())
                    }),
                    action: entry.action,
                    link: entry
                        .subject
                        .strip_prefix("decision ")
                        .map_or_else(String::new, |id| format!("/decisions/{id}")),
                    subject: entry.subject,
                    start: match entry.detail.chars().count() {
                        ..=FOLDED => String::new(),
                        _ => entry.detail.chars().take(START).chain(['…']).collect(),
                    },
                    detail: entry.detail,
                })
                .collect(),
            verdict,
        })
    })
}
