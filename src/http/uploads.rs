//! Files that were sent and wait for somebody to say what their columns are, and the imports that run from them.
//!
//! They live as long as the server: a file is chosen again in seconds, and the folder is swept at start.

use super::App;
use super::body::{Incoming, Upload};
use crate::digest::{hex, random_bytes};
use crate::domain::{ProjectId, Timestamp, UserId};
use crate::error::{Error, Result};
use crate::pool::{ImportItems, ImportReport, Progress, remedy};
use std::collections::BTreeMap;
use std::io::{BufWriter, Write};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Files one person may have waiting; the oldest goes.
const MOST: usize = 4;
/// How long a file waits.
const WAITS_SECS: i64 = 3600;

/// The files that wait, by their key.
#[derive(Default)]
pub(crate) struct Uploads(Mutex<BTreeMap<String, Arc<Kept>>>);

/// A file that was sent.
pub(crate) struct Kept {
    /// Whose it is; nobody else sees it.
    pub by: UserId,
    /// Its name as the browser says it, or `pasted text`.
    pub source: String,
    /// The reader's name, where somebody chose one.
    pub format: Option<String>,
    /// Its length.
    pub bytes: u64,
    since: Timestamp,
    file: Incoming,
    work: Mutex<Work>,
}

/// What became of a file so far.
#[derive(Default)]
pub(crate) struct Work {
    /// Into which project it goes, once that is said.
    pub project: Option<ProjectId>,
    /// How far.
    pub progress: Progress,
    /// The end.
    pub outcome: Option<std::result::Result<ImportReport, String>>,
    /// Every bad row and the listed duplicates, as CSV.
    report: Option<Incoming>,
}

impl Uploads {
    /// Keeps a form's file or pasted lines, and gives the key to find it by.
    pub fn keep(&self, app: &App, upload: Upload, by: UserId, now: Timestamp) -> Result<String> {
        let format = upload.fields.get("format").map(|format| format.trim().to_owned()).filter(|f| !f.is_empty());
        let pasted = upload.fields.get("pasted").filter(|text| !text.trim().is_empty());
        let (file, source) = match (upload.file, pasted) {
            // A browser sends an empty file when none was chosen.
            (Some(file), _) if !upload.file_name.is_empty() => (file, upload.file_name),
            (_, Some(text)) => {
                let (incoming, mut file) = Incoming::create(app)?;
                file.write_all(text.as_bytes())?;
                (incoming, "pasted text".to_owned())
            }
            _ => return Err(Error::invalid("choose a file, or paste some lines, before you send the form")),
        };
        let bytes = std::fs::metadata(file.path())?.len();
        let kept = Kept { by, source, format, bytes, since: now, file, work: Mutex::default() };
        let key = hex(&random_bytes()[..16]);
        let mut all = self.lock();
        all.retain(|_, kept| kept.is_running() || now.secs_since(kept.since) < WAITS_SECS);
        while all.values().filter(|kept| kept.by == by && !kept.is_running()).count() >= MOST {
            let oldest =
                all.iter().filter(|(_, kept)| kept.by == by && !kept.is_running()).min_by_key(|(_, k)| k.since.0);
            let Some(oldest) = oldest.map(|(key, _)| key.clone()) else { break };
            all.remove(&oldest);
        }
        all.insert(key.clone(), Arc::new(kept));
        Ok(key)
    }

    /// A person's own file.
    pub fn find(&self, key: &str, by: UserId) -> Result<Arc<Kept>> {
        self.lock().get(key).filter(|kept| kept.by == by).cloned().ok_or_else(|| {
            Error::NotFound("that file is not here any more: it waits for an hour; please choose it again".into())
        })
    }

    /// Drops a file that nobody wants any more.
    pub fn forget(&self, key: &str, by: UserId) {
        self.lock().retain(|at, kept| at != key || kept.by != by || kept.is_running());
    }

    fn lock(&self) -> MutexGuard<'_, BTreeMap<String, Arc<Kept>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Kept {
    /// Opens it for reading.
    pub fn open(&self) -> Result<std::io::BufReader<std::fs::File>> {
        self.file.open()
    }

    /// What became of it.
    pub fn work(&self) -> MutexGuard<'_, Work> {
        self.work.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn is_running(&self) -> bool {
        let work = self.work();
        work.project.is_some() && work.outcome.is_none()
    }

    /// The report as CSV, once the import is over.
    pub fn report(&self) -> Result<Vec<u8>> {
        let work = self.work();
        let report = work.report.as_ref().ok_or_else(|| Error::NotFound("there is no report yet".into()))?;
        Ok(std::fs::read(report.path())?)
    }

    /// Says that this import is the one; false when the file is imported already.
    pub fn claim(&self, project: ProjectId) -> bool {
        let mut work = self.work();
        let is_free = work.project.is_none();
        if is_free {
            work.project = Some(project);
        }
        is_free
    }

    /// Runs the import to its end and remembers what became of it.
    pub fn import(&self, app: &App, import: ImportItems, now: Timestamp) {
        let outcome = self.import_all(app, import, now);
        let mut work = self.work();
        work.outcome = Some(match outcome {
            Ok((imported, report)) => {
                work.report = Some(report);
                Ok(imported)
            }
            Err(error) => Err(error.to_string()),
        });
    }

    fn import_all(&self, app: &App, import: ImportItems, now: Timestamp) -> Result<(ImportReport, Incoming)> {
        let recipe = app.store.read(|r| r.project(import.project))?.recipe;
        let (id_key, label_key) = (import.id_key.clone(), import.label_key.clone());
        let (incoming, file) = Incoming::create(app)?;
        let mut csv = BufWriter::new(file);
        csv.write_all(b"line,what,field,what was wrong,what to do\r\n")?;
        let mut progress = |at: Progress| self.work().progress = at;
        let mut listed = 0;
        let report = import.run_telling(&app.store, self.open()?, now, &mut progress, &mut |row| {
            listed += 1;
            if listed > MOST_LISTED {
                return Ok(());
            }
            let fix = remedy(&recipe, id_key.as_deref(), label_key.as_deref(), row);
            let cells = [cell(&row.column), cell(&row.reason), cell(&fix)];
            Ok(write!(csv, "{},rejected,{}\r\n", row.line, cells.join(","))?)
        })?;
        if listed > MOST_LISTED {
            let more = format!("{} more rows were rejected and are not listed", listed - MOST_LISTED);
            write!(csv, ",rejected,,{},\r\n", cell(&more))?;
        }
        for row in &report.duplicates {
            let cells = [cell(&row.id), cell(&row.reason), cell("Nothing: the project has it already.")];
            write!(csv, "{},duplicate,{}\r\n", row.line, cells.join(","))?;
        }
        csv.flush()?;
        Ok((report, incoming))
    }
}

/// Bad rows in the report; a file of nothing else would fill the disk with reasons.
const MOST_LISTED: u64 = 100_000;

/// A cell of a file for people. A leading quote keeps spreadsheets from running it.
pub(super) fn cell(text: &str) -> String {
    let guard = if text.starts_with(['=', '+', '-', '@', '\t', '\r', '\0']) { "'" } else { "" };
    format!("\"{guard}{}\"", text.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_cannot_run_in_a_spreadsheet() {
        assert_eq!(cell("=HYPERLINK(\"x\")"), "\"'=HYPERLINK(\"\"x\"\")\"");
        assert_eq!(cell("plain, text"), "\"plain, text\"");
    }
}
