//! Gold items: cases with a known answer that come to reviewers like any other, announced as a practice. A planted error
//! that is approved is the plainest sign that people have stopped to look.
//!
//! Nobody can tell one from a real item before the verdict, so everything that people see of it is made in the same way:
//! a decision, an item and an assignment, dressed like the real decision it comes along with. What keeps it apart is a
//! row beside it (`gold_serving`). A verdict on it causes nothing, teaches nothing and counts in no rate.

mod answer;
mod draw;
mod dress;
mod plant;
mod serve;

pub use answer::{GoldResult, Practice, practice_said};
pub(super) use answer::{answer, practice_of};
pub use plant::{GoldProblem, Known, PlantGold, Planted, RetireGold};
pub(super) use serve::{Beside, serve};

use crate::domain::{DecisionId, Timestamp, WorkflowId};
use crate::error::{Error, Result};
use crate::evidence::Finding;
use crate::evidence::rubber_stamp::{Traces, rubber_stamp};
use crate::store::{Reader, WorkflowRow};

/// Whether gold items are put into a workflow's queue now: some are planted, their share is above zero, and somebody
/// else than who planted them decides.
pub fn serves_gold(r: &Reader<'_>, workflow: &WorkflowRow) -> Result<bool> {
    Ok(!workflow.settings.solo && workflow.settings.gold_share() > 0.0 && r.has_gold(workflow.id)?)
}

/// Planted errors of a workflow that were approved, of all that were answered in `[from, until)`, as the signal of
/// rubber-stamping reads them.
pub fn missed_gold(r: &Reader<'_>, workflow: WorkflowId, from: Timestamp, until: Timestamp) -> Result<Finding> {
    let traces = Traces { gold: r.gold_missed(workflow, "reject", from, until)?, ..Traces::default() };
    // The second of the five signals, always there.
    Ok(rubber_stamp(&traces).signals[1].finding)
}

/// Refuses a decision that no caller made, in the words for one that is not there. Whoever governs (`may_see_open`) sees
/// one that waits like any other; once it is over nobody does, because its verdict is one person's own.
pub fn refuse_gold(r: &Reader<'_>, decision: DecisionId, may_see_open: bool) -> Result<()> {
    match r.gold_behind(decision)? {
        Some(serving) if serving.ended.is_some() || !may_see_open => {
            Err(Error::NotFound(format!("there is no decision {decision}")))
        }
        _ => Ok(()),
    }
}
