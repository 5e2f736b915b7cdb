//! Answers that several people gave to the same items, with what both consensuses make of them: what the pages of
//! agreement and curation read. Kept until an answer changes, because a lead who decides twenty items in a row changes none.

use super::consensus::Ballot;
use super::workshop::Workshop;
use crate::crowd::{Aggregator, Consensus, DawidSkene, Majority, Votes};
use crate::domain::schema::NONE_CLASS;
use crate::domain::{ItemId, UserId};
use crate::error::Result;
use crate::store::{ProjectRow, Reader, VoteRow};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

/// Who answered: a person, or a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Annotator {
    /// The person; none for an import.
    pub person: Option<UserId>,
    /// The import; empty for a person.
    pub source: String,
}

/// The items of a project with two answers or more.
#[derive(Debug)]
pub struct SharedAnswers {
    /// What it was read at: another value, other answers.
    mark: (i64, i64, i64, usize),
    /// Whether answers can be compared as wholes: classes and sets of classes can, spans and forms cannot.
    pub is_defined: bool,
    /// Who said what; items, annotators and classes as the lists below number them.
    pub votes: Votes,
    /// Whether the classes are steps of a scale and every answer is one of them.
    pub is_ordered: bool,
    /// The items, rising by row.
    pub items: Vec<ItemId>,
    /// What each number of a class stands for in the store; a set of classes is a thing of its own to say.
    pub values: Vec<u32>,
    /// The annotators.
    pub annotators: Vec<Annotator>,
    /// Consensus by Dawid and Skene.
    pub dawid_skene: Consensus,
    /// Consensus by majority.
    pub majority: Consensus,
    pub(super) figures: OnceLock<super::agreement::Figures>,
}

impl Workshop {
    /// The shared answers as they stand.
    pub fn shared_answers(&self, reader: &Reader<'_>, project: &ProjectRow) -> Result<Arc<SharedAnswers>> {
        let (sum, last, changed) = reader.answers_mark(project.id)?;
        // A merged class changes what answers count as, and not the answers.
        let mark = (sum, last, changed, project.schema.classes().len() + project.schema.retired().len());
        let known =
            |kept: &BTreeMap<_, Arc<SharedAnswers>>| kept.get(&project.id).filter(|one| one.mark == mark).cloned();
        if let Some(found) = known(&self.shared.lock().unwrap_or_else(|poisoned| poisoned.into_inner())) {
            return Ok(found);
        }
        let is_defined = !project.schema.is_structured();
        let rows = if is_defined { reader.votes(project.id, 2)? } else { Vec::new() };
        let made = Arc::new(SharedAnswers::new(rows, project, is_defined, mark)?);
        let mut kept = self.shared.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        kept.insert(project.id, Arc::clone(&made));
        Ok(made)
    }
}

impl SharedAnswers {
    fn new(
        mut rows: Vec<VoteRow>,
        project: &ProjectRow,
        is_defined: bool,
        mark: (i64, i64, i64, usize),
    ) -> Result<SharedAnswers> {
        let mut values: Vec<u32> = match project.schema.is_multi() {
            true => rows.iter().map(|row| row.class).collect::<BTreeSet<u32>>().into_iter().collect(),
            false => {
                let none = rows.iter().any(|row| row.class == NONE_CLASS).then_some(NONE_CLASS);
                (0..project.schema.classes().len() as u32).chain(none).collect()
            }
        };
        let is_ordered = project.schema.is_ordered() && !values.contains(&NONE_CLASS);
        // What an empty project, or one where all sets are equal, lacks: two things to say.
        while values.len() < 2 {
            values.push(NONE_CLASS);
        }
        rows.iter_mut().for_each(|row| {
            row.class = values.binary_search(&row.class).unwrap_or(values.len() - 1) as u32;
        });
        let mut items: Vec<ItemId> = rows.iter().map(|row| row.item).collect();
        items.dedup();
        let ballot = Ballot::new(rows, values.len())?;
        let annotators = (ballot.people.iter().zip(&ballot.sources))
            .map(|(person, source)| Annotator { person: *person, source: source.clone() })
            .collect();
        let votes = ballot.votes;
        Ok(SharedAnswers {
            mark,
            is_defined,
            is_ordered,
            dawid_skene: DawidSkene::STANDARD.aggregate(&votes, project.seed),
            majority: Majority.aggregate(&votes, project.seed),
            items,
            values,
            annotators,
            votes,
            figures: OnceLock::new(),
        })
    }

    /// Where an item stands in the lists; none with fewer than two answers.
    pub fn place(&self, item: ItemId) -> Option<usize> {
        self.items.iter().position(|known| *known == item)
    }

    /// Whether an item's answers differ.
    pub fn differs(&self, at: usize) -> bool {
        self.votes.of_item(at).windows(2).any(|pair| pair[0].class != pair[1].class)
    }

    /// How unsure Dawid and Skene are about an item, nats: `-sum p ln p`.
    pub fn entropy(&self, at: usize) -> f64 {
        self.dawid_skene.posteriors.row(at).iter().filter(|p| **p > 0.0).map(|p| -p * p.ln()).sum()
    }

    /// The items whose answers differ and about which nobody decided, the ones that wait for another answer last; then by
    /// entropy, the most unsure first, by number of answers, and by row.
    pub fn to_decide(&self, decided: &BTreeSet<ItemId>, waiting: &BTreeSet<ItemId>) -> Vec<usize> {
        let mut open: Vec<(bool, f64, usize)> = (0..self.items.len())
            .filter(|&at| self.differs(at) && !decided.contains(&self.items[at]))
            .map(|at| (waiting.contains(&self.items[at]), self.entropy(at), at))
            .collect();
        let answers = |at: usize| self.votes.of_item(at).len();
        open.sort_by(|a, b| {
            (a.0.cmp(&b.0)).then(b.1.total_cmp(&a.1)).then(answers(b.2).cmp(&answers(a.2))).then(a.2.cmp(&b.2))
        });
        open.into_iter().map(|(_, _, at)| at).collect()
    }

    /// The class that a consensus names, as the store numbers it; none on a tie.
    pub fn named_by(&self, consensus: &Consensus, at: usize) -> Option<u32> {
        let is_tie = consensus.ties.binary_search(&(at as u32)).is_ok();
        (!is_tie).then(|| self.values[consensus.labels[at] as usize])
    }
}
