//! The worker: one thread that does what is due, one step at a time. Tests call [`step`] and wait for nothing.

use crate::acceptance::compare_with_current_model;
use crate::domain::Timestamp;
use crate::error::Result;
use crate::keeping::{CheckpointClock, CheckpointRules};
use crate::notices::announce;
use crate::pool::copy_part;
use crate::projects::delete_part;
use crate::queue::expire_overdue;
use crate::raw::step_back;
use crate::reviews::{calibrate_due, settle_due};
use crate::rounds::{
    Workshop, index_items, refill_queue, renew_rows, run_round, search_after_rounds, start_due_rounds,
};
use crate::table::{make_searchable, tidy_words};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex};
use std::thread::JoinHandle;
use std::time::Duration;

/// How long the worker sleeps when nothing is due and nobody wakes it.
const NAP: Duration = Duration::from_millis(500);

/// Does one thing that is due and says what; none when nothing is.
pub fn step(workshop: &Workshop, clock: &dyn Fn() -> Timestamp) -> Result<Option<&'static str>> {
    if expire_overdue(&workshop.store, clock())? > 0 {
        return Ok(Some("put back what people held too long"));
    }
    if settle_due(&workshop.store, clock())? > 0 {
        return Ok(Some("said what is late or over"));
    }
    if calibrate_due(&workshop.store, clock())? > 0 {
        return Ok(Some("looked at what verdicts show"));
    }
    if let Some(round) = workshop.store.read(|reader| reader.next_queued_round())? {
        run_round(workshop, &round, clock)?;
        return Ok(Some("ran a round"));
    }
    if let Some(project) = delete_part(&workshop.store, clock())? {
        workshop.forget(project);
        return Ok(Some("deleted a part of a project"));
    }
    if copy_part(&workshop.store, clock())?.is_some() {
        return Ok(Some("copied items into a clone"));
    }
    for project in workshop.store.read(|reader| reader.projects())? {
        let indexed = workshop.store.read(|reader| reader.indexed_rows(project.id, project.recipe_version))?;
        if indexed < project.items {
            index_items(workshop, project.id, &mut |_, _| {})?;
            // The queue was chosen without the new items; they get their chance now.
            refill_queue(workshop, project.id, true)?;
            return Ok(Some("made features of new items"));
        }
        if renew_rows(workshop, project.id)? {
            return Ok(Some("made features of edited items"));
        }
        if project.items > 0 && refill_queue(workshop, project.id, false)? {
            return Ok(Some("refilled a queue"));
        }
        if make_searchable(&workshop.store, &project)? {
            return Ok(Some("took words into the search"));
        }
        if compare_with_current_model(workshop, project.id, clock())? {
            return Ok(Some("compared accepted items with the model"));
        }
    }
    if tidy_words(&workshop.store)? {
        return Ok(Some("tidied the words of the search"));
    }
    if search_after_rounds(workshop, clock())? {
        return Ok(Some("looked for suspicious labels"));
    }
    if start_due_rounds(workshop, clock())? > 0 {
        return Ok(Some("put a round in line"));
    }
    Ok(None)
}

/// The running worker thread.
pub struct Worker {
    signal: Arc<(Mutex<bool>, Condvar)>,
    is_stopping: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

/// Wakes the worker when there may be something to do.
#[derive(Clone)]
pub struct Bell(Arc<(Mutex<bool>, Condvar)>);

impl Bell {
    /// Rings; cheap, also when the worker is busy.
    pub fn ring(&self) {
        let (due, condition) = &*self.0;
        *due.lock().unwrap_or_else(|p| p.into_inner()) = true;
        condition.notify_one();
    }
}

impl Worker {
    /// Starts the thread. First it puts interrupted rounds back in line and gives holders of assignments their time again.
    pub fn start(workshop: Arc<Workshop>, checkpoints: CheckpointRules) -> Result<Worker> {
        recover(&workshop, Timestamp::now())?;
        let signal = Arc::new((Mutex::new(true), Condvar::new()));
        let is_stopping = Arc::new(AtomicBool::new(false));
        let (bell, stop) = (Arc::clone(&signal), Arc::clone(&is_stopping));
        let thread = std::thread::Builder::new().name("worker".into()).spawn(move || {
            step_back();
            let mut checkpoints = CheckpointClock::new(checkpoints, workshop.store.dir());
            run(&workshop, &mut checkpoints, &bell, &stop)
        })?;
        Ok(Worker { signal, is_stopping, thread: Some(thread) })
    }

    /// A bell for whoever makes work.
    pub fn bell(&self) -> Bell {
        Bell(Arc::clone(&self.signal))
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.is_stopping.store(true, Ordering::Relaxed);
        self.bell().ring();
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// Rounds spread over all cores; from now on labelers' requests still go first. To be called before anything is computed:
/// threads that exist already keep their rank.
pub fn let_requests_go_first() {
    let _ = rayon::ThreadPoolBuilder::new().start_handler(|_| step_back()).build_global();
}

/// What a start mends: rounds that were running, acceptances that were not finished, files without a row, holds that lapsed while nobody could answer.
pub fn recover(workshop: &Workshop, now: Timestamp) -> Result<()> {
    let store = &workshop.store;
    store.sweep_files()?;
    store.write(move |tx| {
        tx.requeue_running_rounds()?;
        tx.drop_unfinished_acceptances()?;
        let longest = tx.projects()?.iter().map(|project| project.settings.hold_secs).max().unwrap_or(0);
        tx.extend_all(now.plus_secs(longest))?;
        Ok(())
    })
}

/// Signs a checkpoint of the audit log if one is due, and tells whoever wants to keep it elsewhere.
pub fn keep_checkpoint(workshop: &Workshop, clock: &mut CheckpointClock, now: Timestamp) -> Result<bool> {
    let store = &workshop.store;
    let Some(made) = store.look_up(|r| clock.tick(r, store.dir(), now))? else { return Ok(false) };
    announce(store, "audit.checkpoint", serde_json::json!({"checkpoint": made}), now)?;
    Ok(true)
}

fn run(
    workshop: &Workshop,
    checkpoints: &mut CheckpointClock,
    signal: &(Mutex<bool>, Condvar),
    is_stopping: &AtomicBool,
) {
    while !is_stopping.load(Ordering::Relaxed) {
        if let Err(error) = keep_checkpoint(workshop, checkpoints, Timestamp::now()) {
            tracing::error!(%error, "no checkpoint of the audit log could be made");
        }
        match step(workshop, &Timestamp::now) {
            Ok(Some(_)) => continue,
            Ok(None) => {}
            Err(error) => {
                tracing::error!(%error, "the worker could not finish a step; it tries again");
                std::thread::sleep(Duration::from_secs(1));
            }
        }
        let (due, condition) = signal;
        let guard = due.lock().unwrap_or_else(|p| p.into_inner());
        let (mut guard, _) =
            condition.wait_timeout_while(guard, NAP, |due| !*due).unwrap_or_else(|poisoned| poisoned.into_inner());
        *guard = false;
    }
}
