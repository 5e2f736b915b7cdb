//! What the model of a workflow's own project says of a decision. Models are opened by the shells, so a verb is handed the
//! number; every way in that routes decisions asks here first.

use super::App;
use crate::domain::{ConfidenceSource, WorkflowId};
use crate::error::{Error, Result};
use crate::evidence::calibrator::{FEWEST, SLACK};
use crate::models::Ask;
use crate::reviews::{DecisionRequest, ModelScore};
use crate::rounds::{RoundReport, predict_records};
use serde_json::Value;

/// The score; none in a workflow that takes its confidence from elsewhere.
pub(crate) fn score(app: &App, workflow: WorkflowId, request: &DecisionRequest) -> Result<Option<ModelScore>> {
    let row = app.store.look_up(|r| r.workflow(workflow))?;
    if row.settings.confidence_source != ConfidenceSource::Model {
        return Ok(None);
    }
    let silent = |note: String| Some(ModelScore { confidence: None, is_valid: false, note, made: app.now() });
    let Some(project) = row.project else {
        return Ok(silent("this workflow has no project whose model could be asked".into()));
    };
    let Some(label) = request.action.args.pointer(&row.settings.label_path).and_then(Value::as_str) else {
        return Ok(silent(format!("the arguments name no label at {}", row.settings.label_path)));
    };
    let said = match predict_records(
        &app.workshop,
        project,
        std::slice::from_ref(&request.input),
        Ask { top: None, why: 0 },
    ) {
        Ok(mut said) => said.pop(),
        // Before its first model a project has nothing to say; people are asked.
        Err(Error::Conflict(reason)) => return Ok(silent(reason)),
        Err(error) => return Err(error),
    };
    let prediction = match said {
        Some(Ok(prediction)) => prediction,
        Some(Err(bad)) => return Ok(silent(format!("the project's model cannot read the input: {}", bad.reason))),
        None => return Ok(silent("the project's model says nothing".into())),
    };
    let Some((_, confidence)) = prediction.probabilities.iter().find(|(class, _)| class == label) else {
        return Ok(silent(format!("the project's model knows no class `{label}`")));
    };
    let round = app.store.look_up(|r| r.round(project, prediction.round))?;
    let made = round.finished.unwrap_or(round.created);
    let report: Option<RoundReport> = round.report.and_then(|report| serde_json::from_value(report).ok());
    let doubt = report.as_ref().map_or_else(|| Some("its round left no report".into()), doubt);
    Ok(Some(ModelScore {
        confidence: Some(*confidence),
        is_valid: doubt.is_none(),
        note: doubt.unwrap_or_default(),
        made,
    }))
}

/// Why a round's report does not show that its model's probabilities may be believed.
fn doubt(report: &RoundReport) -> Option<String> {
    let error = report.calibration.after.as_ref().and_then(|after| after.calibration_error);
    if report.spent.is_some() {
        return Some("its model trained on the holdout too, so nothing measures its probabilities".into());
    }
    if report.calibration.name == "none" {
        return Some(format!("its round has no calibrator: {}", report.calibration.reason));
    }
    if report.holdout_labels < FEWEST {
        return Some(format!(
            "its round was calibrated on {} of {FEWEST} holdout labels; {} more",
            report.holdout_labels,
            FEWEST - report.holdout_labels
        ));
    }
    match error {
        Some(error) if error <= SLACK => None,
        Some(error) => Some(format!("its round's calibration error is {error:.3}, more than {SLACK}")),
        None => Some("its round measured no calibration error".into()),
    }
}
