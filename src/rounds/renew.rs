//! Renew: rows whose text was edited or erased get the features and the score of what they say now.
//!
//! The space stays as it was fitted; the next refit reads the new text. A segment is written anew beside the old one, so
//! whoever has that mapped reads on undisturbed. A row that was erased gets the features of an empty record.

use super::index::{load_space, read_rows};
use super::workshop::Workshop;
use crate::domain::ProjectId;
use crate::error::Result;
use crate::features::{FeatureMatrix, FeatureSpace, Segment, SegmentView};
use crate::learning::score_pool;
use crate::models::Score;
use crate::store::{ProjectRow, SegmentRow};

/// Rows in one step; each segment they lie in is written once.
const MOST: usize = 20_000;

/// Renews the rows of a project that need it. False when none does.
pub fn renew_rows(workshop: &Workshop, project: ProjectId) -> Result<bool> {
    let _alone = workshop.indexing();
    let store = &workshop.store;
    let (row, changed, versions) = store.read(|reader| {
        Ok((reader.project(project)?, reader.changed_rows(project, MOST)?, reader.feature_versions(project)?))
    })?;
    if changed.is_empty() {
        return Ok(false);
    }
    for version in versions {
        renew_version(workshop, &ProjectRow { recipe_version: version, ..row.clone() }, &changed)?;
    }
    renew_scores(workshop, &row, &changed)?;
    workshop.forget(project);
    let edits = row.edits;
    store.write(move |tx| match tx.project(project)?.edits == edits {
        true => tx.rows_renewed(project, &changed),
        // Something was edited meanwhile, perhaps one of these: the next step does them again.
        false => Ok(()),
    })?;
    Ok(true)
}

fn renew_version(workshop: &Workshop, project: &ProjectRow, changed: &[u32]) -> Result<()> {
    let store = &workshop.store;
    let (id, version) = (project.id, project.recipe_version);
    let (space_row, segments) =
        store.read(|reader| Ok((reader.feature_space(id, version)?, reader.segments(id, version)?)))?;
    let Some(space_row) = space_row else { return Ok(()) };
    let Ok(space) = load_space(workshop, &space_row) else {
        // A damaged space is fitted again from the items as they are now, and with it every row.
        return store.write(move |tx| tx.drop_segments(id, version));
    };
    for segment in segments {
        let end = segment.first_row + segment.rows;
        let within: Vec<u32> = changed.iter().copied().filter(|row| (segment.first_row..end).contains(row)).collect();
        if within.is_empty() {
            continue;
        }
        let Ok(old) = store.open_segment(&segment.file) else {
            return store.write(move |tx| tx.drop_segments(id, version));
        };
        let new = features_of(workshop, project, &space, &within)?;
        let places: Vec<usize> = within.iter().map(|row| (row - segment.first_row) as usize).collect();
        let replaced = replaced(&old.view(), old.rows(), &places, &new.view())?;
        let file =
            format!("columns/p{id}-v{version}-rows-{}-{}-e{}.col", segment.first_row, segment.rows, project.edits);
        store.write_segment(&file, &replaced)?;
        let columns = segment.columns.max(space.columns() as u32);
        let row = SegmentRow { columns, file: file.clone(), ..segment.clone() };
        store.write(move |tx| tx.put_segment(id, version, &row))?;
        if segment.file != file {
            let _ = std::fs::remove_file(store.path_of(&segment.file));
        }
    }
    Ok(())
}

/// Features of some rows, in their order.
fn features_of(workshop: &Workshop, project: &ProjectRow, space: &FeatureSpace, rows: &[u32]) -> Result<Segment> {
    let mut fields = read_rows(workshop, project, rows)?;
    let length = space.vector_len().unwrap_or(0);
    fields.iter_mut().filter(|item| item.vector.is_empty()).for_each(|item| item.vector.resize(length, 0.0));
    space.transform(&fields)
}

