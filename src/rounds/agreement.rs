//! How far people agree, for leads: alpha and kappas each with what they rest on, every pair of people, and which classes
//! they take for one another. Numbers with intervals, no verdicts: what is enough is for the project to say.

use super::consensus::{ENOUGH_ITEMS, FEWEST_SHARED};
use super::shared::SharedAnswers;
use super::workshop::Workshop;
use crate::crowd::{Agreement, Level, PairAgreement, fleiss_kappa, krippendorff, mean_cohen, pairwise};
use crate::domain::{LabelValue, ProjectId};
use crate::error::Result;
use crate::store::Reader;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// One coefficient: 1 is always, 0 is as by chance.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Figure {
    /// The coefficient; null while there is not enough evidence, and where everybody always said the same.
    pub value: Option<f64>,
    /// 95 % bootstrap interval over items.
    pub interval: Option<(f64, f64)>,
    /// Items it rests on.
    pub items: usize,
    /// Answers to them.
    pub answers: usize,
    /// Items that are missing until it says something; 0 where there are enough.
    pub missing: usize,
}

/// Two people and what they share.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PairView {
    /// One of them, by the place in `people`.
    pub a: usize,
    /// The other.
    pub b: usize,
    /// Items both answered.
    pub shared: usize,
    /// Share of equal answers; null below ten shared items.
    pub equal: Option<f64>,
    /// Cohen's kappa; null below ten shared items, and where chance explains everything.
    pub kappa: Option<f64>,
}

/// Two answers that were given to the same items.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Confused {
    /// One answer; null is none of these.
    pub first: Option<LabelValue>,
    /// The other.
    pub second: Option<LabelValue>,
    /// Items to which somebody gave the one and somebody the other; of one answer twice, items to which two gave it.
    pub items: usize,
}

/// What leads read about agreement.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AgreementOverview {
    /// False where answers are not classes or sets of classes, for which none of this is defined.
    pub is_defined: bool,
    /// Answers each item is meant to get.
    pub overlap: u32,
    /// Items with an answer.
    pub answered: u64,
    /// Items with as many answers as the overlap asks for.
    pub reached: u64,
    /// Items with two answers or more.
    pub shared: usize,
    /// Of these, items whose answers differ.
    pub differing: usize,
    /// Of these, items nobody has decided about or excluded.
    pub to_decide: usize,
    /// What alpha takes for a disagreement: `nominal`, every difference alike; `ordinal`, on a scale, the more the more
    /// answers lie between the two steps.
    pub level: &'static str,
    /// Krippendorff's alpha.
    pub alpha: Figure,
    /// Fleiss' kappa.
    pub fleiss: Figure,
    /// The mean of Cohen's kappa over the pairs with ten shared items or more.
    pub cohen: Figure,
    /// People and imports, by name.
    pub people: Vec<String>,
    /// Shared items below which a pair's figures are not given.
    pub fewest_shared: usize,
    /// The pairs that share an item, in the order of `people`.
    pub pairs: Vec<PairView>,
    /// Which answers were given beside which, in the order of the classes.
    pub confused: Vec<Confused>,
}

/// What takes long, kept with the answers.
#[derive(Debug)]
pub(super) struct Figures {
    alpha: Figure,
    fleiss: Figure,
    cohen: Figure,
    pairs: Vec<PairAgreement>,
    confused: BTreeMap<(u32, u32), usize>,
}

impl Figures {
    fn of(shared: &SharedAnswers, seed: u64) -> Figures {
        let votes = &shared.votes;
        let missing = ENOUGH_ITEMS.saturating_sub(votes.items());
        let figure = |found: Option<Agreement>, missing: usize| {
            let found = found.filter(|_| missing == 0);
            Figure {
                value: found.map(|found| found.value),
                interval: found.and_then(|found| found.interval),
                items: found.map_or(votes.items(), |found| found.items),
                answers: found.map_or(votes.len(), |found| found.votes),
                missing,
            }
        };
        let pairs = pairwise(votes, 1);
        let most = pairs.iter().map(|pair| pair.shared).max().unwrap_or(0);
        let mut confused = BTreeMap::new();
        for item in 0..votes.items() {
            let mut said: Vec<u32> = votes.of_item(item).iter().map(|vote| vote.class).collect();
            said.sort_unstable();
            let both: BTreeSet<(u32, u32)> = (0..said.len())
                .flat_map(|a| (a + 1..said.len()).map(move |b| (a, b)))
                .map(|(a, b)| (said[a], said[b]))
                .collect();
            both.into_iter().for_each(|pair| *confused.entry(pair).or_default() += 1);
        }
        let level = if shared.is_ordered { Level::Ordinal } else { Level::Nominal };
        Figures {
            alpha: figure(krippendorff(votes, level, seed), missing),
            fleiss: figure(fleiss_kappa(votes, seed), missing),
            cohen: figure(mean_cohen(votes, FEWEST_SHARED, seed), FEWEST_SHARED.saturating_sub(most)),
            pairs,
            confused,
        }
    }
}

/// Everything about the agreement in a project, as it stands.
pub fn agreement_of(workshop: &Workshop, reader: &Reader<'_>, project: ProjectId) -> Result<AgreementOverview> {
    let row = reader.project(project)?;
    let shared = workshop.shared_answers(reader, &row)?;
    let figures = shared.figures.get_or_init(|| Figures::of(&shared, row.seed));
    let counts = reader.answer_counts(project)?;
    let overlap = row.settings.overlap;
    let at_least = |fewest: u32| counts.iter().filter(|(answers, _)| *answers >= fewest).map(|(_, items)| items).sum();
    let closed = &reader.decided_items(project)? | &reader.excluded_items(project)?;
    let differing: Vec<usize> = (0..shared.items.len()).filter(|&at| shared.differs(at)).collect();
    let mut named: Vec<(String, usize)> = Vec::new();
    for (at, annotator) in shared.annotators.iter().enumerate() {
        let name = match annotator.person {
            Some(person) => reader.person(person)?.name,
            None => annotator.source.clone(),
        };
        named.push((name, at));
    }
    // By name, so that the order says nothing about anybody.
    named.sort();
    let mut places = vec![0; named.len()];
    named.iter().enumerate().for_each(|(place, (_, at))| places[*at] = place);
    let mut pairs: Vec<PairView> = (figures.pairs.iter())
        .map(|pair| {
            let (a, b) = (places[pair.a as usize], places[pair.b as usize]);
            let is_enough = pair.shared >= FEWEST_SHARED;
            PairView {
                a: a.min(b),
                b: a.max(b),
                shared: pair.shared,
                equal: is_enough.then_some(pair.equal),
                kappa: pair.kappa.filter(|_| is_enough),
            }
        })
        .collect();
    pairs.sort_by_key(|pair| (pair.a, pair.b));
    let value = |class: u32| row.schema.value(shared.values[class as usize]);
    Ok(AgreementOverview {
        is_defined: shared.is_defined,
        overlap,
        answered: at_least(1),
        reached: at_least(overlap),
        shared: shared.items.len(),
        differing: differing.len(),
        to_decide: differing.iter().filter(|&&at| !closed.contains(&shared.items[at])).count(),
        level: if shared.is_ordered { "ordinal" } else { "nominal" },
        alpha: figures.alpha.clone(),
        fleiss: figures.fleiss.clone(),
        cohen: figures.cohen.clone(),
        people: named.into_iter().map(|(name, _)| name).collect(),
        fewest_shared: FEWEST_SHARED,
        pairs,
        confused: (figures.confused.iter())
            .map(|(&(first, second), &items)| Confused { first: value(first), second: value(second), items })
            .collect(),
    })
}
