//! Practice items of labeling in the store: which items they are, what people answered to them, and where the next one
//! stands for whom. Those of reviews are in `gold.rs`.

use super::annotations::{COLUMNS as ANNOTATION, from_row as annotation_from_row};
use super::{AnnotationRow, Reader, Tx};
use crate::digest::random_bytes;
use crate::domain::{AnnotationId, Answer, ItemId, ProjectId, Timestamp, UserId};
use crate::error::Result;
use rusqlite::{OptionalExtension, Row};

/// Places of practice items' assignments begin here: no overlap reaches it.
const FIRST_PLACE: u32 = 1_000_000;

/// An item that is asked for practice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GoldItemRow {
    /// The item.
    pub item: ItemId,
    /// Its row.
    pub row: u32,
    /// The decision that its label is.
    pub decision: i64,
    /// When it was marked.
    pub marked: Timestamp,
    /// By whom.
    pub marked_by: UserId,
}

/// What somebody answered to one.
#[derive(Debug, Clone)]
pub struct GoldGiven {
    /// The answer.
    pub answer: AnnotationRow,
    /// The person was told the label right after it.
    pub is_told: bool,
    /// False once taken back.
    pub stands: bool,
}

/// Where somebody is between two practice items.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GoldDrawRow {
    /// What draws the places; nobody sees it.
    pub key: u64,
    /// Ordinary items handed out to them since there are practice items.
    pub served: u64,
    /// After how many of these the last practice item came.
    pub last: Option<u64>,
}

fn gold_from_row(row: &Row<'_>) -> rusqlite::Result<GoldItemRow> {
    Ok(GoldItemRow {
        item: ItemId(row.get(0)?),
        row: row.get(1)?,
        decision: row.get(2)?,
        marked: Timestamp(row.get(3)?),
        marked_by: UserId(row.get(4)?),
    })
}

const GOLD: &str = "item, row, decision, marked, marked_by";

