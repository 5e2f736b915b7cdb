//! The queue in the store: three lanes of items in the order they are asked about.

use super::{Reader, Tx};
use crate::domain::{ItemId, ProjectId, UserId};
use crate::error::Result;
use rusqlite::{OptionalExtension, Row};
use serde::{Deserialize, Serialize};

/// A lane of the queue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lane {
    /// Items with a history: a second opinion is due, somebody skipped, a hold lapsed.
    Again,
    /// What the last round, or the cold start, chose.
    Main,
    /// The holdout in random order.
    Holdout,
}

impl Lane {
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Lane::Again => "again",
            Lane::Main => "main",
            Lane::Holdout => "holdout",
        }
    }

    fn parse(word: &str) -> Lane {
        match word {
            "again" => Lane::Again,
            "holdout" => Lane::Holdout,
            _ => Lane::Main,
        }
    }
}

/// An item waiting to be asked about, with how it came here.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct QueueEntry {
    /// Its lane.
    pub lane: Lane,
    /// Its place in the lane; smaller first.
    pub rank: i64,
    /// The item.
    pub item: ItemId,
    /// The item's row.
    pub row: u32,
    /// `random`, `holdout`, `coverage` or a strategy's name.
    pub source: String,
    /// The probability it had of being picked, where the rule draws.
    pub probability: Option<f64>,
    /// What the strategy expected of it.
    pub utility: Option<f64>,
    /// The number of the round that chose it.
    pub round: Option<i64>,
    /// The model behind the suggestion.
    pub model: Option<i64>,
    /// The class the model suggests.
    pub suggestion: Option<u32>,
    /// Its calibrated confidence.
    pub confidence: Option<f64>,
}

const COLUMNS: &str =
    "q.lane, q.rank, q.item, q.row, q.source, q.probability, q.utility, q.round, q.model, q.suggestion, q.confidence";

fn from_row(row: &Row<'_>) -> rusqlite::Result<QueueEntry> {
    Ok(QueueEntry {
        lane: Lane::parse(&row.get::<_, String>(0)?),
        rank: row.get(1)?,
        item: ItemId(row.get(2)?),
        row: row.get(3)?,
        source: row.get(4)?,
        probability: row.get(5)?,
        utility: row.get(6)?,
        round: row.get(7)?,
        model: row.get(8)?,
        suggestion: row.get(9)?,
        confidence: row.get(10)?,
    })
}

/// The first entry of a lane (?2) that a person (?3) of a project (?1) may answer, at an overlap (?4); in a language (?5).
fn next_sql(of_language: bool) -> String {
    // Left to itself the planner walks the lane in order and looks at each language.
    let (index, language) = match of_language {
        true => ("INDEXED BY queue_by_language", "AND q.language = ?5"),
        false => ("", ""),
    };
    format!(
        "SELECT {COLUMNS} FROM queue q {index} WHERE q.project = ?1 AND q.lane = ?2 {language}
           AND NOT EXISTS (SELECT 1 FROM assignment a WHERE a.item = q.item AND a.person = ?3
                           AND a.state IN ('active', 'done', 'skipped'))
           AND (SELECT count(*) FROM assignment a WHERE a.item = q.item AND a.state IN ('active', 'done') AND a.is_gold = 0)
               < ?4 + coalesce((SELECT e.places FROM extra_place e WHERE e.item = q.item), 0)
           AND (NOT EXISTS (SELECT 1 FROM escalation x WHERE x.item = q.item AND x.settled IS NULL)
                OR EXISTS (SELECT 1 FROM membership m WHERE m.project = ?1 AND m.person = ?3
                           AND m.role IN ('lead', 'engineer'))
                OR EXISTS (SELECT 1 FROM person p WHERE p.id = ?3 AND p.is_admin = 1))
         ORDER BY q.rank LIMIT 1"
    )
}

