//! A page of the table: one pass over the rows counts what fits and keeps the best of it behind the cursor.

use super::filter::{Filter, Sort, Status};
use super::outline::{DIFFER, FLAGGED, HOLDOUT, LABELED, NOTED, Outline, Outlines};
use super::rows::RowSet;
use super::search::expression;
use crate::digest::mix64;
use crate::domain::schema::{NONE_CLASS, NONE_LABEL};
use crate::domain::{ModelId, ProjectId};
use crate::error::{Error, Result};
use crate::features::Block;
use crate::models::Score;
use crate::rounds::Workshop;
use crate::store::{AnnotationRow, ItemRow, LabelRow, ProjectRow, Reader};
use std::collections::BinaryHeap;
use std::sync::Arc;

/// Rows of which the ids are looked up and sorted; more are found by a walk along the index of ids.
const SORTED_BY_LOOK_UP: usize = 5_000;
/// The key of rows without a score: behind all others.
const LAST: u64 = 1 << 40;

/// A place in the order of the table: behind it, or before it, a page begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cursor {
    /// What the row is ordered by.
    pub key: u64,
    /// The row, which orders those of the same key.
    pub row: u32,
    /// The page ends before it.
    pub is_back: bool,
}

impl Cursor {
    /// As a url writes it: `a` or `b`, the key in hex, the row.
    pub fn word(self) -> String {
        format!("{}{:x}.{}", if self.is_back { 'b' } else { 'a' }, self.key, self.row)
    }

    /// The cursor that a url writes.
    pub fn parse(word: &str) -> Result<Cursor> {
        let read = || {
            let (is_back, rest) = match word.strip_prefix('b') {
                Some(rest) => (true, rest),
                None => (false, word.strip_prefix('a')?),
            };
            let (key, row) = rest.split_once('.')?;
            Some(Cursor { key: u64::from_str_radix(key, 16).ok()?, row: row.parse().ok()?, is_back })
        };
        read().ok_or_else(|| Error::Invalid(format!("`{word}` is no place in the table; begin at its first page")))
    }
}

/// A page of the table of items.
pub struct ListItems<'a> {
    /// Of which project.
    pub project: ProjectId,
    /// Which items, in which order.
    pub filter: &'a Filter,
    /// Where the page begins; none for the first.
    pub cursor: Option<Cursor>,
    /// So many items.
    pub most: usize,
}

/// A line of the table.
#[derive(Debug, Clone)]
pub struct TableRow {
    /// The item.
    pub item: ItemRow,
    /// What the project takes as true.
    pub label: Option<LabelRow>,
    /// What people said.
    pub answers: Vec<AnnotationRow>,
    /// What the model says; none for items it has not seen.
    pub score: Option<Score>,
    /// Leads excluded it.
    pub is_excluded: bool,
    /// For whom it is kept.
    pub assigned: Option<String>,
    /// Somebody holds it.
    pub is_in_hands: bool,
    /// It waits for one more person.
    pub is_to_relabel: bool,
    /// It is a practice item.
    pub is_gold: bool,
    /// It waits for a lead, because somebody handed it to them.
    pub is_escalated: bool,
    /// The last round that chose it.
    pub round: Option<i64>,
}

/// What a page holds.
#[derive(Debug, Clone)]
pub struct Listing {
    /// Its lines, in order.
    pub rows: Vec<TableRow>,
    /// All items that fit.
    pub count: u64,
    /// The page before.
    pub before: Option<Cursor>,
    /// The page behind.
    pub after: Option<Cursor>,
    /// Items that a search can find so far; none where nothing was searched, or all can be found.
    pub searchable: Option<u64>,
    /// Whether a model has scored the items.
    pub is_scored: bool,
}

/// The items before and behind one in the order of a filtered table, by their ids.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Neighbours {
    /// The one before.
    pub previous: Option<String>,
    /// The one behind.
    pub next: Option<String>,
}

/// A filter made ready for one moment of a project.
pub(super) struct Selection {
    pub outline: Arc<Outline>,
    scores: Option<Block>,
    pub model: Option<ModelId>,
    items: u32,
    is_multi: bool,
    status: Option<Status>,
    must: u8,
    must_not: u8,
    label: Option<u32>,
    suggested: Option<u32>,
    confidence: Option<(f32, f32)>,
    margin: Option<(f32, f32)>,
    within: Vec<Arc<RowSet>>,
    excluded: RowSet,
    erased: RowSet,
    not_gold: RowSet,
    sort: Sort,
    key: u64,
    searchable: Option<u64>,
}

