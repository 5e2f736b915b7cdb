//! Rounds, models, and the index of column files.

use super::{Reader, Tx};
use crate::domain::{ModelId, ProjectId, RoundId, Timestamp, UserId};
use crate::error::{Error, Result};
use rusqlite::{OptionalExtension, Row};
use serde::Serialize;
use serde_json::Value;

/// A round as stored.
#[derive(Debug, Clone, Serialize)]
pub struct RoundRow {
    /// Inside id.
    #[serde(skip)]
    pub id: RoundId,
    /// Its project.
    #[serde(skip)]
    pub project: ProjectId,
    /// Its number within the project, from 1.
    pub number: i64,
    /// `queued`, `running`, `done`, `failed` or `cancelled`.
    pub state: String,
    /// What started it: `button`, `api`, `cli`, `labels`, `timer`.
    pub cause: String,
    /// Who asked for it, if a person did.
    #[serde(skip)]
    pub person: Option<UserId>,
    /// Somebody asked it to stop.
    pub wants_cancel: bool,
    /// When it was asked for.
    pub created: Timestamp,
    /// When it started.
    pub started: Option<Timestamp>,
    /// When it ended.
    pub finished: Option<Timestamp>,
    /// The end of the label log it read.
    pub position: Option<i64>,
    /// Its seed.
    pub seed: Option<u64>,
    /// The settings it ran with.
    pub settings: Option<Value>,
    /// Counts, metrics, timings, what it chose and why.
    pub report: Option<Value>,
    /// Why it failed.
    pub error: Option<String>,
    /// The model it made.
    pub model: Option<i64>,
}

/// A model as stored.
#[derive(Debug, Clone, Serialize)]
pub struct ModelRow {
    /// Its id.
    pub id: ModelId,
    /// Its project.
    #[serde(skip)]
    pub project: ProjectId,
    /// The round that made it.
    pub round: i64,
    /// Its file in the data directory.
    pub file: String,
    /// SHA-256 of the file.
    pub digest: String,
    /// The end of the label log it was fitted on.
    pub position: i64,
    /// The file of its score column.
    #[serde(skip)]
    pub scores: Option<String>,
    /// When it was made.
    pub created: Timestamp,
    /// When it was last promoted.
    pub promoted: Option<Timestamp>,
    /// The version of the features it reads.
    #[serde(skip)]
    pub feature_version: i64,
}

/// A file of feature rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SegmentRow {
    /// Its first row.
    pub first_row: u32,
    /// How many rows.
    pub rows: u32,
    /// Columns the feature space had then.
    pub columns: u32,
    /// The file in the data directory.
    pub file: String,
}

/// A fitted feature space.
#[derive(Debug, Clone)]
pub struct SpaceRow {
    /// `[first_row, rows]` of each batch it was fitted on and extended with, in order.
    pub batches: Vec<(u32, u32)>,
    /// The file in the data directory.
    pub file: String,
    /// SHA-256 of the file.
    pub digest: String,
}

const ROUND: &str = "id, project, number, state, cause, wants_cancel, created, started, finished, position, \
                     seed, settings, report, error, model, person";
const MODEL: &str = "id, project, (SELECT number FROM round r WHERE r.id = m.round), file, digest, position, scores, \
                     created, promoted, feature_version";

fn round_from_row(row: &Row<'_>) -> rusqlite::Result<RoundRow> {
    let json = |at: usize| -> rusqlite::Result<Option<Value>> {
        Ok(row.get::<_, Option<String>>(at)?.and_then(|text| serde_json::from_str(&text).ok()))
    };
    Ok(RoundRow {
        id: RoundId(row.get(0)?),
        project: ProjectId(row.get(1)?),
        number: row.get(2)?,
        state: row.get(3)?,
        cause: row.get(4)?,
        wants_cancel: row.get(5)?,
        created: Timestamp(row.get(6)?),
        started: row.get::<_, Option<i64>>(7)?.map(Timestamp),
        finished: row.get::<_, Option<i64>>(8)?.map(Timestamp),
        position: row.get(9)?,
        seed: row.get::<_, Option<i64>>(10)?.map(|seed| seed as u64),
        settings: json(11)?,
        report: json(12)?,
        error: row.get(13)?,
        model: row.get(14)?,
        person: row.get::<_, Option<i64>>(15)?.map(UserId),
    })
}

