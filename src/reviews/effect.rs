//! Effects: what the caller did under a grant. Started, succeeded, failed; unknown when nothing more is heard. What does
//! not fit what was approved is kept all the same, and raises an alarm.

use super::gold::refuse_gold;
use super::grant::is_token_of;
use super::record::about_decision;
use crate::domain::{DecisionId, Timestamp, UserId};
use crate::error::{Because, Error, Result};
use crate::store::{EffectReportRow, GrantRow, ModelDecisionRow, NewEffectReport, Store, Tx};
use serde::{Deserialize, Serialize};
use serde_json::json;

/// How far the action is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum EffectState {
    /// It is about to run. Report this first: a payload that does not fit is refused before it runs.
    Started,
    /// It ran.
    Succeeded,
    /// It did not.
    Failed,
}

impl EffectState {
    /// The word in the store and the API.
    pub fn as_str(self) -> &'static str {
        match self {
            EffectState::Started => "started",
            EffectState::Succeeded => "succeeded",
            EffectState::Failed => "failed",
        }
    }
}

/// A caller reports what it does.
pub struct ReportEffect {
    /// Under which decision.
    pub decision: DecisionId,
    /// The grant it holds.
    pub grant: Option<String>,
    /// How far it is.
    pub state: EffectState,
    /// SHA-256 of the canonical arguments it runs with.
    pub args_digest: String,
    /// A remark.
    pub note: String,
    /// Whose token.
    pub by: UserId,
}

enum Outcome {
    Fits,
    Alarm(String),
}

impl ReportEffect {
    /// Stores the report. One that does not fit is an alarm: it is on disk, and the caller is told not to go on.
    pub fn run(self, store: &Store, now: Timestamp) -> Result<()> {
        if self.note.chars().count() > 2000 {
            return Err(Error::invalid("the note is longer than 2,000 characters"));
        }
        if self.args_digest.len() != 64 || !self.args_digest.bytes().all(|b| b.is_ascii_hexdigit()) {
            return Err(Error::invalid("args_digest is no SHA-256 in hexadecimal; send it, or `args` themselves"));
        }
        let id = self.decision;
        match store.write(move |tx| self.report(tx, now))? {
            Outcome::Fits => Ok(()),
            // Decided outside the transaction: an error inside would undo keeping the report.
            Outcome::Alarm(reason) => Err(Error::refused(
                Because::Conflict,
                "integrity_alarm",
                format!("decision {id}: {reason}. Do not run it; this was recorded as an alarm"),
            )),
        }
    }

    fn report(&self, tx: &Tx<'_>, now: Timestamp) -> Result<Outcome> {
        refuse_gold(tx, self.decision, false)?;
        let decision = tx.model_decision(self.decision)?;
        let grant = tx.grant_of(decision.id)?;
        let before = tx.effect_reports(decision.id)?;
        if let Some(last) = before.last()
            && last.alarm.is_none()
            && last.state == self.state.as_str()
            && last.args_digest.eq_ignore_ascii_case(&self.args_digest)
            && last.person == self.by
            && self.holds(tx, &decision, grant.as_ref())?
        {
            return Ok(Outcome::Fits);
        }
        let alarm = self.misfit(tx, &decision, grant.as_ref(), &before, now)?;
        let state = self.state.as_str();
        let report = tx.insert_effect_report(
            &NewEffectReport {
                decision: decision.id,
                grant: grant.as_ref().map(|grant| grant.id),
                state,
                args_digest: &self.args_digest.to_lowercase(),
                note: self.note.trim(),
                person: self.by,
                alarm: alarm.as_deref(),
            },
            now,
        )?;
        let detail = json!({"report": report, "state": state, "fits": alarm.is_none()});
        about_decision(tx, "effect.report", Some(self.by), decision.id, detail.clone(), now)?;
        if let Some(reason) = alarm {
            let id = tx.insert_alarm(decision.workflow, Some(decision.id), "effect", &reason, now)?;
            about_decision(tx, "integrity.alarm", None, decision.id, json!({"alarm": id, "report": report}), now)?;
            tx.happen(decision.workflow, "integrity.alarm", Some(decision.id), None, json!({"alarm": id}), now)?;
            return Ok(Outcome::Alarm(reason));
        }
        if let Some(grant) = grant {
            tx.use_grant(grant.id, now)?;
        }
        tx.set_effect(decision.id, state, now)?;
        tx.happen(decision.workflow, "decision.effect_reported", Some(decision.id), None, detail, now)?;
        Ok(Outcome::Fits)
    }

    fn holds(&self, tx: &Tx<'_>, decision: &ModelDecisionRow, grant: Option<&GrantRow>) -> Result<bool> {
        let (Some(grant), Some(text)) = (grant, &self.grant) else { return Ok(false) };
        Ok(is_token_of(&tx.workflow(decision.workflow)?.grant_key, grant, text))
    }

    /// Why a report does not fit what was approved; none when it does.
    fn misfit(
        &self,
        tx: &Tx<'_>,
        decision: &ModelDecisionRow,
        grant: Option<&GrantRow>,
        before: &[EffectReportRow],
        now: Timestamp,
    ) -> Result<Option<String>> {
        let Some(grant) = grant else { return Ok(Some("nothing was granted".into())) };
        if !self.holds(tx, decision, Some(grant))? {
            return Ok(Some("the grant is not the one that was given".into()));
        }
        if !grant.args_digest.eq_ignore_ascii_case(&self.args_digest) {
            return Ok(Some("the payload is not the one that was approved".into()));
        }
        let ran = before.iter().rev().find(|report| report.alarm.is_none());
        let is_news = self.state != EffectState::Started && matches!(decision.effect.as_str(), "started" | "unknown");
        Ok(match grant.state.as_str() {
            "revoked" => Some("the grant was revoked".into()),
            // A grant is for one run: after it was used only the end of that run is news.
            "used" if is_news => None,
            "used" => Some(format!("the grant was used: {}", ran.map_or("before", |report| report.state.as_str()))),
            _ if now < grant.releases => Some("the outbox holds it still".into()),
            _ if now >= grant.expires => Some("the grant ran out".into()),
            _ => None,
        })
    }
}
