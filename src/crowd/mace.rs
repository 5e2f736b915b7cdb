//! MACE: Hovy, Berg-Kirkpatrick, Vaswani and Hovy (2013), "Learning Whom to Trust with MACE". An annotator either knows
//! and says what is true, or spams and says what they like to say.
//!
//! `P(said = l | true = k) = spam[j] habit[j,l] + know[j] [k = l]`, classes equally likely. Fitted by variational Bayes
//! from several random starts, the likeliest kept: `exp(digamma(count + prior)) / exp(digamma(sum))`, prior 0.5 on
//! spamming and knowing, 10 on each habit.
//!
//! The published smoothing of 0.01 / K belongs to plain EM, where a count of nothing would give a probability of
//! nothing; the priors do that work here.

use super::consensus::softmax;
use super::{Aggregator, Consensus, Votes};
use crate::digest::mix64;
use ndarray::Array2;
use rand::{Rng, SeedableRng};
use rand_xoshiro::Xoshiro256PlusPlus;
use rayon::prelude::*;
use statrs::function::gamma::digamma;

/// Prior counts of spamming and of knowing.
const PRIOR_KNOW: f64 = 0.5;
/// Prior count of each answer a spammer may give.
const PRIOR_HABIT: f64 = 10.0;
/// How uneven the random starts are.
const START_NOISE: f64 = 0.5;

/// Annotators who know or spam.
#[derive(Debug, Clone, Copy)]
pub struct Mace {
    /// Random starts.
    pub restarts: usize,
    /// Steps from each.
    pub iterations: usize,
}

/// What MACE finds.
#[derive(Debug, Clone)]
pub struct MaceFit {
    /// As for any aggregator.
    pub consensus: Consensus,
    /// Probability that an annotator knows rather than spams.
    pub competence: Vec<f64>,
}

/// One start on its way.
struct Fit<'a> {
    votes: &'a Votes,
    /// By annotator.
    spam: Vec<f64>,
    know: Vec<f64>,
    /// Annotator, class.
    habit: Vec<f64>,
    posteriors: Array2<f64>,
    log_likelihood: f64,
    spam_counts: Vec<f64>,
    know_counts: Vec<f64>,
    habit_counts: Vec<f64>,
    /// By annotator and class, what a vote means.
    meanings: Vec<Meaning>,
}

/// What it means that an annotator said a class.
#[derive(Clone, Copy, Default)]
struct Meaning {
    /// Log probability when it is not true: spam alone.
    spammed: f64,
    /// What its being true adds to that.
    gain: f64,
    /// Probability that they knew, if it is true.
    knew: f64,
}

impl Mace {
    /// What the list offers.
    pub const STANDARD: Mace = Mace { restarts: 10, iterations: 50 };

    /// Fits. Same seed, same bytes on any number of threads: each start has a seed of its own, and of equals the first
    /// is kept.
    pub fn fit(&self, votes: &Votes, seed: u64) -> MaceFit {
        let mut fits: Vec<Fit<'_>> = (0..self.restarts.max(1) as u64)
            .into_par_iter()
            .map(|start| {
                let mut fit = Fit::start(votes, mix64(seed, start));
                fit.expect();
                for _ in 0..self.iterations {
                    fit.maximise();
                    fit.expect();
                }
                fit
            })
            .collect();
        let mut best = 0;
        for at in 1..fits.len() {
            if fits[at].log_likelihood > fits[best].log_likelihood {
                best = at;
            }
        }
        let best = fits.swap_remove(best);
        let competence = best.know.iter().zip(&best.spam).map(|(know, spam)| know / (know + spam)).collect();
        let consensus = Consensus {
            log_likelihood: Some(best.log_likelihood),
            iterations: self.iterations,
            ..Consensus::new(votes, best.posteriors)
        };
        MaceFit { consensus, competence }
    }
}

impl<'a> Fit<'a> {
    fn start(votes: &'a Votes, seed: u64) -> Self {
        let (annotators, classes) = (votes.annotators(), votes.classes());
        let mut rng = Xoshiro256PlusPlus::seed_from_u64(seed);
        let mut draw = || 1.0 + (1.0 + START_NOISE) * rng.r#gen::<f64>();
        let (mut spam, mut know, mut habit) = (Vec::new(), Vec::new(), Vec::new());
        for _ in 0..annotators {
            let (s, k) = (draw(), draw());
            spam.push(s / (s + k));
            know.push(k / (s + k));
            let row: Vec<f64> = (0..classes).map(|_| draw()).collect();
            let sum: f64 = row.iter().sum();
            habit.extend(row.iter().map(|value| value / sum));
        }
        Fit {
            votes,
            spam,
            know,
            habit,
            posteriors: Array2::zeros((votes.items(), classes)),
            log_likelihood: 0.0,
            spam_counts: vec![0.0; annotators],
            know_counts: vec![0.0; annotators],
            habit_counts: vec![0.0; annotators * classes],
            meanings: vec![Meaning::default(); annotators * classes],
        }
    }

