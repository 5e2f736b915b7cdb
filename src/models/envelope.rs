//! What model files are wrapped in: eight letters that say what it is, a format number, the content, and the SHA-256 of
//! all that.

use sha2::{Digest, Sha256};

/// Bytes before the content.
pub(super) const HEADER: usize = 12;
/// Bytes behind the content.
pub(super) const TRAILER: usize = 32;

/// Why a file cannot be opened.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Flaw {
    /// Its bytes are not what was written.
    Damaged(&'static str),
    /// It is whole and has another format number.
    Format(u32),
}

/// `content` as a file.
pub(super) fn seal(magic: &[u8; 8], format: u32, content: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(HEADER + content.len() + TRAILER);
    bytes.extend_from_slice(magic);
    bytes.extend_from_slice(&format.to_le_bytes());
    bytes.extend_from_slice(content);
    let digest = Sha256::digest(&bytes);
    bytes.extend_from_slice(&digest);
    bytes
}

/// The content of a file that [`seal`] wrote.
pub(super) fn open<'a>(magic: &[u8; 8], format: u32, bytes: &'a [u8]) -> Result<&'a [u8], Flaw> {
    if bytes.len() < HEADER + TRAILER || !bytes.starts_with(magic) {
        return Err(Flaw::Damaged("it does not begin like a model file"));
    }
    let (sealed, trailer) = bytes.split_at(bytes.len() - TRAILER);
    if Sha256::digest(sealed)[..] != *trailer {
        return Err(Flaw::Damaged("its checksum does not match its content"));
    }
    let found = sealed[magic.len()..HEADER].try_into().map(u32::from_le_bytes).unwrap_or(0);
    if found != format {
        return Err(Flaw::Format(found));
    }
    Ok(&sealed[HEADER..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_format_is_told_from_damage() {
        let bytes = seal(b"QUALMXYZ", 3, b"content");
        assert_eq!(open(b"QUALMXYZ", 3, &bytes), Ok(&b"content"[..]));
        assert_eq!(open(b"QUALMXYZ", 4, &bytes), Err(Flaw::Format(3)));
        assert!(matches!(open(b"QUALMABC", 3, &bytes), Err(Flaw::Damaged(_))));
        let mut broken = bytes;
        broken[14] ^= 1;
        assert!(matches!(open(b"QUALMXYZ", 3, &broken), Err(Flaw::Damaged(_))));
    }
}
