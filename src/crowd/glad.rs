//! GLAD: Whitehill, Ruvolo, Wu, Bergsma and Movellan (2009), "Whose Vote Should Count More". Annotators have abilities,
//! items have an ease: `P(right) = 1 / (1 + exp(-ability[j] exp(ease[i])))`, wrong answers share the rest, classes are
//! equally likely, abilities and eases have normal priors with mean 1 and variance 1.
//!
//! The M step climbs all abilities, then all eases: given the others each is a problem of one number, which a guarded
//! Newton step improves. No conjugate gradient over thousands of numbers at once: it needs many passes over all votes
//! for what a few steps in each number do, and people wait.

use super::consensus::softmax;
use super::{Aggregator, Consensus, Votes};
use ndarray::Array2;

/// Mean of both priors.
const PRIOR: f64 = 1.0;
/// Rounds of Newton steps in one M step.
const CLIMBS: usize = 2;
/// Halvings of a step that goes too far.
const HALVINGS: usize = 6;

/// Abilities of annotators and eases of items.
#[derive(Debug, Clone, Copy)]
pub struct Glad {
    /// Stop when a step gains less than this per vote, nats.
    pub tolerance: f64,
    /// Stop after so many steps.
    pub iterations: usize,
}

/// What GLAD finds.
#[derive(Debug, Clone)]
pub struct GladFit {
    /// As for any aggregator.
    pub consensus: Consensus,
    /// Of each annotator: 0 guesses, below 0 says the opposite.
    pub ability: Vec<f64>,
    /// Of each item, as a log: low is hard.
    pub ease: Vec<f64>,
}

/// One vote as the M step sees it: the number beside it, and the probability that it was right.
struct Term {
    other: usize,
    right: f64,
}

impl Glad {
    /// What the list offers.
    pub const STANDARD: Glad = Glad { tolerance: 1e-7, iterations: 200 };

    /// Fits.
    pub fn fit(&self, votes: &Votes) -> GladFit {
        let (items, annotators) = (votes.items(), votes.annotators());
        let (mut ability, mut ease) = (vec![PRIOR; annotators], vec![PRIOR; items]);
        let mut posteriors = Array2::zeros((items, votes.classes()));
        let mut log_likelihood = expect(votes, &ability, &ease, &mut posteriors);
        let mut before = log_likelihood + log_prior(&ability) + log_prior(&ease);
        let mut iterations = 0;
        while iterations < self.iterations {
            iterations += 1;
            let mut by_annotator: Vec<Vec<Term>> = (0..annotators).map(|_| Vec::new()).collect();
            let mut by_item: Vec<Vec<Term>> = (0..items).map(|_| Vec::new()).collect();
            for vote in votes.all() {
                let (item, annotator) = (vote.item as usize, vote.annotator as usize);
                let right = posteriors[[item, vote.class as usize]];
                by_annotator[annotator].push(Term { other: item, right });
                by_item[item].push(Term { other: annotator, right });
            }
            for _ in 0..CLIMBS {
                let scales: Vec<f64> = ease.iter().map(|ease| ease.exp()).collect();
                for (value, terms) in ability.iter_mut().zip(&by_annotator) {
                    *value = climb(*value, terms, |x| x, |x, item| (x * scales[item], scales[item]));
                }
                for (value, terms) in ease.iter_mut().zip(&by_item) {
                    let argument =
                        |scale: f64, annotator: usize| (ability[annotator] * scale, ability[annotator] * scale);
                    *value = climb(*value, terms, f64::exp, argument);
                }
            }
            log_likelihood = expect(votes, &ability, &ease, &mut posteriors);
            let objective = log_likelihood + log_prior(&ability) + log_prior(&ease);
            if objective - before <= self.tolerance * votes.len() as f64 {
                break;
            }
            before = objective;
        }
        let consensus =
            Consensus { log_likelihood: Some(log_likelihood), iterations, ..Consensus::new(votes, posteriors) };
        GladFit { consensus, ability, ease }
    }
}

/// One guarded Newton step on `sum right ln s(a) + (1 - right) ln s(-a) - (x - 1)^2 / 2`, where `argument` gives `a`
/// and its slope in `x`, from what `ready` makes of `x` once for all terms. The curvature is Fisher's, which is never negative; a step that loses is halved, so the M step
/// never makes things worse.
fn climb(x: f64, terms: &[Term], ready: impl Fn(f64) -> f64, argument: impl Fn(f64, usize) -> (f64, f64)) -> f64 {
    let (mut value, mut slope, mut curvature) = (0.0, PRIOR - x, 1.0);
    let here = ready(x);
    for term in terms {
        let (a, by_x) = argument(here, term.other);
        let s = sigmoid(a);
        value += term.right * a - softplus(a);
        slope += (term.right - s) * by_x;
        curvature += s * (1.0 - s) * by_x * by_x;
    }
    value -= (x - PRIOR).powi(2) / 2.0;
    let mut step = (slope / curvature).clamp(-1.0, 1.0);
    for _ in 0..HALVINGS {
        let there = x + step;
        let mut after = -(there - PRIOR).powi(2) / 2.0;
        let moved = ready(there);
        for term in terms {
            let (a, _) = argument(moved, term.other);
            after += term.right * a - softplus(a);
        }
        if after >= value {
            return there;
        }
        step /= 2.0;
    }
    x
}

