//! Is the promise kept? Draws calibration sets from a population whose labels are all known, lets every rule choose, and
//! counts how often the true error above its threshold exceeds the budget.
//!
//! Rows are drawn with replacement: that is the setting of the proofs, and harder than drawing from a finite pool.

use super::rules::{Evidence, RULES};
use super::{Request, Sample, Scored};
use crate::digest::mix64;
use crate::error::{Error, Result};
use rand::{Rng, SeedableRng};
use rand_xoshiro::Xoshiro256PlusPlus;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};

/// What a rule did over all draws.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Trial {
    /// The rule's name; `oracle` knows all labels: the loosest threshold within the budget.
    pub rule: String,
    /// In words.
    pub title: String,
    /// Whether it promises anything.
    pub is_valid: bool,
    /// Draws.
    pub draws: usize,
    /// Share of draws where the true error above the threshold exceeds the budget.
    pub violations: f64,
    /// Mean share of the population above the threshold.
    pub coverage: f64,
    /// Share of draws where anything was accepted.
    pub accepted: f64,
}

/// Draws `draws` samples of `labels` rows. Same seed, same numbers, on any number of threads.
pub fn montecarlo(
    request: &Request,
    population: &[Scored],
    labels: usize,
    draws: usize,
    seed: u64,
) -> Result<Vec<Trial>> {
    request.check()?;
    if population.is_empty() || draws == 0 {
        return Err(Error::invalid("a Monte Carlo needs a population and at least one draw"));
    }
    let all = Sample::new(population.iter().copied())?;
    let (budget, delta) = (request.budget, request.delta());
    // A violation, the coverage, and whether anything was accepted; per draw and rule.
    let outcomes: Vec<Vec<(bool, f64)>> = (0..draws)
        .into_par_iter()
        .map(|draw| {
            let mut rng = Xoshiro256PlusPlus::seed_from_u64(mix64(seed, draw as u64));
            let sample = Sample::new((0..labels).map(|_| population[rng.gen_range(0..population.len())]))?;
            let evidence = Evidence { sample: &sample, pool: all.confidences(), budget, delta };
            let judge = |threshold: Option<f64>| match threshold {
                None => (false, 0.0),
                Some(t) => (all.risk_above(t) > budget, all.coverage_above(t)),
            };
            Ok(RULES.iter().map(|rule| judge(rule.threshold(&evidence))).collect())
        })
        .collect::<Result<_>>()?;
    let mean = |of: &dyn Fn(&(bool, f64)) -> f64, at: usize| {
        outcomes.iter().map(|outcome| of(&outcome[at])).sum::<f64>() / draws as f64
    };
    let mut trials: Vec<Trial> = RULES
        .iter()
        .enumerate()
        .map(|(at, rule)| Trial {
            rule: rule.name().into(),
            title: rule.title().into(),
            is_valid: rule.is_valid(),
            draws,
            violations: mean(&|outcome| f64::from(u8::from(outcome.0)), at),
            coverage: mean(&|outcome| outcome.1, at),
            accepted: mean(&|outcome| f64::from(u8::from(outcome.1 > 0.0)), at),
        })
        .collect();
    let best = (0..=all.len()).rev().map(|rank| all.threshold_at(rank)).find(|&t| all.risk_above(t) <= budget);
    let coverage = best.map_or(0.0, |t| all.coverage_above(t));
    trials.push(Trial {
        rule: "oracle".into(),
        title: "Oracle: knows all labels".into(),
        is_valid: true,
        draws,
        violations: 0.0,
        coverage,
        accepted: f64::from(u8::from(coverage > 0.0)),
    });
    Ok(trials)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Confidence c from 0.5 to 1, right with probability c to the power `bend`: above 1 the model is too sure.
    fn population(bend: f64) -> Vec<Scored> {
        let mut rng = Xoshiro256PlusPlus::seed_from_u64(11);
        (0..20_000)
            .map(|_| {
                let confidence: f64 = 1.0 - 0.5 * rng.r#gen::<f64>().powi(2);
                Scored { confidence, class: 0, is_right: rng.gen_bool(confidence.powf(bend)) }
            })
            .collect()
    }

    fn of<'a>(trials: &'a [Trial], rule: &str) -> &'a Trial {
        trials.iter().find(|trial| trial.rule == rule).unwrap()
    }

    #[test]
    fn valid_rules_keep_the_promise_and_naive_ones_do_not() {
        let request = Request { budget: 0.1, confidence: 0.9 };
        for bend in [1.0, 2.0] {
            let trials = montecarlo(&request, &population(bend), 200, 400, 3).unwrap();
            for trial in trials.iter().filter(|trial| trial.is_valid) {
                // 0.1 and two standard errors of 400 draws.
                assert!(trial.violations <= 0.13, "{trial:?}");
            }
            assert!(of(&trials, "empirical").violations > 0.3, "{trials:?}");
            assert!(of(&trials, "fixed_sequence").coverage > of(&trials, "sgr").coverage, "{trials:?}");
            assert!(of(&trials, "oracle").coverage > of(&trials, "fixed_sequence").coverage, "{trials:?}");
        }
        let sure = montecarlo(&request, &population(4.0), 200, 50, 3).unwrap();
        assert_eq!(of(&sure, "confident").violations, 1.0);
    }

    #[test]
    fn a_surest_part_that_is_garbage_breaks_nothing() {
        // The risk is over the budget among the surest 5 %, under it down to 60 %, and over it again.
        let request = Request { budget: 0.1, confidence: 0.9 };
        let mut rows = population(0.2);
        rows.sort_by(|a, b| b.confidence.total_cmp(&a.confidence));
        for at in 0..1_000 {
            rows[at].is_right = at % 2 == 0;
        }
        for at in 12_000..20_000 {
            rows[at].is_right = at % 3 == 0;
        }
        let trials = montecarlo(&request, &rows, 300, 400, 5).unwrap();
        for rule in ["fixed_sequence", "frozen_sequence"] {
            assert!(of(&trials, rule).violations <= 0.13, "{trials:?}");
        }
    }

    #[test]
    fn threads_do_not_change_a_digit() {
        let request = Request { budget: 0.1, confidence: 0.9 };
        let rows = population(1.0);
        let run = |threads| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            pool.install(|| montecarlo(&request, &rows, 100, 20, 3)).unwrap()
        };
        assert_eq!(run(1), run(3));
    }
}
