//! Query strategies: numbers in, picks out. A strategy never knows that there is a queue.
//!
//! To add one: a file with the rule and its source, and a row in [`STRATEGIES`].

use crate::error::{Error, Result};
use crate::features::FeatureMatrix;
use crate::models::{FittedCalibrator, LinearModel, Score};
use ndarray::Array2;

mod auto;
mod badge;
mod batch;
mod class_balanced;
mod cluster_margin;
mod committee;
mod core_set;
mod coverage;
mod density_margin;
mod discovery;
mod embedding;
mod entropy;
mod expected_change;
mod gumbel;
mod kmeans;
mod least_confidence;
mod margin;
mod near;
mod power_margin;
mod prob_cover;
mod random;
mod seals;
mod share;
mod top;
mod typiclust;

pub use batch::{PlanSettings, Planned, plan};

/// What a strategy may look at. Holdout items are never in `rows`; `rounds` leaves them out, and a test counts them.
#[derive(Clone, Copy)]
pub struct Candidates<'a> {
    /// The rows of the matrix that may be picked, rising.
    pub rows: &'a [u32],
    /// One score per row of the matrix (not per candidate); none before the first model.
    pub scores: Option<&'a [Score]>,
    /// The model behind the scores, for strategies that want more than a score says.
    pub model: Option<Outlook<'a>>,
    /// The vectors the model saw, for strategies that care about variety.
    pub features: &'a FeatureMatrix,
    /// Rows of the pool that are labeled already or wait in people's hands, rising.
    pub labeled: &'a [u32],
    /// Those of them whose class is known: row and class, rows rising. A set of classes counts as its rarest.
    pub labels: &'a [(u32, u32)],
    /// How many classes the schema has.
    pub classes: usize,
    /// Labels between two rounds: a rule for whole batches makes the first so many of its picks a good one.
    pub batch: usize,
    /// Same seed, same answer: this is what lets a round be replayed.
    pub seed: u64,
}

/// A model and the calibrator behind it.
#[derive(Clone, Copy)]
pub struct Outlook<'a> {
    /// From rows to logits.
    pub model: &'a LinearModel,
    /// From logits to probabilities.
    pub calibrator: &'a FittedCalibrator,
}

impl<'a> Candidates<'a> {
    /// No candidates yet, of two classes, 50 labels a round, with seed 0: what a caller does not know stays so.
    pub fn of(features: &'a FeatureMatrix) -> Self {
        Candidates {
            rows: &[],
            scores: None,
            model: None,
            features,
            labeled: &[],
            labels: &[],
            classes: 2,
            batch: 50,
            seed: 0,
        }
    }

    /// Calibrated probabilities of some rows: one row each, in that order, by class (of sets, each class with its own).
    /// None without a model.
    pub fn probabilities(&self, rows: &[u32]) -> Option<Array2<f64>> {
        let outlook = self.model?;
        let rows: Vec<usize> = rows.iter().map(|&row| row as usize).collect();
        Some(outlook.calibrator.probabilities(outlook.model.predict_logits(self.features, &rows).view()))
    }
}

/// One item to ask about.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pick {
    /// The row of the matrix.
    pub row: u32,
    /// How much the strategy expects of it; only the order matters.
    pub utility: f64,
    /// The probability it had of being among the picks, where the rule draws and knows; none elsewhere.
    pub probability: Option<f64>,
}

/// A rule for what to ask next.
pub trait Strategy: Sync {
    /// Stored in project settings, so it never changes after a release.
    fn name(&self) -> &'static str;
    /// What people read on the settings page.
    fn title(&self) -> &'static str;
    /// False for strategies that work before the first model, such as random.
    fn needs_model(&self) -> bool;
    /// What a mixture is made of just now, and why; none for a rule of its own.
    fn mixture(&self, _candidates: &Candidates<'_>) -> Option<Mixture> {
        None
    }
    /// Up to `count` different picks, best first. None at all when the rule needs scores, or the model behind them, and
    /// there are none.
    fn select(&self, candidates: &Candidates<'_>, count: usize) -> Vec<Pick>;
    /// The probabilities that the first `count` of `picks` would have had, if `select` had been asked for so many. `picks`
    /// is what it gave for at least as many. A rule that draws and knows a shorter way than to draw again says it.
    fn chances(&self, candidates: &Candidates<'_>, picks: &[Pick], count: usize) -> Vec<Option<f64>> {
        let again = self.select(candidates, count);
        picks.iter().zip(again).map(|(pick, again)| again.probability.filter(|_| again.row == pick.row)).collect()
    }
}

/// Rules and their shares, which sum to 1.
pub struct Mixture {
    /// A rule and its share of the places.
    pub parts: Vec<(&'static dyn Strategy, f64)>,
    /// Why these shares, in a sentence for the round page.
    pub reason: String,
}

/// Settings page, command line, validation and contract tests all read this list.
pub static STRATEGIES: &[&dyn Strategy] = &[
    &auto::Auto,
    &random::Random,
    &least_confidence::LeastConfidence,
    &margin::Margin,
    &entropy::Entropy,
    &coverage::Coverage,
    &power_margin::PowerMargin,
    &cluster_margin::ClusterMargin,
    &class_balanced::ClassBalanced,
    &badge::Badge,
    &typiclust::TypiClust,
    &prob_cover::ProbCover,
    &committee::Committee,
    &density_margin::DensityMargin,
    &core_set::CoreSet,
    &expected_change::ExpectedChange,
    &seals::Seals,
    &discovery::Discovery,
];

/// The strategy of this name. The error lists the names there are.
pub fn find(name: &str) -> Result<&'static dyn Strategy> {
    STRATEGIES.iter().copied().find(|strategy| strategy.name() == name).ok_or_else(|| {
        let names: Vec<&str> = STRATEGIES.iter().map(|strategy| strategy.name()).collect();
        Error::invalid(format!("there is no strategy `{name}`: use one of {}", names.join(", ")))
    })
}

/// Strategies that ask what the whole label is, so they have no answer where labels are sets of classes.
const NOT_FOR_SETS: &[&str] = &["committee"];

/// The strategy of this name, where labels are sets of classes.
pub fn check_fits_sets(name: &str) -> Result<()> {
    if NOT_FOR_SETS.contains(&name) {
        return Err(Error::invalid(format!(
            "strategy `{name}` needs exactly one class an item, and this project's labels are sets of classes: use auto, \
             margin or another"
        )));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_strategy_is_answered_with_the_names() {
        assert_eq!(find("margin").unwrap().name(), "margin");
        let error = find("magic").err().unwrap().to_string();
        assert!(
            error.starts_with("there is no strategy `magic`: use one of auto, random, least_confidence, margin, "),
            "{error}"
        );
    }
}
