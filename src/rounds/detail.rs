//! What a round says item by item, and two rounds beside one another.

use super::report::RoundReport;
use crate::domain::ProjectId;
use crate::error::{Error, Result};
use crate::learning::{Examples, Judged};
use crate::metrics::{Comparison as Test, is_worse_beyond_noise};
use crate::models::Score;
use crate::store::Reader;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Holdout labels kept one by one; a holdout that is larger keeps its first rows.
const MOST_CALLS: usize = 5_000;
/// Flips listed.
const MOST_FLIPS: usize = 50;

/// Kept beside the report of a round.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct RoundDetail {
    /// How the model calls the holdout's labels, none of which it has seen; calibrated, cross-fitted.
    pub calls: Vec<Call>,
    /// What it calls otherwise than the model before.
    pub flips: Flips,
}

/// A label and what the model says of it. Classes are numbers of the schema, or bit masks of sets.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(from = "(u32, u32, u32, f32)", into = "(u32, u32, u32, f32)")]
pub struct Call {
    /// Row of the item.
    pub row: u32,
    /// What people say.
    pub truth: u32,
    /// What the model says.
    pub said: u32,
    /// How sure it is.
    pub confidence: f32,
}

impl From<(u32, u32, u32, f32)> for Call {
    fn from((row, truth, said, confidence): (u32, u32, u32, f32)) -> Call {
        Call { row, truth, said, confidence }
    }
}

impl From<Call> for (u32, u32, u32, f32) {
    fn from(call: Call) -> Self {
        (call.row, call.truth, call.said, call.confidence)
    }
}

/// Items that two models call otherwise.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Flips {
    /// How many.
    pub count: usize,
    /// Of so many that both scored.
    pub of: usize,
    /// The surest changes of mind first, by the less sure of the two models.
    pub listed: Vec<Flip>,
}

/// One of them.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Flip {
    /// Row of the item.
    pub row: u32,
    /// What the model before said, and how sure it was.
    pub before: (u32, f32),
    /// What the new one says.
    pub after: (u32, f32),
}

impl Flips {
    /// Between the scores of two models of the same rows; one may have more.
    pub(super) fn of(old: &[Score], new: &[Score]) -> Flips {
        let mut listed: Vec<Flip> = (0u32..)
            .zip(old.iter().zip(new))
            .filter(|(_, (old, new))| old.top != new.top)
            .map(|(row, (old, new))| Flip { row, before: (old.top, old.confidence), after: (new.top, new.confidence) })
            .collect();
        let count = listed.len();
        let doubt = |flip: &Flip| -(flip.before.1.min(flip.after.1));
        listed.sort_by(|a, b| doubt(a).total_cmp(&doubt(b)).then(a.row.cmp(&b.row)));
        listed.truncate(MOST_FLIPS);
        Flips { count, of: old.len().min(new.len()), listed }
    }
}

/// The holdout's labels with what the model says.
pub(super) fn calls(holdout: &Examples, judged: &Judged) -> Vec<Call> {
    let places = holdout.rows.iter().zip(&holdout.targets).zip(judged.said.iter().zip(&judged.sure));
    let call = |((row, truth), (said, sure)): ((&usize, &usize), (&usize, &f64))| Call {
        row: *row as u32,
        truth: *truth as u32,
        said: *said as u32,
        confidence: *sure as f32,
    };
    places.map(call).take(MOST_CALLS).collect()
}

/// The detail of a round; empty for one that did not end well, or of an older version.
pub fn round_detail(reader: &Reader<'_>, project: ProjectId, number: i64) -> Result<RoundDetail> {
    let round = reader.round(project, number)?;
    let detail = reader.round_detail(round.id)?;
    Ok(detail.and_then(|detail| serde_json::from_str(&detail).ok()).unwrap_or_default())
}

/// Two rounds beside one another.
#[derive(Debug, Clone, Serialize)]
pub struct Comparison {
    /// The older one.
    pub a: Side,
    /// The newer one.
    pub b: Side,
    /// Settings that differ: name, in `a`, in `b`.
    pub settings: Vec<(String, String, String)>,
    /// On the holdout labels that both judged, by what people say now of them in `b`. None without such.
    pub test: Option<Test>,
    /// Of these labels, those where the two disagree, and who is right: row, what `a` says, what `b` says, the truth.
    pub differ: Vec<(u32, u32, u32, u32)>,
}

