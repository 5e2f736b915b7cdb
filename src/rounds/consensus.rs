//! Several answers to one item: how far people agree, and, where the project asks for it, labels settled by how often
//! each person is right about which class.
//!
//! The labels are written before the round reads them, so a round still trains on a position of the log.

use super::workshop::Workshop;
use crate::crowd::{self, Aggregator, Level, Votes};
use crate::domain::schema::NONE_CLASS;
use crate::domain::{Part, ProjectId, Timestamp, UserId};
use crate::error::Result;
use crate::store::{ProjectRow, Tx, VoteRow};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// The setting that has rounds settle labels.
const DAWID_SKENE: &str = "dawid_skene";
/// Items with two answers below which agreement says little.
pub(super) const ENOUGH_ITEMS: usize = 20;
/// Shared answers from which a pair of people is listed.
pub(super) const FEWEST_SHARED: usize = 10;
/// Pairs listed.
const MOST_PAIRS: usize = 50;
/// Labels written in one transaction; labelers' answers get in between.
const LABELS_A_WRITE: usize = 250;

/// What a round says about answers that several people gave to the same items.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct CrowdReport {
    /// Items with at least two answers.
    pub items: usize,
    /// Answers to them.
    pub answers: usize,
    /// How far people agree; none while there is not enough evidence.
    pub agreement: Option<AgreementReport>,
    /// What the figure above says, or what is missing.
    pub agreement_text: String,
    /// Pairs of people, the ones with most shared answers first.
    pub pairs: Vec<PairReport>,
    /// How labels with several answers were settled: `majority` or `dawid_skene`.
    pub consensus: String,
    /// Labels that the round's consensus settled.
    pub settled: usize,
    /// Of these, labels that differ from what most answers say.
    pub differ: usize,
    /// Expected share of right answers of each person, given the consensus: person (none for imports), answers, share.
    pub accuracies: Vec<(Option<UserId>, usize, f64)>,
}

/// Krippendorff's alpha: 1 is always, 0 is as by chance.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct AgreementReport {
    /// The coefficient, nominal.
    pub alpha: f64,
    /// 95 % bootstrap interval over items; none where too few resamples have a value.
    pub interval: Option<(f64, f64)>,
}

/// Two people and the items both answered.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct PairReport {
    /// One of them; none for labels from an import.
    pub a: Option<UserId>,
    /// The other.
    pub b: Option<UserId>,
    /// Items both answered.
    pub shared: usize,
    /// Share of equal answers.
    pub equal: f64,
    /// Cohen's kappa; none where chance explains everything.
    pub kappa: Option<f64>,
}

/// Answers as the room `crowd` takes them, with what the numbers stand for.
pub(super) struct Ballot {
    pub votes: Votes,
    /// The answers, rising by row.
    rows: Vec<VoteRow>,
    /// Where each item's answers begin in `rows`, and the end.
    starts: Vec<usize>,
    /// The person behind each annotator.
    pub people: Vec<Option<UserId>>,
    /// Where each annotator's answers come from, where that is no person.
    pub sources: Vec<String>,
}

impl Ballot {
    /// From answers rising by row.
    pub(super) fn new(rows: Vec<VoteRow>, classes: usize) -> Result<Ballot> {
        let who = |row: &VoteRow| (row.person, if row.person.is_none() { row.source.clone() } else { String::new() });
        let mut numbers: BTreeMap<(Option<UserId>, String), u32> = rows.iter().map(|row| (who(row), 0)).collect();
        numbers.values_mut().zip(0..).for_each(|(number, at)| *number = at);
        let (people, sources) = numbers.keys().cloned().unzip();
        // "None of these" is one more thing to say.
        let class_of = |row: &VoteRow| if row.class == NONE_CLASS { classes as u32 } else { row.class };
        let classes_said = classes + usize::from(rows.iter().any(|row| row.class == NONE_CLASS));
        let mut starts = Vec::new();
        let mut triples = Vec::with_capacity(rows.len());
        for (at, row) in rows.iter().enumerate() {
            if at == 0 || rows[at - 1].row != row.row {
                starts.push(at);
            }
            triples.push((starts.len() as u32 - 1, numbers[&who(row)], class_of(row)));
        }
        let items = starts.len();
        starts.push(rows.len());
        Ok(Ballot { votes: Votes::new(items, numbers.len(), classes_said, triples)?, rows, starts, people, sources })
    }

    pub(super) fn of_item(&self, item: usize) -> &[VoteRow] {
        &self.rows[self.starts[item]..self.starts[item + 1]]
    }
}

