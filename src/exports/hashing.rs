//! A writer that counts and digests what passes through it.

use sha2::{Digest, Sha256};
use std::io::{Result, Write};

/// Passes bytes on, counts them, and digests them with SHA-256.
pub struct HashingWriter<W> {
    inner: W,
    hasher: Sha256,
    bytes: u64,
}

impl<W: Write> HashingWriter<W> {
    /// A writer in front of `inner`.
    pub fn new(inner: W) -> Self {
        HashingWriter { inner, hasher: Sha256::new(), bytes: 0 }
    }

    /// How many bytes passed, and their SHA-256 in hexadecimal.
    pub fn finish(mut self) -> Result<(u64, String)> {
        self.inner.flush()?;
        Ok((self.bytes, crate::digest::hex(&self.hasher.finalize())))
    }
}

impl<W: Write> Write for HashingWriter<W> {
    fn write(&mut self, bytes: &[u8]) -> Result<usize> {
        let written = self.inner.write(bytes)?;
        self.hasher.update(&bytes[..written]);
        self.bytes += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> Result<()> {
        self.inner.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_was_taken_counts() {
        /// Takes two bytes at a time.
        struct Slow(Vec<u8>);
        impl Write for Slow {
            fn write(&mut self, bytes: &[u8]) -> Result<usize> {
                let n = bytes.len().min(2);
                self.0.extend_from_slice(&bytes[..n]);
                Ok(n)
            }
            fn flush(&mut self) -> Result<()> {
                Ok(())
            }
        }
        let mut out = Slow(Vec::new());
        let mut writer = HashingWriter::new(&mut out);
        writer.write_all(b"abc").unwrap();
        // FIPS 180-2, appendix B.1.
        let expected = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(writer.finish().unwrap(), (3, expected.to_owned()));
        assert_eq!(out.0, b"abc");
    }
}
