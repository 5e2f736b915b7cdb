//! Projects in the store.

use super::{Reader, Tx};
use crate::digest::mix64;
use crate::domain::{
    AssignmentId, ImageHosts, LabelSchema, ModelId, ProjectId, ProjectSettings, Recipe, Timestamp, UserId,
};
use crate::error::{Error, Result};
use rusqlite::{OptionalExtension, Row};
use serde::Serialize;

/// A project as stored, with its counters.
#[derive(Debug, Clone, Serialize)]
pub struct ProjectRow {
    /// Its id.
    #[serde(skip)]
    pub id: ProjectId,
    /// Its name in urls.
    pub slug: String,
    /// Its name for people.
    pub title: String,
    /// What labelers read above the question.
    pub guide: String,
    /// What may be answered.
    pub schema: LabelSchema,
    /// What the model reads and the page shows.
    pub recipe: Recipe,
    /// The version of the features that pages, queue and current model use. It rises with the first model on features
    /// that were fitted again, and goes back with a rollback to a model before that.
    pub recipe_version: i64,
    /// What may be changed while it runs.
    pub settings: ProjectSettings,
    /// Where all of the project's randomness comes from.
    pub seed: u64,
    /// Items; their rows are `0..items`.
    pub items: u64,
    /// Of these, in the holdout.
    pub holdout_items: u64,
    /// Items handed out for the first time.
    pub served: u64,
    /// Of these, from the holdout.
    pub holdout_served: u64,
    /// Labels in the pool.
    pub pool_labels: u64,
    /// Labels in the holdout.
    pub holdout_labels: u64,
    /// The model that suggests and orders the queue.
    #[serde(skip)]
    pub model: Option<ModelId>,
    /// Made by `qualm` for a new data directory.
    pub is_demo: bool,
    /// When it was created.
    pub created: Timestamp,
    /// Rises with every change of the guide's text.
    pub guide_version: i64,
    /// Since when it is archived: read and exported, not changed.
    pub archived: Option<Timestamp>,
    /// Of its rows, those whose item was erased.
    pub erased: u64,
    /// Rises with every edit and erasure of an item.
    pub edits: u64,
}

impl ProjectRow {
    /// Refuses what needs a model, in words, where none can learn: from these labels, or from items that are images only.
    pub fn check_learnable(&self) -> std::result::Result<(), String> {
        self.schema.check_learnable()?;
        self.recipe.check_learnable()
    }

    /// The hosts that people's browsers may load images from.
    pub fn image_hosts(&self) -> ImageHosts {
        // Checked when it was set.
        ImageHosts::parse(&self.settings.image_hosts).unwrap_or_default()
    }

    /// The items there are: rows without those that were erased.
    pub fn standing_items(&self) -> u64 {
        self.items.saturating_sub(self.erased)
    }

    /// The two keys in the order in which an assignment shows them, left one first, where people compare two; none for
    /// other labels. Drawn by key, so each side shows each key equally often and a reload changes nothing.
    pub fn shown_left(&self, assignment: AssignmentId) -> Option<[&str; 2]> {
        match &self.schema {
            LabelSchema::Pairs(pairs) => {
                Some(pairs.on_screen(mix64(self.seed ^ 0x7061_6972_7300, assignment.0 as u64) & 1 == 1))
            }
            _ => None,
        }
    }
}

pub(super) const COLUMNS: &str = "id, slug, title, guide, schema, recipe, recipe_version, settings, seed, items, holdout_items, served, \
                       holdout_served, pool_labels, holdout_labels, model, is_demo, created, guide_version, archived, \
                       erased, edits";

pub(super) fn from_row(row: &Row<'_>) -> rusqlite::Result<Result<ProjectRow>> {
    let json = |at: usize| row.get::<_, String>(at);
    let (schema, recipe, settings) = (json(4)?, json(5)?, json(7)?);
    let id = ProjectId(row.get(0)?);
    let damaged =
        |what: &str, e: serde_json::Error| Error::Internal(format!("project {id}: stored {what} does not read: {e}"));
    let parsed = (|| {
        Ok((
            serde_json::from_str(&schema).map_err(|e| damaged("schema", e))?,
            serde_json::from_str(&recipe).map_err(|e| damaged("recipe", e))?,
            serde_json::from_str(&settings).map_err(|e| damaged("settings", e))?,
        ))
    })();
    let (schema, recipe, settings) = match parsed {
        Ok(parsed) => parsed,
        Err(error) => return Ok(Err(error)),
    };
    let count = |at: usize| row.get::<_, i64>(at).map(|n| n.max(0) as u64);
    Ok(Ok(ProjectRow {
        id,
        slug: row.get(1)?,
        title: row.get(2)?,
        guide: row.get(3)?,
        schema,
        recipe,
        recipe_version: row.get(6)?,
        settings,
        seed: row.get::<_, i64>(8)? as u64,
        items: count(9)?,
        holdout_items: count(10)?,
        served: count(11)?,
        holdout_served: count(12)?,
        pool_labels: count(13)?,
        holdout_labels: count(14)?,
        model: row.get::<_, Option<i64>>(15)?.map(ModelId),
        is_demo: row.get(16)?,
        created: Timestamp(row.get(17)?),
        guide_version: row.get(18)?,
        archived: row.get::<_, Option<i64>>(19)?.map(Timestamp),
        erased: count(20)?,
        edits: count(21)?,
    }))
}

