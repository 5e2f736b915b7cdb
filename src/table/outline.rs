//! What people said about every item of a project, ten bytes a row, in memory: made once, then kept up to date from the
//! ends of the logs. A page of the table reads these instead of a million lines of SQLite.

use super::rows::RowSet;
use crate::domain::ProjectId;
use crate::error::Result;
use crate::store::{AnnotationRow, LabelRow, ProjectRow, Reader, StandingAnswer};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

/// Changes beyond which everything is read anew.
const MOST_CHANGES: usize = 20_000;
/// Searches whose rows are kept.
const SEARCHES: usize = 8;

/// It is in the holdout.
pub(super) const HOLDOUT: u8 = 1;
/// It has a label.
pub(super) const LABELED: u8 = 2;
/// One of its answers is flagged.
pub(super) const FLAGGED: u8 = 4;
/// One of its answers has a note.
pub(super) const NOTED: u8 = 8;
/// Its answers are not all the same.
pub(super) const DIFFER: u8 = 16;

/// The outline of one project.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Outline {
    pub position: (i64, i64),
    /// How many classes were over: a merged one changes what answers count as, and not the answers.
    pub retired: usize,
    /// The class of the label, by row; nothing where the bit LABELED is not set.
    pub class: Vec<u32>,
    /// The bits above, by row.
    pub bits: Vec<u8>,
    /// The share of answers that the most frequent one is not, times 200.
    pub dissent: Vec<u8>,
    /// When the newest answer was given or changed, in seconds since 1970 UTC; 0 without an answer.
    pub answered: Vec<u32>,
}

impl Outline {
    fn whole(reader: &Reader<'_>, project: &ProjectRow) -> Result<Outline> {
        let (position, retired) = (reader.table_position()?, project.schema.retired().len());
        let mut outline = Outline { position, retired, ..Outline::default() };
        outline.grow(reader, project)?;
        for label in reader.labels(project.id)? {
            outline.set_label(label.row, Some(&label));
        }
        let mut answers = Vec::new();
        reader.each_standing_answer(project.id, |answer| answers.push(answer))?;
        answers.sort_unstable_by_key(|answer| answer.row);
        for of_one in answers.chunk_by(|a, b| a.row == b.row) {
            outline.set_answers(of_one[0].row, of_one);
        }
        Ok(outline)
    }

    /// Room for the items that came since.
    fn grow(&mut self, reader: &Reader<'_>, project: &ProjectRow) -> Result<()> {
        let items = project.items as usize;
        if self.bits.len() >= items {
            return Ok(());
        }
        self.class.resize(items, 0);
        self.bits.resize(items, 0);
        self.dissent.resize(items, 0);
        self.answered.resize(items, 0);
        for row in reader.holdout_rows(project.id)? {
            if let Some(bits) = self.bits.get_mut(row as usize) {
                *bits |= HOLDOUT;
            }
        }
        Ok(())
    }

    fn set_label(&mut self, row: u32, label: Option<&LabelRow>) {
        let at = row as usize;
        let Some(bits) = self.bits.get_mut(at) else { return };
        *bits &= !LABELED;
        if let Some(class) = label.and_then(|label| label.class) {
            *bits |= LABELED;
            self.class[at] = class;
        }
    }

    fn set_answers(&mut self, row: u32, answers: &[StandingAnswer]) {
        let at = row as usize;
        let Some(bits) = self.bits.get_mut(at) else { return };
        *bits &= !(FLAGGED | NOTED | DIFFER);
        let mut counts = BTreeMap::new();
        let mut newest = 0;
        for answer in answers {
            *bits |= if answer.is_flagged { FLAGGED } else { 0 } | if answer.has_note { NOTED } else { 0 };
            *counts.entry(answer.class).or_insert(0usize) += 1;
            newest = newest.max(answer.changed / 1000);
        }
        let most = counts.values().max().copied().unwrap_or(0);
        let others = answers.len() - most;
        if others > 0 {
            *bits |= DIFFER;
        }
        self.dissent[at] = (others * 200).checked_div(answers.len()).unwrap_or(0) as u8;
        self.answered[at] = u32::try_from(newest).unwrap_or(u32::MAX);
    }
}