/// Measures agreement and settles labels as the project's settings say.
pub(super) fn settle_labels(workshop: &Workshop, project: &ProjectRow, now: Timestamp) -> Result<CrowdReport> {
    let answers = workshop.store.read(|reader| reader.votes(project.id, 2))?;
    let mut report = CrowdReport { consensus: project.settings.consensus.clone(), ..CrowdReport::default() };
    if answers.is_empty() {
        report.agreement_text = "No item has two answers, so nothing is known about agreement.".into();
        return Ok(report);
    }
    let (answers, classes) = match project.schema.is_multi() {
        true => numbered_sets(answers),
        false => (answers, project.schema.classes().len()),
    };
    let ballot = Ballot::new(answers, classes)?;
    let votes = &ballot.votes;
    (report.items, report.answers) = (votes.items(), votes.len());
    let is_ordered = project.schema.is_ordered() && ballot.rows.iter().all(|answer| answer.class != NONE_CLASS);
    let level = if is_ordered { Level::Ordinal } else { Level::Nominal };
    measure(&mut report, &ballot, level, project.seed);
    if project.settings.consensus == DAWID_SKENE {
        settle(workshop, project, &ballot, &mut report, now)?;
    }
    Ok(report)
}

/// Each different set is a thing of its own to say: people agree when they name the same classes.
fn numbered_sets(mut answers: Vec<VoteRow>) -> (Vec<VoteRow>, usize) {
    let said: BTreeSet<u32> = answers.iter().map(|answer| answer.class).collect();
    let numbers: BTreeMap<u32, u32> = said.into_iter().zip(0..).collect();
    answers.iter_mut().for_each(|answer| answer.class = numbers[&answer.class]);
    // Agreement is about at least two things to say.
    (answers, numbers.len().max(2))
}

fn measure(report: &mut CrowdReport, ballot: &Ballot, level: Level<'_>, seed: u64) {
    let votes = &ballot.votes;
    if votes.items() < ENOUGH_ITEMS {
        report.agreement_text =
            format!("Not enough evidence yet: {} of {ENOUGH_ITEMS} items with two answers.", votes.items());
        return;
    }
    match crowd::krippendorff(votes, level, seed) {
        Some(found) => {
            report.agreement = Some(AgreementReport { alpha: found.value, interval: found.interval });
            report.agreement_text = alpha_text(level, found.value, found.interval, found.items);
        }
        None => report.agreement_text = "Everybody always said the same class: no disagreement to measure.".into(),
    }
    let mut pairs: Vec<PairReport> = crowd::pairwise(votes, FEWEST_SHARED)
        .into_iter()
        .map(|pair| PairReport {
            a: ballot.people[pair.a as usize],
            b: ballot.people[pair.b as usize],
            shared: pair.shared,
            equal: pair.equal,
            kappa: pair.kappa,
        })
        .collect();
    // Stable: pairs with equally many stay in the order of the people.
    pairs.sort_by_key(|pair| std::cmp::Reverse(pair.shared));
    pairs.truncate(MOST_PAIRS);
    report.pairs = pairs;
}

fn alpha_text(level: Level<'_>, alpha: f64, interval: Option<(f64, f64)>, items: usize) -> String {
    match (level == Level::Ordinal, interval) {
        (false, Some((low, high))) => format!(
            "Krippendorff's alpha {alpha:.2} (95 % interval {low:.2} to {high:.2}) on {items} items: 1 is always, 0 is as by chance."
        ),
        (false, None) => {
            format!("Krippendorff's alpha {alpha:.2} on {items} items: 1 is always, 0 is as by chance.")
        }
        (true, Some((low, high))) => format!(
            "Krippendorff's alpha, by steps of the scale, {alpha:.2} (95 % interval {low:.2} to {high:.2}) on {items} items: 1 is always, 0 is as by chance."
        ),
        (true, None) => format!(
            "Krippendorff's alpha, by steps of the scale, {alpha:.2} on {items} items: 1 is always, 0 is as by chance."
        ),
    }
}

/// A label as the consensus has it.
struct Settled {
    answers: Vec<VoteRow>,
    class: Option<u32>,
    posterior: f64,
}

