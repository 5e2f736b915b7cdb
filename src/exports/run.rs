//! The export: one snapshot, item after item, with constant memory.

use super::formats::{Context, column_list, format};
use super::{HashingWriter, Manifest};
use crate::domain::{LabelSchema, Part, ProjectId, Timestamp, UserId};
use crate::error::{Error, Result};
use crate::store::audit::NewAudit;
use crate::store::{ExportItem, ExportScope, Reader, Store};
use serde_json::json;
use std::io::Write;

/// Items are handed to the output in pieces of about this many bytes.
const PIECE: usize = 128 << 10;

/// Writes a project's items with all that was said about them.
#[derive(Debug, Clone)]
pub struct Export {
    /// Which project.
    pub project: ProjectId,
    /// A format's name.
    pub format: String,
    /// Also items that nobody said anything about.
    pub all: bool,
    /// Also machine labels, marked as such: what was accepted without a person.
    pub machine: bool,
    /// CSV: leave cells as they are, for machines. Otherwise a cell that a spreadsheet would run gets an apostrophe.
    pub raw: bool,
    /// Who asked for it; none for the server itself.
    pub by: Option<UserId>,
    /// Also items that leads excluded.
    pub excluded: bool,
    /// Practice items too, marked as such.
    pub gold: bool,
}

impl Export {
    /// An export of what was annotated or accepted.
    pub fn new(project: ProjectId, format: impl Into<String>) -> Self {
        let (all, machine, raw, excluded, gold) = (false, true, false, false, true);
        Export { project, format: format.into(), all, machine, raw, excluded, gold, by: None }
    }

    /// Writes everything to `out` and returns the manifest; into [`std::io::sink`] for the manifest alone. What is
    /// written is the state at the start, whatever happens meanwhile. The export and its digest go on the audit chain.
    pub fn run(self, store: &Store, out: &mut dyn Write, now: Timestamp) -> Result<Manifest> {
        let manifest = store.read(|reader| self.write(reader, out, now))?;
        let (project, by) = (self.project, self.by);
        let detail = json!({
            "items": manifest.items,
            "annotations": manifest.annotations,
            "machine": manifest.machine,
            "events": manifest.event_position,
            "sha256": manifest.sha256,
        });
        store.write(move |tx| {
            tx.audit(NewAudit {
                at: now,
                actor: by,
                action: "export",
                project: Some(project),
                subject: format!("project {project}"),
                detail,
            })
        })?;
        Ok(manifest)
    }

    fn write(&self, reader: &Reader<'_>, out: &mut dyn Write, now: Timestamp) -> Result<Manifest> {
        let format = format(&self.format)?;
        let project = reader.project(self.project)?;
        format.fits(&project.schema).map_err(Error::Invalid)?;
        let scope = ExportScope { all: self.all, machine: self.machine, excluded: self.excluded, gold: self.gold };
        let (columns, keys_left_out) = match format.needs_columns() {
            true => column_list(reader, &project, scope)?,
            false => (Vec::new(), 0),
        };
        let mut manifest = Manifest {
            qualm: env!("CARGO_PKG_VERSION").into(),
            created: now.to_rfc3339(),
            project: project.slug.clone(),
            schema: project.schema.clone(),
            format: format.name().into(),
            all: self.all,
            raw: self.raw,
            items: 0,
            labeled: 0,
            disputed: 0,
            holdout: 0,
            machine: 0,
            gold: 0,
            annotations: 0,
            labels_per_class: Default::default(),
            annotations_per_class: Default::default(),
            annotations_per_person: Default::default(),
            annotations_per_guide_version: Default::default(),
            keys_left_out,
            label_position: reader.label_position()?,
            event_position: reader.event_position()?,
            bytes: 0,
            sha256: String::new(),
        };
        let context = Context { project: &project, columns: &columns, raw: self.raw };
        let mut out = HashingWriter::new(out);
        let mut piece = Vec::with_capacity(PIECE + PIECE / 4);
        format.start(&context, &mut piece)?;
        let gone = |e: std::io::Error| Error::Unavailable(format!("the export cannot be written: {e}"));
        reader.each_export_item(self.project, scope, |item| {
            manifest.count(item, &project.schema);
            format.item(&context, item, &mut piece)?;
            if piece.len() >= PIECE {
                out.write_all(&piece).map_err(gone)?;
                piece.clear();
            }
            Ok(())
        })?;
        out.write_all(&piece).map_err(gone)?;
        (manifest.bytes, manifest.sha256) = out.finish().map_err(gone)?;
        Ok(manifest)
    }
}

impl Manifest {
    /// A set counts for each of its classes.
    fn count(&mut self, item: &ExportItem, schema: &LabelSchema) {
        self.items += 1;
        self.disputed += u64::from(item.is_disputed);
        self.holdout += u64::from(item.part == Part::Holdout);
        if let Some(value) = item.class.and_then(|class| schema.settled(class, item.said())) {
            self.labeled += 1;
            value.into_names().into_iter().for_each(|class| *self.labels_per_class.entry(class).or_default() += 1);
        }
        self.machine += u64::from(item.machine.is_some());
        self.gold += u64::from(item.is_gold);
        for annotation in &item.annotations {
            self.annotations += 1;
            for class in schema.value_of(&annotation.label).into_names() {
                *self.annotations_per_class.entry(class).or_default() += 1;
            }
            if let Some(version) = annotation.guide_version {
                *self.annotations_per_guide_version.entry(version).or_default() += 1;
            }
            let by = annotation.by.as_ref().unwrap_or(&annotation.source);
            *self.annotations_per_person.entry(by.clone()).or_default() += 1;
        }
    }
}
