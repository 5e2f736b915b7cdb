//! Answers that are no class: spans and filled-in forms. What they have in common is that two of them can only be equal or not.

use crate::digest::sha256;

/// The number that stands where a class's would: equal answers have equal numbers. It is a digest of 31 bits, so two
/// different answers to one item share theirs about once in two thousand million.
pub(super) fn number_of(canonical: &str) -> u32 {
    let digest = sha256(&[b"answer", canonical.as_bytes()]);
    u32::from_le_bytes([digest[0], digest[1], digest[2], digest[3]]) & 0x7fff_ffff
}

#[cfg(test)]
mod tests {
    use super::number_of;

    #[test]
    fn equal_answers_have_equal_numbers_and_none_is_the_number_of_no_class() {
        assert_eq!(number_of("[]"), number_of("[]"));
        assert_ne!(number_of("[]"), number_of("{}"));
        assert!((0..1000).all(|n| number_of(&n.to_string()) < 1 << 31));
    }
}