fn settle(
    workshop: &Workshop,
    project: &ProjectRow,
    ballot: &Ballot,
    report: &mut CrowdReport,
    now: Timestamp,
) -> Result<()> {
    let votes = &ballot.votes;
    let consensus = crowd::DawidSkene::STANDARD.aggregate(votes, project.seed);
    let majority = crowd::Majority.aggregate(votes, project.seed);
    let counts = votes.annotator_counts();
    report.accuracies = (ballot.people.iter().zip(&counts).zip(&consensus.accuracies))
        .filter_map(|((person, &answers), accuracy)| Some((*person, answers, (*accuracy)?)))
        .collect();
    let classes = project.schema.classes().len();
    let mut settled = Vec::new();
    for item in 0..votes.items() {
        let answers = ballot.of_item(item);
        let is_complete =
            answers.len() >= project.settings.overlap as usize || answers.iter().any(|a| a.person.is_none());
        if !is_complete {
            continue;
        }
        let is_tie = consensus.ties.binary_search(&(item as u32)).is_ok();
        let as_stored = |class: u32| if class as usize >= classes { NONE_CLASS } else { class };
        let class = (!is_tie).then_some(as_stored(consensus.labels[item]));
        let by_majority =
            majority.ties.binary_search(&(item as u32)).is_err().then_some(as_stored(majority.labels[item]));
        report.settled += usize::from(class.is_some());
        report.differ += usize::from(class.is_some() && class != by_majority);
        settled.push(Settled { answers: answers.to_vec(), class, posterior: consensus.confidence(item) });
    }
    while !settled.is_empty() {
        let rest = settled.split_off(settled.len().min(LABELS_A_WRITE));
        let chunk = std::mem::replace(&mut settled, rest);
        let id = project.id;
        workshop.store.write(move |tx| chunk.iter().try_for_each(|label| write(tx, id, label, now)))?;
    }
    Ok(())
}

/// Stores a label, unless a lead decided about it or people went on answering while the consensus was computed.
fn write(tx: &Tx<'_>, project: ProjectId, label: &Settled, now: Timestamp) -> Result<()> {
    let first = &label.answers[0];
    let standing = tx.annotations_of(first.item)?;
    let is_same = standing.len() == label.answers.len()
        && standing.iter().zip(&label.answers).all(|(now, then)| (now.person, now.class) == (then.person, then.class));
    if !is_same || tx.decision(first.item)?.is_some() {
        return Ok(());
    }
    let part: Part = first.part;
    let settled = (DAWID_SKENE, label.class.map(|_| label.posterior));
    tx.set_label(project, first.item, first.row, part, label.class, standing.len() as u32, settled, now)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ItemId;

    fn vote(row: u32, person: Option<i64>, source: &str, class: u32) -> VoteRow {
        let item = ItemId(i64::from(row) + 10);
        VoteRow { item, row, part: Part::Pool, person: person.map(UserId), source: source.into(), class }
    }

    #[test]
    fn answers_become_votes_of_numbered_people_and_files() {
        let rows = vec![
            vote(3, Some(9), "person", 1),
            vote(3, None, "import:b.csv", 0),
            vote(8, Some(4), "person", 1),
            vote(8, Some(9), "person", 1),
            vote(8, None, "import:a.csv", 1),
        ];
        let ballot = Ballot::new(rows, 2).unwrap();
        // Files first, one annotator each, then people by id.
        assert_eq!(ballot.people, [None, None, Some(UserId(4)), Some(UserId(9))]);
        assert_eq!(
            ballot.votes.of_item(0).iter().map(|v| (v.annotator, v.class)).collect::<Vec<_>>(),
            [(1, 0), (3, 1)]
        );
        assert_eq!(ballot.of_item(1).len(), 3);
    }

    #[test]
    fn sets_are_equal_or_not() {
        let rows =
            vec![vote(3, Some(1), "person", 5), vote(3, Some(2), "person", 1 << 30), vote(4, Some(1), "person", 5)];
        let (rows, classes) = numbered_sets(rows);
        assert_eq!((rows.iter().map(|row| row.class).collect::<Vec<_>>(), classes), (vec![0, 1, 0], 2));
    }

    #[test]
    fn few_shared_items_are_no_evidence() {
        let of = |items: u32| {
            let rows = (0..items).flat_map(|row| {
                [1, 2].map(|who| vote(row, Some(who), "person", u32::from(row % 4 == 0 && who == 2) ^ (row % 2)))
            });
            let ballot = Ballot::new(rows.collect(), 2).unwrap();
            let mut report = CrowdReport::default();
            measure(&mut report, &ballot, Level::Nominal, 1);
            report
        };
        let few = of(19);
        assert!(few.agreement.is_none() && few.agreement_text.contains("19 of 20"), "{}", few.agreement_text);
        // 10 of 40 items differ: 0 becomes 1. Coincidences: 20 x (0,0), 40 x (1,1), 10 each of (0,1), (1,0).
        // alpha = 1 - 79 * 20 / (2 * 30 * 50) = 0.47333.
        let many = of(40);
        assert!((many.agreement.unwrap().alpha - 0.473_333_333).abs() < 1e-6, "{many:?}");
        assert_eq!((many.pairs[0].shared, many.pairs[0].equal), (40, 0.75));
    }
}