/// A segment with the rows at some places, rising, replaced by those of another.
fn replaced(old: &SegmentView<'_>, rows: usize, places: &[usize], new: &SegmentView<'_>) -> Result<Segment> {
    let mut starts = vec![0u64];
    let (mut indices, mut values) = (Vec::with_capacity(old.indices.len()), Vec::with_capacity(old.values.len()));
    let mut dense = Vec::with_capacity(old.dense.len());
    let mut next = 0;
    for at in 0..rows {
        let row = match places.get(next) {
            Some(&place) if place == at => {
                next += 1;
                new.row(next - 1)
            }
            _ => old.row(at),
        };
        indices.extend_from_slice(row.indices);
        values.extend_from_slice(row.values);
        dense.extend_from_slice(row.dense);
        starts.push(indices.len() as u64);
    }
    Segment::new(starts.into(), indices.into(), values.into())
        .and_then(|segment| segment.with_dense(dense.into()))
        .map_err(crate::error::Error::Internal)
}

/// The current model's scores of the rows; those of other models are written again when one of them comes back.
fn renew_scores(workshop: &Workshop, project: &ProjectRow, changed: &[u32]) -> Result<()> {
    let store = &workshop.store;
    for model in store.read(|reader| reader.models(project.id))? {
        let Some(old) = model.scores.clone() else { continue };
        let id = model.id;
        let file = format!("columns/p{}-m{id}-scores-e{}.col", project.id, project.edits);
        let named = match (Some(id) == project.model, store.open_scores(&old)) {
            (true, Ok(block)) => {
                let Some(space_row) = store.read(|r| r.feature_space(project.id, project.recipe_version))? else {
                    continue;
                };
                let space = load_space(workshop, &space_row)?;
                let mut scores = block.as_slice::<Score>().to_vec();
                let known: Vec<u32> = changed.iter().copied().filter(|row| (*row as usize) < scores.len()).collect();
                let mut matrix = FeatureMatrix::new();
                matrix.push(features_of(workshop, project, &space, &known)?, space.columns());
                matrix.set_trees(space.tree_columns());
                let artefact = workshop.model(&model)?;
                let new = score_pool(&matrix, &artefact.model, &artefact.calibrator, &|| false)?;
                known.iter().zip(new.iter()).for_each(|(row, score)| scores[*row as usize] = *score);
                store.write_scores(&file, &scores)?;
                Some(file.clone())
            }
            _ => None,
        };
        store.write(move |tx| tx.set_model_scores(id, named.as_deref()))?;
        if old != file {
            let _ = std::fs::remove_file(store.path_of(&old));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn segment(rows: &[(&[u32], &[f32], f32)]) -> Segment {
        let mut starts = vec![0u64];
        let (mut indices, mut values, mut dense) = (vec![], vec![], vec![]);
        for (columns, numbers, number) in rows {
            indices.extend_from_slice(columns);
            values.extend_from_slice(numbers);
            dense.push(*number);
            starts.push(indices.len() as u64);
        }
        let sparse = Segment::new(starts.into(), indices.into(), values.into()).unwrap();
        sparse.with_dense(dense.into()).unwrap()
    }

    #[test]
    fn rows_are_replaced_and_their_neighbours_keep_their_numbers() {
        let old = segment(&[(&[1, 5], &[0.5, 1.0], 0.1), (&[0], &[2.0], 0.2), (&[3], &[4.0], 0.3)]);
        let new = segment(&[(&[], &[], 0.0), (&[2, 7, 9], &[1.0, 1.5, 2.0], 0.9)]);
        let both = replaced(&old.view(), 3, &[0, 2], &new.view()).unwrap();
        let view = both.view();
        assert_eq!((view.row(0).indices, view.row(0).dense), (&[][..], &[0.0f32][..]));
        assert_eq!((view.row(1).indices, view.row(1).values), (&[0u32][..], &[2.0f32][..]));
        assert_eq!((view.row(2).indices, view.row(2).dense), (&[2u32, 7, 9][..], &[0.9f32][..]));
        let same = replaced(&old.view(), 3, &[], &new.view()).unwrap();
        assert_eq!(same.view().indices, old.view().indices);
    }
}
