//! What reviews say about the threshold: a proposal with its evidence, which runs in the shadow first and which another
//! person activates; and the report on which a new workflow earns the right to act alone.

use super::calibrate::threshold;
use super::govern::propose_in;
use super::reading::reviewed;
use crate::domain::{PolicyId, Timestamp, UserId, WorkflowId};
use crate::error::{Because, Error, Result};
use crate::evidence::graduation::{Graduation, Shadowed, WouldBe, graduation};
use crate::evidence::overrides::{Reviewed, Zone};
use crate::evidence::proposals::{Change, Proposal, Thresholds, is_shadow_long_enough, propose};
use crate::evidence::{Finding, Status};
use crate::store::{PolicyRow, Reader, Store, Tx, WorkflowRow};
use serde::Serialize;
use serde_json::json;
use std::collections::BTreeMap;

/// Days of verdicts that a proposal reads.
const WINDOW_DAYS: i64 = 90;
const DAY: i64 = 86_400_000;

/// What the reviews say.
#[derive(Debug, Clone, Serialize)]
pub struct ThresholdEvidence {
    /// The version in force.
    pub policy_version: i64,
    /// Its threshold and floor.
    pub thresholds: Thresholds,
    /// The two rules, the candidate and what follows.
    #[serde(flatten)]
    pub proposal: Proposal,
    /// All that in words.
    pub sentence: String,
    /// The newest version proposed because of evidence, while it is not activated.
    pub proposed: Option<Proposed>,
}

/// A version on trial.
#[derive(Debug, Clone, Serialize)]
pub struct Proposed {
    /// Its number.
    pub version: i64,
    /// Its threshold.
    pub auto_threshold: f64,
    /// Who proposed it: somebody else activates it.
    pub proposed_by: Option<UserId>,
    /// Decisions routed beside it.
    pub decisions: usize,
    /// Since when, RFC 3339; none before the first.
    pub since: Option<String>,
    /// Whether it has run for 7 days or 200 decisions.
    pub is_long_enough: bool,
}

/// Propose what the reviews say: a new version that runs in the shadow from now on.
#[derive(Debug, Clone, Copy)]
pub struct ProposeThreshold {
    /// In which workflow.
    pub workflow: WorkflowId,
    /// Who proposes it.
    pub by: UserId,
}

impl ProposeThreshold {
    /// Stores the version with its evidence and sets it beside the live one, or says why there is nothing to propose.
    pub fn run(self, store: &Store, now: Timestamp) -> Result<ThresholdEvidence> {
        let found = store.read(|r| threshold_evidence(r, self.workflow, now))?;
        let to = match found.proposal.change {
            Change::Raise { to } | Change::Lower { to } => to,
            Change::Keep | Change::Recalibrate => {
                return Err(Error::refused(Because::Conflict, "no_proposal", found.sentence));
            }
        };
        let workflow = self.workflow;
        store.write(move |tx| {
            let row = tx.workflow(workflow)?;
            let active = active(tx, &row)?;
            if active.number != found.policy_version {
                return Err(Error::Conflict("another version was activated meanwhile; look again".into()));
            }
            let mut policy = active.policy;
            policy.auto_threshold = to;
            policy.check().map_err(Error::Invalid)?;
            let made = propose_in(tx, workflow, &policy, &found.sentence, Some(self.by), now)?;
            let evidence = serde_json::to_value(&found).map_err(Error::internal)?;
            tx.insert_proposal(workflow, made.id, &evidence, now)?;
            tx.set_shadow(workflow, Some(made.id))?;
            let detail = json!({"policy": made.id, "because": "evidence"});
            super::record::about_workflow(tx, "policy.shadow", Some(self.by), workflow, detail, now)
        })?;
        store.read(|r| threshold_evidence(r, workflow, now))
    }
}

fn active(r: &Reader<'_>, workflow: &WorkflowRow) -> Result<PolicyRow> {
    match workflow.policy {
        Some(id) => r.policy(id),
        None => Err(Error::Conflict("this workflow has no active policy version".into())),
    }
}

