//! The store: the only room with SQL. One SQLite file is the truth; column files beside it can be rebuilt from it.
//!
//! Reads see a snapshot through [`Store::read`]. Writes go through [`Store::write`] to one writer thread, which puts
//! what waits into one transaction, syncs it to disk, and only then answers anybody.

mod acceptances;
mod annotations;
mod archive;
mod assignments;
pub mod audit;
mod audit_search;
pub mod backup;
mod clones;
pub mod columns;
#[cfg(test)]
mod decision_tests;
mod decisions;
mod deletion;
mod deliveries;
mod documents;
mod effects;
mod erasure;
mod escalations;
mod evidence;
mod exports;
mod given;
mod gold;
mod gold_items;
mod guides;
mod happenings;
mod held_verdicts;
mod items;
mod jobs;
mod languages;
mod machine_labels;
mod migrations;
mod notices;
mod oversight;
mod pace;
mod people;
mod policies;
mod projects;
mod quality;
mod queue;
mod review_claims;
mod review_items;
mod rounds;
mod schema_changes;
mod search;
mod sessions;
mod set_aside;
mod sweeps;
mod table;
mod test_sets;
mod verdicts;
mod views;
mod workflows;
mod writer;

pub use acceptances::{AcceptanceRow, CertificateRow, NewCertificate};
pub use annotations::{AnnotationRow, AnswerEvent, LabelRow, NewEvent};
pub use archive::ArchiveRow;
pub use assignments::{AssignmentRow, NewAssignment};
pub use audit_search::{Actor, AuditFilter};
pub use clones::{CloneRow, CopyItem};
pub use decisions::{DecisionRow as ModelDecisionRow, NewDecision};
pub use deletion::{Deleted, DeletionRow, ProjectContents};
pub use deliveries::{AttemptRow, DeliveryQuery, DeliveryRow};
pub use documents::{FieldLessonRow, NewFieldLesson, PageRow};
pub use effects::{AlarmRow, EffectReportRow, GrantRow, Mismatch, NewEffectReport};
pub use erasure::{ErasedItem, VersionRow};
pub use escalations::{EscalationRow, WaitingFor};
pub use evidence::{Drawable, NewCapExtension, Said, SeenItem};
pub use exports::{ExportAnnotation, ExportDecision, ExportItem, ExportMachine, ExportScope};
pub use given::Given;
pub use gold::{GoldAnswer, GoldRow, GoldServing, NewGold};
pub use gold_items::{GoldDrawRow, GoldGiven, GoldItemRow};
pub use guides::GuideRow;
pub use happenings::{CorrectionRow, HappeningRow, NewCorrection, SavedReply};
pub use held_verdicts::{HeldVerdictRow, NewHeldVerdict};
pub use items::{ItemRow, NewItem, Twin};
pub use jobs::{JobDecision, JobRow};
pub use machine_labels::{MachineLabelRow, NewMachineLabel};
pub use notices::{DigestRow, EndpointRow, NewEndpoint, Waiting};
pub use oversight::OversightCounts;
pub use pace::{LONGEST_PAUSE_MS, Left, WorkDay};
pub use people::{MemberRow, PersonRow};
pub use policies::{CalibratorRow, NewCalibrator, PolicyRow};
pub use projects::{NewProject, ProjectRow};
pub use quality::{DecisionRow, LookedAgain, NewLabelDecision, SuggestedAnswer, SuspectReportRow, VoteRow};
pub use queue::{Lane, QueueEntry};
pub use review_claims::ClaimRules;
pub use review_items::{NewReviewItem, Overdue, Pressure, ReviewItemRow, ReviewRow};
pub use rounds::{ModelRow, RoundRow, SegmentRow, SpaceRow};
pub use schema_changes::{Named, SchemaChangeRow};
pub use sessions::{LinkRow, SessionRow, TokenRow};
pub use set_aside::{ItemActRow, OwnListEntry};
pub use sweeps::SweepRow;
pub use table::StandingAnswer;
pub use test_sets::{NewTestItem, TestItem, TestSetRow};
pub use verdicts::{NewVerdict, VerdictRow};
pub use views::ItemViewRow;
pub use workflows::{NewWorkflow, WorkflowMemberRow, WorkflowRow};

use crate::error::{Error, Result};
use rusqlite::{Connection, OpenFlags};
use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};

/// The oldest engine qualm runs on: before it, a race between two connections could damage a database in WAL mode.
pub const MIN_SQLITE: i32 = 3_051_003;

