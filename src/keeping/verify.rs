//! Reading a backup from end to end: every byte against its digest, every page, constraint and audit entry.

use super::files::{digest_file, inside, list_files};
use super::manifest::{BackupManifest, MANIFEST};
use crate::error::Result;
use crate::store::DATABASE;
use crate::store::backup::inspect;
use serde::Serialize;
use std::path::PathBuf;

/// Checks a backup.
#[derive(Debug, Clone)]
pub struct VerifyBackup {
    /// The backup's directory.
    pub backup: PathBuf,
}

/// What a check found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct VerifyReport {
    /// What the backup says about itself.
    pub manifest: BackupManifest,
    /// What is wrong with it, in words. Empty: nothing.
    pub problems: Vec<String>,
}

impl VerifyBackup {
    /// Reads all of it. An error means that there is no backup here; what is wrong with one is in the report.
    pub fn run(&self) -> Result<VerifyReport> {
        let manifest = BackupManifest::read(&self.backup)?;
        let mut problems = Vec::new();
        for file in &manifest.files {
            match inside(&self.backup, &file.name).map(|path| digest_file(&path)) {
                Ok(Ok((bytes, sha256))) if bytes == file.bytes && sha256 == file.sha256 => {}
                Ok(Ok(_)) => problems.push(format!("{} is not as it was when the backup was made", file.name)),
                Ok(Err(error)) => problems.push(format!("{} cannot be read: {error}", file.name)),
                Err(error) => problems.push(error.to_string()),
            }
        }
        for name in list_files(&self.backup)? {
            if name != MANIFEST && !manifest.files.iter().any(|file| file.name == name) {
                problems.push(format!("{name} does not belong to the backup"));
            }
        }
        if !manifest.files.iter().any(|file| file.name == DATABASE) {
            problems.push(format!("the manifest names no {DATABASE}"));
        }
        // The database is read only if it is the one that was written: a foreign file is not worth the engine's trust.
        if problems.is_empty() {
            match inspect(&self.backup.join(DATABASE)) {
                Ok(facts) => {
                    problems.extend(manifest.differences(&facts));
                    problems.extend(facts.problems);
                    for named in facts.files {
                        let is_there =
                            manifest.files.iter().any(|file| file.name == named.file && file.sha256 == named.digest);
                        if !is_there && !manifest.missing.contains(&named.file) {
                            problems.push(format!("{} is named by a row and is not in the backup", named.file));
                        }
                    }
                }
                Err(error) => problems.push(format!("{DATABASE} cannot be read: {error}")),
            }
        }
        Ok(VerifyReport { manifest, problems })
    }
}
