//! What exports read: items in row order, each with its label and every standing annotation, from one snapshot.

use super::Reader;
use crate::domain::{Part, ProjectId, Timestamp};
use crate::error::Result;
use rusqlite::Row;
use std::collections::BTreeMap;

/// An item with what was said about it.
#[derive(Debug, Clone)]
pub struct ExportItem {
    /// Its row.
    pub row: u32,
    /// Its id in files and urls.
    pub external: String,
    /// Pool or holdout.
    pub part: Part,
    /// The record as JSON text; `null` once erased.
    pub data: String,
    /// The class that the answers add up to; none while there is none, or where they disagree.
    pub class: Option<u32>,
    /// The text of a lead's decision, where it is no class.
    pub decided: Option<String>,
    /// True where there are answers that disagree.
    pub is_disputed: bool,
    /// What stands about it, oldest first.
    pub annotations: Vec<ExportAnnotation>,
    /// What the model said, where the item was accepted without a person and people have no label for it.
    pub machine: Option<ExportMachine>,
    /// What somebody decided about it, above the answers.
    pub decision: Option<ExportDecision>,
    /// The version of its record; rises with every edit.
    pub version: i64,
    /// It is a practice item: its label is a lead's.
    pub is_gold: bool,
}

/// A lead's word on an item, with its reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportDecision {
    /// Who, by name.
    pub by: String,
    /// When.
    pub at: Timestamp,
    /// The code of the reason; empty where none was given.
    pub reason: String,
    /// The reason in own words.
    pub note: String,
}

/// Which items an export holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ExportScope {
    /// Also those that nobody said anything about.
    pub all: bool,
    /// Machine labels, marked as such, and the items that have nothing else.
    pub machine: bool,
    /// Also those that leads excluded.
    pub excluded: bool,
    /// Practice items, marked as such.
    pub gold: bool,
}

/// A machine label with everything an export says about it.
#[derive(Debug, Clone, PartialEq)]
pub struct ExportMachine {
    /// The acceptance it came with.
    pub acceptance: i64,
    /// The class.
    pub class: u32,
    /// The model's calibrated confidence.
    pub confidence: f64,
    /// The model.
    pub model: i64,
    /// The round that made it.
    pub round: i64,
    /// When it was accepted.
    pub at: Timestamp,
}

/// An annotation with everything an export says about it.
#[derive(Debug, Clone)]
pub struct ExportAnnotation {
    /// Its id.
    pub id: i64,
    /// The assignment it answered; none for imports.
    pub assignment: Option<i64>,
    /// What was said.
    pub label: String,
    /// Who, by name; none for imports.
    pub by: Option<String>,
    /// When it last changed.
    pub at: Timestamp,
    /// `person`, or `import:` and where from.
    pub source: String,
    /// Rises with every edit.
    pub version: i64,
    /// Marked for a second look.
    pub is_flagged: bool,
    /// A remark.
    pub note: String,
    /// In which round the item was chosen.
    pub round: Option<i64>,
    /// The model that suggested.
    pub model: Option<i64>,
    /// The class suggested then.
    pub suggestion: Option<u32>,
    /// The calibrated confidence then.
    pub confidence: Option<f64>,
    /// How the item was chosen.
    pub selection: Option<String>,
    /// With which probability.
    pub probability: Option<f64>,
    /// Seconds from hand-out to the first answer.
    pub seconds: Option<f64>,
    /// When the person saw the suggestion: `shown` before the answer, `after` it, `hidden` never.
    pub shown: Option<String>,
    /// The version of the guide it was given under.
    pub guide_version: Option<i64>,
    /// The version of the item's record it was given to.
    pub item_version: i64,
}

impl ExportItem {
    /// The texts of what was said about it, a lead's decision first.
    pub fn said(&self) -> impl Iterator<Item = &str> {
        self.decided.iter().chain(self.annotations.iter().map(|annotation| &annotation.label)).map(String::as_str)
    }
}

