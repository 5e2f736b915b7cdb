//! Signed checkpoints of the audit chain: how long it was, its last hash, when; signed with Ed25519 and kept outside the
//! database. A chain alone cannot tell that its tail was cut or that all of it was written anew; a checkpoint that
//! somebody else holds can.
//!
//! One JSON object a line, so that a log shipper or a cron job can carry the file away. Who can read the data directory
//! can sign, too: what proves something is the copies made elsewhere before that.

use crate::digest::hex;
use crate::domain::Timestamp;
use crate::error::{Error, Result};
use crate::store::{Reader, restrict};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use ring::rand::SystemRandom;
use ring::signature::{ED25519, Ed25519KeyPair, KeyPair, UnparsedPublicKey};
use serde::{Deserialize, Serialize};
use std::fs::{File, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};

/// The checkpoints' file inside the data directory.
pub const CHECKPOINTS: &str = "checkpoints.jsonl";
/// The signing key's file inside the data directory.
const KEY: &str = "checkpoint.key";

/// One checkpoint.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Checkpoint {
    /// Entries on the chain.
    pub size: i64,
    /// The last one's hash, in hexadecimal.
    pub head: String,
    /// When, milliseconds since 1970.
    pub at: Timestamp,
    /// Whose key: the Ed25519 public key in Base64.
    pub key: String,
    /// The signature in Base64, over [`Checkpoint::signed_text`].
    pub signature: String,
}

impl Checkpoint {
    /// What is signed: `qualm-audit-checkpoint-v1`, size, head and time, each on a line.
    pub fn signed_text(&self) -> String {
        format!("qualm-audit-checkpoint-v1\n{}\n{}\n{}\n", self.size, self.head, self.at.0)
    }

    /// Whether its own key signed exactly this.
    pub fn is_signed(&self) -> bool {
        let (Ok(key), Ok(signature)) = (STANDARD.decode(&self.key), STANDARD.decode(&self.signature)) else {
            return false;
        };
        UnparsedPublicKey::new(&ED25519, key).verify(self.signed_text().as_bytes(), &signature).is_ok()
    }
}

/// When checkpoints are made, and where they go beside the data directory.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CheckpointRules {
    /// After so many new entries; 0: not by their number.
    pub every_entries: i64,
    /// After so many minutes, if there is a new entry; 0: not by time.
    pub every_minutes: i64,
    /// Another directory that gets a copy of each.
    pub also_to: Option<PathBuf>,
}

/// The key of a data directory, made when it is missing and readable by its owner only.
fn signing_key(dir: &Path) -> Result<Ed25519KeyPair> {
    let path = dir.join(KEY);
    if !path.exists() {
        let made = Ed25519KeyPair::generate_pkcs8(&SystemRandom::new()).map_err(Error::internal)?;
        // Under another name first, so that no half of a key is ever found.
        let temporary = dir.join(format!("{KEY}.{}", std::process::id()));
        std::fs::write(&temporary, [])?;
        restrict(&temporary, 0o600)?;
        let mut file = OpenOptions::new().write(true).open(&temporary)?;
        file.write_all(made.as_ref())?;
        file.sync_all()?;
        // A hard link fails where a file is: whoever comes second takes the first one's key.
        let linked = std::fs::hard_link(&temporary, &path);
        std::fs::remove_file(&temporary)?;
        match linked {
            Err(error) if error.kind() != std::io::ErrorKind::AlreadyExists => return Err(error.into()),
            _ => {}
        }
    }
    Ed25519KeyPair::from_pkcs8(&std::fs::read(&path)?)
        .map_err(|e| Error::Internal(format!("{} is not an Ed25519 key: {e}", path.display())))
}

/// The public key of a data directory in Base64; none before its first checkpoint.
pub fn checkpoint_key(dir: &Path) -> Result<Option<String>> {
    if !dir.join(KEY).exists() {
        return Ok(None);
    }
    Ok(Some(STANDARD.encode(signing_key(dir)?.public_key().as_ref())))
}

