//! What became of an acceptance: what still stands, what the audit found, and whether it is still supported.

use crate::domain::{AcceptanceId, ProjectId};
use crate::error::Result;
use crate::guarantee::{lower_bound, upper_bound};
use crate::rounds::parted;
use crate::store::{AcceptanceRow, Reader};
use serde::Serialize;

/// An acceptance with its audit.
#[derive(Debug, Clone, Serialize)]
pub struct Standing {
    /// As it was made.
    #[serde(flatten)]
    pub row: AcceptanceRow,
    /// Who accepted, by name.
    pub by: Option<String>,
    /// Machine labels that still stand.
    pub standing: u64,
    /// Items of the audit that people have labeled.
    pub audited: u64,
    /// Of these, otherwise than the model.
    pub wrong: u64,
    /// Exact one-sided bounds of the error among what was accepted, each at the acceptance's confidence.
    pub error_at_least: f64,
    /// See `error_at_least`; 1 before the first audited item.
    pub error_at_most: f64,
    /// The audit in a sentence.
    pub audit_text: String,
    /// Why it should be looked at, or withdrawn; empty while it is supported.
    pub flags: Vec<String>,
}

/// An acceptance as it stands now.
pub fn standing(reader: &Reader<'_>, project: ProjectId, id: AcceptanceId) -> Result<Standing> {
    look(reader, reader.acceptance(project, id)?)
}

/// All of a project's, newest first.
pub fn standings(reader: &Reader<'_>, project: ProjectId) -> Result<Vec<Standing>> {
    reader.acceptances(project)?.into_iter().map(|row| look(reader, row)).collect()
}

/// What the model has done of a project's pool, as the team reads it: `61 % of the pool done by the model at no more than
/// 2 % wrong, 39 % left for people. …`; none while no machine label stands. Where acceptances differ, the largest budget
/// is the one that holds for all of them.
pub fn done_by_the_model(reader: &Reader<'_>, project: ProjectId) -> Result<Option<String>> {
    let row = reader.project(project)?;
    let pool = row.items.saturating_sub(row.holdout_items);
    let active: Vec<Standing> =
        standings(reader, project)?.into_iter().filter(|one| one.row.state == "active").collect();
    let parts: Vec<Part> = active
        .iter()
        .map(|one| Part {
            id: one.row.id,
            standing: one.standing,
            budget: one.row.certificate.budget,
            is_flagged: !one.flags.is_empty(),
        })
        .collect();
    Ok(done_text(pool, row.pool_labels, &parts))
}

/// What the sentence needs of an active acceptance.
struct Part {
    id: AcceptanceId,
    standing: u64,
    budget: f64,
    is_flagged: bool,
}

fn done_text(pool: u64, labeled: u64, active: &[Part]) -> Option<String> {
    let done: u64 = active.iter().map(|part| part.standing).sum();
    if done == 0 || pool == 0 {
        return None;
    }
    let budget = active.iter().filter(|part| part.standing > 0).map(|part| part.budget).fold(0.0, f64::max);
    let mut text = format!(
        "{}. The model did {done} items; people labeled {labeled}, and {} wait for them.",
        parted("pool", done as f64 / pool as f64, budget),
        pool.saturating_sub(done + labeled),
    );
    for part in active.iter().filter(|part| part.is_flagged) {
        text += &format!(" Acceptance {} is flagged: its promise is not supported any more.", part.id);
    }
    Some(text)
}

fn look(reader: &Reader<'_>, row: AcceptanceRow) -> Result<Standing> {
    let is_active = row.state == "active";
    let (audited, wrong) = match row.last_audit {
        Some(last) if !is_active => last,
        _ => reader.audit_result(row.id)?,
    };
    let (budget, delta) = (row.certificate.budget, 1.0 - row.certificate.confidence);
    let error_at_least = lower_bound(wrong as usize, audited as usize, delta);
    let error_at_most = upper_bound(wrong as usize, audited as usize, delta);
    Ok(Standing {
        by: row.person.map(|person| reader.person(person)).transpose()?.map(|person| person.name),
        standing: if is_active { reader.standing_count(row.project, Some(row.id))? } else { 0 },
        audited,
        wrong,
        error_at_least,
        error_at_most,
        audit_text: audit_text(row.audit_items, audited, wrong, error_at_most),
        flags: if is_active { flags(&row, audited, wrong, error_at_least, budget) } else { vec![] },
        row,
    })
}

