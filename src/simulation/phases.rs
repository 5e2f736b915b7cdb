//! How long each phase of a round took: the one place of the simulation that looks at a clock.

use std::collections::BTreeMap;
use std::time::Instant;

/// A running clock with a name for what is being done.
pub(super) struct Phases {
    current: &'static str,
    since: Instant,
    spent: BTreeMap<String, f64>,
}

impl Phases {
    pub(super) fn new(first: &'static str) -> Phases {
        Phases { current: first, since: Instant::now(), spent: BTreeMap::new() }
    }

    /// What follows belongs to `phase`; a phase that comes back goes on.
    pub(super) fn enter(&mut self, phase: &'static str) {
        let now = Instant::now();
        *self.spent.entry(self.current.to_owned()).or_default() += (now - self.since).as_secs_f64();
        (self.current, self.since) = (phase, now);
    }

    /// Wall seconds by phase.
    pub(super) fn stop(mut self) -> BTreeMap<String, f64> {
        self.enter("");
        self.spent
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_goes_to_the_phase_that_runs() {
        let mut phases = Phases::new("fit");
        std::thread::sleep(std::time::Duration::from_millis(20));
        phases.enter("pick");
        phases.enter("fit");
        let spent = phases.stop();
        assert_eq!(spent.keys().collect::<Vec<_>>(), ["fit", "pick"]);
        assert!(spent["fit"] >= 0.02 && spent["pick"] < 0.02, "{spent:?}");
    }
}
