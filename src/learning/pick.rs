//! Pick: what to ask next, given what was learned.

use super::kinds::Kinds;
use crate::domain::ProjectSettings;
use crate::error::Result;
use crate::features::FeatureMatrix;
use crate::models::{Link, Score};
use crate::sampling::{self, Candidates, Outlook, PlanSettings, Planned};
use std::borrow::Cow;

/// Everything a plan for the queue depends on.
#[derive(Clone, Copy)]
pub struct PickInput<'a> {
    /// All rows.
    pub features: &'a FeatureMatrix,
    /// One score per row; none before the first model.
    pub scores: Option<&'a [Score]>,
    /// The model behind the scores.
    pub model: Option<Outlook<'a>>,
    /// Rows that may not be asked, rising: the holdout and whatever is taken. All others are candidates.
    pub barred: &'a [u32],
    /// Rows of the pool that are labeled or in people's hands, rising.
    pub labeled: &'a [u32],
    /// The pool's labels: row and class, or the bit mask of a set, rows rising.
    pub labels: &'a [(u32, u32)],
    /// How many classes the schema has.
    pub classes: usize,
    /// Whether a label is one class or a set of them.
    pub link: Link,
    /// The project's settings.
    pub settings: &'a ProjectSettings,
    /// Same seed, same plan.
    pub seed: u64,
}

/// Labels and scores as rules that count classes want them; see [`Kinds`].
struct Counted<'a> {
    scores: Option<Cow<'a, [Score]>>,
    labels: Cow<'a, [(u32, u32)]>,
    classes: usize,
}

impl<'a> Counted<'a> {
    fn of(input: &PickInput<'a>) -> Counted<'a> {
        let (scores, labels, classes) = (input.scores, input.labels, input.classes);
        if input.link == Link::Softmax {
            return Counted { scores: scores.map(Cow::Borrowed), labels: labels.into(), classes };
        }
        let kinds = Kinds::of(labels.iter().map(|(_, mask)| *mask), classes);
        Counted {
            scores: scores.map(|scores| kinds.scores(scores).into()),
            labels: labels.iter().map(|&(row, mask)| (row, kinds.kind(mask))).collect(),
            classes: kinds.len(),
        }
    }

    /// What a strategy may look at, with `rows` to pick from.
    fn candidates<'b>(&'b self, input: &PickInput<'b>, rows: &'b [u32]) -> Candidates<'b> {
        Candidates {
            rows,
            scores: self.scores.as_deref(),
            model: input.model,
            labeled: input.labeled,
            labels: &self.labels,
            classes: self.classes,
            seed: input.seed,
            ..Candidates::of(input.features)
        }
    }
}

/// What the strategy is doing now and why, where it is a mixture.
pub fn explain_pick(input: &PickInput<'_>) -> Result<Option<String>> {
    let strategy = sampling::find(&input.settings.strategy)?;
    Ok(strategy.mixture(&Counted::of(input).candidates(input, &[])).map(|mixture| mixture.reason))
}

/// The plan for a queue.
pub fn pick_next(input: &PickInput<'_>) -> Result<Vec<Planned>> {
    let mut next_barred = input.barred.iter().copied().peekable();
    let rows: Vec<u32> = (0..input.features.rows() as u32)
        .filter(|row| {
            while next_barred.next_if(|barred| barred < row).is_some() {}
            next_barred.peek() != Some(row)
        })
        .collect();
    let counted = Counted::of(input);
    let candidates = counted.candidates(input, &rows);
    let settings = input.settings;
    let batch = if settings.round_every_labels > 0 { settings.round_every_labels as usize } else { 50 };
    Ok(sampling::plan(
        &candidates,
        &PlanSettings {
            strategy: sampling::find(&settings.strategy)?,
            exploration: settings.exploration,
            count: settings.queue_length,
            batch,
        },
    ))
}
