//! Passwords: argon2id, at least 12 characters, not a common one; hashed at most two at a time.

use super::note;
use crate::domain::{Timestamp, UserId};
use crate::error::{Error, Result};
use crate::store::Store;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use serde_json::json;
use std::sync::{Condvar, Mutex, OnceLock, PoisonError};
use std::time::{Duration, Instant};

/// OWASP's minimum for argon2id with one pass: 46 MiB.
const MEMORY_KIB: u32 = 47_104;
const PASSES: u32 = 1;
const LANES: u32 = 1;
/// Hashes that may run at once: 92 MiB and two cores are what sign-in may cost.
const AT_ONCE: usize = 2;
/// Who waits longer than this for one of them is asked to come back.
const LONGEST_WAIT: Duration = Duration::from_secs(2);
/// Callers that may wait. More are refused at once, so a flood holds no threads.
const MOST_WAITING: usize = 16;

/// Fewest characters. Length is what counts; there are no rules about digits and signs.
pub const SHORTEST: usize = 12;
/// Most bytes: longer ones only cost time.
pub const LONGEST_BYTES: usize = 1024;

/// Common passwords of twelve characters and more, and the pieces shorter ones are stretched from.
static COMMON: &str = include_str!("common_passwords.txt");

struct Slots {
    running: usize,
    waiting: usize,
}

static SLOTS: Mutex<Slots> = Mutex::new(Slots { running: 0, waiting: 0 });
static FREED: Condvar = Condvar::new();

struct Slot;

impl Slot {
    fn take() -> Result<Slot> {
        let busy = || Error::TooMany {
            message: "too many people are signing in at this moment; try again in a few seconds".into(),
            retry_after_secs: 3,
        };
        let until = Instant::now() + LONGEST_WAIT;
        let mut slots = SLOTS.lock().unwrap_or_else(PoisonError::into_inner);
        if slots.running >= AT_ONCE && slots.waiting >= MOST_WAITING {
            return Err(busy());
        }
        slots.waiting += 1;
        while slots.running >= AT_ONCE {
            let left = until.saturating_duration_since(Instant::now());
            if left.is_zero() {
                slots.waiting -= 1;
                return Err(busy());
            }
            slots = FREED.wait_timeout(slots, left).unwrap_or_else(PoisonError::into_inner).0;
        }
        slots.waiting -= 1;
        slots.running += 1;
        Ok(Slot)
    }
}

impl Drop for Slot {
    fn drop(&mut self) {
        SLOTS.lock().unwrap_or_else(PoisonError::into_inner).running -= 1;
        FREED.notify_one();
    }
}

fn argon() -> Result<Argon2<'static>> {
    let params = Params::new(MEMORY_KIB, PASSES, LANES, None).map_err(Error::internal)?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

/// The PHC string of a password, with a salt of its own.
pub(super) fn hash(password: &str) -> Result<String> {
    let _slot = Slot::take()?;
    Ok(argon()?.hash_password(password.as_bytes()).map_err(Error::internal)?.to_string())
}

/// Whether a password fits. Without a hash to compare, the same work is done against one that nothing fits, so that the
/// time says nothing about whether the account exists.
pub(super) fn verify(password: &str, phc: Option<&str>) -> Result<bool> {
    static NOBODY: OnceLock<String> = OnceLock::new();
    let password = if password.len() > LONGEST_BYTES { "" } else { password };
    let nobody = match NOBODY.get() {
        Some(phc) => phc,
        None => {
            let made = hash(&crate::digest::hex(&crate::digest::random_bytes()))?;
            NOBODY.get_or_init(|| made)
        }
    };
    let _slot = Slot::take()?;
    let parsed = PasswordHash::new(phc.unwrap_or(nobody)).map_err(Error::internal)?;
    let fits = argon()?.verify_password(password.as_bytes(), &parsed).is_ok();
    Ok(fits && phc.is_some())
}

/// True when a hash was made with other parameters than today's.
pub(super) fn is_outdated(phc: &str) -> bool {
    !phc.starts_with(&format!("$argon2id$v=19$m={MEMORY_KIB},t={PASSES},p={LANES}$"))
}

