//! What a backup says about itself.

use crate::error::{Error, Result};
use crate::store::backup::{Facts, ProjectCount};
use serde::{Deserialize, Serialize};
use std::path::Path;

/// The manifest's file name inside a backup.
pub const MANIFEST: &str = "manifest.json";

/// One file of a backup.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BackupFile {
    /// Its path inside the backup and inside the data directory.
    pub name: String,
    /// Its length.
    pub bytes: u64,
    /// SHA-256 in hexadecimal.
    pub sha256: String,
}

/// What a backup holds. Keep `audit_head` elsewhere too: it proves later that the log was not rewritten.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BackupManifest {
    /// The version of qualm that made it.
    pub qualm: String,
    /// When it was made, UTC.
    pub created: String,
    /// The database's schema.
    pub schema: i64,
    /// The end of the label log.
    pub label_position: i64,
    /// The end of the annotation log.
    pub event_position: i64,
    /// Entries on the audit chain.
    pub audit_entries: i64,
    /// The hash of the last one.
    pub audit_head: String,
    /// Counts per project.
    pub projects: Vec<ProjectCount>,
    /// Every file but this one.
    pub files: Vec<BackupFile>,
    /// Model files that were not there, or not as their row says; everything else is whole.
    pub missing: Vec<String>,
}

impl BackupManifest {
    pub(super) fn new(facts: &Facts, created: String) -> Self {
        BackupManifest {
            qualm: env!("CARGO_PKG_VERSION").into(),
            created,
            schema: facts.schema,
            label_position: facts.label_position,
            event_position: facts.event_position,
            audit_entries: facts.audit.entries,
            audit_head: facts.audit.head.clone(),
            projects: facts.projects.clone(),
            files: Vec::new(),
            missing: Vec::new(),
        }
    }

    /// What the database holds otherwise than this says, in words.
    pub(super) fn differences(&self, facts: &Facts) -> Vec<String> {
        let found = BackupManifest::new(facts, String::new());
        let mut differences = Vec::new();
        let mut compare = |what: &str, said: &dyn std::fmt::Display, found: &dyn std::fmt::Display| {
            let (said, found) = (said.to_string(), found.to_string());
            if said != found {
                differences.push(format!("the manifest says {what} {said} and the database has {found}"));
            }
        };
        compare("schema", &self.schema, &found.schema);
        compare("label position", &self.label_position, &found.label_position);
        compare("annotation position", &self.event_position, &found.event_position);
        compare("audit entries", &self.audit_entries, &found.audit_entries);
        compare("audit head", &self.audit_head, &found.audit_head);
        if self.projects != found.projects {
            differences.push("the counts per project differ from the manifest's".into());
        }
        differences
    }

    /// Reads a backup's manifest.
    pub fn read(dir: &Path) -> Result<Self> {
        let path = dir.join(MANIFEST);
        let text = std::fs::read_to_string(&path).map_err(|e| {
            Error::NotFound(format!("{} is not a backup: {} cannot be read ({e})", dir.display(), path.display()))
        })?;
        serde_json::from_str(&text).map_err(|e| Error::Invalid(format!("{} does not read: {e}", path.display())))
    }
}
