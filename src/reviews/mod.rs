//! Reviews: decisions of models, from the question to what was done.
//!
//! A program posts a decision ([`RouteDecision`]); it is routed and written down in one transaction, and only then
//! answered. What waits for a person is a review item with one assignment a tier: claim, verdict, escalate, defer. An
//! approval gives a grant for exactly what was approved, and the caller reports what became of it. Every verdict teaches
//! the workflow's project. Nothing here ever approves by itself: not a timeout, not an expiry, not a missing reviewer.

mod audits;
mod calibrate;
mod cancel;
mod claim;
mod correct;
mod decide;
mod documents;
mod due;
mod effect;
mod gold;
mod govern;
mod grant;
mod halt;
mod hand;
mod hold;
mod jobs;
mod load;
mod measure;
mod measure_parts;
mod open;
mod reading;
mod record;
mod replay;
mod request;
mod settle;
mod sight;
mod sure;
mod sweep;
mod threshold;
mod verdict;
mod view;
mod workflow;
mod zone;

pub use audits::FlagDecision;
pub use calibrate::{CalibrateWorkflow, Calibrated, calibrate_due};
pub use cancel::CancelDecision;
pub use claim::{ClaimReview, ClaimedReview, Reviewer};
pub use decide::{RouteDecision, Routed};
pub use documents::field_path;
pub use due::settle_due;
pub use effect::{EffectState, ReportEffect};
pub use gold::{
    GoldProblem, GoldResult, Known, PlantGold, Planted, Practice, RetireGold, missed_gold, practice_said, refuse_gold,
    serves_gold,
};
pub use govern::{ActivatePolicy, ProposePolicy, ShadowPolicy};
pub use halt::{HaltWorkflow, ResumeWorkflow, StopOutbox};
pub use hand::{Decline, KeepReview, ReleaseReview};
pub use hold::{UndoVerdict, release_due};
pub use jobs::{JobReport, ResetJob, SetAutoReject, auto_reject_text, job_report};
pub use load::{ExtendCap, OwnFigures, own_figures};
pub use measure::{Load, MeasureWorkflow, Metrics, Probed, Waited};
pub use measure_parts::{Promised, Rate, Rated, Reliability, WeekRate};
pub use replay::{ReplayDecisions, ReplayReport, ReplayUnder};
pub use request::{Action, DecisionRequest, ModelSaid};
pub use sight::{life_view, review_view, shown_lean};
pub use sure::ModelScore;
pub use sweep::{RunSweep, SweepSaid, Swept};
pub use threshold::{
    GraduationReport, ProposeThreshold, Proposed, ThresholdEvidence, examined_threshold, graduation_report,
    threshold_evidence,
};
pub use verdict::{GiveVerdict, Given, Verb};
pub use view::{DecisionView, decision_view};
pub use workflow::{ChangeWorkflow, CreateWorkflow, SetWorkflowRole};
pub use zone::{day_of, zone_name};
