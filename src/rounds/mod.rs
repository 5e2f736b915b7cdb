//! Rounds close the loop: read the labels, fit, calibrate, evaluate, score the pool, choose what to ask next.
//!
//! A round reads a snapshot, computes for as long as it needs with no lock held, and then writes once. The files to read:
//! `run.rs` is the loop (its calculation is the room `learning`), `refill.rs` keeps the queue from running dry.

mod agreement;
mod anchoring;
mod certify;
mod consensus;
mod detail;
mod exact;
mod index;
mod live;
mod measure;
mod nones;
mod practice;
mod predict;
mod queue_health;
mod refill;
mod refit;
mod renew;
mod report;
mod run;
mod shared;
mod suspects;
mod test_set;
mod verbs;
mod workshop;

pub use agreement::{AgreementOverview, Confused, Figure, PairView, agreement_of};
pub use anchoring::{Anchoring, Swayed, anchoring};
pub use certify::{Grounds, can_be_done, certificate_for, current_scores, parted, without_proof};
pub use consensus::{AgreementReport, CrowdReport, PairReport};
pub use detail::{Call, Comparison, Flip, Flips, RoundDetail, Side, compare_rounds, round_detail};
pub use exact::exact_agreement;
pub use index::index_items;
pub use live::{Live, LiveRounds};
pub use measure::{advise_project, saw_holdout};
pub use nones::NonesReport;
pub use practice::{PersonPractice, PracticeFigure, PracticeItem, PracticeOverview, own_practice, practice_overview};
pub use predict::{portable_model, predict_item, predict_records};
pub use queue_health::{QueueHealth, queue_health};
pub use refill::refill_queue;
pub use renew::renew_rows;
pub use report::{
    AcceptanceReport, CalibrationReport, LastHonest, PreviousReport, ProbabilityQuality, RoundReport, SpentReport,
};
pub use run::run_round;
pub use shared::{Annotator, SharedAnswers};
pub use suspects::{
    FindSuspects, NextAnswers, OpenSuspect, SuspectLabel, SuspectSearch, ask_about_suspects, last_search,
    open_suspects, search_after_rounds,
};
pub use test_set::TestSetReport;
pub use verbs::{CancelRound, Rollback, SpendHoldout, StartRound, start_due_rounds};
pub use workshop::Workshop;
