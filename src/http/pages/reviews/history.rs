//! What people said about a decision so far, and what its caller wanted before.

use super::super::words::When;
use super::said::{code_text, status_text, verb_text};
use crate::domain::Timestamp;
use crate::error::Result;
use crate::http::speech::told;
use crate::reviews::shown_lean;
use crate::store::{ModelDecisionRow, PolicyRow, Reader, VerdictRow};
use serde::Serialize;

/// One verdict.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Said {
    pub who: String,
    pub what: String,
    pub reason: String,
    pub note: String,
    pub tier: u32,
    pub when: When,
    pub purpose: String,
    pub is_solo: bool,
    /// What somebody who escalated would have said, once the decision is decided.
    pub lean: String,
}

/// An earlier revision.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Earlier {
    pub decision: i64,
    pub revision: u32,
    pub status: String,
    pub when: When,
}

/// A verdict in words.
pub(super) fn said(
    r: &Reader<'_>,
    policy: &PolicyRow,
    decision: &ModelDecisionRow,
    row: &VerdictRow,
    now: Timestamp,
) -> Result<Said> {
    Ok(Said {
        lean: told(match shown_lean(row, decision) {
            Some("approve") => "Would have approved it.",
            Some("edit") => "Would have edited it.",
            Some(_) => "Would have rejected it.",
            None => "",
        }),
        who: r.person(row.person)?.name,
        what: verb_text(&row.verb),
        reason: row.reason_code.as_deref().map(|code| code_text(&policy.policy, code)).unwrap_or_default(),
        note: row.note.clone().unwrap_or_default(),
        tier: row.tier,
        when: When::new(row.at, now),
        purpose: told(match row.purpose.as_str() {
            "audit" => "second look",
            "escalation" => "second tier",
            _ => "first tier",
        }),
        is_solo: row.is_solo,
    })
}

/// Every revision under the same key before this one, newest first.
pub(super) fn earlier(
    r: &Reader<'_>,
    decision: &ModelDecisionRow,
    now: Timestamp,
) -> Result<Vec<(Earlier, ModelDecisionRow)>> {
    let mut rows = r.revisions(decision.workflow, &decision.external)?;
    rows.retain(|row| row.revision < decision.revision);
    rows.sort_by_key(|row| std::cmp::Reverse(row.revision));
    Ok(rows
        .into_iter()
        .map(|row| {
            let earlier = Earlier {
                decision: row.id.0,
                revision: row.revision,
                status: status_text(&row.status),
                when: When::new(row.received, now),
            };
            (earlier, row)
        })
        .collect())
}
