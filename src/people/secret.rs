//! Secrets that people carry: made from 256 random bits, shown once, kept as SHA-256.

use crate::digest::{hex, random_bytes, sha256};

/// A secret on its way to the one who will carry it. Its `Debug` shows nothing.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// A new one, with a prefix by which leak scanners can recognise its kind.
    pub fn new(prefix: &str) -> Secret {
        Secret(format!("{prefix}{}", hex(&random_bytes())))
    }

    /// What somebody sent us, to be looked up.
    pub fn received(text: &str) -> Secret {
        Secret(text.to_owned())
    }

    /// The text itself, for the one place that shows it.
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// What the store keeps. A fast hash is enough: there is nothing to guess in 256 random bits, and looking up the
    /// digest takes the same time whichever digits were right.
    pub fn key(&self) -> [u8; 32] {
        sha256(&[self.0.as_bytes()])
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("***")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_long_new_each_time_and_never_printed() {
        let (one, two) = (Secret::new("qlm_"), Secret::new("qlm_"));
        assert_eq!(one.expose().len(), 4 + 64);
        assert_ne!(one, two);
        assert_eq!(format!("{one:?}"), "***");
        assert_eq!(Secret::received(one.expose()).key(), one.key());
    }
}
