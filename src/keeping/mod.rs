//! Keeping: backups made while the server runs, checked when made, and put back.
//!
//! A plain copy of a live database file is not a backup: it misses what is in the write-ahead log, or catches it
//! half-way. These verbs work on the data directory itself, beside a running server.

mod backup;
mod files;
mod manifest;
mod restore;
mod verify;

pub use backup::CreateBackup;
pub use manifest::{BackupFile, BackupManifest, MANIFEST};
pub use restore::{RestoreBackup, RestoreReport};
pub use verify::{VerifyBackup, VerifyReport};
