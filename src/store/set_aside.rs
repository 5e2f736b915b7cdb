//! Items set aside: excluded from being asked, kept for one person, put on somebody's own list. Each change of many items
//! carries the number of the act that made it.

use super::{Lane, QueueEntry, Reader, Tx};
use crate::domain::{ItemId, ProjectId, Timestamp, UserId};
use crate::error::{Error, Result};
use rusqlite::OptionalExtension;

/// One act on many items.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemActRow {
    /// Its number.
    pub id: i64,
    /// Its project.
    pub project: ProjectId,
    /// Who.
    pub person: UserId,
    /// `exclude`, `take_back`, `assign`, `unassign` or `relabel`.
    pub act: String,
    /// For whom, of `assign`.
    pub assignee: Option<UserId>,
    /// How many items it changed.
    pub changed: u64,
    /// True once it was undone.
    pub is_undone: bool,
}

/// A place on somebody's own list.
#[derive(Debug, Clone, PartialEq)]
pub struct OwnListEntry {
    /// The item.
    pub item: ItemId,
    /// The item's row.
    pub row: u32,
    /// The model behind the suggestion.
    pub model: Option<i64>,
    /// The class the model suggests.
    pub suggestion: Option<u32>,
    /// Its calibrated confidence.
    pub confidence: Option<f64>,
}

