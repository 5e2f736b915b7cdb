//! A temporary file in the data directory, for an import that must be checked as a whole before anything is kept.

use crate::error::{Error, Result};
use std::fs::File;
use std::io::{Read, Seek};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

/// A file that goes away with this value.
pub(super) struct Spool {
    path: PathBuf,
    file: File,
}

static NEXT: AtomicU64 = AtomicU64::new(0);

impl Spool {
    /// Copies all of `input` into a new file below `dir`.
    pub(super) fn fill(dir: &Path, input: &mut dyn Read) -> Result<Spool> {
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let path = dir.join(format!("import-{}-{number}.tmp", std::process::id()));
        let file = File::options()
            .read(true)
            .write(true)
            .create(true)
            .truncate(true)
            .open(&path)
            .map_err(|e| Error::Unavailable(format!("cannot keep the upload in {}: {e}", path.display())))?;
        let mut spool = Spool { path, file };
        std::io::copy(input, &mut spool.file).map_err(|e| Error::Invalid(format!("the input broke off: {e}")))?;
        Ok(spool)
    }

    /// The file from its first byte.
    pub(super) fn rewound(&mut self) -> Result<&mut File> {
        self.file.rewind()?;
        Ok(&mut self.file)
    }
}

impl Drop for Spool {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.path);
    }
}
