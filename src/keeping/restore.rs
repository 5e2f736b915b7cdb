//! Putting a backup back. Verifies first, never touches a held directory, moves what was there aside, and replaces the
//! database by one rename, so that at no moment there is none.

use super::files::{copy_file, digest_file, inside, stamp, sync_dir, sync_tree};
use super::manifest::BackupManifest;
use super::verify::VerifyBackup;
use crate::domain::Timestamp;
use crate::error::{Error, Result};
use crate::store::audit::NewAudit;
use crate::store::backup::settle;
use crate::store::{DATABASE, Store, create_private_dir, lock_dir};
use serde::Serialize;
use serde_json::json;
use std::path::{Path, PathBuf};

/// Puts a backup into a data directory.
#[derive(Debug, Clone)]
pub struct RestoreBackup {
    /// The backup's directory.
    pub backup: PathBuf,
    /// The data directory. No server may hold it.
    pub data: PathBuf,
    /// Also when there is something in it; that is moved aside, not deleted.
    pub replace: bool,
}

/// What a restore did.
#[derive(Debug, Clone, Serialize)]
pub struct RestoreReport {
    /// What was put back.
    pub manifest: BackupManifest,
    /// Where the old data is now; none when there was none.
    pub moved_to: Option<PathBuf>,
    /// Annotation events in the old data behind the backup's last one: what this restore went back behind. None when
    /// there was no old data, or it could not be read.
    pub newer_events: Option<i64>,
}

/// Names of directories that hold what earlier restores moved aside.
const ASIDE: &str = "before-restore-";

impl RestoreBackup {
    /// Restores, or changes nothing. Feature and score files are not in a backup; the server builds them again.
    pub fn run(self, now: Timestamp) -> Result<RestoreReport> {
        let checked = VerifyBackup { backup: self.backup.clone() }.run()?;
        if !checked.problems.is_empty() {
            return Err(Error::Invalid(format!(
                "this backup is not whole, so nothing was changed: {}",
                checked.problems.join("; ")
            )));
        }
        let manifest = checked.manifest;
        create_private_dir(&self.data)?;
        let lock = lock_dir(&self.data)?;
        let old = old_entries(&self.data)?;
        if !old.is_empty() && !self.replace {
            return Err(Error::Conflict(format!(
                "{} is not empty; restore with --replace to move what is there aside, or name another directory",
                self.data.display()
            )));
        }
        let stage = self.data.join(".restoring");
        if stage.exists() {
            std::fs::remove_dir_all(&stage)?;
        }
        self.stage(&stage, &manifest)?;
        let newer_events = match self.data.join(DATABASE).exists() {
            // A damaged database may be the very reason for restoring, so failure here is no reason to stop.
            true => settle(&self.data).ok().map(|(_, events)| (events - manifest.event_position).max(0)),
            false => None,
        };
        // Settling takes the old write-ahead log away where it can.
        let old = old_entries(&self.data)?;
        let moved_to = match old.is_empty() {
            true => None,
            false => Some(move_aside(&self.data, &old, now)?),
        };
        for file in manifest.files.iter().filter(|file| file.name != DATABASE) {
            let to = inside(&self.data, &file.name)?;
            if let Some(parent) = to.parent() {
                create_private_dir(parent)?;
            }
            std::fs::rename(inside(&stage, &file.name)?, to)?;
        }
        std::fs::rename(stage.join(DATABASE), self.data.join(DATABASE))?;
        std::fs::remove_dir_all(&stage)?;
        sync_tree(&self.data)?;
        drop(lock);
        record(&self.data, &manifest, now)?;
        Ok(RestoreReport { manifest, moved_to, newer_events })
    }

    /// Copies the backup beside its place and checks the copies: what is put back is what was verified.
    fn stage(&self, stage: &Path, manifest: &BackupManifest) -> Result<()> {
        create_private_dir(stage)?;
        for file in &manifest.files {
            let to = inside(stage, &file.name)?;
            copy_file(&inside(&self.backup, &file.name)?, &to)?;
            if digest_file(&to)? != (file.bytes, file.sha256.clone()) {
                return Err(Error::Internal(format!(
                    "{} changed while it was copied; nothing was restored",
                    file.name
                )));
            }
        }
        sync_tree(stage)
    }
}

/// What is in a data directory besides its lock and what earlier restores left.
fn old_entries(data: &Path) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in std::fs::read_dir(data)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if name != "lock" && name != ".restoring" && !name.starts_with(ASIDE) {
            names.push(name);
        }
    }
    names.sort();
    Ok(names)
}

fn move_aside(data: &Path, old: &[String], now: Timestamp) -> Result<PathBuf> {
    let stamp = stamp(now);
    let aside = (0..)
        .map(|n| if n == 0 { format!("{ASIDE}{stamp}") } else { format!("{ASIDE}{stamp}-{n}") })
        .map(|name| data.join(name))
        .find(|path| !path.exists())
        .ok_or_else(|| Error::internal("no free name"))?;
    create_private_dir(&aside)?;
    // The old database keeps its name until the new one takes it; a second name makes it stay.
    let database = data.join(DATABASE);
    if database.exists() && std::fs::hard_link(&database, aside.join(DATABASE)).is_err() {
        copy_file(&database, &aside.join(DATABASE))?;
    }
    // The old write-ahead log moves away too: replayed into the new database it would destroy it.
    for name in old.iter().filter(|name| *name != DATABASE) {
        std::fs::rename(data.join(name), aside.join(name))?;
    }
    sync_dir(&aside)?;
    sync_dir(data)?;
    Ok(aside)
}

/// Opens the restored data, which also brings it to this program's schema, and puts the restore on its audit chain.
fn record(data: &Path, manifest: &BackupManifest, now: Timestamp) -> Result<()> {
    let detail = json!({
        "events": manifest.event_position,
        "labels": manifest.label_position,
        "audit_head": manifest.audit_head,
    });
    Store::open(data)?.write(move |tx| {
        tx.audit(NewAudit {
            at: now,
            actor: None,
            action: "backup.restore",
            project: None,
            subject: "data directory".into(),
            detail,
        })
    })
}
