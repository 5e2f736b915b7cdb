//! The writer thread and group commit: drain what waits, one transaction, one sync, then answer everybody.
//!
//! Each job runs in a savepoint of its own, so a refused label cannot take its neighbours with it. A second thread
//! copies the write-ahead log into the database while labels go on; it never blocks the writer.

use super::{Given, Tx, open_connection, run};
use crate::error::{Error, Result};
use crossbeam_channel::{Receiver, RecvTimeoutError, Sender, bounded};
use rusqlite::Connection;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

/// Most jobs in one commit. More would only make the first one wait.
const MOST_JOBS: usize = 256;
/// Jobs that may wait; past this the caller is told to come back.
const QUEUE: usize = 4096;
/// The log is copied into the database when it has grown by this many pages (4 KiB each).
const CHECKPOINT_PAGES: i64 = 4000;

/// What a job does once the commit is decided: hand the answer, or the commit's failure, to whoever waits.
type Reply = Box<dyn FnOnce(Option<Error>) + Send>;
/// What a caller wants done.
type Change = Box<dyn FnOnce(&Tx<'_>) -> Result<Given> + Send>;
type Work = Box<dyn FnOnce(&Connection) -> Reply + Send>;

struct Job {
    work: Work,
    /// In a transaction of its own, in which deleted rows are not looked for as parents.
    is_apart: bool,
}

pub(super) struct Writer {
    jobs: Option<Sender<Job>>,
    is_poisoned: Arc<AtomicBool>,
    threads: Vec<JoinHandle<()>>,
}

impl Writer {
    pub(super) fn start(conn: Connection, path: &Path) -> Result<Writer> {
        let (jobs, inbox) = bounded::<Job>(QUEUE);
        let (grown, checkpoints) = bounded::<()>(1);
        let is_poisoned = Arc::new(AtomicBool::new(false));
        let checkpointer = open_connection(path, false)?;
        let poisoned = Arc::clone(&is_poisoned);
        let threads = vec![
            std::thread::Builder::new()
                .name("store-writer".into())
                .spawn(move || write_loop(&conn, &inbox, &grown, &poisoned))?,
            std::thread::Builder::new()
                .name("store-checkpoint".into())
                .spawn(move || checkpoint_loop(&checkpointer, &checkpoints))?,
        ];
        Ok(Writer { jobs: Some(jobs), is_poisoned, threads })
    }

    pub(super) fn run<T: Send + 'static>(&self, work: impl FnOnce(&Tx<'_>) -> Result<T> + Send + 'static) -> Result<T> {
        self.put(work, false)
    }

    /// The same in a transaction of its own, without the check of foreign keys: each deleted row would be looked for in
    /// every table that might point to it, and most of those have no index for that.
    pub(super) fn run_apart<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Tx<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        self.put(work, true)
    }

    fn put<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Tx<'_>) -> Result<T> + Send + 'static,
        is_apart: bool,
    ) -> Result<T> {
        self.pass_on(Box::new(move |tx| Ok(Given::new(work(tx)?))), is_apart)?.open()
    }

    fn pass_on(&self, change: Change, is_apart: bool) -> Result<Given> {
        let slot = Arc::new(Slot::default());
        let answer = Answer(Arc::clone(&slot));
        let work: Work = Box::new(move |conn| {
            let result = in_savepoint(conn, change);
            Box::new(move |failure| {
                answer.give(match (result, failure) {
                    (Ok(_), Some(failure)) => Err(failure),
                    (result, _) => result,
                });
            })
        });
        if self.is_poisoned() {
            return Err(stopped());
        }
        let jobs = self.jobs.as_ref().ok_or_else(stopped)?;
        jobs.send_timeout(Job { work, is_apart }, Duration::from_secs(5)).map_err(|_| {
            Error::Unavailable("the server has more to write than it can keep up with; try again in a moment".into())
        })?;
        slot.wait()
    }

    pub(super) fn is_poisoned(&self) -> bool {
        self.is_poisoned.load(Ordering::Acquire)
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        // Closing the channel lets the writer finish what waits; it then lets the checkpointer go.
        self.jobs = None;
        for thread in self.threads.drain(..) {
            let _ = thread.join();
        }
    }
}

