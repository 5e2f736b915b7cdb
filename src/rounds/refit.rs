//! Refit: features are fitted on the first import and from then on only extended, which serves a pool badly that has grown
//! many times since: few latent numbers, n-grams weighed by a handful of texts. A round then fits them again.
//!
//! The new features are a version of their own beside those in use. Pages, queue and current model keep theirs; the round
//! learns on the new ones, and the two models are compared on the holdout, each on its own features. The project's version
//! changes in the write that makes the new model current, and back again with a rollback. A version that lost is not
//! tried again before the pool has outgrown it too.

use super::index::{MOST_FITTED, index_version};
use super::workshop::Workshop;
use crate::domain::ProjectId;
use crate::error::{Error, Result};
use crate::store::{ModelRow, ProjectRow, Reader};
use std::sync::MutexGuard;

/// Features are fitted again on at least so many times the items they were fitted on. What 50,000 items gave is good
/// enough: a space is fitted on at most 200,000, and its latent numbers on 50,000.
const GROWN: u64 = 4;
/// Smaller pools are not worth it.
const FEWEST: u64 = 200;

/// A version of the features and how many items it was fitted on.
#[derive(Debug, Clone, Copy)]
struct Fitted {
    version: i64,
    items: u64,
}

/// Features that a round fitted again.
pub(super) struct Refit {
    /// The project as it is with them.
    pub project: ProjectRow,
    /// What the report says.
    pub sentence: String,
}

/// The version to fit or to finish; none while the pool has not outgrown what there is. `newest` is the newest version
/// there is, `read` the newest that a model reads.
fn wanted(items: u64, current: Fitted, newest: Fitted, read: i64) -> Option<i64> {
    let outgrown = |fitted: Fitted| items >= FEWEST && items.min(MOST_FITTED as u64) >= GROWN * fitted.items;
    if !outgrown(current) {
        None
    } else if outgrown(newest) {
        Some(newest.version + 1)
    } else {
        // No model yet: the round that fitted it did not come to its end.
        (newest.version > read).then_some(newest.version)
    }
}

fn fitted(reader: &Reader<'_>, project: ProjectId, version: i64) -> Result<Option<Fitted>> {
    let space = reader.feature_space(project, version)?;
    Ok(space.and_then(|space| Some(Fitted { version, items: u64::from(space.batches.first()?.1) })))
}

/// Drops feature rows that nothing uses, brings those of the round up to date, and fits new ones if the pool has outgrown
/// them. `project` is the row the round works with.
pub(super) fn prepare_features(workshop: &Workshop, project: &ProjectRow) -> Result<Option<Refit>> {
    let _alone = workshop.indexing();
    let id = project.id;
    drop_unused(workshop, project)?;
    index_version(workshop, id, project.recipe_version, &mut |_, _| {})?;
    let (items, current, wanted) = workshop.store.read(|reader| {
        let items = reader.project(id)?.items;
        let (Some(newest), read) = reader.newest_features(id)? else { return Ok((items, None, None)) };
        let (current, newest) = (fitted(reader, id, project.recipe_version)?, fitted(reader, id, newest)?);
        let wanted = current.zip(newest).and_then(|(current, newest)| wanted(items, current, newest, read));
        Ok((items, current, wanted))
    })?;
    let (Some(current), Some(version)) = (current, wanted) else { return Ok(None) };
    index_version(workshop, id, version, &mut |_, _| {})?;
    Ok(Some(Refit {
        project: ProjectRow { recipe_version: version, ..project.clone() },
        sentence: format!(
            "The features were fitted again: the pool grew from {} to {} items since they were fitted.",
            grouped(current.items),
            grouped(items)
        ),
    }))
}

/// Feature rows of versions that neither the project nor the round uses, and that no round is to finish. Their spaces stay
/// while a model reads them, so a rollback can make the rows again. At the start of a round: whoever read the project
/// before the last promotion is done by now.
fn drop_unused(workshop: &Workshop, project: &ProjectRow) -> Result<()> {
    let (id, of_round) = (project.id, project.recipe_version);
    let files = workshop.store.write(move |tx| {
        let mut keep = vec![of_round, tx.project(id)?.recipe_version];
        let (newest, read) = tx.newest_features(id)?;
        keep.extend(newest.filter(|newest| *newest > read));
        tx.drop_other_features(id, &keep)
    })?;
    for file in files {
        let _ = std::fs::remove_file(workshop.store.path_of(&file));
    }
    Ok(())
}

/// Makes the feature rows that `model` reads, where the project uses other ones by now. What it returns is to be held until
/// the model is current, so that no round drops them again.
pub(super) fn bring_features_back<'a>(workshop: &'a Workshop, model: &ModelRow) -> Result<Option<MutexGuard<'a, ()>>> {
    let (id, version) = (model.project, model.feature_version);
    if workshop.store.read(|reader| reader.project(id))?.recipe_version == version {
        return Ok(None);
    }
    let alone = workshop.indexing();
    if workshop.store.read(|reader| reader.feature_space(id, version))?.is_none() {
        return Err(Error::Conflict(format!(
            "the features that the model of round {} reads are gone; start a round for a new model",
            model.round
        )));
    }
    index_version(workshop, id, version, &mut |_, _| {})?;
    Ok(Some(alone))
}

/// `10,060`.
fn grouped(n: u64) -> String {
    let digits = n.to_string();
    let parts: Vec<&str> =
        digits.as_bytes().rchunks(3).rev().filter_map(|part| std::str::from_utf8(part).ok()).collect();
    parts.join(",")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn features_are_fitted_again_when_the_pool_has_outgrown_them() {
        let of = |version, items| Fitted { version, items };
        let alone = |items, on| wanted(items, of(1, on), of(1, on), 1);
        assert_eq!((alone(239, 60), alone(240, 60)), (None, Some(2)));
        assert_eq!((alone(199, 10), alone(200, 10)), (None, Some(2)), "too small a pool");
        assert_eq!((alone(1_000_000, 50_000), alone(1_000_000, 50_001)), (Some(2), None), "good enough");
        // Tried on 1,000 items and lost: not again before 4,000.
        assert_eq!(wanted(3_999, of(1, 60), of(2, 1_000), 2), None);
        assert_eq!(wanted(4_000, of(1, 60), of(2, 1_000), 2), Some(3));
        // Begun and not finished: the next round takes it up, or begins anew when it is too small by now.
        assert_eq!(wanted(1_060, of(1, 60), of(2, 1_000), 1), Some(2));
        assert_eq!(wanted(9_000, of(1, 60), of(2, 1_000), 1), Some(3));
        // The first import, no model yet.
        assert_eq!(wanted(60, of(1, 60), of(1, 60), 0), None);
        assert_eq!(
            (grouped(60), grouped(10_060), grouped(1_000_000)),
            ("60".into(), "10,060".into(), "1,000,000".into())
        );
    }
}
