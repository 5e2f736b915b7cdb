//! The import: read, decode and digest on all cores, store in small batches from one thread.
//!
//! Each batch is one write, so labelers' answers get in between, and an interrupted import leaves whole batches; sent
//! again, the file's stored rows are found as duplicates.

use super::prepare::{Prepared, Rules};
use super::readers::{Bad, ReadOptions, Row, Rows, open};
use super::report::{Duplicate, ImportReport, Progress, Rejected};
use super::spool::Spool;
use crate::domain::{ProjectId, Timestamp, UserId};
use crate::error::{Error, Result};
use crate::labels::{import_label, import_label_of_known};
use crate::store::audit::NewAudit;
use crate::store::{ProjectRow, Store, Twin, Tx};
use crossbeam_channel::bounded;
use rayon::prelude::*;
use serde_json::json;
use std::collections::BTreeMap;
use std::io::Read;

/// Rows in one batch: a labeler's answer waits for at most one (about 30 ms), and each batch writes most pages of the
/// item indexes again, so halving it nearly doubles what goes to disk.
const BATCH_ROWS: usize = 2000;
/// Items looked at for the length of a project's vectors.
const FIRST_VECTORS: usize = 16;
/// A batch of long records ends earlier.
const BATCH_BYTES: usize = 4 << 20;

/// Reads a file into a project's items.
#[derive(Debug, Clone)]
pub struct ImportItems {
    /// Into which project.
    pub project: ProjectId,
    /// Where the records come from: a file's name, `stdin`, `api`. Kept with every item.
    pub source: String,
    /// A reader's name; none: found by the source's ending or the first bytes.
    pub format: Option<String>,
    /// The key that holds the id; none: `id` where a record has one, else the id is derived from the content.
    pub id_key: Option<String>,
    /// The key that holds a label. Labels are stored with their origin and the key is removed from the items.
    pub label_key: Option<String>,
    /// Keys that are not kept.
    pub drop: Vec<String>,
    /// Columns of the file that are kept under another key: from the file's name to the project's. A column that stood
    /// under that key already gives way.
    pub rename: BTreeMap<String, String>,
    /// Keep nothing when any row is bad.
    pub strict: bool,
    /// Who asked for it; none for the server itself.
    pub by: Option<UserId>,
}

impl ImportItems {
    /// An import with every choice left to the file.
    pub fn new(project: ProjectId, source: impl Into<String>) -> Self {
        ImportItems {
            project,
            source: source.into(),
            format: None,
            id_key: None,
            label_key: None,
            drop: Vec::new(),
            rename: BTreeMap::new(),
            strict: false,
            by: None,
        }
    }

    /// Reads `input` to its end and stores what is good and new. Bad rows and duplicates are in the report; an error
    /// means that the file as a whole cannot be read, or the store cannot write.
    pub fn run(
        self,
        store: &Store,
        input: impl Read,
        now: Timestamp,
        progress: &mut dyn FnMut(Progress),
    ) -> Result<ImportReport> {
        self.run_telling(store, input, now, progress, &mut |_| Ok(()))
    }

    /// The same; `rejected` hears every bad row, also those beyond the report's list. Its error ends the import.
    pub fn run_telling(
        self,
        store: &Store,
        mut input: impl Read,
        now: Timestamp,
        progress: &mut dyn FnMut(Progress),
        rejected: &mut dyn FnMut(&Rejected) -> Result<()>,
    ) -> Result<ImportReport> {
        let project = store.read(|r| r.project(self.project))?;
        let rules = self.rules(&project)?;
        let vector_len = store.read(|r| first_vector_len(r, &project))?;
        if !self.strict {
            let report = self.store_all(store, &rules, input, vector_len, now, progress, rejected)?;
            return Ok(ImportReport { notes: self.notes(&project, &report), ..report });
        }
        let mut spool = Spool::fill(store.dir(), &mut input)?;
        let checked = self.check_all(&rules, spool.rewound()?, vector_len, rejected)?;
        if checked.rejected_total > 0 {
            return Ok(ImportReport { refused: true, ..checked });
        }
        let report = self.store_all(store, &rules, spool.rewound()?, vector_len, now, progress, rejected)?;
        Ok(ImportReport { notes: self.notes(&project, &report), ..report })
    }