/// Where a caller sleeps until its answer is there. A channel would spin a while first, and with dozens of callers
/// waiting for one disk that costs more than the work.
#[derive(Default)]
struct Slot {
    answer: Mutex<Option<Result<Given>>>,
    is_there: Condvar,
}

impl Slot {
    fn wait(&self) -> Result<Given> {
        let guard = self.answer.lock().unwrap_or_else(PoisonError::into_inner);
        let mut guard =
            self.is_there.wait_while(guard, |answer| answer.is_none()).unwrap_or_else(PoisonError::into_inner);
        guard.take().unwrap_or_else(|| Err(stopped()))
    }
}

/// The writer's end of a slot. Dropped without an answer, it says that the writer has stopped.
struct Answer(Arc<Slot>);

impl Answer {
    fn give(self, answer: Result<Given>) {
        *self.0.answer.lock().unwrap_or_else(PoisonError::into_inner) = Some(answer);
    }
}

impl Drop for Answer {
    fn drop(&mut self) {
        self.0.answer.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert_with(|| Err(stopped()));
        self.0.is_there.notify_one();
    }
}

fn stopped() -> Error {
    Error::Unavailable("the store has stopped writing; see the server's log".into())
}

fn in_savepoint(conn: &Connection, change: Change) -> Result<Given> {
    // A full disk or an I/O error can make the engine roll the whole transaction back by itself. Then nothing more may
    // run in this batch: outside a transaction it would commit on its own.
    if conn.is_autocommit() {
        return Err(Error::Unavailable("the database gave this batch up; try again".into()));
    }
    run(conn, "SAVEPOINT job")?;
    let result = catch_unwind(AssertUnwindSafe(|| change(&Tx::new(conn))))
        .unwrap_or_else(|_| Err(Error::Internal("a write panicked; nothing of it was kept".into())));
    if result.is_err() {
        run(conn, "ROLLBACK TO job")?;
    }
    run(conn, "RELEASE job")?;
    result
}

fn write_loop(conn: &Connection, inbox: &Receiver<Job>, grown: &Sender<()>, poisoned: &AtomicBool) {
    let mut waiting: Vec<Work> = Vec::with_capacity(MOST_JOBS);
    let mut pages_at_last_checkpoint = 0;
    let mut held_over = None;
    while let Some(first) = held_over.take().or_else(|| inbox.recv().ok()) {
        let Job { work, is_apart } = first;
        waiting.push(work);
        while !is_apart
            && waiting.len() < MOST_JOBS
            && let Ok(job) = inbox.try_recv()
        {
            if job.is_apart {
                held_over = Some(job);
                break;
            }
            waiting.push(job.work);
        }
        // The engine ignores this pragma inside a transaction, so it stands around it.
        if is_apart && let Err(error) = conn.pragma_update(None, "foreign_keys", false) {
            tracing::warn!(%error, "foreign keys stay checked");
        }
        let mut replies: Vec<Reply> = Vec::with_capacity(waiting.len());
        let committed = conn.prepare_cached("BEGIN IMMEDIATE").and_then(|mut begin| begin.execute([])).and_then(|_| {
            replies.extend(waiting.drain(..).map(|job| job(conn)));
            conn.prepare_cached("COMMIT")?.execute([])
        });
        let is_checked = !is_apart || conn.pragma_update(None, "foreign_keys", true).is_ok();
        if !is_checked {
            // Unreachable on a connection that could be written to a moment ago; never go on without the check.
            tracing::error!("foreign keys could not be checked again");
            poisoned.store(true, Ordering::Release);
        }
        if let Err(error) = committed {
            let is_full = error.sqlite_error_code() == Some(rusqlite::ErrorCode::DiskFull);
            let _ = conn.execute_batch("ROLLBACK");
            tracing::error!(%error, "a commit failed; its labels were not acknowledged");
            // After a failed sync nobody knows what reached the disk, and a retry could lie. Only a full disk is
            // refused before anything is synced; everything else stops the writer.
            if !is_full {
                poisoned.store(true, Ordering::Release);
            }
            for reply in replies {
                reply(Some(Error::Unavailable(format!("not saved: {error}. Nothing was changed; try again"))));
            }
            // Jobs that never ran drop their answer channel, which their callers read as "stopped".
            waiting.clear();
            if poisoned.load(Ordering::Acquire) {
                return;
            }
            continue;
        }
        for reply in replies {
            reply(None);
        }
        if poisoned.load(Ordering::Acquire) {
            return;
        }
        let pages = wal_pages(conn);
        if pages < pages_at_last_checkpoint {
            pages_at_last_checkpoint = 0;
        }
        if pages - pages_at_last_checkpoint >= CHECKPOINT_PAGES {
            pages_at_last_checkpoint = pages;
            let _ = grown.try_send(());
        }
    }
}

