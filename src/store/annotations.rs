//! Annotations, their events, and the labels they add up to.

use super::{Reader, Tx};
use crate::domain::schema::NONE_CLASS;
use crate::domain::{AnnotationId, Answer, AssignmentId, ItemId, Part, ProjectId, Timestamp, UserId};
use crate::error::{Error, Result};
use rusqlite::{OptionalExtension, Row};
use serde::Serialize;

/// An annotation as it stands now.
#[derive(Debug, Clone, Serialize)]
pub struct AnnotationRow {
    /// Its id.
    pub id: AnnotationId,
    /// Its project.
    pub project: ProjectId,
    /// The item.
    pub item: ItemId,
    /// The item's row.
    pub row: u32,
    /// Who; none when it came with an import.
    pub person: Option<UserId>,
    /// The assignment it answered.
    pub assignment: Option<AssignmentId>,
    /// What was said.
    pub label: String,
    /// Its position in the schema.
    pub class: u32,
    /// Rises with every edit.
    pub version: i64,
    /// False once undone.
    pub is_current: bool,
    /// Marked for a second look.
    pub is_flagged: bool,
    /// A remark.
    pub note: String,
    /// `person`, or `import:` and where from.
    pub source: String,
    /// When it was first given.
    pub created: Timestamp,
    /// When it last changed.
    pub changed: Timestamp,
    /// The version of the guide it was given under; none for imports, and before versions were kept.
    pub guide_version: Option<i64>,
}

/// An event to append.
pub struct NewEvent<'a> {
    /// When.
    pub at: Timestamp,
    /// Its project.
    pub project: ProjectId,
    /// The item.
    pub item: ItemId,
    /// Who.
    pub person: Option<UserId>,
    /// The assignment, if one was answered.
    pub assignment: Option<AssignmentId>,
    /// The annotation, if one stands.
    pub annotation: Option<AnnotationId>,
    /// `submit`, `edit`, `undo`, `late` or `import`.
    pub kind: &'a str,
    /// What was said.
    pub label: &'a str,
    /// The remark.
    pub note: &'a str,
    /// Marked for a second look.
    pub is_flagged: bool,
    /// The annotation's version after this.
    pub version: i64,
    /// Digest of what the client sent, to tell a repeat from another answer.
    pub request_hash: Option<[u8; 32]>,
    /// The salt of the audit chain's commitment.
    pub salt: [u8; 32],
}

/// A label as it stands now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct LabelRow {
    /// The item's row.
    pub row: u32,
    /// Pool or holdout.
    pub part: Part,
    /// The class; none where answers are still missing or disagree.
    pub class: Option<u32>,
    /// Answers behind it.
    pub answers: u32,
}

pub(super) const COLUMNS: &str = "n.id, n.project, n.item, n.row, n.person, n.assignment, n.label, n.class, n.version, n.is_current, \
                       n.is_flagged, n.note, n.source, n.created, n.changed, n.guide_version";

pub(super) fn from_row(row: &Row<'_>) -> rusqlite::Result<AnnotationRow> {
    Ok(AnnotationRow {
        id: AnnotationId(row.get(0)?),
        project: ProjectId(row.get(1)?),
        item: ItemId(row.get(2)?),
        row: row.get(3)?,
        person: row.get::<_, Option<i64>>(4)?.map(UserId),
        assignment: row.get::<_, Option<i64>>(5)?.map(AssignmentId),
        label: row.get(6)?,
        class: row.get(7)?,
        version: row.get(8)?,
        is_current: row.get(9)?,
        is_flagged: row.get(10)?,
        note: row.get(11)?,
        source: row.get(12)?,
        created: Timestamp(row.get(13)?),
        changed: Timestamp(row.get(14)?),
        guide_version: row.get(15)?,
    })
}

/// What became of an assignment's answer: it was accepted, or it came late and was kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswerEvent {
    /// Its place in the log.
    pub seq: i64,
    /// True when the answer came after somebody else had the place.
    pub is_late: bool,
    /// The annotation it made; none when late.
    pub annotation: Option<AnnotationId>,
    /// The item.
    pub item: ItemId,
    /// What was said; none once erased.
    pub label: Option<String>,
    /// The version then.
    pub version: i64,
    /// When.
    pub at: Timestamp,
    /// Digest of what the client sent.
    pub request_hash: Vec<u8>,
}

