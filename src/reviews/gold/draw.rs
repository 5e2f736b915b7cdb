//! When a gold item comes: once in every block of real items, at a keyed place in it. The first block has none, so at no
//! moment were there more gold items than the share of the real ones before them; a plain draw would promise that only on
//! average. Nobody without the workflow's secret can tell the place.

use crate::routing::mac;

/// Real items for each gold item: `⌈1 / share⌉`.
pub(super) fn block(share: f64) -> i64 {
    // A share such as 0.02 has no exact double; its reciprocal must not become 51 for it.
    (1.0 / share - 1e-6).ceil() as i64
}

/// The block in which a gold item comes with the `seen`-th real item, from 1; none where none comes. `since` tells one
/// count from the next.
pub(super) fn drawn(key: &[u8], slug: &str, since: i64, block: i64, seen: i64) -> Option<i64> {
    let (number, place) = ((seen - 1) / block, (seen - 1) % block);
    let drawn = number_of(key, &[b"gold", slug.as_bytes(), &since.to_le_bytes(), &number.to_le_bytes()]);
    // The bias of a remainder of 64 bits by a block of hundreds is below 1e-16.
    (number > 0 && (drawn % block as u64) as i64 == place).then_some(number)
}

/// 64 keyed bits.
pub(super) fn number_of(key: &[u8], parts: &[&[u8]]) -> u64 {
    let mac = mac(key, parts);
    u64::from_be_bytes(std::array::from_fn(|at| mac[at]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_in_a_hundred_is_one_in_fifty() {
        assert_eq!([block(0.02), block(0.01), block(0.015), block(0.001)], [50, 100, 67, 1000]);
    }

    #[test]
    fn every_block_but_the_first_has_one_and_the_share_is_never_above_its_bound() {
        let mut gold = 0;
        let mut places = std::collections::BTreeSet::new();
        for seen in 1..=5_000 {
            if let Some(number) = drawn(b"secret", "refunds", 7, 50, seen) {
                gold += 1;
                assert_eq!(number, gold, "one a block");
                places.insert(seen % 50);
            }
            assert!(gold * 50 <= seen, "{gold} of {seen}");
        }
        assert_eq!(gold, 99);
        assert!(places.len() > 30, "the place is another in each block: {places:?}");
        let places = |key: &[u8], since| -> Vec<i64> {
            (1..=500).filter(|seen| drawn(key, "refunds", since, 50, *seen).is_some()).collect()
        };
        assert_eq!(places(b"secret", 7), places(b"secret", 7));
        assert_ne!(places(b"secret", 7), places(b"other", 7));
        assert_ne!(places(b"secret", 7), places(b"secret", 8));
    }
}
