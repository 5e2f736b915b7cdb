//! Looking through the audit chain: filters, pages, and everything that fits, one entry at a time.

use super::Reader;
use super::audit::AuditRow;
use crate::digest::hex;
use crate::domain::{ProjectId, Timestamp, WorkflowId};
use crate::error::Result;
use rusqlite::types::Value;
use rusqlite::{Row, params_from_iter};

/// Whose entries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Actor {
    /// The server's own.
    Server,
    /// A person's.
    Person(i64),
}

/// What to look for; what is absent fits everything.
#[derive(Debug, Clone, Default)]
pub struct AuditFilter {
    /// Whose.
    pub actor: Option<Actor>,
    /// What was done: a whole word such as `verdict.give`, or its first part, `verdict`.
    pub action: Option<String>,
    /// On what: `decision 17`, or a kind of thing, `decision`.
    pub subject: Option<String>,
    /// In which project.
    pub project: Option<ProjectId>,
    /// On a workflow itself or on its decisions.
    pub workflow: Option<WorkflowId>,
    /// From this moment.
    pub from: Option<Timestamp>,
    /// Before this moment.
    pub to: Option<Timestamp>,
    /// Letters in what, on what, or the detail; upper and lower case alike.
    pub text: Option<String>,
    /// Before this entry.
    pub before: Option<i64>,
    /// Up to this entry.
    pub last: Option<i64>,
}

const COLUMNS: &str = "seq, at, actor, action, project, subject, detail, hash";

fn from_row(row: &Row<'_>) -> rusqlite::Result<AuditRow> {
    Ok(AuditRow {
        seq: row.get(0)?,
        at: Timestamp(row.get(1)?),
        actor: row.get(2)?,
        action: row.get(3)?,
        project: row.get(4)?,
        subject: row.get(5)?,
        detail: row.get(6)?,
        hash: hex(&row.get::<_, Vec<u8>>(7)?),
    })
}

impl AuditFilter {
    /// Whether anything is asked for but how far to go.
    pub fn is_narrow(&self) -> bool {
        self.actor.is_some()
            || self.action.is_some()
            || self.subject.is_some()
            || self.project.is_some()
            || self.workflow.is_some()
            || self.from.is_some()
            || self.to.is_some()
            || self.text.is_some()
    }

    /// Conditions with a place for each value. Every condition is one of ours; what people typed is only ever a value.
    fn conditions(&self) -> (String, Vec<Value>) {
        let (mut said, mut values) = (vec!["1"], Vec::new());
        let mut put = |condition: &'static str, new: Vec<Value>| {
            said.push(condition);
            values.extend(new);
        };
        match self.actor {
            Some(Actor::Server) => put("actor IS NULL", vec![]),
            Some(Actor::Person(id)) => put("actor = ?", vec![id.into()]),
            None => {}
        }
        if let Some(action) = &self.action {
            let start = format!("{action}.");
            put(
                "(action = ? OR substr(action, 1, ?) = ?)",
                vec![action.clone().into(), (start.chars().count() as i64).into(), start.into()],
            );
        }
        if let Some(subject) = &self.subject {
            let start = format!("{subject} ");
            put(
                "(subject = ? OR substr(subject, 1, ?) = ?)",
                vec![subject.clone().into(), (start.chars().count() as i64).into(), start.into()],
            );
        }
        if let Some(project) = self.project {
            put("project = ?", vec![project.0.into()]);
        }
        if let Some(workflow) = self.workflow {
            put(
                "(audit.subject = ? OR (audit.subject LIKE 'decision %' AND EXISTS (SELECT 1 FROM decision d
                  WHERE d.id = CAST(substr(audit.subject, 10) AS INTEGER) AND d.workflow = ?)))",
                vec![format!("workflow {workflow}").into(), workflow.0.into()],
            );
        }
        if let Some(from) = self.from {
            put("at >= ?", vec![from.0.into()]);
        }
        if let Some(to) = self.to {
            put("at < ?", vec![to.0.into()]);
        }
        if let Some(text) = &self.text {
            let text: Value = text.to_lowercase().into();
            put("instr(lower(action || ' ' || subject || ' ' || detail), ?) > 0", vec![text]);
        }
        if let Some(before) = self.before {
            put("seq < ?", vec![before.into()]);
        }
        if let Some(last) = self.last {
            put("seq <= ?", vec![last.into()]);
        }
        (said.join(" AND "), values)
    }
}

impl Reader<'_> {
    /// The newest entries that fit, newest first.
    pub fn audit_search(&self, filter: &AuditFilter, most: usize) -> Result<Vec<AuditRow>> {
        let (conditions, mut values) = filter.conditions();
        values.push((most as i64).into());
        let mut statement =
            self.conn.prepare(&format!("SELECT {COLUMNS} FROM audit WHERE {conditions} ORDER BY seq DESC LIMIT ?"))?;
        let rows = statement.query_map(params_from_iter(values), from_row)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Every entry that fits, oldest first, handed over one at a time.
    pub fn audit_each(&self, filter: &AuditFilter, each: &mut dyn FnMut(AuditRow) -> Result<()>) -> Result<()> {
        let (conditions, values) = filter.conditions();
        let mut statement =
            self.conn.prepare(&format!("SELECT {COLUMNS} FROM audit WHERE {conditions} ORDER BY seq"))?;
        let mut rows = statement.query(params_from_iter(values))?;
        while let Some(row) = rows.next()? {
            each(from_row(row)?)?;
        }
        Ok(())
    }

    /// The hash of one entry; none where the chain does not reach.
    pub fn audit_hash_at(&self, seq: i64) -> Result<Option<String>> {
        use rusqlite::OptionalExtension;
        Ok(self
            .conn
            .prepare_cached("SELECT hash FROM audit WHERE seq = ?1")?
            .query_row([seq], |row| Ok(hex(&row.get::<_, Vec<u8>>(0)?)))
            .optional()?)
    }
}