/// An open data directory. One process holds it at a time.
pub struct Store {
    dir: PathBuf,
    writer: writer::Writer,
    readers: Mutex<Vec<Connection>>,
    is_new: bool,
    people_version: AtomicU64,
    _lock: File,
}

/// A view of the database at one moment.
pub struct Reader<'a> {
    pub(in crate::store) conn: &'a Connection,
}

/// A transaction in the writer. It can read what it wrote; nobody else sees it before it is on disk.
pub struct Tx<'a> {
    reader: Reader<'a>,
}

impl<'a> std::ops::Deref for Tx<'a> {
    type Target = Reader<'a>;

    fn deref(&self) -> &Reader<'a> {
        &self.reader
    }
}

impl<'a> Tx<'a> {
    pub(in crate::store) fn new(conn: &'a Connection) -> Self {
        Tx { reader: Reader { conn } }
    }
}

impl Store {
    /// Opens a data directory, creating it when it is missing. Fails when another process holds it, when the database
    /// is newer than this program, or when the engine is too old to be safe.
    pub fn open(dir: &Path) -> Result<Store> {
        if rusqlite::version_number() < MIN_SQLITE {
            return Err(Error::Internal(format!(
                "SQLite {} is too old to keep labels safely; qualm needs 3.51.3 or newer",
                rusqlite::version()
            )));
        }
        create_private_dir(dir)?;
        let lock = lock_dir(dir)?;
        let path = dir.join(DATABASE);
        let is_new = !path.exists();
        let mut conn = open_connection(&path, false)?;
        restrict(&path, 0o600)?;
        migrations::apply(&mut conn, dir)?;
        let writer = writer::Writer::start(conn, &path)?;
        Ok(Store {
            dir: dir.to_owned(),
            writer,
            readers: Mutex::new(Vec::new()),
            is_new,
            people_version: AtomicU64::new(0),
            _lock: lock,
        })
    }