impl Reader<'_> {
    /// The end of the annotation log.
    pub fn event_position(&self) -> Result<i64> {
        Ok(self.conn.query_row("SELECT coalesce(max(seq), 0) FROM annotation_event", [], |row| row.get(0))?)
    }

    /// Calls `each` for every item of a project that the scope holds, in row order.
    pub fn each_export_item(
        &self,
        project: ProjectId,
        scope: ExportScope,
        mut each: impl FnMut(&ExportItem) -> Result<()>,
    ) -> Result<()> {
        let mut items = self.conn.prepare_cached(
            "SELECT i.row, i.external, i.part, i.data, l.class, l.answers,
                    a.id, m.class, m.confidence, a.model, (SELECT r.number FROM model d JOIN round r ON r.id = d.round WHERE d.id = a.model), a.created,
                    (SELECT d.label FROM label_decision d WHERE d.item = i.id ORDER BY d.seq DESC LIMIT 1), i.version,
                    EXISTS (SELECT 1 FROM gold_item g WHERE g.item = i.id)
             FROM item i LEFT JOIN label l ON l.project = i.project AND l.row = i.row
             LEFT JOIN machine_label m ON ?3 AND m.project = i.project AND m.row = i.row AND l.class IS NULL
             LEFT JOIN acceptance a ON a.id = m.acceptance AND a.state = 'active'
             WHERE i.project = ?1 AND i.erased IS NULL
               AND (?2 OR a.id IS NOT NULL OR l.class IS NOT NULL OR EXISTS (SELECT 1 FROM annotation n WHERE n.item = i.id AND n.is_current = 1))
               AND (?4 OR NOT EXISTS (SELECT 1 FROM excluded_item x WHERE x.project = i.project AND x.row = i.row))
               AND (?5 OR NOT EXISTS (SELECT 1 FROM gold_item g WHERE g.item = i.id))
             ORDER BY i.row",
        )?;
        // CROSS JOIN keeps the engine from starting at the annotations and sorting them all in memory.
        let mut annotations = self.conn.prepare_cached(
            "SELECT i.row, n.id, n.label, p.name, n.changed, n.source, n.version, n.is_flagged, n.note, a.round, a.model,
                    a.suggestion, a.confidence, a.source, a.probability, (n.created - a.granted) / 1000.0, a.shown, n.guide_version,
                    n.assignment, n.item_version
             FROM item i CROSS JOIN annotation n ON n.item = i.id AND n.is_current = 1
             LEFT JOIN assignment a ON a.id = n.assignment LEFT JOIN person p ON p.id = n.person
             WHERE i.project = ?1 ORDER BY i.row",
        )?;
        let mut decisions = self.standing_decisions(project)?;
        let mut annotations = annotations.query([project.0])?;
        let mut next = annotations.next()?.map(annotation_from_row).transpose()?;
        let mut items = items.query((project.0, scope.all, scope.machine, scope.excluded, scope.gold))?;
        while let Some(row) = items.next()? {
            let mut item = item_from_row(row)?;
            while let Some((at, _)) = next
                && at <= item.row
            {
                let following = annotations.next()?.map(annotation_from_row).transpose()?;
                let given = std::mem::replace(&mut next, following);
                // Answers to an item that is left out belong to no other.
                item.annotations.extend(given.filter(|(at, _)| *at == item.row).map(|(_, annotation)| annotation));
            }
            item.annotations.sort_by_key(|annotation| annotation.id);
            item.decision = decisions.remove(&item.row);
            each(&item)?;
        }
        Ok(())
    }

    /// What was decided and stands, by row. Decisions are few beside answers: a person made each of them.
    fn standing_decisions(&self, project: ProjectId) -> Result<BTreeMap<u32, ExportDecision>> {
        // Rising, so that of several the last one stays.
        let mut statement = self.conn.prepare_cached(
            "SELECT i.row, p.name, d.at, d.reason, d.note FROM label_decision d JOIN item i ON i.id = d.item
             JOIN person p ON p.id = d.person WHERE d.project = ?1 AND d.undoes IS NULL
               AND NOT EXISTS (SELECT 1 FROM label_decision u WHERE u.undoes = d.seq) ORDER BY d.seq",
        )?;
        let rows = statement.query_map([project.0], |row| {
            let decision =
                ExportDecision { by: row.get(1)?, at: Timestamp(row.get(2)?), reason: row.get(3)?, note: row.get(4)? };
            Ok((row.get(0)?, decision))
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Calls `each` with the id and the record's text of every item that [`Reader::each_export_item`] would give.
    pub fn each_export_data(
        &self,
        project: ProjectId,
        scope: ExportScope,
        mut each: impl FnMut(&str, &str) -> Result<()>,
    ) -> Result<()> {
        let mut statement = self.conn.prepare_cached(
            "SELECT i.external, i.data FROM item i WHERE i.project = ?1 AND i.erased IS NULL
               AND (?2 OR EXISTS (SELECT 1 FROM annotation n WHERE n.item = i.id AND n.is_current = 1)
                 OR EXISTS (SELECT 1 FROM label l WHERE l.project = ?1 AND l.row = i.row AND l.class IS NOT NULL)
                 OR (?3 AND EXISTS (SELECT 1 FROM standing_machine_label m WHERE m.project = ?1 AND m.row = i.row)))
               AND (?4 OR NOT EXISTS (SELECT 1 FROM excluded_item x WHERE x.project = i.project AND x.row = i.row))
               AND (?5 OR NOT EXISTS (SELECT 1 FROM gold_item g WHERE g.item = i.id))
             ORDER BY i.row",
        )?;
        let mut rows = statement.query((project.0, scope.all, scope.machine, scope.excluded, scope.gold))?;
        while let Some(row) = rows.next()? {
            each(&row.get::<_, String>(0)?, &row.get::<_, String>(1)?)?;
        }
        Ok(())
    }
}

fn item_from_row(row: &Row<'_>) -> rusqlite::Result<ExportItem> {
    let class: Option<u32> = row.get(4)?;
    let answers: Option<u32> = row.get(5)?;
    Ok(ExportItem {
        row: row.get(0)?,
        external: row.get(1)?,
        part: super::items::part_of(&row.get::<_, String>(2)?),
        data: row.get(3)?,
        class,
        decided: row.get(12)?,
        is_disputed: class.is_none() && answers.unwrap_or(0) > 0,
        annotations: Vec::new(),
        machine: machine_from_row(row)?,
        decision: None,
        version: row.get(13)?,
        is_gold: row.get(14)?,
    })
}

fn machine_from_row(row: &Row<'_>) -> rusqlite::Result<Option<ExportMachine>> {
    let Some(acceptance) = row.get(6)? else { return Ok(None) };
    Ok(Some(ExportMachine {
        acceptance,
        class: row.get(7)?,
        confidence: row.get(8)?,
        model: row.get(9)?,
        round: row.get(10)?,
        at: Timestamp(row.get(11)?),
    }))
}

fn annotation_from_row(row: &Row<'_>) -> rusqlite::Result<(u32, ExportAnnotation)> {
    let annotation = ExportAnnotation {
        id: row.get(1)?,
        label: row.get(2)?,
        by: row.get(3)?,
        at: Timestamp(row.get(4)?),
        source: row.get(5)?,
        version: row.get(6)?,
        is_flagged: row.get(7)?,
        note: row.get(8)?,
        round: row.get(9)?,
        model: row.get(10)?,
        suggestion: row.get(11)?,
        confidence: row.get(12)?,
        selection: row.get(13)?,
        probability: row.get(14)?,
        seconds: row.get(15)?,
        shown: row.get(16)?,
        guide_version: row.get(17)?,
        assignment: row.get(18)?,
        item_version: row.get(19)?,
    };
    Ok((row.get(0)?, annotation))
}