/// One of the two.
#[derive(Debug, Clone, Serialize)]
pub struct Side {
    /// The round.
    pub round: i64,
    /// Its report.
    pub report: RoundReport,
}

/// Compares two rounds that ended well. What `a` and `b` say was cross-fitted in their own time, so neither has seen the
/// labels it is judged by.
pub fn compare_rounds(reader: &Reader<'_>, project: ProjectId, a: i64, b: i64) -> Result<Comparison> {
    if a == b {
        return Err(Error::invalid(format!("Round {a} cannot be compared with itself: name two rounds.")));
    }
    let (a, b) = (a.min(b), a.max(b));
    let side = |number: i64| -> Result<(Side, BTreeMap<String, String>)> {
        let row = reader.round(project, number)?;
        let report = row
            .report
            .and_then(|report| serde_json::from_value(report).ok())
            .ok_or_else(|| Error::Conflict(format!("Round {number} has no report to compare: it is {}.", row.state)))?;
        let settings = row.settings.as_ref().and_then(|settings| settings.as_object().cloned()).unwrap_or_default();
        let text = |value: serde_json::Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        let settings = settings.into_iter().map(|(name, value)| (name, text(value))).collect();
        Ok((Side { round: number, report }, settings))
    };
    let ((side_a, of_a), (side_b, of_b)) = (side(a)?, side(b)?);
    let names: std::collections::BTreeSet<&String> = of_a.keys().chain(of_b.keys()).collect();
    let nothing = "–".to_owned();
    let settings = names
        .into_iter()
        .map(|name| {
            let of = |side: &BTreeMap<String, String>| side.get(name).unwrap_or(&nothing).clone();
            (name.replace('_', " "), of(&of_a), of(&of_b))
        })
        .filter(|(_, in_a, in_b)| in_a != in_b)
        .collect();
    let calls_a: BTreeMap<u32, Call> =
        round_detail(reader, project, a)?.calls.into_iter().map(|call| (call.row, call)).collect();
    let calls_b = round_detail(reader, project, b)?.calls;
    let shared: Vec<(Call, Call)> = calls_b.iter().filter_map(|call| Some((*calls_a.get(&call.row)?, *call))).collect();
    let right = |said: fn(&(Call, Call)) -> u32| -> Vec<bool> {
        shared.iter().map(|pair| said(pair) == pair.1.truth).collect()
    };
    let test =
        (!shared.is_empty()).then(|| is_worse_beyond_noise(&right(|pair| pair.1.said), &right(|pair| pair.0.said)));
    let differ =
        shared.iter().filter(|(a, b)| a.said != b.said).map(|(a, b)| (b.row, a.said, b.said, b.truth)).collect();
    Ok(Comparison { a: side_a, b: side_b, settings, test, differ })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_surest_changes_of_mind_come_first() {
        let score = |top, confidence| Score { top, confidence, margin: 0.0, entropy: 0.0 };
        let old = [score(0, 0.9), score(1, 0.6), score(2, 0.8), score(0, 0.99)];
        let new = [score(1, 0.7), score(0, 0.95), score(2, 0.8), score(1, 0.4), score(1, 1.0)];
        let flips = Flips::of(&old, &new);
        assert_eq!((flips.count, flips.of), (3, 4));
        assert_eq!(flips.listed.iter().map(|flip| flip.row).collect::<Vec<_>>(), [0, 1, 3]);
        assert_eq!(flips.listed[0], Flip { row: 0, before: (0, 0.9), after: (1, 0.7) });
    }

    #[test]
    fn a_call_is_written_as_four_numbers() {
        let call = Call { row: 7, truth: 1, said: 0, confidence: 0.5 };
        let text = serde_json::to_string(&call).unwrap();
        assert_eq!(text, "[7,1,0,0.5]");
        assert_eq!(serde_json::from_str::<Call>(&text).unwrap(), call);
    }
}
