//! The audit chain: what was done by whom, and whether the record is whole.

use super::show;
use super::words::{When, count};
use crate::error::Result;
use crate::http::body::Form;
use crate::http::{App, AppState, Me, Reply, blocking};
use crate::store::audit::ChainReport;
use serde::{Deserialize, Serialize};

/// Entries on the page.
const ENTRIES: usize = 100;

#[derive(Serialize)]
struct AuditPage {
    head_text: String,
    head_hash: String,
    entries: Vec<EntryLine>,
    verdict: Option<Verdict>,
}

#[derive(Serialize)]
struct EntryLine {
    seq: String,
    when: When,
    actor: String,
    action: String,
    project: String,
    subject: String,
    detail: String,
}

#[derive(Serialize)]
struct Verdict {
    is_whole: bool,
    text: String,
}

/// A form without fields of its own.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Nothing {}

/// `GET /audit`.
pub async fn list(app: AppState, me: Me) -> Reply {
    let page = blocking(&app, |app| build(app, None)).await?;
    show(&app, Some(&me), "audit.html", "Audit", &page)
}

/// `POST /audit/verify`: recomputes the whole chain.
pub async fn verify(app: AppState, me: Me, _: Form<Nothing>) -> Reply {
    let page = blocking(&app, |app| {
        let report = app.store.read(|r| r.audit_verify())?;
        build(app, Some(report))
    })
    .await?;
    show(&app, Some(&me), "audit.html", "Audit", &page)
}

fn build(app: &App, report: Option<ChainReport>) -> Result<AuditPage> {
    let now = app.now();
    app.store.read(|r| {
        let (last, head) = r.audit_head()?;
        let people = r.people()?;
        let projects = r.projects()?;
        let entries = r.audit_recent(None, ENTRIES)?;
        Ok(AuditPage {
            head_text: count(last.max(0) as u64),
            head_hash: head,
            entries: entries
                .into_iter()
                .map(|entry| EntryLine {
                    seq: entry.seq.to_string(),
                    when: When::new(entry.at, now),
                    actor: match entry.actor {
                        Some(id) => people
                            .iter()
                            .find(|person| person.id.0 == id)
                            .map_or_else(|| format!("person {id}"), |person| person.name.clone()),
                        None => "the server".into(),
                    },
                    project: entry.project.map_or_else(String::new, |id| {
                        projects
                            .iter()
                            .find(|p| p.id.0 == id)
                            .map_or_else(|| format!("project {id}"), |p| p.slug.clone())
                    }),
                    action: entry.action,
                    subject: entry.subject,
                    detail: entry.detail,
                })
                .collect(),
            verdict: report.map(|report| match report.broken {
                None => Verdict {
                    is_whole: true,
                    text: format!(
                        "The chain is whole: {} entries, every hash and every commitment fits.",
                        count(report.entries as u64)
                    ),
                },
                Some((seq, why)) => {
                    Verdict { is_whole: false, text: format!("The chain is broken at entry {seq}: {why}") }
                }
            }),
        })
    })
}