    /// What whoever imports should know and would otherwise find out later.
    fn notes(&self, project: &ProjectRow, report: &ImportReport) -> Vec<String> {
        let mut notes = notes(project);
        if report.added + report.duplicate + report.rejected_total == 0 {
            notes.push("There were no rows, so nothing was added.".into());
        } else if let Some(key) = &self.label_key
            && report.brought_labels == 0
            && !report.rejected.iter().any(|row| row.column == *key)
        {
            notes.push(format!(
                "No row has a label under `{key}`. If that is a typing error, import the file again with the right key: labels are taken for what is here already."
            ));
        }
        notes
    }

    pub(super) fn rules(&self, project: &ProjectRow) -> Result<Rules> {
        for key in self.label_key.iter().chain(&self.drop) {
            let is_read = |read: &str| read == key || read.starts_with(&format!("{key}."));
            let own = project.recipe.model_keys().chain(project.recipe.group.as_deref());
            if own.chain(project.recipe.images.iter().map(String::as_str)).any(is_read) {
                return Err(Error::Invalid(format!(
                    "the key `{key}` is read by this project's recipe, so it cannot be taken away as a label or dropped"
                )));
            }
        }
        Ok(Rules {
            recipe: project.recipe.clone(),
            schema: project.schema.clone(),
            seed: project.seed,
            holdout_share: project.settings.holdout_share,
            id_key: self.id_key.clone(),
            label_key: self.label_key.clone(),
            drop: self.drop.clone(),
            rename: self.rename.clone(),
            language_key: project.settings.language_key.clone(),
        })
    }

    pub(super) fn read_options(&self, rules: &Rules) -> ReadOptions {
        let in_file =
            |key: &str| rules.rename.iter().find(|(_, to)| *to == key).map_or(key, |(from, _)| from).to_owned();
        let images = rules.recipe.images.iter().map(String::as_str);
        let keys: Vec<String> = rules.recipe.model_keys().chain(images).map(in_file).collect();
        let text_key = rules.recipe.text.first().cloned().unwrap_or_else(|| "text".into());
        ReadOptions { text_key, keys }
    }

    /// Reads everything and stores nothing.
    fn check_all(
        &self,
        rules: &Rules,
        input: impl Read,
        vector_len: usize,
        rejected: &mut dyn FnMut(&Rejected) -> Result<()>,
    ) -> Result<ImportReport> {
        let mut opened = open(input, &self.source, self.format.as_deref(), &self.read_options(rules))?;
        let mut report = ImportReport { format: opened.reader.name(), ..ImportReport::default() };
        let mut vector_len = vector_len;
        while let Some(rows) = next_batch(&mut *opened.rows)? {
            for (line, prepared) in prepare_all(rules, rows, &mut vector_len) {
                if let Err(bad) = prepared {
                    tell(&mut report, Rejected { line, column: bad.column, reason: bad.reason }, rejected)?;
                }
            }
        }
        Ok(report)
    }

    fn store_all(
        &self,
        store: &Store,
        rules: &Rules,
        input: impl Read,
        mut vector_len: usize,
        now: Timestamp,
        progress: &mut dyn FnMut(Progress),
        rejected: &mut dyn FnMut(&Rejected) -> Result<()>,
    ) -> Result<ImportReport> {
        let mut opened = open(input, &self.source, self.format.as_deref(), &self.read_options(rules))?;
        let mut report = ImportReport { format: opened.reader.name(), ..ImportReport::default() };
        let mut done = Progress::default();
        std::thread::scope(|scope| {
            // One batch is stored while the next is decoded and a third waits: memory stays bounded.
            let (batches, inbox) = bounded::<Vec<(u64, Prepared)>>(1);
            let (stored, outcomes) = bounded::<Result<Stored>>(4);
            scope.spawn(move || {
                for batch in inbox {
                    let (project, by, source) = (self.project, self.by, self.source.clone());
                    let outcome = store.write(move |tx| store_batch(tx, project, batch, &source, by, now));
                    let failed = outcome.is_err();
                    // When the input broke off nobody listens any more; what was sent is stored all the same.
                    let _ = stored.send(outcome);
                    if failed {
                        return;
                    }
                }
            });
            let mut take = |outcome: Result<Stored>, report: &mut ImportReport, done: &mut Progress| -> Result<()> {
                let outcome = outcome?;
                report.added += outcome.added;
                report.holdout += outcome.holdout;
                report.labels += outcome.labels;
                outcome.duplicates.into_iter().for_each(|duplicate| report.duplicate(duplicate));
                done.added = report.added;
                progress(*done);
                Ok(())
            };
            while let Some(rows) = next_batch(&mut *opened.rows)? {
                done.rows += rows.len() as u64;
                done.bytes = opened.rows.bytes_read();
                let mut good = Vec::with_capacity(rows.len());
                for (line, prepared) in prepare_all(rules, rows, &mut vector_len) {
                    match prepared {
                        Ok(prepared) => {
                            report.brought_labels += u64::from(prepared.answer.is_some());
                            good.push((line, prepared));
                        }
                        Err(bad) => {
                            tell(&mut report, Rejected { line, column: bad.column, reason: bad.reason }, rejected)?;
                        }
                    }
                }
                while let Ok(outcome) = outcomes.try_recv() {
                    take(outcome, &mut report, &mut done)?;
                }
                // A failed write closes the channel; its error waits among the outcomes.
                if !good.is_empty() && batches.send(good).is_err() {
                    break;
                }
            }
            drop(batches);
            for outcome in outcomes {
                take(outcome, &mut report, &mut done)?;
            }
            Ok(report)
        })
    }
}