impl Selection {
    pub fn new(
        reader: &Reader<'_>,
        workshop: &Workshop,
        outlines: &Outlines,
        project: &ProjectRow,
        filter: &Filter,
    ) -> Result<Selection> {
        let model = project.model.map(|id| reader.model(id)).transpose()?;
        // A lost score file is written again by the worker; until then nothing is scored.
        let scores = model.as_ref().and_then(|model| workshop.scores(model).ok().flatten());
        let class = |label: &Option<String>| label.as_deref().map(|label| class_of(project, label)).transpose();
        let mut selection = Selection {
            outline: outlines.of(reader, project)?,
            scores,
            model: model.map(|model| model.id),
            items: u32::try_from(project.items).unwrap_or(u32::MAX),
            is_multi: project.schema.is_multi(),
            status: filter.status,
            must: 0,
            must_not: 0,
            label: class(&filter.label)?,
            suggested: class(&filter.suggested)?,
            confidence: span(filter.confidence),
            margin: span(filter.margin),
            within: Vec::new(),
            excluded: RowSet::default(),
            erased: match project.erased {
                0 => RowSet::default(),
                _ => reader.erased_rows(project.id)?.into_iter().collect(),
            },
            not_gold: RowSet::default(),
            sort: filter.sort,
            key: filter.key,
            searchable: None,
        };
        for (wanted, bit) in [(filter.differ, DIFFER), (filter.flagged, FLAGGED), (filter.note, NOTED)] {
            selection.must |= if wanted { bit } else { 0 };
        }
        match filter.holdout {
            Some(true) => selection.must |= HOLDOUT,
            Some(false) => selection.must_not |= HOLDOUT,
            None => {}
        }
        if selection.label.is_some() {
            selection.must |= LABELED;
        }
        selection.take_sets(reader, outlines, project, filter)?;
        Ok(selection)
    }

    fn take_sets(
        &mut self,
        reader: &Reader<'_>,
        outlines: &Outlines,
        project: &ProjectRow,
        filter: &Filter,
    ) -> Result<()> {
        let id = project.id;
        match filter.status {
            Some(Status::Unlabeled) => self.must_not |= LABELED,
            Some(Status::Labeled) => self.must |= LABELED,
            _ => {}
        }
        let mut within = |rows: Vec<u32>| self.within.push(Arc::new(rows.into_iter().collect()));
        match filter.status {
            Some(Status::InHands) => within(reader.rows_in_hands(id)?),
            Some(Status::Relabel) => within(reader.rows_to_relabel(id)?),
            _ => {}
        }
        let person = |name: &String| {
            let person = reader.person_by_name(name)?;
            person.ok_or_else(|| Error::Invalid(format!("there is nobody called {name}; choose a name of the list")))
        };
        if let Some(name) = &filter.annotator {
            within(reader.rows_answered_by(id, person(name)?.id)?);
        }
        if let Some(name) = &filter.assigned {
            within(reader.kept_rows(id, person(name)?.id)?);
        }
        if let Some(round) = filter.round {
            within(reader.rows_asked_in(id, round)?);
        }
        if filter.escalated {
            within(reader.rows_escalated(id)?);
        }
        match filter.gold {
            Some(true) => within(reader.gold_items_of(id)?.into_iter().map(|gold| gold.row).collect()),
            Some(false) => self.not_gold = reader.gold_items_of(id)?.into_iter().map(|gold| gold.row).collect(),
            None => {}
        }
        if !matches!(filter.status, None | Some(Status::InHands | Status::Relabel)) {
            self.excluded = reader.excluded_rows(id)?.into_iter().collect();
        }
        if !filter.text.is_empty() {
            let expression = expression(&filter.text).ok_or_else(|| {
                Error::Invalid(format!(
                    "`{}` has no word to search for; write at least one letter or digit",
                    filter.text
                ))
            })?;
            let searchable = reader.searchable(id)?;
            self.within.push(outlines.found(reader, id, &expression, (searchable, project.edits))?);
            self.searchable = (searchable < project.items).then_some(searchable);
        }
        Ok(())
    }

    pub fn score(&self, row: u32) -> Option<Score> {
        self.scores.as_ref()?.as_slice::<Score>().get(row as usize).copied()
    }

    fn is_class(&self, wanted: u32, class: u32) -> bool {
        match self.is_multi && wanted != NONE_CLASS {
            true => class != NONE_CLASS && class >> wanted & 1 == 1,
            false => class == wanted,
        }
    }

