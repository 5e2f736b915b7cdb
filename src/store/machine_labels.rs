//! Machine labels: what the model said about accepted items, in a table of its own, and which of them people check next.

use super::acceptances::count;
use super::{Lane, QueueEntry, Reader, Tx};
use crate::domain::{AcceptanceId, ItemId, ProjectId, UserId};
use crate::error::Result;
use rusqlite::{OptionalExtension, Row};
use serde::Serialize;

/// A machine label that stands, as an item shows it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MachineLabelRow {
    /// The item's row.
    pub row: u32,
    /// The acceptance it came with.
    pub acceptance: AcceptanceId,
    /// The class.
    pub class: u32,
    /// The model's calibrated confidence then.
    pub confidence: f64,
}

/// A machine label to store.
#[derive(Debug, Clone, Copy)]
pub struct NewMachineLabel {
    /// The item's row.
    pub row: u32,
    /// The class.
    pub class: u32,
    /// The model's calibrated confidence.
    pub confidence: f64,
    /// Its place in the audit, if it was drawn.
    pub audit: Option<u32>,
}

impl Reader<'_> {
    /// Machine labels of a project that stand; of one acceptance where it is named.
    pub fn standing_count(&self, project: ProjectId, of: Option<AcceptanceId>) -> Result<u64> {
        Ok(self
            .conn
            .prepare_cached(
                "SELECT count(*) FROM standing_machine_label WHERE project = ?1 AND (?2 IS NULL OR acceptance = ?2)",
            )?
            .query_row((project.0, of.map(|id| id.0)), |row| count(row, 0))?)
    }

    /// The rows of machine labels that stand, rising.
    pub fn accepted_rows(&self, project: ProjectId) -> Result<Vec<u32>> {
        let mut statement =
            self.conn.prepare_cached("SELECT row FROM standing_machine_label WHERE project = ?1 ORDER BY row")?;
        let rows = statement.query_map([project.0], |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The machine label of a row, while it stands.
    pub fn machine_label(&self, project: ProjectId, at: u32) -> Result<Option<MachineLabelRow>> {
        Ok(self
            .conn
            .prepare_cached(
                "SELECT row, acceptance, class, confidence FROM standing_machine_label WHERE project = ?1 AND row = ?2",
            )?
            .query_row((project.0, at), machine_from_row)
            .optional()?)
    }

    /// The machine labels of an acceptance that stand, by row.
    pub fn standing_labels(&self, project: ProjectId, id: AcceptanceId) -> Result<Vec<MachineLabelRow>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT row, acceptance, class, confidence FROM standing_machine_label
             WHERE project = ?1 AND acceptance = ?2 ORDER BY row",
        )?;
        let rows = statement.query_map((project.0, id.0), machine_from_row)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The next item of an audit that this person may answer, with its acceptance: drawn, without a label, not waiting in
    /// a lane, not one they answered, hold or skipped, and with a free place left.
    pub fn next_audit(&self, project: ProjectId, person: UserId, overlap: u32) -> Result<Option<QueueEntry>> {
        Ok(self
            .conn
            .prepare_cached(
                "SELECT m.item, m.row, 1.0 * a.audit_items / a.items,
                        (SELECT r.number FROM model d JOIN round r ON r.id = d.round WHERE d.id = a.model)
                 FROM acceptance a JOIN standing_machine_label m ON m.acceptance = a.id AND m.audit IS NOT NULL
                 WHERE a.project = ?1 AND a.state = 'active'
                   AND NOT EXISTS (SELECT 1 FROM queue q WHERE q.item = m.item)
                   AND NOT EXISTS (SELECT 1 FROM excluded_item x WHERE x.item = m.item)
                   AND (NOT EXISTS (SELECT 1 FROM kept_item k WHERE k.item = m.item)
                        OR EXISTS (SELECT 1 FROM kept_item k WHERE k.item = m.item AND k.person = ?2))
                   AND EXISTS (SELECT 1 FROM item i WHERE i.id = m.item AND (coalesce(i.language, '') = ''
                               OR NOT EXISTS (SELECT 1 FROM person_language k WHERE k.person = ?2)
                               OR EXISTS (SELECT 1 FROM person_language k WHERE k.person = ?2 AND k.language = i.language)))
                   AND NOT EXISTS (SELECT 1 FROM assignment s WHERE s.item = m.item AND s.person = ?2
                                   AND s.state IN ('active', 'done', 'skipped'))
                   AND (SELECT count(*) FROM assignment s WHERE s.item = m.item AND s.state IN ('active', 'done') AND s.is_gold = 0) < ?3
                 ORDER BY a.id, m.audit LIMIT 1",
            )?
            .query_row((project.0, person.0, overlap), |row| {
                Ok(QueueEntry {
                    lane: Lane::Main,
                    rank: 0,
                    item: ItemId(row.get(0)?),
                    row: row.get(1)?,
                    source: "audit".into(),
                    probability: row.get(2)?,
                    utility: None,
                    round: row.get(3)?,
                    model: None,
                    // No suggestion: it would sway the answers that check the model.
                    suggestion: None,
                    confidence: None,
                })
            })
            .optional()?)
    }
}

fn machine_from_row(row: &Row<'_>) -> rusqlite::Result<MachineLabelRow> {
    Ok(MachineLabelRow {
        row: row.get(0)?,
        acceptance: AcceptanceId(row.get(1)?),
        class: row.get(2)?,
        confidence: row.get(3)?,
    })
}

impl Tx<'_> {
    /// Stores machine labels of an acceptance that is being prepared. Rows of withdrawn ones give way.
    pub fn insert_machine_labels(
        &self,
        project: ProjectId,
        id: AcceptanceId,
        labels: &[NewMachineLabel],
    ) -> Result<()> {
        let mut statement = self.conn.prepare_cached(
            "INSERT OR REPLACE INTO machine_label (project, row, item, acceptance, class, confidence, audit)
             SELECT ?1, ?2, i.id, ?3, ?4, ?5, ?6 FROM item i WHERE i.project = ?1 AND i.row = ?2 AND i.part = 'pool'",
        )?;
        for label in labels {
            statement.execute((project.0, label.row, id.0, label.class, label.confidence, label.audit))?;
        }
        Ok(())
    }

    /// Deletes up to `most` labels of acceptances that are withdrawn or were never finished; returns how many.
    pub fn sweep_machine_labels(&self, most: usize) -> Result<usize> {
        Ok(self.conn.execute(
            "DELETE FROM machine_label WHERE (project, row) IN
               (SELECT m.project, m.row FROM machine_label m JOIN acceptance a ON a.id = m.acceptance
                WHERE a.state = 'withdrawn' LIMIT ?1)",
            [most as i64],
        )?)
    }
}