/// What the reviews of the last 90 days say about the threshold in force. Random draws and full reviews only: what a rule
/// picked, and what was routed under other thresholds, is left out.
pub fn threshold_evidence(r: &Reader<'_>, workflow: WorkflowId, now: Timestamp) -> Result<ThresholdEvidence> {
    let row = r.workflow(workflow)?;
    let active = active(r, &row)?;
    let at = Thresholds { auto: active.policy.auto_threshold, floor: active.policy.review_floor };
    let same: BTreeMap<PolicyId, bool> = r
        .policies(workflow)?
        .into_iter()
        .map(|row| (row.id, row.policy.auto_threshold == at.auto && row.policy.review_floor == at.floor))
        .collect();
    let items = r.seen_items(workflow, Timestamp(now.0 - WINDOW_DAYS * DAY), Timestamp(now.0 + 1))?;
    let usable: Vec<Reviewed> = items
        .iter()
        .filter_map(|item| Some((item, reviewed(item)?)))
        .filter(|(item, seen)| match seen.zone {
            Zone::Above | Zone::Band => same.get(&item.policy).copied().unwrap_or(false),
            Zone::Gate | Zone::BelowFloor => true,
            Zone::Rule => false,
        })
        .map(|(_, seen)| seen)
        .collect();
    let proposal = propose(&usable, at)?;
    Ok(ThresholdEvidence {
        policy_version: active.number,
        thresholds: at,
        sentence: sentence(&proposal, at),
        proposal,
        proposed: proposed(r, &row, now)?,
    })
}

fn proposed(r: &Reader<'_>, workflow: &WorkflowRow, now: Timestamp) -> Result<Option<Proposed>> {
    let Some(id) = r.newest_proposal(workflow.id)? else { return Ok(None) };
    let row = r.policy(id)?;
    if row.activated.is_some() {
        return Ok(None);
    }
    let (decisions, since) = r.shadowed(id)?;
    Ok(Some(Proposed {
        version: row.number,
        auto_threshold: row.policy.auto_threshold,
        proposed_by: row.proposed_by,
        decisions,
        since: since.map(Timestamp::to_rfc3339),
        is_long_enough: since.is_some_and(|since| is_shadow_long_enough(since.0, now.0, decisions)),
    }))
}

/// What was proposed because of evidence runs in the shadow before it routes.
pub(super) fn check_shadow(tx: &Tx<'_>, row: &PolicyRow, now: Timestamp) -> Result<()> {
    if row.activated.is_some() || tx.proposal_evidence(row.id)?.is_none() {
        return Ok(());
    }
    let (decisions, since) = tx.shadowed(row.id)?;
    if since.is_some_and(|since| is_shadow_long_enough(since.0, now.0, decisions)) {
        return Ok(());
    }
    Err(Error::refused_with(
        Because::Conflict,
        "shadow_too_short",
        format!(
            "version {} has run in the shadow for {decisions} decisions; it takes 200, or 7 days, before it may route",
            row.number
        ),
        json!({"decisions": decisions, "since": since.map(Timestamp::to_rfc3339)}),
    ))
}

fn percent(share: f64) -> String {
    let text = format!("{:.1}", share * 100.0);
    format!("{}%", text.strip_suffix(".0").unwrap_or(&text))
}

fn told(finding: &Finding) -> String {
    match (finding.estimate, finding.interval) {
        (Some(share), Some(ends)) => format!(
            "{} of {} ({}, {} to {})",
            finding.k,
            finding.n,
            percent(share),
            percent(ends.low),
            percent(ends.high)
        ),
        _ => "0 of 0 (no verdicts yet)".into(),
    }
}