    pub fn fits(&self, row: u32) -> bool {
        let at = row as usize;
        let bits = self.outline.bits.get(at).copied().unwrap_or(0);
        if bits & self.must != self.must || bits & self.must_not != 0 {
            return false;
        }
        let is_outside = |set: &Arc<RowSet>| !set.contains(row);
        if self.erased.contains(row) || self.not_gold.contains(row) || self.within.iter().any(is_outside) {
            return false;
        }
        match self.status {
            Some(Status::Excluded) if !self.excluded.contains(row) => return false,
            Some(Status::Unlabeled | Status::Labeled) if self.excluded.contains(row) => return false,
            _ => {}
        }
        if self.label.is_some_and(|wanted| !self.is_class(wanted, self.outline.class[at])) {
            return false;
        }
        if self.suggested.is_none() && self.confidence.is_none() && self.margin.is_none() {
            return true;
        }
        let Some(score) = self.score(row) else { return false };
        let is_in = |span: Option<(f32, f32)>, value: f32| span.is_none_or(|(from, to)| (from..=to).contains(&value));
        self.suggested.is_none_or(|wanted| self.is_class(wanted, score.top))
            && is_in(self.confidence, score.confidence)
            && is_in(self.margin, score.margin)
    }

    /// What the row is ordered by; the smallest comes first. Rows without what is asked for come last.
    pub fn key(&self, row: u32) -> u64 {
        // Numbers from 0 on have the order of their bits.
        let rising = |value: f32| u64::from(value.max(0.0).to_bits());
        let falling = |value: f32| u64::from(u32::MAX - value.max(0.0).to_bits());
        let scored = |key: &dyn Fn(Score) -> u64| self.score(row).map_or(LAST, key);
        let at = row as usize;
        match self.sort {
            Sort::Imported | Sort::Id => 0,
            Sort::Newest => u64::from(u32::MAX - row),
            Sort::Confidence => scored(&|score| rising(score.confidence)),
            Sort::Surest => scored(&|score| falling(score.confidence)),
            Sort::Margin => scored(&|score| rising(score.margin)),
            Sort::Entropy => scored(&|score| falling(score.entropy)),
            Sort::Disagreement => self.outline.dissent.get(at).map_or(LAST, |&share| u64::from(u8::MAX - share)),
            Sort::Answered => match self.outline.answered.get(at) {
                Some(0) | None => LAST,
                Some(&secs) => u64::from(u32::MAX - secs),
            },
            Sort::Random => mix64(self.key, u64::from(row)),
        }
    }

    /// Rows behind the cursor (or before it), in order, at most so many; all that fit; whether there are more before and
    /// behind.
    fn pick(&self, reader: &Reader<'_>, project: ProjectId, cursor: Option<Cursor>, most: usize) -> Result<Picked> {
        match self.sort {
            Sort::Id => self.pick_by_id(reader, project, cursor, most),
            _ => Ok(self.pick_by_key(cursor, most)),
        }
    }

    fn pick_by_key(&self, cursor: Option<Cursor>, most: usize) -> Picked {
        let is_back = cursor.is_some_and(|cursor| cursor.is_back);
        // Backwards everything is turned round, so that one way of picking does for both.
        let turn = |(key, row): (u64, u32)| if is_back { (!key, !row) } else { (key, row) };
        let from = cursor.map(|cursor| turn((cursor.key, cursor.row)));
        let (mut count, mut beyond, mut is_on_this_side) = (0u64, 0usize, false);
        let mut best: BinaryHeap<(u64, u32)> = BinaryHeap::with_capacity(most.min(100_000) + 1);
        for row in (0..self.items).filter(|row| self.fits(*row)) {
            count += 1;
            let place = turn((self.key(row), row));
            if from.is_some_and(|from| place <= from) {
                is_on_this_side = true;
                continue;
            }
            beyond += 1;
            if best.len() < most {
                best.push(place);
            } else if best.peek().is_some_and(|worst| place < *worst) {
                best.pop();
                best.push(place);
            }
        }
        let mut rows: Vec<u32> = best.into_sorted_vec().into_iter().map(|place| turn(place).1).collect();
        let (mut has_before, mut has_after) = (is_on_this_side, beyond > rows.len());
        if is_back {
            rows.reverse();
            (has_before, has_after) = (has_after, has_before);
        }
        Picked { rows, count, has_before, has_after }
    }

