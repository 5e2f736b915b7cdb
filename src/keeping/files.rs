//! Files of a backup: names that cannot lead outside, digests, and writes that are on the disk when they return.

use crate::digest::hex;
use crate::error::{Error, Result};
use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::Read;
use std::path::{Component, Path, PathBuf};

/// `name` below `dir`, if it is a plain relative path. Names come from rows and manifests, which anybody may have edited.
pub(super) fn inside(dir: &Path, name: &str) -> Result<PathBuf> {
    let path = Path::new(name);
    let is_plain = !name.is_empty()
        && path.is_relative()
        && !name.contains('\\')
        && path.components().all(|part| matches!(part, Component::Normal(_)));
    if is_plain {
        Ok(dir.join(path))
    } else {
        Err(Error::Invalid(format!("{name:?} is not a file name inside a backup")))
    }
}

/// A file's length and SHA-256 in hexadecimal.
pub(super) fn digest_file(path: &Path) -> std::io::Result<(u64, String)> {
    let mut file = File::open(path)?;
    let mut hasher = Sha256::new();
    let mut buffer = vec![0u8; 1 << 16];
    let mut bytes = 0;
    loop {
        match file.read(&mut buffer)? {
            0 => return Ok((bytes, hex(&hasher.finalize()))),
            n => {
                hasher.update(&buffer[..n]);
                bytes += n as u64;
            }
        }
    }
}

/// Copies a file, readable by its owner only, and syncs it.
pub(super) fn copy_file(from: &Path, to: &Path) -> Result<()> {
    if let Some(parent) = to.parent() {
        crate::store::create_private_dir(parent)?;
    }
    std::fs::copy(from, to)?;
    crate::store::restrict(to, 0o600)?;
    Ok(File::open(to)?.sync_all()?)
}

/// Makes renames and new files in a directory durable.
pub(super) fn sync_dir(dir: &Path) -> Result<()> {
    Ok(File::open(dir)?.sync_all()?)
}

/// Syncs a directory and all directories below it.
pub(super) fn sync_tree(dir: &Path) -> Result<()> {
    for entry in std::fs::read_dir(dir)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            sync_tree(&entry.path())?;
        }
    }
    sync_dir(dir)
}

/// The files below a directory by their relative names, with `/` between, sorted.
pub(super) fn list_files(dir: &Path) -> Result<Vec<String>> {
    fn walk(dir: &Path, before: &str, found: &mut Vec<String>) -> Result<()> {
        for entry in std::fs::read_dir(dir)? {
            let entry = entry?;
            let name = format!("{before}{}", entry.file_name().to_string_lossy());
            if entry.file_type()?.is_dir() {
                walk(&entry.path(), &format!("{name}/"), found)?;
            } else {
                found.push(name);
            }
        }
        Ok(())
    }
    let mut found = Vec::new();
    walk(dir, "", &mut found)?;
    found.sort();
    Ok(found)
}

/// A moment as part of a file name: `20261122T093000Z`.
pub(super) fn stamp(now: crate::domain::Timestamp) -> String {
    let text = now.to_rfc3339();
    let seconds = text.split('.').next().unwrap_or(&text);
    format!("{}Z", seconds.replace(['-', ':', ' '], ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_cannot_lead_outside() {
        let dir = Path::new("/b");
        assert_eq!(inside(dir, "models/1.bin").unwrap(), Path::new("/b/models/1.bin"));
        for name in ["", "../x", "a/../../x", "/etc/passwd", "./x", "a\\..\\x"] {
            assert!(inside(dir, name).is_err(), "{name}");
        }
    }

    #[test]
    fn a_stamp_sorts_and_is_a_file_name() {
        assert_eq!(stamp(crate::domain::Timestamp(1_500)), "19700101T000001Z");
    }
}