impl Reader<'_> {
    /// The act of this number in a project.
    pub fn item_act(&self, project: ProjectId, id: i64) -> Result<ItemActRow> {
        self.conn
            .prepare_cached(
                "SELECT id, project, person, act, assignee, changed, undone FROM item_act WHERE id = ?1 AND project = ?2",
            )?
            .query_row((id, project.0), |row| {
                Ok(ItemActRow {
                    id: row.get(0)?,
                    project: ProjectId(row.get(1)?),
                    person: UserId(row.get(2)?),
                    act: row.get(3)?,
                    assignee: row.get::<_, Option<i64>>(4)?.map(UserId),
                    changed: row.get::<_, i64>(5)?.max(0) as u64,
                    is_undone: row.get::<_, Option<i64>>(6)?.is_some(),
                })
            })
            .optional()?
            .ok_or_else(|| Error::NotFound(format!("there is no act {id} on this project's items")))
    }

    /// Up to `most` rows that stand as an act left them, rising.
    pub fn rows_of_act(&self, act: i64, most: usize) -> Result<Vec<u32>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT x.row FROM excluded_item x JOIN item i ON i.id = x.item AND i.erased IS NULL WHERE x.act = ?1
             UNION SELECT row FROM kept_item WHERE act = ?1 ORDER BY 1 LIMIT ?2",
        )?;
        let rows = statement.query_map((act, most as i64), |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Whether leads excluded the item.
    pub fn is_excluded(&self, item: ItemId) -> Result<bool> {
        Ok(self
            .conn
            .prepare_cached("SELECT EXISTS (SELECT 1 FROM excluded_item WHERE item = ?1)")?
            .query_row([item.0], |row| row.get(0))?)
    }

    /// For whom the item is kept.
    pub fn keepers(&self, item: ItemId) -> Result<Vec<UserId>> {
        let mut statement = self.conn.prepare_cached("SELECT person FROM kept_item WHERE item = ?1 ORDER BY person")?;
        let rows = statement.query_map([item.0], |row| row.get(0).map(UserId))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Whether an item is kept for nobody, or for this person among others.
    pub fn is_free_for(&self, item: ItemId, person: UserId) -> Result<bool> {
        let keepers = self.keepers(item)?;
        Ok(keepers.is_empty() || keepers.contains(&person))
    }

    /// Items of the pool that cannot be drawn although nobody has labeled them: excluded, or waiting for one person.
    pub fn set_aside_count(&self, project: ProjectId) -> Result<u64> {
        Ok(self
            .conn
            .prepare_cached(
                "SELECT set_aside + (SELECT count(DISTINCT k.item) FROM kept_item k WHERE k.project = ?1 AND k.is_waiting = 1)
                 FROM project WHERE id = ?1",
            )?
            .query_row([project.0], |row| row.get::<_, i64>(0))?
            .max(0) as u64)
    }

    /// How many items wait for somebody they are kept for.
    pub fn kept_waiting(&self, project: ProjectId) -> Result<u64> {
        Ok(self
            .conn
            .prepare_cached("SELECT count(DISTINCT item) FROM kept_item WHERE project = ?1 AND is_waiting = 1")?
            .query_row([project.0], |row| row.get::<_, i64>(0))?
            .max(0) as u64)
    }

    /// The first item kept for this person that they have not had and that has a free place.
    pub fn next_kept(&self, project: ProjectId, person: UserId, overlap: u32) -> Result<Option<QueueEntry>> {
        Ok(self
            .conn
            .prepare_cached(
                "SELECT k.item, k.row FROM kept_item k WHERE k.project = ?1 AND k.person = ?2 AND k.is_waiting = 1
                   AND NOT EXISTS (SELECT 1 FROM assignment a WHERE a.item = k.item AND a.person = ?2
                                   AND a.state IN ('active', 'done', 'skipped'))
                   AND (SELECT count(*) FROM assignment a WHERE a.item = k.item AND a.state IN ('active', 'done') AND a.is_gold = 0)
                       < ?3 + coalesce((SELECT e.places FROM extra_place e WHERE e.item = k.item), 0)
                 ORDER BY k.row LIMIT 1",
            )?
            .query_row((project.0, person.0, overlap), |row| {
                Ok(QueueEntry {
                    lane: Lane::Main,
                    rank: 0,
                    item: ItemId(row.get(0)?),
                    row: row.get(1)?,
                    source: "assigned".into(),
                    probability: None,
                    utility: None,
                    round: None,
                    model: None,
                    suggestion: None,
                    confidence: None,
                })
            })
            .optional()?)
    }

    /// How many places are left on somebody's own list.
    pub fn own_list_len(&self, project: ProjectId, person: UserId) -> Result<u64> {
        Ok(self
            .conn
            .prepare_cached("SELECT count(*) FROM own_list WHERE project = ?1 AND person = ?2")?
            .query_row((project.0, person.0), |row| row.get::<_, i64>(0))?
            .max(0) as u64)
    }
}

impl Tx<'_> {
    /// Begins an act on many items and returns its number.
    pub fn insert_item_act(
        &self,
        project: ProjectId,
        person: UserId,
        act: &str,
        assignee: Option<UserId>,
        now: Timestamp,
    ) -> Result<i64> {
        self.conn
            .prepare_cached("INSERT INTO item_act (project, person, act, assignee, at) VALUES (?1, ?2, ?3, ?4, ?5)")?
            .execute((project.0, person.0, act, assignee.map(|p| p.0), now.0))?;
        Ok(self.conn.last_insert_rowid())
    }

    /// Adds to what an act changed.
    pub fn count_item_act(&self, id: i64, changed: u64) -> Result<()> {
        self.conn
            .prepare_cached("UPDATE item_act SET changed = changed + ?2 WHERE id = ?1")?
            .execute((id, changed as i64))?;
        Ok(())
    }

    /// Marks an act as undone; false when it was already.
    pub fn undo_item_act(&self, id: i64, now: Timestamp) -> Result<bool> {
        let changed = self
            .conn
            .prepare_cached("UPDATE item_act SET undone = ?2 WHERE id = ?1 AND undone IS NULL")?
            .execute((id, now.0))?;
        Ok(changed == 1)
    }

    /// Excludes an item and takes it out of the queue; false when it was excluded already. `is_counted` for an item of the
    /// pool without a label, which the draw from the pool counts as gone.
    pub fn exclude_item(&self, project: ProjectId, item: ItemId, row: u32, act: i64, is_counted: bool) -> Result<bool> {
        let stored = self
            .conn
            .prepare_cached(
                "INSERT INTO excluded_item (project, row, item, act, is_counted) VALUES (?1, ?2, ?3, ?4, ?5)
                 ON CONFLICT DO NOTHING",
            )?
            .execute((project.0, row, item.0, act, is_counted))?;
        if stored == 0 {
            return Ok(false);
        }
        self.add_set_aside(project, i64::from(is_counted))?;
        self.unkeep_item(item)?;
        self.queue_remove_item(item)?;
        Ok(true)
    }

    /// Takes an exclusion back; false when there was none, or the item was erased and stays excluded.
    pub fn include_item(&self, project: ProjectId, row: u32) -> Result<bool> {
        let counted: Option<i64> = self
            .conn
            .prepare_cached(
                "DELETE FROM excluded_item WHERE project = ?1 AND row = ?2
                   AND NOT EXISTS (SELECT 1 FROM item i WHERE i.id = excluded_item.item AND i.erased IS NOT NULL)
                 RETURNING is_counted",
            )?
            .query_row((project.0, row), |row| row.get(0))
            .optional()?;
        self.add_set_aside(project, -counted.unwrap_or(0))?;
        Ok(counted.is_some())
    }

    /// An excluded item of the pool that gets or loses its label is counted among the labeled or among those set aside.
    pub(super) fn excluded_got_label(&self, project: ProjectId, row: u32, has_label: bool) -> Result<()> {
        let changed = self
            .conn
            .prepare_cached(
                "UPDATE excluded_item SET is_counted = NOT ?3 WHERE project = ?1 AND row = ?2 AND is_counted = ?3
                   AND NOT EXISTS (SELECT 1 FROM item i WHERE i.id = excluded_item.item AND i.erased IS NOT NULL)",
            )?
            .execute((project.0, row, has_label))?;
        self.add_set_aside(project, changed as i64 * if has_label { -1 } else { 1 })
    }

    fn add_set_aside(&self, project: ProjectId, more: i64) -> Result<()> {
        if more != 0 {
            self.conn
                .prepare_cached("UPDATE project SET set_aside = set_aside + ?2 WHERE id = ?1")?
                .execute((project.0, more))?;
        }
        Ok(())
    }

    /// Keeps an item for these people, each of whom is asked about it, and takes it out of the queue; false when it was kept
    /// for them already.
    pub fn keep_item(&self, project: ProjectId, item: ItemId, row: u32, people: &[UserId], act: i64) -> Result<bool> {
        let mut wanted = people.to_vec();
        wanted.sort_unstable();
        wanted.dedup();
        if self.keepers(item)? == wanted {
            return Ok(false);
        }
        self.unkeep_item(item)?;
        let mut statement = self.conn.prepare_cached(
            "INSERT INTO kept_item (item, project, row, person, act, is_waiting) VALUES (?1, ?2, ?3, ?4, ?5, 1)",
        )?;
        for person in wanted {
            statement.execute((item.0, project.0, row, person.0, act))?;
        }
        self.conn.prepare_cached("DELETE FROM queue WHERE item = ?1")?.execute([item.0])?;
        Ok(true)
    }

    /// Keeps an item for nobody; false when it was not kept.
    pub fn unkeep_item(&self, item: ItemId) -> Result<bool> {
        Ok(self.conn.prepare_cached("DELETE FROM kept_item WHERE item = ?1")?.execute([item.0])? > 0)
    }

    /// Says whether a kept item waits for its people, or is in their hands or answered.
    pub fn kept_waits(&self, item: ItemId, is_waiting: bool) -> Result<()> {
        self.conn
            .prepare_cached("UPDATE kept_item SET is_waiting = ?2 WHERE item = ?1 AND is_waiting <> ?2")?
            .execute((item.0, is_waiting))?;
        Ok(())
    }

    /// Of an item to be put in line: true when it is kept for somebody who has not had it, and then it waits for them. For
    /// whoever has had it it is kept no longer.
    pub(super) fn waits_for_keeper(&self, item: ItemId) -> Result<bool> {
        let mut is_waiting = false;
        for person in self.keepers(item)? {
            if self.has_had(item, person)? {
                self.conn
                    .prepare_cached("DELETE FROM kept_item WHERE item = ?1 AND person = ?2")?
                    .execute((item.0, person.0))?;
            } else {
                is_waiting = true;
            }
        }
        if is_waiting {
            self.kept_waits(item, true)?;
        }
        Ok(is_waiting)
    }

    /// Puts an item in line again that was set aside, if it has a history and too few answers; one without a history is
    /// drawn or chosen like any other.
    pub fn requeue_if_open(&self, project: ProjectId, item: ItemId, overlap: u32) -> Result<()> {
        if self.free_slot(item, overlap)?.is_none() {
            return Ok(());
        }
        let last: Option<i64> = self
            .conn
            .prepare_cached(
                "SELECT max(id) FROM assignment WHERE item = ?1 AND state IN ('active', 'done', 'skipped') AND is_gold = 0",
            )?
            .query_row([item.0], |row| row.get(0))?;
        match last {
            Some(id) => {
                let last = self.assignment(crate::domain::AssignmentId(id))?;
                self.queue_append(project, &last.to_queue_entry())
            }
            None => Ok(()),
        }
    }

    /// Replaces somebody's own list.
    pub fn put_own_list(&self, project: ProjectId, person: UserId, entries: &[OwnListEntry]) -> Result<()> {
        self.clear_own_list(project, person)?;
        let mut statement = self.conn.prepare_cached(
            "INSERT INTO own_list (project, person, rank, item, row, model, suggestion, confidence)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        )?;
        for (rank, entry) in entries.iter().enumerate() {
            statement.execute((
                project.0,
                person.0,
                rank as i64,
                entry.item.0,
                entry.row,
                entry.model,
                entry.suggestion,
                entry.confidence,
            ))?;
        }
        Ok(())
    }

    /// Empties somebody's own list; returns how many places it had left.
    pub fn clear_own_list(&self, project: ProjectId, person: UserId) -> Result<usize> {
        Ok(self
            .conn
            .prepare_cached("DELETE FROM own_list WHERE project = ?1 AND person = ?2")?
            .execute((project.0, person.0))?)
    }

    /// Takes the first place off somebody's own list.
    pub fn take_from_own_list(&self, project: ProjectId, person: UserId) -> Result<Option<OwnListEntry>> {
        Ok(self
            .conn
            .prepare_cached(
                "DELETE FROM own_list WHERE project = ?1 AND person = ?2
                   AND rank = (SELECT min(rank) FROM own_list WHERE project = ?1 AND person = ?2)
                 RETURNING item, row, model, suggestion, confidence",
            )?
            .query_row((project.0, person.0), |row| {
                Ok(OwnListEntry {
                    item: ItemId(row.get(0)?),
                    row: row.get(1)?,
                    model: row.get(2)?,
                    suggestion: row.get(3)?,
                    confidence: row.get(4)?,
                })
            })
            .optional()?)
    }
}
