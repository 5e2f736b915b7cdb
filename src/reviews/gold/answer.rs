//! A verdict on a gold item: it is stored and counts as a day's work, and nothing follows from it but a word to whoever
//! gave it.

use super::super::settle::store;
use super::super::verdict::{Given, Sound, Verb};
use crate::domain::{Timestamp, VerdictId};
use crate::error::Result;
use crate::routing::Magnitude;
use crate::store::{GoldServing, Reader, Tx};
use serde::Serialize;
use serde_json::json;

/// What a verdict on a gold item came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum GoldResult {
    /// As known.
    Matched,
    /// Not as known: an error passed, or what was right did not.
    Missed,
    /// The second tier should decide: neither.
    HandedUp,
}

impl GoldResult {
    /// The word in the store and the API.
    pub fn as_str(self) -> &'static str {
        match self {
            GoldResult::Matched => "matched",
            GoldResult::Missed => "missed",
            GoldResult::HandedUp => "handed_up",
        }
    }

    pub(in super::super) fn parse(word: &str) -> GoldResult {
        match word {
            "matched" => GoldResult::Matched,
            "missed" => GoldResult::Missed,
            _ => GoldResult::HandedUp,
        }
    }
}

/// What somebody is told about a practice item, right after their verdict.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Practice {
    /// What it came to.
    pub result: GoldResult,
    /// What it was planted as: `approve` or `reject`.
    pub known: String,
    /// Why it is wrong, as a reason code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason_code: Option<String>,
    /// In words.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// All that in a sentence.
    pub says: &'static str,
}

impl Practice {
    fn of(result: GoldResult, known: &str, reason_code: Option<String>, note: String) -> Practice {
        Practice { result, known: known.to_owned(), reason_code, note, says: says(result, known).1 }
    }

    /// One word for a page that says the sentence.
    pub fn word(&self) -> &'static str {
        says(self.result, &self.known).0
    }
}

/// The sentence of [`Practice::word`].
pub fn practice_said(word: &str) -> Option<&'static str> {
    let all = [GoldResult::Matched, GoldResult::Missed, GoldResult::HandedUp];
    let said = all.into_iter().flat_map(|result| ["approve", "reject"].map(|known| says(result, known)));
    said.into_iter().find(|(of, _)| *of == word).map(|(_, sentence)| sentence)
}

/// What is said, under a word.
fn says(result: GoldResult, known: &str) -> (&'static str, &'static str) {
    match (result, known) {
        (GoldResult::Matched, "reject") => (
            "practice-caught",
            "That was a practice item, planted with an error, and you did not let it pass. Nothing was sent.",
        ),
        (GoldResult::Matched, _) => {
            ("practice-right", "That was a practice item, planted as right, and you approved it. Nothing was sent.")
        }
        (GoldResult::Missed, "reject") => (
            "practice-passed",
            "That was a practice item, planted with an error that was easy to miss, and you approved it. Nothing was sent and nobody is harmed; what was wrong stands under Your reviews.",
        ),
        (GoldResult::Missed, _) => (
            "practice-refused",
            "That was a practice item, planted as right, and you decided otherwise. Nothing was sent; what whoever planted it thought stands under Your reviews.",
        ),
        (GoldResult::HandedUp, _) => (
            "practice-up",
            "That was a practice item. You handed it up, which is always in order. Nothing was sent, and nobody else is asked.",
        ),
    }
}

/// What a verdict comes to. A cosmetic edit lets pass what it edits; an edit beyond somebody's authority is one, too.
fn result_of(known: &str, verb: Verb, is_cosmetic: bool) -> GoldResult {
    let passes = match verb {
        Verb::Approve => true,
        Verb::Edit => is_cosmetic,
        Verb::Reject => false,
        _ => return GoldResult::HandedUp,
    };
    if passes == (known == "approve") { GoldResult::Matched } else { GoldResult::Missed }
}

/// Stores the verdict and closes the item. No grant, no correction, no happening: the decision ends as called off.
pub(in super::super) fn answer(tx: &Tx<'_>, sound: &Sound<'_>, serving: &GoldServing, now: Timestamp) -> Result<Given> {
    let (item, decision) = (&sound.held.item, &sound.held.decision);
    let gold = tx.gold(item.workflow, serving.gold)?;
    let is_cosmetic = sound.change.as_ref().is_some_and(|change| change.magnitude == Magnitude::Cosmetic);
    let result = result_of(&gold.known, sound.said.verb, is_cosmetic);
    let more = json!({"gold": gold.id, "known": gold.known, "result": result});
    store(tx, sound, "gold.answer", &more, now)?;
    let verdict = sound.number;
    tx.end_review(sound.held.review.id, sound.said.by.person, now)?;
    tx.close_item(item.id, "answered", now)?;
    tx.end_decision(decision.id, "cancelled", now)?;
    tx.answer_gold(decision.id, (sound.said.by.person, verdict), result.as_str(), now)?;
    Ok(Given {
        verdict,
        decision: decision.id,
        item: item.id,
        verb: sound.verb.as_str().to_owned(),
        at: now.to_rfc3339(),
        practice: Some(Practice::of(result, &gold.known, gold.reason_code, gold.note)),
        releases_at: None,
        is_repeat: false,
    })
}

/// What was said about a verdict on a gold item; none where it was on a real one.
pub(in super::super) fn practice_of(
    r: &Reader<'_>,
    decision: crate::domain::DecisionId,
    verdict: VerdictId,
) -> Result<Option<Practice>> {
    let Some(serving) = r.gold_behind(decision)?.filter(|serving| serving.verdict == Some(verdict)) else {
        return Ok(None);
    };
    let gold = r.gold(r.workflow_of_decision(decision)?, serving.gold)?;
    let result = GoldResult::parse(serving.result.as_deref().unwrap_or_default());
    Ok(Some(Practice::of(result, &gold.known, gold.reason_code, gold.note)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_passes_an_error_is_missed_and_handing_up_is_neither() {
        use GoldResult::{HandedUp, Matched, Missed};
        let of = |known, verb, is_cosmetic| result_of(known, verb, is_cosmetic);
        assert_eq!(of("reject", Verb::Approve, false), Missed);
        assert_eq!(of("reject", Verb::Edit, true), Missed);
        assert_eq!(of("reject", Verb::Edit, false), Matched);
        assert_eq!(of("reject", Verb::Reject, false), Matched);
        assert_eq!(of("approve", Verb::Approve, false), Matched);
        assert_eq!(of("approve", Verb::Edit, true), Matched);
        assert_eq!(of("approve", Verb::Edit, false), Missed);
        assert_eq!(of("approve", Verb::Reject, false), Missed);
        for known in ["approve", "reject"] {
            assert_eq!(of(known, Verb::Escalate, false), HandedUp);
        }
    }

    #[test]
    fn every_outcome_says_that_it_was_practice_and_caused_nothing() {
        for result in [GoldResult::Matched, GoldResult::Missed, GoldResult::HandedUp] {
            for known in ["approve", "reject"] {
                let said = Practice::of(result, known, None, String::new());
                assert!(said.says.contains("practice item") && said.says.contains("Nothing was sent"), "{}", said.says);
                assert_eq!(GoldResult::parse(result.as_str()), result);
            }
        }
    }
}