/// How many pages the write-ahead log holds, from the size of its file: cheap, and exact enough to decide.
fn wal_pages(conn: &Connection) -> i64 {
    let Some(path) = conn.path() else { return 0 };
    std::fs::metadata(format!("{path}-wal")).map_or(0, |file| file.len() as i64 / 4096)
}

fn checkpoint_loop(conn: &Connection, grown: &Receiver<()>) {
    let mut is_dirty = false;
    loop {
        match grown.recv_timeout(Duration::from_secs(2)) {
            Ok(()) => is_dirty = true,
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => break,
        }
        if is_dirty {
            // Passive: copies what no reader still needs and never makes the writer wait.
            if let Err(error) = conn.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(())) {
                tracing::warn!(%error, "the write-ahead log could not be copied into the database yet");
            }
            is_dirty = false;
        }
    }
    let _ = conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()));
}

#[cfg(test)]
mod tests {
    use super::super::Store;
    use crate::error::{Error, Result};

    fn count(store: &Store) -> i64 {
        store
            .read(|r| Ok(r.conn.query_row("SELECT count(*) FROM meta WHERE key LIKE 't%'", [], |row| row.get(0))?))
            .unwrap()
    }

    fn put(store: &Store, key: String) -> Result<()> {
        store.write(move |tx| {
            tx.conn.execute("INSERT INTO meta VALUES (?1, 'x')", [key])?;
            Ok(())
        })
    }

    #[test]
    fn a_refused_write_leaves_its_neighbours_alone() {
        let dir = tempfile::tempdir().unwrap();
        let store = Store::open(dir.path()).unwrap();
        std::thread::scope(|scope| {
            for i in 0..40 {
                let store = &store;
                scope.spawn(move || {
                    let result = store.write(move |tx| {
                        tx.conn.execute("INSERT INTO meta VALUES (?1, 'x')", [format!("t{i}")])?;
                        if i % 4 == 0 { Err(Error::invalid("refused")) } else { Ok(()) }
                    });
                    assert_eq!(result.is_err(), i % 4 == 0);
                });
            }
        });
        assert_eq!(count(&store), 30);
    }

    #[test]
    fn a_panic_in_one_write_is_an_error_for_its_caller_only() {
        let dir = tempfile::tempdir().unwrap();
        let store = Store::open(dir.path()).unwrap();
        let result: Result<()> = store.write(|_| panic!("on purpose"));
        assert!(matches!(result, Err(Error::Internal(_))));
        put(&store, "t1".into()).unwrap();
        assert_eq!(count(&store), 1);
    }

    #[test]
    fn what_was_acknowledged_is_there_after_reopening_and_a_second_process_is_refused() {
        let dir = tempfile::tempdir().unwrap();
        let store = Store::open(dir.path()).unwrap();
        assert!(store.is_new());
        put(&store, "t1".into()).unwrap();
        assert!(matches!(Store::open(dir.path()), Err(Error::Conflict(_))));
        drop(store);
        let store = Store::open(dir.path()).unwrap();
        assert!(!store.is_new());
        assert_eq!(count(&store), 1);
    }
}
