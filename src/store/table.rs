//! What the table of items reads: labels and answers of a whole project by row, what changed of them since, and the rows
//! that one of the filters names.

use super::Reader;
use crate::domain::{ItemId, ProjectId, UserId};
use crate::error::Result;
use rusqlite::{OptionalExtension, Params};

/// A standing answer, as far as the table filters by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StandingAnswer {
    /// The item's row.
    pub row: u32,
    /// What was said.
    pub class: u32,
    /// Marked for a second look.
    pub is_flagged: bool,
    /// It carries a remark.
    pub has_note: bool,
    /// When it was last changed, in milliseconds since 1970 UTC.
    pub changed: i64,
}

impl Reader<'_> {
    /// The ends of the log of annotations and of the log of labels: what was read before them is still so.
    pub fn table_position(&self) -> Result<(i64, i64)> {
        Ok((self.event_position()?, self.label_position()?))
    }

    /// Calls `each` for every standing answer of a project, the rows in any order.
    pub fn each_standing_answer(&self, project: ProjectId, mut each: impl FnMut(StandingAnswer)) -> Result<()> {
        let mut statement = self.conn.prepare_cached(
            "SELECT row, class, is_flagged, note <> '', changed FROM annotation WHERE project = ?1 AND is_current = 1",
        )?;
        let mut rows = statement.query([project.0])?;
        while let Some(row) = rows.next()? {
            each(StandingAnswer {
                row: row.get(0)?,
                class: row.get(1)?,
                is_flagged: row.get(2)?,
                has_note: row.get(3)?,
                changed: row.get(4)?,
            });
        }
        Ok(())
    }

    /// The items whose answers or label changed behind this position, rising by row; none when they are more than `most`.
    pub fn touched_items(
        &self,
        project: ProjectId,
        (event, label): (i64, i64),
        most: usize,
    ) -> Result<Option<Vec<(u32, ItemId)>>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT i.row, i.id FROM annotation_event e JOIN item i ON i.id = e.item WHERE e.seq > ?2 AND e.project = ?1
             UNION SELECT i.row, i.id FROM label_log g JOIN item i ON i.project = g.project AND i.row = g.row
                   WHERE g.project = ?1 AND g.position > ?3
             LIMIT ?4",
        )?;
        let rows = statement
            .query_map((project.0, event, label, most as i64 + 1), |row| Ok((row.get(0)?, ItemId(row.get(1)?))))?;
        let touched: Vec<(u32, ItemId)> = rows.collect::<rusqlite::Result<_>>()?;
        Ok((touched.len() <= most).then_some(touched))
    }

    fn rows_of(&self, sql: &str, params: impl Params) -> Result<Vec<u32>> {
        let mut statement = self.conn.prepare_cached(sql)?;
        let rows = statement.query_map(params, |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The rows that are in people's hands.
    pub fn rows_in_hands(&self, project: ProjectId) -> Result<Vec<u32>> {
        self.rows_of("SELECT row FROM assignment WHERE project = ?1 AND state = 'active'", [project.0])
    }

    /// The rows that wait for one more person because somebody asked for it, or because answers tie.
    pub fn rows_to_relabel(&self, project: ProjectId) -> Result<Vec<u32>> {
        self.rows_of(
            "SELECT row FROM queue WHERE project = ?1 AND lane = 'again' AND source IN ('suspect', 'relabel', 'tie')",
            [project.0],
        )
    }

    /// The rows that somebody handed to the leads and that wait for them, rising.
    pub fn rows_escalated(&self, project: ProjectId) -> Result<Vec<u32>> {
        self.rows_of(
            "SELECT i.row FROM escalation x JOIN item i ON i.id = x.item WHERE x.project = ?1 AND x.settled IS NULL
             ORDER BY i.row",
            [project.0],
        )
    }

    /// The rows that leads excluded, rising.
    pub fn excluded_rows(&self, project: ProjectId) -> Result<Vec<u32>> {
        self.rows_of("SELECT row FROM excluded_item WHERE project = ?1 ORDER BY row", [project.0])
    }

    /// The rows kept for this person, rising.
    pub fn kept_rows(&self, project: ProjectId, person: UserId) -> Result<Vec<u32>> {
        self.rows_of("SELECT row FROM kept_item WHERE project = ?1 AND person = ?2 ORDER BY row", (project.0, person.0))
    }

    /// The rows that this person has answered, rising.
    pub fn rows_answered_by(&self, project: ProjectId, person: UserId) -> Result<Vec<u32>> {
        self.rows_of(
            "SELECT row FROM annotation WHERE project = ?1 AND person = ?2 AND is_current = 1 ORDER BY row",
            (project.0, person.0),
        )
    }

    /// The rows that were handed out because this round chose them, rising.
    pub fn rows_asked_in(&self, project: ProjectId, round: i64) -> Result<Vec<u32>> {
        self.rows_of(
            "SELECT row FROM assignment WHERE project = ?1 AND round = ?2 AND round IS NOT NULL ORDER BY row",
            (project.0, round),
        )
    }

    /// The id by which files know the item at this row.
    pub fn external_at_row(&self, project: ProjectId, at: u32) -> Result<Option<String>> {
        Ok(self
            .conn
            .prepare_cached("SELECT external FROM item WHERE project = ?1 AND row = ?2")?
            .query_row((project.0, at), |row| row.get(0))
            .optional()?)
    }

    /// Walks a project's items by their ids from behind `from` on, downwards when `is_back`, until `each` says false.
    pub fn each_by_external(
        &self,
        project: ProjectId,
        from: Option<&str>,
        is_back: bool,
        mut each: impl FnMut(u32) -> bool,
    ) -> Result<()> {
        let (compare, order) = if is_back { ("<", "DESC") } else { (">", "ASC") };
        let bound = if from.is_some() { format!("AND external {compare} ?2") } else { String::new() };
        let sql = format!("SELECT row FROM item WHERE project = ?1 {bound} ORDER BY external {order}");
        let mut statement = self.conn.prepare_cached(&sql)?;
        let mut rows = match from {
            Some(from) => statement.query((project.0, from))?,
            None => statement.query([project.0])?,
        };
        while let Some(row) = rows.next()? {
            if !each(row.get(0)?) {
                break;
            }
        }
        Ok(())
    }

    /// The last round that chose the item, where one did.
    pub fn round_of_item(&self, item: ItemId) -> Result<Option<i64>> {
        Ok(self
            .conn
            .prepare_cached(
                "SELECT max(round) FROM assignment WHERE item = ?1 AND state IN ('active', 'done', 'skipped')",
            )?
            .query_row([item.0], |row| row.get(0))?)
    }

    /// Where the item waits: the lane and the reason; none when it waits in no lane.
    pub fn waits_as(&self, item: ItemId) -> Result<Option<String>> {
        Ok(self
            .conn
            .prepare_cached("SELECT source FROM queue WHERE item = ?1 AND lane = 'again'")?
            .query_row([item.0], |row| row.get(0))
            .optional()?)
    }

    /// Whether somebody handed the item to the leads and it waits for them.
    pub fn is_escalated(&self, item: ItemId) -> Result<bool> {
        Ok(self
            .conn
            .prepare_cached("SELECT EXISTS (SELECT 1 FROM escalation WHERE item = ?1 AND settled IS NULL)")?
            .query_row([item.0], |row| row.get(0))?)
    }

    /// Whether somebody holds the item.
    pub fn is_in_hands(&self, item: ItemId) -> Result<bool> {
        Ok(self
            .conn
            .prepare_cached(
                "SELECT EXISTS (SELECT 1 FROM assignment WHERE item = ?1 AND state IN ('active', 'done') AND state = 'active')",
            )?
            .query_row([item.0], |row| row.get(0))?)
    }
}
