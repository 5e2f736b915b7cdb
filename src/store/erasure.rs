//! What is left of an item after an edit or an erasure: earlier versions, blanked rows, rows whose features are old.
//!
//! An erased item keeps its row, so that every other row keeps its number; nothing of what it said or what was said about
//! it stays. Its answers become empty lines of the log, so the audit chain still finds them.

use super::{ItemRow, NewItem, Reader, Tx};
use crate::domain::{ItemId, Part, ProjectId, Timestamp, UserId};
use crate::error::Result;
use rusqlite::OptionalExtension;
use serde_json::Value;

/// What an erasure took away.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ErasedItem {
    /// Answers that stood.
    pub answers: u64,
    /// People who had it open.
    pub in_hands: u64,
}

/// An item as it was before an edit.
#[derive(Debug, Clone)]
pub struct VersionRow {
    /// Its number, from 1.
    pub version: i64,
    /// The record as it was.
    pub data: Value,
    /// Until when.
    pub ended: Timestamp,
    /// Who edited it then.
    pub by: String,
}

impl Reader<'_> {
    /// An item's version, and the one from which on answers count.
    pub fn item_versions(&self, item: ItemId) -> Result<(i64, i64)> {
        Ok(self
            .conn
            .prepare_cached("SELECT version, asked_from FROM item WHERE id = ?1")?
            .query_row([item.0], |row| Ok((row.get(0)?, row.get(1)?)))?)
    }

    /// What an item was before, newest first.
    pub fn earlier_versions(&self, item: ItemId) -> Result<Vec<VersionRow>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT v.version, v.data, v.ended, p.name FROM item_version v JOIN person p ON p.id = v.person
             WHERE v.item = ?1 ORDER BY v.version DESC",
        )?;
        let rows = statement.query_map([item.0], |row| {
            let data: String = row.get(1)?;
            Ok(VersionRow {
                version: row.get(0)?,
                data: serde_json::from_str(&data).unwrap_or(Value::Null),
                ended: Timestamp(row.get(2)?),
                by: row.get(3)?,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Which version of the item an answer was given to.
    pub fn version_answered(&self, annotation: crate::domain::AnnotationId) -> Result<i64> {
        Ok(self
            .conn
            .prepare_cached("SELECT item_version FROM annotation WHERE id = ?1")?
            .query_row([annotation.0], |row| row.get(0))?)
    }

    /// Whether an assignment showed a version of its item to which answers do not count any more.
    pub fn shows_old_text(&self, assignment: crate::domain::AssignmentId) -> Result<bool> {
        Ok(self
            .conn
            .prepare_cached(
                "SELECT a.item_version < i.asked_from FROM assignment a JOIN item i ON i.id = a.item WHERE a.id = ?1",
            )?
            .query_row([assignment.0], |row| row.get(0))?)
    }

    /// The record as it was stored, byte for byte.
    pub fn item_text(&self, item: ItemId) -> Result<String> {
        Ok(self.conn.prepare_cached("SELECT data FROM item WHERE id = ?1")?.query_row([item.0], |row| row.get(0))?)
    }

    /// The rows of erased items, rising. All of them are excluded, which are few.
    pub fn erased_rows(&self, project: ProjectId) -> Result<Vec<u32>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT x.row FROM excluded_item x JOIN item i ON i.id = x.item AND i.erased IS NOT NULL
             WHERE x.project = ?1 ORDER BY x.row",
        )?;
        let rows = statement.query_map([project.0], |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Rows whose features and scores are still those of another text, rising, at most so many.
    pub fn changed_rows(&self, project: ProjectId, most: usize) -> Result<Vec<u32>> {
        let mut statement =
            self.conn.prepare_cached("SELECT row FROM changed_row WHERE project = ?1 ORDER BY row LIMIT ?2")?;
        let rows = statement.query_map((project.0, most as i64), |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Whether a round has been measured on this row's label.
    pub fn was_measured_on(&self, project: ProjectId, row: u32) -> Result<bool> {
        Ok(self
            .conn
            .prepare_cached(
                "SELECT EXISTS (SELECT 1 FROM label_log WHERE project = ?1 AND row = ?2 AND class IS NOT NULL AND position <=
                   (SELECT coalesce(max(position), 0) FROM round WHERE project = ?1 AND state = 'done'))",
            )?
            .query_row((project.0, row), |row| row.get(0))?)
    }

    /// Another item whose text folds like this, if there is one.
    pub fn other_near_copy(&self, project: ProjectId, fold: i64, but: ItemId) -> Result<Option<(Part, String)>> {
        Ok(self
            .conn
            .prepare_cached("SELECT part, external FROM item WHERE project = ?1 AND fold = ?2 AND id <> ?3 LIMIT 1")?
            .query_row((project.0, fold, but.0), |row| {
                Ok((super::items::part_of(&row.get::<_, String>(0)?), row.get(1)?))
            })
            .optional()?)
    }

    /// Another item that the model could not tell from this, if there is one.
    pub fn other_of_content(&self, project: ProjectId, content: &[u8; 16], but: ItemId) -> Result<Option<String>> {
        Ok(self
            .conn
            .prepare_cached("SELECT external FROM item WHERE project = ?1 AND content = ?2 AND id <> ?3")?
            .query_row((project.0, content.as_slice(), but.0), |row| row.get(0))
            .optional()?)
    }
}

impl Tx<'_> {
    /// Stores an item's new record under a new version, keeps the one before, and returns the new version's number. With
    /// `ask_again`, answers to versions before it do not count.
    pub fn edit_item(&self, item: &ItemRow, new: &NewItem, by: UserId, ask_again: bool, now: Timestamp) -> Result<i64> {
        self.conn.execute(
            "INSERT INTO item_version (item, version, project, data, ended, person)
             SELECT id, version, project, data, ?2, ?3 FROM item WHERE id = ?1",
            (item.id.0, now.0, by.0),
        )?;
        self.conn.execute(
            "UPDATE item SET data = ?2, content = ?3, fold = ?4, grouped = ?5, language = ?7, version = version + 1,
                    asked_from = CASE WHEN ?6 THEN version + 1 ELSE asked_from END WHERE id = ?1",
            (item.id.0, &new.data, new.content.as_slice(), new.fold, new.grouped, ask_again, &new.language),
        )?;
        self.conn.execute("UPDATE queue SET language = ?2 WHERE item = ?1", (item.id.0, &new.language))?;
        // A suggestion that read the old text says nothing about the new one.
        self.conn.execute("UPDATE queue SET suggestion = NULL, confidence = NULL WHERE item = ?1", [item.id.0])?;
        self.conn.execute(
            "UPDATE assignment SET suggestion = NULL, confidence = NULL WHERE item = ?1 AND state = 'active'",
            [item.id.0],
        )?;
        self.conn.execute(
            "UPDATE own_list SET suggestion = NULL, confidence = NULL WHERE project = ?1 AND item = ?2",
            (item.project.0, item.id.0),
        )?;
        self.row_changed(item.project, item.row)?;
        Ok(self.item_versions(item.id)?.0)
    }

    /// What was said about an item by the model alone no longer stands: it read another text.
    pub fn drop_machine_label(&self, project: ProjectId, row: u32) -> Result<()> {
        self.conn.execute("DELETE FROM machine_label WHERE project = ?1 AND row = ?2", (project.0, row))?;
        Ok(())
    }

    /// Notes that a person has the item's newest version before them.
    pub fn version_is_shown(&self, assignment: crate::domain::AssignmentId) -> Result<()> {
        self.conn
            .prepare_cached(
                "UPDATE assignment SET item_version = (SELECT version FROM item i WHERE i.id = assignment.item) WHERE id = ?1",
            )?
            .execute([assignment.0])?;
        Ok(())
    }

    /// The features and scores of a row are old from now on.
    pub fn row_changed(&self, project: ProjectId, row: u32) -> Result<()> {
        self.conn
            .prepare_cached("INSERT INTO changed_row (project, row) VALUES (?1, ?2) ON CONFLICT DO NOTHING")?
            .execute((project.0, row))?;
        self.conn.prepare_cached("UPDATE project SET edits = edits + 1 WHERE id = ?1")?.execute([project.0])?;
        Ok(())
    }

    /// The features and scores of these rows are new again.
    pub fn rows_renewed(&self, project: ProjectId, rows: &[u32]) -> Result<()> {
        let mut statement = self.conn.prepare_cached("DELETE FROM changed_row WHERE project = ?1 AND row = ?2")?;
        rows.iter().try_for_each(|row| statement.execute((project.0, row)).map(|_| ()))?;
        Ok(())
    }

    /// A search finds the row no more by its words.
    pub(super) fn forget_words(&self, project: ProjectId, row: i64) -> Result<()> {
        self.conn.prepare_cached("DELETE FROM item_text WHERE rowid = ?1")?.execute([(project.0 << 32) + row])?;
        Ok(())
    }

    /// Searches find a row by other words than before, if they found it at all by now.
    pub fn replace_words(&self, project: ProjectId, row: u32, text: &str) -> Result<()> {
        if u64::from(row) >= self.searchable(project)? {
            return Ok(());
        }
        self.forget_words(project, row.into())?;
        self.conn
            .prepare_cached("INSERT INTO item_text (rowid, body) VALUES (?1, ?2)")?
            .execute(((project.0 << 32) + i64::from(row), text))?;
        Ok(())
    }

    /// Puts together what searches keep, a little at a time, so that words nobody finds any more leave the file. True when
    /// there was something to do.
    pub fn tidy_words(&self, pages: u32) -> Result<bool> {
        let before = self.conn.total_changes();
        self.conn
            .prepare_cached("INSERT INTO item_text (item_text, rank) VALUES ('merge', ?1)")?
            .execute([-i64::from(pages)])?;
        // The engine documents this: fewer than two changes mean that nothing was left to merge.
        Ok(self.conn.total_changes() - before >= 2)
    }

    /// Whether words are waiting to leave the file; `set` changes it.
    pub fn words_to_tidy(&self, set: bool) -> Result<()> {
        match set {
            true => self.conn.execute("INSERT INTO meta VALUES ('tidy-words', '1') ON CONFLICT DO NOTHING", [])?,
            false => self.conn.execute("DELETE FROM meta WHERE key = 'tidy-words'", [])?,
        };
        Ok(())
    }

    /// Erases an item: its record, its earlier versions, the text of all that was said about it, its place in line, and
    /// the leases on it. Its label must be gone already. `act` is the number its exclusion stands under.
    pub fn erase_item(&self, item: &ItemRow, act: i64, now: Timestamp) -> Result<ErasedItem> {
        let (id, project) = (item.id.0, item.project);
        let run = |sql: &str| -> Result<usize> { Ok(self.conn.prepare_cached(sql)?.execute([id])?) };
        let in_hands = self.end_leases(item.id, now)? as u64;
        let answers = self.conn.execute(
            "UPDATE annotation SET is_current = 0, changed = ?2 WHERE item = ?1 AND is_current = 1",
            (id, now.0),
        )? as u64;
        run("UPDATE annotation SET label = '', class = 0, note = '', is_flagged = 0 WHERE item = ?1")?;
        run("UPDATE assignment SET state = CASE state WHEN 'done' THEN 'undone' ELSE state END, suggestion = NULL,
                    confidence = NULL WHERE item = ?1")?;
        // A request's digest tells which of a few classes was meant; an import's is salted, and the chain needs it.
        run("UPDATE annotation_event SET label = NULL, note = NULL, salt = NULL,
                    request_hash = CASE kind WHEN 'import' THEN request_hash END WHERE item = ?1")?;
        run("DELETE FROM item_version WHERE item = ?1")?;
        run("DELETE FROM extra_place WHERE item = ?1")?;
        run("DELETE FROM escalation WHERE item = ?1")?;
        run("DELETE FROM gold_answer WHERE item = ?1")?;
        run("DELETE FROM gold_item WHERE item = ?1")?;
        self.conn.execute("DELETE FROM own_list WHERE project = ?1 AND item = ?2", (project.0, id))?;
        self.drop_machine_label(project, item.row)?;
        // What was suspicious is looked for again without it.
        self.conn.execute("DELETE FROM suspect_report WHERE project = ?1", [project.0])?;
        self.include_item(project, item.row)?;
        self.conn.execute(
            // Digests of a short text could be tried out, so they go too; the name is one that no file can bring.
            "UPDATE item SET data = 'null', external = char(1) || id, part = 'pool', language = NULL, content = ?2, fold = -id, grouped = NULL,
                    source = '', erased = ?3, version = version + 1, asked_from = version + 1 WHERE id = ?1",
            (id, content_of_erased(id).as_slice(), now.0),
        )?;
        self.exclude_item(project, item.id, item.row, act, true)?;
        run(
            "UPDATE label_decision SET class = 0, label = NULL, salt = NULL, reason = '', note = '', called_off = NULL
             WHERE item = ?1",
        )?;
        let holdout = i64::from(item.part == Part::Holdout);
        self.conn.execute(
            "UPDATE project SET erased = erased + 1, holdout_items = holdout_items - ?2,
                    holdout_served = max(0, holdout_served - (?2 AND EXISTS (SELECT 1 FROM assignment WHERE item = ?3)))
             WHERE id = ?1",
            (project.0, holdout, id),
        )?;
        self.forget_words(project, item.row.into())?;
        self.words_to_tidy(true)?;
        self.row_changed(project, item.row)?;
        Ok(ErasedItem { answers, in_hands })
    }

    /// Drops replies that were kept for programs that repeat a request.
    pub fn drop_replies(&self, replies: &[(UserId, String)]) -> Result<()> {
        let mut statement = self.conn.prepare_cached("DELETE FROM idempotency WHERE person = ?1 AND key = ?2")?;
        replies.iter().try_for_each(|(person, key)| statement.execute((person.0, key)).map(|_| ()))?;
        Ok(())
    }

    /// The number under which erased items stand excluded. It is no act that can be undone.
    pub fn insert_erasure(&self, project: ProjectId, by: UserId, now: Timestamp) -> Result<i64> {
        let act = self.insert_item_act(project, by, "exclude", None, now)?;
        self.undo_item_act(act, now)?;
        Ok(act)
    }
}

impl Reader<'_> {
    /// Replies kept for programs that repeat a request, and that name one of these ids: they may hold the records.
    pub fn replies_naming(&self, externals: &[String]) -> Result<Vec<(UserId, String)>> {
        let needles: Vec<String> =
            externals.iter().map(|external| Value::from(external.as_str()).to_string()).collect();
        let mut statement = self.conn.prepare("SELECT person, key, reply FROM idempotency")?;
        let mut rows = statement.query([])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let reply: String = row.get(2)?;
            if needles.iter().any(|needle| reply.contains(needle)) {
                found.push((UserId(row.get(0)?), row.get(1)?));
            }
        }
        Ok(found)
    }

    /// Whether words wait to leave the file of the search.
    pub fn has_words_to_tidy(&self) -> Result<bool> {
        Ok(self
            .conn
            .prepare_cached("SELECT EXISTS (SELECT 1 FROM meta WHERE key = 'tidy-words')")?
            .query_row([], |row| row.get(0))?)
    }
}

/// A digest that no text has but by a chance of 2^-64, one for each item.
fn content_of_erased(id: i64) -> [u8; 16] {
    let mut content = [0u8; 16];
    content[8..].copy_from_slice(&id.to_be_bytes());
    content
}
