//! A test set of the user's own: labeled items that every round is scored on and that are never asked, trained or
//! calibrated with. A new file replaces the set as a whole.

use super::import::{ImportItems, first_vector_len, next_batch, prepare_all, tell};
use super::readers::{Bad, open};
use super::report::{Duplicate, ImportReport, Rejected};
use crate::digest::hex;
use crate::domain::{ProjectId, Timestamp, UserId};
use crate::error::{Error, Result};
use crate::store::audit::NewAudit;
use crate::store::{NewTestItem, Store, TestSetRow};
use serde_json::json;
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::io::Read;

/// Most items in a test set: it is scored in every round, and stored in one write.
const MOST: usize = 200_000;

impl ImportItems {
    /// Reads `input` as the project's test set, in the place of the one before. The labels are under `label_key`, or
    /// under `label`; a row without one is bad. When no row is good, or `strict` and one is bad, the set before stays.
    /// The report counts in the words of an import; `rejected` hears every bad row.
    pub fn run_as_test_set(
        mut self,
        store: &Store,
        input: impl Read,
        now: Timestamp,
        rejected: &mut dyn FnMut(&Rejected) -> Result<()>,
    ) -> Result<ImportReport> {
        let label_key = self.label_key.get_or_insert_with(|| "label".into()).clone();
        let project = store.read(|r| r.project(self.project))?;
        project.check_learnable().map_err(Error::Invalid)?;
        let rules = self.rules(&project)?;
        let mut vector_len = store.read(|r| first_vector_len(r, &project))?;
        let mut opened = open(input, &self.source, self.format.as_deref(), &self.read_options(&rules))?;
        let mut report = ImportReport { format: opened.reader.name(), ..ImportReport::default() };
        let (mut items, mut ids, mut digest) = (Vec::new(), BTreeSet::new(), Sha256::new());
        while let Some(rows) = next_batch(&mut *opened.rows)? {
            for (line, prepared) in prepare_all(&rules, rows, &mut vector_len) {
                let labeled = prepared.and_then(|prepared| match prepared.answer {
                    Some(answer) => Ok((prepared.item, answer)),
                    None => {
                        Err(Bad::new(&label_key, format!("a test item needs its label, and `{label_key}` is empty")))
                    }
                });
                match labeled {
                    Err(bad) => {
                        let row = Rejected { line, column: bad.column, reason: bad.reason };
                        tell(&mut report, row, rejected)?;
                    }
                    Ok((item, _)) if !ids.insert(item.external.clone()) => {
                        let reason = "the same id is in this file already".into();
                        report.duplicate(Duplicate { line, id: item.external, reason });
                    }
                    Ok((item, answer)) => {
                        for part in [item.external.as_bytes(), answer.label.as_bytes(), item.data.as_bytes()] {
                            digest.update((part.len() as u64).to_le_bytes());
                            digest.update(part);
                        }
                        let class = answer.class as u32;
                        items.push(NewTestItem { external: item.external, class, fold: item.fold, data: item.data });
                    }
                }
            }
            if items.len() > MOST {
                return Err(Error::TooLarge(format!("a test set has at most {MOST} items; draw that many at random")));
            }
        }
        if self.strict && report.rejected_total > 0 {
            return Ok(ImportReport { refused: true, ..report });
        }
        if items.is_empty() {
            let why = report
                .rejected
                .first()
                .map_or_else(|| "it has no rows".to_owned(), |row| format!("line {}: {}", row.line, row.reason));
            return Err(Error::Invalid(format!("{} has no item to test with, so nothing changed: {why}", self.source)));
        }
        report.added = items.len() as u64;
        report.labels = report.added;
        let set =
            TestSetRow { source: self.source, digest: hex(&digest.finalize()), items: report.added, uploaded: now };
        let (project, by, added) = (self.project, self.by, report.added);
        store.write(move |tx| {
            tx.refuse_archived(project)?;
            tx.replace_test_set(project, &set, &items, by)?;
            tx.audit(note(project, by, now, "test_set.replace", added))
        })?;
        Ok(report)
    }
}

/// Takes a project's test set away. Rounds that were scored on it keep their numbers.
pub fn remove_test_set(store: &Store, project: ProjectId, by: Option<UserId>, now: Timestamp) -> Result<()> {
    store.write(move |tx| {
        tx.refuse_archived(project)?;
        let Some(set) = tx.test_set(project)? else {
            return Err(Error::not_found("this project has no test set"));
        };
        tx.remove_test_set(project)?;
        tx.audit(note(project, by, now, "test_set.remove", set.items))
    })
}

fn note(project: ProjectId, by: Option<UserId>, at: Timestamp, action: &str, items: u64) -> NewAudit<'_> {
    NewAudit {
        at,
        actor: by,
        action,
        project: Some(project),
        subject: format!("project {project}"),
        detail: json!({"items": items}),
    }
}
