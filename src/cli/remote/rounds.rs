//! Rounds of a server: start one, and wait for its end.

use super::super::target::Watch;
use super::Remote;
use super::wire::{not_ours, part};
use crate::error::{Error, Result};
use serde_json::Value;
use std::time::Duration;

/// Seconds a request for a round's end waits at the server before it is sent again.
const WAIT_SECS: u64 = 1;

impl Remote {
    /// Asks for a round until it has ended.
    fn wait_for_round(&self, slug: &str, number: i64, watch: Watch<'_>) -> Result<Value> {
        loop {
            let round = self.get(&format!("/projects/{}/rounds/{number}?wait={WAIT_SECS}", part(slug)))?;
            if !is_open(&round) {
                return Ok(round);
            }
            let progress = round["progress"].as_f64().unwrap_or(0.0);
            let phase = round["phase"].as_str().filter(|phase| !phase.is_empty()).unwrap_or("waiting");
            watch(phase, (progress * 100.0) as u64, 100);
            // A server that does not wait for us must not be asked without a pause.
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    pub(super) fn start(&self, slug: &str, ask: &Value, wait: bool, watch: Watch<'_>) -> Result<Value> {
        if !wait {
            return self.post(&format!("/projects/{}/rounds", part(slug)), ask);
        }
        let number = self.start_to_wait(slug, ask, &mut *watch)?;
        self.wait_for_round(slug, number, watch)
    }

    /// Starts a round whose end is waited for, and returns its number. A round that is due may have been put in line by
    /// itself: one that waits will see the same labels as ours, one that runs already may not.
    fn start_to_wait(&self, slug: &str, ask: &Value, watch: Watch<'_>) -> Result<i64> {
        let path = format!("/projects/{}/rounds", part(slug));
        loop {
            let refused = match self.post(&path, ask) {
                Ok(round) => return round["round"].as_i64().ok_or_else(not_ours),
                Err(Error::Conflict(why)) => Error::Conflict(why),
                Err(error) => return Err(error),
            };
            let newest = self.get(&format!("{path}?limit=1"))?[0].clone();
            match (newest["state"].as_str(), newest["round"].as_i64()) {
                // One that waits already does not spend the holdout.
                (Some("queued"), Some(number)) if ask["spend_holdout"] != true => {
                    eprintln!("Round {number} is in line already; waiting for it.");
                    return Ok(number);
                }
                (Some(state @ ("queued" | "running")), Some(number)) => {
                    eprintln!("Round {number} is {state}; ours comes after it.");
                    self.wait_for_round(slug, number, &mut *watch)?;
                }
                // It ended between the two questions.
                (Some(_), Some(_)) => {}
                _ => return Err(refused),
            }
        }
    }
}

fn is_open(round: &Value) -> bool {
    matches!(round["state"].as_str(), Some("queued" | "running"))
}