    fn pick_by_id(
        &self,
        reader: &Reader<'_>,
        project: ProjectId,
        cursor: Option<Cursor>,
        most: usize,
    ) -> Result<Picked> {
        let is_back = cursor.is_some_and(|cursor| cursor.is_back);
        let from = cursor.map(|cursor| reader.external_at_row(project, cursor.row)).transpose()?.flatten();
        let fitting = || (0..self.items).filter(|row| self.fits(*row));
        let count = fitting().count();
        let mut rows = Vec::new();
        if count <= SORTED_BY_LOOK_UP {
            let mut named = Vec::with_capacity(count);
            for row in fitting() {
                named.push((reader.external_at_row(project, row)?.unwrap_or_default(), row));
            }
            named.sort_unstable();
            let is_beyond = |name: &String| match &from {
                Some(from) if is_back => name < from,
                Some(from) => name > from,
                None => true,
            };
            let beyond: Vec<u32> = named.iter().filter(|(name, _)| is_beyond(name)).map(|(_, row)| *row).collect();
            match is_back {
                true => rows.extend(beyond.iter().rev().take(most.saturating_add(1))),
                false => rows.extend(beyond.iter().take(most.saturating_add(1))),
            }
        } else {
            reader.each_by_external(project, from.as_deref(), is_back, |row| {
                if self.fits(row) {
                    rows.push(row);
                }
                rows.len() <= most
            })?;
        }
        let has_more = rows.len() > most;
        rows.truncate(most);
        // What was behind the cursor when its page was drawn is there still, but for what changed meanwhile.
        let (mut has_before, mut has_after) = (cursor.is_some() && count > rows.len(), has_more);
        if is_back {
            rows.reverse();
            (has_before, has_after) = (has_after, has_before);
        }
        Ok(Picked { rows, count: count as u64, has_before, has_after })
    }

    fn cursor(&self, row: u32, is_back: bool) -> Cursor {
        Cursor { key: self.key(row), row, is_back }
    }
}

struct Picked {
    rows: Vec<u32>,
    count: u64,
    has_before: bool,
    has_after: bool,
}

fn span((from, to): (Option<f32>, Option<f32>)) -> Option<(f32, f32)> {
    // A hair more on both sides: 0.9 is also what a page shows as 90 %.
    let hair = 1e-6;
    (from.is_some() || to.is_some()).then(|| (from.unwrap_or(0.0) - hair, to.unwrap_or(1.0) + hair))
}

fn class_of(project: &ProjectRow, label: &str) -> Result<u32> {
    if label == NONE_LABEL {
        return Ok(NONE_CLASS);
    }
    let at = project.schema.classes().iter().position(|class| class == label);
    at.map(|at| at as u32).ok_or_else(|| {
        let classes = project.schema.classes().join(", ");
        Error::Invalid(format!("label `{label}` is not in this project's schema ({classes})"))
    })
}

impl ListItems<'_> {
    /// The page, from one snapshot.
    pub fn run(&self, workshop: &Workshop, outlines: &Outlines) -> Result<Listing> {
        workshop.store.read(|reader| {
            let project = reader.project(self.project)?;
            let selection = Selection::new(reader, workshop, outlines, &project, self.filter)?;
            let picked = selection.pick(reader, project.id, self.cursor, self.most)?;
            let edge = |row: Option<&u32>, is_there: bool, is_back| {
                row.filter(|_| is_there).map(|row| selection.cursor(*row, is_back))
            };
            let lines = picked.rows.iter().filter_map(|row| line(reader, &selection, project.id, *row).transpose());
            Ok(Listing {
                rows: lines.collect::<Result<_>>()?,
                count: picked.count,
                before: edge(picked.rows.first(), picked.has_before, true),
                after: edge(picked.rows.last(), picked.has_after, false),
                searchable: selection.searchable,
                is_scored: selection.scores.is_some(),
            })
        })
    }
}

fn line(reader: &Reader<'_>, selection: &Selection, project: ProjectId, row: u32) -> Result<Option<TableRow>> {
    let Some(item) = reader.item_at_row(project, row)? else { return Ok(None) };
    let id = item.id;
    let keepers = reader.keepers(id)?.into_iter().map(|person| Ok(reader.person(person)?.name));
    let keepers: Vec<String> = keepers.collect::<Result<_>>()?;
    Ok(Some(TableRow {
        label: reader.label(project, row)?,
        answers: reader.annotations_of(id)?,
        score: selection.score(row),
        is_excluded: reader.is_excluded(id)?,
        assigned: (!keepers.is_empty()).then(|| keepers.join(", ")),
        is_in_hands: reader.is_in_hands(id)?,
        is_to_relabel: reader
            .waits_as(id)?
            .is_some_and(|source| ["suspect", "relabel", "tie"].contains(&source.as_str())),
        is_gold: reader.gold_item(id)?.is_some(),
        is_escalated: reader.is_escalated(id)?,
        round: reader.round_of_item(id)?,
        item,
    }))
}

