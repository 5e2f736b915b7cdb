//! Laws that ask for human oversight, as data: what each article asks, since when, and which promises answer it.

use crate::error::{Error, Result};
use serde::{Deserialize, Serialize};
use std::sync::LazyLock;

/// A law.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// One word for programs.
    pub id: String,
    /// Its name.
    pub title: String,
    /// What it is about and what it is not, in a sentence or two.
    pub about: String,
    /// From when it counts.
    pub dates: Vec<LawDate>,
    /// The least time logs are kept, in days; none where it says nothing.
    pub log_floor_days: Option<u32>,
    /// What it asks.
    pub duties: Vec<Duty>,
}

/// A date of a law.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LawDate {
    /// `YYYY-MM-DD`.
    pub from: String,
    /// What counts from then on.
    pub what: String,
}

/// Something a law asks.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Duty {
    /// Where it stands.
    pub article: String,
    /// What it asks, in plain words.
    pub asks: String,
    /// What qualm does about it.
    pub here: String,
    /// The promises that show it.
    #[serde(default)]
    pub promises: Vec<String>,
    /// What remains for the organisation: no software does it.
    #[serde(default)]
    pub yours: String,
}

static PROFILES: LazyLock<Vec<Profile>> =
    LazyLock::new(|| serde_json::from_str(include_str!("profiles.json")).unwrap_or_default());

/// Every law that is known here.
pub fn profiles() -> &'static [Profile] {
    &PROFILES
}

/// The law of this name.
pub fn profile(id: &str) -> Result<&'static Profile> {
    PROFILES.iter().find(|profile| profile.id == id).ok_or_else(|| {
        let known: Vec<&str> = PROFILES.iter().map(|profile| profile.id.as_str()).collect();
        Error::Invalid(format!("there is no profile `{id}`: use {}", known.join(", ")))
    })
}

#[cfg(test)]
mod tests {
    use super::super::promises::IDS;
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_law_reads_and_names_promises_that_exist() {
        assert_eq!(
            serde_json::from_str::<Vec<Profile>>(include_str!("profiles.json")).unwrap().len(),
            profiles().len()
        );
        let ids: BTreeSet<&str> = profiles().iter().map(|profile| profile.id.as_str()).collect();
        assert_eq!(ids, BTreeSet::from(["ai_act", "california_admt", "fda", "gdpr_22", "hipaa"]));
        for profile in profiles() {
            assert!(profile.duties.iter().any(|duty| !duty.promises.is_empty()), "{}", profile.id);
            for duty in &profile.duties {
                assert!(duty.promises.iter().all(|id| IDS.contains(&id.as_str())), "{} {}", profile.id, duty.article);
                assert!(!duty.promises.is_empty() || !duty.yours.is_empty(), "{} {}", profile.id, duty.article);
            }
            for date in &profile.dates {
                assert!(date.from.len() == 10 && date.from.as_bytes()[4] == b'-', "{}", date.from);
            }
        }
        assert_eq!(profile("ai_act").unwrap().log_floor_days, Some(183));
        assert!(profile("ai-act").unwrap_err().to_string().contains("ai_act"));
    }
}