/// Where a directory keeps the copies of one key's checkpoints: several servers may share it.
pub fn copy_in(dir: &Path, key: &str) -> PathBuf {
    let short = STANDARD.decode(key).map(|key| hex(&key[..4.min(key.len())])).unwrap_or_default();
    dir.join(format!("qualm-checkpoints-{short}.jsonl"))
}

fn append(path: &Path, line: &str) -> std::io::Result<()> {
    let mut file = OpenOptions::new().create(true).append(true).open(path)?;
    // One write, so that two processes do not mix their lines.
    file.write_all(format!("{line}\n").as_bytes())?;
    file.sync_all()
}

/// Makes a checkpoint of the chain as it is; none for an empty one. The copy elsewhere failing is not this one failing:
/// it is returned beside it.
pub fn make_checkpoint(
    r: &Reader<'_>,
    dir: &Path,
    also_to: Option<&Path>,
    now: Timestamp,
) -> Result<Option<(Checkpoint, Option<String>)>> {
    let (size, head) = r.audit_head()?;
    if size == 0 {
        return Ok(None);
    }
    let pair = signing_key(dir)?;
    let key = STANDARD.encode(pair.public_key().as_ref());
    let mut checkpoint = Checkpoint { size, head, at: now, key, signature: String::new() };
    checkpoint.signature = STANDARD.encode(pair.sign(checkpoint.signed_text().as_bytes()).as_ref());
    let line = serde_json::to_string(&checkpoint).map_err(Error::internal)?;
    append(&dir.join(CHECKPOINTS), &line)?;
    let problem = also_to.and_then(|other| {
        let path = copy_in(other, &checkpoint.key);
        append(&path, &line).err().map(|e| format!("{} could not be written: {e}", path.display()))
    });
    Ok(Some((checkpoint, problem)))
}

/// The checkpoints of a file, in its order. A line that is none is an error that names it.
pub fn read_checkpoints(path: &Path) -> Result<Vec<Checkpoint>> {
    let text = std::fs::read_to_string(path)
        .map_err(|e| Error::Invalid(format!("cannot read the checkpoints in {}: {e}", path.display())))?;
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines
        .map(|(at, line)| {
            serde_json::from_str(line)
                .map_err(|_| Error::Invalid(format!("{}, line {}, is not a checkpoint", path.display(), at + 1)))
        })
        .collect()
}

/// Says when a checkpoint is due, so that nobody reads the file for that each time.
#[derive(Debug)]
pub struct CheckpointClock {
    rules: CheckpointRules,
    last: Option<(i64, Timestamp)>,
}

impl CheckpointClock {
    /// Goes on behind the last checkpoint in the data directory.
    pub fn new(rules: CheckpointRules, dir: &Path) -> CheckpointClock {
        // A damaged file is `audit verify`'s to report; here it only means that a checkpoint is due.
        let known = read_checkpoints(&dir.join(CHECKPOINTS)).unwrap_or_default();
        CheckpointClock { rules, last: known.last().map(|one| (one.size, one.at)) }
    }

    /// Makes a checkpoint if one is due.
    pub fn tick(&mut self, r: &Reader<'_>, dir: &Path, now: Timestamp) -> Result<Option<Checkpoint>> {
        let CheckpointRules { every_entries, every_minutes, also_to } = &self.rules;
        if *every_entries == 0 && *every_minutes == 0 {
            return Ok(None);
        }
        let (size, _) = r.audit_head()?;
        let is_due = match self.last {
            None => size > 0,
            Some((known, at)) => {
                let by_number = *every_entries > 0 && size - known >= *every_entries;
                by_number || (*every_minutes > 0 && size > known && now.secs_since(at) >= every_minutes * 60)
            }
        };
        if !is_due {
            return Ok(None);
        }
        let made = make_checkpoint(r, dir, also_to.as_deref(), now)?;
        Ok(made.map(|(checkpoint, problem)| {
            if let Some(problem) = problem {
                tracing::error!(%problem, "the copy of a checkpoint failed");
            }
            self.last = Some((checkpoint.size, now));
            checkpoint
        }))
    }
}

/// Whether the file is there, for those who take the data directory's own when none is named.
pub fn has_checkpoints(dir: &Path) -> bool {
    File::open(dir.join(CHECKPOINTS)).is_ok()
}