/// The same about the project.
fn notes(project: &ProjectRow) -> Vec<String> {
    let mut notes = Vec::new();
    if let Err(reason) = project.recipe.check_learnable() {
        notes.push(format!("In this project {reason}."));
    }
    if !project.recipe.images.is_empty() && project.settings.image_hosts.is_empty() {
        let what = "No host of images is named yet, so addresses stand there as text: name the hosts under Settings, image_hosts.";
        notes.push(what.into());
    }
    notes
}

pub(super) fn tell(
    report: &mut ImportReport,
    row: Rejected,
    rejected: &mut dyn FnMut(&Rejected) -> Result<()>,
) -> Result<()> {
    rejected(&row)?;
    report.reject(row);
    Ok(())
}

/// The length of the vectors this project holds already; 0 when there are none.
pub(super) fn first_vector_len(reader: &crate::store::Reader<'_>, project: &ProjectRow) -> Result<usize> {
    let mut length = 0;
    if project.recipe.vector.is_some() {
        // An erased item has no vector; one of the first few will not be.
        reader.each_item(project.id, 0, FIRST_VECTORS, |item| {
            if length == 0 {
                length = project.recipe.read(&item.data).map_or(0, |fields| fields.vector.len());
            }
            Ok(())
        })?;
    }
    Ok(length)
}

pub(super) fn next_batch(rows: &mut dyn Rows) -> Result<Option<Vec<Row>>> {
    let mut batch = Vec::with_capacity(BATCH_ROWS);
    let mut bytes = 0;
    while batch.len() < BATCH_ROWS
        && bytes < BATCH_BYTES
        && let Some(row) = rows.next_row()?
    {
        bytes += row.size;
        batch.push(row);
    }
    Ok((!batch.is_empty()).then_some(batch))
}

type Outcome = std::result::Result<Prepared, Bad>;

/// Decodes and digests a batch on all cores, in file order; then compares vector lengths with the first one seen.
pub(super) fn prepare_all(rules: &Rules, rows: Vec<Row>, vector_len: &mut usize) -> Vec<(u64, Outcome)> {
    let mut all: Vec<(u64, Outcome)> = rows
        .into_par_iter()
        .with_min_len(16)
        .map(|row| (row.line, (row.decode)().and_then(|record| rules.prepare(record))))
        .collect();
    if let Some(key) = &rules.recipe.vector {
        for (_, outcome) in &mut all {
            let Ok(prepared) = outcome else { continue };
            if *vector_len == 0 {
                *vector_len = prepared.vector_len;
            } else if *vector_len != prepared.vector_len {
                let reason = format!("`{key}` has {} numbers and the first item {vector_len}", prepared.vector_len);
                *outcome = Err(Bad::new(key, reason));
            }
        }
    }
    all
}

#[derive(Default)]
struct Stored {
    added: u64,
    holdout: u64,
    labels: u64,
    duplicates: Vec<Duplicate>,
}

