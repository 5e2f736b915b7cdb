//! Making a backup while a server may be running: copy, sync, read the copy from end to end, write the manifest, and
//! only then give it its name.

use super::files::{copy_file, digest_file, inside, sync_dir, sync_tree};
use super::manifest::{BackupFile, BackupManifest, MANIFEST};
use crate::domain::Timestamp;
use crate::error::{Error, Result};
use crate::store::backup::{copy_database, inspect};
use crate::store::{DATABASE, create_private_dir};
use std::io::Write;
use std::path::{Path, PathBuf};

/// Copies a data directory to a new directory.
#[derive(Debug, Clone)]
pub struct CreateBackup {
    /// The data directory; a server may hold it.
    pub data: PathBuf,
    /// The backup's directory. It must not exist yet, or be empty.
    pub to: PathBuf,
}

/// Takes a half-made backup away unless it is finished.
struct Unfinished(Option<PathBuf>);

impl Drop for Unfinished {
    fn drop(&mut self) {
        if let Some(dir) = self.0.take() {
            let _ = std::fs::remove_dir_all(dir);
        }
    }
}

impl CreateBackup {
    /// Makes the backup and returns its manifest. Holds everything that was acknowledged before the call. A database
    /// that does not check out is an error, and no backup.
    pub fn run(self, now: Timestamp) -> Result<BackupManifest> {
        if self.to.exists() && (!self.to.is_dir() || std::fs::read_dir(&self.to)?.next().is_some()) {
            return Err(Error::Conflict(format!("{} exists already; name a new directory", self.to.display())));
        }
        let (parent, name) = parent_and_name(&self.to)?;
        std::fs::create_dir_all(&parent)?;
        let work = parent.join(format!(".{name}.partial-{}", std::process::id()));
        if work.exists() {
            std::fs::remove_dir_all(&work)?;
        }
        let mut unfinished = Unfinished(Some(work.clone()));
        create_private_dir(&work)?;
        let manifest = self.fill(&work, now)?;
        sync_tree(&work)?;
        std::fs::rename(&work, &self.to)?;
        unfinished.0 = None;
        sync_dir(&parent)?;
        Ok(manifest)
    }

    fn fill(&self, work: &Path, now: Timestamp) -> Result<BackupManifest> {
        let database = work.join(DATABASE);
        copy_database(&self.data, &database)?;
        let facts = inspect(&database)?;
        if !facts.problems.is_empty() {
            return Err(Error::Internal(format!(
                "the copy does not check out, so it was not kept: {}. Keep your last good backup",
                facts.problems.join("; ")
            )));
        }
        let mut manifest = BackupManifest::new(&facts, now.to_rfc3339());
        manifest.files.push(file_entry(work, DATABASE)?);
        for named in &facts.files {
            let from = inside(&self.data, &named.file)?;
            match digest_file(&from) {
                Ok((_, digest)) if digest == named.digest => {
                    copy_file(&from, &inside(work, &named.file)?)?;
                    manifest.files.push(file_entry(work, &named.file)?);
                }
                // A model can be trained again; labels cannot. So the backup goes on and says it.
                _ => manifest.missing.push(named.file.clone()),
            }
        }
        let text = serde_json::to_string_pretty(&manifest).map_err(Error::internal)?;
        let path = work.join(MANIFEST);
        let mut file = std::fs::File::create(&path)?;
        file.write_all(text.as_bytes())?;
        file.sync_all()?;
        crate::store::restrict(&path, 0o600)?;
        Ok(manifest)
    }
}

fn file_entry(dir: &Path, name: &str) -> Result<BackupFile> {
    let (bytes, sha256) = digest_file(&inside(dir, name)?)?;
    Ok(BackupFile { name: name.to_owned(), bytes, sha256 })
}

fn parent_and_name(path: &Path) -> Result<(PathBuf, String)> {
    let name = path
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .ok_or_else(|| Error::Invalid(format!("{} is no name for a new directory", path.display())))?;
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty());
    Ok((parent.unwrap_or(Path::new(".")).to_owned(), name))
}