fn standing(answer: &AnnotationRow) -> StandingAnswer {
    StandingAnswer {
        row: answer.row,
        class: answer.class,
        is_flagged: answer.is_flagged,
        has_note: !answer.note.is_empty(),
        changed: answer.changed.0,
    }
}

/// Rows that a search found, with what it was asked and what could be found then.
struct Found {
    project: ProjectId,
    expression: String,
    searchable: (u64, u64),
    rows: Arc<RowSet>,
}

/// The outlines of the projects somebody looks at, and the rows of their latest searches.
#[derive(Default)]
pub struct Outlines {
    projects: Mutex<BTreeMap<ProjectId, Arc<Outline>>>,
    found: Mutex<Vec<Found>>,
}

impl Outlines {
    /// The outline as the reader sees the project.
    pub(super) fn of(&self, reader: &Reader<'_>, project: &ProjectRow) -> Result<Arc<Outline>> {
        let lock = || self.projects.lock().unwrap_or_else(PoisonError::into_inner);
        let known = lock().get(&project.id).filter(|known| known.retired == project.schema.retired().len()).cloned();
        let position = reader.table_position()?;
        if let Some(known) = &known
            && known.position == position
            && known.bits.len() as u64 >= project.items
        {
            return Ok(Arc::clone(known));
        }
        let touched = match &known {
            Some(known) => reader.touched_items(project.id, known.position, MOST_CHANGES)?,
            None => None,
        };
        let outline = match (known, touched) {
            (Some(known), Some(touched)) => {
                let mut outline = Arc::unwrap_or_clone(known);
                outline.grow(reader, project)?;
                for (row, item) in touched {
                    outline.set_label(row, reader.label(project.id, row)?.as_ref());
                    let answers: Vec<_> = reader.annotations_of(item)?.iter().map(standing).collect();
                    outline.set_answers(row, &answers);
                }
                outline.position = position;
                outline
            }
            _ => Outline::whole(reader, project)?,
        };
        let outline = Arc::new(outline);
        lock().insert(project.id, Arc::clone(&outline));
        Ok(outline)
    }

    /// The rows that a search finds, from the latest searches where nothing came since. `searchable` is how many items can
    /// be found, and how often one was edited or erased.
    pub(super) fn found(
        &self,
        reader: &Reader<'_>,
        project: ProjectId,
        expression: &str,
        searchable: (u64, u64),
    ) -> Result<Arc<RowSet>> {
        let lock = || self.found.lock().unwrap_or_else(PoisonError::into_inner);
        let is_it = |found: &Found| {
            found.project == project && found.searchable == searchable && found.expression == expression
        };
        if let Some(found) = lock().iter().find(|found| is_it(found)) {
            return Ok(Arc::clone(&found.rows));
        }
        let mut rows = RowSet::default();
        reader.each_found(project, expression, |row| rows.insert(row))?;
        let rows = Arc::new(rows);
        let mut kept = lock();
        kept.truncate(SEARCHES - 1);
        kept.insert(0, Found { project, expression: expression.to_owned(), searchable, rows: Arc::clone(&rows) });
        Ok(rows)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_of_a_row_are_folded() {
        let mut outline = Outline {
            class: vec![0; 2],
            bits: vec![HOLDOUT, 0],
            dissent: vec![0; 2],
            answered: vec![0; 2],
            ..Outline::default()
        };
        let answer = |class, changed, has_note| StandingAnswer { row: 0, class, is_flagged: false, has_note, changed };
        outline.set_answers(0, &[answer(1, 5_000, false), answer(2, 9_999, true), answer(1, 0, false)]);
        // One of three is not what most say: 200 / 3.
        assert_eq!((outline.dissent[0], outline.answered[0]), (66, 9));
        assert_eq!(outline.bits[0], HOLDOUT | NOTED | DIFFER);
        outline.set_answers(0, &[]);
        assert_eq!((outline.bits[0], outline.dissent[0], outline.answered[0]), (HOLDOUT, 0, 0));
        let label = LabelRow { row: 1, part: crate::domain::Part::Pool, class: Some(3), answers: 1 };
        outline.set_label(1, Some(&label));
        assert_eq!((outline.bits[1], outline.class[1]), (LABELED, 3));
        outline.set_label(1, None);
        assert_eq!(outline.bits[1], 0);
    }
}
