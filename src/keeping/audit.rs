//! Reading the audit chain as people ask for it, and handing it out: filters in words, exports that are entries
//! themselves.

use crate::domain::{Timestamp, UserId, guard_cell};
use crate::error::{Error, Result};
use crate::store::audit::NewAudit;
use crate::store::{Actor, AuditFilter, Reader, Store};
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::collections::BTreeMap;
use std::io::Write;

/// What somebody looks for in the audit chain, in their own words. Empty words count as absent.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct AuditAsk {
    /// A person's name or number, or `server`.
    pub actor: Option<String>,
    /// What was done: `verdict.give`, or `verdict` for all of its kind.
    pub action: Option<String>,
    /// On what: `decision 17`, or `decision` for all of them.
    pub subject: Option<String>,
    /// A project's slug.
    pub project: Option<String>,
    /// A workflow's slug.
    pub workflow: Option<String>,
    /// A day or a moment, UTC: `2026-11-22` or `2026-11-22T09:30:00Z`.
    pub from: Option<String>,
    /// A day, which counts in full, or a moment.
    pub to: Option<String>,
    /// Letters in what, on what, or the detail.
    pub text: Option<String>,
    /// Before this entry.
    pub before: Option<String>,
}

fn said(word: &Option<String>) -> Option<&str> {
    word.as_deref().map(str::trim).filter(|word| !word.is_empty())
}

/// A day's start or its end, or a moment.
fn moment(name: &str, text: &str, is_end: bool) -> Result<Timestamp> {
    if let Ok(at) = text.parse::<jiff::Timestamp>() {
        return Ok(Timestamp(at.as_millisecond()));
    }
    let wrong = || {
        Error::invalid(format!(
            "{name} is `{text}`; use a day such as 2026-11-22 or a moment such as 2026-11-22T09:30:00Z"
        ))
    };
    let day: jiff::civil::Date = text.parse().map_err(|_| wrong())?;
    let day = if is_end { day.tomorrow().map_err(|_| wrong())? } else { day };
    let at = day.to_zoned(jiff::tz::TimeZone::UTC).map_err(|_| wrong())?;
    Ok(Timestamp(at.timestamp().as_millisecond()))
}

impl AuditAsk {
    /// The filter it means. A name that nobody has is an error, not an empty answer.
    pub fn filter(&self, r: &Reader<'_>) -> Result<AuditFilter> {
        let actor = match said(&self.actor) {
            None => None,
            Some("server") => Some(Actor::Server),
            Some(word) => Some(match (r.person_by_name(word)?, word.parse()) {
                (Some(person), _) => Actor::Person(person.id.0),
                (None, Ok(id)) => Actor::Person(id),
                _ => return Err(Error::invalid(format!("nobody is called `{word}`; `server` is the server itself"))),
            }),
        };
        let before = match said(&self.before) {
            None => None,
            Some(word) => {
                Some(word.parse().map_err(|_| Error::invalid(format!("before is `{word}`; use an entry's number")))?)
            }
        };
        Ok(AuditFilter {
            actor,
            action: said(&self.action).map(str::to_owned),
            subject: said(&self.subject).map(str::to_owned),
            project: said(&self.project).map(|slug| r.project_id(slug)).transpose()?,
            workflow: said(&self.workflow).map(|slug| r.workflow_id(slug)).transpose()?,
            from: said(&self.from).map(|text| moment("from", text, false)).transpose()?,
            to: said(&self.to).map(|text| moment("to", text, true)).transpose()?,
            text: said(&self.text).map(str::to_owned),
            before,
            last: None,
        })
    }
}

/// The forms an export takes: the word and its media type.
pub const AUDIT_FORMATS: [(&str, &str); 2] = [("jsonl", "application/x-ndjson"), ("csv", "text/csv; charset=utf-8")];

/// Hand the audit chain out, or what fits of it.
#[derive(Debug, Clone)]
pub struct ExportAudit {
    /// What of it.
    pub ask: AuditAsk,
    /// `jsonl` or `csv`. CSV guards cells that a spreadsheet would run.
    pub format: String,
    /// Who; none on the command line.
    pub by: Option<UserId>,
}

impl ExportAudit {
    /// What is wrong with the request, before anything is written.
    pub fn check(&self, store: &Store) -> Result<&'static str> {
        let Some((_, media)) = AUDIT_FORMATS.iter().find(|(name, _)| *name == self.format) else {
            return Err(Error::invalid(format!("format is `{}`; use jsonl or csv", self.format)));
        };
        store.read(|r| self.ask.filter(r))?;
        Ok(media)
    }

    /// Writes every entry that fits, oldest first, the export's own the last. Returns how many. The entry is on disk
    /// before the first byte leaves.
    pub fn run(&self, store: &Store, out: &mut dyn Write, now: Timestamp) -> Result<u64> {
        self.check(store)?;
        let mut filter = store.read(|r| self.ask.filter(r))?;
        let (by, is_whole) = (self.by, !filter.is_narrow());
        let detail = json!({"format": self.format, "is_whole": is_whole});
        let last = store.write(move |tx| {
            let subject = "audit".to_owned();
            tx.audit_at(NewAudit { at: now, actor: by, action: "audit.export", project: None, subject, detail })
        })?;
        filter.last = Some(last);
        store.read(|r| {
            let names: BTreeMap<i64, String> = r.people()?.into_iter().map(|p| (p.id.0, p.name)).collect();
            let name = |actor: Option<i64>| actor.map(|id| names.get(&id).cloned().unwrap_or_default());
            let mut entries = 0;
            if self.format == "csv" {
                let mut csv = csv::Writer::from_writer(out);
                let lost = |e: csv::Error| Error::internal(e);
                csv.write_record([
                    "entry",
                    "at",
                    "actor",
                    "actor_name",
                    "action",
                    "project",
                    "subject",
                    "detail",
                    "hash",
                ])
                .map_err(lost)?;
                r.audit_each(&filter, &mut |row| {
                    entries += 1;
                    let number = |n: Option<i64>| n.map_or_else(String::new, |n| n.to_string());
                    let (at, who) = (row.at.to_rfc3339(), name(row.actor).unwrap_or_default());
                    csv.write_record([
                        &row.seq.to_string(),
                        &at,
                        &number(row.actor),
                        guard_cell(&who).as_ref(),
                        &row.action,
                        &number(row.project),
                        guard_cell(&row.subject).as_ref(),
                        guard_cell(&row.detail).as_ref(),
                        &row.hash,
                    ])
                    .map_err(lost)
                })?;
                csv.flush()?;
            } else {
                r.audit_each(&filter, &mut |row| {
                    entries += 1;
                    let line = json!({
                        "seq": row.seq, "at": row.at, "when": row.at.to_rfc3339(), "actor": row.actor,
                        "actor_name": name(row.actor), "action": row.action, "project": row.project,
                        "subject": row.subject, "detail": row.detail, "hash": row.hash,
                    });
                    Ok(writeln!(out, "{line}")?)
                })?;
                out.flush()?;
            }
            Ok(entries)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_count_in_full_and_moments_exactly() {
        assert_eq!(moment("from", "1970-01-02", false).unwrap(), Timestamp(86_400_000));
        assert_eq!(moment("to", "1970-01-02", true).unwrap(), Timestamp(172_800_000));
        assert_eq!(moment("to", "1970-01-01T00:00:01Z", true).unwrap(), Timestamp(1_000));
        assert!(moment("to", "yesterday", true).unwrap_err().to_string().contains("`yesterday`"));
    }
}