    fn expect(&mut self) {
        let classes = self.votes.classes();
        for annotator in 0..self.votes.annotators() {
            for class in 0..classes {
                let (spammed, know) =
                    (self.spam[annotator] * self.habit[annotator * classes + class], self.know[annotator]);
                let (gain, knew) = ((know / spammed).ln_1p(), know / (spammed + know));
                self.meanings[annotator * classes + class] = Meaning { spammed: spammed.ln(), gain, knew };
            }
        }
        let uniform = -(classes as f64).ln();
        self.spam_counts.fill(0.0);
        self.know_counts.fill(0.0);
        self.habit_counts.fill(0.0);
        self.log_likelihood = 0.0;
        let mut logs = vec![0.0; classes];
        for item in 0..self.votes.items() {
            let votes = self.votes.of_item(item);
            logs.fill(uniform);
            let mut common = 0.0;
            for vote in votes {
                let meaning = self.meanings[vote.annotator as usize * classes + vote.class as usize];
                common += meaning.spammed;
                logs[vote.class as usize] += meaning.gain;
            }
            let likelihood = softmax(&mut logs) + common;
            if !votes.is_empty() {
                self.log_likelihood += likelihood;
            }
            for vote in votes {
                let (annotator, class) = (vote.annotator as usize, vote.class as usize);
                let knew = logs[class] * self.meanings[annotator * classes + class].knew;
                self.know_counts[annotator] += knew;
                self.spam_counts[annotator] += 1.0 - knew;
                self.habit_counts[annotator * classes + class] += 1.0 - knew;
            }
            self.posteriors.row_mut(item).iter_mut().zip(&logs).for_each(|(to, from)| *to = *from);
        }
    }

    fn maximise(&mut self) {
        let classes = self.votes.classes();
        let expected = |count: f64, sum: f64| (digamma(count) - digamma(sum)).exp();
        for annotator in 0..self.votes.annotators() {
            let (spam, know) = (self.spam_counts[annotator] + PRIOR_KNOW, self.know_counts[annotator] + PRIOR_KNOW);
            self.spam[annotator] = expected(spam, spam + know);
            self.know[annotator] = expected(know, spam + know);
            let counts = &self.habit_counts[annotator * classes..][..classes];
            let sum = counts.iter().sum::<f64>() + PRIOR_HABIT * classes as f64;
            for (habit, count) in self.habit[annotator * classes..][..classes].iter_mut().zip(counts) {
                *habit = expected(count + PRIOR_HABIT, sum);
            }
        }
    }
}

impl Aggregator for Mace {
    fn name(&self) -> &'static str {
        "mace"
    }

    fn title(&self) -> &'static str {
        "MACE: annotators know or spam"
    }

    fn aggregate(&self, votes: &Votes, seed: u64) -> Consensus {
        self.fit(votes, seed).consensus
    }
}

#[cfg(test)]
mod tests {
    use super::super::test_data::crowd;
    use super::*;

    #[test]
    fn spammers_are_told_from_those_who_know() {
        // Right in a third of the cases is chance among three classes; 0.9 is chance for the 15 % who spam.
        let skills = [0.9, 0.9, 0.9, 1.0 / 3.0, 1.0 / 3.0];
        let (votes, truth) = crowd(400, 3, &skills, 5, 3);
        let fit = Mace::STANDARD.fit(&votes, 1);
        for (annotator, &competence) in fit.competence.iter().enumerate() {
            let expected = if annotator < 3 { 0.85 } else { 0.0 };
            assert!((competence - expected).abs() < 0.1, "annotator {annotator}: {competence}");
        }
        let right = fit.consensus.labels.iter().zip(&truth).filter(|(a, b)| a == b).count();
        assert!(right >= 380, "{right} of 400");
    }

    #[test]
    fn one_step_by_hand() {
        // One vote for class 0 of 2, spam = know = 1/2, habit = 1/2: P(said 0 | 0) = 3/4, P(said 0 | 1) = 1/4.
        let votes = Votes::new(1, 1, 2, [(0, 0, 0)]).unwrap();
        let mut fit = Fit::start(&votes, 0);
        (fit.spam, fit.know, fit.habit) = (vec![0.5], vec![0.5], vec![0.5, 0.5]);
        fit.expect();
        assert!((fit.posteriors[[0, 0]] - 0.75).abs() < 1e-12);
        assert!((fit.log_likelihood - 0.5f64.ln()).abs() < 1e-12);
        // Knew: 3/4 of 2/3.
        assert!((fit.know_counts[0] - 0.5).abs() < 1e-12 && (fit.habit_counts[0] - 0.5).abs() < 1e-12);
        fit.maximise();
        // digamma(1) - digamma(2) = -1.
        assert!((fit.know[0] - (-1f64).exp()).abs() < 1e-9 && (fit.spam[0] - (-1f64).exp()).abs() < 1e-9);
    }
}