/// What is wrong with a new password, in words for the one who chose it.
pub fn check_policy(password: &str, name: &str) -> Result<()> {
    let length = password.chars().count();
    if length < SHORTEST {
        return Err(Error::Invalid(format!(
            "this password has {length} characters; use at least {SHORTEST}. A few words in a row are easy to remember"
        )));
    }
    if password.len() > LONGEST_BYTES {
        return Err(Error::Invalid(format!("this password is longer than {LONGEST_BYTES} bytes")));
    }
    if is_common(password, name) {
        return Err(Error::invalid(
            "this password is among the first that others would try (a common one, repeated signs, or made of your name or ours); choose another",
        ));
    }
    Ok(())
}

/// A password is common when nothing much is left after taking away the pieces that everybody stretches a password from:
/// listed passwords, the product's and the person's name, digits at the ends, and repeated signs.
fn is_common(password: &str, name: &str) -> bool {
    let lower = password.to_lowercase();
    let distinct: std::collections::BTreeSet<char> = lower.chars().collect();
    if distinct.len() < 5 {
        return true;
    }
    let name = name.to_lowercase();
    let mut pieces: Vec<&str> = COMMON.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).collect();
    if name.chars().count() >= 3 {
        pieces.push(&name);
    }
    // Longest first, so that `password1` is not left over from `password123456`.
    pieces.sort_by_key(|piece| std::cmp::Reverse(piece.len()));
    let mut left = lower;
    for piece in pieces {
        left = left.replace(piece, "");
    }
    left.chars().filter(|c| c.is_alphabetic()).count() < 4 && left.chars().count() < 8
}

/// Gives a person a password. All their sessions end.
pub struct SetPassword {
    /// Whose.
    pub person: UserId,
    /// The new one.
    pub password: String,
    /// The one they have, when they change it themselves; none when an admin or the command line sets it.
    pub current: Option<String>,
    /// Who sets it; none on the command line.
    pub by: Option<UserId>,
}

impl SetPassword {
    /// Stores its hash and ends the person's sessions and open links.
    pub fn run(self, store: &Store, now: Timestamp) -> Result<()> {
        let person = store.read(|r| r.person(self.person))?;
        if self.by == Some(self.person) && person.password.is_some() {
            let current = self.current.as_deref().unwrap_or_default();
            if !verify(current, person.password.as_deref())? {
                return Err(Error::invalid("your present password does not match; nothing was changed"));
            }
        }
        check_policy(&self.password, &person.name)?;
        let phc = hash(&self.password)?;
        store.write_people(move |tx| {
            if tx.person(self.person)?.password != person.password {
                return Err(Error::Conflict("the password was changed meanwhile; try again".into()));
            }
            tx.set_password(self.person, Some(&phc))?;
            let sessions = tx.end_sessions_of(self.person)?;
            tx.drop_links_of(Some(self.person))?;
            note(tx, "person.password", self.by, Some(self.person), None, json!({"sessions": sessions}), now)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn length_and_common_passwords() {
        for bad in [
            "short",
            "passwordpassword",
            "Password123456",
            "qualmqualm12",
            "aaaaaaaaaaaaaa",
            "annabell1234",
            "qwertyuiop123",
            "123456789012",
        ] {
            assert!(check_policy(bad, "annabell").is_err(), "{bad}");
        }
        for good in ["correct horse battery", "Zug nach Ulm um 7", "mynameisinthemiddle"] {
            assert!(check_policy(good, "annabell").is_ok(), "{good}");
        }
        assert!(check_policy(&"ab c".repeat(256), "x").is_err(), "four signs over and over");
        assert!(check_policy(&format!("a long one {}", "ü".repeat(600)), "x").is_err(), "more than 1024 bytes");
    }

    #[test]
    fn a_hash_says_how_it_was_made_and_fits_only_its_password() {
        let phc = hash("correct horse battery").unwrap();
        assert!(!is_outdated(&phc), "{phc}");
        assert!(is_outdated(&phc.replace("m=47104", "m=19456")));
        assert!(verify("correct horse battery", Some(&phc)).unwrap());
        assert!(!verify("correct horse batterz", Some(&phc)).unwrap());
        assert!(!verify("correct horse battery", None).unwrap());
    }
}
