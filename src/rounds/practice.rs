//! How people answer practice items: the share that says what the lead said, per person with its interval, and per item.
//! The same measure as agreement between people has: two answers are the same or they are not. Spans also get their token
//! F1, ratings the steps between. Nobody is ranked, and nobody is flagged for a small sample.

use crate::crowd::{LabeledStretch, TokenCounts, shared_tokens};
use crate::domain::schema::{NONE_CLASS, NONE_LABEL, Stretch, stretches};
use crate::domain::{ItemId, LabelSchema, LabelValue, ProjectId, Timestamp, UserId};
use crate::error::Result;
use crate::metrics::{Interval, wilson};
use crate::store::{DecisionRow, GoldGiven, ProjectRow, Reader};
use serde::Serialize;
use std::collections::BTreeMap;

/// Agreement with the labels of practice items.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct PracticeFigure {
    /// Practice items answered.
    pub answered: usize,
    /// Of these, answered like the lead.
    pub agreed: usize,
    /// The share; null without an answer.
    pub share: Option<f64>,
    /// Its 95 % interval, Wilson's.
    pub interval: Interval,
    /// Of spans, the token F1 over all answers; null for everything else.
    pub token_f1: Option<f64>,
    /// Of ratings, the mean number of steps between an answer and the lead's; null for everything else.
    pub steps: Option<f64>,
}

/// One person's.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PersonPractice {
    /// By name.
    pub name: String,
    /// The figure.
    #[serde(flatten)]
    pub figure: PracticeFigure,
    /// Even the upper end of the interval lies below the project's `gold_floor`.
    pub is_low: bool,
}

/// One practice item.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PracticeItem {
    /// Its id.
    pub item: String,
    /// Its label; null where its class is over, and then it is handed to nobody.
    pub label: Option<LabelValue>,
    /// Why it is so.
    pub because: String,
    /// Who marked it, by name.
    pub by: String,
    /// When it was marked.
    #[serde(skip)]
    pub marked: Timestamp,
    /// People who answered it.
    pub answered: usize,
    /// Of these, like the lead.
    pub agreed: usize,
    /// What people wrote beside their answers, and whether they flagged them, without names.
    pub remarks: Vec<String>,
    /// How many answers were flagged.
    pub flagged: usize,
}

/// What leads read about a project's practice items.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PracticeOverview {
    /// One in so many items is one; 0: none is handed out.
    pub every: u32,
    /// `told` or `never`.
    pub feedback: String,
    /// Below which even the upper end of an interval is flagged.
    pub floor: f64,
    /// Everybody who answered one, by name.
    pub people: Vec<PersonPractice>,
    /// The items, those first that most people answer otherwise.
    pub items: Vec<PracticeItem>,
}

/// Counts up answers.
#[derive(Default)]
struct Tally {
    answered: usize,
    agreed: usize,
    tokens: TokenCounts,
    /// Answers that are steps of a scale, and the steps between them and the lead's.
    rated: (usize, u64),
}

impl Tally {
    fn figure(&self, schema: &LabelSchema) -> PracticeFigure {
        PracticeFigure {
            answered: self.answered,
            agreed: self.agreed,
            share: (self.answered > 0).then(|| self.agreed as f64 / self.answered as f64),
            interval: wilson(self.agreed, self.answered),
            steps: (self.rated.0 > 0).then(|| self.rated.1 as f64 / self.rated.0 as f64),
            token_f1: if matches!(schema, LabelSchema::Spans(_)) { self.tokens.f1() } else { None },
        }
    }
}

fn plain(spans: &[Stretch]) -> Vec<LabeledStretch<'_>> {
    spans.iter().map(|span| (span.start, span.end, span.label.as_str())).collect()
}

/// Counts an answer; returns whether it says what the lead said.
fn count(
    reader: &Reader<'_>,
    project: &ProjectRow,
    known: &DecisionRow,
    given: &GoldGiven,
    tally: &mut Tally,
) -> Result<bool> {
    let agrees = project.schema.says_the_same(known.class, given.answer.class);
    tally.answered += 1;
    tally.agreed += usize::from(agrees);
    if matches!(project.schema, LabelSchema::Rating(_)) && known.class != NONE_CLASS && given.answer.class != NONE_CLASS
    {
        tally.rated.0 += 1;
        tally.rated.1 += u64::from(known.class.abs_diff(given.answer.class));
    }
    if let (LabelSchema::Spans(spans), Some(label)) = (&project.schema, &known.label) {
        let (one, other) = (stretches(label), stretches(&given.answer.label));
        let data = reader.item(given.answer.item)?.data;
        tally.tokens.add(shared_tokens(spans.text_of(&data), &plain(&one), &plain(&other)));
    }
    Ok(agrees)
}

