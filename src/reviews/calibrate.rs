//! Calibrate confidence: fit for each source, model, build and prompt how often people left a decision as it was when the
//! model was so sure. On verdicts of random draws and of gates only, because what came before people for being doubtful
//! says nothing about the rest. A calibrator that is valid lets decisions act alone; one that is not says what it lacks.

use super::reading::{CalibratorKey, drawn_verdict, reviewed, stratum};
use super::record::about_workflow;
use crate::domain::{Timestamp, UserId, WorkflowId};
use crate::error::Result;
use crate::evidence::calibrator::{DAYS, Examined, FEWEST, FEWEST_ABOVE, Judged, Lack, examine};
use crate::evidence::drift::{Drift, Tally, Week, drift};
use crate::evidence::{Fitted, Labeled, Status, fit_confidence};
use crate::routing::{CalibratorMap, ConfidenceKind};
use crate::store::{CalibratorRow, NewCalibrator, Reader, Store, WorkflowRow};
use serde::Serialize;
use serde_json::json;
use std::collections::BTreeMap;

/// Days of verdicts that a fit reads: older ones are of another time.
const WINDOW_DAYS: i64 = 90;
const DAY: i64 = 86_400_000;
/// New verdicts of a workflow after which the worker looks again.
const LOOK_AFTER: i64 = 20;
/// A calibrator is fitted again when its verdicts have grown by this share, or by so many.
const GROWN: f64 = 0.2;
/// It is fitted again so long before it grows stale, where there is anything new.
const RENEW_MS: i64 = 3 * DAY;
/// Weeks that drift is read from.
const WEEKS: i64 = 8;

/// Calibrate a workflow's confidence on the verdicts there are.
#[derive(Debug, Clone, Copy)]
pub struct CalibrateWorkflow {
    /// Which.
    pub workflow: WorkflowId,
    /// Who asks for it; none for the worker.
    pub by: Option<UserId>,
}

/// What came of one source, model, build and prompt.
#[derive(Debug, Clone, Serialize)]
pub struct Calibrated {
    /// Whose confidence.
    pub source: String,
    /// The model.
    pub model: String,
    /// Its build.
    pub fingerprint: String,
    /// The prompt.
    pub prompt_hash: String,
    /// Verdicts there are.
    pub verdicts: usize,
    /// Verdicts it takes before anything is fitted.
    pub fewest: usize,
    /// The new calibrator; none where there is too little to fit one.
    pub calibrator: Option<i64>,
    /// `platt`, `isotonic` or `constant`.
    pub method: Option<&'static str>,
    /// The threshold it was examined for.
    pub threshold: f64,
    /// Whether decisions may act alone on it.
    pub is_valid: bool,
    /// Its examination on verdicts it had not seen.
    pub examined: Option<Examined>,
    /// All that in words.
    pub sentence: String,
}

/// One group's verdicts.
struct Group {
    key: CalibratorKey,
    labeled: Vec<Labeled>,
    /// When each item was decided.
    decided: Vec<Timestamp>,
}

impl CalibrateWorkflow {
    /// Fits what there is enough for, examines it for the threshold in force, and stores it.
    pub fn run(self, store: &Store, now: Timestamp) -> Result<Vec<Calibrated>> {
        self.fit(store, now, |_, _| true)
    }

    fn fit(
        self,
        store: &Store,
        now: Timestamp,
        is_due: impl Fn(&Group, Option<&CalibratorRow>) -> bool,
    ) -> Result<Vec<Calibrated>> {
        let (groups, known, threshold, newest) = store.read(|r| {
            let workflow = r.workflow(self.workflow)?;
            let groups = groups(r, workflow.id, now)?;
            Ok((groups, r.calibrators(workflow.id)?, threshold(r, &workflow)?, r.newest_verdict(workflow.id)?))
        })?;
        let before = |key: &CalibratorKey| known.iter().find(|row| is_for(row, key));
        // Calculated before the writer is asked: people's verdicts do not wait for a fit.
        let fitted: Vec<(Calibrated, Option<Fitted>)> = groups
            .into_iter()
            .filter(|group| is_due(group, before(&group.key)))
            .map(|group| calibrated(group, threshold))
            .collect();
        store.write(move |tx| {
            let mut all = Vec::new();
            for (mut one, fitted) in fitted {
                if let Some(fitted) = fitted {
                    let new = NewCalibrator {
                        workflow: self.workflow,
                        source: one.source.clone(),
                        model: one.model.clone(),
                        fingerprint: Some(one.fingerprint.clone()),
                        prompt_hash: one.prompt_hash.clone(),
                        threshold: Some(threshold),
                        method: fitted.method.to_owned(),
                        map: CalibratorMap { knots: fitted.knots },
                        labels: one.verdicts as i64,
                        is_valid: one.is_valid,
                        detail: json!({
                            "sentence": one.sentence, "examined": one.examined, "considered": fitted.considered,
                        }),
                        expires: now.plus_secs(DAYS * 86_400),
                    };
                    let id = tx.insert_calibrator(&new, now)?;
                    one.calibrator = Some(id);
                    let detail = json!({
                        "calibrator": id, "source": one.source, "method": fitted.method, "labels": one.verdicts,
                        "valid": one.is_valid,
                    });
                    about_workflow(tx, "calibrator.fit", self.by, self.workflow, detail.clone(), now)?;
                    tx.happen(self.workflow, "calibrator.fitted", None, None, detail, now)?;
                }
                all.push(one);
            }
            tx.note_evidence_look(self.workflow, newest, threshold, now)?;
            Ok(all)
        })
    }
}

