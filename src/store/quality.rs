//! What label quality needs of the store: all answers to shared items, decisions, places for a second look, and the latest
//! list of suspicious labels.

use super::{Reader, Tx};
use crate::domain::{ItemId, LabelSchema, LabelValue, Part, ProjectId, Timestamp, UserId};
use crate::error::Result;
use rusqlite::OptionalExtension;
use serde_json::Value;

/// A standing answer to an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VoteRow {
    /// The item.
    pub item: ItemId,
    /// The item's row.
    pub row: u32,
    /// Pool or holdout.
    pub part: Part,
    /// Who; none when it came with an import.
    pub person: Option<UserId>,
    /// Where from, which tells imports apart.
    pub source: String,
    /// What was said.
    pub class: u32,
}

/// An answer whose person had a suggestion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SuggestedAnswer {
    /// The item's row.
    pub row: u32,
    /// Who.
    pub person: UserId,
    /// What was said.
    pub class: u32,
    /// What was suggested.
    pub suggestion: u32,
    /// By which model.
    pub model: Option<i64>,
    /// `shown` or `hidden`.
    pub shown: String,
}

/// A lead's word on an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecisionRow {
    /// Its place in the log of decisions.
    pub seq: i64,
    /// The item.
    pub item: ItemId,
    /// The class.
    pub class: u32,
    /// Who decided.
    pub person: UserId,
    /// When.
    pub at: Timestamp,
    /// The answer's text, where it is no class.
    pub label: Option<String>,
    /// The code of the reason; empty where none was given.
    pub reason: String,
    /// The reason in the person's own words.
    pub note: String,
    /// When it was taken back; none while it stands, or stands behind a later one.
    pub undone: Option<Timestamp>,
    /// The place in line it called off, as JSON.
    pub called_off: Option<String>,
}

/// A decision about to be stored.
#[derive(Debug, Clone, Copy)]
pub struct NewLabelDecision<'a> {
    /// In which project.
    pub project: ProjectId,
    /// About which item.
    pub item: ItemId,
    /// The class.
    pub class: u32,
    /// The answer's text, where it is no class.
    pub label: Option<&'a str>,
    /// Who decides.
    pub person: UserId,
    /// What the audit entry's commitment was made with.
    pub salt: &'a [u8; 32],
    /// The code of the reason.
    pub reason: &'a str,
    /// The reason in own words.
    pub note: &'a str,
    /// The decision it takes back.
    pub undoes: Option<i64>,
    /// The place in line it calls off, as JSON.
    pub called_off: Option<&'a str>,
}

/// A decision with the time it was taken back.
const DECISIONS: &str = "SELECT d.seq, d.item, d.class, d.person, d.at, d.reason, d.note,
    (SELECT u.at FROM label_decision u WHERE u.undoes = d.seq), d.called_off, d.label
    FROM label_decision d WHERE d.undoes IS NULL";
pub(super) const STANDS: &str = "NOT EXISTS (SELECT 1 FROM label_decision u WHERE u.undoes = d.seq)";

fn decision_from_row(row: &rusqlite::Row<'_>) -> rusqlite::Result<DecisionRow> {
    Ok(DecisionRow {
        seq: row.get(0)?,
        item: ItemId(row.get(1)?),
        class: row.get(2)?,
        person: UserId(row.get(3)?),
        at: Timestamp(row.get(4)?),
        reason: row.get(5)?,
        note: row.get(6)?,
        undone: row.get::<_, Option<i64>>(7)?.map(Timestamp),
        called_off: row.get(8)?,
        label: row.get(9)?,
    })
}

/// The latest search for suspicious labels.
#[derive(Debug, Clone)]
pub struct SuspectReportRow {
    /// The position of the label log it read.
    pub position: i64,
    /// When.
    pub at: Timestamp,
    /// The report as JSON text.
    pub report: String,
}

/// What happened to an item whose label looked suspicious.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LookedAgain {
    /// It waits for, or is with, another person.
    pub is_asked: bool,
    /// Another person has answered because somebody asked for it.
    pub is_answered: bool,
}

