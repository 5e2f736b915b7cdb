//! Whether seeing the model's suggestion sways people: how often answers say what was suggested where it was shown, and
//! where a keyed draw hid it. Both had a suggestion, and only the draw tells them apart, so the difference is the sight's.
//!
//! Answers from while a project showed none at all are left out: another time, other items. They are known by the draw,
//! which can be made again, and by the model: only models count behind which both kinds of answers stand.

use crate::domain::ProjectId;
use crate::error::Result;
use crate::metrics::{Interval, newcombe, wilson};
use crate::queue::suggestion_draw;
use crate::store::Reader;
use serde::Serialize;
use std::collections::BTreeMap;

/// Answers of each kind from which a difference is told.
pub const FEWEST: usize = 50;

/// Answers of one kind.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Swayed {
    /// Answers.
    pub answers: usize,
    /// Of these, such as say what the model suggested.
    pub agreed: usize,
}

/// How answers with a shown and with a hidden suggestion compare.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Anchoring {
    /// Where the suggestion was shown before the answer.
    pub shown: Swayed,
    /// Where the draw hid it.
    pub hidden: Swayed,
    /// Share agreed where shown minus share agreed where hidden; null below `fewest` answers of either kind.
    pub difference: Option<f64>,
    /// Its 95 % interval, Newcombe's.
    pub interval: Option<Interval>,
    /// Answers of each kind that it takes.
    pub fewest: usize,
    /// All of it in a sentence or two.
    pub sentence: String,
}

/// Compares the standing answers of a project; none where labels have no suggestions.
pub fn anchoring(reader: &Reader<'_>, project: ProjectId) -> Result<Option<Anchoring>> {
    let row = reader.project(project)?;
    if row.schema.is_structured() {
        return Ok(None);
    }
    let share = row.settings.suggestion_hidden_share;
    let mut of_models: BTreeMap<Option<i64>, [Swayed; 2]> = BTreeMap::new();
    reader.each_suggested_answer(project, |given| {
        let is_hidden = given.shown == "hidden";
        // What the draw would have shown was hidden by a setting, and the other way round.
        if (suggestion_draw(row.seed, given.row, given.person) < share) != is_hidden {
            return;
        }
        let kind = &mut of_models.entry(given.model).or_default()[usize::from(is_hidden)];
        kind.answers += 1;
        kind.agreed += usize::from(row.schema.says_the_same(given.suggestion, given.class));
    })?;
    let mut both = [Swayed::default(); 2];
    for kinds in of_models.into_values().filter(|kinds| kinds.iter().all(|kind| kind.answers > 0)) {
        for (sum, kind) in both.iter_mut().zip(kinds) {
            sum.answers += kind.answers;
            sum.agreed += kind.agreed;
        }
    }
    Ok(Some(compared(both[0], both[1])))
}

fn compared(shown: Swayed, hidden: Swayed) -> Anchoring {
    let is_enough = shown.answers >= FEWEST && hidden.answers >= FEWEST;
    let share = |kind: Swayed| kind.agreed as f64 / kind.answers as f64;
    let difference = is_enough.then(|| share(shown) - share(hidden));
    let interval = is_enough.then(|| newcombe(shown.agreed, shown.answers, hidden.agreed, hidden.answers));
    let sentence = match (difference, interval) {
        (Some(difference), Some(interval)) => said(shown, hidden, difference, interval),
        _ => format!(
            "Not enough yet: it takes {FEWEST} answers with the suggestion shown and {FEWEST} with it hidden by the draw, and there are {} and {}.",
            shown.answers, hidden.answers
        ),
    };
    Anchoring { shown, hidden, difference, interval, fewest: FEWEST, sentence }
}

fn said(shown: Swayed, hidden: Swayed, difference: f64, interval: Interval) -> String {
    let percent = |x: f64| format!("{:.0}%", x * 100.0);
    let points = |x: f64| format!("{}{:.1}", if x < -0.0005 { "−" } else { "" }, x.abs() * 100.0);
    let of = |kind: Swayed| {
        let around = wilson(kind.agreed, kind.answers);
        let share = percent(kind.agreed as f64 / kind.answers as f64);
        format!("{share} of {} answers ({} to {})", kind.answers, percent(around.low), percent(around.high))
    };
    let means = if interval.low > 0.0 {
        "Seeing it moves answers towards the model."
    } else if interval.high < 0.0 {
        "Seeing it moves answers away from the model."
    } else {
        "The interval holds 0: nothing shows that seeing it sways people."
    };
    format!(
        "People said what the model suggested in {} when they saw it, and in {} when it was hidden: a difference of {} points (95% interval {} to {}). {means}",
        of(shown),
        of(hidden),
        points(difference),
        points(interval.low),
        points(interval.high)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_difference_is_newcombes_and_few_answers_say_nothing() {
        // Newcombe 1998, table II (a): 56 of 70 against 48 of 80 is 0.2 (0.0524 to 0.3339).
        let found = compared(Swayed { answers: 70, agreed: 56 }, Swayed { answers: 80, agreed: 48 });
        assert!((found.difference.unwrap() - 0.2).abs() < 1e-12);
        assert!((found.interval.unwrap().low - 0.0524).abs() < 2e-4);
        assert!(found.sentence.contains("difference of 20.0 points (95% interval 5.2 to 33.4)"), "{}", found.sentence);
        assert!(found.sentence.ends_with("towards the model."));
        let same = compared(Swayed { answers: 60, agreed: 30 }, Swayed { answers: 60, agreed: 30 });
        assert!(
            same.sentence.contains("(95% interval −") && same.sentence.ends_with("sways people."),
            "{}",
            same.sentence
        );
        let few = compared(Swayed { answers: 500, agreed: 400 }, Swayed { answers: 49, agreed: 30 });
        assert_eq!((few.difference, few.interval), (None, None));
        assert!(few.sentence.contains("there are 500 and 49"), "{}", few.sentence);
    }
}
