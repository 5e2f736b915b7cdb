//! Rounds close the loop: read the labels, fit, calibrate, evaluate, score the pool, choose what to ask next.
//!
//! A round reads a snapshot, computes for as long as it needs with no lock held, and then writes once. The files to read:
//! `run.rs` is the loop (its calculation is the room `learning`), `refill.rs` keeps the queue from running dry.

mod certify;
mod consensus;
mod index;
mod live;
mod measure;
mod nones;
mod predict;
mod refill;
mod refit;
mod report;
mod run;
mod suspects;
mod test_set;
mod verbs;
mod workshop;

pub use certify::{Grounds, can_be_done, certificate_for, current_scores, parted, without_proof};
pub use consensus::{AgreementReport, CrowdReport, PairReport};
pub use index::index_items;
pub use live::{Live, LiveRounds};
pub use measure::{advise_project, saw_holdout};
pub use nones::NonesReport;
pub use predict::{portable_model, predict_item, predict_records};
pub use refill::refill_queue;
pub use report::{
    AcceptanceReport, CalibrationReport, LastHonest, PreviousReport, ProbabilityQuality, RoundReport, SpentReport,
};
pub use run::run_round;
pub use suspects::{
    FindSuspects, NextAnswers, OpenSuspect, SuspectLabel, SuspectSearch, ask_about_suspects, last_search,
    open_suspects, search_after_rounds,
};
pub use test_set::TestSetReport;
pub use verbs::{CancelRound, Rollback, SpendHoldout, StartRound, start_due_rounds};
pub use workshop::Workshop;