impl Reader<'_> {
    /// The practice item, if the item is one.
    pub fn gold_item(&self, item: ItemId) -> Result<Option<GoldItemRow>> {
        Ok(self
            .conn
            .prepare_cached(&format!("SELECT {GOLD} FROM gold_item WHERE item = ?1"))?
            .query_row([item.0], gold_from_row)
            .optional()?)
    }

    /// A project's practice items, by row.
    pub fn gold_items_of(&self, project: ProjectId) -> Result<Vec<GoldItemRow>> {
        let mut statement =
            self.conn.prepare_cached(&format!("SELECT {GOLD} FROM gold_item WHERE project = ?1 ORDER BY row"))?;
        let rows = statement.query_map([project.0], gold_from_row)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// How many practice items a project has.
    pub fn gold_item_count(&self, project: ProjectId) -> Result<u64> {
        Ok(self
            .conn
            .prepare_cached("SELECT count(*) FROM gold_item WHERE project = ?1")?
            .query_row([project.0], |row| row.get::<_, i64>(0))? as u64)
    }

    /// Whether a project has practice items.
    pub fn has_gold_items(&self, project: ProjectId) -> Result<bool> {
        Ok(self
            .conn
            .prepare_cached("SELECT EXISTS (SELECT 1 FROM gold_item WHERE project = ?1)")?
            .query_row([project.0], |row| row.get(0))?)
    }

    /// The practice items that this person has never had in any way and did not mark, with a label that stands, by row.
    pub fn unmet_gold(&self, project: ProjectId, person: UserId) -> Result<Vec<(ItemId, u32)>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT g.item, g.row FROM gold_item g
             WHERE g.project = ?1 AND g.marked_by <> ?2
               AND EXISTS (SELECT 1 FROM label l WHERE l.project = g.project AND l.row = g.row AND l.class IS NOT NULL)
               AND NOT EXISTS (SELECT 1 FROM assignment a WHERE a.person = ?2 AND a.project = ?1 AND a.item = g.item
                               AND a.is_gold = 1)
               AND NOT EXISTS (SELECT 1 FROM assignment a WHERE a.item = g.item AND a.person = ?2
                               AND a.state IN ('active', 'done', 'skipped'))
               AND NOT EXISTS (SELECT 1 FROM excluded_item x WHERE x.item = g.item)
               AND EXISTS (SELECT 1 FROM item i WHERE i.id = g.item AND (coalesce(i.language, '') = ''
                           OR NOT EXISTS (SELECT 1 FROM person_language k WHERE k.person = ?2)
                           OR EXISTS (SELECT 1 FROM person_language k WHERE k.person = ?2 AND k.language = i.language)))
             ORDER BY g.row",
        )?;
        let rows = statement.query_map((project.0, person.0), |row| Ok((ItemId(row.get(0)?), row.get(1)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// What this annotation answers, where that is a practice item.
    pub fn gold_given(&self, annotation: AnnotationId) -> Result<Option<GoldGiven>> {
        Ok(self
            .conn
            .prepare_cached(&format!(
                "SELECT {ANNOTATION}, g.is_told, g.stands FROM gold_answer g JOIN annotation n ON n.id = g.annotation
                 WHERE g.annotation = ?1"
            ))?
            .query_row([annotation.0], given_from_row)
            .optional()?)
    }

    /// The standing answers to a project's practice items, oldest first; of one person, or of everybody. Answers to items
    /// that are none any more are left out.
    pub fn gold_given_in(&self, project: ProjectId, person: Option<UserId>) -> Result<Vec<GoldGiven>> {
        let mut statement = self.conn.prepare_cached(&format!(
            "SELECT {ANNOTATION}, g.is_told, g.stands FROM gold_answer g JOIN annotation n ON n.id = g.annotation
             JOIN gold_item i ON i.item = g.item
             WHERE g.project = ?1 AND g.stands = 1 AND (?2 IS NULL OR g.person = ?2) ORDER BY n.id"
        ))?;
        let rows = statement.query_map((project.0, person.map(|person| person.0)), given_from_row)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Where somebody is between two practice items; none before the draw began.
    pub fn gold_draw_of(&self, project: ProjectId, person: UserId) -> Result<Option<GoldDrawRow>> {
        Ok(self
            .conn
            .prepare_cached("SELECT key, served, last FROM gold_draw_of WHERE project = ?1 AND person = ?2")?
            .query_row((project.0, person.0), |row| {
                Ok(GoldDrawRow {
                    key: row.get::<_, i64>(0)? as u64,
                    served: row.get::<_, i64>(1)?.max(0) as u64,
                    last: row.get::<_, Option<i64>>(2)?.map(|last| last.max(0) as u64),
                })
            })
            .optional()?)
    }

    /// A place for one more person on a practice item.
    pub fn gold_place(&self, item: ItemId) -> Result<u32> {
        let highest: Option<u32> = self
            .conn
            .prepare_cached("SELECT max(slot) FROM assignment WHERE item = ?1 AND state IN ('active', 'done')")?
            .query_row([item.0], |row| row.get(0))?;
        Ok(highest.map_or(FIRST_PLACE, |slot| (slot + 1).max(FIRST_PLACE)))
    }
}

fn given_from_row(row: &Row<'_>) -> rusqlite::Result<GoldGiven> {
    Ok(GoldGiven { answer: annotation_from_row(row)?, is_told: row.get(16)?, stands: row.get(17)? })
}

impl Tx<'_> {
    /// Makes an item one for practice, with the decision that its label is; of one that is already, the decision changes.
    pub fn put_gold_item(
        &self,
        project: ProjectId,
        item: ItemId,
        row: u32,
        decision: i64,
        by: UserId,
        now: Timestamp,
    ) -> Result<()> {
        self.conn
            .prepare_cached(
                "INSERT INTO gold_item (item, project, row, decision, marked, marked_by) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
                 ON CONFLICT (item) DO UPDATE SET decision = ?4, marked = ?5, marked_by = ?6",
            )?
            .execute((item.0, project.0, row, decision, now.0, by.0))?;
        Ok(())
    }

    /// Makes an item with another question than before an ordinary one: what people answered in practice counts no more.
    /// False when it was ordinary.
    pub fn outdate_gold_item(&self, item: ItemId) -> Result<bool> {
        self.conn
            .prepare_cached("UPDATE gold_answer SET stands = 0 WHERE item = ?1 AND stands = 1")?
            .execute([item.0])?;
        self.drop_gold_item(item)
    }

    /// Makes it an ordinary item again; false when it was one.
    pub fn drop_gold_item(&self, item: ItemId) -> Result<bool> {
        Ok(self.conn.prepare_cached("DELETE FROM gold_item WHERE item = ?1")?.execute([item.0])? == 1)
    }

    /// Where somebody is between two practice items; begins with a key of their own.
    pub fn begun_gold_draw(&self, project: ProjectId, person: UserId) -> Result<GoldDrawRow> {
        if let Some(draw) = self.gold_draw_of(project, person)? {
            return Ok(draw);
        }
        let key = random_bytes().iter().take(8).fold(0i64, |key, byte| key << 8 | i64::from(*byte));
        self.conn
            .prepare_cached("INSERT INTO gold_draw_of (project, person, key, served) VALUES (?1, ?2, ?3, 0)")?
            .execute((project.0, person.0, key))?;
        Ok(GoldDrawRow { key: key as u64, served: 0, last: None })
    }

    /// Counts an ordinary item handed to this person.
    pub fn count_between_gold(&self, project: ProjectId, person: UserId) -> Result<()> {
        self.conn
            .prepare_cached("UPDATE gold_draw_of SET served = served + 1 WHERE project = ?1 AND person = ?2")?
            .execute((project.0, person.0))?;
        Ok(())
    }

    /// Remembers that a practice item came after this many ordinary ones.
    pub fn note_gold_served(&self, project: ProjectId, person: UserId, after: u64) -> Result<()> {
        self.conn.prepare_cached("UPDATE gold_draw_of SET last = ?3 WHERE project = ?1 AND person = ?2")?.execute((
            project.0,
            person.0,
            after as i64,
        ))?;
        Ok(())
    }

    /// Makes an annotation that was just stored the answer to a practice item.
    pub fn insert_gold_answer(
        &self,
        annotation: AnnotationId,
        (project, item, person): (ProjectId, ItemId, UserId),
        is_told: bool,
    ) -> Result<()> {
        self.conn.prepare_cached("UPDATE annotation SET is_current = 0 WHERE id = ?1")?.execute([annotation.0])?;
        self.conn
            .prepare_cached(
                "INSERT INTO gold_answer (annotation, project, item, person, is_told) VALUES (?1, ?2, ?3, ?4, ?5)",
            )?
            .execute((annotation.0, project.0, item.0, person.0, is_told))?;
        Ok(())
    }

    /// Takes an answer to a practice item back; false when it was already.
    pub fn withdraw_gold_answer(&self, annotation: AnnotationId, now: Timestamp) -> Result<bool> {
        let changed = self
            .conn
            .prepare_cached("UPDATE gold_answer SET stands = 0 WHERE annotation = ?1 AND stands = 1")?
            .execute([annotation.0])?;
        self.conn
            .prepare_cached("UPDATE annotation SET changed = ?2, version = version + ?3 WHERE id = ?1")?
            .execute((annotation.0, now.0, changed as i64))?;
        Ok(changed == 1)
    }

    /// Changes an answer to a practice item from `version` to the next; false when it has another version by now.
    pub fn update_gold_answer(
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
                "UPDATE annotation SET label = ?3, class = ?4, is_flagged = ?5, note = ?6, changed = ?7, version = version + 1
                 WHERE id = ?1 AND version = ?2 AND EXISTS (SELECT 1 FROM gold_answer g WHERE g.annotation = ?1 AND g.stands = 1)",
            )?
            .execute((id.0, version, &answer.label, answer.class as i64, is_flagged, note, now.0))?;
        Ok(changed == 1)
    }
}