/// Calibrates what has enough new verdicts, another threshold or little time left, and withdraws what has drifted. Returns
/// in how many workflows something was looked at.
pub fn calibrate_due(store: &Store, now: Timestamp) -> Result<usize> {
    let mut looked = 0;
    for workflow in store.read(|r| r.workflows())? {
        let is_due = store.read(|r| {
            let newest = r.newest_verdict(workflow.id)?;
            Ok(match r.evidence_look(workflow.id)? {
                None => newest > 0,
                Some((verdict, threshold_then, at)) => {
                    threshold_then != threshold(r, &workflow)?
                        || r.has_verdicts_after(workflow.id, verdict, LOOK_AFTER)?
                        || (newest > verdict && now.0 - at.0 >= DAY)
                }
            })
        })?;
        if !is_due {
            continue;
        }
        looked += 1;
        withdraw_drifted(store, &workflow, now)?;
        let in_force = store.read(|r| threshold(r, &workflow))?;
        CalibrateWorkflow { workflow: workflow.id, by: None }.fit(store, now, |group, before| {
            let Some(before) = before else { return group.labeled.len() >= FEWEST };
            let new = group.decided.iter().filter(|at| **at > before.created).count() as f64;
            before.threshold.is_some_and(|of| of != in_force)
                || new >= (GROWN * before.labels as f64).max(LOOK_AFTER as f64)
                || (new > 0.0 && before.expires.0 - now.0 <= RENEW_MS)
                || (new > 0.0 && before.withdrawn.is_some())
        })?;
    }
    Ok(looked)
}

/// Where people have begun to change more or less under the same model, prompt and policy, what was learned before no
/// longer holds.
fn withdraw_drifted(store: &Store, workflow: &WorkflowRow, now: Timestamp) -> Result<()> {
    let since = Timestamp(now.0 - 7 * DAY);
    let found = store.read(|r| drift_of(r, workflow, now))?;
    let has_alarm = found.is_some_and(|drift| matches!(drift.weekly.status, Status::Bad | Status::Warn));
    if !has_alarm {
        return Ok(());
    }
    let id = workflow.id;
    store.write(move |tx| {
        let why = "the override rate has drifted since it was fitted";
        let withdrawn = tx.withdraw_calibrators(id, since, why, now)?;
        if withdrawn > 0 {
            about_workflow(tx, "calibrator.withdraw", None, id, json!({"withdrawn": withdrawn}), now)?;
            tx.happen(id, "calibrator.withdrawn", None, None, json!({"withdrawn": withdrawn}), now)?;
        }
        Ok(())
    })
}

/// Drift of a workflow's override rate over the last weeks, which end now.
pub(super) fn drift_of(r: &Reader<'_>, workflow: &WorkflowRow, now: Timestamp) -> Result<Option<Drift>> {
    let from = now.0 - WEEKS * 7 * DAY;
    let items = r.seen_items(workflow.id, Timestamp(from), Timestamp(now.0 + 1))?;
    let mut weeks = vec![Week::new(); WEEKS as usize];
    for item in &items {
        let (Some(seen), Some(closed)) = (reviewed(item), item.closed) else { continue };
        let at = ((closed.0 - from).div_euclid(7 * DAY)).clamp(0, WEEKS - 1) as usize;
        if closed.0 < from {
            continue;
        }
        *weeks[at].entry(stratum(item, &workflow.slug, item.policy.0)).or_default() +=
            Tally { k: usize::from(seen.changed.is_some()), n: 1 };
    }
    // Weeks before the first verdict are no weeks without overrides.
    let first = weeks.iter().position(|week| !week.is_empty()).unwrap_or(weeks.len());
    Ok(drift(&weeks[first..]))
}

