//! Column files: arrays beside the database, mapped when read, rebuilt from the database when lost.
//!
//! Layout, little-endian: `QUALMCOL`, version u32, number of blocks u32, then up to six block lengths in bytes as u64,
//! padded to 64 bytes; then each block, padded to 64 bytes, so that any number type is aligned. A file is written under
//! another name, synced and renamed; the row that names it in the database is its commit point.

use super::{Store, create_private_dir, restrict};
use crate::error::{Error, Result};
use crate::features::{Block, FeatureMatrix, Segment};
use crate::models::Score;
use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

const MAGIC: &[u8; 8] = b"QUALMCOL";
const VERSION: u32 = 1;
const HEADER: usize = 64;
const MOST_BLOCKS: usize = 6;

fn padded(len: usize) -> usize {
    len.div_ceil(64) * 64
}

/// Writes a whole file under another name, syncs it, renames it into place and syncs the folder.
pub fn write_whole(path: &Path, parts: &[&[u8]]) -> Result<()> {
    let folder = path.parent().ok_or_else(|| Error::internal(format!("{} has no folder", path.display())))?;
    create_private_dir(folder)?;
    let temporary = path.with_extension("tmp");
    let mut file = File::create(&temporary)?;
    for part in parts {
        file.write_all(part)?;
    }
    file.sync_all()?;
    restrict(&temporary, 0o600)?;
    std::fs::rename(&temporary, path)?;
    File::open(folder)?.sync_all()?;
    Ok(())
}

fn write_blocks(path: &Path, blocks: &[&[u8]]) -> Result<()> {
    debug_assert!(blocks.len() <= MOST_BLOCKS);
    let mut header = [0u8; HEADER];
    header[..8].copy_from_slice(MAGIC);
    header[8..12].copy_from_slice(&VERSION.to_le_bytes());
    header[12..16].copy_from_slice(&(blocks.len() as u32).to_le_bytes());
    for (at, block) in blocks.iter().enumerate() {
        header[16 + at * 8..24 + at * 8].copy_from_slice(&(block.len() as u64).to_le_bytes());
    }
    let zeros = [0u8; 64];
    let mut parts: Vec<&[u8]> = vec![&header];
    for block in blocks {
        parts.push(block);
        parts.push(&zeros[..padded(block.len()) - block.len()]);
    }
    write_whole(path, &parts)
}

fn read_blocks(path: &Path, expected: usize) -> Result<Vec<Block>> {
    let damaged = |why: &str| Error::internal(format!("{} is damaged: {why}; it will be rebuilt", path.display()));
    let mapping = Arc::new(crate::raw::map_file(path)?);
    let bytes: &[u8] = (*mapping).as_ref();
    if bytes.len() < HEADER || &bytes[..8] != MAGIC || bytes[8..12] != VERSION.to_le_bytes() {
        return Err(damaged("it does not start like a column file of this version"));
    }
    let number = |at: usize| u64::from_le_bytes(bytes[at..at + 8].try_into().unwrap_or_default()) as usize;
    if u32::from_le_bytes(bytes[12..16].try_into().unwrap_or_default()) as usize != expected {
        return Err(damaged("it has another number of blocks"));
    }
    let mut start = HEADER;
    let mut blocks = Vec::with_capacity(expected);
    for at in 0..expected {
        let len = number(16 + at * 8);
        if start.checked_add(len).is_none_or(|end| end > bytes.len()) {
            return Err(damaged("it ends too early"));
        }
        blocks.push(Block::new(mapping.clone(), start, len));
        start += padded(len);
    }
    Ok(blocks)
}

impl Store {
    /// Where a file that a row names lies.
    pub fn path_of(&self, file: &str) -> PathBuf {
        self.dir().join(file)
    }

    /// Writes feature rows.
    pub fn write_segment(&self, file: &str, segment: &Segment) -> Result<()> {
        let view = segment.view();
        write_blocks(
            &self.path_of(file),
            &[
                bytemuck::cast_slice(view.starts),
                bytemuck::cast_slice(view.indices),
                bytemuck::cast_slice(view.values),
                bytemuck::cast_slice(view.dense),
            ],
        )
    }