fn store_batch(
    tx: &Tx<'_>,
    project: ProjectId,
    batch: Vec<(u64, Prepared)>,
    source: &str,
    by: Option<UserId>,
    now: Timestamp,
) -> Result<Stored> {
    let project = tx.open_project(project)?;
    let mut batch_record = BatchRecord::begin(tx, &project, by)?;
    let label_source = format!("import:{source}");
    let mut stored = Stored::default();
    for (line, prepared) in batch {
        let Prepared { mut item, has_group, answer, .. } = prepared;
        let at = batch_record.next_row()?;
        let mut leave_out =
            |reason: String| stored.duplicates.push(Duplicate { line, id: item.external.clone(), reason });
        // A near-copy in the other part: only a group can ask for that, or a share that was changed since.
        if let Some((part, other)) = tx.near_copy(project.id, item.fold)?
            && part != item.part
        {
            if has_group {
                let reason = match tx.twin(project.id, &item.external, &item.content)? {
                    Some(twin) => twin_reason(twin),
                    None => format!("near-copy of {other}, which is in the {}", part.as_str()),
                };
                leave_out(reason);
                continue;
            }
            item.part = part;
        }
        let Some(id) = tx.insert_item_unless_known(project.id, at, &item, source, now)? else {
            let twin = tx.twin(project.id, &item.external, &item.content)?;
            let mut reason =
                twin_reason(twin.ok_or_else(|| Error::internal(format!("row {at} of the items is taken")))?);
            let known = tx.item_with_content(project.id, &item.content)?;
            reason.push_str(match (known, &answer) {
                (None, None) => "; its content is another one",
                (None, Some(_)) => "; its content is another one, so its label was left out",
                (Some(_), None) => "",
                (Some(known), Some(answer))
                    if import_label_of_known(tx, &project, &known, answer, &label_source, now)? =>
                {
                    batch_record.labels += 1;
                    "; its label was taken"
                }
                (Some(_), Some(_)) => "; it has a label or answers already, so this label was left out",
            });
            leave_out(reason);
            continue;
        };
        batch_record.added += 1;
        batch_record.holdout += u64::from(item.part == crate::domain::Part::Holdout);
        if let Some(answer) = &answer {
            import_label(tx, &project, id, at, item.part, answer, &label_source, now)?;
            batch_record.labels += 1;
        }
    }
    (stored.added, stored.holdout, stored.labels) = (batch_record.added, batch_record.holdout, batch_record.labels);
    record_batch(tx, batch_record, now)?;
    Ok(stored)
}

/// Items that came in one write, for the counters and the audit entry behind them.
pub(super) struct BatchRecord {
    project: ProjectId,
    first: u64,
    events_before: i64,
    by: Option<UserId>,
    pub added: u64,
    pub holdout: u64,
    pub labels: u64,
}

impl BatchRecord {
    pub fn begin(tx: &Tx<'_>, project: &ProjectRow, by: Option<UserId>) -> Result<BatchRecord> {
        let events_before = tx.event_position()?;
        Ok(BatchRecord {
            project: project.id,
            first: project.items,
            events_before,
            by,
            added: 0,
            holdout: 0,
            labels: 0,
        })
    }

    /// The row that the next item gets.
    pub fn next_row(&self) -> Result<u32> {
        u32::try_from(self.first + self.added)
            .map_err(|_| Error::TooLarge("a project holds at most 4,294,967,295 items".into()))
    }
}

/// Counts what came and writes its audit entry, with one digest over the commitments of its labels.
pub(super) fn record_batch(tx: &Tx<'_>, batch: BatchRecord, now: Timestamp) -> Result<()> {
    if batch.added == 0 {
        return Ok(());
    }
    tx.count_items(batch.project, batch.added, batch.holdout)?;
    let mut detail = json!({"first_row": batch.first, "items": batch.added, "labels": batch.labels});
    if batch.labels > 0 {
        let (from, to) = (batch.events_before + 1, tx.event_position()?);
        detail["first_event"] = from.into();
        detail["last_event"] = to.into();
        detail["imported"] = tx.imported_digest(from, to)?.map_err(Error::internal)?.into();
    }
    tx.audit(NewAudit {
        at: now,
        actor: batch.by,
        action: "items.import",
        project: Some(batch.project),
        subject: format!("project {}", batch.project),
        detail,
    })
}

fn twin_reason(twin: Twin) -> String {
    match twin {
        Twin::SameId => "the same id is there already".into(),
        Twin::SameContent(other) => format!("the same content as {other}"),
    }
}
