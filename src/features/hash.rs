//! The hash that names n-grams and categories. Fixed for ever: it is stored in feature spaces, so a change here
//! would silently unname every column. The space keeps hashes and no text, so erasing an item leaves nothing behind.
//!
//! One step takes in one number: `h = (h ^ x) * 0x9E3779B97F4A7C15; h ^= h >> 29` (wrapping). The end is the 64-bit
//! finalizer of MurmurHash3. Collisions between 64-bit hashes are possible and merge two columns; among 10 million
//! n-grams the chance that any two collide is about 3 in a million.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// The odd number nearest to 2^64 divided by the golden ratio: spreads small inputs over all bits.
const SPREAD: u64 = 0x9E37_79B9_7F4A_7C15;

/// What is being hashed; part of every hash, so a word and a character n-gram never share a column.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Kind {
    Words = 1,
    Chars = 2,
    Category = 3,
}

/// Takes one number into a hash.
#[inline(always)]
pub(crate) fn step(hash: u64, x: u64) -> u64 {
    let h = (hash ^ x).wrapping_mul(SPREAD);
    h ^ (h >> 29)
}

/// The start of a hash of `kind` under the key with this number in the recipe.
pub(crate) fn start(kind: Kind, key: usize) -> u64 {
    step(step(0x7175_616c_6d00_0001, kind as u64), key as u64)
}

/// The last mix, after which every bit depends on every input bit.
#[inline(always)]
pub(crate) fn finish(mut h: u64) -> u64 {
    h ^= h >> 33;
    h = h.wrapping_mul(0xff51_afd7_ed55_8ccd);
    h ^= h >> 33;
    h = h.wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    h ^ (h >> 33)
}

/// The hash of a category's text under a key.
pub(crate) fn category(key: usize, text: &str) -> u64 {
    finish(text.chars().fold(start(Kind::Category, key), |h, c| step(h, u64::from(c))))
}

/// Keys of this map are hashes already, so hashing them again would only cost time.
#[derive(Default)]
pub(crate) struct AsIs(u64);

impl Hasher for AsIs {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        self.0 = bytes.iter().fold(self.0, |h, b| step(h, u64::from(*b)));
    }

    fn write_u64(&mut self, x: u64) {
        self.0 = x;
    }
}

/// A map from finished hashes. Its order means nothing; whoever reads it out sorts.
pub(crate) type HashedMap<V> = HashMap<u64, V, BuildHasherDefault<AsIs>>;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_stay_what_they_are() {
        // Stored spaces hold these numbers: this test may gain lines and never change one.
        assert_eq!(category(0, "red"), category(0, "red"));
        assert_ne!(category(0, "red"), category(1, "red"));
        assert_ne!(category(0, "red"), category(0, "der"));
        assert_eq!(finish(1), 0xb456_bcfc_34c2_cb2c);
        assert_eq!(step(0, 1), SPREAD ^ (SPREAD >> 29));
    }
}
