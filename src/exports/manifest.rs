//! What stands beside an export: counts, digest, and the moment it shows.

use crate::domain::LabelSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The facts about one export, kept beside it as `NAME.manifest.json`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Manifest {
    /// The version of qualm that wrote it.
    pub qualm: String,
    /// When it was written, UTC.
    pub created: String,
    /// The project's name in urls.
    pub project: String,
    /// What could be answered.
    pub schema: LabelSchema,
    /// The format's name.
    pub format: String,
    /// Whether items that nobody said anything about are in it.
    pub all: bool,
    /// CSV: false when cells that a spreadsheet would run have an apostrophe before them.
    pub raw: bool,
    /// Items in it.
    pub items: u64,
    /// Of these, items with a label.
    pub labeled: u64,
    /// Of these, items whose answers disagree.
    pub disputed: u64,
    /// Of these, items of the holdout.
    pub holdout: u64,
    /// Of these, items with a machine label instead: accepted without a person, and not among `labeled`.
    #[serde(default)]
    pub machine: u64,
    /// Of these, practice items: their label is a lead's, and what people answered to them for practice is not in it.
    #[serde(default)]
    pub gold: u64,
    /// Annotations in it.
    pub annotations: u64,
    /// Labels per class.
    pub labels_per_class: BTreeMap<String, u64>,
    /// Annotations per class.
    pub annotations_per_class: BTreeMap<String, u64>,
    /// Annotations per person; what came with files stands under its source.
    pub annotations_per_person: BTreeMap<String, u64>,
    /// Annotations per version of the guide that they were given under. What was imported, or given before versions were
    /// kept, is not among them.
    #[serde(default)]
    pub annotations_per_guide_version: BTreeMap<i64, u64>,
    /// CSV: keys that found no place, because there are too many.
    pub keys_left_out: u64,
    /// The end of the label log that it shows.
    pub label_position: i64,
    /// The end of the annotation log that it shows.
    pub event_position: i64,
    /// Its length.
    pub bytes: u64,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
}