impl Reader<'_> {
    /// The first entry of a lane that this person may answer: not one they answered, hold or skipped, with a free place
    /// left, and not one that waits for a lead unless they are one. With `languages`, in one of them or in none: the first
    /// of each is looked up along its index, so that a queue full of other languages costs nothing.
    pub fn queue_next(
        &self,
        project: ProjectId,
        lane: Lane,
        person: UserId,
        overlap: u32,
        languages: &[String],
    ) -> Result<Option<QueueEntry>> {
        if languages.is_empty() {
            let sql = next_sql(false);
            return Ok(self
                .conn
                .prepare_cached(&sql)?
                .query_row((project.0, lane.as_str(), person.0, overlap), from_row)
                .optional()?);
        }
        let sql = next_sql(true);
        let mut statement = self.conn.prepare_cached(&sql)?;
        let mut first: Option<QueueEntry> = None;
        for language in languages.iter().map(String::as_str).chain([""]) {
            let found =
                statement.query_row((project.0, lane.as_str(), person.0, overlap, language), from_row).optional()?;
            first = match (first, found) {
                (Some(first), Some(found)) if found.rank < first.rank => Some(found),
                (first, found) => first.or(found),
            };
        }
        Ok(first)
    }

    /// The front of a lane.
    pub fn queue_front(&self, project: ProjectId, lane: Lane, most: usize) -> Result<Vec<QueueEntry>> {
        let mut statement = self.conn.prepare_cached(&format!(
            "SELECT {COLUMNS} FROM queue q WHERE q.project = ?1 AND q.lane = ?2 ORDER BY q.rank LIMIT ?3"
        ))?;
        let rows = statement.query_map((project.0, lane.as_str(), most as i64), from_row)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// An item's place in line.
    pub fn queue_entry_of(&self, item: ItemId) -> Result<Option<QueueEntry>> {
        Ok(self
            .conn
            .prepare_cached(&format!("SELECT {COLUMNS} FROM queue q WHERE q.item = ?1"))?
            .query_row([item.0], from_row)
            .optional()?)
    }

    /// How many entries a lane has.
    pub fn queue_len(&self, project: ProjectId, lane: Lane) -> Result<u64> {
        Ok(self
            .conn
            .prepare_cached("SELECT count(*) FROM queue WHERE project = ?1 AND lane = ?2")?
            .query_row((project.0, lane.as_str()), |row| row.get::<_, i64>(0))? as u64)
    }

    /// How many entries of a lane came from which source.
    pub fn queue_sources(&self, project: ProjectId, lane: Lane) -> Result<Vec<(String, u64)>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT source, count(*) FROM queue WHERE project = ?1 AND lane = ?2 GROUP BY source ORDER BY 2 DESC, 1",
        )?;
        let rows = statement
            .query_map((project.0, lane.as_str()), |row| Ok((row.get(0)?, row.get::<_, i64>(1)?.max(0) as u64)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The rows that no strategy may pick: labeled, in somebody's hands, answered in part, waiting in `again`, excluded, or
    /// kept for one person. Rising.
    pub fn taken_rows(&self, project: ProjectId) -> Result<Vec<u32>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT row FROM label WHERE project = ?1
             UNION SELECT row FROM assignment WHERE project = ?1 AND state IN ('active', 'done') AND is_gold = 0
             UNION SELECT row FROM gold_item WHERE project = ?1
             UNION SELECT row FROM queue WHERE project = ?1 AND lane = 'again'
             UNION SELECT row FROM excluded_item WHERE project = ?1
             UNION SELECT row FROM kept_item WHERE project = ?1
             ORDER BY 1",
        )?;
        let rows = statement.query_map([project.0], |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// True when nobody answered, holds or waits for this item, it was not accepted without a person, is not excluded and not
    /// kept for somebody.
    pub fn is_untouched(&self, project: ProjectId, item: ItemId, row: u32) -> Result<bool> {
        Ok(self
            .conn
            .prepare_cached(
                "SELECT NOT EXISTS (SELECT 1 FROM label WHERE project = ?1 AND row = ?3)
                    AND NOT EXISTS (SELECT 1 FROM assignment WHERE item = ?2 AND state IN ('active', 'done', 'skipped') AND is_gold = 0)
                    AND NOT EXISTS (SELECT 1 FROM gold_item WHERE item = ?2)
                    AND NOT EXISTS (SELECT 1 FROM standing_machine_label WHERE project = ?1 AND row = ?3)
                    AND NOT EXISTS (SELECT 1 FROM queue WHERE item = ?2)
                    AND NOT EXISTS (SELECT 1 FROM excluded_item WHERE item = ?2)
                    AND NOT EXISTS (SELECT 1 FROM kept_item WHERE item = ?2)",
            )?
            .query_row((project.0, item.0, row), |row| row.get(0))?)
    }

    /// Any untouched item of the pool that a person has not had in practice, by a walk from row `from` and around; with
    /// `languages`, along the items of each of them and of none. Slow, and only used when draws keep missing.
    pub fn any_untouched(
        &self,
        project: ProjectId,
        person: UserId,
        from: u32,
        languages: &[String],
    ) -> Result<Option<(ItemId, u32)>> {
        if languages.is_empty() {
            return self.walk_untouched(project, person, from, None);
        }
        for language in languages.iter().map(String::as_str).chain([""]) {
            if let Some(found) = self.walk_untouched(project, person, from, Some(language))? {
                return Ok(Some(found));
            }
        }
        Ok(None)
    }

    fn walk_untouched(
        &self,
        project: ProjectId,
        person: UserId,
        from: u32,
        language: Option<&str>,
    ) -> Result<Option<(ItemId, u32)>> {
        let mut statement = self.conn.prepare_cached(&walk_sql(language.is_some()))?;
        for (low, high) in [(from, u32::MAX), (0, from)] {
            let found = statement
                .query_row((project.0, low, high, language, person.0), |row| Ok((ItemId(row.get(0)?), row.get(1)?)))
                .optional()?;
            if found.is_some() {
                return Ok(found);
            }
        }
        Ok(None)
    }
}

/// Any untouched item of a project (?1) from a row (?2) up to another (?3), in a language (?4), new to a person (?5).
fn walk_sql(of_language: bool) -> String {
    let (index, language) = match of_language {
        true => ("INDEXED BY item_by_language", "i.language = ?4"),
        false => ("", "?4 IS NULL"),
    };
    format!(
        "SELECT i.id, i.row FROM item i {index} WHERE i.project = ?1 AND i.row >= ?2 AND i.row < ?3 AND i.part = 'pool'
               AND {language}
               AND NOT EXISTS (SELECT 1 FROM label l WHERE l.project = ?1 AND l.row = i.row)
               AND NOT EXISTS (SELECT 1 FROM assignment a WHERE a.item = i.id AND a.state IN ('active', 'done', 'skipped') AND a.is_gold = 0)
               AND NOT EXISTS (SELECT 1 FROM assignment a WHERE a.item = i.id AND a.person = ?5 AND a.state IN ('active', 'done', 'skipped'))
               AND NOT EXISTS (SELECT 1 FROM gold_item g WHERE g.item = i.id)
               AND NOT EXISTS (SELECT 1 FROM standing_machine_label m WHERE m.project = ?1 AND m.row = i.row)
               AND NOT EXISTS (SELECT 1 FROM queue q WHERE q.item = i.id)
               AND NOT EXISTS (SELECT 1 FROM excluded_item x WHERE x.item = i.id)
               AND NOT EXISTS (SELECT 1 FROM kept_item k WHERE k.item = i.id)
             ORDER BY i.row LIMIT 1"
    )
}

impl Tx<'_> {
    /// Takes an entry out.
    pub fn queue_remove(&self, project: ProjectId, entry: &QueueEntry) -> Result<()> {
        self.conn.prepare_cached("DELETE FROM queue WHERE project = ?1 AND lane = ?2 AND rank = ?3")?.execute((
            project.0,
            entry.lane.as_str(),
            entry.rank,
        ))?;
        Ok(())
    }

    /// Takes an item out of whatever lane it is in; whoever it is kept for is not asked about it any more either.
    pub fn queue_remove_item(&self, item: ItemId) -> Result<()> {
        self.conn.prepare_cached("DELETE FROM queue WHERE item = ?1")?.execute([item.0])?;
        self.kept_waits(item, false)?;
        Ok(())
    }

    /// Takes an item out when it waits for this reason.
    pub fn queue_remove_source(&self, item: ItemId, source: &str) -> Result<()> {
        self.conn.prepare_cached("DELETE FROM queue WHERE item = ?1 AND source = ?2")?.execute((item.0, source))?;
        Ok(())
    }

    /// Puts an entry at the end of its lane. An item that waits already stays where it is, an excluded one and one for
    /// practice are not put in line, and one that is kept for somebody waits for them alone until they have had it. A project
    /// that is being deleted has no line.
    pub fn queue_append(&self, project: ProjectId, entry: &QueueEntry) -> Result<()> {
        if self.waits_for_keeper(entry.item)? {
            // Everybody could have had it while its keepers held it; now one of them has given it back.
            self.conn.prepare_cached("DELETE FROM queue WHERE item = ?1")?.execute([entry.item.0])?;
            return Ok(());
        }
        let (suggestion, confidence) = self.still_suggested(entry)?;
        self.conn
            .prepare_cached(
                "INSERT INTO queue (project, lane, rank, item, row, source, probability, utility, round, model, suggestion, confidence,
                                    language)
                 SELECT ?1, ?2, (SELECT coalesce(max(rank), 0) + 1 FROM queue WHERE project = ?1 AND lane = ?2),
                        ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, (SELECT i.language FROM item i WHERE i.id = ?3)
                 WHERE NOT EXISTS (SELECT 1 FROM excluded_item WHERE item = ?3)
                   AND NOT EXISTS (SELECT 1 FROM gold_item WHERE item = ?3)
                   AND NOT EXISTS (SELECT 1 FROM project p WHERE p.id = ?1 AND p.deleting IS NOT NULL)
                 ON CONFLICT (item) DO NOTHING",
            )?
            .execute((
                project.0,
                entry.lane.as_str(),
                entry.item.0,
                entry.row,
                &entry.source,
                entry.probability,
                entry.utility,
                entry.round,
                entry.model,
                suggestion,
                confidence,
            ))?;
        Ok(())
    }

    /// Puts items with an answer, and fewer than `overlap`, in line again: the overlap was raised. Returns how many.
    pub fn queue_incomplete(&self, project: ProjectId, overlap: u32) -> Result<usize> {
        Ok(self.conn.execute(
            "INSERT INTO queue (project, lane, rank, item, row, source, probability, round, model, suggestion, confidence, language)
             SELECT a.project, 'again', (SELECT coalesce(max(rank), 0) FROM queue WHERE project = ?1 AND lane = 'again') + row_number() OVER (ORDER BY a.id),
                    a.item, a.row, a.source, a.probability, a.round, a.model, a.suggestion, a.confidence,
                    (SELECT i.language FROM item i WHERE i.id = a.item)
             FROM assignment a JOIN (SELECT max(id) AS id, count(*) AS places FROM assignment
                                     WHERE project = ?1 AND state IN ('active', 'done') AND is_gold = 0 GROUP BY item) last ON last.id = a.id
             WHERE last.places < ?2 AND NOT EXISTS (SELECT 1 FROM queue q WHERE q.item = a.item)
               AND NOT EXISTS (SELECT 1 FROM excluded_item x WHERE x.item = a.item)
               AND NOT EXISTS (SELECT 1 FROM gold_item g WHERE g.item = a.item)
               AND NOT EXISTS (SELECT 1 FROM kept_item k WHERE k.item = a.item AND k.is_waiting = 1)",
            (project.0, overlap),
        )?)
    }

    /// Empties a lane.
    pub fn queue_clear(&self, project: ProjectId, lane: Lane) -> Result<()> {
        self.conn
            .prepare_cached("DELETE FROM queue WHERE project = ?1 AND lane = ?2")?
            .execute((project.0, lane.as_str()))?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Store;

    #[test]
    fn the_next_item_of_a_language_is_found_along_its_index() {
        let dir = tempfile::tempdir().unwrap();
        let store = Store::open(dir.path()).unwrap();
        let plan = |sql: String| -> String {
            let read = store.read(|reader| {
                let mut statement = reader.conn.prepare(&format!("EXPLAIN QUERY PLAN {sql}"))?;
                // The plan is made without the values.
                let mut rows = statement.raw_query();
                let mut lines = Vec::new();
                while let Some(row) = rows.next()? {
                    lines.push(row.get::<_, String>(3)?);
                }
                Ok(lines.join("\n"))
            });
            read.unwrap()
        };
        let of_language = plan(next_sql(true));
        assert!(of_language.contains("queue_by_language (project=? AND lane=? AND language=?)"), "{of_language}");
        assert!(!of_language.contains("SCAN") && !of_language.contains("TEMP B-TREE"), "{of_language}");
        let walk = plan(walk_sql(true));
        let along = "item_by_language (project=? AND language=? AND part=? AND row>? AND row<?)";
        assert!(walk.contains(along) && !walk.contains("SCAN i") && !walk.contains("TEMP B-TREE"), "{walk}");
        let of_any = plan(next_sql(false));
        assert!(!of_any.contains("SCAN") && !of_any.contains("TEMP B-TREE"), "{of_any}");
    }
}