/// The threshold in force, or the one on trial in the shadow where nothing acts alone yet.
pub(super) fn threshold(r: &Reader<'_>, workflow: &WorkflowRow) -> Result<f64> {
    let active = workflow.policy.map(|id| r.policy(id)).transpose()?.map(|row| row.policy).unwrap_or_default();
    match workflow.shadow.filter(|_| !active.mode.lets_act_alone()) {
        Some(shadow) => Ok(r.policy(shadow)?.policy.auto_threshold),
        None => Ok(active.auto_threshold),
    }
}

fn groups(r: &Reader<'_>, workflow: WorkflowId, now: Timestamp) -> Result<Vec<Group>> {
    // What people said before a drift is of another time, too: it was found in the last week before the withdrawal.
    let drifted = r.last_withdrawal(workflow)?.map_or(i64::MIN, |at| at.0 - 7 * DAY);
    let from = Timestamp((now.0 - WINDOW_DAYS * DAY).max(drifted));
    let mut groups: BTreeMap<CalibratorKey, Group> = BTreeMap::new();
    for item in r.seen_items(workflow, from, Timestamp(now.0 + 1))? {
        // A model of our own is calibrated by its rounds.
        if item.confidence_kind == ConfidenceKind::Model.as_str() {
            continue;
        }
        let key = CalibratorKey::of(&item);
        let new = || Group { key: key.clone(), labeled: Vec::new(), decided: Vec::new() };
        let group = groups.entry(key.clone()).or_insert_with(new);
        let raw = item.confidence.filter(|raw| (0.0..=1.0).contains(raw));
        if let (Some(raw), Some(is_right), Some(at)) = (raw, drawn_verdict(&item), item.closed) {
            group.labeled.push(Labeled { raw, is_right, selection: item.probability });
            group.decided.push(at);
        }
    }
    Ok(groups.into_values().collect())
}

fn is_for(row: &CalibratorRow, key: &CalibratorKey) -> bool {
    row.source == key.source
        && row.model == key.model
        && row.prompt_hash == key.prompt_hash
        && row.fingerprint.as_ref().is_none_or(|fingerprint| *fingerprint == key.fingerprint)
}

fn calibrated(group: Group, threshold: f64) -> (Calibrated, Option<Fitted>) {
    let verdicts = group.labeled.len();
    let mut one = Calibrated {
        source: group.key.source,
        model: group.key.model,
        fingerprint: group.key.fingerprint,
        prompt_hash: group.key.prompt_hash,
        verdicts,
        fewest: FEWEST,
        calibrator: None,
        method: None,
        threshold,
        is_valid: false,
        examined: None,
        sentence: String::new(),
    };
    if verdicts < FEWEST {
        one.sentence = format!("{verdicts} of {FEWEST} audited verdicts; {} more", FEWEST - verdicts);
        return (one, None);
    }
    let Some(fitted) = fit_confidence(&group.labeled) else {
        one.sentence = format!("all {verdicts} audited verdicts are alike, so sure and unsure cannot be told apart");
        return (one, None);
    };
    let examined = examine(&fitted.held_out, threshold);
    one.is_valid = examined.is_valid() && fitted.method != "constant";
    one.method = Some(fitted.method);
    one.sentence = sentence(&examined, threshold, &fitted.held_out);
    one.examined = Some(examined);
    (one, Some(fitted))
}

/// What an examination says, in words a lead can act on.
fn sentence(examined: &Examined, threshold: f64, judged: &[Judged]) -> String {
    let percent = |share: f64| format!("{:.0}%", share * 100.0);
    let above = &examined.above;
    let ends = above.interval.map_or_else(String::new, |i| format!(" ({} to {})", percent(i.low), percent(i.high)));
    let lacks: Vec<String> = examined
        .lacks
        .iter()
        .map(|lack| match lack {
            Lack::TooFew => format!("{} of {FEWEST} audited verdicts", examined.n),
            Lack::OneClassOnly => "all verdicts are alike".into(),
            Lack::TooFewAbove => format!(
                "{} of {FEWEST_ABOVE} audited verdicts at or above {}; {} more",
                above.n,
                percent(threshold),
                FEWEST_ABOVE - above.n.min(FEWEST_ABOVE)
            ),
            Lack::NoBetterThanConstant => "the confidence tells right from wrong no better than a fixed share".into(),
            Lack::AccuracyNotShown => format!(
                "of what would act alone, people left {}{ends} as it was; at least {} must be certain",
                above.estimate.map_or_else(|| "none".into(), percent),
                percent((threshold - crate::evidence::calibrator::SLACK).max(0.0))
            ),
        })
        .collect();
    if !lacks.is_empty() {
        return lacks.join("; ");
    }
    let right = above.estimate.map_or_else(String::new, percent);
    format!(
        "Of {} audited verdicts at or above {}, people left {right}{ends} as they were; {} verdicts in all",
        above.n,
        percent(threshold),
        judged.len()
    )
}
