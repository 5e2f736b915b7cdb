//! Export formats. One file each, one line in [`FORMATS`].

mod columns;
mod csv;
mod jsonl;
mod spacy;

pub use columns::{Column, column_list};

use crate::domain::schema::NONE_CLASS;
use crate::domain::{AssignmentId, LabelSchema, LabelValue};
use crate::error::{Error, Result};
use crate::store::{ExportAnnotation, ExportItem, ProjectRow};

/// Every format that can be written. Command line, export page and REST read this list.
pub static FORMATS: &[&dyn Format] = &[&jsonl::Jsonl, &csv::Csv, &spacy::Spacy];

/// What a format may look at beside the item.
pub struct Context<'a> {
    /// The project.
    pub project: &'a ProjectRow,
    /// For tables: the record's keys that have a column.
    pub columns: &'a [Column],
    /// For tables: leave cells as they are.
    pub raw: bool,
}

impl Context<'_> {
    /// The answer that an item has: people's, or where they have none the model's that was accepted.
    pub fn label(&self, item: &ExportItem) -> Option<LabelValue> {
        let class = item.class.or(item.machine.as_ref().map(|machine| machine.class))?;
        self.project.schema.settled(class, item.said())
    }

    /// The key whose text stood on the left of the screen, where two were compared.
    pub fn shown_left(&self, annotation: &ExportAnnotation) -> Option<&str> {
        self.project.shown_left(AssignmentId(annotation.assignment?)).map(|[left, _]| left)
    }

    /// The answer of this number.
    pub fn class(&self, class: Option<u32>) -> Option<LabelValue> {
        class.and_then(|class| self.project.schema.value(class))
    }

    /// The answer of this number for a cell.
    pub fn cell(&self, class: Option<u32>) -> String {
        self.class(class).map_or_else(String::new, |value| value.cell())
    }

    /// What an annotation says.
    pub fn said(&self, label: &str) -> LabelValue {
        self.project.schema.value_of(label)
    }
}

/// `labeled`, `none` where no class fits, `machine` where the model was accepted instead of people, `disputed` where the
/// answers disagree, or `unlabeled`.
pub fn status(item: &ExportItem) -> &'static str {
    match (item.class, &item.machine, item.is_disputed) {
        (Some(NONE_CLASS), ..) => "none",
        (Some(_), ..) => "labeled",
        (None, Some(_), _) => "machine",
        (None, None, true) => "disputed",
        (None, None, false) => "unlabeled",
    }
}

/// A format that can be written.
pub trait Format: Sync {
    /// The word for `--format` and the `format` parameter.
    fn name(&self) -> &'static str;
    /// What people read on the export page.
    fn title(&self) -> &'static str;
    /// The media type of the response.
    fn media_type(&self) -> &'static str;
    /// Whether the record's keys become columns, which must be known before the first item.
    fn needs_columns(&self) -> bool;
    /// Whether a project with these labels can be written so.
    fn fits(&self, _: &LabelSchema) -> std::result::Result<(), String> {
        Ok(())
    }
    /// Writes what stands before the first item.
    fn start(&self, context: &Context<'_>, out: &mut Vec<u8>) -> Result<()>;
    /// Writes one item with its annotations.
    fn item(&self, context: &Context<'_>, item: &ExportItem, out: &mut Vec<u8>) -> Result<()>;
}

/// The format of this name.
pub fn format(name: &str) -> Result<&'static dyn Format> {
    FORMATS.iter().copied().find(|format| format.name() == name).ok_or_else(|| {
        let names: Vec<&str> = FORMATS.iter().map(|format| format.name()).collect();
        Error::Invalid(format!("there is no export format `{name}`; use {}", names.join(" or ")))
    })
}
