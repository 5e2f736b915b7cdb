//! Deleting a project in the store: first a mark, which hides it at once, then its rows, a few thousand in a write, the
//! children of a table before the table itself. A crash in between changes nothing: stage and place are rows too.

use super::{Reader, Store, Tx};
use crate::domain::{ProjectId, RoundId, Timestamp, UserId};
use crate::error::Result;
use rusqlite::OptionalExtension;

/// Rows deleted in one write; an answer waits for at most one.
const ROWS_A_WRITE: i64 = 2_000;

/// How the rows of a table are found and deleted.
enum How {
    /// By a number that identifies them; its column.
    Key(&'static str),
    /// The same from the largest down: rows point to smaller ones of the same table.
    KeyDown(&'static str),
    /// In the range of the primary key that begins with the project, by the column behind it.
    Range(&'static str),
    /// All at once: few, whatever the project's size.
    Whole,
    /// Items, and with them the words by which they were found.
    Items,
    /// What rounds say item by item: by the project's rounds.
    OfRounds,
}

/// Every table with rows of a project, children first. A test compares it with the schema.
const STAGES: &[(&str, How)] = &[
    ("gold_answer", How::Key("annotation")),
    ("gold_item", How::Key("item")),
    ("gold_draw_of", How::Whole),
    ("dismissal", How::Whole),
    ("annotation_event", How::Key("seq")),
    ("label_log", How::Key("position")),
    ("label_decision", How::KeyDown("seq")),
    ("escalation", How::Key("id")),
    ("extra_place", How::Key("item")),
    ("own_list", How::Whole),
    ("queue", How::Whole),
    ("kept_item", How::Key("item")),
    ("excluded_item", How::Range("row")),
    ("item_act", How::Key("id")),
    ("item_view", How::Whole),
    ("annotation", How::Key("id")),
    ("label", How::Range("row")),
    ("machine_label", How::Range("row")),
    ("assignment", How::Key("id")),
    ("test_item", How::Range("row")),
    ("test_set", How::Whole),
    ("suspect_report", How::Whole),
    ("schema_change", How::Whole),
    ("guide_text", How::Whole),
    ("item_version", How::Whole),
    ("changed_row", How::Range("row")),
    ("item", How::Items),
    ("acceptance", How::Whole),
    ("certificate", How::Whole),
    ("model", How::Whole),
    ("round_detail", How::OfRounds),
    ("round", How::Whole),
    ("segment", How::Whole),
    ("feature_space", How::Whole),
    ("project_clone", How::Whole),
    ("membership", How::Whole),
];

/// What a project holds, to be said before it goes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize)]
pub struct ProjectContents {
    /// Items, without erased ones.
    pub items: u64,
    /// Answers that people and files gave and that stand.
    pub answers: u64,
    /// Items with a label.
    pub labels: u64,
    /// Rounds.
    pub rounds: u64,
    /// Models.
    pub models: u64,
    /// Files of models, features and scores.
    pub files: u64,
    /// Items of its test set.
    pub test_items: u64,
    /// People with a role in it.
    pub people: u64,
}

/// A project on its way out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeletionRow {
    /// Which.
    pub project: ProjectId,
    /// Who deleted it.
    pub person: Option<UserId>,
    /// Since when.
    pub since: Timestamp,
    stage: usize,
    behind: i64,
    /// Rows that are gone so far.
    pub rows: u64,
}

impl Reader<'_> {
    /// Counts what a project holds.
    pub fn project_contents(&self, id: ProjectId) -> Result<ProjectContents> {
        let count = |sql: &str| -> Result<u64> {
            Ok(self.conn.prepare_cached(sql)?.query_row([id.0], |row| row.get::<_, i64>(0))?.max(0) as u64)
        };
        Ok(ProjectContents {
            items: count("SELECT items - erased FROM project WHERE id = ?1")?,
            answers: count("SELECT count(*) FROM annotation WHERE project = ?1 AND is_current = 1")?,
            labels: count("SELECT pool_labels + holdout_labels FROM project WHERE id = ?1")?,
            rounds: count("SELECT count(*) FROM round WHERE project = ?1")?,
            models: count("SELECT count(*) FROM model WHERE project = ?1")?,
            files: self.files_of(id)?.len() as u64,
            test_items: count("SELECT count(*) FROM test_item WHERE project = ?1")?,
            people: count("SELECT count(*) FROM membership WHERE project = ?1")?,
        })
    }

    /// The files that rows of a project name.
    pub fn files_of(&self, id: ProjectId) -> Result<Vec<String>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT file FROM segment WHERE project = ?1 UNION SELECT file FROM feature_space WHERE project = ?1
             UNION SELECT file FROM model WHERE project = ?1
             UNION SELECT scores FROM model WHERE project = ?1 AND scores IS NOT NULL ORDER BY 1",
        )?;
        let rows = statement.query_map([id.0], |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// By workflow, the labels of this project that came from people's verdicts and that the workflow's records name.
    pub fn labels_of_decisions(&self, id: ProjectId) -> Result<Vec<(String, u64)>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT w.slug, count(*) FROM (SELECT workflow, annotation FROM correction WHERE annotation IS NOT NULL
               UNION SELECT workflow, annotation FROM field_lesson WHERE annotation IS NOT NULL) c
             JOIN annotation n ON n.id = c.annotation AND n.project = ?1 JOIN workflow w ON w.id = c.workflow
             GROUP BY w.slug ORDER BY w.slug",
        )?;
        let rows = statement.query_map([id.0], |row| Ok((row.get(0)?, row.get::<_, i64>(1)?.max(0) as u64)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The project that has been on its way out the longest.
    pub fn next_deletion(&self) -> Result<Option<DeletionRow>> {
        Ok(self
            .conn
            .prepare_cached(
                "SELECT project, person, since, stage, behind, rows FROM project_deletion ORDER BY since, project LIMIT 1",
            )?
            .query_row([], |row| {
                Ok(DeletionRow {
                    project: ProjectId(row.get(0)?),
                    person: row.get::<_, Option<i64>>(1)?.map(UserId),
                    since: Timestamp(row.get(2)?),
                    stage: row.get::<_, i64>(3)?.max(0) as usize,
                    behind: row.get(4)?,
                    rows: row.get::<_, i64>(5)?.max(0) as u64,
                })
            })
            .optional()?)
    }

    /// The keys of the next rows of a stage; where the stage knows them without looking, none.
    fn keys_of(&self, table: &str, key: &str, is_down: bool, of: &DeletionRow) -> Result<Vec<i64>> {
        let (compare, order) = if is_down { ("<", "DESC") } else { (">", "ASC") };
        let from = if is_down && of.behind < 0 { i64::MAX } else { of.behind };
        let mut statement = self.conn.prepare(&format!(
            "SELECT {key} FROM {table} WHERE project = ?1 AND {key} {compare} ?2 ORDER BY {key} {order} LIMIT ?3"
        ))?;
        let rows = statement.query_map((of.project.0, from, ROWS_A_WRITE), |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

impl Tx<'_> {
    /// Hides a project for ever and puts its deletion in line. Nobody has a role in it any more, and no workflow learns
    /// into it. Returns the round that ran.
    pub fn begin_deletion(&self, id: ProjectId, by: Option<UserId>, now: Timestamp) -> Result<Option<RoundId>> {
        let open = self.open_round(id)?;
        if let Some(round) = &open {
            self.cancel_round(round.id, now)?;
        }
        self.conn.execute("DELETE FROM membership WHERE project = ?1", [id.0])?;
        self.conn.execute("UPDATE workflow SET project = NULL WHERE project = ?1", [id.0])?;
        self.conn.execute("DELETE FROM project_clone WHERE project = ?1", [id.0])?;
        // The name is free at once; no slug begins with a tilde.
        self.conn.execute(
            "UPDATE project SET deleting = ?2, slug = '~' || id, title = '', guide = '', model = NULL WHERE id = ?1",
            (id.0, now.0),
        )?;
        self.conn.execute(
            "INSERT INTO project_deletion (project, person, since) VALUES (?1, ?2, ?3)",
            (id.0, by.map(|by| by.0), now.0),
        )?;
        Ok(open.map(|round| round.id))
    }

    fn delete_keys(&self, sql: &str, keys: &[i64]) -> Result<()> {
        let mut statement = self.conn.prepare_cached(sql)?;
        keys.iter().try_for_each(|key| statement.execute([key]).map(|_| ()))?;
        Ok(())
    }

    fn note_deletion(&self, of: &DeletionRow) -> Result<()> {
        self.conn
            .prepare_cached("UPDATE project_deletion SET stage = ?2, behind = ?3, rows = ?4 WHERE project = ?1")?
            .execute((of.project.0, of.stage as i64, of.behind, of.rows as i64))?;
        Ok(())
    }

    /// The last of it: the row of the project itself.
    fn end_deletion(&self, id: ProjectId) -> Result<()> {
        self.words_to_tidy(true)?;
        self.conn.execute("DELETE FROM project_deletion WHERE project = ?1", [id.0])?;
        self.conn.execute("DELETE FROM project WHERE id = ?1", [id.0])?;
        Ok(())
    }
}

/// What one part of a deletion did.
pub enum Deleted {
    /// Some rows; more are left.
    Part,
    /// The rest: so many rows in all are gone, and these files are named by nobody.
    All(u64),
}

impl Store {
    /// Deletes the next rows of a project on its way out, in one write; `end` sees the last one, with the number of rows.
    /// Rows are looked for by a reader, so the writer only deletes.
    pub fn delete_part(
        &self,
        of: &DeletionRow,
        end: impl FnOnce(&Tx<'_>, u64) -> Result<()> + Send + 'static,
    ) -> Result<Deleted> {
        let mut next = of.clone();
        let Some((table, how)) = STAGES.get(of.stage) else {
            let rows = of.rows;
            self.write_apart(move |tx| {
                end(tx, next.rows)?;
                tx.end_deletion(next.project)
            })?;
            return Ok(Deleted::All(rows));
        };
        let id = of.project;
        match how {
            How::Key(key) | How::KeyDown(key) => {
                let keys = self.read(|r| r.keys_of(table, key, matches!(how, How::KeyDown(_)), of))?;
                self.write_apart(move |tx| {
                    tx.delete_keys(&format!("DELETE FROM {table} WHERE {key} = ?1"), &keys)?;
                    next.pass(keys.last().copied(), keys.len());
                    tx.note_deletion(&next)
                })?;
            }
            How::Items => {
                let rows = self.read(|r| r.keys_of(table, "row", false, of))?;
                self.write_apart(move |tx| {
                    let mut item = tx.conn.prepare_cached("DELETE FROM item WHERE project = ?1 AND row = ?2")?;
                    for row in &rows {
                        tx.forget_words(id, *row)?;
                        item.execute((id.0, row))?;
                    }
                    next.pass(rows.last().copied(), rows.len());
                    tx.note_deletion(&next)
                })?;
            }
            How::Range(key) => {
                let (sql, rows) = (
                    format!(
                        "DELETE FROM {table} WHERE project = ?1 AND {key} IN
                           (SELECT {key} FROM {table} WHERE project = ?1 ORDER BY {key} LIMIT ?2)"
                    ),
                    ROWS_A_WRITE,
                );
                self.write_apart(move |tx| {
                    let gone = tx.conn.prepare_cached(&sql)?.execute((id.0, rows))?;
                    next.pass((gone > 0).then_some(0), gone);
                    tx.note_deletion(&next)
                })?;
            }
            How::Whole | How::OfRounds => {
                let sql = match how {
                    How::OfRounds => {
                        "DELETE FROM round_detail WHERE round IN (SELECT id FROM round WHERE project = ?1)".to_owned()
                    }
                    _ => format!("DELETE FROM {table} WHERE project = ?1"),
                };
                self.write_apart(move |tx| {
                    next.rows += tx.conn.prepare(&sql)?.execute([id.0])? as u64;
                    next.pass(None, 0);
                    tx.note_deletion(&next)
                })?;
            }
        }
        Ok(Deleted::Part)
    }
}

impl DeletionRow {
    /// Behind the last key, or on to the next stage when there was none.
    fn pass(&mut self, last: Option<i64>, gone: usize) {
        self.rows += gone as u64;
        match last {
            Some(last) => self.behind = last,
            None => (self.stage, self.behind) = (self.stage + 1, -1),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    /// Tables that name a project and keep their rows: the chain, and workflows, which only lose their project.
    const STAY: [&str; 4] = ["audit", "workflow", "project_deletion", "project"];

    #[test]
    fn every_table_with_rows_of_a_project_is_a_stage_and_children_come_first() {
        let dir = tempfile::tempdir().unwrap();
        let store = Store::open(dir.path()).unwrap();
        let stages: Vec<&str> = STAGES.iter().map(|(table, _)| *table).collect();
        store
            .read(|r| {
                let names = |sql: &str| -> Vec<String> {
                    let mut statement = r.conn.prepare(sql).unwrap();
                    statement.query_map([], |row| row.get(0)).unwrap().map(|name| name.unwrap()).collect()
                };
                let tables =
                    names("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'item_text_%'");
                let of_projects: BTreeSet<&str> = tables
                    .iter()
                    .filter(|table| {
                        names(&format!("SELECT name FROM pragma_table_info('{table}')"))
                            .iter()
                            .any(|name| name == "project")
                    })
                    .map(String::as_str)
                    .collect();
                let missing: Vec<&&str> =
                    of_projects.iter().filter(|table| !stages.contains(*table) && !STAY.contains(*table)).collect();
                assert!(missing.is_empty(), "tables with a project and no stage: {missing:?}");
                for table in &tables {
                    for parent in names(&format!("SELECT \"table\" FROM pragma_foreign_key_list('{table}')")) {
                        let (Some(child), Some(parent)) = (
                            stages.iter().position(|stage| stage == table),
                            stages.iter().position(|stage| *stage == parent),
                        ) else {
                            continue;
                        };
                        assert!(child <= parent, "{table} points to {} and is deleted after it", stages[parent]);
                    }
                }
                Ok(())
            })
            .unwrap();
    }
}
