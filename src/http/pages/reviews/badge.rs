//! The confidence badge: a number, a band from the policy's own thresholds, and whether the number is calibrated. In
//! words, never by colour alone.

use super::sure;
use crate::error::Result;
use crate::http::speech::t;
use crate::metrics::wilson;
use crate::routing::{CalibratorStatus, DecisionFacts, Reason, Route};
use crate::store::{ModelDecisionRow, Reader};
use serde::Serialize;

/// Decisions looked back on.
const LOOK_BACK: usize = 500;
/// Reviewed decisions at a level before their share says anything.
const ENOUGH: usize = 10;

/// The badge.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct Badge {
    /// `78%`, or that there is none.
    number: String,
    /// `high`, `medium`, `low` or `none`.
    band: &'static str,
    /// What is wrong with the number; none when a valid calibrator stands behind it.
    doubt: Option<String>,
    /// What the band means under the policy.
    means: String,
}

/// The badge of a decision, by the thresholds it was routed with.
pub(super) fn badge_of(decision: &ModelDecisionRow) -> Badge {
    let plain = badge(&decision.facts, decision.auto_threshold, decision.review_floor);
    match plain.band {
        "none" => by_rule(decision.route, decision.reason, &decision.facts).unwrap_or(plain),
        _ => plain,
    }
}

/// Where there is no confidence: the score, or the field that is least sure. None where there is neither.
fn by_rule(route: Route, reason: Reason, facts: &DecisionFacts) -> Option<Badge> {
    let band = match (route, reason) {
        (Route::Auto, _) => "high",
        (_, Reason::RejectStaged | Reason::SoftReject) => "low",
        _ => "medium",
    };
    if let Some(score) = facts.job_score.or(facts.score).filter(|score| (0.0..=100.0).contains(score)) {
        let means = match facts.job_score {
            Some(_) => t!("badge-own-weights"),
            None => t!("badge-sent"),
        };
        let number = t!("item-score", score = super::score(score));
        return Some(Badge { number, band, doubt: None, means });
    }
    let shares = facts.fields.iter().map(|field| field.confidence.filter(|share| (0.0..=1.0).contains(share)));
    let least = shares.map(|share| share.unwrap_or(0.0)).min_by(f64::total_cmp)?;
    let means = t!("badge-least-field");
    Some(Badge { number: t!("badge-fields-from", share = sure(least)), band, doubt: None, means })
}

fn badge(facts: &DecisionFacts, auto: f64, floor: f64) -> Badge {
    let Some(number) = facts.usable_confidence() else {
        return Badge { number: t!("badge-no-number"), band: "none", doubt: None, means: t!("badge-no-confidence") };
    };
    let (band, means) = match number {
        n if n >= auto => ("high", t!("badge-high", auto = sure(auto))),
        n if n >= floor => ("medium", t!("badge-medium", floor = sure(floor), auto = sure(auto))),
        _ => ("low", t!("badge-low", floor = sure(floor))),
    };
    let doubt = match facts.calibrator {
        CalibratorStatus::Valid => None,
        CalibratorStatus::Missing => Some(t!("badge-uncalibrated")),
        CalibratorStatus::Weak => Some(t!("badge-weak")),
        CalibratorStatus::Stale => Some(t!("badge-stale")),
    };
    Badge { number: sure(number), band, doubt, means }
}

/// What people made of the last decisions about as sure as this one: approved unchanged, or not.
pub(super) fn past_at_level(r: &Reader<'_>, decision: &ModelDecisionRow) -> Result<String> {
    let Some(number) = decision.facts.usable_confidence() else { return Ok(String::new()) };
    let step = |share: f64| (share * 20.0 + 1e-9).floor().min(19.0) as i64;
    let level = step(number);
    let (mut reviewed, mut agreed) = (0, 0);
    for row in r.model_decisions(decision.workflow, i64::MAX, LOOK_BACK)? {
        let is_decided = row.verdict.is_some() && matches!(row.status.as_str(), "approved" | "edited" | "rejected");
        if is_decided && row.id != decision.id && row.facts.usable_confidence().map(step) == Some(level) {
            reviewed += 1;
            agreed += usize::from(row.status == "approved");
        }
    }
    Ok(agreement_text(level, agreed, reviewed))
}

fn agreement_text(level: i64, agreed: usize, reviewed: usize) -> String {
    let (from, to) = (sure(level as f64 / 20.0), sure((level + 1) as f64 / 20.0));
    if reviewed < ENOUGH {
        return t!("badge-not-enough", from = from, to = to, reviewed = reviewed, enough = ENOUGH);
    }
    let interval = wilson(agreed, reviewed);
    let whole = |share: f64| sure((share * 100.0).round() / 100.0);
    let (low, high) = (whole(interval.low), whole(interval.high));
    t!("badge-past", reviewed = reviewed, from = from, to = to, agreed = agreed, low = low, high = high)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts(confidence: Option<f64>, calibrator: CalibratorStatus) -> DecisionFacts {
        DecisionFacts { confidence, calibrator, ..DecisionFacts::default() }
    }

    #[test]
    fn the_band_is_the_policys_and_the_doubt_is_said_in_words() {
        let of = |confidence| badge(&facts(Some(confidence), CalibratorStatus::Missing), 0.85, 0.6);
        assert_eq!((of(0.85).band, of(0.8499).band, of(0.6).band, of(0.59).band), ("high", "medium", "medium", "low"));
        assert_eq!((of(0.78).number.as_str(), of(0.78).doubt.as_deref()), ("78%", Some("uncalibrated")));
        assert_eq!(badge(&facts(Some(0.9), CalibratorStatus::Valid), 0.85, 0.6).doubt, None);
        // The same number is another band under another policy.
        assert_eq!(badge(&facts(Some(0.9), CalibratorStatus::Valid), 0.97, 0.6).band, "medium");
        for broken in [None, Some(1.2), Some(f64::NAN)] {
            assert_eq!(badge(&facts(broken, CalibratorStatus::Valid), 0.85, 0.6).band, "none");
        }
    }

    #[test]
    fn without_a_confidence_the_score_or_the_least_sure_field_stands_there() {
        let field = |share| crate::routing::Field { name: "a".into(), confidence: share };
        let score = DecisionFacts { score: Some(39.99), ..DecisionFacts::default() };
        let of = |facts: &DecisionFacts, route, reason| by_rule(route, reason, facts);
        let low = of(&score, Route::Review, Reason::RejectStaged).unwrap();
        assert_eq!((low.number.as_str(), low.band), ("39.9 of 100", "low"));
        let own = DecisionFacts { job_score: Some(81.0), ..score };
        assert_eq!(of(&own, Route::Auto, Reason::PostHoc).unwrap().number, "81 of 100");
        let read = DecisionFacts { fields: vec![field(Some(0.97)), field(Some(0.709))], ..DecisionFacts::default() };
        assert_eq!(of(&read, Route::Review, Reason::FieldBelowThreshold).unwrap().number, "fields from 70.9%");
        assert_eq!(of(&DecisionFacts::default(), Route::Review, Reason::GateAll), None);
    }

    #[test]
    fn little_evidence_is_called_that() {
        assert_eq!(
            agreement_text(16, 3, 4),
            "Not enough evidence yet at 80% to 85%: people decided 4 of the 10 this needs."
        );
        assert_eq!(
            agreement_text(16, 41, 50),
            "Of the last 50 at 80% to 85%, people approved 41 unchanged (69% to 90%)."
        );
    }
}
