//! Holdout items that are none of the classes. No figure on a model counts them, for there is no right answer; so the
//! report says how many there are. A promise does count them: whatever a model says of such an item is wrong.

use super::workshop::Workshop;
use crate::domain::ProjectId;
use crate::domain::schema::NONE_CLASS;
use crate::error::Result;
use crate::guarantee::certifies;
use crate::learning::{Examples, HoldoutSplit};
use crate::store::{ProjectRow, Reader};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Holdout answers that the figures of a round leave out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NonesReport {
    /// Labels of the holdout that say none of these.
    pub nones: usize,
    /// Labels of the holdout in all.
    pub of: usize,
    /// That in words.
    pub sentence: String,
}

impl NonesReport {
    /// Beside so many holdout labels with a class; none where every label has one.
    pub(super) fn of(nones: usize, with_class: usize) -> Option<NonesReport> {
        let of = nones + with_class;
        let sentence = match (nones, of) {
            (1, 1) => "1 of 1 holdout answer said none of these and is not counted.".to_owned(),
            (1, _) => format!("1 of {of} holdout answers said none of these and is not counted."),
            _ => format!("{nones} of {of} holdout answers said none of these and are not counted."),
        };
        (nones > 0).then_some(NonesReport { nones, of, sentence })
    }
}

/// Rows of the holdout that were none of the classes at a position of the log, rising; only those below `rows`.
pub(super) fn holdout_nones(reader: &Reader<'_>, project: ProjectId, position: i64, rows: usize) -> Result<Vec<usize>> {
    let nones = reader.nones_at(project, position)?;
    let of_holdout = if nones.is_empty() { Vec::new() } else { reader.holdout_rows(project)? };
    let of_holdout: BTreeSet<u32> = of_holdout.into_iter().collect();
    let is_one = |row: &u32| of_holdout.contains(row) && (*row as usize) < rows;
    Ok(nones.into_iter().filter(is_one).map(|row| row as usize).collect())
}

/// The holdout and its split with the items that are none of the classes, at a position of the log; the latest without one.
/// The rest of the pool has such items too, so a promise must count them.
pub(super) fn with_nones(
    workshop: &Workshop,
    project: &ProjectRow,
    position: Option<i64>,
    (holdout, split): (Examples, HoldoutSplit),
    rows: usize,
) -> Result<(Examples, HoldoutSplit)> {
    let nones = workshop.store.read(|reader| {
        let position = position.map_or_else(|| reader.label_position(), Ok)?;
        holdout_nones(reader, project.id, position, rows)
    })?;
    Ok(joined(holdout, split, nones, project.settings.certify_share))
}

/// Such rows take their side like every other, unless no label certifies yet.
fn joined(mut holdout: Examples, mut split: HoldoutSplit, nones: Vec<usize>, share: f64) -> (Examples, HoldoutSplit) {
    let is_split = !split.certify.is_empty();
    for row in nones {
        let side = if is_split && certifies(row as u64, share, 0) { &mut split.certify } else { &mut split.tune };
        side.push(holdout.rows.len());
        holdout.rows.push(row);
        holdout.targets.push(NONE_CLASS as usize);
    }
    (holdout, split)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::guarantee::{Request, certify};
    use crate::learning::{ProspectInput, check_sample, split_holdout};
    use crate::models::Score;

    #[test]
    fn what_is_left_out_is_said() {
        assert_eq!(NonesReport::of(0, 40), None);
        let said = |nones, with_class| NonesReport::of(nones, with_class).unwrap().sentence;
        assert_eq!(said(3, 42), "3 of 45 holdout answers said none of these and are not counted.");
        assert_eq!(said(1, 0), "1 of 1 holdout answer said none of these and is not counted.");
    }

    #[test]
    fn an_item_of_no_class_counts_as_wrong_on_its_side_of_the_split() {
        let holdout = Examples { rows: (0..200).collect(), targets: vec![0; 200] };
        let split = split_holdout(&holdout, 0.5);
        let nones: Vec<usize> = (200..240).collect();
        let (both, sides) = joined(holdout.clone(), split.clone(), nones.clone(), 0.5);
        assert_eq!((both.rows.len(), sides.tune.len() + sides.certify.len()), (240, 240));
        // The rows that split_holdout would have put there, had they had a class.
        let as_rows = |places: &[usize]| places.iter().map(|&place| both.rows[place]).collect::<Vec<_>>();
        let all = split_holdout(&Examples { rows: (0..240).collect(), targets: vec![0; 240] }, 0.5);
        assert_eq!(as_rows(&sides.certify), all.certify);
        // A model that says class 0 of everything, surely: right for the 200, wrong for the rest.
        let scores = vec![Score { top: 0, confidence: 0.99, margin: 0.9, entropy: 0.0 }; 240];
        let barred: Vec<u32> = (0..240).collect();
        let look = |holdout: &Examples, split: &HoldoutSplit| {
            let input = ProspectInput { scores: &scores, holdout, split, barred: &barred };
            let request = Request { budget: 0.02, confidence: 0.95 };
            certify(&request, &check_sample(&input).unwrap(), &[0.99; 100]).unwrap().threshold
        };
        let pure = Examples { rows: (0..400).collect(), targets: vec![0; 400] };
        let scores_of_all = vec![Score { top: 0, confidence: 0.99, margin: 0.9, entropy: 0.0 }; 400];
        let sides_of_all = HoldoutSplit { tune: vec![], certify: (0..400).collect() };
        let input = ProspectInput { scores: &scores_of_all, holdout: &pure, split: &sides_of_all, barred: &[] };
        let request = Request { budget: 0.02, confidence: 0.95 };
        let granted = certify(&request, &check_sample(&input).unwrap(), &[0.99; 100]).unwrap();
        assert!(granted.threshold.is_some(), "400 right answers prove 2 %");
        assert_eq!(look(&both, &sides), None, "one in six is of no class");
        // While nothing certifies, they do not begin to.
        let (_, few) = joined(holdout, HoldoutSplit { tune: (0..200).collect(), certify: vec![] }, nones, 0.5);
        assert_eq!((few.tune.len(), few.certify.len()), (240, 0));
    }
}
