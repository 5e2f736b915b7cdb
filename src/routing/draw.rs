//! Keyed draws: which decisions are looked at again. The number follows from a secret and the caller's own key, so a
//! retry gets the same draw, an agent cannot foresee it, and an auditor with the secret can compute it again.
//!
//! `u = first 53 bits of HMAC-SHA256(key, purpose | workflow | external id | revision) / 2^53`. The purpose keeps draws
//! for different questions independent; lengths in front keep neighbours from running together.

use hmac::{Hmac, KeyInit, Mac};
use serde::{Deserialize, Serialize};
use sha2::Sha256;

/// HMAC-SHA256 (RFC 2104) of the parts, each preceded by its length as eight bytes, lowest first.
pub fn mac(key: &[u8], parts: &[&[u8]]) -> [u8; 32] {
    let mut mac = keyed(key);
    for part in parts {
        mac.update(&(part.len() as u64).to_le_bytes());
        mac.update(part);
    }
    mac.finalize().into_bytes().into()
}

fn keyed(key: &[u8]) -> Hmac<Sha256> {
    match Hmac::<Sha256>::new_from_slice(key) {
        Ok(mac) => mac,
        // HMAC hashes long keys and pads short ones; no length is refused.
        Err(_) => unreachable!("HMAC takes keys of every length"),
    }
}

/// The draws of one decision, each uniform in [0, 1).
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Draws {
    /// Whether a sample-rate workflow asks a person.
    pub review: f64,
    /// Whether an audit looks again at what ran alone or fell below the floor.
    pub audit: f64,
    /// Whether an audit looks again at a person's approval.
    pub approval: f64,
    /// Whether a labelled decision may measure, see `reviews`.
    pub holdout: f64,
}

impl Draws {
    /// The draws for the caller's own key of a decision.
    pub fn keyed(key: &[u8], workflow: &str, external: &str, revision: u32) -> Draws {
        let draw = |purpose: &str| {
            let mac =
                mac(key, &[purpose.as_bytes(), workflow.as_bytes(), external.as_bytes(), &revision.to_le_bytes()]);
            let first = u64::from_be_bytes(std::array::from_fn(|at| mac[at]));
            // 53 bits make a number in [0, 1) without rounding.
            (first >> 11) as f64 / (1u64 << 53) as f64
        };
        Draws { review: draw("review"), audit: draw("audit"), approval: draw("approval"), holdout: draw("holdout") }
    }
}

/// Whether a decision goes to an audit, and with what probability it would.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Sampled {
    /// The probability, from the policy.
    pub rate: f64,
    /// What came of it.
    pub is_drawn: bool,
}

impl Sampled {
    pub(super) fn by(draw: f64, rate: f64) -> Sampled {
        Sampled { rate, is_drawn: draw < rate }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::digest::hex;

    #[test]
    fn hmac_gives_the_test_vectors_of_rfc_4231() {
        let of = |key: &[u8], data: &[u8]| {
            let mut mac = keyed(key);
            mac.update(data);
            hex(&mac.finalize().into_bytes())
        };
        assert_eq!(
            of(b"Jefe", b"what do ya want for nothing?"),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
        );
        assert_eq!(of(&[0x0b; 20], b"Hi There"), "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
    }

    #[test]
    fn a_retry_draws_the_same_and_everything_else_another() {
        let draws = |key: &[u8], external: &str, revision| Draws::keyed(key, "refund", external, revision);
        let one = draws(b"k", "case-1", 1);
        assert_eq!(one, draws(b"k", "case-1", 1));
        let others = [draws(b"k", "case-1", 2), draws(b"k", "case-2", 1), draws(b"l", "case-1", 1)];
        assert!(others.iter().all(|other| other.audit != one.audit && other.review != one.review));
        assert_ne!(one.audit, one.approval);
        assert_ne!(Draws::keyed(b"k", "ab", "c", 1).audit, Draws::keyed(b"k", "a", "bc", 1).audit);
    }

    #[test]
    fn the_share_that_is_drawn_is_the_rate() {
        let drawn = (0..20_000)
            .filter(|case| Sampled::by(Draws::keyed(b"secret", "w", &case.to_string(), 1).audit, 0.05).is_drawn)
            .count();
        // 20,000 draws of 0.05: standard deviation 31, so 150 is nearly five of them.
        assert!(drawn.abs_diff(1000) < 150, "{drawn}");
    }
}