/// Posteriors; gives the log-likelihood of the votes.
fn expect(votes: &Votes, ability: &[f64], ease: &[f64], posteriors: &mut Array2<f64>) -> f64 {
    let classes = votes.classes() as f64;
    let mut logs = vec![0.0; votes.classes()];
    let mut total = 0.0;
    for (item, mut row) in posteriors.rows_mut().into_iter().enumerate() {
        logs.fill(-classes.ln());
        let mut common = 0.0;
        let scale = ease[item].exp();
        for vote in votes.of_item(item) {
            // ln s(a) - ln s(-a) = a: a vote lifts its own class by that much over what it gives to all.
            let a = ability[vote.annotator as usize] * scale;
            let spread = (classes - 1.0).ln();
            common += -softplus(a) - spread;
            logs[vote.class as usize] += a + spread;
        }
        let likelihood = softmax(&mut logs) + common;
        if !votes.of_item(item).is_empty() {
            total += likelihood;
        }
        row.iter_mut().zip(&logs).for_each(|(to, from)| *to = *from);
    }
    total
}

fn log_prior(values: &[f64]) -> f64 {
    -values.iter().map(|value| (value - PRIOR).powi(2)).sum::<f64>() / 2.0
}

fn sigmoid(a: f64) -> f64 {
    1.0 / (1.0 + (-a).exp())
}

/// `ln(1 + exp(a))`, without overflow.
fn softplus(a: f64) -> f64 {
    a.max(0.0) + (-a.abs()).exp().ln_1p()
}

impl Aggregator for Glad {
    fn name(&self) -> &'static str {
        "glad"
    }

    fn title(&self) -> &'static str {
        "GLAD: annotators have abilities, items are easy or hard"
    }

    fn aggregate(&self, votes: &Votes, _seed: u64) -> Consensus {
        self.fit(votes).consensus
    }
}

#[cfg(test)]
mod tests {
    use super::super::test_data::{anaesthesia, crowd};
    use super::*;

    #[test]
    fn abilities_rank_the_annotators_and_split_votes_make_an_item_hard() {
        let skills = [0.95, 0.8, 0.65, 0.2, 0.8, 0.8];
        let (votes, truth) = crowd(500, 2, &skills, 6, 11);
        let fit = Glad::STANDARD.fit(&votes);
        assert!(fit.ability[0] > fit.ability[1] && fit.ability[1] > fit.ability[2], "{:?}", fit.ability);
        assert!(fit.ability[3] < 0.0, "who is mostly wrong has a negative ability: {:?}", fit.ability);
        // Somebody who knows the skills weighs each vote by ln(skill / (1 - skill)).
        let knowing = |item: usize| {
            let weigh = |vote: &super::super::Vote| {
                let skill = skills[vote.annotator as usize];
                (skill / (1.0 - skill)).ln() * if vote.class == 1 { 1.0 } else { -1.0 }
            };
            u32::from(votes.of_item(item).iter().map(weigh).sum::<f64>() > 0.0)
        };
        let right = |label: &dyn Fn(usize) -> u32| (0..500).filter(|&item| label(item) == truth[item]).count();
        let (found, best) = (right(&|item| fit.consensus.labels[item]), right(&knowing));
        assert!(found + 10 >= best && best > 450, "{found} of 500, knowing the skills {best}");
        let mean = |is_split: bool| {
            let chosen: Vec<f64> = (0..500)
                .filter(|&item| {
                    let ones = votes.of_item(item).iter().filter(|vote| vote.class == 1).count();
                    ((2..=4).contains(&ones)) == is_split
                })
                .map(|item| fit.ease[item])
                .collect();
            chosen.iter().sum::<f64>() / chosen.len() as f64
        };
        assert!(mean(true) < mean(false), "{} {}", mean(true), mean(false));
    }

    #[test]
    fn every_step_raises_likelihood_and_prior_together() {
        let votes = anaesthesia();
        let mut before = f64::NEG_INFINITY;
        for iterations in 0..20 {
            let fit = Glad { tolerance: -1.0, iterations }.fit(&votes);
            let objective = fit.consensus.log_likelihood.unwrap() + log_prior(&fit.ability) + log_prior(&fit.ease);
            assert!(objective >= before - 1e-9, "step {iterations}: {before} then {objective}");
            before = objective;
        }
    }

    #[test]
    fn one_expectation_by_hand() {
        // ability 1, ease 0: right with 1/(1+1/e) = 0.731; of three classes each other one has 0.134.
        let votes = Votes::new(1, 1, 3, [(0, 0, 2)]).unwrap();
        let mut posteriors = Array2::zeros((1, 3));
        let likelihood = expect(&votes, &[1.0], &[0.0], &mut posteriors);
        assert!((posteriors[[0, 2]] - 0.731_058_578_6).abs() < 1e-9);
        assert!((posteriors[[0, 0]] - 0.134_470_710_7).abs() < 1e-9);
        assert!((likelihood - (1.0f64 / 3.0).ln()).abs() < 1e-12);
    }
}