    /// Runs `work` on a snapshot of a data directory that another process may hold. Nothing is created or changed.
    pub fn look<T>(dir: &Path, work: impl FnOnce(&Reader<'_>) -> Result<T>) -> Result<T> {
        let path = dir.join(DATABASE);
        if !path.exists() {
            return Err(Error::NotFound(format!(
                "there is no qualm data in {}; name its folder with --data",
                dir.display()
            )));
        }
        let conn = open_connection(&path, true)?;
        migrations::check_known(&conn)?;
        conn.execute_batch("BEGIN")?;
        work(&Reader { conn: &conn })
    }

    /// The data directory.
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// True when this call to `open` created the database.
    pub fn is_new(&self) -> bool {
        self.is_new
    }

    /// Runs `work` in the next write transaction and returns once its effects are on disk. An error from `work` undoes
    /// what it did and leaves its neighbours in the same commit alone.
    pub fn write<T: Send + 'static>(&self, work: impl FnOnce(&Tx<'_>) -> Result<T> + Send + 'static) -> Result<T> {
        self.writer.run(work)
    }

    /// Like [`Store::write`], in a transaction of its own in which foreign keys are not checked: for deletions that go
    /// through the tables in an order that leaves no row pointing to nothing. Tests and backups check that.
    pub(in crate::store) fn write_apart<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Tx<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        self.writer.run_apart(work)
    }

    /// Like [`Store::write`], for changes of who may do what. What anybody remembered about people is out of date from
    /// the moment this returns; see [`Store::people_version`].
    pub fn write_people<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Tx<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let result = self.write(work);
        // After the commit: a look-up that read the old state has also read the old version.
        self.people_version.fetch_add(1, Ordering::AcqRel);
        result
    }

    /// Rises with every change of accounts, roles, sessions and tokens. Whoever keeps a look-up in memory reads this
    /// first, keeps it beside, and looks again when it has risen.
    pub fn people_version(&self) -> u64 {
        self.people_version.load(Ordering::Acquire)
    }

    /// Runs `work` on a snapshot that does not change underneath it.
    pub fn read<T>(&self, work: impl FnOnce(&Reader<'_>) -> Result<T>) -> Result<T> {
        self.look_up(|reader| {
            run(reader.conn, "BEGIN")?;
            let result = work(reader);
            run(reader.conn, "ROLLBACK")?;
            result
        })
    }

    /// For a single query, which needs no snapshot: what every request pays for should cost one statement, not three.
    pub fn look_up<T>(&self, query: impl FnOnce(&Reader<'_>) -> Result<T>) -> Result<T> {
        let conn = self.borrow()?;
        let result = query(&Reader { conn: &conn });
        self.give_back(conn);
        result
    }

    fn borrow(&self) -> Result<Connection> {
        let pooled = self.readers.lock().unwrap_or_else(|p| p.into_inner()).pop();
        pooled.map_or_else(|| open_connection(&self.dir.join(DATABASE), true), Ok)
    }

    /// A connection that a failed ROLLBACK left inside a transaction would show the same old moment for ever.
    fn give_back(&self, conn: Connection) {
        let mut pool = self.readers.lock().unwrap_or_else(|p| p.into_inner());
        if conn.is_autocommit() && pool.len() < MOST_READERS {
            pool.push(conn);
        }
    }

    /// True once a commit failed in a way that a retry cannot mend; the server then stops.
    pub fn is_poisoned(&self) -> bool {
        self.writer.is_poisoned()
    }
}

/// Connections kept open for readers. More may be open for a moment.
const MOST_READERS: usize = 32;

/// The database's file name inside the data directory.
pub const DATABASE: &str = "qualm.db";

/// A statement without values that is used again and again.
fn run(conn: &Connection, statement: &str) -> Result<()> {
    conn.prepare_cached(statement)?.execute([])?;
    Ok(())
}

/// Opens a connection with every pragma this project relies on, and reads the decisive ones back.
pub(crate) fn open_connection(path: &Path, read_only: bool) -> Result<Connection> {
    let flags = if read_only {
        OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX
    } else {
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX
    };
    let conn = Connection::open_with_flags(path, flags)?;
    conn.busy_timeout(std::time::Duration::from_secs(5))?;
    conn.set_prepared_statement_cache_capacity(128);
    if !read_only {
        conn.execute_batch(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA wal_autocheckpoint = 0;",
        )?;
        let mode: String = conn.query_row("PRAGMA journal_mode", [], |row| row.get(0))?;
        let synchronous: i64 = conn.query_row("PRAGMA synchronous", [], |row| row.get(0))?;
        if mode != "wal" || synchronous != 2 {
            return Err(Error::Internal(format!(
                "{} does not take WAL mode with full sync (journal {mode}, synchronous {synchronous}); is it on a network file system?",
                path.display()
            )));
        }
    }
    conn.execute_batch(
        "PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0; PRAGMA temp_store = MEMORY;",
    )?;
    // Readers are many and the system caches the file anyway; the writer is one and touches the same pages again.
    conn.pragma_update(None, "cache_size", if read_only { -2_000 } else { -16_000 })?;
    conn.set_db_config(rusqlite::config::DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    // Without this, statements that could use a partial index are compiled again for every new value bound to them.
    conn.set_db_config(rusqlite::config::DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    Ok(conn)
}

/// Takes the data directory's lock, which goes away with the file.
pub(crate) fn lock_dir(dir: &Path) -> Result<File> {
    let path = dir.join("lock");
    let file = File::options().create(true).truncate(false).write(true).open(&path)?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(std::fs::TryLockError::WouldBlock) => Err(Error::Conflict(format!(
            "{} is held by another qualm process. Talk to that server with --server URL and a token, or stop it first",
            dir.display()
        ))),
        Err(std::fs::TryLockError::Error(error)) => Err(error.into()),
    }
}

pub(crate) fn create_private_dir(dir: &Path) -> Result<()> {
    if !dir.exists() {
        std::fs::create_dir_all(dir)
            .map_err(|e| Error::Invalid(format!("cannot create the data directory {}: {e}", dir.display())))?;
        restrict(dir, 0o700)?;
    }
    Ok(())
}

#[cfg(unix)]
pub(crate) fn restrict(path: &Path, mode: u32) -> Result<()> {
    use std::os::unix::fs::PermissionsExt;
    Ok(std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode))?)
}

#[cfg(not(unix))]
pub(crate) fn restrict(_path: &Path, _mode: u32) -> Result<()> {
    Ok(())
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode;
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Error::Unavailable("the disk is full; free some space and try again".into()),
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
                Error::Unavailable("the database is busy; try again in a moment".into())
            }
            Some(ErrorCode::ConstraintViolation) => Error::Conflict(format!("somebody was first: {error}")),
            _ => Error::Internal(format!("database: {error}")),
        }
    }
}