/// One person's own figure, of answers given before a moment where one is named.
pub fn own_practice(
    reader: &Reader<'_>,
    project: &ProjectRow,
    person: UserId,
    before: Option<Timestamp>,
) -> Result<PracticeFigure> {
    let mut tally = Tally::default();
    for given in reader.gold_given_in(project.id, Some(person))? {
        if before.is_some_and(|before| given.answer.created >= before) {
            continue;
        }
        if let Some(known) = reader.decision(given.answer.item)? {
            count(reader, project, &known, &given, &mut tally)?;
        }
    }
    Ok(tally.figure(&project.schema))
}

/// Everything about a project's practice items, for leads; none where it has none.
pub fn practice_overview(reader: &Reader<'_>, project: ProjectId) -> Result<Option<PracticeOverview>> {
    let items = reader.gold_items_of(project)?;
    if items.is_empty() {
        return Ok(None);
    }
    let row = reader.project(project)?;
    let mut known = BTreeMap::new();
    let mut of_items: BTreeMap<ItemId, PracticeItem> = BTreeMap::new();
    for gold in &items {
        let Some(decision) = reader.decision(gold.item)? else { continue };
        let stands = row.schema.stands_for(decision.class);
        let label = match stands {
            Some(NONE_CLASS) => Some(LabelValue::One(NONE_LABEL.to_owned())),
            Some(class) => reader.answer_of(&row.schema, gold.item, class)?,
            None => None,
        };
        of_items.insert(
            gold.item,
            PracticeItem {
                item: reader.item(gold.item)?.external,
                label,
                because: decision.note.clone(),
                by: reader.person(gold.marked_by)?.name,
                marked: gold.marked,
                answered: 0,
                agreed: 0,
                remarks: Vec::new(),
                flagged: 0,
            },
        );
        known.insert(gold.item, decision);
    }
    let mut of_people: BTreeMap<UserId, Tally> = BTreeMap::new();
    for given in reader.gold_given_in(project, None)? {
        let (Some(person), Some(known)) = (given.answer.person, known.get(&given.answer.item)) else { continue };
        let agrees = count(reader, &row, known, &given, of_people.entry(person).or_default())?;
        if let Some(item) = of_items.get_mut(&given.answer.item) {
            item.answered += 1;
            item.agreed += usize::from(agrees);
            item.flagged += usize::from(given.answer.is_flagged);
            item.remarks.extend(Some(given.answer.note).filter(|note| !note.is_empty()));
        }
    }
    let floor = row.settings.gold_floor;
    let mut people = Vec::new();
    for (person, tally) in of_people {
        let figure = tally.figure(&row.schema);
        people.push(PersonPractice { name: reader.person(person)?.name, is_low: is_low(&figure, floor), figure });
    }
    // By name, so that the order says nothing about anybody.
    people.sort_by(|a, b| a.name.cmp(&b.name));
    let mut items: Vec<PracticeItem> = of_items.into_values().collect();
    items.sort_by_key(|item| std::cmp::Reverse(item.answered - item.agreed));
    Ok(Some(PracticeOverview {
        every: row.settings.gold_every,
        feedback: row.settings.gold_feedback,
        floor,
        people,
        items,
    }))
}

/// Whether a figure says that somebody agrees less than `floor`: by the end of the interval that is kind to them.
fn is_low(figure: &PracticeFigure, floor: f64) -> bool {
    figure.answered > 0 && figure.interval.high < floor
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_small_sample_flags_nobody() {
        let figure = |agreed, answered| {
            Tally { answered, agreed, ..Tally::default() }.figure(&LabelSchema::of(vec!["a".into(), "b".into()], false))
        };
        // 0 of 5: z^2 / (5 + z^2) = 0.434. 1 of 3 reaches up to 0.79.
        assert!(is_low(&figure(0, 5), 0.7) && !is_low(&figure(1, 3), 0.7));
        assert!(!is_low(&figure(0, 0), 0.7) && !is_low(&figure(0, 5), 0.0));
        // 12 of 20 is 0.6 and reaches up to 0.78: a point estimate would flag it.
        let twelve = figure(12, 20);
        assert!((twelve.interval.high - 0.7812).abs() < 1e-3 && !is_low(&twelve, 0.7));
        assert_eq!((twelve.share, figure(0, 0).share), (Some(0.6), None));
    }
}
