//! The workshop: a project's mapped columns and its current model, opened once and shared by rounds and pages.

use super::index::load_space;
use super::live::LiveRounds;
use super::shared::SharedAnswers;
use crate::domain::{ModelId, Part, ProjectId};
use crate::error::{Error, Result};
use crate::features::{Block, FeatureMatrix, FeatureSpace};
use crate::learning::Strangers;
use crate::models::artefact::{self, ModelArtefact};
use crate::store::{ModelRow, ProjectRow, SegmentRow, SpaceRow, Store};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard};

/// The parts of a project that live in files.
#[derive(Default)]
struct Shelf {
    segments: Vec<SegmentRow>,
    matrix: Option<Arc<FeatureMatrix>>,
    model: Option<(ModelId, Arc<ModelArtefact>)>,
    scores: Option<(String, Block)>,
    /// By digest.
    space: Option<(String, Arc<FeatureSpace>)>,
    strangers: Option<StrangersAt>,
}

/// What the labels at a position of the log say about which items are strange.
struct StrangersAt {
    /// Recipe version and position.
    key: (i64, i64),
    known: Option<Arc<Strangers>>,
}

/// The store with what was opened from its files, and the rounds that run.
pub struct Workshop {
    /// The store.
    pub store: Arc<Store>,
    /// The rounds that run in this process.
    pub live: LiveRounds,
    shelves: Mutex<BTreeMap<ProjectId, Shelf>>,
    indexing: Mutex<()>,
    pub(super) shared: Mutex<BTreeMap<ProjectId, Arc<SharedAnswers>>>,
}

impl Workshop {
    /// A workshop with nothing opened yet.
    pub fn new(store: Arc<Store>) -> Self {
        Workshop {
            store,
            live: LiveRounds::default(),
            shelves: Mutex::default(),
            indexing: Mutex::default(),
            shared: Mutex::default(),
        }
    }

    /// The right to write or drop feature files; one at a time has it. Readers need none.
    pub(super) fn indexing(&self) -> MutexGuard<'_, ()> {
        self.indexing.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }

    fn shelves(&self) -> MutexGuard<'_, BTreeMap<ProjectId, Shelf>> {
        self.shelves.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }

    /// All feature rows there are by now; `index_items` adds the rest.
    pub fn features(&self, project: &ProjectRow) -> Result<Arc<FeatureMatrix>> {
        let segments = self.store.read(|reader| reader.segments(project.id, project.recipe_version))?;
        if let Some(shelf) = self.shelves().get(&project.id)
            && shelf.segments == segments
            && let Some(matrix) = &shelf.matrix
        {
            return Ok(Arc::clone(matrix));
        }
        let mut matrix = FeatureMatrix::new();
        for segment in &segments {
            let opened = self.store.open_segment(&segment.file)?;
            if opened.rows() != segment.rows as usize || matrix.rows() != segment.first_row as usize {
                return Err(Error::internal(format!(
                    "{} does not hold the rows it should; it will be rebuilt",
                    segment.file
                )));
            }
            matrix.push(opened, segment.columns as usize);
        }
        if let Some(row) = self.store.read(|reader| reader.feature_space(project.id, project.recipe_version))? {
            matrix.set_trees(self.space(project.id, &row)?.tree_columns());
        }
        let matrix = Arc::new(matrix);
        let mut shelves = self.shelves();
        let shelf = shelves.entry(project.id).or_default();
        shelf.segments = segments;
        shelf.matrix = Some(Arc::clone(&matrix));
        Ok(matrix)
    }

    /// A model with its calibrator, checked against the digest in the database.
    pub fn model(&self, model: &ModelRow) -> Result<Arc<ModelArtefact>> {
        if let Some((id, opened)) = self.shelves().get(&model.project).and_then(|shelf| shelf.model.as_ref())
            && *id == model.id
        {
            return Ok(Arc::clone(opened));
        }
        let path = self.store.path_of(&model.file);
        let bytes =
            std::fs::read(&path).map_err(|e| Error::internal(format!("cannot read {}: {e}", path.display())))?;
        if artefact::digest(&bytes) != model.digest {
            return Err(Error::internal(format!(
                "{} is not the file that round {} wrote",
                path.display(),
                model.round
            )));
        }
        let opened = Arc::new(artefact::decode(&bytes)?);
        self.shelves().entry(model.project).or_default().model = Some((model.id, Arc::clone(&opened)));
        Ok(opened)
    }

    /// The project's feature space, checked against the digest in the database.
    pub fn space(&self, project: ProjectId, row: &SpaceRow) -> Result<Arc<FeatureSpace>> {
        if let Some((digest, opened)) = self.shelves().get(&project).and_then(|shelf| shelf.space.as_ref())
            && *digest == row.digest
        {
            return Ok(Arc::clone(opened));
        }
        let opened = Arc::new(load_space(self, row)?);
        self.shelves().entry(project).or_default().space = Some((row.digest.clone(), Arc::clone(&opened)));
        Ok(opened)
    }

    /// What the labels at a position of the log say about which items are strange; none while there are too few. Of a
    /// thousand labels it takes a moment, and a model's is asked for with every prediction.
    pub(super) fn strangers(
        &self,
        project: &ProjectRow,
        features: &FeatureMatrix,
        position: i64,
    ) -> Result<Option<Arc<Strangers>>> {
        let key = (project.recipe_version, position);
        if let Some(at) = self.shelves().get(&project.id).and_then(|shelf| shelf.strangers.as_ref())
            && at.key == key
        {
            return Ok(at.known.clone());
        }
        let (labels, nones) = self
            .store
            .read(|reader| Ok((reader.labels_at(project.id, position)?, reader.nones_at(project.id, position)?)))?;
        let known: Vec<u32> = labels.iter().filter(|(_, part, _)| *part == Part::Pool).map(|(row, ..)| *row).collect();
        let known = Strangers::new(features, &known, &nones, project.seed).map(Arc::new);
        self.shelves().entry(project.id).or_default().strangers = Some(StrangersAt { key, known: known.clone() });
        Ok(known)
    }

    /// A model's score column, mapped; none when it has not been written.
    pub fn scores(&self, model: &ModelRow) -> Result<Option<Block>> {
        let Some(file) = &model.scores else { return Ok(None) };
        if let Some((name, block)) = self.shelves().get(&model.project).and_then(|shelf| shelf.scores.as_ref())
            && name == file
        {
            return Ok(Some(block.clone()));
        }
        let block = self.store.open_scores(file)?;
        self.shelves().entry(model.project).or_default().scores = Some((file.clone(), block.clone()));
        Ok(Some(block))
    }

    /// Closes what was opened of a project, before its files are replaced.
    pub fn forget(&self, project: ProjectId) {
        self.shelves().remove(&project);
    }
}
