//! Files seen as memory, read only.

use crate::error::{Error, Result};
use std::fs::File;
use std::path::Path;

/// A file mapped into memory, read only. Shared between threads without copying.
pub struct Mapping(Option<memmap2::Mmap>);

impl AsRef<[u8]> for Mapping {
    fn as_ref(&self) -> &[u8] {
        self.0.as_deref().unwrap_or(&[])
    }
}

impl std::fmt::Debug for Mapping {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Mapping of {} bytes", self.as_ref().len())
    }
}

/// Maps all of `path`. An empty file gives an empty mapping.
///
/// The store promises what makes this sound: files it maps are written under another name, synced, renamed into
/// place and from then on only replaced or deleted as a whole, never shortened or written to; and the data
/// directory is locked, so no second server does either. A mapped file that is cut short would stop the process
/// with SIGBUS on the next read, so the length is compared once more after mapping.
pub fn map_file(path: &Path) -> Result<Mapping> {
    let say = |what: &str, error: std::io::Error| Error::internal(format!("{what} {}: {error}", path.display()));
    let file = File::open(path).map_err(|e| say("cannot open", e))?;
    let len = file.metadata().map_err(|e| say("cannot read the size of", e))?.len();
    if len == 0 {
        return Ok(Mapping(None));
    }
    let bytes = usize::try_from(len)
        .map_err(|_| Error::internal(format!("{} is {len} bytes, too large to map", path.display())))?;
    // SAFETY: the mapping is private to this process and read only; nobody shortens or writes the file while it is
    // mapped (see above), so the slice it gives out does not change under its readers.
    let map = unsafe { memmap2::MmapOptions::new().len(bytes).map(&file) }.map_err(|e| say("cannot map", e))?;
    let now = file.metadata().map_err(|e| say("cannot read the size of", e))?.len();
    if now != len {
        return Err(Error::internal(format!(
            "{} changed from {len} to {now} bytes while it was mapped: something else writes to the data directory",
            path.display()
        )));
    }
    Ok(Mapping(Some(map)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_seen_as_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("numbers");
        std::fs::write(&path, [1u8, 2, 3]).unwrap();
        assert_eq!(map_file(&path).unwrap().as_ref(), &[1, 2, 3]);
        std::fs::write(folder.path().join("empty"), []).unwrap();
        assert_eq!(map_file(&folder.path().join("empty")).unwrap().as_ref(), &[] as &[u8]);
        let missing = map_file(&folder.path().join("nothing")).unwrap_err().to_string();
        assert!(missing.starts_with("cannot open"), "{missing}");
    }
}
