//! Features for items that have none yet: fit the space on the first ones, extend it with what comes later.
//!
//! The space and the rows are files; the database holds which rows each batch covered. When a file is lost or damaged,
//! the same batches in the same order give the same bytes again.

use super::workshop::Workshop;
use crate::domain::{ItemFields, ProjectId};
use crate::error::{Error, Result};
use crate::features::{FeatureMatrix, FeatureSpace};
use crate::models::artefact::digest;
use crate::store::columns::write_whole;
use crate::store::{ProjectRow, SegmentRow, SpaceRow};

/// Most items a space is fitted on; what it counts is held in memory.
pub(super) const MOST_FITTED: usize = 200_000;
/// Items turned into rows at a time, so memory stays bounded.
const BATCH: usize = 100_000;
/// Fewer new items than this use the columns there are: one import of one item must not grow the space.
const FEWEST_TO_EXTEND: usize = 100;
/// More files than this are merged into one.
const MOST_SEGMENTS: usize = 16;

/// Brings the feature rows up to the project's items. Returns how many rows were added. `progress` hears items done
/// and items in all.
pub fn index_items(workshop: &Workshop, project: ProjectId, progress: &mut dyn FnMut(u64, u64)) -> Result<u64> {
    let _alone = workshop.indexing();
    let version = workshop.store.read(|reader| reader.project(project))?.recipe_version;
    index_version(workshop, project, version, progress)
}

