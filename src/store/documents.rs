//! Pictures of documents, and what verdicts said about their fields.

use super::{Reader, Tx};
use crate::domain::{AnnotationId, DecisionId, Timestamp, VerdictId, WorkflowId};
use crate::error::Result;
use rusqlite::{OptionalExtension, Row};

/// A page of a decision's document. Its bytes are read apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageRow {
    /// From 1.
    pub page: u32,
    /// `image/png` or `image/jpeg`.
    pub media: String,
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
}

/// What a verdict says about a field, to store.
pub struct NewFieldLesson<'a> {
    /// In which workflow.
    pub workflow: WorkflowId,
    /// Of which decision.
    pub decision: DecisionId,
    /// By which verdict.
    pub verdict: VerdictId,
    /// Which field.
    pub field: &'a str,
    /// `confirmed` or `corrected`.
    pub kind: &'a str,
    /// How the field came before a person's eyes.
    pub selection: &'a str,
    /// With what probability, where that is known.
    pub probability: Option<f64>,
    /// `none`, `pool`, `holdout` or `left_out`.
    pub split: &'a str,
    /// The label it became.
    pub annotation: Option<AnnotationId>,
    /// Why it became none.
    pub why_not: Option<&'a str>,
}

/// What a verdict said about a field.
#[derive(Debug, Clone)]
pub struct FieldLessonRow {
    /// Its number.
    pub id: i64,
    /// When.
    pub at: Timestamp,
    /// Of which decision.
    pub decision: DecisionId,
    /// By which verdict.
    pub verdict: VerdictId,
    /// Which field.
    pub field: String,
    /// `confirmed` or `corrected`.
    pub kind: String,
    /// How the field came before a person's eyes.
    pub selection: String,
    /// With what probability, where that is known.
    pub probability: Option<f64>,
    /// `none`, `pool`, `holdout` or `left_out`.
    pub split: String,
    /// The label it became.
    pub annotation: Option<AnnotationId>,
    /// Why it became none.
    pub why_not: Option<String>,
}

fn lesson(row: &Row<'_>) -> rusqlite::Result<FieldLessonRow> {
    Ok(FieldLessonRow {
        id: row.get(0)?,
        at: Timestamp(row.get(1)?),
        decision: DecisionId(row.get(2)?),
        verdict: VerdictId(row.get(3)?),
        field: row.get(4)?,
        kind: row.get(5)?,
        selection: row.get(6)?,
        probability: row.get(7)?,
        split: row.get(8)?,
        annotation: row.get::<_, Option<i64>>(9)?.map(AnnotationId),
        why_not: row.get(10)?,
    })
}

impl Reader<'_> {
    /// The pages of a decision's document, in order, without those that were erased.
    pub fn decision_pages(&self, decision: DecisionId) -> Result<Vec<PageRow>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT page, media, width, height, sha256 FROM decision_page
             WHERE decision = ?1 AND bytes IS NOT NULL ORDER BY page",
        )?;
        let rows = statement.query_map([decision.0], |row| {
            Ok(PageRow {
                page: row.get(0)?,
                media: row.get(1)?,
                width: row.get(2)?,
                height: row.get(3)?,
                sha256: row.get(4)?,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The type and the bytes of a page.
    pub fn page_bytes(&self, decision: DecisionId, page: u32) -> Result<Option<(String, Vec<u8>)>> {
        Ok(self
            .conn
            .prepare_cached(
                "SELECT media, bytes FROM decision_page WHERE decision = ?1 AND page = ?2 AND bytes IS NOT NULL",
            )?
            .query_row((decision.0, page), |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?)
    }

    /// What verdicts said about fields in a workflow after `id`, in order.
    pub fn field_lessons(&self, workflow: WorkflowId, id: i64, most: usize) -> Result<Vec<FieldLessonRow>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT id, at, decision, verdict, field, kind, selection, probability, split, annotation, why_not
             FROM field_lesson WHERE workflow = ?1 AND id > ?2 ORDER BY id LIMIT ?3",
        )?;
        let rows = statement.query_map((workflow.0, id, most as i64), lesson)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

impl Tx<'_> {
    /// Stores a page.
    pub fn insert_page(&self, decision: DecisionId, page: &PageRow, bytes: &[u8]) -> Result<()> {
        self.conn.prepare_cached("INSERT INTO decision_page VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")?.execute((
            decision.0,
            page.page,
            &page.media,
            page.width,
            page.height,
            &page.sha256,
            bytes,
        ))?;
        Ok(())
    }

    /// Stores what a verdict says about a field.
    pub fn insert_field_lesson(&self, new: &NewFieldLesson<'_>, now: Timestamp) -> Result<()> {
        self.conn
            .prepare_cached(
                "INSERT INTO field_lesson (at, workflow, decision, verdict, field, kind, selection, probability, split, annotation,
                    why_not) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
            )?
            .execute((
                now.0,
                new.workflow.0,
                new.decision.0,
                new.verdict.0,
                new.field,
                new.kind,
                new.selection,
                new.probability,
                new.split,
                new.annotation.map(|a| a.0),
                new.why_not,
            ))?;
        Ok(())
    }
}