/// The items before and behind this one in the order of a filtered table. The item itself may have left the filter.
pub fn find_neighbours(
    workshop: &Workshop,
    outlines: &Outlines,
    project: ProjectId,
    filter: &Filter,
    row: u32,
) -> Result<Neighbours> {
    workshop.store.read(|reader| {
        let project = reader.project(project)?;
        let selection = Selection::new(reader, workshop, outlines, &project, filter)?;
        let one = |is_back| {
            let picked = selection.pick(reader, project.id, Some(selection.cursor(row, is_back)), 1)?;
            picked.rows.first().map(|row| reader.external_at_row(project.id, *row)).transpose().map(Option::flatten)
        };
        Ok(Neighbours { previous: one(true)?, next: one(false)? })
    })
}

/// The rows that fit, in order, at most so many.
pub fn fitting_rows(
    workshop: &Workshop,
    outlines: &Outlines,
    project: ProjectId,
    filter: &Filter,
    most: usize,
) -> Result<Vec<u32>> {
    workshop.store.read(|reader| {
        let project = reader.project(project)?;
        let selection = Selection::new(reader, workshop, outlines, &project, filter)?;
        Ok(selection.pick(reader, project.id, None, most)?.rows)
    })
}

/// The rows from this one on, in order, at most so many, with the selection they come from.
pub(super) fn rows_from(
    selection: &Selection,
    reader: &Reader<'_>,
    project: ProjectId,
    row: u32,
    most: usize,
) -> Result<Vec<u32>> {
    let mut rows = if selection.fits(row) { vec![row] } else { Vec::new() };
    rows.extend(selection.pick(reader, project, Some(selection.cursor(row, false)), most)?.rows);
    Ok(rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn selection(sort: Sort, dissent: Vec<u8>) -> Selection {
        let rows = dissent.len();
        let outline = Outline {
            bits: vec![0; rows],
            class: vec![0; rows],
            dissent,
            answered: vec![0; rows],
            ..Outline::default()
        };
        Selection {
            outline: Arc::new(outline),
            scores: None,
            model: None,
            items: rows as u32,
            is_multi: false,
            status: None,
            must: 0,
            must_not: 0,
            label: None,
            suggested: None,
            confidence: None,
            margin: None,
            within: Vec::new(),
            excluded: RowSet::default(),
            erased: RowSet::default(),
            not_gold: RowSet::default(),
            sort,
            key: 9,
            searchable: None,
        }
    }

    #[test]
    fn pages_follow_one_another_over_ties_in_both_directions() {
        // Rows 2 and 5 disagree most, then 0 and 3; all others not at all.
        let selection = selection(Sort::Disagreement, vec![100, 0, 133, 100, 0, 133, 0]);
        let expected: [u32; 7] = [2, 5, 0, 3, 1, 4, 6];
        let (mut forward, mut cursor) = (Vec::<u32>::new(), None);
        loop {
            let page = selection.pick_by_key(cursor, 2);
            assert_eq!((page.count, page.has_before), (7, cursor.is_some()));
            forward.extend(&page.rows);
            if !page.has_after {
                break;
            }
            cursor = page.rows.last().map(|row| selection.cursor(*row, false));
        }
        assert_eq!(forward, expected);
        let back = selection.pick_by_key(Some(selection.cursor(1, true)), 3);
        assert_eq!((back.rows, back.has_before, back.has_after), (vec![5, 0, 3], true, true));
        let first = selection.pick_by_key(Some(selection.cursor(5, true)), 3);
        assert_eq!((first.rows, first.has_before, first.has_after), (vec![2], false, true));
    }

    #[test]
    fn a_random_order_holds_every_row_once_and_its_key_fixes_it() {
        let whole = selection(Sort::Random, vec![0; 500]).pick_by_key(None, 500).rows;
        let mut sorted = whole.clone();
        sorted.sort_unstable();
        assert_eq!(sorted, (0..500).collect::<Vec<u32>>());
        assert_ne!(whole, sorted);
        assert_eq!(whole, selection(Sort::Random, vec![0; 500]).pick_by_key(None, 500).rows);
    }

    #[test]
    fn a_cursor_reads_back() {
        let cursor = Cursor { key: u64::MAX, row: 7, is_back: true };
        assert_eq!(Cursor::parse(&cursor.word()).unwrap(), cursor);
        for wrong in ["", "a", "a1", "x1.2", "a1.x", "1.2"] {
            assert!(Cursor::parse(wrong).is_err(), "{wrong}");
        }
    }
}