/// The same for the features of any version, which are fitted when there are none. Under `Workshop::indexing`.
pub(super) fn index_version(
    workshop: &Workshop,
    project: ProjectId,
    version: i64,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<u64> {
    let store = &workshop.store;
    let read = || store.read(|reader| Ok(ProjectRow { recipe_version: version, ..reader.project(project)? }));
    let row = read()?;
    rebuild_if_damaged(workshop, &row)?;
    let mut added = 0;
    loop {
        let row = read()?;
        let indexed = store.read(|reader| reader.indexed_rows(project, version))?;
        progress(indexed, row.items);
        if indexed >= row.items {
            break;
        }
        added += index_batch(workshop, &row, indexed as u32)?;
    }
    if added > 0 {
        merge_small(workshop, &row)?;
    }
    Ok(added)
}

fn read_fields(workshop: &Workshop, project: &ProjectRow, first: u32, most: usize) -> Result<Vec<ItemFields>> {
    let mut fields = Vec::with_capacity(most.min(project.items as usize));
    workshop.store.read(|reader| {
        reader.each_item(project.id, first, most, |item| {
            // Checked at import; an item whose content was erased reads as empty and keeps its row.
            fields.push(project.recipe.read(&item.data).unwrap_or_else(|_| empty_fields(project)));
            Ok(())
        })
    })?;
    even_vectors(&mut fields);
    Ok(fields)
}

/// The fields of some rows, in their order.
pub(super) fn read_rows(workshop: &Workshop, project: &ProjectRow, rows: &[u32]) -> Result<Vec<ItemFields>> {
    workshop.store.read(|reader| {
        rows.iter()
            .map(|&row| {
                let item = reader.item_at_row(project.id, row)?;
                let read = item.and_then(|item| project.recipe.read(&item.data).ok());
                Ok(read.unwrap_or_else(|| empty_fields(project)))
            })
            .collect()
    })
}

/// Where items have vectors, an erased one has zeros.
fn even_vectors(fields: &mut [ItemFields]) {
    let length = fields.iter().map(|item| item.vector.len()).max().unwrap_or(0);
    fields.iter_mut().filter(|item| item.vector.is_empty()).for_each(|item| item.vector.resize(length, 0.0));
}

fn empty_fields(project: &ProjectRow) -> ItemFields {
    ItemFields {
        texts: vec![String::new(); project.recipe.text.len()],
        numbers: vec![None; project.recipe.numeric.len()],
        categories: vec![None; project.recipe.categorical.len()],
        vector: Vec::new(),
        images: Vec::new(),
    }
}

fn space_file(project: &ProjectRow, batches: usize) -> String {
    format!("columns/p{}-v{}-space-{batches}.bin", project.id, project.recipe_version)
}

pub(super) fn load_space(workshop: &Workshop, row: &SpaceRow) -> Result<FeatureSpace> {
    let bytes = std::fs::read(workshop.store.path_of(&row.file))?;
    if digest(&bytes) != row.digest {
        return Err(Error::internal(format!("{} is not the file it should be; it will be rebuilt", row.file)));
    }
    postcard::from_bytes(&bytes).map_err(|e| Error::internal(format!("{} does not read: {e}", row.file)))
}

fn index_batch(workshop: &Workshop, project: &ProjectRow, first: u32) -> Result<u64> {
    let store = &workshop.store;
    let known = store.read(|reader| reader.feature_space(project.id, project.recipe_version))?;
    let is_first = known.is_none();
    let most = if is_first { MOST_FITTED } else { BATCH };
    let fields = read_fields(workshop, project, first, most)?;
    let covered = (first, fields.len() as u32);
    let (space, changed) = match known {
        None => (FeatureSpace::fit(&project.recipe, &fields)?, Some(vec![covered])),
        Some(row) => {
            let mut space = load_space(workshop, &row)?;
            if fields.len() >= FEWEST_TO_EXTEND {
                space.extend(&fields)?;
                (space, Some([row.batches, vec![covered]].concat()))
            } else {
                (space, None)
            }
        }
    };
    let segment = space.transform(&fields)?;
    let file = format!("columns/p{}-v{}-rows-{first}-{}.col", project.id, project.recipe_version, fields.len());
    store.write_segment(&file, &segment)?;
    let space_row = changed.map(|batches| -> Result<SpaceRow> {
        let bytes = postcard::to_allocvec(&space).map_err(Error::internal)?;
        let file = space_file(project, batches.len());
        write_whole(&store.path_of(&file), &[&bytes])?;
        Ok(SpaceRow { batches, file, digest: digest(&bytes) })
    });
    let space_row = space_row.transpose()?;
    let added = fields.len() as u64;
    let segment = SegmentRow { first_row: first, rows: fields.len() as u32, columns: space.columns() as u32, file };
    let (id, version) = (project.id, project.recipe_version);
    store.write(move |tx| {
        if let Some(space_row) = &space_row {
            tx.put_feature_space(id, version, space_row)?;
        }
        tx.put_segment(id, version, &segment)
    })?;
    Ok(added)
}

/// Many small imports leave many small files; a round wants few.
fn merge_small(workshop: &Workshop, project: &ProjectRow) -> Result<()> {
    let store = &workshop.store;
    let segments = store.read(|reader| reader.segments(project.id, project.recipe_version))?;
    if segments.len() <= MOST_SEGMENTS {
        return Ok(());
    }
    // The large ones at the front stay; everything from the first small one on becomes one file.
    let from = segments.iter().position(|segment| (segment.rows as usize) < BATCH / 2).unwrap_or(0);
    let mut matrix = FeatureMatrix::new();
    for segment in &segments[from..] {
        matrix.push(store.open_segment(&segment.file)?, segment.columns as usize);
    }
    let first_row = segments[from].first_row;
    let file = format!("columns/p{}-v{}-rows-{first_row}-{}.col", project.id, project.recipe_version, matrix.rows());
    store.write_merged(&file, &matrix)?;
    let merged =
        SegmentRow { first_row, rows: matrix.rows() as u32, columns: matrix.columns() as u32, file: file.clone() };
    let (id, version) = (project.id, project.recipe_version);
    store.write(move |tx| tx.put_segment(id, version, &merged))?;
    for old in &segments[from..] {
        if old.file != file {
            // A page may still have it mapped; on Unix the bytes stay until it lets go.
            let _ = std::fs::remove_file(store.path_of(&old.file));
        }
    }
    Ok(())
}

/// When a file is missing or damaged, or the rows were dropped, they are built again from the items, batch by batch as
/// the first time.
fn rebuild_if_damaged(workshop: &Workshop, project: &ProjectRow) -> Result<()> {
    let store = &workshop.store;
    let Some(space_row) = store.read(|reader| reader.feature_space(project.id, project.recipe_version))? else {
        return Ok(());
    };
    let indexed = store.read(|reader| reader.indexed_rows(project.id, project.recipe_version))? as u32;
    let covered = space_row.batches.iter().map(|(first, rows)| first + rows).max().unwrap_or(0);
    let stored = load_space(workshop, &space_row);
    match (&stored, workshop.features(project)) {
        (Ok(_), Ok(_)) if indexed >= covered => return Ok(()),
        (Ok(_), Ok(_)) => {
            tracing::info!(project = %project.slug, version = project.recipe_version, "building feature rows again")
        }
        (Err(broken), _) => tracing::warn!(project = %project.slug, %broken, "rebuilding the feature files"),
        (_, Err(broken)) => tracing::warn!(project = %project.slug, %broken, "rebuilding the feature files"),
    }
    workshop.forget(project.id);
    let mut space: Option<FeatureSpace> = None;
    let mut rebuilt: Vec<SegmentRow> = Vec::new();
    for (at, &(first, rows)) in space_row.batches.iter().enumerate() {
        let until = space_row.batches.get(at + 1).map_or(indexed, |(next, _)| *next).max(first + rows);
        let fields = read_fields(workshop, project, first, (until - first) as usize)?;
        let batch = &fields[..(rows as usize).min(fields.len())];
        let space = match &mut space {
            Some(space) => {
                space.extend(batch)?;
                space
            }
            None => space.insert(FeatureSpace::fit(&project.recipe, batch)?),
        };
        // Rows that came behind a batch, too few to extend the space, were written with its columns.
        let file = format!("columns/p{}-v{}-rows-{first}-{}.col", project.id, project.recipe_version, fields.len());
        store.write_segment(&file, &space.transform(&fields)?)?;
        let columns = space.columns() as u32;
        rebuilt.push(SegmentRow { first_row: first, rows: fields.len() as u32, columns, file });
    }
    let Some(space) = space else { return Ok(()) };
    let bytes = postcard::to_allocvec(&space).map_err(Error::internal)?;
    let space_row = match stored {
        // Items or the program changed since. Models know the columns of the space that is there, so it makes the rows.
        Ok(stored) if digest(&bytes) != space_row.digest => {
            for segment in &mut rebuilt {
                let fields = read_fields(workshop, project, segment.first_row, segment.rows as usize)?;
                store.write_segment(&segment.file, &stored.transform(&fields)?)?;
                segment.columns = stored.columns() as u32;
            }
            space_row
        }
        _ => {
            write_whole(&store.path_of(&space_row.file), &[&bytes])?;
            SpaceRow { digest: digest(&bytes), ..space_row }
        }
    };
    let (id, version) = (project.id, project.recipe_version);
    store.write(move |tx| {
        tx.put_feature_space(id, version, &space_row)?;
        tx.drop_segments(id, version)?;
        rebuilt.iter().try_for_each(|segment| tx.put_segment(id, version, segment))
    })
}
