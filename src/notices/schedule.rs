//! When a notice is tried again: soon, then ever later, for a day. Standard Webhooks proposes these times.

use crate::digest::mix64;

/// How often a notice is tried.
pub const TRIES: i64 = 10;
/// Seconds from the first try to each of the ten.
const AFTER_SECS: [i64; TRIES as usize] = [0, 5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400];

/// Seconds from a failed try to the next: the distance of the two in the table and up to a fifth more, so that what
/// failed together does not come back together. `tries` counts those made; none when that was the last.
pub fn delay_secs(tries: i64, delivery: i64) -> Option<i64> {
    let made = usize::try_from(tries).ok().filter(|made| *made >= 1)?;
    let gap = AFTER_SECS.get(made)? - AFTER_SECS[made - 1];
    let jitter = mix64(delivery as u64, made as u64) % 1000;
    Some(gap + (gap * jitter as i64) / 5_000)
}

/// Seconds a place rests after so many failures in a row: one that does not answer may take the one thread for as long as
/// its timeout, and the others should not wait for that each time.
pub(super) fn rest_secs(failures: i64) -> i64 {
    match failures {
        ..=0 => 0,
        n => 5i64.saturating_mul(1 << (n - 1).min(6)).min(300),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ten_tries_over_a_day() {
        let mut total = 0;
        for tries in 1..TRIES {
            let gap = AFTER_SECS[tries as usize] - AFTER_SECS[tries as usize - 1];
            let delay = delay_secs(tries, 7).unwrap();
            assert!((gap..=gap + gap / 5).contains(&delay), "{tries}: {delay}");
            total += delay;
        }
        assert!((86_400..=103_680).contains(&total));
        assert_eq!(delay_secs(TRIES, 7), None);
        let apart: std::collections::BTreeSet<_> = (0..20).map(|delivery| delay_secs(3, delivery)).collect();
        assert!(apart.len() > 10, "what failed together comes back apart: {apart:?}");
    }

    #[test]
    fn rest_doubles_and_ends_at_five_minutes() {
        assert_eq!([0, 1, 2, 3, 7, 50].map(rest_secs), [0, 5, 10, 20, 300, 300]);
    }
}
