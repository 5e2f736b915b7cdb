//! What the running rounds are doing right now: in memory, because nobody needs it after they end.

use crate::domain::RoundId;
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard};

/// A running round's phase and progress.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Live {
    /// What it is doing: `labels`, `features`, `fit`, `calibrate`, `evaluate`, `score`, `select`, `save`.
    pub phase: &'static str,
    /// How far the whole round is, 0 to 1.
    pub progress: f64,
}

/// Phases with the share of a typical round that lies before each: what the progress bar shows.
const PHASES: [(&str, f64); 8] = [
    ("labels", 0.0),
    ("features", 0.02),
    ("fit", 0.1),
    ("calibrate", 0.4),
    ("evaluate", 0.45),
    ("score", 0.55),
    ("select", 0.8),
    ("save", 0.9),
];

#[derive(Default)]
struct Entry {
    live: Option<Live>,
    is_cancelled: Arc<AtomicBool>,
}

/// The running rounds of this process.
#[derive(Default)]
pub struct LiveRounds(Mutex<BTreeMap<RoundId, Entry>>);

impl LiveRounds {
    fn lock(&self) -> MutexGuard<'_, BTreeMap<RoundId, Entry>> {
        self.0.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }

    /// What a round is doing; none when it does not run here.
    pub fn of(&self, round: RoundId) -> Option<Live> {
        self.lock().get(&round)?.live.clone()
    }

    /// Asks a running round to stop at the next chance.
    pub fn cancel(&self, round: RoundId) {
        if let Some(entry) = self.lock().get(&round) {
            entry.is_cancelled.store(true, Ordering::Relaxed);
        }
    }

    /// Registers a round that starts; the flag turns true when somebody cancels it.
    pub(super) fn begin(&self, round: RoundId) -> Arc<AtomicBool> {
        self.lock().entry(round).or_default().is_cancelled.clone()
    }

    /// A round enters a phase.
    pub(super) fn enter(&self, round: RoundId, phase: &'static str) {
        let progress = PHASES.iter().find(|(name, _)| *name == phase).map_or(0.0, |(_, before)| *before);
        if let Some(entry) = self.lock().get_mut(&round) {
            entry.live = Some(Live { phase, progress });
        }
    }

    /// A round has ended.
    pub(super) fn end(&self, round: RoundId) {
        self.lock().remove(&round);
    }
}
