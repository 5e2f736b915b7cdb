//! Keeping: backups made while the server runs, checked when made, and put back; the audit log searched, handed out,
//! checked and signed.
//!
//! A plain copy of a live database file is not a backup: it misses what is in the write-ahead log, or catches it
//! half-way. These verbs work on the data directory itself, beside a running server.

mod audit;
mod audit_verify;
mod backup;
mod checkpoint;
mod files;
mod manifest;
mod restore;
mod verify;

pub use audit::{AUDIT_FORMATS, AuditAsk, ExportAudit};
pub use audit_verify::{AuditVerdict, VerifyAudit};
pub use backup::CreateBackup;
pub use checkpoint::{
    CHECKPOINTS, Checkpoint, CheckpointClock, CheckpointRules, checkpoint_key, copy_in, has_checkpoints,
    make_checkpoint, read_checkpoints,
};
pub use manifest::{BackupFile, BackupManifest, MANIFEST};
pub use restore::{RestoreBackup, RestoreReport};
pub use verify::{VerifyBackup, VerifyReport};