fn audit_text(drawn: u64, audited: u64, wrong: u64, at_most: f64) -> String {
    match (drawn, audited) {
        (0, _) => "no audit was drawn".into(),
        (_, 0) => format!("none of {drawn} drawn items audited yet"),
        _ => format!("audited {audited} of {drawn}, wrong {wrong}: the error is at most {}", percent(at_most)),
    }
}

fn flags(row: &AcceptanceRow, audited: u64, wrong: u64, at_least: f64, budget: f64) -> Vec<String> {
    let mut flags = Vec::new();
    if at_least > budget {
        flags.push(format!(
            "People found {wrong} of {audited} audited items wrong: the error is at least {}, and {} is the budget.",
            percent(at_least),
            percent(budget)
        ));
    }
    let share = row.disagreeing as f64 / row.compared.max(1) as f64;
    if share > budget {
        flags.push(format!(
            "The model of round {} names another class for {} of its {} labels ({}), and {} is the budget.",
            row.checked_round.unwrap_or_default(),
            row.disagreeing,
            row.compared,
            percent(share),
            percent(budget)
        ));
    }
    flags
}

/// 0.0213 as `2.1 %`.
fn percent(share: f64) -> String {
    format!("{} %", (share * 1e3).round() / 10.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{ModelId, Timestamp};
    use crate::store::CertificateRow;

    fn row(compared: u64, disagreeing: u64) -> AcceptanceRow {
        let certificate = CertificateRow {
            id: 1,
            number: 1,
            model: ModelId(3),
            round: 2,
            budget: 0.02,
            confidence: 0.95,
            labels: 300,
            threshold: Some(0.9),
            expected: 0.5,
            detail: serde_json::Value::Null,
            created: Timestamp(0),
        };
        AcceptanceRow {
            id: AcceptanceId(1),
            project: ProjectId(1),
            state: "active".into(),
            certificate,
            items: 1000,
            audit_items: 50,
            person: None,
            created: Timestamp(0),
            withdrawn: None,
            last_audit: None,
            checked_model: Some(ModelId(4)),
            checked_round: Some(7),
            compared,
            disagreeing,
        }
    }

    #[test]
    fn flags_say_which_evidence_is_over_the_budget() {
        let flagged = |audited: u64, wrong: u64, row: &AcceptanceRow| {
            flags(row, audited, wrong, lower_bound(wrong as usize, audited as usize, 0.05), 0.02)
        };
        // Three of 50 are wrong with probability 0.078 when 2 % are: no proof. Four have 0.018.
        assert!(flagged(50, 3, &row(900, 18)).is_empty(), "and 2 % of 900 is within the budget");
        let by_people = flagged(50, 4, &row(900, 0));
        assert!(by_people.len() == 1 && by_people[0].starts_with("People found 4 of 50"), "{by_people:?}");
        let by_model = flagged(0, 0, &row(900, 37));
        assert_eq!(
            by_model,
            ["The model of round 7 names another class for 37 of its 900 labels (4.1 %), and 2 % is the budget."]
        );
        assert!(flagged(0, 0, &row(0, 0)).is_empty());
    }

    #[test]
    fn what_is_done_and_what_is_left_in_words() {
        let part = |id, standing, budget, is_flagged| Part { id: AcceptanceId(id), standing, budget, is_flagged };
        assert_eq!(
            done_text(1000, 100, &[part(1, 614, 0.02, false)]).unwrap(),
            "61 % of the pool done by the model at no more than 2 % wrong, 39 % left for people. \
             The model did 614 items; people labeled 100, and 286 wait for them."
        );
        let two = done_text(1000, 0, &[part(2, 300, 0.05, true), part(1, 100, 0.02, false)]).unwrap();
        assert!(two.starts_with("40 % of the pool done by the model at no more than 5 % wrong, 60 % left"), "{two}");
        assert!(two.ends_with("Acceptance 2 is flagged: its promise is not supported any more."), "{two}");
        assert_eq!((done_text(1000, 9, &[]), done_text(1000, 9, &[part(1, 0, 0.02, true)])), (None, None));
    }

    #[test]
    fn the_audit_in_words() {
        assert_eq!(audit_text(50, 0, 0, 1.0), "none of 50 drawn items audited yet");
        assert_eq!(audit_text(0, 0, 0, 1.0), "no audit was drawn");
        // 1 - 0.05^(1/20) = 0.139.
        assert_eq!(
            audit_text(50, 20, 0, upper_bound(0, 20, 0.05)),
            "audited 20 of 50, wrong 0: the error is at most 13.9 %"
        );
    }
}
