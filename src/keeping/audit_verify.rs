//! The whole check of the audit chain: every hash and commitment, and every checkpoint that is at hand.

use super::checkpoint::{CHECKPOINTS, Checkpoint, checkpoint_key, has_checkpoints, read_checkpoints};
use crate::error::{Error, Result};
use crate::store::Reader;
use serde::Serialize;
use std::path::{Path, PathBuf};

/// Checks the audit chain.
#[derive(Debug, Clone, Default)]
pub struct VerifyAudit {
    /// Files with checkpoints; empty: the data directory's own, if it is there.
    pub checkpoints: Vec<PathBuf>,
    /// The public key that signed them; none: the data directory's.
    pub key: Option<String>,
}

/// What the check found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AuditVerdict {
    /// Entries that fit, from the first.
    pub entries: i64,
    /// The last entry's hash, where all fit.
    pub head: String,
    /// The first entry that does not fit, and why.
    pub broken: Option<(i64, String)>,
    /// Checkpoints that were compared.
    pub checkpoints: usize,
    /// The newest checkpoint that fits: up to there the chain is as it was then.
    pub proven: Option<Checkpoint>,
}

impl VerifyAudit {
    /// Reads all of it. An error means that it could not be checked; what is wrong is in the verdict.
    pub fn run(&self, r: &Reader<'_>, dir: &Path) -> Result<AuditVerdict> {
        let known = self.known(dir)?;
        let chain = r.audit_verify()?;
        let mut verdict = AuditVerdict {
            entries: chain.entries,
            head: chain.head,
            broken: chain.broken,
            checkpoints: known.len(),
            proven: None,
        };
        let mut misfit = None;
        for checkpoint in &known {
            let found = r.audit_hash_at(checkpoint.size)?;
            let when = checkpoint.at.to_rfc3339();
            let from = verdict.proven.as_ref().map_or(1, |proven| proven.size + 1);
            misfit = match found {
                Some(hash) if hash == checkpoint.head => {
                    verdict.proven = Some(checkpoint.clone());
                    continue;
                }
                Some(_) => Some((
                    from,
                    format!(
                        "the chain was written anew: the checkpoint of {when} saw another entry {}, so what is changed begins between entry {from} and entry {0}",
                        checkpoint.size
                    ),
                )),
                None => {
                    let (last, _) = r.audit_head()?;
                    Some((
                        last + 1,
                        format!(
                            "it is missing: the chain ends at entry {last}, and the checkpoint of {when} saw {} entries",
                            checkpoint.size
                        ),
                    ))
                }
            };
            break;
        }
        // The chain's own word is exact; a checkpoint's may only say between which two.
        if let Some(misfit) = misfit
            && verdict.broken.as_ref().is_none_or(|(entry, _)| misfit.0 < *entry && misfit.1.contains("missing"))
        {
            verdict.entries = verdict.entries.min(misfit.0 - 1);
            verdict.broken = Some(misfit);
        }
        Ok(verdict)
    }

    /// Every checkpoint at hand, by size, each with a signature that fits its key and a key that is trusted.
    fn known(&self, dir: &Path) -> Result<Vec<Checkpoint>> {
        let files = match self.checkpoints.is_empty() {
            false => self.checkpoints.clone(),
            true if has_checkpoints(dir) => vec![dir.join(CHECKPOINTS)],
            true => return Ok(Vec::new()),
        };
        let key = match &self.key {
            Some(key) => key.clone(),
            None => checkpoint_key(dir)?.ok_or_else(|| {
                Error::Invalid("the data directory has no checkpoint key; name the public key with --key".into())
            })?,
        };
        let mut known = Vec::new();
        for file in &files {
            for (at, checkpoint) in read_checkpoints(file)?.into_iter().enumerate() {
                let place = format!("{}, checkpoint {}", file.display(), at + 1);
                if checkpoint.key != key {
                    return Err(Error::Conflict(format!(
                        "{place}: it was signed with the key {}, which is not the trusted one, {key}",
                        checkpoint.key
                    )));
                }
                if !checkpoint.is_signed() {
                    return Err(Error::Conflict(format!("{place}: its signature does not fit; it was changed")));
                }
                known.push(checkpoint);
            }
        }
        known.sort_by_key(|one| (one.size, one.at));
        Ok(known)
    }
}