fn model_from_row(row: &Row<'_>) -> rusqlite::Result<ModelRow> {
    Ok(ModelRow {
        id: ModelId(row.get(0)?),
        project: ProjectId(row.get(1)?),
        round: row.get(2)?,
        file: row.get(3)?,
        digest: row.get(4)?,
        position: row.get(5)?,
        scores: row.get(6)?,
        created: Timestamp(row.get(7)?),
        promoted: row.get::<_, Option<i64>>(8)?.map(Timestamp),
        feature_version: row.get(9)?,
    })
}

impl Reader<'_> {
    /// The round of this number.
    pub fn round(&self, project: ProjectId, number: i64) -> Result<RoundRow> {
        self.conn
            .prepare_cached(&format!("SELECT {ROUND} FROM round WHERE project = ?1 AND number = ?2"))?
            .query_row((project.0, number), round_from_row)
            .optional()?
            .ok_or_else(|| Error::NotFound(format!("there is no round {number} in this project")))
    }

    /// A project's rounds, newest first.
    pub fn rounds(&self, project: ProjectId, most: usize) -> Result<Vec<RoundRow>> {
        let mut statement = self
            .conn
            .prepare_cached(&format!("SELECT {ROUND} FROM round WHERE project = ?1 ORDER BY number DESC LIMIT ?2"))?;
        let rows = statement.query_map((project.0, most as i64), round_from_row)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The round that waits or runs, if one does.
    pub fn open_round(&self, project: ProjectId) -> Result<Option<RoundRow>> {
        Ok(self
            .conn
            .prepare_cached(&format!(
                "SELECT {ROUND} FROM round WHERE project = ?1 AND state IN ('queued', 'running')"
            ))?
            .query_row([project.0], round_from_row)
            .optional()?)
    }

    /// The round that has waited longest, over all projects.
    pub fn next_queued_round(&self) -> Result<Option<RoundRow>> {
        Ok(self
            .conn
            .prepare_cached(&format!("SELECT {ROUND} FROM round WHERE state = 'queued' ORDER BY id LIMIT 1"))?
            .query_row([], round_from_row)
            .optional()?)
    }

    /// What a round says item by item, as JSON; none for one that did not end well, or of an older version.
    pub fn round_detail(&self, id: RoundId) -> Result<Option<String>> {
        Ok(self
            .conn
            .prepare_cached("SELECT detail FROM round_detail WHERE round = ?1")?
            .query_row([id.0], |row| row.get(0))
            .optional()?)
    }

    /// Whether somebody asked this round to stop.
    pub fn wants_cancel(&self, id: RoundId) -> Result<bool> {
        Ok(self
            .conn
            .prepare_cached("SELECT wants_cancel FROM round WHERE id = ?1")?
            .query_row([id.0], |row| row.get(0))?)
    }

    /// The model of this id.
    pub fn model(&self, id: ModelId) -> Result<ModelRow> {
        self.conn
            .prepare_cached(&format!("SELECT {MODEL} FROM model m WHERE id = ?1"))?
            .query_row([id.0], model_from_row)
            .optional()?
            .ok_or_else(|| Error::NotFound(format!("there is no model {id}")))
    }

    /// A project's models, newest first.
    pub fn models(&self, project: ProjectId) -> Result<Vec<ModelRow>> {
        let mut statement =
            self.conn.prepare_cached(&format!("SELECT {MODEL} FROM model m WHERE project = ?1 ORDER BY id DESC"))?;
        let rows = statement.query_map([project.0], model_from_row)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The feature files of a recipe version, by first row.
    pub fn segments(&self, project: ProjectId, version: i64) -> Result<Vec<SegmentRow>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT first_row, rows, columns, file FROM segment WHERE project = ?1 AND version = ?2 ORDER BY first_row",
        )?;
        let rows = statement.query_map((project.0, version), |row| {
            Ok(SegmentRow { first_row: row.get(0)?, rows: row.get(1)?, columns: row.get(2)?, file: row.get(3)? })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The recipe versions that have feature rows, rising.
    pub fn feature_versions(&self, project: ProjectId) -> Result<Vec<i64>> {
        let mut statement =
            self.conn.prepare_cached("SELECT DISTINCT version FROM segment WHERE project = ?1 ORDER BY version")?;
        let rows = statement.query_map([project.0], |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Rows of a recipe version that have features.
    pub fn indexed_rows(&self, project: ProjectId, version: i64) -> Result<u64> {
        Ok(self
            .conn
            .prepare_cached("SELECT coalesce(sum(rows), 0) FROM segment WHERE project = ?1 AND version = ?2")?
            .query_row((project.0, version), |row| row.get::<_, i64>(0))? as u64)
    }

    /// The newest version that has a feature space, and the newest that a model reads, 0 without a model.
    pub fn newest_features(&self, project: ProjectId) -> Result<(Option<i64>, i64)> {
        Ok(self
            .conn
            .prepare_cached(
                "SELECT (SELECT max(version) FROM feature_space WHERE project = ?1),
                        (SELECT coalesce(max(feature_version), 0) FROM model WHERE project = ?1)",
            )?
            .query_row([project.0], |row| Ok((row.get(0)?, row.get(1)?)))?)
    }

    /// The feature space of a recipe version.
    pub fn feature_space(&self, project: ProjectId, version: i64) -> Result<Option<SpaceRow>> {
        let found: Option<(String, String, String)> = self
            .conn
            .prepare_cached("SELECT batches, file, digest FROM feature_space WHERE project = ?1 AND version = ?2")?
            .query_row((project.0, version), |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
            .optional()?;
        found
            .map(|(batches, file, digest)| {
                let batches = serde_json::from_str(&batches).map_err(Error::internal)?;
                Ok(SpaceRow { batches, file, digest })
            })
            .transpose()
    }

    /// Every file that a row names: what is on disk beside these can be swept.
    pub fn named_files(&self) -> Result<std::collections::BTreeSet<String>> {
        let mut statement = self.conn.prepare(
            "SELECT file FROM segment UNION SELECT file FROM feature_space UNION SELECT file FROM model
             UNION SELECT scores FROM model WHERE scores IS NOT NULL",
        )?;
        let rows = statement.query_map([], |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

impl Tx<'_> {
    /// Stores a new round in the queue; a conflict when one waits or runs already.
    pub fn insert_round(&self, project: ProjectId, cause: &str, person: Option<UserId>, now: Timestamp) -> Result<i64> {
        if let Some(open) = self.open_round(project)? {
            return Err(Error::Conflict(format!(
                "round {} is {} already; wait for it or cancel it",
                open.number, open.state
            )));
        }
        self.conn.execute(
            "INSERT INTO round (project, number, state, cause, person, created)
             VALUES (?1, (SELECT coalesce(max(number), 0) + 1 FROM round WHERE project = ?1), 'queued', ?2, ?3, ?4)",
            (project.0, cause, person.map(|p| p.0), now.0),
        )?;
        Ok(self
            .conn
            .query_row("SELECT number FROM round WHERE id = ?1", [self.conn.last_insert_rowid()], |row| row.get(0))?)
    }

    /// Notes what a queued round is to do beside the project's settings, as JSON; it becomes part of the copy that
    /// `start_round` stores.
    pub fn set_round_wish(&self, id: RoundId, wish: &Value) -> Result<()> {
        self.conn.execute("UPDATE round SET settings = ?2 WHERE id = ?1", (id.0, wish.to_string()))?;
        Ok(())
    }

    /// Marks a queued round as running; false when it was cancelled meanwhile.
    pub fn start_round(&self, id: RoundId, position: i64, seed: u64, settings: &str, now: Timestamp) -> Result<bool> {
        let changed = self.conn.execute(
            "UPDATE round SET state = 'running', started = ?2, position = ?3, seed = ?4, settings = ?5
             WHERE id = ?1 AND state = 'queued'",
            (id.0, now.0, position, seed as i64, settings),
        )?;
        Ok(changed == 1)
    }

    /// Asks a round to stop; one that only waits stops at once. False when it had ended.
    pub fn cancel_round(&self, id: RoundId, now: Timestamp) -> Result<bool> {
        let waiting = self.conn.execute(
            "UPDATE round SET state = 'cancelled', finished = ?2, wants_cancel = 1 WHERE id = ?1 AND state = 'queued'",
            (id.0, now.0),
        )?;
        let running =
            self.conn.execute("UPDATE round SET wants_cancel = 1 WHERE id = ?1 AND state = 'running'", [id.0])?;
        Ok(waiting + running == 1)
    }

    /// Ends a round.
    pub fn finish_round(
        &self,
        id: RoundId,
        state: &str,
        report: Option<&Value>,
        error: Option<&str>,
        model: Option<ModelId>,
        now: Timestamp,
    ) -> Result<()> {
        self.conn.execute(
            "UPDATE round SET state = ?2, report = ?3, error = ?4, model = ?5, finished = ?6 WHERE id = ?1",
            (id.0, state, report.map(Value::to_string), error, model.map(|m| m.0), now.0),
        )?;
        Ok(())
    }

    /// Stores what a round says item by item, as JSON.
    pub fn insert_round_detail(&self, id: RoundId, detail: &str) -> Result<()> {
        self.conn.execute("INSERT INTO round_detail (round, detail) VALUES (?1, ?2)", (id.0, detail))?;
        Ok(())
    }

    /// Puts rounds that a stopped server left running back into the queue.
    pub fn requeue_running_rounds(&self) -> Result<usize> {
        Ok(self.conn.execute("UPDATE round SET state = 'queued', started = NULL WHERE state = 'running'", [])?)
    }

    /// Stores a model whose files are on disk.
    #[allow(clippy::too_many_arguments)]
    pub fn insert_model(
        &self,
        project: ProjectId,
        round: RoundId,
        file: &str,
        digest: &str,
        position: i64,
        scores: Option<&str>,
        feature_version: i64,
        now: Timestamp,
    ) -> Result<ModelId> {
        self.conn.execute(
            "INSERT INTO model (project, round, file, digest, position, scores, feature_version, created)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            (project.0, round.0, file, digest, position, scores, feature_version, now.0),
        )?;
        Ok(ModelId(self.conn.last_insert_rowid()))
    }

    /// Names the file of a model's score column, or none when it was dropped.
    pub fn set_model_scores(&self, id: ModelId, scores: Option<&str>) -> Result<()> {
        self.conn.execute("UPDATE model SET scores = ?2 WHERE id = ?1", (id.0, scores))?;
        Ok(())
    }

    /// Names a feature file; it replaces those it covers.
    pub fn put_segment(&self, project: ProjectId, version: i64, segment: &SegmentRow) -> Result<()> {
        self.conn.execute(
            "DELETE FROM segment WHERE project = ?1 AND version = ?2 AND first_row >= ?3 AND first_row < ?4",
            (project.0, version, segment.first_row, i64::from(segment.first_row) + i64::from(segment.rows)),
        )?;
        self.conn.execute(
            "INSERT INTO segment (project, version, first_row, rows, columns, file) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            (project.0, version, segment.first_row, segment.rows, segment.columns, &segment.file),
        )?;
        Ok(())
    }

    /// Names a feature space's file; it replaces the one before.
    pub fn put_feature_space(&self, project: ProjectId, version: i64, space: &SpaceRow) -> Result<()> {
        let batches = serde_json::to_string(&space.batches).map_err(Error::internal)?;
        self.conn.execute(
            "INSERT INTO feature_space (project, version, batches, file, digest) VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT (project, version) DO UPDATE SET batches = ?3, file = ?4, digest = ?5",
            (project.0, version, &batches, &space.file, &space.digest),
        )?;
        Ok(())
    }

    /// Forgets the feature files of a version, which are then built again.
    pub fn drop_segments(&self, project: ProjectId, version: i64) -> Result<()> {
        self.conn.execute("DELETE FROM segment WHERE project = ?1 AND version = ?2", (project.0, version))?;
        Ok(())
    }

    /// Forgets the feature rows of all versions but these, and the spaces of other versions that no model reads. Returns
    /// the files of the rows. A space's file stays until the next start sweeps it: a backup may be copying it.
    pub fn drop_other_features(&self, project: ProjectId, keep: &[i64]) -> Result<Vec<String>> {
        let keep = serde_json::to_string(keep).map_err(Error::internal)?;
        self.conn.execute(
            "DELETE FROM feature_space WHERE project = ?1 AND version NOT IN (SELECT value FROM json_each(?2))
             AND version NOT IN (SELECT feature_version FROM model WHERE project = ?1)",
            (project.0, &keep),
        )?;
        let mut statement = self.conn.prepare(
            "DELETE FROM segment WHERE project = ?1 AND version NOT IN (SELECT value FROM json_each(?2)) RETURNING file",
        )?;
        let rows = statement.query_map((project.0, &keep), |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}