impl Reader<'_> {
    /// The annotation of this id.
    pub fn annotation(&self, id: AnnotationId) -> Result<AnnotationRow> {
        self.conn
            .prepare_cached(&format!("SELECT {COLUMNS} FROM annotation n WHERE n.id = ?1"))?
            .query_row([id.0], from_row)
            .optional()?
            .ok_or_else(|| Error::NotFound(format!("there is no annotation {id}")))
    }

    /// What stands about an item, oldest first.
    pub fn annotations_of(&self, item: ItemId) -> Result<Vec<AnnotationRow>> {
        let mut statement = self.conn.prepare_cached(&format!(
            "SELECT {COLUMNS} FROM annotation n WHERE n.item = ?1 AND n.is_current = 1 ORDER BY n.id"
        ))?;
        let rows = statement.query_map([item.0], from_row)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// This person's latest standing annotations, newest first; answers to practice items are among them.
    pub fn recent_annotations(&self, project: ProjectId, person: UserId, most: usize) -> Result<Vec<AnnotationRow>> {
        // Each half ends by itself along its index.
        let mut statement = self.conn.prepare_cached(&format!(
            "SELECT {COLUMNS} FROM annotation n WHERE n.id IN (
               SELECT id FROM (SELECT id FROM annotation WHERE person = ?2 AND project = ?1 AND is_current = 1
                               ORDER BY id DESC LIMIT ?3)
               UNION ALL
               SELECT annotation FROM (SELECT annotation FROM gold_answer WHERE project = ?1 AND person = ?2 AND stands = 1
                                       ORDER BY annotation DESC LIMIT ?3))
             ORDER BY n.id DESC LIMIT ?3"
        ))?;
        let rows = statement.query_map((project.0, person.0, most as i64), from_row)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// This person's standing annotations given since a moment, those to practice items among them.
    pub fn answers_since(&self, project: ProjectId, person: UserId, since: Timestamp) -> Result<u64> {
        Ok(self
            .conn
            .prepare_cached(
                "SELECT (SELECT count(*) FROM annotation WHERE project = ?1 AND person = ?2 AND is_current = 1 AND created >= ?3)
                      + (SELECT count(*) FROM gold_answer g JOIN annotation n ON n.id = g.annotation
                         WHERE g.project = ?1 AND g.person = ?2 AND g.stands = 1 AND n.created >= ?3)",
            )?
            .query_row((project.0, person.0, since.0), |row| row.get::<_, i64>(0))? as u64)
    }

    /// The latest standing annotations of a project that are flagged or carry a note, newest first.
    pub fn remarks(&self, project: ProjectId, most: usize) -> Result<Vec<AnnotationRow>> {
        let mut statement = self.conn.prepare_cached(&format!(
            "SELECT {COLUMNS} FROM annotation n
             WHERE n.project = ?1 AND n.is_current = 1 AND (n.is_flagged = 1 OR n.note <> '') ORDER BY n.id DESC LIMIT ?2"
        ))?;
        let rows = statement.query_map((project.0, most as i64), from_row)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// What became of an assignment's answer; none while there is none.
    pub fn answer_event(&self, assignment: AssignmentId) -> Result<Option<AnswerEvent>> {
        Ok(self
            .conn
            .prepare_cached(
                "SELECT seq, kind, annotation, item, label, version, at, request_hash FROM annotation_event
                 WHERE assignment = ?1 AND kind IN ('submit', 'late')",
            )?
            .query_row([assignment.0], |row| {
                Ok(AnswerEvent {
                    seq: row.get(0)?,
                    is_late: row.get::<_, String>(1)? == "late",
                    annotation: row.get::<_, Option<i64>>(2)?.map(AnnotationId),
                    item: ItemId(row.get(3)?),
                    label: row.get(4)?,
                    version: row.get(5)?,
                    at: Timestamp(row.get(6)?),
                    request_hash: row.get::<_, Option<Vec<u8>>>(7)?.unwrap_or_default(),
                })
            })
            .optional()?)
    }

    /// The label of a row.
    pub fn label(&self, project: ProjectId, at: u32) -> Result<Option<LabelRow>> {
        Ok(self
            .conn
            .prepare_cached("SELECT row, part, class, answers FROM label WHERE project = ?1 AND row = ?2")?
            .query_row((project.0, at), label_from_row)
            .optional()?)
    }

    /// Every label of a project by row, also those whose answers disagree.
    pub fn labels(&self, project: ProjectId) -> Result<Vec<LabelRow>> {
        let mut statement =
            self.conn.prepare_cached("SELECT row, part, class, answers FROM label WHERE project = ?1 ORDER BY row")?;
        let rows = statement.query_map([project.0], label_from_row)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The end of the label log.
    pub fn label_position(&self) -> Result<i64> {
        Ok(self.conn.query_row("SELECT coalesce(max(position), 0) FROM label_log", [], |row| row.get(0))?)
    }

    /// The labels as they were at a position of the log, by row: what a round trains and measures on. Items that are none
    /// of the classes are left out.
    pub fn labels_at(&self, project: ProjectId, position: i64) -> Result<Vec<(u32, Part, u32)>> {
        // SQLite takes the other columns from the row that holds the maximum.
        let mut statement = self.conn.prepare_cached(
            "SELECT row, part, class, max(position) FROM label_log WHERE project = ?1 AND position <= ?2
             GROUP BY row ORDER BY row",
        )?;
        let rows = statement.query_map((project.0, position), |row| {
            Ok((row.get::<_, u32>(0)?, super::items::part_of(&row.get::<_, String>(1)?), row.get::<_, Option<u32>>(2)?))
        })?;
        let mut labels = Vec::new();
        for row in rows {
            if let (row, part, Some(class)) = row?
                && class != NONE_CLASS
            {
                labels.push((row, part, class));
            }
        }
        Ok(labels)
    }

    /// The rows that were none of the classes at a position of the log, rising.
    pub fn nones_at(&self, project: ProjectId, position: i64) -> Result<Vec<u32>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT row, class, max(position) FROM label_log WHERE project = ?1 AND position <= ?2
             GROUP BY row HAVING class = ?3 ORDER BY row",
        )?;
        let rows = statement.query_map((project.0, position, NONE_CLASS), |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Labels per class and part, in schema order: `(class, pool, holdout)`.
    pub fn label_counts(&self, project: ProjectId) -> Result<Vec<(u32, u64, u64)>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT class, sum(part = 'pool'), sum(part = 'holdout') FROM label
             WHERE project = ?1 AND class IS NOT NULL GROUP BY class ORDER BY class",
        )?;
        let rows = statement.query_map([project.0], |row| {
            Ok((row.get(0)?, row.get::<_, i64>(1)? as u64, row.get::<_, i64>(2)? as u64))
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Items that have all their answers and no label, because the answers disagree.
    pub fn disputed_count(&self, project: ProjectId, overlap: u32) -> Result<u64> {
        Ok(self
            .conn
            .prepare_cached("SELECT count(*) FROM label WHERE project = ?1 AND class IS NULL AND answers >= ?2")?
            .query_row((project.0, overlap), |row| row.get::<_, i64>(0))? as u64)
    }

    /// Items that have all their answers and no label, by row.
    pub fn disputed(&self, project: ProjectId, overlap: u32, most: usize) -> Result<Vec<ItemId>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT item FROM label WHERE project = ?1 AND class IS NULL AND answers >= ?2 ORDER BY row LIMIT ?3",
        )?;
        let rows = statement.query_map((project.0, overlap, most as i64), |row| row.get(0).map(ItemId))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Items whose label was gained or changed since a position of the log and still stands: an answer taken back and given
    /// again is one.
    pub fn labels_since(&self, project: ProjectId, position: i64) -> Result<u64> {
        Ok(self
            .conn
            .prepare_cached(
                "SELECT count(*) FROM (SELECT class, max(position) FROM label_log WHERE project = ?1 AND position > ?2 GROUP BY row)
                 WHERE class IS NOT NULL",
            )?
            .query_row((project.0, position), |row| row.get::<_, i64>(0))? as u64)
    }

    /// Annotations per person: `(name, standing annotations, latest)`, busiest first.
    pub fn annotation_counts(&self, project: ProjectId) -> Result<Vec<(String, u64, Timestamp)>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT coalesce(p.name, 'imported'), count(*), max(n.changed) FROM annotation n LEFT JOIN person p ON p.id = n.person
             WHERE n.project = ?1 AND n.is_current = 1 GROUP BY n.person ORDER BY 2 DESC, 1",
        )?;
        let rows = statement
            .query_map([project.0], |row| Ok((row.get(0)?, row.get::<_, i64>(1)? as u64, Timestamp(row.get(2)?))))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

fn label_from_row(row: &Row<'_>) -> rusqlite::Result<LabelRow> {
    Ok(LabelRow {
        row: row.get(0)?,
        part: super::items::part_of(&row.get::<_, String>(1)?),
        class: row.get(2)?,
        answers: row.get(3)?,
    })
}

impl Tx<'_> {
    /// Stores a new annotation.
    pub fn insert_annotation(
        &self,
        project: ProjectId,
        item: ItemId,
        at: u32,
        person: Option<UserId>,
        assignment: Option<AssignmentId>,
        answer: &Answer,
        is_flagged: bool,
        note: &str,
        source: &str,
        now: Timestamp,
    ) -> Result<AnnotationId> {
        self.conn
            .prepare_cached(
                "INSERT INTO annotation (project, item, row, person, assignment, label, class, is_flagged, note, source, created, changed,
                                         guide_version, item_version)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?11,
                         CASE WHEN ?4 IS NOT NULL THEN (SELECT guide_version FROM project WHERE id = ?1) END,
                         coalesce((SELECT item_version FROM assignment WHERE id = ?5), (SELECT version FROM item WHERE id = ?2)))",
            )?
            .execute((
                project.0,
                item.0,
                at,
                person.map(|p| p.0),
                assignment.map(|a| a.0),
                &answer.label,
                answer.class as i64,
                is_flagged,
                note,
                source,
                now.0,
            ))?;
        Ok(AnnotationId(self.conn.last_insert_rowid()))
    }

    /// Changes an annotation from `version` to the next; false when it has another version by now.
    pub fn update_annotation(
        &self,
        id: AnnotationId,
        version: i64,
        answer: &Answer,
        is_flagged: bool,
        note: &str,
        now: Timestamp,
    ) -> Result<bool> {
        let changed = self
            .conn
            .prepare_cached(
                "UPDATE annotation SET label = ?3, class = ?4, is_flagged = ?5, note = ?6, changed = ?7, version = version + 1,
                        guide_version = (SELECT p.guide_version FROM project p WHERE p.id = annotation.project),
                        item_version = (SELECT i.version FROM item i WHERE i.id = annotation.item)
                 WHERE id = ?1 AND version = ?2 AND is_current = 1",
            )?
            .execute((id.0, version, &answer.label, answer.class as i64, is_flagged, note, now.0))?;
        Ok(changed == 1)
    }

    /// Takes an annotation back; false when it was already.
    pub fn withdraw_annotation(&self, id: AnnotationId, now: Timestamp) -> Result<bool> {
        let changed = self
            .conn
            .prepare_cached(
                "UPDATE annotation SET is_current = 0, changed = ?2, version = version + 1 WHERE id = ?1 AND is_current = 1",
            )?
            .execute((id.0, now.0))?;
        Ok(changed == 1)
    }

    /// Appends an event and returns its place in the log.
    pub fn append_event(&self, event: &NewEvent<'_>) -> Result<i64> {
        self.conn
            .prepare_cached(
                "INSERT INTO annotation_event (at, project, item, person, assignment, annotation, kind, label, note, is_flagged,
                                               version, request_hash, salt)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
            )?
            .execute((
                event.at.0,
                event.project.0,
                event.item.0,
                event.person.map(|p| p.0),
                event.assignment.map(|a| a.0),
                event.annotation.map(|a| a.0),
                event.kind,
                event.label,
                event.note,
                event.is_flagged,
                event.version,
                event.request_hash.as_ref().map(<[u8; 32]>::as_slice),
                event.salt.as_slice(),
            ))?;
        Ok(self.conn.last_insert_rowid())
    }

    /// Replaces a row's label (or takes it away with `answers` 0), logs the change, and keeps the project's counters.
    /// `settled` says by what, and with which posterior. Does nothing when nothing changes.
    pub fn set_label(
        &self,
        project: ProjectId,
        item: ItemId,
        at: u32,
        part: Part,
        class: Option<u32>,
        answers: u32,
        settled: (&str, Option<f64>),
        now: Timestamp,
    ) -> Result<()> {
        let before = self.label(project, at)?;
        let (old_class, old_answers) = before.map_or((None, 0), |l| (l.class, l.answers));
        let mut position = 0;
        if old_class != class {
            self.conn
                .prepare_cached("INSERT INTO label_log (at, project, row, part, class) VALUES (?1, ?2, ?3, ?4, ?5)")?
                .execute((now.0, project.0, at, part.as_str(), class))?;
            position = self.conn.last_insert_rowid();
            let change = i64::from(class.is_some()) - i64::from(old_class.is_some());
            let column = if part == Part::Pool { "pool_labels" } else { "holdout_labels" };
            if change != 0 {
                self.conn
                    .prepare_cached(&format!("UPDATE project SET {column} = {column} + ?2 WHERE id = ?1"))?
                    .execute((project.0, change))?;
                if part == Part::Pool {
                    self.excluded_got_label(project, at, class.is_some())?;
                }
            }
        }
        if answers == 0 {
            self.conn.prepare_cached("DELETE FROM label WHERE project = ?1 AND row = ?2")?.execute((project.0, at))?;
        } else if old_class != class || old_answers != answers {
            self.conn
                .prepare_cached(
                    "INSERT INTO label (project, row, item, part, class, answers, position) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
                     ON CONFLICT (project, row) DO UPDATE SET class = ?5, answers = ?6,
                       position = CASE WHEN ?7 > 0 THEN ?7 ELSE position END",
                )?
                .execute((project.0, at, item.0, part.as_str(), class, answers, position))?;
        }
        if answers > 0 && settled != ("majority", None) || before.is_some() {
            self.conn
                .prepare_cached(
                    "UPDATE label SET settled_by = ?3, posterior = ?4 WHERE project = ?1 AND row = ?2
                       AND (settled_by <> ?3 OR posterior IS NOT ?4)",
                )?
                .execute((project.0, at, settled.0, settled.1))?;
        }
        Ok(())
    }
}