    /// Maps feature rows.
    pub fn open_segment(&self, file: &str) -> Result<Segment> {
        let path = self.path_of(file);
        let [starts, indices, values, dense] = <[Block; 4]>::try_from(read_blocks(&path, 4)?)
            .map_err(|_| Error::internal(format!("{} has another number of blocks", path.display())))?;
        Segment::new(starts, indices, values)
            .and_then(|segment| segment.with_dense(dense))
            .map_err(|why| Error::internal(format!("{}: {why}", path.display())))
    }

    /// Writes the rows of several segments as one.
    pub fn write_merged(&self, file: &str, matrix: &FeatureMatrix) -> Result<()> {
        let mut starts = vec![0u64];
        let (mut indices, mut values, mut dense) = (Vec::new(), Vec::new(), Vec::new());
        for (_, view) in matrix.segments() {
            let base = indices.len() as u64;
            starts.extend(view.starts[1..].iter().map(|end| base + end));
            indices.extend_from_slice(view.indices);
            values.extend_from_slice(view.values);
            dense.extend_from_slice(view.dense);
        }
        let blocks: [&[u8]; 4] = [
            bytemuck::cast_slice(&starts),
            bytemuck::cast_slice(&indices),
            bytemuck::cast_slice(&values),
            bytemuck::cast_slice(&dense),
        ];
        write_blocks(&self.path_of(file), &blocks)
    }

    /// Writes a score column: one score per row of the matrix.
    pub fn write_scores(&self, file: &str, scores: &[Score]) -> Result<()> {
        write_blocks(&self.path_of(file), &[bytemuck::cast_slice(scores)])
    }

    /// Maps a score column.
    pub fn open_scores(&self, file: &str) -> Result<Block> {
        let block = read_blocks(&self.path_of(file), 1)?.swap_remove(0);
        if !block.as_slice::<u8>().len().is_multiple_of(size_of::<Score>()) {
            return Err(Error::internal(format!("{file} does not hold whole scores; it will be rebuilt")));
        }
        Ok(block)
    }

    /// Deletes column and model files that no row names: left behind by a crash between a file and its row.
    /// Returns how many.
    pub fn sweep_files(&self) -> Result<usize> {
        let named = self.read(|reader| reader.named_files())?;
        let mut swept = 0;
        for folder in ["columns", "models"] {
            let Ok(entries) = std::fs::read_dir(self.dir().join(folder)) else { continue };
            for entry in entries {
                let entry = entry?;
                let name = format!("{folder}/{}", entry.file_name().to_string_lossy());
                if entry.file_type()?.is_file() && !named.contains(&name) {
                    std::fs::remove_file(entry.path())?;
                    swept += 1;
                }
            }
        }
        Ok(swept)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn segments_and_scores_read_back_and_damage_is_noticed() {
        let dir = tempfile::tempdir().unwrap();
        let store = Store::open(dir.path()).unwrap();
        let segment =
            Segment::new(vec![0u64, 2, 3].into(), vec![1u32, 5, 0].into(), vec![0.5f32, 1.0, 2.0].into()).unwrap();
        let segment = segment.with_dense(vec![0.1f32, 0.2].into()).unwrap();
        store.write_segment("columns/a.col", &segment).unwrap();
        let read = store.open_segment("columns/a.col").unwrap();
        assert_eq!(read.view().row(0).indices, &[1, 5]);
        assert_eq!(read.view().row(1).values, &[2.0]);
        assert_eq!(read.view().row(1).dense, &[0.2]);

        let mut matrix = FeatureMatrix::new();
        matrix.push(read.clone(), 6);
        matrix.push(read, 6);
        store.write_merged("columns/b.col", &matrix).unwrap();
        let merged = store.open_segment("columns/b.col").unwrap();
        assert_eq!((merged.rows(), merged.view().row(3).values), (4, &[2.0f32][..]));

        let score = Score { top: 1, confidence: 0.9, margin: 0.8, entropy: 0.3 };
        store.write_scores("columns/s.col", &[score; 3]).unwrap();
        assert_eq!(store.open_scores("columns/s.col").unwrap().as_slice::<Score>(), &[score; 3]);

        let path = store.path_of("columns/a.col");
        let bytes = std::fs::read(&path).unwrap();
        std::fs::write(&path, &bytes[..bytes.len() - 64]).unwrap();
        let damage = store.open_segment("columns/a.col").err().map(|error| error.to_string()).unwrap_or_default();
        assert!(damage.contains("ends too early"), "{damage}");
        assert_eq!(store.sweep_files().unwrap(), 3);
    }
}