impl Reader<'_> {
    /// Every standing answer to the items that have at least `fewest` of them, rising by row, oldest first.
    pub fn votes(&self, project: ProjectId, fewest: u32) -> Result<Vec<VoteRow>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT n.item, n.row, i.part, n.person, n.source, n.class FROM annotation n JOIN item i ON i.id = n.item
             WHERE n.project = ?1 AND n.is_current = 1
               AND (?2 < 2 OR n.item IN (SELECT item FROM annotation WHERE project = ?1 AND is_current = 1
                                         GROUP BY item HAVING count(*) >= ?2))
             ORDER BY n.row, n.id",
        )?;
        let rows = statement.query_map((project.0, fewest), |row| {
            Ok(VoteRow {
                item: ItemId(row.get(0)?),
                row: row.get(1)?,
                part: super::items::part_of(&row.get::<_, String>(2)?),
                person: row.get::<_, Option<i64>>(3)?.map(UserId),
                source: row.get(4)?,
                class: row.get(5)?,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Calls `each` for every standing answer of a person who had a suggestion, shown or hidden.
    pub fn each_suggested_answer(&self, project: ProjectId, mut each: impl FnMut(SuggestedAnswer)) -> Result<()> {
        let mut statement = self.conn.prepare_cached(
            "SELECT n.row, n.person, n.class, a.suggestion, a.model, a.shown FROM annotation n
             JOIN assignment a ON a.id = n.assignment
             WHERE n.project = ?1 AND n.is_current = 1 AND n.person IS NOT NULL AND a.suggestion IS NOT NULL
               AND a.shown IN ('shown', 'hidden')",
        )?;
        let mut rows = statement.query([project.0])?;
        while let Some(row) = rows.next()? {
            each(SuggestedAnswer {
                row: row.get(0)?,
                person: UserId(row.get(1)?),
                class: row.get(2)?,
                suggestion: row.get(3)?,
                model: row.get(4)?,
                shown: row.get(5)?,
            });
        }
        Ok(())
    }

    /// What stands about items with two answers or more: the record and the answers' texts, at most `most` items, those
    /// imported last first.
    pub fn shared_answers(&self, project: ProjectId, most: usize) -> Result<Vec<(Value, Vec<String>)>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT n.item, i.data FROM annotation n JOIN item i ON i.id = n.item WHERE n.project = ?1 AND n.is_current = 1
             GROUP BY n.item HAVING count(*) >= 2 ORDER BY n.row DESC LIMIT ?2",
        )?;
        let rows =
            statement.query_map((project.0, most as i64), |row| Ok((ItemId(row.get(0)?), row.get::<_, String>(1)?)))?;
        let mut shared = Vec::new();
        for row in rows {
            let (item, data) = row?;
            let said = self.annotations_of(item)?.into_iter().map(|answer| answer.label).collect();
            shared.push((serde_json::from_str(&data).unwrap_or(Value::Null), said));
        }
        Ok(shared)
    }

    /// The text of each label that stands, by part: for spans and fields, whose labels are no classes. Calls `each` with
    /// whether the item is in the holdout.
    pub fn each_label_text(&self, project: ProjectId, mut each: impl FnMut(bool, &str)) -> Result<()> {
        let mut statement = self.conn.prepare_cached(
            "SELECT l.part = 'holdout', coalesce(
                 (SELECT d.label FROM label_decision d WHERE d.item = l.item AND d.undoes IS NULL
                   AND NOT EXISTS (SELECT 1 FROM label_decision u WHERE u.undoes = d.seq) ORDER BY d.seq DESC LIMIT 1),
                 (SELECT n.label FROM annotation n WHERE n.item = l.item AND n.is_current = 1 AND n.class = l.class
                  ORDER BY n.id LIMIT 1), '')
             FROM label l WHERE l.project = ?1 AND l.class IS NOT NULL ORDER BY l.row",
        )?;
        let mut rows = statement.query([project.0])?;
        while let Some(row) = rows.next()? {
            each(row.get(0)?, &row.get::<_, String>(1)?);
        }
        Ok(())
    }

    /// Labels for each name of the schema, in the pool and in the holdout. A set counts for each of its classes, an
    /// answer of spans for each of its spans.
    pub fn labels_by_name(&self, project: ProjectId, schema: &LabelSchema) -> Result<Vec<(u64, u64)>> {
        if !schema.is_structured() {
            let counts = self.label_counts(project)?;
            let of_pool = schema.count_classes(counts.iter().map(|&(class, pool, _)| (class, pool)));
            let of_holdout = schema.count_classes(counts.iter().map(|&(class, _, holdout)| (class, holdout)));
            return Ok(of_pool.into_iter().zip(of_holdout).collect());
        }
        let mut counts = vec![(0, 0); schema.classes().len()];
        self.each_label_text(project, |is_holdout, label| {
            for name in schema.value_of(label).into_names() {
                if let Some(at) = schema.classes().iter().position(|class| *class == name) {
                    let (pool, holdout) = &mut counts[at];
                    *(if is_holdout { holdout } else { pool }) += 1;
                }
            }
        })?;
        Ok(counts)
    }

    /// The answer that an item's label stands for: a class of the schema, or for spans and fields the text of whoever
    /// said it first.
    pub fn answer_of(&self, schema: &LabelSchema, item: ItemId, class: u32) -> Result<Option<LabelValue>> {
        if !schema.is_structured() {
            return Ok(schema.value(class));
        }
        let decided = self.decision(item)?.and_then(|decision| decision.label);
        let said = self.annotations_of(item)?;
        Ok(schema.settled(class, decided.iter().map(String::as_str).chain(said.iter().map(|a| a.label.as_str()))))
    }

    /// The decision that stands about an item: the latest that was not taken back.
    pub fn decision(&self, item: ItemId) -> Result<Option<DecisionRow>> {
        Ok(self
            .conn
            .prepare_cached(&format!("{DECISIONS} AND d.item = ?1 AND {STANDS} ORDER BY d.seq DESC LIMIT 1"))?
            .query_row([item.0], decision_from_row)
            .optional()?)
    }

    /// Everything that was decided about an item, oldest first, with what was taken back.
    pub fn decisions_of(&self, item: ItemId) -> Result<Vec<DecisionRow>> {
        let mut statement = self.conn.prepare_cached(&format!("{DECISIONS} AND d.item = ?1 ORDER BY d.seq"))?;
        let rows = statement.query_map([item.0], decision_from_row)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// What a person decided last in a project and did not take back.
    pub fn last_decision_by(&self, project: ProjectId, person: UserId) -> Result<Option<DecisionRow>> {
        Ok(self
            .conn
            .prepare_cached(&format!(
                "{DECISIONS} AND d.project = ?1 AND d.person = ?2 AND {STANDS}
                   AND EXISTS (SELECT 1 FROM item i WHERE i.id = d.item AND i.erased IS NULL) ORDER BY d.seq DESC LIMIT 1"
            ))?
            .query_row((project.0, person.0), decision_from_row)
            .optional()?)
    }

    /// The items of a project about which a decision stands.
    pub fn decided_items(&self, project: ProjectId) -> Result<std::collections::BTreeSet<ItemId>> {
        let mut statement = self.conn.prepare_cached(&format!(
            "SELECT DISTINCT d.item FROM label_decision d WHERE d.project = ?1 AND d.undoes IS NULL AND {STANDS}"
        ))?;
        let rows = statement.query_map([project.0], |row| row.get(0).map(ItemId))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The items of a project that nobody is asked about and that exports leave out.
    pub fn excluded_items(&self, project: ProjectId) -> Result<std::collections::BTreeSet<ItemId>> {
        let mut statement = self.conn.prepare_cached("SELECT item FROM excluded_item WHERE project = ?1")?;
        let rows = statement.query_map([project.0], |row| row.get(0).map(ItemId))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The answered items of a project that wait for another answer, in line or in somebody's hands.
    pub fn waiting_items(&self, project: ProjectId) -> Result<std::collections::BTreeSet<ItemId>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT DISTINCT n.item FROM annotation n WHERE n.project = ?1 AND n.is_current = 1
               AND (EXISTS (SELECT 1 FROM queue q WHERE q.item = n.item)
                    OR EXISTS (SELECT 1 FROM assignment a WHERE a.item = n.item AND a.state = 'active'))",
        )?;
        let rows = statement.query_map([project.0], |row| row.get(0).map(ItemId))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// How many items have how many standing answers, rising.
    pub fn answer_counts(&self, project: ProjectId) -> Result<Vec<(u32, u64)>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT n, count(*) FROM (SELECT count(*) AS n FROM annotation WHERE project = ?1 AND is_current = 1 GROUP BY item)
             GROUP BY n ORDER BY n",
        )?;
        let rows = statement.query_map([project.0], |row| Ok((row.get(0)?, row.get::<_, i64>(1)? as u64)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// A figure that changes whenever an answer of the project does: the sum of the versions of all standing answers, and
    /// the latest of them.
    pub fn answers_mark(&self, project: ProjectId) -> Result<(i64, i64, i64)> {
        Ok(self
            .conn
            .prepare_cached(
                "SELECT coalesce(sum(version), 0), coalesce(max(id), 0), coalesce(max(changed), 0)
                 FROM annotation WHERE project = ?1 AND is_current = 1",
            )?
            .query_row([project.0], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?)
    }

    /// How a row's label was settled, and the posterior of its class where the method has one.
    pub fn settled_by(&self, project: ProjectId, at: u32) -> Result<Option<(String, Option<f64>)>> {
        Ok(self
            .conn
            .prepare_cached("SELECT settled_by, posterior FROM label WHERE project = ?1 AND row = ?2")?
            .query_row((project.0, at), |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?)
    }

    /// True when somebody may still be asked about an item: an open account with a role in the project, or an admin's, that
    /// has not answered it, does not hold it and has not skipped it, and that labels in its language.
    pub fn has_other_person(&self, project: ProjectId, item: ItemId) -> Result<bool> {
        Ok(self
            .conn
            .prepare_cached(
                "SELECT EXISTS (SELECT 1 FROM person p WHERE p.disabled IS NULL AND p.is_made_up = 0
                   AND (p.is_admin = 1 OR EXISTS (SELECT 1 FROM membership m WHERE m.person = p.id AND m.project = ?1))
                   AND EXISTS (SELECT 1 FROM item i WHERE i.id = ?2 AND (coalesce(i.language, '') = ''
                               OR NOT EXISTS (SELECT 1 FROM person_language k WHERE k.person = p.id)
                               OR EXISTS (SELECT 1 FROM person_language k WHERE k.person = p.id AND k.language = i.language)))
                   AND NOT EXISTS (SELECT 1 FROM assignment a WHERE a.item = ?2 AND a.person = p.id
                                   AND a.state IN ('active', 'done', 'skipped')))",
            )?
            .query_row((project.0, item.0), |row| row.get(0))?)
    }

    /// Whether an item waits in the queue or is in somebody's hands, and whether somebody answered it because a second look
    /// was asked for.
    pub fn looked_again(&self, item: ItemId) -> Result<LookedAgain> {
        Ok(self
            .conn
            .prepare_cached(
                "SELECT EXISTS (SELECT 1 FROM queue WHERE item = ?1)
                     OR EXISTS (SELECT 1 FROM kept_item WHERE item = ?1 AND is_waiting = 1)
                     OR EXISTS (SELECT 1 FROM assignment WHERE item = ?1 AND state = 'active' AND is_gold = 0),
                   EXISTS (SELECT 1 FROM assignment WHERE item = ?1 AND state = 'done' AND source IN ('suspect', 'relabel'))",
            )?
            .query_row([item.0], |row| Ok(LookedAgain { is_asked: row.get(0)?, is_answered: row.get(1)? }))?)
    }

    /// The latest search for suspicious labels.
    pub fn suspect_report(&self, project: ProjectId) -> Result<Option<SuspectReportRow>> {
        Ok(self
            .conn
            .prepare_cached("SELECT position, at, report FROM suspect_report WHERE project = ?1")?
            .query_row([project.0], |row| {
                Ok(SuspectReportRow { position: row.get(0)?, at: Timestamp(row.get(1)?), report: row.get(2)? })
            })
            .optional()?)
    }

    /// Projects with at least `fewest` labels whose last finished round read labels that no search for suspicious ones has.
    pub fn unsearched_projects(&self, fewest: u64) -> Result<Vec<ProjectId>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT p.id FROM project p WHERE p.pool_labels + p.holdout_labels >= ?1
               AND (SELECT max(position) FROM round WHERE project = p.id AND state = 'done')
                   > coalesce((SELECT position FROM suspect_report WHERE project = p.id), 0)
               AND p.archived IS NULL AND p.deleting IS NULL
             ORDER BY p.id",
        )?;
        let rows = statement.query_map([fewest as i64], |row| row.get(0).map(ProjectId))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

impl Tx<'_> {
    /// Appends a decision and returns its place in the log.
    pub fn insert_decision(&self, new: &NewLabelDecision<'_>, now: Timestamp) -> Result<i64> {
        self.conn
            .prepare_cached(
                "INSERT INTO label_decision (at, project, item, class, person, salt, reason, note, undoes, called_off, label)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
            )?
            .execute((
                now.0,
                new.project.0,
                new.item.0,
                new.class,
                new.person.0,
                new.salt.as_slice(),
                new.reason,
                new.note,
                new.undoes,
                new.called_off,
                new.label,
            ))?;
        Ok(self.conn.last_insert_rowid())
    }

    /// Gives an item one free place, whatever the overlap says. A second call before somebody takes it changes nothing.
    pub fn grant_place(&self, project: ProjectId, item: ItemId, overlap: u32) -> Result<()> {
        let used = self.places_used(item)?;
        if used < overlap {
            return Ok(());
        }
        self.conn
            .prepare_cached(
                "INSERT INTO extra_place (item, project, places) VALUES (?1, ?2, ?3)
                 ON CONFLICT (item) DO UPDATE SET places = max(places, ?3)",
            )?
            .execute((item.0, project.0, used + 1 - overlap))?;
        Ok(())
    }

    /// Gives an item free places for so many more people, whatever the overlap says.
    pub fn grant_places(&self, project: ProjectId, item: ItemId, overlap: u32, more: u32) -> Result<()> {
        let wanted = self.places_used(item)? + more;
        if wanted <= overlap {
            return Ok(());
        }
        self.conn
            .prepare_cached(
                "INSERT INTO extra_place (item, project, places) VALUES (?1, ?2, ?3)
                 ON CONFLICT (item) DO UPDATE SET places = max(places, ?3)",
            )?
            .execute((item.0, project.0, wanted - overlap))?;
        Ok(())
    }

    /// Takes back the places beyond the overlap that nobody fills.
    pub fn drop_free_places(&self, item: ItemId, overlap: u32) -> Result<()> {
        match self.places_used(item)?.saturating_sub(overlap) {
            0 => self.conn.prepare_cached("DELETE FROM extra_place WHERE item = ?1")?.execute([item.0])?,
            used => self
                .conn
                .prepare_cached("UPDATE extra_place SET places = min(places, ?2) WHERE item = ?1")?
                .execute((item.0, used))?,
        };
        Ok(())
    }

    fn places_used(&self, item: ItemId) -> Result<u32> {
        Ok(self
            .conn
            .prepare_cached(
                "SELECT count(*) FROM assignment WHERE item = ?1 AND state IN ('active', 'done') AND is_gold = 0",
            )?
            .query_row([item.0], |row| row.get(0))?)
    }

    /// Replaces the latest search for suspicious labels.
    pub fn put_suspect_report(&self, project: ProjectId, position: i64, report: &str, now: Timestamp) -> Result<()> {
        self.conn
            .prepare_cached(
                "INSERT INTO suspect_report (project, position, at, report) VALUES (?1, ?2, ?3, ?4)
                 ON CONFLICT (project) DO UPDATE SET position = ?2, at = ?3, report = ?4",
            )?
            .execute((project.0, position, now.0, report))?;
        Ok(())
    }
}
