//! Sign-in attempts: a bucket per address, a growing delay per account, and no lockout that a stranger could cause.

use crate::domain::Timestamp;
use crate::error::{Error, Result};
use std::collections::{HashMap, HashSet};
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};

/// Attempts an address may make at once, and how long one takes to come back.
const BURST: f64 = 10.0;
const SECS_PER_ATTEMPT: f64 = 6.0;
/// Failures in a row that cost an account nothing; from then on the delay doubles, up to the longest.
const FREE_FAILURES: u32 = 5;
const LONGEST_DELAY_SECS: i64 = 60;
/// Addresses and accounts remembered. Past this the oldest knowledge goes, all at once.
const MOST: usize = 100_000;

#[derive(Default)]
struct Known {
    buckets: HashMap<IpAddr, (f64, Timestamp)>,
    failures: HashMap<String, (u32, Timestamp)>,
    /// Where an account signed in before: its owner is not held up by others' guesses.
    familiar: HashSet<(String, IpAddr)>,
}

/// The sign-in attempts of late.
#[derive(Default)]
pub(crate) struct Attempts {
    known: Mutex<Known>,
}

/// One home or host: an IPv4 address, or the /64 that one gets on IPv6.
fn place(ip: IpAddr) -> IpAddr {
    match ip {
        IpAddr::V6(ip) => match ip.to_ipv4_mapped() {
            Some(ip) => IpAddr::V4(ip),
            None => {
                let s = ip.segments();
                IpAddr::from([s[0], s[1], s[2], s[3], 0, 0, 0, 0])
            }
        },
        v4 => v4,
    }
}

fn too_many(secs: u64) -> Error {
    Error::TooMany {
        message: format!("too many sign-in attempts; try again in {secs} seconds"),
        retry_after_secs: secs,
    }
}

impl Attempts {
    /// Counts an attempt from an address.
    pub(crate) fn on_address(&self, ip: IpAddr, now: Timestamp) -> Result<()> {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if known.buckets.len() >= MOST {
            known.buckets.clear();
        }
        let (left, since) = known.buckets.entry(place(ip)).or_insert((BURST, now));
        *left = (*left + (now.0 - since.0).max(0) as f64 / 1000.0 / SECS_PER_ATTEMPT).min(BURST);
        *since = now;
        if *left < 1.0 {
            return Err(too_many(((1.0 - *left) * SECS_PER_ATTEMPT).ceil() as u64));
        }
        *left -= 1.0;
        Ok(())
    }

    /// Whether an account may be tried from this address now.
    pub(crate) fn on_account(&self, name: &str, ip: IpAddr, now: Timestamp) -> Result<()> {
        let name = name.trim().to_lowercase();
        let known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let Some((failures, last)) = known.failures.get(&name).copied() else { return Ok(()) };
        if failures <= FREE_FAILURES || known.familiar.contains(&(name, place(ip))) {
            return Ok(());
        }
        let delay = (1i64 << (failures - FREE_FAILURES).min(10)).min(LONGEST_DELAY_SECS);
        let left = last.plus_secs(delay).secs_since(now) + 1;
        if now < last.plus_secs(delay) { Err(too_many(left as u64)) } else { Ok(()) }
    }

    /// Notes how an attempt on an account went.
    pub(crate) fn ended(&self, name: &str, ip: IpAddr, is_right: bool, now: Timestamp) {
        let name = name.trim().to_lowercase();
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if known.failures.len() >= MOST {
            known.failures.clear();
        }
        if known.familiar.len() >= MOST {
            known.familiar.clear();
        }
        if is_right {
            known.failures.remove(&name);
            known.familiar.insert((name, place(ip)));
        } else {
            let entry = known.failures.entry(name).or_insert((0, now));
            *entry = (entry.0.saturating_add(1), now);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_gets_ten_at_once_and_one_every_six_seconds() {
        let attempts = Attempts::default();
        let ip = IpAddr::from([10, 0, 0, 1]);
        for _ in 0..10 {
            attempts.on_address(ip, Timestamp(0)).unwrap();
        }
        let Err(Error::TooMany { retry_after_secs, .. }) = attempts.on_address(ip, Timestamp(0)) else { panic!() };
        assert_eq!(retry_after_secs, 6);
        attempts.on_address(IpAddr::from([10, 0, 0, 2]), Timestamp(0)).unwrap();
        attempts.on_address(ip, Timestamp(6_000)).unwrap();
        assert!(attempts.on_address(ip, Timestamp(6_000)).is_err());
    }

    #[test]
    fn two_addresses_of_one_home_share_a_bucket() {
        let attempts = Attempts::default();
        for last in 0..10 {
            attempts.on_address(IpAddr::from([0x2001, 0xdb8, 0, 1, 0, 0, 0, last]), Timestamp(0)).unwrap();
        }
        assert!(attempts.on_address(IpAddr::from([0x2001, 0xdb8, 0, 1, 9, 9, 9, 9]), Timestamp(0)).is_err());
        attempts.on_address(IpAddr::from([0x2001, 0xdb8, 0, 2, 0, 0, 0, 1]), Timestamp(0)).unwrap();
    }

    #[test]
    fn failures_slow_an_account_down_but_never_its_owner_where_they_signed_in_before() {
        let attempts = Attempts::default();
        let (home, stranger) = (IpAddr::from([10, 0, 0, 1]), IpAddr::from([10, 0, 0, 2]));
        attempts.ended("Ana", home, true, Timestamp(0));
        for _ in 0..6 {
            attempts.on_account("ana", stranger, Timestamp(0)).unwrap();
            attempts.ended("ana", stranger, false, Timestamp(0));
        }
        assert!(attempts.on_account("ANA", stranger, Timestamp(1_999)).is_err());
        attempts.on_account("ana", home, Timestamp(0)).unwrap();
        attempts.on_account("ana", stranger, Timestamp(2_000)).unwrap();
        for _ in 0..1000 {
            attempts.ended("ana", stranger, false, Timestamp(0));
        }
        attempts.on_account("ana", stranger, Timestamp(60_000)).unwrap();
    }
}