fn sentence(proposal: &Proposal, at: Thresholds) -> String {
    let above = format!("above the threshold people changed {}", told(&proposal.above));
    let band = format!("between floor and threshold {}", told(&proposal.band));
    match proposal.change {
        Change::Raise { to } => {
            format!("Raise the threshold from {} to {}: {above}; at most 5% is wanted.", percent(at.auto), percent(to))
        }
        Change::Lower { to } => format!(
            "Lower the threshold from {} to {}: {band}; 20% or more is wanted, and from {} up at most 5% is shown to be changed.",
            percent(at.auto),
            percent(to),
            percent(to)
        ),
        Change::Recalibrate => format!(
            "No threshold helps: {above}, and {band}. The confidence does not order errors; calibrate it again, or ask a second model."
        ),
        Change::Keep => {
            let more = |name: &str, finding: &Finding| match (finding.status, finding.needed) {
                (Status::Insufficient, Some(needed)) => {
                    format!(" {name}: not enough evidence yet, {needed} more verdicts needed.")
                }
                (Status::Insufficient, None) => {
                    format!(" {name}: the rate lies on the edge, so no number of verdicts tells.")
                }
                _ => String::new(),
            };
            format!(
                "Nothing to propose: {above}; {band}.{}{}",
                more("Above", &proposal.above),
                more("Between", &proposal.band)
            )
        }
    }
}

/// What a version in the shadow would have done alone, and what people made of that.
#[derive(Debug, Clone, Serialize)]
pub struct GraduationReport {
    /// The version in the shadow.
    pub version: i64,
    /// Its threshold.
    pub auto_threshold: f64,
    /// Since when it is watched, RFC 3339; none before the first decision.
    pub since: Option<String>,
    /// Decisions routed beside it, decided by people or not yet.
    pub routed: usize,
    /// The figures.
    #[serde(flatten)]
    pub report: Graduation,
    /// All that in words.
    pub sentence: String,
}

/// The graduation report of the version in the shadow; none without one.
pub fn graduation_report(r: &Reader<'_>, workflow: WorkflowId, now: Timestamp) -> Result<Option<GraduationReport>> {
    let row = r.workflow(workflow)?;
    let Some(shadow) = row.shadow else { return Ok(None) };
    let policy = r.policy(shadow)?;
    let (routed, since) = r.shadowed(shadow)?;
    let items = r.seen_items(workflow, since.unwrap_or(now), Timestamp(now.0 + 1))?;
    let decided: Vec<Shadowed> = items
        .iter()
        .filter(|item| item.shadow.as_ref().is_some_and(|(policy, _)| *policy == shadow))
        .filter_map(|item| Some((item, reviewed(item)?)))
        // What came before people by doubt or rule says nothing about what would have run alone.
        .filter(|(_, seen)| seen.zone == Zone::Gate)
        .map(|(item, seen)| Shadowed {
            would_be: match item.shadow.as_ref().map(|(_, route)| route.as_str()) {
                Some("auto") => WouldBe::Alone,
                Some("review") => WouldBe::Asked,
                _ => WouldBe::NotExecuted,
            },
            changed: seen.changed,
        })
        .collect();
    let report = graduation(&decided, since.map_or(now.0, |since| since.0), now.0);
    let alone = told(&report.alone);
    let sentence = match (report.is_ready, report.alone.n) {
        (true, _) => format!("Ready: of what would have run alone, people changed {alone}; at most 5% is shown."),
        (false, 0) => "Nothing would have run alone yet, so nothing is shown.".into(),
        (false, _) => match (report.alone.status, report.alone.needed) {
            (Status::Insufficient, Some(needed)) => {
                format!(
                    "Not yet: of what would have run alone, people changed {alone}. Not enough evidence yet: {needed} more needed."
                )
            }
            (Status::Ok, _) => format!(
                "Not yet: of what would have run alone, people changed {alone}, and it takes 200 decisions or 7 days."
            ),
            _ => format!("Not ready: of what would have run alone, people changed {alone}; at most 5% is wanted."),
        },
    };
    Ok(Some(GraduationReport {
        version: policy.number,
        auto_threshold: policy.policy.auto_threshold,
        since: since.map(Timestamp::to_rfc3339),
        routed,
        report,
        sentence,
    }))
}

/// The threshold that calibrators are examined for: that of the version in force, or of the one on trial where nothing acts
/// alone yet.
pub fn examined_threshold(r: &Reader<'_>, workflow: WorkflowId) -> Result<f64> {
    threshold(r, &r.workflow(workflow)?)
}