impl Reader<'_> {
    /// Every project that is not archived, by slug.
    pub fn projects(&self) -> Result<Vec<ProjectRow>> {
        let mut statement = self.conn.prepare_cached(&format!(
            "SELECT {COLUMNS} FROM project WHERE archived IS NULL AND deleting IS NULL ORDER BY slug"
        ))?;
        let rows = statement.query_map([], from_row)?;
        rows.map(|row| row?).collect()
    }

    /// The project of this id.
    pub fn project(&self, id: ProjectId) -> Result<ProjectRow> {
        self.conn
            .prepare_cached(&format!("SELECT {COLUMNS} FROM project WHERE id = ?1 AND deleting IS NULL"))?
            .query_row([id.0], from_row)
            .optional()?
            .ok_or_else(|| Error::NotFound(format!("there is no project {id}")))?
    }

    /// The id of the project of this slug.
    pub fn project_id(&self, slug: &str) -> Result<ProjectId> {
        self.conn
            .prepare_cached("SELECT id FROM project WHERE slug = ?1 AND deleting IS NULL")?
            .query_row([slug], |row| row.get(0).map(ProjectId))
            .optional()?
            .ok_or_else(|| Error::NotFound(format!("there is no project `{slug}`")))
    }

    /// The project of this slug.
    pub fn project_by_slug(&self, slug: &str) -> Result<ProjectRow> {
        self.conn
            .prepare_cached(&format!("SELECT {COLUMNS} FROM project WHERE slug = ?1 AND deleting IS NULL"))?
            .query_row([slug], from_row)
            .optional()?
            .ok_or_else(|| Error::NotFound(format!("there is no project `{slug}`")))?
    }
}

/// What a new project is made of.
pub struct NewProject {
    /// Its name in urls.
    pub slug: String,
    /// Its name for people.
    pub title: String,
    /// What labelers read above the question.
    pub guide: String,
    /// What may be answered.
    pub schema: LabelSchema,
    /// What the model reads.
    pub recipe: Recipe,
    /// What may be changed later.
    pub settings: ProjectSettings,
    /// Where its randomness comes from.
    pub seed: u64,
    /// Made by `qualm` itself for a new data directory.
    pub is_demo: bool,
}

fn to_json(value: &impl Serialize) -> Result<String> {
    serde_json::to_string(value).map_err(Error::internal)
}

impl Tx<'_> {
    /// Stores a new project. A slug that exists is a conflict.
    pub fn insert_project(&self, new: &NewProject, by: Option<UserId>, now: Timestamp) -> Result<ProjectId> {
        let taken: bool =
            self.conn
                .query_row("SELECT EXISTS (SELECT 1 FROM project WHERE slug = ?1)", [&new.slug], |row| row.get(0))?;
        if taken {
            return Err(Error::Conflict(format!("there is a project `{}` already; choose another slug", new.slug)));
        }
        self.conn.execute(
            "INSERT INTO project (slug, title, guide, schema, recipe, settings, seed, is_demo, created)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            (
                &new.slug,
                &new.title,
                &new.guide,
                to_json(&new.schema)?,
                to_json(&new.recipe)?,
                to_json(&new.settings)?,
                new.seed as i64,
                new.is_demo,
                now.0,
            ),
        )?;
        let id = ProjectId(self.conn.last_insert_rowid());
        self.keep_guide(id, by, now)?;
        Ok(id)
    }

    /// Replaces title, guide and settings. Another guide is a new version, which is kept with who wrote it.
    pub fn update_project(
        &self,
        id: ProjectId,
        (title, guide): (&str, &str),
        settings: &ProjectSettings,
        by: Option<UserId>,
        now: Timestamp,
    ) -> Result<()> {
        self.conn.execute(
            "UPDATE project SET title = ?2, guide_version = guide_version + (guide <> ?3), guide = ?3, settings = ?4 WHERE id = ?1",
            (id.0, title, guide, to_json(settings)?),
        )?;
        self.keep_guide(id, by, now)
    }

    /// Replaces the schema; the caller has checked that classes were only added behind the others.
    pub fn update_schema(&self, id: ProjectId, schema: &LabelSchema) -> Result<()> {
        self.conn.execute("UPDATE project SET schema = ?2 WHERE id = ?1", (id.0, to_json(schema)?))?;
        Ok(())
    }

    /// Counts items that were handed out for the first time.
    pub fn count_served(&self, id: ProjectId, from_holdout: bool) -> Result<()> {
        self.conn
            .prepare_cached(
                "UPDATE project SET served = served + 1, holdout_served = holdout_served + ?2 WHERE id = ?1",
            )?
            .execute((id.0, from_holdout))?;
        Ok(())
    }

    /// Makes a model the one that suggests and orders the queue, or none. The project's features are from then on those
    /// that the model reads.
    pub fn set_current_model(&self, id: ProjectId, model: Option<ModelId>, now: Timestamp) -> Result<()> {
        self.conn.execute(
            "UPDATE project SET model = ?2,
                    recipe_version = coalesce((SELECT feature_version FROM model WHERE id = ?2), recipe_version)
             WHERE id = ?1",
            (id.0, model.map(|m| m.0)),
        )?;
        if let Some(model) = model {
            self.conn.execute("UPDATE model SET promoted = ?2 WHERE id = ?1", (model.0, now.0))?;
        }
        Ok(())
    }
}
